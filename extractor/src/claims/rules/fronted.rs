//! What a French sentence says of its subject before naming it: `Passionnée de jazz, Anne Roy joue …`, `Âgé de quinze ans, il part
//! …`, `Diplômée de droit, elle ouvre …`.
//!
//! Reads: an adjective, a participle or a noun without article that opens the sentence, with what it takes, up to the comma behind
//! which the subject stands. It must not read `Heureuse, elle rit` (how she was then), `Le soir, elle rit` or `Pour finir, il …`;
//! participles that tell of a deed (`Née à Lyon`, `Arrivé en 2015`) are read as clauses.

use super::super::lexicon::Lexicon;
use super::super::phrase;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::tree::Tree;
use super::apposition::Identity;
use crate::analysis::{Language, Upos};

/// The longest of them, in tokens.
const LONGEST: usize = 18;

/// What the opening of the sentence says of its subject.
#[must_use]
pub fn identities(tree: &Tree<'_>, lexicon: &Lexicon) -> Vec<Identity> {
    if tree.language() != Language::French {
        return Vec::new();
    }
    let commas = (1..tree.len().min(LONGEST)).filter(|&i| tree.token(i).form == ",");
    commas.filter_map(|comma| set_before(tree, lexicon, comma)).next_back().into_iter().collect()
}

fn set_before(tree: &Tree<'_>, lexicon: &Lexicon, comma: usize) -> Option<Identity> {
    let verb = tree.head(0).filter(|&verb| verb > comma)?;
    let whole = (1..comma).all(|i| tree.is_within(i, 0));
    let subject = tree.with(verb, &["nsubj"]).find(|&s| s > comma && s < verb)?;
    let stands = whole && tree.extent(subject).0 == comma + 1 && describes(tree, lexicon, 0, comma);
    let known = tree.has_pos(subject, &[Upos::Noun, Upos::Propn])
        || matches!(tree.lower(subject).as_str(), "il" | "elle" | "ils" | "elles" | "je" | "j'" | "nous");
    if !stands || !known || !agrees(tree, 0, subject) {
        return None;
    }
    let subject = phrase::argument(tree, subject);
    let copula = super::copular::be(tree).to_owned();
    Some(Identity {
        subject,
        object: Object::Phrase(Phrase { head: 0, first: 0, last: comma - 1 }),
        relation: RelationPhrase {
            lemma: copula.clone(),
            key: copula,
            kind: PredicateKind::Copula,
            ..RelationPhrase::default()
        },
        quote: (0, subject.last),
    })
}

/// Whether the word is a quality with a complement, or what somebody is.
fn describes(tree: &Tree<'_>, lexicon: &Lexicon, word: usize, comma: usize) -> bool {
    let bare =
        tree.first(word, &["case", "det", "mark", "nsubj", "cop", "aux", "obj", "xcomp", "ccomp"]).is_none();
    let tied = tree.is(word, &["advcl", "amod", "acl", "dislocated"]);
    let form = tree.lower(word);
    let participle = ["é", "ée", "és", "ées"].iter().any(|end| form.ends_with(end));
    let lemma = tree.lemma(word);
    let somebody = lexicon.noun_kind(&lemma) == Some("Person") || lexicon.title(&lemma).is_some();
    let kind = participle || somebody || tree.has_pos(word, &[Upos::Adj]) || is_holder(&form);
    let of = |d: usize| {
        d > word
            && d < comma
            && tree.with(d, &["case"]).any(|c| {
                matches!(tree.lower(c).as_str(), "de" | "d'" | "du" | "des" | "depuis" | "en" | "à" | "par")
            })
    };
    let below = |w: usize| tree.with(w, &["nmod", "obl"]).any(of);
    let complement = below(word) || tree.with(word, &["conj"]).any(below);
    let verbal = tree.has_pos(word, &[Upos::Verb]) && !is_office(&form);
    bare && tied && complement && !verbal && tree.has_pos(word, &[Upos::Adj, Upos::Noun, Upos::Verb]) && kind
}

/// Participles that say what somebody is, and no deed.
fn is_office(form: &str) -> bool {
    let stem = form.trim_end_matches('s');
    let stem = stem.strip_suffix('e').filter(|s| s.ends_with('é') || s.ends_with('t')).unwrap_or(stem);
    matches!(
        stem,
        "abonné"
            | "salarié"
            | "licencié"
            | "diplômé"
            | "employé"
            | "retraité"
            | "militant"
            | "passionné"
            | "âgé"
            | "agrégé"
            | "délégué"
            | "débutant"
            | "étudiant"
            | "titré"
    )
}

/// Nouns for whoever has or wins something.
fn is_holder(form: &str) -> bool {
    matches!(
        form.trim_end_matches('s'),
        "titulaire" | "lauréat" | "lauréate" | "détenteur" | "détentrice" | "natif" | "native"
    )
}

/// Whether number and gender may be the same.
fn agrees(tree: &Tree<'_>, word: usize, subject: usize) -> bool {
    ["Number", "Gender"].iter().all(|name| match (tree.feature(word, name), tree.feature(subject, name)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    })
}
