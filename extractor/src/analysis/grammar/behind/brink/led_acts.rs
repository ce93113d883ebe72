//! French acts behind expressions of several words: `dort au lieu de travailler`, `se tait de peur que le patron parte`, `une fois
//! la maison vendue`; and what is set right: `non pas un stade mais une école`.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens. The parser takes the noun of such an
//! expression for a place or an object; the act is a clause of its verb, and the words before it mark it together.

use super::super::super::{ancestors, attach, depends, lower};
use crate::analysis::sentence::{Token, Upos};

/// Expressions before `de` and an infinitive.
const BEFORE_ACTS: [&[&str]; 14] = [
    &["au", "lieu"],
    &["de", "peur"],
    &["de", "crainte"],
    &["par", "peur"],
    &["par", "crainte"],
    &["sous", "prétexte"],
    &["à", "force"],
    &["en", "vue"],
    &["au", "point"],
    &["plutôt", "que"],
    &["plutôt", "qu'"],
    &["afin"],
    &["faute"],
    &["histoire"],
];

/// Expressions before `que` and a clause.
const BEFORE_CLAUSES: [&[&str]; 5] =
    [&["de", "peur"], &["de", "crainte"], &["sous", "prétexte"], &["au", "point"], &["à", "tel", "point"]];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for first in 0..tokens.len().saturating_sub(2) {
        let length = |list: &[&[&str]]| list.iter().find(|words| says(tokens, first, words)).map(|w| w.len());
        let act = length(&BEFORE_ACTS).and_then(|n| led(tokens, first + n, &["de", "d'", "d’"], true));
        let clause =
            || length(&BEFORE_CLAUSES).and_then(|n| led(tokens, first + n, &["que", "qu'", "qu’"], false));
        if let Some((closing, act)) = act.or_else(clause) {
            lead(tokens, (first, closing), act);
        }
        once(tokens, first);
        set_right(tokens, first);
    }
}

fn says(tokens: &[Token], first: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(i, word)| tokens.get(first + i).is_some_and(|t| lower(t) == *word))
}

/// The closing word and the verb that it marks.
fn led(tokens: &[Token], closing: usize, words: &[&str], infinitive: bool) -> Option<(usize, usize)> {
    let word = tokens.get(closing)?;
    let act = word.head.filter(|&act| act > closing && word.relation() == "mark")?;
    let verb = tokens[act].upos == Upos::Verb || tokens.iter().any(|t| depends(t, act, &["cop"]));
    let form = !infinitive
        || tokens[act].feats.is("VerbForm", "Inf")
        || tokens.iter().any(|t| depends(t, act, &["aux", "cop"]) && t.feats.is("VerbForm", "Inf"));
    (words.contains(&lower(word).as_str()) && verb && form).then_some((closing, act))
}

/// The act becomes a clause of what the expression hangs on.
fn lead(tokens: &mut [Token], (first, closing): (usize, usize), act: usize) {
    let inside = |at: usize| (first..=closing).contains(&at) || at == act;
    let above = |at: usize| tokens[at].head.filter(|&up| !inside(up));
    let Some(verb) =
        (first..closing).chain([act]).find_map(above).filter(|&up| !ancestors(tokens, up).any(|h| h == act))
    else {
        return;
    };
    for (at, token) in tokens.iter_mut().enumerate() {
        if token.head.is_some_and(|up| (first..closing).contains(&up)) && !inside(at) {
            token.head = Some(act);
        }
    }
    attach(tokens, act, verb, "advcl");
    attach(tokens, first, act, "mark");
    for at in first + 1..closing {
        attach(tokens, at, first, "fixed");
    }
}

/// `une fois la maison vendue`: what was done before.
fn once(tokens: &mut [Token], first: usize) {
    if !says(tokens, first, &["une", "fois"]) {
        return;
    }
    let determined = |t: &Token| matches!(t.upos, Upos::Det | Upos::Num | Upos::Adj);
    let Some(noun) = (first + 2..tokens.len()).find(|&i| !determined(&tokens[i])) else { return };
    let Some(done) = tokens.get(noun + 1).filter(|t| t.feats.is("VerbForm", "Part")).map(|_| noun + 1) else {
        return;
    };
    let part = depends(&tokens[done], noun, &["acl", "amod"]) && noun > first + 2;
    let Some(verb) = tokens[first + 1].head.filter(|&v| v > done && tokens[noun].head == Some(v)) else {
        return;
    };
    if !part || tokens[noun].upos != Upos::Noun {
        return;
    }
    attach(tokens, done, verb, "advcl");
    attach(tokens, noun, done, "nsubj:pass");
    attach(tokens, first, done, "mark");
    attach(tokens, first + 1, first, "fixed");
}

/// `a construit non pas un stade mais une école`: the school is what was built, and the stadium stands beside it.
fn set_right(tokens: &mut [Token], first: usize) {
    let denies = says(tokens, first, &["non", "pas"]) || says(tokens, first, &["non", "point"]);
    let Some(wrong) = tokens[first].head.filter(|&w| denies && w > first) else { return };
    let but = |y: usize| tokens.iter().any(|t| depends(t, y, &["cc"]) && lower(t) == "mais");
    let right = (wrong + 1..tokens.len()).find(|&y| depends(&tokens[y], wrong, &["conj"]) && but(y));
    let nominal = matches!(tokens[wrong].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    if let Some(right) = right.filter(|_| nominal && tokens[wrong].relation() != "root") {
        let (head, deprel) = (tokens[wrong].head, tokens[wrong].deprel.clone());
        (tokens[right].head, tokens[right].deprel) = (head, deprel);
        attach(tokens, wrong, right, "conj");
        attach(tokens, first + 1, wrong, "advmod");
        attach(tokens, first, first + 1, "fixed");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::fixture::mended;
    use super::mend;

    #[test]
    fn the_act_is_a_clause_of_the_verb() {
        let sleeps = "Paul/PROPN/2/nsubj dort/VERB/0/root au/ADP/4/case lieu/NOUN/2/obl de/ADP/6/mark travailler/VERB/4/acl/VerbForm=Inf";
        assert_eq!(mended(mend, sleeps), "2/nsubj 0/root 6/mark 3/fixed 6/mark 2/advcl");
        let place = "Paul/PROPN/2/nsubj va/VERB/0/root au/ADP/4/case lieu/NOUN/2/obl de/ADP/7/case la/DET/7/det fête/NOUN/4/nmod";
        assert_eq!(mended(mend, place), "2/nsubj 0/root 4/case 2/obl 7/case 7/det 4/nmod");
    }

    #[test]
    fn what_is_set_right_stands_beside_what_is_so() {
        let built = "bâtit/VERB/0/root non/ADV/4/advmod pas/ADV/2/fixed stade/NOUN/1/obj mais/CCONJ/6/cc école/NOUN/4/conj";
        assert_eq!(mended(mend, built), "0/root 3/fixed 4/advmod 6/conj 6/cc 1/obj");
    }
}
