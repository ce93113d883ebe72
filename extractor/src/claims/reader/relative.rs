//! Relative clauses: which noun they are about, and where it stands in them.

use super::super::frame::Frame;
use super::super::lexicon::Lexicon;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// Where the antecedent of a relative clause stands in it.
#[derive(Debug, Clone)]
pub struct Gap {
    /// `nsubj`, `obj`, `obl` or `other`.
    pub role: &'static str,
    /// The noun the clause is about.
    pub antecedent: usize,
    /// The relative pronoun, where there is one.
    pub pronoun: Option<usize>,
}

/// A bare complement noun bears no relative clause: `une charge de communication qui …` is about `charge`.
pub(super) fn bearer(tree: &Tree<'_>, noun: usize) -> usize {
    let bare = tree.is(noun, &["nmod"])
        && tree.has_pos(noun, &[Upos::Noun])
        && tree.first(noun, &["det", "nummod"]).is_none()
        && (tree.first(noun, &["case"]).is_none()
            || tree
                .with(noun, &["case"])
                .any(|c| matches!(tree.lower(c).as_str(), "de" | "d'" | "en" | "sans")));
    match tree.head(noun) {
        Some(head) if bare && tree.has_pos(head, &[Upos::Noun]) => bearer(tree, head),
        // `Luc Fischer, économiste à Strasbourg, qui conseille …`
        Some(head) if tree.is(noun, &["appos"]) && tree.has_pos(noun, &[Upos::Adj]) => bearer(tree, head),
        // `la mélatonine, l'hormone qui déclenche le sommeil`: it is told of what the apposition explains.
        Some(head) if explains(tree, noun, head) => bearer(tree, head),
        _ => noun,
    }
}

