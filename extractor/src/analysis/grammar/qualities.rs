//! French adjectives and participles beside a verb: what something is judged to be, how somebody comes back, what is done.
//!
//! Reads and changes: parts of speech, lemmas, features, heads and relations of one sentence's tokens. `jugent vos estimations
//! exagérées` judges the estimates, `ressort furieuse` says how she is, `vous êtes mis en examen` is a passive.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Verbs of motion that take `être`, behind which an adjective tells how the subject is.
const MOVING: &[&str] = &[
    "sortir",
    "ressortir",
    "revenir",
    "rentrer",
    "partir",
    "repartir",
    "arriver",
    "mourir",
    "naître",
    "retourner",
    "venir",
    "redescendre",
];
/// All verbs whose compound tenses have `être`.
const WITH_BEING: &[&str] = &[
    "aller",
    "venir",
    "arriver",
    "partir",
    "entrer",
    "sortir",
    "monter",
    "descendre",
    "naître",
    "mourir",
    "rester",
    "tomber",
    "retourner",
    "passer",
    "devenir",
    "revenir",
    "rentrer",
    "parvenir",
    "intervenir",
    "survenir",
    "advenir",
    "provenir",
    "repartir",
    "ressortir",
    "décéder",
    "remonter",
    "redescendre",
    "retomber",
    "apparaître",
    "réapparaître",
    "disparaître",
    "accourir",
    "éclore",
    "redevenir",
    "échoir",
    "demeurer",
    "convenir",
    "repasser",
    "choir",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    judged(tokens);
    seen(tokens);
    comes_back(tokens);
    done(tokens);
    from_where(tokens);
    made_to(tokens);
    two_names(tokens);
}

/// `jugent vos estimations exagérées`, `trouvons ce projet trop cher`: what the object is judged to be.
fn judged(tokens: &mut [Token]) {
    const DEGREES: &[&str] = &["trop", "très", "plus", "moins", "assez", "plutôt", "bien", "si", "peu"];
    for quality in 2..tokens.len() {
        let said = matches!(tokens[quality].relation(), "amod" | "acl")
            && (tokens[quality].upos == Upos::Adj || tokens[quality].feats.is("VerbForm", "Part"))
            && !tokens[quality].feats.is("Tense", "Pres");
        let Some(thing) = tokens[quality].head.filter(|&t| said && t < quality) else { continue };
        let Some(verb) = tokens[thing].head.filter(|&v| v < thing && depends(&tokens[thing], v, &["obj"]))
        else {
            continue;
        };
        let graded = tokens[thing + 1..quality]
            .iter()
            .any(|t| t.head == Some(quality) && DEGREES.contains(&lower(t).as_str()));
        let judges = finds(tokens, verb, quality, graded);
        let inside = tokens[thing + 1..quality]
            .iter()
            .all(|t| t.head == Some(quality) || t.head == Some(thing) && t.upos != Upos::Punct);
        let ends = tokens.get(quality + 1).is_none_or(|t| matches!(t.upos, Upos::Punct | Upos::Cconj));
        let pointed = tokens[verb].lemma == "trouver" && is_pointed_at(&tokens[thing]);
        if pointed && ends || judges && is_known(tokens, thing) && inside && ends {
            attach(tokens, quality, verb, "xcomp");
            as_adjective(&mut tokens[quality]);
        }
    }
}

/// Whether the verb may find its object to have the quality; `graded` says whether an adverb of degree stands before that.
fn finds(tokens: &[Token], verb: usize, quality: usize, graded: bool) -> bool {
    match tokens[verb].lemma.as_str() {
        "juger" => {
            let court = tokens.iter().any(|t| depends(t, verb, &["nsubj"]) && is_court(t));
            !court || LAWFUL.contains(&tokens[quality].lemma.as_str())
        }
        "croire" if tokens[quality].feats.is("VerbForm", "Part") => true,
        "trouver" | "estimer" | "croire" | "considérer" => graded,
        _ => false,
    }
}

/// `J'ai trouvé ça formidable`: what is pointed at has no qualities but those that it is found to have.
fn is_pointed_at(thing: &Token) -> bool {
    thing.upos == Upos::Pron && matches!(lower(thing).as_str(), "ça" | "cela" | "ceci")
}

