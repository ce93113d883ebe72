//! French clauses as they are spoken, whose words the parser takes for others: `Ils ont tort, les parents`, `tout transférer`,
//! `j'ai trouvé dans son grenier des sacs`, `il vient de publier`, `Pas encore, mais il dort`.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens.

use super::{attach, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    said_again(tokens);
    everything(tokens);
    put_behind_a_place(tokens);
    just_did(tokens);
    of_the_act(tokens);
    not_yet(tokens);
    before_its_noun(tokens);
    before_acting(tokens);
    aches(tokens);
    found_to_be(tokens);
    nevertheless(tokens);
    behind_what_it_is(tokens);
    behind_a_quotation(tokens);
    believed(tokens);
    no_more_than_that(tokens);
}

/// `Ils ont tort, les parents.`: a noun behind a comma says again who the pronoun is.
fn said_again(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun) else { continue };
        let determiner = noun - 1;
        let definite = tokens[noun].upos == Upos::Noun
            && tokens[determiner].head == Some(noun)
            && matches!(
                lower(&tokens[determiner]).as_str(),
                "le" | "la" | "les" | "l'" | "ce" | "cet" | "cette" | "ces"
            )
            && tokens[determiner - 1].form == ",";
        let argument = matches!(tokens[noun].relation(), "obj" | "nsubj" | "conj" | "appos" | "parataxis");
        let number = tokens[noun].feats.get("Number").map(|n| n == "Plur");
        let subject = tokens[..verb].iter().rposition(|t| {
            t.head == Some(verb)
                && t.relation() == "nsubj"
                && match lower(t).as_str() {
                    "il" | "elle" => number == Some(false),
                    "ils" | "elles" => number == Some(true),
                    _ => false,
                }
        });
        let ends = tokens[noun + 1..].iter().all(|t| t.upos == Upos::Punct);
        if definite && argument && ends && subject.is_some() && !has(tokens, noun, &["cc", "conj", "case"]) {
            "dislocated".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `tout transférer`, `a tout vendu`: the object of a verb that has none.
fn everything(tokens: &mut [Token]) {
    for all in 0..tokens.len().saturating_sub(1) {
        let verb = all + 1;
        let unbound = lower(&tokens[all]) == "tout"
            && tokens[all].head == Some(verb)
            && matches!(tokens[all].relation(), "advmod" | "det")
            && tokens[verb].upos == Upos::Verb;
        let form = |value| tokens[verb].feats.is("VerbForm", value);
        let has_acted =
            tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "aux" && t.lemma == "avoir");
        let acts = form("Inf") || form("Part") && has_acted;
        if unbound && acts && !has(tokens, verb, &["obj", "ccomp", "xcomp"]) {
            tokens[all].upos = Upos::Pron;
            "obj".clone_into(&mut tokens[all].deprel);
        }
    }
}

/// `trouvé dans son grenier des sacs de tissu`: what is somebody's own has no second owner; a noun behind it is the object.
fn put_behind_a_place(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        let Some(place) = tokens[noun].head.filter(|&p| p + 2 == noun) else { continue };
        let partitive = noun - 1;
        let some = tokens[noun].relation() == "nmod"
            && tokens[partitive].head == Some(noun)
            && matches!(lower(&tokens[partitive]).as_str(), "des" | "du");
        let owned = tokens[..place].iter().any(|t| {
            t.head == Some(place)
                && matches!(lower(t).as_str(), "mon" | "ma" | "mes" | "son" | "sa" | "ses" | "leur" | "leurs")
        });
        let within = tokens[..place].iter().any(|t| {
            t.head == Some(place)
                && t.relation() == "case"
                && matches!(lower(t).as_str(), "dans" | "sur" | "chez" | "sous")
        });
        let verb = tokens[place].head.filter(|&v| {
            tokens[v].upos == Upos::Verb
                && tokens[place].relation() == "obl"
                && !has(tokens, v, &["obj", "ccomp"])
        });
        if let Some(verb) = verb.filter(|_| some && owned && within) {
            attach(tokens, noun, verb, "obj");
            "det".clone_into(&mut tokens[partitive].deprel);
            tokens[partitive].upos = Upos::Det;
        }
    }
}

