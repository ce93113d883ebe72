//! French participles with a subject of their own: `L'objectif étant de réduire les déchets, la cantine pèse les restes`.
//!
//! Reads and changes: heads and relations of one sentence's tokens. The noun before the participle is its subject, and the
//! clause hangs on the one behind the comma, which has a subject of its own. It must leave `Le maire, étant malade, …` and
//! `Les élèves ayant raté le bus attendent`.

use super::super::{ancestors, attach, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let auxiliary = matches!(tokens[participle].relation(), "aux" | "cop");
        let present = tokens[participle].form.to_lowercase().ends_with("ant")
            && matches!(tokens[participle].upos, Upos::Verb | Upos::Aux)
            && !(participle > 0 && lower(&tokens[participle - 1]) == "en");
        if present && let Some((start, noun)) = subject_before(tokens, participle) {
            settle(tokens, participle, auxiliary, (start, noun));
        }
    }
}

/// The noun phrase that stands just before a participle and opens the sentence: where it starts, and its noun.
fn subject_before(tokens: &[Token], participle: usize) -> Option<(usize, usize)> {
    let mut end = participle;
    while end > 0 && matches!(lower(&tokens[end - 1]).as_str(), "ne" | "n'") {
        end -= 1;
    }
    let opening =
        |t: &Token| matches!(lower(t).as_str(), "mais" | "or" | "et" | "donc" | "cependant" | "«" | "\"");
    let start = (0..end).find(|&i| !opening(&tokens[i]))?;
    let within = |t: &Token| {
        matches!(
            t.upos,
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Num | Upos::Pron
        ) || lower(t) == "plus"
            || lower(t) == "moins"
    };
    let determined = matches!(tokens[start].upos, Upos::Det | Upos::Propn | Upos::Num)
        || matches!(
            lower(&tokens[start]).as_str(),
            "chacun" | "chacune" | "celui-ci" | "celle-ci" | "ceux-ci" | "cela"
        );
    if !determined || !tokens[start..end].iter().all(within) {
        return None;
    }
    let outside = |i: usize| tokens[i].head.is_none_or(|h| h < start || h >= end);
    let nominal = |i: usize| matches!(tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj);
    let mut nouns = (start..end).filter(|&i| outside(i));
    let noun = nouns.next().filter(|&i| nominal(i))?;
    nouns.next().is_none().then_some((start, noun))
}

/// The comma that ends the participle's clause, and the verb behind it that has a subject.
fn clause_behind(tokens: &[Token], participle: usize, noun: usize) -> Option<(usize, usize)> {
    let root = tokens.iter().position(|t| t.head.is_none())?;
    let own =
        |s: usize, comma: usize| s > comma && s != noun && matches!(tokens[s].relation(), "nsubj" | "expl");
    (participle + 1..root).filter(|&c| tokens[c].form == ",").find_map(|comma| {
        // `L'agent pouvant refuser, prévoyez une copie.`
        let asked = comma + 1 == root && tokens[root].feats.is("Person", "2");
        if asked {
            return Some((comma, root));
        }
        let next = (comma + 1..=root).take(4).find(|&s| tokens[s].head == Some(root) && own(s, comma));
        next.map(|_| (comma, root))
    })
}

fn settle(tokens: &mut [Token], participle: usize, auxiliary: bool, (start, noun): (usize, usize)) {
    let Some((comma, root)) = clause_behind(tokens, participle, noun) else { return };
    let outside = |t: &Token| t.head.is_none_or(|h| h < start || h >= comma);
    let mut predicate = tokens[participle].head.filter(|&h| auxiliary && h > participle && h < comma);
    if predicate.is_none() && auxiliary {
        // `Les plus exposés étant les enfants`: the noun before was taken for the predicate.
        predicate = (participle + 1..comma).find(|&i| {
            outside(&tokens[i]) && matches!(tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
        });
        if let Some(predicate) = predicate {
            attach(tokens, participle, predicate, "cop");
        }
    }
    let predicate = predicate.unwrap_or(participle);
    if predicate == participle {
        tokens[participle].upos = Upos::Verb;
    }
    if predicate == noun || ancestors(tokens, root).any(|a| a == predicate) {
        return;
    }
    let passive = tokens.iter().any(|t| t.head == Some(predicate) && t.deprel == "aux:pass");
    attach(tokens, predicate, root, "advcl");
    attach(tokens, noun, predicate, if passive { "nsubj:pass" } else { "nsubj" });
    for i in start..comma {
        let strays = i != predicate && i != noun && tokens[i].head.is_none_or(|h| h < start || h > comma);
        let taken = i > participle && tokens[i].head == Some(noun);
        if strays || taken {
            let that =
                tokens.iter().any(|t| t.head == Some(i) && t.relation() == "mark" && lower(t) == "que");
            let verb = tokens[i].upos == Upos::Verb;
            let relation = match tokens[i].relation() {
                _ if verb && that => "ccomp",
                _ if verb => "xcomp",
                "punct" => "punct",
                other => {
                    if other == "advmod" {
                        "advmod"
                    } else {
                        "obl:mod"
                    }
                }
            };
            attach(tokens, i, predicate, relation);
        }
    }
    attach(tokens, comma, predicate, "punct");
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn a_participle_has_a_subject_of_its_own() {
        let aim = "Le/DET/2/det but/NOUN/10/dislocated étant/AUX/10/advcl de/ADP/5/mark réduire/VERB/2/acl les/DET/7/det restes/NOUN/5/obj ,/PUNCT/2/punct elle/PRON/10/nsubj pèse/VERB/0/root";
        assert_eq!(mended(aim), "2/det 3/nsubj 10/advcl 5/mark 3/xcomp 7/det 5/obj 3/punct 10/nsubj 0/root");
        let which = "Les/DET/2/det élèves/NOUN/6/nsubj ayant/AUX/4/aux raté/VERB/2/acl hier/ADV/4/advmod attendent/VERB/0/root";
        assert_eq!(mended(which), "2/det 6/nsubj 4/aux 2/acl 4/advmod 0/root");
    }
}
