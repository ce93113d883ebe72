//! Clauses of nouns that nobody would cite: they only tell which thing is looked for, or which one is meant.
//!
//! Reads: the tree. `Elle cherche un atelier qui ait deux fenêtres` says of no workshop that it has two windows, `le travail que
//! je fournis` no more than my work, and `un goût prononcé` nothing that was pronounced. The words stay in the phrase
//! of the noun; a claim of their own they do not make. What is not to be cut: what happened (`un orage qui a coupé la
//! route`), what is presented (`il y a des gens qui dorment dehors`), what has a time, a place or a number.

use super::super::circumstance::is_time_noun;
use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::tree::Tree;
use super::Reader;
use super::relative::{Gap, is_relative};
use super::unasserted::is_excluded;
use crate::analysis::{Language, Upos};

/// Verbs whose object is not there yet, or need not be.
const SEEKING: &[&str] = &[
    "vouloir",
    "souhaiter",
    "chercher",
    "rechercher",
    "désirer",
    "espérer",
    "rêver",
    "imaginer",
    "falloir",
    "suffire",
    "viser",
    "demander",
    "réclamer",
    "exiger",
    "nécessiter",
    "requérir",
    "manquer",
    "préférer",
    "promettre",
];

/// Verbs whose infinitive is not done yet, or need not be.
const BEFORE_ACTS: &[&str] = &[
    "devoir",
    "pouvoir",
    "aller",
    "tenter",
    "essayer",
    "compter",
    "envisager",
    "prévoir",
    "proposer",
    "décider",
    "penser",
    "hésiter",
    "refuser",
    "inciter",
    "encourager",
    "obliger",
    "contraindre",
];

/// Times and cases that a clause only tells which they are.
const OCCASIONS: &[&str] =
    &["moment", "jour", "temps", "cas", "fois", "époque", "période", "heure", "manière", "façon"];

/// Verbs whose participle tells what a thing does or may do: `un exercice pouvant soulager la douleur`.
const BRINGING_ABOUT: &[&str] = &[
    "pouvoir",
    "permettre",
    "viser",
    "consister",
    "provoquer",
    "causer",
    "entraîner",
    "favoriser",
    "garantir",
    "empêcher",
];

/// Whether a participle leads to an act, or has an object.
fn has_own_content(tree: &Tree<'_>, clause: usize) -> bool {
    tree.first(clause, &["obj", "xcomp", "ccomp"]).is_some()
}

impl Reader<'_> {
    /// Leave such a clause out, and read what its noun phrases hold.
    pub(super) fn passed_over(&mut self, clause: usize, frame: &Frame) {
        self.skipped.get_or_insert("only tells which one is meant");
        self.visited[clause] = true;
        self.nouns_below(clause, frame);
        for act in self.tree.with(clause, &["xcomp"]) {
            self.nouns_below(act, frame);
        }
    }
}

/// Verbs that put somebody or something on stage, of whom the clause then tells.
const PRESENTING: &[&str] =
    &["avoir", "voir", "connaître", "exister", "rester", "voici", "voilà", "entendre", "trouver", "être"];

/// `les années passées à l'usine`, `trente ans passés ici`: where a time was spent says which one is meant.
fn is_spent(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let participle =
        tree.feature(clause, "VerbForm") == Some("Part") && tree.first(clause, &["aux"]).is_none();
    let spent = tree.lemma(clause) == "passer" && is_time_noun(tree, noun);
    // `les kilomètres parcourus à pied`
    let covered = tree.lemma(clause) == "parcourir"
        && matches!(tree.lemma(noun).as_str(), "kilomètre" | "mètre" | "chemin" | "distance" | "mille");
    participle && (spent || covered)
}

