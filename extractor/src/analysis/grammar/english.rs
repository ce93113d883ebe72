//! What English grammar rules out: subjects taken for determiners or possessors, two objects of one kind, verbs
//! beside verbs read as infinitives, particles read as prepositions.
//!
//! Reads and changes: heads, relations, parts of speech and forms of one sentence's tokens. [`mend`] is the entry.

mod behind_verbs;
mod givers;

use super::super::sentence::{Features, Token, Upos};
use super::{ancestors, attach, depends, has};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    returns(tokens);
    used_to(tokens);
    up_to(tokens);
    moved_to_act(tokens);
    linked_to(tokens);
    lone_subjects(tokens);
    possessors(tokens);
    receivers(tokens);
    givers::mend(tokens);
    behind_verbs::mend(tokens);
    goes_on(tokens);
    all_over(tokens);
    siblings(tokens);
    pointing(tokens);
    degrees(tokens);
    knows_how(tokens);
    progressives(tokens);
    compounds(tokens);
    dated(tokens);
    turned_aside(tokens);
}

/// `The driver turned left`: where to, and nothing is made of anybody.
fn turned_aside(tokens: &mut [Token]) {
    for side in 1..tokens.len() {
        let turn = tokens[side].head == Some(side - 1) && tokens[side - 1].lemma == "turn";
        if turn
            && tokens[side].relation() == "advmod"
            && matches!(tokens[side].form.as_str(), "left" | "right")
        {
            "xcomp".clone_into(&mut tokens[side].deprel);
        }
    }
}

/// `promised building work`: what makes a compound with the noun behind it is a noun; nobody promises doing.
fn compounds(tokens: &mut [Token]) {
    const OF_THINGS: &[&str] =
        &["promise", "plan", "announce", "order", "fund", "finance", "buy", "sell", "own", "receive"];
    for act in 1..tokens.len().saturating_sub(1) {
        let Some(verb) = tokens[act].head.filter(|_| tokens[act].relation() == "xcomp") else { continue };
        let thing = OF_THINGS.contains(&tokens[verb].lemma.as_str()) && verb + 1 == act;
        let noun = act + 1;
        let object = tokens[noun].upos == Upos::Noun && depends(&tokens[noun], act, &["obj"]);
        if thing && object && tokens[act].form.ends_with("ing") {
            for token in tokens.iter_mut().filter(|t| t.head == Some(act)) {
                token.head = Some(verb);
            }
            attach(tokens, act, noun, "compound");
        }
    }
    for word in 0..tokens.len().saturating_sub(1) {
        let token = &tokens[word];
        let inside = token.upos == Upos::Verb && token.deprel == "compound" && token.head == Some(word + 1);
        if inside && tokens[word + 1].upos == Upos::Noun {
            tokens[word].upos = Upos::Noun;
            tokens[word].lemma = tokens[word].form.to_lowercase();
            tokens[word].feats = Features::parse("Number=Sing");
        }
    }
}

/// `during the 2022 drought`: the year says which drought.
fn dated(tokens: &mut [Token]) {
    for year in 1..tokens.len().saturating_sub(1) {
        let noun = year + 1;
        let digits = tokens[year].upos == Upos::Num && tokens[year].form.len() == 4;
        let number = digits && tokens[year].form.starts_with(['1', '2']);
        let article = tokens[year - 1].upos == Upos::Det && tokens[year - 1].head == Some(year);
        let beside = tokens[noun].upos == Upos::Noun && tokens[noun].head == tokens[year].head;
        if !number || !article || !beside || tokens[noun].head.is_none() {
            continue;
        }
        tokens[noun].deprel = std::mem::replace(&mut tokens[year].deprel, "nummod".to_owned());
        for token in tokens.iter_mut().filter(|t| t.head == Some(year)) {
            token.head = Some(noun);
        }
        tokens[year].head = Some(noun);
    }
}