/// Whether the noun is set behind another to say what that is: a name, or one thing of its kind.
fn explains(tree: &Tree<'_>, noun: usize, explained: usize) -> bool {
    let number = |i: usize| tree.feature(i, "Number");
    let one = tree.has_pos(explained, &[Upos::Propn])
        || tree.has_pos(explained, &[Upos::Noun])
            && tree.with(explained, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"));
    let agree = tree.has_pos(explained, &[Upos::Propn]) || number(noun) == number(explained);
    tree.language() == Language::French
        && tree.is(noun, &["appos"])
        && explained < noun
        // `Marseille : les dockers bloqués`: a place put first for a heading.
        && (explained..noun).all(|i| tree.token(i).form != ":")
        && one
        && agree
        && tree.has_pos(noun, &[Upos::Noun])
        && (tree.first(noun, &["det"]).is_some() || is_office_of(tree, noun, explained))
}

/// `Anne Roux, cheffe de file des Verts, qui réclame …`: an office without an article, set behind a name.
fn is_office_of(tree: &Tree<'_>, noun: usize, name: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let office = [tree.lemma(noun), tree.lower(noun)]
        .iter()
        .any(|word| lexicon.title(word).is_some() || lexicon.noun_kind(word) == Some("Person"));
    office && tree.has_pos(name, &[Upos::Propn])
}

pub(super) fn is_relative(tree: &Tree<'_>, clause: usize) -> bool {
    tree.token(clause).deprel == "acl:relcl"
        || (tree.is(clause, &["acl"])
            && has_finite_verb(tree, clause)
            && tree.first(clause, &["mark"]).is_none())
}

/// Whether the clause is finite; a German one may be so by its last auxiliary (`die Strecken öffnen will`).
fn has_finite_verb(tree: &Tree<'_>, clause: usize) -> bool {
    let auxiliary = || tree.with(clause, &["aux", "cop"]).any(|a| tree.is_finite(a));
    tree.is_finite(clause) || tree.language() == Language::German && auxiliary()
}

/// Whether a relative clause tells of something known (`le parc que …`, in the indicative) rather than asked for.
pub(super) fn is_known(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let indicative = |v: usize| tree.feature(v, "Mood") == Some("Ind");
    is_given(tree, noun) && (indicative(clause) || tree.with(clause, &["aux", "cop"]).any(indicative))
}

/// Whether the noun names what is known: `le parc`, `mon parc`, `ce parc`.
pub(super) fn is_given(tree: &Tree<'_>, noun: usize) -> bool {
    tree.with(noun, &["det", "case", "nmod"]).any(|d| {
        tree.feature(d, "Definite") == Some("Def")
            || tree.feature(d, "Poss") == Some("Yes")
            || tree.feature(d, "PronType") == Some("Dem")
    })
}

/// Whether a clause in what others are told to say or think is about the speaker.
pub(super) fn is_ours(tree: &Tree<'_>, clause: usize, frame: &Frame) -> bool {
    let first = |s: usize| tree.has_pos(s, &[Upos::Pron]) && tree.feature(s, "Person") == Some("1");
    tree.language() == Language::French
        && tree.with(clause, &["nsubj"]).any(first)
        && frame
            .reported_by
            .is_some_and(|verb| verb < clause && tree.first(verb, &["ccomp"]).is_some_and(|c| c > verb))
        && frame.sources.last().is_some_and(|s| !first(s.head))
}

/// Where the antecedent stands in its relative clause.
pub(super) fn relative_gap(tree: &Tree<'_>, clause: usize, antecedent: usize) -> Gap {
    let (first, last) = tree.extent(clause);
    let pronoun = (first..=last).find(|&i| {
        is_relative_pronoun(tree, i)
            || matches!(
                tree.lower(i).as_str(),
                "qui"
                    | "dont"
                    | "où"
                    | "where"
                    | "when"
                    | "wo"
                    | "lequel"
                    | "laquelle"
                    | "auquel"
                    | "duquel"
                    | "who"
                    | "which"
                    | "whom"
            )
            || (matches!(tree.lower(i).as_str(), "que" | "qu'" | "that") && tree.is(i, &["obj", "nsubj"]))
    });
    let role = match pronoun {
        Some(p) if tree.is(p, &["nsubj"]) => "nsubj",
        // `la manière dont la ville est gérée`: the way is nothing that the clause is about.
        Some(p)
            if tree.lower(p) == "dont" && matches!(tree.lemma(antecedent).as_str(), "manière" | "façon") =>
        {
            "other"
        }
        // `la raison pour laquelle je suis parti`
        Some(p)
            if tree.with(p, &["case"]).any(|c| tree.lower(c) == "pour")
                && matches!(tree.lemma(antecedent).as_str(), "raison" | "cause" | "motif") =>
        {
            "other"
        }
        Some(p) if tree.lower(p) == "dont" && tree.head(p) == Some(clause) => "obl",
        // `l'équipe dont elle faisait partie`
        Some(p)
            if tree.lower(p) == "dont" && tree.head(p).is_some_and(|n| is_bare_object(tree, n, clause)) =>
        {
            "obl"
        }
        Some(p) if tree.is(p, &["obj"]) && tree.with(clause, &["obj"]).any(|o| o > clause && o != p) => {
            "other"
        }
        Some(p) if tree.is(p, &["obj"]) => "obj",
        Some(p) if tree.is(p, &["obl", "iobj"]) && is_marked(tree, p) => "obl",
        Some(_) => "other",
        // `c'est la première fois que je vote`
        None if tree.language() == Language::French
            && tree.lemma(antecedent) == "fois"
            && tree.first(clause, &["nsubj"]).is_some() =>
        {
            "other"
        }
        None if tree.first(clause, &["nsubj"]).is_some()
            && tree.first(clause, &["obj", "ccomp", "cop"]).is_none() =>
        {
            "obj"
        }
        None if tree.first(clause, &["nsubj"]).is_none() => "nsubj",
        None => "other",
    };
    Gap { role, antecedent, pronoun }
}

/// Whether the noun is an object without article that leans on its verb: `faire partie`.
fn is_bare_object(tree: &Tree<'_>, noun: usize, verb: usize) -> bool {
    tree.head(noun) == Some(verb)
        && tree.is(noun, &["obj", "xcomp"])
        && tree.first(noun, &["det", "nummod"]).is_none()
}

fn is_marked(tree: &Tree<'_>, pronoun: usize) -> bool {
    tree.first(pronoun, &["case"]).is_some() || contracted_marker(&tree.lower(pronoun)).is_some()
}

/// The preposition inside a relative pronoun: `auquel`, `dont`.
#[must_use]
pub fn contracted_marker(pronoun: &str) -> Option<&'static str> {
    match pronoun {
        "auquel" | "auxquels" | "auxquelles" => Some("à"),
        "duquel" | "desquels" | "desquelles" | "dont" => Some("de"),
        _ => None,
    }
}

