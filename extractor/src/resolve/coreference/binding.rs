//! [`is_barred`]: what grammar rules out as the antecedent of a pronoun.
//!
//! Two arguments of one verb are not each other, nor is a noun what stands inside its own phrase (principles B and C of
//! the binding theory); whoever is told to do something acts in its infinitive, whoever a cleft brings in does what the
//! clause behind it says.

use super::candidate::{Candidate, is_source};
use super::lexicon::{Anaphor, Being, Class};
use super::rank::Stand;
use crate::analysis::Language;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// `lui aussi`, `, elle,`, `quant à elle`: a strong pronoun that only stresses a noun.
pub(super) fn is_emphatic(tree: &Tree<'_>, token: usize) -> bool {
    let form = tree.lower(token);
    if form.ends_with("-même") || form.ends_with("-mêmes") {
        return tree.first(token, &["case"]).is_none();
    }
    let strong = matches!(form.as_str(), "lui" | "elle" | "eux" | "elles");
    if strong && tree.with(token, &["case"]).any(|c| tree.lower(c) == "quant") {
        return true;
    }
    let is = |at: Option<usize>, words: &[&str]| {
        at.filter(|&i| i < tree.len()).is_some_and(|i| words.contains(&tree.lower(i).as_str()))
    };
    let set_off = is(token.checked_sub(1), &[","]) && is(Some(token + 1), &[","]);
    let stressed = is(Some(token + 1), &["aussi", "même", "-même", "-mêmes", "seul", "seule"]);
    strong && tree.first(token, &["case"]).is_none() && (set_off || stressed && !tree.is(token, &["nsubj"]))
}

/// `l'ancien entraîneur de Valence. Ce dernier …`: whether the name only tells which of them the noun before it means.
pub(super) fn tells_of_noun(name: &Candidate, fitting: &[&Candidate]) -> bool {
    const NEAR: usize = 3;
    fitting.iter().any(|noun| {
        noun.place == name.place
            && noun.token < name.token
            && name.token - noun.token <= NEAR
            && !noun.named
            && noun.rank < name.rank
            && noun.being == Some(Being::Person)
    })
}

/// The candidates, without `la personne`, who is anybody, where somebody with a name agrees as well.
pub(super) fn without_anybody(fitting: Vec<&Candidate>) -> Vec<&Candidate> {
    let anybody = |c: &Candidate| !c.named && !c.elaborated && c.lemma.starts_with("personne ");
    let somebody = fitting.iter().any(|c| c.named && c.being == Some(Being::Person));
    fitting.into_iter().filter(|c| !somebody || !anybody(c)).collect()
}

/// What grammar rules out: two arguments of one verb are not each other, nor is a noun what stands inside it.
pub(super) fn is_barred(stand: Stand<'_>, anaphor: Anaphor, candidate: &Candidate) -> bool {
    if candidate.place != stand.place {
        return false;
    }
    let (tree, token) = (stand.tree, stand.token);
    if candidate.token >= token || is_told_of(tree, token) {
        return true;
    }
    if anaphor.class == Class::Possessive {
        return is_own_phrase(tree, candidate.token, token)
            && !acts_around(tree, candidate.token, token)
            && !is_set_off(tree, candidate.token, token);
    }
    // `L'éditrice du Sabot l'a reçu`, `a miller in the valley grinds it`: what the subject belongs to, unless it is somebody.
    let done_to = anaphor.class == Class::Clitic || tree.is(token, &["obj", "iobj"]);
    let of_subject = done_to
        && candidate.being != Some(Being::Person)
        && tree.is(candidate.token, &["nmod"])
        && tree
            .head(candidate.token)
            .is_some_and(|n| tree.is(n, &["nsubj"]) && tree.head(n) == tree.head(token));
    of_subject
        || stands_before_subject(tree, candidate.token, token)
        || is_sister(stand, first_of(tree, candidate.token))
        || is_own_phrase(tree, candidate.token, token)
}

