//! [`speaker`]: whose words a quotation is that stands as sentences of its own, with no verb of saying of its own: whoever the
//! sentence before tells of (`Il promet des emplois. « Nous resterons. »`), or, where the quotation opens a paragraph, whoever
//! the sentence behind it begins with (`« J'ai tout vu. » Anna Roy habite en face.`).

use super::{Quotation, ends_at, inherited_subject, is_clitic, is_saying};
use crate::analysis::{EntityType, Language, Sentence, Token, Upos};
use crate::claims::circumstance::{oblique_role, preposition};
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::predicate::is_verb;
use crate::claims::proposition::Phrase;
use crate::claims::tree::Tree;
use crate::resolve::{QualifierRole, first_name};

/// The fewest words of a quotation that somebody says: shorter ones are titles and signs.
const FEWEST: usize = 4;

/// Sentence and phrase of whoever says a quotation that stands alone.
pub(super) fn speaker(sentences: &[Sentence], quotation: &Quotation) -> Option<(usize, Phrase)> {
    let ((first, open), (last, close)) = (quotation.open, quotation.close);
    let opens = sentences[first].tokens[..open].iter().all(|token| token.upos == Upos::Punct);
    if !opens || !ends_at(&sentences[last], close) || !says_something(sentences, quotation) {
        return None;
    }
    let personal = speaks_of_oneself(sentences, quotation);
    match first.checked_sub(1).filter(|&before| follows(sentences, before)) {
        Some(before) => teller(&sentences[before], personal)
            .or_else(|| viewer(&sentences[before]))
            .map(|phrase| (before, phrase)),
        None => told_behind(sentences, quotation),
    }
}

/// `« J'ai tout vu. » Anna Roy habite en face.`: whoever the sentence behind a quotation that opens a paragraph begins with.
pub(super) fn told_behind(sentences: &[Sentence], quotation: &Quotation) -> Option<(usize, Phrase)> {
    let ((first, open), (last, close)) = (quotation.open, quotation.close);
    let opens = sentences[first].tokens[..open].iter().all(|token| token.upos == Upos::Punct);
    let begins = first.checked_sub(1).is_none_or(|before| !follows(sentences, before));
    let alone = opens && begins && ends_at(&sentences[last], close) && says_something(sentences, quotation);
    let next = Some(last + 1).filter(|_| alone && follows(sentences, last))?;
    let tree = Tree::new(&sentences[next]);
    let subject = root(&tree).and_then(|told| subject_of(&tree, told));
    let subject = subject.filter(|&subject| is_person_named(&sentences[next], subject));
    let one = subject.or_else(|| named_like(&sentences[next], &tree))?;
    Some((next, phrase::argument(&tree, one)))
}

/// `« Je n'ai plus le temps ! » Si, comme Anna, vous travaillez le soir, …`: who is named as somebody who says so.
fn named_like(sentence: &Sentence, tree: &Tree<'_>) -> Option<usize> {
    const BEGINS: usize = 5;
    let like = (0..tree.len().min(BEGINS)).find(|&i| tree.lower(i) == "comme")?;
    let name = Some(like + 1).filter(|&i| i < tree.len() && tree.has_pos(i, &[Upos::Propn]))?;
    (sentence.language == Language::French && is_person_named(sentence, name)).then_some(name)
}

/// `« A », lâche-t-il. L'audience a été renvoyée. « B. »`: in the paragraph of the last quotation the same person goes on,
/// unless somebody else is told of between the two.
pub(super) fn goes_on(
    sentences: &[Sentence],
    last: &Quotation,
    quotation: &Quotation,
) -> Option<(usize, Phrase)> {
    let source = last.source?;
    let told = last.close.0.max(source.0);
    let opens = sentences[quotation.open.0].tokens[..quotation.open.1].iter().all(|t| t.upos == Upos::Punct);
    let whole = opens && ends_at(&sentences[quotation.close.0], quotation.close.1);
    let beside = told < quotation.open.0 && (told..quotation.open.0).all(|s| follows(sentences, s));
    let another = |s: usize| {
        let tree = Tree::new(&sentences[s]);
        let subject = root(&tree).and_then(|told| subject_of(&tree, told));
        subject.is_some_and(|token| {
            is_somebody(&sentences[s], &tree, token) && !tree.has_pos(token, &[Upos::Pron])
        })
    };
    let alone = whole && beside && says_something(sentences, quotation);
    (alone && !(told + 1..quotation.open.0).any(another)).then_some(source)
}

/// Whether the sentence after this one stands in the same paragraph: no blank line between the two.
fn follows(sentences: &[Sentence], sentence: usize) -> bool {
    let (Some(own), Some(next)) = (sentences.get(sentence), sentences.get(sentence + 1)) else {
        return false;
    };
    next.span.start <= own.span.end + 1
}

fn words<'s>(sentences: &'s [Sentence], quotation: &'s Quotation) -> impl Iterator<Item = &'s Token> {
    (quotation.open.0..=quotation.close.0).flat_map(move |s| {
        let inside = move |t: &usize| quotation.contains(s, *t);
        (0..sentences[s].tokens.len()).filter(inside).map(move |t| &sentences[s].tokens[t])
    })
}

