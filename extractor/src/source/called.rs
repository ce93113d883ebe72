//! [`Guests`]: which of several guests gives an answer without a label, as the questions call them: `Anne, que faites-vous ?`
//! is answered by Anne, and so are the questions behind it until they call Paul.

use super::introduced::{self, has_first_name};
use super::{cast, words};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A name of one word to three, with a title or none.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    let titles = r"(?:M\.|Mme|Mlle|Me|Dr\.?|Pr\.?|(?i:monsieur|madame|docteure?|professeure?|maître)) ";
    pattern(&format!(
        r"(?:{titles})?\p{{Lu}}[\p{{L}}'’-]+(?: (?:(?:de|du|le|la|von|van) )?\p{{Lu}}[\p{{L}}'’-]+){{0,2}}"
    ))
});
/// `Question pour Anne :`, `À Anne Roy.`
static DIRECTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W*(?i:(?:une |autre |dernière )?questions? (?:pour|à)|pour|à|for|an)\s$"));
/// `votre collègue, `, `le maire, `: what the name behind it is, which then calls nobody.
static DESCRIBED: LazyLock<Regex> = LazyLock::new(|| {
    let owners = "votre|vos|ton|ta|tes|son|sa|notre|leur|le|la|du|de la|your|ihre?";
    pattern(&format!(r"(?i)(?:\b(?:{owners})\s|\bl['’])[\p{{L}}-]+(?: [\p{{L}}-]+)?,$"))
});
/// What goes on behind a name of whom one speaks: `Paul, lui, préfère la mer`.
const SPOKEN_OF: &[&str] = &[", lui,", ", elle,", ", lui aussi", ", elle aussi", ", quant à"];
/// Words before a name that have the capital of a sentence's beginning.
const OPENERS: &[&str] = &[
    "Et", "Mais", "Alors", "Donc", "Enfin", "Bonjour", "Bonsoir", "Cher", "Chère", "And", "So", "But",
    "Hello", "Und", "Liebe", "Lieber",
];

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is constant")
}

/// `Le Pr Anne Roy`: what stands before a name and is none of it.
static TITLES: LazyLock<Regex> = LazyLock::new(|| {
    let titles = r"Pr|Dr|Me|Mgr|M|Mme|Mlle|(?i:docteure?|professeure?|maître|monsieur|madame)";
    pattern(&format!(r"(?:\b(?i:le|la)\s|[Ll]['’])?\b(?:{titles})\.?\s"))
});
/// `Jeanne et Anne Roy`: two who share a surname.
static SHARED: LazyLock<Regex> = LazyLock::new(|| {
    let first = r"\p{Lu}[\p{L}-]+";
    pattern(&format!(
        r"\b(?P<first>{first}) (?:et|and|und) (?P<other>{first}) (?P<surname>\p{{Lu}}[\p{{L}}'’-]+)"
    ))
});

/// The people whom the text around a talk names.
pub(super) struct Guests {
    names: BTreeSet<String>,
}

impl Guests {
    /// All whom these paragraphs name in full but who asks.
    pub(super) fn of(told: &[&str], asker: Option<&str>) -> Self {
        let plain: Vec<String> =
            told.iter().map(|plain| TITLES.replace_all(plain, "").into_owned()).collect();
        let full = plain.iter().flat_map(|plain| introduced::called(plain)).map(str::to_owned);
        let shared = plain.iter().flat_map(|plain| SHARED.captures_iter(plain)).filter_map(|two| {
            let both = has_first_name(&two["first"]) && has_first_name(&two["other"]);
            both.then(|| format!("{} {}", &two["first"], &two["surname"]))
        });
        let names = full.chain(shared).filter(|name| asker != Some(name.as_str()));
        Self { names: names.collect() }
    }

