//! Whole documents, read and shown one segment a line.

mod layouts;

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
        println!(
            "== {} {:?} {} {:?}",
            transcript.slug, transcript.date, transcript.language, transcript.diagnostics
        );
        for speaker in &transcript.speakers {
            println!(
                "-- {} {:?} {:?}",
                speaker.name,
                speaker.role,
                speaker.description.map(|d| transcript.text.slice(d))
            );
        }
        println!("{}", show(&transcript));
    }
}

#[test]
fn reads_an_interview_with_its_furniture() {
    let text = "Le port va-t-il fermer ?\n\nPar\nAnne Roy\n4 min de lecture\n\nLe 3 mars 2024\n\nLe port de Brenne emploie \
        environ 1 200 personnes et perd de l'argent depuis dix ans. Nous avons parlé avec un docker de Brenne, qui ne \
        veut pas dire son nom, de ce que la mairie prépare pour les années qui viennent.\n\nUne ville inquiète\n\n\
        Roy : Bonjour. Le port va-t-il fermer ?\n\nBrenne1 : Oui (rires). Le problème ? L'argent.\n\nOn le sait tous.\n\n\
        Un quai vide. Photo : Anne Roy\n\nRoy : Et vous ?\n\nBrenne1 : Je partirai.\n\nVous aimerez aussi\n\n\
        Abonnez-vous à notre lettre\n";
    let transcript = document(text);
    assert_eq!(transcript.date.as_deref(), Some("2024-03-03"));
    assert_eq!(transcript.language, crate::analysis::Language::French);
    let expected = "\
headline | Le port va-t-il fermer ?
byline | Par | Anne Roy | 4 min de lecture | Le 3 mars 2024
lead | Le port de Brenne emploie environ 1 200 personnes et perd de l'argent depuis dix ans. Nous avons parlé avec \
un docker de Brenne, qui ne veut pas dire son nom, de ce que la mairie prépare pour les années qui viennent.
headline | Une ville inquiète
turn 1 Roy (interviewer) | Bonjour. Le port va-t-il fermer ?
turn 2 Brenne1 (interviewee) answers 1 | Oui (rires). Le problème ? L'argent. | On le sait tous.
caption | Un quai vide. Photo : Anne Roy
turn 3 Roy (interviewer) | Et vous ?
turn 4 Brenne1 (interviewee) answers 3 | Je partirai.
boilerplate | Vous aimerez aussi | Abonnez-vous à notre lettre
";
    similar_asserts(&show(&transcript), expected);
    let guest = transcript.speakers[1].description.unwrap();
    assert_eq!(transcript.text.slice(guest), "un docker de Brenne");
    assert!(transcript.prose().as_str().contains("Oui        . Le"));
}

/// Equal, or a readable difference.
fn similar_asserts(got: &str, expected: &str) {
    assert!(got == expected, "{}", similar::TextDiff::from_lines(expected, got).unified_diff());
}

