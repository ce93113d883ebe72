//! Clauses that say nothing by themselves: frames of what follows, greetings, fragments, what points at nothing.

use super::super::attribution;
use super::super::circumstance::is_time_noun;
use super::super::lexicon::{Lexicon, List};
use super::super::predicate::{Predicate, is_needed, is_verb};
use super::super::proposition::{Object, Phrase, PredicateKind};
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use super::clause::{disagrees, is_cleft, is_question, leads, leans_on_clitic, presents, recalls};
use super::clefts::tells_since;
use super::dangling::is_absolute;
use super::standins::{is_echo, is_so, likens};
use crate::analysis::{Language, Upos};

impl Reader<'_> {
    /// Whether the clause says nothing by itself: `c'est que …`, a cleft's frame, an empty fragment.
    pub(super) fn is_vacuous(
        &self,
        predicate: &Predicate,
        subjects: &[Option<Phrase>],
        slots: &Slots,
    ) -> bool {
        let tree = self.tree;
        let nobody = subjects.iter().all(Option::is_none);
        let greets = |word: &str| self.lexicon.lists(List::Greetings, word);
        let thanks = |s: &Phrase| greets(&tree.lemma(s.head));
        if greets(&tree.lower(predicate.main)) || subjects.iter().flatten().any(thanks) {
            return true;
        }
        // `il a beau travailler`: what he has is nothing.
        let fair =
            |o: &Object| matches!(o, Object::Phrase(p) if tree.lower(p.head) == "beau" && p.first == p.last);
        if tree.lemma(predicate.main) == "avoir" && slots.objects.iter().any(fair) {
            return true;
        }
        if is_own_infinitive(tree, predicate)
            || self.is_spared(predicate, subjects, slots)
            || self.is_set_in(predicate, subjects, slots)
        {
            return true;
        }
        if self.is_bare_infinitive_of_it(predicate, subjects) || disagrees(tree, predicate, subjects) {
            return true;
        }
        if recalls(tree, self.lexicon, predicate, subjects) && slots.objects.is_empty() {
            return true;
        }
        if is_hard_to_say(tree, predicate)
            || is_absolute(tree, predicate.head)
            || is_so(tree, predicate)
            || likens(tree, predicate)
        {
            return true;
        }
        if nobody && is_of_something_else(tree, predicate) || is_time_alone(tree, predicate, subjects) {
            return true;
        }
        if tells_since(tree, predicate).is_some() {
            return true;
        }
        if leads(tree, self.lexicon, predicate)
            || presents(tree, predicate)
            || self.lacks_verb(predicate)
            || is_echo(tree, predicate)
        {
            return true;
        }
        if is_told_elsewhere(tree, predicate, slots) {
            return true;
        }
        if is_staged_manner(tree, predicate) || is_nothing(tree, predicate, slots) {
            return true;
        }
        let finite = predicate.finite(tree).is_some();
        // `Qui va payer ?`: who does, an answer may tell.
        if nobody && finite && self.asks_for && asks_who(tree, predicate) {
            return false;
        }
        if nobody && !self.bare_acts.contains(&predicate.head) && (slots.objects.is_empty() || !finite) {
            return !is_needed_then(tree, predicate);
        }
        if nobody && predicate.kind == PredicateKind::Copula && predicate.copula.is_none() {
            return true;
        }
        is_cleft(tree, predicate) || self.is_frame(predicate, subjects, slots)
    }

    /// Whether what is given, owed or possible stands elsewhere: `on en prête aux juniors`, `J'aurais dû.`
    fn is_spared(&self, predicate: &Predicate, subjects: &[Option<Phrase>], slots: &Slots) -> bool {
        let tree = self.tree;
        // `on en prête aux juniors`: what is lent is said elsewhere.
        let to_whom = slots.relation.marker.as_deref() == Some("à")
            && predicate.chain.iter().any(|&v| tree.with(v, &["iobj", "obj"]).any(|d| tree.lower(d) == "en"));
        // `il n'en a obtenu qu'une seule`: how many is said all the same.
        let one = |adjective: usize| {
            matches!(tree.lower(adjective).as_str(), "seul" | "seule")
                && tree.first(adjective, &["det"]).is_some()
        };
        let vague =
            |o: &Object| matches!(o, Object::Phrase(p) if tree.has_pos(p.head, &[Upos::Adj]) && !one(p.head));
        // `il en reste quatre`: how many there are is said.
        let how_many = |s: &Phrase| s.head > predicate.main && tree.has_pos(s.head, &[Upos::Num]);
        let leans = !subjects.iter().flatten().any(how_many)
            && slots.objects.iter().all(|o| to_whom || vague(o))
            && leans_on_clitic(tree, self.lexicon, predicate, &slots.relation.key);
        // `J'aurais dû.`: what, the question before may tell.
        let owed = tree.language() == Language::French
            && predicate.chain.len() == 1
            && predicate.kind == PredicateKind::Verb
            && slots.objects.is_empty()
            && matches!(tree.lemma(predicate.main).as_str(), "devoir" | "pouvoir");
        leans || owed
    }

    /// `un public, on va dire grand public`: words that speakers insert while they look for others.
    fn is_set_in(&self, predicate: &Predicate, subjects: &[Option<Phrase>], slots: &Slots) -> bool {
        let tree = self.tree;
        let anyone = subjects.iter().flatten().any(|s| s.first == s.last && tree.lower(s.head) == "on");
        let clause = slots.objects.iter().any(|o| matches!(o, Object::Clause(_)));
        let words: Vec<String> = predicate.chain.iter().map(|&v| tree.lower(v)).collect();
        anyone
            && !clause
            && tree.language() == Language::French
            && self.lexicon.lists(List::Inserted, &format!("on {}", words.join(" ")))
    }

    /// `c'est de revendre ces matières`: what `c'` is, is not said.
    fn is_bare_infinitive_of_it(&self, predicate: &Predicate, subjects: &[Option<Phrase>]) -> bool {
        let tree = self.tree;
        // `C'est surtout de se faire connaître`: what that is, the text may tell.
        if tree.language() == Language::French && !self.asks_for && tells_act(tree, predicate.main) {
            return false;
        }
        let be = |v: usize| matches!(tree.lemma(v).as_str(), "être" | "be" | "sein");
        let it = |s: &Phrase| {
            s.first == s.last
                && matches!(
                    tree.lower(s.head).as_str(),
                    "c'" | "ce" | "ça" | "cela" | "it" | "that" | "das" | "es"
                )
        };
        let infinitive =
            is_verb(tree, predicate.main) && tree.feature(predicate.main, "VerbForm") == Some("Inf");
        let copular = predicate.copula.is_some() || predicate.chain.len() == 2 && be(predicate.chain[0]);
        infinitive && copular && subjects.iter().flatten().all(it)
    }

    /// `uMap agents publics`: two nouns side by side that the parser takes for subject and predicate.
    fn lacks_verb(&self, predicate: &Predicate) -> bool {
        let tree = self.tree;
        let main = predicate.main;
        predicate.kind == PredicateKind::Copula
            && predicate.copula.is_none()
            && predicate.chain.len() == 1
            && tree.has_pos(main, &[Upos::Noun, Upos::Propn, Upos::Num, Upos::Adv])
            && tree.first(main, &["nsubj"]).is_some_and(|s| {
                // `Trois repreneurs, deux recours, un président démissionnaire : …` lists.
                let lists = tree.with(s, &["conj"]).any(|c| tree.first(c, &["cc"]).is_none());
                lists || (s..main).all(|i| !matches!(tree.token(i).form.as_str(), "," | ":" | "–" | "—"))
            })
    }

    /// `il faut savoir que …`, `ça veut dire que …`: words that only lead to their content.
    fn is_frame(&self, predicate: &Predicate, subjects: &[Option<Phrase>], slots: &Slots) -> bool {
        let tree = self.tree;
        let leads = matches!(slots.objects[..], [Object::Clause(_)]);
        let nobody = subjects.iter().all(Option::is_none);
        let pointing = subjects.iter().flatten().all(|s| {
            s.first == s.last
                && matches!(tree.lower(s.head).as_str(), "ça" | "cela" | "ce" | "c'" | "je" | "j'")
        });
        if nobody && predicate.kind == PredicateKind::Copula && tree.has_pos(predicate.main, &[Upos::Adj]) {
            let content = tree.with(predicate.main, &["ccomp", "csubj"]).any(|c| tree.is_finite_clause(c));
            if content {
                return true;
            }
        }
        let announces = || {
            let lemma = tree.lemma(predicate.main);
            self.lexicon.lists(List::Presenting, &lemma)
                || self.lexicon.passage(&lemma, "").is_some_and(|p| p.certainty.is_some())
        };
        let generic = subjects.iter().flatten().all(|s| {
            s.first == s.last
                && matches!(
                    tree.lower(s.head).trim_start_matches(['-', 't']),
                    "on" | "l'on" | "they" | "people" | "man"
                )
        });
        let said = || {
            let act = self.lexicon.speech(&slots.relation.key);
            act.is_some_and(|act| !matches!(act, "ask" | "order" | "propose"))
        };
        if leads && nobody && attribution::is_avowed(tree, predicate) {
            return true;
        }
        if leads && !nobody && generic && said() && !attribution::retorts(tree, predicate) {
            return true;
        }
        leads
            && (nobody && (announces() || self.lexicon.is_factive(&slots.relation.key))
                || pointing && attribution::means(tree, predicate))
    }
}

