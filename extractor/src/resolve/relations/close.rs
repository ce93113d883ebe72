//! Open relations that are close to a canonical one.
//!
//! A predicate the lexicon lacks may still be told by its kin. Three kinds of evidence count, and only where all
//! of it points to one relation, since a wrong link is worse than none:
//!
//! 1. the verb is known with other prepositions and never without (`se renseigner à propos de`, by `se renseigner [sur]`);
//!    a preposition of time, cause or condition says nothing of it;
//! 2. the verb is known without its prefix of repetition (`retester`, by `tester`);
//! 3. the noun of its stem is a noun of action (`acclimatation` for `acclimater`).

use super::form::{Form, FormKind};
use super::lexicon::{Lexicon, Relation};
use super::locution::is_open_locution;
use super::phrase::key;
use crate::analysis::Language;
use crate::claims::lexicon::Lexicon as Words;
use crate::resolve::QualifierRole;

impl Lexicon {
    /// The one canonical relation that an open verb is close to. `lemma` is its dictionary form with the
    /// preposition of its object: `se renseigner à propos de`, `retester`.
    #[must_use]
    pub fn close_to(&self, language: Language, lemma: &str) -> Option<&Relation> {
        // `parler bas`: what is an expression by itself says more than its verb.
        if is_open_locution(language, lemma) {
            return None;
        }
        self.by_other_marker(language, lemma)
            .or_else(|| self.by_prefix(language, lemma))
            .or_else(|| self.by_noun(language, lemma))
            .map(|form| self.relation_of(form))
    }

    fn by_other_marker(&self, language: Language, lemma: &str) -> Option<&Form> {
        let (at, _) = lemma
            .match_indices(' ')
            .find(|&(at, _)| self.active_forms(language, &lemma[..at]).next().is_some())?;
        let role = Words::of(language).connective(&lemma[at + 1..], false);
        let argument =
            role.is_none_or(|role| matches!(role, QualifierRole::Topic | QualifierRole::Beneficiary));
        only(self.active_forms(language, &lemma[..at]).take_while(|_| argument))
            .filter(|_| self.active_forms(language, &lemma[..at]).all(|form| !form.direct))
    }

    fn by_prefix(&self, language: Language, lemma: &str) -> Option<&Form> {
        let base = prefixes(language).iter().find_map(|prefix| lemma.strip_prefix(prefix))?;
        let base = base.trim_start_matches('-');
        if base.chars().count() < 4 {
            return None;
        }
        only(self.active_forms(language, base))
    }

    fn by_noun(&self, language: Language, lemma: &str) -> Option<&Form> {
        let nouns = endings(language)
            .iter()
            .filter_map(|(verb, noun)| Some(format!("{}{noun}", lemma.strip_suffix(verb)?)))
            .flat_map(|noun| self.find(language, FormKind::EventNoun, &noun));
        only(nouns)
    }

    fn active_forms(&self, language: Language, verb: &str) -> impl Iterator<Item = &Form> {
        self.find(language, FormKind::Verb, &key(language, verb)).iter().filter(|form| !form.passive)
    }
}

/// The first form, where all say the same relation.
fn only<'a>(mut forms: impl Iterator<Item = &'a Form>) -> Option<&'a Form> {
    let first = forms.next()?;
    forms.all(|form| form.relation == first.relation).then_some(first)
}

/// Prefixes that say *again*.
fn prefixes(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &["re", "ré"],
        Language::English => &["re"],
        Language::German => &["wieder"],
        _ => &[],
    }
}

/// How verbs end, and the nouns of action made of them.
fn endings(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::French => &[("er", "ation"), ("er", "ement")],
        Language::English => &[("", "ment"), ("", "ing"), ("e", "ation"), ("e", "ion"), ("e", "ing")],
        Language::German => &[("en", "ung"), ("ln", "lung"), ("rn", "rung")],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(language: Language, lemma: &str) -> Option<&'static str> {
        Lexicon::embedded().close_to(language, lemma).map(|relation| relation.name.as_str())
    }

    #[test]
    fn another_preposition_is_evidence_only_of_a_verb_that_always_has_one() {
        assert_eq!(close(Language::French, "se renseigner à propos de"), Some("asks"));
        assert_eq!(close(Language::English, "rely despite"), None);
        assert_eq!(close(Language::French, "dépendre pendant"), None);
        assert_eq!(close(Language::French, "détruire à propos de"), None);
    }

    #[test]
    fn doing_again_is_doing() {
        assert_eq!(close(Language::French, "retester"), Some("tests"));
        assert_eq!(close(Language::English, "re-evaluate"), Some("evaluates"));
        assert_eq!(close(Language::French, "repasser"), None);
    }

    #[test]
    fn a_noun_of_action_tells_its_verb() {
        assert_eq!(close(Language::French, "acclimater"), Some("adaptsTo"));
        assert_eq!(close(Language::German, "anschuldigen"), Some("accuses"));
        assert_eq!(close(Language::French, "déconfiner"), None);
    }
}
