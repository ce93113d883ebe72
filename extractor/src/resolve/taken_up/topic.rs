//! [`asked_topic`]: what the question right before is about, where `c'`, `ça` or `cela` opens the answer (`Comment est né le
//! projet ? – C'est une idée de ma voisine.`, `Que pensez-vous de la réforme ? – C'est insuffisant.`).
//!
//! Reads: the tree of the question and its claims. The topic is what the question puts first, its subject, or what who answers
//! does or thinks of; a person only where the answer says who that is.

use super::super::claim::{Argument, Claim, EntityRef, Modality, Tense};
use super::super::coreference::lexicon::{References, WordClass};
use super::super::document::{Document, Place};
use super::super::mention::Mentions;
use super::is_first_clause;
use super::pointing::open_subject;
use crate::analysis::Upos;
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::phrase;
use crate::claims::tree::Tree;
use crate::source::Role;

/// The longest sentence that may stand between question and pronoun, in tokens: `Oui, tout à fait.`
const SHORT: usize = 6;

/// How the question speaks of its topic.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// It asks about it.
    Subject,
    /// It asks what somebody does with it.
    Object,
}

/// What the open subject of a claim stands for, where a question has just asked about it.
pub(super) fn asked_topic(
    mentions: &Mentions<'_>,
    place: Place,
    claim: &Claim,
    earlier: &[Claim],
) -> Option<Argument> {
    let document = &mentions.document;
    let subject = open_subject(claim)?;
    // `C'est ce que je voulais faire`: a deed, which no noun names.
    let deed_alone = super::is_what(&super::flipped(claim)) && claim.relation.lemma.ends_with("faire");
    if deed_alone || !is_first_clause(document, place, subject.start) {
        return None;
    }
    let asked = question_before(document, place, earlier)?;
    let tree = Tree::new(document.sentence(asked));
    let (noun, stand) = topic(&tree)?;
    if is_of_event(document, place, claim)
        && let Some(claim) = deed(document, asked, stand, earlier)
    {
        return Some(Argument::Claim { claim, text: Some(subject.text.clone()) });
    }
    let found = mentions.entity(asked, phrase::argument(&tree, noun));
    let fits = fits(&tree, noun, &found, claim);
    fits.then(|| {
        Argument::Entity(EntityRef {
            text: subject.text.clone(),
            start: subject.start,
            end: subject.end,
            ..found
        })
    })
}

/// The sentence of another speaker that asks, with nothing but bare answers in between.
fn question_before(document: &Document<'_>, place: Place, earlier: &[Claim]) -> Option<Place> {
    let between = (0..place.sentence).map(|sentence| Place { sentence, ..place });
    let bare = |at: Place| {
        let sentence = document.sentence(at);
        let told = earlier.iter().any(|c| {
            sentence.span.start <= c.start
                && c.end <= sentence.span.end
                && !matches!(c.rule.as_str(), "confirmation" | "answered-question")
        });
        sentence.tokens.len() <= SHORT && !told
    };
    document.segment(place).turn.as_ref()?;
    if !between.into_iter().all(bare) {
        return None;
    }
    let asked = document.before(Place { sentence: 0, ..place })?;
    let role = |at| document.speaker(at).1;
    let asks = matches!(role(asked), Role::Interviewer | Role::Unknown) && role(place) != Role::Interviewer;
    let other = document.speaker(asked).0 != document.speaker(place).0;
    let tree = Tree::new(document.sentence(asked));
    let question = !tree.is_empty() && (tree.token(tree.len() - 1).form.contains('?') || requests(&tree));
    (asks && other && question).then_some(asked)
}

/// `Parlez-nous de votre livre.`
fn requests(tree: &Tree<'_>) -> bool {
    let root = tree.sentence.root();
    let verbs = ["parler", "raconter", "décrire", "présenter", "expliquer", "dire", "résumer"];
    verbs.contains(&tree.lemma(root).as_str()) && tree.first(root, &["nsubj"]).is_none_or(|s| s > root)
}

