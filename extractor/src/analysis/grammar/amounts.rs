//! French amounts whose words the parser takes for others: `vendent 20 % moins cher`, `coûte entre 5 et 10 euros`, `il n'y a
//! plus de plage`, `il en reste quatre`, `ouvrent à 8 heures`.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    at_what_time(tokens);
    cheaper(tokens);
    ranges(tokens);
    no_more(tokens);
    some_of_them(tokens);
    left_over(tokens);
    lent(tokens);
    times_as_much(tokens);
    after_so_long(tokens);
    after_a_month(tokens);
    so_many(tokens);
    tens_and_one(tokens);
    almost(tokens);
    good_ones(tokens);
    more_and_more(tokens);
    at_most(tokens);
    super::bounds::mend(tokens);
}

/// Words for how much there is of something.
const MUCH: &[&str] =
    &["plus", "moins", "trop", "tant", "autant", "assez", "peu", "davantage", "suffisamment", "tellement"];

/// `il y a de moins en moins d'abeilles`, `n'a pas trop de pression`: so much of it is what there is.
fn more_and_more(tokens: &mut [Token]) {
    for much in 1..tokens.len().saturating_sub(2) {
        let degree = tokens[much].upos == Upos::Adv
            && matches!(tokens[much].relation(), "advmod" | "obj")
            && MUCH.contains(&lower(&tokens[much]).as_str());
        let Some(verb) = tokens[much].head.filter(|&v| degree && v < much && tokens[v].upos == Upos::Verb)
        else {
            continue;
        };
        let Some(of) = (much + 1..tokens.len().min(much + 4)).find(|&i| is_of(&tokens[i])) else { continue };
        let Some(counted) = tokens[of].head.filter(|&n| n > of && tokens[n].upos == Upos::Noun) else {
            continue;
        };
        let below = depends(&tokens[counted], much, &["obl", "nmod"]);
        let beside = of == much + 1 && depends(&tokens[counted], verb, &["obj", "obl", "nmod"]);
        let other = tokens
            .iter()
            .enumerate()
            .any(|(i, t)| i != counted && i != much && depends(t, verb, &["obj", "ccomp", "xcomp"]));
        if (below || beside) && !other {
            attach(tokens, much, verb, "obj");
            attach(tokens, counted, much, "obl:arg");
        }
    }
}

fn is_of(token: &Token) -> bool {
    token.upos == Upos::Adp && matches!(lower(token).as_str(), "de" | "d'")
}

/// `70 % pour les uns et moins de 10 % pour les autres`: the amount, and not `moins`, stands beside another.
fn at_most(tokens: &mut [Token]) {
    for much in 1..tokens.len().saturating_sub(3) {
        let bound = matches!(lower(&tokens[much]).as_str(), "moins" | "plus" | "près" | "autour");
        let Some(above) = tokens[much].head.filter(|_| bound && tokens[much].relation() == "conj") else {
            continue;
        };
        let amount = (much + 2..tokens.len().min(much + 5)).find(|&n| {
            depends(&tokens[n], much, &["obl", "nmod"])
                && has(tokens, n, &["nummod"])
                && is_of(&tokens[much + 1])
        });
        let Some(amount) = amount else { continue };
        let number = (much..amount).find(|&n| depends(&tokens[n], amount, &["nummod"])).unwrap_or(amount);
        let beside =
            (0..much).rev().find(|&o| depends(&tokens[o], above, &["obj"]) && has(tokens, o, &["nummod"]));
        for (i, token) in tokens.iter_mut().enumerate() {
            if i != amount && token.head == Some(much) {
                token.head = Some(amount);
            }
        }
        attach(tokens, amount, beside.unwrap_or(above), "conj");
        attach(tokens, much, number, "advmod");
        attach(tokens, much + 1, much, "fixed");
    }
    // `atteint 70 % pour les uns, 25 % pour les autres`: one more of what the verb comes to.
    for amount in 1..tokens.len() {
        let counts = |i: usize| has(tokens, i, &["nummod"]);
        let Some(verb) = tokens[amount].head.filter(|&v| v < amount && tokens[v].upos == Upos::Verb) else {
            continue;
        };
        let alone = tokens[amount].relation() == "conj"
            && counts(amount)
            && !has(tokens, amount, &["case", "nsubj", "cop", "orphan"]);
        let before = (verb..amount).rev().find(|&o| depends(&tokens[o], verb, &["obj"]) && counts(o));
        let same = before.filter(|&o| tokens[o].form == tokens[amount].form);
        if let Some(before) = same.filter(|_| alone) {
            attach(tokens, amount, before, "conj");
        }
    }
}

