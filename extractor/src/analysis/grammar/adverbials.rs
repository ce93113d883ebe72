//! French expressions that say how something is done, as one adverb of their verb.
//!
//! Reads: `../data/fr/adverbials.txt`. Changes: parts of speech, heads and relations of one sentence's tokens. `suit l'affaire
//! de près` follows no affair of closeness, and `embauche à tour de bras` nobody's turn; `pièce par pièce` needs no list.

use super::{ancestors, attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The expressions by their first word, each split as the tokeniser splits it.
static EXPRESSIONS: LazyLock<HashMap<&str, Vec<Expression>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<Expression>> = HashMap::new();
    let listed = include_str!("../data/fr/adverbials.txt").lines();
    for line in listed.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (line, closed) = line.strip_prefix('+').map_or((line, false), |line| (line, true));
        let (line, shared) = line.strip_prefix('~').map_or((line, false), |line| (line, true));
        let words: Vec<&str> = line.split(' ').flat_map(|word| word.split_inclusive('\'')).collect();
        found.entry(words[0]).or_default().push(Expression { words, closed, shared });
    }
    found
});

/// One expression; whether it never has a complement (`en permanence de la musique` is no permanence of music), and
/// whether nouns have it, too (`un emploi à temps plein`).
struct Expression {
    words: Vec<&'static str>,
    closed: bool,
    shared: bool,
}

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for first in 0..tokens.len() {
        let listed = listed_at(tokens, first);
        let closed = listed.is_some_and(|(_, closed)| closed);
        let listed = listed.map(|(length, _)| first..first + length);
        let range = listed.or_else(|| one_by_one(tokens, first));
        // `une file de près de deux heures`
        let goes_on = |r: &Range<usize>| {
            tokens.get(r.end).is_some_and(|t| matches!(lower(t).as_str(), "de" | "d'" | "du" | "des"))
        };
        if let Some(range) = range.filter(|r| closed || !goes_on(r)) {
            if closed && goes_on(&range) {
                part(tokens, &range);
            }
            join(tokens, range);
        }
    }
    to_the_second(tokens);
    elsewhere(tokens);
}

/// `mieux payés dans le privé que dans le public`: with what is compared, and no second place.
fn elsewhere(tokens: &mut [Token]) {
    const DEGREES: [&str; 5] = ["plus", "moins", "mieux", "davantage", "pire"];
    let than = |t: &Token| matches!(lower(t).as_str(), "que" | "qu'");
    for other in 2..tokens.len() {
        let mark = |i: &usize| depends(&tokens[*i], other, &["mark", "case", "cc"]) && than(&tokens[*i]);
        let Some(mark) = (0..other).find(mark) else { continue };
        let one = tokens[other].head.filter(|&one| one < other && tokens[other].relation() == "conj");
        let Some(one) = one.filter(|&one| matches!(tokens[one].relation(), "obl" | "nmod")) else { continue };
        let placed = |i: usize, from: usize| (from..i).any(|c| depends(&tokens[c], i, &["case"]));
        let verb = tokens[one].head.filter(|_| placed(one, 0) && placed(other, mark));
        let by = |verb: usize, i: usize| {
            depends(&tokens[i], verb, &["advmod"]) && DEGREES.contains(&lower(&tokens[i]).as_str())
        };
        let Some(verb) = verb.filter(|&v| (0..one).any(|i| by(v, i))) else { continue };
        if matches!(tokens[verb].upos, Upos::Verb | Upos::Adj) {
            attach(tokens, other, verb, "obl:mod");
        }
    }
}

/// How many tokens the longest expression has that begins at a token, and whether it is closed.
fn listed_at(tokens: &[Token], first: usize) -> Option<(usize, bool)> {
    let follows = |expression: &&Expression| {
        let mut words = expression.words.iter().enumerate();
        words.all(|(i, word)| tokens.get(first + i).is_some_and(|t| lower(t) == *word))
    };
    // Who has it is for the tree to say where a noun may.
    let nouns = |e: &&Expression| {
        let inside = first..first + e.words.len();
        let above = inside.clone().find_map(|i| tokens[i].head.filter(|h| !inside.contains(h)));
        e.shared
            && above.is_some_and(|a| {
                matches!(tokens[a].upos, Upos::Noun | Upos::Propn) && !has(tokens, a, &["cop"])
            })
    };
    let expressions = EXPRESSIONS.get(lower(&tokens[first]).as_str())?;
    let found = expressions.iter().filter(follows).filter(|e| !nouns(e));
    found.map(|e| (e.words.len(), e.closed)).max()
}

