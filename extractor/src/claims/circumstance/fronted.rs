//! `En 2010, la mairie achète la ferme et le conseil vote les travaux`: a time or place put first, with its comma, holds for the
//! clause that `et` joins as well, in the same tense and without a time or place of its own.

use super::times::is_time_noun;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::predicate::Predicate;
use crate::claims::proposition::Circumstance;
use crate::claims::role;
use crate::claims::tree::Tree;
use crate::resolve::QualifierRole;

/// The time or place that the clause before has put first, where the clause shares it.
#[must_use]
pub fn fronted_before(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    own: &[Circumstance],
) -> Option<Circumstance> {
    let clause = predicate.head;
    let above = tree.head(clause).filter(|&above| tree.is(clause, &["conj"]) && above < clause)?;
    let and =
        tree.with(clause, &["cc"]).all(|c| tree.lower(c) == "et") && tree.first(clause, &["cc"]).is_some();
    if tree.language() != Language::French || !and || tree.first(clause, &["mark"]).is_some() {
        return None;
    }
    let (first, second) = (finite(tree, above)?, finite(tree, clause)?);
    let alike = |name: &str| tree.feature(first, name) == tree.feature(second, name);
    let subject = tree.with(above, &["nsubj", "expl"]).min()?;
    let led = tree
        .with(clause, &["nsubj", "expl"])
        .min()
        .is_some_and(|s| tree.with(clause, &["obl", "advmod", "advcl"]).any(|d| d < s));
    // `il a vendu et il loue`: a perfect is no present.
    let perfect = |clause: usize, verb: usize| verb != clause && tree.is(verb, &["aux"]);
    if perfect(above, first) != perfect(clause, second) || !alike("Tense") || !alike("Mood") || led {
        return None;
    }
    let fronted = tree.with(above, &["obl", "advmod"]).find_map(|d| {
        let last = tree.extent(d).1;
        let comma = |i: usize| i < tree.len() && tree.token(i).form == ",";
        let set_off = last < subject && (comma(last) || comma(last + 1));
        // Not `en général`.
        let definite = tree.first(d, &["det"]).is_some() || is_time_noun(tree, d);
        let noun = tree.has_pos(d, &[Upos::Propn, Upos::Num]) || tree.has_pos(d, &[Upos::Noun]) && definite;
        let noun = noun && tree.is(d, &["obl"]);
        let adverb = lexicon.time_adverb(&tree.expression(d)).is_some();
        let role = if adverb { QualifierRole::Time } else { role::refined(tree, lexicon, d) };
        let found = Circumstance { role, phrase: phrase::circumstance(tree, d) };
        let known = adverb || noun && matches!(role, QualifierRole::Time | QualifierRole::Place);
        (set_off && known).then_some(found)
    })?;
    own.iter().all(|q| q.role != fronted.role).then_some(fronted)
}

/// The word of a clause that has its tense and mood.
fn finite(tree: &Tree<'_>, clause: usize) -> Option<usize> {
    std::iter::once(clause).chain(tree.with(clause, &["aux", "cop"])).find(|&v| tree.is_finite(v))
}

/// `nous ne sommes pas assez écoutés ni soutenus`: the degree that is denied of both.
#[must_use]
pub fn shared_degree(tree: &Tree<'_>, predicate: &Predicate, own: &[Circumstance]) -> Option<Circumstance> {
    let clause = predicate.head;
    let above = tree.head(clause).filter(|&above| tree.is(clause, &["conj"]) && above < clause)?;
    let nor = tree.with(clause, &["cc"]).any(|c| tree.lower(c) == "ni");
    let degree = tree.with(above, &["advmod"]).find(|&a| {
        a < above
            && matches!(
                tree.lower(a).as_str(),
                "assez" | "suffisamment" | "trop" | "si" | "tellement" | "vraiment"
            )
    })?;
    let free = nor
        && tree.first(clause, &["nsubj"]).is_none()
        && own.iter().all(|q| q.role != QualifierRole::Degree);
    free.then(|| Circumstance { role: QualifierRole::Degree, phrase: phrase::circumstance(tree, degree) })
}
