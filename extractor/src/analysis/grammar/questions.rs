//! French questions for an object, whose subject stands behind the verb, and numbers for answers: `Combien de salariés
//! compte Nordéa ?`, `Environ 240.`
//!
//! Reads and changes: heads, relations and parts of speech of one sentence's tokens. `Environ` before a number is no name. The parser takes what is asked for, which stands where
//! subjects do, for the subject; where only the noun behind agrees with the verb, that is its subject.

use crate::analysis::sentence::{Features, Sentence, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    about(tokens);
    asked_in_clause(tokens);
    if tokens.last().is_none_or(|t| t.form != "?") {
        return;
    }
    who(tokens);
    how_to(tokens);
    of_what(tokens);
    for verb in 1..tokens.len() {
        if let Some((asked, subject)) = asked_object(tokens, verb) {
            "obj".clone_into(&mut tokens[asked].deprel);
            "nsubj".clone_into(&mut tokens[subject].deprel);
        }
    }
}

/// `demande dans quel état elle est`, `a dit à quelle heure il part`: what is asked for stands in the clause that asks.
fn asked_in_clause(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun) else { continue };
        let child = |i: usize, head: usize| tokens[i].head == Some(head);
        let which = (verb + 1..noun).any(|i| child(i, noun) && tokens[i].lemma == "quel");
        let loose =
            matches!(tokens[noun].relation(), "obl" | "obj" | "nmod") && tokens[noun].upos == Upos::Noun;
        let marked = |c: usize| (0..tokens.len()).any(|i| child(i, c) && tokens[i].relation() == "mark");
        let content = |c: usize| child(c, verb) && tokens[c].relation() == "ccomp" && !marked(c);
        let clause = (noun + 1..tokens.len()).find(|&c| content(c) && tokens[c].upos == Upos::Verb);
        let Some(clause) = clause.filter(|_| which && loose && tokens[verb].upos == Upos::Verb) else {
            continue;
        };
        let case = (verb + 1..noun).any(|i| child(i, noun) && tokens[i].relation() == "case");
        tokens[noun].head = Some(clause);
        if case { "obl:mod" } else { "obj" }.clone_into(&mut tokens[noun].deprel);
    }
}

/// `Comment protéger les arbres ?`: an infinitive that asks has no subject.
fn how_to(tokens: &mut [Token]) {
    let asks = |t: &Token| matches!(t.form.to_lowercase().as_str(), "comment" | "pourquoi" | "où" | "quand");
    for verb in 1..tokens.len().min(3) {
        let opens = asks(&tokens[verb - 1]) || verb > 1 && asks(&tokens[verb - 2]);
        let infinitive = tokens[verb].upos == Upos::Verb && tokens[verb].feats.is("VerbForm", "Inf");
        let object = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "obj");
        let own = (verb + 1..tokens.len())
            .find(|&s| tokens[s].head == Some(verb) && tokens[s].relation() == "nsubj");
        if let Some(own) = own.filter(|_| opens && infinitive && !object) {
            "obj".clone_into(&mut tokens[own].deprel);
        }
    }
}

/// `Que faites-vous des déchets ?`: the object is `que`, and `des` what it is done with.
fn of_what(tokens: &mut [Token]) {
    let what = |t: &Token| matches!(t.form.to_lowercase().replace('’', "'").as_str(), "que" | "qu'");
    let Some(verb) = tokens.first().filter(|t| what(t) && t.relation() == "obj").and_then(|t| t.head) else {
        return;
    };
    for article in verb + 1..tokens.len() {
        let Some(noun) = tokens[article].head.filter(|&n| n > article && tokens[n].head == Some(verb)) else {
            continue;
        };
        let form = tokens[article].form.to_lowercase();
        let partitive = matches!(form.as_str(), "des" | "du") && tokens[article].relation() == "det";
        if partitive && tokens[noun].relation() == "obj" {
            "obl:arg".clone_into(&mut tokens[noun].deprel);
            "case".clone_into(&mut tokens[article].deprel);
            tokens[article].upos = Upos::Adp;
            "de".clone_into(&mut tokens[article].lemma);
        }
    }
}

/// `Qui dirige l'usine ?`, `Avec qui avez-vous écrit ?`: at the start of a question `qui` asks.
fn who(tokens: &mut [Token]) {
    let opens = |i: usize| i == 0 || i == 1 && tokens[0].upos == Upos::Adp;
    let Some(who) =
        (0..2).find(|&i| tokens.get(i).is_some_and(|t| opens(i) && t.form.eq_ignore_ascii_case("qui")))
    else {
        return;
    };
    let asked = tokens[who].head.is_some_and(|verb| tokens[verb].head.is_none() && verb > who);
    if asked && tokens[who].upos == Upos::Pron && tokens[who].feats.is("PronType", "Rel") {
        tokens[who].feats = Features::parse("PronType=Int");
    }
}

/// Words before a number that are no name, though one is written large where it opens a sentence.
const NEAR: &[&str] = &["environ", "presque", "quasiment", "approximativement"];

