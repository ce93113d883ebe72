//! A filter tried on claims that are in memory: what the patterns of SPARQL beside this file find, without asking the
//! store again. O(claims), on all cores.

use super::ClaimFilter;
use super::patterns::iri;
use crate::view::record::{Corpus, Figure, Party, Record};
use dixit_extractor::store::functions::{days, fold};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::HashSet;

impl Corpus {
    /// The claims that a filter means, by their place. `base` is what the store's IRIs start with.
    #[must_use]
    pub fn choose(&self, filter: &ClaimFilter, base: &str) -> Vec<usize> {
        if filter.is_empty() {
            return (0..self.claims.len()).collect();
        }
        let test = Test::of(self, filter, base);
        (0..self.claims.len()).into_par_iter().filter(|place| test.fits(*place)).collect()
    }
}

/// IRIs and names that a claim may have.
struct Names<'a> {
    iris: HashSet<String>,
    /// Those of all names there are that hold what was asked for.
    names: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    /// What some values mean: an IRI means itself, anything else every name that is `like` it, both folded.
    fn of(
        values: &[String],
        known: impl Iterator<Item = &'a str> + Clone,
        like: fn(&str, &str) -> bool,
    ) -> Option<Self> {
        let (iris, parts) = split(values)?;
        let known: HashSet<&str> = if parts.is_empty() { HashSet::new() } else { known.collect() };
        let fits = |name: &&str| {
            let name = fold(name);
            parts.iter().any(|part| like(&name, part))
        };
        Some(Self { iris, names: known.into_iter().filter(fits).collect() })
    }
}

/// The IRIs among values, and the rest folded; `None` where no value is given.
fn split(values: &[String]) -> Option<(HashSet<String>, Vec<String>)> {
    if values.is_empty() {
        return None;
    }
    let (mut iris, mut parts) = (HashSet::new(), Vec::new());
    for value in values {
        match iri(value) {
            Some(iri) => {
                iris.insert(iri.into_string());
            }
            None => parts.push(fold(value)),
        }
    }
    Some((iris, parts))
}

/// A filter, ready to be tried.
struct Test<'a> {
    corpus: &'a Corpus,
    filter: &'a ClaimFilter,
    words: Vec<String>,
    quotes: &'a [String],
    speaker: Option<Names<'a>>,
    relation: Option<Names<'a>>,
    /// IRIs of documents, which are named by IRI or slug, and of those published in time.
    document: Option<HashSet<String>>,
    published: Option<HashSet<&'a str>>,
    /// IRIs of entities that may fill either slot, the subject, the object.
    entity: Option<HashSet<String>>,
    subject: Option<HashSet<String>>,
    object: Option<HashSet<String>>,
    unit: Vec<String>,
}

impl<'a> Test<'a> {
    fn of(corpus: &'a Corpus, filter: &'a ClaimFilter, base: &str) -> Self {
        let claims = &corpus.claims;
        let speakers = claims.iter().map(|claim| claim.speaker.as_str());
        let relations =
            claims.iter().flat_map(|claim| [claim.relation.label.as_str(), claim.relation.lemma.as_str()]);
        let document = |value: &String| {
            let iri = iri(value).or_else(|| iri(&format!("{base}document/{value}")));
            iri.map(oxigraph::model::NamedNode::into_string)
        };
        let range = (filter.published_from.as_deref(), filter.published_to.as_deref());
        let published = (range != (None, None)).then(|| {
            let in_time = corpus
                .documents
                .iter()
                .filter(|(_, document)| document.date.as_deref().is_some_and(|date| overlaps(date, range)));
            in_time.map(|(iri, _)| iri.as_str()).collect()
        });
        Self {
            words: filter.text.iter().map(|word| fold(word)).collect(),
            quotes: if filter.text.is_empty() { &[] } else { corpus.folded_quotes() },
            speaker: Names::of(&filter.speaker, speakers, |name, part| name.contains(part)),
            relation: Names::of(&filter.relation, relations, |name, whole| name == whole),
            document: (!filter.document.is_empty())
                .then(|| filter.document.iter().filter_map(document).collect()),
            published,
            entity: entities(corpus, &filter.entity),
            subject: entities(corpus, &filter.subject),
            object: entities(corpus, &filter.object),
            unit: filter.unit.iter().map(|unit| fold(unit)).collect(),
            corpus,
            filter,
        }
    }

