//! How the speaker puts a clause: polarity, certainty, modality, tense.
//!
//! Certainty follows FactBank (Saurí & Pustejovsky 2009): the weakest of what the frame, the verbs on
//! the way and the hedges leave. Negation is read from the clause's own words: `ne … que` restricts and
//! affirms, `ne` alone is expletive, a negative determiner on an argument denies the clause.

mod able;
mod extent;
mod hedged;
mod idle;
mod unreal;

use super::frame::Frame;
use super::lexicon::Lexicon;
use super::predicate::{
    Predicate, auxiliaries, is_active_with_be, is_left_apart, is_reflexive, marker_of, shared_negation,
};
use super::reader::is_set_against;
use super::tree::Tree;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, Polarity, QualifierRole, Tense};
use hedged::hedges;
use idle::is_idle;
use std::collections::BTreeSet;

/// The standing of one clause.
#[derive(Debug, Clone)]
pub struct Mood {
    /// So, or not so.
    pub polarity: Polarity,
    /// How sure.
    pub certainty: Certainty,
    /// Moods.
    pub modality: BTreeSet<Modality>,
    /// Tense.
    pub tense: Tense,
}

impl Mood {
    /// Read the mood of `predicate` inside `frame`.
    #[must_use]
    pub fn read(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, frame: &Frame) -> Self {
        let mut modality = frame.modality.clone();
        let mut certainty = frame.ceiling.unwrap_or(Certainty::Certain);
        let mut tense = tense_of(tree, predicate);
        let mut denied = is_denied(tree, lexicon, predicate) != frame.denied;
        let done = is_accomplished(tree, predicate);
        for passage in &predicate.passages {
            let modal = matches!(passage.modality, Some(Modality::Ability | Modality::Obligation));
            if !(done && modal) {
                modality.extend(passage.modality);
                let able = passage.certainty == Some(Certainty::Possible)
                    && able::is_able(tree, lexicon, predicate, denied);
                let sure = passage.certainty.filter(|_| !able);
                certainty = certainty.max(sure.unwrap_or(Certainty::Certain));
            }
            tense = passage.tense.filter(|_| tense != Tense::Past).unwrap_or(tense);
            denied ^= passage.denies;
        }
        if unreal::is_likely(tree, predicate) || unreal::is_planned(tree, predicate) {
            modality.remove(&Modality::Obligation);
            modality.insert(Modality::Prediction);
            certainty = certainty.max(Certainty::Probable);
        }
        if done && unreal::is_inferred(tree, predicate) {
            certainty = certainty.max(Certainty::Probable);
        }
        // `si je devais partir`: a mere supposition.
        if unreal::is_supposed_duty(tree, predicate) {
            modality.remove(&Modality::Obligation);
        }
        for hedge in hedges(tree, lexicon, predicate) {
            certainty = certainty.max(hedge);
        }
        if unreal::is_said_to(tree, predicate) {
            modality.remove(&Modality::Obligation);
            modality.insert(Modality::Hearsay);
            certainty = Certainty::Possible;
        }
        if extent::told_elsewhere(tree, lexicon, predicate) {
            modality.insert(Modality::Hearsay);
        }
        // `Le mieux est que vous parliez`: a subjunctive that looks like a past.
        let asked = frame.modality.iter().any(|m| matches!(m, Modality::Obligation | Modality::Desire));
        if asked && tense == Tense::Past && unreal::looks_past(tree, predicate) {
            tense = Tense::Present;
        }
        if frame.future_in_past && unreal::is_future_in_past(tree, predicate) {
            tense = Tense::Future;
        }
        let averted = unreal::is_averted(tree, predicate);
        denied ^= averted;
        if averted {
            tense = Tense::Past;
        } else if unreal::is_conditional(tree, predicate) && !frame.future_in_past {
            unreal::conditional((tree, lexicon), predicate, &mut modality, &mut certainty);
        } else if unreal::has_if_clause(tree, predicate)
            || unreal::is_missed(tree, predicate) && !(denied && unreal::is_blamed(tree, predicate))
        {
            modality.insert(Modality::Hypothetical);
            certainty = Certainty::Unknown;
        }
        if predicate.chain.len() == 1 && matches!(tree.lemma(predicate.main).as_str(), "falloir") {
            modality.insert(Modality::Obligation);
        }
        if is_wish(tree, predicate) || unreal::is_gladly(tree, predicate) {
            modality.insert(Modality::Desire);
            certainty = Certainty::Unknown;
        }
        if let Some(seeming) = seeming(tree, lexicon, predicate) {
            certainty = certainty.max(seeming);
        }
        if tense == Tense::Future {
            modality.insert(Modality::Prediction);
        }
        if has_opinion_marker(tree, lexicon, predicate) {
            modality.insert(Modality::Opinion);
        }
        if modality.contains(&Modality::Question) {
            certainty = Certainty::Unknown;
        }
        let polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
        Self { polarity, certainty, modality, tense }
    }
}

