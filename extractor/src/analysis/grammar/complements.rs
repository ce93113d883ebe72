//! French complements that the parser hangs on the wrong word, or takes for others.
//!
//! Reads and changes: parts of speech, features, heads and relations of one sentence's tokens. `veut juste qu'on lui parle`
//! wants that; `jure, à ce micro, que …` swears it; `écarter de l'analyse 31 personnes` leaves out people.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Verbs that may have a clause with `que` for what they say, think or want, some words between.
pub(super) const SAYING: &[&str] = &[
    "jurer",
    "dire",
    "affirmer",
    "assurer",
    "annoncer",
    "promettre",
    "déclarer",
    "expliquer",
    "soutenir",
    "confirmer",
    "prétendre",
    "garantir",
    "répéter",
    "estimer",
    "indiquer",
    "préciser",
    "reconnaître",
    "rappeler",
    "ajouter",
    "savoir",
    "croire",
    "penser",
    "voir",
    "falloir",
    "craindre",
    "espérer",
    "vouloir",
    "souhaiter",
    "demander",
    "avertir",
    "prévenir",
    "certifier",
    "admettre",
    "regretter",
    "attendre",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    wanted(tokens);
    asked(tokens);
    perfect_infinitives(tokens);
    provided(tokens);
    in_course(tokens);
    accusers(tokens);
    told_somebody(tokens);
    sworn(tokens);
    so_that(tokens);
    counted(tokens);
    valued(tokens);
    quoted(tokens);
    being(tokens);
}

fn is_que(token: &Token) -> bool {
    matches!(lower(token).as_str(), "que" | "qu'")
}

/// `Je veux juste qu'il me parle`: behind an adverb, what is wanted was taken for something compared.
fn wanted(tokens: &mut [Token]) {
    const WANTING: &[&str] =
        &["vouloir", "souhaiter", "demander", "exiger", "attendre", "espérer", "aimer", "préférer"];
    const ONLY: &[&str] =
        &["juste", "seulement", "simplement", "surtout", "absolument", "bien", "aussi", "vraiment"];
    for that in 2..tokens.len() {
        let Some(clause) = tokens[that].head.filter(|&c| c > that && is_que(&tokens[that])) else { continue };
        let verb = tokens[clause].head.filter(|&v| {
            v < that && tokens[clause].relation() == "advcl" && WANTING.contains(&tokens[v].lemma.as_str())
        });
        let only = ONLY.contains(&lower(&tokens[that - 1]).as_str());
        if let Some(verb) = verb.filter(|&v| only && !has(tokens, v, &["obj", "ccomp", "xcomp"])) {
            attach(tokens, clause, verb, "ccomp");
            "mark".clone_into(&mut tokens[that].deprel);
            tokens[that].upos = Upos::Sconj;
        }
    }
}

/// `nie avoir signé`: a perfect infinitive that the parser splits between the verb and an adverb.
fn perfect_infinitives(tokens: &mut [Token]) {
    for have in 1..tokens.len().saturating_sub(1) {
        let done = (have + 1..tokens.len().min(have + 3)).find(|&d| tokens[d].feats.is("VerbForm", "Part"));
        let Some(done) = done.filter(|_| matches!(lower(&tokens[have]).as_str(), "avoir" | "être")) else {
            continue;
        };
        let Some(verb) = tokens[have].head.filter(|&v| v < have && tokens[v].upos == Upos::Verb) else {
            continue;
        };
        let split = tokens[have].relation() == "aux" && tokens[done].head == Some(verb);
        if split && matches!(tokens[done].relation(), "advmod" | "xcomp" | "obj" | "amod") {
            attach(tokens, done, verb, "xcomp");
            tokens[done].upos = Upos::Verb;
            attach(tokens, have, done, "aux:tense");
        }
    }
}

