//! Appositions and titles: `Thales, groupe français d'électronique`, `le PDG de Meta, Mark Zuckerberg`,
//! `Meta's chief executive Mark Zuckerberg`.
//!
//! An apposition says that one thing is another. A title beside a name says what office the person holds, and
//! where, only when the text names the organisation.

use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::tree::{Tree, join_words};
use super::copular::be;
use super::described::defined;
use crate::analysis::{EntityType, Language, Upos};

/// What an apposition says.
#[derive(Debug, Clone)]
pub struct Identity {
    /// What is described.
    pub subject: Phrase,
    /// What it is, or where the office is held.
    pub object: Object,
    /// `être`, `être PDG de`.
    pub relation: RelationPhrase,
    /// First and last token of the quote.
    pub quote: (usize, usize),
}

/// The identities stated at the noun `head`.
#[must_use]
pub fn identities(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> Vec<Identity> {
    let mut found = Vec::new();
    for beside in tree.with(head, &["appos", "flat", "nmod", "amod"]).collect::<Vec<_>>() {
        if tree.is(beside, &["amod"]) {
            found.extend(calling(tree, lexicon, head, beside));
            continue;
        }
        if tree.is(beside, &["nmod", "flat"])
            && (tree.first(beside, &["case"]).is_some() || !is_name(tree, beside))
        {
            continue;
        }
        // `nous sommes trois, dont Pauline Bourdet`: one of them.
        if (head + 1..beside).any(|i| tree.lower(i) == "dont") {
            continue;
        }
        if says_nothing_of(tree, lexicon, head, beside) {
            continue;
        }
        // `LÉZARDAN (Finistère)`: where it lies.
        let bracketed = tree.extent(beside).0.checked_sub(1).is_some_and(|b| tree.lower(b) == "(")
            || tree.with(beside, &["punct"]).any(|p| tree.lower(p) == "(");
        let place = tree
            .sentence
            .entities
            .iter()
            .any(|e| e.kind == EntityType::Location && e.tokens.contains(beside));
        let held = || lexicon.title(&tree.lemma(head)).is_some();
        if bracketed && place && (is_name(tree, head) || held()) || is_figure_of_place(tree, head, beside) {
            continue;
        }
        if let Some(identity) =
            office(tree, lexicon, head, beside).or_else(|| office(tree, lexicon, beside, head))
        {
            found.push(identity);
        } else if let Some(identity) =
            titled(tree, lexicon, head, beside).or_else(|| within(tree, head, beside))
        {
            found.push(identity);
        } else if tree.is(beside, &["appos"]) && !is_genre(tree, head) {
            let name = name_behind(tree, head, beside).unwrap_or(head);
            found.extend(description(tree, name, beside));
            let others = named_beside(tree, head, beside);
            found.extend(others.filter_map(|other| description(tree, other, beside)));
            let further = tree.with(beside, &["conj"]).filter(|&c| is_further(tree, lexicon, c));
            found.extend(further.filter_map(|c| with_complement(tree, beside, description(tree, name, c)?)));
        }
    }
    found
}

/// `Anna Roy et Paul Brun, membres du bureau, …`: who else is said to be so, by a plural.
fn named_beside<'a>(tree: &'a Tree<'_>, head: usize, beside: usize) -> impl Iterator<Item = usize> + 'a {
    let several = tree.language() == Language::French
        && tree.feature(beside, "Number") == Some("Plur")
        && is_name(tree, head);
    tree.with(head, &["conj"]).filter(move |&c| several && is_name(tree, c) && head < c && c < beside)
}

/// `présidente et petite-fille du fondateur`: what stands behind the second may have been hung on the first.
fn with_complement(tree: &Tree<'_>, first: usize, identity: Identity) -> Option<Identity> {
    let Object::Phrase(object) = identity.object else { return Some(identity) };
    let alone = object.first == object.last;
    let behind = tree.with(first, &["nmod"]).find(|&d| alone && tree.extent(d).0 == object.last + 1);
    let last = behind.map_or(object.last, |d| tree.extent(d).1);
    let quote = (identity.quote.0, identity.quote.1.max(last));
    Some(Identity { object: Object::Phrase(Phrase { last, ..object }), quote, ..identity })
}

/// `Anna Roy, présidente et petite-fille du fondateur`: what else she is, and nobody beside her.
fn is_further(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let and = tree.with(noun, &["cc"]).find(|&c| c < noun);
    tree.language() == Language::French
        && tree.has_pos(noun, &[Upos::Noun])
        && (lexicon.noun_kind(&tree.lemma(noun)) == Some("Person")
            || lexicon.title(&tree.lemma(noun)).is_some())
        && tree.first(noun, &["det", "case", "nummod", "nsubj"]).is_none()
        && and.is_some_and(|c| c > 0 && tree.token(c - 1).form != ",")
}

/// `Anne Guérin, principale depuis sept ans`: what somebody does, taken for an adjective.
fn calling(tree: &Tree<'_>, lexicon: &Lexicon, name: usize, noun: usize) -> Option<Identity> {
    let does = lexicon.noun_kind(&tree.lemma(noun)) == Some("Person")
        || lexicon.noun_kind(&tree.lower(noun)) == Some("Person");
    let bare = tree.first(noun, &["advmod", "det"]).is_none();
    let person =
        tree.sentence.entities.iter().any(|e| e.kind == EntityType::Person && e.tokens.contains(name));
    let set_off = noun > name && tree.token(noun - 1).form == "," && is_name(tree, name);
    let french = tree.language() == Language::French;
    (does && bare && person && set_off && french).then(|| {
        let subject = name_phrase(tree, name);
        let object = phrase::argument(tree, noun);
        Identity {
            subject,
            object: Object::Phrase(object),
            relation: copula(tree),
            quote: (subject.first, object.last),
        }
    })
}

/// `La microbiologiste Hélène Vasseur, directrice au CNRS`: behind a comma, the second thing that is said of the name.
fn name_behind(tree: &Tree<'_>, head: usize, beside: usize) -> Option<usize> {
    let comma = (head + 1..beside).any(|i| tree.token(i).form == ",");
    let person = |n: usize| {
        tree.sentence.entities.iter().any(|e| e.kind == EntityType::Person && e.tokens.contains(n))
    };
    // `Sa fille, Anna, infirmière à Brest`
    let close = |n: usize| n == head + 2 || (head..n).all(|i| tree.token(i).form != ",");
    let french = tree.language() == Language::French;
    tree.with(head, &["appos", "flat", "nmod"]).filter(|_| comma && french && !is_name(tree, head)).find(
        |&n| {
            let bare = is_name(tree, n) && tree.first(n, &["case"]).is_none();
            head < n && n < beside && bare && person(n) && close(n)
        },
    )
}

/// `(Jura, 900 habitants)`: in brackets, the figure is of what stands before them.
fn is_figure_of_place(tree: &Tree<'_>, head: usize, beside: usize) -> bool {
    let opened = head > 0 && tree.lower(head - 1) == "(";
    opened && is_name(tree, head) && tree.first(beside, &["nummod"]).is_some()
}

/// `Anna Roy, bonsoir`, `RENNES — ENTRETIEN`, `Anna Roy (Solveo)`: a greeting, the kind of text, and where somebody works
/// are nothing that the name is.
fn says_nothing_of(tree: &Tree<'_>, lexicon: &Lexicon, head: usize, beside: usize) -> bool {
    let of = |kind: EntityType, i: usize| {
        tree.sentence.entities.iter().any(|e| e.kind == kind && e.tokens.contains(i))
    };
    let bracketed = tree.extent(beside).0.checked_sub(1).is_some_and(|b| tree.lower(b) == "(")
        || tree.with(beside, &["punct"]).any(|p| tree.lower(p) == "(");
    let firm = bracketed
        && is_name(tree, beside)
        && is_name(tree, head)
        && of(EntityType::Person, head)
        && !of(EntityType::Person, beside);
    // `l'Estelle (Turin)`: a name in brackets behind another tells where it is as often as what.
    let capitals = |i: usize| tree.token(i).form.chars().all(|c| c.is_uppercase() || c == '.');
    let alone = tree.extent(beside).0 >= beside && tree.first(beside, &["flat", "nmod", "amod"]).is_none();
    let firm = firm
        || bracketed
            && tree.language() == Language::French
            && alone
            && is_name(tree, beside)
            && is_name(tree, head)
            && !capitals(head)
            && !capitals(beside);
    let greets = lexicon.lists(List::Greetings, &tree.lower(beside));
    // `the Peace Fund (https://…)`: where to read about it.
    let address = tree.lower(beside).contains("://") || tree.lower(beside).starts_with("www.");
    tree.is(beside, &["appos"]) && (greets || firm || address || is_genre(tree, beside))
}

/// `Interview – Julie Marchand, mécanicienne`: what kind of text it is, and not who.
fn is_genre(tree: &Tree<'_>, index: usize) -> bool {
    matches!(
        tree.lower(index).as_str(),
        "interview"
            | "entretien"
            | "portrait"
            | "reportage"
            | "rencontre"
            | "enquête"
            | "tribune"
            | "podcast"
            | "gespräch"
    ) && tree.with(index, &["det"]).all(|d| tree.feature(d, "Definite") == Some("Def"))
        && (tree.first(index, &["det"]).is_none() || tree.first(index, &["nmod", "amod", "acl"]).is_none())
}

fn is_name(tree: &Tree<'_>, index: usize) -> bool {
    // `Formica rufa`: the second word of a name that is not English.
    let foreign = tree.language() == Language::English
        && tree.has_pos(index, &[Upos::X, Upos::Noun])
        && tree.with(index, &["compound"]).any(|c| {
            c + 1 == index && tree.has_pos(c, &[Upos::Propn]) && tree.first(index, &["det"]).is_none()
        });
    tree.has_pos(index, &[Upos::Propn]) || foreign
}

/// `title` is an office noun with its organisation, `name` the person.
fn office(tree: &Tree<'_>, lexicon: &Lexicon, title: usize, name: usize) -> Option<Identity> {
    if !is_name(tree, name) || lexicon.title(&tree.lemma(title)).is_none() {
        return None;
    }
    let organisation = tree.with(title, &["nmod", "compound"]).find(|&n| {
        n != name
            && (tree.has_pos(n, &[Upos::Propn]) || lexicon.noun_kind(&tree.lemma(n)) == Some("Organization"))
            && (tree.first(n, &["case"]).is_some()
                || tree.token(n).deprel.starts_with("nmod:poss")
                || tree.is(n, &["compound"]))
    })?;
    // `cheffe de service`: a bare noun is part of the office, not where it is held.
    let bare = tree.has_pos(organisation, &[Upos::Noun])
        && tree.first(organisation, &["det", "nmod", "flat", "amod"]).is_none();
    if bare && tree.language() != Language::English && !is_definite(tree, organisation) {
        return None;
    }
    let case = tree.with(organisation, &["case"]).next();
    let marker = case.map(|c| tree.lemma(c)).filter(|m| m != "'s");
    let key = format!("{} {}", be(tree), tree.lemma(title));
    // `directrice financière de Nordéa`: which office it is.
    let kinds: Vec<usize> = tree
        .with(title, &["amod"])
        .filter(|&a| a > title && a < organisation && tree.language() == Language::French)
        .collect();
    let words: Vec<String> = kinds.iter().map(|&a| tree.lower(a)).collect();
    let whole = join_words(
        &std::iter::once(key.as_str()).chain(words.iter().map(String::as_str)).collect::<Vec<_>>(),
    );
    let lemma = join_words(&[whole.as_str(), marker.as_deref().unwrap_or("of")]);
    let mut tokens = vec![title];
    tokens.extend(kinds);
    tokens.extend(case);
    let subject = Phrase { head: name, ..name_phrase(tree, name) };
    let object = phrase::argument(tree, organisation);
    Some(Identity {
        subject,
        object: Object::Phrase(object),
        relation: RelationPhrase {
            tokens,
            lemma,
            key,
            marker: marker.or(Some("of".to_owned())),
            kind: PredicateKind::Copula,
        },
        quote: (subject.first.min(object.first).min(title), subject.last.max(object.last).max(title)),
    })
}

/// `Prime Minister Juha Sipila`, `la ministre Marie Dubois`: a title right before a name.
fn titled(tree: &Tree<'_>, lexicon: &Lexicon, head: usize, beside: usize) -> Option<Identity> {
    let (title, name) = if is_name(tree, beside) { (head, beside) } else { (beside, head) };
    // Forms of address (`Mr`) are written with a capital.
    let office =
        lexicon.title(&tree.lemma(title)).is_some_and(|office| office.starts_with(char::is_lowercase));
    let person =
        tree.sentence.entities.iter().any(|e| e.kind == EntityType::Person && e.tokens.contains(name));
    let address = tree.language() == Language::French
        && matches!(tree.lower(title).trim_end_matches('.'), "maître" | "me" | "pr" | "dr" | "prof" | "mgr");
    if !office || address || !person || title > name || !tree.has_pos(title, &[Upos::Noun, Upos::Propn]) {
        return None;
    }
    let subject = name_phrase(tree, name);
    let whole = phrase::argument(tree, title);
    let first = (whole.first..title).find(|&i| !tree.is(i, &["det"])).unwrap_or(title);
    let object = Phrase { head: title, first, last: subject.first.checked_sub(1)? };
    let adjacent = object.first <= title && title <= object.last;
    let bare = (object.first..=object.last).all(|i| !tree.has_pos(i, &[Upos::Punct]));
    (adjacent && bare).then(|| Identity {
        subject,
        object: Object::Phrase(object),
        relation: copula(tree),
        quote: (object.first, subject.last),
    })
}

/// `Cologne, Germany`: a place, and the one around it.
fn within(tree: &Tree<'_>, head: usize, beside: usize) -> Option<Identity> {
    let place = |i: usize| {
        is_name(tree, i)
            && tree.sentence.entities.iter().any(|e| e.kind == EntityType::Location && e.tokens.contains(i))
    };
    let comma = beside > head && (head + 1..beside).any(|i| tree.token(i).form == ",");
    let marked = tree.first(beside, &["case"]).is_some();
    if tree.language() != Language::English || !place(head) || !place(beside) || !comma || marked {
        return None;
    }
    let (subject, object) = (name_phrase(tree, head), name_phrase(tree, beside));
    let marker = Some("in".to_owned());
    let relation = RelationPhrase { lemma: "be in".to_owned(), marker, ..copula(tree) };
    Some(Identity { subject, object: Object::Phrase(object), relation, quote: (subject.first, object.last) })
}

/// The copula that an apposition leaves out.
fn copula(tree: &Tree<'_>) -> RelationPhrase {
    RelationPhrase {
        lemma: be(tree).to_owned(),
        key: be(tree).to_owned(),
        kind: PredicateKind::Copula,
        ..RelationPhrase::default()
    }
}

/// Whether a contracted preposition holds the article: `du groupe`, `vom Konzern`.
fn is_definite(tree: &Tree<'_>, noun: usize) -> bool {
    tree.with(noun, &["case"]).any(|c| tree.feature(c, "Definite") == Some("Def"))
}

fn name_phrase(tree: &Tree<'_>, name: usize) -> Phrase {
    let last = tree
        .with(name, &["flat", "compound"])
        .filter(|&d| d > name)
        .map(|d| tree.extent(d).1)
        .max()
        .unwrap_or(name);
    let first = tree.with(name, &["flat", "compound"]).filter(|&d| d < name).min().unwrap_or(name);
    Phrase { head: name, first, last }
}

/// `Puissalres, trente kilomètres plus bas`: how far, and not what.
fn is_distance(tree: &Tree<'_>, noun: usize) -> bool {
    let counted = tree.first(noun, &["nummod"]).is_some() && tree.has_pos(noun, &[Upos::Noun]);
    let after = if noun + 1 < tree.len() { tree.lower(noun + 1) } else { String::new() };
    counted
        && matches!(
            after.as_str(),
            "plus" | "moins" | "avant" | "après" | "further" | "later" | "weiter" | "später"
        )
}

/// `X, un Y`: X is a Y. A list or a mere repetition is no description.
fn description(tree: &Tree<'_>, head: usize, beside: usize) -> Option<Identity> {
    let noun = tree.has_pos(beside, &[Upos::Noun, Upos::Propn]);
    // A hyphen inside a word (`Wien-Paris`) sets nothing off.
    let spaced = |i: usize| i > 0 && tree.token(i - 1).span.end < tree.token(i).span.start;
    let comma = (head..beside).any(|i| match tree.token(i).form.as_str() {
        "," | "(" | "–" | "—" => true,
        "-" => spaced(i),
        _ => false,
    });
    if !noun
        || !comma
        || beside < head
        || tree.first(beside, &["case"]).is_some()
        || tree.has_pos(head, &[Upos::Pron])
        || is_distance(tree, beside)
    {
        return None;
    }
    let subject = phrase::argument(tree, head);
    let object = phrase::argument(tree, beside);
    // `deux ouvriers, Jean Roux et Ali Kaci`: together, and not each.
    let several =
        tree.feature(head, "Number") == Some("Plur") && is_name(tree, beside) && !is_name(tree, head);
    if several && tree.language() == Language::French {
        return None;
    }
    let named = is_name(tree, head) || is_name(tree, beside) || defined(tree, head, beside);
    let called = (0..tree.len())
        .any(|i| matches!(tree.lower(i).trim_start_matches('-'), "vous" | "tu" | "you"))
        && is_name(tree, beside);
    if called || !named || subject.last >= object.first {
        return None;
    }
    Some(Identity {
        subject,
        object: Object::Phrase(object),
        relation: RelationPhrase {
            tokens: Vec::new(),
            lemma: be(tree).to_owned(),
            key: be(tree).to_owned(),
            marker: None,
            kind: PredicateKind::Copula,
        },
        quote: (subject.first, object.last),
    })
}
