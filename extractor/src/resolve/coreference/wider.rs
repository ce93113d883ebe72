//! [`Wholes`]: bare definite nouns that take up something without a name of its own: `la famille` behind `la famille Roux`,
//! `le véhicule` behind `un autocar`.
//!
//! Reads: trees, the mentions so far, what wider nouns take up in `data/fr/references.tsv`. Only one thing may answer.

use super::Referent;
use super::candidate::{Candidate, is_named};
use super::description::{is_bare_definite, is_set_off};
use super::fuller::fuller;
use super::lexicon::{Being, References, WordClass};
use super::made::{classed, made};
use super::rank::{REACH, Stand};
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;
use crate::resolve::document::Document;
use std::collections::BTreeMap;

/// How far back what is told in full may stand, in sentences; and a body of people.
const FAR: usize = 12;
const FAR_BODY: usize = 30;

/// What the text has told in full: a noun with a name beside it.
#[derive(Debug, Default)]
pub struct Wholes {
    /// Noun to everything that was called by it and a name, and the last sentence of each.
    told: BTreeMap<String, BTreeMap<String, (usize, Referent)>>,
}

impl Wholes {
    /// Learn from a mention that is no name itself.
    pub fn learn(&mut self, tree: &Tree<'_>, token: usize, found: &Candidate) {
        let kind = Lexicon::of(tree.language()).noun_kind(&tree.lemma(token));
        let body = matches!(kind, Some("Organization" | "Place"));
        let name = |i: usize| is_named(tree.sentence, i) || tree.has_pos(i, &[Upos::Propn]);
        let mut beside = tree.with(token, &["nmod", "flat", "appos"]).filter(|&i| i > token && name(i));
        let whole = beside.any(|i| body || tree.first(i, &["case"]).is_none());
        // `le pont de Dole` may be taken for a name as a whole.
        let resumed = resumed(tree, token);
        let household = References::of(tree.language()).is(WordClass::Household, &tree.lemma(token));
        let person = found.being == Some(Being::Person) || found.referent.kind == "Person";
        let somebody = person && !household;
        if (resumed || whole && !found.named)
            && !somebody
            && found.plural == Some(false)
            && found.referent.label.contains(' ')
        {
            let called = self.told.entry(tree.lemma(token)).or_default();
            called.insert(found.referent.slug.clone(), (found.order, found.referent.clone()));
        }
    }

    /// What the bare definite noun takes up.
    pub fn find<'c>(
        &self,
        stand: Stand<'_>,
        document: Document<'_>,
        candidates: &'c [Candidate],
    ) -> Option<&'c Candidate> {
        let Stand { tree, token, .. } = stand;
        if tree.with(token, &["amod"]).any(|a| !is_set_off(tree, token, a)) {
            return None;
        }
        if !is_bare_definite(tree, token) {
            let many = || are_shown(tree, token).then(|| wider(stand, candidates)).flatten();
            let classed = || are_shown(tree, token).then(|| classed(stand, candidates)).flatten();
            return fuller(stand, document, candidates).or_else(many).or_else(classed);
        }
        if let Some(asked) = self.asked_after(stand, document, candidates) {
            return Some(asked);
        }
        let told = self.told_in_full(stand, candidates).or_else(|| wider(stand, candidates));
        told.or_else(|| fuller(stand, document, candidates))
            .or_else(|| made(stand, document, candidates))
            .or_else(|| classed(stand, candidates))
    }

    /// `La famille détient 38 %`, once `la famille Roux` was spoken of and no other.
    fn told_in_full<'c>(&self, stand: Stand<'_>, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
        let mut called = self.told.get(&stand.tree.lemma(stand.token))?.values();
        let lemma = stand.tree.lemma(stand.token);
        let body = Lexicon::of(stand.tree.language()).noun_kind(&lemma) == Some("Organization");
        let reach = if body { FAR_BODY } else { FAR };
        let (order, whole) = called.next()?;
        let last = candidates.iter().rfind(|c| c.referent == *whole)?;
        if called.next().is_some() || last.order.max(*order) + reach < stand.order {
            return None;
        }
        let same = lemma_of(stand);
        let since = candidates.iter().filter(|c| c.order >= *order && !c.taken_up && c.lemma == same);
        let other = since.into_iter().any(|c| c.referent != *whole);
        (!other).then_some(last)
    }

    /// `Et Guéret-Felletin ? – La ligne est suspendue.`: the name that a question without a verb asks after.
    fn asked_after<'c>(
        &self,
        stand: Stand<'_>,
        document: Document<'_>,
        candidates: &'c [Candidate],
    ) -> Option<&'c Candidate> {
        let Stand { tree, token, place, .. } = stand;
        let lemma = tree.lemma(token);
        let kind = Lexicon::of(tree.language()).noun_kind(&lemma);
        let fits = self.told.contains_key(&lemma) || matches!(kind, Some("Organization" | "Place"));
        let before =
            document.before(place).filter(|_| fits && place.sentence == 0 && tree.is(token, &["nsubj"]))?;
        let words = &document.sentence(before).tokens;
        let asks = words.last().is_some_and(|t| t.form == "?")
            && words.iter().all(|t| !matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Noun));
        let mut named = candidates.iter().filter(|c| asks && c.place == before && c.named);
        let one = named.next().filter(|c| c.being != Some(Being::Person) && c.plural != Some(true))?;
        named.next().is_none().then_some(one)
    }
}

