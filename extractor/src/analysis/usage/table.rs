//! [`Table`]: how often words of a kind have which relation or bundle of features, in each treebank of a language.
//!
//! Reads `extractor/model/usage/{language}.tsv`, which `dixit_training.usage` writes:
//!
//! ```text
//! # a remark; ⇥ stands for a tab
//! @ fr_gsd⇥fr_sequoia               the treebanks, in the order of the columns below
//! > Gender=Masc|Number=Sing           a label; they are numbered from 0
//! f NOUN =maire⇥9 0 8 3 1⇥12 0 12   a key, and for each treebank nothing or: words, then label and count by turns
//! ```

use crate::analysis::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// So many words are needed before a key counts as much as what is known from more general ones.
const DOUBT: f64 = 1.0;

/// So many more for every label that its words have.
const DOUBT_A_LABEL: f64 = 0.5;

/// The probability of a label that was never seen with words of that part of speech.
const UNSEEN: f64 = 1e-4;

/// What keeps probabilities off 0.
const FLOOR: f64 = 1e-6;

/// The tables of a language.
#[derive(Debug, Default)]
pub(super) struct Table {
    treebanks: usize,
    labels: HashMap<&'static str, u16>,
    rows: HashMap<&'static str, Box<[Option<Counts>]>>,
}

/// The labels of the words of one key in one treebank.
#[derive(Debug)]
struct Counts {
    /// How much these words count against the more general keys, 0 to 1.
    trust: f64,
    /// The share of each label.
    shares: Box<[(u16, f64)]>,
}

macro_rules! table {
    ($language:literal) => {{
        static TABLE: LazyLock<Table> =
            LazyLock::new(|| Table::parse(include_str!(concat!("../../../model/usage/", $language, ".tsv"))));
        Some(&TABLE)
    }};
}

impl Table {
    /// The table of a language, read at first use; `None` where there is none.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        match language {
            Language::French => table!("fr"),
            Language::English => table!("en"),
            Language::German => table!("de"),
            _ => None,
        }
    }

    /// Read a table. Lines that are not written as above are passed over.
    pub(super) fn parse(text: &'static str) -> Self {
        let mut table = Self::default();
        for line in text.lines() {
            if let Some(treebanks) = line.strip_prefix("@ ") {
                table.treebanks = treebanks.split('\t').count();
            } else if let Some(label) = line.strip_prefix("> ") {
                let number = u16::try_from(table.labels.len()).unwrap_or(u16::MAX);
                table.labels.insert(label, number);
            } else if let Some((key, columns)) = line.split_once('\t') {
                table.rows.insert(key, columns.split('\t').map(Counts::parse).collect());
            }
        }
        table
    }

    /// How many treebanks there are.
    pub(super) fn treebanks(&self) -> usize {
        self.treebanks
    }

    /// The number of a relation or bundle of features.
    pub(super) fn label(&self, name: &str) -> Option<u16> {
        self.labels.get(name).copied()
    }

    /// Whether any of the keys is there.
    pub(super) fn knows(&self, keys: &[String]) -> bool {
        keys.iter().any(|key| self.rows.contains_key(key.as_str()))
    }

    /// For each treebank the probabilities of these labels for a word of these keys, which go from the general to
    /// the particular: each is mixed into those before it.
    pub(super) fn chances(&self, keys: &[String], labels: &[Option<u16>]) -> Vec<Vec<f64>> {
        let mut chances = vec![vec![UNSEEN; labels.len()]; self.treebanks];
        for row in keys.iter().filter_map(|key| self.rows.get(key.as_str())) {
            for (chances, counts) in chances.iter_mut().zip(row) {
                let Some(counts) = counts else { continue };
                for (chance, label) in chances.iter_mut().zip(labels) {
                    *chance = counts.trust * counts.share(*label) + (1.0 - counts.trust) * *chance;
                }
            }
        }
        chances.iter_mut().flatten().for_each(|chance| *chance += FLOOR);
        chances
    }
}

impl Counts {
    /// Read `9 0 8 3 1`; `None` for an empty column.
    fn parse(column: &str) -> Option<Self> {
        let numbers: Vec<u32> = column.split(' ').map(|n| n.parse().ok()).collect::<Option<_>>()?;
        let (&total, pairs) = numbers.split_first()?;
        let total = f64::from(total);
        let share = |pair: &[u32]| Some((u16::try_from(pair[0]).ok()?, f64::from(pair[1]) / total));
        let shares: Box<[(u16, f64)]> = pairs.chunks_exact(2).filter_map(share).collect();
        let trust = total / (total + DOUBT + DOUBT_A_LABEL * shares.len() as f64);
        Some(Self { trust, shares })
    }

    fn share(&self, label: Option<u16>) -> f64 {
        self.shares.iter().find(|(l, _)| Some(*l) == label).map_or(0.0, |(_, share)| *share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# remark\n@ one\ttwo\n> _\n> NumType=Card\n\
        NUM\t8 0 8\t8 1 8\nNUM =deux\t\t3 1 2 0 1\n";

    #[test]
    fn particular_keys_are_mixed_into_general_ones() {
        let table = Table::parse(TABLE);
        let labels = [table.label("_"), table.label("NumType=Card"), table.label("Case=Gen")];
        let chances = table.chances(&["NUM".to_owned(), "NUM =deux".to_owned()], &labels);
        assert!(chances[0][0] > 0.8 && chances[0][1] < 0.001, "{chances:?}");
        assert!(chances[1][1] > 0.7 && chances[1][0] > 0.1, "{chances:?}");
        assert!(chances[1][2] > 0.0 && chances[1][2] < 0.001, "{chances:?}");
        assert_eq!(table.chances(&["X".to_owned()], &labels)[1], [UNSEEN + FLOOR; 3]);
    }

    #[test]
    fn every_line_of_the_tables_is_read() {
        for (code, text) in [
            ("fr", include_str!("../../../model/usage/fr.tsv")),
            ("en", include_str!("../../../model/usage/en.tsv")),
            ("de", include_str!("../../../model/usage/de.tsv")),
        ] {
            let table = Table::of(code.parse().unwrap()).unwrap();
            let rows = text.lines().filter(|l| !l.starts_with(['#', '@', '>'])).count();
            assert_eq!(table.rows.len(), rows, "{code}: a key stands twice or a line is no row");
            for (key, row) in &table.rows {
                assert_eq!(row.len(), table.treebanks, "{code}: {key}");
                for counts in row.iter().flatten() {
                    assert!(!counts.shares.is_empty(), "{code}: {key}");
                    assert!(counts.shares.iter().all(|(l, _)| usize::from(*l) < table.labels.len()), "{key}");
                }
            }
        }
    }
}