/// `a prévenu les habitants que la digue céderait`: behind whoever is told, what they are told.
fn told_somebody(tokens: &mut [Token]) {
    const TELLING: &[&str] =
        &["prévenir", "avertir", "informer", "aviser", "persuader", "convaincre", "alerter", "assurer"];
    for that in 2..tokens.len() {
        let clause = tokens[that].head.filter(|&c| c > that && tokens[c].deprel == "acl:relcl");
        let Some(clause) = clause.filter(|_| is_que(&tokens[that])) else { continue };
        let Some(whom) = tokens[clause].head.filter(|&w| w + 1 == that && tokens[w].relation() == "obj")
        else {
            continue;
        };
        let verb = tokens[whom].head.filter(|&v| v < whom && TELLING.contains(&tokens[v].lemma.as_str()));
        let subject = tokens[that..clause].iter().any(|t| depends(t, clause, &["nsubj"]));
        if let Some(verb) = verb.filter(|&v| subject && !has(tokens, v, &["ccomp", "xcomp"])) {
            attach(tokens, clause, verb, "ccomp");
            attach(tokens, that, clause, "mark");
            tokens[that].upos = Upos::Sconj;
            tokens[that].feats = Features::none();
        }
    }
}

/// `pourvu que X`, `à moins que X`: words that lead to a condition are its mark.
fn provided(tokens: &mut [Token]) {
    for that in 1..tokens.len() {
        let Some(clause) = tokens[that].head.filter(|&c| c > that && is_que(&tokens[that])) else { continue };
        let word = |back: usize| that.checked_sub(back).map(|i| lower(&tokens[i])).unwrap_or_default();
        let first = match (word(2).as_str(), word(1).as_str()) {
            ("à", "moins") => that - 2,
            (_, "pourvu") => that - 1,
            _ => continue,
        };
        let above = tokens[clause].head.filter(|&h| h < that && h >= first);
        let verb = above.and_then(|h| tokens[h].head);
        if let Some(verb) = verb.filter(|&v| v != clause && !(first..=that).contains(&v)) {
            attach(tokens, clause, verb, "advcl");
        }
        if tokens[clause].relation() != "advcl" || tokens[first].head.is_none() {
            continue;
        }
        for token in tokens.iter_mut() {
            if token.relation() == "punct" && token.head.is_some_and(|h| (first..=that).contains(&h)) {
                token.head = Some(clause);
            }
        }
        attach(tokens, first, clause, "mark");
        tokens[first].upos = Upos::Sconj;
        for word in first + 1..=that {
            attach(tokens, word, first, "fixed");
        }
    }
}

/// `est en train de céder`: the infinitive is what is said, and the words before it only that it goes on.
fn in_course(tokens: &mut [Token]) {
    for course in 2..tokens.len().saturating_sub(2) {
        let words = lower(&tokens[course]) == "train"
            && lower(&tokens[course - 1]) == "en"
            && matches!(lower(&tokens[course + 1]).as_str(), "de" | "d'");
        let act = tokens[course + 1].head.filter(|&a| {
            words
                && a > course + 1
                && tokens[a].head == Some(course)
                && matches!(tokens[a].relation(), "xcomp" | "acl" | "ccomp" | "advcl")
                && tokens[a].feats.is("VerbForm", "Inf")
        });
        let Some(act) = act.filter(|_| has(tokens, course, &["cop"])) else { continue };
        let (head, deprel) = (tokens[course].head, tokens[course].deprel.clone());
        for (at, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(course) && at != act && at + 1 != course {
                token.head = Some(act);
                if token.relation() == "cop" {
                    "aux".clone_into(&mut token.deprel);
                }
            }
        }
        (tokens[act].head, tokens[act].deprel) = (head, deprel);
        attach(tokens, course - 1, act, "discourse");
        attach(tokens, course, course - 1, "fixed");
        attach(tokens, course + 1, course - 1, "fixed");
    }
}

/// `est accusé de mentir par les éleveurs`: whoever accuses, and not a complement of the lie.
fn accusers(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        let Some(act) = tokens[noun].head.filter(|&a| a < noun && tokens[noun].relation() == "obl") else {
            continue;
        };
        let by = tokens.iter().any(|t| depends(t, noun, &["case"]) && lower(t) == "par");
        let passive = tokens[act].head.filter(|&v| {
            v < act
                && tokens[act].relation() == "xcomp"
                && tokens.iter().any(|t| t.head == Some(v) && t.deprel == "aux:pass")
        });
        let blames = |v: usize| {
            matches!(
                tokens[v].lemma.as_str(),
                "accuser" | "soupçonner" | "suspecter" | "sommer" | "prier" | "charger"
            )
        };
        if let Some(verb) = passive.filter(|&v| by && blames(v) && tokens[act].upos == Upos::Verb) {
            attach(tokens, noun, verb, "obl:agent");
        }
    }
}

