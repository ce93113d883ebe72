//! `y` on the walk: where something is done (`Lyon recrute, Paul y habite`), or what is thought of it (`Le parc divise. Nous y
//! sommes favorables`).
//!
//! Of a place, only one in the sentence or the one before is taken up; of a thing, what the learned weights choose. What was
//! said (`j'y ai réfléchi`) is taken up by [`taken_up`](crate::resolve::taken_up).

use super::{Walk, only_one};
use crate::analysis::{EntityMention, EntityType, Language, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::{Candidate, Rank};
use crate::resolve::coreference::lexicon::{Anaphor, Being, Class};
use crate::resolve::coreference::rank;
use crate::resolve::coreference::reason::{Finding, Reason};
use crate::resolve::document::Place;

/// What is believed, weighed or expected is as often what was said as a thing.
const OF_CLAUSES: [&str; 14] = [
    "croire",
    "penser",
    "songer",
    "réfléchir",
    "tenir",
    "s'attendre",
    "se préparer",
    "s'opposer",
    "s'engager",
    "se résoudre",
    "renoncer",
    "être prêt",
    "parvenir",
    "répondre",
];

/// Bodies that have a house by the same name.
const HOUSES: [&str; 20] = [
    "école",
    "collège",
    "lycée",
    "université",
    "hôpital",
    "clinique",
    "prison",
    "mairie",
    "papeterie",
    "musée",
    "laboratoire",
    "caserne",
    "théâtre",
    "bibliothèque",
    "crèche",
    "ministère",
    "préfecture",
    "tribunal",
    "coopérative",
    "banque",
];

/// What is done to or with a thing by `y`, and nowhere.
const TO_THINGS: [&str; 14] = [
    "consacrer",
    "s'attaquer",
    "attaquer",
    "gagner",
    "voir",
    "mettre",
    "comprendre",
    "ajouter",
    "laisser",
    "regarder",
    "remédier",
    "échapper",
    "prétendre",
    "apporter",
];

impl Walk<'_, '_> {
    /// Keep what `y` stands for; it brings in nothing that a pronoun could take up.
    pub(super) fn adverbial(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        let Some(verb) = verb_of(tree, token) else { return false };
        let found = match directed(tree, verb) {
            Some(key) if OF_CLAUSES.contains(&key.as_str()) => None,
            // `je le comprends et j'y suis favorable`: what the clause before says.
            Some(_) if tree.is(verb, &["conj", "parataxis"]) => {
                self.just_here(place, tree, token, verb).map(|thing| (thing, Reason::Thing))
            }
            Some(_) => match self.just_here(place, tree, token, verb) {
                Some(thing) => Some((thing, Reason::Thing)),
                None => self.about(order, place, tree, token),
            },
            None if is_of_texts(tree, verb) || TO_THINGS.contains(&verb_key(tree, verb).as_str()) => None,
            None => self.there(order, place, tree, token, verb).map(|c| (c, Reason::There)),
        };
        if let Some((antecedent, reason)) = found {
            let antecedent_of = Some((antecedent.place, antecedent.token));
            self.findings.insert((place, token), Finding { antecedent: antecedent_of, reason });
            self.resolved.insert((place, token), antecedent.referent);
        }
        true
    }

    /// `on règle le thermostat, puis on n'y touche plus`: the only thing that the sentence has spoken of.
    fn just_here(&self, place: Place, tree: &Tree<'_>, token: usize, verb: usize) -> Option<Candidate> {
        let thing = |c: &&Candidate| {
            c.place == place
                && c.token < token
                && c.rank <= Rank::Object
                && c.being != Some(Being::Person)
                && c.plural != Some(true)
                && !is_argument(tree, c.token, verb)
                && !tree.is_within(verb, c.token)
        };
        only_one(self.candidates.iter().filter(thing))
    }

    /// The thing that somebody is for or against, or takes part in.
    fn about(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<(Candidate, Reason)> {
        let asked = Anaphor { class: Class::Clitic, gender: None, plural: None, being: Some(Being::Thing) };
        let turn = self.turn(place);
        let near = |c: &&Candidate| {
            c.order + 1 >= order && self.turn(c.place).abs_diff(turn) <= 1 && c.being != Some(Being::Person)
        };
        let stand = self.stand(order, place, tree, token);
        let found = rank::antecedent(stand, asked, self.candidates.iter().filter(near)).ok();
        if let Some((one, reason)) = found {
            return Some((one.clone(), reason));
        }
        // Something it must be: the only thing that the sentence before was about.
        let told = |c: &&Candidate| near(c) && c.place != place && c.rank <= Rank::Object;
        let mut things = self.candidates.iter().filter(told);
        let last = things.next_back()?;
        let alone = things.all(|c| c.referent == last.referent) && last.plural != Some(true);
        alone.then(|| (last.clone(), Reason::Thing))
    }

    /// The only place of the sentence so far, or of the one before.
    fn there(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
        verb: usize,
    ) -> Option<Candidate> {
        let here = |c: &&Candidate| {
            c.place == place
                && c.token < token
                && !is_argument(tree, c.token, verb)
                && !tree.is_within(verb, c.token)
        };
        let before = |c: &&Candidate| {
            c.order + 1 == order && c.place != place && self.turn(c.place).abs_diff(self.turn(place)) <= 1
        };
        match self.only_place(&here) {
            Ok(None) => self.only_place(&before).ok().flatten(),
            Ok(found) => found,
            Err(()) => None,
        }
    }

    /// The only place among the mentions, or none; an error where there are two.
    fn only_place(&self, near: &dyn Fn(&&Candidate) -> bool) -> Result<Option<Candidate>, ()> {
        let mut places: Vec<&Candidate> =
            self.candidates.iter().filter(near).filter(|c| self.is_place(c)).collect();
        // `une ferme, à Laval`: where the place is itself.
        let within = |inner: &Candidate, outer: &Candidate| {
            inner.place == outer.place
                && inner.token != outer.token
                && Tree::new(self.document.sentence(inner.place)).is_within(inner.token, outer.token)
        };
        let outer: Vec<&Candidate> = places.clone();
        places.retain(|c| !outer.iter().any(|o| within(c, o)));
        let Some(last) = places.last() else { return Ok(None) };
        if places.iter().all(|c| c.referent == last.referent) { Ok(Some((*last).clone())) } else { Err(()) }
    }

    /// Whether one can be there: a place by its name or noun, or where the text says that something is done.
    fn is_place(&self, candidate: &Candidate) -> bool {
        let tree = Tree::new(self.document.sentence(candidate.place));
        let token = candidate.token;
        let within = tree
            .with(token, &["case"])
            .any(|c| matches!(tree.lower(c).as_str(), "dans" | "à" | "au" | "aux" | "en" | "sur"));
        let there = within && tree.is(token, &["obl"]) && tree.has_pos(token, &[Upos::Noun, Upos::Propn]);
        let house = !candidate.named && HOUSES.contains(&tree.lemma(token).as_str());
        let names = |e: &EntityMention| e.tokens.contains(token) && e.kind == EntityType::Location;
        let named = tree.sentence.entities.iter().any(names);
        let stands = candidate.referent.kind == "Place" || named || there && (house || is_site(&tree, token));
        stands && candidate.plural != Some(true) && candidate.being != Some(Being::Person)
    }
}

/// Nouns for where something is that are no places by themselves.
fn is_site(tree: &Tree<'_>, token: usize) -> bool {
    Lexicon::of(tree.language()).noun_kind(&tree.lemma(token)) == Some("Place")
}

/// The verb or adjective that `y` stands before, where it means something.
fn verb_of(tree: &Tree<'_>, token: usize) -> Option<usize> {
    let form = tree.lower(token);
    let clitic = matches!(form.as_str(), "y" | "-y")
        && tree.language() == Language::French
        && tree.has_pos(token, &[Upos::Pron, Upos::Adv])
        && !tree.token(token).deprel.starts_with("expl")
        && !tree.is(token, &["fixed", "case", "mark"]);
    let verb = tree.head(token).filter(|&v| {
        clitic && v > token && tree.has_pos(v, &[Upos::Verb, Upos::Adj, Upos::Aux, Upos::Noun])
    })?;
    let key = verb_key(tree, verb);
    // `il y va de`, `s'y prendre`, `s'y connaître`, `n'y pouvoir rien`
    let idle = key.split([' ', '\'']).any(|word| word == "y")
        || matches!(
            key.as_str(),
            "avoir" | "se prendre" | "se connaître" | "pouvoir" | "se faire" | "prendre" | "passer"
        );
    (!idle).then_some(verb)
}

/// `elle y prévoit une taxe`: what is said or planned stands in a text rather than somewhere.
fn is_of_texts(tree: &Tree<'_>, verb: usize) -> bool {
    let (lexicon, key) = (Lexicon::of(tree.language()), verb_key(tree, verb));
    let plans = matches!(key.as_str(), "prévoir" | "proposer" | "décrire" | "défendre" | "dénoncer" | "lire");
    plans || lexicon.speech(&key).is_some() || lexicon.thought(&key).is_some()
}

/// The verb's dictionary form, where it is directed at something.
fn directed(tree: &Tree<'_>, verb: usize) -> Option<String> {
    let copula = tree.first(verb, &["cop"]).is_some() || tree.has_pos(verb, &[Upos::Adj]);
    let key = if copula { format!("être {}", tree.lemma(verb)) } else { verb_key(tree, verb) };
    Lexicon::of(tree.language()).lists(List::Directed, &key).then_some(key)
}

/// Whether the noun is an argument or a circumstance of the verb itself.
fn is_argument(tree: &Tree<'_>, noun: usize, verb: usize) -> bool {
    let mut at = noun;
    while let Some(head) = tree.head(at) {
        if head == verb {
            return tree.is(at, &["nsubj", "obj", "iobj", "obl"]);
        }
        at = head;
    }
    false
}