    /// Whom a question calls by name, in full where the text around has it.
    pub(super) fn called(&self, question: &str) -> BTreeSet<String> {
        let found = NAME.find_iter(question).filter_map(|name| {
            let (opener, called) = opened(name.as_str());
            let before = &question[..name.start()];
            let directed = DIRECTED.is_match(before);
            if opener == Some("Merci") || !(directed || stands_free(before)) {
                return None;
            }
            let behind = question[name.end()..].trim_start();
            let spoken_of = SPOKEN_OF.iter().any(|words| behind.starts_with(words));
            let free = behind.starts_with([',', '?', '!']) && !spoken_of
                || directed && behind.starts_with([':', '.', '–', '—', '-']);
            // `Et Paul Lens, dans tout cela ?` asks of him.
            let asks_of = opener.is_some_and(|word| matches!(word, "Et" | "Mais" | "And" | "But" | "Und"));
            let put = || speaks_to_somebody(question);
            let begins = before.trim().is_empty();
            (free && (!asks_of || put())).then(|| self.named(called, begins && put())).flatten()
        });
        found.collect()
    }

    /// The one guest who is called so; where the text around names nobody of that name and the name `begins` what is asked, the
    /// name itself.
    fn named(&self, called: &str, begins: bool) -> Option<String> {
        let bare = cast::untitled(called);
        let fits = |name: &str| name == bare || cast::calls(called, name);
        let mut guests = self.names.iter().filter(|name| fits(name));
        match (guests.next(), guests.next()) {
            (Some(one), None) => Some(one.clone()),
            (None, _) => (begins && has_first_name(bare)).then(|| bare.to_owned()),
            _ => None,
        }
    }
}

/// `Et Anne` apart: the word before the name that only has the capital of its place, and the name.
fn opened(name: &str) -> (Option<&str>, &str) {
    match name.split_once(' ') {
        Some((first, rest)) if first == "Merci" || OPENERS.contains(&first) => (Some(first), rest),
        _ => (None, name),
    }
}

/// Whether what stands before a name lets it call somebody: nothing, the end of a sentence, `vous`, or a comma that no description
/// stands before.
fn stands_free(before: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match before.chars().last() {
        None => true,
        Some(',') => !DESCRIBED.is_match(before),
        Some('.' | '!' | '?' | '…' | ':' | ';' | '–' | '—' | '-') => true,
        _ => ["vous", "toi", "et", "mais", "alors", "bonjour", "bonsoir", "cher", "chère", "you", "hello"]
            .contains(&last.to_lowercase().as_str()),
    }
}

fn speaks_to_somebody(question: &str) -> bool {
    let folded = words::fold(question);
    let you = folded.split(' ').any(|word| matches!(word, "you" | "sie"));
    words::addresses(&folded) || words::is_familiar(&folded) || words::requests(&folded) || you
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(question: &str) -> Vec<String> {
        let told = ["Anne Roy, potière, et Paul Lens, forgeron, ont répondu à Rémi Castel."];
        Guests::of(&told, Some("Rémi Castel")).called(question).into_iter().collect()
    }

    #[test]
    fn a_question_calls_whom_it_is_put_to() {
        for question in [
            "Anne, que faites-vous ?",
            "Anne Roy, pourquoi ce four ?",
            "Et vous, Anne, qu'en dites-vous ?",
            "Ce four est neuf. Anne, d'où vient-il ?",
            "Qu'en dites-vous, Anne ?",
            "Madame Roy, que faites-vous ?",
            "Et Anne, vous y croyez ?",
            "Merci Paul. Anne, un mot de la fin ?",
            "Question pour Anne : qui paie ?",
        ] {
            assert_eq!(called(question), ["Anne Roy"], "{question}");
        }
        assert_eq!(called("Anne, Paul, que faites-vous ?"), ["Anne Roy", "Paul Lens"]);
        assert_eq!(called("Inès, que faites-vous ?"), ["Inès"]);
        let told = ["Jeanne et Lucie Roy, et le Dr Paul Lens, pédiatre, répondent."];
        let called =
            |question: &str| Guests::of(&told, None).called(question).into_iter().collect::<Vec<_>>();
        assert_eq!(called("Jeanne, que faites-vous ?"), ["Jeanne Roy"]);
        assert_eq!(called("Docteur Lens, que faites-vous ?"), ["Paul Lens"]);
    }

    #[test]
    fn whom_a_question_speaks_of_is_not_called() {
        for question in [
            "Que fait Anne ?",
            "Votre collègue, Anne, le sait ?",
            "Et Anne, dans tout cela ?",
            "Merci Anne.",
            "Paris, est-ce loin ?",
            "Anne vous aide ?",
            "Anne, elle, préfère le tour. Vous aussi ?",
        ] {
            assert!(called(question).is_empty(), "{question}");
        }
    }
}
