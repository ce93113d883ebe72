//! What stands before a verb of saying and is no clause: `Le prix du bois, répond Anna`, `« Pas à Lyon », a répondu Anna`; and
//! questions of which only the first word is said: `ne dit pas pour qui`, `raconte pourquoi`.

use super::super::lexicon::Lexicon;
use super::super::predicate::{is_verb, verb_key};
use super::super::proposition::{Circumstance, Object, Phrase, Proposition};
use super::super::tree::Tree;
use super::Reader;
use super::clause::{is_clause, is_question};
use crate::analysis::{Language, Upos};
use crate::resolve::QualifierRole;

/// The most words that are told as they stand.
const LONGEST: usize = 24;

impl Reader<'_> {
    /// Give the verbs of saying that report words without a clause those words.
    pub(super) fn fill_words(&mut self) {
        let tree = self.tree;
        if tree.language() != Language::French {
            return;
        }
        for index in 0..self.found.len() {
            let proposition = &self.found[index];
            let Some(words) = self.words_before(proposition) else { continue };
            let proposition = &mut self.found[index];
            if let Some(Object::Phrase(to)) = proposition.object {
                proposition.qualifiers.push(Circumstance { role: QualifierRole::Beneficiary, phrase: to });
                proposition.qualifiers.sort_by_key(|c| (c.phrase.first, c.phrase.last));
                proposition.relation.marker = None;
            }
            proposition.object = Some(Object::Phrase(words));
            proposition.quote.0 = proposition.quote.0.min(words.first);
        }
    }

    /// The words that the verb of a proposition reports, where nothing else is its object but whoever is told.
    fn words_before(&self, proposition: &Proposition) -> Option<Phrase> {
        let tree = self.tree;
        let verb = proposition.predicate;
        let told = match proposition.object {
            None => proposition.relation.marker.is_none(),
            Some(Object::Phrase(p)) => p.first == p.last && tree.is(p.head, &["iobj"]),
            Some(Object::Clause(_)) => false,
        };
        let says =
            is_verb(tree, verb) && self.lexicon.speech(&verb_key(tree, verb)).is_some_and(|act| act != "ask");
        let inverted = tree.with(verb, &["nsubj"]).any(|s| s > verb || tree.lower(s).starts_with('-'));
        if !told || !says || !inverted {
            return None;
        }
        let first =
            tree.with(verb, &["aux", "expl", "obj", "iobj"]).filter(|&d| d < verb).min().unwrap_or(verb);
        let end = (0..first).rev().find(|&i| tree.token(i).form != ",")?;
        let words = if tree.token(end).form == "»" {
            let open = (0..end).rev().find(|&i| tree.token(i).form == "«")?;
            (open + 1, end.checked_sub(1)?)
        } else {
            let noun = tree.head(verb).filter(|_| tree.is(verb, &["parataxis"]))?;
            let whole = !is_clause(tree, noun) && end + 1 < first && tree.extent(noun).0 == 0;
            (tree.extent(noun).0, Some(end).filter(|_| whole)?)
        };
        let inside = |i: usize| (words.0..=words.1).contains(&i);
        let stated = self.found.iter().any(|p| inside(p.predicate));
        let top = (words.0..=words.1)
            .find(|&i| !tree.has_pos(i, &[Upos::Punct]) && tree.head(i).is_none_or(|h| !inside(h)))?;
        // Told as they stand, by a word that names nothing.
        let names = [Upos::Punct, Upos::Noun, Upos::Propn, Upos::Pron, Upos::Det, Upos::Num];
        let plain = |&i: &usize| !tree.has_pos(i, &names);
        let marked = tree.first(top, &["case", "advmod"]).is_some();
        let top = (words.0..=words.1).find(plain).filter(|_| marked).unwrap_or(top);
        let short = words.0 <= words.1 && words.1 - words.0 < LONGEST;
        (short && !stated).then_some(Phrase { head: top, first: words.0, last: words.1 })
    }
}

/// `ne dit pas pour qui`, `sait pourquoi`: the word that asks, with its preposition, where nothing follows it.
pub(in crate::claims) fn spared_question(tree: &Tree<'_>, verb: usize) -> Option<Phrase> {
    let lexicon = Lexicon::of(tree.language());
    let key = verb_key(tree, verb);
    let knows = lexicon.speech(&key).is_some()
        || lexicon.is_factive(&key)
        || key == "ignorer"
        || key == "se demander";
    let asks = |d: &usize| {
        matches!(
            tree.lower(*d).as_str(),
            "qui" | "quoi" | "où" | "quand" | "comment" | "pourquoi" | "combien" | "lequel"
        ) && *d > verb
    };
    let ends =
        |d: usize| tree.extent(d).1 == d && (d + 1 >= tree.len() || tree.has_pos(d + 1, &[Upos::Punct]));
    tree.with(verb, &["advmod", "obl", "obj", "ccomp", "xcomp"])
        .filter(|_| knows && !is_question(tree) && tree.language() == Language::French)
        .find(|d| asks(d) && ends(*d))
        .map(|d| {
            let first = tree.with(d, &["case"]).filter(|&c| c > verb).min().unwrap_or(d);
            Phrase { head: first, first, last: d }
        })
}