/// `Qu'ils regardent les chiffres !`: a main clause in the subjunctive.
fn is_wish(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let first = predicate.chain[0];
    let that = |m: usize| matches!(tree.lower(m).as_str(), "que" | "qu'");
    tree.language() == Language::French
        && tree.is(first, &["root"])
        && tree.with(first, &["mark"]).any(that)
        && predicate.finite(tree).is_some_and(|f| tree.feature(f, "Mood") == Some("Sub"))
}

/// `a pu consulter`, `a dû refuser`: the perfect of a modal says that it came about.
fn is_accomplished(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let first = predicate.chain[0];
    predicate.chain.len() > 1
        && tree.language() == Language::French
        && matches!(tree.lemma(first).as_str(), "pouvoir" | "devoir" | "falloir")
        && tree
            .with(first, &["aux"])
            .any(|a| tree.feature(a, "Mood") == Some("Ind") && tree.lemma(a) == "avoir")
}

/// `il semble fatigué`, `she seems tired`: a raising verb with an attribute leaves its own certainty.
fn seeming(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> Option<Certainty> {
    let attribute = tree.first(predicate.main, &["xcomp"])?;
    let passage = lexicon.passage(&tree.lemma(predicate.main), "")?;
    passage.certainty.filter(|_| !super::predicate::is_verb(tree, attribute))
}

/// A French future by its ending on the infinitive, where the features miss it: `partirons`.
fn is_future_form(tree: &Tree<'_>, verb: usize) -> bool {
    let (form, lemma) = (tree.lower(verb), tree.lemma(verb));
    let stem = lemma.strip_suffix('e').filter(|l| l.ends_with('r')).unwrap_or(&lemma);
    tree.language() == Language::French
        && form.strip_prefix(stem).is_some_and(|end| matches!(end, "ai" | "as" | "a" | "ons" | "ez" | "ont"))
}

/// `Vous vous êtes installés`: with a reflexive clitic *être* makes the perfect.
fn is_pronominal(tree: &Tree<'_>, verb: usize) -> bool {
    tree.language() == Language::French && tree.dependents(verb).iter().any(|&d| is_reflexive(tree, d))
}

/// Tense of the finite verb, compound tenses by their auxiliary.
fn tense_of(tree: &Tree<'_>, predicate: &Predicate) -> Tense {
    let Some(finite) = predicate.finite(tree) else {
        return match tree.feature(predicate.head, "Tense") {
            Some("Past") if tree.feature(predicate.head, "VerbForm") == Some("Part") => Tense::Past,
            _ => Tense::None,
        };
    };
    let participle = tree.feature(predicate.head, "VerbForm") == Some("Part") || predicate.head != finite;
    let perfect = participle
        && auxiliaries(tree, predicate.head).into_iter().any(|a| {
            tree.token(a).deprel == "aux:tense"
                || tree.token(a).deprel == "aux:pass"
                    && (is_active_with_be(tree, predicate.head) || is_pronominal(tree, predicate.head))
                || matches!(tree.lemma(a).as_str(), "have" | "haben" | "avere" | "haber")
                || tree.lemma(a) == "sein" && tree.token(a).deprel == "aux"
        });
    if tree
        .with(predicate.head, &["aux"])
        .any(|a| matches!(tree.lemma(a).as_str(), "will" | "shall" | "'ll" | "wo"))
        || (tree.language() == Language::German
            && tree
                .with(predicate.head, &["aux"])
                .any(|a| tree.lemma(a) == "werden" && tree.token(a).deprel == "aux"))
    {
        return Tense::Future;
    }
    // `wäre zu teuer`: the German past subjunctive tells of no past.
    let unreal = tree.language() == Language::German && tree.feature(finite, "Mood") == Some("Sub");
    let happened = tree.with(predicate.head, &["aux"]).any(|a| tree.lower(a) == "worden");
    match tree.feature(finite, "Tense") {
        _ if unreal && !perfect => Tense::Present,
        _ if happened => Tense::Past,
        _ if is_future_form(tree, finite) => Tense::Future,
        Some("Fut") => Tense::Future,
        Some("Past" | "Imp" | "Pqp") => Tense::Past,
        _ if perfect => Tense::Past,
        _ => Tense::Present,
    }
}

/// Whether the clause's own words negate it.
fn is_denied(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> bool {
    let mut words = Vec::new();
    for &verb in outer(tree, lexicon, predicate) {
        for &d in tree.dependents(verb) {
            if tree.is(d, &["advmod", "aux", "cop", "nsubj", "obj", "iobj", "obl", "det", "expl", "cc"])
                && !tree.has_pos(d, &[Upos::Intj])
                && !is_inside_clause(tree, d, verb)
            {
                words.push(d);
                // `no longer`, `nicht mehr`: the negation hangs on the adverb.
                words.extend(tree.with(d, &["advmod"]).filter(|_| tree.is(d, &["advmod"])));
            }
        }
    }
    words.extend(shared_negation(tree, predicate.head));
    let french = tree.language() == Language::French;
    // `ne cherche pas à gagner de l'argent mais à transmettre`
    if predicate.chain.iter().any(|&v| is_set_against(tree, v)) {
        return false;
    }
    let has_ne = words.iter().any(|&w| matches!(tree.lower(w).as_str(), "ne" | "n'"));
    if french && has_ne && (is_restriction(tree, predicate) || is_more_than(tree, predicate)) {
        return false;
    }
    let aspect_negated = french && has_ne && predicate.chain.len() > 1 && never_stops(tree, predicate);
    if aspect_negated {
        return predicate.passages.iter().any(|p| p.denies);
    }
    let adverbs = words.iter().any(|&w| {
        let lower = tree.lower(w);
        let alone = matches!(lower.as_str(), "plus" | "point" | "personne" | "non" | "nul" | "guère");
        match lower.as_str() {
            "ne" | "n'" => false,
            _ if tree.is(w, &["aux", "cop", "nsubj"]) && tree.feature(w, "Polarity") == Some("Neg") => true,
            // `das ist keine Überraschung`
            _ if tree.is(w, &["det"]) && tree.feature(w, "PronType") == Some("Neg") => !french,
            _ if tree.has_pos(w, &[Upos::Noun]) => false,
            // `Le maire m'a écrit ; le préfet, jamais`: said of the last alone.
            "jamais" | "non" | "pas" if french && !has_ne && w > 0 && tree.token(w - 1).form == "," => false,
            // `hardly ever`
            _ if w > 0 && lexicon.is_negation(&format!("{} {lower}", tree.lower(w - 1))) => true,
            _ => lexicon.is_negation(&lower) && (!french || !alone || has_ne) && !is_idle(tree, w),
        }
    });
    adverbs
        || negative_argument(tree, lexicon, &words)
        || (french && has_ne && negative_modifier(tree, predicate))
        || (french && has_ne && denies_alone(tree, predicate, &words))
}

/// The verbs of the group whose negation denies it: `recommande de ne pas partir` recommends, and what it recommends is not to.
fn outer<'p>(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &'p Predicate) -> &'p [usize] {
    let apart = predicate.chain.windows(2).position(|pair| is_left_apart(tree, lexicon, pair[0], pair[1]));
    &predicate.chain[..apart.map_or(predicate.chain.len(), |at| at + 1)]
}

