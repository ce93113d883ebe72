//! [`Registry`]: the names of a document, all the forms of one name merged.
//!
//! Two names are one when the shorter is the family name of the longer (`Zuckerberg`, `M. Zuckerberg`), its first
//! name alone, has an initial for it (`M. Zuckerberg`), is the longer with a legal or generic tail cut off (`Meta`
//! and `Meta Platforms`), its initials, or the same letters run together (`JackHerrick`), and no other name fits as
//! well; a file of [`Meanings`] may say so too. People are labelled by their fullest name, everything else by its commonest.

use super::christened::called_kind;
use super::coreference::lexicon::{References, WordClass, first_name, honorific};
use super::document::{Document, slug};
use super::meanings::Meanings;

use crate::analysis::{EntityMention, EntityType, Language, Sentence, Upos, are_initials};
use crate::claims::lexicon::Lexicon;
use std::collections::{BTreeMap, BTreeSet};

/// One named entity of the document.
#[derive(Debug, Clone)]
pub struct Named {
    /// What it is called.
    pub label: String,
    /// Its other names.
    pub aliases: BTreeSet<String>,
    /// `Person`, `Organization`, …
    pub kind: &'static str,
    /// Slug of its IRI.
    pub slug: String,
}

/// The names of a document.
#[derive(Debug, Default)]
pub struct Registry {
    entities: Vec<Named>,
    /// Normalised form to index, and why it is that entity's where it is not its own name.
    forms: BTreeMap<String, (usize, Option<&'static str>)>,
}

/// Words after a name that do not make it another one.
const TAILS: &str = "inc corp corporation ltd plc llc company group holding holdings platforms sa sas sarl se ag gmbh groupe technologies international limited co";

/// Nouns for bodies that stand with a capital for the whole name.
const HEADS: &[&str] = &[
    "banque",
    "fondation",
    "agence",
    "institut",
    "ministère",
    "académie",
    "université",
    "commission",
    "conseil",
    "chambre",
    "métropole",
    "cour",
    "tribunal",
    "assemblée",
    "parlement",
    "centre",
    "association",
    "fédération",
    "confédération",
    "syndicat",
    "union",
    "ligue",
    "compagnie",
    "office",
    "musée",
    "caisse",
    "comité",
    "autorité",
    "observatoire",
    "région",
    "département",
    "bank",
    "foundation",
    "agency",
    "institute",
    "ministry",
    "academy",
    "university",
    "council",
    "chamber",
    "court",
    "assembly",
    "parliament",
    "association",
    "federation",
    "league",
    "museum",
    "authority",
    "stiftung",
    "verband",
    "verein",
    "bund",
    "ministerium",
    "universität",
    "kammer",
];

struct Form {
    words: Vec<String>,
    surfaces: BTreeMap<String, usize>,
    kinds: BTreeMap<&'static str, usize>,
}

/// `La rédaction du Midi`, `l'équipe du Phare`: whether somebody's name begins with the word for a body.
fn is_called_body(name: &str, language: Language) -> bool {
    let lexicon = Lexicon::of(language);
    let first = words(without_article(name)).into_iter().next().unwrap_or_default();
    lexicon.noun_kind(&first) == Some("Organization") && first_name(&first, language).is_none()
}

impl Registry {
    /// Collect and merge the names of a document; its speakers are people, or bodies that are called so.
    #[must_use]
    pub fn learn(document: &Document<'_>, meanings: &Meanings) -> Self {
        let mut forms: BTreeMap<String, Form> = BTreeMap::new();
        let mut add = |surface: &str, kind: &'static str, weight: usize| {
            let surface = without_article(surface);
            let words = words(surface);
            if words.is_empty() || surface.chars().all(|c| !c.is_alphabetic()) {
                return;
            }
            let form = forms.entry(words.join(" ")).or_insert_with(|| Form {
                words,
                surfaces: BTreeMap::new(),
                kinds: BTreeMap::new(),
            });
            *form.surfaces.entry(surface.to_owned()).or_default() += 1;
            *form.kinds.entry(kind).or_default() += weight;
        };
        for speaker in &document.transcript.speakers {
            if !speaker.is_nameless() {
                let body = is_called_body(&speaker.name, document.transcript.language);
                add(&speaker.name, if body { "Organization" } else { "Person" }, 100);
            }
        }
        for place in document.places() {
            let sentence = document.sentence(place);
            for mention in &sentence.entities {
                let span = document.span(place, mention.tokens.start, mention.tokens.end - 1);
                let called = called_kind(sentence, mention);
                let (kind, weight) = match kind_of(mention.kind) {
                    "Person" if called.is_some() => (called.unwrap_or("Thing"), 3),
                    kind if kind != "Person" && is_somebody(sentence, mention) => ("Person", 3),
                    "Product" if acts(sentence, mention) => ("Organization", 3),
                    "Product" | "Place" | "CreativeWork" | "Thing" if is_body(sentence, mention) => {
                        ("Organization", 3)
                    }
                    kind => (kind, 1),
                };
                add(document.transcript.text.slice(span), kind, weight);
            }
        }
        let mut registry = Self::merge(forms);
        for (words, meaning) in meanings.names(&document.transcript.slug) {
            registry.join(words, meaning);
        }
        registry
    }

