//! By what a word is looked up in the tables of usage, from the general to the particular.
//!
//! `extractor/training/dixit_training/usage.py` counts by the same keys. Those for features begin with `f`, those for
//! relations with `d`.

use crate::analysis::sentence::{Token, Upos};

/// What the words below a word say about it.
#[derive(Debug, Default, Clone)]
struct Children {
    /// The first word of a fixed expression that it begins (*travers* of *à travers*).
    fixed: Option<String>,
    /// The preposition or conjunction before it.
    case: String,
    /// Its auxiliaries: subtype of the relation and first letter of the lemma (`:tensea`), and `e` for an expletive.
    auxiliaries: String,
    /// First letters of its subject's number and person.
    subject: String,
    /// The gender of its article, and whether that shows number.
    gender_shown: Option<String>,
    number_shown: bool,
    /// The case of its determiner.
    case_shown: Option<String>,
    /// Whether there are determiners, numerals, punctuation marks, auxiliaries.
    kinds: [bool; 4],
}

/// What is below each word of a sentence.
#[derive(Debug)]
pub(super) struct Below(Vec<Children>);

/// The letters of [`Children::kinds`].
const KINDS: [(Upos, char); 4] = [(Upos::Det, 'd'), (Upos::Num, 'n'), (Upos::Punct, 'p'), (Upos::Aux, 'v')];

impl Below {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let mut below = vec![Children::default(); tokens.len()];
        for (index, token) in tokens.iter().enumerate() {
            let Some(head) = token.head else { continue };
            if let Some(children) = below.get_mut(head) {
                children.add(token, index < head);
            }
        }
        Self(below)
    }

    /// The case of the determiner of a word.
    pub(super) fn shown_case(&self, index: usize) -> Option<&str> {
        self.0.get(index)?.case_shown.as_deref()
    }

    /// The gender that the article of a word shows.
    pub(super) fn shown_gender(&self, index: usize) -> Option<&str> {
        self.0.get(index)?.gender_shown.as_deref()
    }
}

impl Children {
    fn add(&mut self, token: &Token, before: bool) {
        for (seen, (upos, _)) in self.kinds.iter_mut().zip(KINDS) {
            *seen |= token.upos == upos;
        }
        if matches!(token.upos, Upos::Adp | Upos::Sconj) && before && self.case.is_empty() {
            self.case = written(token);
        }
        let relation = token.deprel.as_str();
        if relation == "fixed" && !before {
            self.fixed.get_or_insert_with(|| written(token));
        } else if let Some(subtype) = relation.strip_prefix("aux") {
            self.auxiliaries.push_str(subtype);
            self.auxiliaries.extend(token.lemma.chars().next());
        } else if relation.starts_with("expl") {
            self.auxiliaries.push('e');
        } else if relation.starts_with("nsubj") {
            let initial = |name| token.feats.get(name).and_then(|value| value.chars().next());
            self.subject = ["Number", "Person"].into_iter().filter_map(initial).collect();
        }
        if let Some(case) = token.feats.get("Case").filter(|_| relation == "det") {
            self.case_shown = Some(case.to_owned());
        }
        let article = relation == "det" || (relation == "case" && token.feats.get("Definite").is_some());
        if let Some(gender) = token.feats.get("Gender").filter(|_| article) {
            self.gender_shown = Some(gender.to_owned());
        }
        self.number_shown |= article && token.feats.get("Number").is_some();
    }

    /// `@GN` where the article shows gender and number.
    fn shown(&self) -> String {
        let letters = [(self.gender_shown.is_some(), 'G'), (self.number_shown, 'N')];
        "@".chars().chain(letters.into_iter().filter(|l| l.0).map(|l| l.1)).collect()
    }
}

/// The word in lower case, with a straight apostrophe, as most treebanks write it: `qu’` is counted as `qu'`.
fn written(token: &Token) -> String {
    token.form.to_lowercase().replace('’', "'")
}

