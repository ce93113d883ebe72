//! [`quotations`]: what stands between quotation marks, and whose words it is.
//!
//! A quotation may run over several sentences, so it is found over all sentences of a segment. Its source is the
//! subject of the verb of saying set after it (`», explique X`), inside it (`« A, dit X, B »`) or before it
//! (`X a dit : « …`); a quotation that follows at once goes on in the same voice (`« A », dit X. « B. »`).
//! Marks around a title or a word hold no clause, and so no claim: they do no harm. What stands alone is said by whoever
//! is told of beside it ([`alone`]).

mod alone;
mod block;
mod marks;

use super::lexicon::Lexicon;
use super::phrase;
use super::predicate::{is_verb, verb_key};
use super::proposition::Phrase;
use super::tree::Tree;
use crate::analysis::{EntityType, Language, Sentence, Upos};
use crate::span::CharSpan;

/// How far from the marks the verb of saying may stand, in tokens.
const NEAR: usize = 9;

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Sentence and token of the opening mark.
    pub open: (usize, usize),
    /// Sentence and token of the closing mark.
    pub close: (usize, usize),
    /// Sentence and phrase of whose words they are.
    pub source: Option<(usize, Phrase)>,
    /// Sentence and token of the verb of saying.
    pub verb: Option<(usize, usize)>,
    /// Last token of what is told of whoever says it (`, raconte Anna, vendeuse à Lyon.`), in the verb's sentence.
    pub told: usize,
}

/// A verb of saying and its subject.
#[derive(Debug, Clone, Copy)]
struct Inquit {
    sentence: usize,
    verb: Option<usize>,
    source: Phrase,
}

impl Quotation {
    /// Whether the token stands between the marks.
    #[must_use]
    pub fn contains(&self, sentence: usize, token: usize) -> bool {
        let at = (sentence, token);
        let telling = self.verb.is_some_and(|(s, verb)| s == sentence && (verb..=self.told).contains(&token));
        self.open < at && at < self.close && !telling
    }
}

/// The quotations of some sentences in a row: what stands between marks, and the `blocks` set off as quotations.
#[must_use]
pub fn quotations(sentences: &[Sentence], blocks: &[CharSpan]) -> Vec<Quotation> {
    let marked = marks::paired(sentences);
    let set_off = block::quotations(sentences, blocks, &marked);
    if marked.is_empty() {
        return set_off;
    }
    let mut found: Vec<Quotation> = Vec::new();
    for (open, close) in marked {
        let quotation = Quotation { open, close, source: None, verb: None, told: 0 };
        let inquit = after(sentences, &quotation)
            .or_else(|| inside(sentences, &quotation))
            .or_else(|| before(sentences, &quotation));
        let (source, verb) = match inquit {
            Some(i) if is_anybody(&sentences[i.sentence], i.source) => {
                (None, i.verb.map(|v| (i.sentence, v)))
            }
            Some(i) => (Some((i.sentence, i.source)), i.verb.map(|verb| (i.sentence, verb))),
            None => {
                let behind = alone::told_behind(sentences, &quotation);
                let goes_on =
                    behind.or_else(|| found.last().and_then(|last| continued(sentences, last, &quotation)));
                let beside = || alone::speaker(sentences, &quotation);
                let later = || found.last().and_then(|last| alone::goes_on(sentences, last, &quotation));
                (goes_on.or_else(beside).or_else(later), None)
            }
        };
        let told = match (source, verb) {
            (Some((s, phrase)), Some((v, token))) if s == v => told_of(&sentences[s], phrase).max(token),
            (_, verb) => verb.map_or(0, |(_, token)| token),
        };
        found.push(Quotation { source, verb, told, ..quotation });
    }
    found.extend(set_off);
    found
}

/// The last token that tells of whoever says it: their name, and what is set beside it.
fn told_of(sentence: &Sentence, source: Phrase) -> usize {
    let tree = Tree::new(sentence);
    let beside = tree.with(source.head, &["appos", "flat", "nmod", "amod"]).map(|d| tree.extent(d).1);
    let near = beside.filter(|&last| last < source.last + 2 * NEAR);
    near.max().map_or(source.last, |last| last.max(source.last))
}

/// `assure-t-on`: nobody in particular.
fn is_anybody(sentence: &Sentence, source: Phrase) -> bool {
    let form = sentence.tokens[source.head].form.to_lowercase();
    source.first == source.last
        && matches!(form.trim_start_matches(['-', 't']), "on" | "l'on" | "man" | "one")
}

