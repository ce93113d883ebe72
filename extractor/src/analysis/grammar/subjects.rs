//! French clauses that the parser left without their subject: French drops none.
//!
//! Reads and changes: heads and relations of one sentence's tokens. `Alors que Meta licencie, les inquiétudes augmentent`
//! has two clauses, and the noun right before the second verb is no second subject of the first;
//! `– touchant 3 600 employés –` tells of the noun before its dash; `En 2024, uMap, pour résumer :` is about uMap.

use super::{ancestors, attach};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    bracketed_participles(tokens);
    missing_subjects(tokens);
    product_names(tokens);
    topics(tokens);
    bare_subjects(tokens);
    personal_il(tokens);
}

/// Nouns that stand beside a verb without a preposition, and those of `quelque part`, `sans peine`.
const TIMES: &str = "jour matin soir nuit midi minuit semaine mois an année fois heure instant moment temps lundi mardi \
     mercredi jeudi vendredi samedi dimanche été hiver automne printemps siècle weekend week-end minute seconde trimestre \
     saison veille lendemain côté part peine question";

/// `La boutique ferme à 19 heures`: a noun right before a finite verb without a subject is no circumstance, unless it
/// tells a time.
fn bare_subjects(tokens: &mut [Token]) {
    for verb in 1..tokens.len() {
        let noun = verb - 1;
        let free = tokens[noun].head == Some(verb)
            && tokens[noun].relation() == "obl"
            && tokens[noun].upos == Upos::Noun;
        let has = |head: usize, relations: &[&str]| {
            tokens.iter().any(|t| t.head == Some(head) && relations.contains(&t.relation()))
        };
        let known = has(noun, &["det"])
            && !has(noun, &["case"])
            && !TIMES.split(' ').any(|time| time == tokens[noun].lemma);
        let agrees = tokens[noun].feats.get("Number") == tokens[verb].feats.get("Number");
        let finite = tokens[verb].feats.is("VerbForm", "Fin") && !tokens[verb].feats.is("Mood", "Imp");
        if free && known && agrees && finite && !has(verb, &["nsubj", "csubj", "expl"]) {
            "nsubj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `En 2024, Nextcloud écoles primaires, pour résumer :`: right before a bare noun, a name is no subject of it.
fn product_names(tokens: &mut [Token]) {
    for name in 0..tokens.len().saturating_sub(1) {
        let noun = name + 1;
        let subject = tokens[name].head == Some(noun) && tokens[name].relation() == "nsubj";
        let bare =
            |t: &Token| t.head != Some(noun) || !matches!(t.relation(), "cop" | "det" | "case" | "aux");
        let joins = subject && tokens[name].upos == Upos::Propn && tokens[noun].upos == Upos::Noun;
        if !joins || !tokens.iter().all(bare) {
            continue;
        }
        let (head, deprel) = (tokens[noun].head, tokens[noun].deprel.clone());
        (tokens[name].head, tokens[name].deprel) = (head, deprel);
        for (index, token) in tokens.iter_mut().enumerate() {
            let own = index > noun && matches!(token.relation(), "amod" | "nmod" | "flat" | "appos");
            if token.head == Some(noun) && index != name && !own {
                token.head = Some(name);
            }
        }
        attach(tokens, noun, name, "flat:name");
    }
}

/// `une série de licenciements – touchant 3 600 employés – les inquiétudes …`: between dashes a participle tells of the noun
/// before them.
fn bracketed_participles(tokens: &mut [Token]) {
    for participle in 2..tokens.len() {
        let token = &tokens[participle];
        let forward = token.relation() == "acl"
            && token.feats.is("VerbForm", "Part")
            && token.head.is_some_and(|h| h > participle);
        if !forward || !is_dash(&tokens[participle - 1]) {
            continue;
        }
        let head = token.head.unwrap_or(participle);
        let closed = tokens[participle..head].iter().any(is_dash);
        let noun = participle - 2;
        if closed && matches!(tokens[noun].upos, Upos::Noun | Upos::Propn) {
            attach(tokens, participle, noun, "acl");
        }
    }
}

fn is_dash(token: &Token) -> bool {
    matches!(token.form.as_str(), "–" | "—" | "-" | "(" | ")")
}

/// A finite verb without a subject takes the noun phrase that ends right before it and opens behind a comma or a dash,
/// where that phrase was taken for an apposition, or for a second subject of a verb before it.
fn missing_subjects(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        if !wants_subject(tokens, verb) {
            continue;
        }
        let own = |i: usize| tokens[i].head == Some(verb);
        let Some(end) = (0..verb).rev().find(|&i| !own(i)) else { continue };
        // What the clause itself hangs on is no part of it.
        let above: Vec<usize> = ancestors(tokens, verb).collect();
        let noun = std::iter::once(end)
            .chain(ancestors(tokens, end))
            .find(|&i| i < verb && !above.contains(&i) && is_out_of_place(tokens, i));
        let Some(noun) = noun else { continue };
        let within = |i: usize| i == noun || ancestors(tokens, i).any(|a| a == noun);
        let (Some(first), Some(last)) =
            ((0..verb).find(|&i| within(i)), (0..tokens.len()).rev().find(|&i| within(i)))
        else {
            continue;
        };
        // The comma belongs to the phrase in the tree.
        let opens = is_break(&tokens[first]) || first > 0 && is_break(&tokens[first - 1]);
        let agrees = match (tokens[noun].feats.get("Number"), finite(tokens, verb).feats.get("Number")) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        };
        if opens && last == end && agrees {
            attach(tokens, noun, verb, "nsubj");
        }
    }
}

fn is_break(token: &Token) -> bool {
    matches!(token.form.as_str(), "," | ";" | ":") || is_dash(token)
}

/// The finite word of a verb group: its auxiliary or copula, else the verb.
fn finite(tokens: &[Token], verb: usize) -> &Token {
    tokens
        .iter()
        .find(|t| {
            t.head == Some(verb) && matches!(t.relation(), "aux" | "cop") && t.feats.is("VerbForm", "Fin")
        })
        .unwrap_or(&tokens[verb])
}

/// A finite verb of the third person in a clause of its own that has no subject, and shares nobody else's.
fn wants_subject(tokens: &[Token], verb: usize) -> bool {
    let finite = finite(tokens, verb);
    let third = finite.feats.is("Mood", "Ind") && !matches!(finite.feats.get("Person"), Some("1" | "2"));
    let clause = matches!(tokens[verb].relation(), "root" | "ccomp" | "advcl" | "parataxis");
    let subject = |t: &Token| {
        t.head == Some(verb)
            && (matches!(t.relation(), "nsubj" | "csubj") || t.relation() == "expl" && t.deprel != "expl:pv")
    };
    let word = matches!(tokens[verb].upos, Upos::Verb | Upos::Adj | Upos::Noun);
    word && third && clause && !tokens.iter().any(subject)
}

/// An apposition, or the second subject of a verb that has one already.
fn is_out_of_place(tokens: &[Token], noun: usize) -> bool {
    let token = &tokens[noun];
    let named = matches!(token.upos, Upos::Noun | Upos::Propn);
    let marked = tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "case");
    let Some(head) = token.head.filter(|&h| named && !marked && h < noun) else { return false };
    match token.relation() {
        "appos" => true,
        "nsubj" => tokens[..head].iter().any(|t| t.head == Some(head) && t.relation() == "nsubj"),
        _ => false,
    }
}