/// `Originaire de Bretagne, elle parle breton`: what a quality or deed of the subject, told before it, has for its complement.
fn stands_before_subject(tree: &Tree<'_>, noun: usize, token: usize) -> bool {
    let Some(verb) = tree.head(token).filter(|_| tree.is(token, &["nsubj"])) else { return false };
    tree.language() == Language::French
        && tree.with(verb, &["advcl", "amod", "acl"]).any(|opening| {
            opening < noun
                && noun < token
                && tree.is_within(noun, opening)
                && !tree.is_finite_clause(opening)
                && tree.first(opening, &["nsubj", "mark", "case"]).is_none()
        })
}

/// `des gens qui connaissent leur métier`: whether the noun does what the clause around the possessive says.
fn acts_around(tree: &Tree<'_>, noun: usize, token: usize) -> bool {
    let mut clauses = tree.exactly(noun, "acl:relcl").filter(|&clause| tree.is_within(token, clause));
    clauses.any(|clause| {
        tree.with(clause, &["nsubj"])
            .any(|s| matches!(tree.lower(s).as_str(), "qui" | "who" | "that" | "der" | "die" | "das"))
    })
}

/// `Altamira, de son côté, …`: whether the possessive is set off from the name by a comma.
fn is_set_off(tree: &Tree<'_>, noun: usize, token: usize) -> bool {
    let own = tree.head(token).filter(|&n| tree.head(n) == Some(noun) && tree.is(n, &["nmod", "obl"]));
    own.is_some_and(|own| {
        let first = tree.extent(own).0;
        first > noun && (tree.lower(first) == "," || tree.lower(first - 1) == ",")
    })
}

/// `« La ville ferme les yeux », explique-t-elle`: what was quoted before it does not say so.
fn is_told_of(tree: &Tree<'_>, token: usize) -> bool {
    let inverted = tree.token(token).form.starts_with(['-', '‑']) && tree.is(token, &["nsubj"]);
    inverted
        && tree.head(token).is_some_and(|verb| {
            tree.is(verb, &["parataxis"]) && Lexicon::of(tree.language()).speech(&tree.lemma(verb)).is_some()
        })
}

/// `», déplore-t-elle`: whoever stands behind the verb like that, and asks nothing, tells what was quoted.
pub(super) fn tells(tree: &Tree<'_>, token: usize) -> bool {
    let inverted = tree.token(token).form.starts_with(['-', '‑']) && tree.is(token, &["nsubj", "expl"]);
    inverted && !tree.token(tree.len() - 1).form.contains('?')
}

/// Whether the noun and the pronoun are arguments of one verb.
pub(super) fn is_sister(stand: Stand<'_>, noun: usize) -> bool {
    let (tree, token) = (stand.tree, stand.token);
    let governor = tree.head(token);
    let verb = if tree.is(token, &["nmod"]) { governor.and_then(|g| tree.head(g)) } else { governor };
    let source = tree.is(noun, &["obl"]) && is_source(tree, noun);
    let same_verb = verb.is_some()
        && tree.head(noun) == verb
        && tree.is(noun, &["nsubj", "obj", "iobj", "obl"])
        && !source;
    same_verb
        || is_cleft_subject(tree, noun, verb)
        || tree.is(noun, &["nsubj"]) && shares_subject(tree, noun, verb)
        || tree.language() == Language::French && (governs(tree, noun, verb) || is_told_to(tree, noun, verb))
}

/// `C'est mon adjointe qui l'a mise en place`: whether the noun before the relative clause is the verb's subject.
fn is_cleft_subject(tree: &Tree<'_>, noun: usize, verb: Option<usize>) -> bool {
    verb.is_some_and(|verb| {
        tree.head(verb) == Some(noun)
            && tree.is(verb, &["acl", "advcl", "ccomp"])
            && tree.with(verb, &["nsubj"]).any(|s| matches!(tree.lower(s).as_str(), "qui" | "who"))
    })
}

