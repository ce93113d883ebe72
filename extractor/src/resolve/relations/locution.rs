//! Verbal expressions of several words (`faire partie de`, `in Frage stellen`) found in a sentence.
//!
//! They are matched on the tree rather than on neighbouring words, so that adverbs, negation and German
//! word order do not hide them: `est vraiment en retard`, `stellt den Plan in Frage`. A French one that stands
//! whole behind its verb needs no tree.
//!
//! Besides the expressions of the relations there are those of `data/*/locutions.txt`, which no relation says
//! (`vendre la mèche`): each is an open relation by itself, lest its noun be taken for an object.

use super::form::{Form, FormKind};
use super::lexicon::Lexicon;
use crate::analysis::{Language, Sentence, Token, Upos};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The French expressions that no relation says, in the notation of [`Form`].
pub(super) const FRENCH: &str = include_str!("../data/fr/locutions.txt");

static OPEN: LazyLock<Expressions> = LazyLock::new(|| Expressions::new(forms(FRENCH, Language::French)));

/// Expressions of several words by their language and verb.
#[derive(Debug, Default)]
pub(super) struct Expressions(HashMap<(Language, String), Vec<Form>>);

impl Expressions {
    /// Those of the forms that have several words.
    pub(super) fn new(forms: impl IntoIterator<Item = Form>) -> Self {
        let mut by_verb: HashMap<(Language, String), Vec<Form>> = HashMap::new();
        for form in forms.into_iter().filter(Form::is_locution) {
            by_verb.entry((form.language, form.words[verb_place(&form)].clone())).or_default().push(form);
        }
        Self(by_verb)
    }

    fn of(&self, language: Language, verb: &str) -> impl Iterator<Item = &Form> {
        self.0.get(&(language, verb.to_owned())).into_iter().flatten()
    }
}

/// The forms of a list, one a line; what stands behind `#` is a remark. A line that is broken is left out, and
/// refused by the tests.
fn forms(list: &str, language: Language) -> Vec<Form> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines
        .filter(|line| !line.is_empty())
        .filter_map(|line| Form::parse(line, language, FormKind::Verb).ok())
        .collect()
}

/// How far from its verb a word of the expression may stand, in tokens.
const REACH: usize = 16;

/// Every expression that no relation says.
#[cfg(test)]
pub(super) fn open_forms() -> impl Iterator<Item = &'static Form> {
    OPEN.0.values().flatten()
}

/// Whether a phrase is one of the expressions that no relation says, with or without the preposition of its object.
pub(super) fn is_open_locution(language: Language, phrase: &str) -> bool {
    let begins = |form: &Form| {
        phrase.strip_prefix(form.phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    phrase.split(' ').any(|verb| OPEN.of(language, verb).any(begins))
}

/// A verbal expression found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locution<'a> {
    /// Its form in the lexicon; `form.phrase` is what [`Lexicon::verbal`] wants. That of an open one has no relation.
    pub form: &'a Form,
    /// Whether no relation says it.
    pub open: bool,
    /// Indexes of its tokens, the verb's among them, in text order.
    pub tokens: Vec<usize>,
}

impl Lexicon {
    /// The verbal expressions of a language, by phrase, as sequences of lemmas.
    pub fn locutions(&self, language: Language) -> impl Iterator<Item = &[String]> {
        self.forms(language, FormKind::Verb)
            .filter(|form| form.is_locution())
            .map(|form| form.words.as_slice())
    }

    /// Whether a French expression says all by itself, with nothing behind it: `avoir peur`, `vendre la mèche`.
    #[must_use]
    pub fn stands_alone(&self, phrase: &str) -> bool {
        let forms = self.forms(Language::French, FormKind::Verb);
        forms.filter(|form| form.phrase == phrase).any(|form| form.direct)
            || is_open_locution(Language::French, phrase)
    }

    /// The longest expression that `lemmas` begins with, and how many of them it takes.
    #[must_use]
    pub fn locution_at(&self, language: Language, lemmas: &[&str]) -> Option<(&Form, usize)> {
        self.forms(language, FormKind::Verb)
            .filter(|form| form.is_locution() && form.words.len() <= lemmas.len())
            .filter(|form| form.words.iter().zip(lemmas).all(|(word, lemma)| *word == lemma.to_lowercase()))
            .map(|form| (form, form.words.len()))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The longest expression whose verb (or copula) is the token `verb`.
    #[must_use]
    pub fn locution_in(&self, sentence: &Sentence, verb: usize) -> Option<Locution<'_>> {
        let lemma = sentence.tokens.get(verb)?.lemma.to_lowercase();
        let known = self.expressions.of(sentence.language, &lemma).map(|form| (form, false));
        let open = OPEN.of(sentence.language, &lemma).map(|form| (form, true));
        known
            .chain(open)
            .filter_map(|(form, open)| Some(Locution { form, open, tokens: place(sentence, verb, form)? }))
            .filter(|found| !found.tokens.iter().any(|&token| is_turned_subject(sentence, verb, token)))
            .filter(|found| !found.tokens.iter().any(|&token| is_led(sentence, found, token)))
            .map(|found| ((found.tokens.len(), found.as_cited(sentence)), found))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, found)| found)
    }
}

