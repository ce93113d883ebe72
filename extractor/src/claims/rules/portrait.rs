//! What a text tells of a person beside their name: `Physicienne à Lyon, Anne Roy publie …`, `Anne Roy, 71 ans, …`,
//! `la climatologue Anne Roy`.
//!
//! It must read the descriptions above, and must not read `À 20 ans, Anne gagne …` (an age of then), `ma sœur Anne`
//! (whose sister is said elsewhere) or `la jeune femme Anne` (which tells nothing).

use super::super::lexicon::Lexicon;
use super::super::phrase;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::tree::Tree;
use super::apposition::Identity;
use super::verbless::have;
use crate::analysis::{EntityType, Language, Upos};

/// The longest description that stands before a name, in tokens.
const LONGEST: usize = 16;

/// Nouns that say of somebody no more than that they are one.
const ANYBODY: &[&str] = &[
    "homme",
    "femme",
    "garçon",
    "fille",
    "personne",
    "dame",
    "monsieur",
    "madame",
    "enfant",
    "jeune",
    "petit",
    "grand",
    "vieux",
    "maître",
    "gars",
    "type",
    "mec",
    "dénommé",
    "famille",
    "fratrie",
    "clan",
    "couple",
    "équipe",
    "groupe",
    "maison",
    "tribu",
    "dynastie",
];

/// What a French sentence tells of the persons it names.
#[must_use]
pub fn identities(tree: &Tree<'_>, lexicon: &Lexicon) -> Vec<Identity> {
    if tree.language() != Language::French {
        return Vec::new();
    }
    let mut found: Vec<Identity> = fronted(tree, lexicon).into_iter().collect();
    for entity in tree.sentence.entities.iter().filter(|e| e.kind == EntityType::Person) {
        let name =
            Phrase { head: entity.tokens.start, first: entity.tokens.start, last: entity.tokens.end - 1 };
        found.extend(aged(tree, name));
        found.extend(called(tree, lexicon, name));
        found.extend(set_behind(tree, lexicon, name));
    }
    found
}

/// `Physicienne à l'université de Lyon, Anne Roy publie un livre`, `Boulanger à Tours, ancien marin, Paul Le Goff …`
fn fronted(tree: &Tree<'_>, lexicon: &Lexicon) -> Option<Identity> {
    let commas = (1..tree.len().min(LONGEST)).filter(|&i| tree.token(i).form == ",");
    commas.filter_map(|comma| set_before(tree, lexicon, comma)).next_back()
}

/// What stands before a comma, where behind it the sentence's subject begins.
fn set_before(tree: &Tree<'_>, lexicon: &Lexicon, comma: usize) -> Option<Identity> {
    let noun = (0..comma).find(|&i| is_calling(tree, lexicon, i) || i == 0 && is_trade(tree, lexicon, i))?;
    // `Enseignante retraitée, …`: the parser may hang the noun on its adjective, or both on the verb.
    let verb = (0..comma).find_map(|i| tree.head(i).filter(|&head| head > comma))?;
    let before = (0..noun).all(|i| tree.is(i, &["amod"]));
    let inside = |i: usize| tree.head(i).is_some_and(|head| head < comma || head == verb);
    let whole = (0..comma).all(|i| inside(i) && !tree.is_finite(i));
    let who = comma + 1;
    let subject = tree.with(verb, &["nsubj"]).find(|&s| s >= who)?;
    let person = is_person(tree, subject) || matches!(tree.lower(subject).as_str(), "il" | "elle");
    let stands = before && whole && tree.extent(subject).0 == who && subject < verb && person;
    stands.then(|| {
        let subject = phrase::argument(tree, subject);
        is_one(tree, subject, Phrase { head: noun, first: 0, last: comma - 1 })
    })
}

