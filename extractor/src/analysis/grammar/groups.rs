//! French verb groups that the parser tore apart, and what hangs on the wrong verb.
//!
//! Reads and changes: heads and relations of one sentence's tokens. `nous aurions dû fermer` is one verb with its
//! auxiliary, `fais dormir le pain` one with its causative; of a clitic and a noun after the verb, the clitic is to whom
//! (`m'a cassé le poignet`); whoever stands behind a verb set in by commas says it (`confie Martine Ott`); and in a
//! question with no other subject, the noun behind the verb is it (`À quoi va servir cet argent ?`).

use super::{ancestors, attach};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    torn_groups(tokens);
    receivers(tokens);
    set_in_speakers(tokens);
    closing_speakers(tokens);
    asked_subjects(tokens);
    set_phrases(tokens);
    themes(tokens);
    departures(tokens);
    stressed(tokens);
    strays(tokens);
    clitics_of_infinitives(tokens);
}

fn is_verb(token: &Token) -> bool {
    matches!(token.upos, Upos::Verb | Upos::Aux)
}

/// An auxiliary and its participle, or `faire` and its infinitive, that were made two clauses under one head.
fn torn_groups(tokens: &mut [Token]) {
    for first in 0..tokens.len() {
        let finite = is_verb(&tokens[first]) && tokens[first].feats.is("VerbForm", "Fin");
        let lemma = tokens[first].lemma.clone();
        let causes = lemma == "faire";
        if !finite || !(causes || matches!(lemma.as_str(), "avoir" | "être")) {
            continue;
        }
        let next = (first + 1..tokens.len()).find(|&i| tokens[i].upos != Upos::Adv);
        let form = if causes { "Inf" } else { "Part" };
        let verb = next.filter(|&v| {
            tokens[v].upos == Upos::Verb
                && tokens[v].feats.is("VerbForm", form)
                && tokens[v].head.is_some()
                && tokens[v].head == tokens[first].head
                && tokens[v].relation() == tokens[first].relation()
        });
        let Some(verb) = verb
            .filter(|_| matches!(tokens[first].relation(), "ccomp" | "advcl" | "parataxis" | "acl" | "conj"))
        else {
            continue;
        };
        for token in tokens.iter_mut().filter(|token| token.head == Some(first)) {
            token.head = Some(verb);
        }
        attach(tokens, first, verb, if causes { "aux:caus" } else { "aux:tense" });
    }
}

