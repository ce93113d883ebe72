//! Phrases to entities: the label, type and IRI of what a noun phrase or pronoun stands for.

use super::christened::given_name;
use super::claim::EntityRef;
use super::complement;
use super::coreference::lexicon::{References, WordClass, first_name};
use super::coreference::{
    Coreference, Referent, Studied, bare_form, owned, owned_by_noun, owner_token, relative_owner, whole_form,
};
use super::counting;
use super::document::{Document, Place, slug};
use super::entities::{Registry, is_somebody, name_kind};
use super::meanings::Meanings;
use super::noun_label::noun_label;
use super::partitive;
use super::shares;
use super::standin;
use super::utterance;
use crate::analysis::{EntityMention, EntityType, Language, Sentence, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::reader::{antecedent_of, is_relative_pronoun};
use crate::claims::tree::Tree;
use crate::claims::{Phrase, phrase};

/// Turns phrases into entity references.
#[derive(Debug)]
pub struct Mentions<'a> {
    /// The document.
    pub document: Document<'a>,
    /// Its names.
    pub registry: &'a Registry,
    /// Its pronouns.
    pub coreference: Coreference<'a>,
}

impl<'a> Mentions<'a> {
    /// Prepare a document.
    #[must_use]
    pub fn new(document: Document<'a>, registry: &'a Registry, meanings: &Meanings) -> Self {
        let coreference = Coreference::new(document, registry, meanings, |place, phrase| {
            name_or_noun(&document, registry, place, phrase)
        });
        Self { document, registry, coreference }
    }

    /// What the phrase stands for.
    #[must_use]
    pub fn entity(&self, place: Place, phrase: Phrase) -> EntityRef {
        let tree = Tree::new(self.document.sentence(place));
        let referent = self.referent(place, phrase::naming(&tree, phrase));
        let span = self.document.span(place, phrase.first, phrase.last);
        EntityRef {
            text: self.document.text(place, phrase).to_owned(),
            start: span.start,
            end: span.end,
            label: referent.label,
            iri: self.document.entity_iri(&referent.slug),
            kind: referent.kind.to_owned(),
        }
    }

    /// The phrase under its own words, whatever name stands beside it: who `son directeur, Paul Mercier` is when the
    /// claim is that he is Paul Mercier.
    #[must_use]
    pub fn described(&self, place: Place, phrase: Phrase) -> EntityRef {
        let sentence = self.document.sentence(place);
        let label = noun_label(sentence, phrase::naming(&Tree::new(sentence), phrase));
        let lemma = sentence.tokens[phrase.head].lemma.to_lowercase();
        let kind = Lexicon::of(sentence.language).noun_kind(&lemma).unwrap_or("Thing");
        let thing = Referent { slug: slug(&label), label, kind };
        let thing = match self.owner(place, phrase) {
            Some(owner) => owned(sentence.language, &thing, &owner),
            None => self.owned_by_noun(place, phrase, &thing).unwrap_or(thing),
        };
        EntityRef {
            label: thing.label,
            iri: self.document.entity_iri(&thing.slug),
            kind: thing.kind.to_owned(),
            ..self.entity(place, phrase)
        }
    }

    /// IRIs of who is known to belong to the group that has this one.
    #[must_use]
    pub fn members(&self, iri: &str) -> Vec<String> {
        let base = format!("{}entity/", self.document.base);
        let members = iri.strip_prefix(&base).and_then(|slug| self.coreference.groups.get(slug));
        members.into_iter().flatten().map(|slug| self.document.entity_iri(slug)).collect()
    }

    fn referent(&self, place: Place, phrase: Phrase) -> Referent {
        let sentence = self.document.sentence(place);
        if let Some(spelt_out) = standin::spelt_out(&self.document, place, phrase) {
            return spelt_out;
        }
        if let Some(whose) = partitive::of_it(self, place, phrase) {
            return whose;
        }
        // `Tous deux`, behind two who were listed.
        let listed = sentence.tokens[phrase.head].upos == Upos::Num;
        if let Some(listed) = self.coreference.referent(place, phrase.head).filter(|_| listed) {
            return listed;
        }
        if let Some(spelt_out) = counting::spelt_out(&self.document, place, phrase) {
            return spelt_out;
        }
        if let Some(some) = shares::spelt_out(&self.document, place, phrase) {
            return some;
        }
        if sentence.tokens[phrase.head].upos == Upos::Pron && phrase.last - phrase.first < 2 {
            return self.pronoun(place, phrase.head).unwrap_or_else(|| self.unresolved(place, phrase));
        }
        if let Some(referent) = self.taken(place, phrase.head) {
            return referent;
        }
        let thing = name_or_noun(&self.document, self.registry, place, phrase);
        match self.owner(place, phrase) {
            Some(owner) if self.registry.find(&thing.label).is_none() => {
                owned(sentence.language, &thing, &owner)
            }
            _ => self
                .owned_by_noun(place, phrase, &thing)
                .or_else(|| self.partitive(place, phrase, &thing))
                .or_else(|| complement::named(self, place, phrase, &thing))
                .unwrap_or(thing),
        }
    }

