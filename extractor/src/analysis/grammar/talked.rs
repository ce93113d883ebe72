//! Turns of phrase of talks that the parser has seldom read: `pas mal de lettres`, `ce film m'a plu`, `c'est en 2010 que …`,
//! `la deuxième catégorie ce sont les appareils`.
//!
//! Reads and changes: parts of speech, lemmas, heads and relations of one French sentence's tokens.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for token in 0..tokens.len() {
        quite_a_few(tokens, token);
        pleased(tokens, token);
        focus_of_cleft(tokens, token);
        clause_of_cleft(tokens, token);
        whole_clause_of_cleft(tokens, token);
        place_of_clause(tokens, token);
        there(tokens, token);
        most(tokens, token);
        realised(tokens, token);
    }
    for token in 0..tokens.len() {
        pointing(tokens, token);
    }
}

/// `pas mal de sujets`: how many, as `beaucoup de sujets`.
fn quite_a_few(tokens: &mut [Token], not: usize) {
    let Some([pas, mal, de]) = tokens.get(not..not + 3) else { return };
    if lower(pas) != "pas" || lower(mal) != "mal" || !matches!(lower(de).as_str(), "de" | "d'") {
        return;
    }
    let Some(noun) = tokens[not + 2].head.filter(|&n| n > not + 2 && tokens[n].upos == Upos::Noun) else {
        return;
    };
    let inside = |i: usize| i == not || i == not + 1 || i == noun;
    let outside = |i: &usize| tokens[*i].head.is_some_and(|h| !inside(h));
    // What says most of how the three belong to the clause.
    let told = |i: &usize| !matches!(tokens[*i].relation(), "advmod" | "fixed" | "dep");
    let ways: Vec<usize> = [noun, not + 1, not].into_iter().filter(outside).collect();
    let Some(way) = ways.iter().copied().find(told).or(ways.first().copied()) else { return };
    let (Some(above), relation) = (tokens[way].head, tokens[way].deprel.clone()) else { return };
    let marked = not > 0 && tokens[not - 1].upos == Upos::Adp;
    let relation = match () {
        () if !matches!(tokens[way].relation(), "advmod" | "conj") => relation,
        () if marked => "obl:mod".to_owned(),
        () if not < above && !has(tokens, above, &["nsubj"]) => "nsubj".to_owned(),
        () if !has(tokens, above, &["obj"]) && tokens[above].upos == Upos::Verb => "obj".to_owned(),
        () => relation,
    };
    for i in [not + 1, noun] {
        for token in tokens.iter_mut().take(not).filter(|t| t.head == Some(i) && t.relation() == "case") {
            token.head = Some(not);
        }
    }
    tokens[not].feats = Features::none();
    attach(tokens, not, above, &relation);
    attach(tokens, not + 1, not, "fixed");
    attach(tokens, noun, not, "obl:arg");
}

/// `ce film m'a plu`, `ça a plu aux enfants`: only `il` rains, and on nobody.
fn pleased(tokens: &mut [Token], verb: usize) {
    let past = lower(&tokens[verb]) == "plu" && tokens[verb].lemma == "pleuvoir";
    if !past || !tokens.iter().any(|t| depends(t, verb, &["aux"]) && t.lemma == "avoir") {
        return;
    }
    let somebody = |t: &Token| {
        t.head == Some(verb)
            && matches!(lower(t).as_str(), "m'" | "t'" | "nous" | "vous" | "lui" | "leur" | "me" | "te")
    };
    let clitic = (0..verb).find(|&i| somebody(&tokens[i]) && tokens[i].relation() != "nsubj");
    let subject = (0..verb).find(|&i| depends(&tokens[i], verb, &["nsubj"]));
    let other = subject.is_some_and(|s| !matches!(lower(&tokens[s]).as_str(), "il" | "-il" | "on"));
    if clitic.is_some() || other {
        "plaire".clone_into(&mut tokens[verb].lemma);
    }
    if let Some(clitic) = clitic {
        "iobj".clone_into(&mut tokens[clitic].deprel);
    }
}

