//! Which ones are meant: the clause that a noun needs to be understood, added to its phrase and taken off again.
//!
//! It must keep `les élèves qui habitent la vallée`, `la preuve qu'il a payé`, `l'eau vendue aux communes voisines`; what a comma
//! sets off (`le maire, qui habite ici`) says more of somebody who is known already.

use super::super::lexicon::{Lexicon, List};
use super::super::proposition::Phrase;
use super::super::tree::Tree;
use super::{LONGEST_RESTRICTION, argument, closed, is_set_off, sharing, whole};
use crate::analysis::{Language, Upos};

/// The phrase with what says which ones are meant: a relative clause without a comma (`les gens qui vivent ici`), what a
/// noun holds (`l'idée que tout va bien`), or an infinitive or a participle that [`argument`] found too long. Not for a claim
/// made by that very clause, whose predicate this is.
#[must_use]
pub fn restricted(tree: &Tree<'_>, phrase: Phrase, predicate: usize) -> Phrase {
    let phrase = with_other(tree, with_difference(tree, phrase));
    let follows = |first: usize| {
        first > phrase.last && (phrase.last + 1..first).all(|i| tree.is_within(i, phrase.head))
    };
    // `la capacité à survivre [longtemps sur cette voie]`: all of it, where only its first words were kept.
    let begun = |first: usize, last: usize| {
        tree.language() == Language::French
            && (phrase.head + 1..=phrase.last).contains(&first)
            && last > phrase.last
    };
    let clause_of = |noun: usize| {
        tree.with(noun, &["acl"]).find(|&c| {
            let (first, last) = (tree.extent(c).0, end_of(tree, c));
            restricts(tree, c)
                && (follows(first) || begun(first, last))
                && last - first < longest(tree, noun)
                && !is_set_off(tree, c, noun)
                && !tree.is_within(predicate, c)
        })
    };
    if tree.language() != Language::French {
        return phrase;
    }
    let own = clause_of(phrase.head).filter(|_| is_common(tree, phrase.head));
    let clause = own.or_else(|| clause_of(needing(tree, phrase)?));
    clause.map_or(phrase, |clause| closed(tree, Phrase { last: end_of(tree, clause), ..phrase }))
}

/// How long the clause of a noun may be: of one that says nothing alone, whatever it takes.
fn longest(tree: &Tree<'_>, noun: usize) -> usize {
    const WHATEVER: usize = 28;
    let hollow = Lexicon::of(tree.language()).lists(List::Hollow, &tree.lemma(noun));
    if hollow { WHATEVER } else { LONGEST_RESTRICTION }
}

/// The last noun of a phrase, where a clause behind it says what the whole is: behind a head that only says how many (`80 %
/// des personnes opérées d'une hanche`), or a noun that says nothing alone (`une idée de la façon dont ils vivent`).
fn needing(tree: &Tree<'_>, phrase: Phrase) -> Option<usize> {
    let behind = |noun: usize| {
        noun > phrase.head
            && noun <= phrase.last
            && tree.has_pos(noun, &[Upos::Noun])
            && tree.is(noun, &["nmod", "obl"])
    };
    if is_share(tree, phrase.head) {
        return tree.with(phrase.head, &["nmod", "obl"]).rfind(|&noun| behind(noun));
    }
    let last = (phrase.head + 1..=phrase.last).rev().find(|&noun| behind(noun))?;
    Lexicon::of(tree.language()).lists(List::Hollow, &tree.lemma(last)).then_some(last)
}

/// Whether the head of a phrase only says how many or how much: `80 %`, `la moitié`.
fn is_share(tree: &Tree<'_>, head: usize) -> bool {
    const SHARES: [&str; 10] = [
        "moitié",
        "tiers",
        "quart",
        "majorité",
        "plupart",
        "minorité",
        "totalité",
        "part",
        "pourcentage",
        "proportion",
    ];
    tree.has_pos(head, &[Upos::Sym, Upos::Num])
        || tree.token(head).form == "%"
        || SHARES.contains(&tree.lemma(head).as_str())
}

