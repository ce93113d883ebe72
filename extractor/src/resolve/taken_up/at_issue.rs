//! [`at_issue`]: what `il s'agit de …` says it is (`Elle souffre d'une tendinite. Il s'agit d'une inflammation.`, `En quoi
//! consiste la sophrologie ? – Il s'agit d'une méthode de relaxation.`).
//!
//! `Il` is nobody, so nothing agrees: what was asked about goes first, then what was just brought in, then what was spoken of;
//! of what happened only nouns for that are said (`Il s'agissait d'un accident`).

use super::super::claim::{Argument, Claim, EntityRef, Modality};
use super::super::coreference::lexicon::{References, WordClass};
use super::super::document::{Document, Place, slug};
use super::super::mention::Mentions;
use super::pointing::open_subject;
use super::{is_first_clause, is_told, just_told, situation, stated_before, topic};
use crate::analysis::{Language, Upos};
use crate::claims::circumstance::is_time_noun;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::predicate::is_at_issue;
use crate::claims::tree::Tree;

/// `il s'agit de …` in its sentence.
struct Issue<'t> {
    tree: &'t Tree<'t>,
    place: Place,
    /// `il`.
    it: usize,
    /// `agit`.
    verb: usize,
    /// The noun or infinitive that says what it is.
    what: usize,
}

/// What stands for the subject of a claim that `il s'agit de` makes.
pub(super) fn at_issue(
    mentions: &Mentions<'_>,
    place: Place,
    claim: &Claim,
    earlier: &[Claim],
) -> Option<Argument> {
    let document = &mentions.document;
    let asks = claim.modality.contains(&Modality::Question);
    if claim.subject.is_some() || asks || !claim.relation.lemma.starts_with("s'agir") {
        return None;
    }
    let tree = Tree::new(document.sentence(place));
    let issue = read(&tree, place, claim)?;
    let subject = standing(document, &issue);
    let pointing = this_is(claim, &subject);
    let first = is_first_clause(document, place, subject.start);
    let told = || {
        situation::again(document, place, &pointing, earlier)
            .or_else(|| topic::asked_topic(mentions, place, &pointing, earlier))
            .or_else(|| just_told::just_told(mentions, place, &pointing))
    };
    let found = if first { told() } else { None };
    let found = found.or_else(|| brought_in(mentions, &issue).map(Argument::Entity)).or_else(|| {
        let happened = first && is_event(&tree, issue.what);
        happened.then(|| what_happened(document, place, earlier)).flatten()
    })?;
    Some(match found {
        Argument::Entity(entity) => Argument::Entity(EntityRef {
            text: subject.text,
            start: subject.start,
            end: subject.end,
            ..entity
        }),
        Argument::Claim { claim, .. } => Argument::Claim { claim, text: Some(subject.text) },
        other @ Argument::Value(_) => other,
    })
}

/// `On a ouvert un local. C'était un garage.`: the only thing that the sentence before brings in, where `c'est un …` calls a
/// thing as it is.
pub(super) fn just_brought_in(mentions: &Mentions<'_>, place: Place, claim: &Claim) -> Option<Argument> {
    const ABSTRACT: [&str; 9] = ["tion", "sion", "té", "ance", "ence", "isme", "ment", "esse", "ude"];
    let document = &mentions.document;
    let subject = open_subject(claim).filter(|_| claim.relation.lemma == "être")?;
    let Some(Argument::Entity(object)) = &claim.object else { return None };
    let tree = Tree::new(document.sentence(place));
    let within = |i: usize| object.start <= tree.token(i).span.start && tree.token(i).span.end <= object.end;
    let what = (0..tree.len()).find(|&i| within(i) && tree.head(i).is_none_or(|h| !within(h)))?;
    let lemma = tree.lemma(what);
    let thing = tree.has_pos(what, &[Upos::Noun])
        && is_new(&tree, what)
        && !is_event(&tree, what)
        && !is_person(&tree, what)
        && !is_time_noun(&tree, what)
        && tree.first(what, &["acl"]).is_none()
        && !ABSTRACT.iter().any(|end| lemma.ends_with(end));
    let it = tree.with(what, &["nsubj"]).find(|&s| tree.token(s).span.start == subject.start)?;
    let issue = Issue { tree: &tree, place, it, verb: what, what };
    if !thing || !is_first_clause(document, place, subject.start) || !brings_in_before(document, &issue) {
        return None;
    }
    let entity = brought_in(mentions, &issue)?;
    let (text, start, end) = (subject.text.clone(), subject.start, subject.end);
    Some(Argument::Entity(EntityRef { text, start, end, ..entity }))
}

