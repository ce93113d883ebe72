//! [`Clause`]: the words of a clause's relation, the verb that has its arguments, and its subjects.

use super::noun::{self, Cut};
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase::whole;
use crate::claims::reader::is_relative_pronoun;
use crate::claims::tree::Tree;

/// Subjects are looked for in at most so many clauses above.
const STEPS: usize = 6;

/// A clause that says something: its head is a verb, or has a copula.
#[derive(Debug)]
pub struct Clause {
    /// The head of the clause.
    pub head: usize,
    /// The last verb of the chain (`wants to buy`), or the predicate noun or adjective.
    pub last: usize,
    /// The heads of the chain, `head` to `last`.
    pub chain: Vec<usize>,
    /// The words of the relation, ascending.
    pub relation: Vec<usize>,
    /// The words of each subject.
    pub subjects: Vec<Vec<usize>>,
    /// The heads of the subjects, in the same order.
    pub subject_heads: Vec<usize>,
}

impl Clause {
    /// The clause headed by `head`; `None` where the word heads none or is part of another one's chain.
    #[must_use]
    pub fn read(tree: &Tree<'_>, head: usize) -> Option<Self> {
        const PARTS: &[&str] =
            &["aux", "cop", "amod", "compound", "case", "mark", "det", "fixed", "flat", "xcomp"];
        if tree.is(head, PARTS) || !is_clause(tree, head) {
            return None;
        }
        let (mut relation, chain) = chain(tree, head);
        let last = *chain.last().unwrap_or(&head);
        relation.extend(shared(tree, head));
        if tree.is(head, &["acl"]) {
            // `the plant to be built in May`
            relation.extend(tree.with(head, &["mark"]).filter(|&m| tree.has_pos(m, &[Upos::Part])));
        }
        relation.sort_unstable();
        relation.dedup();
        let (subjects, subject_heads) = subjects(tree, head, 0)
            .into_iter()
            .map(|s| match s {
                Subject::Noun(n) => (noun::phrase(tree, n, Cut::Whole), n),
                Subject::Clause(c) => {
                    let words = whole(tree, c);
                    ((words.first..=words.last).collect(), c)
                }
            })
            .unzip();
        Some(Self { head, last, chain, relation, subjects, subject_heads })
    }

    /// Whether the clause is a noun, adjective or prepositional phrase with a copula.
    #[must_use]
    pub fn is_copular(&self, tree: &Tree<'_>) -> bool {
        has_copula(tree, self.last) && !tree.has_pos(self.last, &[Upos::Verb])
    }
}

/// Whether the predicate has a copula, be it only the end of its subject (`it's risky`).
fn has_copula(tree: &Tree<'_>, head: usize) -> bool {
    tree.first(head, &["cop"]).is_some() || is_contracted(tree, head)
}

fn is_contracted(tree: &Tree<'_>, head: usize) -> bool {
    !tree.has_pos(head, &[Upos::Verb, Upos::Aux])
        && tree.first(head, &["nsubj"]).is_some_and(|s| contraction(tree, s).is_some())
}

/// The end of a pronoun that is a verb of its own: `'re` of `they're`.
#[must_use]
pub fn contraction<'t>(tree: &Tree<'t>, subject: usize) -> Option<&'t str> {
    let form = &tree.token(subject).form;
    let at = form.rfind(['\'', '’']).filter(|&at| at > 0 && tree.has_pos(subject, &[Upos::Pron]))?;
    let end = &form[at..];
    matches!(end.replace('’', "'").as_str(), "'s" | "'re" | "'m" | "'ve" | "'ll" | "'d").then_some(end)
}

/// What a subject is.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Noun(usize),
    Clause(usize),
}

/// Whether the word heads a clause.
#[must_use]
pub fn is_clause(tree: &Tree<'_>, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Verb])
        || tree.first(head, &["cop"]).is_some()
        || tree.has_pos(head, &[Upos::Aux]) && !tree.is(head, &["aux", "cop"])
        || tree.first(head, &["nsubj"]).is_some() && !tree.is(head, &["nmod", "amod"])
}

/// Whether the word is a relative or interrogative one, which stands for another.
#[must_use]
pub fn is_relative_word(tree: &Tree<'_>, index: usize) -> bool {
    is_relative_pronoun(tree, index)
        || tree.feature(index, "PronType").is_some_and(|t| t.contains("Int"))
        || matches!(tree.lower(index).as_str(), "who" | "which" | "whom" | "where" | "when" | "why")
        || tree.lower(index) == "that"
            && tree.has_pos(index, &[Upos::Pron, Upos::Sconj])
            && tree.is(index, &["nsubj", "obj"])
            && {
                let verb = tree.head(index);
                verb.is_some_and(|v| tree.is(v, &["acl"]))
            }
}

