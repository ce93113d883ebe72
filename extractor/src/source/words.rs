//! The word lists of the source step, all languages at once: a French interview may well stand on an
//! English page. The lists are the plain text files in `data/`.

use super::transcript::Role;
use deunicode::deunicode_char;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Lower-case ASCII words with single blanks between: `L’été, déjà ?` gives `l ete deja`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            match deunicode_char(c) {
                Some(ascii) => folded.extend(
                    ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()),
                ),
                None => folded.extend(c.to_lowercase()),
            }
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn entries(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn set(data: &'static str) -> HashSet<String> {
    entries(data).map(fold).collect()
}

/// Lines `class: phrase`, as folded phrases of that class.
fn class(data: &'static str, name: &str) -> HashSet<String> {
    entries(data)
        .filter_map(|line| line.split_once(':'))
        .filter(|(c, _)| *c == name)
        .map(|(_, p)| fold(p))
        .collect()
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $make:expr;)*) => {
        $($(#[$doc])* static $name: LazyLock<HashSet<String>> = LazyLock::new(|| $make);)*
    };
}

const LABELS: &str = include_str!("data/labels.txt");
const HEADINGS: &str = include_str!("data/headings.txt");
const FURNITURE: &str = include_str!("data/furniture.txt");

lists! {
    STAGE = set(include_str!("data/stage.txt"));
    ASKERS = class(LABELS, "asks");
    ANSWERERS = class(LABELS, "answers");
    HOSTS = class(LABELS, "hosts");
    GUESTS = class(LABELS, "guests");
    VOICES = class(LABELS, "voice");
    EDITORS = class(LABELS, "editor");
    NOT_SPEAKERS = class(LABELS, "no");
    LINKS = class(HEADINGS, "links");
    CONTENTS = class(HEADINGS, "contents");
    SECTIONS = class(HEADINGS, "section");
    INTRODUCTIONS = class(HEADINGS, "introduction");
    EXTRACTS = class(HEADINGS, "extract");
}

static REST: LazyLock<Vec<String>> = LazyLock::new(|| class(FURNITURE, "rest").into_iter().collect());
static STARTS: LazyLock<Vec<String>> = LazyLock::new(|| class(FURNITURE, "starts").into_iter().collect());
static HOLDS: LazyLock<Vec<String>> = LazyLock::new(|| class(FURNITURE, "holds").into_iter().collect());
static RUBRICS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = entries(FURNITURE).filter_map(|line| line.split_once(':'));
    lines.filter(|(class, _)| *class == "rubric").map(|(_, words)| words.trim().to_lowercase()).collect()
});
static NOTICES: LazyLock<HashSet<String>> = LazyLock::new(|| class(FURNITURE, "notice"));
static CREDITS: LazyLock<Vec<String>> = LazyLock::new(|| class(FURNITURE, "credit").into_iter().collect());

/// A word of stage directions: `rires`, `applause`.
pub(super) fn is_stage(folded: &str) -> bool {
    STAGE.contains(folded)
}

/// The mark of an editor's insertion: `NDLR`, `Editor's note`.
pub(super) fn is_editor(text: &str) -> bool {
    EDITORS.contains(&fold(text))
}

/// A label that says its bearer asks (`Q`, `Question`, `Moderatorin`).
pub(super) fn asks(folded: &str) -> bool {
    ASKERS.contains(folded)
}

/// What part folded words before a colon give somebody (`enquêteur`, `au micro`, `invitée du jour`), and whether to several.
pub(super) fn takes_part(folded: &str) -> Option<(Role, bool)> {
    const BEHIND: &[&str] = &[
        " du jour",
        " de la semaine",
        " du mois",
        " de l episode",
        " of the week",
        " des tages",
        " der woche",
    ];
    let folded = folded.trim();
    let folded = BEHIND.iter().find_map(|behind| folded.strip_suffix(behind)).unwrap_or(folded);
    const SEVERAL: &[&str] = &[
        "panel",
        "podium",
        "gaste",
        "mit",
        "with",
        "avec",
        "moderation",
        "es fragen",
        "au micro",
        "presentation",
    ];
    let several = folded.ends_with('s') || SEVERAL.contains(&folded);
    match () {
        () if folded.len() < 2 => None,
        () if HOSTS.contains(folded) || asks(folded) => Some((Role::Interviewer, several)),
        () if GUESTS.contains(folded) || answers(folded) => Some((Role::Interviewee, several)),
        () => None,
    }
}

/// A label that says its bearer answers (`R`, `Antwort`).
pub(super) fn answers(folded: &str) -> bool {
    ANSWERERS.contains(folded)
}

/// Whether folded words speak to somebody: `vous`, `vos`, `Sie`. English `you` may mean anybody.
pub(super) fn addresses(folded: &str) -> bool {
    folded.split(' ').any(|word| matches!(word, "vous" | "votre" | "vos" | "ihnen" | "ihre" | "ihren"))
}

