//! What German grammar rules out: comparisons, perfects with `sein`, futures, postpositions, subjects and objects taken
//! for one another.
//!
//! Reads and changes: heads, relations and parts of speech of one sentence's tokens. [`mend`] is the entry.

mod arguments;
mod dates;
mod groups;
mod kinds;
mod perfects;
mod separated;

use super::super::sentence::{Features, Token, Upos};
use super::attach;

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    denials(tokens);
    comparisons(tokens);
    standards(tokens);
    helped_to(tokens);
    perfects::mend(tokens);
    multiples(tokens);
    relative_subjects(tokens);
    somebody(tokens);
    second_members(tokens);
    double_names(tokens);
    futures(tokens);
    passives(tokens);
    double_subjects(tokens);
    heard(tokens);
    postpositions(tokens);
    founded_in(tokens);
    separated::mend(tokens);
    missing_subjects(tokens);
    before_predicates(tokens);
    kinds::mend(tokens);
    groups::mend(tokens);
    arguments::mend(tokens);
    dates::mend(tokens);
    places_of_being(tokens);
    complements_of_verbs(tokens);
    behind_prepositions(tokens);
    side_by_side(tokens);
}

/// `Meine Tochter zögert, ich werde sie nicht zwingen`: verbs that say nothing have no clause for their content.
fn side_by_side(tokens: &mut [Token]) {
    const SILENT: &[&str] = &["zögern", "warten", "schweigen", "weinen", "lachen", "streiken", "schlafen"];
    for clause in 1..tokens.len() {
        let silent =
            tokens[clause].head.is_some_and(|v| v < clause && SILENT.contains(&tokens[v].lemma.as_str()));
        let marked = tokens.iter().any(|t| t.head == Some(clause) && t.relation() == "mark");
        if silent && !marked && tokens[clause].relation() == "ccomp" {
            "parataxis".clone_into(&mut tokens[clause].deprel);
        }
    }
}

/// `setzen auf die Zeder`: what stands behind a preposition is no direct object.
fn behind_prepositions(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let marked = |t: &Token| {
            t.head == Some(noun)
                && t.deprel == "case"
                && t.upos == Upos::Adp
                && !matches!(
                    t.lemma.as_str(),
                    "als" | "wie" | "bis" | "über" | "um" | "an" | "gegen" | "unter"
                )
        };
        let verbal = tokens[noun].head.is_some_and(|h| tokens[h].upos == Upos::Verb);
        if verbal && tokens[noun].deprel == "obj" && tokens.iter().any(marked) {
            "obl".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `Keine ist gegangen.`: all forms of `kein` are one word, which counts and stands for nobody named before.
fn denials(tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|t| matches!(t.upos, Upos::Pron | Upos::Det)) {
        let form = token.form.to_lowercase();
        if form
            .strip_prefix("kein")
            .is_some_and(|end| matches!(end, "" | "e" | "er" | "es" | "en" | "em" | "s"))
        {
            "kein".clone_into(&mut token.lemma);
            token.upos = Upos::Det;
        }
    }
}

/// `weniger als ich`: no clause, where nothing is a verb.
fn standards(tokens: &mut [Token]) {
    for standard in 1..tokens.len() {
        let word = &tokens[standard];
        let named = matches!(word.upos, Upos::Pron | Upos::Noun | Upos::Propn) && word.relation() == "advcl";
        let than = |t: &Token| {
            t.head == Some(standard) && t.relation() == "case" && matches!(t.form.as_str(), "als" | "wie")
        };
        if named && tokens.iter().any(than) {
            "obl".clone_into(&mut tokens[standard].deprel);
        }
    }
}

/// `hilft den Häftlingen, Arbeit zu finden`: what somebody is helped to do belongs to the verb.
fn helped_to(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let noun = tokens[act].head.filter(|&n| n < act && tokens[act].relation() == "xcomp");
        let Some(noun) = noun.filter(|&n| tokens[n].upos == Upos::Noun && tokens[n].relation() == "obj")
        else {
            continue;
        };
        let to = tokens.iter().any(|t| t.head == Some(act) && t.relation() == "mark" && t.form == "zu");
        let verb = tokens[noun].head.filter(|&v| v < noun && to && tokens[v].lemma == "helfen");
        if let Some(verb) = verb {
            tokens[act].head = Some(verb);
        }
    }
}

