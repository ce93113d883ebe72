//! A hand-made document for the tests: an interview about a harbour, with every kind of claim.

use crate::analysis::Language;
use crate::resolve::{
    Argument, Certainty, Claim, Entity, EntityRef, Explanation, Extraction, Link, LinkKind, Modality,
    Polarity, Qualifier, QualifierRole, Relation, Tense, Time, Value,
};
use crate::source::{Role, Section, Segment, SourceText, Speaker, SpeakerId, Transcript, Turn};
use crate::span::CharSpan;

/// Base of the fixture's IRIs.
pub const BASE: &str = "http://localhost:7878/";

/// Typographic apostrophe, emoji, CRLF and a decomposed é, to keep the offsets honest.
const TEXT: &str = "# Le port change de cap ⚓\r\n\r\n\
Portalis supprime environ 120 postes sur le quai nord.\r\n\r\n\
Ana Ruiz : Quand le chantier ferme-t-il ? J’ai entendu dire que Norvik rachète Portalis.\r\n\r\n\
Marc The\u{301}venot : Le chantier fermera probablement en mars 2026. Portalis n’a aucun plan. \
Les dockers pensent que Portalis est plus lent que Norvik. Il reste 7 à 8 grues.\r\n\r\n\
Ana Ruiz : Qui paiera les travaux ?\r\n";

/// The document `harbour`.
pub fn harbour() -> Extraction {
    document("harbour", TEXT)
}

/// The same document under another slug.
pub fn named(slug: &str) -> Extraction {
    document(slug, TEXT)
}

fn document(slug: &str, text: &str) -> Extraction {
    let document = format!("{BASE}document/{slug}");
    let transcript = transcript(slug, text);
    let claims = claims(&document, &transcript.text);
    let explanations = explanations(&claims, &transcript.text);
    let sentences = vec![Vec::new(); transcript.segments.len()];
    Extraction {
        document,
        transcript,
        sentences,
        claims,
        entities: entities(),
        explanations,
        references: Vec::new(),
    }
}

/// The first place of some words.
fn find(text: &SourceText, words: &str) -> CharSpan {
    let byte = text.as_str().find(words).unwrap_or_else(|| panic!("the fixture has no '{words}'"));
    let start = text.char_of(byte);
    CharSpan::new(start, start + words.chars().count())
}

fn transcript(slug: &str, text: &str) -> Transcript {
    let text = SourceText::new(text.to_owned());
    let speaker = |name: &str, role| Speaker { name: name.to_owned(), role, description: None };
    let part = |section, words: &str, turn| {
        let span = find(&text, words);
        Segment { section, span, paragraphs: vec![span], turn }
    };
    let turn =
        |number, speaker, answers| Some(Turn { number, speaker: SpeakerId(speaker), label: None, answers });
    let second = "Le chantier fermera probablement en mars 2026. Portalis n’a aucun plan. \
Les dockers pensent que Portalis est plus lent que Norvik. Il reste 7 à 8 grues.";
    let segments = vec![
        part(Section::Headline, "Le port change de cap ⚓", None),
        part(Section::Lead, "Portalis supprime environ 120 postes sur le quai nord.", None),
        part(
            Section::Turn,
            "Quand le chantier ferme-t-il ? J’ai entendu dire que Norvik rachète Portalis.",
            turn(1, 0, None),
        ),
        part(Section::Turn, second, turn(2, 1, Some(1))),
        part(Section::Turn, "Qui paiera les travaux ?", turn(3, 0, None)),
    ];
    Transcript {
        title: Some(segments[0].span),
        text,
        slug: slug.to_owned(),
        date: Some("2025-11-03".to_owned()),
        language: Language::French,
        speakers: vec![
            speaker("Ana Ruiz", Role::Interviewer),
            speaker("Marc The\u{301}venot", Role::Interviewee),
        ],
        segments,
        markup: Vec::new(),
        quotes: Vec::new(),
        diagnostics: vec!["the date comes from the caller".to_owned()],
    }
}

fn entities() -> Vec<Entity> {
    let entity = |slug: &str, label: &str, aliases: &[&str], kind: &str| Entity {
        iri: format!("{BASE}entity/{slug}"),
        label: label.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        kind: kind.to_owned(),
        language: Language::French,
        members: Vec::new(),
    };
    vec![
        entity("chantier", "chantier", &[], "Thing"),
        entity("dockers", "dockers", &["les dockers"], "Group"),
        entity("norvik", "Norvik", &[], "Organization"),
        entity("portalis", "Portalis", &["Portalis SA"], "Organization"),
    ]
}

/// Builds claims over one text.
struct Maker<'a> {
    document: &'a str,
    text: &'a SourceText,
}