/// `il vient de publier un livre`: who just did something is somebody.
fn just_did(tokens: &mut [Token]) {
    for pronoun in 0..tokens.len() {
        let Some(verb) = tokens[pronoun].head.filter(|&v| v > pronoun) else { continue };
        let did = tokens.iter().enumerate().any(|(i, t)| {
            i > verb
                && t.head == Some(verb)
                && t.relation() == "xcomp"
                && t.feats.is("VerbForm", "Inf")
                && tokens[verb..i]
                    .iter()
                    .any(|m| m.head == Some(i) && matches!(lower(m).as_str(), "de" | "d'"))
        });
        if lower(&tokens[pronoun]) == "il"
            && tokens[pronoun].deprel == "expl:subj"
            && tokens[verb].lemma == "venir"
            && did
        {
            "nsubj".clone_into(&mut tokens[pronoun].deprel);
        }
    }
}

/// `n'arrive pas à convaincre sa mère`: the noun behind an infinitive is its object, but for `laisse partir sa fille`.
fn of_the_act(tokens: &mut [Token]) {
    const SEEN: [&str; 8] =
        ["faire", "laisser", "voir", "regarder", "entendre", "écouter", "sentir", "envoyer"];
    for noun in 1..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun && tokens[noun].relation() == "obj") else {
            continue;
        };
        let act = (verb + 1..noun).find(|&i| {
            tokens[i].head == Some(verb)
                && tokens[i].relation() == "xcomp"
                && tokens[i].feats.is("VerbForm", "Inf")
        });
        let plain = tokens[noun].upos == Upos::Noun && !has(tokens, noun, &["case"]);
        let Some(act) = act.filter(|_| plain && !SEEN.contains(&tokens[verb].lemma.as_str())) else {
            continue;
        };
        let between = tokens[act + 1..noun]
            .iter()
            .all(|t| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Adv));
        if between && !has(tokens, act, &["obj", "ccomp", "xcomp"]) {
            attach(tokens, noun, act, "obj");
        }
    }
}

/// `Pas encore, mais il m'a appelé`: an answer in front denies nothing of what follows.
fn not_yet(tokens: &mut [Token]) {
    let comma = tokens.iter().take(4).position(|t| t.form == ",");
    let Some(comma) = comma.filter(|&c| c > 0 && matches!(lower(&tokens[0]).as_str(), "pas" | "jamais"))
    else {
        return;
    };
    let outside = |i: usize| tokens[i].head.filter(|&h| h > comma);
    let Some(verb) = (0..comma).find_map(outside) else { return };
    if tokens[..comma].iter().any(|t| !matches!(t.upos, Upos::Adv | Upos::Adp | Upos::Det)) {
        return;
    }
    for word in 0..comma {
        attach(tokens, word, verb, "discourse");
        tokens[word].upos = Upos::Intj;
    }
}

/// `L'an dernier, à Brest, une s'est vendue`: a place before a comma is the verb's, since no complement precedes its noun.
fn before_its_noun(tokens: &mut [Token]) {
    for place in 1..tokens.len() {
        let Some(noun) = tokens[place].head.filter(|&n| n > place && tokens[place].relation() == "nmod")
        else {
            continue;
        };
        let marked = tokens[..place].iter().any(|t| {
            t.head == Some(place)
                && t.relation() == "case"
                && matches!(lower(t).as_str(), "à" | "au" | "aux" | "en" | "dans" | "chez" | "sur")
        });
        let apart = tokens[place + 1..noun].iter().any(|t| t.form == ",");
        let verb = tokens[noun].head.filter(|&v| tokens[v].upos == Upos::Verb && v > noun);
        if let Some(verb) = verb.filter(|_| marked && apart) {
            attach(tokens, place, verb, "obl:mod");
        }
    }
}

/// `se sont battus sept ans avant d'obtenir justice`: two words before an infinitive mark it together.
fn before_acting(tokens: &mut [Token]) {
    for before in 1..tokens.len().saturating_sub(2) {
        if !matches!(lower(&tokens[before]).as_str(), "avant" | "afin" | "faute" | "loin") {
            continue;
        }
        let of = before + 1;
        let act = tokens[of].head.filter(|&act| {
            act > of
                && tokens[act].upos == Upos::Verb
                && matches!(lower(&tokens[of]).as_str(), "de" | "d'")
                && tokens[of].relation() == "mark"
        });
        let apart = |act: &usize| {
            let other = tokens[before].head;
            other != Some(*act) && other != Some(of) && !tokens.iter().any(|t| t.head == Some(before))
        };
        if let Some(act) = act.filter(apart) {
            attach(tokens, before, act, "mark");
        }
    }
}

