//! Sentences of notes, without a verb: `Entrée gratuite.`, `À l'origine du festival, Nadia Roche.`
//!
//! Reads: a sentence of a bare noun and an adjective that tells how one gets in, pays or signs up; or of a phrase that says for what
//! somebody stands, a comma and who it is. It must not read `Belle surprise.`, nor `À l'origine, un simple café.`

use super::super::frame::Frame;
use super::super::phrase;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use super::emit::statement;
use crate::analysis::{Language, Upos};
use crate::resolve::Modality;

/// Adjectives of notices, as far as they are common to both genders or end in `e` besides.
const TERMS: &[&str] = &[
    "gratuit",
    "libre",
    "payant",
    "obligatoire",
    "facultatif",
    "ouvert",
    "interdit",
    "conseillé",
    "recommandé",
    "possible",
    "limité",
    "illimité",
    "inclus",
    "compris",
    "offert",
    "complet",
    "disponible",
    "souhaité",
    "exigé",
    "requis",
    "réservé",
];
/// Nouns of notices.
const MATTERS: &[&str] = &[
    "entrée",
    "accès",
    "réservation",
    "inscription",
    "participation",
    "stationnement",
    "parking",
    "visite",
    "tarif",
    "place",
    "buvette",
    "restauration",
    "adhésion",
    "présence",
    "port",
    "baignade",
    "livraison",
    "repas",
    "concert",
    "spectacle",
    "atelier",
    "navette",
    "vestiaire",
    "chien",
    "parcours",
    "dégustation",
    "inscriptions",
    "animation",
    "table",
    "menu",
];
/// What somebody stands at or behind, and the words it opens with.
const STANDS: &[(&str, &str)] = &[
    ("à l'origine de", "être à l'origine"),
    ("à la tête de", "être à la tête"),
    ("aux commandes de", "être aux commandes"),
    ("à la barre de", "être à la barre"),
    ("à la direction de", "être à la direction"),
    ("au cœur de", "être au cœur"),
    ("derrière", "être à l'origine"),
];

impl Reader<'_> {
    /// Read a note; whether it was one.
    pub(super) fn noted(&mut self, root: usize, frame: &Frame) -> bool {
        let tree = self.tree;
        let states = tree.language() == Language::French
            && !frame.modality.contains(&Modality::Question)
            && tree.token(tree.len() - 1).form != "?"
            && tree.first(root, &["nsubj", "cop", "aux", "obj", "expl"]).is_none();
        if !states {
            return false;
        }
        let terms = terms(tree, root);
        for &term in &terms {
            let subject = Phrase::word(root);
            self.note(
                root,
                subject,
                Object::Phrase(Phrase::word(term)),
                relation("être", None, PredicateKind::Copula),
            );
        }
        let stands = stands(tree, root);
        if let Some((key, what)) = stands {
            let who = phrase::argument(tree, root);
            let who = Phrase { first: who.first.max(after_comma(tree, root)), ..who };
            let marker = Some("de".to_owned());
            self.note(root, who, Object::Phrase(what), relation(key, marker, PredicateKind::Verb));
        }
        !terms.is_empty() || stands.is_some()
    }

    fn note(&mut self, root: usize, subject: Phrase, object: Object, relation: RelationPhrase) {
        let slots = Slots { rule: "verbless", objects: Vec::new(), relation, used: Vec::new() };
        let Object::Phrase(what) = object else { return };
        let quote = (subject.first.min(what.first), subject.last.max(what.last));
        self.emit_one(
            root,
            Some(subject),
            object,
            &slots,
            &statement(),
            Vec::new(),
            &Frame::default(),
            quote,
        );
    }
}

/// The first word behind the comma before a noun.
fn after_comma(tree: &Tree<'_>, noun: usize) -> usize {
    (0..noun).rfind(|&i| tree.token(i).form == ",").map_or(0, |comma| comma + 1)
}

fn relation(key: &str, marker: Option<String>, kind: PredicateKind) -> RelationPhrase {
    let lemma = marker.as_ref().map_or_else(|| key.to_owned(), |m| format!("{key} {m}"));
    RelationPhrase { tokens: Vec::new(), lemma, key: key.to_owned(), marker, kind }
}

/// The adjectives of a note of three words or so: `Entrée libre et gratuite.`
fn terms(tree: &Tree<'_>, root: usize) -> Vec<usize> {
    const LONGEST: usize = 6;
    let matter = MATTERS.contains(&tree.lemma(root).as_str()) || MATTERS.contains(&tree.lower(root).as_str());
    if root != 0 || !matter || tree.len() > LONGEST {
        return Vec::new();
    }
    let term = |i: usize| {
        let word = tree.lower(i);
        let single = word.trim_end_matches('s');
        [single, single.strip_suffix('e').unwrap_or(single), single.strip_suffix("te").unwrap_or(single)]
            .iter()
            .any(|w| TERMS.contains(w))
            || TERMS.contains(&tree.lemma(i).as_str())
    };
    let words: Vec<usize> =
        (1..tree.len()).filter(|&i| !tree.has_pos(i, &[Upos::Punct, Upos::Cconj])).collect();
    if words.iter().all(|&i| term(i)) { words } else { Vec::new() }
}

/// Who stands for what: the expression and what it is said of.
fn stands(tree: &Tree<'_>, root: usize) -> Option<(&'static str, Phrase)> {
    let comma = (1..root).find(|&i| tree.token(i).form == ",")?;
    let named = tree.has_pos(root, &[Upos::Propn, Upos::Noun])
        && (comma + 1..root).all(|i| tree.is_within(i, root) && tree.is(i, &["det", "amod", "nummod"]));
    let opening: Vec<String> = (0..comma).map(|i| tree.lower(i)).collect();
    let written = super::super::tree::join_words(&opening.iter().map(String::as_str).collect::<Vec<_>>());
    let (words, key) = STANDS.iter().filter(|_| named).find(|(words, _)| {
        let stem = words.trim_end_matches("de").trim_end();
        let rest = written.strip_prefix(stem).map(str::trim_start);
        rest.is_some_and(|r| {
            *words == stem || ["de ", "d'", "du ", "des "].iter().any(|of| r.starts_with(of))
        })
    })?;
    let length = words.split([' ', '\'']).count();
    let head = (length..comma).find(|&i| {
        tree.has_pos(i, &[Upos::Noun, Upos::Propn]) && tree.head(i).is_some_and(|h| h < length || h >= comma)
    })?;
    let what = phrase::argument(tree, head);
    (what.last < comma).then_some((*key, what))
}
