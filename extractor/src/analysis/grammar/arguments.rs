//! French arguments that grammar rules out: two subjects of one verb, lengths of time inside a noun.
//!
//! Reads and changes: heads and relations of one sentence's tokens. `on ne rattrapera pas les Américains` has its subject
//! before the verb, so that the noun after it is the object; `a prévenu l'agence trois ans avant` tells when, and no
//! agency of three years.

use super::{ancestors, attach};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    second_subjects(tokens);
    first_subjects(tokens);
    lengths_of_time(tokens);
    articles(tokens);
    better_than(tokens);
    extents(tokens);
    counted_subjects(tokens);
    clitics(tokens);
    dates(tokens);
    roundings(tokens);
}

/// `Le département en financera la moitié`: before a finite verb `en` is no preposition and belongs to the verb.
fn clitics(tokens: &mut [Token]) {
    for clitic in 0..tokens.len().saturating_sub(1) {
        let next = clitic + 1;
        let before_verb = tokens[clitic].form.eq_ignore_ascii_case("en")
            && matches!(tokens[next].upos, Upos::Verb | Upos::Aux)
            && tokens[next].feats.is("VerbForm", "Fin");
        if !before_verb {
            continue;
        }
        let auxiliary = matches!(tokens[next].relation(), "aux" | "cop");
        let verb = tokens[next].head.filter(|_| auxiliary).unwrap_or(next);
        let idle = tokens.iter().all(|t| t.head != Some(clitic));
        if idle && tokens[clitic].head.is_some_and(|h| h != verb) {
            attach(tokens, clitic, verb, "iobj");
            tokens[clitic].upos = Upos::Pron;
        }
    }
    // `Le miel importé vous concurrence-t-il ?`
    for clitic in 1..tokens.len().saturating_sub(1) {
        let next = clitic + 1;
        let somebody = matches!(tokens[clitic].form.to_lowercase().as_str(), "vous" | "nous" | "me" | "te");
        let finite =
            matches!(tokens[next].upos, Upos::Verb | Upos::Aux) && tokens[next].feats.is("VerbForm", "Fin");
        let noun = tokens[clitic].head.filter(|&h| {
            let described = tokens[h].relation() == "acl" && tokens[h].feats.is("VerbForm", "Part");
            h + 1 == clitic && (tokens[h].upos == Upos::Noun || described)
        });
        let free = tokens.iter().all(|t| t.head != Some(clitic));
        if let (Some(_), true) = (noun, somebody && finite && free) {
            let auxiliary = matches!(tokens[next].relation(), "aux" | "cop");
            let verb = tokens[next].head.filter(|_| auxiliary).unwrap_or(next);
            attach(tokens, clitic, verb, "obj");
        }
    }
}

/// `Nous construirions plus vite`: before a verb of its own person that has no other subject, `nous` is the subject. Not in
/// `ne nous leurrons pas`.
fn first_subjects(tokens: &mut [Token]) {
    for pronoun in 0..tokens.len().saturating_sub(1) {
        let ends: &[&str] = match tokens[pronoun].form.to_lowercase().as_str() {
            "nous" => &["ons", "mes"],
            "vous" => &["ez", "tes"],
            _ => continue,
        };
        let next = pronoun + 1;
        let finite =
            matches!(tokens[next].upos, Upos::Verb | Upos::Aux) && tokens[next].feats.is("VerbForm", "Fin");
        let own = finite && ends.iter().any(|end| tokens[next].form.to_lowercase().ends_with(end));
        let auxiliary = matches!(tokens[next].relation(), "aux" | "cop");
        let verb = tokens[next].head.filter(|_| auxiliary).unwrap_or(next);
        // `et nous ouvrirons un bureau`: a verb with an object of its own is not reflexive.
        let object = |t: &Token| t.head == Some(verb) && t.relation() == "obj" && t.upos == Upos::Noun;
        let reflexive = tokens[pronoun].relation() == "expl" && tokens[next..].iter().any(object);
        let taken = tokens[pronoun].head == Some(verb)
            && (matches!(tokens[pronoun].relation(), "obj" | "iobj") || reflexive);
        let subject = tokens
            .iter()
            .any(|t| t.head == Some(verb) && (t.relation() == "nsubj" || t.deprel == "expl:subj"));
        let denied =
            pronoun > 0 && matches!(tokens[pronoun - 1].form.to_lowercase().as_str(), "ne" | "n'" | "n’");
        if own && taken && !subject && !denied {
            attach(tokens, pronoun, verb, "nsubj");
        }
    }
}

