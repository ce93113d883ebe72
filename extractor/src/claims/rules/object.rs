//! Objects that stand elsewhere than behind their verb: put first and taken up by a clitic, or shared with another verb.

use super::super::circumstance::is_time_noun;
use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::{is_reflexive, is_verb};
use super::super::proposition::Phrase;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// `Les livres, on les vend`: what an object clitic stands for, put before the clause.
pub(super) fn dislocated_object(tree: &Tree<'_>, verb: usize, object: usize) -> Option<usize> {
    let clitic = matches!(tree.lower(object).as_str(), "le" | "la" | "l'" | "les")
        && tree.has_pos(object, &[Upos::Pron]);
    let agrees = |noun: usize| {
        ["Number", "Gender"].iter().all(|f| match (tree.feature(noun, f), tree.feature(object, f)) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        })
    };
    // `Cette lettre, je l'ai écrite`: with a pronoun as subject after it, the noun is no subject.
    let second = |d: usize| {
        tree.is(d, &["nsubj"])
            && tree.with(verb, &["nsubj"]).any(|s| s > d && tree.feature(s, "PronType") == Some("Prs"))
    };
    tree.with(verb, &["dislocated", "nsubj"])
        .filter(|&d| clitic && d < object && (tree.is(d, &["dislocated"]) || second(d)))
        .find(|&d| {
            tree.has_pos(d, &[Upos::Noun, Upos::Propn]) && tree.first(d, &["case"]).is_none() && agrees(d)
        })
}

/// `Les camions sans chauffeur, tu y crois`: what `y` or `en` stands for, put before the clause, and its preposition.
pub(super) fn dislocated_complement(tree: &Tree<'_>, verb: usize) -> Option<(usize, &'static str)> {
    let clitic = tree.dependents(verb).iter().find_map(|&d| match tree.lower(d).as_str() {
        "y" if d < verb && tree.has_pos(d, &[Upos::Pron]) => Some((d, "à")),
        "en" if d < verb && tree.has_pos(d, &[Upos::Pron]) => Some((d, "de")),
        _ => None,
    });
    let (clitic, marker) = clitic.filter(|_| tree.language() == Language::French)?;
    // `Les ouvriers, ils s'en fichent`: it may be the subject again.
    let own = |s: usize| matches!(tree.lower(s).as_str(), "je" | "j'" | "tu" | "t'" | "nous" | "vous" | "on");
    let subject = tree.with(verb, &["nsubj"]).find(|&s| own(s) && s < clitic)?;
    tree.with(verb, &["dislocated", "nsubj"])
        .find(|&d| {
            d < subject && tree.has_pos(d, &[Upos::Noun, Upos::Propn]) && tree.first(d, &["case"]).is_none()
        })
        .map(|noun| (noun, marker))
}

/// `asked us for a report`, `hat uns um einen Bericht gebeten`: what is asked for, where it is said of whom as well.
pub(super) fn asked_for(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let asks = Lexicon::of(tree.language()).control(&tree.lemma(verb)) == Some("asks");
    let somebody = || tree.with(verb, &["obj", "iobj", "obl"]).any(|o| tree.first(o, &["case"]).is_none());
    tree.with(verb, &["obl"]).filter(|_| asks && somebody()).find(|&d| {
        tree.with(d, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "for" | "um"))
            && !is_time_noun(tree, d)
            && !tree.has_pos(d, &[Upos::Num])
    })
}

