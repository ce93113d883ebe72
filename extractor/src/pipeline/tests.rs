//! What holds of the whole line for any input: no panic, exact quotes, the same output on any number of
//! threads, RDF that reads back.

use super::{Extractor, Options};
use crate::analysis::Analyser;
use crate::rdf::{self, Format};
use crate::resolve::{Argument, Claim, Extraction};
use crate::source::SourceText;
use crate::span::CharSpan;
use oxigraph::io::RdfParser;
use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::Config;
use std::collections::BTreeSet;

/// Prose, labels and markup that steer the reader, and characters that break careless offsets.
const PIECES: &[&str] = &[
    "Anna : ",
    "Paul: ",
    "**Pourquoi ?**",
    "# Titre",
    "> ",
    "\n\n",
    "\r\n",
    "\u{feff}",
    "\u{0}",
    "Oui, absolument. ",
    "Selon l'ÉTAT, la ville a racheté 3\u{202f}600 m² ",
    "Notre mode\u{300}le Z est en retard sur Y. ",
    "Il n'y a que 7 à 8 chefs, d'après elle. ",
    "Je pense que « non », dit-il ",
    "They said that 30–40 % of it’s gone. ",
    "Ich glaube nicht, dass es am 3.\u{a0}Mai regnet. ",
    "Meta lays off 3,600 people",
    "… ",
    "! ",
    "👩\u{200d}🚀🇫🇷 ",
    "e\u{301}\u{323}\u{327}",
    "שָׁלוֹם ",
    "مرحبا ",
    "ﬁn ",
    "İSTANBUL ",
    "ẞ ",
    "中文字。",
    "\u{1F1EB}",
    "\u{2028}",
    "x\u{ad}y ",
    "—",
    "(((",
    "1e999 ",
    "31.02.2024 ",
    "99999999999999999999999 euros ",
];

fn extractor() -> Extractor {
    Extractor::new().unwrap()
}

fn odd_text() -> impl Strategy<Value = String> {
    let piece = proptest::prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Zéß' ]{1,12}[.,;:?]? ",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest::proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(32) })]

    #[test]
    fn any_bytes_are_extracted_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(extraction) = extractor().extract("any.bin", &bytes, &Options::default()) {
            assert_sound(&extraction);
        }
    }

    #[test]
    fn any_text_gives_sound_claims(text in odd_text(), plain in any::<bool>()) {
        let options = Options { plain, ..Options::default() };
        if let Ok(extraction) = extractor().extract("any.md", text.as_bytes(), &options) {
            assert_sound(&extraction);
        }
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let text = include_str!("../../../examples/night-trains.fr.md");
    let written = |threads: usize| {
        let analyser = Analyser::embedded().unwrap().with_threads(threads);
        let extractor = Extractor::with_analyser(analyser);
        let extraction =
            extractor.extract("night-trains.fr.md", text.as_bytes(), &Options::default()).unwrap();
        assert_sound(&extraction);
        assert!(extraction.claims.len() > 20, "the example makes claims");
        let mut out = Vec::new();
        rdf::write_lines(&extraction.claims, &mut out).unwrap();
        rdf::write(&[extraction], Format::TriG, rdf::Options::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let one = written(1);
    assert_eq!(one, written(2));
    assert_eq!(one, written(7));
}

/// What holds of everything that is extracted.
fn assert_sound(extraction: &Extraction) {
    let text = &extraction.transcript.text;
    let mut known = BTreeSet::new();
    for claim in &extraction.claims {
        assert_slice(text, claim.start, claim.end, &claim.quote);
        assert!(!claim.quote.is_empty());
        assert!(known.insert(claim.id.as_str()), "{} twice", claim.id);
        for argument in [&claim.subject, &claim.object].into_iter().flatten() {
            match argument {
                Argument::Entity(entity) => assert_slice(text, entity.start, entity.end, &entity.text),
                Argument::Value(value) => assert_slice(text, value.start, value.end, &value.text),
                Argument::Claim { .. } => {}
            }
        }
        for qualifier in &claim.qualifiers {
            assert_slice(text, qualifier.start, qualifier.end, &qualifier.text);
        }
        assert!((0.0..=1.0).contains(&claim.confidence) && (0.0..=1.0).contains(&claim.check_worthiness));
    }
    for claim in &extraction.claims {
        assert!(pointed_at(claim).all(|target| known.contains(target)), "{claim:?} points nowhere");
    }
    for row in &extraction.explanations {
        assert!(row.start <= row.end && row.end <= text.len());
        assert_eq!(row.claims.is_empty(), row.skipped.is_some());
    }
    assert_reads_back(extraction);
}

fn assert_slice(text: &SourceText, start: usize, end: usize, words: &str) {
    assert_eq!(text.slice(CharSpan::new(start, end)), words, "at {start}..{end}");
}

/// The claims that a claim speaks of.
fn pointed_at(claim: &Claim) -> impl Iterator<Item = &str> {
    let arguments = [&claim.subject, &claim.object].into_iter().flatten();
    let nested = arguments.filter_map(|argument| match argument {
        Argument::Claim { claim, .. } => Some(claim.as_str()),
        _ => None,
    });
    nested.chain(claim.links.iter().map(|link| link.claim.as_str()))
}

/// What is written is what was to be written.
fn assert_reads_back(extraction: &Extraction) {
    let documents = std::slice::from_ref(extraction);
    let mut written = Vec::new();
    rdf::write(documents, Format::NQuads, rdf::Options::default(), &mut written).unwrap();
    let parser = RdfParser::from_format(Format::NQuads.rdf_format());
    let read: BTreeSet<String> = parser.for_slice(&written).map(|quad| quad.unwrap().to_string()).collect();
    assert_eq!(read, rdf::quads(documents).unwrap().iter().map(ToString::to_string).collect());
}
