//! What is only supposed, missed or likely: conditionals, and `devoir` that tells what is to be expected.
//!
//! A French conditional is hearsay (`Le ministre aurait reçu …`) unless something supposes: an if-clause, `sans`, `à sa
//! place`, a means put first (`Avec des freins neufs, il aurait …`), or a speaker who tells of himself. A modal's past
//! conditional (`aurait dû partir`) tells what was missed.

use super::super::attribution;
use super::super::circumstance::{is_time_noun, preposition};
use super::super::lexicon::Lexicon;
use super::super::predicate::{Predicate, auxiliaries, verb_key};
use super::super::proposition::PredicateKind;
use super::super::reader::{grants, judged_act};
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality};
use std::collections::BTreeSet;

/// Of what is no person (`les travaux devraient durer un an`), and of persons at a time to come (`le maire devrait signer
/// jeudi`), `devoir` in the conditional says what is likely.
pub(super) fn is_likely(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let first = predicate.chain[0];
    let conditional = |v: usize| tree.lemma(v) == "devoir" && tree.feature(v, "Mood") == Some("Cnd");
    let timed =
        || predicate.chain.iter().any(|&v| tree.with(v, &["obl", "advmod"]).any(|o| is_time_noun(tree, o)));
    let dated = || predicate.chain.iter().any(|&v| tree.with(v, &["obl"]).any(|o| is_dated(tree, o)));
    let expected = |s: usize| {
        let relative = tree.feature(s, "PronType") == Some("Rel");
        let s = tree.head(first).filter(|_| relative && tree.is(first, &["acl"])).unwrap_or(s);
        let person = Lexicon::of(tree.language()).noun_kind(&tree.lemma(s)) == Some("Person");
        tree.has_pos(s, &[Upos::Noun]) && !person
            || tree.has_pos(s, &[Upos::Propn])
            || tree.has_pos(s, &[Upos::Noun]) && timed()
            // `Je devrais obtenir mon diplôme en mai`
            || tree.has_pos(s, &[Upos::Pron]) && tree.feature(s, "Person") != Some("2") && dated()
    };
    // `Une société ne devrait pas tolérer cela`: of anyone of a kind it is a duty.
    let anyone = |s: usize| {
        tree.with(s, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "aucun" | "aucune"))
    };
    let spared = tree.with(first, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "ne" | "n'"));
    tree.language() == Language::French
        && !(spared && tree.with(first, &["nsubj"]).any(anyone))
        && (conditional(first) || tree.with(first, &["aux"]).any(conditional))
        && tree.with(first, &["aux"]).all(|a| tree.lemma(a) == "devoir")
        && tree.with(first, &["nsubj"]).any(expected)
}

/// `La ligne doit ouvrir en septembre`: of what is no person and has a date, `devoir` tells what is planned.
pub(super) fn is_planned(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let first = predicate.chain[0];
    let now = tree.feature(first, "Tense") == Some("Pres") && tree.feature(first, "Mood") == Some("Ind");
    let thing = |s: usize| {
        tree.has_pos(s, &[Upos::Noun])
            && Lexicon::of(tree.language()).noun_kind(&tree.lemma(s)) != Some("Person")
            && tree
                .with(s, &["det"])
                .all(|d| !matches!(tree.lower(d).as_str(), "tout" | "toute" | "chaque" | "aucun" | "aucune"))
    };
    let denied = tree.with(first, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "ne" | "n'"));
    tree.language() == Language::French
        && predicate.chain.len() > 1
        && tree.lemma(first) == "devoir"
        && now
        && !denied
        && tree.with(first, &["nsubj"]).any(thing)
        && predicate.chain.iter().any(|&v| tree.with(v, &["obl"]).any(|o| is_dated(tree, o)))
}

/// `en mai`, `au printemps`, `le 3 décembre`: a point in time, and no limit, length or habit.
fn is_dated(tree: &Tree<'_>, complement: usize) -> bool {
    let cases: Vec<String> = tree.with(complement, &["case"]).map(|c| tree.lower(c)).collect();
    let point = match &cases[..] {
        [] => tree.with(complement, &["nummod"]).next().is_none_or(|n| n > complement),
        [one] => matches!(one.as_str(), "en" | "à" | "au" | "dès" | "dans" | "l'"),
        _ => false,
    };
    let habit = tree
        .with(complement, &["det"])
        .any(|d| matches!(tree.lower(d).as_str(), "chaque" | "tous" | "toutes" | "tout" | "toute" | "les"));
    is_time_noun(tree, complement) && point && !habit
}