/// Whether folded words speak to a friend: `tu`, `t'` (but not the `t` of `a-t-il`), `dein`.
pub(super) fn is_familiar(folded: &str) -> bool {
    let words = ["tu", "te", "toi", "ton", "ta", "tes", "dich", "dir", "dein", "deine", "your"];
    let all: Vec<&str> = folded.split(' ').collect();
    let elided = |pair: &[&str]| pair[0] == "t" && !matches!(pair[1], "il" | "elle" | "on" | "ils" | "elles");
    all.iter().any(|word| words.contains(word)) || all.windows(2).any(elided)
}

/// Whether folded words begin by asking somebody to tell (`racontez-nous vos débuts`, `dis-moi`).
pub(super) fn requests(folded: &str) -> bool {
    const VERBS: &[&str] = &[
        "parl", "racont", "expliqu", "rappel", "present", "decriv", "resum", "donn", "detaill", "confi",
        "cit", "precis",
    ];
    let mut words = folded.split(' ').skip_while(|word| matches!(*word, "alors" | "et" | "mais" | "donc"));
    let (verb, whom) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let told = |verb: &str| {
        let stem = verb.strip_suffix("ez").or_else(|| verb.strip_suffix('e')).unwrap_or_default();
        VERBS.contains(&stem) || matches!(verb, "dites" | "dis" | "decris")
    };
    told(verb) && matches!(whom, "nous" | "moi")
}

/// Whether folded words speak of who says them.
pub(super) fn speaks_of_oneself(folded: &str) -> bool {
    let own = [
        "je", "j", "me", "moi", "mon", "ma", "mes", "nous", "notre", "nos", "i", "my", "we", "our", "ich",
        "mir", "mich", "mein", "meine", "wir", "uns", "unser", "unsere",
    ];
    folded.split(' ').any(|word| own.contains(&word))
}

/// Whether folded words speak of one who says them.
pub(super) fn says_i(folded: &str) -> bool {
    let own = ["je", "j", "me", "moi", "mon", "ma", "mes", "i", "my", "ich", "mir", "mich", "mein", "meine"];
    folded.split(' ').any(|word| own.contains(&word))
}

/// Whether a short line goes on with what was asked before: `Et maintenant`, `And now`.
pub(super) fn goes_on(folded: &str) -> bool {
    let mut words = folded.split(' ');
    matches!(words.next(), Some("et" | "and" | "und")) && (1..=5).contains(&words.count())
}

/// Whether folded words say that somebody's words were taken down: `propos recueillis par`.
pub(super) fn takes_down(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "recueilli par",
        "recueillis par",
        "recueillie par",
        "as told to",
        "aufgezeichnet von",
        "protokolliert von",
    ];
    WORDS.iter().any(|words| folded.contains(words))
}

/// Whether folded words say that the author met whoever speaks: `nous l'avons rencontrée`, `entretien`.
pub(super) fn meets(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "nous l avons rencontre",
        "nous avons rencontre",
        "nous a recu",
        "nous a recus",
        "entretien",
        "interview",
        "temoignage",
        "we met her",
        "we met him",
        "we spoke to",
        "told us",
        "wir trafen",
        "wir haben sie getroffen",
        "wir haben ihn getroffen",
        "protokoll",
    ];
    let padded = format!(" {folded} ");
    WORDS.iter().any(|words| padded.contains(&format!(" {words}")))
}

/// A label of somebody without a name, number apart (`Speaker 1`, `Publikum`).
pub(super) fn is_voice(folded: &str) -> bool {
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let bare = bare.rsplit_once(' ').filter(|(_, last)| last.len() == 1).map_or(bare, |(head, _)| head);
    VOICES.contains(bare)
}

/// A word before a colon that is no speaker (`Note`, `Exemple`, `Fazit`).
pub(super) fn is_no_speaker(folded: &str) -> bool {
    NOT_SPEAKERS.contains(folded)
        || folded.split_once(' ').is_some_and(|(first, _)| NOT_SPEAKERS.contains(first) && first.len() > 3)
}

/// What a well-known heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// Links to other pages.
    Links,
    /// A table of contents.
    Contents,
    /// The interviewer's introduction.
    Introduction,
    /// A foretaste of an answer.
    Extract,
    /// Any other part of a text; never a question.
    Section,
}

/// What a heading announces, where it is a well-known one.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let folded = fold(text);
    [
        (&LINKS, Heading::Links),
        (&CONTENTS, Heading::Contents),
        (&INTRODUCTIONS, Heading::Introduction),
        (&EXTRACTS, Heading::Extract),
        (&SECTIONS, Heading::Section),
    ]
    .into_iter()
    .find(|(list, _)| list.contains(&folded))
    .map(|(_, kind)| kind)
}

/// Whether everything from this line on is furniture (`Vous aimerez aussi`).
pub(super) fn opens_rest(folded: &str) -> bool {
    folded.len() < 90 && starts_with_any(folded, &REST)
}

