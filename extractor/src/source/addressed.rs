//! Whom the questions call by name: `Anne Roy, pourquoi partir ?`, `Bonjour madame Roy.`

use super::introduced::{self, FULL_NAME, NAME};
use super::{cast, guests};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TITLE: &str =
    r"(?i:monsieur|madame|herr|frau|mr\.?|mrs\.?|ms\.?|docteure?|dr\.?|professeure?|professor|maître)";
/// Words that greet or thank, before the name of who is spoken to.
const GREETING: &str = r"(?i:bonjour|bonsoir|merci|salut|hello|good morning|good evening|welcome|thank you|thanks|willkommen|guten tag|danke)(?: à vous)?,?\s";

/// A name at the beginning of a sentence to somebody, or behind a greeting.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let asks = r"(?i:vous|votre|vos|tu|ton|ta|tes|qui|pourquoi|comment|que|qu['’]\p{L}+|quel(?:le)?s?|où|quand|combien|est-ce|avez|êtes|pouvez|parlez|racontez|présentez|peux-tu|as-tu|es-tu|you|your|why|how|what|when|where|do|did|is|are|have|sie|ihre?|wie|was|warum|wann|wo|haben|sind)";
    pattern(&format!(r"(?:(?:^|[.!?…]\s)(?P<first>{NAME}), {asks}\b|{GREETING}(?P<greeted>{NAME})\s?[,.!?])"))
});
/// A title and a surname, with which nobody but who is spoken to is called so.
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    let surname = r"(?:(?:d[eu]|von|van|la|le) )?(?:\p{Lu}[\p{L}'’-]+)(?: \p{Lu}[\p{L}'’-]+)?";
    pattern(&format!(
        r"(?:(?:^|[.!?…]\s)(?P<first>{TITLE} {surname}), |(?:,\s|{GREETING})(?P<greeted>{TITLE} {surname})\s?[,.!?])"
    ))
});

static GREETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:bonjour|bonsoir|merci|salut|hello|hi|hey|alors|et|mais|donc|enfin|cher|chère|dear|welcome|thanks|willkommen|danke|liebe[r]?|hallo)\s",
    )
});
/// One name alone, where it is called.
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    let asks = r"(?i:vous|tu|ton|ta|tes|peux-tu|as-tu|es-tu|votre|vos|pourquoi|comment|que|qu['’]\p{L}+|quel(?:le)?s?|où|quand|combien|est-ce|avez|êtes|pouvez|peux|parlez|you|your|why|how|what|when|where|do|did|is|are|have|can|could|sie|ihre?|du|dein|wie|was|warum|wann|wo|haben|sind)";
    pattern(&format!(
        r"(?:(?:^|[.!?…]\s)(?:(?i:cher|chère|alors|et|hi|hey|hallo|liebe) )?(?P<first>\p{{Lu}}[\p{{L}}-]+), {asks}\b|{GREETING}(?P<greeted>\p{{Lu}}[\p{{L}}-]+)\s?[,.!?])"
    ))
});

