//! Numbers that spare what they count: `l'hôpital en a recruté deux`, `les onze ont refusé`, `un seul est parti`,
//! `la plupart étaient au chômage`.
//!
//! Reads: a French phrase that is a number or a share and names nothing. What it counts is the last noun in the plural
//! that can be counted, in its sentence or the two before.

use super::coreference::Referent;
use super::document::{Document, Place, slug, words_as_written};
use super::quantity::{self, Kind, Quantity};
use crate::analysis::{Language, Sentence, Upos};
use crate::claims::Phrase;
use crate::claims::circumstance::is_time_noun;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase::argument;
use crate::claims::tree::Tree;

/// How many sentences back what is counted may stand.
const REACH: usize = 2;
/// The same for words that go on speaking of some of them: `certains`, `d'autres`.
const FAR_SHARE: usize = 5;
/// How many sentences back `six modèles` may stand before `des six`.
const FAR: usize = 14;

/// What the phrase says with the noun beside its number: `deux anesthésistes`, `quatrième gynécologue`.
#[must_use]
pub fn spelt_out(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let sentence = document.sentence(place);
    if is_other(sentence, phrase) {
        return other(document, place, phrase);
    }
    if is_of_so_many(sentence, phrase) {
        return of_so_many(document, place, phrase);
    }
    if let Some(share) = further_share(sentence, phrase) {
        return Some(share);
    }
    if !is_bare_count(sentence, phrase) {
        return None;
    }
    if let Some(part) = part_of_sum(document, place, phrase) {
        return Some(part);
    }
    let noun = counted(document, place, phrase)?;
    let own: Vec<usize> = (phrase.first..=phrase.last)
        .filter(|&i| sentence.tokens[i].upos != Upos::Det && sentence.tokens[i].upos != Upos::Punct)
        .collect();
    let number = words_as_written(&sentence.tokens, &own).to_lowercase();
    let label = match share(&sentence.tokens[phrase.head].form) {
        Some(_) => format!("{number} des {}", noun.plural),
        None if is_collective(&sentence.tokens[phrase.head].form) => {
            let vowel = noun.plural.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'h']);
            format!("{number} {}{}", if vowel { "d'" } else { "de " }, noun.plural)
        }
        None if is_one(sentence, phrase) => format!("{number} {}", noun.singular),
        None => format!("{number} {}", noun.plural),
    };
    let kind = Lexicon::of(sentence.language).noun_kind(&noun.singular).unwrap_or("Thing");
    Some(Referent { slug: slug(&label), label, kind })
}

/// `48 000 euros ont été réunis. La moitié a payé le toit.`: a part of the money just told of.
fn part_of_sum(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let here = Tree::new(document.sentence(place));
    let part = share(&here.token(phrase.head).form).filter(|s| matches!(*s, "moitié" | "tiers" | "quart"))?;
    let together = here.head(phrase.head).is_none_or(|verb| here.feature(verb, "Number") != Some("Plur"));
    if !together || !here.is(phrase.head, &["nsubj"]) {
        return None;
    }
    let at = document.before(place)?;
    let before = Tree::new(document.sentence(at));
    let told = |q: &Quantity| q.tokens.range().any(|i| before.is(i, &["nsubj", "obj"]));
    let sum = quantity::find(before.sentence).into_iter().find(|q| q.kind == Kind::Money && told(q))?;
    let span = document.span(at, sum.tokens.start, sum.tokens.end - 1);
    let label = format!("{part} des {}", document.transcript.text.slice(span));
    Some(Referent { slug: slug(&label), label, kind: "Thing" })
}

/// `une autre`, `trois autres`: so many more of what was just counted.
fn is_other(sentence: &Sentence, phrase: Phrase) -> bool {
    let form = |i: usize| sentence.tokens[i].form.to_lowercase();
    let alone = phrase.first + 1 == phrase.head && phrase.last == phrase.head;
    let several = alone
        && (sentence.tokens[phrase.first].upos == Upos::Num
            || matches!(form(phrase.first).as_str(), "un" | "une" | "plusieurs" | "quelques"));
    several
        && sentence.language == Language::French
        && matches!(form(phrase.head).as_str(), "autre" | "autres")
        && sentence.tokens[phrase.head].relation() == "nsubj"
}