/// `c'est grâce à Paul que …`, `c'est à partir de 2015 que …`: what the preposition is for is what the cleft puts first, and
/// not the verb or the preposition.
fn focus_of_cleft(tokens: &mut [Token], this: usize) {
    let Some(being) = tokens.get(this + 1) else { return };
    if !matches!(lower(&tokens[this]).as_str(), "c'" | "ce") || being.lemma != "être" {
        return;
    }
    let being = this + 1;
    let top = if tokens[being].relation() == "cop" { tokens[being].head } else { Some(being) };
    let Some(top) = top.filter(|&t| t == being || tokens[t].upos == Upos::Adp) else { return };
    let focus = (being + 1..tokens.len()).find(|&i| depends(&tokens[i], top, &["obl", "nmod"]));
    let Some(focus) =
        focus.filter(|&f| matches!(tokens[f].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron))
    else {
        return;
    };
    let marked = top != being || has(tokens, focus, &["case"]);
    let that = (focus + 1..tokens.len()).any(|i| matches!(lower(&tokens[i]).as_str(), "que" | "qu'"));
    if !marked || !that {
        return;
    }
    let (above, relation) = (tokens[top].head, tokens[top].deprel.clone());
    let fixed = |t: &Token| t.relation() == "fixed";
    for i in (0..tokens.len()).filter(|&i| i != focus) {
        if tokens[i].head == Some(top) && !fixed(&tokens[i]) {
            tokens[i].head = Some(focus);
        }
    }
    (tokens[focus].head, tokens[focus].deprel) = (above, relation);
    attach(tokens, this, focus, "expl:subj");
    attach(tokens, being, focus, "cop");
    tokens[being].upos = Upos::Aux;
    if top != being {
        attach(tokens, top, focus, "case");
    }
}

/// `C'est là que j'ai appris à nager`: the clause is all that is said, and where it was so.
fn there(tokens: &mut [Token], place: usize) {
    if lower(&tokens[place]) != "là" {
        return;
    }
    let presents = tokens[..place].iter().any(|t| depends(t, place, &["cop"]))
        && tokens[..place].iter().any(|t| t.head == Some(place) && matches!(lower(t).as_str(), "c'" | "ce"));
    let Some(clause) = (place + 2..tokens.len()).find(|&c| {
        tokens[c].head == Some(place)
            && matches!(tokens[c].relation(), "advcl" | "ccomp" | "acl" | "csubj")
            && matches!(lower(&tokens[place + 1]).as_str(), "que" | "qu'")
    }) else {
        return;
    };
    if !presents {
        return;
    }
    let above = tokens[place].head;
    let relation = tokens[place].deprel.clone();
    for (i, token) in tokens.iter_mut().enumerate() {
        if token.head == Some(place) && i != clause && token.relation() != "case" {
            token.head = Some(clause);
            if i < place && (token.relation() == "cop" || matches!(lower(token).as_str(), "c'" | "ce")) {
                "discourse".clone_into(&mut token.deprel);
            }
        }
    }
    (tokens[clause].head, tokens[clause].deprel) = (above, relation);
    attach(tokens, place, clause, "advmod");
    "discourse".clone_into(&mut tokens[place + 1].deprel);
}

/// `c'est un lieu où l'on répare`: `où` tells of the noun.
fn place_of_clause(tokens: &mut [Token], place: usize) {
    if lower(&tokens[place]) != "où" || place == 0 {
        return;
    }
    let Some(verb) = tokens[place].head.filter(|&v| v > place && tokens[v].deprel == "advcl:cleft") else {
        return;
    };
    if tokens[verb].head.is_some_and(|noun| noun < place && tokens[noun].upos == Upos::Noun) {
        "acl:relcl".clone_into(&mut tokens[verb].deprel);
    }
}

