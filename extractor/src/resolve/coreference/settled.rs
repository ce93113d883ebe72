//! Pronouns whose own clause says what they mean, or that they mean nobody in particular: `il a répondu qu'il viendra`,
//! `on prend sa voiture`. Asked before any antecedent is looked for.

use super::candidate::is_said_again;
use super::lexicon::{Anaphor, Gender, References, WordClass};
use super::pronoun::bare_form;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// `Il a répondu qu'il étudierait la question`: the same pronoun as the subject of the verb of saying or thinking.
pub(super) fn same_subject(tree: &Tree<'_>, token: usize) -> Option<usize> {
    let verb =
        tree.head(token).filter(|_| tree.is(token, &["nsubj"]) && tree.language() == Language::French)?;
    let says = tree.head(verb).filter(|_| tree.is(verb, &["ccomp"]))?;
    let lexicon = Lexicon::of(tree.language());
    let key = crate::claims::predicate::verb_key(tree, says);
    let outer = tree
        .with(says, &["nsubj"])
        .find(|&s| bare_form(&tree.token(s).form) == bare_form(&tree.token(token).form) && s < token)?;
    (lexicon.speech(&key).is_some() || lexicon.thought(&key).is_some()).then_some(outer)
}

/// `Elle n'a pas pu rentrer chez elle`: the home is the subject's, where that agrees.
pub(super) fn at_home(tree: &Tree<'_>, token: usize, anaphor: Anaphor) -> Option<usize> {
    let home = tree.with(token, &["case"]).any(|c| tree.lower(c) == "chez");
    let verb = tree.head(token).filter(|_| home && tree.language() == Language::French)?;
    let mut at = verb;
    while tree.is(at, &["xcomp"]) && tree.first(at, &["nsubj"]).is_none() {
        at = tree.head(at)?;
    }
    let subject = tree.with(at, &["nsubj"]).find(|&s| s < token)?;
    let gender = tree.feature(subject, "Gender").and_then(Gender::parse);
    let several = tree.feature(subject, "Number").map(|n| n == "Plur");
    (gender.is_some() && gender == anaphor.gender && several.is_none_or(|s| Some(s) == anaphor.plural))
        .then_some(subject)
}

/// `Je lui réponds que les loyers suffisent. Il ne l'a jamais contesté`: what was just said, rather than a thing. `before` is
/// the sentence before.
pub(super) fn contests_what_was_said(tree: &Tree<'_>, token: usize, before: &Tree<'_>) -> bool {
    let clitic = tree.is(token, &["obj"]) && matches!(tree.lower(token).as_str(), "le" | "l'");
    let contests = |verb: usize| matches!(tree.lemma(verb).as_str(), "contester" | "réfuter" | "contredire");
    let lexicon = Lexicon::of(before.language());
    let says = |verb: usize| {
        before.is(verb, &["root"])
            && lexicon.speech(&crate::claims::predicate::verb_key(before, verb)).is_some()
            && before
                .with(verb, &["ccomp"])
                .any(|c| before.with(c, &["mark"]).any(|m| matches!(before.lower(m).as_str(), "que" | "qu'")))
    };
    tree.language() == Language::French
        && clitic
        && tree.head(token).is_some_and(contests)
        && (0..before.len()).any(says)
}

/// A pronoun in a clause put first, whose main clause names its own subject: `Quand il arrive, Paul …`.
pub(super) fn precedes_its_subject(tree: &Tree<'_>, token: usize) -> bool {
    let mut at = token;
    while let Some(head) = tree.head(at) {
        if tree.is(at, &["advcl"]) && at < head && tree.first(at, &["mark"]).is_some() {
            return tree
                .with(head, &["nsubj"])
                .any(|s| s > token && tree.has_pos(s, &[Upos::Noun, Upos::Propn]));
        }
        at = head;
    }
    false
}

/// `L'une d'elles prépare sa course`, `chacun vend son lait`: whose is said by a pronoun that names nobody.
fn is_one_of_them(tree: &Tree<'_>, subject: usize) -> bool {
    let one = matches!(
        bare_form(&tree.token(subject).form).as_str(),
        "un" | "une"
            | "l'un"
            | "l'une"
            | "chacun"
            | "chacune"
            | "aucun"
            | "aucune"
            | "celui"
            | "celle"
            | "quelqu'un"
            | "personne"
    );
    tree.language() == Language::French && one && tree.has_pos(subject, &[Upos::Pron, Upos::Num])
}

/// `Lui en voulez-vous, à ce médecin ?`: who the clitic is stands behind it.
pub(super) fn precedes_its_noun(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.lower(token).as_str(), "lui" | "leur")
        && tree.head(token).is_some_and(|verb| {
            tree.with(verb, &["obl", "nmod"]).any(|noun| noun > token && is_said_again(tree, noun))
        })
}

/// `on prend sa voiture`, `il faut trier ses déchets`: a possessive whose own clause has nobody in particular for its
/// subject.
pub(super) fn is_anybodys(tree: &Tree<'_>, token: usize) -> bool {
    let references = References::of(tree.language());
    let several = tree.lower(token).starts_with("leur") || tree.lower(token) == "their";
    let mut at = token;
    while let Some(head) = tree.head(at) {
        if tree.is(at, &["acl"]) {
            return false;
        }
        let mut subjects = tree.with(head, &["nsubj", "expl"]).filter(|&s| s != at && s < token);
        let clause = tree.has_pos(head, &[Upos::Verb, Upos::Aux]) || tree.first(head, &["cop"]).is_some();
        if let Some(subject) = subjects.find(|_| clause) {
            let form = bare_form(&tree.token(subject).form);
            let nobody = tree.is(subject, &["expl"]) && matches!(form.as_str(), "il" | "es")
                || matches!(form.as_str(), "on" | "l'on" | "man" | "one")
                || form == "il" && references.is(WordClass::Impersonal, &tree.lemma(head));
            return (nobody || is_one_of_them(tree, subject)) && !several;
        }
        at = head;
    }
    false
}