    /// `l'un d'eux`, where no name says who that is.
    fn partitive(&self, place: Place, phrase: Phrase, thing: &Referent) -> Option<Referent> {
        let named = self.registry.find(&thing.label).is_some();
        if named { None } else { partitive::spelt_out(self, place, phrase) }
    }

    /// What a word that takes something up stands for; a noun with whatever its own phrase says of whose it is.
    fn taken(&self, place: Place, token: usize) -> Option<Referent> {
        let found = self.coreference.referent(place, token)?;
        let Some((there, noun)) = self.coreference.noun_of(place, token).filter(|&at| at != (place, token))
        else {
            return Some(found);
        };
        let phrase = phrase::named(&Tree::new(self.document.sentence(there)), noun);
        let raw = name_or_noun(&self.document, self.registry, there, phrase);
        let same = raw == found && self.registry.find(&found.label).is_none();
        Some(without_all(if same { self.referent(there, phrase) } else { found }))
    }

    /// `Son président` behind `la région`: what belongs to something without a name.
    fn owned_by_noun(&self, place: Place, phrase: Phrase, thing: &Referent) -> Option<Referent> {
        let tree = Tree::new(self.document.sentence(place));
        let possessive = owner_token(&tree, phrase.head).filter(|&d| phrase.contains(d))?;
        let owner = self.coreference.referent(place, possessive)?;
        let (there, noun) = self.coreference.noun_behind(place, possessive)?;
        let known = self.registry.find(&thing.label).is_some() || self.registry.find(&owner.label).is_some();
        let tree = Tree::new(self.document.sentence(there));
        if known { None } else { owned_by_noun(&tree, noun, thing, &owner) }
    }

    /// Label and IRI of what a phrase that is a pronoun and its preposition takes up: `lui`, `avec elles`, `pour moi`.
    pub(super) fn taken_up(&self, place: Place, phrase: Phrase) -> Option<(String, String)> {
        let tree = Tree::new(self.document.sentence(place));
        let alone =
            (phrase.first..phrase.head).all(|i| tree.has_pos(i, &[Upos::Adp])) && phrase.last == phrase.head;
        let pronoun =
            alone && tree.has_pos(phrase.head, &[Upos::Pron]) && !is_relative_pronoun(&tree, phrase.head);
        let referent = self.taken(place, phrase.head).filter(|_| pronoun)?;
        let iri = self.document.entity_iri(&referent.slug);
        Some((referent.label, iri))
    }

    /// Whether a phrase refers to something that the document names.
    pub(super) fn is_named(&self, place: Place, phrase: Phrase) -> bool {
        self.registry.find(&self.referent(place, phrase).label).is_some()
    }

    /// Whom a possessive in the phrase, or the `dont` or `whose` before it, names, if it is somebody with a name.
    fn owner(&self, place: Place, phrase: Phrase) -> Option<Referent> {
        let tree = Tree::new(self.document.sentence(place));
        if let Some(antecedent) = relative_owner(&tree, phrase.head) {
            let owner = self.referent(place, phrase::argument(&tree, antecedent));
            return self.registry.find(&owner.label).is_some().then_some(owner);
        }
        if let Some(holder) = self.coreference.holder(place, phrase.head) {
            return Some(holder);
        }
        let possessive = owner_token(&tree, phrase.head).filter(|&d| phrase.contains(d))?;
        let owner = self.coreference.referent(place, possessive)?;
        let known = |name: &str| self.registry.find(name).is_some();
        let short = || noun_label(self.document.sentence(place), phrase).split(' ').count() <= 3;
        (known(&owner.label) || owner.is_part() || owner.is_with(known) && short()).then_some(owner)
    }