/// `aurait dû partir`, `nous aurions pu vendre`, `j'aurais aimé la revoir`: it did not come about.
pub(super) fn is_missed(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let first = predicate.chain[0];
    let told = |o: usize| {
        tree.with(o, &["case"]).any(|c| Lexicon::of(tree.language()).is_attribution(&tree.expression(c)))
    };
    tree.language() == Language::French
        && predicate.chain.len() > 1
        && matches!(
            tree.lemma(first).as_str(),
            "devoir" | "pouvoir" | "vouloir" | "aimer" | "falloir" | "préférer" | "souhaiter"
        )
        && tree.with(first, &["aux"]).any(|a| tree.feature(a, "Mood") == Some("Cnd"))
        && !predicate.chain.iter().any(|&v| tree.with(v, &["obl"]).any(told))
}

/// `je n'aurais pas dû signer`: denied, it tells of what did come about that it was wrong.
pub(super) fn is_blamed(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    matches!(tree.lemma(predicate.chain[0]).as_str(), "devoir" | "falloir")
}

/// `Ils n'ont pas dû lire le contrat`: denied, the perfect of *devoir* concludes.
pub(super) fn is_inferred(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let first = predicate.chain[0];
    tree.lemma(first) == "devoir"
        && tree.with(first, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "ne" | "n'"))
        && tree.with(first, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "pas" | "jamais"))
}

/// `sans nous`, `à sa place`: what would have to be otherwise.
fn is_condition(tree: &Tree<'_>, complement: usize) -> bool {
    let instead = tree.lemma(complement) == "place"
        && tree.with(complement, &["det"]).any(|d| tree.feature(d, "Poss").is_some());
    // `non sans humour`: with some.
    let without = |c: usize| {
        matches!(tree.lower(c).as_str(), "sans" | "without" | "ohne")
            && !(c > 0 && tree.lower(c - 1) == "non")
    };
    instead || tree.with(complement, &["case", "mark"]).any(without)
}

/// `autrement`, `sinon`: were things not as they are.
fn is_otherwise(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    predicate.chain.iter().any(|&v| {
        tree.with(v, &["advmod", "cc", "mark"])
            .any(|a| matches!(tree.lower(a).as_str(), "autrement" | "sinon" | "otherwise" | "sonst"))
    })
}

/// `Avec des freins en bon état, il aurait gardé le contrôle`: a thing put first, with which it would have been so.
fn is_means_put_first(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, complement: usize) -> bool {
    tree.language() == Language::French
        && complement < predicate.chain[0]
        && tree.has_pos(complement, &[Upos::Noun])
        && lexicon.noun_kind(&tree.lemma(complement)) != Some("Person")
        && tree.with(complement, &["det"]).all(|d| tree.feature(d, "Poss").is_none())
        && tree.with(complement, &["case"]).any(|c| tree.lower(c) == "avec")
}

/// A conditional form (`aurait licencié`) that is not a modal's polite one.
pub(super) fn is_conditional(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let would = |a: usize| {
        matches!(
            tree.lower(a).as_str(),
            "would" | "'d" | "würde" | "würden" | "hätte" | "hätten" | "wäre" | "wären"
        )
    };
    let unreal =
        |f: usize| tree.feature(f, "Mood") == Some("Cnd") || tree.language() == Language::German && would(f);
    !is_gladly(tree, predicate)
        && (tree.with(predicate.head, &["aux"]).any(would) || predicate.finite(tree).is_some_and(unreal))
        && !matches!(tree.lemma(predicate.main).as_str(), "like" | "love" | "prefer" | "mögen")
        && match verb_key(tree, predicate.head).as_str() {
            "pouvoir" | "devoir" | "vouloir" | "souhaiter" | "aimer" | "falloir" | "préférer" => false,
            "like" | "love" | "prefer" | "hate" if predicate.chain.len() > 1 => false,
            // `je dirais` says so, `je n'aurais pas dit` does not.
            "dire" => !auxiliaries(tree, predicate.head).is_empty(),
            _ => true,
        }
}