/// `écoute en permanence de la musique`, `profite à plein de ses dons`: what stands behind a closed expression is the
/// verb's: its object, unless the verb has its own or takes `de`.
fn part(tokens: &mut [Token], range: &Range<usize>) {
    const TAKE_OF: &[&str] = &[
        "profiter",
        "bénéficier",
        "parler",
        "dépendre",
        "disposer",
        "servir",
        "venir",
        "sortir",
        "manquer",
        "jouir",
        "rêver",
        "user",
        "vivre",
        "changer",
        "occuper",
        "souvenir",
        "douter",
        "discuter",
        "débattre",
        "traiter",
        "partir",
        "provenir",
        "abuser",
        "témoigner",
        "nourrir",
        "inspirer",
        "plaindre",
        "moquer",
        "passer",
    ];
    let behind = |t: &Token| t.head.is_some_and(|h| range.contains(&h));
    let Some(noun) = (range.end + 1..tokens.len()).find(|&i| behind(&tokens[i])) else { return };
    let Some(case) = (range.end..noun).find(|&i| depends(&tokens[i], noun, &["case"])) else { return };
    let Some(verb) = ancestors(tokens, noun).find(|&h| !range.contains(&h)) else { return };
    let taken = has(tokens, verb, &["obj", "ccomp", "cop"]) || TAKE_OF.contains(&tokens[verb].lemma.as_str());
    if case != range.end || tokens[verb].upos != Upos::Verb {
        return;
    }
    if taken {
        attach(tokens, noun, verb, "obl:arg");
        return;
    }
    attach(tokens, noun, verb, "obj");
    attach(tokens, case, noun, "det");
    tokens[case].upos = Upos::Det;
}

/// `pièce par pièce`, `rue après rue`: a noun again behind a preposition, neither with an article.
fn one_by_one(tokens: &[Token], first: usize) -> Option<Range<usize>> {
    let (by, again) = (first + 1, first + 2);
    let between = matches!(lower(tokens.get(by)?).as_str(), "par" | "après" | "à");
    let same = lower(&tokens[first]) == lower(tokens.get(again)?) && tokens[first].form.chars().count() > 2;
    let nouns = tokens[first].upos == Upos::Noun && tokens[again].upos == Upos::Noun;
    let bare = |i: usize| !has(tokens, i, &["det", "nummod", "cop", "nsubj"]);
    (between && same && nouns && bare(first) && bare(again)).then_some(first..again + 1)
}

/// Make one adverb of the words, the verb's above them; not where they have complements or lead to one.
fn join(tokens: &mut [Token], range: Range<usize>) {
    let inside = |i: usize| range.contains(&i);
    // `luttent sans relâche contre le feu`: what follows is the verb's.
    let behind: Vec<usize> = (range.end..tokens.len())
        .filter(|&i| {
            let preposition = tokens[range.end..i].iter().any(|t| {
                depends(t, i, &["case"]) && !matches!(lower(t).as_str(), "de" | "d'" | "du" | "des")
            });
            tokens[i].head.is_some_and(inside)
                && matches!(tokens[i].relation(), "nmod" | "obl")
                && preposition
        })
        .collect();
    let complete = tokens.iter().enumerate().all(|(i, t)| {
        inside(i)
            || behind.contains(&i)
            || !t.head.is_some_and(inside)
            || matches!(t.relation(), "punct" | "cc" | "advmod")
    });
    let above = range.clone().find_map(|i| tokens[i].head.filter(|&h| !inside(h)));
    let Some(above) = above.filter(|_| complete && range.clone().all(|i| tokens[i].head.is_some())) else {
        return;
    };
    let verbal = |&i: &usize| tokens[i].upos == Upos::Verb || has(tokens, i, &["cop"]);
    let verb = std::iter::once(above).chain(ancestors(tokens, above)).find(verbal);
    let Some(verb) = verb.filter(|&v| !inside(v)) else { return };
    // `la vente de gré à gré est interdite`: of a noun before the verb it is the noun's.
    if above != verb && above < verb {
        return;
    }
    for noun in behind {
        attach(tokens, noun, verb, "obl:mod");
    }
    for token in tokens.iter_mut().filter(|t| t.head.is_some_and(inside)) {
        token.head = Some(range.start);
    }
    for i in range.clone().skip(1) {
        attach(tokens, i, range.start, "fixed");
    }
    attach(tokens, range.start, verb, "advmod");
    tokens[range.start].upos = Upos::Adv;
}

