//! [`take_up`]: pronouns that mean what the sentence before says (`Le pont est fermé. Le maire l'a annoncé hier.`, `Cela
//! ralentit les camions.`, `C'est possible.`).
//!
//! Reads: the claims of a sentence and those before it. Adds: the claim that a pronoun takes up, as object or subject.
//! What is taken up within a sentence is found with its grammar ([`claims::reader`](crate::claims::reader)).

use super::builder::identity;
use super::claim::{Argument, Claim, Modality, Polarity, QualifierRole};
use super::confidence;
use super::coreference::lexicon::{References, WordClass};
use super::document::{Document, Place};
use super::mention::Mentions;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::reader::is_clause;
use crate::claims::tree::Tree;
use crate::span::CharSpan;
use pointing::points;
use shells::summed_up;

mod acts;
mod at_issue;
mod just_told;
mod pointing;
mod said;
mod shells;
mod situation;
mod topic;
mod verbs;

pub(super) use verbs::OF_WHAT_WAS_SAID;
use verbs::{ANSWERING, CONTESTING, DOING, HAPPENING, HEARING, MADE, OF_THINGS, WITH_THINGS};

/// How many sentences without a claim may stand between.
const APART: usize = 2;

/// Give the claims of the sentence at `place` whose object is a pronoun the claim that it takes up.
pub fn take_up(mentions: &Mentions<'_>, place: Place, found: &mut [Claim], earlier: &[Claim]) {
    let document = &mentions.document;
    let sentence = document.sentence(place);
    if sentence.language != Language::French {
        return;
    }
    for index in 0..found.len() {
        if let Some(claim) = with_subject(mentions, place, index, found, earlier) {
            put(document, place, found, index, claim);
            continue;
        }
        let claim = &found[index];
        if let Some(target) = stated_beside(document, claim, found) {
            let mut claim = claim.clone();
            claim.object = Some(in_place_of(claim.object.as_ref(), target));
            put(document, place, found, index, claim);
            continue;
        }
        if let Some(target) = it_beside(document, place, claim, found) {
            let mut claim = claim.clone();
            claim.object = Some(in_place_of(claim.object.as_ref(), target));
            put(document, place, found, index, claim);
            continue;
        }
        let begins = found.iter().all(|c| c.end > claim.start || c.rule == "confirmation" || points(c));
        if !begins || !takes_up(claim) {
            continue;
        }
        // `C'est faux, et elle le sait.`
        let answered = found.iter().find(|c| c.rule == "confirmation").map(|c| c.id.clone());
        let before = || said_before(document, place, claim, earlier);
        let Some(target) = answered.or_else(before) else { continue };
        let mut claim = claim.clone();
        claim.object = Some(in_place_of(claim.object.as_ref(), target));
        put(document, place, found, index, claim);
    }
}

/// The claim with what its open subject stands for; a relation may have turned it into the object (`C'est géré par la ville`).
fn with_subject(
    mentions: &Mentions<'_>,
    place: Place,
    index: usize,
    found: &[Claim],
    earlier: &[Claim],
) -> Option<Claim> {
    let document = &mentions.document;
    let claim = &found[index];
    if let Some(subject) = at_issue::at_issue(mentions, place, claim, earlier) {
        return Some(Claim { subject: Some(subject), ..claim.clone() });
    }
    let turned = is_turned(claim);
    let asked = if turned { flipped(claim) } else { claim.clone() };
    let taken = |target: String| in_place_of(asked.subject.as_ref(), target);
    let subject = situation::again(document, place, &asked, earlier)
        .or_else(|| topic::asked_topic(mentions, place, &asked, earlier))
        .or_else(|| said::said(document, place, &asked))
        .or_else(|| acts::act_before(document, place, &asked, earlier))
        .or_else(|| just_told::just_told(mentions, place, &asked))
        .or_else(|| at_issue::just_brought_in(mentions, place, &asked))
        .or_else(|| subject_of(document, place, &asked, found, earlier).map(taken));
    if let Some(subject) = subject {
        let claim = Claim { subject: Some(subject), ..asked };
        return Some(if turned { flipped(&claim) } else { claim });
    }
    if let Some(claim) = with_summed_up(document, place, index, found, earlier) {
        return Some(claim);
    }
    let subject = situation::situation(document, place, &asked, found, earlier)?;
    let claim = Claim { subject: Some(subject), ..asked };
    Some(if turned { flipped(&claim) } else { claim })
}

