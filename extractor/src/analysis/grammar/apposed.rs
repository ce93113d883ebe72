//! Whose name stands between commas behind a long noun phrase: in `le président du Comité d'organisation, Marc Roy, …` the
//! president's.
//!
//! Reads and changes: heads of one French sentence's tokens. The parser may hang somebody's name on what is nearest; what is
//! no person has none.

use super::{ancestors, attach, has};
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

/// Nouns for bodies and what they make, which no person is.
const BODIES: &str = "société entreprise startup start-up association club fondation compagnie maison coopérative groupe agence \
    cabinet institut école université laboratoire centre collectif syndicat fédération marque enseigne plateforme application \
    boutique librairie éditeur filiale banque chaîne revue radio journal hebdomadaire magazine site festival théâtre musée \
    ville commune organisation structure firme PME ONG usine atelier studio label réseau think-tank cercle troupe";

/// Mend a French sentence.
pub(super) fn mend(sentence: &mut Sentence) {
    persons(sentence);
    bodies(sentence);
}

/// `Paul Roux, directeur de Velia, la société qui fabrique des vélos`: a body is nobody, but what was named just before.
fn bodies(sentence: &mut Sentence) {
    for noun in 4..sentence.tokens.len() {
        let tokens = &sentence.tokens;
        let lemma = tokens[noun].lemma.to_lowercase();
        let body = tokens[noun].upos == Upos::Noun
            && tokens[noun].relation() == "appos"
            && BODIES.split_whitespace().any(|word| word == lemma);
        let person = |at: usize| {
            sentence.entities.iter().any(|e| e.kind == EntityType::Person && e.tokens.contains(at))
                || is_somebody(&tokens[at])
        };
        let comma = (0..noun).rev().find(|&i| tokens[i].form == ",");
        let (Some(who), Some(comma)) = (tokens[noun].head.filter(|&h| h < noun && body && person(h)), comma)
        else {
            continue;
        };
        let named = (who + 1..comma).rev().find(|&i| {
            let kind = sentence.entities.iter().find(|e| e.tokens.contains(i)).map(|e| e.kind);
            tokens[i].upos == Upos::Propn
                && kind != Some(EntityType::Person)
                && tokens[i].relation() != "flat:name"
        });
        let ends = |name: usize| (name + 1..comma).all(|i| tokens[i].upos == Upos::Propn);
        let below = |name: usize| ancestors(tokens, name).any(|up| up == who);
        if let Some(name) = named.filter(|&name| ends(name) && below(name)) {
            attach(&mut sentence.tokens, noun, name, "appos");
        }
    }
}

/// A name set behind a noun phrase, on the noun for somebody in it.
fn persons(sentence: &mut Sentence) {
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
