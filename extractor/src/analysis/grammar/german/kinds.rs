//! German words of one kind taken for another: verbs for adjectives and nouns, adverbs for attributes.
//!
//! Reads and changes: parts of speech, lemmas and forms, and the heads and relations that hang on them. Known words
//! (`data/de`) and inflection decide: an attribute has an ending, a noun a capital.

use super::super::attach;
use crate::analysis::Language;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend the kinds of words.
pub(super) fn mend(tokens: &mut [Token]) {
    attributive_pasts(tokens);
    preterites(tokens);
    uncapitalised(tokens);
    adverbs(tokens);
    comparatives(tokens);
    subjunctives(tokens);
    siblings(tokens);
    carried_on(tokens);
    participles(tokens);
    numbers(tokens);
}

/// The verb a form can belong to.
fn verb_of(form: &str) -> Option<String> {
    Lexicon::of(Language::German, Upos::Verb)?.lemmas(&form.to_lowercase()).into_iter().next()
}

fn is_past_ending(form: &str) -> bool {
    form.ends_with("te") || form.ends_with("ten")
}

fn make_past(token: &mut Token, lemma: String) {
    let number = if token.form.ends_with('n') { "Plur" } else { "Sing" };
    token.upos = Upos::Verb;
    token.lemma = lemma;
    token.feats = Features::parse(&format!("Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin"));
}

/// `Mein Vater hasste Bücher`: what has a subject and an object, and no copula, is the past of a verb and no adjective.
fn preterites(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let of = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation() == relation);
        let past = tokens[verb].upos == Upos::Adj && is_past_ending(&tokens[verb].form);
        if !past || !of("nsubj") || !of("obj") || of("cop") || of("aux") || of("det") {
            continue;
        }
        if let Some(lemma) = verb_of(&tokens[verb].form) {
            make_past(&mut tokens[verb], lemma);
        }
    }
}

/// `Meine Großmutter küsste Brot`: the same, taken for an attribute of its object.
fn attributive_pasts(tokens: &mut [Token]) {
    for verb in 1..tokens.len() {
        let Some(noun) = tokens[verb].head.filter(|&noun| noun == verb + 1) else { continue };
        let of = |relations: &[&str]| {
            tokens.iter().position(|t| t.head == Some(noun) && relations.contains(&t.relation()))
        };
        let attribute = tokens[verb].upos == Upos::Adj && tokens[verb].relation() == "amod";
        let subject = of(&["nsubj"]).is_some_and(|s| s < verb);
        if !attribute
            || !is_past_ending(&tokens[verb].form)
            || !subject
            || of(&["cop", "aux", "det", "case"]).is_some()
        {
            continue;
        }
        let Some(lemma) = verb_of(&tokens[verb].form) else { continue };
        let (head, deprel) = (tokens[noun].head, tokens[noun].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(noun)) {
            if !matches!(token.relation(), "acl" | "nmod" | "appos") {
                token.head = Some(verb);
            }
        }
        (tokens[verb].head, tokens[verb].deprel) = (head, deprel);
        attach(tokens, noun, verb, "obj");
        make_past(&mut tokens[verb], lemma);
    }
}

/// `Manche schlafen auf dem Boden`: a noun has a capital; without one it is a verb, and what stands before it no article.
fn uncapitalised(tokens: &mut [Token]) {
    const ALONE: &[&str] = &["manche", "viele", "alle", "einige", "beide", "wenige", "andere"];
    for verb in 1..tokens.len() {
        let small = tokens[verb].form.starts_with(char::is_lowercase) && tokens[verb].form.ends_with("en");
        let root = tokens[verb].upos == Upos::Noun && tokens[verb].head.is_none();
        let Some(subject) = (0..verb).find(|&i| {
            tokens[i].head == Some(verb)
                && tokens[i].relation() == "det"
                && ALONE.contains(&tokens[i].form.to_lowercase().as_str())
        }) else {
            continue;
        };
        let Some(lemma) = verb_of(&tokens[verb].form).filter(|_| small && root) else { continue };
        for token in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.relation() == "nmod") {
            "obl".clone_into(&mut token.deprel);
        }
        "nsubj".clone_into(&mut tokens[subject].deprel);
        tokens[subject].upos = Upos::Pron;
        tokens[verb].upos = Upos::Verb;
        tokens[verb].lemma = lemma;
        tokens[verb].feats = Features::parse("Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin");
    }
}