/// `Boulanger à Tours`: a trade at the head of a sentence, which the parser may take for a name, or whose noun is not
/// listed but ends as those for trades do.
fn is_trade(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let form = tree.lower(noun);
    let listed = lexicon.noun_kind(&form) == Some("Person") || lexicon.title(&form).is_some();
    let ending = ["logue", "iste", "trice", "graphe", "ienne", "icien"].iter().any(|e| form.ends_with(e));
    let goes_on = noun + 1 < tree.len()
        && (tree.is(noun + 1, &["case"])
            || matches!(tree.lower(noun + 1).as_str(), "à" | "au" | "chez" | "de" | "des" | "du"));
    tree.has_pos(noun, &[Upos::Noun, Upos::Propn, Upos::Adj])
        && tree.first(noun, &["case", "det"]).is_none()
        && goes_on
        && (listed || ending)
}

/// `Anne Roy, 71 ans, …`, `Anne Roy (71 ans)`
fn aged(tree: &Tree<'_>, name: Phrase) -> Option<Identity> {
    let form = |i: usize| if i < tree.len() { tree.token(i).form.as_str() } else { "." };
    let (number, years) = (name.last + 2, name.last + 3);
    let set_off = matches!(form(name.last + 1), "," | "(") && form(years) == "ans";
    let ends = matches!(form(years + 1), "," | ")" | "." | ";" | "et" | ":");
    let age = Phrase { head: years, first: number, last: years };
    (set_off && ends && tree.has_pos(number, &[Upos::Num])).then(|| Identity {
        subject: name,
        object: Object::Phrase(age),
        relation: RelationPhrase {
            lemma: have(Language::French).to_owned(),
            key: have(Language::French).to_owned(),
            kind: PredicateKind::Verb,
            ..RelationPhrase::default()
        },
        quote: (name.first, years),
    })
}

/// `la climatologue Anne Roy`: what somebody is, with an article and right before the name.
fn called(tree: &Tree<'_>, lexicon: &Lexicon, name: Phrase) -> Option<Identity> {
    let noun = name.first.checked_sub(1).filter(|&noun| is_calling(tree, lexicon, noun))?;
    let tied = tree.head(name.head) == Some(noun) || tree.head(noun) == Some(name.head);
    let article = tree.with(noun, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"));
    let one = tree.feature(noun, "Number") != Some("Plur");
    let titled = lexicon.title(&tree.lemma(noun)).is_some();
    (tied && article && one && !titled && tree.has_pos(name.head, &[Upos::Propn]))
        .then(|| is_one(tree, name, Phrase::word(noun)))
}

/// `Anne Roy, chauffeuse depuis deux ans`, where the parser ties what she is to her name as any noun.
fn set_behind(tree: &Tree<'_>, lexicon: &Lexicon, name: Phrase) -> Option<Identity> {
    let noun = tree.with(name.head, &["nmod"]).find(|&n| {
        n > name.last
            && tree.token(n - 1).form == ","
            && is_calling(tree, lexicon, n)
            && tree.first(n, &["det"]).is_none()
    })?;
    Some(is_one(tree, name, phrase::argument(tree, noun)))
}

/// Whether a noun says what somebody is: an office, a trade, a part.
fn is_calling(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let (lemma, form) = (tree.lemma(noun), tree.lower(noun));
    let words = [lemma.as_str(), form.as_str(), lemma.split('-').next().unwrap_or_default()];
    let person = |word: &str| lexicon.noun_kind(word) == Some("Person") || lexicon.title(word).is_some();
    tree.has_pos(noun, &[Upos::Noun, Upos::Adj])
        && tree.first(noun, &["case"]).is_none()
        && words.iter().any(|word| person(word))
        && !ANYBODY.contains(&lemma.as_str())
}

fn is_person(tree: &Tree<'_>, token: usize) -> bool {
    tree.sentence.entities.iter().any(|e| e.kind == EntityType::Person && e.tokens.contains(token))
}

/// Somebody is what the phrase says.
fn is_one(tree: &Tree<'_>, subject: Phrase, object: Phrase) -> Identity {
    let copula = super::copular::be(tree).to_owned();
    let quote = (subject.first.min(object.first), subject.last.max(object.last));
    Identity {
        subject,
        object: Object::Phrase(object),
        relation: RelationPhrase {
            lemma: copula.clone(),
            key: copula,
            kind: PredicateKind::Copula,
            ..RelationPhrase::default()
        },
        quote,
    }
}
