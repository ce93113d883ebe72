//! French moods and tenses that a verb's own form rules out.
//!
//! Reads and changes: features of one sentence's verbs. The network tells a mood from the words around, and now and
//! then against the ending: `coûterait` is a conditional, `s'endort` no subjunctive, `allez` neither.

use crate::analysis::sentence::{Features, Token, Upos};

/// Endings of the conditional, `r` included.
const CONDITIONAL: &[&str] = &["rais", "rait", "rions", "riez", "raient"];
/// Conditional stems that are not the infinitive: whole words, and what verbs with a prefix end in.
const STEMS: &[&str] =
    &["aur", "ser", "fer", "ir", "pourr", "devr", "saur", "voudr", "faudr", "vaudr", "verr"];
const STEM_ENDS: &[&str] = &["viendr", "tiendr", "cevr", "courr", "mourr"];
/// Endings of the future, `r` included.
const FUTURE: &[&str] = &["rai", "ras", "ra", "rons", "rez", "ront"];
/// Endings that a subjunctive may have.
const SUBJUNCTIVE: &[&str] = &["e", "es", "ent", "ions", "iez", "ît", "ât", "ût", "isse", "asse", "usse"];
/// Subjunctives with none of these.
const IRREGULAR: &[&str] = &["soit", "sois", "soyons", "soyez", "ait", "aies", "ayons", "ayez", "fut", "eut"];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    presents(tokens);
    for token in tokens.iter_mut().filter(|t| matches!(t.upos, Upos::Verb | Upos::Aux)) {
        let form = token.form.to_lowercase();
        // `aurais`, `seriez`: whatever the network made of it.
        if is_irregular_conditional(&form) {
            set(token, "Cnd", "Pres");
            continue;
        }
        if !token.feats.is("VerbForm", "Fin") {
            continue;
        }
        let ends = |endings: &[&str]| endings.iter().any(|end| form.ends_with(end));
        let future = token.feats.is("Tense", "Fut");
        if is_imperfect_of_rer(&form, &token.lemma) {
            if future || token.feats.is("Mood", "Cnd") {
                set(token, "Ind", "Imp");
            }
        } else if is_conditional(&form, &token.lemma, future) {
            set(token, "Cnd", "Pres");
        } else if token.feats.is("Mood", "Cnd") && !ends(CONDITIONAL) {
            let future = ends(FUTURE) && form.len() > 4;
            set(token, "Ind", if future { "Fut" } else { "Pres" });
        } else if token.feats.is("Mood", "Sub") && !ends(SUBJUNCTIVE) && !IRREGULAR.contains(&form.as_str()) {
            set(token, "Ind", if ends(&["ait", "ais", "aient"]) { "Imp" } else { "Pres" });
        } else if token.feats.is("Mood", "Ind") && is_subjunctive(&form, &token.lemma) {
            set(token, "Sub", "Pres");
        } else if token.feats.is("Mood", "Ind") && is_imperfect_of_us(&form, &token.lemma) {
            set(token, "Ind", "Imp");
        }
    }
}

/// `cela se traduit par`, `le four se construit`: with its own pronoun and no auxiliary it is a present, which looks like a
/// participle.
fn presents(tokens: &mut [Token]) {
    let like = |t: &Token| {
        let form = t.form.to_lowercase();
        t.upos == Upos::Verb
            && t.feats.is("VerbForm", "Part")
            && (form.ends_with("uit") || form.ends_with("crit") || form.ends_with("dit"))
    };
    for verb in 0..tokens.len() {
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation() == relation);
        let oneself = tokens.iter().enumerate().any(|(at, t)| {
            at + 1 == verb
                && t.head == Some(verb)
                && matches!(t.form.to_lowercase().as_str(), "se" | "s'" | "s’")
        });
        if like(&tokens[verb]) && oneself && has("nsubj") && !has("aux") {
            tokens[verb].feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        }
    }
}

/// `veuille`, `prenne`, `parte`: verbs in -re, -ir and -oir have no such indicative, but for those like `ouvrir`; and
/// feminine participles (`mise`, `vue`) look alike.
fn is_subjunctive(form: &str, lemma: &str) -> bool {
    let like = |ends: &[&str], word: &str| ends.iter().any(|end| word.ends_with(end));
    let third = like(&["re", "ir"], lemma) && !like(&["vrir", "frir", "llir"], lemma);
    let participle = like(&["ue", "ie", "ise", "ite", "aite", "inte", "erte", "morte", "ose"], form);
    let stems = ["puissent", "fassent", "sachent", "veuillent"];
    third && form.ends_with('e') && !participle && form.len() > 3 || stems.contains(&form)
}

/// `coûterait` has the whole infinitive in it, which no imperfect has; and no future ends so.
fn is_conditional(form: &str, lemma: &str, future: bool) -> bool {
    let stem = lemma.strip_suffix('e').filter(|l| l.ends_with('r')).unwrap_or(lemma);
    let whole = stem.ends_with('r')
        && form.strip_prefix(stem).is_some_and(|end| matches!(end, "ait" | "aient" | "ais" | "ions" | "iez"));
    whole || future && CONDITIONAL.iter().any(|end| form.ends_with(end))
}

/// `aurais`, `deviendrait`: no other form of the verb has such a stem.
fn is_irregular_conditional(form: &str) -> bool {
    ["ais", "ait", "ions", "iez", "aient"]
        .iter()
        .filter_map(|end| form.strip_suffix(end))
        .any(|stem| STEMS.contains(&stem) || STEM_ENDS.iter().any(|end| stem.ends_with(end)))
}

