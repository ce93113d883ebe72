//! [`Paradigms`]: which lemmas a form can belong to, read from tables of endings.
//!
//! A table (`data/{language}/*_forms.txt`) has a line for each way of inflecting words:
//!
//! ```text
//! @mute = e es ent                     a set of endings, for use in what follows
//! t|enir v|enir : enir iens ienn@mute  words in -tenir and -venir: the part after the bar gives way to these
//! =|aller : vais va ir@fut             `=`: this word alone, not those that end as it does
//! + |find : found                      `+`: forms besides those of the line that covers the word otherwise
//! * |ien : ienne iennes                `*`: good for words nobody has listed, too
//! ```
//!
//! `prefix@set` stands for the prefix before each ending of the set, `_` for no ending. Without `+` the line with
//! the longest end of a word covers it and all others are out. An ending after `^` is a participle's, which
//! German writes with *ge-* before the stem or without. Tables of endings were chosen over full lists of forms
//! because they cover every derived word and stay readable.

use std::collections::{HashMap, HashSet};

/// What one line says of one end of words.
#[derive(Debug)]
struct Class {
    /// What stands before the bar, which every form keeps.
    stem: String,
    /// What stands after the bar, which the endings replace.
    ending: String,
    whole: bool,
    adds: bool,
    productive: bool,
}

impl Class {
    fn key(&self) -> String {
        format!("{}{}{}", if self.whole { "=" } else { "" }, self.stem, self.ending)
    }

    fn lemma(&self, head: &str) -> Option<String> {
        let fits = if self.whole { head == self.stem } else { head.ends_with(&self.stem) };
        fits.then(|| format!("{head}{}", self.ending)).filter(|lemma| !lemma.is_empty())
    }
}

/// The tables of one kind of words in one language.
#[derive(Debug, Default)]
pub(super) struct Paradigms {
    sets: HashMap<String, Vec<String>>,
    classes: Vec<Class>,
    /// The ends of words that a line without `+` or `*` covers.
    covered: HashSet<String>,
    /// The classes of each ending.
    endings: HashMap<String, Vec<usize>>,
}

impl Paradigms {
    /// Read a table; a line that is not written as one is passed over.
    pub(super) fn parse(text: &str) -> Self {
        let mut table = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, items)) = line.strip_prefix('@').and_then(|set| set.split_once('=')) {
                let items = table.expand(items);
                table.sets.insert(name.trim().to_owned(), items);
            } else if let Some((words, items)) = line.split_once(':') {
                table.push(words, &table.expand(items));
            }
        }
        table
    }

    /// The endings of a set by its name; none where the table does not have it.
    pub(super) fn set(&self, name: &str) -> &[String] {
        self.sets.get(name).map_or(&[], Vec::as_slice)
    }

    fn expand(&self, items: &str) -> Vec<String> {
        let ending = |item: &str| if item == "_" { String::new() } else { item.to_owned() };
        let each = |item: &str| match item.split_once('@') {
            Some((prefix, set)) => self.set(set).iter().map(|end| format!("{prefix}{end}")).collect(),
            None => vec![ending(item)],
        };
        items.split_whitespace().flat_map(each).collect()
    }

    fn push(&mut self, words: &str, endings: &[String]) {
        let (mut adds, mut productive) = (false, false);
        for word in words.split_whitespace() {
            match word {
                "+" => adds = true,
                "*" => productive = true,
                _ => {
                    let whole = word.starts_with('=');
                    let Some((stem, ending)) = word.trim_start_matches('=').split_once('|') else { continue };
                    let (stem, ending) = (stem.to_owned(), ending.to_owned());
                    let class = Class { stem, ending, whole, adds, productive };
                    if !adds && !productive {
                        self.covered.insert(class.key());
                    }
                    for ending in endings {
                        self.endings.entry(ending.clone()).or_default().push(self.classes.len());
                    }
                    self.classes.push(class);
                }
            }
        }
    }

    /// The lemmas that `form` is a form of and that `known` knows, each once.
    pub(super) fn lemmas(&self, form: &str, mark: &str, known: impl Fn(&str) -> bool) -> Vec<String> {
        let mut found = Vec::new();
        for (class, lemma) in self.readings(form, mark) {
            if !found.contains(&lemma) && known(&lemma) && (class.adds || self.covers(class, &lemma)) {
                found.push(lemma);
            }
        }
        found
    }

    /// The lemma of a form that only lines marked as productive are asked about: the longest ending decides.
    pub(super) fn guess(&self, form: &str) -> Option<String> {
        let readings = self.readings(form, "").filter(|(class, _)| class.productive);
        readings.map(|(_, lemma)| lemma).find(|lemma| lemma.chars().count() > 2)
    }

    /// Every class and lemma that would give the form, the longest ending first.
    fn readings<'a>(&'a self, form: &'a str, mark: &'a str) -> impl Iterator<Item = (&'a Class, String)> {
        let cuts = form.char_indices().map(|(at, _)| at).chain([form.len()]);
        cuts.flat_map(move |at| {
            let (head, tail) = form.split_at(at);
            let classes = self.endings.get(&format!("{mark}{tail}")).map_or(&[][..], Vec::as_slice);
            classes.iter().filter_map(move |&class| {
                let class = &self.classes[class];
                Some((class, class.lemma(head)?))
            })
        })
    }

    /// Whether no line with a longer end covers the lemma.
    fn covers(&self, class: &Class, lemma: &str) -> bool {
        let own = class.key();
        if self.covered.contains(&format!("={lemma}")) {
            return class.whole;
        }
        let ends = lemma.char_indices().map(|(at, _)| &lemma[at..]).chain([""]);
        ends.into_iter().find(|end| self.covered.contains(*end)) == Some(own.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Paradigms;

    const TABLE: &str = "@mute = e es ent\n\
        |er : er ons @mute\n\
        t|enir v|enir : enir iens ienn@mute\n\
        |ir : ir it\n\
        + |ir : ois\n\
        =|aller : aller va\n\
        * |ien : ienne\n\
        t|un : ^an";

    fn lemmas(form: &str) -> Vec<String> {
        Paradigms::parse(TABLE).lemmas(form, "", |_| true)
    }

    #[test]
    fn an_ending_gives_the_lemmas_it_can_belong_to() {
        assert_eq!(lemmas("soutiennent"), ["soutenir", "soutienner"]);
        assert_eq!(lemmas("finit"), ["finir"]);
        assert_eq!(lemmas("finois"), ["finir"]);
        assert_eq!(lemmas("parle"), ["parler"]);
        assert!(lemmas("parlez").is_empty());
    }

    #[test]
    fn the_longest_end_covers_a_word() {
        assert!(lemmas("venit").is_empty());
        assert_eq!(lemmas("emballe"), ["emballer"]);
        assert!(lemmas("alle").is_empty());
        assert_eq!(lemmas("va"), ["aller"]);
        assert!(lemmas("emballva").is_empty());
    }

    #[test]
    fn only_known_lemmas_count_but_productive_lines_guess() {
        let table = Paradigms::parse(TABLE);
        assert_eq!(table.lemmas("tiens", "", |lemma| lemma == "venir"), Vec::<String>::new());
        assert_eq!(table.guess("norvégienne").as_deref(), Some("norvégien"));
        assert_eq!(table.guess("parle"), None);
        assert_eq!(table.lemmas("tan", "^", |_| true), ["tun"]);
        assert!(table.lemmas("tan", "", |_| true).is_empty());
    }
}