impl Maker<'_> {
    fn entity(&self, words: &str, within: CharSpan, slug: &str, label: &str, kind: &str) -> Argument {
        let span = self.within(words, within);
        Argument::Entity(EntityRef {
            text: words.to_owned(),
            start: span.start,
            end: span.end,
            label: label.to_owned(),
            iri: format!("{BASE}entity/{slug}"),
            kind: kind.to_owned(),
        })
    }

    fn within(&self, words: &str, outer: CharSpan) -> CharSpan {
        let at = self.text.slice(outer).find(words).unwrap_or_else(|| panic!("no '{words}' in the quote"));
        let start = self.text.char_of(self.text.byte_of(outer.start) + at);
        CharSpan::new(start, start + words.chars().count())
    }

    fn value(&self, words: &str, within: CharSpan, unit: &str) -> Value {
        let span = self.within(words, within);
        Value {
            text: words.to_owned(),
            start: span.start,
            end: span.end,
            value: None,
            datatype: "xsd:integer".to_owned(),
            unit: Some(unit.to_owned()),
            approximate: false,
            min: None,
            max: None,
        }
    }

    fn claim(&self, number: usize, quote: &str, relation: (&str, &str, &str)) -> Claim {
        let span = find(self.text, quote);
        let (text, lemma, label) = relation;
        let open = label == lemma;
        let iri = if open {
            format!("{BASE}relation/fr/{}", crate::slug::slug(lemma))
        } else {
            format!("{}{label}", crate::rdf::vocabulary::RELATIONS)
        };
        let slug = self.document.rsplit('/').next().unwrap_or_default();
        Claim {
            id: format!("{BASE}claim/{slug}-{number}"),
            document: self.document.to_owned(),
            section: Section::Turn,
            turn: Some(2),
            speaker: "Marc The\u{301}venot".to_owned(),
            role: Role::Interviewee,
            language: Language::French,
            quote: quote.to_owned(),
            start: span.start,
            end: span.end,
            subject: None,
            relation: Relation {
                text: text.to_owned(),
                lemma: lemma.to_owned(),
                label: label.to_owned(),
                iri,
            },
            object: None,
            qualifiers: Vec::new(),
            polarity: Polarity::Affirmed,
            certainty: Certainty::Certain,
            modality: Vec::new(),
            attribution: vec!["Marc The\u{301}venot".to_owned()],
            tense: Tense::Present,
            time: None,
            answers: Some(1),
            surface: [String::new(), text.to_owned(), String::new()],
            confidence: 0.9,
            check_worthiness: 0.5,
            rule: "test".to_owned(),
            links: Vec::new(),
        }
    }

    fn asked(&self, mut claim: Claim, turn: usize, modality: Modality) -> Claim {
        claim.turn = Some(turn);
        claim.speaker = "Ana Ruiz".to_owned();
        claim.role = Role::Interviewer;
        claim.attribution = vec!["Ana Ruiz".to_owned()];
        claim.answers = None;
        claim.modality = vec![modality];
        claim
    }
}

fn claims(document: &str, text: &SourceText) -> Vec<Claim> {
    let make = Maker { document, text };
    vec![
        layoffs(&make),
        make.asked(
            {
                Claim {
                    certainty: Certainty::Unknown,
                    ..make.claim(2, "Quand le chantier ferme-t-il ?", ("ferme", "fermer", "fermer"))
                }
            },
            1,
            Modality::Question,
        ),
        takeover(&make),
        closing(&make),
        no_plan(&make),
        slower(&make),
        thinking(&make),
        cranes(&make),
        make.asked(
            {
                Claim {
                    certainty: Certainty::Unknown,
                    ..make.claim(9, "Qui paiera les travaux ?", ("paiera", "payer", "payer"))
                }
            },
            3,
            Modality::Question,
        ),
    ]
}

fn layoffs(make: &Maker<'_>) -> Claim {
    let quote = "Portalis supprime environ 120 postes sur le quai nord";
    let mut claim = make.claim(1, quote, ("supprime", "supprimer", "layoffs"));
    let span = claim.span();
    claim.section = Section::Lead;
    claim.turn = None;
    claim.speaker = "narrator".to_owned();
    claim.role = Role::Narrator;
    claim.attribution = vec!["narrator".to_owned()];
    claim.answers = None;
    claim.check_worthiness = 0.95;
    claim.subject = Some(make.entity("Portalis", span, "portalis", "Portalis", "Organization"));
    claim.object = Some(Argument::Value(Value {
        value: Some(120.into()),
        approximate: true,
        ..make.value("environ 120 postes", span, "job")
    }));
    let place = make.within("sur le quai nord", span);
    claim.qualifiers = vec![Qualifier {
        role: QualifierRole::Place,
        text: "sur le quai nord".to_owned(),
        start: place.start,
        end: place.end,
        value: None,
        min: None,
        max: None,
        unit: None,
        label: None,
        iri: None,
    }];
    claim.surface = ["Portalis".to_owned(), "supprime".to_owned(), "environ 120 postes".to_owned()];
    claim
}

