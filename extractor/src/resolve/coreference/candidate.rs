//! [`Candidate`]: a mention that a later pronoun may take up, and how prominent it is.
//!
//! Prominence follows the grammatical roles of centering (Grosz, Joshi & Weinstein 1995): subjects before
//! objects before the rest. Amounts, times, parts of idioms, negated nouns and predicates name nothing that could
//! be taken up.

use super::Referent;
use super::inhabitants::is_demonym;
use super::lexicon::{Being, Gender, References, WordClass};
use super::natural::{gender_of_kin, has_human_ending, is_for_persons, natural_gender};
use crate::analysis::{Language, Sentence, Upos};
use crate::claims::circumstance::{is_time_noun, oblique_role, preposition};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::reader::is_question;
use crate::claims::tree::Tree;
use crate::resolve::QualifierRole;
use crate::resolve::document::Place;

/// Whether a colon or semicolon stands behind the word, and behind it a clause with a subject of its own, no quotation.
#[must_use]
pub fn is_closed(tree: &Tree<'_>, token: usize) -> bool {
    let form = |i: usize| tree.token(i).form.as_str();
    let quotes = |i: usize| i < tree.len() && matches!(form(i), "«" | "“" | "„" | "\"");
    let noun = |i: usize| tree.is(i, &["nsubj"]) && tree.has_pos(i, &[Upos::Noun, Upos::Propn]);
    (token + 1..tree.len())
        .find(|&i| matches!(form(i), ":" | ";"))
        .is_some_and(|mark| !quotes(mark + 1) && (mark + 1..tree.len()).any(noun))
}

/// Grammatical role, the most prominent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Subject of a main clause.
    Subject,
    /// Subject of a subordinate clause.
    InnerSubject,
    /// Object, or a noun that stands alone.
    Object,
    /// Prepositional complement of a verb, subject or object of a relative clause.
    Oblique,
    /// A name that the subject belongs to: `les bénéfices d'Orvado`.
    Possessor,
    /// Complement of a noun.
    Complement,
}

/// A noun phrase that a later pronoun may mean.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its sentence.
    pub place: Place,
    /// Number of its turn.
    pub turn: usize,
    /// Its sentence's paragraph.
    pub paragraph: (usize, usize),
    /// The sentence's number among those that mention anything.
    pub order: usize,
    /// How many of the sentences before it are quoted as a whole.
    pub spoken: usize,
    /// Its head.
    pub token: usize,
    /// `None` where the text does not show it.
    pub gender: Option<Gender>,
    /// `None` where the text does not show it.
    pub plural: Option<bool>,
    /// Its role.
    pub rank: Rank,
    /// Whether it is a name, or a pronoun for one.
    pub named: bool,
    /// Whether it is one of several coordinated.
    pub coordinated: bool,
    /// Whether a relative clause tells more of it.
    pub elaborated: bool,
    /// Whether its sentence goes on behind a colon or semicolon to speak of something else.
    pub closed: bool,
    /// Whether it is itself a word that takes something up.
    pub taken_up: bool,
    /// Opening mark of the quotation it stands in.
    pub quoted: Option<(usize, usize)>,
    /// Whether something is given or said to it.
    pub receives: bool,
    /// Dictionary form of a common noun.
    pub lemma: String,
    /// What it is known to be.
    pub being: Option<Being>,
    /// What it stands for.
    pub referent: Referent,
}

impl Candidate {
    /// Whether it is a common noun that nothing shows to stand for somebody: `métier`, `genou`.
    #[must_use]
    pub fn is_likely_thing(&self) -> bool {
        let noun = self.lemma.split(' ').next().unwrap_or_default();
        !self.named
            && !noun.is_empty()
            && self.being.is_none()
            && self.referent.kind == "Thing"
            && !has_human_ending(noun)
    }