/// `Se pose la question du prix`: what stands behind its verb as its subject is no part of an expression.
fn is_turned_subject(sentence: &Sentence, verb: usize, token: usize) -> bool {
    let word = &sentence.tokens[token];
    let alone = |t: &Token| t.head == Some(verb) && t.relation() == "nsubj";
    sentence.language == Language::French
        && token > verb
        && word.upos == Upos::Noun
        && alone(word)
        && sentence.tokens.iter().filter(|t| alone(t)).count() == 1
}

/// `l'a fait à la demande du maire`, `fait l'objet d'une enquête`: a noun behind a preposition that the expression lacks is no part of it.
fn is_led(sentence: &Sentence, found: &Locution<'_>, token: usize) -> bool {
    let leads = |c: usize| {
        let word = &sentence.tokens[c];
        let of = word.lemma == "de" && sentence.tokens[token].relation() != "obl";
        word.relation() == "case" && !of && !found.tokens.contains(&c)
    };
    sentence.language == Language::French
        && sentence.tokens[token].upos == Upos::Noun
        && sentence.children(token).any(leads)
}

impl Locution<'_> {
    /// How many tokens stand as the lexicon spells them: `ses distances` is `ses distances` rather than `sa distance`.
    fn as_cited(&self, sentence: &Sentence) -> usize {
        self.tokens.iter().filter(|&&token| self.cites(sentence, token)).count()
    }

    /// Whether a token stands as the lexicon cites it, in the number, too: `les bras` of `baisser les bras`.
    #[must_use]
    pub fn cites(&self, sentence: &Sentence, token: usize) -> bool {
        let form = spelling(&sentence.tokens[token].form);
        self.tokens.contains(&token) && self.form.spelled.contains(&form)
    }
}

/// Words that may stand before the verb of a citation form: `s'en aller`, `l'emporter`, `il y avoir`.
const BEFORE_VERB: &[&str] = &["se", "en", "y", "le", "il", "ne", "pas", "plus"];

/// How many words may stand between a French verb and the rest of its expression: `n'a pas du tout vendu la mèche`.
const BETWEEN: usize = 3;

/// Which word of a form is its verb: the last in German, else the first that is no clitic or negation.
pub(super) fn verb_place(form: &Form) -> usize {
    match form.language {
        Language::German => form.words.len() - 1,
        _ => form.words.iter().position(|word| !BEFORE_VERB.contains(&word.as_str())).unwrap_or(0),
    }
}

/// The tokens of a form around its verb: as French writes them, else anywhere in the tree.
fn place(sentence: &Sentence, verb: usize, form: &Form) -> Option<Vec<usize>> {
    if sentence.language == Language::French
        && let Some(tokens) = adjacent(sentence, verb, form)
    {
        return Some(tokens);
    }
    scattered(sentence, verb, form)
}

/// The tokens of an expression whose words follow its verb without a gap, but for adverbs before the first of them, and
/// whose clitics stand before it.
fn adjacent(sentence: &Sentence, verb: usize, form: &Form) -> Option<Vec<usize>> {
    let at = verb_place(form);
    let mut tokens = Vec::with_capacity(form.words.len());
    let mut before = verb;
    for word in (0..at).rev() {
        before = (before.saturating_sub(BETWEEN)..before).rev().find(|&t| says(sentence, t, form, word))?;
        tokens.push(before);
    }
    tokens.push(verb);
    let light = |&t: &usize| {
        let token = &sentence.tokens[t];
        token.upos == Upos::Adv || token.upos == Upos::Pron && token.form.starts_with('-')
    };
    let words = form.words.len() - at - 1;
    // `a passé plus de temps`: what counts belongs to the noun.
    let counted =
        form.spelled.get(at + 1).is_some_and(|word| matches!(word.as_str(), "du" | "de" | "des" | "d"));
    let between = if counted { 0 } else { BETWEEN };
    let skipped = (verb + 1..sentence.tokens.len()).take(between).take_while(light).count();
    let start = (verb + 1..=verb + 1 + skipped).find(|&start| {
        start + words <= sentence.tokens.len()
            && (0..words).all(|word| says(sentence, start + word, form, at + 1 + word))
    })?;
    tokens.extend(start..start + words);
    tokens.sort_unstable();
    (words > 0).then_some(tokens)
}

