//! [`Text`]: the source as the scorer needs it, or what the quotes tell of it.

use super::GoldClaim;
use crate::resolve::Claim;

/// Marks that end a clause.
const STOPS: [char; 4] = ['.', '?', '!', '\n'];

/// The code points of a document; those that nobody quotes are unknown where there is no source.
#[derive(Debug, Clone)]
pub struct Text {
    chars: Vec<Option<char>>,
    whole: bool,
}

impl Text {
    /// The whole source text.
    #[must_use]
    pub fn of(source: &str) -> Self {
        Self { chars: source.chars().map(Some).collect(), whole: true }
    }

    /// As much as the quotes hold; where two differ the first one counts.
    #[must_use]
    pub fn from_quotes(gold: &[GoldClaim], claims: &[Claim]) -> Self {
        let mut chars = Vec::new();
        let quotes =
            gold.iter().map(|g| (g.start, &g.quote)).chain(claims.iter().map(|c| (c.start, &c.quote)));
        for (start, quote) in quotes {
            for (at, c) in (start..).zip(quote.chars()) {
                if chars.len() <= at {
                    chars.resize(at + 1, None);
                }
                chars[at].get_or_insert(c);
            }
        }
        Self { chars, whole: false }
    }

    /// Whether this is the source itself.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether `start..end` reads `quote`.
    #[must_use]
    pub fn holds(&self, start: usize, end: usize, quote: &str) -> bool {
        let slice = self.chars.get(start..end.min(self.chars.len()).max(start));
        slice.is_some_and(|slice| slice.iter().copied().eq(quote.chars().map(Some)))
    }

    /// The code points around `start..end` up to the nearest marks that end a clause, or to where the
    /// text is unknown.
    #[must_use]
    pub fn clause(&self, start: usize, end: usize) -> (usize, usize) {
        let stops = |c: &Option<char>| c.is_none_or(|c| STOPS.contains(&c));
        let before = &self.chars[..start.min(self.chars.len())];
        let left = before.iter().rposition(stops).map_or(0, |at| at + 1);
        let after = self.chars.get(end..).unwrap_or_default();
        let right = after.iter().position(stops).map_or(self.chars.len(), |at| end + at);
        (left, right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_stops() {
        let text = Text::of("Oui. Il pleut, dit-elle ! Ah\n");
        assert_eq!(text.clause(8, 13), (4, 24));
        assert_eq!(text.clause(0, 3), (0, 3));
        assert!(
            text.holds(5, 13, "Il pleut")
                && !text.holds(5, 12, "Il pleut")
                && !text.holds(90, 98, "Il pleut")
        );
    }

    #[test]
    fn quotes_alone_leave_gaps() {
        let line = r#"{"quote": "é a", "start": 2, "end": 5, "speaker": "x", "subject": [], "relation": [],
            "object": [], "polarity": "affirmed"}"#;
        let gold = super::super::read_gold(&line.replace('\n', " ")).unwrap();
        let text = Text::from_quotes(&gold, &[]);
        assert!(!text.is_whole() && text.holds(2, 5, "é a"));
        assert_eq!(text.clause(4, 5), (2, 5));
    }
}