/// How many bytes the label of a rubric takes before what a paragraph says: `l'essentiel La gare ferme`, `ENTRETIEN. La gare
/// ferme`.
pub(super) fn rubric(plain: &str) -> usize {
    let low = plain.to_lowercase().replace('’', "'");
    let found = RUBRICS.iter().filter(|words| low.starts_with(words.as_str()));
    let ends = found.filter_map(|words| {
        let head: String = plain.chars().take(words.chars().count()).collect();
        let behind = &plain[head.len()..];
        let said = behind.trim_start_matches(|c: char| c.is_whitespace() || ".:|–—-".contains(c));
        let shouted = !head.chars().any(char::is_lowercase);
        let marked = behind.trim_start().starts_with(['.', ':', '|', '–', '—', '-']);
        let begins = said.starts_with(|c: char| c.is_uppercase() || "«“\"".contains(c));
        let apart = said.len() < behind.len() && (shouted && marked || words.contains("essentiel"));
        (apart && begins).then(|| plain.len() - said.len())
    });
    ends.max().unwrap_or(0)
}

/// Whether this paragraph begins as page furniture does (`Abonnez-vous à …`).
pub(super) fn starts_furniture(folded: &str) -> bool {
    starts_with_any(folded, &STARTS)
}

/// Whether this paragraph holds words that only legal notices and licences hold.
pub(super) fn holds_notice(folded: &str) -> bool {
    HOLDS.iter().any(|phrase| folded.contains(phrase.as_str()))
}

/// Whether the words before a colon or a dash announce something of the editor's behind a talk: `Photos`, `À noter`.
pub(super) fn is_notice(folded: &str) -> bool {
    NOTICES.contains(folded)
}

/// Whether the words in brackets say that a box or a picture stands there: `Encadré`, `Photo`.
pub(super) fn is_box(folded: &str) -> bool {
    matches!(folded, "encadre" | "repere" | "reperes" | "chiffres" | "box" | "kasten" | "infobox" | "info")
        || matches!(folded, "photo" | "image" | "illustration" | "legende" | "caption" | "bild" | "foto")
}

/// Whether folded words thank somebody: `merci à`.
pub(super) fn thanks(folded: &str) -> bool {
    ["merci a", "un grand merci a", "thanks to", "with thanks to", "danke an", "vielen dank an"]
        .iter()
        .any(|words| starts_with_phrase(folded, words))
}

/// The phrase that announces who asked or wrote (`Propos recueillis par`), where the text begins with it.
pub(super) fn credit(folded: &str) -> Option<&'static str> {
    CREDITS.iter().filter(|p| starts_with_phrase(folded, p)).max_by_key(|p| p.len()).map(String::as_str)
}

fn starts_with_any(folded: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| starts_with_phrase(folded, phrase))
}

fn starts_with_phrase(folded: &str, phrase: &str) -> bool {
    folded.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a label is the initials of a name: `C.F.` or `CF` of `Claire Fontaine`.
pub(super) fn are_initials_of(short: &str, name: &str) -> bool {
    let parts: Vec<&str> = name.split([' ', '-']).filter(|part| !part.is_empty()).collect();
    let letters: String = short.chars().filter(|c| c.is_uppercase()).collect();
    let initials = |of: &[&str]| of.iter().filter_map(|part| part.chars().next()).collect::<String>();
    let capitals: Vec<&str> =
        parts.iter().copied().filter(|part| part.starts_with(char::is_uppercase)).collect();
    parts.len() > 1
        && letters.chars().count() > 1
        && short.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' ' | '-'))
        && name.chars().any(char::is_lowercase)
        && [initials(&parts), initials(&capitals)].contains(&letters)
}

/// Whether a label is one letter, with which a name begins: `H` of `Hebdo`, `A.` of `Anne Roy`.
pub(super) fn is_initial_of(short: &str, name: &str) -> bool {
    let mut letters = short.trim_end_matches('.').chars();
    let first = letters.next().filter(|c| c.is_uppercase());
    first.is_some() && letters.next().is_none() && name.chars().count() > 2 && name.chars().next() == first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_to_plain_words() {
        assert_eq!(fold("  L’été, déjà — ou jamais ?! 🎉"), "l ete deja ou jamais");
        assert_eq!(fold("Straße"), "strasse");
    }

    #[test]
    fn knows_initials() {
        for short in ["C.F.", "CF", "C. F."] {
            assert!(are_initials_of(short, "Claire Fontaine"), "{short}");
        }
        assert!(are_initials_of("J.-P.R.", "Jean-Pierre Roy") && are_initials_of("AL", "Anne de Lens"));
        for (short, name) in
            [("C", "Claire Fontaine"), ("C.F.", "C.F."), ("Roy", "Anne Roy"), ("CR", "Claire Fontaine")]
        {
            assert!(!are_initials_of(short, name), "{short} of {name}");
        }
    }

    #[test]
    fn knows_labels_headings_and_furniture() {
        assert!(asks("question") && answers("antwort") && is_voice("speaker 2") && is_voice("sprecherin b"));
        assert!(is_no_speaker("note") && is_no_speaker("exemple concret") && !is_no_speaker("marie"));
        assert_eq!(heading("❓ En savoir plus"), Some(Heading::Links));
        assert!(opens_rest("vous aimerez peut etre aussi") && !opens_rest("vous aimerez ce livre"));
        assert!(holds_notice("c 2024 le canard tous droits reserves"));
        assert_eq!(credit("propos recueillis par anne martin"), Some("propos recueillis par"));
    }
}
