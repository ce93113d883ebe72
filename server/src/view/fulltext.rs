//! [`Index`]: full text over quotes, names and titles, ranked by BM25, whatever case, accents and endings.
//!
//! The index is made from the store's claims and kept in memory: a hundred thousand claims take some tens of
//! megabytes, and there is nothing on disk that could disagree with the store. It stands in parts, one a document and
//! some for the entities. When the store changes, the parts that are as they were are kept, shared with the index before,
//! which others may be reading; the rest is made anew. A word is indexed as it
//! is written, folded, and by its stem (Snowball) in the language of its text; a query looks for both, so that the
//! exact word counts more. A query's word that is nowhere stands for the words that begin with it.

mod part;
mod words;

use super::record::{Corpus, PartyKind};
use dixit_extractor::store::functions::fold;
use part::{Entry, Part};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rust_stemmers::Stemmer;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use words::{STEMMERS, Word, stem, stemmer, words};

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

/// How many parts the entities are in.
const BUCKETS: u64 = 256;

/// The words of a store.
#[derive(Debug, Default)]
pub struct Index {
    /// The part of each document, by its IRI, and those of the entities, by a number.
    parts: BTreeMap<String, Arc<Part>>,
    /// How many things can be found.
    count: f64,
    /// How many words they have on average.
    average: f64,
}

/// An entry's part, and its number in it.
type At = (usize, usize);

impl Index {
    /// The index of what was read of a store. O(words · log words).
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        Self::default().renewed(corpus)
    }

    /// The index of what is read of a store now; parts in which nothing is different are those of this index.
    #[must_use]
    pub fn renewed(&self, corpus: &Corpus) -> Self {
        let part = |(name, entries): (String, Vec<Entry>)| {
            let same = self.parts.get(&name).filter(|part| part.entries == entries);
            let part = same.cloned().unwrap_or_else(|| Arc::new(Part::of(entries)));
            (name, part)
        };
        let parts: BTreeMap<_, _> = entries(corpus).into_par_iter().map(part).collect();
        let lengths = || parts.values().flat_map(|part| &part.lengths);
        #[expect(clippy::cast_precision_loss, reason = "a number of entries")]
        let count = lengths().count() as f64;
        let average = (lengths().sum::<f64>() / count.max(1.0)).max(1.0);
        Self { parts, count, average }
    }

    /// The best `limit` things of a kind, or of any, that have a word of the query. What has more of its words comes
    /// first.
    #[must_use]
    pub fn search(&self, query: &str, kind: Option<Kind>, limit: usize) -> Found {
        let asked: BTreeSet<String> = words(query).map(|word| word.folded).collect();
        let parts: Vec<&Part> = self.parts.values().map(Arc::as_ref).collect();
        let entry = |(part, number): At| -> &Entry { &parts[part].entries[number] };
        let mut scores: HashMap<At, (usize, f64)> = HashMap::new();
        for word in &asked {
            for (at, score) in self.score(&parts, word) {
                let sum = scores.entry(at).or_default();
                sum.0 += 1;
                sum.1 += score;
            }
        }
        let mut ranked: Vec<(At, (usize, f64))> =
            scores.into_iter().filter(|(at, _)| kind.is_none_or(|kind| entry(*at).kind == kind)).collect();
        ranked.sort_by(|(a, (more, score)), (b, (than, other))| {
            than.cmp(more).then(other.total_cmp(score)).then_with(|| entry(*a).iri.cmp(&entry(*b).iri))
        });
        let total = ranked.len();
        let hits = ranked.into_iter().take(limit).map(|(at, (_, score))| Hit::of(entry(at), score, &asked));
        Found { total, hits: hits.collect() }
    }

    /// How well each entry fits one word.
    fn score(&self, parts: &[&Part], word: &str) -> HashMap<At, f64> {
        let mut scores: HashMap<At, f64> = HashMap::new();
        for (term, weight) in terms(parts, word) {
            let with_it = parts.iter().filter_map(|part| part.words.get(&term)).map(Vec::len).sum();
            for (number, part) in parts.iter().enumerate() {
                for (entry, count) in part.words.get(&term).into_iter().flatten() {
                    let score = weight * self.bm25(with_it, *count, part.lengths[*entry]);
                    *scores.entry((number, *entry)).or_default() += score;
                }
            }
        }
        scores
    }

    fn bm25(&self, with_it: usize, count: f64, length: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a number of entries")]
        let with_it = with_it as f64;
        let rarity = ((self.count - with_it + 0.5) / (with_it + 0.5) + 1.0).ln();
        rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / self.average))
    }
}

