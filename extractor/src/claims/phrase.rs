//! Minimal but complete noun phrases: what names the thing stays, what belongs to the clause goes.
//!
//! [`argument`] keeps a head with its determiner, adjectives, numbers, names and noun complements, and
//! leaves out its preposition, its coordinated siblings (they make claims of their own), relative
//! clauses, appositions and parentheses. The result is contiguous, so that it is an exact slice.

mod joined;
mod listed;
mod quality;
mod shortened;
mod told;
mod which;

use super::circumstance::{is_linking_phrase, is_set_phrase, is_time_noun};
use super::lexicon::{Lexicon, List};
use super::proposition::Phrase;
use super::reader::{is_light_antecedent, is_relative_pronoun};
use super::tree::Tree;
use crate::analysis::{Language, Upos};
use joined::with_others;
pub use joined::{mixed, sharing};
pub use listed::{is_example_mark, listed};
pub use quality::is_added;
use shortened::shortened;
pub use told::told_before;
pub use which::{counted, restricted, unrestricted};

/// Clausal complements (`la capacité de tenir`) up to this many tokens stay with their noun.
const SHORT_CLAUSE: usize = 5;
/// Clauses that say which ones are meant stay with their noun up to this many tokens.
const LONGEST_RESTRICTION: usize = 16;

/// The minimal phrase around `head`.
#[must_use]
pub fn argument(tree: &Tree<'_>, head: usize) -> Phrase {
    if let Some(clause) = told_before(tree, head) {
        return clause;
    }
    let mut kept = vec![false; tree.len()];
    keep(tree, head, head, &mut kept);
    let phrase = without_partitive(tree, contiguous(tree, head, &kept));
    closed(tree, if is_light_antecedent(tree, head) { phrase } else { shortened(tree, phrase, &kept) })
}

/// `une décision « douloureuse »`: with the mark that closes what is opened within.
fn closed(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let count = |marks: [&str; 2]| {
        (phrase.first..=phrase.last).filter(|&i| marks.contains(&tree.token(i).form.as_str())).count()
    };
    let open = count(["«", "“"]) > count(["»", "”"]) || count(["\"", "\""]) % 2 == 1;
    let closes =
        phrase.last + 1 < tree.len() && matches!(tree.token(phrase.last + 1).form.as_str(), "»" | "”" | "\"");
    if open && closes { Phrase { last: phrase.last + 1, ..phrase } } else { phrase }
}

/// The complements of `head` that [`argument`] left out because the phrase would be too long.
#[must_use]
pub fn loose_complements(tree: &Tree<'_>, phrase: Phrase) -> Vec<usize> {
    tree.with(phrase.head, &["nmod"])
        .filter(|&d| {
            d > phrase.last
                && tree.first(d, &["case"]).is_some()
                && !is_set_off(tree, d, phrase.head)
                && !is_linking_phrase(tree, Lexicon::of(tree.language()), d)
        })
        .collect()
}

/// `mais aussi russe`, `but also Russian`: the word joins what it stands before to another.
fn also(tree: &Tree<'_>, phrase: Phrase) -> bool {
    phrase.first < phrase.head
        && matches!(tree.lower(phrase.first).as_str(), "aussi" | "also" | "auch" | "également")
        && tree.is(phrase.head, &["conj"])
        && tree.head(phrase.first) == Some(phrase.head)
}