/// `conçoit et fabrique des vélos`: the object that two verbs side by side share stands after the second.
pub(super) fn shared_object(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let lexicon = Lexicon::of(tree.language());
    let complete = tree.first(verb, &["obj", "ccomp", "xcomp"]).is_some()
        || tree.with(verb, &["obl", "iobj", "advcl"]).any(|d| d > verb)
        || [List::Unaccusative, List::Intransitive].iter().any(|&l| lexicon.lists(l, &tree.lemma(verb)));
    let sibling = || tree.head(verb).filter(|&h| tree.is(verb, &["conj"]) && is_verb(tree, h));
    if let Some(clitic) = sibling().filter(|_| !complete).and_then(|first| shared_clitic(tree, first, verb)) {
        return Some(clitic);
    }
    // `avons reçu, écouté et conseillé deux cents personnes`: it may have been hung on the first.
    let on_first = sibling().filter(|_| tree.language() == Language::French).and_then(|first| {
        let alike = |i: usize| {
            i == verb
                || tree.head(i) == Some(first) && is_verb(tree, i)
                || tree.has_pos(i, &[Upos::Punct, Upos::Cconj, Upos::Adv])
        };
        let object = tree.with(first, &["obj"]).find(|&o| o > verb)?;
        let last = tree.with(first, &["conj"]).rfind(|&c| is_verb(tree, c) && c < object)?;
        let same = tree.feature(first, "VerbForm") == tree.feature(verb, "VerbForm");
        let reflexive = is_reflexive_verb(tree, first) || is_reflexive_verb(tree, verb);
        (same && !reflexive && last >= verb && (first + 1..=last).all(alike)).then_some(object)
    });
    if let Some(object) = on_first.filter(|_| !complete && tree.first(verb, &["nsubj", "expl"]).is_none()) {
        return Some(object);
    }
    // `achète, répare et revend des vélos`: of three the last has it.
    let series = || {
        let first = sibling().unwrap_or(verb);
        let last = tree.with(first, &["conj"]).rfind(|&c| is_verb(tree, c))?;
        let several = tree.with(first, &["conj"]).filter(|&c| is_verb(tree, c)).count() > 1;
        (several && last > verb && tree.language() == Language::French).then_some((verb, last))
    };
    let next = tree.with(verb, &["conj"]).find(|&c| c > verb && is_verb(tree, c));
    let beside = |&(first, second): &(usize, usize), series: bool| {
        let listed = |i: usize| {
            series && (tree.token(i).form == "," || tree.has_pos(i, &[Upos::Verb]) && tree.is(i, &["conj"]))
        };
        let joins = [Upos::Cconj, Upos::Aux, Upos::Adv, Upos::Part];
        (first + 1..second)
            .all(|i| tree.has_pos(i, &joins) || !series && tree.has_pos(i, &[Upos::Adp]) || listed(i))
            && tree.feature(first, "VerbForm") == tree.feature(second, "VerbForm")
    };
    let in_series = series().filter(|pair| beside(pair, true));
    let pair = || next.map(|n| (verb, n)).or_else(|| sibling().map(|s| (s, verb)));
    let (first, second) = in_series.or_else(|| pair().filter(|pair| beside(pair, false)))?;
    let own = tree.first(second, &["nsubj", "expl"]).is_some();
    if complete || own || is_reflexive_verb(tree, first) || is_reflexive_verb(tree, second) {
        return None;
    }
    let holder = if verb == first { second } else { first };
    tree.with(holder, &["obj"]).find(|&o| o > second)
}

/// `on les a nettoyées et réparées`: participles under one auxiliary share the clitic before it.
fn shared_clitic(tree: &Tree<'_>, first: usize, second: usize) -> Option<usize> {
    let participle = |v: usize| tree.feature(v, "VerbForm") == Some("Part");
    let alone = tree.first(second, &["aux", "nsubj", "expl", "cop"]).is_none();
    let clitic = |&o: &usize| {
        o < first
            && tree.has_pos(o, &[Upos::Pron])
            && matches!(tree.lower(o).as_str(), "le" | "la" | "l'" | "les")
    };
    let shared = participle(first) && participle(second) && alone && tree.language() == Language::French;
    tree.with(first, &["obj"]).filter(|_| shared).find(clitic)
}

fn is_reflexive_verb(tree: &Tree<'_>, verb: usize) -> bool {
    tree.dependents(verb).iter().any(|&d| is_reflexive(tree, d))
}

/// A phrase of the relation for a whole clause: used where the content clause yields no claim.
#[must_use]
pub fn clause_phrase(tree: &Tree<'_>, clause: usize) -> Phrase {
    let mut whole = phrase::whole(tree, clause);
    // `sauront si l'usine ferme`: whether it does is what is known.
    let whether =
        |m: usize| matches!(tree.lower(m).as_str(), "si" | "s'" | "quand" | "whether" | "if" | "ob");
    while whole.first < clause && tree.is(whole.first, &["mark"]) && !whether(whole.first) {
        whole.first += 1;
    }
    while whole.first < clause && tree.has_pos(whole.first, &[Upos::Punct]) {
        whole.first += 1;
    }
    whole
}

/// `neuf blessés, contre quatre l'an dernier`: a number that another is compared with.
pub(super) fn is_set_against(tree: &Tree<'_>, dependent: usize) -> bool {
    let number = tree.has_pos(dependent, &[Upos::Num]) || tree.first(dependent, &["nummod"]).is_some();
    number
        && tree
            .with(dependent, &["case"])
            .any(|c| tree.lower(c) == "contre" && c > 0 && tree.token(c - 1).form == ",")
}