/// Whether the sentence before brings in one thing alone by its verb.
fn brings_in_before(document: &Document<'_>, issue: &Issue<'_>) -> bool {
    let Some(before) = document.before(issue.place) else { return false };
    let tree = Tree::new(document.sentence(before));
    let new: Vec<usize> = nouns(&tree, tree.len()).into_iter().filter(|&n| is_new(&tree, n)).collect();
    matches!(new[..], [one] if tree.is(one, &["obj"]) && tree.first(one, &["conj"]).is_none())
}

/// The words of the claim's clause.
fn read<'t>(tree: &'t Tree<'t>, place: Place, claim: &Claim) -> Option<Issue<'t>> {
    let within = |i: usize| claim.start <= tree.token(i).span.start && tree.token(i).span.end <= claim.end;
    let verb = (0..tree.len()).find(|&i| within(i) && is_at_issue(tree, i))?;
    let it = tree.with(verb, &["nsubj", "expl"]).find(|&s| tree.lower(s) == "il")?;
    let what = tree.with(verb, &["obl", "xcomp", "obj", "iobj", "ccomp"]).find(|&o| o > verb)?;
    Some(Issue { tree, place, it, verb, what })
}

/// `il` as an argument that points.
fn standing(document: &Document<'_>, issue: &Issue<'_>) -> EntityRef {
    let span = document.span(issue.place, issue.it, issue.it);
    EntityRef {
        text: issue.tree.token(issue.it).form.clone(),
        start: span.start,
        end: span.end,
        label: "ce".to_owned(),
        iri: document.entity_iri(&slug("ce")),
        kind: "Thing".to_owned(),
    }
}

/// The same as `c'est …` would say it.
fn this_is(claim: &Claim, subject: &EntityRef) -> Claim {
    let mut claim = claim.clone();
    claim.subject = Some(Argument::Entity(subject.clone()));
    "être".clone_into(&mut claim.relation.lemma);
    claim.surface[0].clone_from(&subject.text);
    claim
}

/// What the words before, in the sentence or else in the one before, bring in or are about, where it can be that.
fn brought_in(mentions: &Mentions<'_>, issue: &Issue<'_>) -> Option<EntityRef> {
    let document = &mentions.document;
    let opens = issue.tree.extent(issue.verb).0;
    let here = nouns(issue.tree, opens);
    let (there, found) = if here.is_empty() && is_first(issue) {
        let before = document.before(issue.place)?;
        let same = document.speaker(before) == document.speaker(issue.place);
        let turn = |at: Place| document.segment(at).turn.as_ref().map(|t| t.number);
        let tree = Tree::new(document.sentence(before));
        let found = nouns(&tree, tree.len());
        if !same || turn(before) != turn(issue.place) {
            return None;
        }
        (before, found)
    } else {
        (issue.place, here)
    };
    let tree = Tree::new(document.sentence(there));
    let fits = |&n: &usize| can_be(&tree, n, issue);
    // `L'école recrute un cuisinier. Il s'agit d'un poste à mi-temps.`: who brings something in is not spoken of on.
    let brings_in = found.iter().any(|&n| is_new(&tree, n) && tree.is(n, &["obj"]));
    let fitting: Vec<usize> = found.into_iter().filter(fits).collect();
    let noun = chosen(&tree, &fitting, brings_in)?;
    let entity = mentions.entity(there, phrase::argument(&tree, noun));
    // `Il s'agit d'une crêperie` of nobody.
    let somebody = entity.kind == "Person";
    (!somebody || is_person(issue.tree, issue.what)).then_some(entity)
}

/// Whether nothing is said in the sentence before the clause.
fn is_first(issue: &Issue<'_>) -> bool {
    let tree = issue.tree;
    (0..tree.extent(issue.verb).0).all(|i| !tree.has_pos(i, &[Upos::Verb, Upos::Noun, Upos::Propn]))
}

