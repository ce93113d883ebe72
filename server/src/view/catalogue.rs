//! What a store holds besides claims, in lists: [`documents`], [`turns`], [`entities`], [`relations`]; sorted, a page at
//! a time.

use super::documents::{self, SegmentView, Summary};
use super::filter::FilterError;
use super::list::Asking;
use super::node::Node;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dixit_extractor::rdf::kind_of_class;
use dixit_extractor::rdf::vocabulary::{dx, rdf};
use dixit_extractor::store::StoreError;
use dixit_extractor::store::functions::fold;
use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::QuerySolution;
use serde::Serialize;
use std::cmp::Reverse;

/// Most things of one page.
pub const MAX_LIMIT: usize = 1000;

/// What of a list is wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// A part of the name or text, whatever its case and accents.
    pub text: Option<String>,
    /// Of this kind alone: an entity's `Person`, `Organization`…
    pub kind: Option<String>,
    /// Of this document alone: a slug or an IRI.
    pub document: Option<String>,
    /// Of this speaker alone: a part of the name.
    pub speaker: Option<String>,
    /// In this language alone.
    pub language: Option<String>,
    /// Most things of the page.
    pub limit: usize,
    /// Where it starts: the `next` of the page before.
    pub after: Option<String>,
}

/// A page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Listed<T> {
    /// How many there are on all pages.
    pub total: usize,
    /// Those of this page.
    pub items: Vec<T>,
    /// Where the next page starts; `None` when this is the last.
    pub next: Option<String>,
}

/// An entity in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EntitySummary {
    /// Its IRI.
    pub id: String,
    /// What it is called first of all.
    pub label: String,
    /// `Person`, `Organization`, …
    pub kind: String,
    /// How many claims are about it.
    pub claims: usize,
}

/// A relation in a list.
#[derive(Debug, Clone, Serialize)]
pub struct RelationSummary {
    /// Its IRI.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Whether it is not of the lexicon but made from the words of a text.
    pub open: bool,
    /// How many claims have it.
    pub claims: usize,
}

/// Every document, by title.
///
/// # Errors
/// When the cursor is none of this list or the store fails.
pub fn documents(asking: &Asking<'_>, wanted: &Wanted) -> Result<Listed<Summary>, StoreError> {
    let text = wanted.text.as_deref().map(fold);
    let mut found = documents::list(asking.store)?;
    found.retain(|document| {
        let named = text.as_ref().is_none_or(|text| {
            fold(&document.title).contains(text.as_str()) || document.slug.contains(text.as_str())
        });
        named && wanted.language.as_ref().is_none_or(|language| *language == document.language)
    });
    page(found, |document| (fold(&document.title), document.id.clone()), wanted)
}

/// Every turn, by document and number.
///
/// # Errors
/// When the cursor is none of this list or the store fails.
pub fn turns(asking: &Asking<'_>, wanted: &Wanted) -> Result<Listed<SegmentView>, StoreError> {
    let mut patterns = "?turn a dx:Turn ; dx:document ?document ; dx:number ?number .".to_owned();
    if let Some(document) = &wanted.document {
        let iri = if document.contains(':') {
            document.clone()
        } else {
            format!("{}document/{document}", asking.base)
        };
        match NamedNode::new(iri) {
            Ok(iri) => patterns += &format!("\n?turn dx:document {iri} ."),
            Err(_) => patterns += "\nFILTER(false)",
        }
    }
    if let Some(speaker) = &wanted.speaker {
        patterns += &format!(
            "\n?turn dx:name ?name . FILTER(CONTAINS(dxf:fold(?name), {}))",
            literal(&fold(speaker))
        );
    }
    for word in wanted.text.iter().flat_map(|text| text.split_whitespace()) {
        patterns +=
            &format!("\n?turn dx:text ?text . FILTER(CONTAINS(dxf:fold(?text), {}))", literal(&fold(word)));
    }
    let sparql = format!("SELECT DISTINCT ?turn ?document ?number {{\n{patterns}\n}}");
    let mut found = Vec::new();
    for row in asking.solutions(&sparql)? {
        let row = row?;
        if let (Some(turn), Some(document), Some(number)) =
            (iri(&row, "turn"), iri(&row, "document"), number(&row, "number"))
        {
            found.push((document, number, turn));
        }
    }
    found.sort();
    let listed = page(found, |(document, number, _)| (document.clone(), *number), wanted)?;
    let read = |(_, _, turn): &(String, usize, String)| -> Result<SegmentView, StoreError> {
        Ok(SegmentView::of(&Node::of(asking.store, &NamedNode::new_unchecked(turn))?))
    };
    Ok(Listed {
        total: listed.total,
        items: listed.items.iter().map(read).collect::<Result<_, _>>()?,
        next: listed.next,
    })
}

