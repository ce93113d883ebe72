//! [`fuller`]: bare nouns that stood before with more of their name: `ce seuil` for `le seuil de 50 milligrammes`, `l'étude`
//! for `une étude sur les sédiments`.
//!
//! Reads: the mentions so far and the trees they stand in. What is shown (`ce seuil`) takes up the last of its noun, what is
//! definite the only one near; nouns that say little by themselves (`la question`) take up nothing.

use super::candidate::{self, Candidate, Rank};
use super::lexicon::{Being, References, WordClass};
use super::rank::Stand;
use crate::analysis::{Language, Upos};
use crate::claims::phrase;
use crate::claims::tree::Tree;
use crate::resolve::document::Document;
use crate::source::Section;

/// How far back the fuller mention may stand, in sentences: of what is shown, and of what is definite.
const SHOWN: usize = 3;
const DEFINITE: usize = 8;
/// Longest label that stands for the noun, in words.
const LONGEST: usize = 12;

/// The mention with more of its name that the bare noun takes up.
#[must_use]
pub(super) fn fuller<'c>(
    stand: Stand<'_>,
    document: Document<'_>,
    candidates: &'c [Candidate],
) -> Option<&'c Candidate> {
    let Stand { tree, token, order, .. } = stand;
    let shown = known(tree, token)?;
    let same = format!("{} {:?}", tree.lemma(token), candidate::plural(tree, token));
    let reach = if shown { SHOWN } else { DEFINITE };
    if let Some(one) = throughout(document, candidates, &same, shown) {
        return Some(one);
    }
    let near = candidates.iter().filter(|c| c.order + reach >= order && c.lemma == same);
    let before: Vec<&Candidate> = near
        .filter(|c| (c.place, c.token) != (stand.place, token) && c.being != Some(Being::Person))
        .collect();
    let last = *before.last()?;
    let told = |c: &Candidate| c.taken_up || is_told(document, c, shown);
    let full = if shown || told(last) { last } else { *before.iter().rfind(|c| told(c))? };
    let words = full.referent.label.split(' ').count();
    // `les cartes`: one of several kinds that a text has told of.
    let several = !shown && tree.feature(token, "Number") == Some("Plur");
    if several && !stands_alone(document, candidates, full, &same) {
        return None;
    }
    let alone = shown || before.iter().all(|c| c.referent == full.referent || !c.taken_up && is_plain(c));
    (told(full) && alone && (2..=LONGEST).contains(&words)).then_some(full)
}

/// `un salon réservé aux vieux outils`: what a text brings in once, and calls by its noun alone from then on, however
/// far away.
fn throughout<'c>(
    document: Document<'_>,
    candidates: &'c [Candidate],
    same: &str,
    shown: bool,
) -> Option<&'c Candidate> {
    let mut called = candidates.iter().filter(|c| c.lemma == same && c.being != Some(Being::Person));
    let first = called.next()?;
    let tree = Tree::new(document.sentence(first.place));
    let brought = tree.with(first.token, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"));
    let words = first.referent.label.split(' ').count();
    let told = is_told(document, first, shown) && !first.taken_up && (2..=LONGEST).contains(&words);
    let alone = |c: &Candidate| c.referent == first.referent || !c.taken_up && is_plain(c);
    (brought && told && called.all(alone))
        .then(|| candidates.iter().rfind(|c| c.referent == first.referent))?
}

/// Whether things were told of in full before they were called by their noun alone, and no others were: in a headline
/// or as what a clause is about.
fn stands_alone(document: Document<'_>, candidates: &[Candidate], full: &Candidate, same: &str) -> bool {
    let mut told = candidates.iter().filter(|c| c.lemma == same);
    let first = told.next();
    let opens = document.segment(full.place).section == Section::Headline;
    let whole = full.referent.label.starts_with("tou");
    let stands = opens || full.rank <= Rank::Subject;
    stands
        && !whole
        && first.is_some_and(|c| c.referent == full.referent)
        && told.all(|c| c.referent == full.referent)
}

/// Whether a bare noun is shown, or only definite; `None` for what is neither, and for nouns that take up nothing.
fn known(tree: &Tree<'_>, token: usize) -> Option<bool> {
    let determiner = tree.with(token, &["det"]).next().filter(|_| tree.language() == Language::French);
    let shown = determiner.is_some_and(|d| tree.token(d).feats.is("PronType", "Dem"));
    let contracted = tree.with(token, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "du" | "au"));
    let definite = determiner.is_some_and(|d| tree.feature(d, "Definite") == Some("Def")) || contracted;
    let several = tree.feature(token, "Number") == Some("Plur");
    let bare = tree.dependents(token).iter().all(|&d| {
        matches!(tree.token(d).relation(), "det" | "case" | "punct" | "cc" | "conj")
            || d > token && tree.is(d, &["acl"]) && tree.lower(tree.extent(d).0.saturating_sub(1)) == ","
    });
    let references = References::of(tree.language());
    // `la gratuité`: a quality is everybody's.
    let quality = tree.lemma(token).ends_with("ité");
    let vague = quality || references.is(WordClass::SaysLittle, &tree.lemma(token));
    // `La difficulté est de savoir si …`: what it is comes behind.
    let told_here = tree.is(token, &["nsubj"])
        && tree.head(token).is_some_and(|head| {
            tree.first(head, &["cop"]).is_some()
                && (tree.has_pos(head, &[Upos::Verb]) || tree.first(head, &["ccomp", "mark"]).is_some())
        });
    let argument = tree.is(token, &["nsubj", "obj", "iobj", "obl", "nmod", "conj"]);
    let fits = bare && argument && !told_here && tree.has_pos(token, &[Upos::Noun]);
    match (shown, definite && !(several && contracted) && !vague) {
        (true, _) if fits => Some(true),
        (false, true) if fits => Some(false),
        _ => None,
    }
}

/// Whether a mention has what tells its thing from others: a complement, of what is shown an adjective as well.
fn is_told(document: Document<'_>, mention: &Candidate, shown: bool) -> bool {
    let tree = Tree::new(document.sentence(mention.place));
    let token = mention.token;
    let counted = tree.first(token, &["nummod"]).is_some();
    let of = tree.with(token, &["nmod"]).any(|n| n > token && tree.first(n, &["case"]).is_some());
    // `un salon réservé aux vieux outils`
    let last = phrase::named(&tree, token).last;
    let clause =
        tree.with(token, &["acl"]).any(|a| a > token && a <= last && tree.token(a).deprel != "acl:relcl");
    let of = of || clause;
    let new = tree.with(token, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"));
    let adjective = (shown || new) && tree.with(token, &["amod"]).any(|a| a > token);
    let owned = shown && mention.referent.label.contains(" d");
    !counted && !is_plain(mention) && (of || adjective || owned)
}

/// Whether a mention is called by its noun alone.
fn is_plain(mention: &Candidate) -> bool {
    !mention.referent.label.contains(' ')
}
