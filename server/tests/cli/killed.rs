//! Killed at any moment while documents come in, by several clients at a time, `dixit serve` loses none that it
//! acknowledged, and holds none in part.

use crate::support::{Scratch, Server, body, status, with_token};
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How often it is killed, and by how many clients it is asked meanwhile.
const KILLS: u64 = 12;
const CLIENTS: usize = 3;

/// What was acknowledged: for each slug the number in its text, and how many claims it has.
type Acknowledged = BTreeMap<String, (usize, u64)>;

/// A text that says its number twice, in two claims.
fn text(number: usize) -> String {
    format!(
        "Nora Field: What did it cost?\n\nTom Reyes: Arlen bought {number} bricks. The city paid {number} euros.\n"
    )
}

/// Bring documents until the server is gone: every other one is new, the rest replace the client's own.
fn bring(
    server: &Server,
    token: &str,
    (round, client): (u64, usize),
    done: &Mutex<Acknowledged>,
    count: &AtomicUsize,
) {
    let headers = [token, "Content-Type: text/plain"];
    for number in 1.. {
        let slug =
            if number % 2 == 0 { format!("own-{client}") } else { format!("r{round}-c{client}-{number}") };
        let number = 1000 * usize::try_from(round + 1).unwrap() + number;
        let path = format!("/documents/{slug}?language=en");
        let Some(answer) = server.try_ask("PUT", &path, &headers, &text(number)) else { return };
        if status(&answer) != "201" {
            return;
        }
        // An answer that was cut off acknowledges nothing.
        let Ok(told) = serde_json::from_str::<serde_json::Value>(&body(&answer)) else { return };
        let claims = told["documents"][0]["claims"].as_u64().unwrap();
        done.lock().unwrap().insert(slug, (number, claims));
        count.fetch_add(1, Ordering::Release);
    }
}

/// Everything that was acknowledged is there, whole: as it was then, or as a later request made it.
fn check(server: &Server, acknowledged: &Acknowledged) {
    for (slug, (number, claims)) in acknowledged {
        let answer = server.ask("GET", &format!("/documents/{slug}"), &["Accept: application/json"], "");
        assert_eq!(status(&answer), "200", "{slug} is lost: {answer}");
        let document: serde_json::Value = serde_json::from_str(&body(&answer)).unwrap();
        let segments = document["segments"].as_array().unwrap();
        let said = segments
            .iter()
            .find_map(|segment| segment["text"].as_str().filter(|text| text.contains("bricks")));
        let said = said.unwrap_or_else(|| panic!("{slug} lacks a turn: {document}"));
        let now: usize = said.split(' ').find_map(|word| word.parse().ok()).unwrap();
        assert!(now >= *number, "{slug} is back at {now} after {number} was acknowledged");
        assert_eq!(said.matches(&now.to_string()).count(), 2, "{slug} is mixed: {said}");
        let found = document["claims_found"].as_array().unwrap();
        assert_eq!(found.len() as u64, *claims, "{slug} has other claims than were acknowledged");
        let quotes = found.iter().map(|claim| claim["quote"].as_str().unwrap());
        for quote in quotes.filter(|quote| quote.contains(char::is_numeric)) {
            assert!(quote.contains(&now.to_string()), "{slug} has a claim of another version: {quote}");
        }
    }
}

#[test]
fn killed_while_documents_come_in_it_keeps_every_one_it_acknowledged() {
    let scratch = Scratch::new();
    let token = with_token(&scratch);
    let acknowledged = Mutex::new(Acknowledged::new());
    let count = AtomicUsize::new(0);
    let serve = || Server::start(scratch.command(&["serve", "-l", "graph", "--config", "dixit.toml"]));
    for round in 0..KILLS {
        let server = serve();
        check(&server, &acknowledged.lock().unwrap());
        let before = count.load(Ordering::Acquire);
        std::thread::scope(|scope| {
            for client in 0..CLIENTS {
                let (server, token, done, count) = (&server, &token, &acknowledged, &count);
                scope.spawn(move || bring(server, token, (round, client), done, count));
            }
            // The first documents of a process wait for the language model; it is killed at another moment each time.
            for _ in 0..3000 {
                if count.load(Ordering::Acquire) > before + usize::try_from(round % 4).unwrap() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            std::thread::sleep(Duration::from_millis(13 * round));
            let killed = Command::new("kill").args(["-KILL", &server.id().to_string()]).status().unwrap();
            assert!(killed.success());
        });
    }
    let server = serve();
    let acknowledged = acknowledged.into_inner().unwrap();
    check(&server, &acknowledged);
    assert_eq!(server.stop(), Some(0));
    scratch.good(&["verify", "-l", "graph"]);
    assert!(acknowledged.len() > 12, "only {} documents came in at all", acknowledged.len());
}
