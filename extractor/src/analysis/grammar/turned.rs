//! French clauses whose words stand in another order than the parser looks for them in.
//!
//! Reads and changes: parts of speech, features, heads and relations of one sentence's tokens. What `s'y cache` or `a lieu`
//! behind its verb is the subject (`derrière le mur se cache un nid`); what `c'est un devoir de` does is what is judged;
//! `rendre la route dangereuse` makes it so; `installée à Lyon, soutenue par la ville, l'école` tells twice of the school.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Reflexive verbs that say of what stands behind them where it is or that it comes about.
const APPEARING: &[&str] = &[
    "cacher",
    "trouver",
    "poser",
    "dresser",
    "tenir",
    "étendre",
    "développer",
    "dessiner",
    "profiler",
    "jouer",
    "dérouler",
    "ouvrir",
    "créer",
    "ajouter",
    "succéder",
    "mêler",
    "nicher",
    "élever",
    "situer",
    "imposer",
    "dégager",
    "glisser",
    "dissimuler",
    "installer",
    "former",
    "produire",
    "presser",
    "entasser",
    "côtoyer",
];
/// Prepositions that look like adverbs or adjectives at the start of a sentence.
const BEFORE: &[&str] = &["derrière", "devant", "autour", "sous", "dessous"];
/// What an act is called that is judged: `c'est un devoir de répondre`.
const JUDGED: &[&str] = &[
    "obligation",
    "devoir",
    "chance",
    "plaisir",
    "honneur",
    "fierté",
    "erreur",
    "faute",
    "priorité",
    "nécessité",
    "défi",
    "bonheur",
    "joie",
    "privilège",
    "folie",
    "crime",
    "luxe",
    "gageure",
    "exploit",
    "responsabilité",
    "honte",
    "aberration",
    "tradition",
    "réflexe",
    "hérésie",
    "urgence",
    "exigence",
    "évidence",
    "enjeu",
];
/// Determiners of what is known already.
const KNOWN: &[&str] = &[
    "le", "la", "l'", "les", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes", "son",
    "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    places(tokens);
    behind_reflexives(tokens);
    taking_place(tokens);
    made_so(tokens);
    judged_acts(tokens);
    both_participles(tokens);
    both_parts(tokens);
    for token in 0..tokens.len() {
        let form = lower(&tokens[token]);
        // `les outils dont nous disposons`
        if form == "dont" && tokens[token].relation() == "iobj" {
            "obl:arg".clone_into(&mut tokens[token].deprel);
        }
        // `il s'agit`: never what was.
        if form == "agit" && token > 0 && lower(&tokens[token - 1]) == "s'" {
            tokens[token].feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        }
        if matches!(form.as_str(), "recouvre" | "recouvrent") && !regains(tokens, token) {
            "recouvrir".clone_into(&mut tokens[token].lemma);
        }
        // `Nous passons en revue les dossiers`
        if form == "revue" && token > 1 && lower(&tokens[token - 1]) == "en" {
            in_review(tokens, token);
        }
        calls_upon(tokens, token);
        // `Le taux parait faible`
        if form == "parait" && has(tokens, token, &["xcomp"]) && !has(tokens, token, &["obj"]) {
            "paraître".clone_into(&mut tokens[token].lemma);
        }
    }
}

/// `recouvre la santé`: what is got back, where other things are covered.
fn regains(tokens: &[Token], verb: usize) -> bool {
    const BACK: &[&str] = &[
        "santé",
        "vue",
        "liberté",
        "créance",
        "dette",
        "impôt",
        "esprit",
        "force",
        "usage",
        "droit",
        "calme",
        "indépendance",
        "souveraineté",
        "somme",
        "argent",
        "mémoire",
        "équilibre",
        "raison",
        "parole",
        "taxe",
        "loyer",
        "amende",
        "cotisation",
        "ouïe",
        "dignité",
        "appétit",
        "sérénité",
    ];
    tokens.iter().any(|t| depends(t, verb, &["obj"]) && BACK.contains(&t.lemma.as_str()))
}

