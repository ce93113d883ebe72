//! With whom the text around a talk says that it was: `Entretien avec Anne Roy`, `Nous avons rencontré l'équipe du Phare`.

use super::introduced::{self, NAME};
use super::{cast, label};
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What begins behind the words that announce a talk.
const WHO: &str = r"(?P<who>[^.,;:?!()«»\x22\n—–]{3,90})";

static CONVERSATION: LazyLock<Regex> = LazyLock::new(|| {
    let words = "entretien|interview|rencontre|conversation|discussion|gespräch|entretenus?|parlé|discuté|échangé|rencontré|tac au tac|tête-à-tête|spoke|talked|sat down|talk|gesprochen";
    pattern(&format!(r"(?i)\b(?:{words})\b(?-i)[^.,;:?!]{{0,40}}?\s(?i:avec|with|mit|to|d'|d’)\s?{WHO}"))
});
/// `Deux questions à Anne Roy, libraire`
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"questions (?:posées )?à|la parole à|questions (?:for|to)|fragen an";
    pattern(&format!(r"(?i)\b(?:{words})\s(?-i){WHO}"))
});
/// `Nous avons rencontré Anne Roy`, `j'ai pu interviewer l'équipe du Phare`
static MET: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"rencontré(?:e?s)?|rencontrer|interviewé(?:e?s)?|interviewer|interrogé(?:e?s)?|interroger|questionné(?:e?s)?|à la rencontre (?:de|du|des)|la rencontre (?:de|du|des)|interviewed|met|interviewing|interview de|interview des|interview du|interview of";
    pattern(&format!(r"(?i:\b(?:{words})\s|\bà la rencontre d['’]|\binterview d['’]){WHO}"))
});
/// `Interview : Anne Roy`, `ENTRETIEN – Anne Roy, libraire`, `Interview Anne Roy, mars 2019`, `Anne, libraire à Dole`.
static HEADED: LazyLock<Regex> = LazyLock::new(|| {
    let words =
        "(?:l['’]|l['’] ?|grand )?(?:interview|entretien|rencontre|portrait|témoignage|gespräch|im gespräch)";
    pattern(&format!(
        r"^\W*(?i:{words})(?: vidéo| exclusive?| croisée?)?\s*(?:[:–—|-]\s*)?(?P<name>{NAME}|\p{{Lu}}[\p{{L}}-]+)\s*(?:$|[,:–—|(\[-])"
    ))
});
/// `Anne, libraire à Dole`, `Anne Roy — Sciences Po`: a headline that begins with who answers.
static BEGINS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W*(?P<name>\p{Lu}[\p{L}-]+)(?:, [\p{L}\d]| ?[–—|] )"));
/// `Une chanteuse prénommée Anne`, `Je vous présente Anne, 32 ans`.
static PRESENTED: LazyLock<Regex> = LazyLock::new(|| {
    let words = "prénommée?s?|(?:il|elle) se nomme|(?:il|elle) s['’]appelle|je (?:vous|te) présente|her name is|his name is|namens|sie heißt|er heißt";
    pattern(&format!(r"(?i:\b(?:{words}))\s(?P<name>{NAME}|\p{{Lu}}[\p{{L}}-]+)"))
});
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    let words = "interview|entretien|rencontre|conversation|gespräch";
    pattern(&format!(
        r"(?:^|[.:–—|!] )(?i:{words})\s(?i:avec\s|de\s|d['’]|with\s|mit\s)(?P<name>\p{{Lu}}[\p{{L}}-]+)\s*(?:$|[,:–—|(])"
    ))
});
/// Several who answer as one, behind an article or none.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"équipes?|collectif|groupe|association|asso|entreprise|société|start-?up|brasserie|librairie|studio|agence|coopérative|compagnie|troupe|trio|duo|fondat(?:eurs|rices)|développeu(?:rs|ses)|créat(?:eurs|rices)|organisat(?:eurs|rices)|membres|auteurs|autrices|team|founders|developers|makers|crew|band|company|Team|Gruppe|Verein|Gründer|Macher|Entwickler";
    pattern(&format!(
        r"^(?:(?i:les?|la|des?|du|une?|the|das|die|der|dem|den)\s|[Ll]['’])?(?P<group>(?:{words})\b.*)$"
    ))
});
static STOP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s(?:pendant|qui|que|sur|au sujet|à propos|dans|pour|afin|lors|during|about|who|on|at the|über|zu|während|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\s",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is constant")
}