/// `Der Fahrer sei in Kassel`: with its copula between the two, the place is what is said of the noun.
fn places_of_being(tokens: &mut [Token]) {
    let Some(noun) = tokens.iter().position(|t| t.head.is_none() && t.upos == Upos::Noun) else { return };
    let copula = (noun + 1..tokens.len()).find(|&i| tokens[i].relation() == "cop");
    let place = copula.and_then(|c| tokens[c].head.filter(|&p| p > c));
    let Some(place) = place.filter(|&p| tokens[p].head == Some(noun) && tokens[p].relation() == "nmod")
    else {
        return;
    };
    for token in &mut tokens[noun + 1..] {
        if token.head == Some(noun) {
            token.head = Some(place);
        }
    }
    tokens[place].head = None;
    "root".clone_into(&mut tokens[place].deprel);
    attach(tokens, noun, place, "nsubj");
}

/// `sind in Verzug geraten`: what hangs on a verb with a preposition hangs on no noun.
fn complements_of_verbs(tokens: &mut [Token]) {
    for complement in 0..tokens.len() {
        let verb = tokens[complement].head.filter(|&v| tokens[v].upos == Upos::Verb);
        let marked = |t: &Token| t.head == Some(complement) && t.relation() == "case";
        if verb.is_some() && tokens[complement].deprel == "nmod" && tokens.iter().any(marked) {
            "obl".clone_into(&mut tokens[complement].deprel);
        }
    }
}

/// `ist seit sechs Jahren Vorsitzende`: what stands with a preposition before a predicate belongs to the clause.
fn before_predicates(tokens: &mut [Token]) {
    for time in 0..tokens.len() {
        let Some(noun) = tokens[time].head.filter(|&n| n > time && tokens[time].relation() == "nmod") else {
            continue;
        };
        let of = |head: usize, relation: &str| {
            tokens.iter().position(|t| t.head == Some(head) && t.relation() == relation)
        };
        let copula = of(noun, "cop").filter(|&c| c < time);
        if copula.is_some() && of(time, "case").is_some_and(|case| case < time) {
            "obl".clone_into(&mut tokens[time].deprel);
        }
    }
}

/// `doppelt so viel Wasser`: the participle before `so` is an adverb that multiplies what follows.
fn multiples(tokens: &mut [Token]) {
    for multiple in 0..tokens.len().saturating_sub(1) {
        let follows = tokens[multiple + 1].form == "so" && tokens[multiple].upos == Upos::Verb;
        if !follows || tokens[multiple].form.to_lowercase() != "doppelt" {
            continue;
        }
        let Some(quantity) = tokens[multiple + 1].head.filter(|&q| q > multiple) else { continue };
        let verb = tokens[multiple].head.or_else(|| {
            // The clause before was taken for a part of it.
            (0..multiple).rev().find(|&v| tokens[v].head == Some(multiple) && tokens[v].upos == Upos::Verb)
        });
        let Some(verb) = verb else { continue };
        if tokens[multiple].head.is_none() {
            (tokens[verb].head, tokens[verb].deprel) = (None, "root".to_owned());
        }
        for dependent in (0..tokens.len()).filter(|&d| d != verb) {
            if tokens[dependent].head == Some(multiple) {
                tokens[dependent].head = Some(verb);
            }
        }
        attach(tokens, multiple, quantity, "advmod");
        tokens[multiple].upos = Upos::Adv;
        tokens[multiple].lemma = "doppelt".to_owned();
    }
}

/// `…, die alte Strecken öffnen will`: a relative pronoun taken for an article, where the clause has no subject.
fn relative_subjects(tokens: &mut [Token]) {
    for pronoun in 1..tokens.len() {
        let relative = tokens[pronoun].lemma == "der" && tokens[pronoun].feats.get("PronType").is_some();
        if !relative || tokens[pronoun].relation() != "det" || tokens[pronoun - 1].form != "," {
            continue;
        }
        let Some(noun) = tokens[pronoun].head else { continue };
        let Some(verb) = tokens[noun].head.filter(|&v| tokens[v].relation() == "acl") else { continue };
        let subject = |t: &Token| t.head == Some(verb) && matches!(t.relation(), "nsubj" | "csubj" | "expl");
        let finite = is_finite(tokens, verb);
        if finite && noun < verb && tokens[noun].relation() == "obj" && !tokens.iter().any(subject) {
            attach(tokens, pronoun, verb, "nsubj");
            tokens[pronoun].upos = Upos::Pron;
            tokens[pronoun].feats = Features::parse("Case=Nom|PronType=Rel");
        }
    }
}

