//! Who `nous` and `on` are, as far as their own sentence shows it: the speaker's firm, people, everybody, nobody in particular.
//!
//! Reads: the clause of the word, its tense, what is done and what is owned. [`walk`](super::walk) knows who speaks.

use super::doing::is_own_work;
use super::lexicon::{References, WordClass};
use crate::analysis::{Language, Upos};
use crate::claims::predicate::{is_reflexive, verb_key};
use crate::claims::tree::Tree;
use crate::resolve::counting::is_collective;

/// What the clause of `nous` speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Business {
    /// What a firm or another body does, is given or has: `nous employons`, `nos clients`.
    OfBody,
    /// What only people do or are: `nous dormons`, `nous étions trois`.
    OfPeople,
    /// Either.
    Open,
}

/// What the clause of `nous`, `notre` or `on` speaks of.
#[must_use]
pub fn business(tree: &Tree<'_>, token: usize) -> Business {
    let references = References::of(tree.language());
    let Some(head) = tree.head(token) else { return Business::Open };
    let is = |class, word: &str| references.is(class, word);
    if tree.has_pos(token, &[Upos::Det])
        || tree.is(token, &["det"])
        || tree.token(token).deprel == "nmod:poss"
    {
        let noun = tree.lemma(head);
        let body = is(WordClass::OwnedByBody, &noun) || is(WordClass::BodyThing, &noun);
        return match () {
            () if body => Business::OfBody,
            () if is(WordClass::OwnedByPerson, &noun) => Business::OfPeople,
            () => Business::Open,
        };
    }
    let key = verb_key(tree, head);
    let copular = tree.first(head, &["cop"]).is_some();
    let subject = tree.is(token, &["nsubj"]);
    // `nous sommes cinq`, `nous étions trois infirmières`: who they are or how many.
    let counted = tree.has_pos(head, &[Upos::Num]) || tree.first(head, &["nummod"]).is_some();
    if subject && copular && (counted || tree.has_pos(head, &[Upos::Noun])) {
        return Business::OfPeople;
    }
    // `nous sommes mariés`, `on a deux enfants`
    let wed = tree.with(head, &["aux", "cop"]).any(|a| tree.lemma(a) == "être")
        && is(WordClass::PersonVerb, &format!("se {}", tree.lemma(head)));
    let kin =
        key == "avoir" && tree.with(head, &["obj"]).any(|o| is(WordClass::OwnedByPerson, &tree.lemma(o)));
    if subject && (wed || kin || is(WordClass::PersonVerb, &key) || is(WordClass::Together, &key)) {
        return Business::OfPeople;
    }
    let thing =
        |i: usize| is(WordClass::BodyThing, &tree.lemma(i)) || is(WordClass::OwnedByBody, &tree.lemma(i));
    let money =
        |i: usize| tree.with(i, &["nmod"]).any(|n| is(WordClass::BodyThing, &tree.lemma(n))) || thing(i);
    let about = tree.with(head, &["obj", "obl", "xcomp"]).any(money);
    if is(WordClass::BodyDeed, &key) || about { Business::OfBody } else { Business::Open }
}

/// `nous autres humains`, `notre époque`, `nous vivons dans un monde …`: everybody.
#[must_use]
pub fn is_everybody(tree: &Tree<'_>, token: usize) -> bool {
    let references = References::of(tree.language());
    let shared = |i: usize| references.is(WordClass::Everybodys, &tree.lemma(i));
    let Some(head) = tree.head(token) else { return false };
    if tree.is(token, &["det", "nmod"]) && tree.has_pos(head, &[Upos::Noun]) {
        return shared(head);
    }
    // `nous sommes tous mortels`, `we all know`
    let all = |i: usize| {
        matches!(tree.lower(i).as_str(), "tous" | "toutes" | "all" | "alle") && !tree.is(i, &["obj", "det"])
    };
    let verb = matches!(tree.lemma(head).as_str(), "vivre" | "habiter" | "live" | "leben");
    tree.is(token, &["nsubj"])
        && (tree.dependents(head).iter().any(|&d| all(d))
            || verb && tree.with(head, &["obl", "obj"]).any(shared)
            || tree.with(head, &["dislocated", "appos"]).any(shared))
}

