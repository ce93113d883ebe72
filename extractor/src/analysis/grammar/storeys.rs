//! French clauses and phrases that the parser hangs one storey too high or too low.
//!
//! Reads and changes: heads, relations and parts of speech of one sentence's tokens. `à condition que les ventes montent` is one
//! condition; in `Quand le prix monte, que faites-vous ?` what is asked is behind the comma; the children `que je reçois vingt
//! minutes` are received, and no minutes.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    asked_when(tokens);
    remarks(tokens);
    for at in 0..tokens.len() {
        conditions(tokens, at);
        denied_all(tokens, at);
        received_for(tokens, at);
        becomes_at(tokens, at);
        by_doing(tokens, at);
    }
}

/// `à (la) condition que …`: a subordinator of several words.
fn conditions(tokens: &mut [Token], noun: usize) {
    if tokens[noun].lemma != "condition" || noun == 0 {
        return;
    }
    let article = lower(&tokens[noun - 1]) == "la";
    let Some(first) = noun.checked_sub(1 + usize::from(article)) else { return };
    let that = noun + 1;
    let led = lower(&tokens[first]) == "à"
        && tokens.get(that).is_some_and(|t| matches!(lower(t).as_str(), "que" | "qu'" | "qu’"));
    let Some(verb) = tokens[noun].head.filter(|_| led && tokens[noun].relation() == "obl") else { return };
    let clause = tokens[that].head.filter(|&c| c > that && depends(&tokens[c], noun, &["acl", "ccomp"]));
    let Some(clause) = clause else { return };
    attach(tokens, clause, verb, "advcl");
    attach(tokens, first, clause, "mark");
    for word in first + 1..=that {
        attach(tokens, word, first, "fixed");
    }
    for token in tokens.iter_mut().filter(|t| t.head == Some(noun) && t.relation() == "punct") {
        token.head = Some(clause);
    }
}

/// `Quand le prix monte, que faites-vous ?`: the time does not ask.
fn asked_when(tokens: &mut [Token]) {
    let when = tokens.first().is_some_and(|t| matches!(lower(t).as_str(), "quand" | "lorsque" | "lorsqu'"));
    let Some(root) = tokens.iter().position(|t| t.head.is_none()).filter(|_| when) else { return };
    let asks = |clause: usize| {
        tokens.iter().enumerate().any(|(i, t)| {
            i > root
                && t.head == Some(clause)
                && matches!(
                    lower(t).as_str(),
                    "où" | "que" | "qu'" | "quoi" | "comment" | "pourquoi" | "combien"
                )
        })
    };
    let clause = (root + 1..tokens.len()).find(|&c| {
        depends(&tokens[c], root, &["conj", "parataxis"])
            && tokens[c].upos == Upos::Verb
            && asks(c)
            && tokens[root + 1..c].iter().any(|t| t.form == ",")
    });
    let subject = |t: &Token| t.head == Some(root) && t.relation() == "nsubj" && t.deprel != "nsubj:inv";
    let told = tokens[..root].iter().any(subject);
    if let Some(clause) = clause.filter(|_| told && tokens[0].head == Some(root)) {
        tokens[clause].head = None;
        "root".clone_into(&mut tokens[clause].deprel);
        attach(tokens, root, clause, "advcl");
        "mark".clone_into(&mut tokens[0].deprel);
        tokens[0].upos = Upos::Sconj;
        if let Some(last) = tokens.last_mut().filter(|t| t.upos == Upos::Punct) {
            last.head = Some(clause);
        }
    }
}

/// `Fait rare, elle a répondu`: a remark about what follows, and nobody does it.
fn remarks(tokens: &mut [Token]) {
    let [first, quality, comma, ..] = tokens else { return };
    if lower(first) == "fait"
        && first.head.is_some_and(|h| h > 2)
        && quality.upos == Upos::Adj
        && quality.head == Some(0)
        && comma.form == ","
    {
        first.upos = Upos::Noun;
        "fait".clone_into(&mut first.lemma);
        "amod".clone_into(&mut quality.deprel);
    }
}

/// `nie tout licenciement`: a noun with an adverb's ending.
fn denied_all(tokens: &mut [Token], noun: usize) {
    if noun < 2 || tokens[noun].upos != Upos::Adv || !tokens[noun].form.ends_with("ment") {
        return;
    }
    let all = noun - 1;
    let verb = noun - 2;
    if matches!(lower(&tokens[all]).as_str(), "tout" | "aucun")
        && tokens[all].head == Some(verb)
        && tokens[all].relation() == "det"
        && tokens[verb].upos == Upos::Verb
        && tokens[noun].head == Some(verb)
        && !has(tokens, verb, &["obj"])
    {
        attach(tokens, noun, verb, "obj");
        tokens[noun].upos = Upos::Noun;
        tokens[noun].lemma = lower(&tokens[noun]);
        tokens[all].head = Some(noun);
    }
}