/// `m'a cassé le poignet`, `je vous le cache`: of two objects, the clitic without case is to whom it is done.
fn receivers(tokens: &mut [Token]) {
    for clitic in 0..tokens.len() {
        let form = tokens[clitic].form.to_lowercase().replace('’', "'");
        let somebody = matches!(form.as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous");
        if !somebody || tokens[clitic].deprel != "obj" || tokens[clitic].upos != Upos::Pron {
            continue;
        }
        let Some(verb) = tokens[clitic].head.filter(|&v| v > clitic) else { continue };
        let other = tokens.iter().enumerate().any(|(i, t)| {
            let thing = match t.upos {
                Upos::Noun => i > verb && !is_time(t),
                Upos::Pron => i > clitic && i < verb && t.feats.is("Person", "3") || t.lemma == "tout",
                _ => false,
            };
            i != clitic && t.head == Some(verb) && t.relation() == "obj" && thing
        });
        if other {
            "iobj".clone_into(&mut tokens[clitic].deprel);
        }
    }
}

fn is_time(token: &Token) -> bool {
    const UNITS: &[&str] =
        &["an", "année", "mois", "semaine", "jour", "heure", "minute", "fois", "nuit", "soir", "matin"];
    UNITS.contains(&token.lemma.as_str())
}

/// `« C'est dur, confie Martine Ott. »`: the name behind a verb that is set in says it, where what is said has a subject.
fn set_in_speakers(tokens: &mut [Token]) {
    for name in 2..tokens.len() {
        let verb = name - 1;
        let named =
            matches!(tokens[name].upos, Upos::Propn | Upos::Noun) && tokens[name].relation() == "nsubj";
        let set_in = tokens[verb].relation() == "parataxis"
            && tokens[verb].upos == Upos::Verb
            && tokens[verb].feats.is("VerbForm", "Fin")
            && matches!(tokens[verb - 1].form.as_str(), "," | "»" | "”");
        let Some(said) = tokens[name].head.filter(|&h| h < verb && tokens[verb].head == Some(h)) else {
            continue;
        };
        let mut subjects = tokens[..verb].iter().filter(|t| t.head == Some(said) && t.relation() == "nsubj");
        let own = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        if named && set_in && !own && subjects.next().is_some() {
            attach(tokens, name, verb, "nsubj");
        }
    }
}

/// `« … », a lâché le prévenu`: behind the closing mark, the noun right after the verb says it and is no object.
fn closing_speakers(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let token = &tokens[verb];
        if token.upos != Upos::Verb || !matches!(token.relation(), "parataxis" | "root" | "conj") {
            continue;
        }
        let own = |i: usize| tokens[i].head == Some(verb);
        let first = (0..verb).find(|&i| own(i) && tokens[i].relation() == "aux").unwrap_or(verb);
        let closed = first >= 2
            && tokens[first - 1].form == ","
            && matches!(tokens[first - 2].form.as_str(), "»" | "”");
        let other = (0..tokens.len())
            .any(|i| own(i) && matches!(tokens[i].relation(), "nsubj" | "expl" | "iobj" | "cc"));
        let near = |i: &usize| {
            own(*i)
                && tokens[*i].relation() == "obj"
                && matches!(tokens[*i].upos, Upos::Noun | Upos::Propn)
                && tokens[verb + 1..*i].iter().all(|t| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num))
        };
        if let Some(speaker) = (verb + 1..tokens.len()).find(near).filter(|_| closed && !other) {
            "nsubj".clone_into(&mut tokens[speaker].deprel);
        }
    }
}

/// `À quoi va servir cet argent ?`: the noun behind the verb of a question that begins with what is asked for, and has no
/// other subject.
fn asked_subjects(tokens: &mut [Token]) {
    let asks =
        |t: &Token| matches!(t.form.to_lowercase().as_str(), "quoi" | "où" | "quand" | "comment" | "combien");
    if tokens.last().is_none_or(|t| t.form != "?") || !tokens.iter().take(2).any(asks) {
        return;
    }
    let subject = |t: &Token| matches!(t.relation(), "nsubj" | "csubj" | "expl");
    let main = tokens.iter().position(|t| t.head.is_none()).filter(|&root| is_verb(&tokens[root]));
    let Some(main) = main.filter(|_| !tokens.iter().any(subject)) else { return };
    let object = (main + 1..tokens.len()).find(|&i| {
        tokens[i].relation() == "obj"
            && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
            && (tokens[i].head == Some(main)
                || ancestors(tokens, i).any(|up| up == main)
                    && tokens[i].head.is_some_and(|h| tokens[h].relation() == "xcomp"))
    });
    if let Some(object) = object {
        attach(tokens, object, main, "nsubj");
    }
}