/// Whether the French `on` stands for `nous`. `near` says whether the talk here is of who speaks.
#[must_use]
pub fn says_we(tree: &Tree<'_>, token: usize, near: bool) -> bool {
    let subject = tree.language() == Language::French
        && matches!(tree.lower(token).trim_start_matches("-t").trim_start_matches('-'), "on" | "l'on")
        && tree.is(token, &["nsubj"]);
    let Some(verb) = tree.head(token).filter(|_| subject) else { return false };
    let told = tree.with(verb, &["dislocated", "nsubj", "vocative", "discourse", "obl"]);
    if told.into_iter().any(|d| d < token && tree.lower(d) == "nous") || agrees_with_several(tree, verb) {
        return true;
    }
    if is_others(tree, token, verb) {
        return false;
    }
    let (start, end) = tree.extent(verb);
    let ours = |i: usize| {
        matches!(tree.lower(i).as_str(), "notre" | "nos" | "nous")
            && !is_everybody(tree, i)
            && clause_of(tree, i) == Some(verb)
    };
    if (start..=end).any(ours) {
        return true;
    }
    let references = References::of(tree.language());
    let key = verb_key(tree, verb);
    let power = references.is(WordClass::Power, &key) || references.is(WordClass::Power, &tree.lemma(verb));
    near && match tense(tree, verb) {
        Told::Done | Told::Past => !power,
        Told::Would => tree.feature(verb, "VerbForm") == Some("Part") && !power,
        Told::Now if tree.lemma(verb) == "aller" => {
            tree.with(verb, &["xcomp"]).any(|next| is_planned(tree, next))
        }

        Told::Now => references.is(WordClass::Stance, &key) && is_dated(tree, verb),

        Told::Later => is_planned(tree, verb),
    }
}

/// Whether the French `on` does what those who speak do: once, where the talk is `near` to them, or day by day, where it is
/// of a `team`.
#[must_use]
pub fn does_as_we(tree: &Tree<'_>, token: usize, near: &dyn Fn() -> bool, team: &dyn Fn() -> bool) -> bool {
    let Some(verb) =
        tree.head(token).filter(|&verb| tree.is(token, &["nsubj"]) && !is_others(tree, token, verb))
    else {
        return false;
    };
    let references = References::of(tree.language());
    let power =
        [verb_key(tree, verb), tree.lemma(verb)].iter().any(|key| references.is(WordClass::Power, key));
    match tense(tree, verb) {
        Told::Done | Told::Past => !power && near(),
        Told::Now | Told::Later | Told::Would => is_own_work(tree, verb) && team(),
    }
}

/// `on m'a volé`, `en France, on …`, `si on …`: what others do, or anybody.
fn is_others(tree: &Tree<'_>, token: usize, verb: usize) -> bool {
    has_others_for_object(tree, verb)
        || is_elsewhere(tree, token, verb)
        || goes_on_elsewhere(tree, verb)
        || is_supposed(tree, verb)
        || is_told_by_another(tree, verb)
}

/// `on va embaucher`, `on ouvrira une boutique`: what those who speak of themselves plan.
fn is_planned(tree: &Tree<'_>, verb: usize) -> bool {
    const PLANS: [&str; 12] = [
        "ouvrir",
        "lancer",
        "acheter",
        "monter",
        "reprendre",
        "agrandir",
        "déménager",
        "planter",
        "signer",
        "tourner",
        "jouer",
        "revenir",
    ];
    let (references, key) = (References::of(tree.language()), verb_key(tree, verb));
    let listed = references.is(WordClass::BodyDeed, &key) || PLANS.contains(&key.as_str());
    let stance = references.is(WordClass::Stance, &key) && !matches!(key.as_str(), "être" | "avoir");
    listed || stance
}

