//! French acts that a pronoun announces: `Ça me manquait d'avoir une équipe`, `C'est plus simple, dans un film, de montrer le
//! geste`, `Pour entrer, c'était plus difficile`.
//!
//! Reads and changes: heads and relations of one sentence's tokens. The act is the subject, `ça` only stands for it.

use super::{attach, lower};
use crate::analysis::sentence::{Token, Upos};

/// What an act does to somebody, with nothing besides.
const AFFECTING: &[&str] = &[
    "manquer",
    "plaire",
    "intéresser",
    "gêner",
    "embêter",
    "ennuyer",
    "amuser",
    "déranger",
    "tenter",
    "rassurer",
    "énerver",
    "toucher",
    "émouvoir",
    "étonner",
    "surprendre",
    "choquer",
    "coûter",
    "suffire",
    "arriver",
    "réjouir",
    "attrister",
    "agacer",
    "fatiguer",
    "épuiser",
    "stresser",
    "angoisser",
    "inquiéter",
    "fasciner",
    "passionner",
    "exciter",
    "soulager",
    "blesser",
    "dégoûter",
    "révolter",
    "effrayer",
    "frustrer",
    "convenir",
    "importer",
    "payer",
    "chagriner",
    "contrarier",
    "désoler",
    "enchanter",
    "enthousiasmer",
    "flatter",
    "honorer",
    "impressionner",
    "vexer",
    "peiner",
    "troubler",
    "brancher",
    "saouler",
    "démanger",
    "séduire",
    "ravir",
];
/// What it does with a noun, an adjective or an infinitive: `faire plaisir`, `valoir le coup`, `prendre du temps`.
const WITH: &[(&str, &[&str])] = &[
    (
        "faire",
        &[
            "plaisir", "bien", "mal", "peur", "bizarre", "drôle", "rire", "rêver", "sourire", "chaud",
            "envie", "honte", "peine", "sens",
        ],
    ),
    ("valoir", &["coup", "peine", "détour"]),
    ("avoir", &["sens", "intérêt", "utilité"]),
    ("servir", &["rien", "quoi"]),
    (
        "demander",
        &["temps", "courage", "effort", "efforts", "travail", "patience", "énergie", "argent", "préparation"],
    ),
    ("prendre", &["temps", "an", "année", "mois", "semaine", "jour", "heure", "minute"]),
    ("sembler", &[]),
    ("paraître", &[]),
];
/// How hard an act is.
const EASE: &[&str] = &[
    "difficile",
    "facile",
    "simple",
    "compliqué",
    "dur",
    "impossible",
    "possible",
    "délicat",
    "long",
    "rapide",
    "cher",
    "pénible",
    "aisé",
    "laborieux",
    "coûteux",
    "complexe",
    "ardu",
];
/// What one says of one's own words: `pour être honnête`, `pour résumer`.
const COMMENTING: &[&str] = &[
    "être",
    "dire",
    "parler",
    "résumer",
    "reprendre",
    "finir",
    "conclure",
    "commencer",
    "terminer",
    "rester",
    "revenir",
    "répondre",
    "rappeler",
    "avouer",
    "citer",
    "faire",
    "préciser",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for act in 1..tokens.len() {
        if tokens[act].feats.is("VerbForm", "Inf") {
            behind(tokens, act);
            before(tokens, act);
        }
    }
}

