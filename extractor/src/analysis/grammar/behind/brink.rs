//! French `être` with words that say how near an act is: `est sur le point d'aboutir`, `est loin de convaincre`.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens. What is said is the act, and the words before
//! it belong to the verb, whatever place the parser makes of them: `est loin de la gare` has a noun behind, and stays.

mod led_acts;

use super::super::{attach, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// What stands between the verb and the preposition of the act.
const NEARNESS: [&[&str]; 6] = [
    &["sur", "le", "point"],
    &["à", "deux", "doigts"],
    &["en", "passe"],
    &["en", "voie"],
    &["en", "mesure"],
    &["loin"],
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for first in 1..tokens.len().saturating_sub(2) {
        let says = |words: &&&[&str]| {
            words.iter().enumerate().all(|(i, w)| tokens.get(first + i).is_some_and(|t| lower(t) == *w))
        };
        let Some(length) = NEARNESS.iter().find(says).map(|words| words.len()) else { continue };
        let of = first + length;
        let (Some(verb), Some(act)) = (being(tokens, first), act_behind(tokens, of)) else { continue };
        join(tokens, verb, (first, of), act);
    }
    led_acts::mend(tokens);
}

/// The form of `être` before the words, with nothing but adverbs between.
fn being(tokens: &[Token], first: usize) -> Option<usize> {
    let verb = (0..first).rev().find(|&i| tokens[i].upos != Upos::Adv)?;
    (tokens[verb].lemma == "être" && matches!(tokens[verb].upos, Upos::Aux | Upos::Verb)).then_some(verb)
}

/// The infinitive behind `de`, past clitics and adverbs; the parser may take it for a noun.
fn act_behind(tokens: &[Token], of: usize) -> Option<usize> {
    if !matches!(lower(tokens.get(of)?).as_str(), "de" | "d'" | "d’") {
        return None;
    }
    let act = (of + 1..tokens.len()).find(|&i| !matches!(tokens[i].upos, Upos::Pron | Upos::Adv))?;
    let form = lower(&tokens[act]);
    let infinitive =
        form == tokens[act].lemma && ["er", "ir", "re", "oir"].iter().any(|end| form.ends_with(end));
    let verb = tokens[act].feats.is("VerbForm", "Inf");
    (verb || infinitive && tokens[act].upos == Upos::Noun && act == of + 1).then_some(act)
}

/// The act becomes what the verb leads to, and the words between belong to the verb.
fn join(tokens: &mut [Token], verb: usize, (first, of): (usize, usize), act: usize) {
    let head = of - 1;
    let last = chain_end(tokens, act);
    if tokens[verb].head == Some(head) {
        let (up, deprel) = (tokens[head].head, tokens[head].deprel.clone());
        (tokens[verb].head, tokens[verb].deprel) = (up, deprel);
    }
    for (at, token) in tokens.iter_mut().enumerate() {
        let moved = token.head == Some(head) && at != verb && !(first..=of).contains(&at) && at != last;
        if moved {
            token.head = Some(verb);
        }
    }
    tokens[verb].upos = Upos::Verb;
    if tokens[last].upos == Upos::Noun {
        tokens[last].upos = Upos::Verb;
        tokens[last].feats = Features::parse("VerbForm=Inf");
    }
    attach(tokens, last, verb, "xcomp");
    attach(tokens, of, last, "mark");
    for at in first..of {
        attach(tokens, at, verb, "compound:prt");
    }
}

/// The verb that an infinitive of `être` or `avoir` helps: `loin d'avoir convaincu`.
fn chain_end(tokens: &[Token], act: usize) -> usize {
    let helps = matches!(tokens[act].relation(), "aux" | "cop");
    tokens[act].head.filter(|&up| helps && up > act).unwrap_or(act)
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::mended;
    use super::mend;

    #[test]
    fn an_act_that_is_near_is_what_is_said() {
        let point =
            "Il/PRON/4/nsubj est/AUX/4/cop sur/ADP/5/case le/DET/5/det point/NOUN/0/root de/ADP/7/mark";
        let point =
            format!("{point} partir/VERB/5/acl/VerbForm=Inf").replace("/4/", "/5/").replace("être", "est");
        let mend = |words: &str| {
            mended(
                |tokens| {
                    tokens.iter_mut().filter(|t| t.form == "est").for_each(|t| t.lemma = "être".to_owned());
                    mend(tokens);
                },
                words,
            )
        };
        assert_eq!(
            mend(&point),
            "2/nsubj 0/root 2/compound:prt 2/compound:prt 2/compound:prt 7/mark 2/xcomp"
        );
        let far = "Il/PRON/3/nsubj est/AUX/3/cop loin/ADV/0/root de/ADP/6/case la/DET/6/det gare/NOUN/3/obl";
        assert_eq!(mend(far), "3/nsubj 3/cop 0/root 6/case 6/det 3/obl");
    }
}