/// `nous avons rencontré`: whether it is done and over.
pub(super) fn is_done(tree: &Tree<'_>, verb: usize) -> bool {
    matches!(tense(tree, verb), Told::Done)
}

/// When what the clause tells happens.
enum Told {
    Done,
    Past,
    Now,
    Later,
    Would,
}

fn tense(tree: &Tree<'_>, verb: usize) -> Told {
    let auxiliaries = || tree.with(verb, &["aux", "cop"]);
    let finite = auxiliaries().find(|&a| tree.feature(a, "VerbForm") == Some("Fin")).unwrap_or(verb);
    // `on ne se refait pas`: a participle by its tag alone.
    if finite == verb && tree.feature(verb, "VerbForm") == Some("Part") {
        return Told::Now;
    }
    match (tree.feature(finite, "Mood"), tree.feature(finite, "Tense")) {
        (Some("Cnd"), _) => Told::Would,
        (_, Some("Fut")) => Told::Later,
        (_, Some("Imp" | "Past")) => Told::Past,
        _ if finite != verb && !tree.is(finite, &["cop"]) => Told::Done,
        _ => Told::Now,
    }
}

/// `on est trois`, `on s'est battus`, `on est contents`: a number or a plural says that several are meant.
fn agrees_with_several(tree: &Tree<'_>, verb: usize) -> bool {
    let be = tree.with(verb, &["cop", "aux"]).any(|a| tree.lemma(a) == "être");
    let counted = tree.has_pos(verb, &[Upos::Num]) && tree.lower(verb) != "un" && tree.lower(verb) != "une";
    let form = tree.lower(verb);
    let several = tree.has_pos(verb, &[Upos::Verb, Upos::Adj])
        && tree.feature(verb, "Number") == Some("Plur")
        && (form.ends_with('s') || form == "nombreux");
    // `on est une dizaine`, `on était un groupe de cinq`
    let many = tree.has_pos(verb, &[Upos::Noun])
        && (is_collective(&tree.lemma(verb)) || matches!(tree.lemma(verb).as_str(), "poignée" | "groupe"));
    // `quand on est jeunes`: whoever is so.
    be && (counted || many || several && !is_supposed(tree, verb))
}

/// `on m'a volé mon vélo`, `on nous oppose`, `on l'a expulsé`: somebody else did so.
fn has_others_for_object(tree: &Tree<'_>, verb: usize) -> bool {
    let references = References::of(tree.language());
    let power = references.is(WordClass::PowerOver, &tree.lemma(verb));
    let clitics = |of: usize| {
        tree.with(of, &["obj", "iobj", "obl", "expl"])
            .filter(move |&c| tree.has_pos(c, &[Upos::Pron]) && tree.first(c, &["case"]).is_none())
    };
    let inner = tree.with(verb, &["xcomp"]).flat_map(clitics);
    clitics(verb).chain(inner).any(|c| match tree.lower(c).trim_start_matches('-') {
        "me" | "m'" | "te" | "t'" | "vous" | "nous" | "moi" | "toi" => true,
        "le" | "la" | "l'" | "les" | "lui" | "leur" => power && !is_reflexive(tree, c),
        _ => false,
    })
}

/// `ma voisine raconte qu'on lui a proposé 8 euros`: what somebody else says of others.
fn is_told_by_another(tree: &Tree<'_>, verb: usize) -> bool {
    let told = tree.head(verb).filter(|_| tree.is(verb, &["ccomp"]));
    told.is_some_and(|told| {
        let other =
            |s: usize| tree.has_pos(s, &[Upos::Noun, Upos::Propn]) || tree.feature(s, "Person") == Some("3");
        tree.with(told, &["nsubj"]).any(|s| other(s) && !tree.lower(s).ends_with("on"))
    })
}

