//! [`take_out`] and [`put_back`]: what speakers insert into a clause (`on a, on va dire, trois clients`, `il avait je crois
//! cent photos`, `je viens à la base d'un lycée`) is kept from the parser, which would make a clause or a place of it.
//!
//! Reads: tokenised French sentences. Changes: their tokens. What was taken out comes back as `discourse` on the verb of
//! its clause, the words in one.

use super::Language;
use super::sentence::{Features, Sentence, Token, Upos};
use crate::span::TokenSpan;

/// What leads to nothing and has no object: words that are always inserted where commas part them, and behind a verb.
const ASIDES: [&[&str]; 14] = [
    &["on", "va", "dire", "ça"],
    &["on", "va", "dire"],
    &["on", "pourrait", "dire"],
    &["on", "peut", "dire"],
    &["j'", "allais", "dire"],
    &["je", "veux", "dire"],
    &["comment", "dire"],
    &["je", "dirais"],
    &["je", "crois"],
    &["je", "pense"],
    &["je", "suppose"],
    &["j'", "imagine"],
    &["si", "tu", "veux"],
    &["si", "vous", "voulez"],
];

/// What the parser takes for a place or a thing wherever it stands.
const LINKS: [&[&str]; 3] = [&["à", "la", "base"], &["du", "coup"], &["à", "la", "limite"]];

/// Verb forms that nothing but what is inserted parts from what belongs to them.
const OPEN: [&str; 34] = [
    "a", "ai", "as", "ont", "avons", "avez", "avait", "avais", "avaient", "aura", "est", "sont", "était",
    "étais", "étaient", "sommes", "suis", "êtes", "fait", "faisait", "c'est", "viens", "vient", "viennent",
    "venons", "venez", "venais", "venait", "venaient", "voulais", "voulait", "dure", "durait", "coûte",
];

/// Forms of the one verb that says where somebody comes from.
const COMING: [&str; 10] =
    ["viens", "vient", "viennent", "venons", "venez", "venais", "venait", "venaient", "venu", "venue"];

/// Bases that are places or people.
const KINDS: [&str; 9] = [
    "militaire",
    "aérienne",
    "navale",
    "nautique",
    "sous-marine",
    "spatiale",
    "arrière",
    "électorale",
    "syndicale",
];

/// Words by which what is said or thought goes on.
const LEADING: [&str; 24] = [
    "que", "qu'", "à", "en", "au", "aux", "y", "si", "ce", "comment", "où", "pourquoi", "quoi", "qui",
    "combien", "quand", "quel", "quelle", "pas", "non", "oui", "aussi", "même", "être",
];

/// What was taken out of a sentence: the words in their order, each run with the place of its first.
#[derive(Debug, Default)]
pub(super) struct TakenOut(Vec<(usize, Vec<Token>)>);

/// Take what is inserted out of a sentence.
pub(super) fn take_out(sentence: &mut Sentence) -> TakenOut {
    let mut taken = TakenOut::default();
    if sentence.language != Language::French {
        return taken;
    }
    let words: Vec<String> =
        sentence.tokens.iter().map(|t| t.form.to_lowercase().replace('’', "'")).collect();
    let mut at = 1;
    let mut runs = Vec::new();
    while at < words.len() {
        match inserted_at(&words, at) {
            Some((first, end)) if runs.last().is_none_or(|&(_, last)| last < first) => {
                runs.push((first, end));
                at = end;
            }
            _ => at += 1,
        }
    }
    for &(first, end) in runs.iter().rev() {
        taken.0.push((first, sentence.tokens.drain(first..end).collect()));
    }
    taken.0.reverse();
    taken
}