/// `», explique X`, `”, X said`: a verb of saying that follows the closing mark.
fn after(sentences: &[Sentence], quotation: &Quotation) -> Option<Inquit> {
    let (s, t) = quotation.close;
    let rest = |index: usize, from: usize| {
        let tree = Tree::new(sentences.get(index)?);
        let first = (from..tree.len()).find(|&i| !tree.has_pos(i, &[Upos::Punct]))?;
        // A new sentence takes the quotation up only when its verb comes first.
        let follows = index == s || tree.token(first).form.starts_with(char::is_lowercase);
        let group = (first..tree.len().min(first + NEAR)).find(|&v| is_verb(&tree, v))?;
        // `a assuré X`
        let verb = tree.head(group).filter(|_| tree.is(group, &["aux"])).unwrap_or(group);
        let says = follows && is_saying(&tree, verb, group == first || group == first + 1);
        let source = says.then(|| speaker(&tree, verb, from)).flatten()?;
        Some(Inquit { sentence: index, verb: Some(verb), source })
    };
    if t + 1 < sentences[s].tokens.len() && !ends_at(&sentences[s], t) {
        return rest(s, t + 1);
    }
    rest(s + 1, 0)
}

/// Whether nothing but punctuation follows.
fn ends_at(sentence: &Sentence, token: usize) -> bool {
    sentence.tokens[token + 1..].iter().all(|t| t.upos == Upos::Punct)
}

/// `« La neige, explique le maire, bloque la route. »`: the verb of saying is set in, its subject after its first word.
fn inside(sentences: &[Sentence], quotation: &Quotation) -> Option<Inquit> {
    (quotation.open.0..=quotation.close.0).find_map(|sentence| {
        let tree = Tree::new(&sentences[sentence]);
        (0..tree.len()).find_map(|verb| {
            let first = tree.with(verb, &["aux", "expl"]).filter(|&a| a < verb).min().unwrap_or(verb);
            let set_in = quotation.contains(sentence, verb)
                && first > 0
                && tree.has_pos(first - 1, &[Upos::Punct])
                && (sentence, first - 1) != quotation.open
                && is_verb(&tree, verb)
                && (is_saying(&tree, verb, false) || is_set_in(&tree, verb))
                && tree.with(verb, &["obj"]).all(|o| tree.has_pos(o, &[Upos::Pron]));
            let subject = tree.with(verb, &["nsubj", "expl"]).find(|&x| x > first && set_in)?;
            let source = phrase::argument(&tree, subject);
            Some(Inquit { sentence, verb: Some(verb), source })
        })
    })
}

/// `« Il est parti, se souvient-elle. »`, `« Ils sont partis, sourit la voisine. »`: behind its comma and before its subject,
/// any verb tells who speaks.
fn is_set_in(tree: &Tree<'_>, verb: usize) -> bool {
    let asks = tree.token(tree.len() - 1).form.contains('?');
    let place = tree.is(verb, &["parataxis", "conj", "root", "ccomp"]);
    !asks
        && place
        && tree.with(verb, &["nsubj"]).any(|s| is_clitic(tree, s) || is_somebody_behind(tree, verb, s))
}

/// `…, sourit la voisine, …`: a person between commas right behind the verb, and a clause before it.
fn is_somebody_behind(tree: &Tree<'_>, verb: usize, subject: usize) -> bool {
    let phrase = phrase::argument(tree, subject);
    let right_behind = verb < phrase.first && (verb + 1..phrase.first).all(|i| tree.has_pos(i, &[Upos::Det]));
    let person = tree.has_pos(subject, &[Upos::Propn])
        || Lexicon::of(tree.language()).noun_kind(&tree.lemma(subject)) == Some("Person");
    let finite = |i: usize| tree.feature(i, "VerbForm") == Some("Fin");
    let ends = phrase.last + 1 >= tree.len() || tree.has_pos(phrase.last + 1, &[Upos::Punct]);
    tree.language() == Language::French
        && right_behind
        && person
        && ends
        && finite(verb)
        && (0..verb).any(|i| finite(i) && !tree.is(i, &["aux"]))
}

/// `-t-elle`: they, behind their verb.
fn is_clitic(tree: &Tree<'_>, token: usize) -> bool {
    let form = tree.lower(token);
    let bare = form.trim_start_matches("-t").trim_start_matches('-');
    form.starts_with('-') && matches!(bare, "il" | "elle" | "ils" | "elles")
}

/// `X a répondu : « …`, `selon X : « …`: what leads up to the opening mark.
fn before(sentences: &[Sentence], quotation: &Quotation) -> Option<Inquit> {
    let (s, t) = quotation.open;
    if t == 0 {
        let previous = s.checked_sub(1)?;
        let tree = Tree::new(&sentences[previous]);
        let leads = tree.token(tree.len() - 1).form == ":";
        let source = leads.then(|| leading(&tree, tree.len())).flatten()?;
        return Some(Inquit { sentence: previous, verb: None, source });
    }
    let tree = Tree::new(&sentences[s]);
    let lead = &tree.token(t - 1).form;
    let direct = matches!(lead.as_str(), ":" | "," | "that" | "que" | "dass") || is_verb(&tree, t - 1);
    let source = direct.then(|| leading(&tree, t)).flatten()?;
    Some(Inquit { sentence: s, verb: None, source })
}