/// `Ich hätte gern mehr Zeit`, `I'd rather stay`: a wish.
pub(super) fn is_gladly(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let gladly = |a: usize| matches!(tree.lower(a).as_str(), "gern" | "gerne" | "lieber" | "rather");
    let would = |f: usize| {
        matches!(
            tree.lower(f).as_str(),
            "hätte" | "hätten" | "hättest" | "würde" | "würden" | "wäre" | "wären" | "would" | "'d"
        )
    };
    matches!(tree.language(), Language::German | Language::English)
        && (predicate.finite(tree).is_some_and(would) || tree.with(predicate.head, &["aux"]).any(would))
        && predicate.chain.iter().any(|&v| tree.with(v, &["advmod"]).any(gladly))
        && !has_if_clause(tree, predicate)
}

/// `Der Minister soll gelogen haben`: the perfect behind *sollen* tells what is heard.
pub(super) fn is_said_to(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let said = |a: usize| matches!(tree.lower(a).as_str(), "soll" | "sollen");
    let done = |a: usize| {
        matches!(tree.lower(a).as_str(), "haben" | "sein") && tree.feature(a, "VerbForm") != Some("Fin")
    };
    tree.language() == Language::German
        && tree.with(predicate.head, &["aux"]).any(said)
        && tree.with(predicate.head, &["aux", "cop"]).any(done)
}

/// `a annoncé que la loi serait votée`, `said that it would pass`: what was to come, seen from when it was said.
pub(super) fn is_future_in_past(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let head = predicate.chain[0];
    let past = |v: usize| {
        let told = |i: usize| matches!(tree.feature(i, "Tense"), Some("Past" | "Imp"));
        tree.is_finite(v) && told(v)
            || tree.feature(v, "VerbForm") == Some("Part")
                && auxiliaries(tree, v).into_iter().any(|a| {
                    matches!(tree.lemma(a).as_str(), "avoir" | "être" | "have" | "haben" | "sein")
                        && tree.token(a).deprel != "aux:pass"
                })
    };
    let done = auxiliaries(tree, head).into_iter().any(|a| {
        matches!(tree.lemma(a).as_str(), "have" | "haben")
            || tree.language() == Language::French
                && tree.feature(a, "Mood") == Some("Cnd")
                && tree.token(a).deprel == "aux:tense"
    });
    tree.is(head, &["ccomp"])
        && !done
        && tree.language() != Language::German
        && tree.head(head).is_some_and(past)
        && is_conditional(tree, predicate)
        && !has_if_clause(tree, predicate)
}

/// `hätte sie fast abgeschoben`: what did not come about in the end.
pub(super) fn is_averted(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let nearly = |a: usize| matches!(tree.lower(a).as_str(), "fast" | "beinahe" | "beinah");
    let would = |a: usize| matches!(tree.lower(a).trim_end_matches('n'), "hätte" | "wäre");
    tree.language() == Language::German
        && predicate.chain.len() == 1
        && tree.with(predicate.main, &["advmod"]).any(nearly)
        && tree.with(predicate.main, &["aux"]).any(would)
        && !has_if_clause(tree, predicate)
}