/// `Le rapport ne pouvait être connu`: before such a verb `ne` denies without a partner, but for what is feared or avoided.
fn denies_alone(tree: &Tree<'_>, predicate: &Predicate, words: &[usize]) -> bool {
    let own = |&verb: &usize| {
        matches!(tree.lemma(verb).as_str(), "pouvoir" | "savoir" | "oser" | "cesser")
            && predicate.chain.len() > 1
            && words.iter().any(|&w| {
                matches!(tree.lower(w).as_str(), "ne" | "n'") && tree.head(w) == Some(verb) && w < verb
            })
    };
    let loose = tree.is(predicate.head, &["advcl", "ccomp"])
        && predicate.finite(tree).is_some_and(|f| tree.feature(f, "Mood") == Some("Sub"));
    predicate.chain.iter().any(own) && !loose
}

/// An argument that is or holds a negative word: `aucune vision`, `no product`, `rien`, `kein Ziel`.
fn negative_argument(tree: &Tree<'_>, lexicon: &Lexicon, words: &[usize]) -> bool {
    words.iter().filter(|&&w| tree.is(w, &["nsubj", "obj", "iobj", "obl"])).any(|&w| {
        // `personne ne mesure`, which the parser may take for a noun.
        let nobody = || tree.lower(w) == "personne" && tree.first(w, &["det"]).is_none();
        let own = (tree.has_pos(w, &[Upos::Pron]) || nobody())
            && lexicon.is_negation(&tree.lemma(w))
            && !is_idle(tree, w)
            && !matches!(tree.lower(w).as_str(), "personne" if tree.first(w, &["det"]).is_some());
        // `d'aucuns disent`: some do.
        let some = w > 0 && tree.lower(w) == "aucuns" && tree.lower(w - 1) == "d'";
        own && !some
            || extent::denies_all(tree, w)
            || tree.with(w, &["det", "advmod", "cc"]).any(|d| {
                let lemma = tree.lemma(d);
                tree.feature(d, "PronType") == Some("Neg") && !tree.is(d, &["cc"])
                    || matches!(
                        lemma.as_str(),
                        "aucun" | "aucune" | "nul" | "no" | "kein" | "keiner" | "neither" | "weder"
                    )
            })
    })
}

