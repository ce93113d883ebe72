//! [`person`]: whom the text around an interview introduces, where its turns name nobody.

use super::{label, words};
use crate::analysis::Language;
use crate::resolve::first_name;
use regex::{Captures, Regex};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A first name and a surname or two, with initials between them or before: `Nolwenn Le Bris`, `Paul A. Lens`, `P.A. Lens`.
pub(super) const NAME: &str = r"(?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.[ -]?\p{Lu}\.)(?: \p{Lu}\.){0,2}(?: (?:d[eu]|des|von|van|der|den|la|le|di|da|el|ben|bin)){0,2}(?: (?:d['’])?\p{Lu}[\p{L}'’-]+){1,2}";

/// A full name anywhere.
pub(super) static FULL_NAME: LazyLock<Regex> = LazyLock::new(|| pattern(NAME));
/// What may follow a name and say more of it.
pub(super) static APPOSITION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:,\s|\s\(|\s(?:est|is|ist|war|was|était)\s)"));
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    let titles =
        r"docteure?|professeure?|maître|m\.|mme|monsieur|madame|dr\.?|pr\.?|mrs?\.?|ms\.?|herr|frau|prof\.?";
    pattern(&format!(r"(?i:\b(?:{titles}))\s(?P<name>{NAME})"))
});
/// A sentence that opens with what somebody is, and then names them: `Directrice de l'Office, Nolwenn Le Bris publie …`.
static DESCRIBED: LazyLock<Regex> = LazyLock::new(|| {
    let ends = r"\p{Lu}[\p{L}-]*(?:eur|eure|euse|trice|iste|logue|graphe|nome|ienne|icien|ière|aire)";
    let words = r"Cheffe?|Maire|Ministre|Médecin|Avocate?|Juge|Pilote|Architecte|Présidente?|Gérante?|Enseignante?|Dirigeante?|Députée?|Déléguée?|Retraitée?";
    pattern(&format!(r"^(?:{ends}|{words})\b[^.!?\n]{{4,140}}, (?P<name>{NAME}) \p{{Ll}}"))
});
/// `la demi de mêlée Maëva Etcheverry vient d'être appelée`, `À 24 ans, Maëva Etcheverry rejoint …`: what somebody is, or
/// how old, before the name that a verb follows.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    let calling = r"(?:[a-zà-ÿ'’-]+ ){0,5}[a-zà-ÿ-]*(?:eur|euse|trice|iste|logue|graphe|nome|ien|ienne|ère|ier|ant|ante|mêlée|chef|cheffe|maire|ministre|médecin|avocate?|juge|pilote|architecte|capitaine|athlète|gardienne?|pivot|ailière?|vice-présidente?|députée?|déléguée?|artiste|poète|judokate?|basketteur|navigatrice)";
    pattern(&format!(
        r"(?:\b(?:[LlUu][ae]|[Uu]ne?|[Ll]['’]) ?{calling} |\bÀ \d+ ans, )(?P<name>{NAME}) (?:\p{{Ll}}|,)"
    ))
});
/// A name before a quotation, as headlines have it.
static HEADED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r#"^(?:\W*)(?P<name>{NAME})\s*[:,]\s*[«“"]"#)));
/// A name that begins what is told of somebody.
static SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:^|[.!?»] |, )(?P<name>{NAME}) \p{{Ll}}")));
/// Words before a name that make it somebody's place or firm: `l'ancien ingénieur de Renault Trucks, 46 ans, …`.
static BELONGING: LazyLock<Regex> = LazyLock::new(|| {
    let words = "de|du|des|chez|à|au|aux|en|pour|contre|sur|dans|of|at|for|from|in|against|von|vom|bei|beim|aus|für|in";
    pattern(&format!(r"(?i)(?:\b(?:{words})\s|\bd['’])$"))
});

