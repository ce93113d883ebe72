//! What kind of clause: a question, a request, a cleft's frame.

use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::{Predicate, is_verb, verb_key};
use super::super::proposition::{Phrase, PredicateKind};
use super::super::tree::Tree;
use super::clefts::{self, is_named};
use super::relative::{Gap, relative_gap};
use super::set_against::is_set_against;
use super::standins::{is_exclaimed, is_order_to_oneself};
use crate::analysis::{Language, Upos};
use crate::resolve::Modality;

/// Whether the sentence ends in a question mark.
#[must_use]
pub fn is_question(tree: &Tree<'_>) -> bool {
    (0..tree.len()).rev().take(3).any(|i| tree.token(i).form.contains('?'))
}

/// Whether the word heads a clause: a verb, or a predicate with a copula or a subject.
#[must_use]
pub fn is_clause(tree: &Tree<'_>, head: usize) -> bool {
    (is_verb(tree, head) && !(tree.feature(head, "VerbForm") == Some("Part") && tree.is(head, &["amod"])))
        || tree.first(head, &["nsubj", "cop", "csubj", "expl"]).is_some()
}

/// `En 2029, si tout va bien.`, `Environ cent, si l'on compte les enfants`: a condition whose main clause is left out or has
/// no verb.
pub(super) fn is_lone_condition(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let head = predicate.head;
    let of_no_clause = || tree.is(head, &["advcl"]) && tree.head(head).is_some_and(|h| !is_clause(tree, h));
    tree.language() == Language::French
        && (tree.is(head, &["root"]) || of_no_clause())
        && tree.is_finite_clause(head)
        && tree.with(head, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "si" | "s'"))
}

/// Imperatives, and `changeons de sujet`.
pub(super) fn is_request(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let head = predicate.head;
    let no_subject = || {
        predicate.chain.iter().flat_map(|&v| tree.dependents(v)).all(|&d| {
            !tree.is(d, &["nsubj", "csubj"])
                && tree.token(d).deprel != "expl:subj"
                && !tree.lower(d).starts_with('-')
        })
    };
    let second_person =
        tree.is_finite(head) && tree.feature(head, "Person") == Some("2") && is_verb(tree, head);
    if is_exclaimed(tree, head) && no_subject() || is_order_to_oneself(tree, head) {
        return true;
    }
    if tree.is(head, &["root", "parataxis"])
        && second_person
        && tree.first(head, &["aux"]).is_none()
        && no_subject()
    {
        return true;
    }
    tree.is(head, &["root", "conj", "parataxis"])
        && tree.feature(head, "Mood") == Some("Imp")
        && predicate
            .chain
            .iter()
            .all(|&v| tree.with(v, &["nsubj", "expl"]).all(|s| s > head || tree.token(s).deprel == "expl:pv"))
        || (tree.is(head, &["root", "parataxis"])
            && tree.feature(head, "Person") == Some("1")
            && tree.feature(head, "Number") == Some("Plur")
            && is_verb(tree, head)
            && tree.feature(head, "Mood") != Some("Cnd")
            && tree.first(head, &["nsubj", "aux"]).is_none())
}

pub(super) fn is_interrogative(tree: &Tree<'_>, index: usize) -> bool {
    tree.feature(index, "PronType").is_some_and(|t| t.contains("Int"))
        || matches!(
            tree.lower(index).as_str(),
            "combien"
                | "comment"
                | "pourquoi"
                | "quel"
                | "quelle"
                | "quels"
                | "quelles"
                | "quoi"
                | "how"
                | "why"
                | "what"
                | "which"
                | "wie"
                | "warum"
                | "welche"
        ) && !tree.is(index, &["mark"])
        || index == 0
            && matches!(tree.lower(index).as_str(), "que" | "qu'")
            && tree.language() == Language::French
            && tree.is(index, &["obj"])
        // `Qui sont vos clients ?`
        || index == 0
            && tree.lower(index) == "qui"
            && tree.language() == Language::French
            && tree.first(index, &["cop"]).is_some()
        // `Depuis quand dirigez-vous l'usine ?`
        || index <= 1
            && matches!(tree.lower(index).as_str(), "quand" | "où")
            && tree.language() == Language::French
            && tree.head(index).is_some_and(|h| h > index)
            && !tree.is(index, &["mark"])
}