/// Whether the quotation holds a clause.
fn says_something(sentences: &[Sentence], quotation: &Quotation) -> bool {
    let spoken = words(sentences, quotation).filter(|token| token.upos != Upos::Punct).count();
    let finite = |token: &Token| token.feats.get("VerbForm") == Some("Fin");
    spoken >= FEWEST && words(sentences, quotation).any(finite)
}

/// Whether a first person stands in the quotation: a pronoun, or what is theirs.
fn speaks_of_oneself(sentences: &[Sentence], quotation: &Quotation) -> bool {
    let owns = |form: &str| {
        matches!(form, "mon" | "ma" | "mes" | "notre" | "nos" | "my" | "our")
            || ["mein", "unser"].iter().any(|stem| form.starts_with(stem))
    };
    words(sentences, quotation).any(|token| match token.upos {
        Upos::Pron => token.feats.get("Person") == Some("1"),
        Upos::Det => owns(&token.form.to_lowercase()),
        _ => false,
    })
}

/// Whoever the sentence tells of, if they say something in it or `personal`, somebody speaks of themselves behind it.
pub(super) fn teller(sentence: &Sentence, personal: bool) -> Option<Phrase> {
    let tree = Tree::new(sentence);
    let asks = tree.token(tree.len() - 1).form.contains('?');
    let told = root(&tree).filter(|_| !asks)?;
    let says = |verb: usize| is_verb(&tree, verb) && is_saying(&tree, verb, false);
    let saying = std::iter::once(told).chain(tree.with(told, &["conj"])).find(|&verb| says(verb));
    let subject = subject_of(&tree, saying.unwrap_or(told))?;
    (saying.is_some() && is_somebody(sentence, &tree, subject)
        || personal && is_person(sentence, &tree, subject))
    .then(|| phrase::argument(&tree, subject))
}

/// `Pour Anne Roy, la vente était inévitable. « … »`: whose view the sentence gives.
fn viewer(sentence: &Sentence) -> Option<Phrase> {
    let tree = Tree::new(sentence);
    let lexicon = Lexicon::of(sentence.language);
    let told = root(&tree)?;
    let view = |obl: usize| {
        let source = oblique_role(&tree, lexicon, obl) == QualifierRole::SourceOf;
        let (words, head) = preposition(&tree, lexicon, obl).filter(|_| source)?;
        // `selon elle`; `pour elle` is as often said of whom it serves.
        let pronoun = tree.has_pos(head, &[Upos::Pron]);
        let told = matches!(tree.lower(head).as_str(), "elle" | "lui" | "her" | "him" | "ihr" | "ihm");
        let somebody = if pronoun { told && words != "pour" } else { is_person(sentence, &tree, head) };
        (lexicon.is_attribution(&words) && somebody).then(|| phrase::argument(&tree, head))
    };
    let loose = (0..tree.len()).filter(|&i| tree.is(i, &["obl"]) && tree.has_pos(i, &[Upos::Pron]));
    tree.with(told, &["obl"]).chain(loose).find_map(view)
}

fn root(tree: &Tree<'_>) -> Option<usize> {
    (0..tree.len()).find(|&token| tree.head(token).is_none())
}

fn subject_of(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.with(verb, &["nsubj"]).next().or_else(|| inherited_subject(tree, verb))
}

/// Whether the word names or takes up somebody who may speak, a body among them.
fn is_somebody(sentence: &Sentence, tree: &Tree<'_>, token: usize) -> bool {
    let organisation = sentence
        .entities
        .iter()
        .any(|e| e.tokens.contains(token) && matches!(e.kind, EntityType::Person | EntityType::Organization));
    organisation || is_person(sentence, tree, token)
}

/// Whether the word names a person or takes one up.
fn is_person(sentence: &Sentence, tree: &Tree<'_>, token: usize) -> bool {
    let third = ["il", "elle", "he", "she", "er", "sie"];
    let pronoun = tree.has_pos(token, &[Upos::Pron])
        && (is_clitic(tree, token) || third.contains(&tree.lower(token).as_str()))
        && tree.feature(token, "Number") != Some("Plur")
        && !tree.is(token, &["expl"]);
    let noun = tree.has_pos(token, &[Upos::Noun])
        && tree.feature(token, "Number") != Some("Plur")
        && Lexicon::of(sentence.language).noun_kind(&tree.lemma(token)) == Some("Person");
    pronoun || noun || is_person_named(sentence, token)
}

fn is_person_named(sentence: &Sentence, token: usize) -> bool {
    let beside =
        |t: usize| sentence.entities.iter().any(|e| e.tokens.contains(t) && e.kind == EntityType::Person);
    let tree = Tree::new(sentence);
    beside(token)
        || is_first_name(sentence, token)
        || sentence.language != Language::English && tree.with(token, &["appos", "flat"]).any(beside)
}

/// `Juliette`, whatever kind of name it was taken for: a subject that is a first name and nothing else.
fn is_first_name(sentence: &Sentence, token: usize) -> bool {
    let word = &sentence.tokens[token];
    let alone = sentence.tokens.get(token + 1).is_none_or(|next| next.upos != Upos::Propn);
    let subject = word.deprel.starts_with("nsubj") && word.upos == Upos::Propn && alone;
    sentence.language == Language::French && subject && first_name(&word.form, sentence.language).is_some()
}