/// `70 % des joueurs opérés d'un genou`: of whom a share is told, and not that a share of players had surgery.
fn is_of_share(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let participle = tree.feature(clause, "VerbForm") == Some("Part") && !is_relative(tree, clause);
    let share = |h: usize| {
        tree.token(h).form.contains('%')
            || matches!(
                tree.lemma(h).as_str(),
                "moitié" | "tiers" | "quart" | "majorité" | "plupart" | "pourcentage" | "proportion" | "part"
            )
    };
    let of = tree.with(noun, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "des" | "de" | "d'" | "du"));
    participle && of && tree.is(noun, &["nmod"]) && tree.head(noun).is_some_and(share)
}

/// Whether the clause says nothing that stands by itself.
pub(super) fn only_restricts(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    clause: usize,
    noun: usize,
    gap: &Gap,
) -> bool {
    if tree.language() != Language::French
        || !tree.has_pos(noun, &[Upos::Noun])
        || is_excluded(tree, clause, noun)
    {
        return false;
    }
    let about = Some(gap.antecedent).filter(|&a| tree.has_pos(a, &[Upos::Noun])).unwrap_or(noun);
    let kind = is_indefinite(tree, about);
    if kind && !happened(tree, clause) && (is_wished(tree, clause) || is_sought(tree, lexicon, noun)) {
        return true;
    }
    if is_quality(tree, lexicon, clause) || is_spent(tree, clause, noun) || is_of_share(tree, clause, noun) {
        return true;
    }
    // `chaque élève qui a perdu pied`
    let every = tree.with(noun, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "chaque" | "n'importe"));
    if every && is_relative(tree, clause) && gap.role == "nsubj" {
        return true;
    }
    let fragment = tree.head(noun).is_none();
    if fragment || is_set_off(tree, clause, noun) || is_presented(tree, noun) || gap.antecedent != noun {
        return false;
    }
    if is_of_a_kind(tree, clause, noun) {
        return true;
    }
    if !is_relative(tree, clause) {
        let person = lexicon.noun_kind(&tree.lemma(noun)) == Some("Person");
        let active = tree.feature(clause, "Tense") == Some("Pres");
        let does = BRINGING_ABOUT.contains(&tree.lemma(clause).as_str()) && has_own_content(tree, clause);
        return kind && !person && active && !does && !names_or_counts(tree, clause)
            || is_bare_deed(tree, clause);
    }
    let told = has_content(tree, clause);
    match gap.role {
        "nsubj" => {
            !told
                && !tree.has_pos(clause, &[Upos::Noun, Upos::Adj])
                && tree.first(clause, &["cop", "obl", "advmod"]).is_none()
        }
        "obj" | "obl" => !told && is_told_by_party(tree, clause) && tree.first(noun, &["nummod"]).is_none(),
        _ => {
            OCCASIONS.contains(&tree.lemma(noun).as_str()) && !told && tree.first(clause, &["cop"]).is_none()
        }
    }
}

/// `les tableaux qui comportent des cellules vides posent problème`: of some of a kind, what the sentence says is said.
fn is_of_a_kind(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let subject = tree.is(noun, &["nsubj"]) && tree.feature(noun, "Number") == Some("Plur");
    let article = tree.with(noun, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "les" | "des"));
    let present = |v: usize| tree.feature(v, "Tense") == Some("Pres");
    let verbs = || std::iter::once(clause).chain(tree.with(clause, &["aux", "cop"]));
    let own = tree.with(clause, &["nsubj"]).all(|s| tree.lower(s) == "qui");
    let generic = tree.head(noun).is_some_and(|up| {
        std::iter::once(up).chain(tree.with(up, &["aux", "cop"])).any(|v| tree.is_finite(v) && present(v))
    });
    subject
        && article
        && own
        && generic
        && verbs().any(present)
        && !happened(tree, clause)
        && tree.first(noun, &["nummod"]).is_none()
        && !names_or_counts(tree, clause)
}

