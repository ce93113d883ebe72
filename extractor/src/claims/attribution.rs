//! Who is behind a clause: reporting verbs, `selon X`, inserted `dit-il`.
//!
//! The speaker is always the outermost source and is not listed here; a clause lists whom the speaker
//! reports. First persons report themselves: `je pense que X` is X, as an opinion.

mod aired;
mod asked;
mod heard;
mod judged;
mod marks;
mod views;
mod wanted;

use super::circumstance::{is_party, oblique_role, preposition};
use super::frame::Frame;
use super::lexicon::Lexicon;
use super::mood::is_opinion_phrase;
use super::phrase;
use super::predicate::{Predicate, verb_key};
use super::proposition::{Phrase, PredicateKind};
use super::tree::{Tree, join_words};
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, QualifierRole};
pub(super) use aired::{is_field, is_told_for};
use asked::asks_for_reason;
pub(super) use asked::{asks_what_is, is_embedded_question};
use heard::{granted, is_felt, is_hearsay, is_told, takes_for_granted};
pub use heard::{retorts, tells_somebody};
pub(super) use judged::judged_to_be;
use marks::leads_up;
pub use marks::quoted_before;
use views::is_own_view;
pub use views::own_eyes;
use wanted::{is_plain_subjunctive, is_refused, is_wanted};

/// The frame of a clause once its own source phrases and inserted reporting clauses are counted in.
#[must_use]
pub fn with_sources(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, frame: Frame) -> Frame {
    let mut frame = frame;
    for &verb in &predicate.chain {
        for &d in tree.dependents(verb) {
            if is_opinion_phrase(tree, lexicon, d) {
                continue;
            }
            if tree.is(d, &["obl", "nmod"])
                && let Some((words, head)) = preposition(tree, lexicon, d)
                && lexicon.is_attribution(&words)
                && is_own_view(tree, lexicon, head)
            {
                frame = frame.with(Modality::Opinion);
                continue;
            }
            if let Some(whose) = own_eyes(tree, d) {
                frame = frame.reported(Some(Phrase::word(whose)), verb);
                continue;
            }
            // `en provenance de Lyon` is a source, but of no statement.
            if tree.is(d, &["obl", "nmod"])
                && tree.token(d).deprel != "obl:agent"
                && oblique_role(tree, lexicon, d) == QualifierRole::SourceOf
                && let Some((words, head)) = preposition(tree, lexicon, d)
                && lexicon.is_attribution(&words)
            {
                if is_addressee(tree, head) || is_pointing(tree, head) {
                    continue;
                }
                frame = frame.reported(Some(phrase::argument(tree, head)), verb);
            }
            // `j'aurais voulu une taxe, comme le proposait la députée`: one's own wish is told by nobody else.
            let own = tree.language() == Language::French
                && tree.is(d, &["advcl"])
                && tree.with(predicate.main, &["nsubj"]).any(|s| is_first_person(tree, s));
            let told = inserted_reporter(tree, lexicon, d)
                .filter(|_| !leads_up(tree, predicate.main, d))
                .or_else(|| source_clause(tree, lexicon, d).filter(|_| !own))
                .or_else(|| so_says(tree, d));
            match told {
                // `dit-on`: hearsay.
                Some(source) if is_anyone(tree, source) => frame = frame.with(Modality::Hearsay),
                Some(source) => frame = frame.reported(Some(source), d),
                None => {}
            }
        }
    }
    if is_indirect_speech(tree, predicate) {
        frame = frame.with(Modality::Reported);
    }
    frame
}

/// The frame of a clause beside another: the verb of saying set into it stands outside what it reports, and so does a
/// coordinated clause about the speaker without a subordinator (`ma sœur pense que X, et je suis d'accord`).
#[must_use]
pub fn stepped_out(tree: &Tree<'_>, clause: usize, frame: &Frame) -> Frame {
    let own = tree.with(clause, &["nsubj"]).any(|s| is_first_person(tree, s));
    let joined = tree.is(clause, &["conj"]) && tree.first(clause, &["mark"]).is_none();
    let apart = tree.with(clause, &["cc", "punct"]).any(|c| tree.token(c).form == ",");
    let reporter = frame.sources.last().is_some_and(|s| is_first_person(tree, s.head));
    // `X, explique le maire`: that he explains is not what he explains.
    let reporting = frame.reported_by == Some(clause);
    match &frame.around {
        Some(around) if reporting || own && joined && apart && !reporter => (**around).clone(),
        _ => frame.clone(),
    }
}

