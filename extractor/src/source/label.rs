//! Speaker labels: `Name : text`, `NAME: text`, `**Name** (outlet): text`, `Q. text`, `Name` on its own line.

use super::block::{Block, Emphasis};
use super::{line, runin, words};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What could be a label, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The folded name, by which turns of one speaker are brought together.
    pub key: String,
    /// The name.
    pub name: Range<usize>,
    /// What stands between name and colon (`, mayor of Lille`).
    pub description: Option<Range<usize>>,
    /// Where what is said begins; the block's end where the label stands alone.
    pub body: usize,
    /// How sure its form makes it.
    pub form: Form,
}

/// The form of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A well-known role: `Q`, `Moderator`, `Speaker 1`.
    Role,
    /// Looks like a name.
    Name,
    /// Any other word or two before a colon.
    Words,
    /// A name before a dash, as datelines have too.
    Dashed,
    /// A name that nothing but bold letters or angle brackets set apart.
    SetApart,
    /// A short line of its own, without a colon.
    Alone,
}

/// A time before a label, and the day before it, as chats have it (`[12/03/2024, 18:04:11]`).
const TIME: &str = r"(?:[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s*[-–—]?\s*)?";

static COLON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        "^{TIME}(?P<name>[^\\s:.,?!;…«»\"“”()\\[\\]][^:,?!;…«»\"“”()\\[\\]]{{0,49}}?)\
         (?:\\s*[(\\[](?P<paren>[^)\\]]{{1,80}})[)\\]]|,\\s(?P<comma>[^:?!«»\"“”]{{2,90}}?))?\
         \\s*(?P<sep>:|：|\\.?\\s[–—]|\\.\\s?[–—-])(?:\\s+|$)"
    ))
    .expect("the pattern is constant")
});
static LETTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^{TIME}(?P<name>[QRAF])\s?\d{{0,3}}\s*[.:)–—-]\s*(?P<rest>\S|$)"))
        .expect("the pattern is constant")
});
/// `LN- Oui.`: a few capitals before a hyphen.
static HYPHENED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<name>\p{Lu}{1,4})\s?[-–—]\s+(?P<rest>\S)").expect("the pattern is constant")
});
static TIMED_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<name>[^\d:?!.;]{2,40}?)\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$")
        .expect("the pattern is constant")
});

/// `<anne> oui`, as chats have it, and `<v Anne Roy>oui`, as captions do.
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^{TIME}<(?:(?:v|v\.[\w.]+)\s+(?P<voice>[^<>\n]{{1,50}})>\s*|[@+%~&]?(?P<nick>[^<>\s/!][^<>\n/]{{0,30}})>\s+)"))
        .expect("the pattern is constant")
});
/// `JUDITH ROY. Oui.`, and `Judith Roy` before a tabulator.
static CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^{TIME}(?:(?P<capitals>\p{{Lu}}[\p{{Lu}}'’-]*\p{{Lu}}(?: \p{{Lu}}[\p{{Lu}}'’-]*\p{{Lu}}){{0,3}})\.\s+|(?P<cell>[^\t\n:?!]{{1,40}}?)\s*\t\s*)(?P<rest>\S)"
    ))
    .expect("the pattern is constant")
});
/// Names of tags, which no chat uses for people.
const TAGS: &str = "a abbr article aside audio b big blockquote body br button caption center cite code dd del details \
    div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe \
    img input ins kbd label li link main mark meta nav object ol p path picture pre q s samp script \
    section small source span strike strong style sub summary sup svg table tbody td template tfoot th \
    thead time title tr track tt u ul var video wbr";

/// Whether a line could begin a turn, so that it is not joined to the line before.
pub(super) fn may_be_label(line: &str) -> bool {
    if BRACKETED.is_match(line) {
        return true;
    }
    let head: String = line.chars().filter(|c| !matches!(c, '*' | '_')).take(160).collect();
    LETTER.is_match(&head)
        || HYPHENED.is_match(&head)
        || COLON.captures(&head).is_some_and(|m| {
            let name = &m["name"];
            words::asks(&words::fold(name)) || words::answers(&words::fold(name)) || is_name(name)
        })
}

