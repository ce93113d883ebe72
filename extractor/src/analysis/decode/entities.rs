//! [`Tags`]: entity spans from the scores of BIO tags.
//!
//! A sentence is cut into names and other words so that the product of the words' probabilities to be
//! outside, to begin or to continue a name is highest (a semi-Markov Viterbi search; Sarawagi & Cohen,
//! NIPS 2004), whatever the types; a name's type is the one that its words agree on best, and the
//! more they disagree the less likely is the name. So "Grave Digger" is one name although its first
//! word alone looks like an organisation and the second like a work. Names are trimmed of what they
//! do not begin or end with.

use crate::analysis::Language;
use crate::analysis::sentence::{EntityMention, EntityType, Upos};
use crate::span::TokenSpan;

/// The most words of a name.
const LONGEST: usize = 16;

/// The tags of a model: where its scores have `O`, and `B-` and `I-` of each type.
#[derive(Debug)]
pub(super) struct Tags {
    outside: usize,
    kinds: Vec<(EntityType, usize, usize)>,
}

/// The log probabilities of a word: to be outside, to begin, to continue a name, and of each type
/// if it is in one.
struct Chances {
    outside: f32,
    begin: f32,
    inside: f32,
    kinds: Vec<f32>,
}

/// The best cut of a sentence up to some word: its log probability and where its last part, a name
/// of this type or another word, begins.
#[derive(Clone, Copy)]
struct Cut {
    score: f32,
    start: usize,
    kind: Option<usize>,
}

impl Tags {
    /// Read `O`, `B-PER`, `I-PER` and so on; `None` where one is not written so.
    pub(super) fn new(names: &[String]) -> Option<Self> {
        let at = |name: &str| names.iter().position(|n| n == name);
        let kind = |name: &String| {
            let kind = name.strip_prefix("B-")?;
            Some((kind.parse().ok()?, at(name)?, at(&format!("I-{kind}"))?))
        };
        let begins = names.iter().filter(|name| name.starts_with("B-"));
        let kinds = begins.map(kind).collect::<Option<Vec<_>>>()?;
        (names.len() == 1 + 2 * kinds.len()).then_some(Self { outside: at("O")?, kinds })
    }

    /// The entities of a sentence, in order, not overlapping.
    pub(super) fn spans(
        &self,
        forms: &[&str],
        upos: &[Upos],
        scores: &[&[f32]],
        language: Language,
    ) -> Vec<EntityMention> {
        let cuts = self.cuts(scores);
        let (mut found, mut end) = (Vec::new(), scores.len());
        while end > 0 {
            let Cut { start, kind, .. } = cuts[end];
            let trimmed = kind.and_then(|kind| Some((kind, trim(forms, upos, start, end)?)));
            let named = trimmed.filter(|&(kind, (start, end))| {
                can_be_name(&upos[start..end], language)
                    && !is_cut(self.kinds[kind].0, forms, upos, (start, end))
            });
            found.extend(named.map(|(kind, (start, end))| EntityMention {
                tokens: TokenSpan::new(start, end),
                kind: self.kinds[kind].0,
            }));
            end = start;
        }
        found.reverse();
        found
    }

    /// For each number of words from the first, the best cut.
    fn cuts(&self, scores: &[&[f32]]) -> Vec<Cut> {
        let chances: Vec<Chances> = scores.iter().map(|row| self.chances(row)).collect();
        let mut cuts = vec![Cut { score: 0.0, start: 0, kind: None }];
        for (last, word) in chances.iter().enumerate() {
            let mut best = Cut { score: cuts[last].score + word.outside, start: last, kind: None };
            let (mut inside, mut kinds) = (0.0, vec![0.0; self.kinds.len()]);
            for start in (last.saturating_sub(LONGEST - 1)..=last).rev() {
                for (sum, kind) in kinds.iter_mut().zip(&chances[start].kinds) {
                    *sum += kind;
                }
                let kind = super::argmax(&kinds);
                let agreed = kinds.get(kind).map_or(f32::NEG_INFINITY, |sum| sum / (last + 1 - start) as f32);
                let score = cuts[start].score + chances[start].begin + inside + agreed;
                if score > best.score {
                    best = Cut { score, start, kind: Some(kind) };
                }
                inside += chances[start].inside;
            }
            cuts.push(best);
        }
        cuts
    }

