//! French amounts with a bound (`emploie plus de 200 personnes`), and times till when something stays as it is.
//!
//! Reads and changes: heads and relations of one sentence's tokens. [`mend`] is the entry.

use super::{attach, depends, lower};
use crate::analysis::sentence::{Token, Upos};

/// Nouns that count what stands behind them.
const COUNTING: [&str; 12] = [
    "moitié",
    "tiers",
    "quart",
    "dizaine",
    "douzaine",
    "quinzaine",
    "vingtaine",
    "trentaine",
    "cinquantaine",
    "centaine",
    "millier",
    "million",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    bounds(tokens);
}

/// `emploie plus de 200 personnes`: the bound belongs to the number, and the noun stands in its place.
fn bounds(tokens: &mut [Token]) {
    for bound in 0..tokens.len().saturating_sub(3) {
        let of = bound + 1;
        let word = matches!(lower(&tokens[bound]).as_str(), "moins" | "plus" | "près")
            && matches!(lower(&tokens[of]).as_str(), "de" | "d'")
            && matches!(tokens[bound].relation(), "obj" | "nsubj" | "obl" | "conj");
        let Some(governor) = tokens[bound].head.filter(|_| word) else { continue };
        let noun = tokens[of].head.filter(|&n| {
            n > of
                && matches!(tokens[n].upos, Upos::Noun | Upos::Sym)
                && matches!(tokens[n].head, Some(h) if h == bound || h == governor && tokens[bound].relation() == "obj")
        });
        let Some(noun) = noun else { continue };
        let number = (of + 1..noun).find(|&i| depends(&tokens[i], noun, &["nummod"]));
        let counts = COUNTING.contains(&tokens[noun].lemma.as_str());
        // `ne gagne plus de prix`: no longer.
        let denied = (0..tokens.len()).any(|i| {
            depends(&tokens[i], governor, &["advmod"]) && matches!(lower(&tokens[i]).as_str(), "ne" | "n'")
        });
        let share = counts && !denied && tokens[bound].relation() != "nsubj";
        let Some(counted) = number.or(Some(noun).filter(|_| share)) else { continue };
        let others: Vec<usize> = (0..tokens.len())
            .filter(|&i| {
                tokens[i].head == Some(bound) && i != noun && !depends(&tokens[i], bound, &["advmod"])
            })
            .collect();
        // `il y a plus de dix ans`: what has a preposition is no object.
        let marked = others.iter().any(|&i| tokens[i].relation() == "case");
        let relation = match tokens[bound].deprel.as_str() {
            "obj" if marked => "obl:mod".to_owned(),
            other => other.to_owned(),
        };
        attach(tokens, noun, governor, &relation);
        attach(tokens, bound, counted, "advmod");
        attach(tokens, of, bound, "fixed");
        for other in others {
            tokens[other].head = Some(noun);
        }
    }
}

/// `reste ouvert jusqu'à minuit`, `reste fermé le lundi`: till when or since when something stays so.
pub(super) fn staying(tokens: &mut [Token]) {
    const DAYS: [&str; 9] =
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "matin", "soir"];
    const SPANS: [&str; 6] = ["jusqu'", "jusque", "depuis", "pendant", "durant", "dès"];
    for time in 2..tokens.len() {
        let Some(quality) = tokens[time].head.filter(|&q| q < time && tokens[time].relation() == "obl")
        else {
            continue;
        };
        let verb = tokens[quality].head.filter(|&v| {
            v < quality
                && tokens[quality].relation() == "xcomp"
                && tokens[quality].upos == Upos::Adj
                && matches!(tokens[v].lemma.as_str(), "rester" | "demeurer")
        });
        let cases: Vec<String> = tokens.iter().filter(|t| depends(t, time, &["case"])).map(lower).collect();
        let day = cases.is_empty() && DAYS.contains(&tokens[time].lemma.to_lowercase().as_str());
        let span = cases.iter().any(|c| SPANS.contains(&c.as_str()));
        if let Some(verb) = verb.filter(|_| day || span) {
            tokens[time].head = Some(verb);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn a_bound_belongs_to_its_number() {
        let mended = |words: &str| fixture::mended(mend, words);
        let more = "emploie/VERB/0/root plus/ADV/1/obj de/ADP/5/case 200/NUM/5/nummod gens/NOUN/2/obl:arg";
        assert_eq!(mended(more), "0/root 4/advmod 2/fixed 5/nummod 1/obj");
        let ago = "mort/VERB/0/root il/PRON/3/case plus/ADV/1/obj de/ADP/6/case dix/NUM/6/nummod ans/NOUN/3/obl:arg";
        assert_eq!(mended(ago), "0/root 6/case 5/advmod 3/fixed 6/nummod 1/obl:mod");
        let bread = "veut/VERB/0/root plus/ADV/1/obj de/ADP/4/case pain/NOUN/2/obl:arg";
        assert_eq!(mended(bread), "0/root 1/obj 4/case 2/obl:arg");
    }

    #[test]
    fn how_long_something_stays_so_is_the_verbs() {
        let open = "rester/VERB/0/root ouvert/ADJ/1/xcomp depuis/ADP/4/case mardi/NOUN/2/obl:mod";
        assert_eq!(fixture::mended(staying, open), "0/root 1/xcomp 4/case 1/obl:mod");
        let to = open.replace("depuis", "à");
        assert_eq!(fixture::mended(staying, &to), "0/root 1/xcomp 4/case 2/obl:mod");
    }
}
