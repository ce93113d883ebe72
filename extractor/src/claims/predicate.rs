//! [`Predicate`]: the verb group of a clause, from its finite verb down to the word that says
//! what happens.
//!
//! `a souhaité rester anonyme`, `finira par profiter à`, `is going to buy` are one predicate each: verbs
//! that take a bare infinitive hand their subject on, so the chain is followed to its last verb and
//! every verb passed leaves its mark (a mood, a tense, a negation) on the claim.

mod apart;
mod auxiliaries;
mod existence;
mod kept;
mod need;
mod oneself;
mod outstanding;
mod reflexive;
mod voice;

use super::lexicon::{Lexicon, List, Passage};
use super::phrase;
use super::proposition::PredicateKind;
use super::rules::complement::means_act;
use super::tree::{Tree, join_words};
use crate::analysis::{Language, Upos};
use crate::resolve::Modality;
use apart::{HEARD, is_equated, is_trouble, only_does};
pub use apart::{asks_what_to_do, is_left_apart, mark_and_negation};
use auxiliaries::modal_auxiliaries;
pub use auxiliaries::{auxiliaries, shared_negation};
use existence::is_existential;
use kept::keeps_from;
pub use need::{is_needed, is_weather_or_need, needing};
use oneself::{given_as, is_said_of_act};
pub use oneself::{is_left_to_others, is_said_of_oneself};
use outstanding::{is_to_be_done, offered};
pub use reflexive::is_reflexive;
pub use voice::is_active_with_be;
use voice::is_passive;

/// The verb group of one clause.
#[derive(Debug, Clone)]
pub struct Predicate {
    /// The token that heads the clause in the tree.
    pub head: usize,
    /// Verbs from the clause's head to `main`, in order of dependence.
    pub chain: Vec<usize>,
    /// How many verbs of the chain were said before: `peut ouvrir la salle et accueillir`.
    pub shared: usize,
    /// The word that carries the meaning: the last verb, or the predicative noun or adjective.
    pub main: usize,
    /// What kind of predicate.
    pub kind: PredicateKind,
    /// The copula, when there is one.
    pub copula: Option<usize>,
    /// What the verbs passed on the way add.
    pub passages: Vec<Passage>,
}