/// Whom the asker receives: `je reçois Anne Roy`, `j'ai voulu discuter avec Anne Roy`, `notre invitée, Anne Roy`.
static RECEIVED: LazyLock<Regex> = LazyLock::new(|| {
    let receives = r"je reçois|nous recevons|on reçoit|j['’]accueille|nous accueillons|on accueille|(?:notre|mon) invitée?|avec nous|(?:heureu(?:x|se)|ravie?s?|plaisir|joie) d(?:e|['’])\s?(?:recevoir|accueillir)|our guest|my guest|joined by|unser gast|mein gast|bei uns ist";
    let talks = r"(?:voulu|heureu(?:x|se)|ravie?s?|plaisir|joie|aujourd['’]hui,? (?:je|on|nous)) (?:d(?:e|['’])\s?)?(?:échange|discute|parle|m['’]entreteni|dialogue)(?:r|ons)? avec|(?:glad|happy|pleased) to (?:talk|speak) (?:to|with)";
    pattern(&format!(
        r"(?i:\b(?:{receives}|{talks}))(?i:,? aujourd['’]hui| ce soir| ce matin| today)?,? (?P<first>{NAME})\s?[,.!]"
    ))
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is constant")
}

/// The one person whom the questions call by name, in full where the text around has it.
pub(super) fn person(questions: &[&str], around: &[&str]) -> Option<String> {
    let called = |form: &Regex| -> BTreeSet<String> {
        let found = questions.iter().flat_map(|plain| form.captures_iter(plain));
        found.filter_map(|m| Some(m.name("first").or(m.name("greeted"))?.as_str().to_owned())).collect()
    };
    let received = called(&RECEIVED);
    if let Some(name) = received.first().filter(|_| received.len() == 1) {
        return Some(cast::untitled(name).to_owned());
    }
    let (mut named, titled) = (called(&NAMED), called(&TITLED));
    // `Bonjour Anne, pourquoi …` greets Anne.
    let greets = |name: &String| GREETED.is_match(name);
    named.retain(|name| cast::untitled(name) == name && !greets(name));
    let surnames: BTreeSet<&str> =
        named.iter().chain(&titled).map(|name| name.rsplit(' ').next().unwrap_or(name)).collect();
    if surnames.is_empty() {
        return first_name(questions, around);
    }
    if surnames.len() != 1 {
        return None;
    }
    if let Some(name) = named.first().filter(|_| named.len() == 1) {
        return Some(cast::untitled(name).to_owned());
    }
    let title = titled.first()?;
    let (_, surname) = title.split_once(' ')?;
    let names = around.iter().flat_map(|plain| FULL_NAME.find_iter(plain));
    let full: BTreeSet<&str> = names
        .map(|found| cast::untitled(found.as_str()))
        .filter(|name| name.ends_with(surname) && cast::calls(surname, name))
        .collect();
    match full.first() {
        Some(name) if full.len() == 1 => Some((*name).to_owned()),
        // `Madame Roy` is all that the text has.
        None => {
            let mut letters = title.chars();
            letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        }
        _ => None,
    }
}

/// The one person whom the questions call by a first name alone: `Bonjour Anne !`, `Anne, pouvez-vous …`, in full where the
/// text around has it.
fn first_name(questions: &[&str], around: &[&str]) -> Option<String> {
    let found = questions.iter().flat_map(|plain| FIRST.captures_iter(plain));
    let names: BTreeSet<&str> = found
        .filter_map(|m| Some(m.name("first").or(m.name("greeted"))?.as_str()))
        .filter(|name| introduced::has_first_name(name) || around.iter().any(|told| begins_name(told, name)))
        .collect();
    let name = names.first().filter(|_| names.len() == 1)?;
    Some(guests::in_full(name, around))
}

/// Whether somebody is called so in full there: `Enzo` of `Enzo Favre`.
fn begins_name(told: &str, first: &str) -> bool {
    introduced::called(told).iter().any(|full| full.split(' ').next() == Some(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_who_is_spoken_to() {
        let around = ["La gardienne Anne Roy ferme le phare."];
        assert_eq!(person(&["Bonjour madame Roy. Il fait froid ?"], &around).as_deref(), Some("Anne Roy"));
        assert_eq!(person(&["Bonjour madame Roy."], &[]).as_deref(), Some("Madame Roy"));
        assert_eq!(person(&["Anne Roy, pourquoi partir ?"], &[]).as_deref(), Some("Anne Roy"));
        let full = ["À propos de Julie Roy", "Julie Roy tient le phare."];
        assert_eq!(person(&["Bonjour Julie, qui êtes-vous ?"], &full).as_deref(), Some("Julie Roy"));
        assert_eq!(person(&["Julie, comment va le phare ?"], &[]).as_deref(), Some("Julie"));
        assert_eq!(person(&["Frau Roy, was tun Sie?"], &[]).as_deref(), Some("Frau Roy"));
        let received = ["Aujourd'hui, j'ai voulu discuter avec Anne Roy. Tu as gardé un phare."];
        assert_eq!(person(&received, &[]).as_deref(), Some("Anne Roy"));
        assert_eq!(person(&["Je reçois ce soir Anne Roy, gardienne."], &[]).as_deref(), Some("Anne Roy"));
        assert_eq!(person(&["Avez-vous pu parler avec Anne Roy ?"], &[]), None);
    }

    #[test]
    fn whom_questions_speak_of_is_not_spoken_to() {
        for asked in ["Votre adjointe, Anne Roy, part ?", "Que dit madame Roy ?", "Anne Roy part ?"] {
            assert_eq!(person(&[asked], &[]), None, "{asked}");
        }
        assert_eq!(person(&["Anne Roy, pourquoi ?", "Et vous, monsieur Lens ?"], &[]), None);
    }
}