/// `s'est rendu compte que …`: what somebody realises is the verb's.
fn realised(tokens: &mut [Token], clause: usize) {
    let Some(noun) = tokens[clause].head.filter(|&n| n < clause && lower(&tokens[n]) == "compte") else {
        return;
    };
    let Some(verb) = tokens[noun].head.filter(|&v| v < noun && tokens[v].lemma == "rendre") else { return };
    let that = tokens[noun..clause]
        .iter()
        .any(|t| depends(t, clause, &["mark"]) && matches!(lower(t).as_str(), "que" | "qu'"));
    if that && matches!(tokens[clause].relation(), "acl" | "ccomp" | "advcl") {
        attach(tokens, clause, verb, "ccomp");
    }
}

/// `Le plus dur, c'était la solitude`: what is put first is a thing.
fn most(tokens: &mut [Token], quality: usize) {
    let Some([comma, this]) = tokens.get(quality + 1..quality + 3) else { return };
    let taken_up = comma.form == "," && matches!(lower(this).as_str(), "c'" | "ce" | "ça");
    let Some(main) = tokens[quality].head.filter(|&m| m > quality + 2 && tokens[quality + 2].head == Some(m))
    else {
        return;
    };
    let article = tokens[..quality].iter().any(|t| {
        t.head == Some(quality) && t.relation() == "det" && matches!(lower(t).as_str(), "le" | "l'")
    });
    if taken_up && article && tokens[quality].upos == Upos::Adj && !has(tokens, quality, &["case"]) {
        attach(tokens, quality, main, "dislocated");
        tokens[quality].upos = Upos::Noun;
    }
}

/// `c'est en 2010 que l'usine a fermé`: the clause goes on from what the cleft puts first.
fn clause_of_cleft(tokens: &mut [Token], clause: usize) {
    let Some(being) = tokens[clause].head.filter(|&b| b < clause && tokens[b].lemma == "être") else {
        return;
    };
    let Some(this) = being.checked_sub(1) else { return };
    let points = matches!(lower(&tokens[this]).as_str(), "c'" | "ce");
    let that = tokens[being..clause].iter().any(|t| {
        t.head == Some(clause) && t.relation() == "mark" && matches!(lower(t).as_str(), "que" | "qu'")
    });
    let finite = tokens[clause].feats.is("VerbForm", "Fin") || has(tokens, clause, &["aux", "cop"]);
    let Some(focus) = tokens[being].head.filter(|&f| {
        being < f && f < clause && tokens[being].relation() == "cop" && tokens[this].head == Some(f)
    }) else {
        return;
    };
    if points && that && finite && has(tokens, focus, &["case"]) {
        attach(tokens, clause, focus, "ccomp:cleft");
    }
}

/// `c'est dans le cadre de ce projet que j'ai visité Lyon`: a clause that lacks nothing tells of no noun.
fn whole_clause_of_cleft(tokens: &mut [Token], clause: usize) {
    if tokens[clause].deprel != "acl:relcl" || !has(tokens, clause, &["nsubj"]) {
        return;
    }
    let that = (1..clause).rfind(|&i| {
        tokens[i].head == Some(clause)
            && matches!(tokens[i].relation(), "mark" | "obj")
            && matches!(lower(&tokens[i]).as_str(), "que" | "qu'")
    });
    let Some(noun) = tokens[clause].head else { return };
    let presents = |f: usize| {
        has(tokens, f, &["cop"])
            && has(tokens, f, &["case"])
            && tokens[..f].iter().any(|t| t.head == Some(f) && matches!(lower(t).as_str(), "c'" | "ce"))
    };
    let above = std::iter::successors(Some(noun), |&n| tokens[n].head).take(4);
    let Some((that, focus)) = that.zip(above.into_iter().find(|&f| presents(f))) else { return };
    let object = (clause + 1..tokens.len()).any(|i| depends(&tokens[i], clause, &["obj", "ccomp", "xcomp"]));
    if object || tokens[that].relation() == "mark" {
        attach(tokens, clause, focus, "ccomp:cleft");
        "mark".clone_into(&mut tokens[that].deprel);
        tokens[that].upos = Upos::Sconj;
        tokens[that].feats = Features::none();
    }
}