    /// Let a name that the document has be another one's, or be called so.
    fn join(&mut self, name: &str, meaning: &str) {
        let key = |name: &str| words(without_article(name)).join(" ");
        let Some(&(id, _)) = self.forms.get(&key(name)) else { return };
        let target = self.forms.get(&key(meaning)).map(|(target, _)| *target);
        let target = target.filter(|target| *target != id).unwrap_or_else(|| {
            let aliases = BTreeSet::new();
            let named = Named {
                label: meaning.to_owned(),
                aliases,
                kind: self.entities[id].kind,
                slug: slug(meaning),
            };
            self.entities.push(named);
            let made = self.entities.len() - 1;
            self.forms.insert(key(meaning), (made, None));
            made
        });
        self.entities[target].aliases.insert(name.to_owned());
        self.forms.insert(key(name), (target, Some("set by hand")));
    }

    fn merge(forms: BTreeMap<String, Form>) -> Self {
        let mut order: Vec<(String, Form)> = forms.into_iter().collect();
        order.sort_by(|a, b| {
            let size = |f: &Form| (f.words.len(), f.words.concat().len());
            size(&b.1).cmp(&size(&a.1)).then(a.0.cmp(&b.0))
        });
        let mut groups: Vec<Vec<(usize, Option<&'static str>)>> = Vec::new();
        for index in 0..order.len() {
            let mut fitting = groups
                .iter_mut()
                .filter_map(|g| same_name(&order[g[0].0].1, &order[index].1).map(|why| (g, why)));
            match (fitting.next(), fitting.next()) {
                (Some((group, why)), None) => group.push((index, Some(why))),
                _ => groups.push(vec![(index, None)]),
            }
        }
        let mut registry = Self::default();
        for group in groups {
            let id = registry.entities.len();
            for &(member, why) in &group {
                registry.forms.insert(order[member].0.clone(), (id, why));
            }
            registry.entities.push(named(group.iter().map(|&(m, _)| &order[m].1)));
        }
        registry
    }

    /// The entity that goes by this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Named> {
        let key = words(without_article(name)).join(" ");
        self.forms.get(&key).map(|&(id, _)| &self.entities[id])
    }

    /// Why the name is taken for that of the entity; `None` where it is the longest form itself.
    #[must_use]
    pub fn why(&self, name: &str) -> Option<&'static str> {
        self.forms.get(&words(without_article(name)).join(" ")).and_then(|(_, why)| *why)
    }
}

fn named<'f>(members: impl Iterator<Item = &'f Form>) -> Named {
    let (mut surfaces, mut kinds) = (BTreeMap::new(), BTreeMap::new());
    for form in members {
        for (surface, count) in &form.surfaces {
            *surfaces.entry(surface.clone()).or_insert(0) += count;
        }
        for (kind, count) in &form.kinds {
            *kinds.entry(*kind).or_insert(0) += count;
        }
    }
    let kind = kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or("Thing", |(k, _)| *k);
    let best = |surface: &&String| {
        let count = surfaces[*surface];
        let title = surface.split(' ').next().is_some_and(|first| honorific(first).is_some());
        let untitled = usize::from(!title);
        let letters = words(surface).iter().map(|w| w.chars().count() > 1).filter(|long| *long).count();
        if kind == "Person" {
            (letters, untitled, count, std::cmp::Reverse((*surface).clone()))
        } else {
            // `la Banque` is short for a longer name.
            let short = HEADS.contains(&surface.to_lowercase().as_str());
            (if short { 0 } else { count }, untitled, 0, std::cmp::Reverse((*surface).clone()))
        }
    };
    let label = surfaces.keys().max_by_key(best).cloned().unwrap_or_default();
    let aliases = surfaces.into_keys().filter(|s| *s != label).collect();
    Named { slug: slug(&label), label, aliases, kind }
}