/// The words of a paragraph that say whom the talk was with.
pub(super) fn find(plain: &str) -> Option<Range<usize>> {
    let told = CONVERSATION.captures(plain).or_else(|| ASKED.captures(plain));
    // One meets people, and difficulties, too.
    let met = || MET.captures_iter(plain).find(|m| GROUP.is_match(&m["who"]) || run(&m["who"]).is_some());
    let who = told.or_else(met)?.name("who")?;
    let stop = STOP.find(who.as_str()).map_or(who.len(), |m| m.start());
    let end = who.start() + who.as_str()[..stop].trim_end().len();
    (end > who.start() + 2).then(|| who.start()..end)
}

/// The person whom a headline announces by nothing but the word for the talk.
pub(super) fn headed(headline: &str) -> Option<&str> {
    let name = HEADED.captures(headline)?.name("name")?.as_str();
    run(name).filter(|found| found.len() == name.len())
}

/// The one first name that a headline begins with.
pub(super) fn begun(headline: &str) -> Option<&str> {
    let name = BEGINS.captures(headline)?.name("name")?.as_str();
    introduced::has_first_name(name).then_some(name)
}

/// The one word with which a headline says that the talk was: `Rencontre avec Anselma`.
pub(super) fn alone(headline: &str) -> Option<&str> {
    Some(ALONE.captures(headline)?.name("name")?.as_str())
}

/// The one person whom these paragraphs present by name.
pub(super) fn presented<'t>(told: &[&'t str]) -> Option<&'t str> {
    let found = told.iter().flat_map(|plain| PRESENTED.captures_iter(plain));
    let names: BTreeSet<&str> = found.filter_map(|m| Some(m.name("name")?.as_str())).collect();
    if names.len() == 1 { names.first().copied() } else { None }
}

/// The name or the names that these words begin with, in full where the text around has one alone.
pub(super) fn called(who: &str, told: &[&str]) -> Option<String> {
    let and =
        [" et ", " and ", " und ", " & "].iter().find_map(|and| who.split_once(and).map(|at| (at, *and)));
    let Some(((first, second), and)) = and else { return run(who).map(|name| in_full(name, told)) };
    match (run(first), run(second)) {
        // `Anne et Paul Roy`
        (Some(first), Some(second)) => Some(format!("{first}{and}{second}")),
        (Some(first), None) => Some(in_full(first, told)),
        _ => None,
    }
}

/// Several who answer as one: `équipe de développement du Phare`.
pub(super) fn group(who: &str) -> Option<&str> {
    let found = GROUP.captures(who)?.name("group")?.as_str();
    (found.split(' ').count() <= 9).then_some(found)
}

/// The name that these words begin with: two words or more, or a known first name.
fn run(who: &str) -> Option<&str> {
    let who = who.trim_start_matches('[');
    let who = who.find(']').map_or(who, |end| &who[..end]);
    let who = cast::untitled(who.strip_prefix("le ").or(who.strip_prefix("la ")).unwrap_or(who));
    let mut end = 0;
    let mut count = 0;
    for word in who.split(' ').take(4) {
        if !(word.starts_with(char::is_uppercase) || label::is_name(&format!("A {word} B"))) {
            break;
        }
        end += word.len() + usize::from(count > 0);
        count += 1;
    }
    let name = who[..end].trim_end_matches([' ', '-']);
    let person = count > 1 || introduced::has_first_name(name);
    (person && label::is_name(name)).then_some(name)
}

/// `Anne` as `Anne Roy`, where nobody else around is called so.
pub(super) fn in_full(name: &str, told: &[&str]) -> String {
    let around = told.iter().flat_map(|plain| introduced::called(plain));
    let full: BTreeSet<&str> = around.filter(|full| full.split(' ').next() == Some(name)).collect();
    match full.first() {
        Some(full_name) if full.len() == 1 => (*full_name).to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guest(plain: &str) -> Option<String> {
        let who = &plain[find(plain)?];
        called(who, &[plain]).or_else(|| group(who).map(str::to_owned))
    }

    #[test]
    fn finds_with_whom_one_talked() {
        for (plain, name) in [
            ("Nous nous sommes entretenus avec Anne Roy et Paul Lens, du Phare.", "Anne Roy et Paul Lens"),
            ("Nous avons rencontré Julie, chanteuse du Phare.", "Julie"),
            ("Entretien avec la Pr Anne ROY — Présidente", "Anne ROY"),
            (
                "J'ai pu interviewer l'équipe de création du Phare, un jeu lent.",
                "équipe de création du Phare",
            ),
            ("Nous avons posé quelques questions à la brasserie Le Phare.", "brasserie Le Phare"),
        ] {
            assert_eq!(guest(plain).as_deref(), Some(name), "{plain}");
        }
    }

    #[test]
    fn what_one_meets_with_need_not_speak() {
        for plain in
            ["Elle a rencontré des difficultés.", "Nous avons rencontré le succès.", "Il a rencontré Paris."]
        {
            assert_eq!(guest(plain), None, "{plain}");
        }
    }
}