/// `En 2024, uMap, pour résumer : …`: an infinitive behind `pour` has no subject, so that what was taken for one is the
/// topic of the sentence.
fn topics(tokens: &mut [Token]) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let own = |test: &dyn Fn(&Token) -> bool| tokens.iter().position(|t| t.head == Some(root) && test(t));
    let purpose = own(&|t| t.relation() == "mark" && t.form.eq_ignore_ascii_case("pour"));
    let infinitive = tokens[root].upos == Upos::Verb && tokens[root].feats.is("VerbForm", "Inf");
    let topic = own(&|t| t.relation() == "nsubj" && matches!(t.upos, Upos::Noun | Upos::Propn));
    let (Some(mark), Some(topic), true) = (purpose, topic, infinitive) else { return };
    if topic > mark {
        return;
    }
    for token in tokens[..mark].iter_mut().filter(|t| t.head == Some(root)) {
        token.head = Some(topic);
    }
    attach(tokens, root, topic, "advcl");
    tokens[topic].head = None;
    "root".clone_into(&mut tokens[topic].deprel);
}

/// `Il n'a pas voulu préciser le nombre`: before a verb of wanting or daring, `il` is somebody.
fn personal_il(tokens: &mut [Token]) {
    const WANTING: [&str; 12] = [
        "vouloir",
        "oser",
        "refuser",
        "souhaiter",
        "préférer",
        "tenter",
        "espérer",
        "savoir",
        "accepter",
        "hésiter",
        "essayer",
        "décider",
    ];
    const DWELLING: &[&str] = &[
        "vivre",
        "habiter",
        "retourner",
        "revenir",
        "travailler",
        "rester",
        "naître",
        "grandir",
        "étudier",
        "enseigner",
        "passer",
        "aller",
        "croire",
        "penser",
        "tenir",
        "participer",
        "renoncer",
        "séjourner",
        "exercer",
        "jouer",
        "dormir",
        "mourir",
    ];
    for il in 0..tokens.len() {
        let impersonal = tokens[il].deprel == "expl:subj" && tokens[il].form.eq_ignore_ascii_case("il");
        let Some(verb) = tokens[il].head.filter(|&v| impersonal && v > il) else { continue };
        let own = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation() == relation);
        let active = tokens[verb].upos == Upos::Verb
            && !tokens.iter().any(|t| {
                t.head == Some(verb) && matches!(t.deprel.as_str(), "aux:pass" | "expl:pv" | "expl:pass")
            });
        // `Il y a vécu dix ans`, `il y retourne`
        let there =
            tokens[il + 1..verb].iter().any(|t| t.head == Some(verb) && t.form.eq_ignore_ascii_case("y"));
        let lives = there && DWELLING.contains(&tokens[verb].lemma.as_str());
        if active && (lives || WANTING.contains(&tokens[verb].lemma.as_str())) && !own("nsubj") {
            "nsubj".clone_into(&mut tokens[il].deprel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn the_noun_before_a_verb_is_its_subject() {
        let taken = "Si/SCONJ/3/mark Meta/PROPN/3/nsubj licencie/VERB/7/advcl/Mood=Ind|VerbForm=Fin|Number=Sing \
                     ,/PUNCT/6/punct les/DET/6/det inquiétudes/NOUN/3/nsubj/Number=Plur \
                     augmentent/VERB/0/root/Mood=Ind|VerbForm=Fin|Number=Plur|Person=3";
        assert_eq!(mended(taken), "3/mark 3/nsubj 7/advcl 6/punct 6/det 7/nsubj 0/root");
    }

    #[test]
    fn a_verb_with_a_subject_or_another_number_takes_none() {
        let named = "Un/DET/2/det constat/NOUN/7/nsubj/Number=Sing ,/PUNCT/5/punct les/DET/5/det \
                     graphiques/NOUN/2/appos/Number=Plur ,/PUNCT/5/punct \
                     circule/VERB/0/root/Mood=Ind|VerbForm=Fin|Number=Sing|Person=3";
        assert_eq!(mended(named), tree(&tokens(named)));
        let other = named.replace("7/nsubj/", "7/obl:mod/");
        assert_eq!(mended(&other), tree(&tokens(&other)));
    }

    #[test]
    fn between_dashes_a_participle_tells_of_the_noun_before() {
        let dashes = "licenciements/NOUN/0/root –/PUNCT/3/punct touchant/VERB/6/acl/VerbForm=Part \
                      employés/NOUN/3/obj –/PUNCT/6/punct inquiétudes/NOUN/1/appos";
        assert_eq!(mended(dashes), "0/root 3/punct 1/acl 3/obj 6/punct 1/appos");
        let comma = dashes.replace("–/PUNCT/3", ",/PUNCT/3");
        assert_eq!(mended(&comma), tree(&tokens(&comma)));
    }

    #[test]
    fn whoever_wants_is_somebody() {
        let wants = "Il/PRON/2/expl:subj veut/VERB/0/root partir/VERB/2/xcomp";
        let mut wanting = tokens(wants);
        "vouloir".clone_into(&mut wanting[1].lemma);
        mend(&mut wanting);
        assert_eq!(tree(&wanting), "2/nsubj 0/root 2/xcomp");
        let stays = "Il/PRON/4/expl:subj y/PRON/4/expl:comp a/AUX/4/aux:tense vécu/VERB/0/root";
        let mut staying = tokens(stays);
        "vivre".clone_into(&mut staying[3].lemma);
        mend(&mut staying);
        assert_eq!(tree(&staying), "4/nsubj 4/expl:comp 4/aux:tense 0/root");
        let must = "Il/PRON/2/expl:subj faut/VERB/0/root partir/VERB/2/xcomp";
        assert_eq!(mended(must), tree(&tokens(must)));
    }

    #[test]
    fn an_infinitive_behind_pour_is_no_sentence() {
        let topic = "uMap/PROPN/4/nsubj ,/PUNCT/1/punct pour/ADP/4/mark résumer/VERB/0/root/VerbForm=Inf :/PUNCT/4/punct";
        assert_eq!(mended(topic), "0/root 1/punct 4/mark 1/advcl 4/punct");
    }

    #[test]
    fn a_noun_before_a_verb_without_a_subject_is_no_circumstance() {
        let shop = "La/DET/2/det boutique/NOUN/3/obl:mod/Number=Sing ferme/VERB/0/root/Mood=Ind|VerbForm=Fin|Number=Sing";
        assert_eq!(mended(shop), "2/det 3/nsubj 0/root");
        let morning = shop.replace("boutique", "matin");
        assert_eq!(mended(&morning), tree(&tokens(&morning)));
    }
}
