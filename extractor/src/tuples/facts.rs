//! Clauses to [`Fact`]s: the object or attribute, then every circumstance and every purpose.

use super::clause::{self, Clause, antecedent, is_negation, is_relative_word};
use super::noun::{self, Cut, members, phrase, preposition};
use crate::analysis::{Sentence, Upos};
use crate::claims::circumstance::is_time_noun;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase::whole;
use crate::claims::tree::Tree;

/// Chances of the constructions, before the parser's own: a fact that needs the object in its relation, or a whole
/// clause, is judged right less often.
const OBJECT: f64 = 1.0;
const ATTRIBUTE: f64 = 0.95;
const CIRCUMSTANCE: f64 = 0.95;
const BELONGING: f64 = 0.6;
const GAP: f64 = 0.85;
const CLAUSE: f64 = 0.6;
const ADVERB: f64 = 0.7;

/// A fact as words of its sentence, each slot in the order in which it is said.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Who or what.
    pub subject: Vec<usize>,
    /// The relation.
    pub relation: Vec<usize>,
    /// To whom or what.
    pub object: Vec<usize>,
    /// How often the construction is read rightly, 0 to 1.
    chance: f64,
    /// The words whose place in the tree it rests on.
    heads: [usize; 3],
}

impl Fact {
    /// The chance of the construction times the mean of the parser's certainties, three decimals.
    #[must_use]
    pub fn confidence(&self, sentence: &Sentence) -> f64 {
        let sure = |&i: &usize| f64::from(sentence.tokens[i].head_probability);
        let words = self.heads.iter().chain(&self.relation);
        let (sum, count) = words.map(sure).fold((0.0, 0.0), |(sum, count), p| (sum + p, count + 1.0));
        (self.chance * sum / f64::max(count, 1.0) * 1000.0).round() / 1000.0
    }
}

/// Every fact of the sentence, in the order of the clauses' heads; some may be there twice.
#[must_use]
pub fn of(tree: &Tree<'_>) -> Vec<Fact> {
    let mut found = Vec::new();
    for head in 0..tree.len() {
        if let Some(clause) = Clause::read(tree, head) {
            if clause.subjects.is_empty() {
                found.extend(existence(tree, &clause));
            } else {
                found.extend(Facts::new(tree, &clause).read());
            }
        }
    }
    found
}

/// `There are three lakes in the park`.
fn existence(tree: &Tree<'_>, clause: &Clause) -> Vec<Fact> {
    let there = tree.with(clause.head, &["expl"]).any(|e| tree.lower(e) == "there");
    let Some(thing) = tree.first(clause.head, &["nsubj"]).filter(|_| there) else { return Vec::new() };
    let places = tree.with(clause.head, &["obl"]).chain(tree.with(thing, &["nmod"]));
    places
        .filter(|&place| {
            noun::is_prepositional(tree, place, clause.head.min(thing)) && !noun::is_defining(tree, place)
        })
        .map(|place| Fact {
            subject: phrase(tree, thing, Cut::Loose),
            relation: [clause.relation.as_slice(), &preposition(tree, place)].concat(),
            object: phrase(tree, place, Cut::Loose),
            chance: BELONGING,
            heads: [thing, clause.head, place],
        })
        .collect()
}

struct Facts<'t> {
    tree: &'t Tree<'t>,
    clause: &'t Clause,
    found: Vec<Fact>,
    /// What circumstances are added to: the relation, with each object.
    bases: Vec<Vec<usize>>,
}

impl<'t> Facts<'t> {
    const fn new(tree: &'t Tree<'t>, clause: &'t Clause) -> Self {
        Self { tree, clause, found: Vec::new(), bases: Vec::new() }
    }

    fn read(mut self) -> Vec<Fact> {
        if self.clause.is_copular(self.tree) {
            self.attribute();
        } else {
            self.objects();
        }
        if self.bases.is_empty() {
            self.bases.push(self.clause.relation.clone());
        }
        self.circumstances();
        self.adverb();
        self.adverbial_clauses();
        self.found
    }