/// The tokens of a form around its verb: its other words in their order, each attached to another of them.
fn scattered(sentence: &Sentence, verb: usize, form: &Form) -> Option<Vec<usize>> {
    let others: Vec<usize> = (0..form.words.len()).filter(|&at| at != verb_place(form)).collect();
    // `les cloches ont sonné`: a French noun before the verb is its subject.
    let behind = |token: usize| {
        let noun = matches!(sentence.tokens[token].upos, Upos::Noun | Upos::Adj | Upos::Propn);
        token > verb || sentence.language != Language::French || !noun
    };
    let near: Vec<usize> = (verb.saturating_sub(REACH)..sentence.tokens.len().min(verb + REACH))
        .filter(|&token| token != verb && behind(token))
        .collect();
    let mut chosen = Vec::with_capacity(others.len());
    search(sentence, (verb, form), &near, &others, &mut chosen).then(|| {
        chosen.push(verb);
        chosen.sort_unstable();
        chosen
    })
}

/// Whether a token is this word of a form: by its lemma, or as the form spells it.
fn says(sentence: &Sentence, token: usize, form: &Form, word: usize) -> bool {
    let cited = cited(sentence, token);
    let spelled = spelling(&sentence.tokens[token].form);
    let (lemma, as_spelled) = (form.words[word].as_str(), form.spelled[word].as_str());
    let french = sentence.language == Language::French;
    cited == lemma
        || spelled == as_spelled
        || french && lemma == "se" && is_oneself(&sentence.tokens[token], &spelled)
        || french && lemma == "son" && OWN.contains(&spelled.as_str())
}

/// A word without its apostrophe, in lower case.
fn spelling(form: &str) -> String {
    form.trim_end_matches(['\'', '’']).to_lowercase()
}

/// French possessives: whoever keeps promises, keeps `ses promesses` in the dictionary.
const OWN: &[&str] = &[
    "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur",
    "leurs",
];

/// The pronoun of a pronominal verb, of any person.
fn is_oneself(token: &Token, spelled: &str) -> bool {
    let marked =
        token.feats.is("Reflex", "Yes") || token.relation() == "expl" || spelled == "se" || spelled == "s";
    token.upos == Upos::Pron
        && marked
        && matches!(spelled, "me" | "m" | "te" | "t" | "se" | "s" | "nous" | "vous")
}

/// The word as a citation has it: the article in `prendre du retard` is its `de`.
fn cited(sentence: &Sentence, token: usize) -> String {
    let word = &sentence.tokens[token];
    let partitive =
        word.upos == Upos::Det && matches!(word.form.to_lowercase().as_str(), "du" | "des" | "d'");
    if sentence.language == Language::French && partitive {
        "de".to_owned()
    } else {
        word.lemma.to_lowercase()
    }
}

fn search(
    sentence: &Sentence,
    (verb, form): (usize, &Form),
    near: &[usize],
    others: &[usize],
    chosen: &mut Vec<usize>,
) -> bool {
    let Some((&first, rest)) = others.split_first() else {
        return chosen.iter().all(|&token| is_attached(sentence, verb, chosen, token));
    };
    for (at, &token) in near.iter().enumerate() {
        if says(sentence, token, form, first) {
            chosen.push(token);
            if search(sentence, (verb, form), &near[at + 1..], rest, chosen) {
                return true;
            }
            chosen.pop();
        }
    }
    false
}

/// Whether a token hangs on the verb or another chosen token, or is what the verb is the copula of.
fn is_attached(sentence: &Sentence, verb: usize, chosen: &[usize], token: usize) -> bool {
    let head = sentence.tokens[token].head;
    head.is_some_and(|head| head == verb || chosen.contains(&head))
        || sentence.tokens[verb].head == Some(token)
}
