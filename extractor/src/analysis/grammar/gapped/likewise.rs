//! `Les filles portent une jupe, les garçons un pantalon`, `Mon frère vit à Nantes, ma sœur à Rennes`: who else does so, and with
//! what.
//!
//! Reads and changes: heads and relations of one sentence's tokens. It must leave `Il vit à Nantes, la ville à l'estuaire`, `Il
//! joue du piano, le soir du violon`, `Il a vu un chien, un chat et deux ânes`.

use super::super::{ancestors, attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for predicate in 2..tokens.len() {
        being(tokens, predicate);
    }
    for verb in 1..tokens.len() {
        let finite = tokens[verb].upos == Upos::Verb
            && !tokens[verb].feats.is("VerbForm", "Inf")
            && !has(tokens, verb, &["cop", "ccomp", "xcomp"]);
        let subject = (0..verb).find(|&s| tokens[s].head == Some(verb) && tokens[s].relation() == "nsubj");
        let Some(subject) = subject.filter(|_| finite) else { continue };
        let Some(told) = complement(tokens, verb) else { continue };
        let mut from = told + 1;
        while let Some(pair) = pair_behind(tokens, from, (verb, subject, told)) {
            hang(tokens, verb, &pair);
            from = pair.end;
        }
    }
}

/// `Mon père était gardien et ma mère secrétaire`, `l'un est médecin, l'autre avocat`: what another is.
fn being(tokens: &mut [Token], predicate: usize) {
    let bare =
        |i: usize| matches!(tokens[i].upos, Upos::Noun | Upos::Adj) && !has(tokens, i, &["det", "case"]);
    let copula = tokens.iter().any(|t| depends(t, predicate, &["cop"]) && t.feats.is("VerbForm", "Fin"));
    let subject = (0..predicate).find(|&s| depends(&tokens[s], predicate, &["nsubj"]));
    let Some(subject) = subject.filter(|_| copula && bare(predicate)) else { return };
    let mark = predicate + 1;
    let joins = tokens.get(mark).is_some_and(|t| t.form == "," || t.form == "et" || t.form == ";");
    let start = mark + 1 + usize::from(tokens.get(mark + 1).is_some_and(|t| t.form == "et"));
    let who = (start..tokens.len().min(start + 3)).find(|&i| is_nominal(&tokens[i]));
    let Some(who) = who.filter(|&w| joins && tokens[start..w].iter().all(|t| t.upos == Upos::Det)) else {
        return;
    };
    let what = who + 1;
    let closed = tokens.get(what + 1).is_none_or(|t| t.upos == Upos::Punct);
    let simple = tokens
        .get(what)
        .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Adj) && !t.form.ends_with("ant"));
    let determined = tokens[who].upos == Upos::Propn || start < who;
    let below = (start..=what).all(|i| i < tokens.len() && ancestors(tokens, i).any(|a| a == predicate));
    if closed && simple && determined && below && are_paired(tokens, subject, (start, who)) {
        hang(tokens, predicate, &Pair { start, who, what, end: what + 1 });
    }
}

/// Two names, `mon père` and `ma mère`, `l'un` and `l'autre`.
fn are_paired(tokens: &[Token], subject: usize, (start, who): (usize, usize)) -> bool {
    let owned = |i: usize| tokens.iter().any(|t| t.head == Some(i) && t.feats.is("Poss", "Yes"));
    let own = owned(subject) && tokens[start].feats.is("Poss", "Yes");
    let named = tokens[subject].upos == Upos::Propn && tokens[who].upos == Upos::Propn;
    let other =
        matches!(lower(&tokens[subject]).as_str(), "un" | "une") && lower(&tokens[who]).starts_with("autre");
    own || named || other
}

/// What the verb is done to or where: its only object, or its only complement behind a preposition.
fn complement(tokens: &[Token], verb: usize) -> Option<usize> {
    let behind = |kinds: &[&str]| {
        let found: Vec<usize> = (verb + 1..tokens.len())
            .filter(|&i| tokens[i].head == Some(verb) && kinds.contains(&tokens[i].relation()))
            .take(1)
            .collect();
        found.first().copied()
    };
    behind(&["obj"]).or_else(|| behind(&["obl"])).filter(|&c| is_nominal(&tokens[c]))
}

