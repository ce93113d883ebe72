//! [`Walk`]: one pass over the sentences that notes every mention and resolves every pronoun on the way; [`nouns`] decides
//! on nouns, [`voices`] on who is quoted.

mod adverbial;
mod groups;
mod nouns;
mod ours;
mod selves;
mod sourced;
mod spoken;
mod staff;
mod standing;
mod voices;

use super::candidate::{self, Candidate};
use super::description::Descriptions;
use super::dialogue::{self, Dialogue};
use super::epithet::Roles;
use super::example::is_example;
use super::inhabitants::{is_demonym, is_told_inhabitant};
use super::lexicon::{Anaphor, Being, Class, Gender};
use super::owner::{owned, owner_token};
use super::pronoun;
use super::quoted::{is_spoken_of, says_i};
use super::ranking::Ranking;
use super::reason::{Finding, Reason};
use super::settled::{
    at_home, contests_what_was_said, is_anybodys, precedes_its_noun, precedes_its_subject, same_subject,
};
use super::wider::Wholes;
use super::{Referent, rank};
use crate::analysis::Upos;
use crate::claims::quotation::Quotation;
use crate::claims::tree::Tree;
use crate::claims::{Phrase, phrase};
use crate::resolve::document::{Document, Place, slug};
use crate::resolve::entities::Registry;
use crate::resolve::meanings::Meanings;
use crate::source::Role;
use std::collections::{BTreeMap, BTreeSet};

/// Segment and opening mark of quotations to whose words they are.
type Voices = BTreeMap<(usize, (usize, usize)), Referent>;

/// The walk over the sentences.
pub struct Walk<'a, 'w> {
    document: Document<'a>,
    registry: &'a Registry,
    meanings: &'w Meanings,
    dialogue: Option<&'w Dialogue<'w>>,
    label: &'w dyn Fn(Place, Phrase) -> Referent,
    quotations: &'w [Vec<Quotation>],
    /// Every mention so far, in text order.
    pub candidates: Vec<Candidate>,
    /// How many sentences so far are quoted as a whole.
    spoken: usize,
    /// Gender of names, as far as the document has shown it.
    genders: BTreeMap<String, Gender>,
    descriptions: Descriptions,
    /// What names are called by anywhere in the document.
    called: Option<&'w Descriptions>,
    roles: Roles,
    wholes: Wholes,
    /// Slugs of groups that the speaker belongs to, with those of who is known to be in them.
    pub groups: BTreeMap<String, BTreeSet<String>>,
    /// Who has what is told without its holder.
    pub holders: BTreeMap<(Place, usize), Referent>,
    /// What each word that refers back means.
    pub resolved: BTreeMap<(Place, usize), Referent>,
    /// Why it does, or why it was left open.
    pub findings: BTreeMap<(Place, usize), Finding>,
    /// What a file leaves as it is.
    pub unset: BTreeSet<(Place, usize)>,
    /// Segment and opening mark of quotations to whose words they are.
    pub voices: Voices,
    /// What an earlier walk found: whose words a quotation is shows only behind it.
    earlier: Option<&'w BTreeMap<(Place, usize), Referent>>,
    /// Whose words it found quotations to be.
    earlier_voices: Option<&'w Voices>,
    /// Every mention that the earlier walk found.
    whole: &'w [Candidate],
    /// What each pronoun could take up, where that is asked for.
    pub rankings: Option<Vec<Ranking>>,
}

/// The last of the mentions, where all of them are of one thing.
fn only_one<'c>(mut things: impl DoubleEndedIterator<Item = &'c Candidate>) -> Option<Candidate> {
    let last = things.next_back()?;
    things.all(|c| c.referent == last.referent).then(|| last.clone())
}