    fn fits(&self, place: usize) -> bool {
        let claim = &self.corpus.claims[place];
        self.codes(claim)
            && self.names(claim)
            && self.words.iter().all(|word| self.quotes[place].contains(word.as_str()))
            && self.numbers(claim)
            && self.times(claim)
    }

    fn codes(&self, claim: &Record) -> bool {
        fn any<C: PartialEq>(wanted: &[C], had: Option<&C>) -> bool {
            wanted.is_empty() || had.is_some_and(|had| wanted.contains(had))
        }
        let filter = self.filter;
        any(&filter.polarity, Some(&claim.polarity))
            && any(&filter.certainty, Some(&claim.certainty))
            && any(&filter.role, claim.role.as_ref())
            && any(&filter.section, claim.section.as_ref())
            && any(&filter.language, Some(&claim.language))
            && (filter.modality.is_empty() || claim.modality.iter().any(|had| filter.modality.contains(had)))
            && filter.asserted.is_none_or(|asserted| asserted == claim.asserted)
    }

    fn names(&self, claim: &Record) -> bool {
        let among = |wanted: &Option<HashSet<String>>, parties: &[&Option<Party>]| {
            wanted.as_ref().is_none_or(|wanted| {
                parties.iter().copied().flatten().any(|party| wanted.contains(&party.iri))
            })
        };
        self.document.as_ref().is_none_or(|wanted| wanted.contains(&claim.document))
            && self.speaker.as_ref().is_none_or(|wanted| {
                wanted.iris.contains(&claim.speaker_iri) || wanted.names.contains(claim.speaker.as_str())
            })
            && self.relation.as_ref().is_none_or(|wanted| {
                let said = &claim.relation;
                wanted.iris.contains(&said.iri)
                    || wanted.names.contains(said.label.as_str())
                    || wanted.names.contains(said.lemma.as_str())
            })
            && among(&self.entity, &[&claim.subject, &claim.object])
            && among(&self.subject, &[&claim.subject])
            && among(&self.object, &[&claim.object])
    }

    fn numbers(&self, claim: &Record) -> bool {
        let filter = self.filter;
        let least = |least: Option<f64>, had: Option<f64>| {
            least.is_none_or(|least| had.is_some_and(|had| had >= least))
        };
        // A range is in when it overlaps, and an open end reaches as far as one likes.
        let figure = |figure: &Figure| {
            let most = figure.value.or(figure.max).unwrap_or(f64::MAX);
            let fewest = figure.value.or(figure.min).unwrap_or(f64::MIN);
            let unit = figure.unit.as_deref().map(fold);
            filter.number_min.is_none_or(|min| most >= min)
                && filter.number_max.is_none_or(|max| fewest <= max)
                && (self.unit.is_empty() || unit.is_some_and(|unit| self.unit.contains(&unit)))
        };
        let wanted = filter.number_min.is_some() || filter.number_max.is_some() || !self.unit.is_empty();
        (!wanted || claim.figures.iter().any(figure))
            && least(filter.check_worthiness_min, claim.check_worthiness)
            && least(filter.confidence_min, claim.confidence)
    }

    fn times(&self, claim: &Record) -> bool {
        let range = (self.filter.time_from.as_deref(), self.filter.time_to.as_deref());
        let time = claim.time.as_ref().and_then(|(_, value)| value.as_deref());
        (range == (None, None) || time.is_some_and(|time| overlaps(time, range)))
            && self.published.as_ref().is_none_or(|wanted| wanted.contains(claim.document.as_str()))
    }
}

/// IRIs of the entities that values mean: an IRI means itself, anything else each entity with a name that holds it.
fn entities(corpus: &Corpus, values: &[String]) -> Option<HashSet<String>> {
    let (mut iris, parts) = split(values)?;
    if !parts.is_empty() {
        let called = |name: &String| {
            let name = fold(name);
            parts.iter().any(|part| name.contains(part.as_str()))
        };
        let found = corpus.entities.iter().filter(|(_, entity)| {
            entity.listed && (called(&entity.label) || entity.aliases.iter().any(called))
        });
        iris.extend(found.map(|(iri, _)| iri.clone()));
    }
    Some(iris)
}

/// Whether a date has a day from the first day of one date to the last of another.
fn overlaps(date: &str, (from, to): (Option<&str>, Option<&str>)) -> bool {
    let Some((first, last)) = days(date) else { return false };
    from.and_then(days).is_none_or(|(from, _)| last >= from)
        && to.and_then(days).is_none_or(|(_, to)| first <= to)
}
