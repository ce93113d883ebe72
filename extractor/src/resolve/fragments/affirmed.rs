//! `Votre métier vous sert-il encore ? – Tous les jours.`: an answer that tells when, where or how often says that it is so,
//! and so does one that says the quality again (`Êtes-vous heureuse ? – Très heureuse.`).

use super::super::builder::{answered, identity};
use super::super::claim::{Argument, Claim, Link, LinkKind, Modality, Polarity};
use super::super::taken_up::main_claim;
use super::Fragment;
use super::parts::{opening, parts};
use super::{LONGEST_ANSWER, is_verbless};
use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;
use crate::claims::{Object, Phrase};

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
            && first.phrase.first == opening(&tree)
            && told.iter().all(|part| part.circumstance)
            && !is_turned_down(&tree);
        let target = self.addressed(earlier).filter(|_| plain)?;
        let whole = Phrase { head: first.phrase.head, first: first.phrase.first, last: last.phrase.last };
        let polarity =
            if target.modality.contains(&Modality::Question) { Polarity::Affirmed } else { target.polarity };
        let mut claim = self.moved(answered(target, polarity), whole);
        claim.modality.retain(|mood| *mood != Modality::Reported);
        self.add(&mut claim, &told);
        self.linked(claim, target)
    }

    /// `Les petits, oui, depuis lundi.`, `Moi, non.`: what was asked, said of some of those whom it was asked of.
    pub(super) fn of_some(&self, earlier: &[Claim]) -> Option<Claim> {
        let document = &self.mentions.document;
        let sentence = document.sentence(self.place);
        let tree = Tree::new(sentence);
        let comma = sentence.tokens.iter().position(|t| t.form == ",").filter(|&at| at > 0)?;
        let polarity = match tree.lower((comma + 1).min(tree.len() - 1)).as_str() {
            "oui" | "si" | "aussi" => Polarity::Affirmed,
            "non" | "jamais" => Polarity::Denied,
            _ => return None,
        };
        let told = parts(&tree);
        let some = told
            .first()
            .filter(|part| part.phrase.first == opening(&tree) && part.phrase.last + 1 == comma)?;
        let fits = sentence.language == Language::French
            && is_verbless(&tree)
            && !some.circumstance
            && told[1..].iter().all(|part| part.circumstance);
        let target = self.addressed(earlier).filter(|_| fits)?;
        let last = told.last().map_or(comma + 1, |part| part.phrase.last.max(comma + 1));
        let whole = Phrase { head: some.phrase.head, first: 0, last };
        let mut claim = self.moved(answered(target, polarity), whole);
        claim.modality.retain(|mood| *mood != Modality::Reported);
        // `Moi, oui.`: whoever was asked.
        if !tree.has_pos(some.phrase.head, &[Upos::Pron]) {
            claim.subject = Some(Argument::Entity(self.mentions.entity(self.place, some.phrase)));
            document.text(self.place, some.phrase).clone_into(&mut claim.surface[0]);
        }
        self.add(&mut claim, &told[1..]);
        self.linked(claim, target)
    }

    /// `Plus calme, non ; plus prévisible, oui.`: what was asked whether it is so, said of other qualities.
    pub(super) fn of_qualities(&self, earlier: &[Claim]) -> Vec<Claim> {
        let document = &self.mentions.document;
        let tree = Tree::new(document.sentence(self.place));
        let pairs = judged_qualities(&tree);
        let asked = |c: &&Claim| {
            let quality = matches!(c.object, Some(Argument::Entity(_)));
            c.relation.lemma == "être" && quality && c.modality.contains(&Modality::Question)
        };
        let opens = self.place.sentence == 0 && tree.language() == Language::French && !pairs.is_empty();
        let Some(target) = self.addressed(earlier).filter(|_| opens).filter(asked) else { return Vec::new() };
        let told = |(phrase, last, polarity): (Phrase, usize, Polarity)| {
            let mut claim = self.moved(answered(target, polarity), Phrase { last, ..phrase });
            claim.object = Some(self.builder.object(Object::Phrase(phrase)));
            document.text(self.place, phrase).clone_into(&mut claim.surface[2]);
            "confirmation".clone_into(&mut claim.rule);
            claim.answers = target.turn;
            claim.links = vec![Link { kind: LinkKind::Answers, claim: target.id.clone() }];
            claim.id = identity(document, &claim);
            claim
        };
        pairs.into_iter().map(told).collect()
    }

    /// `Êtes-vous heureuse ? – Très heureuse.`, `Pas vraiment heureuse.`: the quality again, and how much of it.
    pub(super) fn same_quality(&self, earlier: &[Claim]) -> Option<Claim> {
        const LONGEST: usize = 6;
        let document = &self.mentions.document;
        let tree = Tree::new(document.sentence(self.place));
        let root = tree.sentence.root();
        let bare = |word: &str| word.to_lowercase().trim_end_matches(['s', 'e']).to_owned();
        let again = |c: &&Claim| match &c.object {
            Some(Argument::Entity(e)) if c.relation.lemma == "être" => {
                e.text.split_whitespace().last().is_some_and(|last| bare(last) == bare(&tree.lower(root)))
            }
            _ => false,
        };
        let opens = self.place.sentence == 0 && tree.language() == Language::French;
        let fits = opens && tree.has_pos(root, &[Upos::Adj]) && tree.len() <= LONGEST && is_verbless(&tree);
        let target = self.addressed(earlier).filter(|_| fits).filter(again)?;
        let first = opening(&tree);
        let polarity = if tree.lower(first) == "pas" { Polarity::Denied } else { Polarity::Affirmed };
        let first = if polarity == Polarity::Denied { first + 1 } else { first };
        if first > root || !(first..root).all(|i| tree.has_pos(i, &[Upos::Adv, Upos::Adj])) {
            return None;
        }
        let phrase = Phrase { head: root, first, last: root };
        let mut claim = self.moved(answered(target, polarity), phrase);
        claim.object = Some(self.builder.object(Object::Phrase(phrase)));
        document.text(self.place, phrase).clone_into(&mut claim.surface[2]);
        self.linked(claim, target)
    }

    /// The claim with its link to the one that it confirms.
    fn linked(&self, mut claim: Claim, target: &Claim) -> Option<Claim> {
        "confirmation".clone_into(&mut claim.rule);
        claim.answers = target.turn;
        claim.links = vec![Link { kind: LinkKind::Confirms, claim: target.id.clone() }];
        claim.id = identity(&self.mentions.document, &claim);
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

/// The qualities that a sentence is made of, each with where its `oui` or `non` stands and what that says.
fn judged_qualities(tree: &Tree<'_>) -> Vec<(Phrase, usize, Polarity)> {
    let mut found = Vec::new();
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let opening = opening(tree);
    let mut first = opening;
    for end in opening..=tree.len() {
        if end == tree.len() || tree.has_pos(end, &[Upos::Punct]) {
            pieces.extend((end > first).then(|| (first, end - 1)));
            first = end + 1;
        }
    }
    for pair in pieces.chunks(2) {
        let [(first, last), (word, end)] = *pair else { return Vec::new() };
        let polarity = match tree.lower(word).as_str() {
            "oui" | "si" => Polarity::Affirmed,
            "non" | "pas" => Polarity::Denied,
            _ => return Vec::new(),
        };
        let degree = |i: usize| tree.has_pos(i, &[Upos::Adv, Upos::Adj]);
        let indefinite = tree.feature(first, "Definite") == Some("Ind") && tree.has_pos(last, &[Upos::Noun]);
        let quality = tree.has_pos(last, &[Upos::Adj]) && (first..=last).all(degree);
        if !(quality || indefinite) || end > word + 1 {
            return Vec::new();
        }
        found.push((Phrase { head: last, first, last }, word, polarity));
    }
    found
}

/// `Pas tous les jours`, `Sans hésiter`: what denies something or only puts the answer forward.
fn is_turned_down(tree: &Tree<'_>) -> bool {
    matches!(tree.lower(0).as_str(), "pas" | "non" | "jamais" | "sans" | "aucun" | "aucune")
}
