//! [`Tags`]: entity spans from the scores of BIO tags.
//!
//! The best sequence of tags in which every `I-` continues an entity of its type (Viterbi), trimmed of
//! what names do not begin or end with.

use crate::analysis::sentence::{EntityMention, EntityType, Upos};
use crate::span::TokenSpan;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Outside,
    Begin(EntityType),
    Inside(EntityType),
}

/// The tags of a model, in the order of its scores.
#[derive(Debug)]
pub(super) struct Tags(Vec<Tag>);

impl Tags {
    /// Read `O`, `B-PER`, `I-PER` and so on; `None` where one is not written so.
    pub(super) fn new(names: &[String]) -> Option<Self> {
        let tag = |name: &String| match name.split_once('-') {
            None => (name == "O").then_some(Tag::Outside),
            Some(("B", kind)) => Some(Tag::Begin(kind.parse().ok()?)),
            Some(("I", kind)) => Some(Tag::Inside(kind.parse().ok()?)),
            Some(_) => None,
        };
        let tags = names.iter().map(tag).collect::<Option<Vec<_>>>()?;
        tags.contains(&Tag::Outside).then_some(Self(tags))
    }

    /// The entities of a sentence, in order, not overlapping.
    pub(super) fn spans(&self, forms: &[&str], upos: &[Upos], scores: &[&[f32]]) -> Vec<EntityMention> {
        let mut spans: Vec<(usize, usize, EntityType)> = Vec::new();
        for (i, tag) in self.best(scores).into_iter().enumerate() {
            match (tag, spans.last_mut()) {
                (Tag::Begin(kind), _) => spans.push((i, i + 1, kind)),
                (Tag::Inside(_), Some(open)) => open.1 = i + 1,
                _ => {}
            }
        }
        let trimmed = |(start, end, kind)| {
            let (start, end) = trim(forms, upos, start, end)?;
            Some(EntityMention { tokens: TokenSpan::new(start, end), kind })
        };
        spans.into_iter().filter_map(trimmed).collect()
    }

    /// The best sound sequence of tags.
    fn best(&self, scores: &[&[f32]]) -> Vec<Tag> {
        let mut totals = vec![f32::NEG_INFINITY; self.0.len()];
        totals[self.outside()] = 0.0;
        let mut back: Vec<Vec<usize>> = Vec::with_capacity(scores.len());
        for row in scores {
            let (next, from) = self.step(&totals, row);
            totals = next;
            back.push(from);
        }
        let mut tag = super::argmax(&totals);
        let mut path = vec![Tag::Outside; scores.len()];
        for word in (0..scores.len()).rev() {
            path[word] = self.0[tag];
            tag = back[word][tag];
        }
        path
    }

    /// For each tag of the next word, the best total that ends in it and the tag before.
    fn step(&self, totals: &[f32], row: &[f32]) -> (Vec<f32>, Vec<usize>) {
        let outside = self.outside();
        let mut next = vec![f32::NEG_INFINITY; totals.len()];
        let mut from = vec![outside; totals.len()];
        for (tag, &score) in row.iter().enumerate().take(totals.len()) {
            for (before, total) in totals.iter().enumerate() {
                if self.may_follow(before, tag) && total + score > next[tag] {
                    next[tag] = total + score;
                    from[tag] = before;
                }
            }
        }
        // Scores that are no numbers leave no way: then nothing is named up to here.
        if next.iter().all(|total| *total == f32::NEG_INFINITY) {
            next[outside] = 0.0;
        }
        (next, from)
    }

    fn outside(&self) -> usize {
        self.0.iter().position(|tag| *tag == Tag::Outside).unwrap_or(0)
    }

    fn may_follow(&self, before: usize, tag: usize) -> bool {
        match self.0[tag] {
            Tag::Inside(kind) => [Tag::Begin(kind), Tag::Inside(kind)].contains(&self.0[before]),
            _ => true,
        }
    }
}

/// A name neither begins nor ends with punctuation or a lower-case determiner.
fn trim(forms: &[&str], upos: &[Upos], mut start: usize, mut end: usize) -> Option<(usize, usize)> {
    let empty = |i: usize| {
        upos[i] == Upos::Punct || (upos[i] == Upos::Det && forms[i].chars().all(|c| !c.is_uppercase()))
    };
    while start < end && empty(start) {
        start += 1;
    }
    while start < end && empty(end - 1) && !closes(&forms[start..end]) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

/// Whether the last form is a bracket or quotation mark that an earlier one opens.
fn closes(forms: &[&str]) -> bool {
    let Some((last, before)) = forms.split_last() else { return false };
    let open = match *last {
        ")" => "(",
        "]" => "[",
        "»" => "«",
        "”" => "“",
        "\"" => "\"",
        _ => return false,
    };
    before.contains(&open)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"];

    fn tags() -> Tags {
        Tags::new(&NAMES.map(str::to_owned)).unwrap()
    }

    /// Scores that favour these tags.
    fn scores(wanted: &[&str]) -> Vec<Vec<f32>> {
        wanted.iter().map(|w| NAMES.iter().map(|n| if n == w { 5.0 } else { 0.0 }).collect()).collect()
    }

    fn spans(forms: &[&str], upos: &[Upos], wanted: &[&str]) -> Vec<(usize, usize, EntityType)> {
        let scores = scores(wanted);
        let rows: Vec<&[f32]> = scores.iter().map(Vec::as_slice).collect();
        let found = tags().spans(forms, upos, &rows);
        found.into_iter().map(|e| (e.tokens.start, e.tokens.end, e.kind)).collect()
    }

    #[test]
    fn reads_names_of_several_words() {
        let forms = ["Ada", "Brandt", "quitte", "Nordlys"];
        let upos = [Upos::Propn, Upos::Propn, Upos::Verb, Upos::Propn];
        let found = spans(&forms, &upos, &["B-PER", "I-PER", "O", "B-ORG"]);
        assert_eq!(found, [(0, 2, EntityType::Person), (3, 4, EntityType::Organization)]);
    }

    #[test]
    fn an_inside_tag_needs_a_beginning_of_its_type() {
        // The likeliest tags one by one would be O I-PER; B-PER I-PER is the best sound reading.
        let first = [3.0, 2.0, 0.0, 0.0, 0.0];
        let second = [0.0, 1.0, 9.0, 1.0, 0.0];
        let found = tags().spans(&["Ada", "Brandt"], &[Upos::Propn; 2], &[&first, &second]);
        assert_eq!(found, [EntityMention { tokens: TokenSpan::new(0, 2), kind: EntityType::Person }]);
    }

    #[test]
    fn trims_punctuation_and_articles_but_keeps_brackets_that_close() {
        let forms = ["la", "Caisse", "(", "Nord", ")", ","];
        let upos = [Upos::Det, Upos::Propn, Upos::Punct, Upos::Propn, Upos::Punct, Upos::Punct];
        let found = spans(&forms, &upos, &["B-ORG", "I-ORG", "I-ORG", "I-ORG", "I-ORG", "I-ORG"]);
        assert_eq!(found, [(1, 5, EntityType::Organization)]);
        assert!(spans(&[","], &[Upos::Punct], &["B-ORG"]).is_empty());
    }

    #[test]
    fn scores_that_are_no_numbers_name_nothing() {
        let row = [f32::NAN; 5];
        assert!(tags().spans(&["x", "y"], &[Upos::X; 2], &[&row, &row]).is_empty());
        assert!(Tags::new(&["B-PER".to_owned()]).is_none());
        assert!(Tags::new(&["O".to_owned(), "B-XYZ".to_owned()]).is_none());
    }
}
