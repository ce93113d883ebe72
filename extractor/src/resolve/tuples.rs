//! [`tuples`]: claims as the tuples of open information extraction: relation, subject, object, further arguments.
//!
//! A claim keeps its circumstances apart; a tuple needs something in its object slot. So a claim without an object
//! takes its first circumstance there (`was born` in `Lyon`), its preposition joining the relation, and every further
//! circumstance of time, place or means also makes a tuple of its own, less sure than the claim's. A claim with
//! neither makes none. A noun's `of` is read both ways: `is` `the capital of Japan`, `is the capital of` `Japan`.

use super::claim::{Argument, Claim, Qualifier, QualifierRole};
use crate::analysis::Language;
use crate::claims::lexicon::Lexicon;
use std::collections::HashMap;

/// What a tuple read out of a claim's circumstance keeps of the claim's confidence.
const DERIVED: f64 = 0.6;

/// One tuple, in the words of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuple<'a> {
    /// The claim it comes from.
    pub claim: &'a Claim,
    /// 0 to 1; that of the claim, or less.
    pub confidence: f64,
    /// The words of the relation.
    pub relation: String,
    /// Who or what.
    pub subject: String,
    /// To whom or what; never empty.
    pub object: String,
    /// Further arguments.
    pub more: Vec<String>,
}

/// The tuples of the claims of one text, in the order of the claims.
#[must_use]
pub fn tuples(claims: &[Claim]) -> Vec<Tuple<'_>> {
    let surfaces: HashMap<&str, String> =
        claims.iter().map(|claim| (claim.id.as_str(), claim.surface.join(" "))).collect();
    claims.iter().flat_map(|claim| of_claim(claim, &surfaces)).collect()
}

fn of_claim<'a>(claim: &'a Claim, surfaces: &HashMap<&str, String>) -> Vec<Tuple<'a>> {
    let [subject, relation, object] = &claim.surface;
    let object = match &claim.object {
        Some(Argument::Claim { claim }) if object.is_empty() => {
            surfaces.get(claim.as_str()).cloned().unwrap_or_default()
        }
        _ => object.clone(),
    };
    let relation = spoken(relation, claim.language);
    let outside = |q: &&Qualifier| !subject.contains(&q.text) && !object.contains(&q.text);
    let circumstances: Vec<&Qualifier> = claim.qualifiers.iter().filter(outside).collect();
    let made = |relation: String, object: String, more: Vec<String>, share: f64| Tuple {
        claim,
        confidence: claim.confidence * share,
        relation,
        subject: subject.clone(),
        object,
        more,
    };
    let mut found = Vec::new();
    let mut base = relation.clone();
    let mut rest = circumstances.clone();
    if object.is_empty() {
        let Some(at) = promoted(&circumstances, claim.language) else { return found };
        let first = rest.remove(at);
        let (preposition, noun) = parted(&first.text, claim.language);
        let more = rest.iter().map(|q| q.text.clone()).collect();
        found.push(made(joined(&relation, preposition), noun.to_owned(), more, 1.0));
    } else {
        let more = rest.iter().map(|q| q.text.clone()).collect();
        if let Some((kind, whole)) = genitive(claim, &relation, &object) {
            found.push(made(joined(&relation, kind), whole.to_owned(), Vec::new(), DERIVED));
        }
        found.push(made(relation.clone(), object.clone(), more, 1.0));
        base = joined(&relation, &object);
    }
    for circumstance in rest.into_iter().filter(|q| stands_alone(q)) {
        let (preposition, noun) = parted(&circumstance.text, claim.language);
        if !preposition.is_empty() {
            found.push(made(joined(&base, preposition), noun.to_owned(), Vec::new(), DERIVED));
        }
    }
    found
}

/// The circumstance that fills an empty object slot: one with a preposition before one without.
fn promoted(circumstances: &[&Qualifier], language: Language) -> Option<usize> {
    let marked = |q: &&Qualifier| !parted(&q.text, language).0.is_empty();
    circumstances.iter().position(marked).or_else(|| {
        let loose = |q: &&Qualifier| !matches!(q.role, QualifierRole::Degree | QualifierRole::Manner);
        circumstances.iter().position(loose)
    })
}

/// Circumstances that say something of the claim by themselves.
fn stands_alone(circumstance: &Qualifier) -> bool {
    !matches!(
        circumstance.role,
        QualifierRole::Degree
            | QualifierRole::Condition
            | QualifierRole::Concession
            | QualifierRole::Comparison
            | QualifierRole::Extent
    )
}

/// The prepositions at the front of a phrase, and the rest.
fn parted(text: &str, language: Language) -> (&str, &str) {
    let lexicon = Lexicon::of(language);
    let mut end = 0;
    while let Some((word, rest)) = text[end..].split_once(' ') {
        if rest.is_empty() || lexicon.connective(&word.to_lowercase(), false).is_none() {
            break;
        }
        end += word.len() + 1;
    }
    (text[..end].trim_end(), &text[end..])
}

/// `the capital of` and `Japan`, where a copula says so.
fn genitive<'t>(claim: &Claim, relation: &str, object: &'t str) -> Option<(&'t str, &'t str)> {
    let of = match claim.language {
        Language::English => " of ",
        _ => return None,
    };
    let copula =
        matches!(relation.split(' ').next(), Some("is" | "was" | "are" | "were" | "became" | "remains"));
    let at = object.find(of).filter(|_| copula && matches!(claim.object, Some(Argument::Entity(_))))?;
    Some((&object[..at + of.len() - 1], &object[at + of.len()..]))
}

/// An apposition's copula is in no text: it is put in the present.
fn spoken(relation: &str, language: Language) -> String {
    match (language, relation) {
        (Language::English, "be") => "is",
        (Language::French, "être") => "est",
        (Language::German, "sein") => "ist",
        _ => relation,
    }
    .to_owned()
}

/// The relation with one more word, unless it ends in it.
fn joined(relation: &str, word: &str) -> String {
    if word.is_empty() || relation.ends_with(&format!(" {word}")) {
        relation.to_owned()
    } else {
        format!("{relation} {word}")
    }
}

#[cfg(test)]
mod tests {
    use super::{joined, parted};
    use crate::analysis::Language::{English, French};

    #[test]
    fn prepositions_leave_their_phrase() {
        assert_eq!(parted("in the old town", English), ("in", "the old town"));
        assert_eq!(parted("dans la vieille ville", French), ("dans", "la vieille ville"));
        assert_eq!(parted("last week", English), ("", "last week"));
    }

    #[test]
    fn a_relation_takes_a_preposition_once() {
        assert_eq!(joined("was born", "in"), "was born in");
        assert_eq!(joined("was born in", "in"), "was born in");
    }
}