fn takeover(make: &Maker<'_>) -> Claim {
    let claim = make.claim(3, "Norvik rachète Portalis", ("rachète", "racheter", "acquires"));
    let span = claim.span();
    let mut claim = make.asked(claim, 1, Modality::Hearsay);
    claim.subject = Some(make.entity("Norvik", span, "norvik", "Norvik", "Organization"));
    claim.object = Some(make.entity("Portalis", span, "portalis", "Portalis", "Organization"));
    claim
}

fn closing(make: &Maker<'_>) -> Claim {
    let quote = "Le chantier fermera probablement en mars 2026";
    let mut claim = make.claim(4, quote, ("fermera", "fermer", "fermer"));
    let when = make.within("en mars 2026", claim.span());
    claim.subject = Some(make.entity("Le chantier", claim.span(), "chantier", "chantier", "Thing"));
    claim.certainty = Certainty::Probable;
    claim.modality = vec![Modality::Prediction];
    claim.tense = Tense::Future;
    claim.time = Some(Time {
        text: "mars 2026".to_owned(),
        value: Some("2026-03".to_owned()),
        kind: "DATE".to_owned(),
    });
    claim.qualifiers = vec![Qualifier {
        role: QualifierRole::Time,
        text: "en mars 2026".to_owned(),
        start: when.start,
        end: when.end,
        value: Some(2026.0),
        min: None,
        max: None,
        unit: Some("year".to_owned()),
        label: None,
        iri: None,
    }];
    claim.surface[0] = "Le chantier".to_owned();
    claim
}

fn no_plan(make: &Maker<'_>) -> Claim {
    let mut claim = make.claim(5, "Portalis n’a aucun plan", ("a", "avoir", "has"));
    let span = claim.span();
    claim.polarity = Polarity::Denied;
    claim.subject = Some(make.entity("Portalis", span, "portalis", "Portalis", "Organization"));
    claim.object = Some(make.entity("aucun plan", span, "plan", "plan", "Thing"));
    claim.links =
        vec![Link { kind: LinkKind::Contradicts, claim: make.claim(1, &claim.quote, ("", "", "x")).id }];
    claim
}

fn slower(make: &Maker<'_>) -> Claim {
    let quote = "Portalis est plus lent que Norvik";
    let mut claim = make.claim(6, quote, ("est plus lent que", "être plus lent que", "slower_than"));
    let span = claim.span();
    claim.subject = Some(make.entity("Portalis", span, "portalis", "Portalis", "Organization"));
    claim.object = Some(make.entity("Norvik", span, "norvik", "Norvik", "Organization"));
    claim.modality = vec![Modality::Opinion, Modality::Reported];
    claim.attribution.push("les dockers".to_owned());
    let than = make.within("que Norvik", span);
    claim.qualifiers = vec![Qualifier {
        role: QualifierRole::Comparison,
        text: "que Norvik".to_owned(),
        start: than.start,
        end: than.end,
        value: None,
        min: None,
        max: None,
        unit: None,
        label: None,
        iri: None,
    }];
    claim
}

fn thinking(make: &Maker<'_>) -> Claim {
    let quote = "Les dockers pensent que Portalis est plus lent que Norvik";
    let mut claim = make.claim(7, quote, ("pensent", "penser", "penser"));
    claim.subject = Some(make.entity("Les dockers", claim.span(), "dockers", "dockers", "Group"));
    let content = slower(make).id;
    claim.object = Some(Argument::Claim { claim: content.clone(), text: None });
    claim.links = vec![Link { kind: LinkKind::Reports, claim: content }];
    claim
}

fn cranes(make: &Maker<'_>) -> Claim {
    let mut claim = make.claim(8, "Il reste 7 à 8 grues", ("reste", "rester", "remains"));
    let span = claim.span();
    claim.subject = Some(Argument::Value(Value {
        min: Some(7.0),
        max: Some(8.0),
        ..make.value("7 à 8 grues", span, "crane")
    }));
    claim
}

fn explanations(claims: &[Claim], text: &SourceText) -> Vec<Explanation> {
    let row = |words: &str, skipped: Option<&str>| {
        let span = find(text, words);
        let inside = claims.iter().filter(|claim| span.covers(&claim.span()));
        Explanation {
            start: span.start,
            end: span.end,
            claims: inside.map(|claim| claim.id.clone()).collect(),
            skipped: skipped.map(str::to_owned),
        }
    };
    vec![
        row("Le port change de cap ⚓", Some("headline without proposition")),
        row("Portalis supprime environ 120 postes sur le quai nord.", None),
        row("Le chantier fermera probablement en mars 2026.", None),
    ]
}