/// Whether the noun's determiner says which one it is: `vos estimations`, `ce projet`.
fn is_known(tokens: &[Token], noun: usize) -> bool {
    const WHICH: &[&str] = &[
        "le", "la", "les", "l'", "ce", "cet", "cette", "ces", "son", "sa", "ses", "mon", "ma", "mes", "ton",
        "ta", "tes", "notre", "nos", "votre", "vos", "leur", "leurs",
    ];
    tokens[..noun].iter().any(|t| depends(t, noun, &["det"]) && WHICH.contains(&lower(t).as_str()))
}

/// What a court may find something to be.
const LAWFUL: &[&str] = &[
    "abusif",
    "illégal",
    "légal",
    "recevable",
    "irrecevable",
    "coupable",
    "responsable",
    "irrégulier",
    "régulier",
    "nul",
    "valable",
    "fondé",
    "infondé",
    "inconstitutionnel",
    "excessif",
    "insuffisant",
    "suffisant",
    "contraire",
    "injustifié",
    "justifié",
    "disproportionné",
    "incompétent",
    "compétent",
    "discriminatoire",
];

/// Who judges acts and people by law.
fn is_court(token: &Token) -> bool {
    matches!(
        token.lemma.as_str(),
        "tribunal" | "cour" | "juge" | "juré" | "jury" | "justice" | "magistrat" | "qui"
    )
}

/// A past participle as the adjective that it is here.
fn as_adjective(token: &mut Token) {
    if token.upos != Upos::Verb {
        return;
    }
    let form = lower(token);
    let bare = form.trim_end_matches('s');
    let stem = bare.strip_suffix('e').filter(|stem| stem.ends_with(['é', 'i', 'u', 't'])).unwrap_or(bare);
    stem.clone_into(&mut token.lemma);
    token.upos = Upos::Adj;
}

/// `a vu sa part fondre`: an infinitive that was taken for a second object.
fn seen(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&v| v < act && depends(&tokens[act], v, &["obj"])) else {
            continue;
        };
        let sees = matches!(tokens[verb].lemma.as_str(), "voir" | "entendre" | "regarder" | "sentir");
        let infinitive = tokens[act].upos == Upos::Verb && tokens[act].lemma == lower(&tokens[act]);
        let other = tokens[verb..act].iter().any(|t| depends(t, verb, &["obj"]));
        if sees && infinitive && other {
            attach(tokens, act, verb, "xcomp");
            tokens[act].feats = Features::parse("VerbForm=Inf");
        }
    }
}

/// `Elle en est ressortie furieuse`: how she is, and not when or why; `revenu ravi du Japon` comes from Japan.
fn comes_back(tokens: &mut [Token]) {
    for quality in 1..tokens.len() {
        let Some(verb) =
            tokens[quality].head.filter(|&v| v < quality && MOVING.contains(&tokens[v].lemma.as_str()))
        else {
            continue;
        };
        let participle = tokens[quality].feats.is("VerbForm", "Part")
            && tokens[quality].relation() == "xcomp"
            && !has(tokens, quality, &["obj", "ccomp", "xcomp"]);
        let plain = (tokens[quality].upos == Upos::Adj || participle)
            && !has(tokens, quality, &["det", "case", "mark", "cop", "nsubj", "aux"])
            && tokens[verb..quality].iter().all(|t| t.upos != Upos::Punct);
        if !plain || !matches!(tokens[quality].relation(), "advcl" | "xcomp" | "obj" | "acl" | "amod") {
            continue;
        }
        "xcomp".clone_into(&mut tokens[quality].deprel);
        as_adjective(&mut tokens[quality]);
        for token in tokens.iter_mut().filter(|t| t.head == Some(verb)) {
            match token.deprel.as_str() {
                "aux:pass" => "aux:tense".clone_into(&mut token.deprel),
                "nsubj:pass" => "nsubj".clone_into(&mut token.deprel),
                _ => {}
            }
        }
        let from = (quality + 1..tokens.len()).find(|&i| {
            depends(&tokens[i], quality, &["obl", "nmod"])
                && tokens[i].upos == Upos::Propn
                && has(tokens, i, &["case"])
        });
        if let Some(from) = from {
            attach(tokens, from, verb, "obl:arg");
        }
    }
}