impl<'a, 'w> Walk<'a, 'w> {
    /// Ready to walk. `dialogue` is known the second time.
    pub fn new(
        document: Document<'a>,
        registry: &'a Registry,
        meanings: &'w Meanings,
        dialogue: Option<&'w Dialogue<'w>>,
        label: &'w dyn Fn(Place, Phrase) -> Referent,
        quotations: &'w [Vec<Quotation>],
    ) -> Self {
        Self {
            document,
            registry,
            meanings,
            dialogue,
            label,
            quotations,
            candidates: Vec::new(),
            spoken: 0,
            genders: BTreeMap::new(),
            descriptions: Descriptions::default(),
            called: None,
            roles: Roles::default(),
            wholes: Wholes::default(),
            groups: BTreeMap::new(),
            holders: BTreeMap::new(),
            resolved: BTreeMap::new(),
            findings: BTreeMap::new(),
            unset: BTreeSet::new(),
            voices: BTreeMap::new(),
            earlier: None,
            earlier_voices: None,
            whole: &[],
            rankings: None,
        }
    }

    /// The same, knowing what names are called by anywhere.
    pub fn knowing(self, called: &'w Descriptions) -> Self {
        Self { called: Some(called), ..self }
    }

    /// The same, knowing what an earlier walk found.
    pub fn after(self, earlier: &'w Walk<'_, '_>) -> Self {
        Self {
            earlier: Some(&earlier.resolved),
            earlier_voices: Some(&earlier.voices),
            whole: &earlier.candidates,
            ..self
        }
    }

    /// Walk. Sentences that mention nothing (`Qu'est-ce que ça change ?`) put nothing further away.
    pub fn document(&mut self) {
        let document = self.document;
        let mut order = 0;
        for place in document.places() {
            let before = self.candidates.len();
            self.sentence(order, place);
            let mentions = self.candidates.len() > before;
            order += usize::from(mentions);
            self.spoken += usize::from(mentions && self.is_spoken(place));
        }
    }

    fn sentence(&mut self, order: usize, place: Place) {
        let tree = Tree::new(self.document.sentence(place));
        let addressed = matches!(self.document.speaker(place).1, Role::Interviewer | Role::Unknown);
        let transcript = self.document.transcript;
        let set = self.meanings.at(&transcript.slug, tree.sentence, &transcript.text);
        for token in 0..tree.len() {
            if let Some(meaning) = set.get(&token) {
                self.set(order, place, &tree, token, meaning.as_deref());
            } else if self.headlined(order, place, &tree, token) {
                continue;
            } else if let Some(anaphor) = pronoun::read(&tree, token, addressed) {
                self.anaphor(order, place, &tree, token, anaphor);
            } else if self.adverbial(order, place, &tree, token)
                || self.sourced(order, place, &tree, token)
                || self.ours(order, place, &tree, token)
            {
                continue;
            } else if let Some(number) = self.figure(order, place, &tree, token) {
                self.remember(order, place, &tree, token, number, Reason::Figure);
            } else if let Some(list) = self.listed(order, &tree, token) {
                self.remember(order, place, &tree, token, list, Reason::Called);
            } else if self.is_said_of_it(place, &tree, token) {
                continue;
            } else if candidate::is_mention(&tree, token) {
                self.mention(order, place, &tree, token);
            } else if let Some(plural) = candidate::introduced(&tree, token) {
                let found = self.candidate(order, place, &tree, token);
                let gender = found.gender.or_else(|| tree.feature(token, "Gender").and_then(Gender::parse));
                let being = if plural { None } else { Some(Being::Person) };
                let referent = if plural { found.referent } else { (self.label)(place, Phrase::word(token)) };
                self.candidates.push(Candidate { plural: Some(plural), gender, being, referent, ..found });
            } else if let Some(named) = self.pointed_at(order, place, &tree, token) {
                self.shows(place, &tree, token, &named);
                self.descriptions.call(&tree, token, order, &named);
                self.remember(order, place, &tree, token, named, Reason::Pointed);
            }
        }
        self.note_sources(place);
        self.note_voices(order, place);
    }

