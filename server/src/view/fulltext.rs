//! [`Index`]: full text over quotes, names and titles, ranked by BM25, whatever case, accents and endings.
//!
//! The index is made from the store's claims and kept in memory: a hundred thousand claims take some tens of
//! megabytes, and there is nothing on disk that could disagree with the store. A word is indexed as it
//! is written, folded, and by its stem (Snowball) in the language of its text; a query looks for both, so that the
//! exact word counts more. A query's word that is nowhere stands for the words that begin with it.

use super::record::{Corpus, PartyKind};
use dixit_extractor::store::functions::{fold, fold_char};
use rust_stemmers::{Algorithm, Stemmer};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// BM25's saturation of term frequency (Robertson & Zaragoza 2009).
const K1: f64 = 1.2;

/// BM25's share of length normalisation.
const B: f64 = 0.75;

/// What a stem counts beside the exact word.
const STEM: f64 = 0.5;

/// Most words that a beginning of a word stands for.
const BEGINNINGS: usize = 64;

/// Code points of a snippet before the first word that was found, and in all.
const BEFORE: usize = 60;
const SNIPPET: usize = 240;

/// What is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A claim, by its quote and the names in it.
    Claim,
    /// An entity, by its names.
    Entity,
    /// A document, by its title.
    Document,
}

/// Something that can be found.
#[derive(Debug)]
struct Entry {
    kind: Kind,
    iri: String,
    label: String,
    /// What the snippet is cut from.
    text: String,
    language: String,
    length: f64,
}

/// Something that was found.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its IRI.
    pub id: String,
    /// What it is called; of a claim, its subject, relation and object.
    pub label: String,
    /// The words around what was found.
    pub snippet: Snippet,
    /// How well it fits: more is better, of one query only.
    pub score: f64,
}

/// A part of a text, and the words in it that were looked for.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Snippet {
    /// The part, exactly as written.
    pub text: String,
    /// Start and end of each word, in code points of the part.
    pub marks: Vec<(usize, usize)>,
}

/// What a search gives.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Found {
    /// How many things fit.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// The words of a store.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
    /// For each word the entries that have it, and how often.
    words: BTreeMap<String, Vec<(usize, f64)>>,
    average: f64,
}

/// A word of a text with its place in code points.
struct Word {
    folded: String,
    start: usize,
    end: usize,
}

/// The languages whose endings are known.
const STEMMERS: &[(&str, Algorithm)] =
    &[("fr", Algorithm::French), ("en", Algorithm::English), ("de", Algorithm::German)];