/// `C'est difficile à dire.`: the words only put off an answer.
fn is_hard_to_say(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    const HARD: [&str; 6] = ["difficile", "dur", "compliqué", "facile", "impossible", "délicat"];
    let main = predicate.main;
    let this = |s: usize| matches!(tree.lower(s).as_str(), "c'" | "ce" | "ça");
    let said = |x: usize| {
        matches!(tree.lemma(x).as_str(), "dire" | "expliquer" | "savoir" | "décrire" | "résumer" | "définir")
            && tree.extent(x).1 <= x
    };
    tree.language() == Language::French
        && HARD.contains(&tree.lemma(main).as_str())
        && tree.with(main, &["nsubj", "expl"]).any(this)
        && tree.with(main, &["xcomp", "csubj", "ccomp", "advcl"]).any(said)
}

/// `c'est de former des équipes`, `c'était pour fêter l'été`: an act with what it is done to.
fn tells_act(tree: &Tree<'_>, act: usize) -> bool {
    let mark = |m: usize| matches!(tree.lower(m).as_str(), "de" | "d'" | "pour");
    let object = tree.with(act, &["obj", "iobj", "obl", "xcomp"]).any(|o| o > act);
    tree.is(act, &["root", "conj", "parataxis"])
        && tree.with(act, &["mark"]).any(mark)
        && (object || tree.with(act, &["obj", "iobj", "expl"]).any(|o| o < act))
}

