//! What a store holds besides claims, in lists: [`documents`], [`turns`], [`entities`], [`relations`]; sorted, a page at
//! a time.

use super::documents::{SegmentView, Summary};
use super::filter::FilterError;
use super::list::Asking;
use super::node::Node;
use super::record::{Corpus, Entity};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::store::StoreError;
use dixit_extractor::store::functions::fold;
use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::QuerySolution;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;

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
#[derive(Debug, Clone, JsonSchema, Serialize)]
#[schemars(rename = "{T}List")]
pub struct Listed<T> {
    /// How many there are on all pages.
    pub total: usize,
    /// Those of this page.
    pub items: Vec<T>,
    /// Where the next page starts; `None` when this is the last.
    pub next: Option<String>,
}

/// An entity in a list.
#[derive(Debug, Clone, JsonSchema, Serialize)]
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
#[derive(Debug, Clone, JsonSchema, Serialize)]
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
/// When the cursor is none of this list.
pub fn documents(corpus: &Corpus, wanted: &Wanted) -> Result<Listed<Summary>, StoreError> {
    let text = wanted.text.as_deref().map(fold);
    let mut found = Summary::all(corpus);
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
/// When the cursor is none of this list.
pub fn entities(corpus: &Corpus, wanted: &Wanted) -> Result<Listed<EntitySummary>, StoreError> {
    let text = wanted.text.as_deref().map(fold);
    let mut claims: HashMap<&str, usize> = HashMap::new();
    for claim in &corpus.claims {
        let [subject, object] =
            [&claim.subject, &claim.object].map(|slot| slot.as_ref().map(|party| &*party.iri));
        for iri in subject.into_iter().chain(object.filter(|_| object != subject)) {
            *claims.entry(iri).or_default() += 1;
        }
    }
    let called = |entity: &Entity| {
        let holds = |name: &String| text.as_ref().is_none_or(|text| fold(name).contains(text.as_str()));
        holds(&entity.label) || entity.aliases.iter().any(holds)
    };
    let is_kind =
        |entity: &Entity| wanted.kind.as_ref().is_none_or(|kind| entity.kind.eq_ignore_ascii_case(kind));
    let found =
        corpus.entities.iter().filter(|(_, entity)| entity.listed && is_kind(entity) && called(entity));
    let summary = |(iri, entity): (&String, &Entity)| EntitySummary {
        id: iri.clone(),
        label: entity.label.clone(),
        kind: entity.kind.to_owned(),
        claims: claims.get(iri.as_str()).copied().unwrap_or(0),
    };
    page(found.map(summary).collect(), |entity| (Reverse(entity.claims), entity.id.clone()), wanted)
}

/// Every relation of a claim, those with most claims first.
///
/// # Errors
/// When the cursor is none of this list or the store fails.
pub fn relations(
    asking: &Asking<'_>,
    corpus: &Corpus,
    wanted: &Wanted,
) -> Result<Listed<RelationSummary>, StoreError> {
    let text = wanted.text.as_deref().map(fold);
    let mut counts: HashMap<&str, (&str, usize)> = HashMap::new();
    for claim in &corpus.claims {
        let (label, claims) = counts.entry(&claim.relation.iri).or_insert((&claim.relation.label, 0));
        *label = claim.relation.label.as_str().min(label);
        *claims += 1;
    }
    let called = |(_, (label, _)): &(&str, (&str, usize))| {
        text.as_ref().is_none_or(|text| fold(label).contains(text.as_str()))
    };
    let summary = |(id, (label, claims)): (&str, (&str, usize))| RelationSummary {
        id: id.to_owned(),
        label: label.to_owned(),
        open: false,
        claims,
    };
    let found: Vec<RelationSummary> = counts.into_iter().filter(called).map(summary).collect();
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
    use crate::view::corpus::corpus;
    use crate::view::filter::ClaimFilter;
    use crate::view::sample;

    fn wanted(pairs: &[(&'static str, &'static str)]) -> Wanted {
        Wanted::from_pairs(pairs.iter().copied()).unwrap()
    }

    #[test]
    fn lists_are_sorted_narrowed_and_paged() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let corpus = corpus(&asking, &ClaimFilter::default()).unwrap();
        let all = entities(&corpus, &wanted(&[])).unwrap();
        assert!(all.total > 4 && all.next.is_none());
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let page = entities(&corpus, &Wanted { limit: 2, after, ..Wanted::default() }).unwrap();
            paged.extend(page.items.into_iter().map(|entity| entity.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(paged, all.items.iter().map(|entity| entity.id.clone()).collect::<Vec<_>>());
        let council = entities(&corpus, &wanted(&[("text", "COUNCIL")])).unwrap();
        assert_eq!((council.total, council.items[0].claims), (1, 1));
        assert_eq!(entities(&corpus, &wanted(&[("kind", "Person")])).unwrap().total, 2);
        assert_eq!(relations(&asking, &corpus, &wanted(&[("text", "support")])).unwrap().items[0].claims, 1);
        assert_eq!(
            turns(&asking, &wanted(&[("speaker", "ann"), ("text", "Terminal workers")])).unwrap().total,
            1
        );
        assert_eq!(turns(&asking, &wanted(&[("document", "harbour")])).unwrap().total, 2);
        assert_eq!(turns(&asking, &wanted(&[("document", "x y")])).unwrap().total, 0);
        assert_eq!(documents(&corpus, &wanted(&[("text", "docks"), ("language", "en")])).unwrap().total, 1);
        let error = entities(&corpus, &wanted(&[("after", "x")])).unwrap_err();
        assert!(error.to_string().contains("cursor"));
        assert!(Wanted::from_pairs([("limit", "0")]).is_err());
    }
}
