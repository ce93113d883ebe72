//! The quotations of a document, and what one tells of whoever says it, when that is a pronoun: `« … », assure-t-il`.

use super::candidate::Candidate;
use crate::analysis::Upos;
use crate::claims::quotation::{Quotation, quotations};
use crate::resolve::document::{Document, Place};
use crate::source::Section;

/// The quotations of each segment.
pub(super) fn all(document: &Document<'_>) -> Vec<Vec<Quotation>> {
    let segments = document.sentences.iter().zip(&document.transcript.segments).enumerate();
    let found = segments.map(|(at, (sentences, segment))| {
        // In a turn a paragraph set off repeats what is said there.
        let told = segment.section != Section::Turn;
        let mut found = quotations(sentences, if told { &document.transcript.quotes } else { &[] });
        found.retain(|quotation| !is_whole_answer(document, at, quotation));
        found
    });
    found.collect()
}

/// `“J'ai commencé en 2016.”` as all that a paragraph of a turn has: the marks only say that it is said.
fn is_whole_answer(document: &Document<'_>, segment: usize, quotation: &Quotation) -> bool {
    let said = document.transcript.segments[segment].turn.is_some();
    let at = |sentence: usize| Place { segment, sentence };
    let only_marks = |place: Place, from: usize, to: usize| {
        let tokens = &document.sentence(place).tokens;
        tokens[from.min(tokens.len())..to.min(tokens.len())].iter().all(|t| t.upos == Upos::Punct)
    };
    let ((first, open), (last, close)) = (quotation.open, quotation.close);
    let opens = || document.opens_paragraph(at(first)) && only_marks(at(first), 0, open);
    let ends = || {
        let next = last + 1;
        let begun = next >= document.sentences[segment].len() || document.opens_paragraph(at(next));
        begun && only_marks(at(last), close + 1, usize::MAX)
    };
    said && quotation.source.is_none() && quotation.verb.is_none() && opens() && ends()
}

/// `« La ville ferme les yeux », explique-t-elle`: who says it is nobody whom the quotation speaks of. `verb` is the
/// pronoun's.
pub(super) fn is_spoken_of(
    quotations: &[Quotation],
    verb: Option<usize>,
    place: Place,
    candidate: &Candidate,
) -> bool {
    let says = verb.map(|verb| (place.sentence, verb));
    candidate.place.segment == place.segment
        && quotations.iter().any(|q| {
            says.is_some() && q.verb == says && q.contains(candidate.place.sentence, candidate.token)
        })
}

/// `« J'ai la lettre », assure-t-il`: whether somebody says `je` of themselves in what the pronoun's verb reports.
pub(super) fn says_i(
    document: &Document<'_>,
    quotations: &[Quotation],
    verb: Option<usize>,
    place: Place,
) -> bool {
    let says = verb.map(|verb| (place.sentence, verb));
    let i_in = |sentence: usize, quotation: &Quotation| {
        let tokens = &document.sentence(Place { sentence, ..place }).tokens;
        tokens.iter().enumerate().any(|(at, token)| {
            let form = token.form.to_lowercase().replace('’', "'");
            matches!(form.as_str(), "je" | "j'" | "-je" | "i" | "ich") && quotation.contains(sentence, at)
        })
    };
    let mut own = quotations.iter().filter(|q| says.is_some() && q.verb == says);
    own.any(|q| (q.open.0..=q.close.0).any(|sentence| i_in(sentence, q)))
}
