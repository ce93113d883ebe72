//! French relations that cannot be what the parser calls them.
//!
//! Reads and changes: heads and relations of one sentence's tokens. A verb with a subject before it has its object behind it
//! (`Combien de personnes passent la nuit ici ?`), and so has one whose complement lacks a preposition (`habite Metz`);
//! `vous plaît` is to somebody; `ni` belongs to what it denies; an act put first is taken up by `ça`
//! (`Jouer, ça détend`); in `C'est en jouant que Marie a appris le piano` nothing is left for `que` to stand for.

use super::{ancestors, attach, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    auxiliaries(tokens);
    doubles(tokens);
    objects(tokens);
    receivers(tokens);
    grudges(tokens);
    needs(tokens);
    against(tokens);
    neither(tokens);
    acts_put_first(tokens);
    clefts(tokens);
    net_amounts(tokens);
}

fn is_named(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn)
}

/// `gagne 2 100 euros net`: which amount it is, not how it is earned.
fn net_amounts(tokens: &mut [Token]) {
    for word in 2..tokens.len() {
        let kind = matches!(lower(&tokens[word]).as_str(), "net" | "nets" | "brut" | "bruts");
        let amount = tokens[word - 1].upos == Upos::Noun
            && tokens[word - 2].head == Some(word - 1)
            && tokens[word - 2].upos == Upos::Num;
        if kind
            && amount
            && matches!(tokens[word].relation(), "xcomp" | "advmod")
            && tokens[word].head != Some(word - 1)
        {
            attach(tokens, word, word - 1, "amod");
        }
    }
}

/// `la facture a bondi`: what hangs on an auxiliary is its verb's.
fn auxiliaries(tokens: &mut [Token]) {
    for auxiliary in 0..tokens.len() {
        let verb = tokens[auxiliary].head.filter(|_| matches!(tokens[auxiliary].relation(), "aux" | "cop"));
        let Some(verb) = verb else { continue };
        for (index, token) in tokens.iter_mut().enumerate() {
            let clause =
                matches!(token.relation(), "nsubj" | "obj" | "iobj" | "obl" | "advcl" | "punct" | "mark");
            if token.head == Some(auxiliary) && clause && index != verb {
                token.head = Some(verb);
            }
        }
        tokens[auxiliary].upos = Upos::Aux;
    }
}

/// `Les usagers ont-ils protesté ?`: the pronoun behind the verb says the subject again.
fn doubles(tokens: &mut [Token]) {
    for clitic in tokens.iter_mut().filter(|token| token.deprel == "expl:pv") {
        if matches!(lower(clitic).trim_start_matches("-t"), "-il" | "-ils" | "-elle" | "-elles" | "-on") {
            "expl:subj".clone_into(&mut clitic.deprel);
        }
    }
}