    /// What tells it from other candidates: a name by its entity, common nouns by their word, since `les substances`
    /// and `ces substances dangereuses` do not compete.
    #[must_use]
    pub fn key(&self) -> String {
        if self.named || self.lemma.is_empty() { self.referent.slug.clone() } else { self.lemma.clone() }
    }
}

/// Whether the noun can be taken up by a pronoun.
#[must_use]
pub fn is_mention(tree: &Tree<'_>, token: usize) -> bool {
    let sentence = tree.sentence;
    let (lexicon, references) = (Lexicon::of(tree.language()), References::of(tree.language()));
    let relations = ["flat", "fixed", "goeswith", "discourse", "vocative", "cop", "case", "mark", "advmod"];
    if !tree.has_pos(token, &[Upos::Noun, Upos::Propn]) || tree.is(token, &relations) {
        return false;
    }
    let entity = sentence.entities.iter().find(|e| e.tokens.contains(token));
    let inner = |head: usize| entity.is_some_and(|e| e.tokens.contains(head));
    if tree.head(token).is_some_and(inner) {
        return false;
    }
    if entity.is_some() {
        return !tree.is(token, &["compound"]);
    }
    let lemma = tree.lemma(token);
    let time = is_time_noun(tree, token);
    // `l'année 2025` can be spoken of, `deux ans` cannot.
    let spoken_of = tree.is(token, &["nsubj", "obj"])
        && tree.first(token, &["nummod"]).is_none()
        && tree.with(token, &["det"]).any(|d| tree.token(d).feats.is("Definite", "Def"));
    let named = tree.is(token, &["dislocated"]);
    (if time { spoken_of } else { named || !references.is(WordClass::Measure, &lemma) })
        && !tree.is(token, &["compound"])
        && !is_idiomatic(tree, token)
        && !is_air(tree, token)
        && !is_negated(tree, lexicon, token)
        && !is_predicate(tree, token)
}

/// A singular noun without determiner names no thing of its own: `en retard`, `avoir besoin`, `in case`.
fn is_idiomatic(tree: &Tree<'_>, token: usize) -> bool {
    // `en termes de`, `en matière de`: with `en` even a plural names nothing.
    let within = tree.with(token, &["case"]).any(|c| tree.lower(c) == "en");
    let bare = tree.first(token, &["det", "nummod"]).is_none()
        && tree.has_pos(token, &[Upos::Noun])
        && (tree.feature(token, "Number") != Some("Plur") || within)
        && !tree.token(token).feats.is("Definite", "Def");
    let contracted = |c: usize| {
        matches!(
            tree.lower(c).as_str(),
            "du" | "au" | "des" | "aux" | "im" | "am" | "zum" | "zur" | "vom" | "beim" | "ins" | "ans"
        )
    };
    let definite = tree.with(token, &["case"]).any(contracted);
    let possessed = tree.with(token, &["nmod"]).any(|d| d < token);
    let alone = tree.is(token, &["root", "nsubj"]);
    let marked = tree.first(token, &["case"]).is_some();
    bare && !definite && !possessed && !alone && (marked || tree.language() == Language::French)
}

/// `écrit à la ministre`, `lui écrit`: whether something is given or said to it.
#[must_use]
pub fn receives(tree: &Tree<'_>, token: usize) -> bool {
    let to = |c: usize| {
        matches!(tree.lemma(c).as_str(), "à" | "au") || matches!(tree.lower(c).as_str(), "au" | "aux")
    };
    tree.is(token, &["iobj"]) || tree.is(token, &["obl"]) && tree.with(token, &["case"]).any(to)
}

/// `avoir l'air furieux`: how somebody seems.
fn is_air(tree: &Tree<'_>, token: usize) -> bool {
    tree.lemma(token) == "air"
        && tree.is(token, &["obj"])
        && tree.head(token).is_some_and(|verb| tree.lemma(verb) == "avoir")
}

