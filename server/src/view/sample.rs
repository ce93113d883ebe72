//! A small document with claims made by hand, for the tests of this crate.

use dixit_extractor::analysis::Language;
use dixit_extractor::resolve::{
    Argument, Certainty, Claim, Entity, EntityRef, Explanation, Extraction, Modality, Polarity, Qualifier,
    QualifierRole, Relation, Tense, Value,
};
use dixit_extractor::source::{Role, Section, Segment, SourceText, Speaker, SpeakerId, Transcript, Turn};
use dixit_extractor::span::CharSpan;
use dixit_extractor::store::Store;

const TEXT: &str = "The harbour and its docks\n\
    \n\
    The harbour will close two docks next spring.\n\
    \n\
    Bo: What does the council say of the new container terminal?\n\
    \n\
    Ann Lee: The council does not support the plan. Perhaps the new container terminal will employ about 1,200 workers. The mayor says the port loses money.\n";

/// What its IRIs start with.
pub const BASE: &str = "http://localhost:7878/";

/// A store with the sample in it.
pub fn store() -> Store {
    let store = Store::in_memory().unwrap();
    store.put_document(&harbour()).unwrap();
    store
}

/// The same interview under another name, its claims with ids of their own.
pub fn quay() -> Extraction {
    let mut second = harbour();
    second.document = second.document.replace("harbour", "quay");
    second.transcript.slug = "quay".to_owned();
    for claim in &mut second.claims {
        claim.document.clone_from(&second.document);
        claim.id.push_str("-quay");
    }
    second
}

/// The sample.
pub fn harbour() -> Extraction {
    let claims = vec![
        claim(
            "close",
            (None, "narrator", Role::Narrator),
            "The harbour will close two docks",
            ("The harbour", "will close", "two docks"),
            |claim| {
                claim.relation.label = "closes".to_owned();
                claim.tense = Tense::Future;
                claim.qualifiers.push(qualifier(QualifierRole::Time, "next spring"));
            },
        ),
        claim(
            "support",
            (Some(2), "Ann Lee", Role::Interviewee),
            "The council does not support the plan",
            ("The council", "does not support", "the plan"),
            |claim| {
                claim.relation.label = "supports".to_owned();
                claim.polarity = Polarity::Denied;
            },
        ),
        claim(
            "employ",
            (Some(2), "Ann Lee", Role::Interviewee),
            "the new container terminal will employ about 1,200 workers",
            ("the new container terminal", "will employ", "about 1,200 workers"),
            |claim| {
                claim.relation.label = "employs".to_owned();
                claim.certainty = Certainty::Possible;
                claim.modality = vec![Modality::Prediction];
                let (start, end) = place("about 1,200 workers");
                claim.object = Some(Argument::Value(Value {
                    text: "about 1,200 workers".to_owned(),
                    start,
                    end,
                    value: Some(1200.into()),
                    datatype: "xsd:integer".to_owned(),
                    unit: Some("worker".to_owned()),
                    approximate: true,
                    min: None,
                    max: None,
                }));
            },
        ),
        claim(
            "lose",
            (Some(2), "Ann Lee", Role::Interviewee),
            "the port loses money",
            ("the port", "loses", "money"),
            |claim| {
                claim.relation.label = "loses".to_owned();
                claim.modality = vec![Modality::Reported];
                claim.attribution.push("The mayor".to_owned());
            },
        ),
    ];
    let explanations = vec![
        explanation("The harbour will close two docks next spring.", &claims[..1], None),
        explanation("The council does not support the plan.", &claims[1..2], None),
        explanation("The mayor says the port loses money.", &claims[3..], None),
        explanation("What does the council say of the new container terminal?", &[], Some("question")),
    ];
    Extraction {
        document: format!("{BASE}document/harbour"),
        transcript: transcript(),
        sentences: vec![Vec::new(); 4],
        entities: entities(&claims),
        claims,
        explanations,
        references: Vec::new(),
    }
}

