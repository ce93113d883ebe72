//! [`situation`]: what `c'`, `ça` and `cela` take up where they are no thing that was named, and the words of their clause
//! say no more of what they are: the clause that theirs goes on from (`Quand elle a découvert l'orgue, ça a été un choc.`, `Il
//! anime un atelier, et c'est une manière de rendre service.`, `J'ai perdu ma place. Ça m'a fait mal.`).
//!
//! Reads: the trees of the sentence and of the one before, and their claims. A clause that makes no claim is taken up in
//! its own words.

use super::super::claim::{Argument, Claim, EntityRef, Modality};
use super::super::coreference::lexicon::{References, WordClass};
use super::super::document::{Document, Place, slug};
use super::pointing::{open_subject, points};
use super::verbs::AT_HAND;
use super::{content, flipped, in_place_of, is_first_clause, is_told, is_turned, main_claim, reacted_to};
use crate::analysis::Upos;
use crate::claims::circumstance::is_time_noun;
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::reader::{clause_before, is_clause};
use crate::claims::tree::Tree;
use crate::span::CharSpan;

/// The longest clause that is taken up in its own words, in tokens.
const LONGEST: usize = 18;

/// How a clause is tied to the one that its subject takes up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// `Quand elle a découvert l'orgue, ça …`
    Under,
    /// `Il anime un atelier, et c'est …`
    Beside,
    /// `Il anime un atelier. C'est …`
    Before,
}

/// What the open subject of a claim takes up.
pub(super) fn situation(
    document: &Document<'_>,
    place: Place,
    claim: &Claim,
    found: &[Claim],
    earlier: &[Claim],
) -> Option<Argument> {
    let subject = open_subject(claim)?;
    let tree = Tree::new(document.sentence(place));
    let this = (0..tree.len()).find(|&i| tree.token(i).span.start == subject.start)?;
    let clause = tree.head(this).filter(|&c| c > this && tree.is(this, &["nsubj", "expl"]))?;
    let asks = tree.token(tree.len() - 1).form.contains('?');
    let own = tree.is(clause, &["root", "conj", "parataxis"]) && tree.first(clause, &["csubj"]).is_none();
    if asks || !own {
        return None;
    }
    let thing = is_a_thing(document, place, claim);
    let can_be = |same: &Argument| !(thing && matches!(same, Argument::Claim { .. }));
    let tied = |tie| is_said_of_what_is_so(&tree, this, clause, tie);
    let target = if let Some(under) = circumstance_before(&tree, this, clause) {
        tied(Tie::Under).then(|| clause_taken(document, place, &tree, under, found)).flatten()
    } else if let Some(beside) = clause_before(&tree, clause) {
        let against = is_set_against(&tree, clause);
        let taken = || {
            (tied(Tie::Beside) && !against)
                .then(|| clause_taken(document, place, &tree, beside, found))
                .flatten()
        };
        claim_of(&tree, beside, found).and_then(shown_again).filter(can_be).or_else(taken)
    } else if is_first_clause(document, place, subject.start) {
        let before = main_before(document, place, earlier);
        let taken = || tied(Tie::Before).then(|| sentence_taken(document, place, earlier)).flatten();
        before.and_then(shown_again).filter(can_be).or_else(taken)
    } else {
        None
    }?;
    Some(in_words_of(subject, target))
}

/// What the pronoun that opens a sentence stands for where it opened the one before as well: `C'est un métier. Ça fatigue.`
pub(super) fn again(
    document: &Document<'_>,
    place: Place,
    claim: &Claim,
    earlier: &[Claim],
) -> Option<Argument> {
    let subject = open_subject(claim)?;
    let opens = is_first_clause(document, place, subject.start);
    let same = main_before(document, place, earlier).filter(|_| opens).and_then(shown_again)?;
    // `J'ai appris le violon. C'était dur. C'est un bel instrument.`: no deed is that.
    if matches!(same, Argument::Claim { .. }) && is_a_thing(document, place, claim) {
        return None;
    }
    // `C'est un grand acteur. Ça fait plaisir.`: nobody is that.
    let c = matches!(subject.text.to_lowercase().replace('’', "'").as_str(), "c'" | "ce");
    let somebody = matches!(&same, Argument::Entity(e) if e.kind == "Person");
    (c || !somebody).then(|| in_words_of(subject, same))
}

