//! The qualifiers and the time of a claim: circumstances with their figures, numbers inside the arguments.
//!
//! The parser's roles are checked against what the sentence's quantities and times are: a date is a time whatever
//! introduces it, a percentage after a preposition is an extent. No qualifier repeats what the subject or the
//! object says already, other than the figure that a noun phrase holds.

use super::super::claim::{Qualifier, QualifierRole, Tense, Time};
use super::super::quantity::{self, Kind, Quantity};
use super::super::time::{TimeExpression, TimeKind};
use super::Builder;
use crate::analysis::{Language, Token, Upos};
use crate::claims::tree::Tree;
use crate::claims::{Circumstance, Object, Phrase, Proposition, phrase};
use crate::span::CharSpan;

/// Circumstances longer than this many tokens hold numbers of other things.
const LONGEST: usize = 8;

impl Builder<'_> {
    pub(super) fn qualifiers(&self, proposition: &Proposition) -> Vec<Qualifier> {
        let mut found: Vec<Qualifier> =
            proposition.qualifiers.iter().map(|circumstance| self.circumstance(circumstance)).collect();
        let arguments = self.argument_spans(proposition);
        found.retain(|q| !arguments.iter().any(|span| span.covers(&CharSpan::new(q.start, q.end))));
        let tree = Tree::new(self.mentions.document.sentence(self.place));
        let quantity = |phrase: Phrase| self.quantity_of(phrase).is_none().then_some(phrase);
        for phrase in
            [proposition.subject, object_phrase(proposition).and_then(quantity)].into_iter().flatten()
        {
            let phrase = phrase::unrestricted(&tree, phrase);
            let inside = self.quantities.iter().filter(|q| is_held(q, phrase));
            found.extend(inside.map(|q| self.figure(QualifierRole::Extent, q)));
        }
        found.extend(self.starting_point(proposition));
        found.sort_by_key(|q| (q.start, q.end));
        found.dedup_by(|a, b| (a.start, a.end) == (b.start, b.end));
        without_parts(found)
    }

    /// Circumstances that stand without their clause, in the order of the text, and the time among them.
    pub(in crate::resolve) fn loose(
        &self,
        circumstances: Vec<Circumstance>,
        tense: Tense,
    ) -> (Vec<Qualifier>, Option<Time>) {
        let found = circumstances.iter().map(|c| self.circumstance(c)).collect();
        let dated = self
            .times
            .iter()
            .filter(|t| {
                circumstances.iter().any(|c| c.phrase.first < t.tokens.end && t.tokens.start <= c.phrase.last)
            })
            .min_by_key(|t| t.kind == TimeKind::Duration);
        let document = &self.mentions.document;
        let time = dated
            .map(|t| t.to_time(document.sentence(self.place), &document.transcript.text, tense, self.anchor));
        (found, time)
    }

    fn circumstance(&self, circumstance: &Circumstance) -> Qualifier {
        let phrase = circumstance.phrase;
        let time = self.times.iter().find(|t| t.tokens.contains(phrase.head));
        let number = self
            .quantities
            .iter()
            .find(|q| q.head == phrase.head || q.number_tokens.contains(phrase.head))
            .or_else(|| {
                let phrase =
                    phrase::unrestricted(&Tree::new(self.mentions.document.sentence(self.place)), phrase);
                let short = phrase.last - phrase.first < LONGEST;
                self.quantities.iter().find(|q| short && phrase.contains(q.head))
            });
        let role = checked_role(circumstance, time, number);
        let role = if self.is_clock(phrase) { QualifierRole::Time } else { role };
        let (mut first, mut last) = (phrase.first, phrase.last);
        if let Some(time) = time.filter(|_| role == QualifierRole::Time) {
            first = first.min(time.outer.start);
            last = last.max(time.tokens.end - 1);
        }
        let found = self.qualifier(role, self.mentions.document.span(self.place, first, last), number);
        if let Some(label) = limit_label(&self.mentions.document.sentence(self.place).tokens, circumstance) {
            return Qualifier { label: Some(label.to_owned()), ..found };
        }
        match self.mentions.taken_up(self.place, phrase).filter(|_| role != QualifierRole::Time) {
            Some((label, iri)) => Qualifier { label: Some(label), iri: Some(iri), ..found },
            None => found,
        }
    }

    /// `at five`, `up at three`, `um drei`: a bare hour.
    fn is_clock(&self, phrase: Phrase) -> bool {
        let sentence = self.mentions.document.sentence(self.place);
        let Some(preposition) =
            phrase.last.checked_sub(1).filter(|p| (phrase.first..phrase.first + 2).contains(p))
        else {
            return false;
        };
        let at = matches!(
            (sentence.language, sentence.tokens[preposition].form.to_lowercase().as_str()),
            (Language::English, "at") | (Language::German, "um")
        );
        let hour = quantity::parse_number(&sentence.tokens[phrase.last].form, sentence.language);
        at && hour.and_then(quantity::Number::as_integer).is_some_and(|hour| (1..=24).contains(&hour))
    }

    /// What the subject and the object quote; an object that is a value quotes all of its quantity.
    fn argument_spans(&self, proposition: &Proposition) -> Vec<CharSpan> {
        let span = |p: Phrase| self.mentions.document.span(self.place, p.first, p.last);
        let object = object_phrase(proposition).map(|phrase| match self.quantity_of(phrase) {
            Some(quantity) => {
                let value = self.value(quantity, phrase);
                CharSpan::new(value.start, value.end)
            }
            None => span(phrase),
        });
        proposition.subject.map(span).into_iter().chain(object).collect()
    }

    /// `passe de 3,5 à 4,1`: the object is where the change ends; where it starts is compared with.
    fn starting_point(&self, proposition: &Proposition) -> Option<Qualifier> {
        let quantity = self.quantity_of(object_phrase(proposition)?)?;
        let from = quantity.from?;
        let tokens = quantity.from_tokens;
        let span = self.mentions.document.span(self.place, tokens.start, tokens.end.checked_sub(1)?);
        let start = Quantity { value: Some(from), min: None, max: None, ..quantity.clone() };
        Some(self.qualifier(QualifierRole::Comparison, span, Some(&start)))
    }

    fn figure(&self, role: QualifierRole, quantity: &Quantity) -> Qualifier {
        let tokens = quantity.tokens;
        let span = self.mentions.document.span(self.place, tokens.start, tokens.end - 1);
        self.qualifier(role, span, Some(quantity))
    }

    fn qualifier(&self, role: QualifierRole, span: CharSpan, number: Option<&Quantity>) -> Qualifier {
        let figure = |n: Option<quantity::Number>| n.map(quantity::Number::as_f64);
        Qualifier {
            role,
            text: self.mentions.document.transcript.text.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            value: number.and_then(|q| figure(q.value)),
            min: number.and_then(|q| figure(q.min)),
            max: number.and_then(|q| figure(q.max)),
            unit: number.and_then(|q| q.unit.clone()),
            label: None,
            iri: None,
        }
    }

    /// The time among the circumstances, a date before a length of time; else one that hangs on the predicate.
    pub(super) fn time(&self, proposition: &Proposition, quote: CharSpan) -> Option<Time> {
        let document = &self.mentions.document;
        let sentence = document.sentence(self.place);
        let tree = Tree::new(sentence);
        let placed = |t: &&TimeExpression| {
            proposition.qualifiers.iter().any(|q| {
                // `au concours organisé en 2019`: the year is that of the contest.
                let phrase = phrase::unrestricted(&tree, q.phrase);
                let phrase = if q.role == QualifierRole::Time { q.phrase } else { phrase };
                let overlaps = phrase.first < t.tokens.end && t.tokens.start <= phrase.last;
                let checked = || self.circumstance(q).role == QualifierRole::Time;
                // `Fondé en 1931, le groupe emploie …`: the year is the founding's.
                let acts = document.sentence(self.place).tokens[q.phrase.head].upos == Upos::Verb;
                // `38 %, contre 12 % en 2015`: the year is that of the other figure.
                let compared = q.role == QualifierRole::Comparison && q.phrase.first < t.tokens.start;
                let own = (!acts || q.role == QualifierRole::Time) && !compared;
                own && overlaps && (!t.tokens.contains(q.phrase.head) || checked())
            })
        };
        let in_circumstance = self.times.iter().filter(placed).min_by_key(|t| t.kind == TimeKind::Duration);
        let own = |t: &&TimeExpression| {
            let span = document.span(self.place, t.tokens.start, t.tokens.end - 1);
            // How long something is said to last is an argument, not when it was.
            let measured = t.kind == TimeKind::Duration
                && [proposition.subject, object_phrase(proposition)]
                    .into_iter()
                    .flatten()
                    .any(|argument| t.tokens.contains(argument.head));
            let compared = proposition.qualifiers.iter().any(|q| {
                q.role == QualifierRole::Comparison
                    && q.phrase.first < t.tokens.start
                    && t.tokens.end <= q.phrase.last + 1
            });
            quote.covers(&span) && !measured && !compared && self.hangs_on(t, proposition.predicate)
        };
        let found = in_circumstance.or_else(|| self.times.iter().find(own))?;
        Some(found.to_time(sentence, &document.transcript.text, proposition.tense, self.anchor))
    }

    /// Whether the token stands in a time expression.
    #[must_use]
    pub fn is_time(&self, token: usize) -> bool {
        self.times.iter().any(|time| time.tokens.contains(token))
    }

    /// Whether a time expression belongs to the clause of a predicate: no other clause stands between the two.
    fn hangs_on(&self, time: &TimeExpression, predicate: usize) -> bool {
        let tokens = &self.mentions.document.sentence(self.place).tokens;
        let mut at = time.tokens.end - 1;
        for _ in 0..tokens.len() {
            let clause =
                matches!(tokens[at].relation(), "acl" | "advcl" | "ccomp" | "csubj" | "parataxis" | "root");
            if at == predicate || tokens[at].head == Some(predicate) && !clause {
                return true;
            }
            match tokens[at].head.filter(|_| !clause) {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    }
}

/// `ne … que`, `ne … plus`: what the one word of the two means.
fn limit_label(tokens: &[Token], circumstance: &Circumstance) -> Option<&'static str> {
    let phrase = circumstance.phrase;
    let word = tokens[phrase.head].form.to_lowercase();
    let alone = phrase.first == phrase.last;
    match word.replace('’', "'").as_str() {
        "que" | "qu'" if alone && circumstance.role == QualifierRole::Degree => Some("seulement"),
        "plus" if alone && circumstance.role == QualifierRole::Time => Some("ne plus"),
        _ => None,
    }
}