/// `passer en revue les dossiers`: how, and no verb.
fn in_review(tokens: &mut [Token], review: usize) {
    let Some(verb) = tokens[review].head.filter(|&v| v < review && tokens[v].lemma == "passer") else {
        return;
    };
    attach(tokens, review - 1, review, "case");
    tokens[review - 1].upos = Upos::Adp;
    tokens[review].upos = Upos::Noun;
    attach(tokens, review, verb, "obl:mod");
    for other in review + 1..tokens.len() {
        if depends(&tokens[other], review, &["obj", "nmod", "appos"]) && !has(tokens, other, &["case"]) {
            attach(tokens, other, verb, "obj");
        }
    }
}

/// `Vous citez trois critères, revenons sur le premier`: what both are called upon to do tells nothing of `vous`.
fn calls_upon(tokens: &mut [Token], verb: usize) {
    let ours = tokens[verb].upos == Upos::Verb
        && tokens[verb].relation() == "conj"
        && tokens[verb].form.ends_with("ons")
        && !has(tokens, verb, &["nsubj", "aux", "cop"]);
    let first = tokens[verb].head.filter(|_| ours);
    let another = |v: usize| {
        tokens[v].feats.is("Mood", "Imp")
            || tokens.iter().any(|t| {
                depends(t, v, &["nsubj"]) && !lower(t).contains("nous") && !lower(t).starts_with("qui")
            })
    };
    if first.is_some_and(another) {
        tokens[verb].feats = Features::parse("Mood=Imp|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin");
    }
}

fn is_reflexive(tokens: &[Token], verb: usize) -> bool {
    tokens[..verb].iter().any(|t| t.head == Some(verb) && matches!(lower(t).as_str(), "se" | "s'"))
}

/// The verb that another hands its subject on to: `peut se cacher`.
fn inner(tokens: &[Token], verb: usize) -> usize {
    let handed = |i: &usize| {
        depends(&tokens[*i], verb, &["xcomp"]) && tokens[*i].feats.is("VerbForm", "Inf") && *i <= verb + 3
    };
    (verb + 1..tokens.len()).find(handed).unwrap_or(verb)
}

/// `Derrière chaque mur peut se cacher un nid`: where, and not who.
fn places(tokens: &mut [Token]) {
    for first in 0..tokens.len().saturating_sub(3) {
        if !BEFORE.contains(&lower(&tokens[first]).as_str()) || tokens[first + 1].upos != Upos::Det {
            continue;
        }
        let Some(noun) = (first + 2..tokens.len().min(first + 5)).find(|&i| tokens[i].upos == Upos::Noun)
        else {
            continue;
        };
        let Some(verb) = tokens[noun].head.filter(|&v| v > noun && tokens[noun].relation() == "nsubj") else {
            continue;
        };
        let act = inner(tokens, verb);
        let follows = (act + 1..tokens.len())
            .any(|i| tokens[i].upos == Upos::Noun && depends(&tokens[i], act, &["obj", "nsubj"]));
        if follows && is_reflexive(tokens, act) {
            attach(tokens, first, noun, "case");
            tokens[first].upos = Upos::Adp;
            attach(tokens, noun, verb, "obl:mod");
        }
    }
}

/// `Se pose la question du prix`, `derrière le mur peut se cacher un nid`: what appears is no object.
fn behind_reflexives(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let finite =
            tokens[verb].feats.is("VerbForm", "Fin") && !has(tokens, verb, &["nsubj", "csubj", "expl:subj"]);
        let act = inner(tokens, verb);
        if !finite || !APPEARING.contains(&tokens[act].lemma.as_str()) || !is_reflexive(tokens, act) {
            continue;
        }
        let object = (act + 1..tokens.len()).find(|&i| {
            depends(&tokens[i], act, &["obj"]) && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
        });
        let il = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "expl:subj");
        // `qui se pose la question`, `et se pose la question`: whoever is named before asks.
        let shared = matches!(tokens[verb].relation(), "conj" | "acl");
        if let Some(object) = object.filter(|_| !il && !shared) {
            attach(tokens, object, verb, "nsubj");
        }
    }
}