    /// A fact of every subject.
    fn add(&mut self, chance: f64, relation: &[&[usize]], head: usize, object: &[usize]) {
        for (subject, &subject_head) in self.clause.subjects.iter().zip(&self.clause.subject_heads) {
            self.found.push(Fact {
                subject: subject.clone(),
                relation: relation.concat(),
                object: object.to_vec(),
                chance,
                heads: [subject_head, self.clause.head, head],
            });
        }
    }

    /// A fact that ends in the noun, and those of its prepositional phrases.
    fn add_noun(&mut self, chance: f64, relation: &[usize], noun: usize) {
        let words = phrase(self.tree, noun, Cut::Loose);
        self.add(chance, &[relation], noun, &words);
        self.belongings(&[relation, &words].concat(), noun, chance * BELONGING);
    }

    /// `found an opening under` `the house`: the prepositional phrases that a noun was cut off from.
    fn belongings(&mut self, base: &[usize], noun: usize, chance: f64) {
        let tree = self.tree;
        if tree.has_pos(noun, &[Upos::Num, Upos::Adj]) {
            return;
        }
        for place in tree.with(noun, &["nmod"]) {
            if noun::is_prepositional(tree, place, noun) && !noun::is_defining(tree, place) {
                self.prepositional(base, place, chance);
            }
        }
    }

    /// A fact of each coordinated noun behind a preposition.
    fn prepositional(&mut self, base: &[usize], place: usize, chance: f64) {
        let tree = self.tree;
        let shared = preposition(tree, place);
        for member in members(tree, place) {
            let own = preposition(tree, member);
            let marker = if own.is_empty() { &shared } else { &own };
            self.add(chance, &[base, marker], member, &phrase(tree, member, Cut::Loose));
        }
    }

    /// `is` `the capital of Japan`, `is the capital of` `Japan`; `is` `native to Peru`.
    fn attribute(&mut self) {
        let tree = self.tree;
        let first = self.clause.last;
        let shared = preposition(tree, first);
        for member in members(tree, first) {
            let own = preposition(tree, member);
            let link =
                [self.clause.relation.as_slice(), if own.is_empty() { &shared } else { &own }].concat();
            let base = self.add_attribute(&link, member);
            if member == first {
                self.bases.push(base);
            }
        }
    }

    /// What somebody is or becomes, read with its prepositional phrases and up to them; gives what circumstances are
    /// added to.
    fn add_attribute(&mut self, link: &[usize], attribute: usize) -> Vec<usize> {
        let tree = self.tree;
        let quality = tree.has_pos(attribute, &[Upos::Adj]);
        let words = phrase(tree, attribute, if quality { Cut::Whole } else { Cut::Loose });
        let bare = phrase(tree, attribute, Cut::Bare);
        self.add(ATTRIBUTE, &[link], attribute, &words);
        for place in tree.with(attribute, &["obl", "nmod"]) {
            if noun::is_prepositional(tree, place, attribute) && (quality || tree.is(place, &["nmod"])) {
                let kept = if quality || noun::is_defining(tree, place) { &bare } else { &words };
                self.prepositional(&[link, kept].concat(), place, BELONGING);
            }
        }
        [link, if quality { &bare } else { &words }].concat()
    }