/// A pronoun that does not agree with its verb is not its subject: the parse went astray.
pub(super) fn disagrees(tree: &Tree<'_>, predicate: &Predicate, subjects: &[Option<Phrase>]) -> bool {
    let [Some(subject)] = subjects else { return false };
    let Some(finite) = predicate.finite(tree) else { return false };
    let pronoun = subject.first == subject.last && tree.feature(subject.head, "PronType") == Some("Prs");
    let differ = |name: &str| {
        let (a, b) = (tree.feature(subject.head, name), tree.feature(finite, name));
        a.is_some() && b.is_some() && a != b
    };
    let on = tree.lower(subject.head) == "on"
        && (tree.feature(finite, "Number") == Some("Plur")
            || matches!(tree.feature(finite, "Person"), Some("1" | "2")));
    // `c' sortent`: what points at one thing takes a plural verb only in `ce sont`.
    let points = matches!(tree.lower(subject.head).as_str(), "c'" | "ce" | "ça" | "cela")
        && subject.first == subject.last
        && tree.feature(finite, "Number") == Some("Plur")
        && tree.lemma(finite) != "être";
    tree.language() == Language::French
        && tree.lemma(finite) != "falloir"
        && (on || points || pronoun && subject.head < finite && differ("Number") && differ("Person"))
}

/// `sachant que …`, `étant donné que …`: a participle that leads to a reason.
pub(super) fn leads(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> bool {
    let main = predicate.main;
    tree.is(main, &["advcl", "acl", "parataxis", "root"])
        && matches!(tree.feature(main, "VerbForm"), Some("Part" | "Ger"))
        && tree.first(main, &["nsubj", "aux", "obj"]).is_none()
        && lexicon.lists(List::Leading, &tree.lemma(main))
}

/// `Il y a une personne qui …`, `Voici ce que …`: somebody is put on stage, and the relative clause says what for.
pub(super) fn presents(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let main = predicate.main;
    if matches!(tree.lower(main).as_str(), "voici" | "voilà") {
        return true;
    }
    let thing = tree.with(main, &["obj", "nsubj"]).find(|&d| tree.has_pos(d, &[Upos::Noun, Upos::Pron]));
    // `il y a beaucoup de gens qui …`
    let many = || tree.with(main, &["obj"]).find(|&d| tree.has_pos(d, &[Upos::Adv]));
    let thing = thing.or_else(|| tree.with(many()?, &["obl", "nmod"]).next());
    predicate.kind == PredicateKind::Existence
        && thing.is_some_and(|t| {
            tree.exactly(t, "acl:relcl").next().is_some()
                && tree.first(t, &["nummod", "nmod", "amod"]).is_none()
        })
}

/// `Ce qui manque, c'est la confiance`: the relative clause says it, and what `c'est` names fills its gap.
pub(super) fn pseudo_cleft(tree: &Tree<'_>, predicate: &Predicate) -> Option<(usize, Gap)> {
    let main = predicate.main;
    if let Some(found) = turned_cleft(tree, predicate) {
        return Some(found);
    }
    if predicate.kind != PredicateKind::Copula || !tree.has_pos(main, &[Upos::Noun, Upos::Propn, Upos::Num]) {
        return None;
    }
    tree.with(main, &["dislocated", "nsubj"]).filter(|&l| l < main).find_map(|light| {
        if !matches!(tree.lower(light).as_str(), "ce" | "what" | "was" | "tout") {
            return None;
        }
        let relative = tree.with(light, &["acl"]).find(|&c| tree.is_finite_clause(c))?;
        let gap = relative_gap(tree, relative, main);
        matches!(gap.role, "nsubj" | "obj" | "obl").then_some((relative, gap))
    })
}

/// `La musique, c'est ce que j'aime`, `c'est ce qui me plaît`: the same, the other way round.
fn turned_cleft(tree: &Tree<'_>, predicate: &Predicate) -> Option<(usize, Gap)> {
    let main = predicate.main;
    let light = matches!(tree.lower(main).as_str(), "ce" | "c'") && tree.has_pos(main, &[Upos::Pron]);
    if !light || tree.language() != Language::French || predicate.copula.is_none() {
        return None;
    }
    let relative = tree.with(main, &["acl"]).find(|&c| tree.is_finite_clause(c))?;
    let before = || tree.with(main, &["dislocated", "nsubj"]).filter(|&s| s < main);
    let thing =
        before().find(|&s| tree.has_pos(s, &[Upos::Noun, Upos::Propn]) && tree.first(s, &["case"]).is_none());
    let this = || before().find(|&s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "ça" | "cela"));
    let gap = relative_gap(tree, relative, thing.or_else(this)?);
    // `c'est ce qu'il faut`: nobody is said to need it.
    let needed = tree.lemma(relative) == "falloir";
    let fits = gap.role == "nsubj" || matches!(gap.role, "obj" | "obl") && !needed;
    fits.then_some((relative, gap))
}

