//! Whose words quotations are, noted on the walk: their sources once these are read, and who tells where none is named.

use super::Walk;
use crate::analysis::{EntityMention, EntityType, Language, Upos};
use crate::claims::Phrase;
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::verb_key;
use crate::claims::quotation::Quotation;
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::{Candidate, Rank};
use crate::resolve::coreference::lexicon::{Gender, first_name};
use crate::resolve::coreference::reason::Reason;
use crate::resolve::coreference::{Referent, dialogue};
use crate::resolve::document::Place;
use crate::source::{Role, Section};

/// Verbs whose subject reads or hears what is quoted.
const RECEIVING: &[&str] = &[
    "recevoir",
    "lire",
    "relire",
    "voir",
    "revoir",
    "entendre",
    "découvrir",
    "trouver",
    "retrouver",
    "apercevoir",
    "déchiffrer",
    "obtenir",
    "consulter",
    "connaître",
    "apprendre",
    "adopter",
    "voter",
    "suivre",
    "respecter",
];

impl Walk<'_, '_> {
    /// A quotation after a colon that no verb of saying introduces is the words of the only person just named.
    pub(super) fn note_voices(&mut self, order: usize, place: Place) {
        let tokens = &self.document.sentence(place).tokens;
        for quotation in &self.quotations[place.segment] {
            let (sentence, open) = quotation.open;
            let begins = sentence == place.sentence && open == 0 && quotation.source.is_none();
            let teller = if begins { self.teller(order, place, quotation) } else { None };
            if let Some(teller) = teller {
                self.voices.insert((place.segment, quotation.open), teller);
                continue;
            }
            let colon = sentence == place.sentence && open > 0 && tokens[open - 1].form == ":";
            if !colon || quotation.source.is_some() {
                continue;
            }
            let told = self.introduced(place, open).or_else(|| self.labelled(place, open));
            if let Some(told) =
                told.or_else(|| self.acting(place, open)).or_else(|| self.announced(place, open))
            {
                self.voices.insert((place.segment, quotation.open), as_person(told));
                continue;
            }
            let barred = self.barred(place, open);
            let named = |near: &dyn Fn(&Candidate) -> bool| {
                let persons = self.candidates.iter().filter(|c| (c.place, c.token) < (place, open));
                let persons = persons.filter(|c| names_somebody(c) && near(c));
                let persons = persons.filter(|c| !barred.contains(&c.referent.slug));
                let mut persons: Vec<&Referent> = persons.map(|c| &c.referent).collect();
                persons.sort_by(|a, b| a.slug.cmp(&b.slug));
                persons.dedup();
                persons
            };
            let here = named(&|c| c.place == place);
            let persons = if here.is_empty() { named(&|c| c.order + 1 >= order) } else { here };
            if let [one] = persons[..] {
                self.voices.insert((place.segment, quotation.open), as_person(one.clone()));
            }
        }
    }