/// `j'en garde de bons souvenirs`: behind `en`, `de` before an adjective is the article of what one keeps.
fn good_ones(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v + 2 < noun && tokens[noun].relation() == "obl")
        else {
            continue;
        };
        let of = verb + 1;
        let article = matches!(lower(&tokens[of]).as_str(), "de" | "d'") && tokens[of].head == Some(noun);
        let quality = tokens[of + 1..noun]
            .iter()
            .all(|t| matches!(t.upos, Upos::Adj | Upos::Adv) && t.head.is_some_and(|h| h > of && h <= noun));
        let of_it = tokens[..verb]
            .iter()
            .any(|t| t.head == Some(verb) && lower(t) == "en" && matches!(t.upos, Upos::Pron | Upos::Adv));
        if article && quality && of_it && tokens[noun].upos == Upos::Noun && !has(tokens, verb, &["obj"]) {
            "obj".clone_into(&mut tokens[noun].deprel);
            "det".clone_into(&mut tokens[of].deprel);
            tokens[of].upos = Upos::Det;
        }
    }
}

/// `cinquante et une nouvelles`, `soixante et onze`: one number, and not two things side by side.
fn tens_and_one(tokens: &mut [Token]) {
    const TENS: [&str; 5] = ["vingt", "trente", "quarante", "cinquante", "soixante"];
    for ten in 0..tokens.len().saturating_sub(2) {
        let one = ten + 2;
        let words = TENS.contains(&lower(&tokens[ten]).as_str())
            && lower(&tokens[ten + 1]) == "et"
            && matches!(lower(&tokens[one]).as_str(), "un" | "une" | "onze");
        if !words {
            continue;
        }
        let noun = tokens[one].head.filter(|&n| n > one && depends(&tokens[n], ten, &["conj"]));
        if let Some(noun) = noun {
            let (head, deprel) = (tokens[ten].head, tokens[ten].deprel.clone());
            for token in tokens.iter_mut().filter(|t| t.head == Some(ten)) {
                token.head = Some(noun);
            }
            (tokens[noun].head, tokens[noun].deprel) = (head, deprel);
            attach(tokens, ten, noun, "nummod");
        } else if !depends(&tokens[one], ten, &["conj"]) {
            continue;
        }
        tokens[one].upos = Upos::Num;
        attach(tokens, ten + 1, ten, "flat");
        attach(tokens, one, ten, "flat");
    }
}

/// `il n'y a presque pas de place`: how nearly it is so is said of the clause.
fn almost(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let Some(verb) = tokens[word].head else { continue };
        let nearly = lower(&tokens[word - 1]) == "presque" && tokens[word - 1].head == Some(word);
        if nearly
            && matches!(lower(&tokens[word]).as_str(), "pas" | "plus" | "jamais" | "rien")
            && verb != word - 1
        {
            attach(tokens, word - 1, verb, "advmod");
        }
    }
}

/// `ils sont dix-neuf en classe`: the number is what is said, and the noun behind it where.
fn so_many(tokens: &mut [Token]) {
    for number in 1..tokens.len().saturating_sub(2) {
        let case = number + 1;
        let Some(noun) = tokens[number].head.filter(|&n| n > case && tokens[n].upos == Upos::Noun) else {
            continue;
        };
        let counts = tokens[number].upos == Upos::Num && tokens[number].relation() == "nummod";
        let where_ = tokens[case].head == Some(noun)
            && tokens[case].relation() == "case"
            && matches!(lower(&tokens[case]).as_str(), "en" | "dans" | "à" | "au" | "aux" | "sur" | "chez");
        let copula = tokens[number - 1].head == Some(noun) && tokens[number - 1].relation() == "cop";
        if !(counts && where_ && copula) {
            continue;
        }
        let (head, deprel) = (tokens[noun].head, tokens[noun].deprel.clone());
        for token in tokens.iter_mut().take(number).filter(|t| t.head == Some(noun)) {
            token.head = Some(number);
        }
        let behind = tokens.iter_mut().skip(noun + 1);
        for token in behind.filter(|t| t.head == Some(noun) && t.relation() == "punct") {
            token.head = Some(number);
        }
        (tokens[number].head, tokens[number].deprel) = (head, deprel);
        attach(tokens, noun, number, "obl:mod");
    }
}