/// `vous êtes mis en examen`: what is done to somebody, with a verb that has no `être` of its own.
fn done(tokens: &mut [Token]) {
    for be in 0..tokens.len() {
        let Some(verb) = tokens[be].head.filter(|&v| v > be && tokens[be].deprel == "aux:tense") else {
            continue;
        };
        let participle = tokens[be].lemma == "être"
            && tokens[verb].upos == Upos::Verb
            && tokens[verb].feats.is("VerbForm", "Part")
            && !WITH_BEING.contains(&tokens[verb].lemma.as_str());
        let clitic = tokens[..verb].iter().any(|t| {
            t.head == Some(verb) && matches!(lower(t).as_str(), "se" | "s'" | "me" | "m'" | "te" | "t'")
                || depends(t, verb, &["obj", "expl"]) && matches!(lower(t).as_str(), "nous" | "vous")
        });
        let twice = tokens[..verb]
            .iter()
            .filter(|t| t.head == Some(verb) && matches!(lower(t).as_str(), "nous" | "vous"));
        if !participle || clitic || twice.count() > 1 || has(tokens, verb, &["obj"]) {
            continue;
        }
        "aux:pass".clone_into(&mut tokens[be].deprel);
        for token in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj") {
            "nsubj:pass".clone_into(&mut token.deprel);
        }
    }
}

/// `rentrait du marché`: who comes home has no object, so that the article is a preposition.
fn from_where(tokens: &mut [Token]) {
    for place in 2..tokens.len() {
        let Some(verb) = tokens[place].head.filter(|&v| v < place && depends(&tokens[place], v, &["obj"]))
        else {
            continue;
        };
        let moves = matches!(
            tokens[verb].lemma.as_str(),
            "rentrer" | "revenir" | "venir" | "arriver" | "partir" | "repartir"
        );
        let has_it = tokens.iter().any(|t| depends(t, verb, &["aux"]) && t.lemma == "avoir");
        let of = (verb + 1..place)
            .find(|&i| depends(&tokens[i], place, &["det", "case"]) && lower(&tokens[i]) == "du");
        if let Some(of) = of.filter(|_| moves && !has_it) {
            attach(tokens, of, place, "case");
            tokens[of].upos = Upos::Adp;
            "de".clone_into(&mut tokens[of].lemma);
            tokens[of].feats = Features::parse("Definite=Def|Gender=Masc|Number=Sing|PronType=Art");
            "obl:arg".clone_into(&mut tokens[place].deprel);
        }
    }
}

/// `On me fait passer pour un assassin`, `Le maire nous empêche de dormir`: a clitic of the first or second person before a
/// verb with another subject is whom it is done to.
fn made_to(tokens: &mut [Token]) {
    for clitic in 1..tokens.len().saturating_sub(1) {
        let form = lower(&tokens[clitic]);
        if !matches!(form.as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous") {
            continue;
        }
        let Some(verb) = tokens[clitic].head.filter(|&v| v > clitic) else { continue };
        let subject = (0..clitic).rfind(|&i| depends(&tokens[i], verb, &["nsubj"]));
        let Some(subject) = subject.filter(|&s| tokens[s].upos == Upos::Noun || lower(&tokens[s]) == "on")
        else {
            continue;
        };
        let alone = !has(tokens, verb, &["obj", "ccomp"]) && tokens[subject].head == Some(verb);
        let caused = tokens[clitic].deprel == "expl:pv"
            && tokens[clitic + 1..verb].iter().any(|t| t.deprel == "aux:caus");
        let second = tokens[clitic].relation() == "nsubj"
            && clitic + 1 == verb
            && !tokens[verb].feats.is("Person", "1")
            && !tokens[verb].feats.is("Person", "2")
            && tokens[verb].feats.is("VerbForm", "Fin");
        if alone && (caused && tokens[verb].lemma == "passer" || second) {
            "obj".clone_into(&mut tokens[clitic].deprel);
        }
    }
}