/// `Combien de personnes passent la nuit ici ?`: of two nouns, the subject is the one that the verb agrees with.
fn counted_subjects(tokens: &mut [Token]) {
    for asked in 0..tokens.len() {
        if !tokens[asked].form.eq_ignore_ascii_case("combien") {
            continue;
        }
        let Some(verb) = tokens[asked].head.filter(|&v| v > asked) else { continue };
        let counted =
            (asked + 1..verb).find(|&i| tokens[i].head == Some(asked) && tokens[i].upos == Upos::Noun);
        let taken = (verb + 1..tokens.len()).find(|&i| {
            tokens[i].head == Some(verb) && tokens[i].relation() == "nsubj" && tokens[i].upos == Upos::Noun
        });
        let (Some(counted), Some(taken)) = (counted, taken) else { continue };
        let plural = |i: usize| tokens[i].feats.is("Number", "Plur");
        if plural(verb) && plural(counted) && !plural(taken) {
            attach(tokens, counted, verb, "nsubj");
            attach(tokens, asked, counted, "advmod");
            "obj".clone_into(&mut tokens[taken].deprel);
        }
    }
}

/// `réduire la dette de moitié`, `baisser les prix de 10 %`: by how much belongs to the verb of change.
fn extents(tokens: &mut [Token]) {
    const CHANGES: &[&str] = &[
        "réduire",
        "augmenter",
        "diminuer",
        "baisser",
        "accroître",
        "relever",
        "abaisser",
        "majorer",
        "raccourcir",
        "allonger",
        "rallonger",
        "alourdir",
        "alléger",
        "gonfler",
        "creuser",
        "dépasser",
    ];
    for extent in 2..tokens.len() {
        let Some(noun) = tokens[extent].head.filter(|&n| n < extent) else { continue };
        let own = |test: &dyn Fn(&Token) -> bool| tokens.iter().any(|t| t.head == Some(extent) && test(t));
        let of =
            own(&|t| t.relation() == "case" && matches!(t.form.to_lowercase().as_str(), "de" | "d'" | "d’"));
        let half = tokens[extent].lemma == "moitié" && !own(&|t| t.relation() == "det");
        let counted = own(&|t| t.relation() == "nummod");
        if tokens[extent].relation() != "nmod" || !of || !(half || counted) {
            continue;
        }
        let verb = tokens[noun].head.filter(|&v| {
            tokens[noun].relation() == "obj" && CHANGES.contains(&tokens[v].lemma.as_str()) && v < noun
        });
        if let Some(verb) = verb {
            attach(tokens, extent, verb, "obl:mod");
        }
    }
}

/// `vaut mieux qu'un médicament`: what something is worth more than is the verb's.
fn better_than(tokens: &mut [Token]) {
    for better in 1..tokens.len() {
        let verb = tokens[better].head.filter(|&v| v + 1 == better && tokens[v].lemma == "valoir");
        let Some(verb) = verb.filter(|_| tokens[better].form == "mieux") else { continue };
        let than = |t: &Token| t.lemma == "que" && matches!(t.relation(), "case" | "mark");
        let standard = (better + 1..tokens.len()).find(|&i| {
            matches!(tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Pron)
                && tokens[i].head.is_some_and(|h| h == better || h == verb)
                && tokens[better..i].iter().any(|t| t.head == Some(i) && than(t))
        });
        let Some(standard) = standard else { continue };
        attach(tokens, standard, verb, "obl:arg");
        attach(tokens, better, verb, "advmod");
        tokens[better].upos = Upos::Adv;
    }
}