/// `les freins identifiés pour l'accès au crédit`, `le travail effectué sur les cartes`: that it was done is what the noun says;
/// by, to or from whom or what, and when and where by name, would be told.
fn is_bare_deed(tree: &Tree<'_>, clause: usize) -> bool {
    const TELLING: &[&str] = &["à", "au", "aux", "de", "du", "des", "d'", "par", "contre", "entre"];
    let done = tree.feature(clause, "VerbForm") == Some("Part")
        && tree.feature(clause, "Tense") == Some("Past")
        && tree.first(clause, &["aux", "nsubj", "obj", "xcomp", "ccomp", "advcl"]).is_none();
    let telling = |o: usize| {
        let marked =
            |c: usize| TELLING.contains(&tree.lower(c).as_str()) && tree.first(c, &["fixed"]).is_none();
        is_time_noun(tree, o) || tree.with(o, &["case"]).any(marked)
    };
    done && !tree.with(clause, &["obl", "iobj"]).any(telling) && !names_or_counts(tree, clause)
}

/// `une`, `des`, `douze`, or no article: none that is known.
fn is_indefinite(tree: &Tree<'_>, noun: usize) -> bool {
    let known = tree.with(noun, &["det"]).any(|d| {
        tree.feature(d, "Definite") == Some("Def")
            || tree.feature(d, "Poss") == Some("Yes")
            || tree.feature(d, "PronType") == Some("Dem")
    });
    // `des` and `du` before a noun that hangs on another may be `de les`.
    let contracted =
        tree.with(noun, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "des" | "du" | "au" | "aux"));
    !known && !contracted
}

/// In the past indicative: it happened.
fn happened(tree: &Tree<'_>, clause: usize) -> bool {
    let past = |v: usize| {
        tree.feature(v, "Mood") == Some("Ind") && matches!(tree.feature(v, "Tense"), Some("Past" | "Imp"))
    };
    let perfect = tree.feature(clause, "VerbForm") == Some("Part")
        && tree.with(clause, &["aux"]).any(|a| {
            tree.feature(a, "Mood") == Some("Ind")
                && !tree.token(a).deprel.ends_with("pass")
                && tree.feature(a, "Tense") != Some("Fut")
        });
    past(clause) || perfect || tree.with(clause, &["aux", "cop"]).any(past)
}

/// In the subjunctive.
fn is_wished(tree: &Tree<'_>, clause: usize) -> bool {
    let subjunctive = |v: usize| tree.feature(v, "Mood") == Some("Sub");
    is_relative(tree, clause) && (subjunctive(clause) || tree.with(clause, &["aux", "cop"]).any(subjunctive))
}

/// Whether the thing is wished for, planned, needed, denied or supposed where it is named.
fn is_sought(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let plan = |n: usize| lexicon.lists(List::Plans, &tree.lemma(n)) || tree.lemma(n) == "besoin";
    let mut at = noun;
    while let Some(up) = tree.head(at) {
        if tree.is(at, &["nmod", "conj", "appos"]) && is_thing(tree, up) {
            if tree.is(at, &["nmod"]) && plan(up) {
                return true;
            }
            at = up;
        } else if tree.is(at, &["obj", "obl", "nsubj"]) {
            return is_unreal(tree, &plan, up, at, at == noun);
        } else {
            break;
        }
    }
    tree.first(at, &["cop"]).is_some() && is_unreal(tree, &plan, at, at, at == noun)
}

fn is_thing(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Noun, Upos::Propn]) && tree.first(index, &["cop"]).is_none()
}