/// Whether the open pronoun stands in the object's place: a relation may have put it there, or the clause has (`C'est ce que
/// je voulais faire`).
fn is_turned(claim: &Claim) -> bool {
    let word = if is_what(claim) { claim.surface[2].to_lowercase() } else { claim.surface[0].to_lowercase() };
    (claim.rule == "passive" || is_what(claim))
        && match &claim.object {
            Some(Argument::Entity(e)) => e.text.to_lowercase() == word,
            Some(Argument::Claim { text: Some(text), .. }) => text.to_lowercase() == word,
            _ => false,
        }
}

/// `C'est ce que je voulais faire.`
fn is_what(claim: &Claim) -> bool {
    matches!(claim.surface[2].to_lowercase().replace('’', "'").as_str(), "c'" | "ce")
        && claim.subject.is_some()
}

fn flipped(claim: &Claim) -> Claim {
    let (subject, object) = (claim.object.clone(), claim.subject.clone());
    let mut surface = claim.surface.clone();
    // Back and forth: what is said of `c'` has it first.
    if claim.rule != "passive" {
        surface.swap(0, 2);
    }
    Claim { subject, object, surface, ..claim.clone() }
}

/// The claim with what its `cette politique` sums up in its place.
fn with_summed_up(
    document: &Document<'_>,
    place: Place,
    index: usize,
    found: &[Claim],
    earlier: &[Claim],
) -> Option<Claim> {
    let claim = &found[index];
    let taken = |slot: &Option<Argument>| {
        let target = summed_up(document, place, claim, slot.as_ref(), found, earlier)?;
        Some(in_place_of(slot.as_ref(), target))
    };
    if let Some(subject) = taken(&claim.subject) {
        return Some(Claim { subject: Some(subject), ..claim.clone() });
    }
    taken(&claim.object).map(|object| Claim { object: Some(object), ..claim.clone() })
}

/// The claim, with the words that take it up.
fn in_place_of(pronoun: Option<&Argument>, claim: String) -> Argument {
    let text = match pronoun {
        Some(Argument::Entity(entity)) => Some(entity.text.clone()),
        _ => None,
    };
    Argument::Claim { claim, text }
}

/// `Les audiences sont fermées et j'y suis favorable`: the claim right before, in the same sentence.
fn stated_beside(document: &Document<'_>, claim: &Claim, found: &[Claim]) -> Option<String> {
    directed_at_y(claim).then_some(())?;
    let here = found.iter().filter(|c| c.end <= claim.start && c.rule != "apposition" && !points(c));
    let target = here.max_by_key(|c| (c.end, c.start))?;
    let between = document.transcript.text.slice(CharSpan::new(target.end, claim.start));
    let supposed = target.modality.contains(&Modality::Hypothetical);
    (between.chars().count() < 8 && is_told(target) && !supposed).then(|| target.id.clone())
}

/// `j'y réfléchis`: whether the object is a `y` for which no thing was found.
fn directed_at_y(claim: &Claim) -> bool {
    let y = matches!(&claim.object, Some(Argument::Entity(e)) if matches!(e.label.as_str(), "y" | "-y"));
    y && claim.relation.lemma.ends_with(" à") && !claim.modality.contains(&Modality::Question)
}

/// `j'en suis fier`: whether the object is an `en` for which no thing was found, under what is said of what happened.
fn speaks_of_it(claim: &Claim) -> bool {
    let en = matches!(&claim.object, Some(Argument::Entity(e)) if e.label == "en");
    let key = claim.relation.lemma.strip_suffix(" de").map(|lemma| lemma.replace("être très ", "être "));
    let known = |key: String| {
        OF_WHAT_WAS_SAID.iter().any(|known| key == *known || key.ends_with(&format!(" {known}")))
    };
    en && key.is_some_and(known) && !claim.modality.contains(&Modality::Question)
}

/// Put a claim in the place of another, also where that is the object of a third.
fn put(document: &Document<'_>, place: Place, found: &mut [Claim], index: usize, mut claim: Claim) {
    claim.confidence = confidence::confidence(document.sentence(place), &claim);
    claim.id = identity(document, &claim);
    let new = claim.id.clone();
    let old = std::mem::replace(&mut found[index], claim).id;
    for other in found.iter_mut() {
        if let Some(Argument::Claim { claim, .. }) = &mut other.object
            && *claim == old
        {
            claim.clone_from(&new);
        }
    }
}

