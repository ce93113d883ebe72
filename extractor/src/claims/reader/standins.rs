//! Words that stand in for others: a verb for one said before (`than they used to`), `es` for whoever succeeds
//! (`es gelang mir`).

use super::super::circumstance;
use super::super::lexicon::Lexicon;
use super::super::predicate::Predicate;
use super::super::tree::Tree;
use super::clause::{is_clause, is_question};
use crate::analysis::{Language, Upos};

/// `more than they used to`, `more than we do`: the verb only takes up the one that it is compared with.
pub(super) fn is_echo(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let verb = predicate.main;
    let compares =
        tree.with(predicate.head, &["mark", "case"]).any(|m| matches!(tree.lower(m).as_str(), "than" | "as"));
    let used = || tree.lower(verb) == "used" && verb + 1 < tree.len() && tree.lower(verb + 1) == "to";
    let takes_up = tree.lemma(verb) == "do" || used();
    tree.language() == Language::English
        && compares
        && takes_up
        && predicate.chain.len() == 1
        && tree.first(verb, &["obj", "xcomp", "ccomp"]).is_none()
}

/// `es ist mir gelungen, X zu tun`: who has done it.
pub(super) fn achiever(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let first = predicate.chain[0];
    let succeeds = tree.language() == Language::German
        && matches!(tree.lemma(first).as_str(), "gelingen" | "glücken" | "misslingen")
        && predicate.chain.len() > 1;
    tree.with(first, &["iobj", "obl"])
        .filter(|_| succeeds)
        .find(|&d| tree.feature(d, "Case") == Some("Dat") && tree.first(d, &["case"]).is_none())
}

/// `on devrait l'être bientôt`: what somebody is to be is said elsewhere.
pub(super) fn is_so(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let be = predicate.main;
    tree.language() == Language::French
        && tree.lemma(be) == "être"
        && predicate.copula.is_none()
        && be.checked_sub(1).is_some_and(|it| {
            matches!(tree.lower(it).as_str(), "l'" | "le") && tree.has_pos(it, &[Upos::Pron])
        })
}

/// `c'est comme si on travaillait à l'aube`: nothing is said to be so.
pub(super) fn likens(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let points =
        tree.with(predicate.main, &["nsubj", "expl"]).any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce"));
    let as_if = |clause: usize| {
        let marks: Vec<String> = tree.with(clause, &["mark"]).map(|m| tree.lower(m)).collect();
        marks.iter().any(|m| m == "comme") && marks.iter().any(|m| matches!(m.as_str(), "si" | "s'"))
    };
    points && tree.with(predicate.main, &["ccomp", "advcl"]).any(as_if)
}

