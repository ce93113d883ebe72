//! French clauses whose verb or participants the parser mixes up: `a dix-neuf ans`, `l'école que lui prête la mairie`, `Lui, il
//! préfère le foot`, `Des pommes, on en vend`, `le rapport, que X a lu, conclut le contraire`.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens.

use super::{ancestors, attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    unaccented(tokens);
    owned(tokens);
    lent_by(tokens);
    subject_before(tokens);
    needed_by(tokens);
    alike(tokens);
    since(tokens);
}

/// Mend what other modules have labelled.
pub(super) fn settle(tokens: &mut [Token]) {
    put_first(tokens);
    told_to(tokens);
    held(tokens);
    dear(tokens);
    whole_before(tokens);
    lent_to(tokens);
    most(tokens);
    rather(tokens);
}

/// `Sa cousine a vingt-six ans`: without its accent the word is no preposition.
fn unaccented(tokens: &mut [Token]) {
    for verb in 1..tokens.len() {
        let case =
            tokens[verb].form == "a" && tokens[verb].upos == Upos::Adp && tokens[verb].relation() == "case";
        let Some(noun) = tokens[verb].head.filter(|&n| case && n > verb) else { continue };
        let owner = tokens[noun].head.filter(|&o| {
            o < verb
                && matches!(tokens[o].upos, Upos::Noun | Upos::Propn | Upos::Pron)
                && tokens[noun].relation() != "conj"
        });
        let counted = has(tokens, noun, &["nummod", "det"]);
        let Some(owner) = owner.filter(|_| counted) else { continue };
        let (head, deprel) = (tokens[owner].head, tokens[owner].deprel.clone());
        if head.is_some() {
            continue;
        }
        let behind: Vec<usize> = (0..tokens.len())
            .filter(|&i| tokens[i].head == Some(owner) && (i > verb || tokens[i].relation() == "punct"))
            .collect();
        for i in behind {
            tokens[i].head = Some(verb);
        }
        tokens[verb].head = head;
        tokens[verb].deprel = deprel;
        tokens[verb].upos = Upos::Verb;
        "avoir".clone_into(&mut tokens[verb].lemma);
        tokens[verb].feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        attach(tokens, owner, verb, "nsubj");
        attach(tokens, noun, verb, "obj");
    }
}

/// `Sa sœur a dix-neuf ans`: *avoir* is the auxiliary of no noun.
fn owned(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let thing = matches!(tokens[noun].upos, Upos::Noun | Upos::Num | Upos::Sym);
        let counted = has(tokens, noun, &["nummod", "det"]);
        let verb = (0..noun).rev().find(|&a| {
            depends(&tokens[a], noun, &["aux"])
                && tokens[a].lemma == "avoir"
                && tokens[a].feats.is("VerbForm", "Fin")
        });
        let Some(verb) = verb.filter(|_| thing && counted && !has(tokens, noun, &["cop", "case"])) else {
            continue;
        };
        let (head, deprel) = (tokens[noun].head, tokens[noun].deprel.clone());
        // What belongs to the noun stays with it: what stands between it and the verb, and its complements.
        let own = |i: usize, t: &Token| {
            i > verb && matches!(t.relation(), "det" | "nummod" | "amod" | "nmod" | "acl" | "conj" | "case")
        };
        let moved: Vec<usize> = (0..tokens.len())
            .filter(|&i| tokens[i].head == Some(noun) && i != verb && !own(i, &tokens[i]))
            .collect();
        for i in moved {
            tokens[i].head = Some(verb);
        }
        tokens[verb].head = head;
        tokens[verb].deprel = deprel;
        tokens[verb].upos = Upos::Verb;
        attach(tokens, noun, verb, "obj");
    }
}

