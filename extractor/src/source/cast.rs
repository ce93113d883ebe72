//! Who takes part, as the text around a talk says: `Invité : Karim Roy (KR)`, `le maire, Hugo Roy`.

use super::introduced::NAME;
use super::transcript::Role;
use super::{label, words};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TITLE: &str = r"(?:M\.|Mme|Mlle|Monsieur|Madame|Me|Mgr|Dr\.?|Pr\.?|[Dd]octeure?|[Pp]rofesseure?|Maître|Mr\.?|Mrs\.?|Ms\.?|Herr|Frau|Prof\.?)";

/// A name at the beginning of a line, with a title or an article before it.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^\s*(?:(?:le|la|l['’]|the|der|die)\s?)?(?:{TITLE}\s)?(?P<name>{NAME})"))
});
/// What goes on behind a name that stands alone: more names, what they are, or nothing.
static ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:$|[,;(|–—·/&]|\.\s+\p{Lu}[^.:]{0,40}\s?:|(?:et|and|und)\s)"));
/// `Jeanne Roy (JR)`, `Ida Roy (im Chat: ida)`, `Die Redaktion (red)`
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<name>{NAME}|\p{{Lu}}\p{{L}}+)\s\((?:[^():,;]{{1,20}}:\s?)?(?P<alias>[^():,;\d]{{1,20}})\)"
    ))
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is constant")
}

/// Somebody of whom the text around says what part they have, or what they are called in the talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub name: String,
    pub part: Option<Role>,
    pub alias: Option<String>,
}

/// Whether a line is nothing but a name, and what its bearer is, or begins a list of names.
pub(super) fn is_name_alone(line: &str) -> bool {
    let Some(found) = BEGINS.captures(line) else { return false };
    let end = found.get(0).map_or(0, |m| m.end());
    ALONE.is_match(&line[end..])
}

/// The name that a description begins with: `Invité (Karim Roy, président)`.
pub(super) fn name_in(description: &str) -> Option<String> {
    let name = untitled(BEGINS.captures(description)?.name("name")?.as_str()).to_owned();
    label::is_name(&name).then_some(name)
}

/// Everybody whom these paragraphs tell of so.
pub(super) fn known(told: &[&str]) -> Vec<Known> {
    let mut found = Vec::new();
    for plain in told {
        for (colon, _) in plain.match_indices(':') {
            let before = plain[..colon].rsplit(['.', ';', '|', '·', '–', '—', '\n', ',', '(', '/']).next();
            let Some((part, many)) = before.and_then(|phrase| words::takes_part(&words::fold(phrase))) else {
                continue;
            };
            let names = names(&plain[colon + 1..], many).into_iter();
            found.extend(names.map(|name| Known { name, part: Some(part), alias: None }));
        }
        for called in CALLED.captures_iter(plain) {
            let (name, alias) = (untitled(&called["name"]).to_owned(), called["alias"].trim().to_owned());
            let part = words::takes_part(&words::fold(&alias)).map(|(part, _)| part);
            let part = part.or_else(|| words::takes_part(&words::fold(&name)).map(|(part, _)| part));
            found.push(Known { name, part, alias: Some(alias) });
        }
    }
    found
}

/// The name that follows a colon, or each of several.
fn names(behind: &str, many: bool) -> Vec<String> {
    let named = |piece: &str| {
        let name = untitled(BEGINS.captures(piece)?.name("name")?.as_str()).to_owned();
        label::is_name(&name).then_some(name)
    };
    if !many {
        return named(behind).into_iter().collect();
    }
    let line = behind.lines().next().unwrap_or_default();
    let line = line.split(':').next().unwrap_or_default();
    let line =
        [" et ", " and ", " und ", " sowie "].iter().fold(line.to_owned(), |l, and| l.replace(and, ", "));
    line.split([',', ';']).filter_map(named).collect()
}

/// `Me Solange Roy` without what she is called by.
pub(super) fn untitled(name: &str) -> &str {
    static TITLED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^{TITLE}\s+")));
    TITLED.find(name).map_or(name, |title| &name[title.end()..])
}

/// Whether `short` calls the person `full`: by the surname, by the first name, with a title or none.
pub(super) fn calls(short: &str, full: &str) -> bool {
    let (short, full) = (words::fold(untitled(short)), words::fold(untitled(full)));
    let (short, full): (Vec<&str>, Vec<&str>) = (short.split(' ').collect(), full.split(' ').collect());
    let long = short.iter().any(|word| word.len() > 1);
    long && short.len() < full.len() && (full.ends_with(&short) || short == full[..1])
}

