//! German verb groups that the parser takes apart: modals on a noun, names behind `heißen`, participles of staying,
//! `habe` read as an auxiliary, and whom a verb makes do something.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens. [`mend`] is the entry.

use super::super::{attach, depends, has};
use crate::analysis::sentence::{Token, Upos};

/// Verbs whose object does what the infinitive says.
const MAKING: &[&str] = &[
    "zwingen",
    "bitten",
    "auffordern",
    "hindern",
    "überreden",
    "ermutigen",
    "drängen",
    "verpflichten",
    "beauftragen",
    "veranlassen",
    "einladen",
];

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    modals(tokens);
    names(tokens);
    staying(tokens);
    having(tokens);
    made_to(tokens);
    conditions(tokens);
    agreeing(tokens);
    clefts(tokens);
    side_by_side(tokens);
    datives(tokens);
}

/// `Ich will Pilot werden`: the modal belongs to the verb, and not to what one will be.
fn modals(tokens: &mut [Token]) {
    for modal in 0..tokens.len() {
        if tokens[modal].form.to_lowercase().starts_with("möcht") {
            "möchten".clone_into(&mut tokens[modal].lemma);
        }
        let listed = matches!(
            tokens[modal].lemma.as_str(),
            "wollen" | "können" | "müssen" | "sollen" | "dürfen" | "mögen" | "werden" | "möchten"
        );
        let Some(noun) = tokens[modal].head.filter(|_| listed && tokens[modal].relation() == "aux") else {
            continue;
        };
        let verb = tokens[noun].head.filter(|&v| {
            tokens[noun].relation() == "xcomp"
                && matches!(tokens[noun].upos, Upos::Noun | Upos::Adj | Upos::Propn)
                && matches!(tokens[v].lemma.as_str(), "werden" | "bleiben" | "sein")
                && modal < noun
                && noun < v
        });
        if let Some(verb) = verb {
            tokens[modal].head = Some(verb);
            tokens[verb].upos = Upos::Verb;
        }
    }
}

/// `Der Hund, den ich habe, heißt Rex`: of two subjects, the one behind the verb is the name.
fn names(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        if tokens[verb].lemma != "heißen" {
            continue;
        }
        let subjects: Vec<usize> =
            (0..tokens.len()).filter(|&i| depends(&tokens[i], verb, &["nsubj"])).collect();
        let [first, second] = subjects[..] else { continue };
        if first < verb && verb < second {
            "obj".clone_into(&mut tokens[second].deprel);
        }
    }
}

/// `bleibt bis Mitternacht geöffnet`: how something stays, and till when it does.
fn staying(tokens: &mut [Token]) {
    for quality in 1..tokens.len() {
        let participle = matches!(tokens[quality].upos, Upos::Verb | Upos::Adj)
            && tokens[quality].form.starts_with("ge")
            && tokens[quality].form.ends_with(['t', 'n']);
        let Some(verb) = tokens[quality].head.filter(|_| participle && tokens[quality].relation() == "xcomp")
        else {
            continue;
        };
        if tokens[verb].lemma != "bleiben" || has(tokens, quality, &["mark"]) {
            continue;
        }
        tokens[quality].upos = Upos::Adj;
        for token in tokens[..quality].iter_mut().filter(|t| t.head == Some(quality) && t.relation() == "obl")
        {
            token.head = Some(verb);
        }
    }
}

/// `…, ob der Zug Verspätung habe`: without a participle, *haben* has an object.
fn having(tokens: &mut [Token]) {
    for verb in 1..tokens.len() {
        let finite = tokens[verb].lemma == "haben" && tokens[verb].feats.get("Mood").is_some();
        let Some(noun) = tokens[verb].head.filter(|_| finite && tokens[verb].relation() == "aux") else {
            continue;
        };
        let thing = tokens[noun].upos == Upos::Noun
            && noun + 1 == verb
            && matches!(tokens[noun].relation(), "ccomp" | "advcl" | "acl");
        if !thing || has(tokens, noun, &["cop"]) {
            continue;
        }
        let (head, relation) = (tokens[noun].head, tokens[noun].deprel.clone());
        let inside = |t: &Token| matches!(t.relation(), "det" | "amod" | "nummod" | "case" | "nmod");
        for token in tokens.iter_mut().filter(|t| t.head == Some(noun) && !inside(t)) {
            token.head = Some(verb);
        }
        tokens[verb].head = head;
        tokens[verb].deprel = relation;
        tokens[verb].upos = Upos::Verb;
        attach(tokens, noun, verb, "obj");
    }
}