/// An infinitive of its own (`c'était de faire un atlas`) is no act of the clause before.
fn is_own_infinitive(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let alone = predicate.shared == 0
        && predicate.is_infinitive(tree)
        && tree.is(predicate.head, &["conj", "parataxis"])
        && tree.first(predicate.head, &["nsubj"]).is_none();
    alone
        && tree.head(predicate.head).is_none_or(|h| {
            tree.feature(h, "VerbForm") != Some("Inf") || tree.with(h, &["cop"]).any(|c| tree.is_finite(c))
        })
}

/// `Il faut savoir partir avant qu'on vous pousse dehors`: when or how it is to be done is said.
fn is_needed_then(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let main = predicate.main;
    tree.language() == Language::French
        && is_needed(tree, predicate)
        && predicate.chain.len() > 1
        && predicate.kind == PredicateKind::Verb
        && (tree.with(main, &["obl", "advcl"]).any(|d| d > main) || is_qualified(tree, main))
}

/// `Il faut semer tôt et arroser souvent`: an adverb says how, or another act stands beside.
fn is_qualified(tree: &Tree<'_>, act: usize) -> bool {
    let says = |a: usize| {
        a > act
            && !Lexicon::of(tree.language()).is_linking_adverb(&tree.lower(a))
            && !matches!(
                tree.lower(a).as_str(),
                "donc" | "aussi" | "bien" | "quand" | "même" | "pas" | "plus" | "ça" | "là"
            )
    };
    let beside = |c: usize| tree.feature(c, "VerbForm") == Some("Inf");
    tree.with(act, &["advmod"]).any(says)
        || tree.with(act, &["conj"]).any(beside)
        || tree.is(act, &["conj"]) && tree.head(act).is_some_and(beside)
}