/// Clauses that only name a source: `comme l'explique X`, `as X says`, `à en croire X`, `if X is to be believed`.
#[must_use]
pub fn source_clause(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> Option<Phrase> {
    if !tree.is(clause, &["advcl", "parataxis"]) {
        return None;
    }
    let marks: Vec<String> = tree.with(clause, &["mark", "advmod", "case"]).map(|m| tree.lower(m)).collect();
    let marked = |words: &[&str]| marks.iter().any(|m| words.contains(&m.as_str()));
    let lemma = tree.lemma(clause);
    let source = if marked(&["comme", "as", "wie"]) {
        let key = verb_key(tree, clause);
        let says = lexicon.speech(&key).is_some_and(|act| act != "ask") || lexicon.thought(&key).is_some();
        let object = tree.with(clause, &["obj", "ccomp"]).any(|o| !tree.has_pos(o, &[Upos::Pron]));
        // `Comme il ne rapporte rien, …`: a reason, and nobody's word.
        let denies = tree.with(clause, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "ne" | "n'"));
        tree.first(clause, &["nsubj"]).filter(|_| says && !object && !denies)
    } else if marked(&["à", "a", "to"])
        && matches!(lemma.as_str(), "croire" | "écouter" | "entendre" | "hear")
    {
        let infinitive = tree.feature(clause, "VerbForm") != Some("Fin");
        let somebody =
            |&o: &usize| tree.has_pos(o, &[Upos::Noun, Upos::Propn]) || !tree.lower(o).starts_with("en");
        tree.with(clause, &["obj", "iobj", "obl"]).find(somebody).filter(|_| infinitive)
    } else if marked(&["si", "s'", "if", "wenn"])
        && matches!(lemma.as_str(), "croire" | "believe" | "glauben")
    {
        believed(tree, clause)
    } else {
        None
    };
    let nobody = |s: usize| is_first_person(tree, s) || is_addressee(tree, s) || is_pointing(tree, s);
    let source = source.filter(|&s| !nobody(s))?;
    Some(phrase::argument(tree, source)).filter(|s| !is_anyone(tree, *s))
}

/// `si l'on en croit X`, `if X is to be believed`, `wenn man X glaubt`.
fn believed(tree: &Tree<'_>, clause: usize) -> Option<usize> {
    let passive = tree.with(clause, &["nsubj"]).find(|&s| tree.token(s).deprel == "nsubj:pass");
    let anybody = tree
        .with(clause, &["nsubj", "expl"])
        .any(|s| matches!(tree.lower(s).as_str(), "on" | "l'on" | "man" | "you" | "one" | "we"));
    let object =
        tree.with(clause, &["obj", "iobj", "obl"]).find(|&o| tree.has_pos(o, &[Upos::Noun, Upos::Propn]));
    passive.or(object.filter(|_| anybody))
}

/// German `…, so die Ministerin`: a noun set after the clause with `so` before it.
fn so_says(tree: &Tree<'_>, index: usize) -> Option<Phrase> {
    let noun = tree.has_pos(index, &[Upos::Noun, Upos::Propn])
        && tree.is(index, &["parataxis", "appos", "conj", "nmod", "obl", "dep", "nsubj", "obj"]);
    if tree.language() != Language::German || !noun {
        return None;
    }
    let first = tree.extent(index).0;
    let word = (first..index).find(|&i| !tree.has_pos(i, &[Upos::Punct]))?;
    let comma = word > 0 && tree.has_pos(word - 1, &[Upos::Punct]);
    (comma && tree.lower(word) == "so").then(|| {
        let phrase = phrase::argument(tree, index);
        Phrase { first: phrase.first.max(word + 1), ..phrase }
    })
}

/// The German subjunctive of what others say: `das Wasser sei schmutzig`.
fn is_indirect_speech(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    tree.language() == Language::German
        && predicate.finite(tree).is_some_and(|finite| {
            tree.feature(finite, "Mood") == Some("Sub")
                && tree.feature(finite, "Tense") != Some("Past")
                && tree.feature(finite, "Person") != Some("1")
                && !matches!(
                    tree.lower(finite).as_str(),
                    "wäre" | "wären" | "hätte" | "hätten" | "würde" | "würden"
                )
        })
}