/// A subject and a complement without their verb: the first token, the two nouns, the token after.
struct Pair {
    start: usize,
    who: usize,
    what: usize,
    end: usize,
}

fn pair_behind(tokens: &[Token], from: usize, (verb, subject, told): (usize, usize, usize)) -> Option<Pair> {
    let joins = |t: &Token| t.form == "," || t.form == "et" || t.form == ";";
    let mark = (from..tokens.len()).find(|&i| joins(&tokens[i]))?;
    let plain = |t: &Token| matches!(t.upos, Upos::Adp | Upos::Det | Upos::Noun | Upos::Adj | Upos::Propn);
    if !tokens[from..mark].iter().all(plain) {
        return None;
    }
    let start = mark + 1 + usize::from(tokens.get(mark + 1).is_some_and(|t| t.form == "et"));
    let (who, behind) = noun_phrase(tokens, start)?;
    let led = preposition(tokens, told);
    let next = tokens.get(behind)?;
    let same = match &led {
        Some(word) => plain_preposition(next).as_ref() == Some(word),
        None => matches!(next.upos, Upos::Det | Upos::Num) || next.form.starts_with("cel"),
    };
    let (what, end) = noun_phrase(tokens, behind + usize::from(led.is_some())).filter(|_| same)?;
    let end = if led.is_some() { end } else { behind_complement(tokens, end) };
    let closed = tokens.get(end).is_none_or(|t| t.upos == Upos::Punct || t.form == "et");
    let below = |i: usize| ancestors(tokens, i).any(|a| a == verb);
    let inside = (start..end).all(below) && !ancestors(tokens, verb).any(|a| (start..end).contains(&a));
    let alike = are_alike(tokens, subject, who, led.as_deref());
    (closed && inside && alike && !is_time(&tokens[who]) && !is_time(&tokens[what])).then_some(Pair {
        start,
        who,
        what,
        end,
    })
}

/// The token behind what `de` adds to a noun: `celle des charges`.
fn behind_complement(tokens: &[Token], end: usize) -> usize {
    let of = tokens.get(end).is_some_and(|t| plain_preposition(t).as_deref() == Some("de"));
    noun_phrase(tokens, end + 1).filter(|_| of).map_or(end, |(_, behind)| behind)
}

/// A preposition without the article in it.
fn plain_preposition(token: &Token) -> Option<String> {
    let form = lower(token);
    let plain = match form.as_str() {
        "au" | "aux" => "à",
        "du" | "des" | "d'" => "de",
        other => other,
    };
    matches!(token.upos, Upos::Adp | Upos::Det).then(|| plain.to_owned()).filter(|p| {
        matches!(p.as_str(), "à" | "de" | "en" | "dans" | "sur" | "pour" | "chez" | "par" | "vers")
    })
}

fn preposition(tokens: &[Token], noun: usize) -> Option<String> {
    let case = (0..noun).find(|&c| tokens[c].head == Some(noun) && tokens[c].relation() == "case")?;
    plain_preposition(&tokens[case])
}

/// Whether two subjects are set beside each other: two names, `mon frère` and `ma sœur`, `les uns` and `les autres`.
fn are_alike(tokens: &[Token], subject: usize, who: usize, led: Option<&str>) -> bool {
    let named = |i: usize| tokens[i].upos == Upos::Propn;
    let with = |i: usize, test: &dyn Fn(&Token) -> bool| {
        tokens.iter().any(|t| t.head == Some(i) && matches!(t.relation(), "det" | "amod") && test(t))
    };
    let owned = |i: usize| with(i, &|t| t.feats.is("Poss", "Yes"));
    let definite = |i: usize| with(i, &|t| matches!(lower(t).as_str(), "le" | "la" | "l'" | "les"));
    let first =
        matches!(lower(&tokens[subject]).as_str(), "un" | "une" | "uns" | "unes" | "premier" | "première")
            || with(subject, &|t| lower(t).starts_with("premi"));
    let second =
        matches!(tokens[who].lemma.as_str(), "autre" | "second" | "seconde" | "deuxième" | "dernier")
            || lower(&tokens[who]).starts_with("second");
    let number = |i: usize| tokens[i].feats.is("Number", "Plur");
    let kinds = definite(subject) && definite(who) && number(subject) == number(who) && led != Some("de");
    named(subject) && named(who) || owned(subject) && owned(who) || first && second || kinds
}