/// `la génération Roy`, `l'entreprise Roy`: words before a surname that make it a family's or a firm's.
static FAMILY: LazyLock<Regex> = LazyLock::new(|| {
    let words = "génération|famille|dynastie|maison|entreprise|société|groupe|marque|family|firm|company|familie|firma";
    pattern(&format!(r"(?i)\b(?:{words})\s$"))
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is constant")
}

/// The one person whom the paragraphs of the lead or the headline introduce, who is not `asker`: by what they are (`Maud
/// Ferrand, directrice de la médiathèque, explique …`), by a title, or as who the text begins to tell of. Nobody is asked
/// and answers whom the `turns` speak of.
pub(super) fn person(
    lead: &[&str],
    headline: &[&str],
    turns: &[&str],
    asker: Option<&str>,
) -> Option<String> {
    let around: Vec<&str> = headline.iter().chain(lead).copied().collect();
    let other = |name: &str| Some(name) == asker || is_spoken_of(name, turns) || is_spoken_of_so(name, turns);
    let found = quoted_headline(headline, &other)
        .or_else(|| explained(lead, &other, false))
        .or_else(|| explained(headline, &other, false))
        .or_else(|| titled(&around, &other))
        .or_else(|| subject(&around, &other))
        .or_else(|| subject(headline, &other))
        .or_else(|| explained(lead, &other, true))
        .or_else(|| explained(headline, &other, true))
        .or_else(|| explained(&around, &|name| other(name) || !has_first_name(name), false));
    // `à l'hôpital Saint-Éloi de Montpellier, la docteure Inès Belkacem soigne`: who has a first name is a person.
    let called =
        || only(&around.iter().flat_map(|plain| called_by_first_name(plain)).filter(|n| !other(n)).collect());
    let found = found.filter(|name| has_first_name(name)).or_else(called).or(found);
    found.or_else(|| by_first_name(&around, turns)).or_else(|| by_title(lead, turns)).map(str::to_owned)
}

/// The one whom the lead calls by a title and a surname alone, and tells of: `Le Dr Roy, chef de service`, `Mme Roy nous
/// reçoit`.
fn by_title<'t>(lead: &[&'t str], turns: &[&str]) -> Option<&'t str> {
    static CALLED: LazyLock<Regex> = LazyLock::new(|| {
        let titles = "Mme|M\\.|Mlle|Madame|Monsieur|Dr\\.?|Docteure?|docteure?|Pr\\.?|Professeure?|professeure?|Maître|Me";
        pattern(&format!(
            r"(?:^|[.!?:»] |\s|['’])(?P<name>(?:{titles}) \p{{Lu}}[\p{{L}}'’-]+)(?:, \p{{Ll}}| \p{{Ll}})"
        ))
    });
    let found = lead.iter().flat_map(|plain| CALLED.captures_iter(plain)).filter_map(named);
    let names: BTreeSet<&str> = found.collect();
    only(&names).filter(|name| !is_spoken_of(name, turns))
}

/// The one whom the text around calls by a first name alone and tells of: `Anne, libraire à Dole`, `Anne nous reçoit`.
fn by_first_name<'t>(told: &[&'t str], turns: &[&str]) -> Option<&'t str> {
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:(?:^|[.!?»:] |, |\bque )(?P<name>\p{Lu}[\p{L}-]+)(?:, \p{Ll}| \p{Ll}|, (?:\p{Lu}\p{L}+ de )?\d+ ans)|\b(?:sur|avec|de|à|d['’]) ?(?P<told>\p{Lu}[\p{L}-]+), \d+ ans|^\W*(?:[^:.]{3,30} : ?)?(?P<alone>\p{Lu}[\p{L}-]+)$)",
        )
    });
    let any = |m: Captures<'t>| m.name("name").or(m.name("told")).or(m.name("alone")).map(|n| n.as_str());
    let names = told.iter().flat_map(|plain| TOLD.captures_iter(plain)).filter_map(any);
    let land = |name: &str| {
        matches!(name, "France" | "Florence" | "Victoria" | "Paris" | "Martin" | "Marine" | "Rose")
    };
    let names: BTreeSet<&str> = names.filter(|name| has_first_name(name) && !land(name)).collect();
    only(&names).filter(|name| !turns.iter().any(|turn| turn.contains(*name) && !addressed_there(turn, name)))
}

/// Whether a turn only calls the name: `Bonjour Anne, …`.
fn addressed_there(turn: &str, name: &str) -> bool {
    turn.match_indices(name)
        .all(|(at, _)| turn[at + name.len()..].trim_start().starts_with([',', '!', '?', '.']))
}