/// `Environ 240.`: no name.
pub(super) fn unname(sentence: &mut Sentence) {
    let near = |t: &Token| NEAR.iter().any(|near| t.form.eq_ignore_ascii_case(near));
    if sentence.tokens.first().is_some_and(near) {
        sentence.entities.retain(|e| !e.tokens.contains(0));
    }
}

/// `Environ 240.`: what opens a sentence and is written large is about a number.
fn about(tokens: &mut [Token]) {
    let [word, number, ..] = tokens else { return };
    let taken = word.upos != Upos::Adv && number.upos == Upos::Num && number.head == Some(0);
    if !taken || !NEAR.iter().any(|near| word.form.eq_ignore_ascii_case(near)) {
        return;
    }
    (number.head, number.deprel) = (word.head, word.deprel.clone());
    (word.head, word.upos) = (Some(1), Upos::Adv);
    "advmod".clone_into(&mut word.deprel);
    word.lemma = word.form.to_lowercase();
    for token in &mut tokens[2..] {
        if token.head == Some(0) {
            token.head = Some(1);
        }
    }
}

/// What a verb's question asks for, and its subject, where the one was taken for the other.
fn asked_object(tokens: &[Token], verb: usize) -> Option<(usize, usize)> {
    let own = |relation: &'static str| {
        (0..tokens.len()).filter(move |&i| tokens[i].head == Some(verb) && tokens[i].relation() == relation)
    };
    let (asked, None) = (own("nsubj").next().filter(|&i| i < verb)?, own("nsubj").nth(1)) else {
        return None;
    };
    let noun = asked_noun(tokens, asked, verb)?;
    let finite = own("aux").find(|&a| tokens[a].feats.is("VerbForm", "Fin")).unwrap_or(verb);
    let one = tokens[noun].feats.is("Number", "Plur") && tokens[finite].feats.is("Number", "Sing");
    let subject = own("obj").find(|&o| o > verb && matches!(tokens[o].upos, Upos::Noun | Upos::Propn))?;
    let agrees = !tokens[subject].feats.is("Number", "Plur");
    (one && agrees).then_some((asked, subject))
}

/// The noun of `combien de salariés` or `quelles usines`.
fn asked_noun(tokens: &[Token], asked: usize, verb: usize) -> Option<usize> {
    let is = |i: usize, word: &str| tokens[i].form.eq_ignore_ascii_case(word);
    if is(asked, "combien") {
        return (asked + 1..verb).find(|&i| tokens[i].upos == Upos::Noun).filter(|_| {
            tokens.get(asked + 1).is_some_and(|t| matches!(t.form.as_str(), "de" | "d'" | "d’"))
        });
    }
    let which = (0..asked).any(|i| tokens[i].head == Some(asked) && tokens[i].lemma == "quel");
    (which && tokens[asked].upos == Upos::Noun).then_some(asked)
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn mended(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn who_agrees_with_the_verb_is_its_subject() {
        let count = "Combien/ADV/4/nsubj de/ADP/3/case salariés/NOUN/1/obl:arg/Number=Plur \
                     compte/VERB/0/root/Number=Sing|VerbForm=Fin Nordéa/PROPN/4/obj ?/PUNCT/4/punct";
        assert_eq!(mended(count), "4/obj 3/case 1/obl:arg 0/root 4/nsubj 4/punct");
        let perfect = "Combien/ADV/5/nsubj de/ADP/3/case clients/NOUN/1/obl:arg/Number=Plur \
                       a/AUX/5/aux/Number=Sing|VerbForm=Fin perdus/VERB/0/root Bolvert/PROPN/5/obj ?/PUNCT/5/punct";
        assert_eq!(mended(perfect), "5/obj 3/case 1/obl:arg 5/aux 0/root 5/nsubj 5/punct");
    }

    #[test]
    fn what_is_asked_of_something() {
        let waste = "Que/PRON/2/obj faites/VERB/0/root vous/PRON/2/nsubj des/DET/5/det déchets/NOUN/2/obj ?/PUNCT/2/punct";
        assert_eq!(mended(waste), "2/obj 0/root 2/nsubj 5/case 2/obl:arg 2/punct");
        let how = "Comment/ADV/2/advmod trier/VERB/0/root/VerbForm=Inf les/DET/4/det déchets/NOUN/2/nsubj ?/PUNCT/2/punct";
        assert_eq!(mended(how), "2/advmod 0/root 4/det 2/obj 2/punct");
    }

    #[test]
    fn about_is_no_name() {
        assert_eq!(mended("Environ/PROPN/0/root 240/NUM/1/nmod ./PUNCT/1/punct"), "2/advmod 0/root 2/punct");
        assert_eq!(mended("Environ/ADV/2/advmod 240/NUM/0/root"), "2/advmod 0/root");
    }

    #[test]
    fn a_subject_that_agrees_stays_one() {
        let same = "Combien/ADV/4/nsubj de/ADP/3/case clients/NOUN/1/obl:arg/Number=Plur \
                    quittent/VERB/0/root/Number=Plur|VerbForm=Fin Nordéa/PROPN/4/obj ?/PUNCT/4/punct";
        assert_eq!(mended(same), "4/nsubj 3/case 1/obl:arg 0/root 4/obj 4/punct");
    }
}