/// `de vision claire`, `d'importants changements`: the article `de` says nothing by itself, nor does the `que` of a
/// restriction (`que trois salles`).
fn without_partitive(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let restricts = phrase.first < phrase.head
        && matches!(
            tree.lower(phrase.first).as_str(),
            "que" | "qu'" | "soit" | "voire" | "ni" | "neither" | "nor" | "either" | "weder" | "entweder"
        )
        || also(tree, phrase);
    let phrase = Phrase { first: phrase.first + usize::from(restricts), ..phrase };
    let phrase = Phrase { first: phrase.first + joined::added(tree, phrase), ..phrase };
    // `pas mal de questions`: the two words count together.
    let many = phrase.first > 0
        && phrase.first < phrase.head
        && tree.lower(phrase.first) == "mal"
        && tree.lower(phrase.first - 1) == "pas";
    let phrase = Phrase { first: phrase.first - usize::from(many), ..phrase };
    let phrase = Phrase { first: phrase.first - usize::from(is_nearly(tree, phrase)), ..phrase };
    let partitive = phrase.first < phrase.head
        && tree.is(phrase.first, &["det", "case"])
        && matches!(tree.lower(phrase.first).as_str(), "de" | "d'");
    Phrase { first: phrase.first + usize::from(partitive), ..phrase }
}

/// `Presque tous les élèves`, `nearly all pupils`: whether the word before says that it is not quite so many.
fn is_nearly(tree: &Tree<'_>, phrase: Phrase) -> bool {
    const NEARLY: [&str; 10] = [
        "presque",
        "quasiment",
        "quasi",
        "pratiquement",
        "nearly",
        "almost",
        "hardly",
        "fast",
        "beinahe",
        "seulement",
    ];
    let Some(before) = phrase.first.checked_sub(1) else { return false };
    let of_it = tree.head(before).is_some_and(|h| phrase.contains(h));
    of_it && tree.is(before, &["advmod"]) && NEARLY.contains(&tree.lower(before).as_str())
}

/// The phrase with its own preposition or subordinator: how a circumstance is quoted.
#[must_use]
pub fn circumstance(tree: &Tree<'_>, head: usize) -> Phrase {
    let inner = argument(tree, head);
    // `à condition de ne pas dépasser vingt minutes`: the condition is the act.
    let act = tree.with(head, &["acl"]).find(|&c| {
        let (first, last) = tree.extent(c);
        tree.feature(c, "VerbForm") == Some("Inf")
            && first <= inner.last + 1
            && last - first < LONGEST_RESTRICTION
    });
    let set = tree.first(head, &["case"]).is_some() && tree.first(head, &["det"]).is_none();
    let act = act.filter(|_| set && tree.language() == Language::French);
    let inner = act.map_or(inner, |act| Phrase { last: whole(tree, act).last.max(inner.last), ..inner });
    let inner = Phrase { last: inner.last.max(told::with_state(tree, head, inner.last)), ..inner };
    // `entre 2013 et 2023`: both ends.
    let last = tree
        .with(head, &["conj"])
        .filter(|_| is_collective(tree, head))
        .map(|other| argument(tree, other).last)
        .fold(inner.last, usize::max);
    let inner = Phrase { last: last.max(with_others(tree, head, inner.last)), ..inner };
    let inner = Phrase { last: inner.last.max(told::with_occasion(tree, head, inner.last)), ..inner };
    let first = tree
        .with(head, &["case", "mark", "advmod", "det"])
        .filter(|&d| d < inner.first && !tree.is(d, &["advmod"]) || d + 1 == inner.first)
        .map(|d| tree.extent(d).0)
        .min()
        .unwrap_or(inner.first);
    let mut first = first.min(inner.first);
    while first < head && matches!(tree.token(first).form.as_str(), "," | ";" | ":" | "–" | "—") {
        first += 1;
    }
    // `non sans humour`
    if first > 0 && tree.lower(first) == "sans" && tree.lower(first - 1) == "non" {
        first -= 1;
    }
    Phrase { head, first, last: inner.last }
}

/// A whole clause or phrase, surrounding punctuation left out.
#[must_use]
pub fn whole(tree: &Tree<'_>, head: usize) -> Phrase {
    let (mut first, mut last) = tree.extent(head);
    while first < head && is_edge(tree, first) {
        first += 1;
    }
    while last > head && is_edge(tree, last) {
        last -= 1;
    }
    Phrase { head, first, last }
}