/// Whether the turns speak of somebody by the first name: `Hugo a marché longtemps`.
fn is_spoken_of_so(name: &str, turns: &[&str]) -> bool {
    let Some((first, _)) = name.split_once(' ').filter(|_| has_first_name(name)) else { return false };
    turns.iter().any(|turn| {
        turn.match_indices(first).any(|(at, _)| {
            let (before, behind) = (&turn[..at], &turn[at + first.len()..]);
            let tells = behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
            let alone = !before.ends_with(|c: char| c.is_alphanumeric() || c == '-');
            let quoted = before.matches('«').count() > before.matches('»').count();
            alone && tells && !quoted && !BELONGING.is_match(before)
        })
    })
}

/// Whether the name begins with a known first name.
pub(super) fn has_first_name(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    first_name(first, Language::French).is_some()
}

/// `Bürgermeister Paul Lens`, `With Anne Roy`: the name without the word before it, where the name begins with a known first
/// name, and the word makes no place or firm of it (`Institut Anne Roy`).
pub(super) fn without_office(name: String) -> String {
    const BODIES: &str = "institut institute collège lycée fondation école université hôpital centre center maison prix rue \
        place stade théâtre musée association groupe studio éditions galerie clinique stiftung schule foundation school \
        saint sainte saint-jean cabinet atelier laboratoire radio parc salle village domaine château ferme librairie \
        espace santa porto hotel hôtel verlag museum haus team équipe agence compagnie collectif";
    let Some((first, rest)) = name.split_once(' ') else { return name };
    let folded = first.to_lowercase();
    let word = first.chars().count() > 3 && first.chars().skip(1).all(char::is_lowercase);
    let announced = matches!(first, "With" | "Avec" | "Mit");
    let drops = word
        && rest.split(' ').count() == 2
        && rest.split(' ').all(|part| part.starts_with(char::is_uppercase))
        && (announced || has_first_name(rest))
        && !has_first_name(first)
        && !BODIES.split(' ').any(|body| body == folded);
    if drops { rest.to_owned() } else { name }
}

/// The full names, and first names alone, of people.
pub(super) fn people(plain: &str) -> Vec<&str> {
    let full: Vec<&str> = FULL_NAME.find_iter(plain).filter_map(|found| bare(found.as_str())).collect();
    if full.is_empty() { first_names(plain) } else { full }
}

/// The full names of people, where no word before them makes them a place's or a body's: `lycée Marie Roy`.
pub(super) fn called(plain: &str) -> Vec<&str> {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        let bodies = "lycée|collège|école|rue|place|avenue|boulevard|prix|hôpital|institut|fondation|université|centre|stade|musée|théâtre|salle|parc|saint|street|school|straße";
        pattern(&format!(r"(?i)\b(?:{bodies})\s$"))
    });
    let free = FULL_NAME.find_iter(plain).filter(|name| !BODY.is_match(&plain[..name.start()]));
    free.filter_map(|name| bare(name.as_str())).collect()
}

/// The known first names that stand alone: `Nous avons rencontré Anne, leader du groupe.`
pub(super) fn first_names(plain: &str) -> Vec<&str> {
    let alone = |word: &&str| word.starts_with(char::is_uppercase) && has_first_name(word);
    plain.split(|c: char| !c.is_alphabetic() && c != '-').filter(alone).collect()
}

/// The full names that begin with a known first name.
fn called_by_first_name(plain: &str) -> Vec<&str> {
    let names = FULL_NAME.find_iter(plain).filter_map(|found| bare(found.as_str()));
    names.filter(|name| has_first_name(name) && label::is_name(name)).collect()
}

/// `Le président Montagnac vous accuse`: whether what is asked and answered names them, and not to call them
/// (`Maud Ferrand, pourquoi …`, `Pourquoi, madame Ferrand ?`) nor a place of that name (`à Lens`).
fn is_spoken_of(name: &str, turns: &[&str]) -> bool {
    let (first, surname) = name.split_once(' ').unwrap_or(("", name));
    turns.iter().any(|turn| {
        turn.match_indices(surname).any(|(at, _)| {
            let (before, behind) = (&turn[..at], &turn[at + surname.len()..]);
            // `Merci à Anne Roy`
            let before = before.strip_suffix(' ').and_then(|b| b.strip_suffix(first)).unwrap_or(before);
            let whole =
                !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
            let called = behind.trim_start().starts_with([',', '?', '!', '–', '—', ':']);
            let quoted = before.matches('«').count() > before.matches('»').count();
            whole && !called && !quoted && !BELONGING.is_match(before) && !FAMILY.is_match(before)
        })
    })
}