/// `seats up to 300 people`: a bound on the number, no part of the verb.
fn up_to(tokens: &mut [Token]) {
    for up in 1..tokens.len().saturating_sub(2) {
        let to = up + 1;
        let words = tokens[up].form.eq_ignore_ascii_case("up") && tokens[to].form.eq_ignore_ascii_case("to");
        // Either part may be taken for the noun's preposition.
        let beside = tokens[to].head == Some(up) || tokens[to].head == tokens[up].head;
        let joined = beside && tokens[up].relation() == "case";
        let of = if joined { up } else { to };
        let noun = tokens[of].head.filter(|&n| n > to && words && tokens[of].relation() == "case");
        let particle = tokens[up].head.filter(|_| tokens[up].relation() == "compound");
        let verb = if joined { noun.and_then(|n| tokens[n].head) } else { particle }.filter(|&v| v < up);
        let (Some(verb), Some(noun)) = (verb, noun) else { continue };
        let number =
            (to + 1..noun).find(|&i| tokens[i].head == Some(noun) && tokens[i].relation() == "nummod");
        let Some(number) = number.filter(|_| tokens[noun].head == Some(verb)) else { continue };
        let object = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "obj");
        attach(tokens, up, number, "advmod");
        attach(tokens, to, up, "fixed");
        if tokens[noun].relation() == "obl" && !object {
            "obj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `has linked Brussels to Prague`, `accuse the firm of fraud`: what something is joined to, or accused of, belongs to the verb.
fn linked_to(tokens: &mut [Token]) {
    const JOINS: &[&str] = &[
        "link", "connect", "add", "attach", "tie", "bind", "compare", "expose", "adapt", "limit", "strap",
        "fasten", "pin",
    ];
    const OF: &[&str] = &[
        "accuse", "suspect", "convict", "acquit", "rob", "deprive", "rid", "cure", "inform", "remind",
        "warn", "convince", "strip", "relieve",
    ];
    for other in 2..tokens.len() {
        let noun = tokens[other].head.filter(|&n| n < other && tokens[other].deprel == "nmod");
        let verb = noun.filter(|&n| tokens[n].relation() == "obj").and_then(|n| tokens[n].head);
        let marked = |form: &str| {
            tokens
                .iter()
                .any(|t| t.head == Some(other) && t.relation() == "case" && t.form.eq_ignore_ascii_case(form))
        };
        // `accuse the head of the factory`: no charge has an article.
        let charge = !has(tokens, other, &["det"]) || noun.is_some_and(|n| tokens[n].upos == Upos::Pron);
        let (to, of) = (marked("to"), marked("of") && charge);
        let takes = |v: &usize| {
            let lemma = tokens[*v].lemma.as_str();
            *v < other && (to && JOINS.contains(&lemma) || of && OF.contains(&lemma))
        };
        if let Some(verb) = verb.filter(takes) {
            attach(tokens, other, verb, "obl");
        }
    }
}

/// `The team moved to Leeds to win`: behind where somebody went, the infinitive says what for.
fn moved_to_act(tokens: &mut [Token]) {
    const MOTION: &[&str] =
        &["move", "go", "come", "travel", "return", "fly", "drive", "walk", "run", "rush", "head"];
    for act in 2..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&v| v < act && tokens[act].relation() == "xcomp") else {
            continue;
        };
        let infinitive = (verb..act).any(|i| tokens[i].head == Some(act) && tokens[i].relation() == "mark");
        let place = tokens[verb..act].iter().any(|t| t.head == Some(verb) && t.relation() == "obl");
        if MOTION.contains(&tokens[verb].lemma.as_str()) && infinitive && place {
            "advcl".clone_into(&mut tokens[act].deprel);
        }
    }
}

/// `They come back`, `gave it back`: the adverb makes another verb of it, as `up` does.
fn returns(tokens: &mut [Token]) {
    for back in 1..tokens.len() {
        let token = &tokens[back];
        if token.form != "back" || token.deprel != "advmod" {
            continue;
        }
        let Some(verb) = token.head.filter(|&v| v < back && tokens[v].upos == Upos::Verb) else { continue };
        let between = |i: usize| tokens[i].head == Some(verb) && tokens[i].deprel == "obj";
        if (verb + 1..back).all(between) {
            "compound:prt".clone_into(&mut tokens[back].deprel);
        }
    }
}

