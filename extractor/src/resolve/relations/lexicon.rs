//! [`Lexicon`]: the canonical relations and the words that say them, indexed for look-up.

use super::form::{Form, FormError, FormKind};
use super::locution::Expressions;
use super::phrase::{key, plain_marker, without_copula};
use super::reading::{ObjectKind, Reading};
use super::senses::uses;
use super::turtle;
use crate::analysis::Language;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| {
    let turtle = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../ontology/relations.ttl"));
    Lexicon::parse(turtle).expect("the embedded lexicon is read by the tests")
});

/// A canonical relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// `https://w3id.org/dixit/relation/{name}`.
    pub iri: String,
    /// The last part of the IRI: `lags`.
    pub name: String,
    /// Labels, at least in English, French and German.
    pub labels: BTreeMap<Language, String>,
    /// What it means, in English.
    pub definition: String,
    /// The group it belongs to: `comparison`.
    pub topic: String,
    /// Name of a more general relation.
    pub broader: Option<String>,
    /// Name of the relation with subject and object exchanged.
    pub inverse: Option<String>,
    /// Name of the relation that says the contrary.
    pub opposite: Option<String>,
    /// Whether it holds both ways.
    pub symmetric: bool,
    /// Whether a subject has one object at most.
    pub functional: bool,
}

impl Relation {
    pub(super) fn named(name: &str, namespace: &str) -> Self {
        Self {
            iri: format!("{namespace}{name}"),
            name: name.to_owned(),
            labels: BTreeMap::new(),
            definition: String::new(),
            topic: String::new(),
            broader: None,
            inverse: None,
            opposite: None,
            symmetric: false,
            functional: false,
        }
    }

    /// Its label in a language; in English where the language has none.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        let label = self.labels.get(&language).or_else(|| self.labels.get(&Language::English));
        label.map_or(&self.name, String::as_str)
    }
}

/// What a look-up found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'a> {
    /// The relation.
    pub relation: &'a Relation,
    /// Whether the grammatical subject is the relation's object; the passive is already counted in.
    pub reversed: bool,
    /// Whether the form takes an object with this marker. Where it does not, the phrase was found without
    /// its object, and the marked phrase is a circumstance (`travailler`, found for `travailler avec`).
    pub exact: bool,
    /// Whether the object is the number of what is counted (`layoffs` 3600).
    pub number_object: bool,
    /// The form that matched: its markers tell the participants of nouns.
    pub form: &'a Form,
}

/// Why a lexicon cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// The Turtle is broken.
    #[error("the lexicon is not Turtle")]
    Turtle(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A lexical form is broken.
    #[error("in relation '{relation}'")]
    Form {
        /// The relation's name.
        relation: String,
        /// What is wrong.
        source: FormError,
    },
    /// A label or form without a language.
    #[error("'{0}' has no language tag: write it as \"{0}\"@fr")]
    NoLanguage(String),
}

/// The forms of one language and kind by phrase, and where each phrase's begin and end.
#[derive(Debug, Default)]
struct Index {
    forms: Vec<Form>,
    phrases: HashMap<String, Range<usize>>,
}

impl Index {
    fn new(list: Vec<Form>) -> Self {
        let mut forms: Vec<(String, Form)> = list.into_iter().map(|form| (form.key(), form)).collect();
        forms.sort_by(|a, b| a.0.cmp(&b.0));
        let mut index = Self::default();
        for (at, (key, form)) in forms.into_iter().enumerate() {
            index.phrases.entry(key).or_insert(at..at).end = at + 1;
            index.forms.push(form);
        }
        index
    }

    fn get(&self, key: &str) -> &[Form] {
        self.phrases.get(key).map_or(&[], |range| &self.forms[range.clone()])
    }
}

/// The canonical relations and their lexical forms.
#[derive(Debug)]
pub struct Lexicon {
    relations: Vec<Relation>,
    forms: HashMap<(Language, FormKind), Index>,
    /// Expressions of several words by their verb.
    pub(super) expressions: Expressions,
}