/// The claim that the subject takes up: of `cela` what was just said, of `c'est possible` what somebody said.
fn subject_of(
    document: &Document<'_>,
    place: Place,
    claim: &Claim,
    found: &[Claim],
    earlier: &[Claim],
) -> Option<String> {
    let Some(Argument::Entity(subject)) = &claim.subject else { return None };
    let word = subject.label.to_lowercase().replace('’', "'");
    let lexicon = Lexicon::of(claim.language);
    let judged = matches!(claim.relation.lemma.as_str(), "être" | "être comme")
        && matches!(&claim.object, Some(Argument::Entity(o)) if lexicon.lists(List::Judging, bare(&o.text.to_lowercase()))
            || is_verdict(document, place, CharSpan::new(o.start, o.end))
                && (last_before(claim, found).is_some() || is_first_noun(document, place, subject.start)));
    // `Cela concerne les écoles`: that may be a thing.
    // `c'est ce qui m'a poussé à partir`
    let this = matches!(word.as_str(), "cela" | "ça")
        || matches!(word.as_str(), "c'" | "ce") && {
            let said = CharSpan::new(subject.start.min(claim.start), claim.end);
            document.transcript.text.slice(said).contains(" ce qui ")
        };
    let acts =
        this && (lexicon.lists(List::Moving, &claim.relation.lemma) || acts_on(claim) || happens(claim));
    // `C'est faux.` has answered already.
    let answered = found.iter().any(|c| c.rule == "confirmation" && c.end <= claim.end);
    let plain = !claim.modality.iter().any(|m| matches!(m, Modality::Question | Modality::Hypothetical));
    if !plain || answered || !(acts || judged && points(claim)) {
        return None;
    }
    if let Some(same) = same_again(claim, found).filter(|_| acts) {
        return Some(same);
    }
    // Behind another clause it takes that one up.
    if let Some(target) = last_before(claim, found) {
        let taken = joined_main(document, place, claim, target)?;
        return reacted_to(taken, found).map(|t| t.id.clone());
    }
    let opens = is_first_clause(document, place, subject.start);
    let main = stated_before(document, document.before(place).filter(|_| opens)?, earlier)?;
    // `« La ville vend le port, dit Anna Roux. Cela nous aide. »`: what was said rather than that it was.
    let quoted = claim.modality.contains(&Modality::Reported);
    let target = if judged || quoted { content(main, earlier)? } else { main };
    is_told(target).then(|| target.id.clone())
}

/// The main claim of a sentence; of one that only judges it in turn (`Pour lui, ce n'est rien.`), that of the one before.
fn stated_before<'c>(document: &Document<'_>, before: Place, earlier: &'c [Claim]) -> Option<&'c Claim> {
    let mut at = before;
    for _ in 0..APART {
        let span = document.sentence(at).span;
        let said: Vec<&Claim> =
            earlier.iter().filter(|c| span.start <= c.start && c.end <= span.end).collect();
        let main = main_claim(document, at, &said)?;
        if let Some(same) = situation::shown_again(main) {
            let Argument::Claim { claim, .. } = same else { return None };
            return earlier.iter().find(|c| c.id == claim);
        }
        if !points(main) {
            return reacted_to(main, earlier);
        }
        at = document.before(at)?;
    }
    None
}

/// Whether no clause of the sentence begins before the place: `Pour eux, cela change tout`.
fn is_first_clause(document: &Document<'_>, place: Place, start: usize) -> bool {
    let tree = Tree::new(document.sentence(place));
    let before = |i: &usize| tree.token(*i).span.end <= start;
    (0..tree.len()).take_while(before).all(|i| {
        !tree.has_pos(i, &[Upos::Verb, Upos::Aux, Upos::Sconj]) && !tree.is(i, &["nsubj", "dislocated"])
    })
}

/// `Cela ouvre des portes`, `ça prouve que …`: what is done to something by what happened.
fn acts_on(claim: &Claim) -> bool {
    let lemma = claim.relation.lemma.as_str();
    // `ça me donne envie de passer l'examen`: what it does to somebody is said first.
    let verb = lemma.split(' ').next().unwrap_or(lemma);
    // `Ça nous faisait un peu d'argent`
    let makes = verb == "faire" && claim.qualifiers.iter().any(|q| q.role == QualifierRole::Beneficiary);
    // `c'est ce qui fait le charme du port`
    let makes_for = |object: &str| {
        let noun = object.split(' ').next().unwrap_or(object);
        verb == "faire" && MADE.contains(&noun)
    };
    if matches!(&claim.object, Some(Argument::Entity(object)) if makes_for(&object.label)) {
        return true;
    }
    let known = match &claim.object {
        Some(Argument::Entity(object)) => !matches!(object.label.as_str(), "en" | "y"),
        Some(Argument::Claim { .. } | Argument::Value(_)) => true,
        None => false,
    };
    let thing = |part: &str| OF_THINGS.contains(&part);
    known && (makes || !thing(lemma) && !lemma.split([' ', '\'']).take(2).any(thing) && !thing(verb))
}