/// `ouvrent à 8 heures`: what has a preposition is no object.
fn at_what_time(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let marked = tokens.iter().any(|t| {
            t.head == Some(noun)
                && t.relation() == "case"
                && matches!(lower(t).as_str(), "à" | "vers" | "dès" | "avant" | "après" | "jusqu'")
        });
        let hour = matches!(tokens[noun].lemma.as_str(), "heure" | "minute" | "midi" | "minuit");
        if tokens[noun].relation() == "obj" && marked && hour {
            "obl:mod".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `vendent 20 % moins cher`: by how much the price is less is not what is sold.
fn cheaper(tokens: &mut [Token]) {
    for share in 1..tokens.len().saturating_sub(2) {
        let (degree, dear) = (share + 1, share + 2);
        let compares = matches!(lower(&tokens[degree]).as_str(), "plus" | "moins")
            && tokens[degree].head == Some(dear)
            && tokens[dear].upos == Upos::Adj;
        let verb = tokens[share].head.filter(|&v| v < share && tokens[dear].head == Some(v));
        if tokens[share].form == "%" && tokens[share].relation() == "obj" && compares && verb.is_some() {
            attach(tokens, share, dear, "obl:mod");
            "advmod".clone_into(&mut tokens[dear].deprel);
            tokens[dear].upos = Upos::Adv;
        }
    }
}

/// `coûte entre 5 000 et 10 000 euros`: an amount between two is an object as any other.
fn ranges(tokens: &mut [Token]) {
    const MEASURES: [&str; 9] =
        ["coûter", "valoir", "peser", "mesurer", "gagner", "toucher", "employer", "compter", "rapporter"];
    for noun in 2..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun && tokens[noun].relation() == "obl") else {
            continue;
        };
        let between = tokens[verb..noun]
            .iter()
            .any(|t| t.head == Some(noun) && t.relation() == "case" && lower(t) == "entre");
        let measures = MEASURES.contains(&tokens[verb].lemma.as_str());
        if between && measures && has(tokens, noun, &["nummod"]) && !has(tokens, verb, &["obj"]) {
            "obj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `il n'y a plus de plage`: what there is no more of.
fn no_more(tokens: &mut [Token]) {
    for more in 1..tokens.len().saturating_sub(2) {
        let Some(verb) = tokens[more].head.filter(|&v| v < more && lower(&tokens[more]) == "plus") else {
            continue;
        };
        let of = more + 1;
        let denied =
            tokens[..verb].iter().any(|t| t.head == Some(verb) && matches!(lower(t).as_str(), "ne" | "n'"));
        let Some(noun) = tokens[of].head.filter(|&n| n > of && tokens[n].head == Some(more)) else {
            continue;
        };
        let bare = matches!(lower(&tokens[of]).as_str(), "de" | "d'") && tokens[noun].upos == Upos::Noun;
        let free = !has(tokens, verb, &["obj"]) || tokens[more].relation() == "obj";
        if denied && bare && free && tokens[verb].lemma == "avoir" {
            attach(tokens, noun, verb, "obj");
            "det".clone_into(&mut tokens[of].deprel);
            tokens[of].upos = Upos::Det;
            "advmod".clone_into(&mut tokens[more].deprel);
        }
    }
}

/// `on en a vu onze`: the number is the object, and `en` what it is of.
fn some_of_them(tokens: &mut [Token]) {
    for of_them in 0..tokens.len() {
        let Some(verb) = tokens[of_them].head.filter(|&v| v > of_them && lower(&tokens[of_them]) == "en")
        else {
            continue;
        };
        let number = tokens[verb..]
            .iter()
            .any(|t| t.head == Some(verb) && t.relation() == "obj" && t.upos == Upos::Num);
        if tokens[of_them].relation() == "obj" && number {
            "iobj".clone_into(&mut tokens[of_them].deprel);
        }
    }
}

/// `Il en reste quatre`: how many there are is what the clause announces.
fn left_over(tokens: &mut [Token]) {
    for number in 3..tokens.len() {
        let Some(verb) = tokens[number].head.filter(|&v| v + 1 == number && tokens[number].upos == Upos::Num)
        else {
            continue;
        };
        let impersonal = matches!(tokens[verb].lemma.as_str(), "rester" | "manquer")
            && lower(&tokens[verb - 1]) == "en"
            && lower(&tokens[verb - 2]) == "il";
        if impersonal && tokens[number].relation() == "obl" && !has(tokens, number, &["case"]) {
            "nsubj".clone_into(&mut tokens[number].deprel);
            "expl:subj".clone_into(&mut tokens[verb - 2].deprel);
        }
    }
}

/// `nous en a prêté dix`: who gets so many is no object.
fn lent(tokens: &mut [Token]) {
    for receiver in 0..tokens.len() {
        let Some(verb) = tokens[receiver].head.filter(|&v| v > receiver) else { continue };
        let clitic = matches!(lower(&tokens[receiver]).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous")
            && tokens[receiver].relation() == "obj";
        let number = tokens[verb..]
            .iter()
            .any(|t| t.head == Some(verb) && t.relation() == "obj" && t.upos == Upos::Num);
        if clitic && number {
            "iobj".clone_into(&mut tokens[receiver].deprel);
        }
    }
}

/// `offrait trois fois mon salaire`: how many times it is belongs to the amount.
fn times_as_much(tokens: &mut [Token]) {
    for times in 1..tokens.len().saturating_sub(2) {
        let Some(amount) = tokens[times + 1].head.filter(|&n| n > times + 1 && n < times + 4) else {
            continue;
        };
        let verb = tokens[times].head;
        let multiplies = lower(&tokens[times]) == "fois"
            && has(tokens, times, &["nummod"])
            && tokens[times + 1].upos == Upos::Det
            && matches!(
                lower(&tokens[times + 1]).as_str(),
                "le" | "la" | "l'" | "l’" | "mon" | "ma" | "son" | "sa" | "leur" | "notre" | "votre"
            );
        if multiplies && tokens[amount].relation() == "obj" && tokens[amount].head == verb {
            attach(tokens, times, amount, "nummod");
        }
    }
}

/// `sont revenus au bout de quatre mois`: the time after which they did.
fn after_so_long(tokens: &mut [Token]) {
    for end in 1..tokens.len().saturating_sub(2) {
        let (to, of) = (end - 1, end + 1);
        let words = lower(&tokens[to]) == "au"
            && lower(&tokens[end]) == "bout"
            && matches!(lower(&tokens[of]).as_str(), "de" | "d'");
        let Some(time) = tokens[of].head.filter(|&t| t > of && tokens[t].head == Some(end)) else { continue };
        let known = matches!(
            tokens[time].lemma.as_str(),
            "an" | "année"
                | "mois"
                | "semaine"
                | "jour"
                | "heure"
                | "minute"
                | "seconde"
                | "temps"
                | "moment"
        );
        if let Some(verb) = tokens[end].head.filter(|&v| words && known && v != time) {
            attach(tokens, time, verb, "obl:mod");
            attach(tokens, to, time, "case");
            attach(tokens, end, to, "fixed");
            attach(tokens, of, to, "fixed");
            tokens[end].upos = Upos::Adp;
        }
    }
}

/// `planter en mars 12 000 chênes`: so many trees, and no year.
fn after_a_month(tokens: &mut [Token]) {
    for number in 1..tokens.len().saturating_sub(1) {
        let (month, noun) = (number - 1, number + 1);
        let many =
            tokens[number].upos == Upos::Num && tokens[number].form.contains([' ', '\u{a0}', '\u{202f}']);
        let counted = tokens[noun].upos == Upos::Noun
            && tokens[noun].feats.is("Number", "Plur")
            && !has(tokens, noun, &["nummod", "det"]);
        if many && counted && tokens[number].head == Some(month) && tokens[month].upos == Upos::Noun {
            attach(tokens, number, noun, "nummod");
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
    fn what_has_a_preposition_is_no_object() {
        let opens = "ouvrent/VERB/0/root à/ADP/4/case 8/NUM/4/nummod heures/NOUN/1/obj";
        let mut sentence = tokens(opens);
        "heure".clone_into(&mut sentence[3].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "0/root 4/case 4/nummod 1/obl:mod");
        let lasts = "dure/VERB/0/root 8/NUM/3/nummod heures/NOUN/1/obj";
        assert_eq!(mended(lasts), tree(&tokens(lasts)));
    }

    #[test]
    fn by_how_much_is_not_what_is_sold() {
        let sells = "vendent/VERB/0/root 20/NUM/3/nummod %/SYM/1/obj moins/ADV/5/advmod cher/ADJ/1/obj";
        assert_eq!(mended(sells), "0/root 3/nummod 5/obl:mod 5/advmod 1/advmod");
        let gives = "donnent/VERB/0/root 20/NUM/3/nummod %/SYM/1/obj";
        assert_eq!(mended(gives), tree(&tokens(gives)));
    }

    #[test]
    fn an_amount_between_two_is_an_object() {
        let costs = "coûter/VERB/0/root entre/ADP/4/case 5/NUM/4/nummod euros/NOUN/1/obl:mod";
        assert_eq!(mended(costs), "0/root 4/case 4/nummod 1/obj");
        let runs = "courir/VERB/0/root entre/ADP/4/case 5/NUM/4/nummod arbres/NOUN/1/obl:mod";
        assert_eq!(mended(runs), tree(&tokens(runs)));
    }

    #[test]
    fn what_there_is_no_more_of() {
        let none = "n'/ADV/2/advmod a/VERB/0/root plus/ADV/2/advmod de/ADP/5/case plage/NOUN/3/obl:arg";
        let mut sentence = tokens(none);
        "avoir".clone_into(&mut sentence[1].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "2/advmod 0/root 2/advmod 5/det 2/obj");
    }

    #[test]
    fn a_number_is_the_object() {
        let eleven = "on/PRON/3/nsubj en/PRON/3/obj voit/VERB/0/root onze/NUM/3/obj";
        assert_eq!(mended(eleven), "3/nsubj 3/iobj 0/root 3/obj");
    }

    #[test]
    fn how_many_are_left_is_announced() {
        let left = "Il/PRON/3/nsubj en/PRON/3/iobj rester/VERB/0/root quatre/NUM/3/obl:mod";
        assert_eq!(mended(left), "3/expl:subj 3/iobj 0/root 3/nsubj");
    }

    #[test]
    fn who_gets_so_many_is_no_object() {
        let lent = "nous/PRON/3/obj en/PRON/3/iobj prête/VERB/0/root dix/NUM/3/obj";
        assert_eq!(mended(lent), "3/iobj 3/iobj 0/root 3/obj");
        let sees = "nous/PRON/2/obj voit/VERB/0/root";
        assert_eq!(mended(sees), tree(&tokens(sees)));
    }

    #[test]
    fn how_many_times_belongs_to_the_amount() {
        let offers =
            "offrait/VERB/0/root trois/NUM/3/nummod fois/NOUN/1/obl:mod mon/DET/5/det salaire/NOUN/1/obj";
        assert_eq!(mended(offers), "0/root 3/nummod 5/nummod 5/det 1/obj");
    }

    #[test]
    fn after_so_long_is_a_time() {
        let back = "revenus/VERB/0/root au/ADP/3/case bout/NOUN/1/obl:arg de/ADP/6/case quatre/NUM/6/nummod mois/NOUN/3/nmod";
        assert_eq!(mended(back), "0/root 6/case 2/fixed 2/fixed 6/nummod 1/obl:mod");
        let street = "habite/VERB/0/root au/ADP/3/case bout/NOUN/1/obl:arg de/ADP/5/case rue/NOUN/3/nmod";
        assert_eq!(mended(street), tree(&tokens(street)));
    }

    #[test]
    fn how_many_they_are_and_where() {
        let class = "ils/PRON/5/nsubj sont/AUX/5/cop dix/NUM/5/nummod en/ADP/5/case classe/NOUN/0/root";
        assert_eq!(mended(class), "3/nsubj 3/cop 0/root 5/case 3/obl:mod");
    }

    #[test]
    fn what_one_keeps_of_it() {
        let keeps = "en/PRON/2/iobj garde/VERB/0/root de/ADP/5/case bons/ADJ/5/amod souvenirs/NOUN/2/obl:arg";
        assert_eq!(mended(keeps), "2/iobj 0/root 5/det 5/amod 2/obj");
        let speaks = "parle/VERB/0/root de/ADP/4/case bons/ADJ/4/amod souvenirs/NOUN/1/obl:arg";
        assert_eq!(mended(speaks), tree(&tokens(speaks)));
    }

    #[test]
    fn so_many_behind_a_month() {
        let oaks =
            "planter/VERB/0/root mars/NOUN/1/obl:mod 12\u{a0}000/NUM/2/nmod chênes/NOUN/1/obj/Number=Plur";
        assert_eq!(mended(oaks), "0/root 1/obl:mod 4/nummod 1/obj");
    }
}