/// `il reste trois places`, `il manque douze employés`: what an impersonal subject announces.
#[must_use]
pub fn announced(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> Option<usize> {
    let main = predicate.main;
    let impersonal = predicate.chain.iter().any(|&v| {
        tree.with(v, &["nsubj", "expl"])
            .any(|s| matches!(tree.lower(s).trim_start_matches(['-', 't']), "il" | "-il" | "es" | "there"))
    });
    // `Reste la question du prix`
    let first = (0..main).all(|i| tree.has_pos(i, &[Upos::Punct, Upos::Cconj, Upos::Adv]));
    let elliptic = first
        && tree.language() == Language::French
        && matches!(
            tree.lower(main).as_str(),
            "reste" | "restent" | "restait" | "restaient" | "restera" | "resteront"
        )
        && tree.first(main, &["nsubj", "expl", "mark"]).is_none();
    let listed = (impersonal || elliptic)
        && predicate.kind == PredicateKind::Verb
        && tree.lemma(main) != "falloir"
        && lexicon.lists(List::Presenting, &tree.lemma(main));
    tree.with(main, &["obj", "nsubj"])
        .find(|&d| d > main && tree.has_pos(d, &[Upos::Noun, Upos::Propn, Upos::Num]))
        .filter(|_| listed)
}

/// `c'est X qui …`: the claim is in the relative clause.
pub(super) fn is_cleft(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    if prepositional_focus(tree, predicate).is_some() {
        return true;
    }
    if predicate.kind != PredicateKind::Copula {
        return false;
    }
    let presents = tree
        .with(predicate.main, &["nsubj", "expl"])
        .any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "it" | "es"));
    let definite = !tree.has_pos(predicate.main, &[Upos::Adj])
        && (tree.first(predicate.main, &["amod"]).is_none() || is_named(tree, predicate.main))
        && tree.with(predicate.main, &["det"]).all(|d| tree.feature(d, "Definite") != Some("Ind"));
    presents
        && (clefts::takes_up_what_is_put_first(tree, predicate.main)
            || tree.dependents(predicate.main).iter().any(|&d| {
                matches!(tree.token(d).deprel.as_str(), "advcl:cleft" | "ccomp:cleft" | "acl:cleft")
            })
            || definite && tree.exactly(predicate.main, "acl:relcl").next().is_some())
}

/// `c'est dans ce village que …`: the prepositional phrase a cleft puts first.
pub(super) fn prepositional_focus(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let main = predicate.main;
    let be = |i: usize| matches!(tree.lemma(i).as_str(), "être" | "be" | "sein");
    let presents = tree
        .with(main, &["nsubj", "expl"])
        .any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "it" | "es"));
    let focus = if be(main) { tree.first(main, &["obl"])? } else { main };
    let bears = |i: usize| {
        tree.with(i, &["acl", "advcl", "ccomp"]).any(|c| {
            c > focus
                && tree
                    .with(c, &["mark", "obj", "advmod"])
                    .any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'" | "that"))
        })
    };
    let gerund = || {
        tree.feature(focus, "VerbForm") == Some("Part")
            && tree.with(focus, &["mark"]).any(|m| tree.lower(m) == "en")
    };
    let marked = tree.first(focus, &["case"]).is_some() || gerund();
    (presents && marked && (bears(focus) || bears(main))).then_some(focus)
}