impl Predicate {
    /// Read the verb group headed by `head`.
    #[must_use]
    pub fn read(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> Self {
        let mut chain = shared_verbs(tree, lexicon, head);
        let shared = chain.len();
        chain.push(head);
        let mut main = head;
        while let Some(next) = continuation(tree, lexicon, main).filter(|n| !chain.contains(n)) {
            chain.push(next);
            main = next;
        }
        let mut passages = modal_auxiliaries(tree, lexicon, chain[0]);
        for pair in chain.windows(2) {
            passages.extend(passage(tree, lexicon, pair[0], pair[1]));
            passages.extend(modal_auxiliaries(tree, lexicon, pair[1]));
        }
        let copula = copula_of(tree, main);
        let outstanding = is_to_be_done(tree, &chain, copula);
        if outstanding {
            passages.truncate(passages.len() - usize::from(copula.is_none() && !passages.is_empty()));
            passages.push(offered(tree, main));
        }
        let kind = if outstanding {
            PredicateKind::Passive
        } else if is_existential(tree, main) {
            PredicateKind::Existence
        } else if copula.is_some() || !is_verb(tree, main) {
            PredicateKind::Copula
        } else if is_passive(tree, main) {
            PredicateKind::Passive
        } else {
            PredicateKind::Verb
        };
        Self { head: chain[0], chain, shared, main, kind, copula, passages }
    }

    /// The verbs of the chain that no clause before has read.
    #[must_use]
    pub fn own(&self) -> &[usize] {
        &self.chain[self.shared..]
    }

    /// Whether the predicate is a bare infinitive: no finite verb or auxiliary anywhere in it.
    #[must_use]
    pub fn is_infinitive(&self, tree: &Tree<'_>) -> bool {
        tree.feature(self.head, "VerbForm") == Some("Inf")
            && tree.with(self.head, &["aux", "cop"]).all(|a| !tree.is_finite(a))
    }

    /// The finite verb of the group: an auxiliary, the copula or the head.
    #[must_use]
    pub fn finite(&self, tree: &Tree<'_>) -> Option<usize> {
        let copulas = tree.with(self.head, &["cop"]);
        auxiliaries(tree, self.head)
            .into_iter()
            .chain(copulas)
            .chain([self.head])
            .find(|&i| tree.is_finite(i))
            .or_else(|| {
                tree.with(self.head, &["nsubj", "expl"]).find(|&i| tree.feature(i, "VerbForm") == Some("Fin"))
            })
    }

    /// Function words of the group, in text order: auxiliaries, copula, reflexives, negation,
    /// infinitive marks, particles, and the verbs of the chain themselves.
    #[must_use]
    pub fn tokens(&self, tree: &Tree<'_>, lexicon: &Lexicon) -> Vec<usize> {
        let mut tokens: Vec<usize> =
            if tree.first(self.head, &["aux"]).is_none() { auxiliaries(tree, self.head) } else { Vec::new() };
        for pair in self.chain.windows(2) {
            if let Some((noun, _)) = supported(tree, lexicon, pair[0]).filter(|(_, next)| *next == pair[1]) {
                tokens.extend(phrase::bare(tree, noun));
                tokens.extend(tree.with(noun, &["amod"]));
            }
        }
        if let Some(first) = tree.head(self.chain[self.shared]).filter(|_| self.shared > 0) {
            tokens.extend(
                tree.with(first, &["mark"])
                    .filter(|_| tree.first(self.chain[self.shared], &["mark"]).is_none()),
            );
        }
        for (position, &verb) in self.chain.iter().enumerate() {
            if self.kind != PredicateKind::Copula || verb != self.main || is_verb(tree, verb) {
                tokens.push(verb);
            }
            for &d in tree.dependents(verb) {
                // `est à rendre`
                let due = || self.kind == PredicateKind::Passive && tree.lower(d) == "à";
                let inner_mark = (position > 0 || due()) && tree.is(d, &["mark"]);
                let word = tree.token(d);
                let outer = tree.is(d, &["cop"]) && verb == self.main && self.copula.is_some_and(|c| c != d);
                if tree.is(d, &["aux", "cop"]) && !outer
                    || inner_mark
                    || matches!(word.deprel.as_str(), "expl:pv" | "expl:pass" | "expl:comp" | "compound:prt")
                    || is_reflexive(tree, d)
                    || (tree.is(d, &["advmod"])
                        && lexicon.is_negation(&tree.lower(d))
                        && tree.lower(d) != "non"
                        // `consomme trois fois plus`
                        && (tree.lower(d) != "plus"
                            || tree.with(verb, &["advmod"]).any(|n| matches!(tree.lower(n).as_str(), "ne" | "n'"))))
                {
                    tokens.push(d);
                    tokens.extend(tree.with(d, &["fixed"]));
                }
            }
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }
}

/// Whether the word is a verb used as one.
#[must_use]
pub fn is_verb(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Verb, Upos::Aux])
}

/// The lexicon's key of a verb: lemma, with its particle (`lay off`) and reflexive (`se préparer`).
#[must_use]
pub fn verb_key(tree: &Tree<'_>, verb: usize) -> String {
    let mut key = tree.lemma(verb);
    if let Some((noun, _)) = supported(tree, Lexicon::of(tree.language()), verb) {
        let words: Vec<String> = phrase::bare(tree, noun).into_iter().map(|i| tree.lower(i)).collect();
        return join_words(&[key, join_words(&words)]);
    }
    let copula =
        tree.dependents(verb).iter().find(|&&d| tree.is(d, &["cop"]) || tree.token(d).deprel == "aux:pass");
    let active = is_active_with_be(tree, verb);
    let accused = Lexicon::of(tree.language()).control(&key) == Some("blames");
    let lexicon = Lexicon::of(tree.language());
    let leads = tree.first(verb, &["xcomp"]).is_some_and(|act| !is_said_of_act(tree, lexicon, verb, act));
    if let Some(&copula) = copula.filter(|_| !active && !accused && leads) {
        // `être obligé de`, `be able to`: the word as it stands, without agreement.
        let form = tree.lower(verb);
        let word = match tree.language() {
            Language::French => {
                form.trim_end_matches('s').trim_end_matches("ée").to_owned()
                    + if form.trim_end_matches('s').ends_with("ée") { "é" } else { "" }
            }
            _ => form,
        };
        return format!("{} {word}", tree.lemma(copula));
    }
    for particle in tree.exactly(verb, "compound:prt") {
        key = match tree.language() {
            Language::German => format!("{}{key}", tree.lower(particle)),
            _ => format!("{key} {}", tree.lower(particle)),
        };
    }
    if tree.dependents(verb).iter().any(|&d| is_reflexive(tree, d)) {
        key = match tree.language() {
            Language::French
                if key.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'é', 'ê', 'è', 'h', 'â', 'î', 'ô']) =>
            {
                format!("s'{key}")
            }
            Language::French => format!("se {key}"),
            Language::German => format!("sich {key}"),
            _ => key,
        };
    }
    key
}