/// `l'école que lui prête la mairie`: what a clause with `que` and no subject has behind its verb is the subject.
fn lent_by(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        if tokens[verb].deprel != "acl:relcl" || tokens[verb].upos != Upos::Verb {
            continue;
        }
        let que = (0..verb).rev().find(|&i| {
            matches!(lower(&tokens[i]).as_str(), "que" | "qu'")
                && depends(&tokens[i], verb, &["mark", "obj", "advmod"])
        });
        // `la somme que réclame le propriétaire`: the subject is found, what it demands is not.
        let demanded = que.filter(|&q| {
            q + 1 == verb
                && tokens[q].relation() == "advmod"
                && !has(tokens, verb, &["obj", "ccomp", "xcomp"])
        });
        if let Some(que) =
            demanded.filter(|_| (verb..tokens.len()).any(|i| depends(&tokens[i], verb, &["nsubj"])))
        {
            "obj".clone_into(&mut tokens[que].deprel);
            continue;
        }
        let behind: Vec<usize> = (verb + 1..tokens.len())
            .filter(|&i| depends(&tokens[i], verb, &["obj"]) && tokens[i].upos != Upos::Pron)
            .collect();
        let (&[noun], Some(que)) = (behind.as_slice(), que) else { continue };
        let between = (que + 1..verb).all(|i| matches!(tokens[i].upos, Upos::Pron | Upos::Aux | Upos::Adv));
        let finite = verb_of(tokens, verb).is_some_and(|f| agree(&tokens[noun], &tokens[f]));
        if !has(tokens, verb, &["nsubj", "expl", "csubj"])
            && between
            && finite
            && (tokens[noun].upos == Upos::Propn || has(tokens, noun, &["det"]))
        {
            "nsubj".clone_into(&mut tokens[noun].deprel);
            "obj".clone_into(&mut tokens[que].deprel);
            tokens[que].upos = Upos::Pron;
            tokens[que].feats = Features::parse("PronType=Rel");
        }
    }
}

/// The finite verb of a clause: its auxiliary or itself.
fn verb_of(tokens: &[Token], verb: usize) -> Option<usize> {
    let finite = |t: &Token| t.feats.is("VerbForm", "Fin");
    let auxiliary = (0..tokens.len()).find(|&a| depends(&tokens[a], verb, &["aux"]) && finite(&tokens[a]));
    auxiliary.or_else(|| finite(&tokens[verb]).then_some(verb))
}

fn agree(noun: &Token, verb: &Token) -> bool {
    let plural = |t: &Token| t.feats.is("Number", "Plur");
    verb.feats.get("Person").is_none_or(|p| p == "3") && plural(noun) == plural(verb)
}