/// `j'avais mal`: what one has is an ache.
fn aches(tokens: &mut [Token]) {
    for ache in 1..tokens.len() {
        let Some(verb) = tokens[ache].head.filter(|&v| v + 1 == ache && tokens[v].lemma == "avoir") else {
            continue;
        };
        let plain = lower(&tokens[ache]) == "mal" && tokens[ache].relation() == "advmod";
        if plain && tokens[verb].upos == Upos::Verb && !has(tokens, verb, &["obj"]) {
            tokens[ache].upos = Upos::Noun;
            "obj".clone_into(&mut tokens[ache].deprel);
        }
    }
}

/// `a trouvé la taxe intéressante`: what something is found to be.
fn found_to_be(tokens: &mut [Token]) {
    const JUDGED: [&str; 30] = [
        "intéressant",
        "bon",
        "mauvais",
        "difficile",
        "facile",
        "cher",
        "injuste",
        "formidable",
        "ridicule",
        "drôle",
        "triste",
        "dur",
        "long",
        "court",
        "normal",
        "bizarre",
        "étrange",
        "absurde",
        "scandaleux",
        "génial",
        "excellent",
        "magnifique",
        "insuffisant",
        "utile",
        "inutile",
        "inacceptable",
        "excessif",
        "dangereux",
        "juste",
        "sévère",
    ];
    for quality in 2..tokens.len() {
        let Some(thing) = tokens[quality].head.filter(|&t| t + 1 == quality) else { continue };
        let judged = tokens[quality].relation() == "amod" && JUDGED.contains(&tokens[quality].lemma.as_str());
        let definite = tokens[..thing].iter().any(|t| {
            t.head == Some(thing)
                && t.relation() == "det"
                && matches!(
                    lower(t).as_str(),
                    "le" | "la" | "les" | "l'" | "ce" | "cet" | "cette" | "ces" | "son" | "sa" | "ses"
                )
        });
        let verb = tokens[thing]
            .head
            .filter(|&v| tokens[v].lemma == "trouver" && tokens[thing].relation() == "obj" && v < thing);
        let ends = tokens.get(quality + 1).is_none_or(|t| matches!(t.upos, Upos::Punct | Upos::Cconj));
        if let Some(verb) = verb.filter(|_| judged && definite && ends) {
            attach(tokens, quality, verb, "xcomp");
        }
    }
}

/// `a tout de même obtenu`: three words are one adverb.
fn nevertheless(tokens: &mut [Token]) {
    for all in 0..tokens.len().saturating_sub(2) {
        let (of, same) = (all + 1, all + 2);
        if lower(&tokens[all]) == "tout" && lower(&tokens[of]) == "de" && lower(&tokens[same]) == "même" {
            attach(tokens, of, all, "fixed");
            attach(tokens, same, all, "fixed");
        }
    }
}

/// `Il est très bien, ce drone.`: the predicate stands before the comma, and behind it who `il` is.
fn behind_what_it_is(tokens: &mut [Token]) {
    let Some(noun) = tokens.iter().position(|t| t.head.is_none() && t.upos == Upos::Noun) else { return };
    let Some(determiner) = noun.checked_sub(1).filter(|&d| d > 1 && tokens[d - 1].form == ",") else {
        return;
    };
    let points =
        matches!(lower(&tokens[determiner]).as_str(), "ce" | "cet" | "cette" | "ces" | "le" | "la" | "les");
    let own = |i: &usize, relation: &str| tokens[*i].head == Some(noun) && tokens[*i].relation() == relation;
    let copula = (0..determiner).find(|i| own(i, "cop"));
    let pronoun = (0..determiner).find(|i| {
        own(i, "nsubj") && matches!(lower(&tokens[*i]).as_str(), "il" | "elle" | "ils" | "elles" | "c'")
    });
    let (Some(copula), Some(_)) = (copula, pronoun) else { return };
    let quality = (copula + 1..determiner).find(|&i| {
        tokens[i].head == Some(noun)
            && matches!(tokens[i].upos, Upos::Adv | Upos::Adj)
            && lower(&tokens[i]) != "pas"
    });
    let Some(quality) = quality.filter(|_| points) else { return };
    for (i, token) in tokens.iter_mut().enumerate() {
        let inside = i == determiner || i > noun && matches!(token.relation(), "nmod" | "amod");
        if token.head == Some(noun) && !inside {
            token.head = Some(quality);
        }
    }
    (tokens[quality].head, tokens[quality].upos) = (None, Upos::Adj);
    "root".clone_into(&mut tokens[quality].deprel);
    attach(tokens, noun, quality, "dislocated");
}

