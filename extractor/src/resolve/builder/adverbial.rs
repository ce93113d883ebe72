//! `y` in a claim: the object of a verb that is directed at something (`j'y suis favorable`), else where something is done
//! (`Paul y élève des vaches`), where it was found what it stands for.

use super::Builder;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::{Circumstance, Object, Phrase, PredicateKind, Proposition};
use crate::resolve::QualifierRole;

/// Verbs whose object is where somebody is or goes.
const DWELLING: [&str; 11] = [
    "habiter",
    "vivre",
    "loger",
    "résider",
    "retourner",
    "aller",
    "se rendre",
    "arriver",
    "entrer",
    "naître",
    "travailler",
];

impl Builder<'_> {
    /// The proposition with what its `y` stands for, if that is known and not in it.
    pub(super) fn with_adverbial(&self, proposition: &Proposition) -> Option<Proposition> {
        let sentence = self.mentions.document.sentence(self.place);
        let kinds = !matches!(proposition.relation.kind, PredicateKind::Existence | PredicateKind::Noun);
        if sentence.language != Language::French || !kinds {
            return None;
        }
        let verbs = || proposition.relation.tokens.iter().copied().chain([proposition.predicate]);
        let clitic = (0..sentence.tokens.len()).find(|&i| {
            let token = &sentence.tokens[i];
            matches!(token.form.to_lowercase().as_str(), "y" | "-y")
                && matches!(token.upos, Upos::Pron | Upos::Adv)
                && token.head.is_some_and(|head| verbs().any(|verb| verb == head))
        })?;
        self.mentions.coreference.referent(self.place, clitic)?;
        let word = Phrase::word(clitic);
        if proposition.object == Some(Object::Phrase(word)) {
            return None;
        }
        let mut filled = proposition.clone();
        let key = proposition.relation.key.as_str();
        let lexicon = Lexicon::of(sentence.language);
        let takes = DWELLING.contains(&key) || lexicon.lists(List::Directed, key);
        if proposition.object.is_none() && proposition.rule != "wh-question" && takes {
            filled.object = Some(Object::Phrase(word));
            filled.relation.marker = Some("à".to_owned());
            filled.relation.lemma = format!("{} à", proposition.relation.lemma);
            return Some(filled);
        }
        filled.qualifiers.push(Circumstance { role: QualifierRole::Place, phrase: word });
        Some(filled)
    }
}