/// `le plus rapide des six`, `deux des cinq`: of those that were just counted.
fn is_of_so_many(sentence: &Sentence, phrase: Phrase) -> bool {
    let number = &sentence.tokens[phrase.last];
    let of = |c: usize| {
        c < phrase.last
            && sentence.tokens[c].relation() == "case"
            && matches!(sentence.tokens[c].form.to_lowercase().as_str(), "des" | "de")
    };
    let noun = (phrase.first..=phrase.last).any(|i| {
        let token = &sentence.tokens[i];
        let best = matches!(token.lemma.as_str(), "meilleur" | "pire" | "premier" | "dernier" | "plus");
        matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Sym) && !(i == phrase.head && best)
    });
    sentence.language == Language::French
        && number.upos == Upos::Num
        && number.head == Some(phrase.head)
        && matches!(number.relation(), "nmod" | "obl")
        && phrase.head < phrase.last
        && sentence.children(phrase.last).any(of)
        && !noun
        && !number.form.chars().all(|c| c.is_ascii_digit() && number.form.len() == 4)
}

fn of_so_many(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let sentence = document.sentence(place);
    let noun = counted_before(document, place, &sentence.tokens[phrase.last].form)?;
    let own: Vec<usize> = (phrase.first..=phrase.last)
        .skip_while(|&i| matches!(sentence.tokens[i].upos, Upos::Det | Upos::Punct))
        .collect();
    let label = format!("{} {}", words_as_written(&sentence.tokens, &own).to_lowercase(), noun.plural);
    let kind = Lexicon::of(sentence.language).noun_kind(&noun.singular).unwrap_or("Thing");
    Some(Referent { slug: slug(&label), label, kind })
}

/// `60 % des clients sont satisfaits, 20 % ne le sont pas`: a further share of the same.
fn further_share(sentence: &Sentence, phrase: Phrase) -> Option<Referent> {
    let tree = Tree::new(sentence);
    let share = |i: usize| matches!(tree.token(i).form.as_str(), "%" | "pourcent");
    let of = |c: usize| matches!(tree.lower(c).as_str(), "de" | "des" | "du" | "d'" | "d’");
    let whole = |i: usize| tree.with(i, &["nmod"]).find(|&n| n > i && tree.with(n, &["case"]).any(of));
    let bare = share(phrase.head)
        && tree.is(phrase.head, &["nsubj"])
        && phrase.last == phrase.head
        && whole(phrase.head).is_none();
    let first = (0..phrase.first)
        .rev()
        .find(|&i| bare && share(i) && tree.is(i, &["nsubj"]) && whole(i).is_some())?;
    let noun = argument(&tree, whole(first)?);
    let own: Vec<usize> = (phrase.first..=phrase.last).collect();
    let case = tree.with(noun.head, &["case"]).find(|&c| of(c))?;
    let rest: Vec<usize> = (case..=noun.last).collect();
    let written = |words: &[usize]| words_as_written(&sentence.tokens, words);
    let label = format!("{} {}", written(&own), written(&rest));
    let kind = Lexicon::of(sentence.language).noun_kind(&tree.lemma(noun.head)).unwrap_or("Thing");
    Some(Referent { slug: slug(&label), label, kind })
}

/// The noun that stood with this very number some sentences before: `six modèles` for `des six`.
fn counted_before(document: &Document<'_>, place: Place, number: &str) -> Option<Counted> {
    let mut at = place;
    for _ in 0..FAR {
        at = document.before(at)?;
        let sentence = document.sentence(at);
        let noun = (0..sentence.tokens.len()).rev().find_map(|i| {
            let token = &sentence.tokens[i];
            let same = token.upos == Upos::Num && token.form.eq_ignore_ascii_case(number);
            let noun = token.head.filter(|_| same && token.relation() == "nummod")?;
            let tree = Tree::new(sentence);
            let fits = tree.has_pos(noun, &[Upos::Noun])
                && !is_time_noun(&tree, noun)
                && !is_measure(&tree.lemma(noun));
            fits.then_some(noun)
        });
        if let Some(noun) = noun {
            return Some(spell(sentence, noun));
        }
    }
    None
}