/// Whether what the clause says `c'` is, is a thing or somebody rather than what happens: `C'est un bel instrument.`
fn is_a_thing(document: &Document<'_>, place: Place, claim: &Claim) -> bool {
    let Some(Argument::Entity(object)) = claim.object.as_ref().filter(|_| claim.relation.lemma == "être")
    else {
        return false;
    };
    let tree = Tree::new(document.sentence(place));
    let span = CharSpan::new(object.start, object.end);
    let within = |i: usize| span.covers(&tree.token(i).span);
    let noun = (0..tree.len()).find(|&i| within(i) && tree.head(i).is_none_or(|h| !within(h)));
    let references = References::of(tree.language());
    let event = |lemma: &str| {
        let listed = [WordClass::Situation, WordClass::Verdict, WordClass::Shell, WordClass::ShellOfDeed];
        listed.iter().any(|&class| references.is(class, lemma))
    };
    noun.is_some_and(|n| tree.has_pos(n, &[Upos::Noun]) && !event(&tree.lemma(n)) && !is_time_noun(&tree, n))
}

/// The referent, with the pronoun for its words.
fn in_words_of(subject: &EntityRef, referent: Argument) -> Argument {
    match referent {
        Argument::Claim { claim, .. } => in_place_of(Some(&Argument::Entity(subject.clone())), claim),
        Argument::Entity(words) => Argument::Entity(EntityRef {
            text: subject.text.clone(),
            start: subject.start,
            end: subject.end,
            ..words
        }),
        other => other,
    }
}

/// The clause of time or condition that stands before the pronoun: something that happens in it.
fn circumstance_before(tree: &Tree<'_>, this: usize, clause: usize) -> Option<usize> {
    let when = ["quand", "lorsque", "lorsqu'", "si", "s'", "comme", "puisque", "puisqu'", "dès"];
    tree.with(clause, &["advcl"]).rfind(|&c| {
        let opens = |m: usize| when.contains(&tree.lower(m).as_str());
        let event = tree.first(c, &["cop"]).is_none() && !matches!(tree.lemma(c).as_str(), "avoir" | "être");
        let named = tree.with(c, &["nsubj"]).all(|s| !is_pointing(tree, s));
        c < this
            && tree.is_finite_clause(c)
            && tree.with(c, &["mark", "advmod"]).any(opens)
            && event
            && named
            && tree.first(c, &["nsubj"]).is_some()
    })
}

/// `mais c'était chaleureux`: what is set against the clause before is not said of it.
fn is_set_against(tree: &Tree<'_>, clause: usize) -> bool {
    let joined = |d: usize| matches!(tree.lower(d).as_str(), "mais" | "ou" | "car" | "or" | "sinon");
    tree.with(clause, &["cc", "advmod", "mark"]).any(joined)
}

fn is_pointing(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.lower(token).as_str(), "c'" | "ce" | "ça" | "cela" | "ceci")
}