/// `Le rapport, que Paul a lu, conclut le contraire`: of two objects of a verb without subject, the one before it is that.
fn subject_before(tokens: &mut [Token]) {
    for verb in 1..tokens.len() {
        let clause = matches!(tokens[verb].relation(), "root" | "parataxis" | "conj");
        if tokens[verb].upos != Upos::Verb
            || !clause
            || has(tokens, verb, &["nsubj", "csubj", "expl", "mark"])
        {
            continue;
        }
        let object = |i: usize| depends(&tokens[i], verb, &["obj", "ccomp"]);
        let before = (0..verb).find(|&i| {
            object(i)
                && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
                && tokens[i].relation() == "obj"
                && !has(tokens, i, &["case"])
                && !tokens.iter().any(|t| t.head == Some(i) && t.feats.is("PronType", "Int"))
        });
        let behind = (verb + 1..tokens.len()).any(object);
        let clitic = (0..verb).any(|i| object(i) && tokens[i].upos == Upos::Pron);
        let finite = verb_of(tokens, verb);
        if let (Some(noun), true, Some(finite)) = (before, behind && !clitic, finite)
            && agree(&tokens[noun], &tokens[finite])
        {
            "nsubj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `Lui, il préfère le foot`, `Des pommes, on en vend`: what a pronoun of the clause takes up stands outside of it.
fn put_first(tokens: &mut [Token]) {
    for word in 0..tokens.len() {
        let Some(verb) = tokens[word].head.filter(|&v| v > word) else { continue };
        if tokens[word].relation() != "obl" || has(tokens, word, &["case"]) {
            continue;
        }
        let strong = tokens[word].upos == Upos::Pron
            && matches!(
                lower(&tokens[word]).as_str(),
                "moi" | "toi" | "lui" | "elle" | "nous" | "vous" | "eux" | "elles"
            )
            && tokens.get(word + 1).is_some_and(|t| t.form == ",");
        let clitic = |i: usize| {
            i > word
                && tokens[i].upos == Upos::Pron
                && depends(&tokens[i], verb, &["nsubj", "obj", "iobj", "expl"])
        };
        let some = tokens[word].upos == Upos::Noun
            && (0..word).any(|d| {
                depends(&tokens[d], word, &["det"])
                    && matches!(lower(&tokens[d]).as_str(), "des" | "du" | "de")
            });
        let en = (word + 1..verb).any(|i| lower(&tokens[i]) == "en" && clitic(i));
        let comma = (word + 1..verb).any(|i| tokens[i].form == ",");
        if comma && (strong && (word + 1..verb).any(clitic) || some && en) {
            "dislocated".clone_into(&mut tokens[word].deprel);
        }
    }
}

/// `interdit aux promeneurs d'entrer`: the infinitive is what is forbidden, and hangs on the verb.
fn told_to(tokens: &mut [Token]) {
    const VERBS: &[&str] = &[
        "interdire",
        "permettre",
        "demander",
        "proposer",
        "conseiller",
        "ordonner",
        "défendre",
        "recommander",
        "suggérer",
        "reprocher",
        "imposer",
        "enjoindre",
        "promettre",
        "déconseiller",
        "apprendre",
        "offrir",
    ];
    for act in 2..tokens.len() {
        let Some(noun) = tokens[act].head.filter(|&n| n < act) else { continue };
        let bound = matches!(tokens[act].relation(), "xcomp" | "acl" | "ccomp");
        let whom = matches!(tokens[noun].relation(), "obl" | "iobj")
            && tokens[noun].upos != Upos::Verb
            && (0..noun).any(|c| {
                depends(&tokens[c], noun, &["case"])
                    && matches!(lower(&tokens[c]).as_str(), "à" | "au" | "aux")
            });
        let mark = (noun + 1..act).any(|m| {
            depends(&tokens[m], act, &["mark"]) && matches!(lower(&tokens[m]).as_str(), "de" | "d'" | "à")
        });
        let verb = tokens[noun].head.filter(|&v| v < noun && VERBS.contains(&tokens[v].lemma.as_str()));
        let infinitive = tokens[act].feats.is("VerbForm", "Inf");
        if let Some(verb) = verb.filter(|_| bound && whom && mark && infinitive)
            && !has(tokens, verb, &["xcomp", "ccomp"])
            && !ancestors(tokens, verb).any(|a| a == act)
        {
            attach(tokens, act, verb, "xcomp");
        }
    }
}

/// `il nous faudra partir`: what stands behind `il` is no second subject.
fn needed_by(tokens: &mut [Token]) {
    for clitic in 1..tokens.len() {
        let whom = matches!(
            lower(&tokens[clitic]).as_str(),
            "me" | "m'" | "te" | "t'" | "nous" | "vous" | "lui" | "leur"
        );
        let verb = tokens[clitic].head.filter(|&v| v > clitic && whom && tokens[v].lemma == "falloir");
        let il = lower(&tokens[clitic - 1]) == "il";
        if verb.is_some() && il && matches!(tokens[clitic].relation(), "nsubj" | "obj" | "expl") {
            "iobj".clone_into(&mut tokens[clitic].deprel);
        }
    }
}

/// `fatigués et mal logés`: a participle that shares the copula of an adjective says how somebody is, as that does.
fn held(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let token = &tokens[participle];
        let past = token.upos == Upos::Verb
            && token.feats.is("VerbForm", "Part")
            && !token.feats.is("Tense", "Pres");
        let first = token.head.filter(|&h| {
            h < participle
                && token.relation() == "conj"
                && tokens[h].upos == Upos::Adj
                && has(tokens, h, &["cop"])
        });
        let bare = !has(tokens, participle, &["aux", "nsubj", "obj", "expl", "mark", "cop", "iobj"]);
        if past && bare && first.is_some() {
            tokens[participle].upos = Upos::Adj;
        }
    }
}

/// `coûte moins cher que l'an dernier`: beside a verb the word is an adverb.
fn dear(tokens: &mut [Token]) {
    for adverb in 1..tokens.len() {
        let verb = tokens[adverb].head.filter(|&v| v < adverb && tokens[v].upos == Upos::Verb);
        let dear = matches!(tokens[adverb].lemma.as_str(), "cher" | "bas" | "haut" | "fort")
            && tokens[adverb].upos == Upos::Adj;
        let single = !tokens[adverb].feats.is("Number", "Plur");
        if verb.is_some() && dear && single && tokens[adverb].relation() == "amod" {
            tokens[adverb].upos = Upos::Adv;
            "advmod".clone_into(&mut tokens[adverb].deprel);
        }
    }
}

/// `depuis que j'ai dix ans`: two words that lead to a clause belong to it.
fn since(tokens: &mut [Token]) {
    for first in 0..tokens.len().saturating_sub(2) {
        let that = first + 1;
        let pair = matches!(
            lower(&tokens[first]).as_str(),
            "depuis" | "avant" | "après" | "pendant" | "dès" | "sans" | "pour"
        ) && matches!(lower(&tokens[that]).as_str(), "que" | "qu'")
            && tokens[that].relation() == "mark";
        let Some(clause) = tokens[that].head.filter(|&c| pair && c > that) else { continue };
        let astray = tokens[first].relation() == "mark" && tokens[first].head != Some(clause);
        let hanging = tokens.iter().any(|t| t.head == Some(first));
        if astray && !hanging {
            attach(tokens, first, clause, "mark");
            attach(tokens, that, first, "fixed");
        }
    }
}

/// `un client pareil`: behind a noun the word is its quality.
fn alike(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let noun = word - 1;
        let form = lower(&tokens[word]);
        let alike = matches!(form.as_str(), "pareil" | "pareils" | "pareille" | "pareilles");
        let bare = alike && tokens[noun].upos == Upos::Noun && tokens[word].relation() == "advmod";
        let Some(verb) = tokens[word].head.filter(|_| bare) else { continue };
        for token in tokens.iter_mut().filter(|t| t.head == Some(word)) {
            token.head = Some(verb);
        }
        tokens[word].upos = Upos::Adj;
        attach(tokens, word, noun, "amod");
    }
}

/// `Le prix, ce n'est pas moi qui le fixe, c'est la criée`: what has a copula and a subject is a clause of its own.
fn whole_before(tokens: &mut [Token]) {
    for clause in 0..tokens.len() {
        let apart =
            tokens[clause].relation() == "dislocated" && tokens[clause].head.is_some_and(|h| h > clause);
        if apart && has(tokens, clause, &["cop"]) && has(tokens, clause, &["nsubj", "expl"]) {
            "parataxis".clone_into(&mut tokens[clause].deprel);
        }
    }
}

/// `que lui prête la mairie`: right before a verb, `lui` and `leur` are to whom.
fn lent_to(tokens: &mut [Token]) {
    for clitic in 1..tokens.len() {
        let verb = tokens[clitic].head.filter(|&v| v == clitic + 1 && tokens[v].upos == Upos::Verb);
        let Some(verb) = verb.filter(|_| tokens[clitic].relation() == "nsubj") else { continue };
        let dative = matches!(lower(&tokens[clitic]).as_str(), "lui" | "leur");
        let que = clitic - 1;
        let opens = matches!(lower(&tokens[que]).as_str(), "que" | "qu'")
            && depends(&tokens[que], verb, &["mark", "obj"]);
        let behind = (verb + 1..tokens.len())
            .find(|&i| depends(&tokens[i], verb, &["obj"]) && tokens[i].upos == Upos::Noun);
        let Some(subject) = behind.filter(|_| dative && opens && tokens[verb].relation() == "acl") else {
            continue;
        };
        "iobj".clone_into(&mut tokens[clitic].deprel);
        "nsubj".clone_into(&mut tokens[subject].deprel);
        "obj".clone_into(&mut tokens[que].deprel);
        tokens[que].upos = Upos::Pron;
        tokens[que].feats = Features::parse("PronType=Rel");
    }
}

/// `Quelle idée vous agace le plus ?`: a superlative by itself says how much.
fn most(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let high = matches!(lower(&tokens[word]).as_str(), "plus" | "moins" | "mieux")
            && tokens[word].upos == Upos::Adv
            && tokens[word].relation() == "obj"
            && lower(&tokens[word - 1]) == "le";
        let alone = !tokens.iter().enumerate().any(|(i, t)| t.head == Some(word) && i > word);
        if high && alone {
            "advmod".clone_into(&mut tokens[word].deprel);
        }
    }
}