/// `sauront en mars si leur usine survit`: what is to be known is no condition.
fn asked(tokens: &mut [Token]) {
    const ASKING: &[&str] = &[
        "savoir",
        "ignorer",
        "demander",
        "vérifier",
        "décider",
        "déterminer",
        "comprendre",
        "regarder",
        "préciser",
        "deviner",
    ];
    for mark in 1..tokens.len() {
        if !matches!(lower(&tokens[mark]).as_str(), "si" | "s'") || tokens[mark].relation() != "mark" {
            continue;
        }
        let Some(clause) = tokens[mark].head.filter(|&c| c > mark && tokens[c].relation() == "advcl") else {
            continue;
        };
        let Some(verb) =
            tokens[clause].head.filter(|&v| v < mark && ASKING.contains(&tokens[v].lemma.as_str()))
        else {
            continue;
        };
        let joined = !tokens[verb..mark].iter().any(|t| matches!(t.form.as_str(), "," | ":" | ";" | "–"));
        let even = matches!(lower(&tokens[mark - 1]).as_str(), "même" | "comme" | "sauf");
        if joined && !even && !has(tokens, verb, &["obj", "ccomp", "xcomp"]) {
            attach(tokens, clause, verb, "ccomp");
        }
    }
}

/// `avait juré, à ce micro, que les prix baisseraient`: behind a comma it tells what was sworn, and nothing of the place.
fn sworn(tokens: &mut [Token]) {
    for that in 3..tokens.len() {
        if !is_que(&tokens[that]) || tokens[that - 1].form != "," || tokens[that].relation() != "obj" {
            continue;
        }
        let Some(clause) = tokens[that].head.filter(|&c| c > that && tokens[c].relation() == "acl") else {
            continue;
        };
        let Some(noun) = tokens[clause].head.filter(|&n| matches!(tokens[n].relation(), "obl" | "nmod"))
        else {
            continue;
        };
        let verb = tokens[noun].head.filter(|&v| v < noun && SAYING.contains(&tokens[v].lemma.as_str()));
        let open = |v: usize| !has(tokens, v, &["obj", "ccomp", "xcomp"]);
        let subject = tokens[that..clause].iter().any(|t| depends(t, clause, &["nsubj"]));
        if let Some(verb) = verb.filter(|&v| open(v) && subject) {
            attach(tokens, clause, verb, "ccomp");
            attach(tokens, that, clause, "mark");
            tokens[that].upos = Upos::Sconj;
            tokens[that].feats = Features::none();
        }
    }
}

/// `afin d'y installer une salle`: what an act is for hangs on the verb.
fn so_that(tokens: &mut [Token]) {
    for so in 1..tokens.len().saturating_sub(1) {
        if lower(&tokens[so]) != "afin" {
            continue;
        }
        let act =
            (so + 1..tokens.len()).find(|&a| depends(&tokens[a], so, &["ccomp", "xcomp", "acl", "advcl"]));
        if let (Some(act), Some(verb)) = (act, tokens[so].head.filter(|&v| v < so)) {
            attach(tokens, act, verb, "advcl");
            attach(tokens, so, act, "mark");
        }
    }
}

/// `ont écarté de l'analyse 31 personnes`: a counted noun without preposition is the object of a verb that has none.
fn counted(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        let Some(place) = tokens[noun].head.filter(|&p| p + 2 == noun && tokens[noun].relation() == "nmod")
        else {
            continue;
        };
        let number = depends(&tokens[noun - 1], noun, &["nummod"]) && !has(tokens, noun, &["case"]);
        let verb = tokens[place].head.filter(|&v| {
            v < place
                && tokens[place].relation() == "obl"
                && tokens[v].upos == Upos::Verb
                && has(tokens, place, &["case"])
        });
        let time = matches!(
            tokens[noun].lemma.as_str(),
            "an" | "mois" | "jour" | "semaine" | "heure" | "minute" | "fois" | "%"
        );
        let plain = tokens[noun].upos == Upos::Noun && tokens[place].upos == Upos::Noun && !time;
        if let Some(verb) = verb.filter(|&v| number && plain && !has(tokens, v, &["obj", "ccomp"])) {
            attach(tokens, noun, verb, "obj");
        }
    }
}

