//! Whose name stands between commas behind a long noun phrase: in `le président du Comité d'organisation, Marc Roy, …` the
//! president's.
//!
//! Reads and changes: heads of one French sentence's tokens. The parser may hang somebody's name on what is nearest; what is
//! no person has none.

use super::{attach, has};
use crate::analysis::sentence::{EntityType, Sentence, Token, Upos};

/// Nouns for people by what they are, beside those that end as names of trades do.
const PEOPLE: &str = "président présidente vice-président vice-présidente maire porte-parole secrétaire chef cheffe patron \
    patronne responsable ministre gérant gérante dirigeant dirigeante délégué déléguée conseiller conseillère député députée \
    commissaire propriétaire doyen doyenne préfet préfète avocat avocate adjoint adjointe capitaine pdg numéro bras \
    trésorier trésorière chancelier chancelière mère père frère sœur fils fille mari femme épouse époux veuve veuf ami amie \
    compagnon compagne cousin cousine oncle tante neveu nièce collègue associé associée gardien gardienne berger bergère";
const ENDINGS: [&str; 7] = ["teur", "trice", "iste", "logue", "seur", "neur", "ateur"];
/// Things that end so, too.
const THINGS: &str =
    "secteur moteur facteur liste piste vecteur compteur ordinateur tracteur réacteur ascenseur quatuor";

/// Mend a French sentence.
pub(super) fn mend(sentence: &mut Sentence) {
    for name in 4..sentence.tokens.len() {
        let somebody =
            sentence.entities.iter().any(|e| e.kind == EntityType::Person && e.tokens.start == name);
        let tokens = &mut sentence.tokens;
        let Some(near) =
            tokens[name].head.filter(|&n| somebody && n < name && is_set_behind(tokens, name, n))
        else {
            continue;
        };
        if tokens[near].upos != Upos::Noun || is_somebody(&tokens[near]) {
            continue;
        }
        let above = std::iter::successors(Some(near), |&n| {
            tokens[n].head.filter(|&head| head < n && tokens[n].relation() == "nmod")
        });
        let who = above.skip(1).take(4).find(|&n| is_somebody(&tokens[n]) && has(tokens, n, &["det"]));
        if let Some(who) = who {
            attach(tokens, name, who, "appos");
        }
    }
}

/// Whether a name stands between commas and says what the noun is.
fn is_set_behind(tokens: &[Token], name: usize, noun: usize) -> bool {
    let end = (name + 1..tokens.len())
        .find(|&i| tokens[i].head != Some(name) || tokens[i].upos != Upos::Propn)
        .unwrap_or(tokens.len());
    let closed = tokens.get(end).is_none_or(|t| matches!(t.form.as_str(), "," | "." | ")"));
    tokens[name].relation() == "appos"
        && tokens[name].upos == Upos::Propn
        && tokens[name - 1].form == ","
        && closed
        && (noun + 1..name).all(|i| tokens[i].upos != Upos::Verb)
}

/// `président`, `directrice`: a noun for somebody.
fn is_somebody(token: &Token) -> bool {
    let lemma = token.lemma.to_lowercase();
    let listed = |list: &str| list.split_whitespace().any(|word| word == lemma);
    token.upos == Upos::Noun
        && (listed(PEOPLE) || ENDINGS.iter().any(|end| lemma.ends_with(end)) && !listed(THINGS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Language;
    use crate::analysis::grammar::fixture;
    use crate::analysis::sentence::EntityMention;
    use crate::span::{CharSpan, TokenSpan};

    fn mended(words: &str, name: usize) -> String {
        let tokens = fixture::tokens(words);
        let entities =
            vec![EntityMention { tokens: TokenSpan::new(name, name + 2), kind: EntityType::Person }];
        let mut sentence =
            Sentence { span: CharSpan::new(0, 0), language: Language::French, tokens, entities };
        mend(&mut sentence);
        fixture::tree(&sentence.tokens)
    }

    #[test]
    fn the_name_is_that_of_the_person() {
        let parsed = "le/DET/2/det président/NOUN/8/nsubj du/ADP/4/case Comité/NOUN/2/nmod ,/PUNCT/6/punct Marc/PROPN/4/appos \
                      Roy/PROPN/6/flat:name nie/VERB/0/root";
        // Behind the comma nothing closes the name.
        assert_eq!(mended(parsed, 5), fixture::mended(|_| {}, parsed));
        let parsed =
            parsed.replace(" nie/VERB/0/root", " ,/PUNCT/6/punct nie/VERB/0/root").replace("/8/", "/9/");
        assert!(mended(&parsed, 5).contains("6/punct 2/appos 6/flat:name"), "{}", mended(&parsed, 5));
    }
}