/// `die Strecken öffnet`: of two subjects, a noun of another number than the verb is the object.
fn double_subjects(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let subjects: Vec<usize> = (0..tokens.len())
            .filter(|&i| tokens[i].head == Some(verb) && tokens[i].deprel == "nsubj")
            .collect();
        let finite = std::iter::once(verb)
            .chain(
                (0..tokens.len()).filter(|&i| tokens[i].head == Some(verb) && tokens[i].relation() == "aux"),
            )
            .find(|&i| tokens[i].feats.get("Mood").is_some());
        let (2, Some(finite)) = (subjects.len(), finite) else { continue };
        let number = tokens[finite].feats.get("Number").map(str::to_owned);
        let differs = |&i: &usize| {
            let own = tokens[i].feats.get("Number");
            tokens[i].upos == Upos::Noun && own.is_some() && number.is_some() && own != number.as_deref()
        };
        // `haben die Verletzten ins Krankenhaus gebracht`: else the second noun behind the subject's auxiliary.
        let middle = finite != verb && subjects[0] < finite && finite < subjects[1] && subjects[1] < verb;
        let second = || Some(subjects[1]).filter(|&i| middle && tokens[i].upos == Upos::Noun);
        // `Geld wird niemanden heilen`: the pronoun shows that it is none.
        let marked = |i: usize| tokens[i].upos == Upos::Pron && tokens[i].feats.is("Case", "Acc");
        let shown = subjects.iter().copied().find(|&i| marked(i) && subjects.iter().any(|&s| !marked(s)));
        if let Some(object) = shown.or_else(|| subjects.iter().copied().find(differs)).or_else(second) {
            "obj".clone_into(&mut tokens[object].deprel);
        }
    }
}

/// `niemanden`, `jemandem`: pronouns that look like nouns to the parser, or like circumstances.
fn somebody(tokens: &mut [Token]) {
    let cased: Vec<Option<usize>> =
        tokens.iter().filter(|t| t.relation() == "case").map(|t| t.head).collect();
    for (index, token) in tokens.iter_mut().enumerate() {
        let lemma = match token.form.to_lowercase().as_str() {
            "niemanden" | "niemandem" => "niemand",
            "jemanden" | "jemandem" => "jemand",
            _ => continue,
        };
        lemma.clone_into(&mut token.lemma);
        token.upos = Upos::Pron;
        let case = if token.form.ends_with('m') { "Dat" } else { "Acc" };
        let loose = matches!(token.relation(), "obl" | "advmod" | "iobj");
        if case == "Acc" && loose && !cased.contains(&Some(index)) {
            "obj".clone_into(&mut token.deprel);
        }
        token.feats = Features::parse(&format!("Case={case}|Number=Sing|PronType=Ind"));
    }
}

/// `die Linie Paris-Berlin und die Linie Paris-Wien`: two objects of one verb with `und` before the second are one.
fn second_members(tokens: &mut [Token]) {
    for second in 1..tokens.len() {
        let relation = tokens[second].deprel.clone();
        let coordinator = |t: &Token| t.head == Some(second) && t.relation() == "cc";
        if !matches!(relation.as_str(), "obj" | "nsubj") || !tokens[..second].iter().any(coordinator) {
            continue;
        }
        let head = tokens[second].head;
        let first = (0..second).rev().find(|&i| tokens[i].head == head && tokens[i].deprel == relation);
        if let Some(first) = first {
            attach(tokens, second, first, "conj");
        }
    }
}

/// `die Linie Paris-Berlin`: two names with a hyphen straight after their noun are one name.
fn double_names(tokens: &mut [Token]) {
    for first in 1..tokens.len().saturating_sub(2) {
        let (hyphen, second) = (first + 1, first + 2);
        let touching = tokens[first].span.end == tokens[hyphen].span.start
            && tokens[hyphen].span.end == tokens[second].span.start;
        let named = tokens[first].upos == Upos::Propn && tokens[second].upos == Upos::Propn;
        let noun = first - 1;
        let inside = |i: usize| matches!(tokens[i].head, Some(h) if h == noun || h == first || h == second);
        if tokens[hyphen].form != "-" || !touching || !named || tokens[noun].upos != Upos::Noun {
            continue;
        }
        if inside(first)
            && inside(second)
            && tokens[noun].head != Some(first)
            && tokens[noun].head != Some(second)
        {
            attach(tokens, first, noun, "flat:name");
            attach(tokens, second, noun, "flat:name");
            attach(tokens, hyphen, second, "punct");
        }
    }
}