    fn objects(&mut self) {
        let tree = self.tree;
        let verb = self.clause.last;
        let relation = self.clause.relation.clone();
        let object = tree.with(verb, &["obj"]).find(|&o| !(o < verb && is_relative_word(tree, o)));
        let content = tree.first(verb, &["ccomp"]);
        let complements: Vec<usize> = tree.with(verb, &["xcomp"]).collect();
        let is_verb = |&x: &usize| tree.has_pos(x, &[Upos::Verb]);
        let attribute = complements.iter().copied().find(|x| !is_verb(x));
        let small =
            attribute.filter(|&x| tree.first(x, &["nsubj"]).is_some() && tree.first(x, &["cop"]).is_none());
        if let Some(small) = small {
            let words = whole(tree, small);
            let words: Vec<usize> = (words.first..=words.last).collect();
            self.add(BELONGING, &[&relation], small, &words);
            self.bases.push([relation, words].concat());
        } else if let Some(object) = object {
            let receiver =
                tree.first(verb, &["iobj"]).map(|r| phrase(tree, r, Cut::Loose)).unwrap_or_default();
            let relation = [relation, receiver].concat();
            for member in members(tree, object) {
                let words = phrase(tree, member, Cut::Loose);
                let mut base = [relation.as_slice(), &words].concat();
                if let Some(attribute) = attribute {
                    let made = phrase(tree, attribute, Cut::Loose);
                    self.add(OBJECT, &[&base], attribute, &made);
                    base.extend(made);
                } else {
                    self.add_noun(OBJECT, &relation, member);
                }
                self.bases.push(base);
            }
            if let Some(controlled) = complements.into_iter().find(is_verb) {
                let base = [relation, phrase(tree, object, Cut::Loose)].concat();
                self.infinitive(&base, controlled);
            }
        } else if let Some(content) = content {
            self.content(&relation, content);
        } else if let Some(attribute) = attribute {
            let link = [relation, preposition(tree, attribute)].concat();
            for member in members(tree, attribute) {
                let base = self.add_attribute(&link, member);
                if member == attribute {
                    self.bases.push(base);
                }
            }
        } else {
            self.gap(&relation);
        }
    }

    /// What is said, thought or found: the whole clause.
    fn content(&mut self, relation: &[usize], content: usize) {
        let tree = self.tree;
        let words = whole(tree, content);
        let that = tree
            .with(content, &["mark"])
            .find(|&m| matches!(tree.lower(m).as_str(), "that" | "que" | "qu'" | "dass"));
        let words: Vec<usize> =
            (words.first..=words.last).filter(|&w| that.is_none_or(|that| w > that)).collect();
        self.add(ATTRIBUTE, &[relation, that.as_slice()], content, &words);
    }

    /// `a loophole that drug businesses are exploiting`: the noun before a relative clause is its object.
    fn gap(&mut self, relation: &[usize]) {
        let tree = self.tree;
        let clause = self.clause;
        let relative = tree.token(clause.head).deprel == "acl:relcl"
            && tree.first(clause.head, &["nsubj"]).is_some_and(|s| !is_relative_word(tree, s));
        let Some(noun) = antecedent(tree, clause.head).filter(|_| relative) else { return };
        let elsewhere =
            |&verb: &usize| tree.with(verb, &["obl", "advmod"]).any(|d| is_relative_word(tree, d));
        if tree.has_pos(noun, &[Upos::Noun, Upos::Propn]) && !clause.chain.iter().any(elsewhere) {
            let words = phrase(tree, noun, Cut::Loose);
            self.add(GAP, &[relation], noun, &words);
            self.bases.push([relation, &words].concat());
        }
    }

    /// The infinitive of an object or a purpose: `allowed employees to wear` `jeans`.
    fn infinitive(&mut self, base: &[usize], verb: usize) {
        let tree = self.tree;
        let mut words: Vec<usize> =
            tree.with(verb, &["mark"]).chain(clause::verb_words(tree, verb)).collect();
        let mut last = verb;
        while let Some(next) = tree.with(last, &["xcomp"]).find(|&x| tree.has_pos(x, &[Upos::Verb])) {
            if tree.first(last, &["obj"]).is_some() || words.len() > 10 {
                break;
            }
            words.extend(tree.with(next, &["mark"]).chain(clause::verb_words(tree, next)));
            last = next;
        }
        words.sort_unstable();
        let relation = [base, &words].concat();
        if let Some(object) = tree.first(last, &["obj"]) {
            for member in members(tree, object) {
                self.add(CLAUSE, &[&relation], member, &phrase(tree, member, Cut::Loose));
            }
            return;
        }
        for attribute in tree.with(last, &["xcomp"]).filter(|&x| !tree.has_pos(x, &[Upos::Verb])) {
            self.add(CLAUSE, &[&relation], attribute, &phrase(tree, attribute, Cut::Loose));
        }
        for place in tree.with(last, &["obl"]) {
            if noun::is_prepositional(tree, place, last) {
                self.prepositional(&relation, place, CLAUSE);
            }
        }
    }