fn is_negated(tree: &Tree<'_>, lexicon: &Lexicon, token: usize) -> bool {
    tree.with(token, &["det"]).any(|d| {
        let lemma = tree.lemma(d);
        matches!(
            lemma.as_str(),
            "aucun" | "nul" | "no" | "kein" | "chaque" | "every" | "each" | "jed" | "jeder"
        ) || lexicon.is_negation(&lemma)
    })
}

/// `X est un outil`: the noun says what the subject is. After `c'est` it names what is spoken of.
fn is_predicate(tree: &Tree<'_>, token: usize) -> bool {
    let subject = tree.first(token, &["nsubj"]);
    tree.first(token, &["cop"]).is_some()
        && subject.is_some_and(|s| !References::of(tree.language()).is(WordClass::Pointing, &tree.lower(s)))
}

/// The grammatical role of a mention.
#[must_use]
pub fn rank(tree: &Tree<'_>, token: usize) -> Rank {
    let role = match tree.token(token).relation() {
        "nsubj" | "dislocated" => Rank::Subject,
        "root" if is_answer(tree, token) => Rank::Subject,
        "obl" | "nmod" if is_said_again(tree, token) => Rank::Subject,
        "obj" | "iobj" | "root" | "parataxis" => Rank::Object,
        "obl" | "nmod" if is_source(tree, token) || is_stage(tree, token) => Rank::Subject,
        "obl" | "nmod" if is_asked_about(tree, token) => Rank::Object,
        // `L'étude a été financée par Somnovia`: whoever did it.
        "obl" if tree.token(token).deprel == "obl:agent" && is_named(tree.sentence, token) => Rank::Object,
        "obl" | "xcomp" | "advcl" | "ccomp" => Rank::Oblique,
        "conj" | "appos" => match tree.head(token) {
            Some(head) if tree.has_pos(head, &[Upos::Noun, Upos::Propn, Upos::Adj]) => {
                return rank(tree, head);
            }
            _ => Rank::Object,
        },
        // `la moitié du simulateur`: as prominent as its part.
        "nmod" if tree.head(token).is_some_and(|part| is_part(tree, part) && part < token) => {
            return tree.head(token).map_or(Rank::Complement, |part| rank(tree, part));
        }
        "nmod" if is_named(tree.sentence, token) && is_of_subject(tree, token) => return Rank::Possessor,
        _ => Rank::Complement,
    };
    if tree.first(token, &["cop"]).is_some() && tree.first(token, &["nsubj"]).is_some() {
        // `c'est une entreprise`
        return Rank::Object;
    }
    let mut at = tree.head(token);
    let mut inner = false;
    while let Some(head) = at {
        if tree.is(head, &["acl"]) && role < Rank::Oblique {
            return Rank::Oblique;
        }
        inner |= tree.is(head, &["advcl", "ccomp", "csubj"]);
        at = tree.head(head);
    }
    if inner && role == Rank::Subject { Rank::InnerSubject } else { role }
}

/// `Les Pays-Bas, mais ils n'ont pas le choix`: a name that answers is what is spoken of.
fn is_answer(tree: &Tree<'_>, token: usize) -> bool {
    tree.language() == Language::French
        && is_named(tree.sentence, token)
        && tree.first(token, &["nsubj", "cop", "case"]).is_none()
}

/// `Lui en voulez-vous, à ce médecin ?`: whether behind a comma stands who the clitic is.
#[must_use]
pub fn is_said_again(tree: &Tree<'_>, token: usize) -> bool {
    let to = |c: usize| matches!(tree.lower(c).as_str(), "à" | "au" | "aux");
    let first = tree.extent(token).0;
    let apart = (first.saturating_sub(1)..token).any(|i| tree.token(i).form == ",");
    let clitic =
        |i: usize| matches!(tree.lower(i).as_str(), "lui" | "leur") && tree.has_pos(i, &[Upos::Pron]);
    tree.language() == Language::French
        && apart
        && tree.with(token, &["case"]).any(to)
        && tree.head(token).is_some_and(|verb| tree.dependents(verb).iter().any(|&d| d < first && clitic(d)))
}