/// The coordinated siblings that fill the same slot, the first one included.
#[must_use]
pub fn coordinated(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let mut members = vec![head];
    for conj in tree.with(head, &["conj"]) {
        // `était gardien et ma mère secrétaire`: what another is.
        let nominal = !tree.has_pos(conj, &[Upos::Verb, Upos::Adv])
            && tree.first(conj, &["nsubj", "cop"]).is_none()
            && (tree.first(head, &["cop"]).is_none() || tree.exactly(conj, "orphan").next().is_none());
        // `ni boulanger ni militante`: either may look like an adjective.
        let neither = |member: usize| tree.with(member, &["cc"]).any(|c| tree.lower(c) == "ni");
        // `enseigne le chinois et la géographie`, `associe chimique et physique`: an adjective in the place of a noun.
        let used = tree.is(head, &["obj", "obl", "nmod"]) && tree.first(head, &["cop"]).is_none();
        let same = tree.has_pos(head, &[Upos::Adj]) == tree.has_pos(conj, &[Upos::Adj])
            || used && (tree.language() == Language::French || is_capital(tree, conj))
            || neither(head) && neither(conj) && tree.first(head, &["det"]).is_none();
        // `deux enfants et pas un sou`: what is denied of one alone is not said of the other.
        let denied =
            |member: usize| tree.with(member, &["advmod", "det"]).any(|d| d < member && is_denial(tree, d));
        let alone = denied(conj) && !denied(head);
        // `la règle est simple : pas de permis, pas de barque`
        let apart = denied(conj) && (head..conj).any(|i| tree.token(i).form == ":");
        if nominal && same && !alone && !apart && !quality::is_half(tree, conj) {
            members.push(conj);
        }
    }
    members.extend(quality::said_again(tree, head));
    members
}

/// `speaks French and Russian`: an adjective that names a language.
fn is_capital(tree: &Tree<'_>, word: usize) -> bool {
    tree.language() == Language::English && tree.token(word).form.starts_with(char::is_uppercase)
}

/// Whether the word denies the noun behind it alone: `pas un sou`, `not to the tenants`.
#[must_use]
pub fn is_denial(tree: &Tree<'_>, word: usize) -> bool {
    let french = ["pas", "non", "jamais", "aucun", "aucune", "nul", "nulle"];
    let others = ["not", "never", "nicht", "nie", "niemals"];
    let denies: &[&str] = if tree.language() == Language::French { &french } else { &others };
    denies.contains(&tree.lower(word).as_str())
}

/// Whether two coordinated members are really one ("entre la vie et le travail", "7 à 8").
#[must_use]
pub fn is_collective(tree: &Tree<'_>, head: usize) -> bool {
    tree.with(head, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "entre" | "between" | "zwischen"))
        || tree.has_pos(head, &[Upos::Num])
}

fn is_edge(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Punct]) || tree.is(index, &["cc"])
}

fn keep(tree: &Tree<'_>, index: usize, top: usize, kept: &mut [bool]) {
    kept[index] = true;
    for &dependent in tree.dependents(index) {
        if !belongs(tree, dependent, index, top) {
            continue;
        }
        keep(tree, dependent, top, kept);
    }
}