/// `il vaut mieux choisir`, `il nous en manque sept`: what is better, or of what there are too few, is said elsewhere.
fn is_of_something_else(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let worth = predicate.chain.iter().any(|&v| tree.lemma(v) == "valoir");
    let better =
        predicate.chain.iter().flat_map(|&v| tree.with(v, &["advmod"])).any(|d| tree.lower(d) == "mieux");
    let lacks = tree.lemma(predicate.main) == "manquer"
        && tree.dependents(predicate.main).iter().any(|&d| tree.lower(d) == "en");
    worth && better && predicate.chain.len() == 1 || lacks
}

/// `l'objectif est …`, `les critères sont les suivants`: what something is, stands elsewhere.
fn is_nothing(tree: &Tree<'_>, predicate: &Predicate, slots: &Slots) -> bool {
    let main = predicate.main;
    let after = tree
        .with(main, &["advmod", "obl", "advcl", "xcomp", "ccomp"])
        .any(|d| d > main && !matches!(tree.lower(d).as_str(), "pas" | "plus" | "donc" | "aussi"));
    let empty = tree.lemma(main) == "être"
        && slots.objects.is_empty()
        && predicate.chain.len() == 1
        && slots.relation.marker.is_none()
        && !after;
    let below = tree.lemma(main) == "suivant"
        && tree.first(main, &["cop"]).is_some()
        && tree.first(main, &["det"]).is_some()
        && tree.first(main, &["obl", "nmod", "acl"]).is_none();
    tree.language() == Language::French && !is_question(tree) && (empty || below)
}

/// `on m'a expliqué comment ça fonctionne`: that it does so is nothing that is told.
fn is_told_elsewhere(tree: &Tree<'_>, predicate: &Predicate, slots: &Slots) -> bool {
    let asks = |d: usize| matches!(tree.lower(d).as_str(), "comment" | "combien" | "pourquoi");
    let by = predicate.chain.iter().flat_map(|&v| tree.with(v, &["advmod", "mark"])).any(asks);
    let told = predicate.chain.iter().flat_map(|&v| tree.with(v, &["obl", "advcl", "xcomp"]));
    let bare = told.filter(|&d| !predicate.chain.contains(&d)).count() == 0;
    tree.language() == Language::French
        && tree.is(predicate.head, &["ccomp", "xcomp", "conj", "obj", "acl"])
        && !is_question(tree)
        && slots.objects.is_empty()
        && by
        && bare
}

/// `Le midi, 24 euros`: a time is no thing that costs.
fn is_time_alone(tree: &Tree<'_>, predicate: &Predicate, subjects: &[Option<Phrase>]) -> bool {
    predicate.kind == PredicateKind::Copula
        && predicate.copula.is_none()
        && subjects.iter().flatten().any(|s| is_time_noun(tree, s.head) || tree.lower(s.head) == "midi")
}

/// `Qui va payer ?`
fn asks_who(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let asked = |s: usize| s <= 1 && matches!(tree.lower(s).as_str(), "qui" | "who" | "wer");
    predicate.chain.iter().any(|&v| tree.with(v, &["nsubj"]).any(asked))
}

/// `C'est en faisant ce stage que …` puts a manner on stage: nothing is said to be a gerund.
fn is_staged_manner(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    predicate.kind == PredicateKind::Copula
        && tree.feature(predicate.main, "VerbForm") == Some("Part")
        && tree.feature(predicate.main, "Tense") == Some("Pres")
        && tree.first(predicate.main, &["mark"]).is_some()
}