/// `Ça arrive`, `ça m'a surpris`: what happened does so.
fn happens(claim: &Claim) -> bool {
    HAPPENING.contains(&claim.relation.lemma.as_str())
}

/// `Ça nous occupe et ça nous nourrit`: what the first of them takes up.
fn same_again(claim: &Claim, found: &[Claim]) -> Option<String> {
    let last = found.iter().filter(|c| c.end <= claim.start).max_by_key(|c| (c.end, c.start))?;
    match &last.subject {
        Some(Argument::Claim { claim: taken, text: Some(word) })
            if matches!(word.to_lowercase().as_str(), "ça" | "cela") =>
        {
            Some(taken.clone())
        }
        _ => None,
    }
}

/// `Le texte a été lu à voix haute, et personne n'a compris cela`: the main clause right before.
fn it_beside(document: &Document<'_>, place: Place, claim: &Claim, found: &[Claim]) -> Option<String> {
    let it = matches!(&claim.object, Some(Argument::Entity(e)) if matches!(e.label.as_str(), "ça" | "cela"));
    (it && takes_up(claim)).then_some(())?;
    let target = joined_main(document, place, claim, last_before(claim, found)?)?;
    reacted_to(target, found).map(|t| t.id.clone())
}

/// The last claim of the sentence before another one.
fn last_before<'c>(claim: &Claim, found: &'c [Claim]) -> Option<&'c Claim> {
    let here = found.iter().filter(|c| c.end <= claim.start && c.rule != "apposition" && !points(c));
    here.max_by_key(|c| (c.end, c.start))
}

/// The same, where a main clause states it right before.
fn joined_main<'c>(
    document: &Document<'_>,
    place: Place,
    claim: &Claim,
    target: &'c Claim,
) -> Option<&'c Claim> {
    // `et c'est ce qui m'aide`: from the word that takes it up.
    let start = match &claim.subject {
        Some(Argument::Entity(subject)) => subject.start.min(claim.start).max(target.end),
        _ => claim.start,
    };
    let between = document.transcript.text.slice(CharSpan::new(target.end, start));
    let joined = between.chars().count() < 8 && is_told(target) && is_main(document, place, target);
    joined.then_some(target)
}

/// `Le pont ferme, je le comprends, mais cela ralentit les camions`: what the clause between takes up itself.
fn reacted_to<'c>(target: &'c Claim, found: &'c [Claim]) -> Option<&'c Claim> {
    let pronoun =
        matches!(target.surface[2].to_lowercase().as_str(), "le" | "l'" | "l’" | "y" | "ça" | "cela");
    match &target.object {
        Some(Argument::Claim { claim, .. }) if pronoun => found.iter().find(|c| c.id == *claim),
        Some(Argument::Entity(_)) if pronoun => None,
        _ => Some(target),
    }
}

/// `c'est mon plus grand échec`, `c'est une vraie réussite`: a noun that judges what was done or said.
fn is_verdict(document: &Document<'_>, place: Place, object: CharSpan) -> bool {
    let sentence = document.sentence(place);
    let within = |i: usize| object.covers(&sentence.tokens[i].span);
    let mut words = (0..sentence.tokens.len()).filter(|&i| within(i));
    let top = words.find(|&i| sentence.tokens[i].head.is_none_or(|head| !within(head)));
    top.is_some_and(|i| {
        let word = &sentence.tokens[i];
        word.upos == Upos::Noun
            && References::of(sentence.language).is(WordClass::Verdict, &word.lemma.to_lowercase())
    })
}

/// `Quatre ans, ce n'est pas une garantie`: no noun before the pronoun may be what it takes up.
fn is_first_noun(document: &Document<'_>, place: Place, start: usize) -> bool {
    let before = document.sentence(place).tokens.iter().filter(|t| t.span.end <= start);
    before.into_iter().all(|t| !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron))
}

/// Whether a claim of the sentence is made by a main clause.
fn is_main(document: &Document<'_>, place: Place, claim: &Claim) -> bool {
    let span = CharSpan::new(claim.start, claim.end);
    let main = |relation: &str| matches!(relation, "root" | "conj" | "parataxis");
    document.sentence(place).tokens.iter().any(|t| span.covers(&t.span) && main(t.relation()))
}

