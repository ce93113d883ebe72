//! What pronouns, possessives and definite descriptions stand for: right, or silent.
//!
//! One walk over the document in text order ([`walk`]) keeps the mentions that could be taken up ([`candidate`]), reads
//! what each pronoun asks for ([`pronoun`]) and picks the mention that stands out ([`rank`]). What was taken up is a
//! mention again, so that a chain of pronouns holds; what stays open blocks nothing. First and second persons follow
//! the dialogue ([`dialogue`]), `nous` and `on` what the clause tells as well ([`ours`]), `la ministre` the office somebody
//! was given ([`description`]), `l'élue` and `cet éleveur`
//! who answers to them ([`epithet`]). Where nothing stands out the pronoun stays as it is, and the claim is less sure.
//! Each decision keeps its [`reason`]; rulings of a file ([`Meanings`]) go before all of them.

mod affiliation;
mod belonging;
mod binding;
mod candidate;
mod company;
mod description;
mod dialogue;
mod doing;
mod editorial;
mod epithet;
mod example;
mod features;
mod fuller;
mod inhabitants;
mod kinds;
pub mod lexicon;
mod made;
mod natural;
mod ours;
mod own_clause;
mod owner;
mod pronoun;
mod protagonist;
mod quoted;
mod rank;
mod ranking;
mod reason;
mod scorer;
mod settled;
mod walk;
mod wider;
mod word_class;

use super::document::{Document, Place, slug};
use super::entities::Registry;
use super::meanings::Meanings;
use crate::analysis::Upos;
use crate::claims::Phrase;
use crate::claims::quotation::Quotation;
use crate::claims::tree::Tree;
use crate::source::Section;
use candidate::Candidate;
use dialogue::Dialogue;
pub use features::Features;
pub use owner::{article_of, is_elided, owned, owned_by_noun, owner_token, relative_owner};
pub use pronoun::{bare_form, is_possessive, said_of, whole_form};
use protagonist::Quoted;
pub use ranking::Ranking;
use reason::Finding;
pub use scorer::Scorer;
use std::collections::{BTreeMap, BTreeSet};
use walk::Walk;

/// What a pronoun was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referent {
    /// What to call it.
    pub label: String,
    /// Slug of its IRI.
    pub slug: String,
    /// `Person`, `Organization`, …
    pub kind: &'static str,
}

impl Referent {
    /// Who has a part in the document and no name there: `interviewee`.
    pub(super) fn part(document: &Document<'_>, name: &str) -> Self {
        let slug = format!("document/{}/speaker/{}", document.transcript.slug, slug(name));
        Self { label: name.to_owned(), slug, kind: "Person" }
    }

    /// Whether it is somebody of whom only the part in the document is known.
    pub(super) fn is_part(&self) -> bool {
        self.slug.contains('/')
    }

    /// Slug of what is called by the label for this one's sake: of its document alone, where this is a mere part in one.
    pub(super) fn slug_of(&self, label: &str) -> String {
        let document = self.slug.split('/').nth(1);
        document.map_or_else(|| slug(label), |document| slug(&format!("{label} {document}")))
    }

    /// `Anna Roux et d'autres`, `Anna Roux et Paul`: whether it is somebody known and others.
    pub(super) fn is_with(&self, known: impl Fn(&str) -> bool) -> bool {
        let and = [" et ", " and ", " und "].iter().find_map(|and| self.label.split_once(and));
        self.kind == "Group" && and.is_some_and(|(first, _)| known(first))
    }
}

/// What the pronouns of a document could take up.
#[derive(Debug, Default)]
pub struct Studied {
    /// The alternatives of each that grammar leaves open, in text order.
    pub rankings: Vec<Ranking>,
    /// Where each mention that is no pronoun starts, in characters of the text, and what tells its entity from others.
    pub entities: BTreeMap<usize, String>,
}

