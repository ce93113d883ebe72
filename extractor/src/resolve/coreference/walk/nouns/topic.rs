//! What the text is about, called by its kind: `le club` is FC Brennac, `la ville` is Montbrélan, where the text speaks of
//! no other.
//!
//! Reads: the names of the whole document and what they are called by. The noun must be bare and definite; the name must
//! stand in the headline or in far more sentences than any other of its kind, and nothing else may be called so.

use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::Candidate;
use crate::resolve::coreference::company::main_of;
use crate::resolve::coreference::description::is_bare_definite;
use crate::resolve::coreference::kinds::Kind;
use crate::resolve::coreference::lexicon::{References, WordClass};
use crate::resolve::coreference::rank::REACH;
use crate::resolve::coreference::walk::Walk;

/// In how many sentences a name that the headline has is spoken of at least.
const TWICE: usize = 2;
/// How far back the only one of its kind was spoken of, in sentences.
const LATELY: usize = 15;

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
    /// The body, work or town that the document is about, where the noun calls it by its kind.
    pub(super) fn topic(&self, order: usize, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let references = References::of(tree.language());
        let lemma = tree.lemma(token);
        let town = references.is(WordClass::Town, &lemma);
        let kinds: Vec<&Kind> = Kind::called(&lemma).collect();
        let firm = references.is(WordClass::Company, &lemma) && !references.is(WordClass::OwnBody, &lemma);
        let listed = [WordClass::OwnBody, WordClass::AnyOwnBody, WordClass::AnyBody];
        let body = listed.iter().any(|&class| references.is(class, &lemma)) || !kinds.is_empty() && !firm;
        let plain = tree.first(token, &["amod"]).is_none();
        if tree.language() != Language::French || !(town || body) || !plain || !is_bare_definite(tree, token)
        {
            return None;
        }
        let every = self.every();
        let of_kind = |c: &&Candidate| {
            let type_ = c.referent.kind;
            let admitted = if town {
                type_ == "Place"
            } else {
                type_ == "Organization" || kinds.iter().any(|kind| kind.admits(type_))
            };
            c.named && !c.taken_up && admitted
        };
        let fits = |c: &&Candidate| {
            if town { self.is_town(c) } else { self.is_called(&lemma, &kinds, c) }
        };
        let only = || if town { self.only_town(order, tree) } else { self.only_of_kinds(order, &kinds) };
        let main = main_of(self.document, every.iter().filter(of_kind).filter(fits), TWICE).or_else(only)?;
        if town && !every.iter().any(|c| c.referent == main && self.is_lived_in(c)) {
            return None;
        }
        // `un club de Lyon`, `le syndicat des eaux`: another one is spoken of.
        let same = format!("{lemma} {:?}", Some(false));
        let another = |c: &Candidate| {
            !c.taken_up && !c.named && c.lemma == same && self.is_told(c) && !self.is_said_to_be(c)
        };
        let near = self.candidates.iter().filter(|c| c.order + REACH >= order);
        let beside = near.filter(of_kind).filter(fits).any(|c| c.referent != main);
        let last = self.candidates.iter().rfind(|c| c.referent == main);
        let close = |c: &&Candidate| !tree.is_shown(token) || c.order + REACH >= order;
        (!every.iter().any(another) && !beside).then(|| last.filter(close).cloned()).flatten()
    }

    /// The mentions of the whole document, where an earlier walk has them.
    pub(super) fn every(&self) -> &[Candidate] {
        if self.whole.is_empty() { &self.candidates } else { self.whole }
    }

    /// `Brennac, un club qui …`, `c'était un club simple`: what the noun is said of is what it calls; `le club` is known.
    fn is_said_to_be(&self, mention: &Candidate) -> bool {
        let tree = Tree::new(self.document.sentence(mention.place));
        let mut noun = mention.token;
        while let Some(head) = tree.head(noun).filter(|_| tree.is(noun, &["conj"])) {
            noun = head;
        }
        // `le club et ses supporters`
        let alone = tree.first(mention.token, &["nmod", "amod", "acl"]).is_none()
            && tree
                .with(mention.token, &["det"])
                .any(|d| tree.feature(d, "Definite") == Some("Def") || tree.token(d).feats.is("Poss", "Yes"));
        alone || tree.first(noun, &["cop"]).is_some() || tree.is(noun, &["appos", "root"])
    }

    /// The only name of the document that is of one of the kinds, spoken of not long ago.
    pub(super) fn only_of_kinds(&self, order: usize, kinds: &[&Kind]) -> Option<Referent> {
        let mut fitting = self.every().iter().filter(|c| {
            c.named && !c.taken_up && kinds.iter().any(|k| k.admits(c.referent.kind) && self.is_of(k, c))
        });
        let one = fitting.next()?.referent.clone();
        let last = self.candidates.iter().rfind(|c| c.referent == one)?;
        (fitting.all(|c| c.referent == one) && last.order + LATELY >= order).then_some(one)
    }

    /// The only town that the document names, spoken of not long ago; not where the clause sets town against country.
    fn only_town(&self, order: usize, tree: &Tree<'_>) -> Option<Referent> {
        let against =
            (0..tree.len()).any(|i| matches!(tree.lemma(i).as_str(), "campagne" | "banlieue" | "autre"));
        let mut towns = self
            .every()
            .iter()
            .filter(|c| c.named && !c.taken_up && c.referent.kind == "Place" && self.is_town(c));
        let one = towns.next().filter(|_| !against)?.referent.clone();
        let last = self.candidates.iter().rfind(|c| c.referent == one)?;
        (towns.all(|c| c.referent == one) && last.order + LATELY >= order).then_some(one)
    }

    /// Whether a name is of the kind, by its own words or by what it is called.
    pub(super) fn is_of(&self, kind: &Kind, name: &Candidate) -> bool {
        let label = name.referent.label.to_lowercase();
        let mut words = label.split(|c: char| !c.is_alphanumeric() && c != '-');
        let club = kind.name == "club" && words.clone().next().is_some_and(|first| CLUBS.contains(&first));
        let calls = |noun: &str| kind.calls(noun);
        club || words.any(calls)
            || self.called.is_some_and(|d| d.called_as(&name.referent, calls))
            || self.descriptions.called_as(&name.referent, calls)
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
        const OF_TOWNS: [&str; 20] = [
            "maire",
            "mairie",
            "habitant",
            "habitante",
            "gare",
            "rue",
            "église",
            "centre-ville",
            "quartier",
            "château",
            "musée",
            "marché",
            "lycée",
            "collège",
            "hôpital",
            "port",
            "théâtre",
            "conseil",
            "pont",
            "halle",
        ];
        let tree = Tree::new(self.document.sentence(name.place));
        let of_town = tree.head(name.token).is_some_and(|h| {
            let noun = tree.lemma(h);
            OF_TOWNS.contains(&noun.as_str()) || References::of(Language::French).is(WordClass::Town, &noun)
        });
        of_town || tree.with(name.token, &["case"]).any(|c| tree.lower(c) == "à")
    }

    /// Whether the body is called by the noun, or by no other where the noun tells little of what it is.
    fn is_called(&self, noun: &str, kinds: &[&Kind], name: &Candidate) -> bool {
        let label = name.referent.label.to_lowercase();
        let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
        let references = References::of(Language::French);
        if words.contains(&noun)
            || kinds.iter().any(|kind| self.is_of(kind, name))
            || self.called.is_some_and(|d| d.calls(noun, &name.referent))
        {
            return true;
        }
        let class = |word: &str, classes: &[WordClass]| classes.iter().any(|&c| references.is(c, word));
        // `l'institution` may be a bank or a ministry, `l'association` is neither.
        let any_body = references.is(WordClass::AnyBody, noun);
        let own = [WordClass::OwnBody, WordClass::AnyOwnBody, WordClass::Institution];
        let kind = |word: &str| references.is(WordClass::Company, word) || !any_body && class(word, &own);
        let otherwise =
            words.iter().any(|w| kind(w)) || self.called.is_some_and(|d| d.called_as(&name.referent, kind));
        (any_body || references.is(WordClass::AnyOwnBody, noun)) && !otherwise
    }
}
