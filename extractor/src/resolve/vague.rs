//! [`vague`]: claims that nobody could cite, because they point at nothing that the document names.
//!
//! Reads: claims once pronouns are resolved. `C'est une réussite` stays when `c'` is known to be the map, and goes
//! when it is not; a question that asks for something stays only until its answer is known.

mod bare;
mod told;

use super::claim::{Argument, Claim, Modality, Polarity, QualifierRole, Tense};
use super::coreference::lexicon::{Class, References, WordClass};
use super::quantity::parse_number;
use crate::analysis::Language;
use crate::claims::lexicon::{Lexicon, List};

pub use told::{stages, tells};

/// Why a claim is left out, for `dixit explain`.
const POINTS: &str = "points at nothing named";
const NOTHING: &str = "says nothing by itself";
const ASTRAY: &str = "its parse is too unsure";
const ASKS: &str = "asks, and nobody answers";

/// Below this confidence a statement is far likelier wrong than right: its parse went astray.
const UNSURE: f64 = 0.08;

/// Why the claim says too little to be cited, if it does: a pronoun in it was left open, or it asks and nobody answers.
#[must_use]
pub fn vague(claim: &Claim) -> Option<&'static str> {
    let lexicon = Lexicon::of(claim.language);
    let points = |argument: &Option<Argument>| matches!(argument, Some(Argument::Entity(e)) if lexicon.lists(List::Pointing, &plain(&e.label)));
    // `rien n'a bougé`, `nothing has moved`: means what it says.
    let nothing = matches!(&claim.subject, Some(Argument::Entity(e))
        if matches!(plain(&e.label).as_str(), "rien" | "nothing" | "nichts"));
    let pointing = points(&claim.subject) && !nothing;
    let strict = claim.language == Language::French;
    let affirmed = claim.polarity == Polarity::Affirmed || strict;
    let object_open = is_open(claim, claim.object.as_ref());
    if bare::says_nothing(claim) {
        return Some(NOTHING);
    }
    if which_one(claim)
        || is_of_them(claim)
        || is_uncounted(claim)
        || is_open(claim, claim.subject.as_ref())
        || is_open_adverbial(claim)
        || object_open && (affirmed || is_generic(claim))
        || strict && !claim.modality.contains(&Modality::Question) && is_shown(claim)
    {
        return Some(POINTS);
    }
    let nobody = claim.subject.is_none();
    let empty = lexicon.lists(List::Empty, &claim.relation.lemma);
    // `le couvercle change tout`: of something named, all says what it says.
    let all = matches!(&claim.object, Some(Argument::Entity(e)) if plain(&e.label) == "tout");
    let all = all && !empty && !pointing && !nobody;
    let lost = points(&claim.object) && claim.polarity == Polarity::Affirmed && !all;
    let figure = claim.qualifiers.iter().any(|q| q.value.is_some() || q.min.is_some() || q.max.is_some());
    let told = matches!(claim.object, Some(Argument::Value(_) | Argument::Claim { .. })) || figure;
    let supposed = claim.modality.iter().any(|m| matches!(m, Modality::Question | Modality::Hypothetical));
    let asks_for = claim.rule == "wh-question" && claim.object.is_none();
    let asked = claim.modality.contains(&Modality::Question);
    // `on a essayé`: nobody in particular does nothing in particular.
    let bare = claim.object.is_none() && claim.qualifiers.iter().all(|q| q.role == QualifierRole::Degree);
    let one = matches!(&claim.subject, Some(Argument::Entity(e)) if matches!(plain(&e.label).as_str(), "on" | "l'on"));
    // `on s'est fâchés` tells of some that did so with each other.
    let lemma = claim.relation.lemma.as_str();
    let pronominal = lemma.starts_with("se ") || lemma.starts_with("s'");
    let each_other = claim.tense == Tense::Past && pronominal && claim.relation.text.ends_with('s');
    if claim.language == Language::French && one && bare && claim.rule == "verbal" && !each_other {
        return Some(POINTS);
    }
    if asked && (asks_for || nobody || pointing) {
        return Some(ASKS);
    }
    let collected =
        matches!(&claim.subject, Some(Argument::Entity(e)) if plain(&e.label).starts_with("tout "));
    // `il faut partir avant l'aube`
    let needed = claim.modality.contains(&Modality::Obligation) && !bare;
    let points_nowhere = match &claim.object {
        None if nobody && needed => false,
        None => nobody || pointing && !told && (empty || strict || claim.qualifiers.is_empty()),
        Some(_) if lost => pointing || nobody || empty || strict,
        Some(_) if strict && !collected => nobody && claim.relation.lemma == "être" || pointing,
        Some(_) => pointing && empty && !told && supposed,
    };
    let unsure = !asked && claim.confidence < UNSURE;
    points_nowhere.then_some(POINTS).or_else(|| unsure.then_some(ASTRAY))
}