/// What every pronoun, possessive and description of a document stands for.
#[derive(Debug)]
pub struct Coreference<'a> {
    document: Document<'a>,
    dialogue: Dialogue<'a>,
    /// Quotations of each segment.
    quotations: Vec<Vec<Quotation>>,
    resolved: BTreeMap<(Place, usize), Referent>,
    /// Who has what is told without its holder.
    holders: BTreeMap<(Place, usize), Referent>,
    /// Why each is resolved, or left open.
    findings: BTreeMap<(Place, usize), Finding>,
    /// What a file leaves as it is.
    unset: BTreeSet<(Place, usize)>,
    /// Segment and opening mark of a quotation to whose words it is, where no verb of saying tells.
    voices: BTreeMap<(usize, (usize, usize)), Referent>,
    /// Slugs of groups that who speaks belongs to, with those of who is known to be in them.
    pub(super) groups: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Coreference<'a> {
    /// Walk the document. `label` says what a noun phrase without pronouns stands for.
    #[must_use]
    pub fn new(
        document: Document<'a>,
        registry: &'a Registry,
        meanings: &Meanings,
        label: impl Fn(Place, Phrase) -> Referent,
    ) -> Self {
        Self::walk(document, registry, meanings, label, false).0
    }

    /// Walk, and keep what each pronoun could have taken up.
    #[must_use]
    pub fn study(
        document: Document<'a>,
        registry: &'a Registry,
        meanings: &Meanings,
        label: impl Fn(Place, Phrase) -> Referent,
    ) -> Studied {
        Self::walk(document, registry, meanings, label, true).1
    }

    fn walk(
        document: Document<'a>,
        registry: &'a Registry,
        meanings: &Meanings,
        label: impl Fn(Place, Phrase) -> Referent,
        studied: bool,
    ) -> (Self, Studied) {
        let quotations = quoted::all(&document);
        // Who belongs where shows only at the end; what is `notre` is called by it.
        let called = Walk::new(document, registry, meanings, None, &label, &quotations).names();
        let first = Walk::new(document, registry, meanings, None, &label, &quotations);
        let mut first = first.knowing(&called);
        first.document();
        let quoted = Quoted { document: &document, quotations: &quotations, candidates: &first.candidates };
        quoted.settle(&mut first.resolved, &mut first.voices);
        let dialogue = Dialogue::new(
            document,
            registry,
            affiliation::Known { candidates: &first.candidates, resolved: &first.resolved },
        );
        let second = Walk::new(document, registry, meanings, Some(&dialogue), &label, &quotations);
        let mut second = second.knowing(&called).after(&first);
        second.rankings = studied.then(Vec::new);
        second.document();
        let pronoun = |c: &&Candidate| {
            matches!(document.sentence(c.place).tokens[c.token].upos, Upos::Pron | Upos::Det)
        };
        let named = second.candidates.iter().filter(|c| studied && !pronoun(c));
        let entities = named.map(|c| (ranking::start(&document, c.place, c.token), c.key())).collect();
        let quoted = Quoted { document: &document, quotations: &quotations, candidates: &second.candidates };
        quoted.settle(&mut second.resolved, &mut second.voices);
        let Walk { resolved, holders, findings, unset, voices, rankings, groups, .. } = second;
        let studied = Studied { rankings: rankings.unwrap_or_default(), entities };
        let found =
            Self { document, dialogue, quotations, resolved, holders, findings, unset, voices, groups };
        (found, studied)
    }

    /// What the pronoun, possessive or bare description `token` stands for, if anything definite.
    #[must_use]
    pub fn referent(&self, place: Place, token: usize) -> Option<Referent> {
        if let Some(found) = self.resolved.get(&(place, token)) {
            return Some(found.clone());
        }
        if self.unset.contains(&(place, token)) {
            return None;
        }
        let sentence = self.document.sentence(place);
        let word = &sentence.tokens[token];
        if word.upos != Upos::Pron && word.upos != Upos::Det {
            return None;
        }
        let (person, plural) = dialogue::person(sentence, token)?;
        // Who `nous` is, the walk has found.
        if person == 1 && plural {
            return None;
        }
        if person == 1 && example::is_example(sentence) {
            return None;
        }
        if let Some(quotation) = self.quotation(place, token) {
            // `« J'ai vendu la ferme », raconte X`: I is X.
            return if person == 1 { self.source(quotation, place) } else { self.told(quotation, place) };
        }
        match person {
            1 => self.dialogue.first_person(place),
            _ => self.dialogue.second_person(place, plural),
        }
    }

    /// Who has what the noun tells without its holder: `le chiffre d'affaires`.
    #[must_use]
    pub fn holder(&self, place: Place, token: usize) -> Option<Referent> {
        self.holders.get(&(place, token)).cloned()
    }

    /// The noun of another sentence that the word takes up in the end, through the pronouns between the two. What its own
    /// sentence says of it needs no name.
    #[must_use]
    pub fn noun_behind(&self, place: Place, token: usize) -> Option<(Place, usize)> {
        let near = self.findings.get(&(place, token))?.antecedent?;
        if near.0 == place { None } else { self.noun_of(place, token) }
    }

    /// The noun that the word takes up in the end, wherever it stands.
    #[must_use]
    pub fn noun_of(&self, place: Place, token: usize) -> Option<(Place, usize)> {
        let mut at = (place, token);
        for _ in 0..8 {
            let finding = self.findings.get(&at)?;
            at = finding.antecedent?;
            if self.document.sentence(at.0).tokens[at.1].upos == Upos::Noun {
                return Some(at);
            }
        }
        None
    }

    /// What was decided on third persons, possessives and descriptions, in text order.
    pub fn findings(&self) -> impl Iterator<Item = (Place, usize, &Finding)> {
        self.findings.iter().map(|(&(place, token), finding)| (place, token, finding))
    }

    /// The quotation that the token stands in, if its source is known or it is somebody else's words all the same.
    #[must_use]
    pub fn quotation(&self, place: Place, token: usize) -> Option<&Quotation> {
        self.quotations[place.segment].iter().find(|q| q.contains(place.sentence, token))
    }

    /// Whose words a quotation without a source of its own is: the only person named just before it (`La décision de X …
    /// C'était comme : « … »`), in a headline the only one who is interviewed.
    #[must_use]
    pub fn voice(&self, place: Place, quotation: &Quotation) -> Option<Referent> {
        if let Some(found) = self.voices.get(&(place.segment, quotation.open)) {
            return Some(found.clone());
        }
        let headline = self.document.segment(place).section == Section::Headline;
        headline.then(|| self.dialogue.only_interviewee()).flatten()
    }

    /// `Elle m'a dit : « Tu as raison. »`: whom the quotation is said to, by the pronoun beside the verb of saying.
    fn told(&self, quotation: &Quotation, place: Place) -> Option<Referent> {
        let (sentence, phrase) = quotation.source?;
        let there = Place { sentence, ..place };
        let tree = Tree::new(self.document.sentence(there));
        let verb = tree.head(phrase.head).filter(|_| tree.is(phrase.head, &["nsubj"]))?;
        let mut beside = tree.with(verb, &["obj", "iobj"]);
        let whom = beside.find(|&o| tree.has_pos(o, &[Upos::Pron]) && !quotation.contains(sentence, o))?;
        match dialogue::person(tree.sentence, whom) {
            Some((1, false)) => self.dialogue.first_person(there),
            Some(_) => None,
            None => self.resolved.get(&(there, whom)).filter(|one| one.kind == "Person").cloned(),
        }
    }

    /// Whose words the quotation is; `place` is in its segment.
    fn source(&self, quotation: &Quotation, place: Place) -> Option<Referent> {
        let Some((sentence, phrase)) = quotation.source else { return self.voice(place, quotation) };
        let there = Place { sentence, ..place };
        let known = self.resolved.get(&(there, phrase.head)).cloned();
        // `Je leur ai répondu : « … »`
        let own = || {
            let first = dialogue::person(self.document.sentence(there), phrase.head) == Some((1, false));
            let outside = first && !quotation.contains(sentence, phrase.head);
            outside.then(|| self.dialogue.first_person(there)).flatten()
        };
        known.or_else(own)
    }
}
