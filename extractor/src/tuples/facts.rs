//! Clauses to [`Fact`]s: the object or attribute, then every circumstance and every purpose.

mod circumstances;

use super::clause::{self, Clause, antecedent, is_relative_word};
use super::implied;
use super::noun::{self, Cut, members, phrase, preposition};
use crate::analysis::{Sentence, Upos};
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
const PLAIN: f64 = 0.35;

/// A preposition has at most so many words (`because of`); more is another verb.
const LONGEST_MARKER: usize = 2;

/// A fact as words of its sentence, each slot in the order in which it is said.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Who or what.
    pub subject: Vec<usize>,
    /// The verb that is not in the text, before the words of the relation.
    pub implied: Option<&'static str>,
    /// The relation.
    pub relation: Vec<usize>,
    /// To whom or what.
    pub object: Vec<usize>,
    /// When, where, how: prepositional phrases of which each has a fact of its own too.
    pub qualifiers: Vec<Vec<usize>>,
    /// How often the construction is read rightly, 0 to 1.
    pub chance: f64,
    /// The words whose place in the tree it rests on.
    pub heads: [usize; 3],
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
        found.extend(equation(tree, head));
        if let Some(clause) = Clause::read(tree, head) {
            if clause.subjects.is_empty() {
                found.extend(existence(tree, &clause));
            } else {
                found.extend(Facts::new(tree, &clause).read());
            }
        }
    }
    qualify(&mut found);
    found.extend(implied::of(tree));
    found
}

/// What a fact's subject, relation and object begin another one with qualifies it: `opened` `a shop` has `in Leeds` by
/// `opened a shop in` `Leeds`.
fn qualify(facts: &mut [Fact]) {
    for index in 0..facts.len() {
        let base = [facts[index].relation.as_slice(), &facts[index].object].concat();
        let qualifiers = facts
            .iter()
            .filter(|other| other.subject == facts[index].subject)
            .filter_map(|other| Some((other.relation.strip_prefix(base.as_slice())?, &other.object)))
            .filter(|(marker, _)| (1..=LONGEST_MARKER).contains(&marker.len()))
            .map(|(marker, object)| [marker, object].concat())
            .collect();
        facts[index].qualifiers = qualifiers;
    }
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
            implied: None,
            relation: [clause.relation.as_slice(), &preposition(tree, place)].concat(),
            object: phrase(tree, place, Cut::Loose),
            qualifiers: Vec::new(),
            chance: BELONGING,
            heads: [thing, clause.head, place],
        })
        .collect()
}

