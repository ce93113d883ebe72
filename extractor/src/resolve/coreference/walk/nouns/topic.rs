//! What the text is about, called by its kind: `le club` is FC Brennac, `la ville` is Montbrélan, where the text speaks of
//! no other.
//!
//! Reads: the names of the whole document and what they are called by. The noun must be bare and definite; the name must
//! stand in the headline or in far more sentences than any other of its kind, and nothing else may be called so.

use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::Candidate;
use crate::resolve::coreference::company::main_of;
use crate::resolve::coreference::description::is_bare_definite;
use crate::resolve::coreference::lexicon::{References, WordClass};
use crate::resolve::coreference::rank::REACH;
use crate::resolve::coreference::walk::Walk;

/// In how many sentences a name that the headline has is spoken of at least.
const TWICE: usize = 2;

/// Beginnings of the names of clubs.
const CLUBS: &[&str] = &[
    "fc",
    "as",
    "rc",
    "sc",
    "us",
    "ac",
    "ogc",
    "losc",
    "stade",
    "olympique",
    "racing",
    "sporting",
    "girondins",
    "union",
    "club",
    "real",
    "asse",
    "aviron",
    "cercle",
    "entente",
    "étoile",
    "athlétic",
    "football",
];

impl Walk<'_, '_> {
    /// The body or town that the document is about, where the noun calls it by its kind.
    pub(super) fn topic(&self, order: usize, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let references = References::of(tree.language());
        let lemma = tree.lemma(token);
        let town = references.is(WordClass::Town, &lemma);
        let body = references.is(WordClass::OwnBody, &lemma) || references.is(WordClass::AnyOwnBody, &lemma);
        let plain = tree.first(token, &["amod"]).is_none() && !tree.is_shown(token);
        if tree.language() != Language::French || !(town || body) || !plain || !is_bare_definite(tree, token)
        {
            return None;
        }
        let every = if self.whole.is_empty() { &self.candidates } else { self.whole };
        let kind = if town { "Place" } else { "Organization" };
        let of_kind = |c: &&Candidate| c.named && !c.taken_up && c.referent.kind == kind;
        let fits = |c: &&Candidate| {
            if town { self.is_town(c) } else { self.is_called(&lemma, c) }
        };
        let main = main_of(self.document, every.iter().filter(of_kind).filter(fits), TWICE)?;
        if town && !every.iter().any(|c| c.referent == main && self.is_lived_in(c)) {
            return None;
        }
        // `un club de Lyon`, `le syndicat des eaux`: another one is spoken of.
        let same = format!("{lemma} {:?}", Some(false));
        let another = every.iter().any(|c| !c.taken_up && !c.named && c.lemma == same && self.is_told(c));
        let near = self.candidates.iter().filter(|c| c.order + REACH >= order);
        let beside = near.filter(of_kind).filter(fits).any(|c| c.referent != main);
        let last = self.candidates.iter().rfind(|c| c.referent == main);
        (!another && !beside).then(|| last.cloned()).flatten()
    }

    /// `à Montbrélan`, `Montbrélan accueille`: a name that stands without article or `en` is no country or region.
    fn is_town(&self, name: &Candidate) -> bool {
        let tree = Tree::new(self.document.sentence(name.place));
        let article = tree.first(name.token, &["det"]).is_some();
        let within = tree
            .with(name.token, &["case"])
            .any(|c| !matches!(tree.lower(c).as_str(), "à" | "de" | "d'" | "d’" | "vers" | "pour" | "par"));
        !article && !within
    }

    /// `à Montbrélan`, `les habitants de Montbrélan`: what is never so may be a firm.
    fn is_lived_in(&self, name: &Candidate) -> bool {
        const OF_TOWNS: [&str; 8] =
            ["maire", "mairie", "habitant", "gare", "rue", "église", "centre-ville", "quartier"];
        let tree = Tree::new(self.document.sentence(name.place));
        let of_town = tree.head(name.token).is_some_and(|h| {
            let noun = tree.lemma(h);
            OF_TOWNS.contains(&noun.as_str()) || References::of(Language::French).is(WordClass::Town, &noun)
        });
        of_town || tree.with(name.token, &["case"]).any(|c| tree.lower(c) == "à")
    }

    /// Whether the body is called by the noun, or by no other where the noun tells little of what it is.
    fn is_called(&self, noun: &str, name: &Candidate) -> bool {
        let label = name.referent.label.to_lowercase();
        let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
        let references = References::of(Language::French);
        let club = noun == "club" && words.first().is_some_and(|first| CLUBS.contains(first));
        if words.contains(&noun) || club || self.called.is_some_and(|d| d.calls(noun, &name.referent)) {
            return true;
        }
        let kind = |word: &str| {
            [WordClass::OwnBody, WordClass::AnyOwnBody, WordClass::Institution, WordClass::Company]
                .iter()
                .any(|&class| references.is(class, word))
        };
        let otherwise =
            words.iter().any(|w| kind(w)) || self.called.is_some_and(|d| d.called_as(&name.referent, kind));
        references.is(WordClass::AnyOwnBody, noun) && !otherwise
    }
}