/// `vivre de la pêche`: the article belongs to the noun, not to the preposition.
fn articles(tokens: &mut [Token]) {
    // `est fait d'argile`: before what is no object, `de` is no article.
    for of in 0..tokens.len() {
        let word = matches!(tokens[of].form.to_lowercase().as_str(), "de" | "d'" | "d’");
        let Some(noun) = tokens[of].head.filter(|&n| n > of && word && tokens[of].deprel == "det") else {
            continue;
        };
        let first = if tokens[noun].relation() == "conj" { tokens[noun].head.unwrap_or(noun) } else { noun };
        let marked = tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "case");
        if tokens[first].relation() == "obl" && !marked && tokens[of].upos == Upos::Adp {
            "case".clone_into(&mut tokens[of].deprel);
        }
    }
    // `Je me méfie des recettes`: a pronominal verb has its pronoun for an object.
    for of in 1..tokens.len() {
        let word = matches!(tokens[of].form.to_lowercase().as_str(), "des" | "du");
        let Some(noun) = tokens[of].head.filter(|&n| n > of && word && tokens[of].deprel == "det") else {
            continue;
        };
        let pronominal = |verb: usize| tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "expl:pv");
        let argument = tokens[noun].deprel == "obl:arg" && tokens[noun].head.is_some_and(pronominal);
        if argument && !tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "case") {
            "case".clone_into(&mut tokens[of].deprel);
            tokens[of].upos = Upos::Adp;
        }
    }
    for article in 1..tokens.len() {
        let Some(of) = tokens[article].head.filter(|&h| h + 1 == article) else { continue };
        let fixed = tokens[article].relation() == "fixed"
            && matches!(tokens[article].form.to_lowercase().as_str(), "la" | "l'" | "l’");
        let of_word = matches!(tokens[of].form.to_lowercase().as_str(), "de" | "d'" | "d’");
        let noun = tokens[of].head.filter(|&n| n > article && tokens[n].upos == Upos::Noun);
        if let Some(noun) = noun.filter(|_| fixed && of_word && tokens[of].relation() == "case") {
            attach(tokens, article, noun, "det");
        }
    }
}