/// Where a clause ends that says which one is meant: before what only adds to it (`occupées par trois hommes, dont un …`), with
/// its parentheses closed.
fn end_of(tree: &Tree<'_>, clause: usize) -> usize {
    let (_, end) = tree.extent(clause);
    let adds = |i: usize| {
        tree.token(i).deprel == "acl:relcl" && tree.is_within(i, clause) && i != clause && {
            let first = tree.extent(i).0;
            first > clause && (tree.token(first).form == "," || tree.token(first - 1).form == ",")
        }
    };
    let aside = (clause + 1..=end).find(|&i| adds(i)).map(|i| tree.extent(i).0 - 1);
    let open = (clause..=end).rev().find(|&i| tree.token(i).form == "(");
    let open = open
        .filter(|&open| !(open..=end).any(|i| tree.token(i).form == ")"))
        .map(|open| open.saturating_sub(1));
    let further = tree
        .with(clause, &["conj", "advcl"])
        .filter(|&i| i > clause && end - tree.extent(clause).0 >= LONGEST_RESTRICTION)
        .map(|i| tree.extent(i).0.saturating_sub(1))
        .min()
        .filter(|_| tree.language() == Language::French);
    let mut last = [aside, open, further].into_iter().flatten().fold(end, usize::min).max(clause);
    let joins = |i: usize| tree.has_pos(i, &[Upos::Punct, Upos::Cconj]) && tree.token(i).form != ")";
    while last > clause && joins(last) {
        last -= 1;
    }
    last
}