/// Every entity, those with most claims first.
///
/// # Errors
/// When the cursor is none of this list or the store fails.
pub fn entities(asking: &Asking<'_>, wanted: &Wanted) -> Result<Listed<EntitySummary>, StoreError> {
    let named = wanted.text.as_deref().map(fold).map_or_else(String::new, |text| {
        format!(
            "?entity rdfs:label|skos:prefLabel|skos:altLabel ?name . FILTER(CONTAINS(dxf:fold(?name), {}))",
            literal(&text)
        )
    });
    let sparql = format!(
        "SELECT ?entity (MIN(STR(?label)) AS ?called) (COUNT(DISTINCT ?claim) AS ?n) {{
           ?entity a dx:Entity ; rdfs:label ?label . {named}
           OPTIONAL {{ ?claim dx:subject|dx:object ?entity . ?claim a dx:Claim }}
         }} GROUP BY ?entity"
    );
    let mut found = Vec::new();
    for row in asking.solutions(&sparql)? {
        let row = row?;
        if let (Some(id), Some(label), Some(claims)) =
            (iri(&row, "entity"), text(&row, "called"), number(&row, "n"))
        {
            found.push(EntitySummary { id, label, kind: String::new(), claims });
        }
    }
    if let Some(kind) = &wanted.kind {
        for entity in &mut found {
            entity.kind = kind_of(asking, &entity.id)?;
        }
        found.retain(|entity| entity.kind.eq_ignore_ascii_case(kind));
    }
    let mut listed = page(found, |entity| (Reverse(entity.claims), entity.id.clone()), wanted)?;
    for entity in listed.items.iter_mut().filter(|entity| entity.kind.is_empty()) {
        entity.kind = kind_of(asking, &entity.id)?;
    }
    Ok(listed)
}

fn kind_of(asking: &Asking<'_>, entity: &str) -> Result<String, StoreError> {
    let node = Node::of(asking.store, &NamedNode::new_unchecked(entity))?;
    let kind =
        node.iris(rdf::TYPE).into_iter().find_map(|class| kind_of_class(class.as_str()).map(str::to_owned));
    Ok(kind.unwrap_or_else(|| "Thing".to_owned()))
}

/// Every relation of a claim, those with most claims first.
///
/// # Errors
/// When the cursor is none of this list or the store fails.
pub fn relations(asking: &Asking<'_>, wanted: &Wanted) -> Result<Listed<RelationSummary>, StoreError> {
    let named =
        wanted.text.as_deref().map(fold).map_or_else(String::new, |text| {
            format!("FILTER(CONTAINS(dxf:fold(?label), {}))", literal(&text))
        });
    let sparql = format!(
        "SELECT ?relation (MIN(?label) AS ?called) (COUNT(DISTINCT ?claim) AS ?n) {{
           ?claim dx:relation ?relation ; dx:relationLabel ?label . {named}
         }} GROUP BY ?relation"
    );
    let mut found = Vec::new();
    for row in asking.solutions(&sparql)? {
        let row = row?;
        if let (Some(id), Some(label), Some(claims)) =
            (iri(&row, "relation"), text(&row, "called"), number(&row, "n"))
        {
            found.push(RelationSummary { id, label, open: false, claims });
        }
    }
    let mut listed = page(found, |relation| (Reverse(relation.claims), relation.id.clone()), wanted)?;
    for relation in &mut listed.items {
        let node = Node::of(asking.store, &NamedNode::new_unchecked(&relation.id))?;
        relation.open = node.is_a(dx::OPEN_RELATION);
    }
    Ok(listed)
}