/// `My father used to work here`: the infinitive is what somebody did; `is used to cut wood` has an auxiliary.
fn used_to(tokens: &mut [Token]) {
    for used in 0..tokens.len().saturating_sub(2) {
        let infinitive = tokens[used + 2..].iter().take(2).position(|t| t.feats.is("VerbForm", "Inf"));
        let Some(infinitive) = infinitive.map(|at| used + 2 + at) else { continue };
        let helped = has(tokens, used, &["aux", "cop"]);
        let subject = has(tokens, used, &["nsubj"]);
        if tokens[used].form == "used" && tokens[used + 1].form == "to" && subject && !helped {
            attach(tokens, infinitive, used, "xcomp");
            tokens[used].upos = Upos::Verb;
            "use".clone_into(&mut tokens[used].lemma);
        }
    }
}

/// `the audience laughed, some wept`: a finite verb has no determiner; the word is its subject.
fn lone_subjects(tokens: &mut [Token]) {
    const ALONE: &[&str] =
        &["some", "many", "most", "others", "few", "all", "both", "several", "none", "this", "that"];
    for word in 0..tokens.len() {
        let token = &tokens[word];
        let Some(verb) = token.head.filter(|_| token.relation() == "det") else { continue };
        let finite = tokens[verb].upos == Upos::Verb && tokens[verb].feats.is("VerbForm", "Fin");
        let alone = ALONE.contains(&token.form.to_lowercase().as_str());
        if finite && alone && word < verb && !has(tokens, verb, &["nsubj", "csubj", "expl"]) {
            attach(tokens, word, verb, "nsubj");
            tokens[word].upos = Upos::Pron;
        }
    }
}

/// `Theirs loses money`: forms that stand for a noun belong to none.
fn possessors(tokens: &mut [Token]) {
    for word in 0..tokens.len().saturating_sub(1) {
        let form = tokens[word].form.to_lowercase();
        let alone = matches!(form.as_str(), "mine" | "yours" | "ours" | "theirs" | "hers");
        let token = &tokens[word];
        if !alone || token.upos == Upos::Noun || !matches!(token.relation(), "nmod" | "det") {
            continue;
        }
        let next = word + 1;
        let verb = match tokens[next].upos {
            Upos::Verb => Some(next),
            Upos::Aux => tokens[next].head.filter(|&h| h > next),
            _ => None,
        };
        let finite = tokens[next].feats.is("VerbForm", "Fin");
        let Some(verb) = verb.filter(|&v| finite && !has(tokens, v, &["nsubj", "csubj", "expl"])) else {
            continue;
        };
        if !ancestors(tokens, verb).any(|h| h == word) {
            attach(tokens, word, verb, "nsubj");
        }
    }
}

/// `has offered it three million`: of two objects the first, a pronoun, is who gets the second.
fn receivers(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        if tokens[verb].upos != Upos::Verb {
            continue;
        }
        let objects: Vec<usize> = (verb + 1..tokens.len())
            .filter(|&i| tokens[i].head == Some(verb) && tokens[i].deprel == "obj")
            .collect();
        let [first, second] = objects[..] else { continue };
        let names =
            matches!(tokens[verb].lemma.as_str(), "call" | "name" | "make" | "elect" | "consider" | "think");
        let pronoun = tokens[first].upos == Upos::Pron && first == verb + 1;
        let nominal = matches!(tokens[second].upos, Upos::Noun | Upos::Propn | Upos::Pron);
        if pronoun && nominal && !names && !has(tokens, first, &["conj"]) {
            "iobj".clone_into(&mut tokens[first].deprel);
        }
    }
}