/// The label a block begins with, where it could be one.
pub(super) fn read(text: &str, block: &Block) -> Option<Label> {
    if let Some(label) = bracketed(text, block).or_else(|| set_apart(text, block)) {
        return Some(label);
    }
    let (head, places) = plain_head(text, block);
    if let Some(label) = capitals(&head, &places) {
        return Some(label);
    }
    let at = |index: usize| places.get(index).copied().unwrap_or(block.span.end);
    let range = |r: Range<usize>| at(r.start)..at(r.end - 1) + 1;
    let colon = COLON.captures(&head);
    let initials = colon.as_ref().is_some_and(|m| begins_with_initial(&m["name"], text));
    if let Some(m) = LETTER.captures(&head).filter(|_| !initials) {
        let name = m.name("name")?.range();
        let body = m.name("rest")?.start();
        return Some(Label {
            key: words::fold(&head[name.clone()]),
            name: range(name),
            description: None,
            body: at(body),
            form: Form::Role,
        });
    }
    if let Some(label) = colon.is_none().then(|| hyphened(&head, &places)).flatten() {
        return Some(label);
    }
    let m = colon?;
    let name = m.name("name")?;
    let name = name.start()
        ..name.start() + name.as_str().trim_end().trim_end_matches(['–', '—', '-']).trim_end().len();
    let key = key_of(&head[name.clone()]);
    if key.is_empty() || words::is_no_speaker(&key) && !are_somebodys_initials(&head[name.clone()], text) {
        return None;
    }
    let dashed = !m["sep"].contains([':', '：']);
    let form = match () {
        () if words::asks(&key) || words::answers(&key) || words::is_voice(&key) => Form::Role,
        () if dashed => Form::Dashed,
        () if is_name(&head[name.clone()]) => Form::Name,
        () if key.split(' ').count() <= 3 || m.name("comma").is_none() && is_called(&head[name.clone()]) => {
            Form::Words
        }
        () => return None,
    };
    if dashed && !is_called(&head[name.clone()]) && form != Form::Role {
        return None;
    }
    let extra = m.name("paren").or(m.name("comma")).filter(|d| d.as_str().chars().any(char::is_alphabetic));
    Some(Label {
        key,
        name: range(name),
        description: extra.map(|d| range(d.range())),
        body: at(m.get(0)?.end()),
        form,
    })
}

/// `CC :` of Claire Colin, where a letter has `Cc:`: capitals that come before a colon again, of a name in the text.
fn are_somebodys_initials(letters: &str, text: &str) -> bool {
    let again = |colon: &str| text.matches(&format!("{letters}{colon}")).count();
    let capitals = letters.chars().all(char::is_uppercase);
    let words = || text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    capitals
        && again(":") + again(" :") + again("\u{a0}:") > 1
        && words().zip(words().skip(1)).any(|(first, last)| {
            words::are_initials_of(letters, &format!("{first} {last}")) && is_name(first) && is_name(last)
        })
}

/// `LN- Oui.`: a few capitals before a hyphen.
fn hyphened(head: &str, places: &[usize]) -> Option<Label> {
    let found = HYPHENED.captures(head)?;
    let (name, rest) = (found.name("name")?, found.name("rest")?);
    let key = words::fold(name.as_str());
    let body = *places.get(rest.start())?;
    let name = places[name.start()]..places[name.end() - 1] + 1;
    (!words::is_no_speaker(&key)).then_some(Label { key, name, description: None, body, form: Form::Dashed })
}

/// What brings turns of one speaker together: the folded name, `M. le président` like `Le président`.
fn key_of(name: &str) -> String {
    let folded = words::fold(name);
    let titled = ["m ", "mme ", "monsieur ", "madame ", "mr ", "mrs ", "madam "]
        .iter()
        .find_map(|t| folded.strip_prefix(t));
    titled
        .filter(|rest| ["le ", "la ", "l "].iter().any(|a| rest.starts_with(a)))
        .map_or(folded.clone(), str::to_owned)
}

/// `<anne> oui`: the name in the brackets before the block, or at its beginning.
fn bracketed(text: &str, block: &Block) -> Option<Label> {
    let start = text[..block.span.start].rfind('\n').map_or(0, |at| at + 1);
    let start =
        start + text[start..block.span.start].len() - text[start..block.span.start].trim_start().len();
    let found = BRACKETED.captures(&text[start..block.span.end])?;
    let name = found.name("voice").or(found.name("nick"))?;
    let key = words::fold(name.as_str());
    let first = name.as_str().split(' ').next().unwrap_or_default().to_ascii_lowercase();
    let tag = found.name("nick").is_some() && TAGS.split(' ').any(|tag| tag == first);
    let body = start + found.get(0)?.end();
    let form = form_of(&key);
    (!tag && !key.is_empty() && body >= block.span.start && body <= block.span.end).then(|| Label {
        key,
        name: start + name.start()..start + name.end(),
        description: None,
        body,
        form,
    })
}

