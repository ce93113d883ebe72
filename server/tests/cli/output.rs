//! Where results go: files, pipes, terminals; and what else a user meets first.

use crate::support::{BRIDGE, Scratch};
use std::process::Stdio;

#[test]
fn a_result_file_appears_whole_or_not_at_all() {
    let scratch = Scratch::with_bridge();
    let printed = scratch.good(&["extract", "bridge.txt", "--format", "jsonl"]);
    assert_eq!(scratch.good(&["extract", "bridge.txt", "--format", "jsonl", "-o", "out.jsonl"]), "");
    assert_eq!(scratch.read("out.jsonl"), printed);
    scratch.fails(&["extract", "bridge.txt", "-o", "no/such/folder/out.txt"], 2, &["no/such/folder/out.txt"]);
    scratch.fails(&["dump", "-l", "none", "-o", "dump.nq"], 2, &["'none'"]);
    let left: Vec<_> = std::fs::read_dir(scratch.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn no_colour_and_no_progress_in_a_pipe() {
    let scratch = Scratch::with_bridge();
    scratch.write("talks/a.txt", BRIDGE);
    scratch.write("talks/b.txt", BRIDGE);
    for arguments in [&["extract", "talks"][..], &["explain", "bridge.txt"], &["demo"], &["--help"]] {
        let ran = scratch.run(arguments);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{ran:?}");
        assert!(!ran.err.contains('━'), "{ran:?}");
    }
    let coloured = {
        let mut command = scratch.command(&["extract", "bridge.txt"]);
        command.env("CLICOLOR_FORCE", "1");
        command.output().unwrap().stdout
    };
    assert!(coloured.contains(&0x1b), "asked for, colour comes");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let scratch = Scratch::with_bridge();
    scratch.write("long.txt", BRIDGE.repeat(40));
    for arguments in [&["extract", "long.txt", "--format", "ttl"][..], &["analyse", "long.txt"]] {
        let mut command = scratch.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn lines_keep_to_the_columns_of_the_terminal() {
    let scratch = Scratch::with_bridge();
    for columns in ["32", "60", "120"] {
        let mut command = scratch.command(&["extract", "bridge.txt"]);
        let output = command.env("COLUMNS", columns).output().unwrap();
        let table = String::from_utf8(output.stdout).unwrap();
        let longest = table.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= columns.parse().unwrap() && longest > 25, "{columns}:\n{table}");
    }
}

#[test]
fn says_its_version_and_explains_every_command() {
    let scratch = Scratch::new();
    assert_eq!(scratch.good(&["--version"]), concat!("dixit ", env!("CARGO_PKG_VERSION"), "\n"));
    let help = scratch.good(&["--help"]);
    for name in commands(&help) {
        let own = scratch.good(&[name.as_str(), "--help"]);
        assert!(own.contains("Usage: dixit ") && own.lines().count() > 5, "{name}: {own}");
    }
    scratch.fails(&[], 2, &["Usage: dixit"]);
    scratch.fails(&["extrct", "x"], 2, &["'extrct'", "extract"]);
    scratch.fails(&["extract", "--formt", "ttl", "x"], 2, &["'--formt'", "--format"]);
}

/// The commands that the help lists.
pub fn commands(help: &str) -> Vec<String> {
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let names =
        list.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn the_demo_shows_claims_and_what_to_do_next() {
    let demo = Scratch::new().good(&["demo"]);
    assert!(demo.contains(" claims · ") && demo.contains('→'), "{demo}");
    assert!(demo.contains("dixit extract interview.txt -l "), "{demo}");
}

#[test]
fn explain_gives_every_sentence_its_claims_or_the_reason_for_none() {
    let scratch = Scratch::with_bridge();
    let all = scratch.good(&["explain", "bridge.txt"]);
    assert!(all.contains("✓ The city paid for the bridge."), "{all}");
    let skipped = scratch.good(&["explain", "--skipped", "bridge.txt"]);
    assert!(!skipped.contains('✓'), "{skipped}");
    assert_eq!(all.matches("\n– ").count(), skipped.matches("\n– ").count());
    assert_eq!(all.matches("\n– ").count(), all.matches("skipped: ").count(), "{all}");
}

#[test]
fn explain_says_what_pronouns_mean_and_a_file_overrules_it() {
    let scratch = Scratch::new();
    scratch.write("mayor.txt", "Julia Bennett lives in Leeds. She sells books.\n");
    let found = scratch.good(&["explain", "mayor.txt", "--parse"]);
    assert!(found.contains("She = Julia Bennett"), "{found}");
    assert!(found.contains("subject of the sentence before, agrees in gender"), "{found}");
    assert!(found.contains("She/nsubj←sells"), "{found}");
    scratch.write("meanings.tsv", "mayor\t30..33\tMary Stone\n");
    let set = scratch.good(&["explain", "mayor.txt", "--meanings", "meanings.tsv"]);
    assert!(set.contains("She = Mary Stone") && set.contains("Mary Stone → sells"), "{set}");
    scratch.write("open.tsv", "*\tshe\t-\n");
    let open = scratch.good(&["extract", "mayor.txt", "--meanings", "open.tsv", "--format", "jsonl"]);
    // Left open, the pronoun names nobody, and the claim nobody could cite is left out.
    assert!(open.contains("lives in") && !open.contains("sells"), "{open}");
    scratch.write("bad.tsv", "mayor\tshe\n");
    let bad = scratch.run(&["explain", "mayor.txt", "--meanings", "bad.tsv"]);
    assert!(bad.code == Some(2) && bad.err.contains("line 1: 'mayor\tshe'"), "{}", bad.err);
}

#[test]
fn the_analysis_is_conllu_and_keeps_given_tokens() {
    let scratch = Scratch::with_bridge();
    let conllu = scratch.good(&["analyse", "bridge.txt", "--format", "conllu"]);
    let rows: Vec<Vec<&str>> = conllu
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(rows.len() > 30 && rows.iter().all(|row| row.len() == 10), "{conllu}");
    assert!(rows.iter().any(|row| row[2] == "pay" && row[3] == "VERB"), "{conllu}");
    let given =
        "# text = Arlen sleeps\n1\tArlen\t_\t_\t_\t_\t_\t_\t_\t_\n2\tsleeps\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    let ran = scratch.run_with(&["analyse", "--tokenized", "--lang", "en", "-"], given.as_bytes());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("2\tsleeps\tsleep\tVERB\t"), "{ran:?}");
    assert_eq!(ran.out.lines().filter(|line| line.contains('\t')).count(), 2, "{ran:?}");
    let words = "Les élus ont établi une liste claire des travaux que la ville doit payer cette année .";
    let rows =
        words.split(' ').enumerate().map(|(i, word)| format!("{}\t{word}{}\n", i + 1, "\t_".repeat(8)));
    let given = rows.collect::<String>() + "\n";
    let ran = scratch.run_with(&["analyse", "--tokenized", "-"], given.as_bytes());
    assert!(ran.out.contains("4\tétabli\tétablir\tVERB\t"), "the language is found out: {ran:?}");
    let broken = scratch.run_with(&["analyse", "--tokenized", "-"], b"1\tonly three\tcells\n\n");
    assert_eq!(broken.code, Some(2), "{broken:?}");
    assert!(broken.err.contains("standard input") && broken.err.contains("line"), "{broken:?}");
}