/// `pour ça`, `pour l'autre`, `according to this`: nobody.
fn is_pointing(tree: &Tree<'_>, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Pron, Upos::Det])
        && matches!(
            tree.lower(head).as_str(),
            "ça" | "cela" | "ceci" | "ce" | "c'" | "autre" | "this" | "that" | "these" | "das" | "dies"
        )
}

fn is_addressee(tree: &Tree<'_>, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Pron]) && tree.feature(head, "Person") == Some("2")
}

/// `…, explique le ministre, …`: the subject of an inserted verb of saying.
#[must_use]
pub fn inserted_reporter(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> Option<Phrase> {
    if !tree.is(clause, &["parataxis"]) {
        return None;
    }
    let key = verb_key(tree, clause);
    lexicon.speech(&key).filter(|act| *act != "ask")?;
    if !tree.is_finite_clause(clause) || tree.first(clause, &["obj", "ccomp"]).is_some() {
        return None;
    }
    let subject = tree.first(clause, &["nsubj"])?;
    // French inverts the two: `on enchaîne` after a colon reports nothing.
    let inverted =
        tree.language() != Language::French || subject > clause || tree.lower(subject).starts_with('-');
    inverted.then(|| phrase::argument(tree, subject))
}

/// A whole main clause that was taken for a content clause: its subject first, behind a comma, with nothing to mark it.
pub(super) fn is_beside(tree: &Tree<'_>, clause: usize) -> bool {
    let first = tree.extent(clause).0;
    let comma = first > 0 && [first - 1, first].iter().any(|&i| tree.token(i).form == ",");
    comma
        && tree.first(clause, &["mark"]).is_none()
        && tree.is_finite_clause(clause)
        && tree.first(clause, &["nsubj"]).is_some_and(|s| s < clause)
}

/// The frame of a content clause, or `None` where it states nothing (`ne sait pas combien …`).
#[must_use]
pub fn content_frame(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    clause: usize,
    subject: Option<Phrase>,
    frame: &Frame,
    denied: bool,
) -> Option<Frame> {
    let key = content_key(tree, predicate);
    let asked = is_embedded_question(tree, clause) && !heard::is_perceived(tree, &key, clause);
    if let Some(quality) = judged_to_be(tree, predicate.main, clause) {
        return Some(judged::taken_for(tree, quality, predicate, frame, denied));
    }
    // `elle oublie de préciser que X`: X is so all the same.
    let forgets = predicate.chain.len() > 1
        && matches!(tree.lemma(predicate.chain[0]).as_str(), "oublier" | "omettre" | "forget" | "vergessen");
    let denied = denied && !forgets && !marks::says_the_same(tree, predicate);
    let orders = matches!(key.as_str(), "dire" | "écrire" | "répéter" | "crier");
    let states = tree.language() == Language::French
        && tree.is_finite_clause(clause)
        && lexicon.speech(&key) == Some("assert")
        && !(orders && is_plain_subjunctive(tree, clause));
    let wanted = is_wanted(tree, clause) && !states;
    let denies = lexicon.speech(&key) == Some("deny");
    // `Il suffit que X`: X is not said to be so.
    if key == "suffire" && tree.is_finite_clause(clause) && !asked {
        return Some(frame.clone().with(Modality::Hypothetical).at_most(Certainty::Unknown));
    }
    // `Rien ne prouve que X`: X is open.
    let proves = matches!(
        key.as_str(),
        "prouver" | "démontrer" | "établir" | "confirmer" | "montrer" | "indiquer" | "prove"
    );
    if denied && proves && !asked {
        return Some(frame.clone().at_most(Certainty::Unknown));
    }
    // `regrette que le pont ait fermé`: it did.
    let stated = (lexicon.is_factive(&key) && !wanted || is_felt(tree, &key, clause)) && !asked;
    let mut inner = frame.clone();
    if stated || key == MEANING {
        // `il faut savoir que X`, `je veux rappeler que X`, `ça veut dire que X`: X is stated all the same.
        for passage in &predicate.passages {
            inner.modality.retain(|m| Some(*m) != passage.modality);
        }
    }
    if stated && takes_for_granted(&key) && granted(&mut inner) {
        return Some(inner);
    }
    inner.future_in_past = true;
    if is_felt(tree, &key, clause) && !asked {
        return Some(inner);
    }
    let own = subject.is_some_and(|s| is_first_person(tree, s.head) || is_anyone(tree, s));
    if is_hearsay(tree, predicate, subject) {
        return Some(heard::as_heard(tree, predicate, inner));
    }
    if is_told(tree, lexicon, predicate, subject, &key) {
        let inner = inner.with(Modality::Hearsay).reported(subject, predicate.main);
        let inner = if retorts(tree, predicate) { inner.at_most(Certainty::Possible) } else { inner };
        return Some(if denied { inner.at_most(Certainty::Unknown) } else { inner });
    }
    if is_avowed(tree, predicate) && !asked {
        for passage in &predicate.passages {
            inner.modality.retain(|m| Some(*m) != passage.modality);
        }
        return Some(inner);
    }
    if is_refused(tree, lexicon, &key, clause) {
        inner.denied ^= !denied;
        return Some(inner.with(Modality::Desire).at_most(Certainty::Unknown));
    }
    // `je n'aime pas qu'on nous oppose`: that somebody does is not denied.
    if wanted::is_disliked(tree, predicate, &key) && denied && tree.is_finite_clause(clause) {
        return Some(inner.at_most(Certainty::Unknown));
    }
    if let Some(passage) = lexicon.passage(&key, "").filter(|_| !asked && !stated && !denies) {
        inner.modality.extend(passage.modality);
        if let Some(certainty) = passage.certainty {
            inner = inner.at_most(certainty);
        }
        // `Sie zögert, ich zwinge sie nicht`: a main clause beside the verb stands for itself.
        inner.denied ^= passage.denies && !is_beside(tree, clause) || denied;
        // `certains commerçants espèrent que X`: the hope is theirs.
        let theirs = !own && !denied && tree.is_finite_clause(clause) && !is_beside(tree, clause);
        let holder = subject.filter(|s| theirs && is_party(tree, lexicon, s.head));
        return Some(match holder {
            Some(holder) => inner.reported(Some(holder), predicate.main),
            None => inner,
        });
    }
    if asked {
        // `explique pourquoi X`, `knows how X`: that it is so is taken for granted.
        let presupposes = lexicon.is_factive(&key) || lexicon.speech(&key).is_some_and(|act| act != "ask");
        return (presupposes && !denied && asks_for_reason(tree, clause)).then_some(inner);
    }
    // `a interdit que les camions passent`: they shall not.
    if tree.is_finite_clause(clause)
        && !denied
        && matches!(key.as_str(), "interdire" | "proscrire" | "déconseiller")
    {
        inner.denied ^= true;
    }
    if let Some(act) = lexicon.speech(&key) {
        return Some(said(act, inner, predicate, subject, own, denied, wanted));
    }
    if let Some(thought) = lexicon.thought(&key) {
        // `je ne doute pas que X`: X is held true.
        if denied && matches!(key.as_str(), "douter" | "avoir doute" | "doubt" | "zweifeln" | "bezweifeln") {
            return Some(if own { inner } else { inner.reported(subject, predicate.main) });
        }
        // `Personne ne croit que X`: X is nobody's opinion, and open.
        let nobody = |s: Phrase| {
            matches!(
                tree.lower(s.head).as_str(),
                "personne" | "nul" | "aucun" | "aucune" | "nobody" | "niemand"
            )
        };
        if denied && subject.is_some_and(nobody) {
            return Some(inner.at_most(Certainty::Unknown));
        }
        inner.modality.extend(thought.modality);
        inner = inner.at_most(thought.certainty);
        inner.denied ^= denied;
        return Some(if own { inner } else { inner.reported(subject, predicate.main) });
    }
    if let Some(certainty) =
        lexicon.hedging_predicate(&key).or_else(|| lexicon.hedging_predicate(&tree.lemma(predicate.main)))
    {
        return Some(inner.at_most(certainty));
    }
    if wanted && !lexicon.is_factive(&key) {
        return Some(inner.with(Modality::Obligation));
    }
    if denied && !lexicon.is_factive(&key) {
        // `Cela ne veut pas dire que X`: X is open.
        let open = matches!(key.as_str(), MEANING | "signifier");
        return Some(inner.at_most(if open { Certainty::Unknown } else { Certainty::Possible }));
    }
    Some(inner)
}

fn said(
    act: &str,
    frame: Frame,
    predicate: &Predicate,
    subject: Option<Phrase>,
    own: bool,
    denied: bool,
    wanted: bool,
) -> Frame {
    let around = frame.clone();
    let mut frame = frame;
    match act {
        "deny" => frame.denied ^= true,
        "ask" | "order" | "propose" => frame.modality.extend([Modality::Obligation]),
        "promise" => frame.modality.extend([Modality::Prediction]),
        "rumour" => frame.modality.extend([Modality::Hearsay]),
        _ if wanted => frame.modality.extend([Modality::Obligation]),
        _ => {}
    }
    if denied {
        // `X n'a pas dit que Y`: Y is not X's.
        return frame.at_most(Certainty::Unknown);
    }
    if own {
        return frame;
    }
    Frame { around: Some(Box::new(around)), ..frame.reported(subject, predicate.main) }
}

/// `ça veut dire que`: the verb group that explains.
pub const MEANING: &str = "vouloir dire";

/// The lexicon's key of the reporting predicate: `penser`, `être sûr`, `avoir l'impression`.
#[must_use]
pub fn content_key(tree: &Tree<'_>, predicate: &Predicate) -> String {
    let main = predicate.main;
    if means(tree, predicate) {
        return MEANING.to_owned();
    }
    if let Some(copula) = predicate.copula {
        return format!("{} {}", tree.lemma(copula), tree.lemma(main));
    }
    if let Some(told) = made_known(tree, predicate) {
        return told;
    }
    // `est convaincue que X` thinks so.
    if predicate.kind == PredicateKind::Passive
        && matches!(tree.lemma(main).as_str(), "convaincre" | "persuader")
    {
        return "penser".to_owned();
    }
    let noun = tree.with(main, &["obj"]).find(|&o| tree.has_pos(o, &[Upos::Noun]));
    match noun {
        Some(noun) => {
            let mut words = vec![tree.lemma(main)];
            words.extend(phrase::bare(tree, noun).into_iter().map(|i| tree.lower(i)));
            let (whole, verb) = (join_words(&words), verb_key(tree, main));
            // `s'est rendu compte que X`
            let oneself = format!("se {whole}");
            if verb.starts_with("se ") && Lexicon::of(tree.language()).is_factive(&oneself) {
                return oneself;
            }
            // `a prévenu les habitants que X`: the noun is whoever is told.
            if tells_somebody(tree, main) && Lexicon::of(tree.language()).speech(&whole).is_none() {
                verb
            } else {
                whole
            }
        }
        None => verb_key(tree, main),
    }
}

/// `a fait savoir que`, `laisse entendre que`: two verbs that say.
fn made_known(tree: &Tree<'_>, predicate: &Predicate) -> Option<String> {
    let main = predicate.main;
    let above = predicate.chain.iter().rev().nth(1).copied();
    let makes = |v: usize| matches!(tree.lemma(v).as_str(), "faire" | "laisser");
    let first = above.into_iter().chain(tree.with(main, &["aux"])).find(|&v| makes(v))?;
    let key = format!("{} {}", tree.lemma(first), tree.lemma(main));
    (tree.language() == Language::French && Lexicon::of(Language::French).speech(&key).is_some())
        .then_some(key)
}

/// Whether the group is `vouloir dire`, to mean.
#[must_use]
pub fn means(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    matches!(predicate.chain[..], [want, say] if tree.lemma(want) == "vouloir" && tree.lemma(say) == "dire")
}

/// `on peut considérer que`, `one may think`: the speaker among others.
fn is_anyone(tree: &Tree<'_>, subject: Phrase) -> bool {
    subject.first == subject.last
        && matches!(
            tree.lower(subject.head).trim_start_matches(['-', 't']),
            "on" | "l'on" | "one" | "man" | "-on"
        )
}

fn is_first_person(tree: &Tree<'_>, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Pron]) && tree.feature(head, "Person") == Some("1")
}

/// `il faut dire que`, `il faut reconnaître que`: the speaker says it.
#[must_use]
pub fn is_avowed(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    matches!(predicate.chain[..], [need, say] if tree.lemma(need) == "falloir"
    && matches!(
        tree.lemma(say).as_str(),
        "dire" | "reconnaître" | "avouer" | "admettre" | "préciser" | "ajouter" | "noter" | "rappeler" | "souligner"
    ))
}
