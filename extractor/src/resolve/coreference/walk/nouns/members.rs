//! Who and what belongs to the body, work or event that a text is about, told without saying of what: `les supporters`,
//! `le gérant`, `les visiteurs`.
//!
//! Reads: the names of the whole document and of what kind they are. The noun must be bare and definite, one name of a kind
//! that has such people must stand out, and nobody else may have been called so with more words.

use super::Walk;
use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::Candidate;
use crate::resolve::coreference::company::{company, main_of};
use crate::resolve::coreference::kinds::Kind;
use crate::resolve::coreference::rank::REACH;
use crate::resolve::document::Place;

/// In how many sentences a name that the headline has is spoken of at least.
const TWICE: usize = 2;

impl Walk<'_, '_> {
    /// Whose the people or the thing that the noun tells are.
    pub(super) fn member_of(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Referent> {
        let lemma = tree.lemma(token);
        let kinds: Vec<&Kind> = Kind::having(&lemma).collect();
        if kinds.is_empty() || !is_known(tree, token) || self.is_anothers(&lemma) {
            return None;
        }
        let mut found = kinds.iter().filter_map(|kind| self.main_of_kind(order, place, tree, token, kind));
        let one = found.next()?;
        found.all(|other| other == one).then_some(one)
    }

    /// The name of the kind that the text is about, or the only one of it, where no other stands near.
    fn main_of_kind(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
        kind: &Kind,
    ) -> Option<Referent> {
        let fits =
            |c: &&Candidate| c.named && !c.taken_up && kind.admits(c.referent.kind) && self.is_of(kind, c);
        let firm = || {
            let stand = self.stand(order, place, tree, token);
            let found = company(stand, self.document, &self.candidates, self.whole);
            found.or_else(|| self.interviewed(order, place, tree)).filter(|_| kind.name == "firm")
        };
        let main = main_of(self.document, self.every().iter().filter(fits), TWICE)
            .or_else(|| self.only_of_kinds(order, &[kind]))
            .or_else(firm)?;
        let near = self.candidates.iter().filter(|c| c.order + REACH >= order);
        let known = self.candidates.iter().any(|c| c.referent == main);
        (known && near.filter(fits).all(|c| c.referent == main)).then_some(main)
    }

    /// `le président de la région`: whether somebody else was told in full by the noun.
    fn is_anothers(&self, lemma: &str) -> bool {
        self.candidates.iter().any(|c| {
            let noun = c.lemma.split(' ').next().unwrap_or_default();
            let tree = Tree::new(self.document.sentence(c.place));
            let of = |n: usize| n > c.token && tree.first(n, &["case"]).is_some();
            !c.taken_up
                && noun == lemma
                && is_definite(&tree, c.token)
                && tree.with(c.token, &["nmod"]).any(of)
        })
    }
}

/// `les supporters`: known, with nothing that tells whose or which, in a clause of its own.
fn is_known(tree: &Tree<'_>, token: usize) -> bool {
    let bare = tree
        .dependents(token)
        .iter()
        .all(|&d| matches!(tree.token(d).relation(), "det" | "case" | "punct" | "cc" | "conj" | "predet"));
    // `des stades où les fans s'ennuient`: those of what the clause tells of.
    let within = tree.head(token).is_some_and(|verb| tree.is(verb, &["acl"]));
    let relations = ["nsubj", "obj", "iobj", "obl", "nmod", "conj", "dislocated"];
    tree.language() == Language::French
        && tree.has_pos(token, &[Upos::Noun])
        && bare
        && !within
        && tree.is(token, &relations)
        && is_definite(tree, token)
}

fn is_definite(tree: &Tree<'_>, token: usize) -> bool {
    tree.with(token, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"))
        || tree.with(token, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "du" | "au" | "aux"))
}
