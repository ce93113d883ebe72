//! [`paired`]: opening and closing marks. A mark that opens a paragraph while another is open goes on with the same
//! quotation; one that opens within a later paragraph shows that the first was never closed. Straight marks are told apart by
//! what they touch.

use crate::analysis::Sentence;

/// The longest quotation, in sentences: beyond it a mark is taken for a slip.
const LONGEST: usize = 40;

/// Sentence and token of a mark.
type At = (usize, usize);

/// The marks that belong together, in order.
pub(super) fn paired(sentences: &[Sentence]) -> Vec<(At, At)> {
    let mut found = Vec::new();
    let mut open: Option<(At, char)> = None;
    for (s, sentence) in sentences.iter().enumerate() {
        for (t, token) in sentence.tokens.iter().enumerate() {
            let Some(mark) = token.form.chars().find(|c| is_mark(*c)) else { continue };
            let only_opens = mark == '"' && touches_only_behind(sentence, t);
            match open {
                Some((start, opener)) if closes(opener, mark) && !only_opens => {
                    if s - start.0 <= LONGEST {
                        found.push((start, (s, t)));
                    }
                    open = None;
                }
                Some((start, _)) if s - start.0 > LONGEST => open = Some(((s, t), mark)),
                Some((start, opener)) if opener == mark && was_left_open(sentences, start, (s, t)) => {
                    open = Some(((s, t), mark));
                }
                Some(_) => {}
                None if opens(mark) => open = Some(((s, t), mark)),
                None => {}
            }
        }
    }
    found
}

/// `"Oui`: a straight mark that touches the word behind it and none before it.
fn touches_only_behind(sentence: &Sentence, token: usize) -> bool {
    let span = sentence.tokens[token].span;
    let before = token.checked_sub(1).is_some_and(|t| sentence.tokens[t].span.end == span.start);
    let behind = sentence.tokens.get(token + 1).is_some_and(|next| next.span.start == span.end);
    behind && !before
}

/// Whether a paragraph has ended between a mark and another that opens, which begins none itself.
fn was_left_open(sentences: &[Sentence], start: At, again: At) -> bool {
    let begins = |s: usize| s > 0 && sentences[s].span.start > sentences[s - 1].span.end + 1;
    let ended = (start.0 + 1..=again.0).any(begins);
    ended && !(again.1 == 0 && begins(again.0))
}

const fn is_mark(c: char) -> bool {
    matches!(c, '«' | '»' | '“' | '”' | '„' | '"')
}

const fn opens(mark: char) -> bool {
    matches!(mark, '«' | '»' | '“' | '„' | '"')
}

const fn closes(opener: char, mark: char) -> bool {
    match opener {
        '«' => mark == '»',
        '»' => mark == '«',
        '„' => matches!(mark, '“' | '”'),
        '“' => mark == '”',
        _ => mark == '"',
    }
}
