//! Expressions of several words that are one relation: `coûter la vie à`, `treibt die Preise in die Höhe`, and those that no
//! canonical relation says (`vendre la mèche`), whose noun is no object all the same.

use super::super::circumstance::is_time_noun;
use super::super::lexicon::Lexicon;
use super::super::predicate::{Predicate, is_reflexive, verb_key};
use super::super::proposition::{Object, PredicateKind};
use super::super::reader::act_phrase;
use super::super::tree::Tree;
use super::Slots;
use super::verbal::{add_marker, push_coordinated};
use crate::analysis::{Language, Upos};
use crate::resolve::relations::{Lexicon as Relations, Locution};

/// `vendre la mèche`, `prendre au sérieux`, `s'en moquer`: a French expression whose words stand together as it is cited.
/// What it is done to is told behind a preposition it takes, or as the object that its verb has besides: a relative pronoun
/// where that is `asked` for.
pub(super) fn join_locution(tree: &Tree<'_>, predicate: &Predicate, asked: bool, slots: &mut Slots) -> bool {
    let verb = predicate.main;
    if tree.language() != Language::French || predicate.kind == PredicateKind::Copula {
        return false;
    }
    let Some(found) = Relations::embedded().locution_in(tree.sentence, verb) else { return false };
    // `sont venus voir le phare` is no `voir venir`.
    if found.tokens.iter().any(|&t| t != verb && predicate.chain.contains(&t)) {
        return false;
    }
    if !found.open && !is_told_apart(tree, verb, &found) || !is_plain(tree, &found) {
        return false;
    }
    let act = act(tree, &found).filter(|_| !asked);
    let complement = complement(tree, verb, &found)
        .or_else(|| unlisted(tree, &found).filter(|_| act.is_none() && !is_half(tree, &found)))
        .filter(|_| !asked);
    if complement.is_none() && act.is_none() && !asked && is_half(tree, &found) {
        return false;
    }
    adopt(tree, verb, &found, slots);
    slots.used.extend(found.tokens.iter().copied().filter(|&t| t != verb));
    if let Some(complement) = complement {
        add_marker(tree, complement, slots);
        slots.used.push(complement);
        push_coordinated(tree, complement, slots);
    } else if let Some(act) = act {
        add_marker(tree, act, slots);
        slots.used.push(act);
        slots.objects.push(Object::Phrase(act_phrase(tree, act)));
    }
    true
}

/// `avoir du mal à garder l'école`: the infinitive behind a preposition that the expression takes.
fn act(tree: &Tree<'_>, found: &Locution<'_>) -> Option<usize> {
    let takes = |d: usize| {
        let marker = tree.first(d, &["mark"]);
        marker.is_some_and(|m| found.form.object_markers.contains(&tree.lemma(m)))
    };
    let last = found.tokens.last().copied()?;
    let nouns = found.tokens.iter().copied().filter(|&t| tree.has_pos(t, &[Upos::Noun]));
    // `passe son temps à courir`: the parser may hang it on the verb.
    let verb = found.tokens.first().copied()?;
    nouns
        .flat_map(|noun| tree.with(noun, &["acl", "xcomp"]).collect::<Vec<_>>())
        .chain(
            tree.with(verb, &["xcomp"]).filter(|&x| tree.with(x, &["mark"]).any(|m| tree.lower(m) != "pour")),
        )
        .find(|&d| d > last && tree.feature(d, "VerbForm") == Some("Inf") && takes(d))
}

/// Whether a canonical expression has words that another reading would take for an object of their own, and they stand
/// together: an article or a preposition with its noun. Between them and the verb there may be an object where they have a
/// preposition (`prendre la menace au sérieux`).
fn is_told_apart(tree: &Tree<'_>, verb: usize, found: &Locution<'_>) -> bool {
    let after: Vec<usize> = found.tokens.iter().copied().filter(|&t| t > verb).collect();
    // `s'en aller`, `s'en prendre à`: together the pronouns stand for nothing.
    let stands_for_nothing = |form: &[String]| form.len() == 3 && form[0] == "se" && form[1] == "en";
    if after.is_empty() {
        return stands_for_nothing(&found.form.words) || wins_it(tree, verb, &found.form.words);
    }
    let (Some(&first), Some(&last)) = (after.first(), after.last()) else { return false };
    let together = last - first + 1 == after.len();
    let near = (verb + 1..first).all(|t| tree.has_pos(t, &[Upos::Adv, Upos::Pron]));
    let named = after.iter().any(|&t| tree.has_pos(t, &[Upos::Noun, Upos::Adj, Upos::Num]));
    // `met en avant`: an adverb of several words.
    let adverb = || tree.is(first, &["advmod"]) && after[1..].iter().all(|&t| tree.is(t, &["fixed"]));
    // `a voté contre`: a preposition with nothing behind it.
    let stranded = after.len() == 1 && tree.has_pos(first, &[Upos::Adp]) && adverb();
    let several = found.form.words.len() > 2 && (named || after.len() > 1 && adverb());
    together && (near || tree.has_pos(first, &[Upos::Adp])) && (stranded || several)
}