/// The noun behind a verb that has its subject, or one that is called a complement with a preposition and has none.
fn objects(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun && is_named(&tokens[noun])) else { continue };
        let active = tokens[verb].upos == Upos::Verb && !has_label(tokens, verb, "aux:pass");
        if !active || has(tokens, verb, &["obj"]) && !is_second_subject(tokens, verb, noun) {
            continue;
        }
        let unmarked = tokens[noun].deprel == "obl:arg" && verb + 1 == noun && !has(tokens, noun, &["case"]);
        if unmarked || is_second_subject(tokens, verb, noun) {
            "obj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

fn has_label(tokens: &[Token], head: usize, deprel: &str) -> bool {
    tokens.iter().any(|t| t.head == Some(head) && t.deprel == deprel)
}

/// Whether the noun behind the verb is called its subject though a noun right before the verb group is one, with no more
/// than `que` for its object.
fn is_second_subject(tokens: &[Token], verb: usize, noun: usize) -> bool {
    let own = |t: &Token| t.head == Some(verb);
    let group =
        (0..=verb).rev().take_while(|&i| i == verb || own(&tokens[i]) && !is_named(&tokens[i])).last();
    let before = group.and_then(|first| first.checked_sub(1));
    let subject = before.is_some_and(|end| {
        std::iter::once(end)
            .chain(ancestors(tokens, end))
            .any(|i| i < verb && own(&tokens[i]) && tokens[i].relation() == "nsubj" && is_named(&tokens[i]))
    });
    let object =
        tokens.iter().any(|t| own(t) && t.relation() == "obj" && lower(t) != "que" && lower(t) != "qu'");
    let comma = tokens[verb..noun].iter().any(|t| matches!(t.form.as_str(), "," | ":" | ";"));
    tokens[noun].relation() == "nsubj" && subject && !object && !comma
}

/// `Qu'est-ce qui vous plaît ?`: a clitic of another person than the subject is no part of the verb.
fn receivers(tokens: &mut [Token]) {
    for clitic in 0..tokens.len().saturating_sub(1) {
        let word = lower(&tokens[clitic]);
        let personal = matches!(word.as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous" | "lui" | "leur");
        let Some(verb) = tokens[clitic].head.filter(|_| personal && tokens[clitic].deprel == "expl:comp")
        else {
            continue;
        };
        let same = |t: &Token| t.head == Some(verb) && t.relation() == "nsubj" && lower(t) == word;
        if !tokens.iter().any(same) {
            "iobj".clone_into(&mut tokens[clitic].deprel);
        }
    }
}

/// `en veut à la mairie`: `en` is no object of a grudge.
fn grudges(tokens: &mut [Token]) {
    for en in 0..tokens.len() {
        let verb = tokens[en].head.filter(|&v| v > en && tokens[v].lemma == "vouloir");
        let Some(verb) = verb.filter(|_| lower(&tokens[en]) == "en" && tokens[en].relation() == "obj") else {
            continue;
        };
        if has(tokens, verb, &["obl"]) || has(tokens, verb, &["iobj"]) {
            "expl:comp".clone_into(&mut tokens[en].deprel);
        }
    }
}

/// `ont besoin de neuf heures`: what is needed belongs to the need.
fn needs(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let verb = tokens[noun].head.filter(|&v| v < noun && tokens[v].lemma == "avoir");
        let bare =
            tokens[noun].relation() == "obj" && !has(tokens, noun, &["det"]) && !has(tokens, noun, &["nmod"]);
        let Some(verb) = verb.filter(|_| bare && tokens[noun].upos == Upos::Noun) else { continue };
        let of = tokens.get(noun + 1).filter(|t| matches!(lower(t).as_str(), "de" | "d'" | "du" | "des"));
        let needed = of.filter(|t| t.relation() == "case").and_then(|t| t.head);
        if let Some(needed) =
            needed.filter(|&n| tokens[n].head == Some(verb) && tokens[n].relation() == "obl")
        {
            attach(tokens, needed, noun, "nmod");
        }
    }
}

/// `Les parents étaient contre au début`: being against is said of somebody, and is nowhere.
fn against(tokens: &mut [Token]) {
    for side in 1..tokens.len() {
        let being = tokens[side].head.filter(|&v| v + 1 == side && tokens[v].lemma == "être");
        let Some(being) = being.filter(|&v| tokens[v].upos == Upos::Verb) else { continue };
        let alone = tokens.iter().all(|t| t.head != Some(side));
        if !(alone && matches!(lower(&tokens[side]).as_str(), "contre" | "pour")) {
            continue;
        }
        for (index, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(being) && index != side {
                token.head = Some(side);
            }
        }
        (tokens[side].head, tokens[side].deprel) = (tokens[being].head, tokens[being].deprel.clone());
        attach(tokens, being, side, "cop");
        tokens[being].upos = Upos::Aux;
        tokens[side].upos = Upos::Adv;
    }
}

/// `n'a ni médecin ni pharmacie`
fn neither(tokens: &mut [Token]) {
    for ni in 1..tokens.len().saturating_sub(1) {
        // Some parses hang it on the noun behind it.
        let above =
            tokens[ni].head.filter(|&n| n > ni && tokens[n].relation() == "obj").and_then(|n| tokens[n].head);
        let verb = above.or(tokens[ni].head).filter(|&v| v < ni && tokens[v].upos == Upos::Verb);
        let Some(verb) = verb.filter(|_| lower(&tokens[ni]) == "ni") else { continue };
        let denied = (ni + 1..tokens.len())
            .take(3)
            .find(|&i| tokens[i].head == Some(verb) && tokens[i].relation() == "obj" && is_named(&tokens[i]));
        if let Some(noun) = denied {
            attach(tokens, ni, noun, "det");
        }
    }
}

/// `Jouer devant son public, ça donne de l'énergie.`
fn acts_put_first(tokens: &mut [Token]) {
    for act in 0..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&v| v > act && tokens[act].relation() == "ccomp") else {
            continue;
        };
        let infinitive = tokens[act].upos == Upos::Verb && tokens[act].feats.is("VerbForm", "Inf");
        let taken_up = (act + 1..verb).any(|i| {
            tokens[i].head == Some(verb)
                && tokens[i].relation() == "nsubj"
                && matches!(lower(&tokens[i]).as_str(), "ça" | "cela" | "c'")
                && tokens[i - 1].form == ","
        });
        if infinitive && taken_up {
            "dislocated".clone_into(&mut tokens[act].deprel);
        }
    }
}