    /// `moved to` `Boulder`, `moved in` `1987`, `burned down` `last night`.
    fn circumstances(&mut self) {
        let tree = self.tree;
        let clause = self.clause;
        let copular = clause.is_copular(tree);
        let quality = copular && tree.has_pos(clause.last, &[Upos::Adj]);
        for &verb in &clause.chain {
            if quality && verb == clause.last {
                let before: Vec<usize> = tree.with(verb, &["obl"]).filter(|&d| d < verb).collect();
                before.into_iter().for_each(|place| self.circumstance(place));
                continue;
            }
            for place in tree.with(verb, &["obl"]) {
                self.circumstance(place);
            }
        }
    }

    fn circumstance(&mut self, place: usize) {
        let tree = self.tree;
        if is_relative_word(tree, place) {
            return;
        }
        let marked = !preposition(tree, place).is_empty();
        for base in self.bases.clone() {
            let further = base != self.clause.relation;
            if marked {
                self.prepositional(&base, place, if further { BELONGING } else { CIRCUMSTANCE });
                let inside =
                    [base.as_slice(), &preposition(tree, place), &phrase(tree, place, Cut::Loose)].concat();
                self.belongings(&inside, place, CIRCUMSTANCE * CLAUSE);
            } else if is_measure(tree, place) {
                self.add(BELONGING, &[&base], place, &phrase(tree, place, Cut::Whole));
            }
        }
    }

    /// `dress` `casually`: how, where the clause says nothing else.
    fn adverb(&mut self) {
        let tree = self.tree;
        if !self.found.is_empty() {
            return;
        }
        let lexicon = Lexicon::of(tree.language());
        let relation = self.clause.relation.clone();
        for &verb in &self.clause.chain {
            for adverb in tree.with(verb, &["advmod"]).filter(|&a| a > verb) {
                let word = tree.lower(adverb);
                let loose = lexicon.is_linking_adverb(&word)
                    || is_negation(tree, adverb)
                    || is_relative_word(tree, adverb);
                if !loose {
                    self.add(ADVERB, &[&relation], adverb, &phrase(tree, adverb, Cut::Loose));
                }
            }
        }
    }

    /// `studied law before` `he joined the navy`, `used the money to buy` `a boat`.
    fn adverbial_clauses(&mut self) {
        let tree = self.tree;
        let Some(base) = self.bases.first().cloned() else { return };
        for &verb in &self.clause.chain {
            for clause in tree.with(verb, &["advcl"]) {
                let temporal =
                    |&a: &usize| matches!(tree.lower(a).as_str(), "when" | "while" | "quand" | "wenn");
                let mut marks: Vec<usize> = tree.with(clause, &["mark"]).collect();
                marks.extend(tree.with(clause, &["advmod"]).filter(temporal));
                marks.retain(|&m| m < clause);
                marks.sort_unstable();
                let Some(&last) = marks.last() else { continue };
                if tree.first(clause, &["nsubj"]).is_some() {
                    let words: Vec<usize> = {
                        let whole = whole(tree, clause);
                        (whole.first..=whole.last).filter(|&w| w > last).collect()
                    };
                    self.add(CLAUSE, &[&base, &marks], clause, &words);
                } else if tree.has_pos(clause, &[Upos::Verb]) {
                    self.infinitive(&base, clause);
                }
            }
        }
    }
}

/// `last night`, `four times`, `4 %`, `Tuesday`: when or how much, without a preposition.
fn is_measure(tree: &Tree<'_>, noun: usize) -> bool {
    is_time_noun(tree, noun)
        || tree.has_pos(noun, &[Upos::Num, Upos::Sym, Upos::Propn])
        || tree.first(noun, &["nummod"]).is_some()
}