    /// What a pronoun stands for: a relative one its antecedent, the others what they take up.
    fn pronoun(&self, place: Place, token: usize) -> Option<Referent> {
        let tree = Tree::new(self.document.sentence(place));
        if let Some(found) = self.taken(place, token) {
            return Some(found);
        }
        let clause = tree.head(token).filter(|_| is_relative_pronoun(&tree, token))?;
        // `Die Nachbarn werfen mir das vor`: behind its verb, or in a main clause, it only points.
        let leads = tree.head(clause).is_some() && token < clause;
        if tree.language() == Language::German && !leads {
            return None;
        }
        let antecedent = antecedent_of(&tree, clause, token).filter(|&a| a != token)?;
        let noun = tree.has_pos(antecedent, &[Upos::Noun, Upos::Propn]);
        noun.then(|| self.referent(place, phrase::argument(&tree, antecedent)))
    }

    /// A pronoun left as it is. Generic ones mean the same everywhere; others only where they stand.
    fn unresolved(&self, place: Place, phrase: Phrase) -> Referent {
        let sentence = self.document.sentence(place);
        let subject = sentence.tokens[phrase.head].relation() == "nsubj";
        let text = whole_form(sentence.language, &bare_form(self.document.text(place, phrase)), subject);
        let (speaker, _) = self.document.speaker(place);
        let person = sentence.tokens[phrase.head].feats.get("Person");
        let slug = match (person, is_generic(sentence, &text)) {
            (_, true) => slug(&text),
            (Some("1"), _) => {
                format!("{}-{}", slug(&text), slug(&format!("{} {speaker}", self.document.transcript.slug)))
            }
            _ => {
                let start = self.document.span(place, phrase.first, phrase.last).start;
                format!("{}-{}-{start}", slug(&text), self.document.transcript.slug)
            }
        };
        Referent { label: text, slug, kind: "Thing" }
    }
}

fn is_generic(sentence: &Sentence, text: &str) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    References::of(sentence.language).is(WordClass::Generic, text.trim_start_matches('-'))
}

/// `tout le quartier`: what takes it up is the thing, not all of it.
fn without_all(whole: Referent) -> Referent {
    let less =
        ["tout le ", "toute la ", "tout l'", "toute l'"].iter().find_map(|all| whole.label.strip_prefix(all));
    match less.filter(|_| whole.slug == slug(&whole.label)) {
        Some(less) => Referent { slug: slug(less), label: less.to_owned(), kind: whole.kind },
        None => whole,
    }
}

/// What the pronouns of the document could take up.
pub(super) fn study(document: Document<'_>, registry: &Registry, meanings: &Meanings) -> Studied {
    Coreference::study(document, registry, meanings, |place, phrase| {
        name_or_noun(&document, registry, place, phrase)
    })
}

/// The entity of a nominal phrase: a name in it that it is called by, else the noun itself.
fn name_or_noun(document: &Document<'_>, registry: &Registry, place: Place, phrase: Phrase) -> Referent {
    let sentence = document.sentence(place);
    if let Some(name) = name_in(sentence, phrase) {
        let text = document.text(place, name);
        if let Some(named) = registry.find(text) {
            return Referent { label: named.label.clone(), slug: named.slug.clone(), kind: named.kind };
        }
        return Referent { label: text.to_owned(), slug: slug(text), kind: "Thing" };
    }
    if let Some(words) = utterance::called_so(document, place, phrase) {
        return Referent { slug: slug(&words), label: words, kind: "Thing" };
    }
    let label = noun_label(sentence, phrase);
    let lemma = sentence.tokens[phrase.head].lemma.to_lowercase();
    let kind = match sentence.tokens[phrase.head].upos {
        Upos::Noun => Lexicon::of(sentence.language).noun_kind(&lemma).unwrap_or("Thing"),
        _ => "Thing",
    };
    Referent { slug: slug(&label), label, kind }
}

