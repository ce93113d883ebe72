//! German perfects with `sein`: `ist gesunken` says what happened, not what something is like.
//!
//! Reads and changes: the predicate's part of speech, lemma and form, and its `sein`. Only verbs of change, motion and
//! happening are mended (`data/de/sein_verbs.txt`): those of others may be a state (`ist geschlossen`).

use super::super::attach;
use crate::analysis::Language;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::sentence::{Features, Token, Upos};
use std::collections::HashSet;
use std::sync::LazyLock;

static WITH_SEIN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../data/de/sein_verbs.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Make verbs of the participles taken for adjectives.
pub(super) fn mend(tokens: &mut [Token]) {
    before_acting(tokens);
    with_haben(tokens);
    coordinated(tokens);
    states(tokens);
    becoming(tokens);
    brought(tokens);
    lemmas(tokens);
    happened(tokens);
    for participle in 0..tokens.len() {
        // `ist zurückgetreten`: no noun is written small.
        let small = tokens[participle].form.starts_with(char::is_lowercase);
        let noun = tokens[participle].upos == Upos::Noun && small;
        if !noun && !matches!(tokens[participle].upos, Upos::Adj | Upos::Verb) {
            continue;
        }
        let of = |deprels: &'static [&'static str]| {
            let tokens = &*tokens;
            (0..tokens.len()).filter(move |&d| {
                tokens[d].head == Some(participle) && deprels.contains(&tokens[d].relation())
            })
        };
        let Some(copula) = of(&["cop"]).next() else { continue };
        if of(&["det", "case", "aux"]).next().is_some() {
            continue;
        }
        let Some(lemma) = lemma(&tokens[participle].form) else { continue };
        // `ist der Union beigetreten`: only one of two can be the subject.
        let second = of(&["nsubj"]).nth(1);
        if let Some(second) = second {
            "obj".clone_into(&mut tokens[second].deprel);
        }
        "aux:tense".clone_into(&mut tokens[copula].deprel);
        let verb = &mut tokens[participle];
        verb.upos = Upos::Verb;
        verb.lemma = lemma;
        verb.feats = Features::parse("VerbForm=Part");
    }
}

/// `hat sich geweigert zu zahlen`: the participle before `zu` heads the clause, the infinitive is what it asks for.
fn before_acting(tokens: &mut [Token]) {
    for zu in 2..tokens.len().saturating_sub(1) {
        let refused = zu - 1;
        let form = &tokens[refused].form;
        let participle = matches!(tokens[refused].upos, Upos::Adj | Upos::Adv)
            && tokens[refused].relation() == "advmod"
            && form.starts_with("ge")
            && form.ends_with('t');
        let Some(act) = tokens[refused].head.filter(|&a| a > zu && participle && tokens[zu].form == "zu")
        else {
            continue;
        };
        let has = |t: &Token| t.head == Some(act) && t.relation() == "aux" && t.lemma == "haben";
        if tokens[zu].head != Some(act) || !tokens[..refused].iter().any(has) {
            continue;
        }
        let (above, relation) = (tokens[act].head, tokens[act].deprel.clone());
        for (at, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(act) && (at < refused || token.upos == Upos::Punct) {
                token.head = Some(refused);
            }
        }
        tokens[refused].head = above;
        tokens[refused].deprel = relation;
        attach(tokens, act, refused, "xcomp");
    }
}

/// `ist teurer geworden`: `werden` is the verb, and what something became hangs on it.
fn becoming(tokens: &mut [Token]) {
    for changed in 1..tokens.len() {
        let quality =
            tokens[changed].head.filter(|&q| q + 1 == changed && tokens[changed].form == "geworden");
        let Some(quality) = quality.filter(|&q| matches!(tokens[q].upos, Upos::Adj | Upos::Noun)) else {
            continue;
        };
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(quality) && t.relation() == relation);
        if tokens[changed].relation() != "advmod" || !has("cop") {
            continue;
        }
        for (index, token) in tokens.iter_mut().enumerate() {
            let clause =
                matches!(token.relation(), "nsubj" | "cop" | "mark" | "obl" | "cc" | "punct" | "advcl");
            if token.head == Some(quality) && index != changed && clause {
                token.head = Some(changed);
                if token.relation() == "cop" {
                    "aux:tense".clone_into(&mut token.deprel);
                }
            }
        }
        (tokens[changed].head, tokens[changed].deprel) =
            (tokens[quality].head, tokens[quality].deprel.clone());
        attach(tokens, quality, changed, "xcomp");
        tokens[changed].upos = Upos::Verb;
    }
}

/// `zehn Jahre verbracht`: only as a finite form of `ihr` would it be of `verbrechen`. `hat ein Geräusch gehört`: what
/// belongs to somebody has no object.
fn brought(tokens: &mut [Token]) {
    const LIKELIER: [(&str, &str); 4] =
        [("gehören", "hören"), ("geloben", "loben"), ("geleiten", "leiten"), ("gebrauchen", "brauchen")];
    for verb in 0..tokens.len() {
        let object = |t: &Token| t.head == Some(verb) && t.deprel == "obj" && !t.feats.is("Case", "Dat");
        let likelier = LIKELIER.iter().find(|(lemma, _)| tokens[verb].lemma == *lemma);
        if let Some((_, lemma)) =
            likelier.filter(|_| tokens[verb].feats.is("VerbForm", "Part") && tokens.iter().any(object))
        {
            (*lemma).clone_into(&mut tokens[verb].lemma);
        }
    }
    for token in tokens.iter_mut().filter(|t| t.feats.is("VerbForm", "Part") && t.form.ends_with("bracht")) {
        if let Some(prefix) = token.lemma.strip_suffix("brechen") {
            token.lemma = format!("{prefix}bringen");
        }
    }
}