/// `Le 10 mai avait lieu à Lyon la fête de l'eau`: what took place.
fn taking_place(tokens: &mut [Token]) {
    for place in 1..tokens.len() {
        let Some(verb) = tokens[place].head.filter(|&v| v < place && tokens[v].lemma == "avoir") else {
            continue;
        };
        if lower(&tokens[place]) != "lieu"
            || has(tokens, place, &["det"])
            || has(tokens, verb, &["nsubj", "expl"])
        {
            continue;
        }
        let event = (place + 1..tokens.len()).find(|&i| {
            depends(&tokens[i], verb, &["obj"]) && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
        });
        if let Some(event) = event.filter(|_| tokens[verb].feats.is("VerbForm", "Fin")) {
            attach(tokens, event, verb, "nsubj");
        }
    }
}

/// `La pluie rend les routes dangereuses`: how it makes them, and not which.
fn made_so(tokens: &mut [Token]) {
    for quality in 2..tokens.len() {
        if tokens[quality].upos != Upos::Adj || tokens[quality].deprel != "amod" {
            continue;
        }
        let Some(noun) = tokens[quality].head.filter(|&n| n < quality && tokens[n].upos == Upos::Noun) else {
            continue;
        };
        let verb = tokens[noun].head.filter(|&v| v < noun && tokens[noun].relation() == "obj");
        let Some(verb) = verb.filter(|&v| tokens[v].lemma == "rendre" && !has(tokens, v, &["xcomp", "iobj"]))
        else {
            continue;
        };
        let known = (verb + 1..noun)
            .any(|i| depends(&tokens[i], noun, &["det"]) && KNOWN.contains(&lower(&tokens[i]).as_str()));
        let last =
            (noun + 1..tokens.len()).all(|i| i == quality || !depends(&tokens[i], noun, &["amod", "acl"]));
        let given = (quality..tokens.len())
            .any(|i| depends(&tokens[i], verb, &["obl"]) && tokens[i].deprel == "obl:arg");
        if known && last && !given {
            attach(tokens, quality, verb, "xcomp");
        }
    }
}

/// `C'est un devoir pour la ville d'entretenir ses digues`: what is said of the act.
fn judged_acts(tokens: &mut [Token]) {
    for noun in 2..tokens.len() {
        let this =
            |t: &Token| depends(t, noun, &["nsubj", "expl"]) && matches!(lower(t).as_str(), "c'" | "ce");
        if !JUDGED.contains(&tokens[noun].lemma.as_str())
            || !has(tokens, noun, &["cop"])
            || !tokens[..noun].iter().any(this)
            || has(tokens, noun, &["csubj", "acl:relcl"])
        {
            continue;
        }
        let act = (noun + 2..tokens.len()).find(|&i| {
            let of = |m: usize| {
                depends(&tokens[m], i, &["mark"]) && matches!(lower(&tokens[m]).as_str(), "de" | "d'")
            };
            let infinitive = tokens[i].feats.is("VerbForm", "Inf") || has_infinitive_copula(tokens, i);
            let own = tokens[i].head.is_some_and(|h| h == noun || tokens[h].upos != Upos::Noun || h + 3 < i);
            infinitive && own && (noun + 1..i).any(of)
        });
        let broken = |i: usize| tokens[noun..i].iter().any(|t| matches!(t.form.as_str(), "." | ";" | ":"));
        if let Some(act) = act.filter(|&i| !broken(i)) {
            attach(tokens, act, noun, "csubj");
        }
    }
}

fn has_infinitive_copula(tokens: &[Token], word: usize) -> bool {
    tokens.iter().any(|t| depends(t, word, &["cop", "aux"]) && t.feats.is("VerbForm", "Inf"))
}

fn is_bare_participle(tokens: &[Token], word: usize) -> bool {
    tokens[word].feats.is("VerbForm", "Part")
        && !tokens[word].feats.is("Tense", "Pres")
        && !has(tokens, word, &["aux", "mark"])
}

/// `Installée à Lyon, soutenue par la ville, l'école …`: two participles before the comma tell of the same.
fn both_participles(tokens: &mut [Token]) {
    let Some(first) = (0..tokens.len().min(3)).find(|&i| is_bare_participle(tokens, i)) else { return };
    let Some(main) =
        tokens[first].head.filter(|&m| m > first && matches!(tokens[first].relation(), "advcl" | "acl"))
    else {
        return;
    };
    let feats = |i: usize, name: &str| tokens[i].feats.get(name).map(str::to_owned);
    let alike = |i: usize| ["Gender", "Number"].iter().all(|name| feats(i, name) == feats(first, name));
    let further: Vec<usize> = (first + 2..main)
        .filter(|&i| {
            tokens[i - 1].form == ","
                && is_bare_participle(tokens, i)
                && alike(i)
                && tokens[i].head.is_some_and(|h| h > first && h < i && tokens[h].upos != Upos::Verb)
                && tokens[i + 1..main].iter().any(|t| t.form == ",")
        })
        .collect();
    for participle in further {
        attach(tokens, participle, first, "conj");
    }
}

