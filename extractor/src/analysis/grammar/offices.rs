//! French names of offices that the parser takes for participles: `Nadia Kerbrat, déléguée centrale CFDT, …`.
//!
//! Reads and changes: parts of speech, lemmas, heads and relations of one sentence's tokens. Behind a comma and with an adjective
//! or a name after it, such a word says who somebody is; with a preposition (`élue par les siens`) it may be a participle.

use super::{attach, lower};
use crate::analysis::sentence::{Token, Upos};

/// Participles that are offices, in the masculine singular.
const OFFICES: &[&str] = &[
    "délégué",
    "élu",
    "député",
    "associé",
    "attaché",
    "salarié",
    "retraité",
    "employé",
    "envoyé",
    "préposé",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for office in 2..tokens.len() {
        let Some(lemma) = name(&tokens[office]) else { continue };
        let who =
            tokens[office].head.filter(|_| matches!(tokens[office].relation(), "acl" | "advcl" | "appos"));
        let next = office + 1;
        let told = tokens.get(next).is_some_and(|t| {
            t.head == Some(office) && matches!(t.upos, Upos::Adj | Upos::Propn | Upos::Noun)
        });
        let named = (0..office - 1).rev().take_while(|&t| !is_break(&tokens[t])).last();
        let (Some(_), true, ",", Some(first)) = (who, told, tokens[office - 1].form.as_str(), named) else {
            continue;
        };
        // Of `Nadia Kerbrat` the first word heads the other.
        let Some(person) = (first..office - 1).find(|&t| matches!(tokens[t].upos, Upos::Propn)) else {
            continue;
        };
        tokens[office].upos = Upos::Noun;
        lemma.clone_into(&mut tokens[office].lemma);
        attach(tokens, office, person, "appos");
        for dependent in next..tokens.len().min(next + 4) {
            if tokens[dependent].head == Some(office) {
                let relation = match tokens[dependent].upos {
                    Upos::Adj => "amod",
                    Upos::Propn | Upos::Noun => "nmod",
                    _ => continue,
                };
                attach(tokens, dependent, office, relation);
            }
        }
    }
}

/// The office that a participle may name.
fn name(token: &Token) -> Option<&'static str> {
    let form = lower(token);
    let bare = form.trim_end_matches('s');
    let office = OFFICES.iter().find(|&&office| bare == office || bare.strip_suffix('e') == Some(office))?;
    (token.upos == Upos::Verb && token.feats.is("VerbForm", "Part")).then_some(office)
}

/// Where the words before a comma begin.
fn is_break(token: &Token) -> bool {
    token.upos == Upos::Punct || matches!(token.upos, Upos::Verb | Upos::Aux)
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn an_office_behind_a_name_is_no_participle() {
        let office = "rappelle/VERB/0/root Nadia/PROPN/1/nsubj Kerbrat/PROPN/2/flat ,/PUNCT/5/punct \
                      déléguée/VERB/2/acl/VerbForm=Part centrale/ADJ/5/advmod CFDT/PROPN/5/obl:arg";
        assert_eq!(mended(office), "0/root 1/nsubj 2/flat 5/punct 2/appos 5/amod 5/nmod");
    }

    #[test]
    fn a_participle_with_a_preposition_stays_one() {
        let elected = "Anna/PROPN/6/nsubj ,/PUNCT/3/punct élue/VERB/1/acl/VerbForm=Part par/ADP/5/case \
                       tous/PRON/3/obl reste/VERB/0/root";
        assert_eq!(mended(elected), "6/nsubj 3/punct 1/acl 5/case 3/obl 0/root");
    }
}