/// `duraient`, `entrait`, `mourait`: an imperfect whose stem ends in `r`.
fn is_imperfect_of_rer(form: &str, lemma: &str) -> bool {
    // `mourait`, `courait`: their conditional doubles the `r`.
    let stem =
        lemma.strip_suffix("er").or_else(|| lemma.strip_suffix("ir")).filter(|stem| stem.ends_with('r'));
    stem.and_then(|stem| form.strip_prefix(stem))
        .is_some_and(|end| matches!(end, "ais" | "ait" | "ions" | "iez" | "aient"))
}

/// `nous avions`, `vous deviez`: no present ends so, but that of verbs whose stem has the `i` (`vous oubliez`).
fn is_imperfect_of_us(form: &str, lemma: &str) -> bool {
    let stem = form.strip_suffix("ions").or_else(|| form.strip_suffix("iez"));
    let with_i = ["ier", "rire"].iter().any(|end| lemma.ends_with(end));
    stem.is_some_and(|stem| !stem.is_empty() && (!with_i || stem.ends_with('i')))
}

/// Person and number that a conditional's ending tells: `-ions`, `-iez`, `-aient`.
fn told_by(form: &str) -> Option<[&'static str; 2]> {
    let ends =
        [("ions", ["Plur", "1"]), ("iez", ["Plur", "2"]), ("aient", ["Plur", "3"]), ("ait", ["Sing", "3"])];
    ends.iter().find(|(end, _)| form.ends_with(end)).map(|(_, told)| *told)
}

/// Give a finite verb another mood and tense; its person and number stay where the ending does not tell them.
fn set(token: &mut Token, mood: &str, tense: &str) {
    let mut feats = vec![format!("Mood={mood}")];
    let told = told_by(&token.form.to_lowercase()).filter(|_| mood == "Cnd");
    for (at, name) in ["Number", "Person"].into_iter().enumerate() {
        let value = told.map(|told| told[at]).or_else(|| token.feats.get(name));
        feats.extend(value.map(|value| format!("{name}={value}")));
    }
    feats.push(format!("Tense={tense}"));
    feats.push("VerbForm=Fin".to_owned());
    token.feats = Features::parse(&feats.join("|"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::CharSpan;

    fn mood(form: &str, lemma: &str, feats: &str) -> String {
        let mut tokens = [Token {
            span: CharSpan::new(0, 0),
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            upos: Upos::Verb,
            feats: Features::parse(&format!("{feats}|VerbForm=Fin")),
            head: None,
            deprel: "root".to_owned(),
            head_probability: 1.0,
        }];
        mend(&mut tokens);
        let of = |name| tokens[0].feats.get(name).unwrap_or("-").to_owned();
        format!("{} {}", of("Mood"), of("Tense"))
    }

    #[test]
    fn the_form_tells_the_mood() {
        assert_eq!(mood("augmenterait", "augmenter", "Mood=Ind|Tense=Fut"), "Cnd Pres");
        assert_eq!(mood("coûterait", "coûter", "Mood=Ind|Tense=Imp"), "Cnd Pres");
        assert_eq!(mood("Allez", "aller", "Mood=Cnd|Tense=Pres"), "Ind Pres");
        assert_eq!(mood("aurais", "avoir", "VerbForm=Inf"), "Cnd Pres");
        assert_eq!(mood("serions", "être", "Mood=Ind|Number=Plur|Person=3|Tense=Imp"), "Cnd Pres");
        assert_eq!(mood("endort", "endormir", "Mood=Sub|Tense=Pres"), "Ind Pres");
        assert_eq!(mood("avions", "avoir", "Mood=Ind|Number=Plur|Person=1|Tense=Pres"), "Ind Imp");
        assert_eq!(mood("deviez", "devoir", "Mood=Ind|Number=Plur|Person=2|Tense=Pres"), "Ind Imp");
        assert_eq!(mood("étudiiez", "étudier", "Mood=Ind|Number=Plur|Person=2|Tense=Pres"), "Ind Imp");
    }

    #[test]
    fn what_the_form_allows_stays() {
        assert_eq!(mood("préparait", "préparer", "Mood=Ind|Tense=Imp"), "Ind Imp");
        assert_eq!(mood("duraient", "durer", "Mood=Ind|Tense=Fut"), "Ind Imp");
        assert_eq!(mood("vende", "vendre", "Mood=Sub|Tense=Pres"), "Sub Pres");
        assert_eq!(mood("veuille", "vouloir", "Mood=Ind|Tense=Pres"), "Sub Pres");
        assert_eq!(mood("ouvre", "ouvrir", "Mood=Ind|Tense=Pres"), "Ind Pres");
        assert_eq!(mood("mise", "mettre", "Mood=Ind|Tense=Pres"), "Ind Pres");
        assert_eq!(mood("soit", "être", "Mood=Sub|Tense=Pres"), "Sub Pres");
        assert_eq!(mood("oubliez", "oublier", "Mood=Ind|Tense=Pres"), "Ind Pres");
        assert_eq!(mood("riez", "rire", "Mood=Ind|Tense=Pres"), "Ind Pres");
        assert_eq!(mood("partions", "partir", "Mood=Sub|Tense=Pres"), "Sub Pres");
        assert_eq!(mood("serait", "être", "Mood=Cnd|Tense=Pres"), "Cnd Pres");
    }
}