impl Lexicon {
    /// The lexicon of `ontology/relations.ttl`, read on first use.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Read a lexicon.
    ///
    /// # Errors
    /// When the text is not Turtle or a lexical form is broken.
    pub fn parse(turtle: &str) -> Result<Self, LexiconError> {
        let (relations, list) = turtle::read(turtle)?;
        let mut groups: HashMap<(Language, FormKind), Vec<Form>> = HashMap::new();
        for form in list {
            groups.entry((form.language, form.kind)).or_default().push(form);
        }
        let verbs = groups.iter().filter(|((_, kind), _)| *kind == FormKind::Verb);
        let expressions = Expressions::new(verbs.flat_map(|(_, list)| list).cloned());
        let forms = groups.into_iter().map(|(group, list)| (group, Index::new(list))).collect();
        Ok(Self { relations, forms, expressions })
    }

    /// Every relation, by name.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The relation of a name (`lags`) or an IRI.
    #[must_use]
    pub fn get(&self, name_or_iri: &str) -> Option<&Relation> {
        let name = name_or_iri.rsplit('/').next().unwrap_or(name_or_iri);
        let place = self.relations.binary_search_by(|r| r.name.as_str().cmp(name)).ok()?;
        self.relations.get(place).filter(|r| name == name_or_iri || r.iri == name_or_iri)
    }

    /// The forms of a language and kind, by phrase.
    pub fn forms(&self, language: Language, kind: FormKind) -> impl Iterator<Item = &Form> {
        self.forms.get(&(language, kind)).into_iter().flat_map(|index| &index.forms)
    }

    /// The relation of a form.
    #[must_use]
    pub fn relation_of(&self, form: &Form) -> &Relation {
        &self.relations[form.relation]
    }