/// Whether what the verb does with its argument is no fact.
fn is_unreal(tree: &Tree<'_>, plan: &dyn Fn(usize) -> bool, verb: usize, argument: usize, own: bool) -> bool {
    let direct = tree.is(argument, &["obj"])
        || verb == argument
        || tree.is(argument, &["obl"]) && tree.lemma(verb) == "suffire";
    if direct && SEEKING.contains(&tree.lemma(verb).as_str()) {
        return true;
    }
    let mut at = verb;
    loop {
        let finite = finite_of(tree, at);
        let supposed = tree.with(at, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "si" | "s'"));
        let denied = direct && is_denied(tree, at) && !is_none_there(tree, at, argument);
        if own && is_to_come(tree, at) && (direct || at != verb) || supposed || denied {
            return true;
        }
        if tree.feature(at, "VerbForm") != Some("Inf") {
            return false;
        }
        // `Notre ambition est d'utiliser un système …`
        if finite.is_some() {
            return tree.with(at, &["nsubj"]).any(plan);
        }
        let marks: Vec<String> = tree.with(at, &["mark", "case"]).map(|m| tree.lower(m)).collect();
        if marks.iter().any(|m| matches!(m.as_str(), "pour" | "afin" | "sans" | "avant")) {
            return true;
        }
        let Some(up) = tree.head(at) else { return false };
        if tree.is(at, &["acl"]) {
            return plan(up);
        }
        let governs = tree.lemma(up);
        if SEEKING.contains(&governs.as_str()) || BEFORE_ACTS.contains(&governs.as_str()) {
            return true;
        }
        if !tree.is(at, &["xcomp", "ccomp", "conj"]) {
            return false;
        }
        at = up;
    }
}

/// The word of a clause that has its tense and mood.
fn finite_of(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    std::iter::once(verb).chain(tree.with(verb, &["aux", "cop"])).find(|&v| tree.is_finite(v))
}

/// In the future, or in a mood of what is not so; `il y aurait` tells what there is.
fn is_to_come(tree: &Tree<'_>, verb: usize) -> bool {
    let there = matches!(tree.lemma(verb).as_str(), "avoir" | "exister");
    finite_of(tree, verb).is_some_and(|v| match tree.feature(v, "Mood") {
        Some("Cnd") => !there,
        Some("Imp" | "Sub") => true,
        _ => tree.feature(v, "Tense") == Some("Fut"),
    })
}

fn is_denied(tree: &Tree<'_>, verb: usize) -> bool {
    let words: Vec<String> = tree.with(verb, &["advmod"]).map(|a| tree.lower(a)).collect();
    words.iter().any(|w| matches!(w.as_str(), "pas" | "jamais" | "plus"))
        && words.iter().any(|w| matches!(w.as_str(), "ne" | "n'"))
}

/// `il n'y a pas de filière qui …`: that none does so is told of the clause.
fn is_none_there(tree: &Tree<'_>, verb: usize, thing: usize) -> bool {
    let one = tree.with(thing, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "des"));
    tree.lemma(verb) == "avoir" && !one
}

