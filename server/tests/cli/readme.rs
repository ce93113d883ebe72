//! README.md: its commands are run, its queries are asked, its table of commands is the program's.

use crate::output::commands;
use crate::support::{BRIDGE, Scratch, Server, dixit, project};
use std::fs;
use std::process::Command;

/// The indented blocks of a Markdown text.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block = String::new();
    for line in text.lines().chain([""]) {
        match line.strip_prefix("    ") {
            Some(code) => block.extend([code, "\n"]),
            None if line.is_empty() && block.is_empty() => {}
            None => blocks.extend(Some(std::mem::take(&mut block)).filter(|block| !block.is_empty())),
        }
    }
    blocks
}

fn readme() -> String {
    fs::read_to_string(project().join("README.md")).unwrap()
}

/// A folder with what the README's commands name.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("interview.txt", BRIDGE);
    for entry in fs::read_dir(project().join("examples")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if name != "README.md" {
            scratch.write(&format!("interviews/{name}"), fs::read(entry.path()).unwrap());
        }
    }
    scratch
}

/// Run a line in the shell, `dixit` being the program under test.
fn shell(scratch: &Scratch, line: &str) -> Command {
    let folders = std::env::var_os("PATH").unwrap();
    let own = dixit().parent().unwrap().to_owned();
    let path = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&folders))).unwrap();
    let mut command = Command::new("sh");
    command.args(["-ec", line]).current_dir(scratch.path("")).env("PATH", path);
    command
}

#[test]
fn its_commands_work_and_its_queries_have_answers() {
    let (scratch, readme) = (scratch(), readme());
    let makefile = fs::read_to_string(project().join("Makefile")).unwrap();
    let (mut ran, mut asked) = (0, 0);
    for block in blocks(&readme) {
        if block.starts_with("PREFIX") {
            let answer = scratch.good(&["query", "-l", "graph", "-q", &block, "--results-format", "csv"]);
            assert!(answer.lines().count() > 1, "no answer to {block}");
            asked += 1;
            continue;
        }
        for line in block.lines() {
            let line = line.replace("target/release/dixit", "dixit");
            if let Some(target) = line.strip_prefix("make ") {
                assert!(makefile.contains(&format!("\n{target}:")), "{line}");
            } else if line.starts_with("dixit serve") {
                let (line, _) = line.split_once('#').unwrap_or((&line, ""));
                let server = Server::start(shell(&scratch, &format!("exec {line} --bind 127.0.0.1:0")));
                assert!(server.get("/").starts_with("HTTP/1.1 200 OK"), "{line}");
                assert_eq!(server.stop(), Some(0), "{line}");
            } else {
                assert!(line.contains("dixit "), "neither a command nor a query: {line}");
                let output = shell(&scratch, &line).output().unwrap();
                assert!(output.status.success(), "{line}: {output:?}");
            }
            ran += 1;
        }
    }
    assert!(ran >= 8 && asked >= 2, "{ran} commands, {asked} queries");
}

#[test]
fn it_names_every_command_and_no_other() {
    let readme = readme();
    let (_, section) = readme.split_once("\n## Commands\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let named: Vec<&str> = section
        .lines()
        .filter(|line| line.starts_with("| `dixit "))
        .flat_map(|line| line.split('|').nth(1).unwrap().split(", "))
        .map(|name| name.trim().trim_matches('`').trim_start_matches("dixit ").split(' ').next().unwrap())
        .collect();
    let mut known = commands(&Scratch::new().good(&["--help"]));
    known.sort();
    let mut sorted = named.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, known);
}

#[test]
fn its_links_lead_somewhere() {
    let readme = readme();
    let links: Vec<&str> = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    let files: Vec<&&str> = links.iter().filter(|link| !link.starts_with("http")).collect();
    assert!(files.len() >= 4, "{links:?}");
    for file in files {
        assert!(project().join(file).exists(), "{file}");
    }
}