/// The one whose words the headline quotes: `Anne Roy : « Le port meurt »`.
pub(super) fn quoted<'t>(headline: &[&'t str]) -> Option<&'t str> {
    quoted_headline(headline, &|_| false)
}

/// `Inès Carvalho : « Le silence n'existe pas »`
fn quoted_headline<'t>(headline: &[&'t str], other: &dyn Fn(&str) -> bool) -> Option<&'t str> {
    let named = headline.iter().find_map(|plain| HEADED.captures(plain)).and_then(named);
    named.filter(|name| !other(name) && label::is_name(name))
}

/// `Avec Momo Keïta, patron du Bidule`: the name without a word before it that only begins the line with a capital. None
/// where one word is left.
fn bare(name: &str) -> Option<&str> {
    const ARTICLES: &[&str] = &[
        "Le", "La", "Les", "Un", "Une", "Des", "Ce", "Cette", "Notre", "Son", "Sa", "The", "A", "An", "Der",
        "Die", "Das",
    ];
    const BEFORE: &[&str] = &[
        "Avec",
        "Chez",
        "Pour",
        "Par",
        "Selon",
        "Sur",
        "Dans",
        "Contre",
        "Entretien",
        "Rencontre",
        "Portrait",
        "Interview",
        "Quand",
        "With",
        "By",
        "Meet",
        "Mit",
        "Von",
        "Bei",
    ];
    // `L'Auberge Bleue`, `La Loi Littorale`: a thing that begins a sentence.
    let elided = name.chars().nth(1).is_some_and(|c| matches!(c, '\'' | '’')) && !name.starts_with('O');
    match name.split_once(' ') {
        // `L'ingénieure Anne Roy`
        Some((noun, rest)) if elided && is_noun(noun) && has_first_name(rest) && rest.contains(' ') => {
            Some(rest)
        }
        _ if elided || name.split(' ').any(is_body) => None,
        Some((first, _)) if ARTICLES.contains(&first) || is_office(first) => None,
        Some((first, rest)) if BEFORE.contains(&first) => {
            let rest = ["de ", "d'", "d’"].iter().find_map(|of| rest.strip_prefix(of)).unwrap_or(rest);
            rest.contains(' ').then_some(rest)
        }
        _ => Some(name),
    }
}

/// `L'ingénieure`: a noun in small letters behind its article.
fn is_noun(elided: &str) -> bool {
    elided.split(['\'', '’']).nth(1).is_some_and(|noun| noun.starts_with(char::is_lowercase))
}

/// `Présidente d'Aubrac`: a word for what somebody is, with the capital of a line's beginning.
pub(super) fn is_office(word: &str) -> bool {
    const OFFICES: &str = "direct president vice-president respons chef docteur profess general ministre ingenieur maire \
        adjoint secretaire charge head chief manag leit geschaft tresor fondat cofondat gerant";
    let folded = words::fold(word);
    OFFICES.split_whitespace().any(|office| folded.starts_with(office))
}

/// `Lycée`, `Université`: a word that makes a name a body's.
fn is_body(word: &str) -> bool {
    const BODIES: &str =
        "lycée collège école université institut hôpital fondation association musée théâtre mairie";
    let word = word.to_lowercase();
    BODIES.split(' ').any(|body| body == word)
}

/// The one name of several, if it is one.
fn only<'t>(names: &BTreeSet<&'t str>) -> Option<&'t str> {
    if names.len() == 1 { names.first().copied() } else { None }
}

/// The one name that is told more of; `anywhere` takes those behind a preposition, too.
fn explained<'t>(told: &[&'t str], other: &dyn Fn(&str) -> bool, anywhere: bool) -> Option<&'t str> {
    let mut names = BTreeSet::new();
    for plain in told {
        names.extend(FULL_NAME.find_iter(plain).filter_map(|found| {
            APPOSITION.find(&plain[found.end()..])?;
            let free = anywhere || !BELONGING.is_match(&plain[..found.start()]);
            let name = bare(found.as_str())?;
            (free && label::is_name(name)).then_some(name)
        }));
    }
    names.retain(|name| !other(name));
    only(&names)
}

/// The one name with a title (`le docteur Karim Amrani publie …`) or a description before it.
fn titled<'t>(told: &[&'t str], other: &dyn Fn(&str) -> bool) -> Option<&'t str> {
    let mut names = BTreeSet::new();
    for plain in told {
        let found: [&Regex; 3] = [&TITLED, &DESCRIBED, &CALLED];
        names.extend(found.iter().flat_map(|form| form.captures_iter(plain)).filter_map(named));
    }
    names.retain(|name| !other(name) && label::is_name(name));
    only(&names)
}

