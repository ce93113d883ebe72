//! Links between the claims of a document: agreement and contradiction, and bare answers.

use super::builder::answered;
use super::claim::{Argument, Claim, Link, LinkKind, Modality, Polarity, Qualifier, QualifierRole};
use super::document::{Document, Place};
use crate::analysis::{Sentence, Upos};
use crate::claims::lexicon::{Answer, Lexicon, List};
use std::collections::BTreeMap;

/// Link claims about the same subject, relation and object: same polarity supports, opposite contradicts.
pub fn relate(claims: &mut [Claim]) {
    let mut groups: BTreeMap<(String, String, String), Vec<usize>> = BTreeMap::new();
    for (index, claim) in claims.iter().enumerate() {
        let (Some(Argument::Entity(subject)), Some(object)) = (&claim.subject, &claim.object) else {
            continue;
        };
        let object = match object {
            Argument::Entity(e) => e.iri.clone(),
            Argument::Value(v) => format!("{:?} {:?}", v.value, v.unit),
            Argument::Claim { .. } => continue,
        };
        groups.entry((subject.iri.clone(), claim.relation.iri.clone(), object)).or_default().push(index);
    }
    for members in groups.values() {
        for pair in members.windows(2) {
            let (earlier, later) = (pair[0], pair[1]);
            if claims[earlier].span() == claims[later].span()
                || is_put_as_question(&claims[earlier])
                || is_put_as_question(&claims[later])
            {
                continue;
            }
            let kind = if claims[earlier].polarity == claims[later].polarity {
                LinkKind::Supports
            } else {
                LinkKind::Contradicts
            };
            let target = claims[earlier].id.clone();
            add(&mut claims[later], kind, target);
        }
    }
}

fn add(claim: &mut Claim, kind: LinkKind, target: String) {
    let link = Link { kind, claim: target };
    if !claim.links.contains(&link) && link.claim != claim.id {
        claim.links.push(link);
    }
}

fn is_put_as_question(claim: &Claim) -> bool {
    claim.modality.contains(&Modality::Question)
}

/// A bare `oui` or `pas du tout` at the start of a turn, behind its dash: the code points of the answer and what it does.
#[must_use]
pub fn bare_answer(sentence: &Sentence) -> Option<(usize, usize, Answer)> {
    let lexicon = Lexicon::of(sentence.language);
    let dash = |form: &str| matches!(form, "–" | "—" | "-");
    let dashed = sentence.tokens.first().is_some_and(|t| dash(&t.form));
    let tokens = &sentence.tokens[usize::from(dashed)..];
    let end = tokens.iter().position(|t| t.upos == Upos::Punct).unwrap_or(tokens.len()).min(5);
    (1..=end).rev().find_map(|length| {
        let words: Vec<String> =
            tokens[..length].iter().map(|t| t.form.to_lowercase().replace('’', "'")).collect();
        let answer = lexicon.answer(&crate::claims::tree::join_words(&words))?;
        let whole = length == end || tokens[length].upos == Upos::Punct;
        whole.then(|| (tokens[0].span.start, tokens[length - 1].span.end, answer))
    })
}

/// `En partie.`: the words of an answer that say to what degree it is so.
fn degree(document: &Document<'_>, start: usize, end: usize) -> Qualifier {
    let span = crate::span::CharSpan::new(start, end);
    Qualifier::in_words(QualifierRole::Degree, document.transcript.text.slice(span), span)
}

/// Whether the answer is `si` or `doch`, which affirms what was asked with a negation.
fn contradicts(document: &Document<'_>, start: usize, end: usize) -> bool {
    let words = document.transcript.text.slice(crate::span::CharSpan::new(start, end)).to_lowercase();
    matches!(words.as_str(), "si" | "mais si" | "oh si" | "doch") || words.ends_with(" que si")
}

/// Whether the answer says that what was stated is wrong, not only `non`.
fn refutes(document: &Document<'_>, start: usize, end: usize) -> bool {
    let words = document.transcript.text.slice(crate::span::CharSpan::new(start, end)).to_lowercase();
    words.ends_with("faux") || words.ends_with("inexact")
}

/// `N'est-ce pas une question d'argent ?`: what `ce` is, nobody said.
fn points(claim: &Claim) -> bool {
    matches!(&claim.subject, Some(Argument::Entity(e))
        if Lexicon::of(claim.language).lists(List::Pointing, e.label.to_lowercase().trim_start_matches('-')))
}