/// `valorise l'action 41,50 euros`, `nous la facturons 55`: of two objects, the amount says how much.
fn valued(tokens: &mut [Token]) {
    const AT: &[&str] = &[
        "valoriser",
        "facturer",
        "vendre",
        "acheter",
        "payer",
        "louer",
        "estimer",
        "acquérir",
        "céder",
        "racheter",
    ];
    for amount in 2..tokens.len() {
        let Some(verb) = tokens[amount].head.filter(|&v| v < amount && depends(&tokens[amount], v, &["obj"]))
        else {
            continue;
        };
        let number = tokens[amount].upos == Upos::Num || has(tokens, amount, &["nummod"]);
        let other = (0..amount).any(|i| {
            depends(&tokens[i], verb, &["obj"])
                && !matches!(lower(&tokens[i]).as_str(), "en" | "se" | "s'")
                && !is_que(&tokens[i])
        });
        let joined = tokens[verb..amount].iter().any(|t| matches!(t.form.as_str(), "," | "et" | ":"));
        if number
            && other
            && !joined
            && AT.contains(&tokens[verb].lemma.as_str())
            && !has(tokens, amount, &["case"])
        {
            "obl:mod".clone_into(&mut tokens[amount].deprel);
        }
    }
}

/// `« J'étais en retard, je courais », souffle-t-il`: what is quoted before the verb is no circumstance of it.
fn quoted(tokens: &mut [Token]) {
    let Some(close) = tokens.iter().position(|t| t.form == "»") else { return };
    for clause in 0..close {
        let Some(verb) = tokens[clause].head.filter(|&v| v > close && tokens[clause].relation() == "advcl")
        else {
            continue;
        };
        let opened = tokens[..=clause].iter().any(|t| t.form == "«");
        let marked = tokens.iter().any(|t| depends(t, clause, &["mark"]));
        let inverted = tokens[verb + 1..].iter().any(|t| depends(t, verb, &["nsubj"]));
        if opened && !marked && inverted && has(tokens, clause, &["nsubj", "cop", "expl"]) {
            "parataxis".clone_into(&mut tokens[clause].deprel);
        }
    }
}

/// States that one is in, behind `être` and a preposition.
const STATES: &[(&str, &str)] = &[
    ("au", "courant"),
    ("au", "chômage"),
    ("en", "colère"),
    ("en", "retard"),
    ("en", "avance"),
    ("en", "panne"),
    ("en", "cours"),
    ("en", "danger"),
    ("en", "vie"),
    ("en", "grève"),
    ("en", "faillite"),
    ("en", "crise"),
    ("en", "guerre"),
    ("en", "forme"),
    ("en", "difficulté"),
    ("en", "deuil"),
    ("en", "vacances"),
    ("en", "service"),
    ("en", "vente"),
    ("en", "baisse"),
    ("en", "hausse"),
    ("d'", "accord"),
    ("de", "retour"),
    ("de", "garde"),
    ("de", "service"),
    ("à", "jour"),
    ("à", "bout"),
];

