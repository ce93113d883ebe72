//! Several on the walk who are named side by side, for a plural to take up.

use super::Walk;
use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::{self, Candidate};
use crate::resolve::coreference::lexicon::{Being, Gender};
use crate::resolve::document::{Place, slug};

impl Walk<'_, '_> {
    /// Keep what is coordinated as one mention beside its parts.
    pub(super) fn add_group(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize) {
        let members = candidate::coordination(tree, token);
        if members.len() > 1 {
            let group = self.group(order, place, tree, &members);
            self.candidates.push(group);
        }
    }

    /// `Nadia et Paul` as one, for a plural to take up.
    fn group(&mut self, order: usize, place: Place, tree: &Tree<'_>, members: &[usize]) -> Candidate {
        let mut parts: Vec<Candidate> =
            members.iter().map(|&m| self.candidate(order, place, tree, m)).collect();
        for (part, &member) in parts.iter_mut().zip(members) {
            if let Some(known) = self.resolved.get(&(place, member)) {
                part.referent = known.clone();
            }
        }
        let labels: Vec<&str> = parts.iter().map(|c| c.referent.label.as_str()).collect();
        let and = match tree.language() {
            Language::French => "et",
            Language::German => "und",
            _ => "and",
        };
        let (last, before) = labels.split_last().expect("a group has members");
        let label = format!("{} {and} {last}", before.join(", "));
        let all = |being: Being| parts.iter().all(|c| c.being == Some(being));
        let same = |gender: Gender| parts.iter().all(|c| c.gender == Some(gender));
        let places = parts.iter().all(|c| c.referent.kind == "Place");
        Candidate {
            gender: if same(Gender::Feminine) {
                Some(Gender::Feminine)
            } else {
                parts.iter().any(|c| c.gender == Some(Gender::Masculine)).then_some(Gender::Masculine)
            },
            plural: Some(true),
            being: [Being::Person, Being::Agent, Being::Thing].into_iter().find(|&b| all(b)),
            named: parts.iter().all(|c| c.named),
            coordinated: false,
            elaborated: false,
            lemma: String::new(),
            token: parts.last().map_or(members[0], |c| c.token),
            referent: Referent {
                slug: slug(&label),
                kind: if all(Being::Person) {
                    "Group"
                } else if places {
                    "Place"
                } else {
                    "Thing"
                },
                label,
            },
            ..parts[0].clone()
        }
    }
}