/// What can be found, by the part it belongs to.
fn entries(corpus: &Corpus) -> BTreeMap<String, Vec<Entry>> {
    let mut parts: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for claim in &corpus.claims {
        let names = [&claim.subject, &claim.object].into_iter().flatten().filter_map(|party| {
            let entity = corpus.entities.get(&party.iri).filter(|_| party.kind != PartyKind::Value)?;
            Some(entity.label.as_str())
        });
        let also: Vec<&str> = names.chain([claim.relation.label.as_str()]).collect();
        parts.entry(claim.document.clone()).or_default().push(Entry {
            kind: Kind::Claim,
            iri: claim.id.clone(),
            label: claim.brief(),
            text: claim.quote.clone(),
            also: also.join(" "),
            language: claim.language.clone(),
        });
    }
    for (iri, document) in &corpus.documents {
        parts.entry(iri.clone()).or_default().push(Entry {
            kind: Kind::Document,
            iri: iri.clone(),
            label: document.title.clone(),
            text: document.title.clone(),
            also: String::new(),
            language: document.language.clone(),
        });
    }
    for (iri, entity) in corpus.entities.iter().filter(|(_, entity)| entity.listed) {
        parts.entry(bucket(iri)).or_default().push(Entry {
            kind: Kind::Entity,
            iri: iri.clone(),
            label: entity.label.clone(),
            text: entity.label.clone(),
            also: entity.aliases.join(" "),
            language: entity.language.clone(),
        });
    }
    parts
}

/// The part of an entity.
fn bucket(entity: &str) -> String {
    let mut hasher = DefaultHasher::new();
    entity.hash(&mut hasher);
    (hasher.finish() % BUCKETS).to_string()
}

/// The indexed words that a word of a query stands for, and what each counts.
fn terms(parts: &[&Part], word: &str) -> Vec<(String, f64)> {
    let is_there = |word: &str| parts.iter().any(|part| part.words.contains_key(word));
    let mut terms: Vec<(String, f64)> = Vec::new();
    if is_there(word) {
        terms.push((word.to_owned(), 1.0));
    }
    let stems: BTreeSet<String> =
        STEMMERS.iter().map(|(_, algorithm)| stem(&Stemmer::create(*algorithm), word)).collect();
    terms.extend(stems.into_iter().filter(|stem| is_there(stem)).map(|stem| (stem, STEM)));
    if terms.is_empty() {
        let begin = |part: &&Part| {
            let longer = part.words.range(word.to_owned()..).map(|(word, _)| word.clone());
            longer.take_while(|longer| longer.starts_with(word)).take(BEGINNINGS).collect::<Vec<_>>()
        };
        let longer: BTreeSet<String> = parts.iter().flat_map(begin).collect();
        terms.extend(longer.into_iter().take(BEGINNINGS).map(|longer| (longer, STEM)));
    }
    terms
}

impl Hit {
    fn of(entry: &Entry, score: f64, asked: &BTreeSet<String>) -> Self {
        Self {
            kind: entry.kind,
            id: entry.iri.clone(),
            label: entry.label.clone(),
            snippet: snippet(&entry.text, &entry.language, asked),
            score: (score * 1000.0).round() / 1000.0,
        }
    }
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
    fn a_change_keeps_the_parts_of_others_and_finds_as_if_all_were_made_anew() {
        let store = sample::store();
        let asking = Asking { store: &store, base: sample::BASE, cancellation: None };
        let read = || corpus(&asking, &ClaimFilter::default()).unwrap();
        let told = |index: &Index| {
            let queries = ["council plan", "the port loses", "harbour", "bridge", "tom", "lee"];
            format!("{:#?}", queries.map(|query| index.search(query, None, 100)))
        };
        let before = Index::of(&read());
        let harbour = format!("{}document/harbour", sample::BASE);
        let bridge = format!("{}document/bridge", sample::BASE);
        store
            .update(&format!(
                "INSERT DATA {{ GRAPH <{bridge}> {{
                   <{bridge}> a dx:Document ; dx:slug 'bridge' ; rdfs:label 'The bridge'@en .
                   <{bridge}/c> a dx:Claim ; dx:document <{bridge}> ; dx:quote 'Tom builds a bridge'@en }} }}"
            ))
            .unwrap();
        let after = before.renewed(&read());
        assert_eq!(told(&after), told(&Index::of(&read())));
        assert!(after.search("bridge", None, 9).total > before.search("bridge", None, 9).total);
        assert!(Arc::ptr_eq(&before.parts[&harbour], &after.parts[&harbour]), "it is made anew for nothing");
        store.update(&format!("DROP GRAPH <{harbour}>")).unwrap();
        let last = after.renewed(&read());
        assert_eq!(told(&last), told(&Index::of(&read())));
        assert_eq!(last.search("port", Some(Kind::Claim), 9).total, 0);
        assert!(after.search("port", Some(Kind::Claim), 9).total > 0, "what is being read stays as it is");
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