/// `go on telling them`, `keep on working`: the particle belongs to the verb, and the act is what goes on.
fn goes_on(tokens: &mut [Token]) {
    for on in 1..tokens.len() {
        let verb = on - 1;
        let leads = tokens[on].form == "on" && matches!(tokens[verb].lemma.as_str(), "go" | "keep" | "carry");
        let Some(act) = tokens[on].head.filter(|&act| leads && act > on && tokens[act].upos == Upos::Verb)
        else {
            continue;
        };
        let below =
            tokens[act].head == Some(verb) && matches!(tokens[act].relation(), "advcl" | "xcomp" | "obl");
        if below && tokens[act].form.ends_with("ing") && matches!(tokens[on].relation(), "mark" | "case") {
            attach(tokens, on, verb, "compound:prt");
            "xcomp".clone_into(&mut tokens[act].deprel);
            tokens[act].feats = Features::parse("VerbForm=Ger");
        }
    }
}

/// `Why is the lake emptying?`: what is going on, and no quality; who is `dying` dyes nothing.
fn progressives(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        if tokens[verb].form.eq_ignore_ascii_case("dying") {
            "die".clone_into(&mut tokens[verb].lemma);
        }
        let doing = tokens[verb].upos == Upos::Verb
            && tokens[verb].form.ends_with("ing")
            && tokens[verb].feats.is("Tense", "Pres")
            && tokens[verb].feats.is("VerbForm", "Part");
        let copula =
            tokens.iter().position(|t| t.head == Some(verb) && t.relation() == "cop" && t.lemma == "be");
        let nominal = has(tokens, verb, &["det", "amod", "case"]);
        if let Some(copula) = copula.filter(|&c| doing && c < verb && !nominal) {
            "aux".clone_into(&mut tokens[copula].deprel);
        }
    }
}

/// `knows how to convince bankers`: what somebody is able to do.
fn knows_how(tokens: &mut [Token]) {
    for how in 1..tokens.len().saturating_sub(2) {
        let verb = how - 1;
        let leads = tokens[how].form == "how" && tokens[how + 1].form == "to" && tokens[verb].lemma == "know";
        let act = tokens[how + 1].head.filter(|&act| leads && act > how && tokens[act].upos == Upos::Verb);
        if let Some(act) = act.filter(|&act| matches!(tokens[act].head, Some(h) if h == how || h == verb)) {
            attach(tokens, act, verb, "xcomp");
            attach(tokens, how, verb, "compound:prt");
        }
    }
}

/// `They deserve better`: how well, and nothing that is deserved.
fn degrees(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let token = &tokens[word];
        let compares = matches!(token.form.as_str(), "better" | "worse") && token.upos == Upos::Adj;
        let alone = !tokens.iter().any(|t| t.head == Some(word));
        if compares
            && alone
            && token.relation() == "obj"
            && token.head.is_some_and(|v| tokens[v].upos == Upos::Verb)
        {
            "advmod".clone_into(&mut tokens[word].deprel);
        }
    }
}

/// `from all over the country`: what comes before the noun's preposition stresses it.
fn all_over(tokens: &mut [Token]) {
    for over in 2..tokens.len() {
        let phrase = matches!(tokens[over].form.as_str(), "over" | "around" | "across")
            && tokens[over - 1].form == "all";
        let noun = tokens[over].head.filter(|_| phrase && tokens[over].relation() == "case");
        let Some(noun) = noun else { continue };
        let before = (0..over - 1).any(|i| depends(&tokens[i], noun, &["case"]));
        if before {
            "advmod".clone_into(&mut tokens[over].deprel);
            tokens[over].upos = Upos::Adv;
        }
    }
}