/// Whether the word negates.
#[must_use]
pub fn is_negation(tree: &Tree<'_>, index: usize) -> bool {
    tree.feature(index, "Polarity") == Some("Neg")
        || Lexicon::of(tree.language()).is_negation(&tree.lower(index))
}

/// The verb, copula or participle with its auxiliaries, particles, reflexives and negation.
pub fn verb_words(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let outer = tree.exactly(head, "nsubj:outer").next_back();
    let inner = outer.and_then(|o| tree.with(head, &["nsubj"]).find(|&s| s > o)).unwrap_or(0);
    let mut copula: Vec<usize> = tree.with(head, &["cop"]).filter(|&c| c >= inner).collect();
    if tree.has_pos(head, &[Upos::Verb]) && !copula.is_empty() {
        // `its aim is to organise a fair`: the infinitive goes on.
        copula.extend(tree.with(head, &["mark"]));
        copula.push(head);
    }
    let bare = copula.is_empty() && is_contracted(tree, head);
    let mut words = if copula.is_empty() && !bare { vec![head] } else { copula.clone() };
    for &d in tree.dependents(head) {
        let token = tree.token(d);
        let reflexive =
            token.relation() == "expl" && token.deprel != "expl:subj" && tree.feature(d, "Reflex").is_some()
                || is_reflexive_clitic(tree, d);
        let part = match token.relation() {
            "aux" => d < head || is_negation(tree, d) || tree.language() == Language::German,
            "advmod" => {
                is_negation(tree, d) && d < head || is_negation(tree, d) && token.form.ends_with("n't")
            }
            "compound" => token.deprel == "compound:prt",
            // `is referred to as`
            "obl" => d == head + 1 && tree.has_pos(d, &[Upos::Adp]),
            _ => reflexive,
        };
        if part && (copula.is_empty() && !bare || d < head) {
            words.push(d);
        }
    }
    words
}

/// `se transmet`: the pronoun belongs to the French verb, whatever the parser takes it for.
fn is_reflexive_clitic(tree: &Tree<'_>, index: usize) -> bool {
    tree.language() == Language::French
        && matches!(tree.lower(index).as_str(), "se" | "s'")
        && tree.is(index, &["obj", "iobj", "obl"])
}

/// The relation's words and the heads of a chain that shares its subject: `has had to close`, `is unable to see`.
fn chain(tree: &Tree<'_>, head: usize) -> (Vec<usize>, Vec<usize>) {
    let mut words = verb_words(tree, head);
    let mut heads = vec![head];
    let mut at = head;
    while let Some(next) = next_in_chain(tree, at) {
        if has_copula(tree, at) && !tree.has_pos(at, &[Upos::Verb]) {
            words.extend(noun::phrase(tree, at, Cut::Bare));
        }
        words.extend(tree.with(next, &["mark"]));
        words.extend(verb_words(tree, next));
        heads.push(next);
        at = next;
        if heads.len() > STEPS {
            break;
        }
    }
    (words, heads)
}

fn next_in_chain(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    if tree.first(verb, &["obj", "iobj"]).is_some() {
        return None;
    }
    tree.with(verb, &["xcomp"]).find(|&x| {
        x > verb
            && tree.first(x, &["nsubj"]).is_none()
            && (tree.has_pos(x, &[Upos::Verb]) || tree.first(x, &["cop"]).is_some())
    })
}

/// What a coordinated verb takes from the first one: its auxiliaries (`was charged and sentenced`), or the verbs its
/// infinitive depends on (`wants to ban bags and to tax packaging`).
fn shared(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let Some(first) = tree.head(head).filter(|_| tree.is(head, &["conj"])) else { return Vec::new() };
    let own = tree.first(head, &["nsubj", "cop", "aux"]).is_some();
    let form = tree.feature(head, "VerbForm");
    if own || form != tree.feature(first, "VerbForm") || !matches!(form, Some("Part" | "Inf" | "Ger")) {
        return Vec::new();
    }
    let negation = tree.with(first, &["advmod"]).filter(|&a| is_negation(tree, a) && a < first);
    let mut words: Vec<usize> = tree.with(first, &["aux"]).filter(|&a| a < first).chain(negation).collect();
    let mut at = first;
    for _ in 0..STEPS {
        let Some(above) = tree.head(at).filter(|_| tree.is(at, &["xcomp"])) else { break };
        words.extend(verb_words(tree, above));
        at = above;
    }
    if at != first {
        let marked = tree.first(head, &["mark"]).map_or(first, |_| head);
        words.extend(tree.with(marked, &["mark"]));
    }
    words
}