impl Index {
    /// The index of what was read of a store. O(words · log words).
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut index = Self { entries: Vec::new(), words: BTreeMap::new(), average: 1.0 };
        for claim in &corpus.claims {
            let names = [&claim.subject, &claim.object].into_iter().flatten().filter_map(|party| {
                let entity = corpus.entities.get(&party.iri).filter(|_| party.kind != PartyKind::Value)?;
                Some(entity.label.as_str())
            });
            let also: Vec<&str> = names.chain([claim.relation.label.as_str()]).collect();
            let quote = claim.quote.clone();
            index.add(Kind::Claim, &claim.id, (claim.brief(), quote, &also.join(" ")), &claim.language);
        }
        for (iri, entity) in corpus.entities.iter().filter(|(_, entity)| entity.listed) {
            let label = entity.label.clone();
            let also = entity.aliases.join(" ");
            index.add(Kind::Entity, iri, (label.clone(), label, &also), &entity.language);
        }
        for (iri, document) in &corpus.documents {
            let title = document.title.clone();
            index.add(Kind::Document, iri, (title.clone(), title, ""), &document.language);
        }
        let total: f64 = index.entries.iter().map(|entry| entry.length).sum();
        #[expect(clippy::cast_precision_loss, reason = "a mean")]
        let count = index.entries.len().max(1) as f64;
        index.average = (total / count).max(1.0);
        index
    }

    fn add(&mut self, kind: Kind, iri: &str, (label, text, also): (String, String, &str), language: &str) {
        let stemmer = stemmer(language);
        let mut counts: HashMap<String, f64> = HashMap::new();
        let mut length = 0.0;
        for word in words(&text).chain(words(also)) {
            length += 1.0;
            if let Some(stemmer) = &stemmer {
                *counts.entry(stem(stemmer, &word.folded)).or_default() += 1.0;
            }
            *counts.entry(word.folded).or_default() += 1.0;
        }
        let number = self.entries.len();
        for (word, count) in counts {
            self.words.entry(word).or_default().push((number, count));
        }
        let (iri, language) = (iri.to_owned(), language.to_owned());
        self.entries.push(Entry { kind, iri, label, text, language, length });
    }

    /// The best `limit` things of a kind, or of any, that have a word of the query. What has more of its words comes
    /// first.
    #[must_use]
    pub fn search(&self, query: &str, kind: Option<Kind>, limit: usize) -> Found {
        let asked: BTreeSet<String> = words(query).map(|word| word.folded).collect();
        let mut scores: HashMap<usize, (usize, f64)> = HashMap::new();
        for word in &asked {
            for (entry, score) in self.score(word) {
                let sum = scores.entry(entry).or_default();
                sum.0 += 1;
                sum.1 += score;
            }
        }
        let mut ranked: Vec<(usize, (usize, f64))> = scores
            .into_iter()
            .filter(|(entry, _)| kind.is_none_or(|kind| self.entries[*entry].kind == kind))
            .collect();
        ranked.sort_by(|(a, (more, score)), (b, (than, other))| {
            than.cmp(more)
                .then(other.total_cmp(score))
                .then_with(|| self.entries[*a].iri.cmp(&self.entries[*b].iri))
        });
        let total = ranked.len();
        let hits = ranked.into_iter().take(limit).map(|(entry, (_, score))| self.hit(entry, score, &asked));
        Found { total, hits: hits.collect() }
    }

    /// How well each entry fits one word.
    fn score(&self, word: &str) -> HashMap<usize, f64> {
        let mut terms: Vec<(String, f64)> = Vec::new();
        if self.words.contains_key(word) {
            terms.push((word.to_owned(), 1.0));
        }
        let stems: BTreeSet<String> =
            STEMMERS.iter().map(|(_, algorithm)| stem(&Stemmer::create(*algorithm), word)).collect();
        terms.extend(stems.into_iter().filter(|stem| self.words.contains_key(stem)).map(|stem| (stem, STEM)));
        if terms.is_empty() {
            let longer = self.words.range(word.to_owned()..).map(|(word, _)| word);
            let longer = longer.take_while(|longer| longer.starts_with(word)).take(BEGINNINGS);
            terms.extend(longer.map(|longer| (longer.clone(), STEM)));
        }
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for (term, weight) in terms {
            let postings = &self.words[&term];
            for (entry, count) in postings {
                let score = weight * self.bm25(postings.len(), *count, self.entries[*entry].length);
                let best = scores.entry(*entry).or_default();
                *best += score;
            }
        }
        scores
    }

    fn bm25(&self, with_it: usize, count: f64, length: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "numbers of entries")]
        let (all, with_it) = (self.entries.len() as f64, with_it as f64);
        let rarity = ((all - with_it + 0.5) / (with_it + 0.5) + 1.0).ln();
        rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / self.average))
    }

    fn hit(&self, entry: usize, score: f64, asked: &BTreeSet<String>) -> Hit {
        let entry = &self.entries[entry];
        Hit {
            kind: entry.kind,
            id: entry.iri.clone(),
            label: entry.label.clone(),
            snippet: snippet(&entry.text, &entry.language, asked),
            score: (score * 1000.0).round() / 1000.0,
        }
    }
}

fn stemmer(language: &str) -> Option<Stemmer> {
    let primary = language.split('-').next().unwrap_or_default();
    STEMMERS.iter().find(|(code, _)| *code == primary).map(|(_, algorithm)| Stemmer::create(*algorithm))
}

/// A stem, marked so that it is no word.
fn stem(stemmer: &Stemmer, word: &str) -> String {
    format!("~{}", stemmer.stem(word))
}