/// `selon les économistes`: who says it is as prominent as a subject.
pub fn is_source(tree: &Tree<'_>, token: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    tree.head(token).is_some_and(|h| !tree.has_pos(h, &[Upos::Noun]))
        && preposition(tree, lexicon, token)
            .is_some_and(|(words, head)| head == token && lexicon.is_attribution(&words))
        && oblique_role(tree, lexicon, token) == QualifierRole::SourceOf
}

/// `Chez Renault, on assure …`: where nobody in particular speaks is who speaks.
fn is_stage(tree: &Tree<'_>, token: usize) -> bool {
    let at = tree.with(token, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "chez" | "bei"));
    let nobody = |s: usize| s > token && matches!(tree.lower(s).as_str(), "on" | "l'on" | "man");
    at && tree.head(token).is_some_and(|verb| tree.with(verb, &["nsubj"]).any(nobody))
}

/// A noun that says how much of something: `la moitié`, `le reste`.
fn is_part(tree: &Tree<'_>, noun: usize) -> bool {
    const PARTS: [&str; 19] = [
        "moitié",
        "tiers",
        "quart",
        "partie",
        "plupart",
        "majorité",
        "totalité",
        "ensemble",
        "reste",
        "half",
        "third",
        "quarter",
        "part",
        "rest",
        "majority",
        "most",
        "hälfte",
        "teil",
        "mehrheit",
    ];
    PARTS.contains(&tree.lemma(noun).to_lowercase().as_str())
}

/// `Que pensez-vous du plan ?`, `What about the plan?`: what the main clause of a question asks about.
fn is_asked_about(tree: &Tree<'_>, token: usize) -> bool {
    let about = tree.with(token, &["case"]).any(|c| {
        matches!(tree.lower(c).as_str(), "de" | "d'" | "du" | "des" | "of" | "about" | "von" | "über")
    });
    let asks = |h: usize| tree.is(token, &["obl"]) || tree.has_pos(h, &[Upos::Pron, Upos::Adv]);
    about && is_question(tree) && tree.head(token).is_some_and(|h| tree.is(h, &["root"]) && asks(h))
}

/// Whether the token is a direct complement of a main subject.
fn is_of_subject(tree: &Tree<'_>, token: usize) -> bool {
    let of = tree.with(token, &["case"]).any(|c| {
        matches!(tree.lower(c).as_str(), "de" | "d'" | "du" | "des" | "of" | "'s" | "’s" | "von" | "der")
    });
    of && tree.head(token).is_some_and(|h| tree.is(h, &["nsubj"]) && rank(tree, h) == Rank::Subject)
}

/// What a common noun or a name's type is known to be.
#[must_use]
pub fn being(tree: &Tree<'_>, token: usize, kind: &str) -> Option<Being> {
    let lexicon = Lexicon::of(tree.language());
    let lemma = tree.lemma(token);
    let named = tree.sentence.entities.iter().any(|e| e.tokens.contains(token));
    // `le Néerlandais a gagné`: one of them, no people.
    if is_demonym(tree, token) && tree.feature(token, "Number") != Some("Plur") {
        return Some(Being::Person);
    }
    match kind {
        "Person" => return Some(Being::Person),
        "Organization" | "Group" => return Some(Being::Agent),
        // `Dunkerque se qualifie`: a town that acts is whoever acts for it.
        "Place" if named && tree.is(token, &["nsubj"]) => return None,
        // `la ville` stands there and decides as well.
        "Place" if !named && lexicon.lists(List::Governing, &lemma) => {
            return is_lived_in(tree, token).then_some(Being::Thing);
        }
        "Place" | "Event" => return Some(Being::Thing),
        _ => {}
    }
    if lexicon.title(&lemma).is_some() {
        return Some(Being::Person);
    }
    // Somebody who is called by a first name alone is often taken for a product.
    if named && super::lexicon::first_name(&tree.token(token).form, tree.language()).is_some() {
        return Some(Being::Person);
    }
    // Firms are taken for what they make: `Google répond avec Gemini`. `L'application décide` as somebody does.
    let acts = !named && References::of(tree.language()).is(WordClass::Product, &lemma);
    if named && kind == "Product" || acts {
        return None;
    }
    if named || kind != "Thing" {
        return (kind != "Thing").then_some(Being::Thing);
    }
    let document = lexicon.source_noun(&lemma) == Some(true);
    let abstract_noun = lexicon.event(&lemma).is_some() || has_abstract_ending(tree.language(), &lemma);
    let thing = References::of(tree.language()).is(WordClass::Thing, &lemma);
    (document || abstract_noun || thing).then_some(Being::Thing)
}