/// `Trier les déchets prend du temps`, `gagner là-bas, ça donne confiance`: the act that is the subject of the clause.
pub(super) fn act_as_subject(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let infinitive = |c: usize| {
        tree.feature(c, "VerbForm") == Some("Inf")
            || tree.with(c, &["cop", "aux"]).any(|a| tree.feature(a, "VerbForm") == Some("Inf"))
            || tree.language() == Language::English && tree.feature(c, "VerbForm") == Some("Ger")
    };
    let finite = predicate.finite(tree)?;
    let pointing = predicate.chain.iter().any(|&v| {
        tree.with(v, &["nsubj", "expl"])
            .any(|s| matches!(tree.lower(s).as_str(), "ça" | "cela" | "c'" | "ce" | "that" | "das"))
    });
    let own = || predicate.chain.iter().any(|&v| tree.first(v, &["nsubj"]).is_some());
    // `Ça me manquait de jouer`
    let announced = |c: usize, mark: usize| {
        tree.language() == Language::French
            && pointing
            && tree.is(c, &["csubj"])
            && matches!(tree.lower(mark).as_str(), "de" | "d'" | "pour")
    };
    predicate.chain.iter().flat_map(|&v| tree.with(v, &["csubj", "dislocated", "advcl"])).find(|&c| {
        (c < finite || tree.is(c, &["csubj"]))
            && infinitive(c)
            && tree.with(c, &["mark", "case", "nsubj"]).all(|m| tree.lower(m) == "zu" || announced(c, m))
            && if tree.is(c, &["csubj"]) { pointing || !own() } else { pointing }
    })
}

/// `Il ne fait aucun doute que le pont tient`: what is so.
pub(super) fn beyond_doubt(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let main = predicate.main;
    let il = tree.with(main, &["nsubj", "expl"]).any(|s| tree.lower(s) == "il");
    let doubt = tree.with(main, &["obj"]).find(|&o| tree.lemma(o) == "doute")?;
    let clauses = tree.with(main, &["ccomp", "csubj"]).chain(tree.with(doubt, &["acl", "ccomp"]));
    clauses.filter(|_| il && tree.lemma(main) == "faire").find(|&c| tree.is_finite_clause(c))
}

/// `Je me souviens, …`, `vous savez, …`: words of thinking that only lead to what follows.
pub(super) fn recalls(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    subjects: &[Option<Phrase>],
) -> bool {
    let key = verb_key(tree, predicate.main);
    let own = subjects.iter().flatten().any(|s| {
        s.first == s.last
            && tree.has_pos(s.head, &[Upos::Pron])
            && matches!(tree.feature(s.head, "Person"), Some("1" | "2"))
    });
    let thinks = lexicon.thought(&key).is_some_and(|t| t.modality == Some(Modality::Opinion))
        || lexicon.is_factive(&key) && lexicon.speech(&key).is_none();
    let plain = tree.with(predicate.main, &["obl", "iobj", "advcl", "xcomp", "advmod"]).next().is_none()
        || matches!(key.as_str(), "se souvenir" | "se rappeler");
    tree.language() == Language::French && predicate.chain.len() == 1 && own && thinks && plain
}

/// `Il m'arrive de partir`: who does it now and then, and what.
pub(super) fn befalls(tree: &Tree<'_>, predicate: &Predicate) -> Option<(Phrase, usize)> {
    let main = predicate.main;
    let il = |s: usize| tree.lower(s).trim_start_matches(['-', 't']) == "il";
    let impersonal = tree.lemma(main) == "arriver" && tree.with(main, &["nsubj", "expl"]).all(il);
    let who = tree.with(main, &["iobj"]).find(|&o| tree.has_pos(o, &[Upos::Pron]))?;
    let act = tree.with(main, &["xcomp", "ccomp", "csubj", "advcl"]).find(|&c| {
        tree.feature(c, "VerbForm") == Some("Inf")
            && tree.with(c, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "de" | "d'"))
    })?;
    impersonal.then_some((Phrase::word(who), act))
}