/// `The idea is that it works`: the clause after the copula, said of the outer subject.
fn equation(tree: &Tree<'_>, head: usize) -> Option<Fact> {
    let subject = tree.exactly(head, "nsubj:outer").next()?;
    let copula = tree.with(head, &["cop", "aux"]).find(|&c| c > subject)?;
    let mark = tree.with(head, &["mark"]).find(|&m| m > copula);
    let last = whole(tree, head).last;
    Some(Fact {
        subject: phrase(tree, subject, Cut::Whole),
        implied: None,
        relation: std::iter::once(copula).chain(mark).collect(),
        object: (mark.unwrap_or(copula) + 1..=last).collect(),
        qualifiers: Vec::new(),
        chance: CLAUSE,
        heads: [subject, head, head],
    })
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
                implied: None,
                relation: relation.concat(),
                object: object.to_vec(),
                qualifiers: Vec::new(),
                chance,
                heads: [subject_head, self.clause.head, head],
            });
        }
    }

    /// A fact that ends in the noun, and those of its prepositional phrases.
    fn add_noun(&mut self, chance: f64, relation: &[usize], noun: usize) {
        let words = phrase(self.tree, noun, Cut::Loose);
        self.add(chance, &[relation], noun, &words);
        for (head, words) in noun::instances(self.tree, noun) {
            self.add(chance * BELONGING, &[relation], head, &words);
        }
        self.belongings(&[relation, &words].concat(), noun, chance * BELONGING);
    }

    /// `found an opening under` `the house`: the prepositional phrases that a noun was cut off from.
    fn belongings(&mut self, base: &[usize], noun: usize, chance: f64) {
        let tree = self.tree;
        if tree.has_pos(noun, &[Upos::Num, Upos::Adj]) {
            return;
        }
        for place in tree.with(noun, &["nmod"]) {
            if noun::is_prepositional(tree, place, noun)
                && !noun::is_defining(tree, place)
                && !noun::is_instance(tree, place)
            {
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
            for (head, words) in noun::instances(tree, member) {
                self.add(chance * BELONGING, &[base, marker], head, &words);
            }
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
        if let Some(plain) = plain(tree, attribute, &words).filter(|_| self.is_plain()) {
            self.add(PLAIN, &[link], attribute, &plain);
        }
        for place in tree.with(attribute, &["obl", "nmod"]) {
            if noun::is_prepositional(tree, place, attribute) && (quality || tree.is(place, &["nmod"])) {
                let kept = if quality || noun::is_defining(tree, place) { &bare } else { &words };
                self.prepositional(&[link, kept].concat(), place, BELONGING);
            }
        }
        [link, if quality { &bare } else { &words }].concat()
    }

    /// Whether the clause says what somebody is, and who.
    fn is_plain(&self) -> bool {
        let asks = |&s: &usize| is_relative_word(self.tree, s) || self.tree.lower(s) == "what";
        self.clause.is_copular(self.tree) && !self.clause.subject_heads.iter().any(asks)
    }

    fn objects(&mut self) {
        let tree = self.tree;
        let verb = self.clause.last;
        let relation = self.clause.relation.clone();
        let object = arguments(tree, verb, "obj")
            .into_iter()
            .find(|&o| !(relation.contains(&o) || o < verb && is_relative_word(tree, o)));
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
                if tree.has_pos(member, &[Upos::Pron]) && member < verb {
                    // `le vend à` `un banquier`
                    base.sort_unstable();
                }
                if let Some(attribute) = attribute {
                    for quality in members(tree, attribute) {
                        self.add(OBJECT, &[&base], quality, &phrase(tree, quality, Cut::Loose));
                    }
                    base.extend(phrase(tree, attribute, Cut::Loose));
                } else {
                    self.add_noun(OBJECT, &relation, member);
                }
                self.bases.push(base);
            }
            if let Some(controlled) = complements.into_iter().find(is_verb) {
                let mut base = [relation, phrase(tree, object, Cut::Loose)].concat();
                if tree.has_pos(object, &[Upos::Pron]) && object < verb {
                    base.sort_unstable();
                }
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
            && tree.is_finite_clause(clause.head)
            && tree.first(clause.head, &["nsubj"]).is_some_and(|s| {
                let (first, last) = tree.extent(s);
                // `whose wife sings`, `most of whom live in towns`
                !(first..=last).any(|word| is_relative_word(tree, word) || tree.lower(word) == "whose")
            });
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
}

/// The dependents of a verb, or those behind it of the verb that it is coordinated with, where it has none of its own:
/// `is known and governed as` `a province`.
fn arguments(tree: &Tree<'_>, verb: usize, relation: &str) -> Vec<usize> {
    const COMPLEMENTS: &[&str] = &["obj", "obl", "xcomp", "ccomp", "iobj"];
    let shared = tree.head(verb).filter(|&first| {
        tree.is(verb, &["conj"])
            && tree.first(verb, COMPLEMENTS).is_none()
            && tree.has_pos(first, &[Upos::Verb])
            && tree.with(first, COMPLEMENTS).all(|d| d > verb || d < first)
    });
    match shared {
        Some(first) => tree.with(first, &[relation]).filter(|&d| d > verb).collect(),
        None => tree.with(verb, &[relation]).collect(),
    }
}

/// The phrase without the words that say more of its noun before it: `the brother` of `the younger brother`; an article
/// that goes with the next word only (`an old man`) is left out. `None` where nothing would change.
fn plain(tree: &Tree<'_>, noun: usize, words: &[usize]) -> Option<Vec<usize>> {
    let details: Vec<usize> =
        tree.with(noun, &["amod", "compound", "nummod"]).filter(|&d| d < noun).collect();
    let said = |w: usize| details.iter().any(|&d| tree.is_within(w, d));
    let kept: Vec<usize> = words.iter().copied().filter(|&w| !said(w)).collect();
    let (&first, &next) = (kept.first()?, kept.get(1).unwrap_or(&noun));
    let vowel = tree.lower(next).starts_with(['a', 'e', 'i', 'o', 'u']);
    let disagrees = first + 1 != next && tree.lower(first) == if vowel { "a" } else { "an" };
    let kept = if disagrees { kept[1..].to_vec() } else { kept };
    (tree.has_pos(noun, &[Upos::Noun]) && kept.len() < words.len()).then_some(kept)
}