    fn anaphor(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize, anaphor: Anaphor) {
        if precedes_its_subject(tree, token) || precedes_its_noun(tree, token) {
            self.leave(place, token, Reason::Ahead);
            return;
        }
        let before = self.document.before(place).map(|at| Tree::new(self.document.sentence(at)));
        if before.is_some_and(|before| contests_what_was_said(tree, token, &before)) {
            self.leave(place, token, Reason::NothingAgrees);
            return;
        }
        if anaphor.class == Class::Possessive && is_anybodys(tree, token) {
            self.leave(place, token, Reason::Anybody);
            return;
        }
        let subject = same_subject(tree, token).or_else(|| at_home(tree, token, anaphor));
        if let Some(outer) = subject.filter(|_| anaphor.class == Class::Personal) {
            let known = self.candidates.iter().rev().find(|c| c.place == place && c.token == outer).cloned();
            match known {
                Some(known) => self.remember(order, place, tree, token, known, Reason::Repeats),
                None => self.leave(place, token, Reason::NothingAgrees),
            }
            return;
        }
        // `« J'ai la lettre », assure-t-il`: who says `je` is a person.
        let quotations = self.quotations;
        let quoted = &quotations[place.segment];
        let head = tree.head(token);
        let alone = says_i(&self.document, quoted, head, place) && anaphor.plural != Some(true);
        let anaphor = if alone { Anaphor { being: Some(Being::Person), ..anaphor } } else { anaphor };
        let barred = self.barred(place, token);
        let turn = self.turn(place);
        let near = |c: &&Candidate| {
            let near = !barred.contains(&c.referent.slug) && self.turn(c.place).abs_diff(turn) <= 2;
            (near || c.order == order) && !is_spoken_of(quoted, head, place, c)
        };
        let stand = self.stand(order, place, tree, token);
        let from =
            self.candidates.partition_point(|c| c.order + rank::REACH + self.spoken < order + c.spoken);
        let studied = self.rankings.is_some().then(|| {
            let alternatives =
                rank::alternatives(stand, anaphor, self.candidates[from..].iter().filter(near));
            alternatives.map(|found| Ranking::new(&self.document, place, token, found))
        });
        let find = |asked| rank::antecedent(stand, asked, self.candidates[from..].iter().filter(near));
        let found = find(anaphor).or_else(|reason| match pronoun::any_receiver(tree, token, anaphor) {
            Some(asked) => find(asked).map_err(|_| reason),
            None => Err(reason),
        });
        let found = found.map(|(antecedent, reason)| (antecedent.clone(), reason));
        if let Some(rankings) = &mut self.rankings {
            rankings.extend(studied.flatten());
        }
        self.settle(order, place, tree, token, anaphor, found);
    }

    /// Keep what was found, or those of a firm in its place, or leave the word open.
    fn settle(
        &mut self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
        anaphor: Anaphor,
        found: Result<(Candidate, Reason), Reason>,
    ) {
        match found {
            Ok((antecedent, reason)) => {
                let shown = anaphor.gender.filter(|_| reason == Reason::Repeats);
                if let Some(shown) = shown.filter(|_| antecedent.being != Some(Being::Thing)) {
                    self.show_gender(&antecedent, shown);
                }
                let gender = shown.or(antecedent.gender).or(anaphor.gender);
                self.remember(order, place, tree, token, Candidate { gender, ..antecedent }, reason);
            }
            Err(reason) => match self.body(order, place, tree, token, anaphor) {
                Some(body) => self.remember(order, place, tree, token, body, Reason::Body),
                None => self.leave(place, token, reason),
            },
        }
    }

    /// `Votre cadre a-t-elle accepté ?`: from here on she is a woman.
    fn show_gender(&mut self, one: &Candidate, gender: Gender) {
        for candidate in self.candidates.iter_mut().filter(|c| c.referent == one.referent) {
            candidate.gender = Some(gender);
        }
    }