/// The run of words and commas that is inserted where an expression begins.
fn inserted_at(words: &[String], at: usize) -> Option<(usize, usize)> {
    let begins = |parts: &[&str]| {
        parts.iter().enumerate().all(|(i, part)| words.get(at + i).is_some_and(|word| word == part))
    };
    let word = |i: usize| words.get(i).map(String::as_str);
    let mark = |i: usize| word(i).is_none_or(|w| w.chars().all(|c| !c.is_alphanumeric()));
    let comma = |i: usize| word(i) == Some(",");
    if let Some(parts) = ASIDES.into_iter().find(|parts| begins(parts)) {
        let end = at + parts.len();
        // `Trois clients, on va dire, reviennent`, `il a vendu, je crois.`
        if comma(at - 1) && at > 2 && mark(end) {
            return if comma(end) { Some((at - 1, end + 1)) } else { (at > 5).then_some((at - 1, end)) };
        }
        let leads = word(end).is_some_and(|w| LEADING.contains(&w));
        let open = OPEN.contains(&words[at - 1].as_str()) && !leads && !mark(end);
        let last = mark(end) && !comma(end) && !mark(at - 1) && at > 4;
        return (open || last).then_some((at, end));
    }
    let parts = LINKS.into_iter().find(|parts| begins(parts))?;
    let end = at + parts.len();
    let of = matches!(word(end), Some("de" | "d'" | "du" | "des"));
    let comes = parts.last() == Some(&"base") && COMING.contains(&words[at - 1].as_str());
    // Both commas, where one would stay alone.
    if comma(at - 1) {
        return (at > 1 && comma(end)).then_some((at - 1, end + 1));
    }
    // `la parole à la base`, `il est à la limite`: a place or a group.
    let phrase = parts.len() == 2 || OPEN.contains(&words[at - 1].as_str()) && !mark(end);
    let place = word(end).is_some_and(|w| KINDS.contains(&w));
    (phrase && !place && (!of || comes) && !mark(at - 1)).then_some((at, end))
}

/// Put back what was taken out.
pub(super) fn put_back(sentence: &mut Sentence, taken: TakenOut) {
    for (first, run) in taken.0 {
        let count = run.len();
        let above = clause_of(sentence, first - 1);
        let above = if above >= first { above + count } else { above };
        for token in &mut sentence.tokens {
            token.head = token.head.map(|h| if h >= first { h + count } else { h });
        }
        for entity in &mut sentence.entities {
            let moved = |at: usize| if at >= first { at + count } else { at };
            let end = if entity.tokens.end > first { entity.tokens.end + count } else { entity.tokens.end };
            entity.tokens = TokenSpan::new(moved(entity.tokens.start), end);
        }
        let opens = first + run.iter().position(|t| t.form.chars().any(char::is_alphanumeric)).unwrap_or(0);
        for (offset, mut token) in run.into_iter().enumerate() {
            let at = first + offset;
            let punctuation = token.form.chars().all(|c| !c.is_alphanumeric());
            let (head, deprel) = match () {
                () if punctuation => (above, "punct"),
                () if at == opens => (above, "discourse"),
                () => (opens, "fixed"),
            };
            token.upos = if punctuation { Upos::Punct } else { Upos::Adv };
            token.lemma = token.form.to_lowercase();
            token.feats = Features::none();
            token.head = Some(head);
            deprel.clone_into(&mut token.deprel);
            token.head_probability = 1.0;
            sentence.tokens.insert(at, token);
        }
    }
}

/// The head of the clause that a word stands in.
fn clause_of(sentence: &Sentence, word: usize) -> usize {
    let mut at = word;
    loop {
        let token = &sentence.tokens[at];
        let copula = sentence.tokens.iter().any(|t| t.head == Some(at) && t.relation() == "cop");
        let verb = token.upos == Upos::Verb && !matches!(token.relation(), "amod" | "acl");
        match token.head {
            Some(head) if !verb && !copula => at = head,
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        let mut left = words.clone();
        let mut at = 1;
        let mut runs = Vec::new();
        while at < words.len() {
            match inserted_at(&words, at) {
                Some((first, end)) => {
                    runs.push((first, end));
                    at = end;
                }
                None => at += 1,
            }
        }
        for (first, end) in runs.into_iter().rev() {
            left.drain(first..end);
        }
        left.join(" ")
    }

    #[test]
    fn what_is_inserted_is_taken_out() {
        assert_eq!(kept("on a , on va dire , trois clients ."), "on a trois clients .");
        assert_eq!(kept("il avait je crois cent photos ."), "il avait cent photos .");
        assert_eq!(kept("je viens à la base d' un lycée ."), "je viens d' un lycée .");
        assert_eq!(kept("il a vendu le camion , je crois ."), "il a vendu le camion .");
        assert_eq!(kept("on vend du coup plus de pain ."), "on vend plus de pain .");
    }

    #[test]
    fn what_leads_to_something_stays() {
        for text in [
            "moi je crois que ça tient .",
            "il est à la base du parc .",
            "le bruit du coup de feu .",
            "oui , je crois .",
            "ils sont à la base navale .",
            "on est à la limite .",
            "ce qu' on va dire ici compte .",
        ] {
            assert_eq!(kept(text), text);
        }
    }
}