/// `j'y suis favorable`, `il en parle`: what it is about is in a clitic alone, and named nowhere in the clause.
pub(super) fn leans_on_clitic(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    joined: &str,
) -> bool {
    if tree.language() != Language::French || predicate.kind == PredicateKind::Existence {
        return false;
    }
    let clitic = |words: &[&str]| {
        predicate.chain.iter().flat_map(|&v| tree.dependents(v)).any(|&d| {
            let particle = tree.token(d).deprel == "compound:prt" && !tree.has_pos(d, &[Upos::Adp]);
            let pronoun =
                tree.has_pos(d, &[Upos::Pron, Upos::Adv]) && !tree.is(d, &["case", "mark"]) || particle;
            // `continue en solo`
            let whole = tree.first(d, &["fixed"]).is_some();
            pronoun && !whole && words.contains(&tree.lower(d).as_str())
        })
    };
    let main = predicate.main;
    let key = match predicate.kind {
        PredicateKind::Copula => format!("être {}", tree.lemma(main)),
        _ => verb_key(tree, main),
    };
    let listed = |list| lexicon.lists(list, &key) || lexicon.lists(list, joined);
    // `ils en avaient semé`: what they sowed is said elsewhere.
    // `en être réduit à emprunter`
    let reduced = tree.lemma(predicate.chain[0]) == "réduire";
    let lacks = !reduced
        && predicate.kind == PredicateKind::Verb
        && !key.starts_with("s'")
        && !key.starts_with("se ")
        && joined == key
        && clitic(&["en", "-en"]);
    lacks || clitic(&["y", "-y"]) && listed(List::Directed) || clitic(&["en", "-en"]) && listed(List::Sourced)
}

/// The words of an act: an infinitive with its own clitics, and what follows of its complements.
#[must_use]
pub fn act_phrase(tree: &Tree<'_>, act: usize) -> Phrase {
    // What stands before the infinitive's mark belongs to the clause around it (`a été de vouloir`).
    let mark = tree.with(act, &["mark"]).filter(|&m| m < act).max();
    // `ce n'est pas punir bien`: the copula is denied, and not the act.
    let copular = tree.with(act, &["cop"]).any(|c| tree.is_finite(c));
    let denies = |d: usize| {
        matches!(
            tree.lower(d).as_str(),
            "pas" | "plus" | "jamais" | "ne" | "n'" | "point" | "seulement" | "uniquement" | "simplement"
        )
    };
    let outside = |d: usize| mark.is_some_and(|m| d < m) || tree.token(d).deprel == "expl:subj";
    let own = |d: usize| {
        tree.is(d, &["cop", "aux", "expl"]) && !tree.is_finite(d)
            || tree.is(d, &["obj", "iobj"])
                && (tree.has_pos(d, &[Upos::Pron]) || tree.language() == Language::German)
            || tree.is(d, &["advmod"]) && act - d < 3 && !(copular && denies(d))
    };
    let before = tree.dependents(act).iter().copied().filter(|&d| d < act && !outside(d) && own(d));
    let first = before.min().unwrap_or(act);
    let first = if tree.language() == Language::German { tree.extent(first).0.min(first) } else { first };
    let follows = |d: usize| {
        let sibling = tree.is(d, &["conj"]);
        d > act
            && !tree.is(d, &["punct", "parataxis", "cc", "dislocated"])
            && (!sibling
                || tree.feature(d, "VerbForm") == Some("Inf")
                    && tree.first(d, &["nsubj"]).is_none()
                    && !is_set_against(tree, d))
    };
    let last = tree.dependents(act).iter().copied().filter(|&d| follows(d)).map(|d| tree.extent(d).1).max();
    let mut last = last.unwrap_or(act).max(act);
    while last > act && tree.has_pos(last, &[Upos::Punct]) {
        last -= 1;
    }
    Phrase { head: act, first, last }
}

