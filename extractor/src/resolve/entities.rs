//! [`Registry`]: the names of a document, all the forms of one name merged.
//!
//! Two names are one when the shorter is the family name of the longer (`Zuckerberg`), the longer with a legal
//! or generic tail cut off (`Meta` and `Meta Platforms`), or the initials of it, and no other name fits as
//! well. People are labelled by their fullest name, everything else by its commonest.

use super::document::{Document, slug};
use crate::analysis::EntityType;
use std::collections::{BTreeMap, BTreeSet};

/// One named entity of the document.
#[derive(Debug, Clone)]
pub struct Named {
    /// What it is called.
    pub label: String,
    /// Its other names.
    pub aliases: BTreeSet<String>,
    /// `Person`, `Organization`, …
    pub kind: &'static str,
    /// Slug of its IRI.
    pub slug: String,
}

/// The names of a document.
#[derive(Debug, Default)]
pub struct Registry {
    entities: Vec<Named>,
    /// Normalised form to index.
    forms: BTreeMap<String, usize>,
}

/// Words after a name that do not make it another one.
const TAILS: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "ltd",
    "plc",
    "llc",
    "company",
    "group",
    "holding",
    "holdings",
    "platforms",
    "sa",
    "sas",
    "sarl",
    "se",
    "ag",
    "gmbh",
    "groupe",
    "technologies",
    "international",
    "limited",
    "co",
];

struct Form {
    words: Vec<String>,
    surfaces: BTreeMap<String, usize>,
    kinds: BTreeMap<&'static str, usize>,
}

impl Registry {
    /// Collect and merge the names of a document; its speakers are people.
    #[must_use]
    pub fn learn(document: &Document<'_>) -> Self {
        let mut forms: BTreeMap<String, Form> = BTreeMap::new();
        let mut add = |surface: &str, kind: &'static str, weight: usize| {
            let surface = without_article(surface);
            let words = words(surface);
            if words.is_empty() || surface.chars().all(|c| !c.is_alphabetic()) {
                return;
            }
            let form = forms.entry(words.join(" ")).or_insert_with(|| Form {
                words,
                surfaces: BTreeMap::new(),
                kinds: BTreeMap::new(),
            });
            *form.surfaces.entry(surface.to_owned()).or_default() += 1;
            *form.kinds.entry(kind).or_default() += weight;
        };
        for speaker in &document.transcript.speakers {
            if !matches!(speaker.name.as_str(), "unknown" | "narrator") {
                add(&speaker.name, "Person", 100);
            }
        }
        for place in document.places() {
            let sentence = document.sentence(place);
            for mention in &sentence.entities {
                let span = document.span(place, mention.tokens.start, mention.tokens.end - 1);
                add(document.transcript.text.slice(span), kind_of(mention.kind), 1);
            }
        }
        Self::merge(forms)
    }

    fn merge(forms: BTreeMap<String, Form>) -> Self {
        let mut order: Vec<(String, Form)> = forms.into_iter().collect();
        order.sort_by(|a, b| b.1.words.len().cmp(&a.1.words.len()).then(a.0.cmp(&b.0)));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for index in 0..order.len() {
            let mut fitting = groups.iter_mut().filter(|g| same_name(&order[g[0]].1, &order[index].1));
            match (fitting.next(), fitting.next()) {
                (Some(group), None) => group.push(index),
                _ => groups.push(vec![index]),
            }
        }
        let mut registry = Self::default();
        for group in groups {
            let id = registry.entities.len();
            for &member in &group {
                registry.forms.insert(order[member].0.clone(), id);
            }
            registry.entities.push(named(group.iter().map(|&m| &order[m].1)));
        }
        registry
    }

    /// The entity that goes by this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Named> {
        let key = words(without_article(name)).join(" ");
        self.forms.get(&key).map(|&id| &self.entities[id])
    }
}

fn named<'f>(members: impl Iterator<Item = &'f Form>) -> Named {
    let (mut surfaces, mut kinds) = (BTreeMap::new(), BTreeMap::new());
    for form in members {
        for (surface, count) in &form.surfaces {
            *surfaces.entry(surface.clone()).or_insert(0) += count;
        }
        for (kind, count) in &form.kinds {
            *kinds.entry(*kind).or_insert(0) += count;
        }
    }
    let kind = kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or("Thing", |(k, _)| *k);
    let best = |surface: &&String| {
        let count = surfaces[*surface];
        if kind == "Person" {
            (surface.split(' ').count(), count, std::cmp::Reverse((*surface).clone()))
        } else {
            (count, 0, std::cmp::Reverse((*surface).clone()))
        }
    };
    let label = surfaces.keys().max_by_key(best).cloned().unwrap_or_default();
    let aliases = surfaces.into_keys().filter(|s| *s != label).collect();
    Named { slug: slug(&label), label, aliases, kind }
}

/// Whether the shorter form is another way to say the longer one.
fn same_name(long: &Form, short: &Form) -> bool {
    let (l, s) = (&long.words, &short.words);
    if s.len() >= l.len() {
        return false;
    }
    let person = |f: &Form| majority(f) == "Person";
    if person(long) && (person(short) || s.len() == 1) && l.ends_with(s) {
        return s.iter().any(|w| w.len() > 1);
    }
    if !person(long) && l.starts_with(s) && l[s.len()..].iter().all(|w| TAILS.contains(&w.as_str())) {
        return true;
    }
    let initials: String = l.iter().filter_map(|w| w.chars().next()).collect();
    s.len() == 1
        && s[0].len() > 2
        && s[0] == initials
        && short.surfaces.keys().all(|f| f.chars().all(char::is_uppercase))
}

fn majority(form: &Form) -> &'static str {
    form.kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or("Thing", |(k, _)| *k)
}

/// Lower-case words of a name, punctuation and possessive `'s` left out.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace('’', "'");
    let lower = lower.strip_suffix("'s").unwrap_or(&lower);
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn without_article(name: &str) -> &str {
    let trimmed = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '«' | '»' | '“' | '”'));
    let trimmed = trimmed.strip_suffix("'s").or_else(|| trimmed.strip_suffix("’s")).unwrap_or(trimmed);
    for article in
        ["l'", "l’", "L'", "L’", "d'", "d’", "le ", "la ", "les ", "the ", "The ", "der ", "die ", "das "]
    {
        if let Some(rest) = trimmed.strip_prefix(article) {
            return rest;
        }
    }
    trimmed
}

/// The type's name in JSON and RDF.
#[must_use]
pub const fn kind_of(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Location => "Place",
        EntityType::Product => "Product",
        EntityType::Work => "CreativeWork",
        EntityType::Event => "Event",
        EntityType::Group => "Group",
        EntityType::Other => "Thing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, kind: &'static str) -> (String, Form) {
        let words = words(name);
        (words.join(" "), Form { words, surfaces: [(name.to_owned(), 1)].into(), kinds: [(kind, 1)].into() })
    }

    #[test]
    fn merges_short_forms_into_full_names() {
        let registry = Registry::merge(
            [
                form("Acme Platforms", "Organization"),
                form("Acme", "Organization"),
                form("Acme Research", "Organization"),
                form("Rosa Keller", "Person"),
                form("Keller", "Person"),
                form("Organisation des Nations unies", "Organization"),
            ]
            .into(),
        );
        assert_eq!(registry.find("Acme").unwrap().slug, registry.find("Acme Platforms").unwrap().slug);
        assert_ne!(registry.find("Acme").unwrap().slug, registry.find("Acme Research").unwrap().slug);
        assert_eq!(registry.find("Keller").unwrap().label, "Rosa Keller");
    }
}
