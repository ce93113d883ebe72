//! [`split`]: English contractions of a pronoun and a verb (`it's`, `you'll`, `there's`) as two tokens each, once parsed.
//!
//! The parser reads a contraction as one token, which is attached as its first word is: the verb that says something is
//! lost in `It's a fungus`. Behind the parser the verb stands for itself: copula, auxiliary, or the verb of its clause.
//!
//! Reads and changes: the tokens and names of a parsed English sentence. A clause's own verb gives off its `n't` as well.

use super::Language;
use super::sentence::{Features, Sentence, Token, Upos};
use crate::span::{CharSpan, TokenSpan};

/// Split the contractions of a sentence; one in another language stays as it is.
pub(super) fn split(sentence: &mut Sentence) {
    if sentence.language != Language::English {
        return;
    }
    let mut at = 0;
    while at < sentence.tokens.len() {
        match cut(sentence, at) {
            Some(cut) => {
                part(sentence, at, cut);
                at += 2;
            }
            None => at += 1,
        }
    }
}

/// What becomes of the two parts of a contraction.
struct Cut {
    /// How many characters the first part has.
    length: usize,
    /// The dictionary form of the second part.
    lemma: &'static str,
    /// Its part of speech.
    upos: Upos,
    role: Role,
}

/// Where the second part stands in the tree.
enum Role {
    /// It depends on what the contraction depends on.
    BesideHead(&'static str),
    /// It depends on the first part.
    BelowFirst(&'static str),
    /// It takes the contraction's place in the tree, and the first part depends on it.
    Above(&'static str),
}

/// How the token at `at` is to be split.
fn cut(sentence: &Sentence, at: usize) -> Option<Cut> {
    let token = &sentence.tokens[at];
    let form = token.form.to_lowercase().replace('’', "'");
    if let Some(verb) = form.strip_suffix("n't").filter(|v| token.upos == Upos::Verb && !v.is_empty()) {
        let length = verb.chars().count();
        return Some(Cut { length, lemma: "not", upos: Upos::Part, role: Role::BelowFirst("advmod") });
    }
    let mark = form.find('\'').filter(|&m| m > 0)?;
    let (first, end) = form.split_at(mark);
    if !matches!(end, "'s" | "'re" | "'m" | "'ve" | "'ll" | "'d") || !is_subject_form(first) {
        return None;
    }
    let length = first.chars().count();
    let below = |relations: &[&str]| {
        sentence.children(at).any(|c| relations.contains(&sentence.tokens[c].relation()))
    };
    let is_verb = matches!(token.upos, Upos::Verb | Upos::Aux);
    // `There's a gap`: the verb of its clause.
    if is_verb
        && matches!(first, "there" | "it" | "that" | "here")
        && !matches!(token.relation(), "aux" | "cop")
    {
        return Some(Cut { length, lemma: "be", upos: Upos::Verb, role: Role::Above("expl") });
    }
    // `Who's the mayor?`, `Here's the plan`: what is said of the subject comes first.
    if token.relation() != "nsubj" && below(&["nsubj"]) && !below(&["cop"]) && !is_verb {
        return Some(Cut { length, lemma: "be", upos: Upos::Aux, role: Role::BelowFirst("cop") });
    }
    let head = token.head.filter(|_| matches!(token.relation(), "nsubj" | "expl") && !is_verb)?;
    let (lemma, relation) = beside(sentence, at, head, end);
    Some(Cut { length, lemma, upos: Upos::Aux, role: Role::BesideHead(relation) })
}

/// Words that a contracted verb follows as its subject's own.
fn is_subject_form(word: &str) -> bool {
    matches!(
        word,
        "i" | "you"
            | "he"
            | "she"
            | "it"
            | "we"
            | "they"
            | "this"
            | "that"
            | "there"
            | "here"
            | "who"
            | "what"
            | "which"
            | "where"
            | "how"
            | "everything"
            | "everyone"
            | "everybody"
            | "nobody"
            | "nothing"
            | "somebody"
            | "someone"
            | "something"
            | "one"
    )
}

/// The lemma and the relation of a contracted verb that depends on the head of its clause.
fn beside(sentence: &Sentence, subject: usize, head: usize, end: &str) -> (&'static str, &'static str) {
    let verb = &sentence.tokens[head];
    let has = |relation: &str| sentence.children(head).any(|c| sentence.tokens[c].relation() == relation);
    let participle = verb.upos == Upos::Verb && verb.feats.is("VerbForm", "Part");
    let past = participle && (verb.feats.is("Tense", "Past") || verb.form.ends_with("ed"));
    let passive = sentence.tokens[subject].deprel == "nsubj:pass";
    match end {
        "'ve" => ("have", "aux"),
        "'ll" => ("will", "aux"),
        "'d" if past || has("cop") && !verb.feats.is("VerbForm", "Inf") => ("have", "aux"),
        "'d" => ("would", "aux"),
        // `it's been a year`
        _ if has("cop") => ("have", "aux"),
        _ if passive => ("be", "aux:pass"),
        "'s" if past => ("have", "aux"),
        _ if verb.upos == Upos::Verb => ("be", "aux"),
        _ => ("be", "cop"),
    }
}

/// Put two tokens in the place of one.
fn part(sentence: &mut Sentence, at: usize, cut: Cut) {
    let first = at;
    let second = at + 1;
    for token in &mut sentence.tokens {
        token.head = token.head.map(|h| if h > first { h + 1 } else { h });
    }
    for entity in &mut sentence.entities {
        let moved = |index: usize| if index > first { index + 1 } else { index };
        entity.tokens = TokenSpan::new(moved(entity.tokens.start), moved(entity.tokens.end));
    }
    let whole = sentence.tokens[at].clone();
    let mut pieces = [whole.clone(), whole.clone()];
    let middle = whole.span.start + cut.length;
    let written: Vec<char> = whole.form.chars().collect();
    pieces[0].span = CharSpan::new(whole.span.start, middle);
    pieces[0].form = written[..cut.length].iter().collect();
    pieces[1].span = CharSpan::new(middle, whole.span.end);
    pieces[1].form = written[cut.length..].iter().collect();
    cut.lemma.clone_into(&mut pieces[1].lemma);
    pieces[1].upos = cut.upos;
    let verbal = ["Mood", "Tense", "VerbForm"];
    let negation = cut.lemma == "not";
    if negation {
        pieces[0].feats = features(&whole, |name| name != "Polarity");
        pieces[1].feats = Features::parse("Polarity=Neg");
    } else {
        pieces[0].feats = features(&whole, |name| !verbal.contains(&name));
        pieces[1].feats =
            features(&whole, |name| verbal.contains(&name) || matches!(name, "Number" | "Person"));
        pieces[0].lemma = pieces[0].form.to_lowercase();
    }
    place(sentence, &whole, &mut pieces, cut.role, first);
    let [one, two] = pieces;
    sentence.tokens[first] = one;
    sentence.tokens.insert(second, two);
}

/// Attach the two parts.
fn place(sentence: &mut Sentence, whole: &Token, pieces: &mut [Token; 2], role: Role, first: usize) {
    let second = first + 1;
    match role {
        Role::BesideHead(relation) => {
            pieces[1].head = whole.head;
            relation.clone_into(&mut pieces[1].deprel);
        }
        Role::BelowFirst(relation) => {
            pieces[1].head = Some(first);
            relation.clone_into(&mut pieces[1].deprel);
        }
        Role::Above(relation) => {
            for token in sentence.tokens.iter_mut().filter(|t| t.head == Some(first)) {
                token.head = Some(second);
            }
            pieces[0].upos = Upos::Pron;
            pieces[0].head = Some(second);
            relation.clone_into(&mut pieces[0].deprel);
        }
    }
}

/// The features of a token whose names are asked for.
fn features(token: &Token, keep: impl Fn(&str) -> bool) -> Features {
    let kept: Vec<&str> = token
        .feats
        .as_str()
        .split('|')
        .filter(|pair| pair.split_once('=').is_some_and(|(name, _)| keep(name)))
        .collect();
    Features::parse(&kept.join("|"))
}

#[cfg(test)]
mod tests {
    use super::super::Analyser;
    use crate::source::SourceText;
    use crate::span::CharSpan;

    /// The words with relations to their heads, as `form/relation←head`.
    fn parsed(text: &str) -> String {
        let source = SourceText::new(text.to_owned());
        let spans = [CharSpan::new(0, source.len())];
        let turns = Analyser::embedded().unwrap().analyse(&source, &spans, super::Language::English);
        let sentence = &turns[0][0];
        assert!(sentence.is_tree(), "{text}");
        let told: Vec<String> = sentence
            .tokens
            .iter()
            .filter(|t| t.form.contains('\'') || t.relation() == "nsubj" || t.relation() == "expl")
            .map(|t| {
                let head = t.head.map_or("ROOT", |h| &sentence.tokens[h].form);
                format!("{}/{}/{}←{head}", t.form, t.lemma, t.deprel)
            })
            .collect();
        told.join(" ")
    }

    #[test]
    fn the_verb_of_a_contraction_stands_for_itself() {
        for (text, expected) in [
            ("It's a fungus.", "It/it/nsubj←fungus 's/be/cop←fungus"),
            ("You'll see the mayor.", "You/you/nsubj←see 'll/will/aux←see"),
            ("They've sold the house.", "They/they/nsubj←sold 've/have/aux←sold"),
            ("There's a gap.", "There/there/expl←'s 's/be/root←ROOT gap/gap/nsubj←'s"),
            ("We're leaving the town.", "We/we/nsubj←leaving 're/be/aux←leaving"),
            (
                "There weren't any trains.",
                "There/there/expl←were n't/not/advmod←were trains/train/nsubj←were",
            ),
        ] {
            assert_eq!(parsed(text), expected);
        }
    }

    #[test]
    fn what_belongs_to_a_noun_stays() {
        assert_eq!(
            parsed("The mayor's sister left the town."),
            "mayor's/mayor/nmod:poss←sister sister/sister/nsubj←left"
        );
        assert_eq!(parsed("They don't sell bread."), "They/they/nsubj←sell don't/do/aux←sell");
    }
}
