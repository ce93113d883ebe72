//! `Pourquoi avez-vous quitté Nancy ? – Parce que les loyers étaient trop chers.`: what was asked for has its reason.

use super::super::claim::{Claim, Modality, Qualifier, QualifierRole};
use super::Fragment;
use super::parts::opening;
use crate::analysis::Upos;
use crate::claims::Phrase;
use crate::claims::tree::Tree;
use crate::span::CharSpan;

/// Words that open a reason, and the number of tokens that they are.
const REASONS: [(&str, usize); 5] =
    [("parce", 2), ("because", 1), ("weil", 1), ("puisque", 1), ("puisqu'", 1)];

/// Words of the question that stand for the reason.
const WHY: [&str; 4] = ["pourquoi", "why", "warum", "wieso"];

impl Fragment<'_> {
    /// The claim that was asked with `pourquoi`, with the reason that this sentence opens with.
    pub(super) fn reason(&self, earlier: &[Claim]) -> Option<Claim> {
        let document = &self.mentions.document;
        let sentence = document.sentence(self.place);
        let tree = Tree::new(sentence);
        let opens = opening(&tree);
        let (_, length) =
            REASONS.iter().find(|(word, _)| opens < tree.len() && tree.lower(opens) == *word)?;
        if !self.asks(&WHY) || tree.len() <= opens + length {
            return None;
        }
        let asked = document.sentence(self.asked_place()?).span;
        let within = |c: &&Claim| asked.start <= c.start && c.end <= asked.end;
        let question =
            earlier.iter().rev().filter(within).find(|c| c.modality.contains(&Modality::Question))?;
        let last = (opens..tree.len()).rev().find(|&i| !tree.has_pos(i, &[Upos::Punct]))?;
        let phrase = Phrase { head: tree.sentence.root(), first: opens, last };
        let mut claim = self.moved(super::answered(question, question.polarity), phrase);
        claim.qualifiers.retain(|q| !WHY.contains(&q.text.to_lowercase().as_str()));
        let span = CharSpan::new(claim.start, claim.end);
        claim.qualifiers.push(Qualifier::in_words(QualifierRole::Cause, claim.quote.clone(), span));
        Some(self.settled(claim, question))
    }
}