/// `une erreur`: the noun without its article.
fn bare(words: &str) -> &str {
    ["une ", "un ", "du ", "de la "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}

/// Whether a claim is stated so that something may be said of it.
fn is_told(claim: &Claim) -> bool {
    !claim.modality.contains(&Modality::Question) && claim.subject.is_some() && claim.rule != "confirmation"
}

/// Whether the claim's object is a pronoun that nothing named fills, under a verb of saying or knowing.
fn takes_up(claim: &Claim) -> bool {
    let Some(Argument::Entity(object)) = &claim.object else { return false };
    // `Comment l'avez-vous annoncé ?`: what, the questions before may tell.
    if claim.modality.contains(&Modality::Question) {
        return false;
    }
    let lexicon = Lexicon::of(claim.language);
    let lemma = claim.relation.lemma.as_str();
    let last = lemma.rsplit(' ').next().unwrap_or(lemma);
    let listed = lexicon.lists(List::TakingUp, lemma) || lexicon.lists(List::TakingUp, last);
    // `Je trouve cela regrettable`
    let judges = lemma.starts_with("trouver ") && lemma.split(' ').count() == 2;
    let agrees = ["ée", "ées", "és", "ies", "ues"].iter().any(|end| claim.relation.text.ends_with(end));
    match object.label.to_lowercase().replace('’', "'").as_str() {
        "le" | "l'" => (listed || CONTESTING.contains(&last) || DOING.contains(&last)) && !agrees,
        "y" => directed_at_y(claim),
        "en" => speaks_of_it(claim),
        "ça" | "cela" => {
            HEARING.contains(&last) || !lemma.split(' ').any(|part| WITH_THINGS.contains(&part)) || judges
        }
        _ => false,
    }
}

/// The claim that the sentence before makes, in the same turn or at the end of the one before.
fn said_before(document: &Document<'_>, place: Place, claim: &Claim, earlier: &[Claim]) -> Option<String> {
    let mut at = place;
    for _ in 0..=APART {
        at = document.before(at)?;
        let span = document.sentence(at).span;
        let here: Vec<&Claim> =
            earlier.iter().filter(|c| span.start <= c.start && c.end <= span.end).collect();
        if let Some(target) = main_claim(document, at, &here) {
            let target = content(target, earlier);
            return target.filter(|t| fits(claim, t)).map(|t| t.id.clone());
        }
        // What is in between says something all the same.
        if !here.is_empty() || document.sentence(at).tokens.len() > 4 {
            return None;
        }
    }
    None
}

/// The claim of the last main clause of a sentence; `here` are its claims.
pub(super) fn main_claim<'c>(document: &Document<'_>, at: Place, here: &[&'c Claim]) -> Option<&'c Claim> {
    let sentence = document.sentence(at);
    let tree = Tree::new(sentence);
    let root = sentence.root();
    let stated = |c: &usize| is_clause(&tree, *c) && tree.is_finite_clause(*c) && *c > root;
    let last = tree.with(root, &["conj", "parataxis"]).rfind(stated).unwrap_or(root);
    let main = sentence.tokens[last].span;
    let covering = here.iter().filter(|c| {
        CharSpan::new(c.start, c.end).covers(&main)
            && !matches!(c.rule.as_str(), "apposition" | "nominal" | "naming")
    });
    covering.min_by_key(|c| c.end - c.start).copied()
}

/// What a claim of saying or thinking says, any other claim itself.
fn content<'c>(claim: &'c Claim, earlier: &'c [Claim]) -> Option<&'c Claim> {
    let lexicon = Lexicon::of(claim.language);
    let lemma = claim.relation.lemma.as_str();
    let reports = lexicon.speech(lemma).is_some() || lexicon.thought(lemma).is_some();
    match &claim.object {
        Some(Argument::Claim { claim: said, .. }) => earlier.iter().rev().find(|c| c.id == *said),
        _ if reports => None,
        _ => Some(claim),
    }
}

/// Whether the one can take up the other: what was asked only some verbs take up, and nobody denies a denial so.
fn fits(claim: &Claim, target: &Claim) -> bool {
    let lemma = claim.relation.lemma.as_str();
    let last = lemma.rsplit(' ').next().unwrap_or(lemma);
    let asked = target.modality.contains(&Modality::Question);
    let twice = claim.polarity == Polarity::Denied && target.polarity == Polarity::Denied;
    // `Avez-vous songé à partir ? – J'y ai songé.`
    let directed = directed_at_y(claim);
    let again = directed && target.relation.lemma.starts_with(lemma);
    // `A-t-il plaidé ? – Il ne l'a pas fait.`
    let does = DOING.contains(&last);
    let unanswered = target.rule == "wh-question" || asked && !ANSWERING.contains(&last) && !again && !does;
    if does && target.relation.lemma == "être" {
        return false;
    }
    !twice && !unanswered && (again || !directed) && target.rule != "confirmation"
}