/// `J'ai quitté le village, il m'a écrit`: where somebody lives or goes writes to nobody.
fn is_lived_in(tree: &Tree<'_>, place: usize) -> bool {
    let verb = tree.head(place).filter(|_| tree.is(place, &["obj", "obl"]));
    verb.is_some_and(|verb| References::of(tree.language()).is(WordClass::LivingIn, &tree.lemma(verb)))
}

/// Endings of nouns for acts, states and qualities.
fn has_abstract_ending(language: Language, lemma: &str) -> bool {
    let endings: &[&str] = match language {
        Language::French => {
            &["tion", "sion", "ité", "ment", "ance", "ence", "isme", "esse", "ture", "age", "logie", "ude"]
        }
        Language::German => &["ung", "heit", "keit", "schaft", "tion", "ismus", "tät", "nis"],
        _ => &["tion", "sion", "ity", "ment", "ance", "ence", "ism", "ness", "ship", "logy", "ing", "ure"],
    };
    lemma.chars().count() > 5 && endings.iter().any(|ending| lemma.ends_with(ending))
}

/// Gender as the words of the phrase show it: the noun's own, a determiner's, for a name the first name's, a
/// title's before it, or that of what is said of it.
#[must_use]
pub fn gender(tree: &Tree<'_>, token: usize, kind: &str) -> Option<Gender> {
    let of = |i: usize| tree.feature(i, "Gender").and_then(Gender::parse);
    let named = tree.sentence.entities.iter().find(|e| e.tokens.contains(token));
    let Some(entity) = named else {
        // `la ministre`: the article knows better than the noun.
        let article = tree
            .with(token, &["det"])
            .find_map(|d| match tree.lower(d).as_str() {
                "le" | "un" | "ce" | "cet" => Some(Gender::Masculine),
                "la" | "une" | "cette" => Some(Gender::Feminine),
                _ => None,
            })
            .filter(|_| tree.language() == Language::French);
        if tree.language() == Language::English {
            return natural_gender(&tree.lemma(token).to_lowercase());
        }
        let kin = || gender_of_kin(&tree.lemma(token)).filter(|_| tree.language() == Language::French);
        return article.or_else(kin).or_else(|| of(token));
    };
    if !matches!(kind, "Organization" | "Place") {
        let before = entity.tokens.start.checked_sub(1);
        let words = before.into_iter().chain(entity.tokens.start..entity.tokens.end);
        let told = words
            .clone()
            .find_map(|i| super::lexicon::honorific(&tree.token(i).form).flatten())
            .or_else(|| super::lexicon::first_name(&tree.token(entity.tokens.start).form, tree.language()));
        if told.is_some() {
            return told;
        }
    }
    if tree.language() == Language::English {
        return None;
    }
    let determiner = tree.with(token, &["det"]).filter(|&d| !tree.lower(d).ends_with('\'')).find_map(of);
    let first = &tree.token(entity.tokens.start).form;
    let ending = (kind == "Person" && entity.tokens.end - entity.tokens.start > 1)
        .then(|| super::lexicon::gender_by_ending(first))
        .flatten();
    let predicate = tree.head(token).filter(|_| tree.is(token, &["nsubj"])).and_then(|head| {
        let participle = tree.feature(head, "VerbForm") == Some("Part")
            && tree.with(head, &["aux"]).any(|a| matches!(tree.lemma(a).as_str(), "être"));
        let attribute = tree.first(head, &["cop"]).is_some() && tree.language() == Language::French;
        // `est une entreprise` shows how the name is taken up; so does `est fondée`.
        (participle || attribute && tree.has_pos(head, &[Upos::Adj, Upos::Noun])).then(|| of(head)).flatten()
    });
    let holder = tree.head(token).filter(|&h| {
        tree.is(token, &["appos", "flat", "nmod"])
            && tree.has_pos(h, &[Upos::Noun])
            && tree.first(token, &["case"]).is_none()
            && (kind != "Person" || is_for_persons(tree, h))
    });
    determiner.or(predicate).or_else(|| holder.and_then(of)).or(ending)
}

