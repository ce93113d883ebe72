//! Whether `on` tells what those who speak do day by day, rather than what anybody says, sees or may do: `on trie les graines
//! à la main` against `on dit que`, `on peut voir`.
//!
//! Reads: the clause of `on` and the words of `data/fr/references.tsv`. That the talk is of a team, the walk knows.

use super::lexicon::{References, WordClass};
use crate::analysis::Upos;
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;

/// `on monte un chapiteau`, `on va distribuer des questionnaires`, `on aimerait ouvrir un refuge`, `on est une petite équipe`.
pub(super) fn is_own_work(tree: &Tree<'_>, verb: usize) -> bool {
    let references = References::of(tree.language());
    if is_of_anybody(tree, verb) {
        return false;
    }
    if is_there_for(tree, verb) {
        return true;
    }
    if tree.first(verb, &["cop"]).is_some() {
        return is_body(tree, references, verb);
    }
    let key = verb_key(tree, verb);
    if is_short_of(tree, references, verb, &key) {
        return true;
    }
    if matches!(key.as_str(), "avoir" | "disposer") {
        return has_of_its_own(tree, references, verb);
    }
    let next = tree.with(verb, &["xcomp"]).filter(|&next| tree.has_pos(next, &[Upos::Verb]));
    let plain = |v: usize| {
        let key = verb_key(tree, v);
        !says_or_thinks(tree, references, &key, v) && key != "être"
    };
    tree.has_pos(verb, &[Upos::Verb]) && plain(verb) && next.into_iter().all(plain) && !is_habit(tree, verb)
}

/// `on est là pour les aider`: what those who work there are for.
fn is_there_for(tree: &Tree<'_>, verb: usize) -> bool {
    let there = |d: usize| matches!(tree.lower(d).as_str(), "là" | "présent" | "présents" | "présentes");
    let be = tree.lemma(verb) == "être" || tree.with(verb, &["cop"]).any(|c| tree.lemma(c) == "être");
    let purpose =
        |c: usize| tree.with(c, &["mark", "case"]).any(|m| matches!(tree.lower(m).as_str(), "pour" | "afin"));
    be && (there(verb) || tree.with(verb, &["advmod", "xcomp", "obl"]).any(there))
        && tree.with(verb, &["advcl", "obl", "xcomp"]).any(purpose)
}

/// `on manque de bénévoles`, `on a besoin d'un local`, `on propose des cours`: what only those who run something lack or offer.
fn is_short_of(tree: &Tree<'_>, references: &References, verb: usize, key: &str) -> bool {
    const STAFF: &str = "local locaux financement soutien main-d'œuvre personnel médecin infirmier infirmière soignant soignante \
        enseignant enseignante éducateur éducatrice entraîneur animateur animatrice joueur joueuse bras candidat candidate moyen \
        volontaire matériel place lit chauffeur";
    let own = |o: usize| {
        let lemma = tree.lemma(o);
        let listed = |class| references.is(class, &lemma);
        STAFF.split_whitespace().any(|word| word == lemma)
            || listed(WordClass::BodyThing)
            || listed(WordClass::OwnedByBody)
    };
    let object = || tree.with(verb, &["obj"]).find(|&o| o > verb && tree.has_pos(o, &[Upos::Noun]));
    match key {
        "manquer" => tree.with(verb, &["obl", "obj"]).any(own),
        "avoir" | "avoir besoin" => object().is_some_and(|need| {
            tree.lemma(need) == "besoin"
                && tree.with(need, &["nmod"]).chain(tree.with(verb, &["obl"])).any(own)
        }),
        "proposer" => object().is_some(),
        _ => false,
    }
}

/// `quand on a froid, on ferme la porte`, `on remplit son frigo`: what holds for anybody whom it happens to.
fn is_of_anybody(tree: &Tree<'_>, verb: usize) -> bool {
    let on = |clause: usize| tree.with(clause, &["nsubj"]).any(|s| tree.lower(s).ends_with("on"));
    let whenever = |clause: usize| {
        on(clause)
            && tree
                .with(clause, &["mark", "advmod"])
                .any(|m| matches!(tree.lower(m).as_str(), "quand" | "lorsque" | "lorsqu'" | "si" | "dès"))
    };
    let own = |noun: usize| {
        tree.with(noun, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "son" | "sa" | "ses"))
    };
    tree.with(verb, &["advcl"]).any(whenever)
        || tree.is(verb, &["advcl"]) && whenever(verb)
        || tree.with(verb, &["obj", "obl"]).any(own)
}

/// What people at large do: say, know, see, may, and live through.
fn says_or_thinks(tree: &Tree<'_>, references: &References, key: &str, verb: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let wish = matches!(key, "vouloir" | "aimer" | "souhaiter" | "espérer" | "essayer" | "chercher");
    let general = [key, tree.lemma(verb).as_str()]
        .iter()
        .any(|word| references.is(WordClass::Anybodys, word) || references.is(WordClass::Power, word));
    general || !wish && (lexicon.speech(key).is_some() || lexicon.thought(key).is_some())
}

/// `on est une petite équipe`: a body of people.
fn is_body(tree: &Tree<'_>, references: &References, noun: usize) -> bool {
    let lemma = tree.lemma(noun);
    let body = Lexicon::of(tree.language()).noun_kind(&lemma) == Some("Organization")
        || references.is(WordClass::Many, &lemma)
        || references.is(WordClass::Company, &lemma);
    let article = |d: usize| matches!(tree.lower(d).as_str(), "un" | "une" | "la" | "le" | "l'");
    body && tree.first(noun, &["case"]).is_none() && tree.with(noun, &["det"]).any(article)
}

/// `on a quarante ruches`, `on a un petit atelier`: what is counted, or what only some have.
fn has_of_its_own(tree: &Tree<'_>, references: &References, verb: usize) -> bool {
    tree.with(verb, &["obj", "obl"]).any(|thing| {
        let lemma = tree.lemma(thing);
        let counted = tree.first(thing, &["nummod"]).is_some();
        let owned =
            references.is(WordClass::BodyThing, &lemma) || references.is(WordClass::OwnedByBody, &lemma);
        let article =
            tree.with(thing, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "des"));
        let vague = references.is(WordClass::SaysLittle, &lemma)
            || references.is(WordClass::Measure, &lemma)
            || references.is(WordClass::Everybodys, &lemma);
        let abstracts = ["té", "tion", "sion", "ance", "ence", "isme"].iter().any(|end| lemma.ends_with(end));
        tree.has_pos(thing, &[Upos::Noun]) && !vague && (counted || owned || article && !abstracts)
    })
}

/// `on fait souvent`, `en général, on fait`: what is so with most people.
fn is_habit(tree: &Tree<'_>, verb: usize) -> bool {
    const MOSTLY: [&str; 8] = [
        "souvent",
        "généralement",
        "habituellement",
        "parfois",
        "rarement",
        "forcément",
        "couramment",
        "classiquement",
    ];
    let general = |o: usize| tree.lower(o) == "général" || tree.lower(o) == "habitude";
    tree.dependents(verb).iter().any(|&d| MOSTLY.contains(&tree.lower(d).as_str()) || general(d))
}
