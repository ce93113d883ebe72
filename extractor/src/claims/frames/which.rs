//! What `quel` asks after: `Quelle place occupe la musique ?`, `…, quel souvenir en gardez-vous ?`, `définir quels sont les buts`.
//!
//! Reads and changes: trees in which the noun of `quel` heads the wrong clause, the noun behind the verb is taken for its
//! object, or the noun behind `quels sont` for the object of the verb before.

use super::Clearing;
use crate::analysis::{Sentence, Upos};

impl Clearing {
    /// Put the words of a question with `quel` where they belong.
    pub(super) fn which_noun(&mut self) {
        for which in 0..self.sentence.tokens.len() {
            if !matches!(self.lower(which).as_str(), "quel" | "quelle" | "quels" | "quelles") {
                continue;
            }
            self.which_is(which);
            let Some(noun) = self.sentence.tokens[which].head.filter(|&n| n > which) else { continue };
            if self.sentence.tokens[which].relation() == "det" {
                self.asked_of_inverted(noun);
                self.behind_its_verb(noun);
            }
        }
    }

    /// `comprendre quels étaient les outils`: `quels` is the predicate, and the noun its subject.
    fn which_is(&mut self, which: usize) {
        let tokens = &self.sentence.tokens;
        let Some(noun) = tokens[which].head.filter(|&n| n > which + 1 && tokens[which].relation() == "det")
        else {
            return;
        };
        let copula = which + 1;
        let be = tokens[copula].lemma == "être" && tokens[copula].head == Some(which);
        let Some(head) = tokens[noun].head.filter(|&h| be && h < which) else { return };
        if tokens[noun].relation() != "obj" {
            return;
        }
        let tokens = &mut self.sentence.tokens;
        tokens[which].head = Some(head);
        "ccomp".clone_into(&mut tokens[which].deprel);
        tokens[which].upos = Upos::Adj;
        tokens[noun].head = Some(which);
        "nsubj".clone_into(&mut tokens[noun].deprel);
        self.changed = true;
    }

    /// `Vous êtes parti, quel souvenir en gardez-vous ?`: the noun belongs to the verb whose pronoun stands behind it.
    fn asked_of_inverted(&mut self, noun: usize) {
        let tokens = &self.sentence.tokens;
        let Some(outer) = tokens[noun].head.filter(|&h| h < noun) else { return };
        let pronoun = (noun + 2..tokens.len().min(noun + 7)).find(|&i| {
            let form = self.lower(i);
            let bare = form.trim_start_matches("-t").trim_start_matches('-');
            form.starts_with('-')
                && matches!(bare, "je" | "tu" | "il" | "elle" | "on" | "nous" | "vous" | "ils" | "elles")
        });
        let Some(verb) = pronoun.and_then(|p| tokens[p].head.filter(|&v| v > noun && v != outer)) else {
            return;
        };
        let between = (noun + 1..verb).any(|i| tokens[i].upos == Upos::Punct);
        if between || tokens[verb].head != Some(outer) || !self.is_verb(verb) {
            return;
        }
        let free = !self.sentence.children(verb).any(|c| self.sentence.tokens[c].relation() == "obj");
        let tokens = &mut self.sentence.tokens;
        tokens[noun].head = Some(verb);
        if free { "obj" } else { "obl" }.clone_into(&mut tokens[noun].deprel);
        "parataxis".clone_into(&mut tokens[verb].deprel);
        self.changed = true;
    }

    /// `Quelle place occupe la musique ?`, `Quels souvenirs vous ont laissés ces voyages ?`: the subject stands behind.
    fn behind_its_verb(&mut self, noun: usize) {
        let tokens = &self.sentence.tokens;
        let Some(verb) = tokens[noun].head.filter(|&v| v > noun && self.is_verb(v)) else { return };
        let relation = |c: usize| tokens[c].relation();
        let pronoun =
            |c: usize| tokens[c].upos == Upos::Pron && tokens[c].feats.get("PronType") == Some("Prs");
        let spoken = self.sentence.children(verb).any(|c| {
            matches!(relation(c), "nsubj" | "expl")
                && c != noun
                && (c > verb || !pronoun(c) || relation(c) == "expl")
        });
        let behind = self.sentence.children(verb).find(|&c| {
            c > verb && relation(c) == "obj" && matches!(tokens[c].upos, Upos::Noun | Upos::Propn)
        });
        let Some(behind) = behind.filter(|_| !spoken) else { return };
        let subject = match relation(noun) {
            "obj" => true,
            "nsubj" => is_said_of(&self.sentence, verb, noun, behind),
            _ => false,
        };
        if subject {
            let tokens = &mut self.sentence.tokens;
            "obj".clone_into(&mut tokens[noun].deprel);
            "nsubj".clone_into(&mut tokens[behind].deprel);
            self.changed = true;
        }
    }
}

/// Whether the noun behind the verb agrees with it and the one before does not, or the verb takes such a noun as its object.
fn is_said_of(sentence: &Sentence, verb: usize, before: usize, behind: usize) -> bool {
    let number = |token: usize| sentence.tokens[token].feats.get("Number");
    let finite = sentence
        .children(verb)
        .find(|&c| {
            sentence.tokens[c].relation() == "aux" && sentence.tokens[c].feats.get("VerbForm") == Some("Fin")
        })
        .unwrap_or(verb);
    let definite = sentence.children(behind).any(|c| {
        let form = sentence.tokens[c].form.to_lowercase().replace('’', "'");
        matches!(form.as_str(), "le" | "la" | "l'" | "les" | "ce" | "cet" | "cette" | "ces")
            || sentence.tokens[c].feats.get("Poss") == Some("Yes")
    }) || sentence.tokens[behind].upos == Upos::Propn;
    let takes = matches!(
        sentence.tokens[verb].lemma.as_str(),
        "avoir"
            | "occuper"
            | "jouer"
            | "tenir"
            | "représenter"
            | "revêtir"
            | "prendre"
            | "poursuivre"
            | "connaître"
            | "recouvrir"
    );
    let agrees =
        |token: usize| number(token).is_none() || number(finite).is_none() || number(token) == number(finite);
    match (agrees(before), agrees(behind)) {
        (false, true) => true,
        (true, true) => takes && definite,
        _ => false,
    }
}