/// `en France, on …`, `à la mairie, on …`, `chez eux, on …`: those who are there.
fn is_elsewhere(tree: &Tree<'_>, token: usize, verb: usize) -> bool {
    tree.with(verb, &["obl", "dislocated"]).filter(|&o| o < token).any(|o| {
        let mut cases = tree.with(o, &["case"]);
        let local = cases
            .any(|c| matches!(tree.lower(c).as_str(), "à" | "au" | "aux" | "en" | "chez" | "pour" | "selon"));
        let time = crate::claims::circumstance::is_time_noun(tree, o) || tree.has_pos(o, &[Upos::Num]);
        let own = matches!(tree.lower(o).as_str(), "nous" | "moi" | "époque");
        let named = tree.has_pos(o, &[Upos::Propn, Upos::Noun, Upos::Pron]);
        local && named && !time && !own
    })
}

/// `pour lui, on quittait la terre, on n'y revenait pas`: the same as in the clause before.
fn goes_on_elsewhere(tree: &Tree<'_>, verb: usize) -> bool {
    let before = tree.head(verb).filter(|_| tree.is(verb, &["conj", "parataxis"]));
    before.is_some_and(|before| {
        let mut one = tree.with(before, &["nsubj"]).filter(|&s| tree.lower(s).ends_with("on") && s < verb);
        one.next().is_some_and(|s| is_elsewhere(tree, s, before) || has_others_for_object(tree, before))
    })
}

/// `si on me dit`, `quand on a peur`, `avant qu'on ferme`, `je préfère qu'on parte`: whoever does so, or others.
fn is_supposed(tree: &Tree<'_>, verb: usize) -> bool {
    let finite = tree.with(verb, &["aux", "cop"]).find(|&a| tree.is_finite(a)).unwrap_or(verb);
    let marks: Vec<String> = tree.with(verb, &["mark", "advmod"]).map(|m| tree.lower(m)).collect();
    let marked = |words: &[&str]| marks.iter().any(|m| words.contains(&m.as_str()));
    // `quand on a commencé, on n'avait rien` tells of once.
    let main = tree.head(verb).filter(|_| tree.is(verb, &["advcl"]));
    let once = main.is_some_and(|main| !matches!(tense(tree, main), Told::Now));
    let now = match tense(tree, verb) {
        Told::Now => true,
        Told::Done => !once,
        _ => false,
    };
    tree.feature(finite, "Mood") == Some("Sub")
        || marked(&["si", "s'"])
        || now && marked(&["quand", "lorsque", "lorsqu'", "dès", "comme", "tant"])
        || tree.with(verb, &["advcl"]).any(|c| {
            let generic = tree.with(c, &["nsubj"]).any(|s| matches!(tree.lower(s).as_str(), "on" | "l'on"));
            generic && is_supposed(tree, c)
        })
}

/// `maintenant`, `depuis mars`, `toujours`: of these days, not of all days.
fn is_dated(tree: &Tree<'_>, verb: usize) -> bool {
    const THESE_DAYS: [&str; 10] = [
        "maintenant",
        "aujourd'hui",
        "actuellement",
        "désormais",
        "toujours",
        "encore",
        "ici",
        "déjà",
        "même",
        "aussi",
    ];
    let since = |o: usize| {
        tree.with(o, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "depuis" | "en"))
            || tree.first(o, &["nummod"]).is_some()
            || tree.with(o, &["amod", "det"]).any(|d| THESE_DAYS.contains(&tree.lower(d).as_str()))
    };
    tree.dependents(verb).iter().any(|&d| {
        THESE_DAYS.contains(&tree.lower(d).as_str())
            || tree.is(d, &["obl", "obj", "xcomp", "ccomp"])
                && (since(d) || tree.dependents(d).iter().any(|&o| tree.is(o, &["obl", "obj"]) && since(o)))
    })
}

/// The head of the clause that the word stands in.
fn clause_of(tree: &Tree<'_>, token: usize) -> Option<usize> {
    let mut at = token;
    while let Some(head) = tree.head(at) {
        if tree.with(head, &["nsubj"]).any(|s| s != at) || tree.is(head, &["root"]) {
            return Some(head);
        }
        at = head;
    }
    None
}