/// `Déléguée syndicale, Anne parle`: a participle that names what somebody is.
pub(super) fn names_office(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> bool {
    let form = tree.lower(clause);
    let noun = form.trim_end_matches('s');
    let noun = noun.strip_suffix("ée").map_or_else(|| noun.to_owned(), |stem| format!("{stem}é"));
    tree.language() == Language::French
        && tree.feature(clause, "VerbForm") == Some("Part")
        && tree.first(clause, &["aux", "mark", "case"]).is_none()
        && (lexicon.noun_kind(&noun) == Some("Person") || lexicon.title(&noun).is_some())
}

/// `autrement dit`, `ceci dit`: it only leads on.
pub(super) fn is_put_otherwise(tree: &Tree<'_>, clause: usize) -> bool {
    tree.lower(clause) == "dit"
        && tree.language() == Language::French
        && tree.extent(clause).1 <= clause + 1
        && tree.first(clause, &["nsubj", "aux", "mark"]).is_none()
        && clause > 0
        && matches!(tree.lower(clause - 1).as_str(), "autrement" | "ceci" | "cela" | "bien" | "proprement")
}

/// `De les laisser dormir !`, `Avoir appris à nager.`: an act that nobody is said to do.
#[must_use]
pub fn is_bare_act(tree: &Tree<'_>, head: usize) -> bool {
    let own = |relations: &[&str]| tree.first(head, relations).is_some();
    let finite = tree.is_finite(head) || tree.with(head, &["aux", "cop"]).any(|a| tree.is_finite(a));
    tree.language() == Language::French
        && tree.is(head, &["root"])
        && tree.has_pos(head, &[Upos::Verb])
        && !finite
        && (tree.feature(head, "VerbForm") == Some("Inf")
            || tree.with(head, &["aux"]).any(|a| tree.feature(a, "VerbForm") == Some("Inf")))
        && !own(&["nsubj", "expl", "csubj"])
}

/// `Les petits demandent des choses concrètes : est-ce que j'aurai mon chat ?`: what stands before the colon asks nothing.
pub(super) fn introduces_question(tree: &Tree<'_>, root: usize) -> bool {
    let asks = |i: usize| {
        tree.token(i).form.starts_with('-')
            || tree.feature(i, "PronType").is_some_and(|t| t.contains("Int"))
            || matches!(
                tree.lower(i).as_str(),
                "combien" | "comment" | "pourquoi" | "quel" | "quelle" | "est-ce"
            )
    };
    let colon = (root + 1..tree.len()).find(|&i| tree.token(i).form == ":");
    // `La juge l'interrompt : « La cantine, monsieur ? »`: what is quoted asks.
    let quoted = |colon: usize| {
        tree.len() > colon + 1 && matches!(tree.token(colon + 1).form.as_str(), "«" | "“" | "\"")
    };
    tree.language() == Language::French
        && colon.is_some_and(|colon| {
            if quoted(colon) {
                return !(0..colon).any(asks);
            }
            let behind = (colon + 1..tree.len())
                .any(|i| tree.is(i, &["parataxis", "conj", "ccomp", "appos"]) && is_clause(tree, i));
            behind && !(0..colon).any(asks)
        })
}

/// `Servez-vous.`, `figurez-vous`: an order, where nothing is asked and nothing stands before it.
pub(super) fn is_order_to_oneself(tree: &Tree<'_>, head: usize) -> bool {
    let pronoun = head + 1;
    let before = head.checked_sub(1).is_none_or(|b| tree.has_pos(b, &[Upos::Punct, Upos::Cconj]));
    tree.language() == Language::French
        && before
        && tree.has_pos(head, &[Upos::Verb])
        && tree.is(head, &["root", "parataxis", "conj", "ccomp"])
        && pronoun < tree.len()
        && matches!(tree.lower(pronoun).as_str(), "-vous" | "-toi")
        && tree.head(pronoun) == Some(head)
        && tree.with(head, &["nsubj"]).all(|s| s == pronoun)
        && tree.first(head, &["ccomp"]).is_none()
        && tree.first(head, &["aux"]).is_none_or(|a| a >= head)
        && (0..tree.len()).all(|i| !tree.token(i).form.contains('?'))
        && Lexicon::of(tree.language()).speech(&tree.lemma(head)).is_none()
}

/// `Raconte cette histoire !`: the imperative of most verbs is written as their indicative.
pub(super) fn is_exclaimed(tree: &Tree<'_>, head: usize) -> bool {
    let form = tree.lower(head);
    tree.language() == Language::French
        && tree.is(head, &["root"])
        && head < 2
        && tree.has_pos(head, &[Upos::Verb])
        && tree.feature(head, "VerbForm") == Some("Fin")
        && (form.ends_with('e') && tree.lemma(head).ends_with("er") || form == "va")
        && !matches!(tree.lemma(head).as_str(), "rester" | "manquer" | "importer")
        && tree.first(head, &["aux", "cop"]).is_none()
        && tree.token(tree.len() - 1).form.starts_with('!')
}

/// `La réalité, c'est …`: the dislocated phrase a clitic subject stands for.
pub(super) fn dislocated(tree: &Tree<'_>, predicate: &Predicate, subject: usize) -> Option<usize> {
    let clitic =
        matches!(tree.lower(subject).as_str(), "c'" | "ce" | "ça" | "cela" | "il" | "elle" | "ils" | "elles");
    // `Lui, il préfère le foot, le traître`: somebody is named before, and only called something behind.
    let strong =
        tree.with(predicate.head, &["dislocated"]).any(|d| d < subject && tree.has_pos(d, &[Upos::Pron]));
    tree.with(predicate.head, &["dislocated", "nsubj", "obl"])
        .filter(|&d| !strong || d < subject)
        .filter(|&d| !tree.is(d, &["obl"]) || d < subject && !circumstance::is_time_noun(tree, d))
        .filter(|&d| clitic && d != subject)
        .find(|&d| {
            let figure = tree.has_pos(d, &[Upos::Num]) && tree.is(d, &["dislocated"]);
            (figure || tree.has_pos(d, &[Upos::Noun, Upos::Propn])) && tree.first(d, &["case"]).is_none()
        })
}

/// `Que craignez-vous ?`: no order, though the form of the verb is that of one.
pub(super) fn asks_directly(tree: &Tree<'_>, head: usize) -> bool {
    is_question(tree)
        && tree.dependents(head).iter().any(|&d| d == head + 1 && tree.lower(d).starts_with('-'))
}

/// `L'épisode 4 : « Les poissons rêvent-ils ? »`: a main clause whose quotation asks, its pronoun behind the verb.
pub(super) fn asks_in_quotes(tree: &Tree<'_>, head: usize) -> bool {
    let main = tree.is(head, &["root", "parataxis", "ccomp", "appos", "acl"])
        && tree.first(head, &["mark"]).is_none();
    let group = || std::iter::once(head).chain(tree.with(head, &["aux", "cop"]));
    let inverted = group().any(|v| v + 1 < tree.len() && tree.token(v + 1).form.starts_with('-'));
    let close = (head..tree.len()).find(|&i| matches!(tree.token(i).form.as_str(), "»" | "”"));
    let open = (0..head).rev().find(|&i| matches!(tree.token(i).form.as_str(), "«" | "»" | "“" | "”"));
    let opened = open.is_some_and(|o| matches!(tree.token(o).form.as_str(), "«" | "“"));
    main && inverted && opened && close.is_some_and(|c| c > 0 && tree.token(c - 1).form.contains('?'))
}

/// `Une question revient : est-ce que vous mangez de la viande ?`: what is asked outright behind a colon.
pub(super) fn asks_behind_colon(tree: &Tree<'_>, head: usize) -> bool {
    let first = tree.extent(head).0;
    let colon = [first.checked_sub(1), Some(first)]
        .into_iter()
        .flatten()
        .find(|&i| i > 0 && tree.token(i).form == ":");
    let group = || std::iter::once(head).chain(tree.with(head, &["aux", "cop"]));
    let inverted = group().any(|v| v + 1 < tree.len() && tree.token(v + 1).form.starts_with('-'));
    let framed =
        colon.is_some_and(|c| c + 2 < head && tree.lower(c + 1) == "est" && tree.lower(c + 2) == "-ce");
    tree.language() == Language::French && is_question(tree) && colon.is_some() && (inverted || framed)
}
