//! [`noun_label`]: what a common noun phrase is called: its words without what only points or opens.

use super::coreference::is_elided;
use super::document::words_as_written;
use crate::analysis::{Language, Sentence, Token, Upos};
use crate::claims::Phrase;
use std::cmp::Ordering;

/// A common noun phrase without determiner, numbers kept, in lower case where the sentence began.
pub(super) fn noun_label(sentence: &Sentence, phrase: Phrase) -> String {
    let skipped = |i: usize| {
        let token = &sentence.tokens[i];
        if opens_quotation(sentence, i, phrase.last) {
            return false;
        }
        // `leur propre liste`: whose it is, the possessive says.
        let own = i > 0 && token.lemma == "propre" && sentence.tokens[i - 1].feats.is("Poss", "Yes");
        i < phrase.head
            && !counts(sentence, i, phrase.head)
            && (own
                || matches!(token.upos, Upos::Det | Upos::Adp | Upos::Punct | Upos::Cconj)
                || token.relation() == "det" && token.upos != Upos::Num && !is_quantifier(&token.lemma)
                || is_negative_determiner(&token.lemma)
                || token.deprel == "nmod:poss" && token.upos == Upos::Pron)
    };
    let head = &sentence.tokens[phrase.head];
    if matches!(head.upos, Upos::Verb | Upos::Aux) && head.feats.is("VerbForm", "Fin") {
        // What somebody says, word for word.
        let chosen: Vec<usize> = (phrase.first..=phrase.last).collect();
        return words_as_written(&sentence.tokens, &chosen);
    }
    let chosen: Vec<usize> = (phrase.first..=phrase.last).skip_while(|&i| skipped(i)).collect();
    let mut label = balanced(&words_as_written(&sentence.tokens, &chosen));
    if let Some(known) = with_article(sentence, &chosen) {
        label = known;
    }
    if let Some(&first) = chosen.first() {
        let token = &sentence.tokens[first];
        let opens = first == 0 || sentence.tokens[first - 1].upos == Upos::Punct || phrase.first == 0;
        let initialism = token.form.chars().skip(1).any(char::is_uppercase);
        let german_noun = sentence.language == Language::German && token.upos == Upos::Noun;
        if opens && token.upos != Upos::Propn && !initialism && !german_noun {
            let mut letters = label.chars();
            label = letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default();
        }
    }
    label
}

/// `tout notre savoir`, `toutes nos archives`: whose it is stands elsewhere, so that an article takes the possessive's place.
fn with_article(sentence: &Sentence, chosen: &[usize]) -> Option<String> {
    let [all, own, rest @ ..] = chosen else { return None };
    let (all, own, next) = (&sentence.tokens[*all], &sentence.tokens[*own], &sentence.tokens[*rest.first()?]);
    if sentence.language != Language::French || all.lemma != "tout" || !own.feats.is("Poss", "Yes") {
        return None;
    }
    let all = all.form.to_lowercase();
    let article = match all.as_str() {
        "tous" | "toutes" => "les ",
        _ if is_elided(&next.form) => "l'",
        "toute" => "la ",
        _ => "le ",
    };
    Some(format!("{all} {article}{}", balanced(&words_as_written(&sentence.tokens, rest))))
}

/// Whether a mark opens what is closed before the phrase ends: `"vent" en breton`.
fn opens_quotation(sentence: &Sentence, mark: usize, last: usize) -> bool {
    let closing = match sentence.tokens[mark].form.as_str() {
        "«" => "»",
        "“" => "”",
        "\"" => "\"",
        _ => return false,
    };
    // What is quoted as a whole needs no marks.
    (mark + 1..last).any(|i| sentence.tokens[i].form == closing)
}

/// The label without a quotation mark that has no other.
fn balanced(label: &str) -> String {
    let mut label = label.to_owned();
    for (open, close) in [("«", "»"), ("“", "”")] {
        match label.matches(open).count().cmp(&label.matches(close).count()) {
            Ordering::Greater => label = label.replacen(open, "", 1),
            Ordering::Less => label = label.replacen(close, "", 1),
            Ordering::Equal => {}
        }
    }
    if label.matches('"').count() % 2 == 1 {
        label = label.replacen('"', "", 1);
    }
    if label.contains("  ") {
        label.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        label.trim().to_owned()
    }
}

/// Whether a word before the noun says how many are meant: `plusieurs élèves`, `entre 300 et 400 personnes`, `un Français sur
/// quatre`.
fn counts(sentence: &Sentence, word: usize, noun: usize) -> bool {
    let (token, next) = (&sentence.tokens[word], sentence.tokens.get(word + 1));
    let number = |t: &Token| t.upos == Upos::Num;
    let plural = sentence.tokens[noun].feats.is("Number", "Plur");
    let lemma = token.lemma.to_lowercase();
    let out_of = || {
        let share = |t: &[Token]| matches!(t[0].form.as_str(), "sur" | "in" | "von") && number(&t[1]);
        sentence.tokens.get(noun + 1..noun + 3).is_some_and(share)
    };
    match token.upos {
        Upos::Det => match lemma.as_str() {
            "plusieurs" | "quelque" | "chaque" | "tout" | "divers" | "each" | "every" | "several"
            | "many" | "few" | "jeder" | "jede" | "mehrere" | "einige" => true,
            "some" | "alle" | "all" => plural,
            // `un peu plus cher`
            "un" | "one" | "ein" => out_of() || next.is_some_and(|t| t.form == "peu"),
            _ => false,
        },
        Upos::Adp => matches!(lemma.as_str(), "entre" | "between" | "zwischen") && next.is_some_and(number),
        _ => false,
    }
}

/// The claim's polarity says it already.
fn is_negative_determiner(lemma: &str) -> bool {
    matches!(lemma, "aucun" | "nul" | "no" | "kein")
}

fn is_quantifier(lemma: &str) -> bool {
    matches!(
        lemma,
        "plusieurs"
            | "certain"
            | "quelque"
            | "beaucoup"
            | "many"
            | "several"
            | "some"
            | "few"
            | "viel"
            | "einige"
            | "tout"
            | "all"
            | "chaque"
            | "every"
            | "each"
    )
}
