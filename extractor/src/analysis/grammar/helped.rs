//! `être` that makes a past tense: of pronominal verbs (`Marie s'en est bien tirée`) and of those of going and becoming
//! (`Marie est entrée au gouvernement`).
//!
//! Reads and changes: what the parser took for a copula or a passive there, and the subject's label, which no finite verb
//! by itself has as a passive (`Un couvercle divise par deux la facture`).

use super::{Features, Token, Upos, depends};

/// Verbs that have `être` for their past: with the participle behind it they say what somebody did.
const WITH_BEING: &[&str] = &[
    "aller",
    "arriver",
    "descendre",
    "devenir",
    "décéder",
    "entrer",
    "intervenir",
    "monter",
    "mourir",
    "naître",
    "partir",
    "parvenir",
    "redescendre",
    "redevenir",
    "remonter",
    "rentrer",
    "repartir",
    "rester",
    "retomber",
    "retourner",
    "revenir",
    "sortir",
    "survenir",
    "tomber",
    "venir",
];

/// Mend the auxiliaries of a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    active(tokens);
    quarrelled(tokens);
    for be in 0..tokens.len() {
        let Some(verb) = tokens[be].head.filter(|&v| v > be && tokens[be].lemma == "être") else { continue };
        let participle = tokens[verb].upos == Upos::Verb
            && tokens[verb].feats.is("VerbForm", "Part")
            && apart(tokens, verb);
        let oneself = tokens[..be].iter().any(|t| {
            depends(t, verb, &["obj", "iobj", "expl"]) && t.upos == Upos::Pron && t.feats.is("Reflex", "Yes")
        });
        let taken = match tokens[be].deprel.as_str() {
            "cop" => oneself || WITH_BEING.contains(&tokens[verb].lemma.as_str()),
            "aux:pass" => oneself,
            _ => false,
        };
        if !participle || !taken {
            continue;
        }
        "aux:tense".clone_into(&mut tokens[be].deprel);
        for token in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj:pass") {
            "nsubj".clone_into(&mut token.deprel);
        }
    }
}

/// `Nous nous sommes fâchés`: what one does to oneself is no quality, whatever the parser takes the participle for.
fn quarrelled(tokens: &mut [Token]) {
    for be in 1..tokens.len() {
        let Some(word) = tokens[be].head.filter(|&w| w > be && tokens[be].deprel == "cop") else { continue };
        let clitic = (0..be).any(|i| {
            i + 3 > be
                && tokens[i].head == Some(word)
                && tokens[i].upos == Upos::Pron
                && tokens[i].deprel == "expl:pv"
        });
        let form = tokens[word].form.to_lowercase();
        let stem = ["ées", "és", "ée", "é"].iter().find_map(|end| form.strip_suffix(end));
        let quality = tokens[word].upos == Upos::Adj && tokens[be].lemma == "être" && apart(tokens, word);
        let Some(stem) = stem.filter(|_| clitic && quality) else { continue };
        let gender = if form.ends_with("ée") || form.ends_with("ées") { "Fem" } else { "Masc" };
        let number = if form.ends_with('s') { "Plur" } else { "Sing" };
        tokens[word].upos = Upos::Verb;
        tokens[word].lemma = format!("{stem}er");
        tokens[word].feats =
            Features::parse(&format!("Gender={gender}|Number={number}|Tense=Past|VerbForm=Part"));
        "aux:tense".clone_into(&mut tokens[be].deprel);
    }
}

/// The subject of a finite verb without an auxiliary or a pronoun of its own does what it says.
fn active(tokens: &mut [Token]) {
    for subject in 0..tokens.len() {
        let Some(verb) = tokens[subject].head.filter(|_| tokens[subject].deprel == "nsubj:pass") else {
            continue;
        };
        let helped = tokens.iter().any(|t| {
            depends(t, verb, &["aux", "cop", "expl"]) || t.head == Some(verb) && t.feats.is("Reflex", "Yes")
        });
        if tokens[verb].upos == Upos::Verb && tokens[verb].feats.is("VerbForm", "Fin") && !helped {
            "nsubj".clone_into(&mut tokens[subject].deprel);
        }
    }
}

/// Whether the participle has no article or preposition of its own: `est une sortie` is none.
fn apart(tokens: &[Token], verb: usize) -> bool {
    !tokens.iter().any(|t| depends(t, verb, &["det", "case"]))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{tokens, tree};
    use super::mend;

    fn mended(lemmas: &[(usize, &str)], words: &str) -> String {
        let mut sentence = tokens(words);
        for &(at, lemma) in lemmas {
            lemma.clone_into(&mut sentence[at].lemma);
        }
        mend(&mut sentence);
        tree(&sentence)
    }

    #[test]
    fn being_makes_the_past_of_pronominal_verbs() {
        let well = "Marie/PROPN/5/nsubj:pass s'/PRON/5/expl:pv/Reflex=Yes en/PRON/5/iobj est/AUX/5/cop \
                    tirée/VERB/0/root/VerbForm=Part";
        assert_eq!(mended(&[(3, "être")], well), "5/nsubj 5/expl:pv 5/iobj 5/aux:tense 0/root");
    }

    #[test]
    fn a_finite_verb_is_active() {
        let halves =
            "couvercle/NOUN/2/nsubj:pass divise/VERB/0/root/VerbForm=Fin par/ADP/4/case deux/NOUN/2/obl";
        assert_eq!(mended(&[], halves), "2/nsubj 0/root 4/case 2/obl");
        let sells = "livre/NOUN/3/nsubj:pass se/PRON/3/expl:pass vend/VERB/0/root/VerbForm=Fin";
        assert_eq!(mended(&[], sells), tree(&tokens(sells)));
    }

    #[test]
    fn being_makes_the_past_of_verbs_of_going() {
        let goes = "Marie/PROPN/3/nsubj est/AUX/3/cop entrée/VERB/0/root/VerbForm=Part";
        assert_eq!(mended(&[(1, "être"), (2, "entrer")], goes), "3/nsubj 3/aux:tense 0/root");
        let closed = "porte/NOUN/3/nsubj est/AUX/3/cop fermée/VERB/0/root/VerbForm=Part";
        assert_eq!(mended(&[(1, "être"), (2, "fermer")], closed), tree(&tokens(closed)));
    }
}