/// `hat die Fabrik gezwungen zu schließen`: who is made to do something is the object of who makes them.
fn made_to(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&v| v < act && tokens[act].relation() == "xcomp") else {
            continue;
        };
        let listed = MAKING.contains(&tokens[verb].lemma.as_str()) && !has(tokens, verb, &["obj"]);
        let whom = (0..verb).find(|&i| listed && depends(&tokens[i], act, &["obj"]));
        if let Some(whom) = whom {
            tokens[whom].head = Some(verb);
        }
    }
}

/// `Wenn ich Zeit hätte, würde ich malen`: the verb behind the comma is not helped by the one before it, and what
/// `wenn` opens is a condition.
fn conditions(tokens: &mut [Token]) {
    const OPENING: &[&str] =
        &["wenn", "weil", "obwohl", "falls", "als", "damit", "während", "nachdem", "bevor"];
    for mark in 0..tokens.len() {
        let opens =
            tokens[mark].relation() == "mark" && OPENING.contains(&tokens[mark].form.to_lowercase().as_str());
        let Some(clause) = tokens[mark].head.filter(|_| opens) else { continue };
        let Some(main) = tokens[clause].head.filter(|&m| m > clause) else { continue };
        if matches!(tokens[clause].relation(), "xcomp" | "ccomp") {
            "advcl".clone_into(&mut tokens[clause].deprel);
        }
        let comma = (clause..main).any(|i| tokens[i].form == ",");
        let own = tokens[clause].lemma == "haben" || tokens[clause].lemma == "sein";
        if tokens[clause].relation() == "aux" && own && comma && has(tokens, clause, &["obj", "nsubj"]) {
            "advcl".clone_into(&mut tokens[clause].deprel);
            tokens[clause].upos = Upos::Verb;
        }
    }
}

/// `hat X verabschiedet, aber das Bad abgelehnt`: a participle without an auxiliary shares the first one's subject; `weder der
/// Vater noch der Sohn haben geantwortet`: one subject beside the other.
fn side_by_side(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let participle = tokens[verb].upos == Upos::Verb
            && tokens[verb].deprel == "conj"
            && tokens[verb].feats.get("Mood").is_none()
            && !has(tokens, verb, &["aux", "cop", "obj", "mark"]);
        let first = tokens[verb].head.filter(|&f| participle && f < verb && has(tokens, f, &["nsubj"]));
        let having =
            first.is_some_and(|f| tokens.iter().any(|t| depends(t, f, &["aux"]) && t.lemma == "haben"));
        let noun = (0..verb).find(|&i| {
            having
                && tokens[i].deprel == "nsubj"
                && tokens[i].head == Some(verb)
                && tokens[i].upos == Upos::Noun
        });
        let open = noun.is_some_and(|n| {
            tokens
                .iter()
                .all(|t| !depends(t, n, &["det"]) || !matches!(t.form.as_str(), "der" | "dieser" | "jeder"))
        });
        if let Some(noun) = noun.filter(|_| open) {
            "obj".clone_into(&mut tokens[noun].deprel);
        }
    }
    for second in 2..tokens.len() {
        let nor = tokens[second].deprel == "obj"
            && tokens.iter().any(|t| depends(t, second, &["advmod", "cc"]) && t.form == "noch");
        let verb = tokens[second].head.filter(|_| nor);
        let first = verb.and_then(|v| (0..second).rfind(|&i| depends(&tokens[i], v, &["nsubj"])));
        let neither = first.is_some_and(|f| tokens[..f].iter().any(|t| t.form.eq_ignore_ascii_case("weder")));
        if let Some(first) = first.filter(|_| neither) {
            attach(tokens, second, first, "conj");
        }
    }
}