/// The words of a text, folded.
fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.chars().enumerate() {
        // An accent that stands alone belongs to the letter before it.
        let mark = unicode_normalization::char::is_combining_mark(c);
        if c.is_alphanumeric() || (open && mark) {
            if !open {
                words.push(Word { folded: String::new(), start: at, end: at });
            }
            if let Some(word) = words.last_mut() {
                word.folded.extend(fold_char(c));
                word.end = at + 1;
            }
            open = true;
        } else {
            open = false;
        }
    }
    words.into_iter().filter(|word| !word.folded.is_empty())
}

/// The part of a text around the first word that was asked for.
fn snippet(text: &str, language: &str, asked: &BTreeSet<String>) -> Snippet {
    let stemmer = stemmer(language);
    let stems: BTreeSet<String> =
        stemmer.iter().flat_map(|stemmer| asked.iter().map(move |word| stem(stemmer, word))).collect();
    let fits = |word: &Word| {
        asked.contains(&word.folded)
            || stemmer.as_ref().is_some_and(|stemmer| stems.contains(&stem(stemmer, &word.folded)))
            || asked.iter().any(|asked| asked.len() > 2 && word.folded.starts_with(asked.as_str()))
    };
    let found: Vec<Word> = words(text).filter(fits).collect();
    let from = found.first().map_or(0, |word| word.start.saturating_sub(BEFORE));
    let part: String = text.chars().skip(from).take(SNIPPET).collect();
    let length = part.chars().count();
    let inside = found.iter().filter(|word| word.start >= from && word.end <= from + length);
    Snippet { marks: inside.map(|word| (word.start - from, word.end - from)).collect(), text: part }
}

/// The kind of a name in an address.
#[must_use]
pub fn kind(name: &str) -> Option<Kind> {
    [Kind::Claim, Kind::Entity, Kind::Document].into_iter().find(|kind| fold(&format!("{kind:?}")) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::corpus::corpus;
    use crate::view::filter::ClaimFilter;
    use crate::view::list::Asking;
    use crate::view::sample;

    fn index() -> Index {
        let store = sample::store();
        let asking = Asking { store: &store, base: sample::BASE, cancellation: None };
        Index::of(&corpus(&asking, &ClaimFilter::default()).unwrap())
    }

    fn names(found: &Found) -> Vec<&str> {
        found.hits.iter().map(|hit| hit.id.rsplit('/').next().unwrap()).collect()
    }

    #[test]
    fn finds_whatever_case_accents_and_endings() {
        let index = index();
        for query in ["COUNCIL plan", "cöuncil", "councils", "counc"] {
            let found = index.search(query, Some(Kind::Claim), 10);
            assert_eq!(names(&found).first(), Some(&"support"), "{query}: {found:?}");
        }
        assert_eq!(index.search("zebra", None, 10).total, 0);
        assert_eq!(index.search("", None, 10).total, 0);
        assert_eq!(index.search("docks", Some(Kind::Document), 10).total, 1);
        assert!(index.search("harbour", Some(Kind::Entity), 10).total >= 1);
    }

    #[test]
    fn more_words_come_first_and_rare_ones_count_more() {
        let index = index();
        let found = index.search("the port loses", Some(Kind::Claim), 10);
        assert_eq!(names(&found)[0], "lose", "{found:?}");
        assert!(found.hits.windows(2).all(|pair| pair[0].score >= pair[1].score
            || pair[0].snippet.marks.len() >= pair[1].snippet.marks.len()));
        assert_eq!(index.search("the port loses", Some(Kind::Claim), 1).hits.len(), 1);
    }

    #[test]
    fn snippets_mark_code_points() {
        let asked = BTreeSet::from(["ete".to_owned(), "licenciement".to_owned()]);
        let text = "🙂 L’été, e\u{301}te\u{301} et les licenciements";
        let snippet = snippet(text, "fr", &asked);
        let marked: Vec<String> = snippet
            .marks
            .iter()
            .map(|(start, end)| snippet.text.chars().skip(*start).take(end - start).collect())
            .collect();
        assert_eq!(marked, ["été", "e\u{301}te\u{301}", "licenciements"]);
        let long = format!("{} été {}", "mot ".repeat(100), "mot ".repeat(100));
        let cut = super::snippet(&long, "fr", &asked);
        assert_eq!(cut.text.chars().count(), SNIPPET);
        assert_eq!(cut.marks, [(BEFORE, BEFORE + 3)]);
    }
}
