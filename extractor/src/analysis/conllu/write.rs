//! [`write`] and [`write_over`]: sentences to CoNLL-U, one row a surface token.

use super::ConlluSentence;
use crate::analysis::{Sentence, Token, Upos};
use crate::source::SourceText;
use std::fmt::Write;

/// The sentences of a text, as one document named `document`.
///
/// The MISC column has `SpaceAfter=No`, named entities (`NER=B-PER`, `NER=I-PER`) and the token's
/// place in the source (`start_char=12|end_char=16`: code points, 0-based, end-exclusive).
#[must_use]
pub fn write(document: &str, text: &SourceText, sentences: &[Sentence]) -> String {
    let mut out = format!("# newdoc id = {}\n", one_line(document));
    for (index, sentence) in sentences.iter().enumerate() {
        let written = one_line(text.slice(sentence.span));
        let _ = writeln!(out, "# sent_id = {}-{}\n# text = {written}", one_line(document), index + 1);
        let names = entity_marks(sentence);
        for (at, token) in sentence.tokens.iter().enumerate() {
            let next = sentence.tokens.get(at + 1).or_else(|| sentences.get(index + 1)?.tokens.first());
            let mut misc = Vec::new();
            if next.is_some_and(|next| next.span.start == token.span.end) {
                misc.push("SpaceAfter=No".to_owned());
            }
            misc.extend(names[at].clone());
            misc.push(format!("start_char={}|end_char={}", token.span.start, token.span.end));
            row(&mut out, at, token, &misc.join("|"));
        }
        out.push('\n');
    }
    out
}

/// The annotation of a file's own tokens, under the file's own comments and with its own MISC
/// column; entities are added to it (`NER=B-PER`).
///
/// `sentences` stand in the order of `file`, as [`super::lay_out_bare`] gives them; what is missing
/// on either side is left out.
#[must_use]
pub fn write_over(file: &[ConlluSentence], sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for (given, sentence) in file.iter().zip(sentences) {
        for comment in &given.comments {
            out.push_str(comment);
            out.push('\n');
        }
        let names = entity_marks(sentence);
        for (at, (token, original)) in sentence.tokens.iter().zip(&given.tokens).enumerate() {
            let kept = original.misc.split('|').filter(|part| *part != "_" && !part.starts_with("NER="));
            let misc: Vec<&str> = kept.chain(names[at].as_deref()).collect();
            row(&mut out, at, token, if misc.is_empty() { "_".to_owned() } else { misc.join("|") }.as_str());
        }
        out.push('\n');
    }
    out
}

/// `NER=B-PER` and so on for each token inside an entity.
fn entity_marks(sentence: &Sentence) -> Vec<Option<String>> {
    let mut marks = vec![None; sentence.tokens.len()];
    for entity in &sentence.entities {
        for at in entity.tokens.range() {
            let place = if at == entity.tokens.start { 'B' } else { 'I' };
            if let Some(mark) = marks.get_mut(at) {
                *mark = Some(format!("NER={place}-{}", entity.kind));
            }
        }
    }
    marks
}

fn row(out: &mut String, at: usize, token: &Token, misc: &str) {
    let bare = token.deprel.is_empty();
    let head = match token.head {
        Some(head) => (head + 1).to_string(),
        None if bare => "_".to_owned(),
        None => "0".to_owned(),
    };
    let upos = if bare && token.upos == Upos::X { "_" } else { token.upos.name() };
    let _ = writeln!(
        out,
        "{}\t{}\t{}\t{upos}\t_\t{}\t{head}\t{}\t_\t{misc}",
        at + 1,
        one_line(&token.form),
        or_blank(&one_line(&token.lemma)),
        token.feats.as_str(),
        or_blank(&token.deprel),
    );
}

fn or_blank(column: &str) -> &str {
    if column.is_empty() { "_" } else { column }
}

/// The text with tabs and line ends as plain blanks: they would break the format's columns.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\t' | '\r' | '\n') { ' ' } else { c }).collect()
}