/// How the shorter form is another way to say the longer one, if it is.
fn same_name(long: &Form, short: &Form) -> Option<&'static str> {
    let (l, s) = (&long.words, &short.words);
    let person = |f: &Form| majority(f) == "Person";
    if person(long) && matches!(majority(short), "Person" | "Thing") {
        return same_person(l, s, person(short));
    }
    if s.len() == 1 && l.len() > 1 && l.concat() == s[0] {
        return Some(TOGETHER);
    }
    if s.len() >= l.len() {
        return None;
    }
    if !person(long)
        && l.starts_with(s)
        && l[s.len()..].iter().all(|w| TAILS.split(' ').any(|tail| tail == w))
    {
        return Some("the same name with a tail cut off");
    }
    // `la Banque` once the Banque du Ponant was named.
    let capital = short.surfaces.keys().all(|f| f.starts_with(char::is_uppercase));
    let body = majority(long) == "Organization" && s.len() == 1 && HEADS.contains(&s[0].as_str());
    if body && capital && l[0] == s[0] {
        return Some("its first word, the kind of body it is");
    }
    if majority(long) == "Place" && majority(short) == "Place" && is_town_of(long, s) {
        return Some("its first word, before where it lies");
    }
    let capitals = short.surfaces.keys().all(|f| f.chars().all(char::is_uppercase));
    let initials = s.len() == 1
        && s[0].chars().count() > 2
        && capitals
        && are_initials(l.iter().map(String::as_str), &s[0]);
    initials.then_some("its initials")
}

/// `Varnes` for `Varnes-sur-Orne`: the word of a town's name before what says where it lies.
fn is_town_of(long: &Form, short: &[String]) -> bool {
    const WHERE: [&str; 12] = ["sur", "sous", "les", "lès", "en", "aux", "la", "le", "de", "du", "des", "l"];
    let hyphens = long.surfaces.keys().all(|f| f.contains('-'));
    hyphens && short.len() == 1 && long.words[0] == short[0] && WHERE.contains(&long.words[1].as_str())
}

/// Two ways to call one person: family name, first name, an initial for the first name, run together.
fn same_person(long: &[String], short: &[String], certainly: bool) -> Option<&'static str> {
    let long_enough = |name: &[String]| name.iter().any(|w| w.chars().count() > 1);
    if short.len() < long.len() {
        return match () {
            () if !long_enough(short) => None,
            () if long.ends_with(short) => Some("the family name"),
            () if certainly && short.len() == 1 && long[0] == short[0] => Some("the first name alone"),
            () if short.len() == 1 && long.concat() == short[0] => Some(TOGETHER),
            () => None,
        };
    }
    let ((a, family), (b, other)) = (long.split_first()?, short.split_first()?);
    let initial = |one: &str, whole: &str| one.chars().count() == 1 && whole.starts_with(one);
    let same = short.len() == long.len() && family == other && long_enough(family);
    (same && (initial(a, b) || initial(b, a))).then_some("the family name with an initial")
}

const TOGETHER: &str = "the same letters run together";

fn majority(form: &Form) -> &'static str {
    form.kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or("Thing", |(k, _)| *k)
}

/// Lower-case words of a name, punctuation, possessive `'s` and titles before it left out.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace('’', "'");
    let lower = lower.strip_suffix("'s").unwrap_or(&lower);
    let mut words: Vec<String> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    // `M. Dupont` is called Dupont.
    while words.len() > 1 && honorific(&words[0]).is_some() {
        words.remove(0);
    }
    words
}

fn without_article(name: &str) -> &str {
    let trimmed = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '«' | '»' | '“' | '”'));
    let trimmed =
        trimmed.strip_suffix("'s").or_else(|| trimmed.strip_suffix("’s")).unwrap_or(trimmed).trim_end();
    for article in
        ["l'", "l’", "L'", "L’", "d'", "d’", "le ", "la ", "les ", "the ", "The ", "der ", "die ", "das "]
    {
        if let Some(rest) = trimmed.strip_prefix(article) {
            return rest;
        }
    }
    trimmed
}

/// The type's name in JSON and RDF.
#[must_use]
pub const fn kind_of(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Location => "Place",
        EntityType::Product => "Product",
        EntityType::Work => "CreativeWork",
        EntityType::Event => "Event",
        EntityType::Group => "Group",
        EntityType::Other => "Thing",
    }
}

/// `sa fille, Nolwenn`: whether the name stands beside a noun for a person, and is a first name or of no certain kind.
pub fn is_somebody(sentence: &Sentence, name: &EntityMention) -> bool {
    let token = &sentence.tokens[name.tokens.start];
    let noun = token.head.filter(|&h| h < name.tokens.start && token.relation() == "appos");
    let first = first_name(&token.form, sentence.language).is_some();
    let certain = matches!(kind_of(name.kind), "Organization" | "Place" | "Event" | "Group");
    noun.filter(|_| first || !certain).is_some_and(|noun| {
        let noun = &sentence.tokens[noun];
        let kind = Lexicon::of(sentence.language).noun_kind(&noun.lemma.to_lowercase());
        noun.upos == Upos::Noun && kind == Some("Person") && !noun.feats.is("Number", "Plur")
    })
}