/// The nouns that a main clause before `end` is about or brings in.
fn nouns(tree: &Tree<'_>, end: usize) -> Vec<usize> {
    let main = |noun: usize| {
        let mut at = noun;
        while let Some(head) = tree.head(at) {
            if tree.is(at, &["acl", "advcl", "nmod", "appos"]) {
                return false;
            }
            at = head;
        }
        true
    };
    (0..end)
        .filter(|&i| tree.has_pos(i, &[Upos::Noun, Upos::Propn]) && !is_time_noun(tree, i))
        .filter(|&i| tree.is(i, &["nsubj", "obj", "obl", "root", "dislocated"]) && main(i))
        .filter(|&i| !tree.is(i, &["obl"]) || is_complement(tree, i))
        .collect()
}

/// `souffre d'une tendinite`, `s'initie à un art`, and no circumstance.
fn is_complement(tree: &Tree<'_>, oblique: usize) -> bool {
    let led =
        |c: usize| matches!(tree.lower(c).as_str(), "de" | "d'" | "à" | "au" | "aux" | "du" | "avec" | "par");
    tree.head(oblique).is_some_and(|verb| verb < oblique) && tree.with(oblique, &["case"]).any(led)
}

/// The only noun just brought in behind the verb, else the only one brought in, else what the sentence is about.
fn chosen(tree: &Tree<'_>, fitting: &[usize], brings_in: bool) -> Option<usize> {
    let new = |&n: &usize| is_new(tree, n);
    let only = |nouns: Vec<usize>| match nouns[..] {
        [one] => Some(one),
        _ => None,
    };
    let of = |wanted: &dyn Fn(&usize) -> bool| -> Vec<usize> {
        fitting.iter().copied().filter(|n| wanted(n)).collect()
    };
    let brought = of(&|n| new(n) && !tree.is(*n, &["nsubj"]));
    if !brought.is_empty() || brings_in {
        return only(brought);
    }
    let about = || of(&|n| tree.is(*n, &["nsubj", "dislocated", "root"]));
    let done_to = || of(&|n| tree.is(*n, &["obj"]));
    only(of(&new)).or_else(|| only(about())).or_else(|| only(done_to()))
}

/// Whether the noun can be what `il s'agit de` says: one or several, somebody or not, something that happens or not.
fn can_be(tree: &Tree<'_>, noun: usize, issue: &Issue<'_>) -> bool {
    let (own, what) = (issue.tree, issue.what);
    if own.feature(what, "VerbForm") == Some("Inf") {
        return References::of(Language::French).is(WordClass::Undertaking, &tree.lemma(noun));
    }
    let several = |tree: &Tree<'_>, i: usize| {
        tree.feature(i, "Number") == Some("Plur") || tree.first(i, &["conj"]).is_some()
    };
    let counted = own.first(what, &["det", "nummod"]).is_some();
    let number = several(tree, noun) == several(own, what) || !counted && !several(own, what);
    let new = is_new(tree, noun);
    let copular = tree.head(noun).is_some_and(|verb| tree.first(verb, &["cop"]).is_some());
    let happens = is_event(own, what) && !is_event(tree, noun) && !new && !copular;
    number
        && !happens
        && (tree.has_pos(noun, &[Upos::Propn]) || is_person(tree, noun) == is_person(own, what))
}

fn is_new(tree: &Tree<'_>, noun: usize) -> bool {
    tree.with(noun, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Ind"))
        || tree.first(noun, &["nummod"]).is_some()
}

fn is_person(tree: &Tree<'_>, noun: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let lemma = tree.lemma(noun);
    let named = tree
        .sentence
        .entities
        .iter()
        .any(|e| e.tokens.contains(noun) && e.kind == crate::analysis::EntityType::Person);
    named || lexicon.noun_kind(&lemma) == Some("Person") || lexicon.title(&lemma).is_some()
}

/// Nouns for what happens or what that amounts to.
fn is_event(tree: &Tree<'_>, noun: usize) -> bool {
    let lemma = tree.lemma(noun);
    let references = References::of(tree.language());
    let happens = Lexicon::of(tree.language()).event(&lemma).is_some()
        || references.is(WordClass::Situation, &lemma)
        || references.is(WordClass::Verdict, &lemma);
    happens && !references.is(WordClass::Undertaking, &lemma)
}

/// The claim of the sentence before.
fn what_happened(document: &Document<'_>, place: Place, earlier: &[Claim]) -> Option<Argument> {
    let before = document.before(place)?;
    let same = document.speaker(before) == document.speaker(place);
    let told = stated_before(document, before, earlier).filter(|c| same && is_told(c))?;
    Some(Argument::Claim { claim: told.id.clone(), text: None })
}