/// The infinitive that continues the verb group, behind the noun that the verb leans on if need be.
fn continuation(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    let open = || infinitive(tree, lexicon, verb).filter(|_| !is_equated(tree, verb));
    supported(tree, lexicon, verb).map(|(_, next)| next).or_else(open)
}

/// `avoir envie de partir`, `prendre la décision de fermer`, `have the right to vote`: the noun that a verb of little
/// meaning leans on, and the infinitive that says what for.
#[must_use]
pub fn supported(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize) -> Option<(usize, usize)> {
    let lemma = Some(tree.lemma(verb)).filter(|_| is_verb(tree, verb))?;
    let object = || tree.with(verb, &["obj"]).find(|&o| o > verb && tree.has_pos(o, &[Upos::Noun]));
    let leaning = lexicon.lists(List::Support, &lemma) || lemma == "offrir";
    let noun = given_as(tree, verb).or_else(|| object().filter(|_| leaning))?;
    // `l'impression d'avoir perdu`, `la chance d'être reçu`: an infinitive may be compound.
    let compound = |x: usize| {
        let mut auxiliaries = tree.with(x, &["aux"]).peekable();
        tree.feature(x, "VerbForm") == Some("Part")
            && auxiliaries.peek().is_some()
            && auxiliaries.all(|a| tree.feature(a, "VerbForm") == Some("Inf"))
    };
    let infinitive = |x: usize| {
        tree.feature(x, "VerbForm") == Some("Inf") || tree.language() == Language::French && compound(x)
    };
    let bare = |x: usize| infinitive(x) && tree.first(x, &["nsubj"]).is_none();
    let next = tree
        .with(noun, &["acl", "xcomp", "advcl"])
        .chain(tree.with(verb, &["xcomp", "advcl"]))
        .find(|&x| x > noun && bare(x) && is_next_to(tree, noun, x))?;
    let mark = marker_of(tree, next);
    let words: Vec<String> = phrase::bare(tree, noun).into_iter().map(|i| tree.lower(i)).collect();
    let listed = lexicon.passage(&format!("{lemma} {}", join_words(&words)), &mark).is_some();
    let definite = || tree.with(noun, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"));
    let single = tree.first(noun, &["nmod", "nummod", "conj"]).is_none();
    let leans =
        lexicon.lists(List::Plans, &tree.lemma(noun)) || (tree.language() == Language::French && definite());
    let marked = matches!(mark.as_str(), "de" | "d'" | "to" | "zu");
    (listed || single && marked && leans).then_some((noun, next))
}

/// Whether nothing but the infinitive's own words stands between the noun and it.
fn is_next_to(tree: &Tree<'_>, noun: usize, infinitive: usize) -> bool {
    (noun + 1..infinitive).all(|i| {
        !tree.has_pos(i, &[Upos::Punct]) && (tree.is_within(i, infinitive) || tree.is(i, &["amod", "advmod"]))
    })
}

/// Verbs of coming and going that make another verb with `chercher`.
const MOVES: &[&str] =
    &["venir", "revenir", "partir", "repartir", "retourner", "passer", "courir", "descendre", "monter"];

/// What the verb `from` adds to the infinitive `to` that it hands its subject on to.
#[must_use]
pub fn passage(tree: &Tree<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<Passage> {
    let (key, mark) = (verb_key(tree, from), marker_of(tree, to));
    // `pense ouvrir une boutique` is an intention, `pense avoir raison` none.
    let bare = mark.is_empty() && tree.feature(to, "VerbForm") == Some("Inf");
    // `entend rester` is an intention, `entend chanter` none.
    let heard = key == "entendre" && HEARD.split(' ').any(|verb| verb == tree.lemma(to));
    let bare = bare && !heard && tree.first(to, &["aux", "cop"]).is_none();
    let intends = || lexicon.passage(&key, "+").filter(|_| bare);
    // `j'ai dû aller masser`: only a finite `aller` is a future.
    let goes = key == "aller" && tree.language() == Language::French && !tree.is_finite(from);
    if goes {
        return Some(Passage::default());
    }
    // `venir chercher` is to fetch, and not to look for.
    if tree.lemma(to) == "chercher" && mark.is_empty() && MOVES.contains(&key.as_str()) {
        return None;
    }
    if key == "vouloir" && means_act(tree, to).is_some() || only_does(tree, from, to) {
        return Some(Passage::default());
    }
    let listed = lexicon.passage(&key, &mark).filter(|_| !need::only_agrees(tree, from));
    listed.or_else(intends).or_else(|| {
        let joined = |next: usize| next == to || tree.is(to, &["conj"]) && tree.is_within(to, next);
        let (noun, _) = supported(tree, lexicon, from).filter(|&(_, next)| joined(next))?;
        // `donne la possibilité d'ajouter une photo` adds none.
        if matches!(tree.lemma(from).as_str(), "donner" | "offrir") && tree.is(noun, &["obj"]) {
            return None;
        }
        let plan = lexicon.lists(List::Plans, &tree.lemma(noun));
        Some(Passage { modality: plan.then_some(Modality::Desire), ..Passage::default() })
    })
}

/// The verbs that a coordinated infinitive shares with its sibling: `peut` for `accueillir` in `peut ouvrir la
/// salle et accueillir les familles`.
fn shared_verbs(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> Vec<usize> {
    // `ne doivent pas être collectées et traitées`: a passive infinitive is one.
    let passive = |v: usize| {
        let mut auxiliaries = tree.with(v, &["aux"]);
        tree.feature(v, "VerbForm") == Some("Part")
            && tree.first(v, &["nsubj", "cop"]).is_none()
            && auxiliaries.all(|a| tree.feature(a, "VerbForm") == Some("Inf"))
    };
    let bare = |v: usize| {
        tree.feature(v, "VerbForm") == Some("Inf") && tree.first(v, &["nsubj", "aux", "cop"]).is_none()
            || tree.language() == Language::French && passive(v)
    };
    let mut verbs = Vec::new();
    if !tree.is(head, &["conj"]) || !bare(head) {
        return verbs;
    }
    let mut at = head;
    while let Some(up) = tree.head(at) {
        let sibling = tree.is(at, &["conj"]) && bare(up);
        let governs = || continuation(tree, lexicon, up) == Some(at);
        if sibling {
            at = up;
        } else if tree.is(at, &["xcomp", "ccomp", "acl"]) && !tree.has_pos(up, &[Upos::Noun]) && governs() {
            verbs.push(up);
            at = up;
        } else if let Some(verb) = tree.head(up).filter(|&v| continuation(tree, lexicon, v) == Some(at)) {
            verbs.push(verb);
            at = verb;
        } else {
            break;
        }
        if !bare(at) {
            break;
        }
    }
    verbs.reverse();
    verbs
}

/// The infinitive that continues the verb group: an open complement without a controller of its own.
fn infinitive(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    // `l'enjeu est de garder la ferme`: the act is what the subject is.
    let consists = tree.lemma(verb) == "être" && tree.first(verb, &["cop", "compound"]).is_none();
    // `viendra pour définir les critères`: a purpose is no part of the group.
    let purpose = |x: usize| {
        matches!(marker_of(tree, x).as_str(), "pour" | "afin" | "um" | "ohne" | "statt" | "anstatt")
    };
    let act = |x: usize| consists && matches!(marker_of(tree, x).as_str(), "de" | "d'");
    let open = tree.with(verb, &["xcomp"]).filter(|&x| {
        !is_juxtaposed(tree, verb, x) && !purpose(x) && !act(x) && means_act(tree, verb) != Some(x)
    });
    let impersonal = tree
        .with(verb, &["ccomp"])
        .filter(|_| {
            is_weather_or_need(tree, verb)
                || tree.lemma(verb) == "savoir" && tree.feature(verb, "VerbForm") == Some("Inf")
        })
        .filter(|&c| {
            let be = || tree.with(c, &["cop"]).any(|b| tree.feature(b, "VerbForm") == Some("Inf"));
            tree.feature(c, "VerbForm") == Some("Inf") || be()
        });
    let open = open.filter(|&x| !asks_what_to_do(tree, verb, x) && !is_trouble(tree, verb, x));
    let next = open.chain(impersonal).find(|&x| {
        let infinitive_be = || tree.with(x, &["aux"]).any(|a| tree.feature(a, "VerbForm") == Some("Inf"));
        (is_verb(tree, x) && !is_bare_participle(tree, x)
            || tree.first(x, &["cop"]).is_some()
            || infinitive_be())
            && tree.first(x, &["nsubj"]).is_none()
    })?;
    if tree.first(verb, &["cop"]).is_some()
        && lexicon.passage(&verb_key(tree, verb), &marker_of(tree, next)).is_none()
    {
        return None;
    }
    // `est accusé d'avoir menti`: whoever accuses has not lied.
    if lexicon.control(&tree.lemma(verb)) == Some("blames") && is_passive(tree, verb) {
        return None;
    }
    if is_said_of_oneself(tree, lexicon, verb, next) {
        return None;
    }
    // `il est interdit de fumer`: the act is what is said to be so.
    if is_said_of_act(tree, lexicon, verb, next) {
        return None;
    }
    let told = lexicon.control(&tree.lemma(verb)).is_some();
    let receives = |o: usize| {
        let dative = tree.language() == Language::German
            && tree.feature(o, "Case") == Some("Dat")
            && tree.first(o, &["case"]).is_none();
        told && (dative
            // `Au musée, j'ai appris à écouter`: what stands before the verb is told nothing.
            || o > verb && tree.with(o, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "à" | "au" | "aux")))
    };
    let controlled = tree
        .with(verb, &["obj", "iobj", "obl"])
        .any(|o| !is_reflexive(tree, o) && o < next && (!tree.is(o, &["obl"]) || receives(o)))
        && (told
            && (tree.language() == Language::English
                || keeps_from(tree, lexicon, verb, next)
                || tree.with(verb, &["obl"]).any(|o| verb < o && o < next && receives(o)))
            || lexicon.passage(&verb_key(tree, verb), &marker_of(tree, next)).is_none());
    (!controlled).then_some(next)
}

/// `se met à jour, voir la notice`: a comma sets the infinitive off; before a German one with `zu` it always stands.
fn is_juxtaposed(tree: &Tree<'_>, verb: usize, infinitive: usize) -> bool {
    if tree.language() == Language::German && marker_of(tree, infinitive) == "zu" {
        return false;
    }
    tree.with(infinitive, &["punct"])
        .any(|p| verb < p && p < infinitive && matches!(tree.token(p).form.as_str(), "," | ";" | ":"))
}

/// A participle without auxiliary; `être triés` and `be sorted` are infinitives.
fn is_bare_participle(tree: &Tree<'_>, verb: usize) -> bool {
    tree.feature(verb, "VerbForm") == Some("Part")
        && tree.with(verb, &["aux"]).all(|a| tree.feature(a, "VerbForm") != Some("Inf"))
}

/// The copula of the clause itself: in `le problème, c'est que le marché baisse` (`nsubj:outer`) the first
/// one belongs to the clause around it.
fn copula_of(tree: &Tree<'_>, main: usize) -> Option<usize> {
    if tree.exactly(main, "nsubj:outer").next().is_none() {
        // `le problème, c'est que ce n'est pas cher`: the last one is the clause's own.
        let own = tree.with(main, &["cop"]).rfind(|&c| c < main).or_else(|| tree.first(main, &["cop"]));
        return own.or_else(|| shared_copula(tree, main));
    }
    // `The aim is to save the mill`: the act is what the subject is.
    let inner = tree.with(main, &["nsubj"]).any(|s| tree.token(s).deprel != "nsubj:outer");
    let act = tree.feature(main, "VerbForm") == Some("Inf") && tree.language() == Language::English;
    if act && !inner {
        return tree.first(main, &["cop"]).filter(|&c| c < main);
    }
    let mark = tree.with(main, &["mark", "nsubj"]).last()?;
    tree.with(main, &["cop"]).find(|&c| c > mark).filter(|_| !(is_verb(tree, main) && tree.is_finite(main)))
}

/// `fière de ses enfants et contente`: the copula of the adjective that this one is coordinated with.
fn shared_copula(tree: &Tree<'_>, main: usize) -> Option<usize> {
    let adjective = |i: usize| tree.has_pos(i, &[Upos::Adj]);
    let first = tree.head(main).filter(|&f| tree.is(main, &["conj"]) && adjective(main) && adjective(f))?;
    tree.first(first, &["cop"]).filter(|_| tree.first(main, &["nsubj"]).is_none())
}

/// The infinitive mark of a verb (`de`, `à`, `to`), or nothing.
#[must_use]
pub fn marker_of(tree: &Tree<'_>, verb: usize) -> String {
    let own = tree.first(verb, &["mark"]).map(|m| tree.lemma(m));
    // `aufzuhören`: the mark stands inside the verb.
    let own = own.or_else(|| {
        let (form, lemma) = (tree.lower(verb), tree.lemma(verb));
        let inside = form
            .match_indices("zu")
            .any(|(at, zu)| at > 0 && form[..at].to_owned() + &form[at + zu.len()..] == lemma);
        (tree.language() == Language::German && inside).then(|| "zu".to_owned())
    });
    let shared = || {
        let first = tree.head(verb).filter(|_| tree.is(verb, &["conj"]))?;
        let form = |v: usize| tree.feature(v, "VerbForm");
        let alike = form(verb) == form(first) && matches!(form(verb), Some("Inf" | "Part"));
        alike.then(|| marker_of(tree, first))
    };
    own.or_else(shared).unwrap_or_default()
}