/// `la coopérative des bergers de Foix`, `le pont de Dole`: a noun that is told again without what it is of.
fn resumed(tree: &Tree<'_>, token: usize) -> bool {
    const LONGEST: usize = 13;
    let lemma = tree.lemma(token);
    let (references, lexicon) = (References::of(tree.language()), Lexicon::of(tree.language()));
    let kind = lexicon.noun_kind(&lemma);
    let thing = references.is(WordClass::Resumed, &lemma)
        || matches!(kind, Some("Organization" | "Place" | "CreativeWork" | "Event"));
    let of = |i: usize| {
        let mut cases = tree.with(i, &["case"]).map(|c| tree.lower(c));
        let definite = tree.with(i, &["det"]).any(|d| tree.token(d).feats.is("Definite", "Def"));
        let name = is_named(tree.sentence, i);
        cases.any(|c| {
            matches!(c.as_str(), "du" | "des") || matches!(c.as_str(), "de" | "d'") && (definite || name)
        })
    };
    let (start, end) = tree.extent(token);
    thing
        && tree.language() == Language::French
        && tree.has_pos(token, &[Upos::Noun])
        && tree.token(token).form.starts_with(char::is_lowercase)
        && end - start < LONGEST + 1
        && tree.with(token, &["nmod"]).any(|i| i > token && of(i))
}

/// `Le véhicule a quitté la route` behind `un autocar`: the only thing near that the wider noun can call.
fn wider<'c>(stand: Stand<'_>, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let narrower = References::of(stand.tree.language()).wider(&stand.tree.lemma(stand.token))?;
    let several = stand.tree.feature(stand.token, "Number") == Some("Plur");
    let near = || candidates.iter().filter(|c| c.order + REACH >= stand.order && c.place != stand.place);
    // `le texte` behind `le projet de loi sur l'eau`
    let whole = |c: &Candidate| {
        let label = c.referent.label.to_lowercase();
        narrower
            .iter()
            .any(|n| n.contains(' ') && label.starts_with(n) && label[n.len()..].starts_with([' ', '\0']))
    };
    // `-ite`: what ends so.
    let ends = |noun: &str| narrower.iter().filter_map(|n| n.strip_prefix('-')).any(|e| noun.ends_with(e));
    let calls = |noun: &str| narrower.contains(&noun) || ends(noun);
    let noun = |c: &Candidate| c.lemma.split(' ').next().is_some_and(calls) || whole(c);
    let same = format!("{} {:?}", stand.tree.lemma(stand.token), Some(several));
    if near().any(|c| c.lemma == same && !c.taken_up) {
        return None;
    }
    let mut fitting = near().filter(|c| !c.named && c.plural == Some(several) && noun(c));
    let last = fitting.next_back()?;
    fitting.all(|c| c.referent == last.referent).then_some(last)
}

/// `ces animaux`: several that are shown, with no more words of their own.
fn are_shown(tree: &Tree<'_>, token: usize) -> bool {
    tree.is_shown(token)
        && tree.has_pos(token, &[Upos::Noun])
        && tree.feature(token, "Number") == Some("Plur")
        && tree.dependents(token).iter().all(|&d| tree.is(d, &["det", "case", "punct", "cc"]))
}

/// How candidates keep the noun.
fn lemma_of(stand: Stand<'_>) -> String {
    format!("{} {:?}", stand.tree.lemma(stand.token), Some(false))
}