/// The name that identifies the phrase: its head's own, or one set right beside a common noun
/// (`notre modèle LLaMA`, `le PDG Mark Zuckerberg`), never one behind a preposition.
fn name_in(sentence: &Sentence, phrase: Phrase) -> Option<Phrase> {
    let head = phrase.head;
    if let Some(person) = person_of_a_people(sentence, head) {
        return Some(person);
    }
    let of_head = sentence.entities.iter().find(|e| e.tokens.contains(head));
    if let Some(entity) = of_head {
        let extra = (phrase.first..=phrase.last).any(|i| {
            !entity.tokens.contains(i)
                && matches!(sentence.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Verb)
                && sentence.tokens[i].head == Some(head)
                && matches!(sentence.tokens[i].relation(), "nmod" | "acl" | "compound")
                && !(name_kind(sentence, head) == Some("Person") && is_loose(sentence, i))
                && !is_title(sentence, i)
        });
        let (first, last) = (entity.tokens.start, entity.tokens.end - 1);
        return (!extra).then_some(Phrase { head, first, last });
    }
    if sentence.tokens[head].upos == Upos::Propn {
        let last = sentence
            .children(head)
            .filter(|&c| c > head && matches!(sentence.tokens[c].relation(), "flat" | "compound"))
            .max()
            .unwrap_or(head);
        let plain = (phrase.first..=phrase.last).all(|i| {
            (head..=last).contains(&i)
                || matches!(sentence.tokens[i].upos, Upos::Det | Upos::Adj | Upos::Punct)
        });
        return plain.then_some(Phrase { head, first: head, last });
    }
    if let Some(given) = given_name(sentence, head) {
        return Some(given);
    }
    let beside = sentence.children(head).find(|&c| {
        c > head
            && (c <= phrase.last || is_apposed_name(sentence, head, c))
            && matches!(sentence.tokens[c].relation(), "appos" | "flat" | "nmod")
            && name_kind(sentence, c).is_some()
            && sentence.children(c).all(|d| sentence.tokens[d].relation() != "case")
            && !(head + 1..c).any(|i| sentence.tokens[i].feats.is("VerbForm", "Fin"))
            && sentence.entities.iter().any(|e| e.tokens.contains(c) && is_called(sentence, head, e))
    });
    let Some(beside) = beside else {
        return titled(sentence, phrase).or_else(|| bodied(sentence, phrase));
    };
    let entity = sentence.entities.iter().find(|e| e.tokens.contains(beside))?;
    if beside > phrase.last {
        return Some(Phrase { head: beside, first: entity.tokens.start, last: entity.tokens.end - 1 });
    }
    // `la version « Plaine » du guide`: what the words in quotation marks name is told by what follows.
    let closed = |i: usize| matches!(sentence.tokens[i].form.as_str(), "»" | "”" | "\"");
    let end = entity.tokens.end;
    let further = end < phrase.last && closed(end);
    let others = sentence.children(head).any(|c| {
        c <= phrase.last
            && c != beside
            && sentence.tokens[c].relation() == "nmod"
            && !entity.tokens.contains(c)
            && c > entity.tokens.end
    });
    (!others && !further).then(|| Phrase {
        head: beside,
        first: entity.tokens.start,
        last: entity.tokens.end - 1,
    })
}

/// `la Kényane Mercy Chebet`: who is called by their people and their name.
fn person_of_a_people(sentence: &Sentence, head: usize) -> Option<Phrase> {
    let name = head + 1;
    let entity = sentence.entities.iter().find(|e| e.tokens.start == name && e.kind == EntityType::Person)?;
    let own = sentence.tokens.get(name).filter(|t| t.head == Some(head))?;
    let beside = matches!(own.relation(), "appos" | "flat" | "nmod");
    let people = sentence.tokens[head].upos == Upos::Propn && sentence.language == Language::French;
    let article = sentence.children(head).any(|c| {
        let form = sentence.tokens[c].form.to_lowercase();
        c < head && matches!(form.as_str(), "le" | "la" | "l'" | "l’" | "un" | "une")
    });
    let (first, last) = (entity.tokens.start, entity.tokens.end - 1);
    (people && beside && article).then_some(Phrase { head: name, first, last })
}

/// `Odile Besnard veille sur la forêt`: what a name has behind it without a preposition is no part of what it names.
fn is_loose(sentence: &Sentence, complement: usize) -> bool {
    sentence.language == Language::French
        && sentence.tokens[complement].relation() == "nmod"
        && sentence.children(complement).all(|c| !matches!(sentence.tokens[c].relation(), "case" | "det"))
}