fn belongs(tree: &Tree<'_>, dependent: usize, head: usize, top: usize) -> bool {
    let token = tree.token(dependent);
    match token.relation() {
        // `le réseau, présent dans trente villes, recrute`
        "amod" if dependent > head && is_set_off(tree, dependent, head) => {
            tree.language() != Language::French
                || tree.first(dependent, &["obl"]).is_none() && !is_added(tree, dependent, head)
        }
        "det" | "nummod" | "amod" | "flat" | "fixed" | "compound" | "goeswith" | "clf" => true,
        "expl" => head != top,
        "case" | "mark" | "cc" | "conj" => head != top || quality::is_half(tree, dependent),
        "appos" | "nmod" if quality::is_figure(tree, dependent, head) => true,
        "nmod" => {
            !is_set_off(tree, dependent, head)
                && !is_linking_phrase(tree, Lexicon::of(tree.language()), dependent)
                && !is_relative_pronoun(tree, dependent)
                && !tree.with(dependent, &["case"]).any(|c| is_aside(&tree.lower(c)))
                && !is_other_party(tree, dependent)
        }
        "advmod" => {
            inside_free_relative(tree, head, top)
                || is_narrow(tree, dependent, head)
                || quality::belongs(tree, dependent, head, top) && !is_set_off(tree, dependent, head)
        }
        "punct" => is_joining(tree, dependent, head),
        "acl" if token.deprel == "acl:relcl" && is_light_antecedent(tree, head) => true,
        "acl" => {
            token.deprel != "acl:relcl"
                && !tree.is_finite_clause(dependent)
                && !is_set_off(tree, dependent, head)
                && tree.extent(dependent).1 < dependent + SHORT_CLAUSE
                && dependent > head
        }
        "appos" => {
            (head == top || tree.has_pos(dependent, &[Upos::Propn]))
                && (is_close_apposition(tree, dependent, head) || quality::is_titled(tree, dependent, head))
        }
        _ if inside_free_relative(tree, head, top) => true,
        // `est depuis six ans présidente`: when it was so is no part of what she is.
        "obl" if head == top && tree.first(top, &["cop"]).is_some() && is_timing(tree, dependent) => false,
        // `C'est pour lui une façon`
        "obl" if head == top && tree.first(top, &["cop"]).is_some() && is_put_first(tree, dependent, top) => {
            false
        }
        "obl" | "obj" | "xcomp" | "iobj" => head != top || !tree.has_pos(head, &[Upos::Verb, Upos::Aux]),
        "advcl" | "ccomp" => false,
        "dep" => true,
        _ => false,
    }
}

/// A phrase with a preposition between the copula and the noun it predicates.
fn is_put_first(tree: &Tree<'_>, dependent: usize, noun: usize) -> bool {
    let article = tree.with(noun, &["det"]).any(|d| dependent < d && d < noun);
    dependent < noun && article && tree.first(dependent, &["case"]).is_some()
}

/// A phrase with a preposition that says when or how much.
fn is_timing(tree: &Tree<'_>, dependent: usize) -> bool {
    let set = is_set_phrase(tree, Lexicon::of(tree.language()), dependent);
    set || is_time_noun(tree, dependent) && tree.first(dependent, &["case"]).is_some()
}

/// Whether `index` is in the relative clause that gives a light pronoun its meaning.
fn inside_free_relative(tree: &Tree<'_>, index: usize, top: usize) -> bool {
    if is_light_antecedent(tree, top) && index != top && tree.is_within(index, top) {
        return true;
    }
    // `la différence entre ce qui relève du maire et le reste`
    let mut at = index;
    while at != top {
        let Some(head) = tree.head(at) else { return false };
        if tree.token(at).deprel == "acl:relcl" && is_light_antecedent(tree, head) {
            return true;
        }
        at = head;
    }
    false
}

/// Whether a comma or dash stands between the phrase and its dependent.
fn is_set_off(tree: &Tree<'_>, dependent: usize, head: usize) -> bool {
    let first = tree.extent(dependent).0;
    first > head + 1 && matches!(tree.token(first - 1).form.as_str(), "," | "–" | "—" | "(" | ":" | ";")
        || first > head && matches!(tree.token(first).form.as_str(), "," | "–" | "—" | "(" | ":" | ";")
}