/// `C'est à la mairie de payer`: whose business an act is, and the act.
pub(super) fn falls_to(tree: &Tree<'_>, predicate: &Predicate) -> Option<(Phrase, usize)> {
    let main = predicate.main;
    let points = tree.with(main, &["nsubj", "expl"]).any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce"));
    let be = tree.lemma(main) == "être";
    if let Some(found) = super::called_for::incumbent(tree, predicate) {
        return Some(found);
    }
    let who = if be { tree.first(main, &["obl"])? } else { main };
    let marked = tree.with(who, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "à" | "au" | "aux"));
    let party = tree.has_pos(who, &[Upos::Noun, Upos::Propn, Upos::Pron]);
    if !(be || predicate.kind == PredicateKind::Copula) || !points || !marked || !party {
        return None;
    }
    let mark = |c: usize| tree.with(c, &["mark"]).find(|&m| matches!(tree.lower(m).as_str(), "de" | "d'"));
    let act = tree
        .with(who, &["xcomp", "acl", "advcl", "ccomp", "csubj"])
        .chain(tree.with(main, &["xcomp", "advcl", "ccomp", "csubj"]).filter(|_| be))
        .find(|&c| c > who && tree.feature(c, "VerbForm") == Some("Inf") && mark(c).is_some())?;
    let phrase = phrase::argument(tree, who);
    Some((Phrase { last: phrase.last.min(mark(act)?.saturating_sub(1)).max(who), ..phrase }, act))
}

/// `toutes`, `tous`, `rien`: a word before the verb that has left the place of its noun.
pub(super) fn is_floating(tree: &Tree<'_>, subject: usize) -> bool {
    matches!(tree.lower(subject).as_str(), "tous" | "toutes" | "rien") && tree.dependents(subject).is_empty()
}

/// `Il en a changé les règles`: `il` does something to something, and is somebody though the parser doubts it.
pub(super) fn is_acting(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, il: usize) -> bool {
    let main = predicate.main;
    let object = tree.with(main, &["obj"]).any(|o| o > main && tree.has_pos(o, &[Upos::Noun, Upos::Propn]));
    matches!(tree.lower(il).as_str(), "il")
        && predicate.kind == PredicateKind::Verb
        && object
        && tree.first(main, &["csubj", "ccomp", "xcomp"]).is_none()
        && !tree.dependents(main).iter().any(|&d| matches!(tree.lower(d).as_str(), "se" | "s'" | "y"))
        && !matches!(tree.lemma(main).as_str(), "falloir" | "avoir" | "faire" | "être" | "arriver" | "venir")
        && !lexicon.lists(List::Presenting, &tree.lemma(main))
}

/// `que ce soit les piles ou les batteries`: a list of cases, not a statement.
pub(super) fn is_whichever(tree: &Tree<'_>, head: usize) -> bool {
    tree.with(head, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"))
        && tree.with(head, &["cop"]).any(|c| matches!(tree.lower(c).as_str(), "soit" | "soient"))
        && tree.with(head, &["nsubj", "expl"]).any(|s| matches!(tree.lower(s).as_str(), "ce" | "c'" | "il"))
}

/// `votre épaule vous faisait souffrir`: a clitic right before its verb, taken for a second subject.
pub(super) fn is_object_clitic(tree: &Tree<'_>, subject: usize) -> bool {
    matches!(
        tree.lower(subject).as_str(),
        "vous" | "nous" | "m'" | "me" | "te" | "t'" | "l'" | "les" | "lui" | "leur"
    ) && tree.head(subject).is_some_and(|verb| {
        verb > subject
            && tree
                .with(verb, &["nsubj"])
                .any(|s| s < subject && tree.has_pos(s, &[Upos::Noun, Upos::Propn, Upos::Pron]))
            // `Que vous reproche-t-on ?`
            || verb == subject + 1 && tree.dependents(verb).iter().any(|&d| d == verb + 1 && tree.lower(d).ends_with("-on"))
    })
}

/// `Combien de personnes partent ?`, `How many people left?`: what is to be counted, as the subject.
pub(super) fn asked_count(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let asked = tree
        .with(head, &["nsubj"])
        .find(|&s| matches!(tree.lower(s).as_str(), "combien" | "many" | "much"))?;
    tree.with(asked, &["obl", "nmod"]).find(|&n| tree.has_pos(n, &[Upos::Noun]))
}
