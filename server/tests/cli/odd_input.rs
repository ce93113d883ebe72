//! Files that are no interviews, or strange ones: an error that says what to do, or a sound reading,
//! and never a crash.

use crate::support::{BRIDGE, Ran, Scratch, field};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;

/// The French interview that is read from every encoding.
const FRENCH: &str =
    "Élise Noël : Qui a payé le pont ?\n\nHervé Lô : La ville a payé le pont à l’été 2019.\n";

fn quotes(scratch: &Scratch, name: &str) -> Vec<serde_json::Value> {
    let lines = scratch.good(&["extract", name, "--format", "jsonl"]);
    assert!(!lines.is_empty(), "{name} has no claims");
    field(&lines, "quote")
}

#[test]
fn files_without_text_are_turned_away_with_a_mend() {
    let scratch = Scratch::new();
    let cases: [(&str, &[u8], &str); 6] = [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \r\n\t\n", "is empty"),
        ("nul.txt", b"Anne: The city paid\x00 for it.\n", "binary data"),
        ("program", b"\x7fELF\x02\x01\x01\x00\x00\x00", "a program"),
        ("cv.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdftotext"),
        ("talk.docx", b"PK\x03\x04\x14\x00\x06\x00", "save it as plain text"),
    ];
    for (name, bytes, words) in cases {
        scratch.write(name, bytes);
        scratch.fails(&["extract", name], 2, &[name, words]);
    }
    scratch.fails(&["extract", "none.txt"], 2, &["none.txt", "No such file"]);
}

#[test]
fn every_encoding_and_line_ending_gives_the_same_claims() {
    let scratch = Scratch::new();
    scratch.write("plain.txt", FRENCH);
    let expected = quotes(&scratch, "plain.txt");
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        "\u{FEFF}".encode_utf16().chain(FRENCH.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    let windows = FRENCH.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() });
    scratch.write("bom.txt", format!("\u{FEFF}{FRENCH}"));
    scratch.write("little.txt", utf16(u16::to_le_bytes));
    scratch.write("big.txt", utf16(u16::to_be_bytes));
    scratch.write("windows.txt", windows.collect::<Vec<u8>>());
    scratch.write("crlf.txt", FRENCH.replace('\n', "\r\n"));
    for name in ["bom.txt", "little.txt", "big.txt", "windows.txt", "crlf.txt"] {
        assert_eq!(quotes(&scratch, name), expected, "{name}");
    }
}

#[test]
fn a_line_of_twenty_megabytes_is_read() {
    let scratch = Scratch::new();
    let line = format!("Tom Reyes: The city paid for the bridge. {}\n", "x".repeat(20_000_000));
    scratch.write("long.txt", line);
    assert!(quotes(&scratch, "long.txt").contains(&"The city paid for the bridge".into()));
}

#[test]
fn a_file_that_is_too_large_is_not_even_read() {
    let scratch = Scratch::new();
    let file = std::fs::File::create(scratch.path("huge.txt")).unwrap();
    file.set_len(200_000_000_000).unwrap();
    for arguments in
        [&["extract", "huge.txt"][..], &["explain", "huge.txt"], &["extract", "--lines", "huge.txt"]]
    {
        scratch.fails(arguments, 2, &["huge.txt", "200000 MB", "64 MB", "split it"]);
    }
    // An endless stream is given up as soon as it is too large.
    let zeros = std::fs::File::open("/dev/zero").unwrap();
    let output = scratch.command(&["extract", "-"]).stdin(zeros).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("64 MB"));
}

#[test]
fn links_are_followed_but_not_round_and_round() {
    let scratch = Scratch::new();
    scratch.write("elsewhere/bridge.txt", BRIDGE);
    scratch.write("talks/tunnel.txt", BRIDGE.replace("bridge", "tunnel"));
    symlink(scratch.path("elsewhere/bridge.txt"), scratch.path("talks/linked.txt")).unwrap();
    symlink(scratch.path("talks"), scratch.path("talks/again")).unwrap();
    scratch.fails(&["extract", "talks", "-l", "graph"], 1, &["talks/again", "loop"]);
    assert!(scratch.good(&["stats", "-l", "graph"]).contains("2  documents\n"));
    scratch.write("pictures/a.png", b"\x89PNG");
    scratch.fails(&["extract", "pictures"], 2, &["pictures", ".txt"]);
}

#[test]
fn what_may_not_be_read_is_named() {
    let scratch = Scratch::with_bridge();
    let modes = [("", 0o755), ("bridge.txt", 0o000)];
    for (name, mode) in modes {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(scratch.path(name), permissions).unwrap();
    }
    let mut command = scratch.command(&["extract", "bridge.txt"]);
    if std::fs::read(scratch.path("bridge.txt")).is_ok() {
        // Nothing is forbidden to root: let somebody else try.
        if !crate::support::dixit().ancestors().all(open_to_all) {
            eprintln!("skipped: the program lies where only root can reach it");
            return;
        }
        command.uid(65534);
    }
    let ran = Ran::from(command.output().unwrap());
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("bridge.txt") && ran.err.contains("Permission denied"), "{ran:?}");
}

/// Whether everybody may enter a folder or run a program.
fn open_to_all(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.metadata().is_ok_and(|about| about.permissions().mode() & 0o001 != 0)
}