/// `était déjà au courant`: the state is the predicate, and `être` its copula.
fn being(tokens: &mut [Token]) {
    for be in 0..tokens.len().saturating_sub(2) {
        let verb = tokens[be].lemma == "être"
            && !matches!(tokens[be].relation(), "aux" | "cop")
            && has(tokens, be, &["nsubj"])
            && !has(tokens, be, &["obj", "ccomp", "xcomp"]);
        let Some(case) = (be + 1..tokens.len()).find(|&i| tokens[i].upos != Upos::Adv).filter(|_| verb)
        else {
            continue;
        };
        let state = case + 1;
        let known = tokens.get(state).is_some_and(|t| {
            STATES.contains(&(lower(&tokens[case]).as_str(), lower(t).as_str())) && t.upos == Upos::Noun
        });
        if !known || has(tokens, state, &["det", "amod", "nummod"]) || tokens[be].head == Some(state) {
            continue;
        }
        (tokens[state].head, tokens[state].deprel) = (tokens[be].head, tokens[be].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(be)) {
            token.head = Some(state);
        }
        attach(tokens, be, state, "cop");
        attach(tokens, case, state, "case");
        tokens[be].upos = Upos::Aux;
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{tokens, tree};
    use super::*;

    /// The mended tree, with the lemma of one word.
    fn mended(at: usize, lemma: &str, words: &str) -> String {
        let mut sentence = tokens(words);
        lemma.clone_into(&mut sentence[at].lemma);
        mend(&mut sentence);
        tree(&sentence)
    }

    #[test]
    fn what_goes_on_is_what_is_said() {
        let yields = "pont/NOUN/4/nsubj est/AUX/4/cop en/ADP/4/case train/NOUN/0/root de/ADP/6/mark céder/VERB/4/xcomp/VerbForm=Inf";
        assert_eq!(mended(3, "train", yields), "6/nsubj 6/aux 6/discourse 3/fixed 3/fixed 0/root");
    }

    #[test]
    fn what_is_wanted_and_sworn() {
        let want = "veux/VERB/0/root juste/ADV/1/advmod qu'/SCONJ/5/mark il/PRON/5/nsubj dorme/VERB/1/advcl";
        assert_eq!(mended(0, "vouloir", want), "0/root 1/advmod 5/mark 5/nsubj 1/ccomp");
        assert_eq!(mended(0, "courir", want), tree(&tokens(want)));
        let swear = "jure/VERB/0/root à/ADP/3/case Brest/PROPN/1/obl ,/PUNCT/7/punct que/PRON/7/obj il/PRON/7/nsubj dort/VERB/3/acl:relcl";
        assert_eq!(mended(0, "jurer", swear), "0/root 3/case 1/obl 7/punct 7/mark 7/nsubj 1/ccomp");
        assert_eq!(mended(0, "passer", swear), tree(&tokens(swear)));
    }

    #[test]
    fn states_are_predicates() {
        let aware =
            "Paul/PROPN/2/nsubj était/VERB/0/root déjà/ADV/2/advmod au/ADP/5/case courant/NOUN/2/obl:arg";
        assert_eq!(mended(1, "être", aware), "5/nsubj 5/cop 5/advmod 5/case 0/root");
        let home = "Paul/PROPN/2/nsubj était/VERB/0/root au/ADP/4/case musée/NOUN/2/obl:arg";
        assert_eq!(mended(1, "être", home), tree(&tokens(home)));
    }

    #[test]
    fn what_for() {
        let so = "part/VERB/0/root afin/ADV/1/advmod de/ADP/4/mark dormir/VERB/2/ccomp";
        assert_eq!(mended(0, "partir", so), "0/root 4/mark 4/mark 1/advcl");
    }

    #[test]
    fn amounts_and_people() {
        let out = "écarte/VERB/0/root de/ADP/4/case l'/DET/4/det analyse/NOUN/1/obl:arg 31/NUM/6/nummod gens/NOUN/4/nmod";
        assert_eq!(mended(0, "écarter", out), "0/root 4/case 4/det 1/obl:arg 6/nummod 1/obj");
        let price = "vend/VERB/0/root le/DET/3/det pain/NOUN/1/obj deux/NUM/5/nummod euros/NOUN/1/obj";
        assert_eq!(mended(0, "vendre", price), "0/root 3/det 1/obj 5/nummod 1/obl:mod");
        assert_eq!(mended(0, "voir", price), tree(&tokens(price)));
    }

    #[test]
    fn a_quotation_is_no_circumstance() {
        let late = "«/PUNCT/3/punct je/PRON/3/nsubj dors/VERB/5/advcl »/PUNCT/3/punct souffle/VERB/0/root -t-il/PRON/5/nsubj";
        assert_eq!(mended(4, "souffler", late), "3/punct 3/nsubj 5/parataxis 3/punct 0/root 5/nsubj");
    }
}