/// Whether the sentence before asks for something: its answer confirms nothing stated earlier, but for `C'est vrai ?`.
fn asks(document: &Document<'_>, place: Place) -> bool {
    document.before(place).is_some_and(|before| {
        let sentence = document.sentence(before);
        let question = sentence.tokens.last().is_some_and(|t| t.form == "?");
        question && bare_answer(sentence).is_none()
    })
}

/// The claim a bare answer makes: what the turn before asked or had heard, now on the answerer's word.
#[must_use]
pub fn answer(document: &Document<'_>, place: Place, earlier: &[Claim]) -> Option<Claim> {
    let segment = document.segment(place);
    let turn = segment.turn.as_ref().filter(|_| place.sentence == 0)?;
    let (start, end, answer) = bare_answer(document.sentence(place))?;
    let (speaker, role) = document.speaker(place);
    // `C'est vrai ?` asks for what was said before it.
    let checked = document
        .before(place)
        .map(|before| document.sentence(before))
        .filter(|sentence| bare_answer(sentence).is_some())
        .map_or(usize::MAX, |sentence| sentence.span.start);
    let before = || {
        let told =
            earlier.iter().rev().filter(|c| c.turn.is_some_and(|t| t < turn.number) && c.speaker != speaker);
        told.filter(|c| {
            c.turn.is_some_and(|t| t + 1 >= turn.number)
                && c.subject.is_some()
                && c.rule != "wh-question"
                && c.start < checked
        })
    };
    let open = |c: &&Claim| c.modality.iter().any(|m| matches!(m, Modality::Question | Modality::Hearsay));
    // `La concurrence est rude. – Exactement.`: what was stated last, where nothing was asked.
    let stated = |c: &&Claim| {
        c.object.is_some() && c.rule != "apposition" && !c.modality.contains(&Modality::Obligation)
    };
    let asked = asks(document, place);
    // `On vous reproche X. Vous êtes né ici. – Oui.`: what was heard earlier in the turn is not what is confirmed.
    let last = document.before(place).map_or(0, |before| document.sentence(before).span.start);
    let heard = |c: &&Claim| open(c) && (c.modality.contains(&Modality::Question) || c.start >= last);
    let target = before().find(heard).or_else(|| before().next().filter(stated).filter(|_| !asked))?;
    // `Un peu.`, `Sans doute.` answer what was asked just before, and nothing that was stated.
    let whole = matches!(answer, Answer::Confirm | Answer::Deny);
    let just_asked = target.modality.contains(&Modality::Question) && target.start >= last;
    if points(target) || !whole && !just_asked {
        return None;
    }
    let polarity = match answer {
        Answer::Partly | Answer::Unsure(_) => target.polarity,
        // `Vous n'aviez pas peur ? – Si.`
        Answer::Confirm if contradicts(document, start, end) => Polarity::Affirmed,
        Answer::Confirm => target.polarity,
        Answer::Deny if target.polarity == Polarity::Affirmed => Polarity::Denied,
        // `Elle n'est plus sûre. – C'est faux.`
        Answer::Deny if refutes(document, start, end) => Polarity::Affirmed,
        Answer::Deny => target.polarity,
    };
    let mut claim = answered(target, polarity);
    match answer {
        Answer::Partly => claim.qualifiers.push(degree(document, start, end)),
        Answer::Unsure(certainty) => claim.certainty = certainty,
        Answer::Confirm | Answer::Deny => {}
    }
    claim.section = segment.section;
    claim.turn = Some(turn.number);
    claim.answers = Some(target.turn?);
    speaker.clone_into(&mut claim.speaker);
    claim.role = role;
    claim.attribution = vec![speaker.to_owned()];
    claim.quote = document.transcript.text.slice(crate::span::CharSpan::new(start, end)).to_owned();
    (claim.start, claim.end) = (start, end);
    claim.modality.retain(|mood| *mood != Modality::Reported);
    "confirmation".clone_into(&mut claim.rule);
    claim.id = format!("{}-{start}", target.id);
    let kind = if answer == Answer::Deny { LinkKind::Denies } else { LinkKind::Confirms };
    claim.links = vec![Link { kind, claim: target.id.clone() }];
    Some(claim)
}