/// `Google licencie`, `chez OpenAI`: whether the name does what only somebody can, or is somewhere to work. A product's name
/// is often its maker's.
fn acts(sentence: &Sentence, name: &EntityMention) -> bool {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let at = first
        .checked_sub(1)
        .is_some_and(|before| matches!(sentence.tokens[before].form.to_lowercase().as_str(), "chez" | "at"));
    let top = (first..end).find(|&i| sentence.tokens[i].head.is_none_or(|h| !name.tokens.contains(h)));
    let verb = top.filter(|&t| sentence.tokens[t].deprel == "nsubj").and_then(|t| sentence.tokens[t].head);
    let wilful = |verb: usize| {
        References::of(sentence.language)
            .is(WordClass::AgentVerb, &sentence.tokens[verb].lemma.to_lowercase())
    };
    at || verb.is_some_and(wilful)
}

/// `Solvène, une start-up`, `le collectif Cher Vivant`: whether the noun beside the name is that of a body of people.
fn is_body(sentence: &Sentence, name: &EntityMention) -> bool {
    let top = (name.tokens.start..name.tokens.end)
        .find(|&i| sentence.tokens[i].head.is_none_or(|h| !name.tokens.contains(h)));
    let Some(top) = top else { return false };
    let body = |i: usize| {
        let token = &sentence.tokens[i];
        token.upos == Upos::Noun
            && !name.tokens.contains(i)
            && Lexicon::of(sentence.language).noun_kind(&token.lemma.to_lowercase()) == Some("Organization")
    };
    let unmarked = sentence.children(top).all(|c| sentence.tokens[c].relation() != "case");
    let beside = matches!(sentence.tokens[top].relation(), "appos" | "flat" | "nmod") && unmarked;
    let after = |c: usize| c > top && sentence.tokens[c].relation() == "appos" && body(c);
    // `la manufacture de porcelaine Roux`: what a body makes has no article.
    let of_body = |i: usize| {
        let token = &sentence.tokens[i];
        let bare = sentence.children(i).all(|c| sentence.tokens[c].relation() != "det");
        token.upos == Upos::Noun && token.relation() == "nmod" && bare && token.head.is_some_and(body)
    };
    let head = sentence.tokens[top].head;
    beside && head.is_some_and(|h| body(h) || of_body(h)) || sentence.children(top).any(after)
}

/// The type of the name a token belongs to.
#[must_use]
pub fn name_kind(sentence: &Sentence, token: usize) -> Option<&'static str> {
    sentence.entities.iter().find(|e| e.tokens.contains(token)).map(|e| kind_of(e.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, kind: &'static str) -> (String, Form) {
        let words = words(name);
        (words.join(" "), Form { words, surfaces: [(name.to_owned(), 1)].into(), kinds: [(kind, 1)].into() })
    }

    #[test]
    fn merges_short_forms_into_full_names() {
        let registry = Registry::merge(
            [
                form("Acme Platforms", "Organization"),
                form("Acme", "Organization"),
                form("Acme Research", "Organization"),
                form("Rosa Keller", "Person"),
                form("Keller", "Person"),
                form("Organisation des Nations unies", "Organization"),
            ]
            .into(),
        );
        assert_eq!(registry.find("Acme").unwrap().slug, registry.find("Acme Platforms").unwrap().slug);
        assert_ne!(registry.find("Acme").unwrap().slug, registry.find("Acme Research").unwrap().slug);
        assert_eq!(registry.find("Keller").unwrap().label, "Rosa Keller");
        assert_eq!(registry.find("Mme Keller").unwrap().label, "Rosa Keller");
    }

    #[test]
    fn merges_initials_first_names_and_capitals() {
        let registry = Registry::merge(
            [
                form("Rosa Keller", "Person"),
                form("R. Keller", "Person"),
                form("Rosa", "Person"),
                form("Organisation des Nations unies", "Organization"),
                form("ONU", "Organization"),
                form("Jack Herrick", "Person"),
                form("JackHerrick", "Person"),
            ]
            .into(),
        );
        let slug = |name: &str| registry.find(name).unwrap().slug.clone();
        assert_eq!(slug("R. Keller"), slug("Rosa Keller"));
        assert_eq!(slug("Rosa"), slug("Rosa Keller"));
        assert_eq!(slug("JackHerrick"), slug("Jack Herrick"));
        assert_eq!(slug("ONU"), slug("Organisation des Nations unies"));
    }

    #[test]
    fn keeps_namesakes_apart() {
        let registry = Registry::merge(
            [form("Rosa Keller", "Person"), form("Ida Keller", "Person"), form("Keller", "Person")].into(),
        );
        assert_ne!(registry.find("Keller").unwrap().slug, registry.find("Rosa Keller").unwrap().slug);
        assert_ne!(registry.find("Ida Keller").unwrap().slug, registry.find("Rosa Keller").unwrap().slug);
    }
}