/// `JUDITH ROY. Oui.`: a name in capitals as a sentence of its own, or in a column of its own.
fn capitals(head: &str, places: &[usize]) -> Option<Label> {
    let found = CAPITALS.captures(head)?;
    let name = found.name("capitals").or(found.name("cell"))?;
    let key = key_of(name.as_str());
    let long = name.as_str().split(['-', ' ']).any(|word| word.chars().count() > 2);
    if !long || words::is_no_speaker(&key) || !is_called(name.as_str()) && !words::asks(&key) {
        return None;
    }
    let rest = found.name("rest").filter(|rest| !matches!(rest.as_str(), "–" | "—" | "-" | ":"))?;
    let body = places[rest.start()];
    let form = form_of(&key);
    Some(Label { key, name: places[name.start()]..places[name.end() - 1] + 1, description: None, body, form })
}

/// The form of a label that nothing but its looks makes one.
fn form_of(key: &str) -> Form {
    if words::asks(key) || words::answers(key) || words::is_voice(key) { Form::Role } else { Form::SetApart }
}

/// `**Anne Roy** Oui.`, `**Mme Roy, maire.** Oui.`: a name in bold before what is said, without a colon.
fn set_apart(text: &str, block: &Block) -> Option<Label> {
    let (head, body, emphasis) = runin::emphasised(text, block)?;
    let words_in = &text[head.clone()];
    let closing = |c: char| c.is_whitespace() || matches!(c, '.' | '–' | '—' | '-');
    let bare = words_in.trim_end_matches(closing);
    let rest = text[body..block.span.end]
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '-'));
    let (name, description) = match bare.find(", ") {
        Some(at) => (&bare[..at], Some(head.start + at + 2..head.start + bare.len())),
        None => (bare, None),
    };
    let initials = words_in.ends_with('.') && name.len() <= 2;
    // `**Anne Roy** (Le Midi) : Oui.`
    let behind = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest);
    if emphasis != Emphasis::Bold
        || bare.ends_with([':', '：'])
        || behind.is_empty()
        || rest.starts_with(',')
        || behind.trim_start().starts_with(char::is_lowercase)
        || behind.trim_start().starts_with([':', '：', '–', '—'])
        || !(is_called(name) || initials)
    {
        return None;
    }
    let key = key_of(name);
    if key.is_empty() || words::is_no_speaker(&key) || line::ends_question(name) || words::is_editor(name) {
        return None;
    }
    let form = form_of(&key);
    let body = block.span.end - rest.len();
    Some(Label { key, name: head.start..head.start + name.len(), description, body, form })
}

/// Whether the words name somebody: a name, or what they are behind a title or an article (`M. le président`,
/// `Les élèves de CM2`).
fn is_called(name: &str) -> bool {
    const TITLES: &str = "m mm mme mmes mlle monsieur madame me mgr dr pr le la les l un une plusieurs the mr mrs ms sir lord \
         der die das herr frau ein eine";
    let folded = words::fold(name);
    let first = folded.split(' ').next().unwrap_or_default();
    let titled =
        TITLES.split(' ').any(|title| title == first) && (2..=6).contains(&folded.split(' ').count());
    let written =
        name.starts_with(char::is_uppercase) && !name.contains(['?', '!', '«', '»', '"', ':', ';', '\n']);
    is_name(name) || (titled && written)
}

/// `A. C. :`, `A. Roy :`: a name that begins with an initial, no `R.` for an answer. A surname behind the initial must
/// come again.
fn begins_with_initial(name: &str, text: &str) -> bool {
    // `R`, `R.J.`, `J.-P.`
    let initial = |part: &str| {
        let mut letters = part.split(['.', '-']).filter(|piece| !piece.is_empty()).peekable();
        letters.peek().is_some()
            && letters.all(|piece| piece.chars().count() == 1 && piece.chars().all(char::is_uppercase))
    };
    let mut parts = name.split_whitespace();
    let (first, rest): (_, Vec<&str>) = (parts.next().unwrap_or_default(), parts.collect());
    let several = first.chars().filter(|c| c.is_uppercase()).count() > 1;
    first.ends_with('.')
        && initial(first)
        && (several || !rest.is_empty())
        && (rest.iter().all(|part| initial(part))
            || is_name(name)
                && text.matches(name).count() > 1
                && rest.iter().all(|part| part.chars().count() > 3))
}

/// A block that is nothing but a name, as on a line of its own above what is said.
pub(super) fn alone(text: &str, block: &Block) -> Option<Label> {
    if block.span.len() > 80 {
        return None;
    }
    let plain = &text[block.span.clone()];
    let name = TIMED_NAME.captures(plain).and_then(|m| m.name("name")).map_or(plain, |m| m.as_str());
    let key = words::fold(name);
    if !is_name(name) || words::is_no_speaker(&key) || words::heading(name).is_some() {
        return None;
    }
    let end = block.span.start + name.len();
    Some(Label {
        key,
        name: block.span.start..end,
        description: None,
        body: block.span.end,
        form: Form::Alone,
    })
}