/// `D'habitude`, `du tout`, `par ailleurs`: two words that are one adverb and were hung up side by side.
fn set_phrases(tokens: &mut [Token]) {
    const PHRASES: &[(&str, &str)] = &[
        ("d'", "habitude"),
        ("d'", "abord"),
        ("d'", "ailleurs"),
        ("du", "tout"),
        ("du", "coup"),
        ("au", "fait"),
        ("en", "fait"),
        ("par", "ailleurs"),
        ("par", "exemple"),
        ("en", "effet"),
        ("quand", "même"),
    ];
    for first in 0..tokens.len().saturating_sub(1) {
        let second = first + 1;
        let word = |i: usize| tokens[i].form.to_lowercase().replace('’', "'");
        if !PHRASES.contains(&(word(first).as_str(), word(second).as_str())) {
            continue;
        }
        let beside = tokens[first].head == tokens[second].head && tokens[first].head.is_some();
        let marked = tokens[first].head == Some(second) && tokens[second].upos == Upos::Adv;
        let free = tokens
            .iter()
            .enumerate()
            .all(|(i, t)| i == first || t.upos == Upos::Punct || t.head != Some(second));
        let head = tokens[second].head.filter(|_| free && (beside || marked));
        if let Some(head) = head {
            for token in tokens.iter_mut().filter(|t| t.head == Some(second)) {
                token.head = Some(first);
            }
            attach(tokens, first, head, "advmod");
            attach(tokens, second, first, "fixed");
        }
    }
}

/// `Port-la-Mer : la mairie coupe l'éclairage`: what stands before a colon at the start is no object of the clause behind.
fn themes(tokens: &mut [Token]) {
    let Some(colon) = tokens.iter().position(|t| t.form == ":").filter(|&c| (1..=6).contains(&c)) else {
        return;
    };
    let outside = |i: &usize| tokens[*i].head.is_none_or(|h| h >= colon) && tokens[*i].upos != Upos::Punct;
    let mut tops = (0..colon).filter(outside);
    let (Some(theme), None) = (tops.next(), tops.next()) else { return };
    let named = matches!(tokens[theme].upos, Upos::Noun | Upos::Propn);
    let argument = matches!(tokens[theme].relation(), "obj" | "obl" | "iobj")
        || tokens[theme].relation() == "nsubj"
            && tokens[colon..].iter().any(|t| t.head == tokens[theme].head && t.relation() == "nsubj");
    let clause = tokens[theme].head.is_some_and(|v| v > colon && is_verb(&tokens[v]));
    if named && argument && clause {
        "parataxis".clone_into(&mut tokens[theme].deprel);
    }
}

/// `Neuf personnes sont parties`: behind `être` and without an article, these are no parts and no political parties.
fn departures(tokens: &mut [Token]) {
    for gone in 1..tokens.len() {
        let noun = matches!(tokens[gone].upos, Upos::Noun | Upos::Adj)
            && matches!(tokens[gone].form.to_lowercase().as_str(), "parti" | "partie" | "partis" | "parties");
        let own = |relations: &[&str]| {
            tokens.iter().position(|t| t.head == Some(gone) && relations.contains(&t.relation()))
        };
        let Some(copula) =
            own(&["cop"]).filter(|&c| c < gone && noun && own(&["det", "case", "nmod", "amod"]).is_none())
        else {
            continue;
        };
        let adjacent = tokens[copula + 1..gone].iter().all(|t| matches!(t.upos, Upos::Adv));
        if adjacent {
            tokens[gone].upos = Upos::Verb;
            "partir".clone_into(&mut tokens[gone].lemma);
            let number = if tokens[gone].form.ends_with('s') { "Plur" } else { "Sing" };
            tokens[gone].feats = Features::parse(&format!("Number={number}|Tense=Past|VerbForm=Part"));
            "aux:tense".clone_into(&mut tokens[copula].deprel);
        }
    }
}

fn has_conjunction(tokens: &[Token], word: usize) -> bool {
    tokens.iter().any(|t| t.head == Some(word) && t.relation() == "cc")
}

