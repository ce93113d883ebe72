//! What a clause says of one thing more and spares its verb for: `profite aux touristes, pas aux habitants`, `Ma mère parle
//! breton, mon père aussi`, `La mairie nous a écoutés ; la préfecture, jamais`.
//!
//! Reads: a clause whose slots are filled. Adds: the same with that thing in the place of the object or the subject, denied
//! or not as the word beside it says.

use super::super::frame::Frame;
use super::super::lexicon::Lexicon;
use super::super::mood::Mood;
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Object, Phrase};
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use crate::analysis::{Language, Upos};
use crate::resolve::Polarity;

/// One thing more, and what is said of it.
#[derive(Debug, Clone, Copy)]
struct Further {
    phrase: Phrase,
    polarity: Polarity,
    /// First and last token with the word that tells the polarity.
    quote: (usize, usize),
    /// Whether it stands beside the object rather than behind the clause.
    beside_object: bool,
}

impl Reader<'_> {
    /// Add what the clause says of further things without repeating its verb.
    pub(super) fn contrasted(
        &mut self,
        predicate: &Predicate,
        subjects: &[Option<Phrase>],
        slots: &Slots,
        mood: &Mood,
        frame: &Frame,
    ) {
        let [subject] = subjects else { return };
        let said = mood.polarity;
        let mut found = Vec::new();
        for object in slots.objects.iter().filter_map(as_phrase) {
            found.extend(denied_beside(self.tree, object.head).filter(|_| said == Polarity::Affirmed));
        }
        found.extend(trailing(self.tree, predicate, said));
        for further in found {
            let mood = Mood { polarity: further.polarity, ..mood.clone() };
            let phrase = further.phrase;
            if self.is_subject(further, *subject, slots) {
                let objects: Vec<Option<Object>> = if slots.objects.is_empty() {
                    vec![None]
                } else {
                    slots.objects.iter().copied().map(Some).collect()
                };
                for object in objects {
                    let (who, quote) = (Some(phrase), further.quote);
                    self.push(predicate.main, who, object, slots, &mood, Vec::new(), frame, quote);
                }
            } else if self.is_object(phrase, slots) {
                let what = Some(Object::Phrase(phrase));
                self.push(predicate.main, *subject, what, slots, &mood, Vec::new(), frame, further.quote);
            }
        }
    }

    /// Whether the thing is one more subject rather than one more object.
    fn is_subject(&self, further: Further, subject: Option<Phrase>, slots: &Slots) -> bool {
        let (tree, lexicon) = (self.tree, self.lexicon);
        let Some(subject) = subject else { return false };
        let head = further.phrase.head;
        if tree.first(head, &["case"]).is_some() {
            return false;
        }
        let Some(object) = slots.objects.first().and_then(as_phrase) else { return slots.objects.is_empty() };
        // `non pas un stade mais une école`: set right before the object is told.
        if further.beside_object && head < object.head {
            return false;
        }
        let (kind, own) = (kind_of(tree, lexicon, head), kind_of(tree, lexicon, subject.head));
        let alike = kind == own && kind_of(tree, lexicon, object.head) != kind;
        if further.beside_object {
            return alike && kind.is_some();
        }
        // `J'aime le café, le thé aussi`: a thing does nothing that somebody does.
        let acts = own == Some("Person") || own == Some("Organization");
        alike || slots.relation.marker.is_some() || kind == Some("Person") || !acts
    }

    /// Whether the thing may stand where the object does: behind the same preposition.
    fn is_object(&self, further: Phrase, slots: &Slots) -> bool {
        let tree = self.tree;
        let case = tree.first(further.head, &["case"]).map(|c| tree.lemma(c));
        let noun = |o: Phrase| !tree.has_pos(o.head, &[Upos::Pron]) || case.is_some();
        slots.objects.len() == 1
            && case == slots.relation.marker
            && slots.objects.iter().filter_map(as_phrase).all(noun)
    }
}

fn as_phrase(object: &Object) -> Option<Phrase> {
    match object {
        Object::Phrase(phrase) => Some(*phrase),
        Object::Clause(_) => None,
    }
}

/// What kind of thing the word stands for; whoever speaks or is spoken to is a person.
fn kind_of(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> Option<&'static str> {
    if tree.has_pos(head, &[Upos::Pron]) {
        let word = tree.lower(head);
        let strong = matches!(word.as_str(), "moi" | "toi" | "lui" | "elle" | "eux" | "elles");
        let own = matches!(tree.feature(head, "Person"), Some("1" | "2")) || word == "on";
        return (strong || own).then_some("Person");
    }
    lexicon.noun_kind(&tree.lemma(head))
}