    /// `Un de ses voisins s'emporte : « … »`: somebody whom the text does not name, the subject before the colon.
    fn introduced(&self, place: Place, open: usize) -> Option<Referent> {
        let tree = Tree::new(self.document.sentence(place));
        let verb = (0..open).find(|&i| tree.is(i, &["root"]))?;
        let subject = tree.with(verb, &["nsubj"]).filter(|&s| s < open).max()?;
        // `un de ses voisins`: of what kind, its complement says.
        let one = tree.has_pos(subject, &[Upos::Pron, Upos::Num]);
        let noun = if one { tree.with(subject, &["nmod"]).next()? } else { subject };
        let lexicon = Lexicon::of(tree.language());
        let person =
            [tree.lemma(noun), tree.lower(noun)].iter().any(|word| lexicon.noun_kind(word) == Some("Person"));
        let indefinite =
            one || tree.with(subject, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Ind"));
        let unnamed = tree.has_pos(noun, &[Upos::Noun]) && !self.resolved.contains_key(&(place, subject));
        let phrase = crate::claims::phrase::argument(&tree, subject);
        let named = (phrase.first..=phrase.last).any(|i| {
            tree.sentence.entities.iter().any(|e| e.tokens.contains(i)) && tree.is(i, &["appos", "flat"])
        });
        (person && indefinite && unnamed && !named).then(|| (self.label)(place, phrase))
    }

    /// `C'est ce qu'ont fait les riverains : « … »`, `Anne Roy cède à son frère : « … »`: the last subject before the colon,
    /// where that is somebody.
    fn acting(&self, place: Place, open: usize) -> Option<Referent> {
        let tree = Tree::new(self.document.sentence(place));
        let subject = (0..open).rev().find(|&i| tree.is(i, &["nsubj"]) && !is_idle(&tree, i))?;
        // `Il a reçu ce mot : « … »`
        let takes = |verb: usize| RECEIVING.contains(&tree.lemma(verb).as_str());
        if tree.head(subject).is_some_and(takes) {
            return None;
        }
        if let Some(known) = self.candidates.iter().find(|c| c.place == place && c.token == subject) {
            return (names_somebody(known)
                || matches!(known.referent.kind, "Person" | "Group") && !known.closed)
                .then(|| known.referent.clone());
        }
        self.somebody(place, &tree, subject, open)
    }

    /// `Réponse du maire : « … »`, `Même colère chez les riverains : « … »`: the last one told of before the colon, in a
    /// line without a verb.
    fn announced(&self, place: Place, open: usize) -> Option<Referent> {
        let sentence = self.document.sentence(place);
        if sentence.tokens[..open].iter().any(|token| token.feats.get("VerbForm") == Some("Fin")) {
            return None;
        }
        let tree = Tree::new(sentence);
        let of = |i: &usize| tree.is(*i, &["nmod", "obl"]) && tree.has_pos(*i, &[Upos::Noun]);
        let last = (0..open).rev().find(of)?;
        let named = self.candidates.iter().any(|c| c.place == place && c.token < open && names_somebody(c));
        if named { None } else { self.somebody(place, &tree, last, open) }
    }

    /// Whom a noun for somebody means, or what they are called.
    fn somebody(&self, place: Place, tree: &Tree<'_>, noun: usize, open: usize) -> Option<Referent> {
        let lexicon = Lexicon::of(tree.language());
        let words = [tree.lemma(noun), tree.lower(noun)];
        let person = words.iter().any(|word| lexicon.noun_kind(word) == Some("Person"));
        let phrase = crate::claims::phrase::argument(tree, noun);
        let phrase = Phrase { last: phrase.last.min(open.saturating_sub(2)), ..phrase };
        let known = || self.resolved.get(&(place, noun)).cloned();
        let called = person && tree.has_pos(noun, &[Upos::Noun]) && phrase.first <= phrase.last;
        called.then(|| known().unwrap_or_else(|| (self.label)(place, phrase)))
    }

    /// `Anne Roy, élève au lycée Paul-Renan : « … »`: who stands before the colon alone, with what is set beside them.
    fn labelled(&self, place: Place, open: usize) -> Option<Referent> {
        let tokens = &self.document.sentence(place).tokens;
        if tokens[..open].iter().any(|token| token.feats.get("VerbForm") == Some("Fin")) {
            return None;
        }
        let first = tokens.iter().position(|token| !matches!(token.upos, Upos::Punct | Upos::Det))?;
        let person = |c: &&Candidate| names_somebody(c) && c.token < open;
        let mut here = self.candidates.iter().filter(|c| c.place == place).filter(person);
        let known = here.find(|c| c.token <= first + 1).map(|c| c.referent.clone());
        known.or_else(|| {
            let sentence = self.document.sentence(place);
            let called = |e: &&EntityMention| {
                matches!(e.kind, EntityType::Person | EntityType::Organization) && e.tokens.contains(first)
            };
            if let Some(name) = sentence.entities.iter().find(called) {
                let (first, last) = (name.tokens.start, name.tokens.end.min(open) - 1);
                return Some((self.label)(place, Phrase { first, last, head: first }));
            }
            // `La mairie : « … »`, `Une habitante : « … »`
            let tree = Tree::new(sentence);
            let kind = Lexicon::of(tree.language()).noun_kind(&tree.lemma(first));
            let speaks =
                tree.has_pos(first, &[Upos::Noun]) && matches!(kind, Some("Person" | "Organization"));
            let phrase = crate::claims::phrase::argument(&tree, first);
            let phrase = Phrase { last: phrase.last.min(open.saturating_sub(2)), ..phrase };
            let known = || self.resolved.get(&(place, first)).cloned();
            speaks.then(|| known().unwrap_or_else(|| (self.label)(place, phrase)))
        })
    }

    /// `Kévin Delmas a raconté avoir alerté son patron. « Il m'a répondu … »`: who tells something in the sentence before
    /// is who goes on in the first person, in the same paragraph.
    fn teller(&self, order: usize, place: Place, quotation: &Quotation) -> Option<Referent> {
        let before =
            self.document.before(place).filter(|_| self.document.speaker(place).1 == Role::Narrator)?;
        let tree = Tree::new(self.document.sentence(before));
        let lexicon = Lexicon::of(tree.language());
        let says = |verb: usize| lexicon.speech(&verb_key(&tree, verb)).is_some();
        let telling = |c: &&Candidate| {
            c.order + 1 == order
                && c.place == before
                && c.named
                && c.rank == Rank::Subject
                && c.referent.kind == "Person"
                && c.paragraph == self.document.paragraph(place)
        };
        let mut tellers = self.candidates.iter().filter(telling);
        let one = tellers.next().filter(|_| (0..tree.len()).any(|i| tree.is(i, &["root"]) && says(i)))?;
        let same = tellers.all(|c| c.referent == one.referent);
        let tokens = &self.document.sentence(place).tokens;
        let first = (0..tokens.len())
            .filter(|&i| quotation.contains(place.sentence, i))
            .any(|i| dialogue::person(self.document.sentence(place), i) == Some((1, false)));
        (same && first).then(|| one.referent.clone())
    }

    /// `« Je dors enfin » : elle quitte la ville`, in a headline: whoever the words before the colon are, the pronoun behind
    /// it is.
    pub(super) fn headlined(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        let gender = match tree.lower(token).as_str() {
            "il" => Gender::Masculine,
            "elle" => Gender::Feminine,
            _ => return false,
        };
        let heads = self.document.segment(place).section == Section::Headline;
        let Some(voices) = self.earlier_voices.filter(|_| heads && !tree.is(token, &["expl"])) else {
            return false;
        };
        let before = self.quotations[place.segment].iter().find(|q| {
            let (sentence, close) = q.close;
            let colon =
                tree.sentence.tokens.get(close + 1).is_some_and(|t| matches!(t.form.as_str(), ":" | ","));
            sentence == place.sentence && close < token && colon
        });
        let said = before.and_then(|q| voices.get(&(place.segment, q.open)));
        let one = said.and_then(|one| self.told_later(one));
        let Some(one) =
            one.filter(|c| c.referent.kind == "Person" && c.gender.is_none_or(|own| own == gender))
        else {
            return false;
        };
        self.remember(order, place, tree, token, Candidate { gender: Some(gender), ..one }, Reason::Repeats);
        true
    }

    /// Note whom the sources of the segment's quotations name once their sentence is read.
    pub(super) fn note_sources(&mut self, place: Place) {
        let sources: Vec<Phrase> = self.quotations[place.segment]
            .iter()
            .filter_map(|q| q.source)
            .filter(|(sentence, _)| *sentence == place.sentence)
            .map(|(_, phrase)| phrase)
            .collect();
        for phrase in sources {
            if self.document.sentence(place).tokens[phrase.head].upos != Upos::Pron {
                // `Mon père m'a dit : « … »`: the mention knows whose he is.
                let own = |c: &&Candidate| c.place == place && c.token == phrase.head && !c.taken_up;
                let mention = self.candidates.iter().rev().find(own).map(|c| c.referent.clone());
                let referent = mention.unwrap_or_else(|| (self.label)(place, phrase));
                self.resolved.entry((place, phrase.head)).or_insert(referent);
            }
        }
    }
}

/// `c'`, `il`, `qui`: a word that names nobody.
fn is_idle(tree: &Tree<'_>, token: usize) -> bool {
    tree.has_pos(token, &[Upos::Pron]) && !matches!(tree.lower(token).as_str(), "elle" | "elles" | "ils")
        || tree.is(token, &["expl"])
}

/// Whether a mention names a person, or has a first name, whatever kind of name it was taken for (`arrivé à Nadia`).
fn names_somebody(candidate: &Candidate) -> bool {
    candidate.named && (candidate.referent.kind == "Person" || has_first_name(&candidate.referent))
}

fn has_first_name(one: &Referent) -> bool {
    const PLACES: &[&str] = &[
        "Florence",
        "Victoria",
        "Paris",
        "Martin",
        "France",
        "Nancy",
        "Valence",
        "Lorraine",
        "Vienne",
        "Sofia",
        "Charlotte",
    ];
    let first = one.label.split([' ', ',']).next().unwrap_or_default();
    first_name(first, Language::French).is_some() && !PLACES.contains(&first)
}

/// Whoever speaks is a person, where their name is one's.
fn as_person(one: Referent) -> Referent {
    if has_first_name(&one) { Referent { kind: "Person", ..one } } else { one }
}