/// `stellte ständig Fragen`: an attribute has an ending, so that one without is an adverb.
fn adverbs(tokens: &mut [Token]) {
    const ENDINGS: &[&str] = &["ig", "lich", "isch", "sam", "haft", "weise"];
    for adverb in 0..tokens.len() {
        let token = &tokens[adverb];
        let bare = token.upos == Upos::Adj && ENDINGS.iter().any(|ending| token.form.ends_with(ending));
        let Some(noun) = token.head.filter(|&n| bare && token.relation() == "amod" && n > adverb) else {
            continue;
        };
        let lower = tokens[noun].upos == Upos::Noun && tokens[adverb].form.starts_with(char::is_lowercase);
        let Some(verb) = tokens[noun].head.filter(|&v| lower && tokens[v].upos == Upos::Verb) else {
            continue;
        };
        let inside = (0..adverb)
            .any(|i| tokens[i].head == Some(noun) && matches!(tokens[i].relation(), "det" | "case"));
        if !inside {
            attach(tokens, adverb, verb, "advmod");
        }
    }
}

/// `Die Strafen werden länger`: with a copula it is what something is like.
fn comparatives(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let copula = tokens.iter().any(|t| t.head == Some(word) && t.relation() == "cop");
        let subject = tokens.iter().any(|t| t.head == Some(word) && t.relation() == "nsubj");
        let form = &tokens[word].form;
        if tokens[word].upos == Upos::Adv && form.ends_with("er") && form.len() > 4 && copula && subject {
            tokens[word].lemma = form.to_lowercase();
            tokens[word].upos = Upos::Adj;
            tokens[word].feats = Features::parse("Degree=Cmp");
        }
    }
}

/// `möchte, dass ich aufhöre`, `man bräuchte sechs`: subjunctives of everyday, and the clause they ask for.
fn subjunctives(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let lemma = match tokens[verb].form.to_lowercase().as_str() {
            "bräuchte" | "bräuchten" | "bräuchtest" | "bräuchtet" => "brauchen",
            "möchte" | "möchten" | "möchtest" | "möchtet" if tokens[verb].upos == Upos::Verb => "möchten",
            _ => continue,
        };
        lemma.clone_into(&mut tokens[verb].lemma);
        for clause in 0..tokens.len() {
            let that = |t: &Token| t.head == Some(clause) && t.relation() == "mark" && t.form == "dass";
            if tokens[clause].head == Some(verb)
                && tokens[clause].relation() == "xcomp"
                && tokens.iter().any(that)
            {
                "ccomp".clone_into(&mut tokens[clause].deprel);
                tokens[clause].feats = Features::parse("Mood=Ind|Tense=Pres|VerbForm=Fin");
            }
        }
    }
}

/// `Sie kleben die Akkus ein und verstecken die Pläne`: beside a finite verb in the plural, without a modal or `zu`, the
/// form is finite as well.
fn siblings(tokens: &mut [Token]) {
    for second in 1..tokens.len() {
        let token = &tokens[second];
        let bare =
            token.upos == Upos::Verb && token.relation() == "conj" && token.feats.is("VerbForm", "Inf");
        let Some(first) = token.head.filter(|&h| bare && h < second) else { continue };
        let verb = &tokens[first];
        let plural =
            verb.upos == Upos::Verb && verb.feats.is("VerbForm", "Fin") && verb.feats.is("Number", "Plur");
        let of = |head: usize, relations: &[&str]| {
            tokens.iter().any(|t| t.head == Some(head) && relations.contains(&t.relation()))
        };
        let lasts = tokens[first].form == tokens[first].lemma || tokens[first].form.ends_with("en");
        if plural && lasts && !of(first, &["aux", "xcomp"]) && !of(second, &["aux", "mark"]) {
            tokens[second].feats = tokens[first].feats.clone();
        }
    }
}