/// The noun that the question is about.
fn topic(tree: &Tree<'_>) -> Option<(usize, Stand)> {
    let root = tree.sentence.root();
    let known = |n: usize| is_known(tree, n);
    let first = |found: Option<usize>, stand| found.map(|noun| (noun, stand));
    let asked = |i: usize| matches!(tree.lower(i).as_str(), "quel" | "quelle" | "quels" | "quelles" | "qui");
    // `Quels sont vos projets ? – C'est de créer une école.`
    if asked(root) && tree.lower(root) != "qui" {
        return first(tree.with(root, &["nsubj"]).find(|&n| known(n)), Stand::Subject);
    }
    if (0..tree.len()).any(asked) && !tree.has_pos(root, &[Upos::Noun]) {
        return None;
    }
    // `Le vélo, c'est important ?`
    let put_first = tree.with(root, &["dislocated"]).find(|&n| known(n));
    if put_first.is_some() {
        return first(put_first, Stand::Subject);
    }
    // `Un mot sur l'entraîneur ?`
    if matches!(tree.lemma(root).as_str(), "mot" | "avis" | "opinion") {
        let on = |n: usize| tree.with(n, &["case"]).any(|c| tree.lower(c) == "sur");
        return first(tree.with(root, &["nmod", "obl"]).find(|&n| on(n) && known(n)), Stand::Subject);
    }
    // `Et les bénévoles ?`, `Pourquoi ce métier ?`
    if tree.has_pos(root, &[Upos::Noun, Upos::Propn]) && tree.first(root, &["cop", "nsubj"]).is_none() {
        let alone = known(root) && tree.first(root, &["conj", "acl"]).is_none();
        return first(Some(root).filter(|_| alone), Stand::Subject);
    }
    let mut verbs = vec![root];
    verbs.extend(tree.with(root, &["xcomp", "ccomp"]).filter(|&x| x > root));
    let noun_subject = verbs
        .iter()
        .flat_map(|&v| tree.with(v, &["nsubj"]))
        .find(|&s| tree.has_pos(s, &[Upos::Noun, Upos::Propn]));
    if noun_subject.is_some() {
        // `Comment se déroule un match ?`
        let any = |s: usize| tree.with(s, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"));
        return first(noun_subject.filter(|&s| known(s) || any(s)), Stand::Subject);
    }
    topic_of_yours(tree, &verbs)
}

/// `Que pensez-vous du projet ?`, `Comment avez-vous trouvé le local ?`: what whoever is asked thinks of or does something to.
fn topic_of_yours(tree: &Tree<'_>, verbs: &[usize]) -> Option<(usize, Stand)> {
    let known = |n: usize| is_known(tree, n);
    let you = verbs
        .iter()
        .flat_map(|&v| tree.with(v, &["nsubj"]))
        .all(|s| matches!(tree.lower(s).trim_start_matches('-'), "vous" | "tu" | "on" | "l'on" | "t-on"));
    if !you {
        return None;
    }
    let thinks = |v: usize| {
        matches!(
            tree.lemma(v).as_str(),
            "penser" | "parler" | "dire" | "raconter" | "retenir" | "attendre" | "décrire"
        )
    };
    let of = |n: usize| {
        tree.with(n, &["case"])
            .any(|c| matches!(tree.lower(c).as_str(), "de" | "d'" | "du" | "des" | "à" | "au"))
    };
    let about = verbs.iter().filter(|&&v| thinks(v)).flat_map(|&v| tree.with(v, &["obl", "iobj", "obj"]));
    if let Some(noun) = about.into_iter().find(|&n| known(n) && of(n) || tree.is(n, &["obj"]) && known(n)) {
        return Some((noun, Stand::Subject));
    }
    let objects: Vec<usize> = verbs
        .iter()
        .flat_map(|&v| tree.with(v, &["obj"]))
        .filter(|&o| tree.has_pos(o, &[Upos::Noun, Upos::Propn]))
        .collect();
    match objects[..] {
        [one] if known(one) && tree.first(one, &["conj"]).is_none() => Some((one, Stand::Object)),
        _ => None,
    }
}

/// A name, or a noun that is known: `le projet`, `ce prix`, `votre musique`.
fn is_known(tree: &Tree<'_>, noun: usize) -> bool {
    let definite = |d: usize| {
        let word = tree.token(d);
        word.feats.is("Definite", "Def") || word.feats.is("PronType", "Dem") || word.feats.is("Poss", "Yes")
    };
    let contracted =
        || tree.with(noun, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "du" | "des" | "au" | "aux"));
    tree.has_pos(noun, &[Upos::Propn])
        || tree.has_pos(noun, &[Upos::Noun]) && (tree.with(noun, &["det"]).any(definite) || contracted())
}

/// Whether the topic can be or do what the answer says of it.
fn fits(tree: &Tree<'_>, noun: usize, topic: &EntityRef, claim: &Claim) -> bool {
    let lexicon = Lexicon::of(claim.language);
    let kind = lexicon.noun_kind(&tree.lemma(noun));
    let person = topic.kind == "Person" || kind == Some("Person");
    let several = tree.feature(noun, "Number") == Some("Plur");
    let said = match &claim.object {
        Some(Argument::Entity(object)) if claim.relation.lemma == "être" => object.kind.as_str(),
        _ => "",
    };
    let word = claim.surface[0].to_lowercase();
    let many = matches!(word.as_str(), "ce") && claim.relation.text.ends_with("nt");
    // `hasard`, `en 2015`: how and when it came about.
    let told = claim.object.is_some() || claim.relation.lemma != "être";
    let how = claim.relation.lemma.starts_with("être ");
    match () {
        () if many && !several || how || !told => false,
        () if person => said == "Person" && several == many || several && said == "Organization",
        () => said != "Person",
    }
}

/// Whether the answer judges what was done rather than with what: `C'était une révélation`, `C'était difficile`.
fn is_of_event(document: &Document<'_>, place: Place, claim: &Claim) -> bool {
    let Some(Argument::Entity(object)) = &claim.object else { return false };
    let references = References::of(claim.language);
    let tree = Tree::new(document.sentence(place));
    let within = |i: usize| object.start <= tree.token(i).span.start && tree.token(i).span.end <= object.end;
    let head = (0..tree.len()).find(|&i| within(i) && tree.head(i).is_none_or(|h| !within(h)));
    head.is_some_and(|i| {
        let lemma = tree.lemma(i);
        references.is(WordClass::Verdict, &lemma)
            || references.is(WordClass::Situation, &lemma)
            || Lexicon::of(claim.language).lists(List::Judging, &lemma)
    })
}

/// What was asked about, where it is a deed that the question takes for done (`Comment avez-vous découvert le violon ?`), or
/// what may come (`Le lycée va-t-il fermer ?`).
fn deed(document: &Document<'_>, asked: Place, stand: Stand, earlier: &[Claim]) -> Option<String> {
    let span = document.sentence(asked).span;
    let found = earlier.iter().find(|c| {
        let done = c.rule == "wh-question" && stand == Stand::Object && c.object.is_some();
        let comes = c.tense == Tense::Future || c.modality.contains(&Modality::Prediction);
        span.start <= c.start && c.end <= span.end && (done || comes)
    })?;
    Some(found.id.clone())
}