/// Whether the clause of the pronoun says what acts, events and states of affairs are or do.
fn is_said_of_what_is_so(tree: &Tree<'_>, this: usize, clause: usize, tie: Tie) -> bool {
    let references = References::of(tree.language());
    let lexicon = Lexicon::of(tree.language());
    let lemma = tree.lemma(clause);
    let alone = tree.with(clause, &["case"]).all(|c| tree.lower(c) == "comme");
    if tree.has_pos(clause, &[Upos::Noun]) && tree.first(clause, &["cop"]).is_some() {
        let which = |d: usize| tree.feature(d, "Definite") == Some("Def");
        let one =
            !tree.with(clause, &["det"]).any(which) || tree.first(clause, &["nmod", "amod", "acl"]).is_some();
        let known =
            |word: &str| references.is(WordClass::Situation, word) || references.is(WordClass::Verdict, word);
        // `C'était mon premier match`
        let first = |a: usize| {
            matches!(tree.lemma(a).as_str(), "premier" | "dernier" | "deuxième" | "second" | "troisième")
        };
        let counted = tree.with(clause, &["amod"]).any(first)
            && (references.is(WordClass::Undertaking, &lemma) || lexicon.event(&lemma).is_some());
        let cleft = tree.exactly(clause, "acl:relcl").next().is_some_and(|_| {
            !tree.with(clause, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Ind"))
        });
        return alone && !cleft && (one && known(&lemma) || counted);
    }
    let judged = |word: &str| lexicon.lists(List::Judging, word);
    let form = tree.lower(clause);
    if tree.has_pos(clause, &[Upos::Adj]) || tree.first(clause, &["cop"]).is_some() {
        let agrees = tree.feature(clause, "Number") == Some("Plur");
        return alone && !agrees && (judged(&lemma) || judged(&form));
    }
    // `ça a été compliqué`, which the parser takes for a passive.
    if tree.with(clause, &["aux"]).any(|a| tree.token(a).deprel.ends_with("pass")) {
        return judged(&form);
    }
    let touches = tree.with(clause, &["iobj", "obj"]).any(|o| {
        o < clause
            && matches!(tree.lower(o).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous" | "lui" | "leur")
    });
    let this = matches!(tree.lower(this).as_str(), "ça" | "cela");
    // `Quand je dors, ça va mieux`: how things are with somebody.
    let fares = lemma == "aller" && tree.first(clause, &["advmod"]).is_some();
    let thing = AT_HAND.contains(&lemma.as_str());
    this && !thing && !fares && tree.has_pos(clause, &[Upos::Verb]) && (touches || tie != Tie::Before)
}

/// The claim that a clause makes.
fn claim_of<'c>(tree: &Tree<'_>, clause: usize, found: &'c [Claim]) -> Option<&'c Claim> {
    let head = tree.token(clause).span;
    let stated = |c: &&Claim| {
        CharSpan::new(c.start, c.end).covers(&head)
            && !matches!(c.rule.as_str(), "apposition" | "nominal" | "naming")
    };
    found.iter().filter(stated).min_by_key(|c| c.end - c.start)
}

/// The claim of the main clause of the sentence before, in the same turn.
fn main_before<'c>(document: &Document<'_>, place: Place, earlier: &'c [Claim]) -> Option<&'c Claim> {
    let before = Place { sentence: place.sentence.checked_sub(1)?, ..place };
    let span = document.sentence(before).span;
    let said: Vec<&Claim> = earlier.iter().filter(|c| span.start <= c.start && c.end <= span.end).collect();
    main_claim(document, before, &said)
}

/// `C'est un atelier. Ça ouvre à neuf heures.`: what the same pronoun stood for right before.
pub(super) fn shown_again(target: &Claim) -> Option<Argument> {
    let turned = is_turned(target).then(|| flipped(target));
    let target = turned.as_ref().unwrap_or(target);
    let word = target.surface[0].to_lowercase().replace('’', "'");
    let asked = target.modality.contains(&Modality::Question);
    let at_issue = word == "il" && target.relation.lemma.starts_with("s'agir");
    if asked || !at_issue && !matches!(word.as_str(), "c'" | "ça" | "cela" | "ce") {
        return None;
    }
    match &target.subject {
        Some(Argument::Claim { claim, .. }) => Some(Argument::Claim { claim: claim.clone(), text: None }),
        Some(Argument::Entity(entity)) if !points(target) => Some(Argument::Entity(entity.clone())),
        _ => None,
    }
}

/// A clause of the same sentence as an argument: its claim, or its words.
fn clause_taken(
    document: &Document<'_>,
    place: Place,
    tree: &Tree<'_>,
    clause: usize,
    found: &[Claim],
) -> Option<Argument> {
    match claim_of(tree, clause, found) {
        Some(target) => as_argument(target, found),
        None => in_words(document, place, tree, clause),
    }
}

/// The main clause of the sentence before, in the same turn.
fn sentence_taken(document: &Document<'_>, place: Place, earlier: &[Claim]) -> Option<Argument> {
    let before = Place { sentence: place.sentence.checked_sub(1)?, ..place };
    let tree = Tree::new(document.sentence(before));
    if tree.is_empty() || tree.token(tree.len() - 1).form.contains('?') {
        return None;
    }
    let span = document.sentence(before).span;
    let said: Vec<&Claim> = earlier.iter().filter(|c| span.start <= c.start && c.end <= span.end).collect();
    match main_claim(document, before, &said) {
        Some(main) => as_argument(content(main, earlier)?, earlier),
        None if said.is_empty() => in_words(document, before, &tree, tree.sentence.root()),
        None => None,
    }
}

/// The claim itself, or what it takes up in turn.
fn as_argument(target: &Claim, claims: &[Claim]) -> Option<Argument> {
    if let Some(same) = shown_again(target) {
        return Some(same);
    }
    let again = matches!(target.surface[0].to_lowercase().as_str(), "c'" | "c’" | "ça" | "cela" | "ce");
    if again || !is_told(target) {
        return None;
    }
    // `Le festival dure trois jours. C'est un beau moment.`
    if let Some(Argument::Entity(thing)) = target.subject.as_ref().filter(|_| is_lasting(target)) {
        return Some(Argument::Entity(thing.clone()));
    }
    reacted_to(target, claims).map(|t| Argument::Claim { claim: t.id.clone(), text: None })
}

/// Whether a claim tells how long, how big, where or when something is: what is said next is said of the thing.
fn is_lasting(claim: &Claim) -> bool {
    const VERBS: [&str; 12] = [
        "durer",
        "mesurer",
        "peser",
        "s'appeler",
        "se trouver",
        "s'étendre",
        "avoir lieu",
        "se dérouler",
        "se tenir",
        "se passer",
        "dater",
        "exister",
    ];
    VERBS.contains(&claim.relation.lemma.as_str())
}

/// A clause in its own words, where they point at nothing further.
fn in_words(document: &Document<'_>, place: Place, tree: &Tree<'_>, clause: usize) -> Option<Argument> {
    if !is_clause(tree, clause) || !tree.is_finite_clause(clause) {
        return None;
    }
    let (first, mut last) = tree.extent(clause);
    let beside = tree.with(clause, &["conj", "parataxis"]).filter(|&c| c > clause && is_clause(tree, c));
    if let Some(next) = beside.map(|c| tree.extent(c).0).min() {
        last = last.min(next.saturating_sub(1));
    }
    let loose = |i: usize| tree.has_pos(i, &[Upos::Punct, Upos::Cconj, Upos::Sconj]);
    let start = (first..=last).find(|&i| !loose(i))?;
    let end = (start..=last).rev().find(|&i| !loose(i))?;
    let open = |i: usize| {
        is_pointing(tree, i)
            || matches!(tree.lower(i).as_str(), "il" | "elle" | "ils" | "elles" | "y" | "en")
                && tree.has_pos(i, &[Upos::Pron])
    };
    if end - start >= LONGEST || (start..=end).any(open) {
        return None;
    }
    let span = document.span(place, start, end);
    let label = document.transcript.text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let iri = format!("{}entity/{}", document.base, slug(&label));
    let text = label.clone();
    Some(Argument::Entity(EntityRef {
        text,
        start: span.start,
        end: span.end,
        label,
        iri,
        kind: "Thing".to_owned(),
    }))
}
