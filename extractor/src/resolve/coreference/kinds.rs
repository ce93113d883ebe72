//! [`Kinds`]: of what kind the names of a text are, by the nouns that call them, and what each kind has: a club supporters,
//! a firm its employees.
//!
//! Reads: `data/fr/kinds.tsv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static FRENCH: LazyLock<Vec<Kind>> = LazyLock::new(|| read(include_str!("../data/fr/kinds.tsv")));

/// One kind of body, work or event.
#[derive(Debug)]
pub struct Kind {
    /// What it is called here.
    pub name: &'static str,
    calling: BTreeSet<&'static str>,
    types: BTreeSet<&'static str>,
    having: BTreeSet<&'static str>,
}

impl Kind {
    /// Whether the noun calls one of the kind: `club`, `équipe`.
    #[must_use]
    pub fn calls(&self, noun: &str) -> bool {
        self.calling.contains(noun)
    }

    /// Whether names of the type may be of the kind.
    #[must_use]
    pub fn admits(&self, kind: &str) -> bool {
        self.types.contains(kind)
    }

    /// The kinds that a noun calls.
    pub fn called(noun: &str) -> impl Iterator<Item = &'static Self> {
        FRENCH.iter().filter(move |kind| kind.calls(noun))
    }

    /// The kinds that have what the noun tells: `supporter`.
    pub fn having(noun: &str) -> impl Iterator<Item = &'static Self> {
        FRENCH.iter().filter(move |kind| kind.having.contains(noun))
    }
}

fn read(text: &'static str) -> Vec<Kind> {
    let words = |column: &'static str| column.split(" | ").map(str::trim).collect();
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let kinds = rows.filter_map(|line| {
        let columns: Vec<&'static str> = line.split('\t').collect();
        let [name, calling, types, having] = columns[..] else { return None };
        Some(Kind { name, calling: words(calling), types: words(types), having: words(having) })
    });
    kinds.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let rows =
            include_str!("../data/fr/kinds.tsv").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        assert_eq!(FRENCH.len(), rows.count());
        assert!(Kind::called("équipe").any(|kind| kind.name == "club" && kind.admits("Organization")));
        assert!(Kind::having("bénévole").all(|kind| kind.name != "firm"));
    }
}