/// `un goût prononcé`, `un modèle existant`: how something is, in the form of a verb.
fn is_quality(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> bool {
    let participle = tree.feature(clause, "VerbForm") == Some("Part")
        && tree.first(clause, &["aux", "nsubj", "obj"]).is_none();
    let by = tree.with(clause, &["obl"]).any(|o| tree.with(o, &["case"]).any(|c| tree.lower(c) == "par"));
    let form = masculine(&tree.lower(clause));
    let active =
        tree.feature(clause, "Tense") == Some("Pres") && tree.first(clause, &["xcomp", "ccomp"]).is_none();
    // `réservé aux clients`, `inspiré des contes`, `fondée en 1990`: of or for what, or since when, is told.
    let mut cases = tree.with(clause, &["obl"]).flat_map(|o| tree.with(o, &["case"]));
    let of_what = cases.any(|c| !matches!(tree.lower(c).as_str(), "pour" | "comme" | "en"))
        || names_or_counts(tree, clause);
    // `des formations plus élaborées`, `le produit le mieux adapté à votre chat`
    let compared = tree.with(clause, &["advmod"]).any(|a| {
        a < clause
            && matches!(
                tree.lower(a).as_str(),
                "plus" | "moins" | "mieux" | "très" | "assez" | "trop" | "si" | "aussi"
            )
    });
    let adjective = || compared || is_adjective(&form, active);
    participle && !by && (lexicon.lists(List::Stative, &form) && !of_what || adjective())
}

/// Participles that are used as adjectives, whatever follows them.
fn is_adjective(form: &str, active: bool) -> bool {
    const ACTIVE: &[&str] = &[
        "existant",
        "innovant",
        "croissant",
        "émergent",
        "performant",
        "exigeant",
        "passionnant",
        "marquant",
        "suivant",
        "inquiétant",
        "encourageant",
        "intéressant",
        "pertinent",
        "convaincant",
        "important",
        "courant",
        "brillant",
    ];
    const PASSIVE: &[&str] = &[
        "prononcé",
        "détaillé",
        "renommé",
        "ensoleillé",
        "approfondi",
        "poussé",
        "soutenu",
        "appliqué",
        "rapporté",
    ];
    if active { ACTIVE.contains(&form) } else { PASSIVE.contains(&form) }
}

/// The masculine singular of a participle.
fn masculine(form: &str) -> String {
    let singular = form.strip_suffix('s').unwrap_or(form);
    singular
        .strip_suffix('e')
        .filter(|f| f.ends_with(['é', 'i', 'u', 't', 's']))
        .unwrap_or(singular)
        .to_owned()
}

fn is_set_off(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let first = tree.extent(clause).0;
    (noun + 1..=first).any(|i| matches!(tree.token(i).form.as_str(), "," | "(" | "–" | "—" | "-" | ":"))
}

/// `il y a des gens qui …`, `c'est un village qui …`, `j'ai un collègue qui …`, `on voit des jeunes qui …`: the clause is what is told.
fn is_presented(tree: &Tree<'_>, noun: usize) -> bool {
    if tree.first(noun, &["cop"]).is_some() {
        return true;
    }
    let Some(up) = tree.head(noun) else { return true };
    if tree.is(noun, &["conj", "appos", "nmod"]) && tree.has_pos(up, &[Upos::Noun, Upos::Propn, Upos::Pron]) {
        return is_presented(tree, up);
    }
    let presenting = PRESENTING.contains(&tree.lemma(up).as_str());
    let shown = matches!(tree.lower(up).as_str(), "voici" | "voilà");
    shown || presenting && tree.is(noun, &["obj", "nsubj", "obl"]) && is_indefinite(tree, noun)
}

/// `un câble reliant Brest à l'île`, `un fonds hébergeant 8 000 images`: with a name or a number, it is told of.
fn names_or_counts(tree: &Tree<'_>, clause: usize) -> bool {
    let (first, last) = tree.extent(clause);
    (first..=last).any(|i| tree.has_pos(i, &[Upos::Propn, Upos::Num]))
}

/// Whether the clause has a complement, or says when, where or how many.
fn has_content(tree: &Tree<'_>, clause: usize) -> bool {
    let mut verbs = vec![clause];
    while let Some(verb) = verbs.pop() {
        for &d in tree.dependents(verb) {
            let own = tree.has_pos(d, &[Upos::Pron]) && d < verb && tree.first(d, &["case"]).is_none();
            match tree.token(d).relation() {
                "xcomp" if tree.has_pos(d, &[Upos::Verb]) => verbs.push(d),
                "obj" | "obl" | "iobj" if own => {}
                "obj" | "obl" | "iobj" | "xcomp" | "ccomp" | "advcl" | "conj" | "cop" => return true,
                _ => {}
            }
        }
    }
    false
}

/// `que je fournis`, `qu'on attend`: by somebody who is only pointed at.
fn is_told_by_party(tree: &Tree<'_>, clause: usize) -> bool {
    let subject = tree.with(clause, &["nsubj"]).next();
    subject.is_some_and(|s| tree.has_pos(s, &[Upos::Pron]) && tree.dependents(s).is_empty())
        && !matches!(
            tree.lemma(clause).as_str(),
            "appeler" | "baptiser" | "nommer" | "surnommer" | "intituler"
        )
}
