//! `dixit extract`: every format, folders, standard input, lines.

use crate::support::{BRIDGE, Scratch, field};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};

#[test]
fn json_lines_quote_the_source_exactly() {
    let scratch = Scratch::with_bridge();
    let lines = scratch.good(&["extract", "bridge.txt", "--format", "jsonl"]);
    let source: Vec<char> = BRIDGE.chars().collect();
    let claims: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(claims.len() >= 3, "{lines}");
    for claim in &claims {
        let place = |name: &str| usize::try_from(claim[name].as_u64().unwrap()).unwrap();
        let slice: String = source[place("start")..place("end")].iter().collect();
        assert_eq!(claim["quote"], slice);
    }
    assert!(field(&lines, "speaker").contains(&"Tom Reyes".into()), "{lines}");
    assert!(field(&lines, "polarity").contains(&"denied".into()), "{lines}");
}

#[test]
fn every_rdf_format_parses_and_holds_the_claims() {
    let scratch = Scratch::with_bridge();
    for (name, format) in [
        ("ttl", RdfFormat::Turtle),
        ("trig", RdfFormat::TriG),
        ("nq", RdfFormat::NQuads),
        ("jsonld", RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
    ] {
        let text = scratch.good(&["extract", "bridge.txt", "--format", name]);
        let quads: Vec<_> = RdfParser::from_format(format)
            .for_slice(text.as_bytes())
            .collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let quotes = quads.iter().filter(|quad| quad.predicate.as_str().ends_with("#quote")).count();
        assert!(quotes >= 3, "{name}: {text}");
    }
}

#[test]
fn the_table_names_speakers_and_marks_what_is_denied() {
    let scratch = Scratch::with_bridge();
    let table = scratch.good(&["extract", "bridge.txt"]);
    assert_eq!(table, scratch.good(&["extract", "bridge.txt", "--format", "table"]));
    assert!(table.starts_with("The bridge of Arlen\nbridge · en · 2 turns · "), "{table}");
    assert!(table.contains("· Tom Reyes ─"), "{table}");
    assert!(table.lines().any(|line| line.contains('✗') && line.contains("denied")), "{table}");
}

#[test]
fn rows_are_tab_separated_with_the_sentence_first() {
    let scratch = Scratch::with_bridge();
    let rows = scratch.good(&["extract", "bridge.txt", "--format", "tsv"]);
    assert!(!rows.is_empty());
    for row in rows.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        assert!(cells.len() >= 5 && BRIDGE.contains(cells[0]), "{row}");
        let confidence: f64 = cells[1].parse().unwrap();
        assert!((0.0..=1.0).contains(&confidence), "{row}");
    }
}

#[test]
fn each_line_is_a_text_of_its_own() {
    let scratch = Scratch::new();
    let text =
        "The city paid for the bridge.\r\n\nMayor: The engineers closed the road.\nID3 has 12 users.\n";
    scratch.write("lines.txt", text);
    let rows = scratch.good(&["extract", "--lines", "--format", "tsv", "lines.txt"]);
    let sentences: Vec<&str> = rows.lines().map(|row| row.split('\t').next().unwrap()).collect();
    assert!(sentences.contains(&"The city paid for the bridge."), "{rows}");
    assert!(sentences.iter().all(|sentence| text.lines().any(|line| line == *sentence)), "{rows}");
    let piped = scratch.run_with(&["extract", "--lines", "--format", "tsv", "-"], text.as_bytes());
    assert_eq!((piped.code, piped.out), (Some(0), rows));
}

#[test]
fn standard_input_reads_like_a_file() {
    let scratch = Scratch::with_bridge();
    let piped = scratch.run_with(&["extract", "-", "--format", "jsonl"], BRIDGE.as_bytes());
    assert_eq!(piped.code, Some(0), "{piped:?}");
    let named = scratch.good(&["extract", "bridge.txt", "--format", "jsonl"]);
    assert_eq!(field(&piped.out, "quote"), field(&named, "quote"));
    assert!(
        field(&piped.out, "document").iter().all(|iri| iri.as_str().unwrap().ends_with("/document/stdin"))
    );
}

#[test]
fn a_bad_file_in_a_folder_does_not_stop_the_rest() {
    let scratch = Scratch::new();
    scratch.write("talks/a.txt", BRIDGE);
    scratch.write("talks/b.txt", b"\x00\x01\x02\x03\x04\x05");
    scratch.write("talks/c.md", BRIDGE.replace("bridge", "tunnel"));
    scratch.write("talks/picture.png", b"\x89PNG");
    let ran = scratch.fails(&["extract", "talks", "-l", "graph"], 1, &["talks/b.txt", "binary data"]);
    assert!(!ran.err.contains("picture"), "{ran:?}");
    let stats = scratch.good(&["stats", "-l", "graph", "--json"]);
    let stats: serde_json::Value = serde_json::from_str(&stats).unwrap();
    assert_eq!(stats["documents"], 2, "{stats}");
}

#[test]
fn two_files_of_one_name_are_not_taken_for_one_another() {
    let scratch = Scratch::new();
    scratch.write("one/talk.txt", BRIDGE);
    scratch.write("two/talk.txt", BRIDGE);
    let words = ["two/talk.txt would replace one/talk.txt", "rename one of them"];
    scratch.fails(&["extract", "one/talk.txt", "two/talk.txt", "-l", "graph"], 1, &words);
}

#[test]
fn the_flags_for_reading_are_followed() {
    let scratch = Scratch::with_bridge();
    let base = "https://kb.example.org/";
    let lines = scratch.good(&["extract", "bridge.txt", "--format", "jsonl", "--base", base, "--lang", "en"]);
    assert!(field(&lines, "id").iter().all(|id| id.as_str().unwrap().starts_with(base)), "{lines}");
    let table = scratch.good(&["extract", "bridge.txt", "--date", "2024-05-06"]);
    assert!(table.contains(" · 2024-05-06 · "), "{table}");
    scratch.fails(&["extract", "bridge.txt", "--date", "6 May"], 2, &["'6 May'", "use YYYY-MM-DD"]);
    scratch.fails(&["extract", "bridge.txt", "--base", "kb"], 2, &["'kb'", "IRI"]);
    scratch.fails(&["extract", "bridge.txt", "--lang", "klingon"], 2, &["'klingon'", "fr"]);
    scratch.fails(&["extract", "bridge.txt", "--format", "xls"], 2, &["'xls'", "table, jsonl"]);
}
