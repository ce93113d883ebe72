//! Whom a relative clause or a participle is about, where several nouns stand before it.
//!
//! Reads: the tree, numbers and genders. `la rencontre d'anciens joueurs qui ont changé de métier` is about players, as the verb's
//! number tells; `par la saison et la pierre, qui permet …` about the last of the two. What stands behind a kind that
//! somebody or something is said to be (`Martex est une société qui emploie …`) is told of whoever is of that kind.

use super::super::lexicon::Lexicon;
use super::super::phrase;
use super::super::tree::Tree;
use super::relative::bearer;
use crate::analysis::{EntityType, Language, Upos};
use crate::resolve::{Being, said_of};

/// The noun that the clause below `noun` is about.
pub(super) fn antecedent(tree: &Tree<'_>, clause: usize, noun: usize) -> usize {
    let usual = bearer(tree, noun);
    if tree.language() != Language::French {
        return usual;
    }
    if let Some(known) = of_that_kind(tree, clause, usual) {
        return known;
    }
    let wanted = Form::of_verb(tree, clause);
    if let Some(meant) = by_sense(tree, clause, usual, &wanted) {
        return meant;
    }
    if let Some(last) = last_of_several(tree, clause, usual, &wanted) {
        return last;
    }
    if wanted.fits(tree, usual) || tree.with(usual, &["conj"]).any(|c| c < clause && is_noun(tree, c)) {
        return usual;
    }
    // `les taux d'intérêt (qui …)`: a bare complement in the singular is nothing that is told of.
    let heavy = |i: usize| {
        tree.has_pos(i, &[Upos::Propn])
            || number(tree, i) == Some("Plur")
            || tree.first(i, &["det", "nummod"]).is_some()
    };
    // `le diagnostic de maladies ou la fuite d'un virus qui sont étudiés`: about both.
    if tree.is(usual, &["conj"]) && wanted.number == Some("Plur") {
        return usual;
    }
    let nearer = |&i: &usize| {
        is_noun(tree, i)
            && heavy(i)
            && tree.is(i, &["nmod", "conj", "appos"])
            && tree.is_within(i, usual)
            && !tree.is_within(i, clause)
            && wanted.number.is_some()
            && number(tree, i) == wanted.number
            && wanted.fits(tree, i)
    };
    (usual + 1..clause).rev().find(nearer).unwrap_or(usual)
}

/// `la loi Duval et la loi Morin qui interdisent`: those that one each are several together, which the verb's plural means;
/// any other noun alone.
pub(super) fn meant_together(tree: &Tree<'_>, clause: usize, noun: usize) -> Vec<usize> {
    let one = |i: usize| is_noun(tree, i) && number(tree, i) == Some("Sing");
    let and = |i: usize| tree.with(i, &["cc"]).any(|c| tree.lower(c) == "et");
    let several = tree.language() == Language::French
        && Form::of_verb(tree, clause).number == Some("Plur")
        && tree.is(noun, &["conj"])
        && and(noun);
    let first = tree.head(noun).filter(|_| several);
    let members = first.map(|first| phrase::coordinated(tree, first)).unwrap_or_default();
    let whole = members.contains(&noun) && members.iter().all(|&m| m < clause && one(m));
    if whole { members } else { vec![noun] }
}

/// What only some nouns can be the subject of.
enum Kind {
    /// What people belong to: `qui compte cent membres`.
    Body,
    /// Somebody: `qui dort`.
    Person,
    /// What is nobody: `qui dure un mois`.
    Thing,
    /// A word: `qui signifie « spirale »`.
    Name,
}

impl Kind {
    fn of_verb(tree: &Tree<'_>, clause: usize) -> Option<Self> {
        const HAVING: [&str; 8] =
            ["compter", "employer", "réunir", "fédérer", "regrouper", "rassembler", "salarier", "abriter"];
        let lexicon = Lexicon::of(tree.language());
        let people = |o: usize| {
            tree.has_pos(o, &[Upos::Noun])
                && (o > clause)
                && lexicon.noun_kind(&tree.lemma(o)) == Some("Person")
        };
        let lemma = tree.lemma(clause);
        let quoted =
            (clause + 1..tree.len()).take(2).any(|i| matches!(tree.token(i).form.as_str(), "«" | "\"" | "“"));
        let means = lemma == "signifier"
            || lemma == "vouloir" && tree.with(clause, &["xcomp"]).any(|x| tree.lemma(x) == "dire");
        if means && (quoted || (clause + 1..tree.len()).take(4).any(|i| tree.token(i).form == "«")) {
            return Some(Self::Name);
        }
        if HAVING.contains(&lemma.as_str()) && tree.with(clause, &["obj"]).any(people) {
            return Some(Self::Body);
        }
        match said_of(tree, clause)? {
            Being::Person => Some(Self::Person),
            Being::Thing => Some(Self::Thing),
            Being::Agent | Being::Body => None,
        }
    }