/// French `ne` with its partner further down: `n'ont abouti à rien de …`, `ne boit ni ne fume`, or with `pas` elsewhere.
fn negative_modifier(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let (first, last) = tree.extent(predicate.head);
    let neither = |c: usize| tree.with(c, &["cc"]).any(|n| tree.lower(n) == "ni");
    let joined = tree.with(predicate.head, &["conj"]).any(neither);
    joined
        || (first..=last).any(|i| {
            matches!(
                tree.lower(i).as_str(),
                "pas" | "jamais" | "rien" | "aucun" | "aucune" | "personne" | "ni" | "nullement" | "guère"
            ) && !is_idle(tree, i)
                && nearest_clause(tree, i) == predicate.head
        })
}

fn nearest_clause(tree: &Tree<'_>, index: usize) -> usize {
    let mut at = index;
    while let Some(head) = tree.head(at) {
        if tree.is(at, &["conj", "ccomp", "advcl", "acl", "parataxis", "csubj"])
            && tree.has_pos(at, &[Upos::Verb, Upos::Aux])
        {
            return at;
        }
        at = head;
    }
    at
}

/// `ne … que`: a restriction, which affirms.
fn is_restriction(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    restriction(tree, predicate).is_some()
}

/// The `que` of `ne … que`.
fn restriction(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let (first, last) = tree.extent(predicate.head);
    let partner = (first..=last)
        .any(|i| matches!(tree.lower(i).as_str(), "pas" | "jamais" | "rien" | "aucun" | "aucune"));
    // `n'a jamais fait que du mouton`: nothing else, ever.
    let others =
        (first..=last).any(|i| matches!(tree.lower(i).as_str(), "pas" | "rien" | "aucun" | "aucune"));
    let never = |&i: &usize| {
        let object = tree.head(i).is_some_and(|h| {
            tree.is(h, &["obj"]) && tree.head(h).is_some_and(|verb| predicate.chain.contains(&verb))
        });
        tree.is(i, &["advmod"]) && object && matches!(tree.lower(i).as_str(), "que" | "qu'")
    };
    if partner && !others {
        return (first..=last).find(never);
    }
    (first..=last).filter(|_| !partner).find(|&i| {
        matches!(tree.lower(i).as_str(), "que" | "qu'")
            && tree.is(i, &["advmod", "case", "mark", "cc"])
            && i > predicate.finite(tree).unwrap_or(predicate.chain[0])
            && is_own(tree, predicate, i)
            && !tree.head(i).is_some_and(|h| tree.is(h, &["ccomp", "advcl", "acl", "csubj"]))
    })
}