/// `Die Firma wird wachsen`: an infinitive has the form of its lemma, which a participle has only behind a prefix
/// that takes no `ge-` (`wird vergessen`).
fn futures(tokens: &mut [Token]) {
    const UNSTRESSED: &[&str] =
        &["be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "wider", "hinter"];
    for auxiliary in 0..tokens.len() {
        let passive = tokens[auxiliary].deprel == "aux:pass" || tokens[auxiliary].feats.is("Voice", "Pass");
        if !passive || tokens[auxiliary].lemma != "werden" {
            continue;
        }
        let Some(verb) = tokens[auxiliary].head else { continue };
        let form = tokens[verb].form.to_lowercase();
        // `wird diesen Augenblick ersetzen`: no passive has an accusative.
        let accusative = (auxiliary..verb).find(|&i| {
            let cased = tokens.iter().any(|t| t.head == Some(i) && t.relation() == "case");
            let argument =
                matches!(tokens[i].deprel.as_str(), "obj" | "obl:arg") && tokens[i].head == Some(verb);
            argument && tokens[i].feats.is("Case", "Acc") && !cased
        });
        let participle = accusative.is_none() && UNSTRESSED.iter().any(|prefix| form.starts_with(prefix));
        if form != tokens[verb].lemma || participle {
            continue;
        }
        if let Some(object) = accusative {
            "obj".clone_into(&mut tokens[object].deprel);
        }
        "aux".clone_into(&mut tokens[auxiliary].deprel);
        let number = tokens[auxiliary].feats.get("Number").unwrap_or("Sing").to_owned();
        let finite = format!("Mood=Ind|Number={number}|Tense=Pres|VerbForm=Fin");
        tokens[auxiliary].feats = Features::parse(&finite);
        tokens[verb].feats = Features::parse("VerbForm=Inf");
        for subject in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj:pass") {
            "nsubj".clone_into(&mut subject.deprel);
        }
    }
}

/// `Wird die Besatzung bezahlt?`: no infinitive ends in `-t`.
fn passives(tokens: &mut [Token]) {
    for auxiliary in 0..tokens.len() {
        if tokens[auxiliary].deprel != "aux" || tokens[auxiliary].lemma != "werden" {
            continue;
        }
        let Some(verb) = tokens[auxiliary].head.filter(|&v| tokens[v].upos == Upos::Verb) else { continue };
        let object = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "obj");
        if !tokens[verb].form.ends_with('t') || object {
            continue;
        }
        "aux:pass".clone_into(&mut tokens[auxiliary].deprel);
        tokens[verb].feats = Features::parse("VerbForm=Part");
        for subject in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj") {
            "nsubj:pass".clone_into(&mut subject.deprel);
        }
    }
}

/// `Ich habe gehört, dass …`: what one has heard; nothing belongs to a clause. Who was `gebeten` was asked,
/// not given; what was `geboten` was offered; who `hat geraten` gave advice, and what `fällt aus` falls; a verdict `gefällt` with an auxiliary pleases nobody.
fn heard(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let clause = |t: &Token| t.head == Some(verb) && t.relation() == "ccomp";
        let helped = || tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "aux");
        let has_haben =
            || tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "aux" && t.lemma == "haben");
        let objects = || tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "obj");
        match tokens[verb].form.as_str() {
            "gebeten" if tokens[verb].upos == Upos::Verb => "bitten".clone_into(&mut tokens[verb].lemma),
            "geboten" if tokens[verb].upos == Upos::Verb && helped() => {
                "bieten".clone_into(&mut tokens[verb].lemma)
            }
            "zugehört" if has_haben() => "zuhören".clone_into(&mut tokens[verb].lemma),
            "gefällt" if helped() => "fällen".clone_into(&mut tokens[verb].lemma),
            "geraten" if tokens[verb].upos == Upos::Verb && has_haben() => {
                "raten".clone_into(&mut tokens[verb].lemma)
            }
            "fällt" | "fallt" if tokens[verb].lemma == "fällen" && !objects() => {
                "fallen".clone_into(&mut tokens[verb].lemma)
            }
            _ => {}
        }
        if tokens[verb].form == "gehört" && tokens[verb].upos == Upos::Verb && tokens.iter().any(clause) {
            "hören".clone_into(&mut tokens[verb].lemma);
        }
    }
}