    /// Whether the noun is surely such a one, or surely none.
    fn is(&self, tree: &Tree<'_>, noun: usize) -> Option<bool> {
        const WORDS: &str =
            "nom mot terme prénom expression titre sigle acronyme surnom patronyme toponyme verbe adjectif";
        let lexicon = Lexicon::of(tree.language());
        let lemma = tree.lemma(noun);
        let named = tree.sentence.entities.iter().find(|e| e.tokens.contains(noun)).map(|e| e.kind);
        let kind = lexicon.noun_kind(&lemma);
        let person = named == Some(EntityType::Person)
            || named.is_none() && (kind == Some("Person") || lexicon.title(&lemma).is_some());
        let body = matches!(kind, Some("Organization" | "Group" | "Place"))
            || matches!(named, Some(EntityType::Organization | EntityType::Location));
        let event = lexicon.event(&lemma).is_some();
        match self {
            Self::Body if body || person => Some(body && !person),
            Self::Person if person || body || event => Some(person),
            Self::Thing if person => Some(false),
            Self::Thing if event || kind == Some("Place") => Some(true),
            Self::Name
                if tree.has_pos(noun, &[Upos::Propn]) || WORDS.split(' ').any(|word| word == lemma) =>
            {
                Some(true)
            }
            Self::Name => Some(false),
            _ => None,
        }
    }
}

/// `la présidente du club, qui compte cent membres`, `le prototype de Koru, qui signifie « spirale »`: another noun of the
/// phrase, where only that can be or do so.
fn by_sense(tree: &Tree<'_>, clause: usize, usual: usize, wanted: &Form<'_>) -> Option<usize> {
    let who = tree.with(clause, &["nsubj"]).any(|s| tree.lower(s) == "qui");
    let kind = Kind::of_verb(tree, clause).filter(|_| who)?;
    if kind.is(tree, usual) != Some(false) {
        return None;
    }
    let mut top = usual;
    while let Some(head) = tree.head(top).filter(|&h| tree.is(top, &["nmod"]) && is_noun(tree, h)) {
        top = head;
    }
    let fits = |&i: &usize| {
        i != usual
            && is_noun(tree, i)
            && (i == top || tree.is(i, &["nmod"]))
            && tree.is_within(i, top)
            && !tree.is_within(i, clause)
            && wanted.fits(tree, i)
            && kind.is(tree, i) == Some(true)
    };
    (top..clause).rev().find(fits)
}

/// Number and gender that a clause asks of its subject.
struct Form<'a> {
    number: Option<&'a str>,
    gender: Option<&'a str>,
}

impl<'a> Form<'a> {
    /// What the verb shows, where its subject is `qui` or it is a participle.
    fn of_verb(tree: &Tree<'a>, clause: usize) -> Self {
        let auxiliaries = || tree.with(clause, &["aux", "cop"]);
        let finite = std::iter::once(clause).chain(auxiliaries()).find(|&v| tree.is_finite(v));
        let subject = tree.with(clause, &["nsubj"]).next();
        let who = subject.is_some_and(|s| tree.lower(s) == "qui");
        let passive = || tree.exactly(clause, "aux:pass").next().is_some();
        match finite {
            Some(verb) if who => Self {
                number: tree.feature(verb, "Number"),
                gender: tree.feature(clause, "Gender").filter(|_| passive()),
            },
            None if subject.is_none() && tree.feature(clause, "Tense") == Some("Past") => {
                Self { number: tree.feature(clause, "Number"), gender: tree.feature(clause, "Gender") }
            }
            _ => Self { number: None, gender: None },
        }
    }