/// `les enfants que je reçois vingt minutes`: for how long, where the pronoun is the object.
fn received_for(tokens: &mut [Token], time: usize) {
    let unit = matches!(
        tokens[time].lemma.as_str(),
        "seconde" | "minute" | "heure" | "jour" | "semaine" | "mois" | "an" | "année"
    );
    // `mettre six ans à vider`: the time is what it takes.
    let takes = |v: usize| matches!(tokens[v].lemma.as_str(), "mettre" | "prendre" | "passer" | "falloir");
    let unit = unit && !tokens[time].head.is_some_and(takes);
    let Some(verb) = tokens[time].head.filter(|&v| v < time && unit && tokens[time].relation() == "obj")
    else {
        return;
    };
    let pronoun = tokens[..verb].iter().any(|t| {
        depends(t, verb, &["obj"])
            && matches!(lower(t).as_str(), "que" | "qu'" | "le" | "la" | "les" | "l'" | "l’")
    });
    if pronoun && has(tokens, time, &["nummod"]) {
        attach(tokens, time, verb, "obl:mod");
    }
}

/// `devient une rixe à 17 heures`: when it does.
fn becomes_at(tokens: &mut [Token], hour: usize) {
    if !matches!(lower(&tokens[hour]).as_str(), "heure" | "heures" | "midi" | "minuit") {
        return;
    }
    let at = tokens[..hour].iter().any(|t| depends(t, hour, &["case"]) && lower(t) == "à");
    let Some(noun) = tokens[hour].head.filter(|&n| n < hour && at && tokens[hour].relation() == "nmod")
    else {
        return;
    };
    if let Some(verb) = tokens[noun].head.filter(|&v| v < noun && tokens[v].lemma == "devenir") {
        attach(tokens, hour, verb, "obl:mod");
    }
}

/// `C'est en lisant un livre que j'ai compris`: the clause is of the act put first, and of nothing in it.
fn by_doing(tokens: &mut [Token], clause: usize) {
    let Some(noun) = tokens[clause].head.filter(|&n| n < clause && tokens[clause].relation() == "acl") else {
        return;
    };
    let Some(act) = tokens[noun].head.filter(|&a| a < noun) else { return };
    let focus = tokens[..act].iter().any(|t| depends(t, act, &["mark"]) && lower(t) == "en")
        && tokens[..act].iter().any(|t| depends(t, act, &["cop"]))
        && tokens[..act]
            .iter()
            .any(|t| t.head == Some(act) && matches!(lower(t).as_str(), "c'" | "c’" | "ce"));
    let that = (noun + 1..clause).find(|&i| {
        tokens[i].head == Some(clause) && matches!(lower(&tokens[i]).as_str(), "que" | "qu'" | "qu’")
    });
    if let Some(that) = that.filter(|_| focus && tokens[act].head.is_none()) {
        attach(tokens, clause, act, "ccomp");
        attach(tokens, that, clause, "mark");
        tokens[that].upos = Upos::Sconj;
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::mend;

    #[test]
    fn how_long_is_no_object_beside_one() {
        let long = "que/PRON/3/obj je/PRON/3/nsubj vois/VERB/0/root vingt/NUM/5/nummod minute/NOUN/3/obj";
        assert_eq!(mended(mend, long), "3/obj 3/nsubj 0/root 5/nummod 3/obl:mod");
        let alone = "je/PRON/2/nsubj perds/VERB/0/root vingt/NUM/4/nummod minute/NOUN/2/obj";
        assert_eq!(mended(mend, alone), "2/nsubj 0/root 4/nummod 2/obj");
    }

    #[test]
    fn a_time_does_not_ask() {
        let asked = "Quand/ADV/3/advmod Luc/PROPN/3/nsubj dort/VERB/0/root ,/PUNCT/6/punct que/PRON/6/obj fais/VERB/3/conj -tu/PRON/6/nsubj";
        assert_eq!(mended(mend, asked), "3/mark 3/nsubj 6/advcl 6/punct 6/obj 0/root 6/nsubj");
        let when = "Quand/ADV/2/advmod dors/VERB/0/root -tu/PRON/2/nsubj";
        assert_eq!(mended(mend, when), "2/advmod 0/root 2/nsubj");
    }

    #[test]
    fn a_remark_is_no_act() {
        let remark = "Fait/VERB/5/advcl rare/ADJ/1/xcomp ,/PUNCT/1/punct Luc/PROPN/5/nsubj dort/VERB/0/root";
        assert_eq!(mended(mend, remark), "5/advcl 1/amod 1/punct 5/nsubj 0/root");
    }
}
