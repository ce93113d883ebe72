//! French words that are set behind others: brackets, what a reporter does besides, and what is judged.
//!
//! Reads and changes: parts of speech, features, heads and relations of one sentence's tokens. In `le maire de Sainval (Jura, 820
//! habitants)` both tell of Sainval; in `« … », déplore le maire, qui rappelle que …` it is the mayor who recalls; in `informe
//! que X ferme, en précisant que …` whoever informs adds; `trouve choquant que …` judges what follows.

mod brink;

use super::complements::SAYING;
use super::{attach, depends, has, lower};
use crate::analysis::Language;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::sentence::{Features, Token, Upos};

/// Verbs that find something so or so.
const JUDGING: &[&str] = &["juger", "trouver", "estimer", "considérer", "croire"];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    brackets(tokens);
    reporters(tokens);
    gerunds(tokens);
    qualities(tokens);
    judged(tokens);
    brink::mend(tokens);
    super::bounds::staying(tokens);
}

/// `Sainval (Jura, 820 habitants)`: what stands in brackets right behind a name is said of it.
fn brackets(tokens: &mut [Token]) {
    for open in 1..tokens.len() {
        let name = open - 1;
        if tokens[open].form != "(" || tokens[name].upos != Upos::Propn || tokens[name].relation() != "nmod" {
            continue;
        }
        let Some(close) = (open..tokens.len()).find(|&i| tokens[i].form == ")") else { continue };
        let Some(above) = tokens[name].head else { continue };
        let inner = |t: &Token| t.head.is_some_and(|h| open < h && h < close);
        for at in open + 1..close {
            let beside = tokens[at].head == Some(above) && matches!(tokens[at].relation(), "appos" | "nmod");
            let counted = inner(&tokens[at])
                && tokens[at].relation() == "appos"
                && has(tokens, at, &["nummod"])
                && tokens[at].upos == Upos::Noun;
            if (beside || counted) && !has(tokens, at, &["case"]) {
                attach(tokens, at, name, "appos");
            }
        }
    }
}

/// `« … », déplore le maire, qui rappelle que …`: the clause hangs on whoever the pronoun means.
fn reporters(tokens: &mut [Token]) {
    for qui in 2..tokens.len() {
        if lower(&tokens[qui]) != "qui" || tokens[qui].relation() != "nsubj" || tokens[qui - 1].form != "," {
            continue;
        }
        let Some(verb) = tokens[qui].head.filter(|&v| v > qui) else { continue };
        if !matches!(tokens[verb].relation(), "advcl" | "parataxis" | "conj") {
            continue;
        }
        let reporter = (0..qui - 1).rev().find(|&i| {
            tokens[i].relation() == "nsubj"
                && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
                && tokens[i].head.is_some_and(|v| v < i && tokens[v].relation() == "parataxis")
        });
        let Some(who) = reporter else { continue };
        let Some(says) = tokens[who].head else { continue };
        // Nothing but who it is stands between.
        let close = (who + 1..qui - 1).all(|i| {
            let up = std::iter::successors(tokens[i].head, |&h| tokens[h].head).take(tokens.len());
            up.into_iter().any(|h| h == who) || tokens[i].upos == Upos::Punct
        });
        let singular = |t: &Token| t.feats.get("Number").is_none_or(|n| n == "Sing");
        if close
            && says < who
            && tokens[verb].head != Some(who)
            && singular(&tokens[verb]) == singular(&tokens[who])
        {
            attach(tokens, verb, who, "acl:relcl");
        }
    }
}

/// `informe que X ferme, tout en précisant que …`: whoever tells the one tells the other.
fn gerunds(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let says = |v: usize| SAYING.contains(&tokens[v].lemma.as_str()) || tokens[v].lemma == "informer";
        let gerund = tokens[verb].feats.is("VerbForm", "Part")
            && tokens[verb].feats.is("Tense", "Pres")
            && tokens.iter().any(|t| depends(t, verb, &["mark", "case"]) && lower(t) == "en")
            && has(tokens, verb, &["ccomp"]);
        let told = tokens[verb].head.filter(|&h| gerund && h < verb && tokens[h].relation() == "ccomp");
        let Some(teller) = told.and_then(|h| tokens[h].head).filter(|_| says(verb)) else { continue };
        if says(teller) && teller < verb {
            attach(tokens, verb, teller, "advcl");
        }
    }
}