/// `c'est une vraie réussite`, `je n'ai pas dit cela`: what is shown with a word alone, and was not found.
fn is_shown(claim: &Claim) -> bool {
    let shown = |argument: &Option<Argument>| {
        matches!(argument, Some(Argument::Entity(e))
            if matches!(plain(&e.label).as_str(), "c'" | "ce" | "ça" | "cela" | "ceci" | "le" | "l'"))
    };
    shown(&claim.subject) || shown(&claim.object)
}

/// `il leur en faudrait neuf`: nine of what is said nowhere near.
fn is_of_them(claim: &Claim) -> bool {
    // `en` before the verb, and no `en 2023`.
    let of_them = || {
        let words: Vec<&str> = claim.quote.split_whitespace().collect();
        let verb = |word: &str| claim.relation.text.split_whitespace().any(|part| part == word);
        words.windows(2).any(|pair| pair[0] == "en" && verb(pair[1]))
    };
    matches!(&claim.object, Some(Argument::Value(v))
        if v.unit.is_none() && v.datatype == "xsd:integer" && parse_number(&v.text, claim.language).is_some())
        && claim.language == Language::French
        && of_them()
}

/// `je ne dirai pas lequel`: which one is not said.
fn which_one(claim: &Claim) -> bool {
    matches!(&claim.object, Some(Argument::Entity(e))
        if matches!(plain(&e.label).as_str(), "lequel" | "laquelle" | "lesquels" | "lesquelles"))
}

/// `deux ont plus de 65 ans`, `la plupart sont partis`: of whom or what is said nowhere near.
fn is_uncounted(claim: &Claim) -> bool {
    let Some(Argument::Entity(entity)) = &claim.subject else { return false };
    let label = plain(&entity.label);
    let year = label.len() == 4 && label.chars().all(|c| c.is_ascii_digit());
    let number = !year && !label.contains(' ') && parse_number(&label, claim.language).is_some();
    let share =
        matches!(label.as_str(), "plupart" | "seul" | "seule" | "moitié" | "tiers" | "quart" | "majorité");
    // `la majorité a renoncé`: those who govern.
    let share = share && !entity.text.eq_ignore_ascii_case("la majorité");
    claim.language == Language::French && (number || share)
}

/// Whether the argument is a pronoun of the third person whose meaning was not found: `ils ont signé`, `le maire les a reçus`.
fn is_open(claim: &Claim, argument: Option<&Argument>) -> bool {
    let Some(Argument::Entity(entity)) = argument else { return false };
    // `Sie haben recht`: whoever is spoken to, in good German.
    let polite = claim.language == Language::German && entity.label.starts_with(['S', 'I']);
    let anaphor = References::of(claim.language).anaphor(&plain(&entity.label), false);
    !polite && anaphor.is_some_and(|a| matches!(a.class, Class::Personal | Class::Clitic))
}

/// `j'y suis favorable`: to what, was not found.
fn is_open_adverbial(claim: &Claim) -> bool {
    // `je ne m'y attendais pas`: that somebody did not, tells of them.
    let denied = claim.polarity == Polarity::Denied;
    claim.language == Language::French
        && matches!(&claim.object, Some(Argument::Entity(e))
            if plain(&e.label) == "en" || plain(&e.label) == "y" && !denied)
}

/// Whether a claim only leads to another one that is left out: `on pense que c'est le double`.
#[must_use]
pub fn leads(claim: &Claim) -> bool {
    let own = matches!(claim.surface[0].to_lowercase().as_str(), "je" | "j'" | "j’");
    // `J'ai répondu à mon père que c'était trop tard`: an act of telling, whatever it tells.
    let says = Lexicon::of(claim.language).speech(&claim.relation.lemma).is_some();
    let told = says
        && claim
            .qualifiers
            .iter()
            .any(|q| q.role == QualifierRole::Beneficiary && (q.label.is_some() || q.text.contains(' ')));
    (own && !told || is_generic(claim)) && matches!(claim.object, Some(Argument::Claim { .. }))
}

/// Whether the subject is nobody in particular: `on`.
fn is_generic(claim: &Claim) -> bool {
    matches!(&claim.subject, Some(Argument::Entity(e))
        if References::of(claim.language).is(WordClass::Generic, &plain(&e.label)))
}

fn plain(label: &str) -> String {
    label.to_lowercase().replace('’', "'").trim_start_matches('-').to_owned()
}