/// `« La ville n'est pas un musée » : entretien avec Anne Roy`: what the colon introduces is no part of what was said.
fn behind_a_quotation(tokens: &mut [Token]) {
    if tokens.first().is_none_or(|t| t.form != "«") {
        return;
    }
    let Some(end) = tokens.iter().position(|t| t.form == "»") else { return };
    if tokens.get(end + 1).is_none_or(|t| t.form != ":") {
        return;
    }
    let root = tokens.iter().position(|t| t.head.is_none()).filter(|&root| root < end);
    let Some(root) = root else { return };
    for i in end + 2..tokens.len() {
        if tokens[i].head.is_some_and(|h| h <= end) && matches!(tokens[i].upos, Upos::Noun | Upos::Propn) {
            attach(tokens, i, root, "discourse");
        }
    }
}

/// `j'ai cru à une erreur`: without a circumflex it is *croire*, and not *croître*.
fn believed(tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|t| t.lemma == "croître") {
        if matches!(token.form.to_lowercase().as_str(), "cru" | "crue" | "crus" | "crues") {
            "croire".clone_into(&mut token.lemma);
        }
    }
}

/// `J'ai augmenté le prix de dix centimes, pas plus, …`: set off, it denies nothing.
fn no_more_than_that(tokens: &mut [Token]) {
    for not in 1..tokens.len().saturating_sub(2) {
        let (more, after) = (not + 1, not + 2);
        let words = lower(&tokens[not]) == "pas"
            && matches!(lower(&tokens[more]).as_str(), "plus" | "moins" | "davantage");
        let apart = tokens[not - 1].form == "," && tokens[after].upos == Upos::Punct;
        let inside = |i: usize| i == not || i == more;
        let top = [not, more].into_iter().find_map(|i| tokens[i].head.filter(|&h| !inside(h)));
        let denied = tokens[..not].iter().any(|t| matches!(lower(t).as_str(), "ne" | "n'"));
        if let Some(verb) = top.filter(|_| words && apart && !denied) {
            for word in [not, more] {
                attach(tokens, word, verb, "discourse");
                tokens[word].upos = Upos::Intj;
            }
        }
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
    fn an_infinitive_before_its_verb_is_left_alone() {
        let before = "fermer/VERB/3/xcomp/VerbForm=Inf il/PRON/3/expl:subj vient/VERB/0/root";
        assert_eq!(mended(before), tree(&tokens(before)));
    }

    #[test]
    fn a_noun_behind_a_comma_says_again_who_acts() {
        let again = "Ils/PRON/2/nsubj ont/VERB/0/root tort/NOUN/2/obj ,/PUNCT/6/punct les/DET/6/det \
                     parents/NOUN/2/obj/Number=Plur ./PUNCT/2/punct";
        assert_eq!(mended(again), "2/nsubj 0/root 2/obj 6/punct 6/det 2/dislocated 2/punct");
        let list = "Ils/PRON/2/nsubj ont/VERB/0/root tort/NOUN/2/obj ,/PUNCT/6/punct la/DET/6/det \
                    peur/NOUN/2/obj/Number=Sing ./PUNCT/2/punct";
        assert_eq!(mended(list), tree(&tokens(list)));
    }

    #[test]
    fn everything_is_an_object() {
        let all = "voulait/VERB/0/root tout/ADV/3/advmod transférer/VERB/1/xcomp/VerbForm=Inf";
        assert_eq!(mended(all), "0/root 3/obj 1/xcomp");
        let quite = "tout/ADV/2/advmod petit/ADJ/0/root";
        assert_eq!(mended(quite), tree(&tokens(quite)));
    }

    #[test]
    fn what_is_somebodys_own_has_no_second_owner() {
        let found = "trouvé/VERB/0/root dans/ADP/4/case son/DET/4/det grenier/NOUN/1/obl:mod des/ADP/6/case sacs/NOUN/4/nmod";
        assert_eq!(mended(found), "0/root 4/case 4/det 1/obl:mod 6/det 1/obj");
        let theirs = "trouvé/VERB/0/root dans/ADP/4/case le/DET/4/det grenier/NOUN/1/obl:mod des/ADP/6/case voisins/NOUN/4/nmod";
        assert_eq!(mended(theirs), tree(&tokens(theirs)));
    }

    #[test]
    fn who_just_did_something_is_somebody() {
        let did = "il/PRON/2/expl:subj vient/VERB/0/root de/ADP/4/mark publier/VERB/2/xcomp/VerbForm=Inf";
        let mut sentence = tokens(did);
        "venir".clone_into(&mut sentence[1].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "2/nsubj 0/root 4/mark 2/xcomp");
        let comes = "il/PRON/2/expl:subj vient/VERB/0/root du/DET/4/det monde/NOUN/2/obj";
        assert_eq!(mended(comes), tree(&tokens(comes)));
    }

    #[test]
    fn the_noun_behind_an_infinitive_is_its_object() {
        let manages = "arrive/VERB/0/root à/ADP/3/mark convaincre/VERB/1/xcomp/VerbForm=Inf ma/DET/5/det mère/NOUN/1/obj";
        assert_eq!(mended(manages), "0/root 3/mark 1/xcomp 5/det 3/obj");
        let lets = "laisser/VERB/0/root partir/VERB/1/xcomp/VerbForm=Inf sa/DET/4/det fille/NOUN/1/obj";
        assert_eq!(mended(lets), tree(&tokens(lets)));
    }

    #[test]
    fn an_answer_in_front_denies_nothing() {
        let not_yet = "Pas/ADV/2/advmod encore/ADV/6/advmod ,/PUNCT/2/punct mais/CCONJ/6/cc il/PRON/6/nsubj dort/VERB/0/root";
        assert_eq!(mended(not_yet), "6/discourse 6/discourse 2/punct 6/cc 6/nsubj 0/root");
        let never = "Jamais/ADV/3/advmod il/PRON/3/nsubj dort/VERB/0/root";
        assert_eq!(mended(never), tree(&tokens(never)));
    }

    #[test]
    fn a_place_before_a_comma_is_the_verbs() {
        let sold = "à/ADP/2/case Brest/PROPN/4/nmod ,/PUNCT/2/punct une/PRON/5/nsubj part/VERB/0/root";
        assert_eq!(mended(sold), "2/case 5/obl:mod 2/punct 5/nsubj 0/root");
    }

    #[test]
    fn two_words_before_an_infinitive_mark_it() {
        let fought = "battus/VERB/0/root avant/ADP/1/mark d'/ADP/4/mark obtenir/VERB/1/advcl";
        assert_eq!(mended(fought), "0/root 4/mark 4/mark 1/advcl");
    }

    #[test]
    fn an_ache_is_had() {
        let ache = "j'/PRON/2/nsubj avais/VERB/0/root mal/ADV/2/advmod";
        let mut sentence = tokens(ache);
        "avoir".clone_into(&mut sentence[1].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "2/nsubj 0/root 2/obj");
        let badly = "dort/VERB/0/root mal/ADV/1/advmod";
        assert_eq!(mended(badly), tree(&tokens(badly)));
    }

    #[test]
    fn something_is_found_to_be_so() {
        let found = "trouver/VERB/0/root la/DET/3/det taxe/NOUN/1/obj utile/ADJ/3/amod ,/PUNCT/1/punct";
        assert_eq!(mended(found), "0/root 3/det 1/obj 1/xcomp 1/punct");
        let key = "trouver/VERB/0/root une/DET/3/det taxe/NOUN/1/obj utile/ADJ/3/amod ,/PUNCT/1/punct";
        assert_eq!(mended(key), tree(&tokens(key)));
    }

    #[test]
    fn the_predicate_stands_before_the_comma() {
        let drone =
            "Il/PRON/6/nsubj est/AUX/6/cop bien/ADV/6/advmod ,/PUNCT/6/punct ce/DET/6/det drone/NOUN/0/root";
        assert_eq!(mended(drone), "3/nsubj 3/cop 0/root 3/punct 6/det 3/dislocated");
        let doctor = "Il/PRON/4/nsubj est/AUX/4/cop bien/ADV/4/advmod médecin/NOUN/0/root";
        assert_eq!(mended(doctor), tree(&tokens(doctor)));
    }

    #[test]
    fn what_a_colon_introduces_was_not_said() {
        let talk =
            "«/PUNCT/2/punct Merci/NOUN/0/root »/PUNCT/2/punct :/PUNCT/5/punct entretien/NOUN/2/parataxis";
        assert_eq!(mended(talk), "2/punct 0/root 2/punct 5/punct 2/discourse");
        let said = "Merci/NOUN/0/root :/PUNCT/3/punct entretien/NOUN/1/parataxis";
        assert_eq!(mended(said), tree(&tokens(said)));
    }

    #[test]
    fn set_off_it_denies_nothing() {
        let rise = "monte/VERB/0/root ,/PUNCT/1/punct pas/ADV/4/advmod plus/ADV/1/advmod ./PUNCT/1/punct";
        assert_eq!(mended(rise), "0/root 1/punct 1/discourse 1/discourse 1/punct");
        let none = "ne/ADV/2/advmod monte/VERB/0/root pas/ADV/2/advmod plus/ADV/2/advmod ./PUNCT/2/punct";
        assert_eq!(mended(none), tree(&tokens(none)));
    }
}