/// The page that is wanted, of things sorted by a key that is different for each.
fn page<T, K: Ord + Serialize>(
    mut found: Vec<T>,
    key: impl Fn(&T) -> K,
    wanted: &Wanted,
) -> Result<Listed<T>, StoreError> {
    found.sort_by_cached_key(&key);
    let total = found.len();
    let name = |thing: &T| serde_json::to_string(&key(thing)).unwrap_or_default();
    let start = match &wanted.after {
        None => 0,
        Some(cursor) => {
            let at = URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let at = at.and_then(|at| found.iter().position(|thing| name(thing) == at));
            at.ok_or_else(|| StoreError::Parameter(format!(
                "the cursor '{cursor}' does not fit: use the 'next' of a page, and begin again when the store has changed"
            )))? + 1
        }
    };
    let mut items: Vec<T> = found.into_iter().skip(start).collect();
    let limit = wanted.limit.clamp(1, MAX_LIMIT);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|last| URL_SAFE_NO_PAD.encode(name(last)));
    Ok(Listed { total, items, next })
}

impl Wanted {
    /// Read from the parameters of an address.
    ///
    /// # Errors
    /// When a value does not fit.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, FilterError> {
        let mut wanted = Self { limit: DEFAULT_LIMIT, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let text = Some(value.to_owned());
            match name {
                "text" => wanted.text = text,
                "kind" => wanted.kind = text,
                "document" => wanted.document = text,
                "speaker" => wanted.speaker = text,
                "language" => wanted.language = text,
                "after" => wanted.after = text,
                "limit" => wanted.limit = limit(value)?,
                _ => {}
            }
        }
        Ok(wanted)
    }
}

/// How many things a page has unless it is said otherwise.
pub const DEFAULT_LIMIT: usize = 50;

/// A number of things.
///
/// # Errors
/// When it is none.
pub fn limit(value: &str) -> Result<usize, FilterError> {
    value.parse().ok().filter(|limit| (1..=MAX_LIMIT).contains(limit)).ok_or_else(|| FilterError {
        name: "limit".to_owned(),
        value: value.to_owned(),
        wanted: format!("a whole number from 1 to {MAX_LIMIT}"),
    })
}

fn literal(text: &str) -> Literal {
    Literal::new_simple_literal(text)
}

fn iri(row: &QuerySolution, name: &str) -> Option<String> {
    match row.get(name) {
        Some(Term::NamedNode(iri)) => Some(iri.as_str().to_owned()),
        _ => None,
    }
}

fn text(row: &QuerySolution, name: &str) -> Option<String> {
    match row.get(name) {
        Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
        _ => None,
    }
}

fn number(row: &QuerySolution, name: &str) -> Option<usize> {
    text(row, name)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn wanted(pairs: &[(&'static str, &'static str)]) -> Wanted {
        Wanted::from_pairs(pairs.iter().copied()).unwrap()
    }

    #[test]
    fn lists_are_sorted_narrowed_and_paged() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let all = entities(&asking, &wanted(&[])).unwrap();
        assert!(all.total > 4 && all.next.is_none());
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let page = entities(&asking, &Wanted { limit: 2, after, ..Wanted::default() }).unwrap();
            paged.extend(page.items.into_iter().map(|entity| entity.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(paged, all.items.iter().map(|entity| entity.id.clone()).collect::<Vec<_>>());
        let council = entities(&asking, &wanted(&[("text", "COUNCIL")])).unwrap();
        assert_eq!((council.total, council.items[0].claims), (1, 1));
        assert_eq!(entities(&asking, &wanted(&[("kind", "Person")])).unwrap().total, 2);
        assert_eq!(relations(&asking, &wanted(&[("text", "support")])).unwrap().items[0].claims, 1);
        assert_eq!(
            turns(&asking, &wanted(&[("speaker", "ann"), ("text", "Terminal workers")])).unwrap().total,
            1
        );
        assert_eq!(turns(&asking, &wanted(&[("document", "harbour")])).unwrap().total, 2);
        assert_eq!(turns(&asking, &wanted(&[("document", "x y")])).unwrap().total, 0);
        assert_eq!(documents(&asking, &wanted(&[("text", "docks"), ("language", "en")])).unwrap().total, 1);
        let error = entities(&asking, &wanted(&[("after", "x")])).unwrap_err();
        assert!(error.to_string().contains("cursor"));
        assert!(Wanted::from_pairs([("limit", "0")]).is_err());
    }
}
