//! Propositions to [`Claim`]s, one by one.

mod adverbial;
mod answers;
mod beside;
mod kinds;
mod measure;
mod phrasal;
mod qualify;
mod sense;
mod slots;

use super::attribution;
use super::claim::{Argument, Certainty, Claim, Modality, Polarity, Relation, Tense, Value};
use super::confidence;
use super::counting;
use super::document::{Document, Place, words_as_written};
use super::mention::Mentions;
use super::quantity::{self, Quantity};
use super::relations;
use super::score;
use super::time::{self, TimeExpression};
use crate::analysis::{Language, Sentence, Token, Upos};
use crate::claims::lexicon::Lexicon as Words;
use crate::claims::rules::verbless::have;
use crate::claims::{Object, Phrase, PredicateKind, Proposition, RelationPhrase};
use crate::span::CharSpan;
use sense::{as_said, find_relation, inverse_of, label_of, takes_up, unneeded};
use sha2::{Digest, Sha256};
use slots::without_agreement;

/// What a sentence's claims are built with.
#[derive(Debug)]
pub struct Builder<'a> {
    mentions: &'a Mentions<'a>,
    place: Place,
    quantities: Vec<Quantity>,
    times: Vec<TimeExpression>,
    /// The document's date.
    anchor: Option<jiff::civil::Date>,
}

/// A relation chosen for a proposition.
struct Chosen {
    relation: Relation,
    /// Subject and object change places.
    swap: bool,
}

impl<'a> Builder<'a> {
    /// Find the quantities and times of a sentence. `anchor` is the document's date.
    #[must_use]
    pub fn new(mentions: &'a Mentions<'a>, place: Place, anchor: Option<jiff::civil::Date>) -> Self {
        let sentence = mentions.document.sentence(place);
        let (quantities, times) = (quantity::find(sentence), time::find(sentence, anchor));
        Self { mentions, place, quantities, times, anchor }
    }

    /// The claim of a proposition. A content clause in the object slot is left as a token number, to be
    /// replaced by the claim's IRI once all are known: see [`claims_of`].
    #[must_use]
    pub fn claim(&self, proposition: &Proposition) -> Claim {
        let filled = self.with_adverbial(proposition).or_else(|| self.with_source(proposition));
        let proposition = filled.as_ref().unwrap_or(proposition);
        let document = &self.mentions.document;
        let sentence = document.sentence(self.place);
        let segment = document.segment(self.place);
        let (speaker, role) = document.speaker(self.place);
        let span = document.span(self.place, proposition.quote.0, proposition.quote.1);
        let subject = proposition.subject.map(|s| Argument::Entity(self.mentions.entity(self.place, s)));
        let object = proposition.object.map(|o| self.counted_again(proposition, self.object(o)));
        let object = self.title_told_apart(proposition, subject.as_ref(), object);
        let subject = self.told_apart(proposition, subject, object.as_ref());
        let there = beside::beside(sentence, proposition, subject.as_ref(), object.as_ref());
        let object = object.filter(|_| there.is_none());
        let proposition = there.as_ref().unwrap_or(proposition);
        let chosen = self.relation(proposition, subject.as_ref(), object.as_ref());
        let surface = [
            proposition.subject.map(|s| document.text(self.place, s).to_owned()).unwrap_or_default(),
            chosen.relation.text.clone(),
            self.surface_object(proposition),
        ];
        let (subject, object) = if chosen.swap { (object, subject) } else { (subject, object) };
        let qualifiers = self.qualifiers(proposition);
        let mut modality: Vec<Modality> = proposition.modality.iter().copied().collect();
        modality.sort_unstable();
        let attribution = attribution::of(self.mentions, self.place, proposition);
        if attribution.quoted && !modality.contains(&Modality::Reported) {
            modality.push(Modality::Reported);
            modality.sort_unstable();
        }
        let mut claim = Claim {
            id: String::new(),
            document: document.iri(),
            section: segment.section,
            turn: segment.turn.as_ref().map(|t| t.number),
            speaker: speaker.to_owned(),
            role,
            language: sentence.language,
            quote: document.transcript.text.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            subject,
            relation: chosen.relation,
            object,
            qualifiers,
            polarity: proposition.polarity,
            certainty: proposition.certainty,
            modality,
            attribution: attribution.chain,
            tense: proposition.tense,
            time: self.time(proposition, span),
            answers: segment.turn.as_ref().and_then(|t| t.answers),
            surface,
            confidence: 0.0,
            check_worthiness: 0.0,
            rule: proposition.rule.to_owned(),
            links: Vec::new(),
        };
        claim.confidence = confidence::confidence(sentence, &claim);
        claim.check_worthiness = score::check_worthiness(&claim);
        claim.id = identity(document, &claim);
        claim
    }