/// With an if-clause the conditional is hypothetical; without one it is hearsay when it is a compound
/// tense or the clause stands on its own (`Meta aurait licencié …`).
pub(super) fn conditional(
    (tree, lexicon): (&Tree<'_>, &Lexicon),
    predicate: &Predicate,
    modality: &mut BTreeSet<Modality>,
    certainty: &mut Certainty,
) {
    let compound = !auxiliaries(tree, predicate.head).is_empty();
    let without = tree
        .with(predicate.head, &["obl", "advcl"])
        .any(|o| is_condition(tree, o) || compound && is_means_put_first(tree, lexicon, predicate, o));
    // `des rencontres qui n'auraient pas eu lieu autrement`
    let without = without || compound && is_otherwise(tree, predicate);
    let own = tree
        .with(predicate.head, &["nsubj"])
        .any(|s| matches!(tree.lower(s).as_str(), "je" | "j'" | "nous" | "i" | "we" | "ich" | "wir"));
    // `je n'échangerais ce métier contre rien`: how the speaker feels, and no condition.
    let says = lexicon.speech(&verb_key(tree, predicate.main)).is_some();
    let denies =
        tree.with(predicate.head, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "ne" | "n'"));
    let feels = (says || denies)
        && tree.with(predicate.head, &["nsubj"]).any(|s| matches!(tree.lower(s).as_str(), "je" | "j'"));
    if feels && !compound && !without && !has_if_clause(tree, predicate) {
        return;
    }
    // `Il serait prématuré de conclure`: what the speaker thinks, put politely.
    let judges = tree.language() == Language::French
        && predicate.kind == PredicateKind::Copula
        && judged_act(tree, predicate).is_some();
    if judges && !compound && !without && !has_if_clause(tree, predicate) {
        modality.insert(Modality::Opinion);
        *certainty = (*certainty).max(Certainty::Probable);
        return;
    }
    // `Le transfert coûterait 3 millions, d'après un rapport`
    let told = || {
        tree.with(predicate.head, &["obl"]).any(|o| {
            preposition(tree, lexicon, o)
                .is_some_and(|(words, head)| head == o && lexicon.is_attribution(&words))
        })
    };
    // `Vous auriez signé ?`: what whoever is asked would do.
    let asked = modality.contains(&Modality::Question)
        && tree.with(predicate.head, &["nsubj"]).any(|s| tree.feature(s, "Person") == Some("2"));
    let hearsay = tree.language() == Language::French && (compound || told()) && !asked;
    if hearsay && !without && !own && !has_if_clause(tree, predicate) {
        modality.insert(Modality::Hearsay);
        *certainty = (*certainty).max(Certainty::Possible);
    } else {
        modality.insert(Modality::Hypothetical);
        *certainty = Certainty::Unknown;
    }
}

/// The first of the verbs that one without a subject of its own is coordinated with.
fn first_beside(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..tree.len() {
        let up =
            tree.head(at).filter(|_| tree.is(at, &["conj"]) && tree.first(at, &["nsubj", "expl"]).is_none());
        let Some(up) = up else { break };
        at = up;
    }
    (at != verb).then_some(at)
}

/// Whether the clause holds only if another one does; `même si` concedes and does not count.
pub(super) fn has_if_clause(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    // `If the town agrees, they can take the tools and move the mill`: what stands first holds for both.
    let beside = first_beside(tree, predicate.head);
    let shared = beside.into_iter().flat_map(|v| tree.with(v, &["advcl"]).filter(move |&a| a < v));
    let own = predicate.chain.iter().flat_map(|&v| tree.with(v, &["advcl"]));
    own.chain(shared).any(|a| {
        let even = tree
            .with(a, &["advmod", "mark"])
            .any(|m| matches!(tree.lower(m).as_str(), "même" | "even" | "auch" | "comme" | "as"));
        !even
            && !grants(tree, a)
            && attribution::source_clause(tree, Lexicon::of(tree.language()), a).is_none()
            && tree.with(a, &["mark"]).any(|m| {
                matches!(tree.lower(m).as_str(), "si" | "s'" | "if" | "wenn" | "falls" | "unless" | "sofern")
                    && tree.first(m, &["fixed"]).is_none()
                    || is_open_condition(tree, predicate, m)
            })
    })
}

/// `La ligne rouvrira à condition que la région paie`: what is to come depends on it; `a accepté à condition que` tells of
/// what was done.
fn is_open_condition(tree: &Tree<'_>, predicate: &Predicate, mark: usize) -> bool {
    let expression = tree.expression(mark).to_lowercase();
    let depends = [
        "à condition que",
        "à la condition que",
        "pourvu que",
        "à condition qu'",
        "à la condition qu'",
        "pourvu qu'",
    ];
    let future = predicate.finite(tree).is_some_and(|f| tree.feature(f, "Tense") == Some("Fut"));
    tree.language() == Language::French && future && depends.contains(&expression.as_str())
}

/// `que vous parliez`, `que nous partions`: subjunctive and imperfect alike.
pub(super) fn looks_past(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    tree.language() == Language::French
        && predicate.finite(tree).is_some_and(|f| {
            f == predicate.chain[0] && (tree.lower(f).ends_with("ions") || tree.lower(f).ends_with("iez"))
        })
}

/// `Si je devais refaire le monde`: *devoir* behind `si` in the past only supposes.
pub(super) fn is_supposed_duty(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let first = predicate.chain[0];
    tree.language() == Language::French
        && matches!(tree.lower(first).as_str(), "devais" | "devait" | "devions" | "deviez" | "devaient")
        && tree.with(first, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "si" | "s'"))
}