/// `vient d'une part de la ville et d'autre part de l'État`: no share of them.
fn both_parts(tokens: &mut [Token]) {
    let part_at = |tokens: &[Token], i: usize, word: &str| {
        i >= 2
            && lower(&tokens[i]) == "part"
            && lower(&tokens[i - 1]) == word
            && lower(&tokens[i - 2]) == "d'"
    };
    let one = (0..tokens.len()).find(|&i| part_at(tokens, i, "une"));
    let other = (0..tokens.len()).find(|&i| part_at(tokens, i, "autre"));
    let (Some(one), Some(other)) = (one, other) else { return };
    for part in [one, other] {
        let (head, relation) = (tokens[part].head, tokens[part].deprel.clone());
        let Some(head) = head.filter(|&h| h != part - 1 && h != part - 2) else { continue };
        let behind: Vec<usize> =
            (0..tokens.len()).filter(|&i| i > part && tokens[i].head == Some(part)).collect();
        let noun = behind.iter().copied().find(|&i| tokens[i].relation() == "nmod");
        for other in behind {
            let relation = if Some(other) == noun { relation.clone() } else { tokens[other].deprel.clone() };
            attach(
                tokens,
                other,
                if noun.is_some_and(|n| n != other) { noun.unwrap_or(head) } else { head },
                &relation,
            );
        }
        for before in tokens.iter_mut().take(part - 2).filter(|t| t.head == Some(part)) {
            before.head = Some(noun.unwrap_or(head));
        }
        attach(tokens, part, noun.map_or(head, |n| tokens[n].head.unwrap_or(head)), "advmod");
        attach(tokens, part - 1, part, "det");
        attach(tokens, part - 2, part, "case");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::*;

    #[test]
    fn what_appears_behind_its_verb_is_the_subject() {
        let nid = "Derrière/ADV/4/advmod le/DET/3/det mur/NOUN/5/nsubj se/PRON/5/expl:pv cacher/VERB/0/root/VerbForm=Fin \
                   un/DET/7/det nid/NOUN/5/obj";
        assert_eq!(mended(mend, nid), "3/case 3/det 5/obl:mod 5/expl:pv 0/root 7/det 5/nsubj");
        let own = "Elle/PRON/3/nsubj se/PRON/3/expl:pv poser/VERB/0/root/VerbForm=Fin la/DET/5/det question/NOUN/3/obj";
        assert_eq!(mended(mend, own), "3/nsubj 3/expl:pv 0/root 5/det 3/obj");
    }

    #[test]
    fn what_is_made_so_is_no_part_of_its_name() {
        let makes = "rendre/VERB/0/root la/DET/3/det route/NOUN/1/obj dangereuse/ADJ/3/amod";
        assert_eq!(mended(mend, makes), "0/root 3/det 1/obj 1/xcomp");
        let gives = "rendre/VERB/0/root un/DET/3/det hommage/NOUN/1/obj appuyé/ADJ/3/amod";
        assert_eq!(mended(mend, gives), "0/root 3/det 1/obj 3/amod");
    }

    #[test]
    fn an_act_that_is_judged_is_the_subject() {
        let duty = "C'/PRON/4/nsubj est/AUX/4/cop un/DET/4/det devoir/NOUN/0/root de/ADP/6/mark \
                    répondre/VERB/4/acl/VerbForm=Inf";
        assert_eq!(mended(mend, duty), "4/nsubj 4/cop 4/det 0/root 6/mark 4/csubj");
        let way = "C'/PRON/4/nsubj est/AUX/4/cop un/DET/4/det moyen/NOUN/0/root de/ADP/6/mark \
                   répondre/VERB/4/acl/VerbForm=Inf";
        assert_eq!(mended(mend, way), "4/nsubj 4/cop 4/det 0/root 6/mark 4/acl");
    }
}