/// The keys for the features of a word: part of speech, shape, ends, auxiliaries, form, and the form with what is
/// above or below it.
pub(super) fn of_bundle(tokens: &[Token], index: usize, below: &Below) -> Vec<String> {
    let (token, below) = (&tokens[index], &below.0[index]);
    let form = written(token);
    let upos = token.upos.name();
    let mut keys = vec![format!("f {upos}")];
    if token.upos == Upos::Propn {
        keys.push(format!("f {upos} :{}{}", token.relation(), below.shown()));
    }
    if form.starts_with(|c: char| c.is_ascii_digit()) {
        keys.push(format!("f {upos} 0"));
    } else if matches!(token.upos, Upos::Adj | Upos::Noun) {
        let lemma = token.lemma.to_lowercase();
        let last = |word: &str, of: &str| word.chars().next_back().filter(|c| of.contains(*c)).unwrap_or('-');
        keys.push(format!("f {upos} {}{}", last(&lemma, "esxz"), last(&form, "sxz")));
    }
    if token.upos == Upos::Noun {
        keys.extend(keys.last().map(|key| format!("{key} {}", below.shown())));
    }
    if matches!(token.upos, Upos::Verb | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Adv) {
        keys.push(format!("f {upos} -{}", end(&form, 2)));
        keys.push(format!("f {upos} -{}", end(&form, 3)));
    }
    if token.upos == Upos::Verb {
        keys.push(format!("f {upos} -{} +{}", end(&form, 2), below.auxiliaries));
    }
    let whole = format!("f {upos} ={form}");
    let last = match (&below.fixed, token.upos) {
        (Some(fixed), _) => Some(format!("{whole} {fixed}")),
        (None, upos) if is_function_word(upos) => Some(format!("{whole} :{}", token.deprel)),
        _ => None,
    };
    let very_last = match token.upos {
        Upos::Verb | Upos::Aux => Some(format!("{whole} @{}", below.subject)),
        Upos::Noun => Some(format!("{whole} {}", below.shown())),
        _ => None,
    };
    keys.push(whole);
    keys.extend(last);
    keys.extend(very_last);
    keys.dedup();
    keys
}

/// The keys for the relation of a word: parts of speech and places of it and its head, its preposition, what else is
/// below it, the head's lemma, its form. None for the root.
pub(super) fn of_relation(tokens: &[Token], index: usize, below: &Below) -> Vec<String> {
    let (token, below) = (&tokens[index], &below.0[index]);
    let Some((place, head)) = token.head.and_then(|head| Some((head, tokens.get(head)?))) else {
        return Vec::new();
    };
    let form = written(token);
    let upos = token.upos.name();
    let (side, lemma) = (if place < index { '>' } else { '<' }, head.lemma.to_lowercase());
    let above = format!("{side}{}", head.upos);
    let kinds: String =
        below.kinds.iter().zip(KINDS).filter(|(seen, _)| **seen).map(|(_, (_, letter))| letter).collect();
    let case = &below.case;
    let mut keys = vec![
        format!("d {upos}"),
        format!("d {upos} {above}"),
        format!("d {upos} {above} {case}"),
        format!("d {upos} {above} {case} {kinds}"),
    ];
    if !case.is_empty() {
        keys.push(format!("d {upos} {case} ^{lemma}"));
    } else if matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Verb) {
        keys.push(format!("d {upos} {side} ^{lemma}"));
    }
    keys.push(format!("d {upos} ={form}"));
    keys.push(format!("d {upos} ={form} {above}"));
    if is_function_word(token.upos) {
        keys.push(format!("d ={form} {side}^{lemma}"));
    }
    keys
}

fn is_function_word(upos: Upos) -> bool {
    use Upos::{Adp, Adv, Aux, Cconj, Det, Intj, Part, Pron, Sconj};
    matches!(upos, Adp | Adv | Aux | Cconj | Det | Intj | Part | Pron | Sconj)
}

/// The last `count` characters of a word, all of a shorter one.
fn end(word: &str, count: usize) -> &str {
    let start = word.char_indices().rev().take(count).last().map_or(0, |(at, _)| at);
    &word[start..]
}