/// `reproche à la mairie de l'avoir oublié`: whoever is told, allowed or blamed acts in the infinitive.
fn controller(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let told = Lexicon::of(tree.language()).control(&tree.lemma(verb)).is_some();
    let to = |o: usize| tree.with(o, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "à" | "au" | "aux"));
    tree.with(verb, &["iobj"])
        .chain(tree.with(verb, &["obl", "obj"]).filter(|&o| told && (to(o) || tree.is(o, &["obj"]))))
        .next()
}

/// Whether the noun is who acts in the infinitive `verb`.
fn is_told_to(tree: &Tree<'_>, noun: usize, verb: Option<usize>) -> bool {
    let infinitive = |v: &usize| {
        tree.is(*v, &["xcomp"])
            && (tree.feature(*v, "VerbForm") == Some("Inf")
                || tree.with(*v, &["aux"]).any(|a| tree.feature(a, "VerbForm") == Some("Inf")))
    };
    let above = verb.filter(infinitive).and_then(|v| tree.head(v));
    above.is_some_and(|above| controller(tree, above) == Some(noun))
}

/// `elles n'ont pas les moyens de les entretenir`: the subject of the finite verb is the infinitive's as well.
fn governs(tree: &Tree<'_>, subject: usize, verb: Option<usize>) -> bool {
    let infinitive = |v: usize| {
        tree.feature(v, "VerbForm") == Some("Inf")
            || tree.with(v, &["aux"]).any(|a| tree.feature(a, "VerbForm") == Some("Inf"))
    };
    let Some(mut at) = verb.filter(|&v| infinitive(v) && tree.is(subject, &["nsubj"])) else { return false };
    while let Some(head) = tree.head(at) {
        if !tree.is(at, &["acl", "xcomp", "advcl", "obl", "obj"]) {
            return false;
        }
        at = head;
        // `si petits que les ouvrières ont dû les emboîter`: who has to do it is said.
        if tree.head(subject) != Some(at) && tree.first(at, &["nsubj"]).is_some() {
            return false;
        }
        if tree.head(subject) == Some(at) {
            // `permet aux communes de les entretenir`: another one acts.
            return controller(tree, at).is_none_or(|o| o == subject);
        }
    }
    false
}

/// The noun whose coordinated sister or apposition the token is.
pub(super) fn first_of(tree: &Tree<'_>, token: usize) -> usize {
    let mut own = token;
    while tree.is(own, &["conj", "appos", "flat"]) {
        match tree.head(own) {
            Some(head) => own = head,
            None => break,
        }
    }
    own
}

/// (`il m'a demandé de l'emmener`).
fn shares_subject(tree: &Tree<'_>, subject: usize, verb: Option<usize>) -> bool {
    let other = |above: usize| {
        tree.language() == Language::French && controller(tree, above).is_some_and(|o| o != subject)
    };
    verb.is_some_and(|verb| {
        let chained = tree.is(verb, &["conj", "xcomp"]) && tree.first(verb, &["nsubj"]).is_none();
        let told = tree.is(verb, &["xcomp"]) && tree.head(verb).is_some_and(other);
        chained && !told && tree.head(verb) == tree.head(subject)
    })
}

/// qu'elle part`).
fn is_own_phrase(tree: &Tree<'_>, noun: usize, token: usize) -> bool {
    let mut at = token;
    let mut clauses = 0;
    while let Some(head) = tree.head(at) {
        if head == noun {
            let content = tree.is(at, &["acl"]) && tree.token(at).deprel != "acl:relcl";
            // `C'est Nadia qui a trouvé : elle …`: a clause beside it.
            let beside = tree.is(at, &["conj", "parataxis"]);
            return !beside && (clauses == 0 || content);
        }
        clauses += usize::from(tree.is(at, &["ccomp", "advcl", "xcomp", "conj", "parataxis", "acl"]));
        at = head;
    }
    false
}
