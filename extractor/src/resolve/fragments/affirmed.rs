//! `Votre métier vous sert-il encore ? – Tous les jours.`: an answer that tells when, where or how often says that it is so.

use super::super::builder::{answered, identity};
use super::super::claim::{Claim, Link, LinkKind, Modality, Polarity};
use super::super::taken_up::main_claim;
use super::Fragment;
use super::parts::parts;
use super::{LONGEST_ANSWER, is_verbless};
use crate::analysis::Language;
use crate::claims::Phrase;
use crate::claims::tree::Tree;

impl Fragment<'_> {
    /// What was asked or said of the answerer, on their own word and with the circumstances that the answer is made of.
    pub(super) fn affirmed(&self, earlier: &[Claim]) -> Option<Claim> {
        let document = &self.mentions.document;
        let sentence = document.sentence(self.place);
        let tree = Tree::new(sentence);
        let told = parts(&tree);
        let (first, last) = (told.first()?, told.last()?);
        let opens = self.place.sentence == 0 && document.segment(self.place).turn.is_some();
        let plain = opens
            && sentence.language == Language::French
            && sentence.tokens.len() <= LONGEST_ANSWER
            && is_verbless(&tree)
            && first.phrase.first == 0
            && told.iter().all(|part| part.circumstance)
            && !is_turned_down(&tree);
        let target = self.addressed(earlier).filter(|_| plain)?;
        let whole = Phrase { head: first.phrase.head, first: first.phrase.first, last: last.phrase.last };
        let polarity =
            if target.modality.contains(&Modality::Question) { Polarity::Affirmed } else { target.polarity };
        let mut claim = self.moved(answered(target, polarity), whole);
        claim.modality.retain(|mood| *mood != Modality::Reported);
        self.add(&mut claim, &told);
        "confirmation".clone_into(&mut claim.rule);
        claim.answers = target.turn;
        claim.links = vec![Link { kind: LinkKind::Confirms, claim: target.id.clone() }];
        claim.id = identity(document, &claim);
        Some(claim)
    }

    /// The claim of the sentence before, where somebody else asks whether it is so or says it of the answerer.
    fn addressed<'c>(&self, earlier: &'c [Claim]) -> Option<&'c Claim> {
        let document = &self.mentions.document;
        let before = document.before(self.place)?;
        if document.speaker(before) == document.speaker(self.place) {
            return None;
        }
        let sentence = document.sentence(before);
        let here: Vec<&Claim> =
            earlier.iter().filter(|c| sentence.span.start <= c.start && c.end <= sentence.span.end).collect();
        let asks = sentence.tokens.iter().rev().take(3).any(|t| t.form.contains('?'));
        let of_you = sentence.tokens.iter().any(|t| t.feats.get("Person") == Some("2"));
        let found = if asks {
            here.into_iter().rev().find(|c| c.modality.contains(&Modality::Question))
        } else {
            main_claim(document, before, &here)
                .filter(|c| of_you && !c.modality.contains(&Modality::Reported))
        };
        found.filter(|c| c.rule != "wh-question" && c.subject.is_some())
    }
}

/// `Pas tous les jours`, `Sans hésiter`: what denies something or only puts the answer forward.
fn is_turned_down(tree: &Tree<'_>) -> bool {
    matches!(tree.lower(0).as_str(), "pas" | "non" | "jamais" | "sans" | "aucun" | "aucune")
}