/// Who is behind a label that only says what somebody is (`Le maire`, `M. le président`), where these paragraphs name one.
pub(super) fn holder(title: &str, told: &[&str]) -> Option<String> {
    let noun = office(title)?;
    let noun = regex::escape(&noun);
    let before = format!(r"(?i:\b{noun}\b)(?:[^.;:!?\n,]{{0,60}},)?\s(?:{TITLE}\s)?(?P<name>{NAME})");
    let after = format!(
        r"(?P<name>{NAME}),\s(?:(?:le|la|l['’]|son|sa|the|der|die)\s?)?(?:\p{{Ll}}+\s)?(?i:{noun})\b"
    );
    let mut names: BTreeSet<String> = BTreeSet::new();
    for form in [before, after] {
        let form = Regex::new(&form).ok()?;
        for found in told.iter().filter_map(|plain| form.captures(plain)) {
            names.insert(untitled(&found["name"]).to_owned());
        }
    }
    names.retain(|name| label::is_name(name));
    (names.len() == 1).then(|| names.pop_first()).flatten()
}

/// `maire` of `Monsieur le maire`, in small letters as it is written: what somebody is, behind an article.
pub(super) fn office(label: &str) -> Option<String> {
    let mut words: Vec<String> = label.split_whitespace().map(str::to_lowercase).collect();
    if words.len() > 1 && ["m.", "mme", "monsieur", "madame"].contains(&words[0].as_str()) {
        words.remove(0);
    }
    let phrase = words.join(" ");
    let articles = ["le ", "la ", "l'", "l’", "the ", "der ", "die "];
    let noun = articles.iter().find_map(|article| phrase.strip_prefix(article))?;
    let short = (1..=3).contains(&noun.split(' ').count()) && noun.chars().all(|c| !c.is_ascii_digit());
    (short && noun.chars().count() > 3).then(|| noun.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_who_takes_part() {
        let told = "Témoin : Jeanne Roy, née en 1950. Enquêteur : Paul Lens. Lieu : Lens.";
        let parts: Vec<_> = known(&[told]).into_iter().map(|k| (k.name, k.part)).collect();
        let expected = [("Jeanne Roy", Role::Interviewee), ("Paul Lens", Role::Interviewer)];
        assert_eq!(parts, expected.map(|(name, part)| (name.to_owned(), Some(part))));
        let told = "Moderator: Ruth Roy. Panelists: Dr. Ida Holm, geologist; Tom Lens, miller.";
        let names: Vec<_> = known(&[told]).into_iter().map(|k| k.name).collect();
        assert_eq!(names, ["Ruth Roy", "Ida Holm", "Tom Lens"]);
        let told = "Personne interrogée : Jeanne Roy (JR), couturière";
        let alias = known(&[told]).into_iter().find_map(|k| k.alias);
        assert_eq!(alias.as_deref(), Some("JR"));
    }

    #[test]
    fn tells_a_list_of_names_from_what_is_said() {
        for line in
            ["Ruth Roy. Guests: Tom Lens", "Ruth Roy", "le Dr Jeanne Roy, médecin", "Ruth Roy and Tom Lens"]
        {
            assert!(is_name_alone(line), "{line}");
        }
        for line in ["Ruth Roy is late.", "Bonjour Ruth Roy.", "Yes.", ""] {
            assert!(!is_name_alone(line), "{line}");
        }
    }

    #[test]
    fn finds_who_holds_an_office() {
        let told = ["Le maire, Hugo Roy, et sa jeune adjointe, Sonia Lens, sont là."];
        assert_eq!(holder("Le maire", &told).as_deref(), Some("Hugo Roy"));
        assert_eq!(holder("L'adjointe", &told).as_deref(), Some("Sonia Lens"));
        assert_eq!(holder("Le curé", &told), None);
        let told = ["Présidence de M. Yves Roy, président"];
        assert_eq!(holder("M. le président", &told).as_deref(), Some("Yves Roy"));
    }

    #[test]
    fn knows_who_is_called_how() {
        assert!(
            calls("Mme Roy", "Mme Jeanne Roy") && calls("Roy", "Jeanne Roy") && calls("Jeanne", "Jeanne Roy")
        );
        assert!(
            !calls("Jeanne Roy", "Jeanne Roy") && !calls("R", "Jeanne R") && !calls("Anne", "Jeanne Roy")
        );
    }
}