/// Whether the clause of a noun may say which one is meant.
fn restricts(tree: &Tree<'_>, clause: usize) -> bool {
    let that = || tree.with(clause, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"));
    tree.token(clause).deprel == "acl:relcl"
        || matches!(tree.feature(clause, "VerbForm"), Some("Inf" | "Part"))
        || that()
}

/// `les mêmes chances qu'une femme qui vit à Lyon`: whom one is compared with is told whole.
fn with_other(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let than = |n: usize| tree.with(n, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'"));
    let other =
        tree.with(phrase.head, &["nmod", "obl"]).find(|&n| n > phrase.head && n <= phrase.last && than(n));
    let Some(other) = other.filter(|_| tree.language() == Language::French) else { return phrase };
    let clause = tree.exactly(other, "acl:relcl").find(|&c| {
        let (first, last) = tree.extent(c);
        first == phrase.last + 1 && last - first < LONGEST_RESTRICTION
    });
    clause.map_or(phrase, |clause| Phrase { last: whole(tree, clause).last, ..phrase })
}

/// `un tiers d'appels en plus`, `dix élèves de moins`: by how much something differs is no amount of it.
fn with_difference(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let (mark, more) = (phrase.last + 1, phrase.last + 2);
    let differs = tree.language() == Language::French
        && more < tree.len()
        && matches!(tree.lower(mark).as_str(), "en" | "de")
        && matches!(tree.lower(more).as_str(), "plus" | "moins");
    let closed = more + 1 >= tree.len()
        || tree.has_pos(more + 1, &[Upos::Punct, Upos::Cconj, Upos::Verb, Upos::Aux])
        || matches!(tree.lower(more + 1).as_str(), "que" | "qu'");
    if differs && closed { Phrase { last: more, ..phrase } } else { phrase }
}

/// A common noun, or an adjective used as one (`les seuls qui …`).
fn is_common(tree: &Tree<'_>, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Noun])
        || tree.has_pos(head, &[Upos::Adj]) && tree.with(head, &["det"]).any(|d| d < head)
}

/// What the thing is called that a common noun tells of, with the clause that says which one, or what it is.
#[must_use]
pub fn named(tree: &Tree<'_>, head: usize) -> Phrase {
    naming(tree, restricted(tree, argument(tree, head), head))
}

/// The part of a phrase that its thing is called by. A noun that says nothing alone keeps its clause, others one that is
/// short and has no pronouns of its own.
#[must_use]
pub fn naming(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let held =
        |noun: usize| tree.with(noun, &["acl"]).find(|&c| restricts(tree, c) && c > noun && c <= phrase.last);
    let nested = needing(tree, phrase).filter(|_| tree.language() == Language::French);
    if nested.and_then(held).is_some() {
        return phrase;
    }
    let tells = held(phrase.head).is_some_and(|clause| tells_which(tree, phrase, clause));
    if tells { phrase } else { unrestricted(tree, phrase) }
}

/// Whether the clause of a phrase's noun belongs to what its thing is called.
fn tells_which(tree: &Tree<'_>, phrase: Phrase, clause: usize) -> bool {
    const MOST: usize = 4;
    const MOST_OF_PEOPLE: usize = 9;
    if Lexicon::of(tree.language()).lists(List::Hollow, &tree.lemma(phrase.head)) {
        return true;
    }
    let first = tree.extent(clause).0;
    let whose = tree.with(phrase.head, &["det", "nmod"]).any(|d| tree.token(d).feats.is("Poss", "Yes"));
    let which = |i: usize| tree.lower(i) == "qui" && tree.is(i, &["nsubj"]) && tree.head(i) == Some(clause);
    let open = |i: usize| {
        tree.has_pos(i, &[Upos::Pron]) && !which(i)
            || tree.token(i).feats.is("Poss", "Yes")
            || tree.is_shown(i)
    };
    let several = tree.feature(phrase.head, "Number") == Some("Plur");
    let relative = tree.token(clause).deprel == "acl:relcl";
    // A name of many words is none; but people of whom only some are meant are not all of them.
    let people =
        several && Lexicon::of(tree.language()).noun_kind(&tree.lemma(phrase.head)) == Some("Person");
    let weighs = |&i: &usize| {
        tree.has_pos(i, &[Upos::Noun, Upos::Propn, Upos::Adj, Upos::Verb, Upos::Num, Upos::Adv])
            || tree.has_pos(i, &[Upos::Adp]) && !matches!(tree.lemma(i).as_str(), "de" | "à" | "en")
    };
    (phrase.first..=phrase.last).filter(weighs).count() <= if people { MOST_OF_PEOPLE } else { MOST }
        && !whose
        && !(first..=phrase.last).any(open)
        && (!relative || several && (first..clause).any(which))
}

/// The phrase without the clause that [`restricted`] adds: what the thing is called by its noun.
#[must_use]
pub fn unrestricted(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    if matches!(tree.lower(phrase.last).as_str(), "plus" | "moins") && phrase.last > phrase.head + 1 {
        return phrase;
    }
    let clause_of =
        |noun: usize| tree.with(noun, &["acl"]).find(|&c| restricts(tree, c) && c > noun && c <= phrase.last);
    let nested = needing(tree, phrase).filter(|_| tree.language() == Language::French).and_then(clause_of);
    if let Some(clause) = nested.filter(|&c| tree.extent(c).0 > phrase.head) {
        let own = argument(tree, phrase.head);
        return Phrase { last: own.last.min(phrase.last).min(tree.extent(clause).1), ..phrase };
    }
    let clause = clause_of(phrase.head);
    // `adjoint au maire chargé des écoles`: what an office without an article is called.
    let called = |c: usize| {
        let office = Lexicon::of(tree.language()).noun_kind(&tree.lemma(phrase.head)) == Some("Person");
        let bare = tree.first(phrase.head, &["det", "nummod", "case"]).is_none();
        office && bare && tree.feature(c, "VerbForm") == Some("Part")
    };
    match clause.filter(|&c| !called(c)) {
        Some(_) if is_common(tree, phrase.head) && tree.language() == Language::French => {
            let own = sharing(tree, phrase.head).unwrap_or_else(|| argument(tree, phrase.head));
            Phrase { last: own.last.min(phrase.last), ..phrase }
        }
        _ => phrase,
    }
}

/// `il y a plus de choix`: without `ne` it is more, unless the clause is as one speaks (`y a plus de pain`).
fn counts_more(tree: &Tree<'_>, adverb: usize) -> bool {
    let negated = (0..adverb).any(|i| matches!(tree.lower(i).as_str(), "ne" | "n'" | "n’"));
    let spoken = (1..adverb).any(|i| tree.lower(i - 1) == "y" && !(0..i - 1).any(|j| tree.lower(j) == "il"));
    tree.language() == Language::French && !negated && !spoken && adverb > 0
}

/// `beaucoup de gens`, `pas mal de sujets`: the phrase with the adverb that only counts it.
#[must_use]
pub fn counted(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let many = |a: usize| {
        let word = tree.lower(a);
        tree.language() != Language::French
            || matches!(
                word.as_str(),
                "beaucoup" | "peu" | "plein" | "trop" | "assez" | "tant" | "mal" | "énormément" | "davantage"
            )
    };
    // `beaucoup plus de monde`, `de moins en moins de clubs`
    let changes = |a: usize| {
        let words = tree.expression(a).to_lowercase();
        matches!(words.as_str(), "de plus en plus" | "de moins en moins")
            || tree.lower(a) == "moins" && tree.language() == Language::French
            || tree.lower(a) == "plus"
                && (tree.first(a, &["advmod"]).is_some_and(|d| d < a) || counts_more(tree, a))
    };
    let adverb = tree
        .head(phrase.head)
        .filter(|&a| a < phrase.first && tree.has_pos(a, &[Upos::Adv, Upos::Adp]))
        .filter(|&a| tree.has_pos(a, &[Upos::Adv]) && many(a) || changes(a));
    let fixed = |a: usize| tree.with(a, &["fixed"]).last().unwrap_or(a);
    let bare = |a: usize| (fixed(a) + 1..phrase.first).all(|i| tree.has_pos(i, &[Upos::Adp, Upos::Det]));
    let first = adverb.filter(|&a| bare(a)).map(|a| if changes(a) { tree.extent(a).0 } else { a });
    Phrase { first: first.unwrap_or(phrase.first), ..phrase }
}