/// `meiner Meinung nach`, `Berichten zufolge`: what stands before its preposition is no object.
fn postpositions(tokens: &mut [Token]) {
    for noun in 0..tokens.len() {
        let after = |t: (usize, &Token)| t.0 > noun && t.1.head == Some(noun) && t.1.relation() == "case";
        if matches!(tokens[noun].relation(), "obj" | "iobj" | "nsubj") && tokens.iter().enumerate().any(after)
        {
            "obl".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `1998 von zwei Lehrern gegründet`: a year has no agent, the participle has.
fn founded_in(tokens: &mut [Token]) {
    for agent in 0..tokens.len() {
        let Some(year) = tokens[agent].head.filter(|_| tokens[agent].relation() == "nmod") else { continue };
        let Some(verb) = tokens[year].head.filter(|_| tokens[year].relation() == "obl") else { continue };
        let by = tokens.iter().any(|t| {
            t.head == Some(agent) && t.relation() == "case" && matches!(t.lemma.as_str(), "von" | "durch")
        });
        if by && tokens[year].upos == Upos::Num && tokens[verb].feats.get("Mood").is_none() {
            attach(tokens, agent, verb, "obl:agent");
        }
    }
}

/// `Dem Markt fehlen Wagen`, `nachts kostet das Projekt zu viel`, `weil Geld fehlt`: a finite verb with an object and no
/// subject has its subject there, where a dative or a second object stands beside it or a conjunction before it.
fn missing_subjects(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let finite = tokens[verb].upos == Upos::Verb && is_finite(tokens, verb);
        let of = |t: &Token, relation: &str| t.head == Some(verb) && t.relation() == relation;
        let complete = tokens.iter().any(|t| of(t, "nsubj") || of(t, "expl") || of(t, "csubj"));
        // `…, aber ihnen fehlt Geld`: what stands first in a clause of its own shares no subject.
        let led = verb.checked_sub(1).is_some_and(|before| {
            let token = &tokens[before];
            token.head == Some(verb) && token.upos == Upos::Pron && token.feats.is("Case", "Dat")
        });
        if !finite || complete || tokens[verb].relation() == "conj" && !led {
            continue;
        }
        let nominal = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn);
        let bare = |i: usize| !tokens.iter().any(|t| t.head == Some(i) && t.relation() == "case");
        let objects: Vec<usize> = (0..tokens.len()).filter(|&i| of(&tokens[i], "obj") && bare(i)).collect();
        let last = objects.last().map_or(verb, |&object| object.max(verb));
        let dative = (0..last).any(|i| {
            let before = i < verb || tokens[i].upos == Upos::Pron;
            let oblique = of(&tokens[i], "obl") || of(&tokens[i], "iobj");
            before && oblique && bare(i) && tokens[i].feats.is("Case", "Dat")
        });
        let marked = tokens.iter().any(|t| of(t, "mark"));
        let first =
            objects.iter().copied().find(|&o| nominal(&tokens[o]) && !tokens[o].feats.is("Case", "Gen"));
        if let Some(subject) = first.filter(|_| objects.len() > 1 || dative || marked) {
            "nsubj".clone_into(&mut tokens[subject].deprel);
        }
    }
}

/// Whether the verb or an auxiliary of it is finite, and no imperative.
fn is_finite(tokens: &[Token], verb: usize) -> bool {
    let finite = |t: &Token| t.feats.get("Mood").is_some_and(|m| m != "Imp");
    finite(&tokens[verb])
        || tokens.iter().any(|t| t.head == Some(verb) && matches!(t.relation(), "aux" | "cop") && finite(t))
}

/// `mehr als im Vorjahr` compares, as `sowohl … als auch` does not.
fn comparisons(tokens: &mut [Token]) {
    for word in 0..tokens.len() {
        if tokens[word].lemma != "als" && tokens[word].lemma != "wie" || tokens[word].relation() != "cc" {
            continue;
        }
        let Some(standard) = tokens[word].head else { continue };
        if standard > word && tokens[standard].relation() == "obl" {
            "case".clone_into(&mut tokens[word].deprel);
        }
        let also = tokens.get(word + 1).is_some_and(|next| next.lemma == "auch");
        if standard > word && !also && tokens[standard].relation() == "conj" {
            "case".clone_into(&mut tokens[word].deprel);
            "obl".clone_into(&mut tokens[standard].deprel);
        }
    }
}
