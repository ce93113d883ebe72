//! French words beside a verb that say how its subject is, or only stress it.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens. `reste mesurée` says what she is like, as
//! an adjective does; `travaille lui aussi` says nobody again; `c'est une façon de se nettoyer` is a way to do so.

use super::{attach, lower};
use crate::analysis::sentence::{Token, Upos};

/// Verbs that join what the subject is like to it.
const STATES: &[&str] = &["rester", "demeurer", "sembler", "paraître", "devenir"];
/// Those that do so of oneself.
const OF_ONESELF: &[&str] =
    &["montrer", "dire", "déclarer", "avouer", "sentir", "révéler", "avérer", "retrouver", "trouver"];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    participles(tokens);
    stressed(tokens);
    ways(tokens);
    adverbs(tokens);
}

/// `Elle reste toutefois mesurée`: a participle without auxiliary or complement behind such a verb is an adjective.
fn participles(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let token = &tokens[word];
        let participle =
            token.upos == Upos::Verb && token.feats.is("VerbForm", "Part") && token.relation() == "xcomp";
        let reflexive = |v: usize| {
            tokens[..v].iter().any(|t| {
                t.head == Some(v)
                    && matches!(t.relation(), "obj" | "iobj" | "expl")
                    && matches!(lower(t).as_str(), "se" | "s'" | "me" | "m'" | "te" | "t'" | "nous" | "vous")
            })
        };
        let joins =
            |lemma: &str, v: usize| STATES.contains(&lemma) || OF_ONESELF.contains(&lemma) && reflexive(v);
        let verb = token.head.filter(|&v| v < word && joins(tokens[v].lemma.as_str(), v));
        let plain = !tokens.iter().any(|t| {
            t.head == Some(word) && matches!(t.relation(), "aux" | "obj" | "nsubj" | "ccomp" | "xcomp")
        });
        if !participle || verb.is_none() || !plain {
            continue;
        }
        let form = lower(token);
        let bare = form.trim_end_matches('s');
        let lemma =
            bare.strip_suffix('e').filter(|stem| stem.ends_with(['é', 'i', 'u', 't'])).unwrap_or(bare);
        lemma.clone_into(&mut tokens[word].lemma);
        tokens[word].upos = Upos::Adj;
    }
}

/// `Son mari travaille lui aussi`: the strong pronoun behind the verb is its subject once more.
fn stressed(tokens: &mut [Token]) {
    for word in 1..tokens.len().saturating_sub(1) {
        let strong = matches!(lower(&tokens[word]).as_str(), "lui" | "elle" | "eux" | "elles");
        let also = matches!(lower(&tokens[word + 1]).as_str(), "aussi" | "non" | "-même" | "-mêmes");
        let verb = tokens[word].head.filter(|&v| v < word && strong && also);
        let argument = matches!(tokens[word].relation(), "obj" | "iobj" | "obl" | "xcomp");
        let case = tokens.iter().any(|t| t.head == Some(word) && t.relation() == "case");
        let own = |t: &Token| t.head == verb && t.relation() == "nsubj";
        if verb.is_some() && argument && !case && tokens[..word].iter().any(own) {
            "advmod".clone_into(&mut tokens[word].deprel);
        }
    }
}

/// `une façon de se nettoyer`: the act is the noun's, whatever is said by that noun.
fn ways(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let infinitive = tokens[act].feats.is("VerbForm", "Inf") && tokens[act].relation() == "xcomp";
        let way = tokens[act].head.filter(|&n| {
            n < act
                && tokens[n].upos == Upos::Noun
                && matches!(tokens[n].lemma.as_str(), "façon" | "manière" | "moyen" | "occasion" | "chance")
        });
        let of = tokens[..act].iter().any(|t| {
            t.head == Some(act)
                && matches!(t.relation(), "mark" | "case")
                && matches!(lower(t).as_str(), "de" | "d'" | "d’")
        });
        if let Some(noun) = way.filter(|_| infinitive && of) {
            attach(tokens, act, noun, "acl");
        }
    }
}

/// `a déposé un dossier auprès du Conseil`: what hangs on such an adverb by `de` is the verb's, behind a preposition of two
/// words.
fn adverbs(tokens: &mut [Token]) {
    for adverb in 1..tokens.len().saturating_sub(1) {
        let known = matches!(lower(&tokens[adverb]).as_str(), "auprès" | "autour" | "hors" | "loin" | "près");
        let verb = tokens[adverb].head.filter(|&v| {
            known
                && matches!(tokens[adverb].relation(), "advmod" | "obl")
                && tokens[v].upos == Upos::Verb
                && v < adverb
        });
        let noun = (adverb + 1..tokens.len()).find(|&n| {
            tokens[n].head == Some(adverb) && matches!(tokens[n].upos, Upos::Noun | Upos::Propn | Upos::Pron)
        });
        let of = matches!(lower(&tokens[adverb + 1]).as_str(), "de" | "du" | "des" | "d'" | "d’");
        if let (Some(verb), Some(noun), true) = (verb, noun, of) {
            attach(tokens, noun, verb, "obl:mod");
            attach(tokens, adverb, noun, "case");
            tokens[adverb].upos = Upos::Adp;
            attach(tokens, adverb + 1, adverb, "fixed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended, tokens};
    use super::*;

    #[test]
    fn a_participle_that_is_an_attribute_is_an_adjective() {
        let mut sentence = tokens("Elle/PRON/2/nsubj reste/VERB/0/root mesurée/VERB/2/xcomp/VerbForm=Part");
        "rester".clone_into(&mut sentence[1].lemma);
        mend(&mut sentence);
        assert_eq!((sentence[2].upos, sentence[2].lemma.as_str()), (Upos::Adj, "mesuré"));
        let mut sentence = tokens("Elle/PRON/2/nsubj fait/VERB/0/root mesurée/VERB/2/xcomp/VerbForm=Part");
        mend(&mut sentence);
        assert_eq!(sentence[2].upos, Upos::Verb);
    }

    #[test]
    fn a_stressed_subject_is_no_object() {
        let also = "Luc/PROPN/2/nsubj travaille/VERB/0/root lui/PRON/2/iobj aussi/ADV/3/advmod";
        assert_eq!(mended(mend, also), "2/nsubj 0/root 2/advmod 3/advmod");
        let to_him = "Luc/PROPN/2/nsubj parle/VERB/0/root lui/PRON/2/iobj hier/ADV/2/advmod";
        assert_eq!(mended(mend, to_him), "2/nsubj 0/root 2/iobj 2/advmod");
    }

    #[test]
    fn an_adverb_with_a_noun_is_a_preposition() {
        let beside = "va/VERB/0/root auprès/ADV/1/advmod du/ADP/4/case maire/NOUN/2/obl:arg";
        assert_eq!(mended(mend, beside), "0/root 4/case 2/fixed 1/obl:mod");
        let alone = "va/VERB/0/root loin/ADV/1/advmod le/DET/4/det maire/NOUN/1/nsubj";
        assert_eq!(mended(mend, alone), "0/root 1/advmod 4/det 1/nsubj");
    }

    #[test]
    fn a_way_is_a_way_to_do_something() {
        let way = "façon/NOUN/0/root de/ADP/3/mark partir/VERB/1/xcomp/VerbForm=Inf";
        assert_eq!(mended(mend, way), "0/root 3/mark 1/acl");
        let other = "gare/NOUN/0/root de/ADP/3/mark partir/VERB/1/xcomp/VerbForm=Inf";
        assert_eq!(mended(mend, other), "0/root 3/mark 1/xcomp");
    }
}