#[test]
fn reads_every_layout() {
    for (text, expected) in [
        (
            "**Who built it?**\n\nMy father did.\n\nIn one year.\n\n**Is it safe?**\n\nYes.\n",
            "turn 1 interviewer (interviewer) | Who built it?\nturn 2 interviewee (interviewee) answers 1 | My father did. | In one year.\n\
          turn 3 interviewer (interviewer) | Is it safe?\nturn 4 interviewee (interviewee) answers 3 | Yes.\n",
        ),
        (
            "F: Wer hat das gebaut?\nA: Mein Vater.\nF: Ist es sicher?\nA: Ja.\n",
            "turn 1 interviewer (interviewer) | Wer hat das gebaut?\nturn 2 interviewee (interviewee) answers 1 | Mein Vater.\n\
          turn 3 interviewer (interviewer) | Ist es sicher?\nturn 4 interviewee (interviewee) answers 3 | Ja.\n",
        ),
        (
            "– Qui l'a construit ?\n– Mon père.\n– Et quand ?\n– En mai.\n",
            "turn 1 interviewer (interviewer) | Qui l'a construit ?\nturn 2 interviewee (interviewee) answers 1 | Mon père.\n\
          turn 3 interviewer (interviewer) | Et quand ?\nturn 4 interviewee (interviewee) answers 3 | En mai.\n",
        ),
        (
            "Marie Roy\nQui l'a construit ?\n\nPaul Lens\nMon père.\n\nMarie Roy\nEt quand ?\n\nPaul Lens\nEn mai.\n",
            "turn 1 Marie Roy (interviewer) | Qui l'a construit ?\nturn 2 Paul Lens (interviewee) answers 1 | Mon père.\n\
          turn 3 Marie Roy (interviewer) | Et quand ?\nturn 4 Paul Lens (interviewee) answers 3 | En mai.\n",
        ),
        (
            "### Who built it?\n\nMy father.\n\n### And when?\n\nIn May.\n",
            "turn 1 interviewer (interviewer) | Who built it?\nturn 2 interviewee (interviewee) answers 1 | My father.\n\
          turn 3 interviewer (interviewer) | And when?\nturn 4 interviewee (interviewee) answers 3 | In May.\n",
        ),
        (
            "Marie Roy : Qui l'a construit ?\n\nPaul Lens : Mon père.\n\nM.R. : Et quand ?\n\nP.L. : En mai.\n",
            "turn 1 Marie Roy (interviewer) | Qui l'a construit ?\n\
          turn 2 Paul Lens (interviewee) answers 1 | Mon père.\nturn 3 Marie Roy (interviewer) | Et quand ?\n\
          turn 4 Paul Lens (interviewee) answers 3 | En mai.\n",
        ),
        (
            "Paul Lens : « Mon père l'a construit »\n\nPar Marie Roy\n\nPaul Lens garde un pont.\n\n\
             Marie Roy : Et quand ?\n\nPaul Lens : En mai.\n",
            "headline | Paul Lens : « Mon père l'a construit »\nbyline | Par Marie Roy\nlead | Paul Lens garde un pont.\n\
          turn 1 Marie Roy (interviewer) | Et quand ?\nturn 2 Paul Lens (interviewee) answers 1 | En mai.\n",
        ),
        (
            "« Je garde un pont »\n\nNommé en janvier, Paul Lens garde un pont.\n\nPropos recueillis par Marie Roy\n\n\
             **Et quand ?**\n\nEn mai.\n\n**Où ?**\n\nÀ Lens.\n",
            "headline | « Je garde un pont »\nlead | Nommé en janvier, Paul Lens garde un pont.\n\
             byline | Propos recueillis par Marie Roy\nturn 1 Marie Roy (interviewer) | Et quand ?\n\
             turn 2 Paul Lens (interviewee) answers 1 | En mai.\nturn 3 Marie Roy (interviewer) | Où ?\n\
             turn 4 Paul Lens (interviewee) answers 3 | À Lens.\n",
        ),
        (
            "The bridge is closed\n\nThe bridge over the Brenne is closed until May. Note: buses run.\n\nThe problem: money.\n",
            "headline | The bridge is closed\nlead | The bridge over the Brenne is closed until May. Note: buses run. | The problem: money.\n",
        ),
    ] {
        similar_asserts(&show(&document(text)), expected);
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        if let Ok(transcript) = read("any.txt", &bytes, &ReadOptions::default()) {
            check(&transcript);
        }
    }

    #[test]
    fn any_text_keeps_its_spans(text in "(\\PC|[\\n\\r \\*_\\[\\]()<>#:?!–|`~-]|Anne : |Q: |\\*\\*Why\\?\\*\\*|</?div>|\n\n){0,60}") {
        if let Ok(transcript) = read("any.md", text.as_bytes(), &ReadOptions::default()) {
            check(&transcript);
        }
    }
}