/// `au millième de seconde près`: how exactly, one phrase to the end.
fn to_the_second(tokens: &mut [Token]) {
    for near in 2..tokens.len() {
        if lower(&tokens[near]) != "près"
            || tokens.get(near + 1).is_some_and(|t| matches!(lower(t).as_str(), "de" | "d'" | "du" | "des"))
        {
            continue;
        }
        let start = (near.saturating_sub(5)..near - 1)
            .rev()
            .find(|&i| matches!(lower(&tokens[i]).as_str(), "à" | "au"));
        let Some(start) = start
            .filter(|&s| tokens[s + 1..near].iter().all(|t| t.upos != Upos::Punct && t.upos != Upos::Verb))
        else {
            continue;
        };
        let counts = tokens[start + 1..near].iter().any(|t| matches!(t.upos, Upos::Num | Upos::Noun));
        if counts {
            join(tokens, start..near + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended as mended_by, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        mended_by(mend, words)
    }

    #[test]
    fn how_something_is_done_is_the_verbs() {
        let near = "suit/VERB/0/root l'/DET/3/det affaire/NOUN/1/obj de/ADP/5/case près/ADV/3/nmod";
        assert_eq!(mended(near), "0/root 3/det 1/obj 1/advmod 4/fixed");
        let near_here = "habite/VERB/0/root près/ADV/1/advmod d'/ADP/4/case ici/ADV/2/obl";
        assert_eq!(mended(near_here), tree(&tokens(near_here)));
    }

    #[test]
    fn what_stands_behind_a_closed_expression_is_the_verbs() {
        let music =
            "écoute/VERB/0/root en/ADP/3/case permanence/NOUN/1/obl des/ADP/5/case radios/NOUN/3/nmod";
        assert_eq!(mended(music), "0/root 1/advmod 2/fixed 5/det 1/obj");
        let gifts =
            "profiter/VERB/0/root à/ADP/3/case plein/ADV/1/obl de/ADP/6/case ses/DET/6/det dons/NOUN/3/obl";
        assert_eq!(mended(gifts), "0/root 1/advmod 2/fixed 6/case 6/det 1/obl:arg");
    }

    #[test]
    fn one_by_one() {
        let pieces = "démonte/VERB/0/root le/DET/3/det frein/NOUN/1/obj pièce/NOUN/3/nmod par/ADP/6/case pièce/NOUN/4/nmod";
        assert_eq!(mended(pieces), "0/root 3/det 1/obj 1/advmod 4/fixed 4/fixed");
        let paid = "paie/VERB/0/root la/DET/3/det pièce/NOUN/1/obj par/ADP/5/case chèque/NOUN/1/obl";
        assert_eq!(mended(paid), tree(&tokens(paid)));
    }

    #[test]
    fn a_noun_before_the_verb_keeps_it() {
        let sale =
            "vente/NOUN/6/nsubj de/ADP/3/case gré/NOUN/1/nmod à/ADP/5/case gré/NOUN/1/nmod cesse/VERB/0/root";
        assert_eq!(mended(sale), tree(&tokens(sale)));
    }

    #[test]
    fn how_exactly() {
        let second = "émis/VERB/0/root au/ADP/3/case millième/NOUN/1/obl de/ADP/5/case seconde/NOUN/3/nmod près/ADV/1/advmod";
        assert_eq!(mended(second), "0/root 1/advmod 2/fixed 2/fixed 2/fixed 2/fixed");
    }
}