    /// `son directeur, Paul Mercier`: that he is Paul Mercier is said of the director, not of Paul Mercier.
    fn told_apart(
        &self,
        proposition: &Proposition,
        subject: Option<Argument>,
        object: Option<&Argument>,
    ) -> Option<Argument> {
        match (&subject, object, proposition.subject) {
            (Some(Argument::Entity(one)), Some(Argument::Entity(other)), Some(phrase))
                if one.iri == other.iri && proposition.relation.kind == PredicateKind::Copula =>
            {
                Some(Argument::Entity(self.mentions.described(self.place, phrase)))
            }
            _ => subject,
        }
    }

    /// `La France compte onze juges, l'Allemagne en a vingt-cinq`: what was counted before is counted again.
    fn counted_again(&self, proposition: &Proposition, object: Argument) -> Argument {
        let sentence = self.mentions.document.sentence(self.place);
        let of_it = sentence.language == Language::French
            && sentence
                .children(proposition.predicate)
                .any(|c| sentence.tokens[c].form.eq_ignore_ascii_case("en"));
        let part = || part_of(sentence, proposition);
        match object {
            Argument::Value(mut value) if value.unit.is_none() && part().is_some() => {
                value.unit = part();
                Argument::Value(value)
            }
            Argument::Value(mut value) if of_it && value.unit.is_none() => {
                let number = match proposition.object {
                    Some(Object::Phrase(p)) => Some(p).filter(|p| sentence.tokens[p.head].upos == Upos::Num),
                    _ => None,
                };
                let before = self.quantities.iter().filter(|q| q.head < proposition.predicate);
                let here = before
                    .filter(|q| number.is_some() && q.kind == quantity::Kind::Count)
                    .filter_map(|q| q.unit.clone())
                    .next_back();
                value.unit = here.or_else(|| counting::unit(&self.mentions.document, self.place, number?));
                Argument::Value(value)
            }
            other => other,
        }
    }

    /// `le docteur Lacombe`: that Lacombe is a doctor says no name of the doctor.
    fn title_told_apart(
        &self,
        proposition: &Proposition,
        subject: Option<&Argument>,
        object: Option<Argument>,
    ) -> Option<Argument> {
        let sentence = self.mentions.document.sentence(self.place);
        match (subject, &object, proposition.object) {
            (Some(Argument::Entity(one)), Some(Argument::Entity(other)), Some(Object::Phrase(phrase)))
                if one.iri == other.iri
                    && proposition.relation.kind == PredicateKind::Copula
                    && proposition.subject.is_some_and(|s| names_or_points(&sentence.tokens[s.head]))
                    && sentence.tokens[phrase.head].upos == Upos::Noun =>
            {
                Some(Argument::Entity(self.mentions.described(self.place, phrase)))
            }
            _ => object,
        }
    }

