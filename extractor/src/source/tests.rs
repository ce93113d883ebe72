//! Whole documents, read and shown one segment a line.

use super::*;

/// One line a segment: section, turn number, speaker, role, answered turn, then its paragraphs.
fn show(transcript: &Transcript) -> String {
    let mut out = String::new();
    for segment in &transcript.segments {
        out.push_str(segment.section.name());
        if let Some(turn) = &segment.turn {
            let speaker = transcript.speaker(turn.speaker);
            out.push_str(&format!(" {} {} ({})", turn.number, speaker.name, speaker.role.name()));
            if let Some(answers) = turn.answers {
                out.push_str(&format!(" answers {answers}"));
            }
        }
        for paragraph in &segment.paragraphs {
            out.push_str(" | ");
            out.push_str(transcript.text.slice(*paragraph));
        }
        out.push('\n');
    }
    out
}

fn document(text: &str) -> Transcript {
    read("a.txt", text.as_bytes(), &ReadOptions::default()).unwrap()
}

/// Read `DIXIT_READ` and print it: `DIXIT_READ=FILE cargo test -- --ignored --nocapture show_file`.
#[test]
#[ignore = "prints the file that DIXIT_READ names"]
#[allow(clippy::print_stdout, reason = "printing is what it is for")]
fn show_file() {
    for path in std::env::var("DIXIT_READ").unwrap().split(':') {
        let transcript = read(path, &std::fs::read(path).unwrap(), &ReadOptions::default()).unwrap();
        println!("== {} {:?} {} {:?}", transcript.slug, transcript.date, transcript.language, transcript.diagnostics);
        for speaker in &transcript.speakers {
            println!("-- {} {:?} {:?}", speaker.name, speaker.role, speaker.description.map(|d| transcript.text.slice(d)));
        }
        println!("{}", show(&transcript));
    }
}
