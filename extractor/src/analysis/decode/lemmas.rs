//! [`Lemmas`]: which lemma a form gets, from the network's scores and what the lexicon knows.
//!
//! The network ranks edit rules it learned on other words, so that a rare or irregular form easily gets
//! a lemma that is no word. What the lexicon can read a form as goes before it; where that leaves a choice
//! (*suis* is *être* or *suivre*) the network makes it.

use crate::analysis::lemma::Rule;
use crate::analysis::lexicon::{self, Lexicon};
use crate::analysis::{Language, Upos};

/// How many lemma rules are looked through for a known word.
const RANKED_RULES: usize = 40;

/// How many lemma rules are tried before the form stays as it is.
const LEMMA_RULES: usize = 4;

/// The lemma rules of a model.
#[derive(Debug)]
pub(super) struct Lemmas {
    rules: Vec<Rule>,
}

impl Lemmas {
    /// Rules in the order of their scores.
    pub(super) fn new(rules: Vec<Rule>) -> Self {
        Self { rules }
    }

    /// The lemma of a form with this part of speech, `scores` being the rules'.
    pub(super) fn choose(&self, form: &str, upos: Upos, scores: &[f32], language: Language) -> String {
        // `do n't`, as treebanks write it.
        let form = &form.replace(" n't", "n't").replace(" '", "'");
        let first = self.likeliest(form, scores);
        let known = Lexicon::of(language, upos);
        let readings = known.map(|lexicon| lexicon.lemmas(form)).unwrap_or_default();
        let verb = matches!(upos, Upos::Verb | Upos::Aux);
        // English keeps the capital of plain words in names (the Old Port).
        let named = language == Language::English && !verb;
        match &readings[..] {
            [] if verb => self.infinitive(form, first, scores, language, known),
            [] => known.and_then(|lexicon| lexicon.guess(form)).unwrap_or(first),
            _ if readings.contains(&first) => first,
            _ if named && readings.contains(&first.to_lowercase()) => first,
            [only] => only.clone(),
            _ if readings.iter().any(|lemma| lemma == form) => form.to_owned(),
            [other, ..] => self
                .ranked(form, scores)
                .find(|lemma| readings.contains(lemma))
                .unwrap_or_else(|| other.clone()),
        }
    }

    /// The likeliest lemma that is a known infinitive, else one that looks like an infinitive, else `first`.
    fn infinitive(
        &self,
        form: &str,
        first: String,
        scores: &[f32],
        language: Language,
        known: Option<&Lexicon>,
    ) -> String {
        let listed = |lemma: &str| known.is_none_or(|lexicon| lexicon.lists(lemma));
        let possible = |lemma: &String| lexicon::looks_like_infinitive(language, lemma);
        if listed(&first) {
            return first;
        }
        // `je coach`: a verb of the first group without its ending.
        let whole = format!("{form}er");
        if language == Language::French && known.is_some_and(|lexicon| lexicon.lists(&whole)) {
            return whole;
        }
        let ranked: Vec<String> = self.ranked(form, scores).collect();
        let better = ranked.iter().find(|lemma| listed(lemma)).or_else(|| {
            Some(&first)
                .filter(|lemma| possible(lemma))
                .or_else(|| ranked.iter().find(|lemma| possible(lemma)))
        });
        better.cloned().unwrap_or(first)
    }

    /// The lemmas by the likeliest edits, the best first.
    fn ranked<'a>(&'a self, form: &'a str, scores: &[f32]) -> impl Iterator<Item = String> + 'a {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        let better = |&a: &usize, &b: &usize| scores[b].total_cmp(&scores[a]).then(a.cmp(&b));
        if order.len() > RANKED_RULES {
            order.select_nth_unstable_by(RANKED_RULES - 1, better);
            order.truncate(RANKED_RULES);
        }
        order.sort_by(better);
        order.into_iter().filter_map(|rule| self.rules.get(rule)?.edited(form))
    }

    /// The lemma by the likeliest rule that fits the form.
    fn likeliest(&self, form: &str, scores: &[f32]) -> String {
        let mut tried = [usize::MAX; LEMMA_RULES];
        for round in 0..LEMMA_RULES {
            let mut best = None;
            for (i, &score) in scores.iter().enumerate() {
                if best.is_none_or(|(_, top)| score > top) && !tried.contains(&i) {
                    best = Some((i, score));
                }
            }
            let Some((rule, _)) = best else { break };
            if let Some(lemma) = self.rules.get(rule).and_then(|r| r.apply(form)) {
                return lemma;
            }
            tried[round] = rule;
        }
        form.to_owned()
    }
}

#[cfg(test)]
mod tests;