/// `ist durch die Prüfung gefallen`: of verbs that share their participle, the one with `sein`.
fn lemmas(tokens: &mut [Token]) {
    for auxiliary in 0..tokens.len() {
        let perfect = tokens[auxiliary].relation() == "aux" && tokens[auxiliary].lemma == "sein";
        let verb = tokens[auxiliary].head.filter(|&v| perfect && tokens[v].feats.is("VerbForm", "Part"));
        let Some(verb) = verb.filter(|&v| !WITH_SEIN.contains(tokens[v].lemma.as_str())) else { continue };
        if let Some(lemma) = lemma(&tokens[verb].form) {
            tokens[verb].lemma = lemma;
        }
    }
}

/// `sind gestiegen`: such verbs have no passive.
fn happened(tokens: &mut [Token]) {
    for auxiliary in 0..tokens.len() {
        let verb = tokens[auxiliary].head.filter(|_| tokens[auxiliary].relation() == "aux");
        let Some(verb) = verb.filter(|&v| WITH_SEIN.contains(tokens[v].lemma.as_str())) else { continue };
        if tokens[auxiliary].lemma == "sein" {
            "aux:tense".clone_into(&mut tokens[auxiliary].deprel);
            for token in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj:pass") {
                "nsubj".clone_into(&mut token.deprel);
            }
        }
    }
}

/// `ist repariert`: what has been done to something, where the verb makes no perfect with `sein`.
fn states(tokens: &mut [Token]) {
    for participle in 0..tokens.len() {
        let of = |relations: &'static [&'static str]| {
            let tokens = &*tokens;
            (0..tokens.len()).filter(move |&d| {
                tokens[d].head == Some(participle) && relations.contains(&tokens[d].relation())
            })
        };
        let verb = &tokens[participle];
        let done = verb.upos == Upos::Verb
            && verb.feats.is("VerbForm", "Part")
            && verb.form.to_lowercase() != verb.lemma
            && !WITH_SEIN.contains(verb.lemma.as_str());
        let auxiliaries: Vec<usize> = of(&["aux", "cop"]).collect();
        let [auxiliary] = auxiliaries[..] else { continue };
        let subject = of(&["nsubj"]).next();
        let own = of(&["obj", "iobj", "xcomp", "ccomp", "compound"]).next().is_some();
        let (true, Some(subject), false) = (done && tokens[auxiliary].lemma == "sein", subject, own) else {
            continue;
        };
        "aux:pass".clone_into(&mut tokens[auxiliary].deprel);
        "nsubj:pass".clone_into(&mut tokens[subject].deprel);
    }
}

/// `hat Stellen gestrichen und Kosten gesenkt`: beside a participle stands no infinitive that looks unlike its lemma.
fn coordinated(tokens: &mut [Token]) {
    for second in 0..tokens.len() {
        let verb = &tokens[second];
        let unmarked = verb.feats.is("VerbForm", "Inf")
            || verb.feats.get("VerbForm").is_none() && verb.feats.get("Mood").is_none();
        let Some(first) =
            verb.head.filter(|_| verb.relation() == "conj" && verb.upos == Upos::Verb && unmarked)
        else {
            continue;
        };
        let form = verb.form.to_lowercase();
        let own =
            tokens.iter().any(|t| t.head == Some(second) && matches!(t.relation(), "aux" | "mark" | "nsubj"));
        let has = tokens.iter().any(|t| t.head == Some(first) && t.relation() == "aux" && t.lemma == "haben");
        if (has || tokens[first].feats.is("VerbForm", "Part")) && !own && form != verb.lemma {
            tokens[second].feats = Features::parse("VerbForm=Part");
        }
    }
}

/// `hat mich überzeugt`: nothing has a quality with `haben`.
fn with_haben(tokens: &mut [Token]) {
    for participle in 0..tokens.len() {
        let has = |t: &Token| t.head == Some(participle) && t.relation() == "aux" && t.lemma == "haben";
        if tokens[participle].upos != Upos::Adj || !tokens.iter().any(has) {
            continue;
        }
        let form = tokens[participle].form.to_lowercase();
        let lemmas = Lexicon::of(Language::German, Upos::Verb).map(|lexicon| lexicon.lemmas(&form));
        let Some(lemma) = lemmas.into_iter().flatten().next() else { continue };
        let verb = &mut tokens[participle];
        verb.upos = Upos::Verb;
        verb.lemma = lemma;
        verb.feats = Features::parse("VerbForm=Part");
    }
}

/// The verb with `sein` whose participle the form is. What the dictionary lacks may be another one with a prefix that
/// stands off it: `pleite`-`gegangen`.
fn lemma(form: &str) -> Option<String> {
    let lexicon = Lexicon::of(Language::German, Upos::Verb)?;
    let form = form.to_lowercase();
    let known = lexicon.lemmas(&form).into_iter().find(|lemma| WITH_SEIN.contains(lemma.as_str()));
    let mut prefixes = form.match_indices("ge").filter(|(at, _)| *at > 1).map(|(at, _)| form.split_at(at));
    known.or_else(|| {
        prefixes.find_map(|(prefix, rest)| {
            let verbs = lexicon.lemmas(rest).into_iter().map(|verb| format!("{prefix}{verb}"));
            verbs.into_iter().find(|verb| WITH_SEIN.contains(verb.as_str()))
        })
    })
}