/// `C'est en faisant ce stage que Marie a découvert la soudure.`
fn clefts(tokens: &mut [Token]) {
    let Some(focus) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let own = |test: &dyn Fn(&Token) -> bool| tokens.iter().any(|t| t.head == Some(focus) && test(t));
    let presents = own(&|t| t.relation() == "cop") && own(&|t| matches!(lower(t).as_str(), "c'" | "ce"));
    let doing = tokens[focus].upos == Upos::Verb && own(&|t| t.relation() == "mark" && lower(t) == "en");
    if !presents || !doing {
        return;
    }
    let clause = (focus + 1..tokens.len()).find(|&c| {
        tokens[c].deprel == "acl:relcl"
            && has(tokens, c, &["nsubj"])
            && tokens.iter().any(|t| t.head == Some(c) && t.relation() == "obj" && is_named(t))
    });
    let Some(clause) = clause else { return };
    let que = (focus..clause)
        .find(|&i| tokens[i].head == Some(clause) && matches!(lower(&tokens[i]).as_str(), "que" | "qu'"));
    if let Some(que) = que {
        "mark".clone_into(&mut tokens[que].deprel);
        tokens[que].upos = Upos::Sconj;
        attach(tokens, clause, focus, "ccomp:cleft");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn auxiliaries_carry_nothing_and_pronouns_repeat_subjects() {
        let bill = "facture/NOUN/2/nsubj a/VERB/3/aux:tense bondi/VERB/0/root";
        assert_eq!(mended(bill), "3/nsubj 3/aux:tense 0/root");
        let asked = "usagers/NOUN/4/nsubj ont/AUX/4/aux:tense -ils/PRON/4/expl:pv protesté/VERB/0/root";
        assert_eq!(mended(asked), "4/nsubj 4/aux:tense 4/expl:subj 0/root");
    }

    #[test]
    fn a_verb_with_a_subject_has_its_object_behind_it() {
        let night = "personnes/NOUN/2/nsubj passent/VERB/0/root la/DET/4/det nuit/NOUN/2/nsubj";
        assert_eq!(mended(night), "2/nsubj 0/root 4/det 2/obj");
        let set_in = "quand/SCONJ/2/mark passent/VERB/0/root les/DET/4/det trains/NOUN/2/nsubj";
        assert_eq!(mended(set_in), tree(&tokens(set_in)));
        assert_eq!(mended("habite/VERB/0/root Metz/PROPN/1/obl:arg"), "0/root 1/obj");
        let marked = "habite/VERB/0/root à/ADP/3/case Metz/PROPN/1/obl:arg";
        assert_eq!(mended(marked), tree(&tokens(marked)));
    }

    #[test]
    fn a_clitic_of_another_person_is_to_somebody() {
        assert_eq!(
            mended("qui/PRON/3/nsubj vous/PRON/3/expl:comp plaît/VERB/0/root"),
            "3/nsubj 3/iobj 0/root"
        );
        let own = "vous/PRON/3/nsubj vous/PRON/3/expl:comp plaignez/VERB/0/root";
        assert_eq!(mended(own), tree(&tokens(own)));
    }

    #[test]
    fn needs_and_sides_keep_what_is_theirs() {
        let need = "ont/VERB/0/root besoin/NOUN/1/obj de/ADP/4/case heures/NOUN/1/obl:arg";
        let mut sentence = tokens(need);
        "avoir".clone_into(&mut sentence[0].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "0/root 1/obj 4/case 2/nmod");
        let side = "parents/NOUN/2/nsubj étaient/VERB/0/root contre/ADV/2/obl:arg début/NOUN/2/obl:mod";
        let mut sentence = tokens(side);
        "être".clone_into(&mut sentence[1].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "3/nsubj 3/cop 0/root 3/obl:mod");
    }

    #[test]
    fn neither_belongs_to_its_noun() {
        let neither =
            "a/VERB/0/root ni/CCONJ/1/advmod médecin/NOUN/1/obj ni/CCONJ/5/cc pharmacie/NOUN/3/conj";
        assert_eq!(mended(neither), "0/root 3/det 1/obj 5/cc 3/conj");
    }

    #[test]
    fn an_act_before_its_pronoun_is_no_content() {
        let act = "Jouer/VERB/4/ccomp/VerbForm=Inf ,/PUNCT/1/punct ça/PRON/4/nsubj détend/VERB/0/root";
        assert_eq!(mended(act), "4/dislocated 1/punct 4/nsubj 0/root");
    }

    #[test]
    fn a_cleft_whose_clause_is_whole_tells_how() {
        let how = "C'/PRON/4/nsubj est/AUX/4/cop en/ADP/4/mark faisant/VERB/0/root stage/NOUN/4/obj que/PRON/8/obj \
                   Marie/PROPN/8/nsubj découvert/VERB/5/acl:relcl soudure/NOUN/8/nsubj";
        assert_eq!(mended(how), "4/nsubj 4/cop 4/mark 0/root 4/obj 8/mark 8/nsubj 4/ccomp:cleft 8/obj");
    }
}
