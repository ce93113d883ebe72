//! `y` in a claim: the object of a verb that is directed at something (`j'y suis favorable`), else where something is done
//! (`Paul y élève des vaches`), where it was found what it stands for; and `en` beside an object of its own (`j'en garde de bons
//! souvenirs`, `ces chiffres en sont la preuve`): what that is of.

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
    /// The proposition with what its `en` stands for, if that is known and its object is something else.
    pub(super) fn with_source(&self, proposition: &Proposition) -> Option<Proposition> {
        let sentence = self.mentions.document.sentence(self.place);
        let Some(Object::Phrase(object)) = proposition.object else { return None };
        let idiom = proposition.relation.key.split(' ').any(|word| word == "en");
        if sentence.language != Language::French || idiom || self.quantity_of(object).is_some() {
            return None;
        }
        let verbs = || proposition.relation.tokens.iter().copied().chain([proposition.predicate]);
        let clitic = (0..sentence.tokens.len()).find(|&i| {
            let token = &sentence.tokens[i];
            matches!(token.form.to_lowercase().as_str(), "en" | "-en")
                && matches!(token.upos, Upos::Pron | Upos::Adv)
                && !token.deprel.starts_with("fixed")
                && token.head.is_some_and(|head| verbs().any(|verb| verb == head))
        })?;
        self.mentions.coreference.referent(self.place, clitic)?;
        let noun = self.mentions.coreference.noun_of(self.place, clitic);
        // What another sentence names is as often something else, unless something is said to be its proof or its cause.
        if noun.is_some_and(|(at, _)| at != self.place) && proposition.relation.kind != PredicateKind::Copula
        {
            return None;
        }
        let noun = &sentence.tokens[object.head];
        let counts = noun.upos == Upos::Num || matches!(noun.upos, Upos::Pron | Upos::Det);
        if object.contains(clitic) || counts {
            return None;
        }
        let mut filled = proposition.clone();
        filled.qualifiers.push(Circumstance { role: QualifierRole::Topic, phrase: Phrase::word(clitic) });
        Some(filled)
    }

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