/// `Il serait prématuré de conclure`: a participle of no verb, which is an adjective.
fn qualities(tokens: &mut [Token]) {
    for word in 0..tokens.len() {
        let token = &tokens[word];
        let participle = token.upos == Upos::Verb && token.feats.is("VerbForm", "Part");
        let listed = |kind, lemma: &str| Lexicon::of(Language::French, kind).is_some_and(|l| l.lists(lemma));
        let adjective = Lexicon::of(Language::French, Upos::Adj)
            .is_some_and(|l| l.lemmas(&lower(token)).iter().any(|lemma| l.lists(lemma)));
        if !participle || listed(Upos::Verb, &token.lemma) || !adjective {
            continue;
        }
        for token in tokens.iter_mut() {
            if depends(token, word, &["aux"]) && token.lemma == "être" {
                "cop".clone_into(&mut token.deprel);
            } else if token.head == Some(word) && token.deprel == "nsubj:pass" {
                "nsubj".clone_into(&mut token.deprel);
            }
        }
        let il = (0..word).find(|&i| depends(&tokens[i], word, &["nsubj"]) && lower(&tokens[i]) == "il");
        let act = (word + 1..tokens.len()).find(|&i| {
            depends(&tokens[i], word, &["xcomp"])
                && tokens.iter().any(|t| depends(t, i, &["mark"]) && t.lemma == "de")
        });
        if let (Some(il), Some(act)) = (il, act) {
            "expl:subj".clone_into(&mut tokens[il].deprel);
            "csubj".clone_into(&mut tokens[act].deprel);
        }
        as_adjective(&mut tokens[word]);
    }
}

/// `trouver choquant que l'auteur sorte`: an adjective in `-ant` taken for a verb of its own.
fn judged(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let Some(verb) = tokens[word].head.filter(|&v| v < word && tokens[word].relation() == "xcomp") else {
            continue;
        };
        let judges = JUDGING.contains(&tokens[verb].lemma.as_str()) && !has(tokens, verb, &["obj"]);
        let bare = matches!(tokens[word].upos, Upos::Adj | Upos::Verb)
            && !tokens[word].feats.is("VerbForm", "Inf")
            && !has(tokens, word, &["mark", "aux", "obj", "nsubj"]);
        let that = |c: usize| {
            tokens.iter().any(|t| depends(t, c, &["mark"]) && matches!(lower(t).as_str(), "que" | "qu'"))
        };
        let clause = (word + 1..tokens.len()).find(|&c| {
            tokens[c].head == Some(word)
                && matches!(tokens[c].relation(), "ccomp" | "csubj" | "advcl")
                && that(c)
        });
        let Some(clause) = clause.filter(|_| judges && bare) else { continue };
        attach(tokens, clause, verb, "ccomp");
        if tokens[word].upos == Upos::Verb {
            as_adjective(&mut tokens[word]);
        }
    }
}

fn as_adjective(token: &mut Token) {
    let agreement: Vec<String> =
        ["Gender", "Number"].iter().filter_map(|n| Some(format!("{n}={}", token.feats.get(n)?))).collect();
    token.upos = Upos::Adj;
    let lemma =
        Lexicon::of(Language::French, Upos::Adj).and_then(|l| l.lemmas(&lower(token)).into_iter().next());
    token.lemma = lemma.unwrap_or_else(|| lower(token));
    token.feats = Features::parse(&agreement.join("|"));
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn brackets_tell_of_the_name_before_them() {
        let town = "maire/NOUN/0/root de/ADP/3/case Sainval/PROPN/1/nmod (/PUNCT/5/punct Jura/PROPN/1/appos ,/PUNCT/8/punct \
                    820/NUM/8/nummod habitants/NOUN/5/appos )/PUNCT/5/punct";
        assert_eq!(mended(town), "0/root 3/case 1/nmod 5/punct 3/appos 8/punct 8/nummod 3/appos 5/punct");
    }

    #[test]
    fn a_relative_clause_tells_of_whoever_reports() {
        let said = "Il/PRON/2/nsubj neige/VERB/0/root ,/PUNCT/4/punct déplore/VERB/2/parataxis:insert Anne/PROPN/4/nsubj \
                    ,/PUNCT/8/punct qui/PRON/8/nsubj part/VERB/2/advcl";
        assert_eq!(
            mended(said),
            "2/nsubj 0/root 4/punct 2/parataxis:insert 4/nsubj 8/punct 8/nsubj 5/acl:relcl"
        );
    }
}