/// `aux touristes, pas aux habitants`: what is denied beside an object.
fn denied_beside(tree: &Tree<'_>, object: usize) -> impl Iterator<Item = Further> {
    let of = |member: usize| {
        let phrase = phrase::argument(tree, member);
        let opens = tree.with(member, &["case", "det"]).fold(phrase.first, usize::min);
        let not = opens.checked_sub(1).filter(|&n| phrase::is_denial(tree, n))?;
        let alone = tree.head(not) == Some(member)
            && tree.first(member, &["nsubj", "cop", "acl"]).is_none()
            && tree.has_pos(member, &[Upos::Noun, Upos::Propn, Upos::Pron]);
        let quote = (not, phrase.last);
        alone.then_some(Further { phrase, polarity: Polarity::Denied, quote, beside_object: true })
    };
    // `la règle est simple : pas de permis`
    let joined = |&c: &usize| {
        tree.has_pos(object, &[Upos::Noun, Upos::Propn, Upos::Pron, Upos::Num])
            || !(object..c).any(|i| tree.token(i).form == ":")
    };
    tree.with(object, &["conj"]).filter(joined).filter_map(of).collect::<Vec<_>>().into_iter()
}

/// `…, mon père aussi`, `… ; la préfecture, jamais`: what stands behind a French clause with a word that tells the polarity.
fn trailing(tree: &Tree<'_>, predicate: &Predicate, said: Polarity) -> Option<Further> {
    let main = predicate.main;
    let beside = predicate.chain.iter().flat_map(|&v| tree.dependents(v)).copied();
    let beyond = |&d: &usize| {
        d > main
            && tree.is(d, &["dislocated", "conj", "parataxis", "nsubj", "obj", "obl", "advmod", "discourse"])
    };
    let heads: Vec<usize> = beside.filter(beyond).filter(|_| tree.language() == Language::French).collect();
    heads.into_iter().find_map(|head| further(tree, head, said))
}

fn further(tree: &Tree<'_>, head: usize, said: Polarity) -> Option<Further> {
    let strong = matches!(
        tree.lower(head).as_str(),
        "moi" | "toi" | "lui" | "elle" | "nous" | "vous" | "eux" | "elles"
    );
    let nominal =
        tree.has_pos(head, &[Upos::Noun, Upos::Propn]) || tree.has_pos(head, &[Upos::Pron]) && strong;
    if !nominal || tree.first(head, &["nsubj", "cop", "acl", "conj"]).is_some() {
        return None;
    }
    let phrase = phrase::argument(tree, head);
    let opens = tree.with(head, &["case", "det"]).fold(phrase.first, usize::min);
    let form = |at: usize| if at < tree.len() { tree.lower(at) } else { String::new() };
    let breaks = |at: usize| matches!(form(at).as_str(), "," | ";" | ":" | "." | "!" | "…" | "" | "»");
    // `…, pas vous.`
    let before = opens.checked_sub(1)?;
    if strong
        && phrase::is_denial(tree, before)
        && before > 0
        && breaks(before - 1)
        && breaks(phrase.last + 1)
    {
        let quote = (before, phrase.last);
        let other = Further { phrase, polarity: Polarity::Denied, quote, beside_object: false };
        return (said == Polarity::Affirmed).then_some(other);
    }
    let joined = matches!(form(before).as_str(), "et" | "mais");
    let starts = matches!(form(before).as_str(), "," | ";") || joined;
    let word = phrase.last + 1 + usize::from(form(phrase.last + 1) == ",");
    let (polarity, last) = match form(word).as_str() {
        "aussi" | "également" => (Polarity::Affirmed, word),
        "non" if form(word + 1) == "plus" => (Polarity::Denied, word + 1),
        "non" | "jamais" | "pas" => (Polarity::Denied, word),
        "oui" | "si" => (Polarity::Affirmed, word),
        _ => return None,
    };
    // `aussi` and `non plus` go on as the clause does, all others against it.
    let goes_on = matches!(form(word).as_str(), "aussi" | "également") || last > word;
    let fits = starts && breaks(last + 1) && (polarity == said) == goes_on;
    fits.then_some(Further { phrase, polarity, quote: (opens, last), beside_object: false })
}