/// `craint moins les faux que le doute`: of two things that are weighed, the second is compared with.
fn rather(tokens: &mut [Token]) {
    for degree in 1..tokens.len() {
        let compares = matches!(lower(&tokens[degree]).as_str(), "moins" | "plus" | "autant" | "davantage");
        let verb = degree - 1;
        let article = tokens
            .get(degree + 1)
            .is_some_and(|t| t.upos == Upos::Det && matches!(lower(t).as_str(), "le" | "la" | "les" | "l'"));
        if !compares || !article || tokens[verb].upos != Upos::Verb {
            continue;
        }
        let noun = tokens[degree + 1].head.filter(|&n| depends(&tokens[n], verb, &["obj"]));
        let Some(noun) = noun.filter(|&n| n > degree) else { continue };
        let standard = (noun + 2..tokens.len()).find(|&s| {
            tokens[s].head.is_some_and(|h| h == degree || h == noun || h == verb)
                && matches!(tokens[s].upos, Upos::Noun | Upos::Propn | Upos::Pron)
                && (noun + 1..s).any(|c| {
                    depends(&tokens[c], s, &["case", "mark"])
                        && matches!(lower(&tokens[c]).as_str(), "que" | "qu'")
                })
        });
        let Some(standard) = standard else { continue };
        attach(tokens, degree, verb, "advmod");
        attach(tokens, standard, degree, "obl:arg");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended as mended_by;
    use super::*;

    fn mended(words: &str) -> String {
        let both = |tokens: &mut [Token]| {
            mend(tokens);
            settle(tokens);
        };
        mended_by(both, words)
    }

    #[test]
    fn a_noun_has_no_auxiliary_avoir() {
        let age = "Anne/PROPN/4/nsubj a/AUX/4/aux:tense/VerbForm=Fin dix/NUM/4/nummod ans/NOUN/0/root ./PUNCT/4/punct";
        let age = age.replace("a/AUX", "avoir/AUX");
        assert_eq!(mended(&age), "2/nsubj 0/root 4/nummod 2/obj 2/punct");
        let written = "cousine/NOUN/0/root a/ADP/4/case dix/NUM/4/nummod ans/NOUN/1/nmod ./PUNCT/1/punct";
        assert_eq!(mended(written), "2/nsubj 0/root 4/nummod 2/obj 2/punct");
        let perfect = "Anne/PROPN/3/nsubj avoir/AUX/3/aux:tense/VerbForm=Fin compté/VERB/0/root";
        assert_eq!(mended(perfect), "3/nsubj 3/aux:tense 0/root");
    }

    #[test]
    fn a_clause_with_que_has_its_subject_behind() {
        let lends = "école/NOUN/0/root que/PRON/4/mark lui/PRON/4/iobj prête/VERB/1/acl:relcl/VerbForm=Fin|Number=Sing la/DET/6/det mairie/NOUN/4/obj/Number=Sing";
        assert_eq!(mended(lends), "0/root 4/obj 4/iobj 1/acl:relcl 6/det 4/nsubj");
        let own = "école/NOUN/0/root que/PRON/4/obj Paul/PROPN/4/nsubj prête/VERB/1/acl:relcl/VerbForm=Fin|Number=Sing la/DET/6/det nuit/NOUN/4/obj/Number=Sing";
        assert_eq!(mended(own), "0/root 4/obj 4/nsubj 1/acl:relcl 6/det 4/obj");
    }

    #[test]
    fn of_two_objects_the_first_is_the_subject() {
        let two = "rapport/NOUN/2/obj/Number=Sing conclut/VERB/0/root/VerbForm=Fin|Number=Sing contraire/NOUN/2/obj";
        assert_eq!(mended(two), "2/nsubj 0/root 2/obj");
        let one =
            "rapport/NOUN/2/obj/Number=Sing conclut/VERB/0/root/VerbForm=Fin|Number=Sing Paul/PROPN/2/nsubj";
        assert_eq!(mended(one), "2/obj 0/root 2/nsubj");
    }

    #[test]
    fn what_a_clitic_takes_up_is_put_first() {
        let him = "Lui/PRON/4/obl:mod ,/PUNCT/1/punct il/PRON/4/nsubj préfère/VERB/0/root";
        assert_eq!(mended(him), "4/dislocated 1/punct 4/nsubj 0/root");
        let some = "Des/DET/2/det pommes/NOUN/6/obl:mod ,/PUNCT/2/punct on/PRON/6/nsubj en/PRON/6/iobj vend/VERB/0/root";
        assert_eq!(mended(some), "2/det 6/dislocated 2/punct 6/nsubj 6/iobj 0/root");
        let when = "Le/DET/2/det lundi/NOUN/5/obl:mod ,/PUNCT/2/punct on/PRON/5/nsubj vend/VERB/0/root";
        assert_eq!(mended(when), "2/det 5/obl:mod 2/punct 5/nsubj 0/root");
    }

    #[test]
    fn what_is_forbidden_to_somebody_hangs_on_the_verb() {
        let forbids = "interdire/VERB/0/root aux/ADP/3/case chiens/NOUN/1/obl de/ADP/5/mark entrer/VERB/3/acl/VerbForm=Inf";
        assert_eq!(mended(forbids), "0/root 3/case 1/obl 5/mark 1/xcomp");
        let machine = "vendre/VERB/0/root aux/ADP/3/case machines/NOUN/1/obl à/ADP/5/mark laver/VERB/3/acl/VerbForm=Inf";
        assert_eq!(mended(machine), "0/root 3/case 1/obl 5/mark 3/acl");
    }
    #[test]
    fn words_of_degree_go_with_the_verb() {
        let most = "agace/VERB/0/root le/DET/3/det plus/ADV/1/obj";
        assert_eq!(mended(most), "0/root 3/det 1/advmod");
        let rather = "craint/VERB/0/root moins/ADV/4/advmod les/DET/4/det faux/NOUN/1/obj que/ADP/6/case doute/NOUN/4/nmod";
        assert_eq!(mended(rather), "0/root 1/advmod 4/det 1/obj 6/case 2/obl:arg");
        let fewer = "a/VERB/0/root moins/ADV/3/advmod lits/NOUN/1/obj que/ADP/5/case Paul/PROPN/3/nmod";
        assert_eq!(mended(fewer), "0/root 3/advmod 1/obj 5/case 3/nmod");
    }

    #[test]
    fn words_that_lead_to_a_clause_belong_to_it() {
        let since = "grimpe/VERB/0/root depuis/ADP/1/mark que/SCONJ/4/mark ai/VERB/1/advcl";
        assert_eq!(mended(since), "0/root 4/mark 2/fixed 1/advcl");
    }
}