/// The first characters of a block without marks, and where each of their bytes stands in the text.
fn plain_head(text: &str, block: &Block) -> (String, Vec<usize>) {
    let mut head = String::new();
    let mut places = Vec::new();
    let mut marks = block.marks.iter().peekable();
    for (offset, c) in text[block.span.clone()].char_indices() {
        let at = block.span.start + offset;
        while marks.peek().is_some_and(|m| m.end <= at) {
            marks.next();
        }
        if marks.peek().is_some_and(|m| m.contains(&at)) {
            continue;
        }
        if head.len() >= 240 || (c == '\n' && !head.is_empty()) {
            break;
        }
        head.push(c);
        places.extend((0..c.len_utf8()).map(|byte| at + byte));
    }
    (head, places)
}

const PARTICLES: &[&str] = &[
    "de", "du", "des", "d", "la", "le", "les", "von", "van", "der", "den", "di", "da", "del", "et", "and",
    "und", "&", "dos", "el", "al", "bin", "ben", "ten", "zu", "of", "y", "e", "the", "l",
];

/// Whether the words look like a name: one to five words with capitals or numbers, particles between. In a script
/// without capitals, any word does.
pub(super) fn is_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@' && c != '#');
        let word =
            ["d'", "d’", "l'", "l’", "D'", "D’"].iter().find_map(|p| word.strip_prefix(p)).unwrap_or(word);
        word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() || c.is_ascii_digit())
            || word.chars().skip(1).any(char::is_uppercase)
            || word.starts_with('@')
    };
    let first_letter = text.chars().any(char::is_alphabetic);
    (1..=5).contains(&parts.len())
        && first_letter
        && parts.first().is_some_and(|w| capital(w) && !w.ends_with('.') || w.len() <= 4 && capital(w))
        && parts.last().is_some_and(|w| capital(w))
        && parts.iter().all(|w| capital(w) || PARTICLES.contains(&w.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;

    fn of(text: &str) -> Option<(String, String, Form)> {
        let block = blocks(text).into_iter().next()?;
        let label = read(text, &block)?;
        let body = text[label.body.min(block.span.end)..block.span.end].to_owned();
        Some((text[label.name].to_owned(), body, label.form))
    }

    #[test]
    fn reads_labels_in_common_hands() {
        for (text, name, body, form) in [
            ("Anne : Bonjour.", "Anne", "Bonjour.", Form::Name),
            ("Anne\u{a0}: Bonjour.", "Anne", "Bonjour.", Form::Name),
            ("ANNE MARTIN: Hello.", "ANNE MARTIN", "Hello.", Form::Name),
            ("**Anne Martin :** Oui.", "Anne Martin", "Oui.", Form::Name),
            ("**Anne**: Oui.", "Anne", "Oui.", Form::Name),
            ("**A. C. :** Oui.", "A. C.", "Oui.", Form::Name),
            ("R. C. : Oui.", "R. C.", "Oui.", Form::Name),
            ("Q. Pourquoi ?", "Q", "Pourquoi ?", Form::Role),
            ("R : Parce que.", "R", "Parce que.", Form::Role),
            ("[00:12:03] Speaker 1: Yes.", "Speaker 1", "Yes.", Form::Role),
            ("Le Monde. – Et vous ?", "Le Monde", "Et vous ?", Form::Dashed),
            ("Jean-Luc d'Arras (00:03): Oui.", "Jean-Luc d'Arras", "Oui.", Form::Name),
            ("Paul Roy, maire de Lens : Non.", "Paul Roy", "Non.", Form::Name),
            ("René: Oui.", "René", "Oui.", Form::Name),
            ("سارة: نعم.", "سارة", "نعم.", Form::Name),
            ("משה כהן: כן.", "משה כהן", "כן.", Form::Name),
            ("maman : Viens.", "maman", "Viens.", Form::Words),
        ] {
            assert_eq!(of(text), Some((name.into(), body.into(), form)), "{text}");
        }
    }

    #[test]
    fn initials_of_somebody_are_no_header_of_a_letter() {
        let (talk, letter) = ("CC : Oui.\n\nCC : Claire Colin, c'est moi.", "Cc : Oui.\n\nCc : Claire Colin");
        assert_eq!(of(talk), Some(("CC".into(), "Oui.".into(), Form::Name)));
        assert_eq!(of(letter), None);
    }

    #[test]
    fn leaves_other_colons_alone() {
        for text in [
            "Note: this is late.",
            "Le problème avec tout cela, c'est : rien.",
            "Voici donc ce que disait le maire : rien.",
            "https://a.example",
            "À 6:30 du matin.",
            "Quoi ? Rien : rien.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
