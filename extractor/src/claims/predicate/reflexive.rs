//! Reflexive clitics: `se`, and those of the first and second person that mean whoever acts.

use crate::analysis::Upos;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// A reflexive clitic: `se`, or `me/te/nous/vous` agreeing with the subject.
#[must_use]
pub fn is_reflexive(tree: &Tree<'_>, index: usize) -> bool {
    let token = tree.token(index);
    let form = tree.lower(index);
    let labelled = matches!(token.deprel.as_str(), "expl:pv" | "expl:pass");
    let own = matches!(
        form.as_str(),
        "me" | "m'" | "te" | "t'" | "nous" | "vous" | "mich" | "dich" | "uns" | "euch"
    );
    if labelled && !own {
        return true;
    }
    let clitic = tree.has_pos(index, &[Upos::Pron]) && tree.is(index, &["obj", "iobj", "expl"]);
    if matches!(form.as_str(), "se" | "s'" | "sich") && clitic {
        return true;
    }
    let Some(verb) = tree.head(index).filter(|_| own && (clitic || labelled)) else { return false };
    let Some(subject) = subject_of(tree, verb) else { return labelled };
    if tree.has_pos(subject, &[Upos::Noun, Upos::Propn]) {
        return false;
    }
    // `Je t'avoue`: the network may call both one person.
    let persons = (person_of(&tree.lower(subject)), person_of(&form));
    if let (Some(one), Some(other)) = persons
        && one != other
    {
        return false;
    }
    let (person, number) = (tree.feature(subject, "Person"), tree.feature(subject, "Number"));
    let same_number = number.is_none_or(|n| tree.feature(index, "Number").is_none_or(|m| m == n));
    match person {
        None => labelled,
        _ => person == tree.feature(index, "Person") && same_number,
    }
}

/// The person of a French clitic by its form; none where it may be several.
fn person_of(clitic: &str) -> Option<u8> {
    match clitic {
        "je" | "j'" | "me" | "m'" => Some(1),
        "tu" | "te" | "t'" => Some(2),
        "il" | "elle" | "ils" | "elles" | "on" => Some(3),
        _ => None,
    }
}

/// The subject of a verb; an infinitive has that of the verb it hangs on, be it by way of a noun (`le plaisir de
/// m'entretenir avec vous`), or the object of one that controls it (`remercie Zoé de m'avoir invité`).
fn subject_of(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let lexicon = Lexicon::of(tree.language());
    let mut at = verb;
    for _ in 0..4 {
        if let Some(subject) = tree.first(at, &["nsubj"]) {
            return Some(subject);
        }
        let up = tree.head(at).filter(|_| tree.is(at, &["xcomp", "conj", "acl", "ccomp", "advcl"]))?;
        if tree.is(at, &["xcomp", "ccomp", "advcl"]) && lexicon.control(&tree.lemma(up)).is_some() {
            let object = tree.with(up, &["obj", "iobj"]).find(|&o| tree.lower(o) != tree.lower(verb));
            if let Some(object) = object {
                return Some(object);
            }
        }
        if tree.is(at, &["acl"]) && tree.feature(at, "VerbForm") != Some("Inf") {
            return None;
        }
        at = up;
    }
    None
}