/// `ne … que`, `ne … plus`: the word that says how far the clause goes, in a French clause with `ne`.
#[must_use]
pub fn limit(tree: &Tree<'_>, predicate: &Predicate) -> Option<(QualifierRole, usize)> {
    let own = || predicate.chain.iter().flat_map(|&v| tree.with(v, &["advmod"]));
    let ne = own().find(|&d| matches!(tree.lower(d).as_str(), "ne" | "n'"))?;
    if tree.language() != Language::French {
        return None;
    }
    if let Some(que) = restriction(tree, predicate).filter(|&q| q > ne && !is_more_than(tree, predicate)) {
        return Some((QualifierRole::Degree, que));
    }
    // `n'est plus sûr`, and not `n'est plus haut que`.
    let compares = |d: usize| {
        tree.with(predicate.main, &["obl", "advcl", "ccomp"])
            .chain(tree.dependents(d).iter().copied())
            .any(|o| tree.with(o, &["case", "mark"]).any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'")))
    };
    let partner = own().any(|d| matches!(tree.lower(d).as_str(), "pas" | "non"));
    own()
        .find(|&d| d > ne && tree.lower(d) == "plus" && !partner && !compares(d))
        .map(|d| (QualifierRole::Time, d))
}

/// Whether the word belongs to this clause rather than to one beside or below it.
fn is_own(tree: &Tree<'_>, predicate: &Predicate, index: usize) -> bool {
    let mut at = index;
    while !predicate.chain.contains(&at) {
        let beside = tree.is(at, &["parataxis", "ccomp", "advcl", "acl", "csubj", "conj"])
            && (tree.is_finite(at) || tree.first(at, &["nsubj", "expl", "cop"]).is_some());
        match tree.head(at).filter(|_| !beside) {
            Some(head) => at = head,
            None => return false,
        }
    }
    true
}

/// `ne pas faire que vendre`, `n'être pas que le bassin`: not only that, so that as well.
fn is_more_than(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let (first, last) = tree.extent(predicate.head);
    (first..last).any(|i| {
        tree.lower(i) == "pas"
            && matches!(tree.lower(i + 1).as_str(), "que" | "qu'")
            && tree.has_pos(i + 1, &[Upos::Adv])
            && tree.head(i).is_some_and(|h| predicate.chain.contains(&h))
    })
}

/// `ne cesser de`, `ne pas manquer de`: the negated phase verb affirms its infinitive.
fn never_stops(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    predicate.chain.windows(2).any(|pair| {
        matches!(tree.lemma(pair[0]).as_str(), "cesser" | "arrêter" | "manquer" | "tarder" | "hésiter")
            && !marker_of(tree, pair[1]).is_empty()
    })
}

fn is_inside_clause(tree: &Tree<'_>, dependent: usize, verb: usize) -> bool {
    tree.is(dependent, &["advcl", "ccomp", "acl"]) && dependent != verb
}

/// `à mon avis`, `selon moi`, `in my opinion`, `meiner Meinung nach`.
fn has_opinion_marker(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> bool {
    predicate.chain.iter().flat_map(|&v| tree.dependents(v)).any(|&d| is_opinion_phrase(tree, lexicon, d))
}

/// Whether the phrase headed by `index` marks the clause as the speaker's own judgement.
#[must_use]
pub fn is_opinion_phrase(tree: &Tree<'_>, lexicon: &Lexicon, index: usize) -> bool {
    if !tree.is(index, &["obl", "nmod", "advmod", "parataxis", "discourse", "appos"]) {
        return false;
    }
    let opinion_noun = matches!(
        tree.lemma(index).as_str(),
        "avis" | "sens" | "opinion" | "œil" | "oeil" | "yeux" | "view" | "Meinung" | "meinung" | "ansicht"
    ) && tree.with(index, &["det", "nmod"]).any(|d| {
        tree.feature(d, "Person") == Some("1")
            || matches!(
                tree.lower(d).as_str(),
                "mon" | "mes" | "notre" | "nos" | "my" | "our" | "mein" | "meiner" | "unserer" | "unser"
            )
    });
    let own_source = tree.has_pos(index, &[Upos::Pron])
        && tree.feature(index, "Person") == Some("1")
        && tree.with(index, &["case"]).any(|c| lexicon.is_attribution(&tree.expression(c)));
    // `Mes parents ont tout quitté pour moi`: for whom, and no opinion.
    let for_whom = tree.language() == Language::French
        && tree.with(index, &["case"]).any(|c| tree.lower(c) == "pour")
        && tree.head(index).is_some_and(|verb| {
            index > verb && tree.has_pos(verb, &[Upos::Verb]) && tree.first(verb, &["cop"]).is_none()
        });
    opinion_noun || own_source && !for_whom
}