fn object_phrase(proposition: &Proposition) -> Option<Phrase> {
    match proposition.object {
        Some(Object::Phrase(phrase)) => Some(phrase),
        _ => None,
    }
}

/// Whether the phrase holds the number: it stands inside, or says which part of its head is meant.
fn is_held(quantity: &Quantity, phrase: Phrase) -> bool {
    let number = quantity.number_tokens;
    let inside = phrase.first <= number.start && number.end <= phrase.last + 1;
    let measures = !matches!(quantity.kind, Kind::Ordinal | Kind::Year);
    measures && (inside || quantity.of == Some(phrase.head))
}

/// The role of a circumstance once it is known what time or quantity it is.
fn checked_role(
    circumstance: &Circumstance,
    time: Option<&TimeExpression>,
    number: Option<&Quantity>,
) -> QualifierRole {
    use QualifierRole as Role;
    let (role, phrase) = (circumstance.role, circumstance.phrase);
    let loose = matches!(role, Role::Manner | Role::Extent | Role::Topic | Role::Place | Role::Degree);
    if time.is_some_and(|t| loose || t.tokens.start <= phrase.first) {
        return Role::Time;
    }
    let amount = number.filter(|q| q.head == phrase.head || q.number_tokens.contains(phrase.head));
    let bare = amount.is_some_and(|q| match q.kind {
        Kind::Percent | Kind::Share | Kind::Change | Kind::Money | Kind::Multiplier => true,
        Kind::Count => q.unit.is_none() && role != Role::Purpose,
        _ => false,
    });
    let misread = matches!(
        role,
        Role::Place | Role::Purpose | Role::Topic | Role::SourceOf | Role::Cause | Role::Manner
    ) || role == Role::Time && time.is_none();
    if bare && misread { Role::Extent } else { role }
}

/// Qualifiers that are no part of a longer one with the same role, or of a time.
fn without_parts(found: Vec<Qualifier>) -> Vec<Qualifier> {
    let covers = |outer: &Qualifier, inner: &Qualifier| {
        let wider = outer.start <= inner.start && inner.end <= outer.end;
        let same = (outer.start, outer.end) == (inner.start, inner.end);
        let silent = inner.value.is_none() && inner.min.is_none() && inner.max.is_none();
        wider && !same && (outer.role == inner.role || outer.role == QualifierRole::Time || silent)
    };
    let kept = found.iter().filter(|q| !found.iter().any(|other| covers(other, q))).cloned();
    kept.collect()
}
