//! Infinitives that say what somebody is helped, taught or made to do: `aide les élèves à préparer l'oral`.

use crate::analysis::Language;
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::is_reflexive;
use crate::claims::proposition::{Circumstance, Phrase};
use crate::claims::reader::act_phrase;
use crate::claims::tree::Tree;
use crate::resolve::QualifierRole;

/// The infinitive as a circumstance of a verb whose object is the person: to what end, or, behind `de`, of what.
pub(super) fn of_control(tree: &Tree<'_>, lexicon: &Lexicon, act: usize) -> Option<Circumstance> {
    let verb = tree.head(act).filter(|&v| v < act && tree.language() == Language::French)?;
    lexicon.control(&tree.lemma(verb))?;
    let whom = tree.with(verb, &["obj"]).any(|o| !is_reflexive(tree, o));
    let passive = tree.with(verb, &["aux"]).any(|a| tree.token(a).deprel == "aux:pass");
    let infinitive = tree.feature(act, "VerbForm") == Some("Inf");
    let mark = tree.with(act, &["mark"]).find(|&m| matches!(tree.lower(m).as_str(), "à" | "de" | "d'"))?;
    let role = if tree.lower(mark) == "à" { QualifierRole::Purpose } else { QualifierRole::Topic };
    let phrase = act_phrase(tree, act);
    ((whom || passive) && infinitive)
        .then_some(Circumstance { role, phrase: Phrase { first: phrase.first.min(mark), ..phrase } })
}