    fn surface_object(&self, proposition: &Proposition) -> String {
        match proposition.object {
            Some(Object::Phrase(p)) => self.mentions.document.text(self.place, p).to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn object(&self, object: Object) -> Argument {
        match object {
            Object::Clause(token) => Argument::Claim { claim: token.to_string(), text: None },
            Object::Phrase(phrase) => match self.quantity_of(phrase) {
                Some(quantity) => Argument::Value(self.value(quantity, phrase)),
                None => Argument::Entity(self.mentions.entity(self.place, phrase)),
            },
        }
    }

    /// The quantity that the phrase is: its head is the number or what is counted.
    fn quantity_of(&self, phrase: Phrase) -> Option<&Quantity> {
        use quantity::Kind;
        let found = quantity::covering(&self.quantities, phrase.head)?;
        let measures = !matches!(found.kind, Kind::Ordinal | Kind::Year);
        (measures && (found.head == phrase.head || found.number_tokens.contains(phrase.head)))
            .then_some(found)
    }

    /// Whether a token belongs to the quantity that another one is in.
    pub(super) fn is_in_quantity(&self, token: usize, other: usize) -> bool {
        quantity::covering(&self.quantities, other).is_some_and(|q| q.tokens.contains(token))
    }

    fn value(&self, quantity: &Quantity, phrase: Phrase) -> Value {
        let document = &self.mentions.document;
        let sentence = document.sentence(self.place);
        let mut value = quantity.to_value(sentence, &document.transcript.text);
        let span = document.span(self.place, phrase.first, phrase.last);
        let whole = CharSpan::new(value.start, value.end).join(&span);
        value.text = document.transcript.text.slice(whole).to_owned();
        (value.start, value.end) = (whole.start, whole.end);
        value
    }

    fn relation(
        &self,
        proposition: &Proposition,
        subject: Option<&Argument>,
        object: Option<&Argument>,
    ) -> Chosen {
        let sentence = self.mentions.document.sentence(self.place);
        let phrase = &proposition.relation;
        let text = words_as_written(&sentence.tokens, &phrase.tokens);
        let text = if text.is_empty() { phrase.lemma.clone() } else { text };
        if let Some(tried) = tried_act(sentence, proposition) {
            let (iri, label) = relations::open(self.mentions.document.base, sentence.language, &tried);
            let relation = Relation { text, lemma: phrase.lemma.clone(), label, iri };
            return Chosen { relation, swap: false };
        }
        if let Some(found) = find_relation(sentence, proposition, subject, object)
            && (found.exact || phrase.marker.is_none())
            && let Some((relation, reversed)) =
                as_said(&found, object.is_some(), takes_up(sentence, proposition, &found))
            && !(is_counted(reversed, object) && !relation.symmetric && inverse_of(relation).is_none())
        {
            // `Il faut deux médecins`: nobody is named who would change places with what is needed.
            let counted = is_counted(reversed, object) && (proposition.subject.is_some() || passive(phrase));
            let asked = proposition.rule == "wh-question";
            let relation = if counted { inverse_of(relation).unwrap_or(relation) } else { relation };
            return Chosen {
                relation: Relation {
                    text,
                    lemma: phrase.lemma.clone(),
                    label: label_of(relation, object.is_some()),
                    iri: relation.iri.clone(),
                },
                swap: reversed && !counted && (proposition.subject.is_some() || asked),
            };
        }
        let lemma = open_lemma(sentence, proposition);
        let (iri, label) = relations::open(self.mentions.document.base, sentence.language, &lemma);
        Chosen { relation: Relation { text, lemma: phrase.lemma.clone(), label, iri }, swap: false }
    }
}

/// `essaie de réparer`, `tried to leave`: who tries to do something has not done it, so that the verb of trying stays part of
/// what is said.
fn tried_act(sentence: &Sentence, proposition: &Proposition) -> Option<String> {
    let phrase = &proposition.relation;
    let (verb, act) =
        Words::of(sentence.language).tried_in(&phrase.lemma).or_else(|| unneeded(proposition))?;
    // `travailler à domicile` is one expression.
    let own = phrase.key.split(' ').next() == verb.split(' ').next();
    let act = match phrase.kind {
        PredicateKind::Passive => {
            format!("{}{}", be_of(sentence.language), participle(sentence, proposition))
        }
        _ => act,
    };
    // `ne cesse de grandir` grows.
    let goes_on = |&t: &usize| {
        let ne = |c: usize| matches!(sentence.tokens[c].form.to_lowercase().as_str(), "ne" | "n'" | "n’");
        matches!(sentence.tokens[t].lemma.as_str(), "cesser" | "arrêter") && sentence.children(t).any(ne)
    };
    let own = own || phrase.tokens.iter().any(goes_on);
    (!own && phrase.kind != PredicateKind::Noun).then(|| elided(&format!("{verb} {act}")))
}

fn passive(phrase: &RelationPhrase) -> bool {
    phrase.kind == PredicateKind::Passive
}

/// Whether a number or a claim is what a reversed relation would put in the subject's place: it stays where it is (`founded
/// by two teachers`, `convinced that …`), and a relation without an inverse would be said the wrong way round.
fn is_counted(reversed: bool, object: Option<&Argument>) -> bool {
    reversed && matches!(object, Some(Argument::Value(_) | Argument::Claim { .. }))
}

/// `trois ans de prison, dont deux avec sursis`: what the number is of.
fn part_of(sentence: &Sentence, proposition: &Proposition) -> Option<String> {
    let Some(Object::Phrase(phrase)) = proposition.object else { return None };
    let number = &sentence.tokens[phrase.head];
    let dont = phrase.head.checked_sub(1).is_some_and(|i| sentence.tokens[i].form == "dont");
    let noun = number.head.filter(|_| dont && number.upos == Upos::Num)?;
    Some(sentence.tokens[noun].lemma.to_lowercase())
}

/// The copula, with the blank after it.
fn be_of(language: Language) -> &'static str {
    match language {
        Language::French => "être ",
        Language::German => "sein ",
        _ => "be ",
    }
}

/// The words of a passive with their participle: `be imagined`, `être placé`.
fn participle(sentence: &Sentence, proposition: &Proposition) -> String {
    let key = &proposition.relation.key;
    let Some(verb) = sentence.tokens.get(proposition.predicate) else { return key.clone() };
    let lemma = verb.lemma.to_lowercase();
    let form = match sentence.language {
        Language::English | Language::German => verb.form.to_lowercase(),
        Language::French if verb.feats.is("VerbForm", "Part") => without_agreement(&verb.form, &lemma),
        // `est à rendre`: what is to be done to it.
        Language::French if verb.feats.is("VerbForm", "Inf") => return format!("à {key}"),
        _ => return key.clone(),
    };
    key.replacen(&lemma, &form, 1)
}

/// The dictionary form that names an open relation.
fn open_lemma(sentence: &Sentence, proposition: &Proposition) -> String {
    let phrase = &proposition.relation;
    let be = be_of(sentence.language);
    let key = if phrase.kind == PredicateKind::Passive {
        let words = participle(sentence, proposition);
        // `être classé`, with what somebody is made or called, has its copula already.
        if words.starts_with(be) { words } else { format!("{be}{words}") }
    } else {
        with_marks(phrase)
    };
    match &phrase.marker {
        Some(marker) => format!("{key} {marker}"),
        None => key,
    }
}

/// A verb and its infinitive with what stands between them, as one cites them: `permettre de livrer`.
fn with_marks(phrase: &RelationPhrase) -> String {
    let mut key = phrase.key.split(' ').peekable();
    let mark = |word: &str| matches!(word, "à" | "de" | "d'" | "to" | "zu");
    let end = phrase.marker.as_ref().map(|marker| format!(" {marker}"));
    let lemma = end.and_then(|end| phrase.lemma.strip_suffix(end.as_str())).unwrap_or(&phrase.lemma);
    let between =
        lemma.split(' ').all(|word| key.peek().is_some() && (key.next_if_eq(&word).is_some() || mark(word)));
    let cited = between && key.peek().is_none();
    elided(if cited { lemma } else { &phrase.key })
}

/// `permettre d'ouvrir`
fn elided(lemma: &str) -> String {
    ["a", "e", "i", "o", "u", "é", "ê", "â", "î"]
        .iter()
        .fold(lemma.to_owned(), |lemma, vowel| lemma.replace(&format!(" de {vowel}"), &format!(" d'{vowel}")))
}

/// `{base}claim/{hash}`: the document, the span and the normalised claim.
pub(super) fn identity(document: &Document<'_>, claim: &Claim) -> String {
    let mut hash = Sha256::new();
    let key = |argument: &Option<Argument>| match argument {
        Some(Argument::Entity(e)) => e.iri.clone(),
        Some(Argument::Value(v)) => format!("{:?}{:?}{:?}{:?}", v.value, v.min, v.max, v.unit),
        Some(Argument::Claim { .. }) => "claim".to_owned(),
        None => String::new(),
    };
    let parts = [
        claim.document.clone(),
        format!("{}-{}", claim.start, claim.end),
        key(&claim.subject),
        claim.relation.iri.clone(),
        key(&claim.object),
        claim.polarity.name().to_owned(),
        claim.rule.clone(),
    ];
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    let hex: String = digest.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    format!("{}claim/{hex}", document.base)
}

/// The claims of one sentence: content clauses point to each other's claims; repeats are dropped.
#[must_use]
pub fn claims_of(builder: &Builder<'_>, propositions: &[Proposition]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = propositions.iter().map(|p| builder.claim(p)).collect();
    let targets: Vec<(usize, String)> =
        propositions.iter().zip(&claims).map(|(p, c)| (p.predicate, c.id.clone())).collect();
    for claim in &mut claims {
        let own = claim.id.clone();
        for slot in [&mut claim.subject, &mut claim.object] {
            if let Some(Argument::Claim { claim: target, .. }) = slot {
                let token: Option<usize> = target.parse().ok();
                let found = targets.iter().find(|(predicate, id)| Some(*predicate) == token && *id != own);
                match found {
                    Some((_, id)) => *target = id.clone(),
                    None => *slot = None,
                }
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    claims.retain(|c| seen.insert(c.id.clone()));
    claims
}

/// A claim made again by somebody else's bare answer.
#[must_use]
pub fn answered(target: &Claim, polarity: Polarity) -> Claim {
    let mut claim = target.clone();
    claim.polarity = polarity;
    claim.certainty = Certainty::Certain;
    claim.modality.retain(|m| !matches!(m, Modality::Question | Modality::Hearsay));
    claim
}

/// `topic` is `answer`, or has it: two noun phrases of neighbouring sentences, the second one quoted.
#[must_use]
pub fn fragment_claim(
    mentions: &Mentions<'_>,
    rule: &'static str,
    kind: PredicateKind,
    topic: (Place, Phrase),
    answer: (Place, Phrase),
) -> Claim {
    let sentence = mentions.document.sentence(answer.0);
    let quantities = quantity::find(sentence);
    let builder = Builder { mentions, place: answer.0, quantities, times: Vec::new(), anchor: None };
    let verb = match kind {
        PredicateKind::Copula => be_of(sentence.language).trim_end(),
        _ => have(sentence.language),
    };
    let proposition = Proposition {
        rule,
        predicate: answer.1.head,
        subject: None,
        relation: RelationPhrase {
            lemma: verb.to_owned(),
            key: verb.to_owned(),
            kind,
            ..RelationPhrase::default()
        },
        object: Some(Object::Phrase(answer.1)),
        qualifiers: Vec::new(),
        polarity: Polarity::Affirmed,
        certainty: Certainty::Certain,
        modality: std::collections::BTreeSet::new(),
        tense: Tense::Present,
        sources: Vec::new(),
        reported_by: None,
        quote: (answer.1.first, sentence.tokens.len() - 1),
    };
    let mut claim = builder.claim(&proposition);
    mentions.document.text(topic.0, topic.1).clone_into(&mut claim.surface[0]);
    claim.subject = Some(Argument::Entity(mentions.entity(topic.0, topic.1)));
    claim.id = identity(&mentions.document, &claim);
    claim
}

/// `Orfée est un logiciel`, `C'est un logiciel`: whether the subject is called by another word than the noun.
fn names_or_points(subject: &Token) -> bool {
    let points = matches!(subject.form.to_lowercase().as_str(), "c'" | "c’" | "ce");
    subject.upos == Upos::Propn || points && subject.upos == Upos::Pron
}