/// Spans lie in the text, in order, and apart from each other; turns count from one.
fn check(transcript: &Transcript) {
    let mut end = 0;
    let mut number = 0;
    for segment in &transcript.segments {
        assert_eq!(segment.span.start, segment.paragraphs[0].start);
        for paragraph in &segment.paragraphs {
            assert!(end <= paragraph.start && !paragraph.is_empty(), "{paragraph:?} after {end}");
            end = paragraph.end;
        }
        assert_eq!(segment.span.end, end);
        if let Some(turn) = &segment.turn {
            number += 1;
            assert_eq!(turn.number, number);
            assert!(turn.answers.is_none_or(|answered| answered < number));
            assert!(turn.label.is_none_or(|label| label.end <= segment.span.start));
        }
    }
    assert!(end <= transcript.text.len());
    assert!(transcript.markup.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert_eq!(transcript.prose().len(), transcript.text.len());
}

#[test]
fn writes_names_in_small_letters_where_the_text_does() {
    let text = "Paul Renan, ministre, répond à Sonia Roy.\n\nSONIA ROY : Bonjour Paul Renan. Les prix montent ?\n\n\
        PAUL RENAN : Non, ils baissent depuis mars.\n\nSONIA ROY : Vous en êtes sûr ?\n\nPAUL RENAN : Oui.\n";
    let names: Vec<String> = document(text).speakers.into_iter().map(|s| s.name).collect();
    assert_eq!(names, ["Sonia Roy", "Paul Renan"]);
}

#[test]
fn finds_who_asks_at_the_end_of_a_line_or_of_the_lead() {
    let asked = "**Que faites-vous ici ?**\n\nJ'attends.\n\n**Et votre fils ?**\n\nIl dort.\n";
    let name = |above: &str| document(&format!("# Un port\n\n{above}\n\n{asked}")).speakers[0].name.clone();
    assert_eq!(name("*Publié le 9 octobre 2023 — par Anne Roy*"), "Anne Roy");
    assert_eq!(name("Paul Renan, docker, nous reçoit chez lui. Propos recueillis par Anne Roy."), "Anne Roy");
    assert_eq!(name("Paul Renan, docker, nous reçoit chez lui."), "interviewer");
}

#[test]
fn tells_a_headline_under_the_name_of_the_paper() {
    let talk = "Q. – Le port va-t-il fermer ?\n\nA. R. – Non, il reste ouvert.\n\nQ. – Pourquoi ?\n\nA. R. – Il gagne de l'argent.\n";
    let lead =
        "La secrétaire générale des dockers appelle à la grève, et la mairie ne répond pas à ses lettres.";
    let headline = "Anne Roy : « Ce port punit ceux qui travaillent »";
    let read = document(&format!("LE MIDI\nMardi 21 janvier 2025\n\n{headline}\n\n{lead}\n\n{talk}"));
    let of = |section: Section| {
        read.segments.iter().filter(move |s| s.section == section).map(|s| read.text.slice(s.span))
    };
    assert!(of(Section::Headline).any(|words| words == headline), "{}", show(&read));
    assert!(of(Section::Lead).any(|words| words == lead), "{}", show(&read));
}

#[test]
fn takes_a_masthead_with_its_date_for_no_speaker() {
    let lead = "À 20 ans, la grimpeuse de Voiron a gagné deux étapes de la Coupe du monde et s'est blessée à un doigt.";
    let talk = "Le Midi : Alors, cette main, elle va mieux ?\n\nLouane : Presque.\n\nLe Midi : Tu grimpes ?\n\nLouane : Depuis lundi.\n";
    let read =
        document(&format!("LE MIDI, le magazine — juin 2024\n\nUNE SAISON EN HAUT\n\n{lead}\n\n{talk}"));
    let told = read.segments.iter().find(|s| read.text.slice(s.span) == lead).map(|s| s.section);
    assert_eq!(told, Some(Section::Lead), "{}", show(&read));
}

#[test]
fn takes_what_is_quoted_above_an_interview_for_its_headline() {
    let lead = "Anne Roy dirige depuis 2009 la compagnie du port, qui relie l'île à la côte et emploie vingt-six personnes.";
    let talk =
        "Le Midi : Vous partez ?\n\nAnne Roy : Non.\n\nLe Midi : Pourquoi ?\n\nAnne Roy : J'aime la mer.\n";
    let read = document(&format!("Le Midi libre\n\n« La Région nous étrangle »\n\n{lead}\n\n{talk}"));
    let quoted =
        read.segments.iter().find(|s| read.text.slice(s.span).contains("étrangle")).map(|s| s.section);
    assert_eq!(quoted, Some(Section::Headline), "{}", show(&read));
}
