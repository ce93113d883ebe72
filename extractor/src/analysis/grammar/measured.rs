//! `Les femmes sont moins payées que les hommes`: a participle that is compared is a quality, and its standard no agent.
//!
//! Reads and changes: parts of speech, lemmas and relations of one French sentence's tokens.

use super::super::sentence::{Token, Upos};
use super::{attach, depends, has, lower};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let form = lower(&tokens[word]);
        let agreed = || ["é", "ée", "és", "ées"].iter().any(|end| form.ends_with(end));
        let participle = match tokens[word].upos {
            Upos::Verb => tokens[word].feats.is("VerbForm", "Part") && !has(tokens, word, &["obj"]),
            Upos::Adj => tokens[word].lemma.ends_with("er") && agreed(),
            _ => false,
        };
        let degree =
            |t: &Token| matches!(lower(t).as_str(), "plus" | "moins" | "aussi" | "autant" | "davantage");
        let compared = depends(&tokens[word - 1], word, &["advmod"]) && degree(&tokens[word - 1]);
        let Some(standard) = standard(tokens, word).filter(|_| participle && compared) else { continue };
        let being =
            tokens.iter().any(|t| t.head == Some(word) && (t.deprel == "aux:pass" || t.relation() == "cop"));
        if !being {
            continue;
        }
        attach(tokens, standard, word, "obl:mod");
        tokens[word].lemma = quality(&form, &tokens[word].lemma);
        tokens[word].upos = Upos::Adj;
        for token in tokens.iter_mut().filter(|t| t.head == Some(word)) {
            match token.deprel.as_str() {
                "aux:pass" => "cop".clone_into(&mut token.deprel),
                "nsubj:pass" => "nsubj".clone_into(&mut token.deprel),
                _ => {}
            }
        }
    }
}

/// The noun behind `que` that the participle is compared with.
fn standard(tokens: &[Token], word: usize) -> Option<usize> {
    (word + 1..tokens.len()).find(|&noun| {
        let than = |t: &Token| t.head == Some(noun) && matches!(lower(t).as_str(), "que" | "qu'");
        depends(&tokens[noun], word, &["obl", "nmod"])
            && matches!(tokens[noun].upos, Upos::Noun | Upos::Propn | Upos::Pron)
            && tokens[word + 1..noun].iter().any(than)
    })
}

/// The participle in the masculine singular: `payées` is `payé`.
fn quality(form: &str, lemma: &str) -> String {
    let singular = form.trim_end_matches('s');
    match () {
        () if lemma.ends_with("er") => {
            singular.strip_suffix("ée").map_or(singular.to_owned(), |stem| format!("{stem}é"))
        }
        () if form.ends_with('e') || form.ends_with("es") => singular.trim_end_matches('e').to_owned(),
        () => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn what_is_compared_has_no_agent() {
        let less = "Elles/PRON/4/nsubj:pass sont/AUX/4/aux:pass moins/ADV/4/advmod payées/VERB/0/root/VerbForm=Part que/SCONJ/6/case nous/PRON/4/obl:agent";
        assert_eq!(mended(less), "4/nsubj 4/cop 4/advmod 0/root 6/case 4/obl:mod");
        let paid = "Elles/PRON/3/nsubj:pass sont/AUX/3/aux:pass payées/VERB/0/root/VerbForm=Part par/ADP/5/case nous/PRON/3/obl:agent";
        assert_eq!(mended(paid), "3/nsubj:pass 3/aux:pass 0/root 5/case 3/obl:agent");
    }

    #[test]
    fn qualities_are_cited_in_the_masculine() {
        let cited = |form, lemma| super::quality(form, lemma);
        assert_eq!(
            [cited("payées", "payer"), cited("connue", "connaître"), cited("pris", "prendre")],
            ["payé", "connu", "pris"]
        );
    }
}