    /// Whether the noun may have this form; what nobody knows of it is no hindrance.
    fn fits(&self, tree: &Tree<'_>, noun: usize) -> bool {
        let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
        let gender = tree.feature(noun, "Gender").filter(|_| tree.has_pos(noun, &[Upos::Noun]));
        same(self.number, number(tree, noun)) && same(self.gender, gender)
    }
}

/// The number of a noun, from its article where that shows it.
fn number<'a>(tree: &Tree<'a>, noun: usize) -> Option<&'a str> {
    let article = tree.with(noun, &["det"]).find_map(|d| tree.feature(d, "Number"));
    let counted = tree.with(noun, &["nummod"]).any(|n| !matches!(tree.lower(n).as_str(), "un" | "une" | "1"));
    if counted { Some("Plur") } else { article.or_else(|| tree.feature(noun, "Number")) }
}

fn is_noun(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Noun, Upos::Propn])
}

/// `par la saison et la pierre, qui permet …`: one of several is meant, and it is the last.
fn last_of_several(tree: &Tree<'_>, clause: usize, noun: usize, wanted: &Form<'_>) -> Option<usize> {
    let one = wanted.number == Some("Sing") && tree.is_finite_clause(clause);
    let joined = |c: &usize| {
        *c < clause
            && is_noun(tree, *c)
            && tree.with(*c, &["cc"]).any(|d| matches!(tree.lower(d).as_str(), "et" | "ou"))
    };
    let last = tree.with(noun, &["conj"]).rfind(joined)?;
    (one && number(tree, last) == Some("Sing") && wanted.fits(tree, last)).then_some(last)
}

/// `Martex est une société qui emploie …`: who is said to be of that kind.
fn of_that_kind(tree: &Tree<'_>, clause: usize, kind: usize) -> Option<usize> {
    let copula =
        tree.with(kind, &["cop"]).find(|&c| tree.is_finite(c) && tree.feature(c, "Mood") == Some("Ind"))?;
    let one = tree.with(kind, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"));
    let denied = tree.with(kind, &["advmod"]).any(|d| matches!(tree.lower(d).as_str(), "ne" | "n'" | "pas"));
    let subject = tree.with(kind, &["nsubj"]).find(|&s| s < copula)?;
    let definite = || {
        tree.with(subject, &["det"]).any(|d| {
            tree.feature(d, "Definite") == Some("Def")
                || tree.feature(d, "Poss") == Some("Yes")
                || tree.feature(d, "PronType") == Some("Dem")
        })
    };
    let points = matches!(tree.lower(subject).as_str(), "c'" | "ce");
    // `C'est un ami qui m'a prêté la clé` tells who did so.
    let active = tree.exactly(clause, "aux:pass").next().is_none();
    let past = tree.feature(clause, "Tense") == Some("Past") && tree.is_finite(clause)
        || tree.with(clause, &["aux"]).any(|a| tree.is_finite(a));
    let who_did = points && active && past;
    let personal = matches!(
        tree.lower(subject).as_str(),
        "il" | "elle" | "je" | "j'" | "tu" | "nous" | "vous" | "on" | "ils" | "elles"
    );
    let told_of = tree.with(clause, &["nsubj"]).all(|s| tree.lower(s) == "qui");
    let known = points || personal || tree.has_pos(subject, &[Upos::Propn]) || definite();
    // `C'est une idée qui …` is told of an idea, `C'est une société qui …` of the one that was named.
    let lexicon = Lexicon::of(tree.language());
    let body = matches!(lexicon.noun_kind(&tree.lemma(kind)), Some("Organization" | "Product" | "Place"));
    (is_noun(tree, kind) && told_of && one && !denied && !who_did && known && (!points || body))
        .then_some(subject)
}

/// `…, ajoute le maire, précisant que …`: who goes on saying.
pub(super) fn reporter_before(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> Option<usize> {
    let says = |v: usize| lexicon.speech(&tree.lemma(v)).is_some();
    let set_off = tree.extent(clause).0.checked_sub(1).is_some_and(|p| tree.has_pos(p, &[Upos::Punct]))
        || tree.first(clause, &["punct"]).is_some_and(|p| p < clause);
    if !says(clause) || !set_off || tree.feature(clause, "Tense") != Some("Pres") {
        return None;
    }
    (0..clause)
        .rev()
        .filter(|&v| tree.is(v, &["parataxis"]) && says(v))
        .find_map(|v| tree.with(v, &["nsubj"]).find(|&s| v < s && s < clause))
}