/// `Ça me manque de jouer`: what the act does.
fn behind(tokens: &mut [Token], act: usize) {
    let Some(mark) = (0..act).rev().find(|&i| tokens[i].head == Some(act) && tokens[i].relation() == "mark")
    else {
        return;
    };
    let introduced = matches!(lower(&tokens[mark]).as_str(), "de" | "d'" | "d’");
    let found = ancestors(tokens, act).find_map(|v| Some((v, announcer(tokens, v)?)));
    let Some((main, pronoun)) = found.filter(|_| introduced) else { return };
    let held = tokens[act].head == Some(main) && tokens[act].relation() == "csubj";
    let settled = tokens.iter().any(|t| t.head == Some(main) && t.relation() == "csubj");
    if main > mark || held || settled || !takes(tokens, main, act) {
        return;
    }
    attach(tokens, act, main, "csubj");
    "expl:subj".clone_into(&mut tokens[pronoun].deprel);
    // `Ça m'intéresse de comprendre`: it does so to me, and I to nobody.
    let mine = |t: &Token| matches!(lower(t).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous");
    for clitic in
        tokens[..main].iter_mut().filter(|t| t.head == Some(main) && t.relation() == "expl" && mine(t))
    {
        "obj".clone_into(&mut clitic.deprel);
    }
}

/// `Pour entrer, c'était plus difficile`
fn before(tokens: &mut [Token], act: usize) {
    let Some(main) = tokens[act].head.filter(|&h| h > act && tokens[act].relation() == "advcl") else {
        return;
    };
    let aim = act > 0 && lower(&tokens[act - 1]) == "pour" && tokens[act - 1].head == Some(act);
    let hard = tokens[main].upos == Upos::Adj && EASE.contains(&tokens[main].lemma.as_str());
    let other =
        tokens.iter().any(|t| t.head == Some(main) && matches!(t.relation(), "csubj" | "ccomp" | "xcomp"));
    let own = COMMENTING.contains(&tokens[act].lemma.as_str());
    let Some(pronoun) = announcer(tokens, main).filter(|&p| aim && hard && !other && !own && p > act) else {
        return;
    };
    attach(tokens, act, main, "csubj");
    "expl:subj".clone_into(&mut tokens[pronoun].deprel);
}

/// The `ça` or `c'` that is the subject there.
fn announcer(tokens: &[Token], verb: usize) -> Option<usize> {
    let pronoun = |t: &Token| matches!(lower(t).as_str(), "ça" | "cela" | "c'" | "c’" | "ce");
    let subject = |t: &Token| t.relation() == "nsubj" || t.deprel == "expl:subj";
    (0..tokens.len()).find(|&i| tokens[i].head == Some(verb) && pronoun(&tokens[i]) && subject(&tokens[i]))
}

/// Whether what is said there can be said of an act.
fn takes(tokens: &[Token], main: usize, act: usize) -> bool {
    let has = |relation: &str| tokens.iter().any(|t| t.head == Some(main) && t.relation() == relation);
    if has("cop") {
        // `C'est plus simple dans un film de montrer le geste`: not the film's.
        let between = tokens[act].head.filter(|&h| h != main);
        let loose = between.is_some_and(|noun| {
            let article = tokens.iter().find(|t| t.head == Some(noun) && t.relation() == "det");
            let placed = tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "case");
            placed && article.is_none_or(|t| !matches!(lower(t).as_str(), "le" | "la" | "l'" | "l’" | "les"))
        });
        return tokens[main].upos == Upos::Adj && loose;
    }
    let lemma = tokens[main].lemma.as_str();
    let inner: Vec<&Token> = (main + 1..act)
        .filter(|&i| {
            tokens[i].head == Some(main) && matches!(tokens[i].relation(), "obj" | "xcomp" | "obl" | "advmod")
        })
        .map(|i| &tokens[i])
        .collect();
    if let Some((_, nouns)) = WITH.iter().find(|(verb, _)| *verb == lemma) {
        let listed = |t: &&Token| nouns.contains(&t.lemma.as_str()) || nouns.contains(&lower(t).as_str());
        return inner.iter().any(listed) || nouns.is_empty() && inner.iter().any(|t| t.upos == Upos::Adj);
    }
    AFFECTING.contains(&lemma)
}

fn ancestors(tokens: &[Token], from: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(tokens[from].head, |&h| tokens[h].head).take(4)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::*;

    #[test]
    fn what_an_act_does_has_the_act_as_its_subject() {
        let missing = "Ça/PRON/3/nsubj me/PRON/3/iobj manquer/VERB/0/root/VerbForm=Fin de/ADP/5/mark \
                       jouer/VERB/3/xcomp/VerbForm=Inf";
        assert_eq!(mended(mend, missing), "3/expl:subj 3/iobj 0/root 5/mark 3/csubj");
        let wish = "Ça/PRON/3/nsubj me/PRON/3/iobj donner/VERB/0/root/VerbForm=Fin envie/NOUN/3/obj de/ADP/6/mark \
                    jouer/VERB/4/acl/VerbForm=Inf";
        assert_eq!(mended(mend, wish), "3/nsubj 3/iobj 0/root 3/obj 6/mark 4/acl");
    }

    #[test]
    fn an_act_is_hard_to_do() {
        let hard = "Pour/ADP/2/mark entrer/VERB/5/advcl/VerbForm=Inf c'/PRON/5/nsubj est/AUX/5/cop difficile/ADJ/0/root";
        assert_eq!(mended(mend, hard), "2/mark 5/csubj 5/expl:subj 5/cop 0/root");
        let frank = "Pour/ADP/2/mark avouer/VERB/5/advcl/VerbForm=Inf c'/PRON/5/nsubj est/AUX/5/cop difficile/ADJ/0/root";
        assert_eq!(mended(mend, frank), "2/mark 5/advcl 5/nsubj 5/cop 0/root");
    }
}
