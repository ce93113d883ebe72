//! The territory that a text speaks of, called by its kind: `le département` is the Lozère, where no other is near.
//!
//! Reads: `data/fr/territories.tsv`, the names so far. The noun must be bare and definite.

use super::super::Walk;
use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::Candidate;
use crate::resolve::coreference::description::is_bare_definite;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static FRENCH: LazyLock<BTreeMap<&'static str, BTreeSet<String>>> =
    LazyLock::new(|| read(include_str!("../../../data/fr/territories.tsv")));

/// How far back the name was told, in sentences.
const LATELY: usize = 20;

impl Walk<'_, '_> {
    /// The only territory of the kind that was told not long ago.
    pub(super) fn territory(&self, order: usize, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let names = FRENCH.get(tree.lemma(token).as_str())?;
        let one = tree.feature(token, "Number") != Some("Plur") || tree.lemma(token) == "pays";
        let bare = is_bare_definite(tree, token) && tree.first(token, &["amod", "nmod", "nummod"]).is_none();
        let plural =
            tree.with(token, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "les" | "ces" | "des"));
        if tree.language() != Language::French || !one || !bare || plural {
            return None;
        }
        let told = |c: &&Candidate| {
            c.order + LATELY >= order && c.named && names.contains(&bare_name(&c.referent.label))
        };
        let mut found = self.candidates.iter().filter(told);
        let last = found.next_back()?;
        found.all(|c| c.referent == last.referent).then(|| last.clone())
    }
}

/// `Côtes-d’Armor`, `la Lozère`: the name as the list has it.
fn bare_name(label: &str) -> String {
    let name = label.to_lowercase().replace('’', "'");
    let article = ["la ", "le ", "les ", "l'"].iter().find_map(|article| name.strip_prefix(article));
    article.unwrap_or(&name).to_owned()
}

fn read(text: &'static str) -> BTreeMap<&'static str, BTreeSet<String>> {
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows = rows.filter_map(|line| line.split_once('\t'));
    rows.map(|(noun, names)| (noun, names.split(" | ").map(str::to_lowercase).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_without_article() {
        assert!(FRENCH["département"].contains(&bare_name("Côtes-d’Armor")));
        assert!(FRENCH["pays"].contains(&bare_name("la France")));
        assert!(!FRENCH["région"].contains(&bare_name("Lozère")));
    }
}