/// `Machen Sie weiter?`: the adverb at the end makes another verb.
fn carried_on(tokens: &mut [Token]) {
    for on in 1..tokens.len() {
        let ends = tokens.get(on + 1).is_none_or(|next| next.upos == Upos::Punct);
        let adverb = tokens[on].form == "weiter" && tokens[on].relation() == "advmod";
        let verb = tokens[on].head.filter(|&v| ends && adverb && tokens[v].lemma == "machen");
        if verb.is_some() {
            "compound:prt".clone_into(&mut tokens[on].deprel);
        }
    }
}

/// `hat ihn vergessen`: beside `haben` alone it is a participle, though an infinitive looks the same.
fn participles(tokens: &mut [Token]) {
    const SAME: &[&str] = &["be", "emp", "ent", "er", "ge", "miss", "ver", "zer"];
    for verb in 0..tokens.len() {
        let auxiliaries: Vec<usize> = (0..tokens.len())
            .filter(|&a| tokens[a].head == Some(verb) && tokens[a].relation() == "aux")
            .collect();
        let [auxiliary] = auxiliaries[..] else { continue };
        let form = tokens[verb].form.to_lowercase();
        let alike =
            tokens[verb].feats.is("VerbForm", "Inf") && SAME.iter().any(|prefix| form.starts_with(prefix));
        if alike
            && tokens[auxiliary].lemma == "haben"
            && !tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "mark" && t.form == "zu")
        {
            tokens[verb].feats = Features::parse("VerbForm=Part");
        }
    }
}

/// `mit achtzehn`: numbers in words have no capital.
fn numbers(tokens: &mut [Token]) {
    for token in tokens {
        let counts = ["zehn", "zig", "elf", "zwölf"].iter().any(|end| token.form.ends_with(end));
        if counts
            && matches!(token.upos, Upos::Noun | Upos::Adj)
            && token.form.starts_with(char::is_lowercase)
        {
            token.upos = Upos::Num;
            token.lemma = token.form.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    fn german(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn the_past_of_a_verb_is_no_attribute() {
        let kissed = "Sie/PRON/3/nsubj küsste/ADJ/3/amod Brot/NOUN/0/root ,/PUNCT/5/punct das/PRON/3/acl";
        assert_eq!(german(kissed), "2/nsubj 0/root 2/obj 5/punct 3/acl");
        let quality = "das/DET/3/det letzte/ADJ/3/amod Brot/NOUN/4/nsubj fehlt/VERB/0/root";
        assert_eq!(german(quality), "3/det 3/amod 4/nsubj 0/root");
    }

    #[test]
    fn what_has_no_ending_is_no_attribute() {
        let asked = "er/PRON/2/nsubj stellte/VERB/0/root ständig/ADJ/4/amod Fragen/NOUN/2/obj";
        assert_eq!(german(asked), "2/nsubj 0/root 2/advmod 2/obj");
        let constant = "er/PRON/2/nsubj stellte/VERB/0/root ständige/ADJ/4/amod Fragen/NOUN/2/obj";
        assert_eq!(german(constant), "2/nsubj 0/root 4/amod 2/obj");
    }

    #[test]
    fn a_noun_has_a_capital() {
        let sleep = "Manche/DET/2/det schlafen/NOUN/0/root auf/ADP/4/case Matten/NOUN/2/nmod";
        assert_eq!(german(sleep), "2/nsubj 0/root 4/case 2/obl");
        let leaves = "Manche/DET/2/det Wochen/NOUN/0/root auf/ADP/4/case Reisen/NOUN/2/nmod";
        assert_eq!(german(leaves), "2/det 0/root 4/case 2/nmod");
    }
}