/// `Some take a picture and order the book`: beside a finite verb, a verb without a mark of its own is finite.
fn siblings(tokens: &mut [Token]) {
    for second in 1..tokens.len() {
        let token = &tokens[second];
        let bare =
            token.upos == Upos::Verb && token.relation() == "conj" && token.feats.is("VerbForm", "Inf");
        let Some(first) = token.head.filter(|&h| bare && h < second) else { continue };
        let finite = tokens[first].upos == Upos::Verb
            && tokens[first].feats.is("VerbForm", "Fin")
            && tokens[first].feats.is("Tense", "Pres");
        let governed = |verb: usize| has(tokens, verb, &["aux", "mark", "xcomp", "ccomp"]);
        let marked = (first + 1..second).any(|i| tokens[i].form == "to");
        if finite && !governed(first) && !has(tokens, second, &["aux", "mark"]) && !marked {
            tokens[second].feats = tokens[first].feats.clone();
        }
    }
}

/// `…, that moved me`: behind a comma `that` takes up what was said; relative clauses there have `which`.
fn pointing(tokens: &mut [Token]) {
    for that in 1..tokens.len() {
        let token = &tokens[that];
        let subject = token.form == "that" && token.relation() == "nsubj" && tokens[that - 1].form == ",";
        let Some(verb) = token.head.filter(|&v| subject && tokens[v].relation() == "acl") else { continue };
        let Some(noun) = tokens[verb].head.filter(|&noun| noun < that) else { continue };
        // `the dog, a mongrel, that bit me`: a comma closes what was inserted.
        let inserted = (noun + 1..that - 1).any(|i| tokens[i].form == ",");
        let clause =
            ancestors(tokens, noun).find(|&h| tokens[h].upos == Upos::Verb || tokens[h].head.is_none());
        let Some(clause) = clause.filter(|&c| c < noun && !inserted) else { continue };
        attach(tokens, verb, clause, "parataxis");
        tokens[that].feats = Features::parse("Number=Sing|PronType=Dem");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn english(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn what_stands_before_its_noun_tells_of_it() {
        let mut work =
            fixture::tokens("promised/VERB/0/root building/VERB/3/compound/VerbForm=Ger work/NOUN/1/obj");
        mend(&mut work);
        assert_eq!(work[1].upos, Upos::Noun);
        let mut built =
            fixture::tokens("likes/VERB/0/root building/VERB/1/xcomp/VerbForm=Ger boats/NOUN/2/obj");
        mend(&mut built);
        assert_eq!(built[1].upos, Upos::Verb);
        let drought = "In/ADP/3/case the/DET/3/det 2022/NUM/5/obl drought/NOUN/5/obl lost/VERB/0/root";
        assert_eq!(english(drought), "4/case 4/det 4/nummod 5/obl 0/root");
        let year = "In/ADP/2/case 2022/NUM/4/obl farmers/NOUN/4/nsubj lost/VERB/0/root";
        assert_eq!(english(year), "2/case 4/obl 4/nsubj 0/root");
    }

    #[test]
    fn back_makes_another_verb() {
        assert_eq!(
            english("She/PRON/2/nsubj gave/VERB/0/root it/PRON/2/obj back/ADV/2/advmod"),
            "2/nsubj 0/root 2/obj 2/compound:prt"
        );
        let far = "She/PRON/2/nsubj sat/VERB/0/root right/ADV/4/advmod back/ADV/2/advmod";
        assert_eq!(english(far), "2/nsubj 0/root 4/advmod 2/advmod");
    }

    #[test]
    fn a_finite_verb_has_a_subject_and_no_determiner() {
        assert_eq!(english("some/DET/2/det wept/VERB/0/root/VerbForm=Fin"), "2/nsubj 0/root");
        let own = "all/DET/3/det we/PRON/3/nsubj wept/VERB/0/root/VerbForm=Fin";
        assert_eq!(english(own), "3/det 3/nsubj 0/root");
        assert_eq!(
            english(
                "Theirs/PRON/4/nmod:poss loses/VERB/0/root/VerbForm=Fin 90/NUM/4/nummod euros/NOUN/2/obj"
            ),
            "2/nsubj 0/root 4/nummod 2/obj"
        );
    }

    #[test]
    fn of_two_objects_a_pronoun_gets_the_other() {
        let offered = "has/AUX/2/aux offered/VERB/0/root it/PRON/2/obj 3/NUM/5/nummod euros/NOUN/2/obj";
        assert_eq!(english(offered), "2/aux 0/root 2/iobj 5/nummod 2/obj");
        let named = "call/VERB/0/root him/PRON/1/obj Bob/PROPN/1/obj";
        assert_eq!(english(named), "0/root 1/obj 1/obj");
    }

    #[test]
    fn to_go_on_is_a_verb() {
        let on = "go/VERB/0/root on/SCONJ/3/mark telling/VERB/1/advcl";
        assert_eq!(english(on), "0/root 1/compound:prt 1/xcomp");
        let upon = "went/VERB/0/root on/SCONJ/3/mark arriving/VERB/1/advcl";
        assert_eq!(english(upon), "0/root 3/mark 1/advcl");
    }

    #[test]
    fn a_verb_beside_a_finite_one_is_finite() {
        let sibling = |words: &str| {
            let mut tokens = fixture::tokens(words);
            mend(&mut tokens);
            tokens.iter().any(|t| t.feats.is("VerbForm", "Inf"))
        };
        let both = "Some/PRON/2/nsubj read/VERB/0/root/VerbForm=Fin|Tense=Pres and/CCONJ/4/cc order/VERB/2/conj/VerbForm=Inf";
        assert!(!sibling(both));
        let to = "They/PRON/2/nsubj want/VERB/0/root/VerbForm=Fin|Tense=Pres to/PART/4/mark read/VERB/2/xcomp/VerbForm=Inf and/CCONJ/6/cc order/VERB/2/conj/VerbForm=Inf";
        assert!(sibling(to));
    }

    #[test]
    fn what_goes_on_has_an_auxiliary() {
        let doing = |feats: &str| {
            let words = format!("is/AUX/4/cop the/DET/3/det lake/NOUN/4/nsubj emptying/VERB/0/root/{feats}");
            let mut tokens = fixture::tokens(&words);
            "be".clone_into(&mut tokens[0].lemma);
            mend(&mut tokens);
            fixture::tree(&tokens)
        };
        assert_eq!(doing("Tense=Pres|VerbForm=Part"), "4/aux 3/det 4/nsubj 0/root");
        assert_eq!(doing("VerbForm=Ger"), "4/cop 3/det 4/nsubj 0/root");
    }

    #[test]
    fn knowing_how_is_being_able() {
        let how = "know/VERB/0/root how/ADV/1/advmod to/PART/4/mark sing/VERB/2/acl";
        assert_eq!(english(how), "0/root 1/compound:prt 4/mark 1/xcomp");
        let why = "know/VERB/0/root how/ADV/4/advmod birds/NOUN/4/nsubj sing/VERB/1/ccomp";
        assert_eq!(english(why), "0/root 4/advmod 4/nsubj 1/ccomp");
    }

    #[test]
    fn what_something_is_linked_to_is_the_verbs() {
        let link = "link/VERB/0/root Brussels/PROPN/1/obj to/ADP/4/case Prague/PROPN/2/nmod";
        assert_eq!(english(link), "0/root 1/obj 4/case 1/obl");
        let road = link.replace("link/", "closed/");
        assert_eq!(english(&road), "0/root 1/obj 4/case 2/nmod");
    }

    #[test]
    fn that_behind_a_comma_points() {
        let said = "asked/VERB/0/root for/ADP/3/case one/NOUN/1/obl ,/PUNCT/6/punct that/PRON/6/nsubj moved/VERB/3/acl:relcl me/PRON/6/obj";
        assert_eq!(english(said), "0/root 3/case 1/obl 6/punct 6/nsubj 1/parataxis 6/obj");
        let told = "saw/VERB/0/root one/NOUN/1/obj that/PRON/4/nsubj moved/VERB/2/acl:relcl me/PRON/4/obj";
        assert_eq!(english(told), "0/root 1/obj 4/nsubj 2/acl:relcl 4/obj");
    }
}
