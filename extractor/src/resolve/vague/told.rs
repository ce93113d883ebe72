//! [`tells`]: French statements about a pronoun for which nothing was found that say something all the same (`C'est devenu un
//! métier.`, `Ça crée de l'emploi.`, `Ils ont refusé la salle.`): better told with the pronoun than lost.
//!
//! What only reacts (`C'est vrai.`, `Ça va.`), asks or supposes goes, as does what has no words of its own.

use super::plain;
use crate::analysis::Language;
use crate::claims::lexicon::{Lexicon, List};
use crate::resolve::claim::{Argument, Claim, Modality, QualifierRole, Tense};
use crate::resolve::coreference::lexicon::{Class, References, WordClass};

/// Words that lead to an adjective or noun and say nothing by themselves.
const LEADING: [&str; 24] = [
    "très",
    "trop",
    "assez",
    "si",
    "bien",
    "plus",
    "un",
    "une",
    "le",
    "la",
    "l'",
    "de",
    "peu",
    "plutôt",
    "vraiment",
    "tellement",
    "aussi",
    "tout",
    "toute",
    "tous",
    "pas",
    "comme",
    "même",
    "super",
];

/// `C'est un film qui retrace le chantier`: that the film does so may be told by itself.
pub fn stages(claim: &Claim) -> bool {
    let relative = [" qui ", " que ", " qu'", " dont ", " où "];
    matches!(&claim.object, Some(Argument::Entity(e)) if relative.iter().any(|word| plain(&e.text).contains(word)))
}

/// Verbs that say little of a pronoun whatever stands beside them: `ça dépend des jours`.
const SAYING_LITTLE: [&str; 3] = ["dépendre", "aller", "se voir"];

/// Whether a claim whose subject is an open pronoun says something.
pub fn tells(claim: &Claim) -> bool {
    let asked = claim.modality.contains(&Modality::Question);
    // `ce serait une erreur`
    let would = claim.relation.text.split(' ').any(|word| word.ends_with("rait") || word.ends_with("raient"));
    let supposed = claim.modality.contains(&Modality::Hypothetical) && !would;
    // `C'est organisé par la mairie`: the relation may turn it round.
    let turned = claim.rule == "passive" && is_open(claim.object.as_ref(), claim) && claim.subject.is_some();
    // `venant du sport`, and what stands in a question (`Pourquoi se sont-ils lancés ? – Par envie.`)
    let loose = claim.tense == Tense::None || claim.rule == "answered-question";
    // `ça fait longtemps que tu joues`
    let since = claim.relation.lemma == "faire" && matches!(claim.object, Some(Argument::Claim { .. }));
    let asserted = claim.language == Language::French && !asked && !supposed && !loose && !since;
    asserted && (turned || is_open(claim.subject.as_ref(), claim) && has_words(claim))
}

/// Whether an argument is a pronoun of the third person that was left as it is.
fn is_open(argument: Option<&Argument>, claim: &Claim) -> bool {
    let Some(Argument::Entity(subject)) = argument else { return false };
    let word = plain(&subject.label);
    let references = References::of(claim.language);
    let personal = references.anaphor(&word, false).is_some_and(|a| a.class == Class::Personal);
    let all = matches!(word.as_str(), "tout" | "tout ça" | "tout cela" | "c'");
    let others = matches!(
        word.as_str(),
        "l'un" | "l'une" | "l'autre" | "les uns" | "les unes" | "les autres" | "d'autres" | "autres"
    );
    personal || all || others || references.is(WordClass::Pointing, &word)
}

/// Whether the rest of the claim says something.
fn has_words(claim: &Claim) -> bool {
    let references = References::of(claim.language);
    let lemma = claim.relation.lemma.as_str();
    let told = claim.qualifiers.iter().any(|q| q.role != QualifierRole::Degree);
    let reacts = |word: &str| references.is(WordClass::Reaction, word);
    match &claim.object {
        Some(Argument::Value(_)) => true,
        // `il paraît que la gare ferme`
        Some(Argument::Claim { .. }) => !matches!(lemma, "paraître" | "sembler" | "arriver" | "suffire"),
        Some(Argument::Entity(object)) => {
            let words = plain(&object.text);
            let bare = bare(&words);
            let points = Lexicon::of(claim.language).lists(List::Pointing, &plain(&object.label));
            let clitic = references.anaphor(&plain(&object.label), false).is_some();
            let reaction =
                matches!(lemma, "être" | "paraître" | "sembler") && (reacts(bare) || reacts(&words));
            !bare.is_empty() && !points && !clitic && !reaction && !reacts(&format!("{lemma} {bare}"))
        }
        None => {
            told && !SAYING_LITTLE.contains(&lemma) && !Lexicon::of(claim.language).lists(List::Needy, lemma)
                || !reacts(lemma) && is_full(claim)
        }
    }
}

/// `ça fatigue`, `ils ont refusé`: a verb alone that says something, of somebody or denied.
fn is_full(claim: &Claim) -> bool {
    let lemma = claim.relation.lemma.as_str();
    let lexicon = Lexicon::of(claim.language);
    let empty = lexicon.lists(List::Empty, lemma) || lexicon.lists(List::Needy, lemma);
    !empty && claim.relation.text.chars().count() > 3
}

/// An adjective or noun without what leads to it.
fn bare(words: &str) -> &str {
    let mut rest = words.trim();
    loop {
        let next = LEADING.iter().find_map(|lead| {
            let left = rest.strip_prefix(lead)?;
            (lead.ends_with('\'') || left.starts_with(' ')).then(|| left.trim_start())
        });
        match next {
            Some(left) => rest = left,
            None => return rest,
        }
    }
}