    /// What a verb or verbal expression says.
    ///
    /// `phrase` is its dictionary form (`être en retard`, `lay off`, `se retirer`), `marker` the preposition of
    /// the argument in question (`None`: a direct object, a clause, or nothing). In the passive the grammatical
    /// subject is the object, and `marker` may be the agent's. A form with this very marker wins; failing
    /// that, the phrase without its object (see [`Match::exact`]), never one with another marker.
    #[must_use]
    pub fn verbal(
        &self,
        language: Language,
        phrase: &str,
        marker: Option<&str>,
        reading: Reading<'_>,
    ) -> Option<Match<'_>> {
        let key = key(language, phrase);
        let marker = plain_marker(language, marker);
        // `be called Rex`: with its copula the phrase is said of its subject as it stands.
        let reading = Reading { passive: reading.passive && without_copula(phrase).is_none(), ..reading };
        let direct = marker.is_none() && reading.object != ObjectKind::Nothing || reading.passive;
        let mut forms: Vec<&Form> =
            self.verbs(language, &key, direct).iter().chain(uses(language, &key, reading)).collect();
        if forms.is_empty() {
            let adjective = without_copula(phrase)?;
            // `être situé` may have been read as a copula with a verb: it is the passive of that verb.
            let passive =
                || self.verbal(language, adjective, marker.as_deref(), Reading { passive: true, ..reading });
            // `être présidente de`: whoever is so called does it.
            let office = || self.agentive(language, adjective, marker.as_deref()).filter(|found| found.exact);
            let quality = self.adjectival(language, adjective, marker.as_deref());
            return quality.or_else(|| office().filter(|_| marker.is_some())).or_else(passive);
        }
        let object = reading.object;
        forms.retain(|form| !form.place || object == ObjectKind::Place);
        let alone = |form: &Form| if form.percent { reading.bare } else { object == ObjectKind::Nothing };
        forms.retain(|form| !form.alone || alone(form));
        forms.retain(|form| !form.site || reading.site);
        forms.retain(|form| !form.thing || reading.thing);
        forms.retain(|form| !form.animate || reading.animate);
        forms.retain(|form| !form.money || object == ObjectKind::Money || reading.money);
        forms.retain(|form| !form.percent || object == ObjectKind::Percent);
        forms.retain(|form| !form.whom || reading.whom);
        // `vous propose de partir`: an act that is proposed is no thing that is offered.
        let clause = matches!(object, ObjectKind::Clause | ObjectKind::Question);
        forms.retain(|form| {
            !form.dative || reading.dative && (!clause || form.takes(complementiser(language)))
        });
        forms.retain(|form| !form.event || reading.event);
        forms.retain(|form| !form.act || reading.infinitive);
        forms.retain(|form| !form.body || reading.body);
        forms.retain(|form| !form.acting || reading.acting);
        forms.retain(|form| !form.age || object == ObjectKind::Age);
        forms.retain(|form| !form.time || reading.time);
        forms.retain(|form| form.is_said_of(reading.doer, reading.noun));
        let count =
            matches!(object, ObjectKind::Count | ObjectKind::Age | ObjectKind::Money | ObjectKind::Percent);
        // `tombe au même endroit` is not `tombe à 12`.
        forms.retain(|form| !form.number || count || form.direct);
        let special = |form: &Form| {
            let kind =
                form.money || form.percent || form.age || form.time || form.event || form.place || form.site;
            kind || form.act || form.acting || form.whom || form.dative
        };
        let named = |form: &Form| form.body || !form.nouns.is_empty() || !form.doers.is_empty();
        forms.sort_by_key(|form| {
            (
                !form.body,
                !named(form),
                !form.alone,
                !special(form),
                !form.dative,
                form.number != count,
                !(form.animate || form.thing),
            )
        });
        if object == ObjectKind::Question
            && let Some(form) = forms.iter().find(|form| !form.passive && form.takes(whether(language)))
        {
            return self.matched(form, form.reversed != reading.passive, true);
        }
        if clause
            && !reading.infinitive
            && let Some(form) =
                forms.iter().find(|form| !form.passive && form.takes(complementiser(language)))
        {
            return self.matched(form, form.reversed != reading.passive, true);
        }
        let marker = marker.as_deref();
        if reading.passive {
            // `seront formés` is not `être formé de`.
            let strict = language == Language::French;
            return self.passive(&forms, marker).filter(|found| found.exact || marker.is_some() || !strict);
        }
        // A verb that is known only with a preposition says another thing of a direct object, and a French one alone:
        // `conduire une voiture` is not `conduire à`, `look up a word` not `look up to`.
        let strict = |form: &Form| match language {
            Language::French => true,
            Language::German => form.words.len() == 1 && object != ObjectKind::Nothing,
            _ => form.words.len() < 3 && object != ObjectKind::Nothing,
        };
        self.active(&forms, marker).filter(|found| {
            found.exact || marker.is_some() || clause || !strict(found.form) || found.form.has_own_object()
        })
    }

    /// What a verbal expression of several words says, whichever object it takes.
    #[must_use]
    pub fn expression(&self, language: Language, phrase: &str) -> Option<Match<'_>> {
        let forms = self.find(language, FormKind::Verb, &key(language, phrase));
        let form = forms.iter().find(|form| form.is_locution() && !form.passive)?;
        self.matched(form, form.reversed, true)
    }

    /// Whether some relation has the verb or verbal expression, whatever follows it.
    #[must_use]
    pub fn has_verb(&self, language: Language, phrase: &str) -> bool {
        !self.verbs(language, &key(language, phrase), true).is_empty()
    }

    /// Whether a verb may have a direct object, of whatever kind.
    #[must_use]
    pub fn is_transitive(&self, language: Language, phrase: &str) -> bool {
        let key = key(language, phrase);
        let forms = self.verbs(language, &key, true).iter().chain(uses(language, &key, Reading::default()));
        forms.into_iter().any(|form| form.direct && !form.alone && !form.passive)
    }

    /// What a noun of action says (`licenciement`): the forms' markers tell its participants.
    #[must_use]
    pub fn nominal(&self, language: Language, noun: &str) -> Option<Match<'_>> {
        let form = self.find(language, FormKind::EventNoun, &key(language, noun)).first()?;
        self.matched(form, form.reversed, true)
    }

    /// What a noun says that names who does it (`fondateur`, `employee`): the noun is the relation's subject.
    #[must_use]
    pub fn agentive(&self, language: Language, noun: &str, marker: Option<&str>) -> Option<Match<'_>> {
        self.by_marker(language, FormKind::AgentNoun, noun, marker)
    }

    /// What an adjective or participle says of the noun it describes (`supérieur à`, `located in`).
    #[must_use]
    pub fn adjectival(&self, language: Language, adjective: &str, marker: Option<&str>) -> Option<Match<'_>> {
        self.by_marker(language, FormKind::Adjective, adjective, marker)
    }

    fn by_marker(
        &self,
        language: Language,
        kind: FormKind,
        phrase: &str,
        marker: Option<&str>,
    ) -> Option<Match<'_>> {
        let marker = plain_marker(language, marker);
        let forms = self.find(language, kind, &key(language, phrase));
        let exact = forms.iter().find(|form| form.takes(marker.as_deref()));
        let form = exact.or_else(|| forms.iter().find(|form| form.direct)).or_else(|| lone(forms))?;
        self.matched(form, form.reversed, exact.is_some())
    }

    /// The forms of a verb; those of its pronominal verb where it has none of its own, since a parser may
    /// not attach the pronoun (`befinden` for `sich befinden`); not for French verbs with a direct object (`soulever un
    /// sac` is not `se soulever`). A German expression may stand with its verb
    /// first (`stellen in Frage`), as in a main clause.
    fn verbs(&self, language: Language, key: &str, direct: bool) -> &[Form] {
        let own = self.find(language, FormKind::Verb, key);
        if !own.is_empty() {
            return own;
        }
        match (language, key.split_once(' ')) {
            (Language::German, Some((verb, rest))) if verb != "sich" => {
                self.find(language, FormKind::Verb, &format!("{rest} {verb}"))
            }
            (Language::German, _) => {
                let own = self.find(language, FormKind::Verb, &format!("sich {key}"));
                if own.is_empty() { self.without_direction(key) } else { own }
            }
            (Language::French, _) if !direct => self.find(language, FormKind::Verb, &format!("se {key}")),
            _ => own,
        }
    }

    /// `hinunterstoßen`, `wiederaufbauen`: a German verb that no relation has means what it means without the particle that
    /// tells where to or how often.
    fn without_direction(&self, key: &str) -> &[Form] {
        let verb = DIRECTIONS.iter().find_map(|particle| key.strip_prefix(particle));
        verb.map_or(&[], |verb| self.find(Language::German, FormKind::Verb, verb))
    }

    fn active<'a>(&'a self, forms: &[&'a Form], marker: Option<&str>) -> Option<Match<'a>> {
        let forms: Vec<&Form> = forms.iter().copied().filter(|form| !form.passive).collect();
        if let Some(form) = forms.iter().find(|form| form.takes(marker)) {
            return self.matched(form, form.reversed, true);
        }
        let bare = match marker {
            Some(_) => forms.iter().find(|form| form.direct).copied(),
            None => forms.first().copied().filter(|first| forms.iter().all(|f| f.relation == first.relation)),
        }?;
        self.matched(bare, bare.reversed, false)
    }

    fn passive<'a>(&'a self, forms: &[&'a Form], marker: Option<&str>) -> Option<Match<'a>> {
        if let Some(form) = forms.iter().find(|form| form.passive && form.takes(marker)) {
            return self.matched(form, form.reversed, true);
        }
        let agent = marker.is_none_or(|marker| AGENT_MARKERS.contains(&marker));
        if let Some(form) = forms.iter().find(|form| form.direct && !form.passive) {
            return self.matched(form, !form.reversed, agent);
        }
        let form = forms.iter().find(|form| form.passive)?;
        self.matched(form, form.reversed, false)
    }

    /// What a form says; nothing where no relation says its use.
    fn matched<'a>(&'a self, form: &'a Form, reversed: bool, exact: bool) -> Option<Match<'a>> {
        let relation = self.relations.get(form.relation)?;
        Some(Match { relation, reversed, exact, number_object: form.number, form })
    }

    pub(super) fn find(&self, language: Language, kind: FormKind, key: &str) -> &[Form] {
        self.forms.get(&(language, kind)).map_or(&[], |index| index.get(key))
    }
}

/// Particles of German verbs that tell where to or how often, the longer before the shorter.
const DIRECTIONS: &[&str] = &[
    "hinunter", "herunter", "hinüber", "herüber", "hinauf", "herauf", "hinaus", "heraus", "hinein", "herein",
    "hinab", "herab", "umher", "herum", "vorbei", "wieder", "weiter", "davon", "mit",
];

/// Prepositions of the agent of a passive.
const AGENT_MARKERS: &[&str] = &["par", "by", "von", "durch"];

/// The marker that stands for a content clause in the forms of a language.
fn complementiser(language: Language) -> Option<&'static str> {
    match language {
        Language::French => Some("que"),
        Language::English => Some("that"),
        Language::German => Some("dass"),
        _ => None,
    }
}

/// The marker that stands for a question in the forms of a language.
fn whether(language: Language) -> Option<&'static str> {
    match language {
        Language::French => Some("si"),
        Language::English => Some("whether"),
        Language::German => Some("ob"),
        _ => None,
    }
}

/// The first form where all say the same relation.
fn lone(forms: &[Form]) -> Option<&Form> {
    let first = forms.first()?;
    forms.iter().all(|form| form.relation == first.relation).then_some(first)
}