/// `Mme Massot, elle, refuse`, `Le syndicat, lui, affirme`: a pronoun set off behind the subject repeats it.
fn stressed(tokens: &mut [Token]) {
    for pronoun in 2..tokens.len().saturating_sub(2) {
        let word = matches!(tokens[pronoun].form.to_lowercase().as_str(), "lui" | "elle" | "eux" | "elles");
        let apart = tokens[pronoun - 1].form == "," && tokens[pronoun + 1].form == ",";
        if !word || !apart || tokens.iter().any(|t| t.head == Some(pronoun) && t.upos != Upos::Punct) {
            continue;
        }
        // `Ma mère, elle, dort`: taken for one more of them.
        let over = |head: usize| {
            let beside = tokens[head].relation() == "nsubj" && !has_conjunction(tokens, pronoun);
            if head < pronoun && beside { tokens[head].head } else { Some(head) }
        };
        let Some(verb) = tokens[pronoun].head.and_then(over).filter(|&v| v > pronoun) else { continue };
        let named = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn);
        let subject = tokens[..pronoun].iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        if tokens[pronoun].relation() == "nsubj" && !subject {
            let alone = |t: &Token| matches!(t.relation(), "vocative" | "dislocated" | "parataxis" | "nmod");
            let noun = (0..pronoun)
                .find(|&i| tokens[i].head == Some(verb) && named(&tokens[i]) && alone(&tokens[i]));
            let Some(noun) = noun else { continue };
            tokens[noun].deprel = tokens[pronoun].deprel.clone();
        } else if !subject {
            continue;
        }
        attach(tokens, pronoun, verb, "discourse");
    }
}

/// `Je ne suis pas contre les touristes`: what stands before `être` as a verb hangs on it, and not on its complement.
fn strays(tokens: &mut [Token]) {
    for complement in 1..tokens.len() {
        let Some(be) = tokens[complement].head.filter(|&b| b < complement && tokens[b].lemma == "être")
        else {
            continue;
        };
        let whole = is_verb(&tokens[be])
            && tokens[be].feats.is("VerbForm", "Fin")
            && !matches!(tokens[be].relation(), "aux" | "cop")
            && tokens[complement].relation() == "obl";
        if !whole {
            continue;
        }
        let subject = tokens.iter().any(|t| t.head == Some(be) && t.relation() == "nsubj");
        for (stray, token) in tokens.iter_mut().enumerate().take(complement) {
            let own = token.head == Some(complement);
            let negation =
                matches!(token.form.to_lowercase().as_str(), "ne" | "n'" | "n’" | "pas" | "plus" | "jamais");
            let moved = match token.relation() {
                "nsubj" => stray < be && !subject,
                "advmod" => negation && (stray < be || stray == be + 1),
                _ => false,
            };
            if own && moved {
                token.head = Some(be);
            }
        }
    }
}

