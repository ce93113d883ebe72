//! Nouns that a verb of little meaning leans on: `avoir peur de`, `mettre en place`, `take part in`.

use super::super::super::lexicon::{Lexicon, List};
use super::super::super::phrase;
use super::super::super::predicate::{Predicate, is_verb, verb_key};
use super::super::super::proposition::{Object, PredicateKind};
use super::super::super::tree::{Tree, join_words};
use super::super::Slots;
use super::super::complement::content_noun;
use super::super::idiom::join_idiom;
use super::{add_marker, is_argument, push_coordinated};
use crate::analysis::{Language, Upos};
use crate::resolve::relations::Lexicon as Relations;

/// What a verb of little meaning leans on joins the relation; whether that fills the slots. `asked` where a relative pronoun
/// is the object.
pub(super) fn join_nouns(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    asked: bool,
    slots: &mut Slots,
) -> bool {
    if let Some(noun) = leaning_noun(tree, lexicon, predicate) {
        let unjoined = slots.clone();
        join_noun(tree, predicate, noun, slots);
        let transitive = !tree.is(noun, &["obj"])
            && (predicate.kind == PredicateKind::Passive || tree.first(predicate.main, &["obj"]).is_some());
        if !transitive && !asked {
            complement_of(tree, lexicon, predicate, noun, slots);
        }
        if !slots.objects.is_empty() {
            return true;
        }
        if !asked && is_half_said(tree, predicate, noun, slots) {
            *slots = unjoined;
            return false;
        }
    }
    if asked {
        return false;
    }
    if let Some((noun, clause)) = content_noun(tree, lexicon, predicate) {
        join_noun(tree, predicate, noun, slots);
        slots.objects.push(Object::Clause(clause));
        return true;
    }
    join_idiom(tree, predicate, slots)
}

/// `a conscience`, `a accès`: without a complement the noun is the object, unless the relations know the expression so.
fn is_half_said(tree: &Tree<'_>, predicate: &Predicate, noun: usize, slots: &Slots) -> bool {
    let key = format!("{} {}", verb_key(tree, predicate.main), joined_words(tree, noun));
    let french = tree.language() == Language::French && slots.relation.kind == PredicateKind::Verb;
    let dative = tree.with(predicate.main, &["iobj", "obl"]).next().is_some();
    french
        && tree.lemma(predicate.main) == "avoir"
        && tree.is(noun, &["obj"])
        && !dative
        && !Relations::embedded().stands_alone(&key)
}

/// A bare noun object that is half of the verb: `avoir peur`, `faire partie`, `take place`.
fn leaning_noun(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> Option<usize> {
    let verb = predicate.main;
    tree.with(verb, &["obj", "obl", "xcomp", "compound"]).find(|&n| {
        let noun = tree.has_pos(n, &[Upos::Noun]) || tree.token(n).deprel == "obj:lvc";
        noun && n > verb && leans(tree, lexicon, verb, n)
    })
}

/// Whether the noun is half of the verb: listed so (`faire partie`, `mettre en place`), or bare beside a
/// verb that means little by itself.
fn leans(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, noun: usize) -> bool {
    let (lemma, head) = (tree.lemma(verb), tree.lemma(noun));
    if tree.first(noun, &["case"]).is_some() && lexicon.is_light(&lemma, &joined_words(tree, noun)) {
        return true;
    }
    // `has taken their place` has taken place nowhere.
    let owned = tree.exactly(noun, "nmod:poss").next().is_some();
    // `n'a pas eu tant de pression`
    let counted = tree.is(noun, &["obj"]) && tree.first(noun, &["case"]).is_some();
    let bare = !owned && !counted && tree.first(noun, &["det", "nummod", "amod"]).is_none();
    tree.token(noun).deprel == "obj:lvc"
        || (bare && lexicon.is_light(&lemma, &head))
        || (bare
            && tree.is(noun, &["obj"])
            && tree.feature(noun, "Number") != Some("Plur")
            && lexicon.lists(List::Support, &lemma)
            && !is_plain_object(tree, verb, noun))
}

/// `give me hope`, `give up football`: an expression that the relations do not know, of a verb that they do.
fn is_plain_object(tree: &Tree<'_>, verb: usize, noun: usize) -> bool {
    let relations = Relations::embedded();
    let key = verb_key(tree, verb);
    let whole = format!("{key} {}", joined_words(tree, noun));
    matches!(tree.language(), Language::English | Language::German)
        && relations.has_verb(tree.language(), &key)
        && !relations.has_verb(tree.language(), &whole)
}

fn join_noun(tree: &Tree<'_>, predicate: &Predicate, noun: usize, slots: &mut Slots) {
    slots.relation.tokens.extend(phrase::bare(tree, noun));
    slots.relation.tokens.sort_unstable();
    let addition = joined_words(tree, noun);
    slots.relation.lemma = format!("{} {addition}", slots.relation.lemma);
    slots.relation.key = format!("{} {addition}", verb_key(tree, predicate.main));
    slots.used.push(noun);
}

/// The noun with its preposition and article, as a dictionary gives them: `en place`, `à l'écart`.
fn joined_words(tree: &Tree<'_>, noun: usize) -> String {
    let words: Vec<String> = phrase::bare(tree, noun)
        .into_iter()
        .map(|i| if i == noun { noun_lemma(tree, i) } else { tree.lower(i) })
        .collect();
    join_words(&words)
}

/// The lemma of a noun; its form where the parser took it for a verb (`besoin`).
fn noun_lemma(tree: &Tree<'_>, noun: usize) -> String {
    if tree.has_pos(noun, &[Upos::Noun]) { tree.lemma(noun) } else { tree.lower(noun) }
}

/// The complement of the joined noun: its own prepositional phrase or infinitive, or the verb's.
fn complement_of(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, noun: usize, slots: &mut Slots) {
    let complement = tree
        .with(noun, &["nmod", "acl", "obl", "xcomp"])
        .chain(
            tree.with(predicate.main, &["obl", "advcl", "xcomp", "acl"]).filter(|&d| d > noun && d != noun),
        )
        .find(|&d| {
            let marked = tree.first(d, &["case", "mark"]).is_some();
            marked && (tree.is(d, &["nmod", "acl", "xcomp"]) || is_argument(tree, lexicon, d))
        });
    let Some(complement) = complement else { return };
    add_marker(tree, complement, slots);
    slots.used.push(complement);
    // `avait raison d'être méfiant`
    let being = tree.with(complement, &["cop"]).any(|c| tree.feature(c, "VerbForm") == Some("Inf"));
    if is_verb(tree, complement) || being {
        let mut whole = phrase::whole(tree, complement);
        // `die Kollegen zu enttäuschen`: the German mark stands within.
        if tree.language() != Language::German {
            whole.first =
                tree.with(complement, &["mark"]).map(|m| m + 1).max().unwrap_or(whole.first).min(complement);
        }
        slots.objects.push(Object::Phrase(whole));
    } else {
        push_coordinated(tree, complement, slots);
    }
}