/// The one full name that belongs to nobody, where it begins what is told of somebody: `Nommé en janvier, Marc Delattre hérite
/// d'une station en crise.`
fn subject<'t>(told: &[&'t str], other: &dyn Fn(&str) -> bool) -> Option<&'t str> {
    let (mut names, mut subjects) = (BTreeSet::new(), BTreeSet::new());
    for plain in told {
        let free = FULL_NAME.find_iter(plain).filter(|name| !BELONGING.is_match(&plain[..name.start()]));
        names.extend(free.filter_map(|name| bare(name.as_str())).filter(|name| label::is_name(name)));
        subjects.extend(SUBJECT.captures_iter(plain).filter_map(named));
    }
    // `LE GRAND ENTRETIEN` is nobody.
    let written = |name: &str| name.split(' ').all(|word| word.chars().any(char::is_lowercase));
    names.retain(|name| !other(name) && written(name));
    // `Nadia Roy dirige l'Atelier des Lices`
    let people: BTreeSet<&str> = names.iter().copied().filter(|name| has_first_name(name)).collect();
    only(&names).or_else(|| only(&people)).filter(|name| subjects.contains(name))
}

fn named<'t>(found: Captures<'t>) -> Option<&'t str> {
    found.name("name").map(|name| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::person;

    #[test]
    fn a_firm_behind_a_preposition_is_nobody() {
        let lead = "Paul Renan a fondé Cyclo en 2014. L'ancien ingénieur de Mora Trucks, 46 ans, s'explique.";
        assert_eq!(person(&[lead], &[], &[], None).as_deref(), Some("Paul Renan"));
    }

    #[test]
    fn somebody_is_introduced_by_what_they_are() {
        let lead = "Maud Ferrand, directrice de la médiathèque, explique son choix.";
        assert_eq!(person(&[lead], &[], &[], None).as_deref(), Some("Maud Ferrand"));
        assert_eq!(person(&[lead], &[], &[], Some("Maud Ferrand")), None);
        let two = "Maud Ferrand, libraire, et Paul Renan, éditeur, répondent.";
        assert_eq!(person(&[two], &[], &[], None), None);
        let behind = "Le portrait de Maud Ferrand, libraire.";
        assert_eq!(person(&[], &[behind], &[], None).as_deref(), Some("Maud Ferrand"));
    }

    #[test]
    fn whom_the_talk_is_about_does_not_answer() {
        let lead = "À la tête de la Cour, Hélène Aubrac dérange. Son rapport vise le président, Philippe Montagnac, 61 ans.";
        let asked = "Le président Montagnac vous accuse. Que répondez-vous ?";
        assert_eq!(person(&[lead], &[], &[asked], None).as_deref(), Some("Hélène Aubrac"));
        let called = "Hélène Aubrac, que répondez-vous ?";
        assert_eq!(person(&[lead], &[], &[asked, called], None).as_deref(), Some("Hélène Aubrac"));
    }

    #[test]
    fn a_headline_may_name_who_is_quoted() {
        let headline = "Inès Carvalho : « Le silence n'existe pas »";
        let lead = "La preneuse de son sort un disque. Rencontre à Marseille.";
        assert_eq!(person(&[lead], &[headline], &[], None).as_deref(), Some("Inès Carvalho"));
        let with = "Avec Momo Keïta, patron du Bidule, à Douarnenez";
        assert_eq!(person(&[with], &[], &[], None).as_deref(), Some("Momo Keïta"));
    }

    #[test]
    fn what_somebody_is_is_no_name() {
        let without = |name: &str| super::without_office(name.to_owned());
        assert_eq!(without("Bürgermeister Paul Lens"), "Paul Lens");
        for name in ["Institut Paul Lens", "Paul Lens", "Marie Julie Roy", "Mme Julie Roy"] {
            assert_eq!(without(name), name);
        }
    }

    #[test]
    fn a_hospital_answers_nothing() {
        let lead =
            "Gynécologue à l'hôpital Saint-Éloi de Montpellier, la docteure Inès Belkacem soigne des femmes.";
        assert_eq!(person(&[lead], &[], &[], None).as_deref(), Some("Inès Belkacem"));
    }
}