/// A pronoun that means only what its relative clause says: `ce qui manque`, `ceux qui partent`, `those who left`.
/// Such a clause belongs to the phrase and says nothing by itself.
#[must_use]
pub fn is_light_antecedent(tree: &Tree<'_>, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Pron, Upos::Det])
        && matches!(
            tree.lower(head).as_str(),
            "ce" | "celui"
                | "celle"
                | "ceux"
                | "celles"
                | "quelqu'un"
                | "quiconque"
                | "tout"
                | "rien"
                | "those"
                | "anyone"
                | "someone"
                | "everyone"
                | "anything"
                | "something"
                | "everything"
                | "all"
                | "what"
                | "das"
                | "alles"
                | "etwas"
                | "diejenigen"
                | "derjenige"
                | "jeder"
                | "wer"
                | "was"
        )
}

/// The noun a relative pronoun that is not in a relative clause of its own goes back to: `une société
/// privée et qui est agréée`.
#[must_use]
pub fn antecedent_of(tree: &Tree<'_>, clause: usize, pronoun: usize) -> Option<usize> {
    let mut at = clause;
    while let Some(up) = tree.head(at) {
        // `C'est Anne Roy, directrice à Lyon, qui lui succède`
        // `C'est l'écart entre l'attente et le réel qui pèse`
        let noun = tree.language() == Language::French && tree.has_pos(up, &[Upos::Noun]);
        let bare = tree.first(up, &["case"]).is_none() && tree.first(up, &["conj"]).is_none();
        if tree.token(at).deprel.ends_with(":cleft")
            && (tree.has_pos(up, &[Upos::Propn]) || noun && bare && up < pronoun)
        {
            return Some(up);
        }
        if tree.is(at, &["acl"]) {
            return Some(bearer(tree, up));
        }
        if !tree.is(at, &["conj", "parataxis"]) {
            break;
        }
        if tree.has_pos(up, &[Upos::Noun, Upos::Propn]) && up < pronoun {
            return Some(up);
        }
        at = up;
    }
    let strong = |i: usize| {
        matches!(tree.lower(i).as_str(), "moi" | "toi" | "lui" | "elle" | "nous" | "vous" | "eux")
            && i + 1 == pronoun
    };
    (0..pronoun).rev().find(|&i| {
        tree.has_pos(i, &[Upos::Noun, Upos::Propn]) && !tree.is(i, &["nmod", "flat", "obl"]) || strong(i)
    })
}

/// Whether the word is a relative pronoun, `que` left aside.
#[must_use]
pub fn is_relative_pronoun(tree: &Tree<'_>, index: usize) -> bool {
    tree.feature(index, "PronType").is_some_and(|t| t.split(',').any(|p| p == "Rel"))
        || is_german_relative(tree, index)
}

/// `ein Bericht, den das Blatt druckte`: an article's form that stands for itself in a relative clause.
fn is_german_relative(tree: &Tree<'_>, index: usize) -> bool {
    tree.language() == Language::German
        && tree.has_pos(index, &[Upos::Pron, Upos::Det])
        && !tree.is(index, &["det"])
        && matches!(
            tree.lower(index).as_str(),
            "der"
                | "die"
                | "das"
                | "den"
                | "dem"
                | "deren"
                | "dessen"
                | "denen"
                | "welche"
                | "welcher"
                | "welches"
        )
        && tree.head(index).is_some_and(|verb| index < verb && tree.is(verb, &["acl"]))
}