fn other(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let sentence = document.sentence(place);
    let noun = counted(document, place, phrase)?;
    let words = words_as_written(&sentence.tokens, &[phrase.first, phrase.head]).to_lowercase();
    let noun = if words.ends_with('s') { noun.plural } else { noun.singular };
    let kind = Lexicon::of(sentence.language).noun_kind(&noun).unwrap_or("Thing");
    let label = format!("{words} {noun}");
    Some(Referent { slug: slug(&label), label, kind })
}

/// The dictionary form of what a bare number counts.
#[must_use]
pub fn unit(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<String> {
    let sentence = document.sentence(place);
    let number = sentence.tokens[phrase.head].upos == Upos::Num && is_bare_count(sentence, phrase);
    counted(document, place, phrase).filter(|_| number).map(|noun| noun.singular)
}

/// Whether the words say how many, or which one by its number, and not of what.
#[must_use]
pub fn is_bare_count(sentence: &Sentence, phrase: Phrase) -> bool {
    let token = &sentence.tokens[phrase.head];
    let form = token.form.to_lowercase();
    let determined = |words: &[&str]| {
        sentence.children(phrase.head).any(|c| {
            sentence.tokens[c].relation() == "det"
                && words.contains(&sentence.tokens[c].form.to_lowercase().as_str())
        })
    };
    let complement = sentence.children(phrase.head).any(|c| {
        let relation = sentence.tokens[c].relation();
        matches!(relation, "nmod" | "obl" | "nummod" | "flat" | "acl" | "appos") && c > phrase.head
    });
    let names = (phrase.first..=phrase.last).any(|i| {
        i != phrase.head
            && matches!(sentence.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Sym)
    });
    // `en 2022`, `à 410`: a number behind a preposition is a year or a measure.
    let marked = sentence.children(phrase.head).any(|c| sentence.tokens[c].relation() == "case");
    // `a chuté d'un tiers`: by how much, and of nothing else.
    let change = marked && sentence.tokens[phrase.head].deprel.starts_with("obl");
    let year = form.len() == 4 && form.chars().all(|c| c.is_ascii_digit());
    let counts = match token.upos {
        Upos::Num => !marked && !year,
        // `une s'est vendue 900 000 euros`
        Upos::Pron => {
            // `j'en ai refusé une`
            let of_them = || {
                let en = |verb: usize| sentence.children(verb).any(|c| sentence.tokens[c].form == "en");
                token.relation() == "obj" && token.head.is_some_and(en)
            };
            let none = || matches!(form.as_str(), "aucun" | "aucune") && of_them();
            none()
                || matches!(form.as_str(), "un" | "une")
                    && !marked
                    && (token.relation() == "nsubj" || of_them())
        }
        _ => {
            // `la majorité est divisée`: those who govern.
            !change
                && share(&form).is_some_and(|s| s != "majorité" || determined(&["une"]))
                && determined(&["la", "le", "un", "une"])
                || matches!(form.as_str(), "seul" | "seule") && determined(&["un", "une"])
                || (is_ordinal(&form) || is_collective(&form)) && determined(&["un", "une"])
        }
    };
    sentence.language == Language::French && counts && !complement && !names
}

fn share(form: &str) -> Option<&str> {
    ["plupart", "majorité", "moitié", "tiers", "quart"].into_iter().find(|s| form.eq_ignore_ascii_case(s))
}

/// `une quarantaine étaient inconnues`: about so many.
pub(super) fn is_collective(form: &str) -> bool {
    [
        "dizaine",
        "douzaine",
        "quinzaine",
        "vingtaine",
        "trentaine",
        "quarantaine",
        "cinquantaine",
        "soixantaine",
        "centaine",
    ]
    .contains(&form.to_lowercase().as_str())
}

fn is_ordinal(form: &str) -> bool {
    form.ends_with("ième") && form.len() > 5 || form == "seconde" || form == "second"
}

/// Whether the phrase is about one of them: `un quatrième`, `un seul`.
fn is_one(sentence: &Sentence, phrase: Phrase) -> bool {
    let form = sentence.tokens[phrase.head].form.to_lowercase();
    is_ordinal(&form) || matches!(form.as_str(), "seul" | "seule" | "un" | "une" | "aucun" | "aucune")
}

/// A noun that numbers go with.
struct Counted {
    /// As the text has it, with its adjective: `médecins généralistes`.
    plural: String,
    /// Its dictionary form.
    singular: String,
}

/// The plural and the dictionary form of what a word for some of them counts, of a gender where it shows one.
pub(super) fn counted_as(
    document: &Document<'_>,
    place: Place,
    phrase: Phrase,
    gender: Option<&str>,
) -> Option<(String, String)> {
    counted_of(document, place, phrase, (gender, FAR_SHARE)).map(|noun| (noun.plural, noun.singular))
}

fn counted(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<Counted> {
    counted_of(document, place, phrase, (gender_of(document.sentence(place), phrase), REACH))
}

fn counted_of(
    document: &Document<'_>,
    place: Place,
    phrase: Phrase,
    (gender, reach): (Option<&str>, usize),
) -> Option<Counted> {
    let mut at = place;
    for back in 0..=reach {
        let sentence = document.sentence(at);
        let end = if back == 0 { phrase.first } else { sentence.tokens.len() };
        let noun = last_countable(sentence, end, gender);
        if let Some(noun) = noun.filter(|&n| reach == REACH || is_told_of(sentence, n)) {
            return Some(spell(sentence, noun));
        }
        at = document.before(at)?;
    }
    None
}

/// Whether a sentence is about what the noun names, or brings it in: `Les bénévoles viennent`, `Nous vendons des vélos`.
fn is_told_of(sentence: &Sentence, noun: usize) -> bool {
    let tree = Tree::new(sentence);
    let new = |d: usize| tree.feature(d, "Definite") == Some("Ind") || tree.is(d, &["nummod"]);
    tree.is(noun, &["nsubj"]) || tree.is(noun, &["obj"]) && tree.with(noun, &["det", "nummod"]).any(new)
}

/// The noun that numbers stand with (`douze personnes`), else the last subject or object, else the last one at all.
/// Of what gender `gender` says, if it says any.
fn last_countable(sentence: &Sentence, end: usize, gender: Option<&str>) -> Option<usize> {
    let tree = Tree::new(sentence);
    let agrees = |i: usize| gender.is_none() || tree.feature(i, "Gender").is_none_or(|g| Some(g) == gender);
    let countable = |&i: &usize| {
        tree.has_pos(i, &[Upos::Noun])
            && agrees(i)
            && tree.feature(i, "Number") == Some("Plur")
            && !is_time_noun(&tree, i)
            && share(&tree.lower(i)).is_none()
            && !is_measure(&tree.lemma(i))
    };
    let found: Vec<usize> = (0..end).filter(countable).collect();
    let last = |fits: &dyn Fn(usize) -> bool| found.iter().rev().copied().find(|&i| fits(i));
    let numbered = |i: usize| tree.first(i, &["nummod"]).is_some();
    let argument = |i: usize| {
        tree.is(i, &["nsubj", "obj", "root", "dislocated", "conj"]) || tree.token(i).deprel == "obl:arg"
    };
    last(&numbered).or_else(|| last(&argument)).or_else(|| last(&|_| true))
}

/// `une`, `un seul`: the gender of what they are one of.
fn gender_of(sentence: &Sentence, phrase: Phrase) -> Option<&'static str> {
    let forms = || sentence.tokens[phrase.first..=phrase.last].iter().map(|t| t.form.to_lowercase());
    if !is_one(sentence, phrase) {
        return None;
    }
    if forms().any(|f| matches!(f.as_str(), "une" | "seule" | "aucune")) {
        return Some("Fem");
    }
    forms().any(|f| matches!(f.as_str(), "un" | "seul" | "aucun")).then_some("Masc")
}

fn is_measure(lemma: &str) -> bool {
    matches!(
        lemma,
        "million"
            | "milliard"
            | "millier"
            | "euro"
            | "dollar"
            | "franc"
            | "kilomètre"
            | "mètre"
            | "degré"
            | "point"
    )
}

/// The noun with the adjectives right behind it.
fn spell(sentence: &Sentence, noun: usize) -> Counted {
    let adjectives = (noun + 1..sentence.tokens.len()).take_while(|&i| {
        sentence.tokens[i].upos == Upos::Adj
            && sentence.tokens[i].head == Some(noun)
            && sentence.tokens[i].relation() == "amod"
    });
    let whole: Vec<usize> = std::iter::once(noun).chain(adjectives).collect();
    Counted {
        plural: words_as_written(&sentence.tokens, &whole).to_lowercase(),
        singular: sentence.tokens[noun].lemma.to_lowercase(),
    }
}
