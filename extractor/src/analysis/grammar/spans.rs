//! French phrases of a verb that the parser ties into others: `passer de 12 à 15 %`, `passer du théâtre au cinéma`,
//! `par rapport à`, `de sa vie`, `le ventre vide`.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens.

use super::{ancestors, attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Verbs that change an amount, which is told with `de` and `à`.
const SHIFTS: &[&str] = &[
    "porter",
    "relever",
    "ramener",
    "réduire",
    "abaisser",
    "prolonger",
    "allonger",
    "étendre",
    "rallonger",
    "hausser",
    "augmenter",
    "baisser",
    "diminuer",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    from_amount(tokens);
    from_thing(tokens);
    compared(tokens);
    in_a_life(tokens);
    bearing(tokens);
}

/// Whether a token is a preposition, by its forms.
fn is_case(tokens: &[Token], token: usize, noun: usize, forms: &[&str]) -> bool {
    depends(&tokens[token], noun, &["case"]) && forms.contains(&lower(&tokens[token]).as_str())
}

/// `porter sa part de 20 à 35 %`: the amounts are the verb's, not the part's.
fn from_amount(tokens: &mut [Token]) {
    for end in 4..tokens.len() {
        let Some(noun) = tokens[end].head.filter(|&n| n < end && tokens[end].relation() == "nmod") else {
            continue;
        };
        let verb = tokens[noun].head.filter(|&v| {
            tokens[noun].relation() == "obj" && v < noun && SHIFTS.contains(&tokens[v].lemma.as_str())
        });
        let Some(verb) = verb else { continue };
        let of = (noun + 1..end).find(|&c| is_case(tokens, c, end, &["de", "d'"]));
        let number = |i: usize| tokens.get(i).is_some_and(|t| t.upos == Upos::Num);
        let to = of.and_then(|of| (of + 1..end).find(|&i| lower(&tokens[i]) == "à"));
        if of.is_some_and(|of| number(of + 1)) && to.is_some_and(|to| number(to + 1)) {
            attach(tokens, end, verb, "obl:mod");
        }
    }
}

/// `passer du théâtre au cinéma`: where somebody comes to is not coordinated with where he comes from.
fn from_thing(tokens: &mut [Token]) {
    for end in 3..tokens.len() {
        let Some(start) =
            tokens[end].head.filter(|&s| s < end && matches!(tokens[end].relation(), "conj" | "nmod"))
        else {
            continue;
        };
        let verb = tokens[start]
            .head
            .filter(|&v| tokens[start].relation() == "obl" && v < start && tokens[v].lemma == "passer");
        let from = (0..start).any(|c| is_case(tokens, c, start, &["de", "d'", "du", "des"]));
        let to = (start + 1..end).any(|c| is_case(tokens, c, end, &["à", "au", "aux"]));
        let joined = has(tokens, end, &["cc"]);
        if let Some(verb) = verb.filter(|_| from && to && !joined) {
            attach(tokens, end, verb, "obl:arg");
            "obl:mod".clone_into(&mut tokens[start].deprel);
        }
    }
}

/// `par rapport à 2019`: a preposition of three words.
fn compared(tokens: &mut [Token]) {
    for by in 0..tokens.len().saturating_sub(3) {
        let (rapport, to) = (by + 1, by + 2);
        let words = lower(&tokens[by]) == "par"
            && lower(&tokens[rapport]) == "rapport"
            && matches!(lower(&tokens[to]).as_str(), "à" | "au" | "aux");
        let Some(noun) = tokens[to].head.filter(|&n| words && n > to) else { continue };
        if tokens[to].relation() != "case" || ancestors(tokens, rapport).any(|a| a == noun) {
            continue;
        }
        let inside = |i: usize| (by..=to).contains(&i);
        let above = std::iter::successors(tokens[by].head, |&h| tokens[h].head)
            .take(tokens.len())
            .find(|&h| !inside(h) && h != noun);
        let Some(above) = above else { continue };
        let verb = std::iter::once(above).chain(ancestors(tokens, above)).find(|&h| {
            matches!(tokens[h].upos, Upos::Verb) || has(tokens, h, &["cop"]) || tokens[h].head.is_none()
        });
        let Some(verb) = verb.filter(|&v| v != noun && !ancestors(tokens, v).any(|a| a == noun || inside(a)))
        else {
            continue;
        };
        attach(tokens, noun, verb, "obl:mod");
        attach(tokens, by, noun, "case");
        attach(tokens, rapport, by, "fixed");
        attach(tokens, to, by, "fixed");
    }
}

/// `n'avait jamais parlé à un étranger de sa vie`: a time, and nobody's life.
fn in_a_life(tokens: &mut [Token]) {
    for life in 3..tokens.len() {
        let own = (0..life).any(|d| depends(&tokens[d], life, &["det"]) && tokens[d].feats.is("Poss", "Yes"));
        let of = (0..life).any(|c| is_case(tokens, c, life, &["de"]));
        let listed = matches!(tokens[life].lemma.as_str(), "vie" | "existence" | "carrière");
        let noun = tokens[life]
            .head
            .filter(|&n| n < life && matches!(tokens[n].upos, Upos::Noun | Upos::Pron | Upos::Adv));
        let Some(noun) = noun.filter(|_| own && of && listed && tokens[life].relation() != "conj") else {
            continue;
        };
        let verb = ancestors(tokens, noun).find(|&a| tokens[a].upos == Upos::Verb).filter(|&a| a < noun);
        let Some(verb) = verb else { continue };
        let never = (0..life).any(|a| {
            matches!(lower(&tokens[a]).as_str(), "jamais" | "pas" | "rien" | "personne")
                && tokens[a].head == Some(verb)
        });
        let measured = (verb..life).any(|a| matches!(lower(&tokens[a]).as_str(), "autant" | "aussi"));
        if never || measured {
            attach(tokens, life, verb, "obl:mod");
        }
    }
}

/// `apprendre une langue le ventre vide`, `marche les mains dans les poches`: how somebody holds himself meanwhile.
fn bearing(tokens: &mut [Token]) {
    const PARTS: &[&str] = &[
        "ventre", "main", "bras", "tête", "œil", "pied", "jambe", "cœur", "dos", "bouche", "visage",
        "regard", "poing", "gorge", "nez", "esprit", "fenêtre", "porte", "volet", "genou", "doigt", "poche",
        "lèvre", "dent",
    ];
    const STILL: &[&str] = &[
        "dormir",
        "marcher",
        "vivre",
        "travailler",
        "partir",
        "rentrer",
        "sortir",
        "arriver",
        "avancer",
        "attendre",
        "entrer",
        "rouler",
        "mourir",
        "revenir",
        "repartir",
        "courir",
        "parler",
        "rester",
        "sourire",
    ];
    for part in 2..tokens.len() {
        let definite =
            (0..part).any(|d| depends(&tokens[d], part, &["det"]) && tokens[d].feats.is("Definite", "Def"));
        if !definite || !PARTS.contains(&tokens[part].lemma.as_str()) || has(tokens, part, &["case"]) {
            continue;
        }
        let Some(head) = tokens[part].head.filter(|&h| h < part) else { continue };
        let verb = match tokens[part].relation() {
            "nmod" | "appos" if tokens[head].relation() == "obj" && !comma(tokens, head, part) => {
                tokens[head].head
            }
            "obj" if STILL.contains(&tokens[head].lemma.as_str()) => Some(head),
            _ => None,
        };
        let Some(verb) = verb.filter(|&v| tokens[v].upos == Upos::Verb && v < part) else { continue };
        let quality = tokens.get(part + 1).is_some_and(|t| {
            depends(t, part, &["amod", "acl"])
                || matches!(lower(t).as_str(), "dans" | "sur" | "en" | "à" | "au")
        });
        if !quality {
            continue;
        }
        let place = (part + 1..tokens.len()).find(|&i| {
            depends(&tokens[i], verb, &["obl"])
                && tokens.iter().position(|t| depends(t, i, &["case"])) == Some(part + 1)
        });
        if let Some(place) = place {
            attach(tokens, place, part, "nmod");
        }
        attach(tokens, part, verb, "obl:mod");
    }
}

fn comma(tokens: &[Token], from: usize, to: usize) -> bool {
    tokens[from..to].iter().any(|t| t.form == ",")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended as mended_by, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        mended_by(mend, words)
    }

    #[test]
    fn a_shift_has_two_ends() {
        let share = "porter/VERB/0/root part/NOUN/1/obj de/ADP/7/case 20/NUM/7/nummod à/ADP/6/case 35/NUM/4/nmod %/SYM/2/nmod";
        assert_eq!(mended(share), "0/root 1/obj 7/case 7/nummod 6/case 4/nmod 1/obl:mod");
        let group = share.replace("porter", "voir");
        assert_eq!(mended(&group), tree(&tokens(&group)));
        let trade =
            "passer/VERB/0/root du/ADP/3/case théâtre/NOUN/1/obl:arg au/ADP/5/case cinéma/NOUN/3/conj";
        assert_eq!(mended(trade), "0/root 3/case 1/obl:mod 5/case 1/obl:arg");
    }

    #[test]
    fn par_rapport_is_a_preposition() {
        let since = "monter/VERB/0/root par/ADP/3/case rapport/NOUN/1/obl:mod à/ADP/5/case 2019/NUM/3/nmod";
        assert_eq!(mended(since), "0/root 5/case 2/fixed 2/fixed 1/obl:mod");
    }

    #[test]
    fn a_life_is_a_time() {
        let never = "vu/VERB/0/root jamais/ADV/1/advmod loup/NOUN/1/obj de/ADP/6/case sa/DET/6/det/Poss=Yes vie/NOUN/3/nmod";
        assert_eq!(mended(never), "0/root 1/advmod 1/obj 6/case 6/det 1/obl:mod");
        let story = "vu/VERB/0/root histoire/NOUN/1/obj de/ADP/5/case sa/DET/5/det/Poss=Yes vie/NOUN/2/nmod";
        assert_eq!(mended(story), tree(&tokens(story)));
    }

    #[test]
    fn how_somebody_holds_himself_is_no_object() {
        let empty = "apprend/VERB/0/root langue/NOUN/1/obj le/DET/4/det/Definite=Def ventre/NOUN/2/nmod vide/ADJ/4/amod";
        assert_eq!(mended(empty), "0/root 1/obj 4/det 1/obl:mod 4/amod");
        let washes = "lave/VERB/0/root les/DET/3/det/Definite=Def main/NOUN/1/obj sales/ADJ/3/amod";
        assert_eq!(mended(washes), tree(&tokens(washes)));
    }
}
