//! French as it is spoken: `t'aurais le temps`, `lui a gardé le chien`, `je lui ai dit que non`, `refuser, nuance`.
//!
//! Reads and changes: parts of speech, features, heads and relations of one sentence's tokens. What the parser takes for
//! clitics are subjects there, and what it takes for a clause or an object only answers or comments.

mod reasons;

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    you(tokens);
    strong_subjects(tokens);
    put_first(tokens);
    answers(tokens);
    comments(tokens);
    acts_first(tokens);
    what_passes(tokens);
    acts_shown(tokens);
    what_is_shown(tokens);
    what_is_fit(tokens);
    reasons::mend(tokens);
}

/// The finite word of a verb group: its auxiliary, else the verb.
fn finite(tokens: &[Token], verb: usize) -> Option<usize> {
    let is_finite = |i: &usize| tokens[*i].feats.is("VerbForm", "Fin");
    (0..tokens.len())
        .filter(|&i| depends(&tokens[i], verb, &["aux", "cop"]))
        .find(is_finite)
        .or_else(|| Some(verb).filter(is_finite))
}

/// `T'avais apporté des croissants`: before a verb of the second person that has no other subject, `t'` is `tu`.
fn you(tokens: &mut [Token]) {
    const THIRD: &[&str] =
        &["a", "est", "ait", "aurait", "avait", "était", "serait", "ont", "sont", "ai", "suis"];
    for word in 0..tokens.len().saturating_sub(1) {
        if !matches!(lower(&tokens[word]).as_str(), "t'" | "tu") || tokens[word].relation() == "nsubj" {
            continue;
        }
        let Some(verb) = tokens[word].head.filter(|&v| v > word) else { continue };
        let Some(own) = finite(tokens, verb) else { continue };
        let form = lower(&tokens[own]);
        let second = form.ends_with(['s', 'x']) && !THIRD.contains(&form.as_str());
        let near = tokens.get(word + 1..own).is_some_and(|between| {
            between.iter().all(|t| matches!(lower(t).as_str(), "y" | "en" | "l'" | "m'"))
        });
        let clause = clause_start(tokens, own);
        let subject = tokens[clause..own].iter().enumerate().any(|(at, t)| {
            let before = clause + at + 1 == word && t.upos == Upos::Pron;
            t.head == Some(verb)
                && (t.relation() == "nsubj" || t.deprel == "expl:subj")
                && (before || is_person(t))
        });
        if !second || !near || subject || tokens[own].feats.is("Mood", "Imp") {
            continue;
        }
        for token in &mut tokens[clause..word] {
            if depends(token, verb, &["nsubj"]) {
                "dislocated".clone_into(&mut token.deprel);
            }
        }
        attach(tokens, word, verb, "nsubj");
        "toi".clone_into(&mut tokens[word].lemma);
        tokens[word].feats = Features::parse("Emph=No|Number=Sing|Person=2|PronType=Prs");
        if tokens[verb].deprel == "aux:tense" || tokens[own].lemma == "avoir" && own != verb {
            "aux:tense".clone_into(&mut tokens[own].deprel);
        }
    }
}

fn is_person(token: &Token) -> bool {
    matches!(lower(token).as_str(), "je" | "j'" | "tu" | "nous" | "vous")
}

/// Where the clause of a word begins, as far as marks tell.
fn clause_start(tokens: &[Token], word: usize) -> usize {
    (0..word)
        .rev()
        .find(|&i| matches!(tokens[i].form.as_str(), ":" | ";" | "«" | "–" | "—"))
        .map_or(0, |i| i + 1)
}