    /// What a file says that the word means; what it leaves open is a mention of its own.
    fn set(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize, meaning: Option<&str>) {
        let own = self.candidate(order, place, tree, token);
        let Some(meaning) = meaning else {
            self.unset.insert((place, token));
            self.leave(place, token, Reason::Unset);
            if candidate::is_mention(tree, token) {
                self.candidates.push(own);
            }
            return;
        };
        let referent = match self.registry.find(meaning) {
            Some(known) => {
                Referent { label: known.label.clone(), slug: known.slug.clone(), kind: known.kind }
            }
            None => Referent { label: meaning.to_owned(), slug: slug(meaning), kind: own.referent.kind },
        };
        let known = self.candidates.iter().rev().find(|c| c.referent.slug == referent.slug).cloned();
        let antecedent = known.unwrap_or(Candidate { referent, named: true, lemma: String::new(), ..own });
        self.remember(order, place, tree, token, antecedent, Reason::Set);
    }

    /// Leave a word open, and say why.
    fn leave(&mut self, place: Place, token: usize, reason: Reason) {
        self.findings.insert((place, token), Finding { antecedent: None, reason });
    }

    /// Keep a resolved pronoun: it stands for its antecedent and can be taken up again.
    fn remember(
        &mut self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
        antecedent: Candidate,
        reason: Reason,
    ) {
        let taken_up = (antecedent.place, antecedent.token);
        let antecedent_of = Some(taken_up).filter(|&up| up != (place, token));
        self.findings.insert((place, token), Finding { antecedent: antecedent_of, reason });
        self.resolved.insert((place, token), antecedent.referent.clone());
        let rank = candidate::rank(tree, token);
        if antecedent.named {
            self.roles.learn(tree, token, &antecedent.referent);
        }
        self.candidates.push(Candidate {
            place,
            turn: self.turn(place),
            paragraph: self.document.paragraph(place),
            order,
            spoken: self.spoken,
            token,
            rank,
            coordinated: false,
            elaborated: false,
            closed: candidate::is_closed(tree, token),
            taken_up: true,
            quoted: self.quoted(place, token),
            receives: candidate::receives(tree, token),
            ..antecedent
        });
    }

    fn mention(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize) {
        let named = candidate::is_named(tree.sentence, token);
        if (!named || is_demonym(tree, token))
            && let Some(taken_up) = self.described(order, place, tree, token)
        {
            // `Novalune grandit. La société recrute, elle …`: what is nobody goes by its noun's gender from here on.
            let own =
                candidate::gender(tree, token, "Thing").filter(|_| taken_up.being != Some(Being::Person));
            let plural = if own.is_some() { candidate::plural(tree, token) } else { taken_up.plural };
            let taken_up = Candidate { gender: own.or(taken_up.gender), plural, ..taken_up };
            if taken_up.named && own.is_some() && tree.is_shown(token) {
                self.descriptions.christen(tree.lemma(token), order, &taken_up.referent);
            }
            self.remember(order, place, tree, token, taken_up, Reason::Called);
            self.add_group(order, place, tree, token);
            return;
        }
        if let Some(person) = self.told_beside(place, tree, token) {
            self.remember(order, place, tree, token, person, Reason::Called);
            return;
        }
        let found = self.candidate(order, place, tree, token);
        if self.is_naming(order, place, tree, token, &found) || self.is_signature(place, tree, &found) {
            return;
        }
        self.descriptions
            .learn(tree, token, order, &found, |other| (self.label)(place, phrase::argument(tree, other)));
        self.wholes.learn(tree, token, &found);
        if found.named {
            self.roles.learn(tree, token, &found.referent);
        }
        let inhabitant = is_told_inhabitant(tree, token);
        if (!found.named || inhabitant) && self.is_told_again(place, tree, token) {
            return;
        }
        self.candidates.push(found);
        self.add_group(order, place, tree, token);
    }

