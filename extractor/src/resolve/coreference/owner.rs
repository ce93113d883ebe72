//! Possessives: the word that names an owner, and what the thing owned is called.

use super::candidate::is_named;
use super::{Referent, pronoun};
use crate::analysis::{Language, Upos};
use crate::claims::reader::antecedent_of;
use crate::claims::tree::Tree;
use crate::resolve::document::slug;

/// The possessive before a noun.
#[must_use]
pub fn owner_token(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    tree.with(noun, &["det", "nmod"]).find(|&d| d < noun && pronoun::is_possessive(tree, d))
}

/// `Mariscos, dont le siège est à Vigo`, `Maria, whose company builds boats`: the antecedent that the noun belongs to.
#[must_use]
pub fn relative_owner(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let pronoun = tree
        .with(noun, &["nmod", "det"])
        .find(|&d| d < noun && matches!(tree.lower(d).as_str(), "dont" | "whose" | "deren" | "dessen"))?;
    let clause = tree.head(noun).filter(|&clause| tree.is(clause, &["acl"]))?;
    // `Anna Roux, une fermière dont les vignes …`: what is set beside a name is that name's.
    let antecedent = antecedent_of(tree, clause, pronoun)?;
    let name =
        tree.head(antecedent).filter(|&n| tree.is(antecedent, &["appos"]) && is_named(tree.sentence, n));
    Some(name.unwrap_or(antecedent))
}

/// What belongs to somebody, called so: `avocat d'Orvado`, `Orvado's lawyer`.
#[must_use]
pub fn owned(language: Language, thing: &Referent, owner: &Referent) -> Referent {
    let of = &part_in_words(language, owner);
    // `ma constance durant ces dix ans`: whose it is goes before what only tells more of it.
    let (label, more) =
        if language == Language::French { before_more(&thing.label) } else { (&*thing.label, "") };
    let contracted = [("Les ", "des "), ("Le ", "du ")]
        .into_iter()
        .find_map(|(article, with)| of.strip_prefix(article).map(|rest| format!("{with}{rest}")));
    let label = match (language, contracted) {
        (Language::French, Some(of)) => format!("{label} {of}{more}"),
        (Language::French, None) if is_elided(of) => format!("{label} d'{of}{more}"),
        (Language::French, None) => format!("{label} de {of}{more}"),
        (Language::German, _) if owner.is_part() => format!("{label} {of}"),
        (Language::German, _) => format!("{label} von {of}"),
        _ => format!("{of}'s {label}"),
    };
    Referent { slug: owner.slug_of(&label), label, kind: thing.kind }
}

/// The words of a French noun phrase, and from the first preposition on that only tells more.
fn before_more(label: &str) -> (&str, &str) {
    const MORE: [&str; 8] =
        [" durant ", " pendant ", " depuis ", " avec ", " dans ", " chez ", " sur ", " auprès "];
    let at = MORE.iter().filter_map(|word| label.find(word)).min();
    at.map_or((label, ""), |at| label.split_at(at))
}

/// `l'interviewé`: what the owner is called, where it is a part in the document.
fn part_in_words(language: Language, owner: &Referent) -> String {
    let words = match (language, owner.label.as_str()) {
        _ if !owner.is_part() => None,
        (Language::French, "interviewee") => Some("l'interviewé"),
        (Language::French, "interviewer") => Some("l'intervieweur"),
        (Language::French, "narrator") => Some("l'auteur"),
        (Language::German, "interviewee") => Some("der befragten Person"),
        (Language::German, "interviewer") => Some("der fragenden Person"),
        (Language::German, "narrator") => Some("der schreibenden Person"),
        (Language::English, "interviewee") => Some("the interviewee"),
        (Language::English, "interviewer") => Some("the interviewer"),
        (Language::English, "narrator") => Some("the narrator"),
        _ => None,
    };
    words.unwrap_or(&owner.label).to_owned()
}

/// What belongs to something without a name, called so: `président de la région`, `reins du mari d'Anna`. `noun` is the
/// owner's head; `None` where the text does not show its gender, or it is long.
#[must_use]
pub fn owned_by_noun(tree: &Tree<'_>, noun: usize, thing: &Referent, owner: &Referent) -> Option<Referent> {
    const LONGEST: usize = 4;
    let of = &owner.label;
    let known = tree.language() == Language::French
        && tree.has_pos(noun, &[Upos::Noun])
        && of.split(' ').count() <= LONGEST
        && !of.contains(|c: char| c.is_ascii_digit());
    let article = article_of(tree, noun, of)?;
    let label = format!("{} {article}{of}", thing.label);
    known.then(|| Referent { slug: slug(&label), label, kind: thing.kind })
}

/// `de` with the article of a French noun that is called so, and what stands between them.
#[must_use]
pub fn article_of(tree: &Tree<'_>, noun: usize, called: &str) -> Option<&'static str> {
    Some(match (tree.feature(noun, "Number")?, tree.feature(noun, "Gender")) {
        ("Plur", _) => "des ",
        (_, Some(_)) if is_elided(called) => "de l'",
        (_, Some("Masc")) => "du ",
        (_, Some("Fem")) => "de la ",
        _ => return None,
    })
}

/// Whether a French article or preposition loses its vowel before the word: `d'Anna`, `l'homme`, not `le héros`.
#[must_use]
pub fn is_elided(word: &str) -> bool {
    const MUTE: [&str; 24] = [
        "habitant",
        "habitation",
        "habitude",
        "harmonie",
        "hebdomadaire",
        "hectare",
        "herbe",
        "héritage",
        "héritier",
        "heure",
        "histoire",
        "historien",
        "hiver",
        "homme",
        "hommage",
        "honneur",
        "horaire",
        "horizon",
        "horloge",
        "hôpital",
        "hôtel",
        "huile",
        "humeur",
        "hypothèse",
    ];
    let word = word.to_lowercase();
    let first = word.split([' ', '-']).next().unwrap_or_default();
    word.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'î', 'â', 'à', 'ô', 'œ'])
        || MUTE.contains(&first)
        || first.strip_suffix('s').is_some_and(|one| MUTE.contains(&one))
}

#[cfg(test)]
mod tests {
    use super::is_elided;

    #[test]
    fn a_mute_h_is_elided() {
        assert!(is_elided("homme") && is_elided("Anna") && is_elided("habitants de Brest"));
        assert!(!is_elided("héros") && !is_elided("Brest") && !is_elided("haie"));
    }
}
