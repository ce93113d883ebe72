//! Deeds that a clause lists behind a colon, in nouns: `La mairie a tout revu : fermeture de la piscine, ouverture d'une crèche` says
//! that it closed the one and opened the other.
//!
//! Reads: a clause in the past whose slots are filled. It must not read `La mairie craint le pire : fermeture de l'école, départ
//! des médecins`, nor items that are no deeds (`a tout vendu : tables, chaises`).

use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::mood::Mood;
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Polarity, Tense};

/// A deed in a noun: its verb and what it is done to.
struct Deed {
    noun: usize,
    verb: String,
    to: Phrase,
    /// Whether what stands behind the noun does it (`arrivée d'un entraîneur`).
    done_by: bool,
}

impl Reader<'_> {
    /// What the subject did, as the list behind the colon tells.
    pub(super) fn listed_deeds(
        &mut self,
        predicate: &Predicate,
        subjects: &[Option<Phrase>],
        mood: &Mood,
        frame: &Frame,
    ) {
        let [Some(subject)] = subjects else { return };
        let plain = mood.polarity == Polarity::Affirmed
            && mood.certainty == Certainty::Certain
            && mood.modality.is_empty()
            && mood.tense == Tense::Past
            && predicate.kind == PredicateKind::Verb
            && self.lexicon.thought(&self.tree.lemma(predicate.main)).is_none()
            && self.lexicon.speech(&self.tree.lemma(predicate.main)).is_none();
        if !plain {
            return;
        }
        for deed in deeds(self.tree, self.lexicon, predicate.main) {
            let relation = RelationPhrase {
                tokens: vec![deed.noun],
                lemma: deed.verb.clone(),
                key: deed.verb,
                marker: None,
                kind: PredicateKind::Verb,
            };
            let slots = Slots { rule: "nominal", objects: Vec::new(), relation, used: Vec::new() };
            let quote = (deed.noun, deed.to.last);
            let (who, what) =
                if deed.done_by { (deed.to, None) } else { (*subject, Some(Object::Phrase(deed.to))) };
            self.push(deed.noun, Some(who), what, &slots, mood, Vec::new(), frame, quote);
        }
    }
}

/// The deeds behind the colon that follows a verb: two at least, and little else.
fn deeds(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize) -> Vec<Deed> {
    let colon = (verb + 1..tree.len()).find(|&i| tree.token(i).form == ":");
    let Some(colon) = colon.filter(|_| tree.language() == Language::French) else { return Vec::new() };
    let end =
        (colon + 1..tree.len()).find(|&i| matches!(tree.token(i).form.as_str(), ":" | "." | "!" | "?" | ";"));
    let end = end.unwrap_or(tree.len());
    let comma = |&i: &usize| tree.token(i).form == "," || tree.has_pos(i, &[Upos::Cconj]);
    let mut starts: Vec<usize> = (colon + 1..end).filter(comma).map(|i| i + 1).collect();
    starts.insert(0, colon + 1);
    let found: Vec<Deed> = starts.into_iter().filter_map(|start| deed(tree, lexicon, start, end)).collect();
    if found.len() < 2 { Vec::new() } else { found }
}

/// `ouverture d'une crèche`: a bare noun of action that opens an item, and what `de` adds.
fn deed(tree: &Tree<'_>, lexicon: &Lexicon, start: usize, end: usize) -> Option<Deed> {
    let word = |i: usize| if i < end { tree.lower(i) } else { String::new() };
    let lemma = |i: usize| if i < end { tree.lemma(i) } else { String::new() };
    let long = format!("{} {} {}", lemma(start), word(start + 1), word(start + 2));
    let (verb, of) = match lexicon.event(&long) {
        Some(verb) => (verb, start + 3),
        None => (lexicon.event(&lemma(start))?, start + 1),
    };
    let noun = (start < end && tree.has_pos(start, &[Upos::Noun])).then_some(start)?;
    let leads = matches!(word(of).as_str(), "de" | "d'" | "du" | "des");
    let to = tree
        .head(of)
        .filter(|&n| leads && n > of && n < end && tree.has_pos(n, &[Upos::Noun, Upos::Propn]))?;
    let phrase = phrase::argument(tree, to);
    let counted = tree.first(to, &["nummod"]).is_some();
    let done_by = [List::Unaccusative, List::Intransitive].iter().any(|&l| lexicon.lists(l, verb));
    (phrase.last < end && !counted).then(|| Deed { noun, verb: verb.to_owned(), to: phrase, done_by })
}