/// `on ne rattrapera pas les Américains`: the noun after a verb whose subject is a pronoun before it.
fn second_subjects(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun) else { continue };
        let named = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn);
        if tokens[noun].deprel != "nsubj" || !named || tokens[verb].upos != Upos::Verb {
            continue;
        }
        let clitic = |t: &Token| {
            matches!(
                t.form.to_lowercase().replace('’', "'").as_str(),
                "je" | "j'" | "tu" | "on" | "nous" | "vous" | "elle" | "elles" | "ils"
            )
        };
        let before = tokens[..verb]
            .iter()
            .any(|t| t.head == Some(verb) && t.relation() == "nsubj" && t.upos == Upos::Pron && clitic(t));
        let object = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "obj");
        let comma = tokens[verb..noun].iter().any(|t| matches!(t.form.as_str(), "," | ":" | ";"));
        if before && !object && !comma {
            "obj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `prévenir l'agence trois ans à l'avance`: a counted length of time without a preposition belongs to the verb.
fn lengths_of_time(tokens: &mut [Token]) {
    const UNITS: &[&str] = &["an", "année", "mois", "semaine", "jour", "heure", "minute", "siècle"];
    for unit in 2..tokens.len() {
        let Some(noun) = tokens[unit].head.filter(|&n| n < unit) else { continue };
        let timed = tokens[unit].deprel == "nmod" && UNITS.contains(&tokens[unit].lemma.as_str());
        let own = |relation: &str| tokens.iter().any(|t| t.head == Some(unit) && t.relation() == relation);
        let last = timed_by_adjective(tokens, unit);
        if !(timed && own("nummod") || last) || own("case") || tokens[noun].upos != Upos::Noun {
            continue;
        }
        let verb =
            std::iter::once(noun).chain(ancestors(tokens, noun)).find(|&i| tokens[i].upos == Upos::Verb);
        let closed = tokens[noun + 1..unit].iter().any(|t| t.form == ",");
        if let Some(verb) = verb.filter(|&v| v < noun && !closed) {
            attach(tokens, unit, verb, "obl:mod");
        }
    }
}

/// `l'été dernier`, `le mois prochain`: a time whose adjective counts from now.
fn timed_by_adjective(tokens: &[Token], noun: usize) -> bool {
    const TIMES: &[&str] = &[
        "an",
        "année",
        "mois",
        "semaine",
        "week-end",
        "nuit",
        "hiver",
        "été",
        "automne",
        "printemps",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "saison",
    ];
    let adjective = |t: &Token| {
        t.head == Some(noun) && t.relation() == "amod" && matches!(t.lemma.as_str(), "dernier" | "prochain")
    };
    tokens[noun].deprel == "nmod"
        && TIMES.contains(&tokens[noun].lemma.as_str())
        && tokens[noun + 1..].iter().take(1).any(adjective)
}

/// `faire le 1er avril`, `partir le 31 mars`: a date is no object.
fn dates(tokens: &mut [Token]) {
    const MONTHS: &[&str] = &[
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    for day in 1..tokens.len().saturating_sub(1) {
        let numbered = tokens[day].upos == Upos::Num
            || tokens[day].form.trim_end_matches("er").bytes().all(|b| b.is_ascii_digit());
        let dated = numbered
            && tokens[day].deprel == "obj"
            && tokens[day - 1].form.eq_ignore_ascii_case("le")
            && MONTHS.contains(&tokens[day + 1].form.to_lowercase().as_str());
        if dated {
            "obl:mod".clone_into(&mut tokens[day].deprel);
        }
    }
}

/// `touche à peu près 1 900 euros`: the words round the number and mark no object.
fn roundings(tokens: &mut [Token]) {
    for about in 0..tokens.len().saturating_sub(3) {
        let words = ["à", "peu", "près"];
        if (0..3).any(|i| !tokens[about + i].form.eq_ignore_ascii_case(words[i])) {
            continue;
        }
        let number = tokens[about].head.filter(|&n| n > about + 2 && tokens[about].relation() == "case");
        let Some(number) = number else { continue };
        let counted = tokens[about + 3].upos == Upos::Num;
        if !counted {
            continue;
        }
        attach(tokens, about, about + 3, "advmod");
        attach(tokens, about + 1, about, "fixed");
        attach(tokens, about + 2, about, "fixed");
        let object = tokens.iter().any(|t| t.head == tokens[number].head && t.relation() == "obj");
        let verb = tokens[number].head.is_some_and(|v| v < about && tokens[v].upos == Upos::Verb);
        let marked = tokens.iter().any(|t| t.head == Some(number) && t.relation() == "case");
        if verb && !object && !marked && tokens[number].relation() == "obl" {
            "obj".clone_into(&mut tokens[number].deprel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    /// The mended tree of a sentence; plurals in `s` have the lemma of the singular.
    fn mended(words: &str) -> String {
        let mut tokens = fixture::tokens(words);
        for token in &mut tokens {
            token.lemma = token.lemma.trim_end_matches('s').to_owned();
        }
        mend(&mut tokens);
        fixture::tree(&tokens)
    }

    #[test]
    fn a_verb_has_one_subject() {
        let two = "on/PRON/2/nsubj bat/VERB/0/root Paul/PROPN/2/nsubj";
        assert_eq!(mended(two), "2/nsubj 0/root 2/obj");
        let one = "demain/ADV/2/advmod part/VERB/0/root Paul/PROPN/2/nsubj";
        assert_eq!(mended(one), "2/advmod 0/root 2/nsubj");
    }

    #[test]
    fn we_are_the_subject_of_our_own_verb() {
        assert_eq!(mended("nous/PRON/2/obj construirions/VERB/0/root/VerbForm=Fin"), "2/nsubj 0/root");
        assert_eq!(
            mended("ne/ADV/3/advmod nous/PRON/3/obj leurrons/VERB/0/root/VerbForm=Fin"),
            "3/advmod 3/obj 0/root"
        );
        assert_eq!(
            mended("nous/PRON/2/expl:pv ouvrirons/VERB/0/root/VerbForm=Fin bureau/NOUN/2/obj"),
            "2/nsubj 0/root 2/obj"
        );
        assert_eq!(mended("nous/PRON/2/expl:pv levons/VERB/0/root/VerbForm=Fin"), "2/expl:pv 0/root");
        assert_eq!(
            mended("l'État/NOUN/3/nsubj nous/PRON/3/obj aide/VERB/0/root/VerbForm=Fin"),
            "3/nsubj 3/obj 0/root"
        );
        assert_eq!(
            mended("nous/PRON/3/nsubj nous/PRON/3/obj lavons/VERB/0/root/VerbForm=Fin"),
            "3/nsubj 3/obj 0/root"
        );
    }

    #[test]
    fn en_before_a_finite_verb_is_its_own() {
        let mut words = "département/NOUN/3/nsubj en/PRON/1/nmod financera/VERB/0/root".to_owned();
        assert_eq!(mended(&words), "3/nsubj 1/nmod 0/root");
        words.push_str("/VerbForm=Fin");
        assert_eq!(mended(&words), "3/nsubj 3/iobj 0/root");
    }

    #[test]
    fn what_one_is_worth_more_than_is_the_verbs() {
        let than = "valoir/VERB/0/root mieux/ADJ/1/obj que/SCONJ/4/case médicament/NOUN/2/xcomp";
        assert_eq!(mended(than), "0/root 1/advmod 4/case 1/obl:arg");
        let alone = "valoir/VERB/0/root mieux/ADJ/1/obj";
        assert_eq!(mended(alone), "0/root 1/obj");
    }

    #[test]
    fn a_pronominal_verb_has_no_second_object() {
        let wary = "me/PRON/2/expl:pv méfie/VERB/0/root des/DET/4/det recettes/NOUN/2/obl:arg";
        assert_eq!(mended(wary), "2/expl:pv 0/root 4/case 2/obl:arg");
        let read = "lis/VERB/0/root des/DET/3/det livres/NOUN/1/obj";
        assert_eq!(mended(read), "0/root 3/det 1/obj");
    }

    #[test]
    fn by_how_much_belongs_to_the_verb() {
        let half = "réduire/VERB/0/root dette/NOUN/1/obj de/ADP/4/case moitié/NOUN/2/nmod";
        assert_eq!(mended(half), "0/root 1/obj 4/case 1/obl:mod");
        let note = "payer/VERB/0/root note/NOUN/1/obj de/ADP/5/case dix/NUM/5/nummod euros/NOUN/2/nmod";
        assert_eq!(mended(note), "0/root 1/obj 5/case 5/nummod 2/nmod");
    }

    #[test]
    fn an_article_belongs_to_its_noun() {
        let of = "vivre/VERB/0/root de/ADP/4/case la/DET/2/fixed pêche/NOUN/1/obl";
        assert_eq!(mended(of), "0/root 4/case 4/det 1/obl");
        let made = "fait/VERB/0/root d'/ADP/3/det argile/NOUN/1/obl:arg";
        assert_eq!(mended(made), "0/root 3/case 1/obl:arg");
        let some = "veut/VERB/0/root d'/ADP/3/det autres/NOUN/1/obj";
        assert_eq!(mended(some), "0/root 3/det 1/obj");
    }

    #[test]
    fn a_length_of_time_belongs_to_the_verb() {
        let before = "prévenir/VERB/0/root agence/NOUN/1/obj trois/NUM/4/nummod ans/NOUN/2/nmod";
        assert_eq!(mended(before), "0/root 1/obj 4/nummod 1/obl:mod");
        let of = "peine/NOUN/0/root de/ADP/4/case trois/NUM/4/nummod ans/NOUN/1/nmod";
        assert_eq!(mended(of), "0/root 4/case 4/nummod 1/nmod");
    }

    #[test]
    fn a_date_or_last_summer_is_no_object() {
        let date = "faire/VERB/0/root le/DET/3/det 1er/NOUN/1/obj avril/NOUN/3/nmod";
        assert_eq!(mended(date), "0/root 3/det 1/obl:mod 3/nmod");
        let number = "aimer/VERB/0/root le/DET/3/det 1er/NOUN/1/obj roman/NOUN/3/nmod";
        assert_eq!(mended(number), "0/root 3/det 1/obj 3/nmod");
        let last = "ouvrir/VERB/0/root salle/NOUN/1/obj été/NOUN/2/nmod dernier/ADJ/3/amod";
        assert_eq!(mended(last), "0/root 1/obj 1/obl:mod 3/amod");
        let of = "ouvrir/VERB/0/root salle/NOUN/1/obj été/NOUN/2/nmod";
        assert_eq!(mended(of), "0/root 1/obj 2/nmod");
    }

    #[test]
    fn a_rounded_number_is_the_object() {
        let about = "toucher/VERB/0/root à/ADP/6/case peu/ADV/2/fixed près/ADV/2/fixed 1900/NUM/6/nummod euro/NOUN/1/obl:arg";
        assert_eq!(mended(about), "0/root 5/advmod 2/fixed 2/fixed 6/nummod 1/obj");
        let near = "vivre/VERB/0/root près/ADP/4/case de/ADP/2/fixed Caen/PROPN/1/obl";
        assert_eq!(mended(near), "0/root 4/case 2/fixed 1/obl");
    }
}