fn transcript() -> Transcript {
    let speaker = |name: &str, role| Speaker { name: name.to_owned(), role, description: None };
    let segment = |section, words: &str, turn| Segment {
        section,
        span: span(words),
        paragraphs: vec![span(words)],
        turn,
    };
    let turn = |number, answers| Turn { number, speaker: SpeakerId(number - 1), label: None, answers };
    let answer = &TEXT[TEXT.find("The council does").unwrap()..TEXT.len() - 1];
    Transcript {
        text: SourceText::new(TEXT.to_owned()),
        slug: "harbour".to_owned(),
        title: Some(span("The harbour and its docks")),
        date: Some("2025-02-03".to_owned()),
        language: Language::English,
        speakers: vec![speaker("Bo", Role::Interviewer), speaker("Ann Lee", Role::Interviewee)],
        segments: vec![
            segment(Section::Headline, "The harbour and its docks", None),
            segment(Section::Lead, "The harbour will close two docks next spring.", None),
            segment(
                Section::Turn,
                "What does the council say of the new container terminal?",
                Some(turn(1, None)),
            ),
            segment(Section::Turn, answer, Some(turn(2, Some(1)))),
        ],
        diagnostics: Vec::new(),
        markup: Vec::new(),
        quotes: Vec::new(),
    }
}

fn claim(
    name: &str,
    (turn, speaker, role): (Option<usize>, &str, Role),
    quote: &str,
    (subject, relation, object): (&str, &str, &str),
    change: impl FnOnce(&mut Claim),
) -> Claim {
    let (start, end) = place(quote);
    let mut claim = Claim {
        id: format!("{BASE}claim/{name}"),
        document: format!("{BASE}document/harbour"),
        section: if turn.is_some() { Section::Turn } else { Section::Lead },
        turn,
        speaker: speaker.to_owned(),
        role,
        language: Language::English,
        quote: quote.to_owned(),
        start,
        end,
        subject: Some(Argument::Entity(entity(subject))),
        relation: Relation {
            text: relation.to_owned(),
            lemma: name.to_owned(),
            label: name.to_owned(),
            iri: format!("{BASE}relation/en/{name}"),
        },
        object: Some(Argument::Entity(entity(object))),
        qualifiers: Vec::new(),
        polarity: Polarity::Affirmed,
        certainty: Certainty::Certain,
        modality: Vec::new(),
        attribution: vec![speaker.to_owned()],
        tense: Tense::Present,
        time: None,
        answers: turn.map(|_| 1),
        surface: [subject.to_owned(), relation.to_owned(), object.to_owned()],
        confidence: 0.9,
        check_worthiness: 0.5,
        rule: "verb".to_owned(),
        links: Vec::new(),
    };
    change(&mut claim);
    claim
}

fn entity(words: &str) -> EntityRef {
    let (start, end) = place(words);
    let label = words.trim_start_matches("The ").trim_start_matches("the ");
    let iri = format!("{BASE}entity/{}", label.replace([' ', ','], "-"));
    let (text, label) = (words.to_owned(), label.to_owned());
    EntityRef { text, start, end, label, iri, kind: "Thing".to_owned() }
}

fn entities(claims: &[Claim]) -> Vec<Entity> {
    let arguments = claims.iter().flat_map(|claim| [&claim.subject, &claim.object]).flatten();
    let mut found: Vec<Entity> = arguments
        .filter_map(|argument| match argument {
            Argument::Entity(entity) => Some(Entity {
                iri: entity.iri.clone(),
                label: entity.label.clone(),
                aliases: Vec::new(),
                kind: entity.kind.clone(),
                language: Language::English,
                members: Vec::new(),
            }),
            _ => None,
        })
        .collect();
    found.sort_by(|a, b| a.iri.cmp(&b.iri));
    found.dedup();
    found
}

fn qualifier(role: QualifierRole, words: &str) -> Qualifier {
    let (start, end) = place(words);
    Qualifier::in_words(role, words, CharSpan::new(start, end))
}

fn explanation(sentence: &str, claims: &[Claim], skipped: Option<&str>) -> Explanation {
    let (start, end) = place(sentence);
    let claims = claims.iter().map(|claim| claim.id.clone()).collect();
    Explanation { start, end, claims, skipped: skipped.map(str::to_owned) }
}

/// Where words stand in the text, which is all ASCII.
fn place(words: &str) -> (usize, usize) {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words:?} is not in the sample"));
    (start, start + words.len())
}

fn span(words: &str) -> CharSpan {
    let (start, end) = place(words);
    CharSpan::new(start, end)
}