/// `der Mann, dem ich das Haus verkaufe`, `gehört der Gemeinde`: what shows a dative beside another object or subject is
/// whom it is given or belongs to.
fn datives(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let relative = tokens[word].upos == Upos::Pron
            && tokens[word].deprel == "obj"
            && matches!(tokens[word].form.as_str(), "dem" | "denen")
            && !has(tokens, word, &["case"]);
        let verb = tokens[word].head.filter(|&v| {
            relative && tokens.iter().enumerate().any(|(i, t)| i != word && depends(t, v, &["obj"]))
        });
        if verb.is_some() {
            "iobj".clone_into(&mut tokens[word].deprel);
        }
        let Some(belongs) = tokens[word].head.filter(|&v| v < word && tokens[v].lemma == "gehören") else {
            continue;
        };
        let shown = tokens.iter().any(|t| {
            depends(t, word, &["det"]) && matches!(t.form.as_str(), "der" | "dem" | "einer" | "einem")
        });
        let other = (0..belongs).any(|i| depends(&tokens[i], belongs, &["nsubj"]));
        if tokens[word].deprel == "nsubj" && shown && other {
            "iobj".clone_into(&mut tokens[word].deprel);
        }
    }
}

/// `Es war Marie, die den Hund fand`: what the clause tells of Marie is all that is said; `…, was alle freut` tells of no noun.
fn clefts(tokens: &mut [Token]) {
    for clause in 2..tokens.len() {
        let Some(noun) = tokens[clause].head.filter(|&n| n < clause && tokens[clause].deprel == "acl") else {
            continue;
        };
        let it = (0..noun).any(|i| depends(&tokens[i], noun, &["expl", "nsubj"]) && tokens[i].form == "Es");
        let relative = (noun..clause).any(|i| {
            tokens[i].head == Some(clause)
                && tokens[i].feats.get("PronType").is_some_and(|t| t.contains("Rel"))
        });
        let named = tokens[noun].upos == Upos::Propn && tokens[noun].head.is_none();
        if it && relative && named && has(tokens, noun, &["cop"]) {
            "acl:cleft".clone_into(&mut tokens[clause].deprel);
        }
        let what = (noun + 1..clause).find(|&i| {
            tokens[i].form == "was"
                && depends(&tokens[i], clause, &["nsubj", "obj"])
                && tokens[i - 1].form == ","
                && i == noun + 2
        });
        let verb = tokens[noun].head.filter(|_| what.is_some() && tokens[noun].upos == Upos::Noun);
        if let Some(verb) = verb.filter(|&v| tokens[v].upos == Upos::Verb && v < clause) {
            attach(tokens, clause, verb, "parataxis");
        }
    }
}

/// `sind einverstanden`: a quality, which nobody has done.
fn agreeing(tokens: &mut [Token]) {
    for quality in 1..tokens.len() {
        let listed =
            matches!(tokens[quality].form.as_str(), "einverstanden" | "bereit" | "fertig" | "zufrieden");
        let be = (0..tokens.len())
            .find(|&i| listed && depends(&tokens[i], quality, &["aux"]) && tokens[i].lemma == "sein");
        let alone = tokens.iter().filter(|t| depends(t, quality, &["aux"])).count() == 1;
        let Some(be) = be.filter(|_| alone) else { continue };
        "cop".clone_into(&mut tokens[be].deprel);
        tokens[quality].upos = Upos::Adj;
        tokens[quality].lemma = tokens[quality].form.clone();
        for token in tokens.iter_mut().filter(|t| t.head == Some(quality) && t.deprel == "nsubj:pass") {
            "nsubj".clone_into(&mut token.deprel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::*;

    fn german(words: &str, lemmas: &[(usize, &str)]) -> String {
        let mut tokens = fixture::tokens(words);
        for &(at, lemma) in lemmas {
            lemma.clone_into(&mut tokens[at].lemma);
        }
        mend(&mut tokens);
        fixture::tree(&tokens)
    }

    #[test]
    fn a_modal_belongs_to_its_verb() {
        let pilot = "Ich/PRON/4/nsubj will/AUX/3/aux Pilot/NOUN/4/xcomp werden/VERB/0/root";
        assert_eq!(german(pilot, &[(1, "wollen")]), "4/nsubj 4/aux 4/xcomp 0/root");
    }

    #[test]
    fn who_is_made_to_act_is_the_object() {
        let forced = "die/DET/2/det Firma/NOUN/5/obj gezwungen/VERB/0/root zu/PART/5/mark gehen/VERB/3/xcomp";
        assert_eq!(german(forced, &[(2, "zwingen")]), "2/det 3/obj 0/root 5/mark 3/xcomp");
        assert_eq!(german(forced, &[(2, "planen")]), "2/det 5/obj 0/root 5/mark 3/xcomp");
    }
}