/// Number as the words show it; a name is one unless it stands with a plural article.
#[must_use]
pub fn plural(tree: &Tree<'_>, token: usize) -> Option<bool> {
    let named = tree.sentence.entities.iter().any(|e| e.tokens.contains(token));
    let several = |i: usize| tree.feature(i, "Number").map(|n| n == "Plur");
    if named {
        return Some(tree.with(token, &["det"]).any(|d| several(d) == Some(true)));
    }
    several(token)
}

/// Pronouns that bring somebody in: `quelqu'un`, `certains`, `ceux qui partent`. Number, where their form tells it.
#[must_use]
pub fn introduced(tree: &Tree<'_>, token: usize) -> Option<bool> {
    // `La plus jeune avait 13 ans`
    let definite = |d: usize| matches!(tree.lower(d).as_str(), "le" | "la" | "les" | "l'");
    if tree.language() == Language::French
        && tree.has_pos(token, &[Upos::Adj])
        && tree.is(token, &["nsubj"])
        && tree.with(token, &["det"]).any(definite)
        && tree.with(token, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "plus" | "moins"))
    {
        return Some(tree.feature(token, "Number") == Some("Plur"));
    }
    if !tree.has_pos(token, &[Upos::Pron, Upos::Det]) || tree.is(token, &["det", "case", "mark"]) {
        return None;
    }
    let explained = tree.exactly(token, "acl:relcl").next().is_some();
    match tree.lower(token).as_str() {
        "quelqu'un" | "someone" | "somebody" | "jemand" => Some(false),
        "certains" | "d'autres" | "some" | "others" | "einige" | "manche"
            if tree.is(token, &["nsubj", "obj"]) =>
        {
            Some(true)
        }
        "celui" | "celle" if explained => Some(false),
        "ceux" | "celles" | "those" if explained => Some(true),
        _ => None,
    }
}

/// Whether a common noun starts the sentence's own coordination (`X et Y`).
#[must_use]
pub fn coordination(tree: &Tree<'_>, token: usize) -> Vec<usize> {
    let members: Vec<usize> = tree
        .with(token, &["conj"])
        .filter(|&c| {
            tree.has_pos(c, &[Upos::Noun, Upos::Propn]) && tree.first(c, &["nsubj", "cop"]).is_none()
        })
        .collect();
    let joined = members.iter().any(|&m| {
        tree.with(m, &["cc"])
            .any(|c| matches!(tree.lower(c).as_str(), "et" | "ou" | "and" | "or" | "und" | "oder" | "&"))
    });
    if joined { std::iter::once(token).chain(members).collect() } else { Vec::new() }
}

/// Whether the token is part of a name.
#[must_use]
pub fn is_named(sentence: &Sentence, token: usize) -> bool {
    sentence.entities.iter().any(|e| e.tokens.contains(token))
}
