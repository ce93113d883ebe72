//! French prepositions whose role their noun tells: `depuis l'application` says where, `sous la pression` why, `à son tour` how.

use super::times::is_time_like;
use crate::analysis::Language;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;
use crate::resolve::QualifierRole;

/// What one looks, calls or acts from.
const FROM: &[&str] = &[
    "application",
    "appli",
    "site",
    "plateforme",
    "téléphone",
    "smartphone",
    "portable",
    "ordinateur",
    "tablette",
    "écran",
    "fenêtre",
    "balcon",
    "terrasse",
    "hublot",
    "toit",
    "rue",
    "bureau",
    "chambre",
    "cuisine",
    "canapé",
    "salon",
    "jardin",
    "sommet",
    "tour",
    "gare",
    "port",
    "quai",
    "rive",
    "plage",
    "berge",
    "pont",
    "colline",
    "étranger",
    "prison",
    "cellule",
    "studio",
    "scène",
    "tribune",
    "voiture",
    "avion",
    "hélicoptère",
    "satellite",
    "espace",
    "cockpit",
    "menu",
    "interface",
    "borne",
    "compte",
    "page",
    "navigateur",
    "serveur",
    "logiciel",
    "domicile",
    "maison",
    "hauteur",
    "route",
    "ciel",
];
/// What makes somebody do what he does, behind `sous`.
const FORCES: &[&str] = &[
    "pression",
    "contrainte",
    "menace",
    "influence",
    "choc",
    "coup",
    "effet",
    "emprise",
    "torture",
    "poids",
    "charme",
];
/// How something is led or called, behind `sous`.
const LEADS: &[&str] = &[
    "direction",
    "houlette",
    "conduite",
    "égide",
    "autorité",
    "présidence",
    "tutelle",
    "nom",
    "forme",
    "pseudonyme",
    "serment",
    "escorte",
    "surveillance",
    "contrôle",
    "impulsion",
    "parrainage",
    "patronage",
    "étiquette",
    "licence",
];

/// The role that the noun gives the phrase, where it differs from what the preposition says of others.
pub(super) fn role(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    preposition: &str,
    noun: usize,
) -> Option<QualifierRole> {
    let lemma = tree.lemma(noun);
    let among = |list: &[&str]| list.contains(&lemma.as_str());
    let own = |d: usize| {
        tree.feature(d, "Poss").is_some()
            || matches!(tree.lower(d).as_str(), "mon" | "ton" | "son" | "notre" | "votre" | "leur")
    };
    if tree.language() != Language::French {
        return None;
    }
    match preposition {
        "depuis" if among(FROM) && !is_time_like(tree, lexicon, noun) => Some(QualifierRole::Place),
        "sous" if among(FORCES) => Some(QualifierRole::Cause),
        "sous" if among(LEADS) => Some(QualifierRole::Manner),
        "à" if lemma == "tour" && tree.with(noun, &["det"]).any(own) => Some(QualifierRole::Manner),
        "avec" if matches!(lemma.as_str(), "temps" | "âge" | "recul") => Some(QualifierRole::Time),
        _ => None,
    }
}