/// `connaît mieux les dossiers que moi`: somebody else who is compared with, and no part of the noun.
#[must_use]
pub fn is_other_party(tree: &Tree<'_>, dependent: usize) -> bool {
    tree.language() == Language::French
        && tree.has_pos(dependent, &[Upos::Pron])
        && tree.with(dependent, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'"))
}

/// Prepositions that add an aside, not a part of the name: `comme DeepSeek`, `selon lui`.
fn is_aside(preposition: &str) -> bool {
    matches!(
        preposition,
        "comme" | "selon" | "malgré" | "like" | "including" | "despite" | "wie" | "laut" | "trotz"
    )
}

/// Adverbs inside a noun phrase stay when they modify its adjective or its number.
fn is_narrow(tree: &Tree<'_>, dependent: usize, head: usize) -> bool {
    let negation = tree.feature(dependent, "Polarity") == Some("Neg")
        || matches!(
            tree.lower(dependent).as_str(),
            "pas" | "ne" | "n'" | "jamais" | "not" | "never" | "nicht" | "nie"
        );
    !negation
        && (tree.has_pos(head, &[Upos::Adj, Upos::Num, Upos::Adv, Upos::Det])
            || tree.feature(head, "VerbForm") == Some("Part")
            // `le corps du plus jeune`: an adjective used as a noun.
            || dependent + 1 == head && matches!(tree.lower(dependent).as_str(), "plus" | "moins" | "très")
            || (tree.has_pos(head, &[Upos::Noun, Upos::Pron])
                && dependent + 1 < head
                && (tree.has_pos(dependent + 1, &[Upos::Num])
                    || tree.has_pos(dependent + 1, &[Upos::Det]) && is_approximator(tree, dependent))))
}

/// `presque toutes les villes`, `even the mayor`: not `surtout un choix`, `vraiment mes formations`.
fn is_approximator(tree: &Tree<'_>, adverb: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    lexicon.lists(List::Approximators, &tree.expression(adverb))
}

/// Hyphens, and quotation marks or commas between two parts of the same name.
fn is_joining(tree: &Tree<'_>, dependent: usize, head: usize) -> bool {
    matches!(tree.token(dependent).form.as_str(), "-" | "/" | "'" | "’")
        || (tree.has_pos(head, &[Upos::Adj]) && tree.token(dependent).form == ",")
}

/// `le groupe Renault`, `Meta GenAI`: a name right after its noun, no comma between.
fn is_close_apposition(tree: &Tree<'_>, dependent: usize, head: usize) -> bool {
    dependent > head && (head + 1..dependent).all(|i| !tree.has_pos(i, &[Upos::Punct]))
}

fn contiguous(tree: &Tree<'_>, head: usize, kept: &[bool]) -> Phrase {
    let bridges = |i: usize| tree.has_pos(i, &[Upos::Punct]);
    let mut first = head;
    let mut at = head;
    while at > 0 && (kept[at - 1] || bridges(at - 1)) {
        at -= 1;
        if kept[at] {
            first = at;
        }
    }
    let (mut last, mut at) = (head, head + 1);
    while at < kept.len() && (kept[at] || bridges(at)) {
        if kept[at] {
            last = at;
        }
        at += 1;
    }
    // A preposition or an `et` whose noun is not kept says nothing.
    let stranded = |i: usize, last: usize| {
        tree.has_pos(i, &[Upos::Punct])
            || tree.is(i, &["case", "cc"]) && tree.head(i).is_some_and(|noun| noun > i)
            || tree.has_pos(i, &[Upos::Adv]) && tree.head(i).is_some_and(|above| above > last)
    };
    while last > head && stranded(last, last) {
        last -= 1;
    }
    while first < head && tree.has_pos(first, &[Upos::Punct]) {
        first += 1;
    }
    Phrase { head, first, last }
}

/// A noun with its preposition and determiner and nothing else: the part of it that joins a
/// relation (`en retard`, `peur`).
#[must_use]
pub fn bare(tree: &Tree<'_>, noun: usize) -> Vec<usize> {
    tree.with(noun, &["case", "det"]).filter(|&d| d < noun).chain([noun]).collect()
}
