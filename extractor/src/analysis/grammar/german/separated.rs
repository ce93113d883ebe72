//! German verbs whose particle the parser took for a preposition, and datives it took for subjects.
//!
//! Reads and changes: heads and relations. A preposition has a noun behind it; a particle ends its clause.

use super::super::attach;
use crate::analysis::Language;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::sentence::{Token, Upos};

/// Mend particles and datives.
pub(super) fn mend(tokens: &mut [Token]) {
    particles(tokens);
    datives(tokens);
}

/// `bringt ihnen bei, Kästen zu bauen`: at the end of its clause it belongs to the verb.
fn particles(tokens: &mut [Token]) {
    for particle in 2..tokens.len() {
        let ends = tokens.get(particle + 1).is_none_or(|next| next.upos == Upos::Punct);
        if !ends || tokens[particle].upos != Upos::Adp || tokens[particle].deprel == "compound:prt" {
            continue;
        }
        let Some(verb) = finite_before(tokens, particle) else { continue };
        let whole = format!("{}{}", tokens[particle].form, tokens[verb].lemma);
        if !is_known(&whole) {
            continue;
        }
        let noun = tokens[particle].head.filter(|&n| n > particle);
        attach(tokens, particle, verb, "compound:prt");
        // What it was taken to stand before is done to.
        if let Some(noun) = noun.filter(|&n| tokens[n].relation() == "obl" && tokens[n].upos == Upos::Noun) {
            let cased = tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "case");
            let head = tokens[noun].head;
            let object = tokens.iter().any(|t| t.head == head && t.relation() == "obj");
            if !cased && !object {
                "obj".clone_into(&mut tokens[noun].deprel);
            }
        }
    }
}

/// The finite verb that the particle's clause has, with no comma between the two.
fn finite_before(tokens: &[Token], particle: usize) -> Option<usize> {
    let clause = (0..particle).rev().take_while(|&i| tokens[i].form != ",");
    let finite = |i: &usize| tokens[*i].upos == Upos::Verb && tokens[*i].feats.get("Mood").is_some();
    clause.filter(finite).last()
}

fn is_known(verb: &str) -> bool {
    Lexicon::of(Language::German, Upos::Verb)
        .is_some_and(|verbs| verbs.lemmas(verb).iter().any(|l| l == verb))
}

/// `Mir fehlen zehn Leute`: such a pronoun is nobody who does anything.
fn datives(tokens: &mut [Token]) {
    for pronoun in tokens.iter_mut().filter(|t| t.upos == Upos::Pron && t.relation() == "nsubj") {
        if matches!(pronoun.form.to_lowercase().as_str(), "mir" | "dir" | "ihm" | "ihnen" | "wem") {
            "obl:arg".clone_into(&mut pronoun.deprel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    fn german(words: &str) -> String {
        let mut tokens = fixture::tokens(words);
        tokens.iter_mut().filter(|t| t.form == "bringt").for_each(|t| "bringen".clone_into(&mut t.lemma));
        mend(&mut tokens);
        fixture::tree(&tokens)
    }

    #[test]
    fn a_particle_ends_its_clause() {
        let teaches = "Er/PRON/2/nsubj bringt/VERB/0/root/Mood=Ind ihnen/PRON/2/obl:arg bei/ADP/6/case ,/PUNCT/6/punct Kästen/NOUN/7/obl bauen/VERB/2/xcomp";
        assert_eq!(german(teaches), "2/nsubj 0/root 2/obl:arg 2/compound:prt 6/punct 7/obj 2/xcomp");
        let at = "Er/PRON/2/nsubj bringt/VERB/0/root/Mood=Ind es/PRON/2/obj bei/ADP/5/case Anna/PROPN/2/obl";
        assert_eq!(german(at), "2/nsubj 0/root 2/obj 5/case 2/obl");
    }

    #[test]
    fn a_dative_is_no_subject() {
        assert_eq!(german("Mir/PRON/2/nsubj fehlt/VERB/0/root Geld/NOUN/2/obj"), "2/obl:arg 0/root 2/obj");
        assert_eq!(german("Ich/PRON/2/nsubj brauche/VERB/0/root Geld/NOUN/2/obj"), "2/nsubj 0/root 2/obj");
    }
}