/// `la gauche l'a emporté`: whoever is a person or a body and carries off nothing named wins, and a wind does not.
fn wins_it(tree: &Tree<'_>, verb: usize, form: &[String]) -> bool {
    let body = |s: usize| {
        let kind = Lexicon::of(tree.language()).noun_kind(&tree.lemma(s));
        tree.has_pos(s, &[Upos::Propn]) || matches!(kind, Some("Person" | "Organization"))
    };
    let told = || {
        tree.with(verb, &["obl"])
            .any(|o| tree.with(o, &["case"]).any(|c| tree.lower(c) == "contre" || tree.lower(c) == "sur"))
    };
    form.len() == 2 && form[0] == "le" && (tree.with(verb, &["nsubj"]).any(body) || told())
}

/// Whether no word of the expression has words of its own beside it (`un impact fort`), and nouns have the number of the
/// citation.
fn is_plain(tree: &Tree<'_>, found: &Locution<'_>) -> bool {
    let Some(&last) = found.tokens.last() else { return false };
    found.tokens.iter().filter(|&&t| tree.has_pos(t, &[Upos::Noun])).all(|&noun| {
        let number = tree.feature(noun, "Number") != Some("Plur") || found.cites(tree.sentence, noun);
        let own = |d: usize| d == last + 1 || d < last;
        number
            && tree
                .with(noun, &["amod", "nummod", "acl"])
                .all(|d| found.tokens.contains(&d) || !own(d) || tree.feature(d, "VerbForm") == Some("Inf"))
    })
}

/// What stands behind a preposition that the expression takes: of its noun or of its verb.
fn complement(tree: &Tree<'_>, verb: usize, found: &Locution<'_>) -> Option<usize> {
    // `au bout de cinq ans` is no `à …`.
    let takes = |d: usize| {
        let marker = tree.first(d, &["case"]).filter(|&m| tree.first(m, &["fixed"]).is_none());
        marker.is_some_and(|m| found.form.object_markers.contains(&tree.lemma(m)))
    };
    let nouns = found.tokens.iter().copied().filter(|&t| t != verb);
    nouns
        .flat_map(|noun| tree.with(noun, &["nmod", "obl"]).collect::<Vec<_>>())
        .chain(tree.with(verb, &["obl"]))
        .find(|&d| d > verb && !found.tokens.contains(&d) && takes(d))
}

/// `avoir le dernier mot sur le budget`: what belongs to the last noun of the expression, behind a preposition that the list
/// lacks.
fn unlisted(tree: &Tree<'_>, found: &Locution<'_>) -> Option<usize> {
    let last = found.tokens.last().copied().filter(|&l| tree.has_pos(l, &[Upos::Noun]))?;
    let takes = |d: usize| {
        tree.first(d, &["case"]).is_some_and(|c| UNLISTED.contains(&tree.lower(c).as_str()) && c == last + 1)
    };
    tree.with(last, &["nmod"]).find(|&d| d > last && takes(d) && !is_time_noun(tree, d))
}

/// The prepositions that lead what an expression is about.
const UNLISTED: &[&str] = &["de", "d'", "du", "des", "sur", "à", "au", "aux", "envers", "contre", "avec"];

/// `avoir un rôle de conseil`: the noun of a canonical expression that wants a complement, with words of its own instead.
fn is_half(tree: &Tree<'_>, found: &Locution<'_>) -> bool {
    let article = |t: usize| matches!(tree.lower(t).as_str(), "un" | "une");
    let has = found.form.words.first().is_some_and(|verb| verb == "avoir");
    has && !found.open && !found.form.direct && found.tokens.iter().any(|&t| article(t))
}