/// `Les camions sans chauffeur, nous y croyons`: before a subject of the first or second person, a noun is only put first.
fn put_first(tokens: &mut [Token]) {
    for pronoun in 2..tokens.len() {
        let own =
            matches!(lower(&tokens[pronoun]).as_str(), "je" | "j'" | "tu" | "t'" | "nous" | "vous" | "on");
        let Some(verb) =
            tokens[pronoun].head.filter(|&v| v > pronoun && tokens[pronoun].relation() == "nsubj")
        else {
            continue;
        };
        let noun =
            (0..pronoun - 1).find(|&i| depends(&tokens[i], verb, &["nsubj"]) && tokens[i].upos == Upos::Noun);
        if let Some(noun) = noun.filter(|_| own && tokens[pronoun - 1].form == ",") {
            "dislocated".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `J'ai gardé le camion et lui a gardé le chien`: a strong pronoun before a verb that agrees with it and not with the
/// subject before is its own subject.
fn strong_subjects(tokens: &mut [Token]) {
    for word in 1..tokens.len().saturating_sub(1) {
        let plural = match lower(&tokens[word]).as_str() {
            "lui" => false,
            "eux" => true,
            _ => continue,
        };
        let Some(verb) = tokens[word].head.filter(|&v| v > word) else { continue };
        let Some(own) = finite(tokens, verb).filter(|&own| own == word + 1) else { continue };
        let opens = tokens[word - 1].upos == Upos::Cconj || tokens[word - 1].form == ",";
        let alone = !tokens.iter().any(|t| depends(t, verb, &["nsubj", "expl"]));
        let agrees = tokens[own].feats.is("Person", "3")
            && tokens[own].feats.is("Number", if plural { "Plur" } else { "Sing" });
        let other = tokens[verb].head.filter(|_| tokens[verb].relation() == "conj").is_some_and(|first| {
            finite(tokens, first).is_some_and(|f| {
                ["Person", "Number"]
                    .iter()
                    .any(|name| tokens[f].feats.get(name) != tokens[own].feats.get(name))
            })
        });
        if opens && alone && agrees && other && matches!(tokens[word].relation(), "iobj" | "obj") {
            "nsubj".clone_into(&mut tokens[word].deprel);
            tokens[word].feats = Features::parse(if plural {
                "Emph=Yes|Gender=Masc|Number=Plur|Person=3|PronType=Prs"
            } else {
                "Emph=Yes|Gender=Masc|Number=Sing|Person=3|PronType=Prs"
            });
        }
    }
}

/// `a répondu que non`: the answer is what was said, and no clause.
fn answers(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let answer = matches!(lower(&tokens[word]).as_str(), "oui" | "non" | "si");
        let that = word - 1;
        let marked = matches!(lower(&tokens[that]).as_str(), "que" | "qu'");
        let end = tokens.get(word + 1).is_none_or(|t| matches!(t.upos, Upos::Punct | Upos::Cconj));
        if !answer || !marked || !end {
            continue;
        }
        let verb = (0..that).rev().find(|&v| tokens[v].upos == Upos::Verb);
        let Some(verb) = verb.filter(|&v| tokens[v..that].iter().all(|t| t.upos != Upos::Punct)) else {
            continue;
        };
        for token in tokens.iter_mut().filter(|t| t.head == Some(word) || t.head == Some(that)) {
            token.head = Some(verb);
        }
        // `Je t'ai dit que non`: to whom.
        let to = (0..verb).find(|&i| {
            depends(&tokens[i], verb, &["obj"])
                && matches!(lower(&tokens[i]).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous")
        });
        if let Some(to) = to {
            "iobj".clone_into(&mut tokens[to].deprel);
        }
        if tokens[verb].head == Some(word) || tokens[verb].head == Some(that) || has(tokens, verb, &["obj"]) {
            continue;
        }
        attach(tokens, word, verb, "obj");
        attach(tokens, that, word, "mark");
        tokens[word].upos = Upos::Noun;
        tokens[that].upos = Upos::Sconj;
    }
}

/// `à comment refuser poliment, nuance`: a bare noun behind a comma at the end comments and is no object.
fn comments(tokens: &mut [Token]) {
    for noun in 2..tokens.len() {
        let bare = tokens[noun].upos == Upos::Noun
            && tokens[noun].feats.is("Number", "Sing")
            && !tokens.iter().any(|t| t.head == Some(noun) && t.relation() != "punct");
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun && depends(&tokens[noun], v, &["obj"]))
        else {
            continue;
        };
        let set_off = tokens[noun - 1].form == ",";
        let end = tokens[noun + 1..].iter().all(|t| t.upos == Upos::Punct);
        // `il mange fromage, dessert`: a list has a noun before its comma.
        let listed = noun - 2 == verb || matches!(tokens[noun - 2].upos, Upos::Noun | Upos::Propn);
        if bare && set_off && end && !listed {
            "discourse".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `Rester seuls revenait à perdre`: an infinitive is a clause where it is the subject.
fn acts_first(tokens: &mut [Token]) {
    for act in 0..tokens.len() {
        let infinitive = tokens[act].upos == Upos::Verb && tokens[act].feats.is("VerbForm", "Inf");
        let complete = has(tokens, act, &["obj", "xcomp", "obl", "advmod"]);
        if infinitive && complete && tokens[act].deprel == "nsubj" && !has(tokens, act, &["det"]) {
            "csubj".clone_into(&mut tokens[act].deprel);
        }
    }
}

/// `Il n'y passe plus un train`: what an impersonal subject announces behind a verb without objects.
fn what_passes(tokens: &mut [Token]) {
    const VERBS: &[&str] =
        &["passer", "venir", "arriver", "circuler", "pousser", "tomber", "naître", "mourir", "sortir"];
    for it in 0..tokens.len() {
        if tokens[it].deprel != "expl:subj" || lower(&tokens[it]) != "il" {
            continue;
        }
        let Some(verb) = tokens[it].head.filter(|&v| v > it && VERBS.contains(&tokens[v].lemma.as_str()))
        else {
            continue;
        };
        let noun = (verb + 1..tokens.len()).find(|&i| depends(&tokens[i], verb, &["obj"]));
        let Some(noun) = noun.filter(|&n| tokens[n].upos == Upos::Noun) else { continue };
        let indefinite = tokens
            .iter()
            .any(|t| t.head == Some(noun) && (t.feats.is("Definite", "Ind") || t.relation() == "nummod"));
        if indefinite {
            "nsubj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `C'est surtout d'attirer des clients`: the act is the predicate, and `être` its copula.
fn acts_shown(tokens: &mut [Token]) {
    for be in 1..tokens.len() {
        let this =
            |t: &Token| depends(t, be, &["nsubj", "expl"]) && matches!(lower(t).as_str(), "c'" | "c’" | "ce");
        if tokens[be].lemma != "être" || tokens[be].relation() == "cop" || !tokens[..be].iter().any(this) {
            continue;
        }
        let act = (be + 1..tokens.len())
            .find(|&i| depends(&tokens[i], be, &["xcomp"]) && tokens[i].feats.is("VerbForm", "Inf"));
        let of = |act: usize| {
            tokens
                .iter()
                .any(|t| depends(t, act, &["mark"]) && matches!(lower(t).as_str(), "de" | "d'" | "pour"))
        };
        let Some(act) = act.filter(|&a| of(a) && !has(tokens, be, &["obl", "obj"])) else { continue };
        let (head, relation) = (tokens[be].head, tokens[be].deprel.clone());
        for (other, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(be) && other != act {
                token.head = Some(act);
            }
        }
        tokens[act].head = head;
        tokens[act].deprel = relation;
        attach(tokens, be, act, "cop");
    }
}

/// `C'est l'occasion de se voir`, `C'est facile à poser`: a `c'` for which nothing is announced behind is a subject.
fn what_is_shown(tokens: &mut [Token]) {
    for this in 0..tokens.len() {
        if tokens[this].deprel != "expl:subj" || !matches!(lower(&tokens[this]).as_str(), "c'" | "ce" | "ça")
        {
            continue;
        }
        let Some(head) = tokens[this].head.filter(|&h| h > this && has(tokens, h, &["cop"])) else {
            continue;
        };
        let act = tokens[head].feats.is("VerbForm", "Inf") && has(tokens, head, &["mark"]);
        if !act && !matches!(tokens[head].upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num) {
            continue;
        }
        let to = |act: usize| {
            let mark = tokens.iter().find(|t| depends(t, act, &["mark"]));
            tokens[act].relation() == "csubj" && mark.is_some_and(|m| lower(m) == "à")
        };
        let below: Vec<usize> = (head + 1..tokens.len()).filter(|&i| tokens[i].head == Some(head)).collect();
        let announced = below.iter().any(|&i| {
            let told =
                matches!(tokens[i].relation(), "csubj" | "ccomp" | "dislocated" | "nsubj" | "parataxis");
            told && !to(i) || tokens[i].deprel.ends_with(":cleft") || tokens[i].deprel == "acl:relcl"
        });
        let marked = below.iter().any(|&i| tokens[i].relation() == "advcl" && has(tokens, i, &["mark"]));
        if announced || marked || has(tokens, head, &["nsubj"]) {
            continue;
        }
        let acts: Vec<usize> = below.into_iter().filter(|&i| to(i)).collect();
        "nsubj".clone_into(&mut tokens[this].deprel);
        for act in acts {
            "xcomp".clone_into(&mut tokens[act].deprel);
        }
    }
}

/// `Il convient de prévenir les voisins`, `il importe d'écouter`: an act that is called for, as behind `il faut`.
fn what_is_fit(tokens: &mut [Token]) {
    for act in 1..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&v| v < act && tokens[act].feats.is("VerbForm", "Inf"))
        else {
            continue;
        };
        let fit = matches!(tokens[verb].lemma.as_str(), "convenir" | "importer")
            && matches!(tokens[act].relation(), "csubj" | "ccomp" | "xcomp" | "advcl");
        let il = tokens.iter().any(|t| depends(t, verb, &["nsubj", "expl"]) && lower(t) == "il");
        let of =
            tokens.iter().any(|t| depends(t, act, &["mark"]) && matches!(lower(t).as_str(), "de" | "d'"));
        if fit && il && of {
            "xcomp".clone_into(&mut tokens[act].deprel);
            for token in tokens.iter_mut().filter(|t| depends(t, verb, &["nsubj"]) && lower(t) == "il") {
                "expl:subj".clone_into(&mut token.deprel);
            }
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
    fn t_is_a_subject_before_its_verb() {
        let has = "t'/PRON/2/expl:pv aurais/VERB/0/root/VerbForm=Fin le/DET/4/det GPS/NOUN/2/obj";
        assert_eq!(mended(has), "2/nsubj 0/root 4/det 2/obj");
        let clitic = "t'/PRON/2/obj aurait/VERB/0/root/VerbForm=Fin tout/PRON/2/nsubj";
        assert_eq!(mended(clitic), tree(&tokens(clitic)));
    }

    #[test]
    fn a_strong_pronoun_is_the_subject_of_a_verb_that_agrees() {
        let dog = "ai/VERB/0/root/Number=Sing|Person=1|VerbForm=Fin et/CCONJ/5/cc lui/PRON/5/iobj \
                   a/AUX/5/aux:tense/Number=Sing|Person=3|VerbForm=Fin gardé/VERB/1/conj";
        assert_eq!(mended(dog), "0/root 5/cc 5/nsubj 5/aux:tense 1/conj");
        let same = "vient/VERB/0/root/Number=Sing|Person=3|VerbForm=Fin et/CCONJ/5/cc lui/PRON/5/iobj \
                    a/AUX/5/aux:tense/Number=Sing|Person=3|VerbForm=Fin parlé/VERB/1/conj";
        assert_eq!(mended(same), tree(&tokens(same)));
    }

    #[test]
    fn a_noun_put_first_is_no_subject() {
        let lorries =
            "camions/NOUN/5/nsubj ,/PUNCT/1/punct nous/PRON/5/nsubj y/PRON/5/iobj croyons/VERB/0/root";
        assert_eq!(mended(lorries), "5/dislocated 1/punct 5/nsubj 5/iobj 0/root");
        let they = "camions/NOUN/4/nsubj ,/PUNCT/1/punct ils/PRON/4/nsubj roulent/VERB/0/root";
        assert_eq!(mended(they), tree(&tokens(they)));
    }

    #[test]
    fn an_answer_is_no_clause() {
        let no = "dit/VERB/0/root que/SCONJ/3/mark non/INTJ/1/ccomp ./PUNCT/1/punct";
        assert_eq!(mended(no), "0/root 3/mark 1/obj 1/punct");
        let unpaid = "dit/VERB/0/root que/SCONJ/4/mark non/ADV/4/advmod payé/VERB/1/ccomp";
        assert_eq!(mended(unpaid), tree(&tokens(unpaid)));
    }

    #[test]
    fn a_comment_is_no_object() {
        let nuance = "refuser/VERB/0/root poliment/ADV/1/advmod ,/PUNCT/4/punct nuance/NOUN/1/obj/Number=Sing ./PUNCT/1/punct";
        assert_eq!(mended(nuance), "0/root 1/advmod 4/punct 1/discourse 1/punct");
        let list =
            "vend/VERB/0/root pain/NOUN/1/obj ,/PUNCT/4/punct vin/NOUN/1/obj/Number=Sing ./PUNCT/1/punct";
        assert_eq!(mended(list), tree(&tokens(list)));
    }

    #[test]
    fn acts_and_trains_are_subjects() {
        let act = "rester/VERB/3/nsubj/VerbForm=Inf seul/ADJ/1/xcomp coûte/VERB/0/root";
        assert_eq!(mended(act), "3/csubj 1/xcomp 0/root");
        let train = "il/PRON/2/expl:subj passer/VERB/0/root un/DET/4/det/Definite=Ind train/NOUN/2/obj";
        assert_eq!(mended(train), "2/expl:subj 0/root 4/det 2/nsubj");
    }

    #[test]
    fn what_is_shown_is_a_subject_where_nothing_is_announced() {
        let chance = "c'/PRON/4/expl:subj est/AUX/4/cop l'/DET/4/det occasion/NOUN/0/root venir/VERB/4/acl";
        assert_eq!(mended(chance), "4/nsubj 4/cop 4/det 0/root 4/acl");
        let cleft =
            "c'/PRON/4/expl:subj est/AUX/4/cop mon/DET/4/det père/NOUN/0/root vient/VERB/4/advcl:cleft";
        assert_eq!(mended(cleft), tree(&tokens(cleft)));
    }
}