fn is_nominal(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn)
        || matches!(
            lower(token).as_str(),
            "autre" | "autres" | "celui" | "celle" | "ceux" | "celles" | "second" | "seconde"
        )
}

fn is_time(token: &Token) -> bool {
    const TIMES: &[&str] = &[
        "matin",
        "soir",
        "midi",
        "nuit",
        "jour",
        "semaine",
        "mois",
        "an",
        "année",
        "été",
        "hiver",
        "printemps",
        "automne",
        "après-midi",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "fois",
        "heure",
        "lendemain",
        "veille",
        "week-end",
        "minute",
        "siècle",
    ];
    TIMES.contains(&token.lemma.as_str())
}

/// A noun phrase that starts here: its noun, and the token behind it with its adjectives and what `de` adds.
fn noun_phrase(tokens: &[Token], start: usize) -> Option<(usize, usize)> {
    let noun = (start..tokens.len().min(start + 4)).find(|&i| is_nominal(&tokens[i]))?;
    let led = tokens[start..noun].iter().all(|t| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num));
    let adjective = |i: &usize| tokens[*i].upos == Upos::Adj;
    let end = (noun + 1..tokens.len()).find(|i| !adjective(i)).unwrap_or(tokens.len());
    led.then_some((noun, end))
}

fn hang(tokens: &mut [Token], verb: usize, pair: &Pair) {
    let between =
        (pair.who + 1..pair.what).find(|&i| matches!(tokens[i].upos, Upos::Det | Upos::Adp | Upos::Num));
    let border = between.unwrap_or(pair.what);
    for i in (pair.start..pair.end).filter(|&i| i != pair.who && i != pair.what) {
        let group = if i < border { pair.who } else { pair.what };
        let range = if i < border { pair.start..border } else { border..pair.end };
        if tokens[i].head.is_none_or(|h| !range.contains(&h)) {
            tokens[i].head = Some(group);
        }
    }
    attach(tokens, pair.who, verb, "conj");
    attach(tokens, pair.what, pair.who, "orphan");
    if matches!(tokens[pair.start - 1].upos, Upos::Punct | Upos::Cconj) {
        tokens[pair.start - 1].head = Some(pair.who);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn another_does_so_too() {
        let wear = "Les/DET/2/det filles/NOUN/3/nsubj portent/VERB/0/root une/DET/5/det jupe/NOUN/3/obj ,/PUNCT/8/punct les/DET/8/det garçons/NOUN/3/dislocated un/DET/10/det short/NOUN/5/conj ./PUNCT/3/punct";
        assert_eq!(
            mended(wear),
            "2/det 3/nsubj 0/root 5/det 3/obj 8/punct 8/det 3/conj 10/det 8/orphan 3/punct"
        );
        let live = "Anne/PROPN/2/nsubj vit/VERB/0/root à/ADP/4/case Nantes/PROPN/2/obl ,/PUNCT/6/punct Luc/PROPN/4/appos à/ADP/8/case Rennes/PROPN/6/nmod ./PUNCT/2/punct";
        assert_eq!(mended(live), "2/nsubj 0/root 4/case 2/obl 6/punct 2/conj 8/case 6/orphan 2/punct");
        let list = "Anne/PROPN/2/nsubj vend/VERB/0/root le/DET/4/det pré/NOUN/2/obj ,/PUNCT/7/punct la/DET/7/det ferme/NOUN/4/conj et/CCONJ/9/cc Lyon/PROPN/4/conj ./PUNCT/2/punct";
        assert_eq!(mended(list), "2/nsubj 0/root 4/det 2/obj 7/punct 7/det 4/conj 9/cc 4/conj 2/punct");
    }
}