/// `la députée du Morbihan Solenn Quéméré`: behind a place with its article stands the name of who holds the office.
fn two_names(tokens: &mut [Token]) {
    for place in 2..tokens.len().saturating_sub(2) {
        let (first, last) = (place + 1, place + 2);
        let Some(office) =
            tokens[place].head.filter(|&o| o + 2 == place && depends(&tokens[place], o, &["nmod"]))
        else {
            continue;
        };
        let article =
            depends(&tokens[place - 1], place, &["case"]) && tokens[place - 1].feats.is("Definite", "Def");
        let names = [place, first, last].iter().all(|&i| tokens[i].upos == Upos::Propn);
        let torn = depends(&tokens[first], place, &["flat"]) && depends(&tokens[last], place, &["appos"]);
        if article && names && torn && tokens[office].upos == Upos::Noun {
            attach(tokens, first, office, "appos");
            attach(tokens, last, first, "flat:name");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{tokens, tree};
    use super::*;

    /// The mended tree, with lemmas for some of the words.
    fn mended(lemmas: &[(usize, &str)], words: &str) -> String {
        let mut sentence = tokens(words);
        for (at, lemma) in lemmas {
            (*lemma).clone_into(&mut sentence[*at].lemma);
        }
        mend(&mut sentence);
        tree(&sentence)
    }

    #[test]
    fn what_something_is_judged_to_be() {
        let judge = "jugent/VERB/0/root vos/DET/3/det chiffres/NOUN/1/obj faux/ADJ/3/amod ./PUNCT/1/punct";
        assert_eq!(mended(&[(0, "juger")], judge), "0/root 3/det 1/obj 1/xcomp 1/punct");
        assert_eq!(mended(&[(0, "donner")], judge), tree(&tokens(judge)));
        let court =
            "tribunal/NOUN/2/nsubj juge/VERB/0/root les/DET/4/det crimes/NOUN/2/obj graves/ADJ/4/amod";
        assert_eq!(mended(&[(1, "juger")], court), tree(&tokens(court)));
    }

    #[test]
    fn what_is_seen_to_happen() {
        let melts = "vu/VERB/0/root sa/DET/3/det part/NOUN/1/obj fondre/VERB/1/obj";
        assert_eq!(mended(&[(0, "voir")], melts), "0/root 3/det 1/obj 1/xcomp");
    }

    #[test]
    fn how_somebody_comes_back() {
        let angry = "ressortie/VERB/0/root furieuse/ADJ/1/advcl";
        assert_eq!(mended(&[(0, "ressortir")], angry), "0/root 1/xcomp");
        let glad = "revenu/VERB/0/root ravi/ADJ/1/xcomp du/ADP/4/case Japon/PROPN/2/obl:arg";
        assert_eq!(mended(&[(0, "revenir")], glad), "0/root 1/xcomp 4/case 1/obl:arg");
        assert_eq!(mended(&[(0, "prendre")], glad), tree(&tokens(glad)));
    }

    #[test]
    fn what_is_done_to_somebody_is_a_passive() {
        let charged = "vous/PRON/3/nsubj êtes/AUX/3/aux:tense mis/VERB/0/root/VerbForm=Part";
        assert_eq!(mended(&[(1, "être"), (2, "mettre")], charged), "3/nsubj:pass 3/aux:pass 0/root");
        let left = "vous/PRON/3/nsubj êtes/AUX/3/aux:tense partis/VERB/0/root/VerbForm=Part";
        assert_eq!(mended(&[(1, "être"), (2, "partir")], left), tree(&tokens(left)));
        let own = "vous/PRON/4/nsubj vous/PRON/4/obj êtes/AUX/4/aux:tense trompés/VERB/0/root/VerbForm=Part";
        assert_eq!(mended(&[(2, "être"), (3, "tromper")], own), tree(&tokens(own)));
    }

    #[test]
    fn who_comes_home_has_no_object() {
        let home = "rentre/VERB/0/root du/DET/3/det marché/NOUN/1/obj";
        assert_eq!(mended(&[(0, "rentrer")], home), "0/root 3/case 1/obl:arg");
        assert_eq!(mended(&[(0, "manger")], home), tree(&tokens(home)));
    }

    #[test]
    fn whom_it_is_done_to() {
        let made = "on/PRON/4/nsubj me/PRON/4/expl:pv fait/AUX/4/aux:caus passer/VERB/0/root";
        assert_eq!(mended(&[(3, "passer")], made), "4/nsubj 4/obj 4/aux:caus 0/root");
        let mayor = "maire/NOUN/3/nsubj nous/PRON/3/nsubj empêche/VERB/0/root/Person=3|VerbForm=Fin";
        assert_eq!(mended(&[], mayor), "3/nsubj 3/obj 0/root");
        let we = "maires/NOUN/3/nsubj nous/PRON/3/nsubj votons/VERB/0/root/Person=1|VerbForm=Fin";
        assert_eq!(mended(&[], we), tree(&tokens(we)));
    }

    #[test]
    fn behind_a_place_stands_a_name() {
        let deputy = "députée/NOUN/0/root du/ADP/3/case/Definite=Def Morbihan/PROPN/1/nmod Solenn/PROPN/3/flat:name Roy/PROPN/3/appos";
        assert_eq!(mended(&[], deputy), "0/root 3/case 1/nmod 1/appos 4/flat:name");
    }
}