fn subjects(tree: &Tree<'_>, head: usize, step: usize) -> Vec<Subject> {
    let nouns = |n: usize| noun::members(tree, n).into_iter().map(Subject::Noun).collect();
    let own = if has_copula(tree, head) {
        let inner = || tree.with(head, &["nsubj"]).filter(|&s| tree.token(s).deprel != "nsubj:outer");
        inner().rfind(|&s| s < head).or_else(|| inner().next())
    } else {
        tree.with(head, &["nsubj"]).next_back()
    };
    if let Some(own) = own {
        if is_relative_word(tree, own) {
            let Some(noun) = antecedent(tree, head) else { return Vec::new() };
            return if is_identified(tree, noun) {
                subjects(tree, noun, step + 1)
            } else {
                vec![Subject::Noun(noun)]
            };
        }
        return if is_nominal(tree, own) { nouns(own) } else { Vec::new() };
    }
    if let Some(clause) = tree.first(head, &["csubj"]) {
        return if tree.first(head, &["expl"]).is_some() {
            Vec::new()
        } else {
            vec![Subject::Clause(clause)]
        };
    }
    let pronoun = tree.with(head, &["expl"]).find(|&e| tree.lower(e) == "it");
    if let Some(pronoun) = pronoun.filter(|_| tree.first(head, &["ccomp"]).is_none()) {
        // `it will be able to pay`
        return vec![Subject::Noun(pronoun)];
    }
    let impersonal = tree.with(head, &["expl"]).any(|e| tree.feature(e, "Reflex").is_none());
    let Some(above) = tree.head(head).filter(|_| step < STEPS && !impersonal) else { return Vec::new() };
    let participle = matches!(tree.feature(head, "VerbForm"), Some("Part" | "Ger"));
    match tree.token(head).relation() {
        "conj" if is_clause(tree, above) => subjects(tree, above, step + 1),
        "xcomp" if tree.first(above, &["obj", "iobj"]).is_none() => subjects(tree, above, step + 1),
        // `Known for his songs, he is a producer`
        "acl" if participle && head < above && tree.first(above, &["nsubj"]).is_some_and(|s| s > head) => {
            subjects(tree, above, step + 1)
        }
        // `He is in the field working on a project`
        "acl"
            if participle
                && tree.first(above, &["case"]).is_some()
                && tree.first(above, &["cop"]).is_some() =>
        {
            subjects(tree, above, step + 1)
        }
        "acl" if participle || tree.token(head).deprel == "acl:relcl" => {
            antecedent(tree, head).map(Subject::Noun).into_iter().collect()
        }
        "advcl" if participle && tree.first(head, &["mark"]).is_none() && is_clause(tree, above) => {
            subjects(tree, above, step + 1)
        }
        _ => Vec::new(),
    }
}

/// Whether the noun says what somebody is (`Holm is a painter who …`): what follows is about that one. In `It was Holm
/// who …` it is about the noun.
fn is_identified(tree: &Tree<'_>, noun: usize) -> bool {
    tree.first(noun, &["cop"]).is_some()
        && tree.first(noun, &["nsubj"]).is_some_and(|s| {
            tree.has_pos(s, &[Upos::Noun, Upos::Propn])
                || tree.has_pos(s, &[Upos::Pron])
                    && tree.feature(s, "Person").is_some()
                    && tree.feature(s, "Gender") != Some("Neut")
        })
}

/// The noun that a relative clause or participle is about.
#[must_use]
pub fn antecedent(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let mut clause = head;
    while tree.is(clause, &["conj"]) {
        clause = tree.head(clause)?;
    }
    let mut noun = tree.head(clause).filter(|_| tree.is(clause, &["acl"]))?;
    while tree.is(noun, &["flat", "compound", "fixed"])
        || tree.is(noun, &["amod"]) && noun::is_named(tree, noun)
    {
        noun = tree.head(noun)?;
    }
    is_nominal(tree, noun).then_some(noun)
}

fn is_nominal(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(
        index,
        &[Upos::Noun, Upos::Propn, Upos::Pron, Upos::Num, Upos::Adj, Upos::Det, Upos::Sym, Upos::X],
    )
}