    fn candidate(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> Candidate {
        let mut referent = (self.label)(place, phrase::named(tree, token));
        let own = owner_token(tree, token).and_then(|d| self.owner(place, d));
        let holder = if own.is_none() { self.holder(order, place, tree, token) } else { None };
        self.holders.extend(holder.clone().map(|h| ((place, token), h)));
        let owner = own.or(holder);
        let named = candidate::is_named(tree.sentence, token)
            || tree.has_pos(token, &[Upos::Propn])
            || self.registry.find(&referent.label).is_some() && referent.kind != "Thing";
        if let Some(owner) = owner.filter(|o| {
            !named && {
                let known = |name: &str| self.registry.find(name).is_some();
                known(&o.label) || o.is_part() || o.is_with(known)
            }
        }) {
            referent = owned(tree.language(), &referent, &owner);
        }
        let own = candidate::gender(tree, token, referent.kind);
        let gender = if named {
            let known = self.genders.get(&referent.slug).copied();
            own.inspect(|g| {
                self.genders.entry(referent.slug.clone()).or_insert(*g);
            })
            .or(known)
        } else {
            own
        };
        let shown = self.as_shown(order, place, tree, token, referent);
        let lemma = if named { String::new() } else { shown.lemma.clone() };
        Candidate { gender, named, lemma, ..shown }
    }

    /// A mention as its sentence shows it, without a name.
    fn as_shown(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
        referent: Referent,
    ) -> Candidate {
        let plural = candidate::plural(tree, token);
        Candidate {
            place,
            turn: self.turn(place),
            paragraph: self.document.paragraph(place),
            order,
            spoken: self.spoken,
            token,
            gender: candidate::gender(tree, token, referent.kind),
            plural,
            rank: candidate::rank(tree, token),
            named: false,
            coordinated: tree.is(token, &["conj"]) || !candidate::coordination(tree, token).is_empty(),
            elaborated: tree.exactly(token, "acl:relcl").next().is_some(),
            closed: candidate::is_closed(tree, token),
            taken_up: false,
            quoted: self.quoted(place, token),
            receives: candidate::receives(tree, token),
            lemma: format!("{} {plural:?}", tree.lemma(token)),
            being: candidate::being(tree, token, referent.kind),
            referent,
        }
    }

    /// Whose something is, by the possessive: a third person found before, or who speaks.
    fn owner(&self, place: Place, possessive: usize) -> Option<Referent> {
        if let Some(found) = self.resolved.get(&(place, possessive)) {
            return Some(found.clone());
        }
        let (person, plural) = dialogue::person(self.document.sentence(place), possessive)?;
        let quoted = self.quotations[place.segment].iter().any(|q| q.contains(place.sentence, possessive));
        let example = is_example(self.document.sentence(place));
        let dialogue = self.dialogue.filter(|_| !quoted && (!example || person != 1))?;
        match (person, plural) {
            (1, true) => None,
            (1, false) => dialogue.first_person(place),
            _ => dialogue.second_person(place, plural),
        }
    }

    /// Who cannot be a third person here: who speaks, who is spoken to, who is quoted.
    fn barred(&self, place: Place, token: usize) -> Vec<String> {
        let (name, role) = self.document.speaker(place);
        let mut barred = Vec::new();
        if role != Role::Narrator {
            let names = std::iter::once(name).chain(self.document.addressee(place));
            barred.extend(names.filter_map(|n| self.registry.find(n)).map(|n| n.slug.clone()));
        }
        let quotation = self.quotations[place.segment].iter().find(|q| q.contains(place.sentence, token));
        // `Enzo l'a confirmé : « Il saignait. »`
        let voices = quotation.filter(|q| q.source.is_none()).zip(self.earlier_voices);
        let voice = voices.and_then(|(q, voices)| voices.get(&(place.segment, q.open)));
        barred.extend(voice.map(|v| v.slug.clone()));
        // `« Il est parti, se souvient-elle. »`: who says so is herself.
        let itself =
            |(sentence, phrase): &(usize, Phrase)| *sentence == place.sentence && phrase.contains(token);
        if let Some((sentence, phrase)) = quotation.and_then(|q| q.source).filter(|source| !itself(source)) {
            let there = Place { sentence, ..place };
            let found = self.resolved.get(&(there, phrase.head));
            let found = found.or_else(|| self.earlier?.get(&(there, phrase.head)));
            barred.extend(found.map(|r| r.slug.clone()));
        }
        barred
    }
}