/// `coûter la vie à`, `avoir un impact sur`: an expression of the relations with its article. The noun must stand as
/// the dictionary has it (`un impact fort` is one of its own), and its complement behind a preposition it takes.
pub(super) fn join_idiom(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) -> bool {
    let verb = predicate.main;
    let Some(found) = Relations::embedded().locution_in(tree.sentence, verb) else { return false };
    let noun = tree
        .with(verb, &["obj", "obl"])
        .find(|&n| n > verb && found.tokens.contains(&n) && tree.has_pos(n, &[Upos::Noun]));
    let Some(noun) = noun else { return false };
    // `être au courant`: the article is in the preposition.
    let contracted = |d: usize| tree.is(d, &["case"]) && tree.feature(d, "Definite") == Some("Def");
    let article = tree.first(noun, &["det"]).or_else(|| tree.with(noun, &["case"]).find(|&c| contracted(c)));
    // `un appel d'offres` is one of its own.
    let own = |d: usize| {
        let case = tree.first(d, &["case"]);
        case == Some(noun + 1)
            && tree.first(d, &["det"]).is_none()
            && case.is_some_and(|c| tree.lower(c) == "d'" || tree.lower(c) == "de")
            && !found.form.object_markers.iter().any(|m| m == "de")
    };
    let plain = article.is_some_and(|d| found.tokens.contains(&d))
        && !tree.with(noun, &["nmod"]).any(|d| own(d) && tree.language() == Language::French)
        && tree.with(noun, &["amod", "nummod", "acl", "conj"]).all(|d| found.tokens.contains(&d))
        && tree.feature(noun, "Number") != Some("Plur");
    if !plain || predicate.kind == PredicateKind::Copula {
        return false;
    }
    let complement = complement(tree, verb, &found);
    let alone = tree.first(noun, &["nmod"]).is_none() && found.form.direct;
    if complement.is_none() && !alone {
        return false;
    }
    adopt(tree, verb, &found, slots);
    slots.used.push(noun);
    if let Some(complement) = complement {
        add_marker(tree, complement, slots);
        slots.used.push(complement);
        push_coordinated(tree, complement, slots);
    } else if let Some(clause) = tree.first(verb, &["ccomp"]) {
        slots.used.push(clause);
        slots.objects.push(Object::Clause(clause));
    }
    // `treibt die Preise in die Höhe`: the object is still to be told.
    !slots.objects.is_empty() || !tree.with(verb, &["obj"]).any(|o| o != noun && !is_reflexive(tree, o))
}

/// Let the relation be an expression that was found.
fn adopt(tree: &Tree<'_>, verb: usize, found: &Locution<'_>, slots: &mut Slots) {
    // `essaie de gagner du temps`: what is only tried stays so; `permet de faire du vélo`: so does what the verb before says.
    let own = verb_key(tree, verb);
    let tried = Lexicon::of(tree.language()).tried_in(&slots.relation.lemma).is_some();
    let governed =
        slots.relation.key.strip_suffix(&own).filter(|k| !tried && !k.is_empty()).map(str::to_owned);
    let kept = |whole: &str| whole.strip_suffix(own.as_str()).unwrap_or_default().to_owned();
    let before =
        if tried || governed.is_some() { kept(slots.relation.lemma.as_str()) } else { String::new() };
    slots.relation.lemma = format!("{before}{}", found.form.phrase);
    slots.relation.key = format!("{}{}", governed.unwrap_or_default(), found.form.phrase);
    slots.relation.tokens.extend(&found.tokens);
    slots.relation.tokens.sort_unstable();
    slots.relation.tokens.dedup();
}

/// `treibt die Preise in die Höhe`, `weil sie recht haben`: what an English or German expression of the relations adds to
/// its verb, wherever it stands. A noun must stand as the dictionary has it; objects stay free.
pub(super) fn join_scattered(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    let words = Lexicon::of(tree.language());
    if slots.relation.key != verb_key(tree, verb) || predicate.kind == PredicateKind::Copula {
        return;
    }
    let Some(found) = Relations::embedded().locution_in(tree.sentence, verb) else { return };
    // `Ich gebe es einem Heim`: that there is something is an existence, and read as one.
    if found.form.phrase.starts_with("es ") {
        return;
    }
    let parts: Vec<usize> = found.tokens.iter().copied().filter(|&t| tree.head(t) == Some(verb)).collect();
    // Of French ones those with an adjective: `tomber malade`.
    let quality = |&part: &usize| tree.is(part, &["xcomp"]) && tree.has_pos(part, &[Upos::Adj]);
    if !matches!(tree.language(), Language::English | Language::German) && !parts.iter().all(quality) {
        return;
    }
    let bare = |&part: &usize| {
        let plain = tree.dependents(part).iter().all(|&d| {
            let no = tree.is(d, &["det"]) && words.is_negation(&tree.lemma(d));
            no || found.tokens.contains(&d)
        });
        let several = tree.has_pos(part, &[Upos::Noun]) && tree.feature(part, "Number") == Some("Plur");
        tree.is(part, &["obl", "obj", "advmod", "xcomp"]) && plain && !several || is_reflexive(tree, part)
    };
    if parts.iter().all(|part| is_reflexive(tree, *part)) || !parts.iter().all(bare) {
        return;
    }
    adopt(tree, verb, &found, slots);
    slots.used.extend(parts);
}