/// The subject of the last verb of saying before a token, or a source named there by a preposition.
#[must_use]
pub fn leading(tree: &Tree<'_>, end: usize) -> Option<Phrase> {
    let verb = (0..end).rev().take(2 * NEAR).find(|&v| is_verb(tree, v) && is_saying(tree, v, false));
    if let Some(verb) = verb {
        return tree
            .with(verb, &["nsubj"])
            .find(|&s| s < end)
            .or_else(|| inherited_subject(tree, verb))
            .map(|s| phrase::argument(tree, s));
    }
    let lexicon = Lexicon::of(tree.language());
    (0..end).rev().take(NEAR).find_map(|i| {
        let (words, head) = super::circumstance::preposition(tree, lexicon, i)?;
        let person =
            tree.has_pos(head, &[Upos::Propn]) || lexicon.source_noun(&tree.lemma(head)) == Some(true);
        (lexicon.is_attribution(&words) && person).then(|| phrase::argument(tree, head))
    })
}

fn inherited_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let first = tree.head(verb).filter(|_| tree.is(verb, &["conj", "xcomp"]))?;
    tree.first(first, &["nsubj"])
}

/// `« A », dit X. « B. »`: the quotation opens where the sentence of the last one's verb of saying has just ended.
fn continued(sentences: &[Sentence], last: &Quotation, quotation: &Quotation) -> Option<(usize, Phrase)> {
    let source = last.source?;
    let (s, t) = quotation.open;
    if s == last.close.0 {
        // `« A », dit X, « B »`
        return (source.0 == s && last.close.1 < source.1.head && source.1.head < t).then_some(source);
    }
    let opens = sentences[s].tokens[..t].iter().all(|token| token.upos == Upos::Punct);
    (opens && s == last.close.0.max(source.0) + 1).then_some(source)
}

/// Whether the verb says something. Right after the closing mark, with its subject behind it, any verb does:
/// `», sourit X`.
fn is_saying(tree: &Tree<'_>, verb: usize, follows: bool) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let (key, lemma) = (verb_key(tree, verb), tree.lemma(verb));
    let known = [key.as_str(), lemma.as_str()]
        .iter()
        .any(|k| lexicon.speech(k).is_some_and(|act| act != "ask") || lexicon.thought(k).is_some());
    let inverted = follows
        && tree.language() != Language::English
        && tree
            .with(verb, &["nsubj"])
            .any(|s| s > verb && (!tree.has_pos(s, &[Upos::Pron]) || is_clitic(tree, s)))
        && tree.first(verb, &["obj"]).is_none()
        && tree.is_finite_clause(verb);
    known || inverted
}

/// `avoue, du bout des lèvres, Anna Roux`, `dit en souriant une cliente`: the first person behind the verb that no preposition
/// takes.
fn somebody_behind(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let lexicon = Lexicon::of(tree.language());
    let inside = |i: usize| {
        tree.sentence
            .entities
            .iter()
            .any(|e| e.kind == EntityType::Person && e.tokens.contains(i) && e.tokens.start < i)
    };
    let person = |i: usize| {
        let named =
            tree.sentence.entities.iter().any(|e| e.kind == EntityType::Person && e.tokens.start == i);
        named || tree.has_pos(i, &[Upos::Noun]) && lexicon.noun_kind(&tree.lemma(i)) == Some("Person")
    };
    let beside = |i: usize| tree.is(i, &["appos", "flat"]) && tree.token(i - 1).form == ",";
    let free = |i: usize| tree.first(i, &["case"]).is_none() && !inside(i) && !beside(i);
    let known = tree.language() == Language::French && is_saying(tree, verb, false);
    (verb + 1..tree.len().min(verb + NEAR)).find(|&i| known && person(i) && free(i))
}

/// The subject of the verb, outside the quotation: `from` is the first token after it.
fn speaker(tree: &Tree<'_>, verb: usize, from: usize) -> Option<Phrase> {
    let subject = tree.with(verb, &["nsubj"]).find(|&s| s >= from).or_else(|| {
        // A clitic that the parser attached elsewhere: `explique-t-elle`.
        (verb + 1 < tree.len() && tree.token(verb + 1).form.starts_with('-')).then_some(verb + 1)
    });
    let subject = subject.or_else(|| somebody_behind(tree, verb));
    Some(phrase::argument(tree, subject?))
}