/// `Je n'ose pas lui dire`: a clitic right before an infinitive is the infinitive's own.
fn clitics_of_infinitives(tokens: &mut [Token]) {
    for clitic in 1..tokens.len().saturating_sub(1) {
        let word = matches!(
            tokens[clitic].form.to_lowercase().replace('’', "'").as_str(),
            "lui" | "leur" | "le" | "la" | "les" | "l'" | "me" | "m'" | "te" | "t'" | "se" | "s'"
        );
        let infinitive = clitic + 1;
        let governed = tokens[infinitive].upos == Upos::Verb
            && tokens[infinitive].feats.is("VerbForm", "Inf")
            && tokens[infinitive].relation() == "xcomp"
            && tokens[infinitive].head == tokens[clitic].head
            && tokens[clitic].head.is_some_and(|verb| verb < clitic);
        if word && tokens[clitic].upos == Upos::Pron && governed {
            tokens[clitic].head = Some(infinitive);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    /// The mended tree of a sentence; `lemmas` are given where they differ from the forms.
    fn mended(words: &str, lemmas: &[(&str, &str)]) -> String {
        let mut tokens = fixture::tokens(words);
        for token in &mut tokens {
            if let Some((_, lemma)) = lemmas.iter().find(|(form, _)| *form == token.form) {
                (*lemma).clone_into(&mut token.lemma);
            }
        }
        mend(&mut tokens);
        fixture::tree(&tokens)
    }

    #[test]
    fn an_auxiliary_goes_with_its_participle() {
        let torn = "nous/PRON/3/nsubj aurions/VERB/4/ccomp/VerbForm=Fin dû/VERB/4/ccomp/VerbForm=Part dit/VERB/0/root";
        assert_eq!(mended(torn, &[("aurions", "avoir")]), "3/nsubj 3/aux:tense 4/ccomp 0/root");
        let two =
            "ils/PRON/2/nsubj ont/VERB/4/ccomp/VerbForm=Fin fini/VERB/2/xcomp/VerbForm=Part dit/VERB/0/root";
        assert_eq!(mended(two, &[("ont", "avoir")]), "2/nsubj 4/ccomp 2/xcomp 0/root");
    }

    #[test]
    fn faire_makes_others_do_it() {
        let torn = "croit/VERB/0/root je/PRON/4/nsubj fais/AUX/1/ccomp/VerbForm=Fin dormir/VERB/1/ccomp/VerbForm=Inf";
        assert_eq!(mended(torn, &[("fais", "faire")]), "0/root 4/nsubj 4/aux:caus 1/ccomp");
    }

    #[test]
    fn of_two_objects_the_clitic_receives() {
        let two = "il/PRON/4/nsubj m'/PRON/4/obj a/AUX/4/aux:tense cassé/VERB/0/root le/DET/6/det poignet/NOUN/4/obj";
        assert_eq!(mended(two, &[]), "4/nsubj 4/iobj 4/aux:tense 0/root 6/det 4/obj");
        let one = "il/PRON/3/nsubj m'/PRON/3/obj aide/VERB/0/root";
        assert_eq!(mended(one, &[]), "3/nsubj 3/obj 0/root");
        let time = "il/PRON/3/nsubj m'/PRON/3/obj attend/VERB/0/root une/DET/5/det heure/NOUN/3/obj";
        assert_eq!(mended(time, &[]), "3/nsubj 3/obj 0/root 5/det 3/obj");
    }

    #[test]
    fn whoever_stands_behind_a_verb_set_in_says_it() {
        let said = "C'/PRON/2/nsubj dure/VERB/0/root ,/PUNCT/4/punct confie/VERB/2/parataxis:insert/VerbForm=Fin Ott/PROPN/2/nsubj";
        assert_eq!(mended(said, &[]), "2/nsubj 0/root 4/punct 2/parataxis:insert 4/nsubj");
    }

    #[test]
    fn whoever_stands_behind_the_closing_mark_says_it() {
        let said = "oui/INTJ/0/root »/PUNCT/1/punct ,/PUNCT/1/punct a/AUX/5/aux:tense lâché/VERB/1/parataxis le/DET/7/det prévenu/NOUN/5/obj";
        assert_eq!(mended(said, &[]), "0/root 1/punct 1/punct 5/aux:tense 1/parataxis 7/det 5/nsubj");
        let own = "oui/INTJ/0/root »/PUNCT/1/punct ,/PUNCT/1/punct il/PRON/5/nsubj lâche/VERB/1/parataxis prise/NOUN/5/obj";
        assert_eq!(mended(own, &[]), "0/root 1/punct 1/punct 5/nsubj 1/parataxis 5/obj");
    }

    #[test]
    fn a_question_has_a_subject() {
        let asked = "À/ADP/2/case quoi/PRON/3/obl va/VERB/0/root servir/VERB/3/xcomp cet/DET/6/det argent/NOUN/4/obj ?/PUNCT/3/punct";
        assert_eq!(mended(asked, &[]), "2/case 3/obl 0/root 3/xcomp 6/det 3/nsubj 3/punct");
        let own = "Où/ADV/2/advmod met/VERB/0/root -il/PRON/2/nsubj argent/NOUN/2/obj ?/PUNCT/2/punct";
        assert_eq!(mended(own, &[]), "2/advmod 0/root 2/nsubj 2/obj 2/punct");
    }

    #[test]
    fn a_set_phrase_is_one_adverb() {
        let torn = "d'/ADP/3/advmod habitude/NOUN/3/obl:mod dors/VERB/0/root";
        assert_eq!(mended(torn, &[]), "3/advmod 1/fixed 0/root");
        let noun = "d'/ADP/2/case habitude/NOUN/3/obl:mod change/VERB/0/root";
        assert_eq!(mended(noun, &[]), "2/case 3/obl:mod 0/root");
    }

    #[test]
    fn what_stands_before_a_colon_is_no_argument() {
        let theme = "Brest/PROPN/4/obj :/PUNCT/4/punct mairie/NOUN/4/nsubj paie/VERB/0/root rue/NOUN/4/obj";
        assert_eq!(mended(theme, &[]), "4/parataxis 4/punct 4/nsubj 0/root 4/obj");
        let verb = "Paul/PROPN/2/nsubj dit/VERB/0/root :/PUNCT/4/punct oui/INTJ/2/parataxis";
        assert_eq!(mended(verb, &[]), "2/nsubj 0/root 4/punct 2/parataxis");
    }

    #[test]
    fn they_have_left() {
        let gone = "elles/PRON/3/nsubj sont/AUX/3/cop parties/NOUN/0/root";
        assert_eq!(mended(gone, &[]), "3/nsubj 3/aux:tense 0/root");
        let part = "c'/PRON/4/nsubj est/AUX/4/cop une/DET/4/det partie/NOUN/0/root";
        assert_eq!(mended(part, &[]), "4/nsubj 4/cop 4/det 0/root");
    }

    #[test]
    fn a_pronoun_set_off_repeats_the_subject() {
        let called = "Massot/PROPN/5/vocative ,/PUNCT/3/punct elle/PRON/5/nsubj ,/PUNCT/3/punct refuse/VERB/0/root ./PUNCT/5/punct";
        assert_eq!(mended(called, &[]), "5/nsubj 3/punct 5/discourse 3/punct 0/root 5/punct");
        let own = "syndicat/NOUN/5/nsubj ,/PUNCT/3/punct lui/PRON/5/iobj ,/PUNCT/3/punct dit/VERB/0/root ./PUNCT/5/punct";
        assert_eq!(mended(own, &[]), "5/nsubj 3/punct 5/discourse 3/punct 0/root 5/punct");
        let plain = "Paul/PROPN/3/nsubj lui/PRON/3/iobj parle/VERB/0/root ici/ADV/3/advmod ./PUNCT/3/punct";
        assert_eq!(mended(plain, &[]), "3/nsubj 3/iobj 0/root 3/advmod 3/punct");
    }

    #[test]
    fn the_subject_and_the_negation_are_the_verbs() {
        let torn = "Je/PRON/3/nsubj ne/ADV/5/advmod suis/AUX/0/root/VerbForm=Fin pas/ADV/5/advmod touristes/NOUN/3/obl:arg";
        assert_eq!(mended(torn, &[("suis", "être")]), "3/nsubj 3/advmod 0/root 3/advmod 3/obl:arg");
        let other = "Je/PRON/3/nsubj ne/ADV/5/advmod vais/VERB/0/root/VerbForm=Fin pas/ADV/5/advmod touristes/NOUN/3/obl:arg";
        assert_eq!(mended(other, &[("vais", "aller")]), "3/nsubj 5/advmod 0/root 5/advmod 3/obl:arg");
    }

    #[test]
    fn a_clitic_before_an_infinitive_is_its_own() {
        let torn = "ose/VERB/0/root pas/ADV/1/advmod lui/PRON/1/iobj dire/VERB/1/xcomp/VerbForm=Inf";
        assert_eq!(mended(torn, &[]), "0/root 1/advmod 4/iobj 1/xcomp");
        let own = "lui/PRON/2/iobj dit/VERB/0/root venir/VERB/2/xcomp/VerbForm=Inf";
        assert_eq!(mended(own, &[]), "2/iobj 0/root 2/xcomp");
    }
}