/// `Son employeur, la société de transport Cars Roux`: the name that an apposed noun for a body carries.
fn bodied(sentence: &Sentence, phrase: Phrase) -> Option<Phrase> {
    let lemma = |i: usize| sentence.tokens[i].lemma.to_lowercase();
    let either = References::of(sentence.language).is(WordClass::Either, &lemma(phrase.head));
    let kind = |i: usize| Lexicon::of(sentence.language).noun_kind(&lemma(i));
    let body = sentence.children(phrase.head).find(|&c| {
        either
            && c > phrase.head
            && sentence.tokens[c].relation() == "appos"
            && kind(c) == Some("Organization")
    })?;
    let name = sentence.children(body).find(|&c| {
        c > body
            && matches!(sentence.tokens[c].relation(), "appos" | "flat" | "nmod")
            && name_kind(sentence, c).is_some_and(|kind| kind != "Person" && kind != "Place")
            && sentence.children(c).all(|d| sentence.tokens[d].relation() != "case")
    })?;
    let entity = sentence.entities.iter().find(|e| e.tokens.contains(name))?;
    Some(Phrase { head: name, first: entity.tokens.start, last: entity.tokens.end - 1 })
}

/// `son président, le maire Alain Gourvennec`: the name that an apposed title carries.
fn titled(sentence: &Sentence, phrase: Phrase) -> Option<Phrase> {
    let title = sentence
        .children(phrase.head)
        .find(|&c| c > phrase.head && sentence.tokens[c].relation() == "appos" && is_title(sentence, c))?;
    let person = sentence.tokens[phrase.head].lemma.to_lowercase();
    let person = Lexicon::of(sentence.language).noun_kind(&person) == Some("Person")
        || is_title(sentence, phrase.head);
    let name = sentence.children(title).find(|&c| {
        c > title
            && matches!(sentence.tokens[c].relation(), "appos" | "flat" | "nmod")
            && name_kind(sentence, c) == Some("Person")
            && sentence.children(c).all(|d| sentence.tokens[d].relation() != "case")
    })?;
    let entity = sentence.entities.iter().find(|e| e.tokens.contains(name)).filter(|_| person)?;
    Some(Phrase { head: name, first: entity.tokens.start, last: entity.tokens.end - 1 })
}

/// Whether the name beside a noun is what the noun is called: not `la firme Kessler` when Kessler is somebody, nor
/// `le site Internet`.
fn is_called(sentence: &Sentence, noun: usize, name: &EntityMention) -> bool {
    let kind = Lexicon::of(sentence.language).noun_kind(&sentence.tokens[noun].lemma.to_lowercase());
    let body = matches!(kind, Some("Organization" | "Place"));
    let lemma = sentence.tokens[noun].lemma.to_lowercase();
    let several = References::of(sentence.language).is(WordClass::Household, &lemma);
    let everywhere = sentence.tokens[name.tokens.start..name.tokens.end]
        .iter()
        .all(|t| matches!(t.form.to_lowercase().as_str(), "internet" | "web" | "wifi" | "wi-fi"));
    // `sa directrice France`, `la déléguée CGT`
    let person = kind == Some("Person") || is_title(sentence, noun);
    let first = first_name(&sentence.tokens[name.tokens.start].form, sentence.language).is_some();
    let elsewhere = person && !first && matches!(name.kind, EntityType::Location | EntityType::Organization);
    !(everywhere || elsewhere || (body || several) && name.kind == EntityType::Person)
}

/// `le directeur général, Bertrand Coste`, `the contractor, Brightwell Ltd`: a noun and the name set after it are one.
fn is_apposed_name(sentence: &Sentence, noun: usize, name: usize) -> bool {
    let lemma = sentence.tokens[noun].lemma.to_lowercase();
    let kind = Lexicon::of(sentence.language).noun_kind(&lemma);
    let person = matches!(kind, None | Some("Person")) || is_title(sentence, noun);
    let determined = sentence.children(noun).any(|c| {
        let word = &sentence.tokens[c];
        word.relation() == "det" || word.feats.is("Poss", "Yes")
    });
    let entity = sentence.entities.iter().find(|e| e.tokens.contains(name));
    let somebody = entity.is_some_and(|e| is_somebody(sentence, e));
    let either = References::of(sentence.language).is(WordClass::Either, &lemma);
    let fits = match name_kind(sentence, name) {
        Some("Organization") if either => true,
        Some("Person") => person,
        _ if somebody => true,
        Some("Organization") => matches!(kind, None | Some("Organization")) && !is_title(sentence, noun),
        _ => false,
    };
    fits && determined
        && sentence.tokens[name].relation() == "appos"
        && !sentence.tokens[noun].feats.is("Number", "Plur")
}

fn is_title(sentence: &Sentence, token: usize) -> bool {
    Lexicon::of(sentence.language).title(&sentence.tokens[token].lemma.to_lowercase()).is_some()
}