    fn chances(&self, row: &[f32]) -> Chances {
        let score = |tag: usize| row.get(tag).copied().unwrap_or(f32::NEG_INFINITY);
        let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let weight = |tag: usize| (score(tag) - top).exp();
        let total: f32 = (0..row.len()).map(weight).sum();
        let sum = |tag: fn(&(EntityType, usize, usize)) -> usize| -> f32 {
            self.kinds.iter().map(|kind| weight(tag(kind))).sum()
        };
        let (begin, inside) = (sum(|kind| kind.1), sum(|kind| kind.2));
        let log = |weight: f32, of: f32| (weight / of + f32::EPSILON).ln();
        Chances {
            outside: log(weight(self.outside), total),
            begin: log(begin, total),
            inside: log(inside, total),
            kinds: self
                .kinds
                .iter()
                .map(|&(_, b, i)| log(weight(b) + weight(i), begin + inside + f32::MIN_POSITIVE))
                .collect(),
        }
    }
}

/// Whether words of these parts of speech can be a name. In German, where the model saw no names marked, it
/// takes ordinary words for names: there a proper noun is asked for.
fn can_be_name(upos: &[Upos], language: Language) -> bool {
    let naming: &[Upos] = match language {
        Language::German => &[Upos::Propn, Upos::X],
        _ => &[Upos::Propn, Upos::X, Upos::Noun, Upos::Adj, Upos::Num, Upos::Sym],
    };
    upos.iter().any(|u| naming.contains(u))
}

/// `conseil` in `le conseil régional`: a noun in lower case that an adjective behind it goes with names no body alone.
fn is_cut(kind: EntityType, forms: &[&str], upos: &[Upos], (start, end): (usize, usize)) -> bool {
    let place = matches!(kind, EntityType::Organization | EntityType::Location);
    let noun = end == start + 1 && upos[start] == Upos::Noun && forms[start].starts_with(char::is_lowercase);
    place && noun && upos.get(end) == Some(&Upos::Adj)
}

/// A name neither begins nor ends with punctuation, nor with a function word or verb in lower case.
fn trim(forms: &[&str], upos: &[Upos], mut start: usize, mut end: usize) -> Option<(usize, usize)> {
    let grammar = |i: usize| {
        matches!(
            upos[i],
            Upos::Det
                | Upos::Adp
                | Upos::Aux
                | Upos::Verb
                | Upos::Pron
                | Upos::Cconj
                | Upos::Sconj
                | Upos::Part
        )
    };
    let empty =
        |i: usize| upos[i] == Upos::Punct || (grammar(i) && forms[i].chars().all(|c| !c.is_uppercase()));
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
        let found = tags().spans(forms, upos, &rows, Language::French);
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
        // The likeliest tags one by one would be O I-PER; one name of two words is the best sound reading.
        let first = [3.0, 2.0, 0.0, 0.0, 0.0];
        let second = [0.0, 1.0, 9.0, 1.0, 0.0];
        let found = tags().spans(&["Ada", "Brandt"], &[Upos::Propn; 2], &[&first, &second], Language::French);
        assert_eq!(found, [EntityMention { tokens: TokenSpan::new(0, 2), kind: EntityType::Person }]);
    }

    #[test]
    fn the_words_of_a_name_agree_on_its_type() {
        // One by one: B-PER B-ORG. Both may well begin or continue a name, and the second is surer of its type.
        let first = [0.0, 3.0, 0.0, 2.5, 0.0];
        let second = [0.0, 0.0, 1.0, 4.0, 4.5];
        let found = tags().spans(&["Nord", "Lys"], &[Upos::Propn; 2], &[&first, &second], Language::French);
        assert_eq!(found, [EntityMention { tokens: TokenSpan::new(0, 2), kind: EntityType::Organization }]);
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
    fn a_name_has_a_naming_word_and_in_german_a_proper_noun() {
        let scores = scores(&["B-ORG"]);
        let is_name = |word: &str, upos: Upos, language: Language| {
            !tags().spans(&[word], &[upos], &[&scores[0]], language).is_empty()
        };
        assert!(is_name("Convention", Upos::Noun, Language::French));
        assert!(!is_name("wurde", Upos::Aux, Language::French));
        assert!(is_name("Lübeck", Upos::Propn, Language::German));
        assert!(!is_name("Millionen", Upos::Noun, Language::German));
    }

    #[test]
    fn scores_that_are_no_numbers_name_nothing() {
        let row = [f32::NAN; 5];
        assert!(tags().spans(&["x", "y"], &[Upos::X; 2], &[&row, &row], Language::French).is_empty());
        assert!(Tags::new(&["B-PER".to_owned()]).is_none());
        assert!(Tags::new(&["O".to_owned(), "B-XYZ".to_owned()]).is_none());
    }
}