/// `La deuxième catégorie ce sont les appareils`: without a clause behind it, `ce` is the subject.
fn pointing(tokens: &mut [Token], this: usize) {
    if tokens[this].deprel != "expl:subj" || !matches!(lower(&tokens[this]).as_str(), "c'" | "ce") {
        return;
    }
    let Some(noun) = tokens[this].head.filter(|&n| n > this) else { return };
    // `C'est ce qui a bloqué le projet`
    let what = lower(&tokens[noun]) == "ce" && tokens[noun].upos == Upos::Pron;
    if what && tokens.iter().any(|t| t.head == Some(noun) && t.deprel == "acl:relcl") {
        "nsubj".clone_into(&mut tokens[this].deprel);
    }
    if tokens[noun].upos != Upos::Noun {
        return;
    }
    let clause = |t: &Token| {
        t.head == Some(noun)
            && matches!(t.relation(), "acl" | "advcl" | "ccomp" | "csubj" | "xcomp" | "nsubj")
    };
    let put_first = (0..this).any(|i| depends(&tokens[i], noun, &["dislocated"]));
    if put_first && has(tokens, noun, &["cop"]) && !tokens.iter().any(clause) {
        "nsubj".clone_into(&mut tokens[this].deprel);
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
    fn quite_a_few_are_many() {
        let letters = "reçu/VERB/0/root pas/ADV/1/advmod mal/ADV/1/obj de/ADP/5/case lettres/NOUN/2/obl:arg";
        assert_eq!(mended(letters), "0/root 1/obj 2/fixed 5/case 2/obl:arg");
        let first =
            "pas/ADV/2/advmod mal/ADV/5/advmod de/ADP/4/case clients/NOUN/2/obl:arg partent/VERB/0/root";
        assert_eq!(mended(first), "5/nsubj 1/fixed 4/case 1/obl:arg 0/root");
        let with = "parle/VERB/0/root avec/ADP/3/case pas/ADV/1/advmod mal/ADV/3/fixed de/ADP/6/case jeunes/NOUN/3/obl:arg";
        assert_eq!(mended(with), "0/root 3/case 1/obl:mod 3/fixed 6/case 3/obl:arg");
    }

    #[test]
    fn only_it_rains() {
        let lemma = |words: &str| {
            let mut sentence = tokens(words);
            for token in sentence.iter_mut().filter(|t| matches!(t.form.as_str(), "plu" | "a")) {
                token.lemma = if token.form == "a" { "avoir" } else { "pleuvoir" }.to_owned();
            }
            mend(&mut sentence);
            sentence.pop().unwrap().lemma
        };
        assert_eq!(lemma("film/NOUN/4/nsubj m'/PRON/4/iobj a/AUX/4/aux:tense plu/VERB/0/root"), "plaire");
        assert_eq!(lemma("il/PRON/3/nsubj a/AUX/3/aux:tense plu/VERB/0/root"), "pleuvoir");
    }

    #[test]
    fn a_cleft_keeps_its_clause() {
        let mut sentence = tokens(
            "C'/PRON/4/expl:subj est/AUX/4/cop en/ADP/4/case 2010/NUM/0/root que/SCONJ/8/mark usine/NOUN/8/nsubj \
             a/AUX/8/aux:tense fermé/VERB/2/ccomp",
        );
        "être".clone_into(&mut sentence[1].lemma);
        mend(&mut sentence);
        assert!(tree(&sentence).ends_with("4/ccomp:cleft"));
    }

    #[test]
    fn what_points_is_a_subject() {
        let kinds = "catégorie/NOUN/5/dislocated ce/PRON/5/expl:subj sont/AUX/5/cop les/DET/5/det appareils/NOUN/0/root";
        assert_eq!(mended(kinds), "5/dislocated 5/nsubj 5/cop 5/det 0/root");
    }
}
