//! What a quotation tells of whoever says it, when that is a pronoun: `« … », assure-t-il`.

use super::candidate::Candidate;
use crate::claims::quotation::Quotation;
use crate::resolve::document::{Document, Place};

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
