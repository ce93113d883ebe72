//! One form for what treebanks annotate in several ways, and the network with them: `c'est que personne ne paie`,
//! `dix fois moins`, `dont il fait partie`, `61 ans` behind a name.
//!
//! Reads and changes: parts of speech, heads and relations of one French sentence's tokens. The claim rules are written
//! for the form that is chosen here.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for token in 0..tokens.len() {
        relative_object(tokens, token);
        presented(tokens, token);
        clause_after_being(tokens, token);
        times_less(tokens, token);
        more_than(tokens, token);
        called(tokens, token);
        acting(tokens, token);
        to_do(tokens, token);
        reproached(tokens, token);
        being_part(tokens, token);
        of_what(tokens, token);
        called_to(tokens, token);
        counted(tokens, token);
        company(tokens, token);
        person_told_of(tokens, token);
        aged(tokens, token);
        being_it(tokens, token);
        believing(tokens, token);
        some(tokens, token);
        people(tokens, token);
        priced(tokens, token);
        feeling(tokens, token);
        elsewhere(tokens, token);
        age_group(tokens, token);
        taught(tokens, token);
        and_a_half(tokens, token);
        asked_of(tokens, token);
        beside_cleft(tokens, token);
    }
}

fn own(tokens: &[Token], head: usize, relations: &[&str]) -> Option<usize> {
    tokens.iter().position(|t| depends(t, head, relations))
}

fn is_inf(token: &Token) -> bool {
    token.feats.is("VerbForm", "Inf")
}

/// `la cantine, que la commune finance`: a relative `que` is an object.
fn relative_object(tokens: &mut [Token], que: usize) {
    let Some(verb) = tokens[que].head.filter(|_| tokens[que].upos == Upos::Pron) else { return };
    if tokens[que].deprel == "mark" && tokens[verb].deprel == "acl:relcl" && !has(tokens, verb, &["obj"]) {
        "obj".clone_into(&mut tokens[que].deprel);
    }
}

/// `C'est un petit documentaire qui retrace …`: behind `un`, a clause says what it is like, not which one it is.
fn presented(tokens: &mut [Token], verb: usize) {
    let Some(noun) = tokens[verb].head.filter(|_| tokens[verb].deprel == "advcl:cleft") else { return };
    let one = own(tokens, noun, &["det"]).is_some_and(|d| matches!(lower(&tokens[d]).as_str(), "un" | "une"));
    let this = own(tokens, noun, &["expl"]).filter(|&c| matches!(lower(&tokens[c]).as_str(), "c'" | "ce"));
    let Some(this) = this.filter(|_| one && !has(tokens, noun, &["case"])) else { return };
    "acl:relcl".clone_into(&mut tokens[verb].deprel);
    "nsubj".clone_into(&mut tokens[this].deprel);
}

/// `Le problème, c'est que personne ne paie.`
fn clause_after_being(tokens: &mut [Token], this: usize) {
    let Some(verb) = tokens[this].head else { return };
    let Some([being, que]) = tokens.get(this + 1..this + 3) else { return };
    let one = |t: &Token, relation: &str| depends(t, verb, &[relation]);
    let is_so = one(being, "cop") && one(que, "mark") && matches!(lower(que).as_str(), "que" | "qu'");
    if is_so && tokens[this].deprel == "expl:subj" && lower(&tokens[this]) == "c'" {
        "nsubj:outer".clone_into(&mut tokens[this].deprel);
    }
}

/// `consomme dix fois moins`
fn times_less(tokens: &mut [Token], times: usize) {
    let Some(less) = tokens.get(times + 1).map(lower) else { return };
    let sisters = tokens[times].head == tokens[times + 1].head && tokens[times].head.is_some();
    if sisters && lower(&tokens[times]) == "fois" && matches!(less.as_str(), "moins" | "plus") {
        attach(tokens, times, times + 1, "obl:mod");
    }
}

/// `compte plus que la couleur`: how much, and no object.
fn more_than(tokens: &mut [Token], more: usize) {
    let adverb = tokens[more].upos == Upos::Adv
        && matches!(lower(&tokens[more]).as_str(), "plus" | "moins" | "mieux" | "autant");
    let compared = tokens.get(more + 1).is_some_and(|t| matches!(lower(t).as_str(), "que" | "qu'"));
    if adverb && compared && tokens[more].relation() == "obj" {
        "advmod".clone_into(&mut tokens[more].deprel);
    }
}

/// `que les ingénieurs appellent Titan`: the second object of a verb of calling is the name.
fn called(tokens: &mut [Token], name: usize) {
    let Some(verb) = tokens[name].head.filter(|&v| v < name && depends(&tokens[name], v, &["obj"])) else {
        return;
    };
    let calls = matches!(tokens[verb].lemma.as_str(), "appeler" | "nommer" | "baptiser" | "surnommer");
    if calls && (0..name).any(|i| depends(&tokens[i], verb, &["obj"])) {
        "xcomp".clone_into(&mut tokens[name].deprel);
    }
}

/// `être maire prend du temps`
fn acting(tokens: &mut [Token], act: usize) {
    let Some(verb) = tokens[act].head.filter(|&v| v > act && tokens[act].relation() == "advcl") else {
        return;
    };
    let infinitive = is_inf(&tokens[act]) || own(tokens, act, &["cop"]).is_some_and(|c| is_inf(&tokens[c]));
    let apart = (act..verb).any(|i| tokens[i].form == ",");
    let bare = !has(tokens, act, &["mark", "case"]) && !has(tokens, verb, &["nsubj", "csubj", "expl"]);
    if infinitive && bare && !apart && tokens[verb].feats.is("VerbForm", "Fin") {
        "csubj".clone_into(&mut tokens[act].deprel);
    }
}

/// `reproche à la région de ne pas avoir consulté`: whoever is told to do it does it.
fn to_do(tokens: &mut [Token], act: usize) {
    let Some(verb) = tokens[act].head.filter(|&v| v < act && tokens[act].relation() == "ccomp") else {
        return;
    };
    let of = own(tokens, act, &["mark"]).is_some_and(|m| matches!(lower(&tokens[m]).as_str(), "de" | "d'"));
    let infinitive = is_inf(&tokens[act]) || own(tokens, act, &["aux"]).is_some_and(|a| is_inf(&tokens[a]));
    let to = |t: usize| own(tokens, t, &["case"]).is_some_and(|c| lower(&tokens[c]) == "à");
    let someone = (0..act)
        .any(|t| depends(&tokens[t], verb, &["iobj"]) || depends(&tokens[t], verb, &["obl"]) && to(t));
    if of && infinitive && someone && !has(tokens, act, &["nsubj"]) {
        "xcomp".clone_into(&mut tokens[act].deprel);
    }
}

/// `Il lui est reproché d'avoir détourné les primes.`
fn reproached(tokens: &mut [Token], it: usize) {
    let Some(verb) = tokens[it].head.filter(|_| tokens[it].deprel == "nsubj:pass") else { return };
    let act = (verb + 1..tokens.len()).find(|&i| depends(&tokens[i], verb, &["xcomp", "ccomp"]));
    let of = act.and_then(|act| own(tokens, act, &["mark"]));
    if lower(&tokens[it]) == "il"
        && of.is_some_and(|m| lower(&tokens[m]).starts_with('d'))
        && has(tokens, verb, &["iobj"])
    {
        "expl:subj".clone_into(&mut tokens[it].deprel);
    }
}

/// `l'équipe dont Paul Garnier faisait partie`
fn being_part(tokens: &mut [Token], part: usize) {
    let Some(verb) = tokens[part].head.filter(|&v| v < part && tokens[v].lemma == "faire") else { return };
    let dont =
        (0..verb).find(|&i| depends(&tokens[i], verb, &["iobj", "obl"]) && lower(&tokens[i]) == "dont");
    if let Some(dont) = dont.filter(|_| tokens[part].deprel == "obj:lvc") {
        "xcomp".clone_into(&mut tokens[part].deprel);
        attach(tokens, dont, part, "nmod");
    }
}

/// `se plaignent des morsures`, `c'est de temps`: an article that nothing but a preposition can be.
fn of_what(tokens: &mut [Token], of: usize) {
    let Some(noun) = tokens[of].head.filter(|&n| n > of && tokens[of].deprel == "det") else { return };
    let form = lower(&tokens[of]);
    let bound = tokens[noun].relation() == "obl" && matches!(form.as_str(), "des" | "du");
    let needed = matches!(form.as_str(), "de" | "d'")
        && has(tokens, noun, &["cop"])
        && !has(tokens, noun, &["advmod"]);
    if (bound || needed) && !has(tokens, noun, &["case"]) {
        attach(tokens, of, noun, "case");
        tokens[of].upos = Upos::Adp;
        "de".clone_into(&mut tokens[of].lemma);
        if bound {
            tokens[of].feats = Features::parse("Definite=Def|PronType=Art");
        }
    }
}

/// `Paul, on les vend en ligne.`: one person is not those who are meant.
fn called_to(tokens: &mut [Token], name: usize) {
    let Some(verb) = tokens[name].head.filter(|_| tokens[name].relation() == "dislocated") else { return };
    let many = tokens.iter().any(|t| depends(t, verb, &["obj"]) && lower(t) == "les");
    let taken_up = tokens.iter().any(|t| {
        t.head == Some(verb)
            && matches!(lower(t).as_str(), "il" | "elle" | "lui" | "le" | "la" | "l'" | "c'" | "ça")
    });
    if tokens[name].upos == Upos::Propn && many && !taken_up && !has(tokens, name, &["conj", "det", "case"]) {
        "vocative".clone_into(&mut tokens[name].deprel);
    }
}

/// `Combien de salariés compte Nokia ?`, `Combien de trains roulent ?`: a verb has its subject.
fn counted(tokens: &mut [Token], how_many: usize) {
    if lower(&tokens[how_many]) != "combien" || tokens[how_many].relation() != "obj" {
        return;
    }
    let Some(verb) = tokens[how_many].head.filter(|&v| v > how_many) else { return };
    let noun =
        (how_many + 1..verb).find(|&i| tokens[i].head == Some(how_many) && tokens[i].upos == Upos::Noun);
    let Some(noun) = noun.filter(|_| !has(tokens, verb, &["nsubj", "expl", "csubj"])) else { return };
    let other = (verb + 1..tokens.len()).find(|&i| depends(&tokens[i], verb, &["obj"]));
    "obl:arg".clone_into(&mut tokens[noun].deprel);
    match other {
        Some(other) if matches!(tokens[other].upos, Upos::Noun | Upos::Propn) => {
            "nsubj".clone_into(&mut tokens[other].deprel);
        }
        _ => {
            attach(tokens, noun, verb, "nsubj");
            attach(tokens, how_many, verb, "advmod");
            let of = (how_many + 1..noun)
                .find(|&i| tokens[i].head == Some(noun) && lower(&tokens[i]).starts_with('d'));
            if let Some(of) = of {
                attach(tokens, of, noun, "det");
                tokens[of].upos = Upos::Det;
            }
        }
    }
}

/// `la société de transport Cars Bessonie`: the name is the company's.
fn company(tokens: &mut [Token], name: usize) {
    let Some(of) =
        tokens[name].head.filter(|&h| h + 1 == name && depends(&tokens[name], h, &["appos", "nmod"]))
    else {
        return;
    };
    let kind = tokens[of].upos == Upos::Noun && tokens[of].relation() == "nmod" && !has(tokens, of, &["det"]);
    let whole =
        tokens[of].head.filter(|&w| w < of && tokens[w].upos == Upos::Noun && has(tokens, w, &["det"]));
    let de = own(tokens, of, &["case"]).is_some_and(|c| matches!(lower(&tokens[c]).as_str(), "de" | "d'"));
    if let Some(whole) = whole
        .filter(|_| kind && de && tokens[name].upos == Upos::Propn && !has(tokens, name, &["case", "det"]))
    {
        attach(tokens, name, whole, "nmod");
    }
}

/// `Luc Fischer, économiste à l'université de Strasbourg, qui a conseillé …`: behind a comma it is told of the person.
fn person_told_of(tokens: &mut [Token], verb: usize) {
    if tokens[verb].deprel != "acl:relcl" {
        return;
    }
    let Some(place) = tokens[verb].head.filter(|&p| tokens[p].relation() == "nmod") else { return };
    let who =
        (place + 1..verb).find(|&i| depends(&tokens[i], verb, &["nsubj"]) && lower(&tokens[i]) == "qui");
    let apart = who.is_some_and(|w| tokens[w - 1].form == ",");
    let role = tokens[place].head.filter(|&r| tokens[r].relation() == "appos" && r < place);
    let person = role.and_then(|r| tokens[r].head).filter(|&p| tokens[p].upos == Upos::Propn);
    if let Some(person) = person.filter(|_| apart) {
        tokens[verb].head = Some(person);
    }
}

/// `Claire Lemoine, 61 ans`: how old somebody is is not what they are.
fn aged(tokens: &mut [Token], years: usize) {
    let Some(name) = tokens[years].head.filter(|&n| n < years && tokens[years].relation() == "appos") else {
        return;
    };
    let number = years > 0 && depends(&tokens[years - 1], years, &["nummod"]);
    if number && lower(&tokens[years]) == "ans" && tokens[name].upos == Upos::Propn {
        "nmod".clone_into(&mut tokens[years].deprel);
    }
}

/// `que nous ne l'étions`: what stands behind its pronoun heads the clause.
fn being_it(tokens: &mut [Token], being: usize) {
    let Some(it) = tokens[being].head.filter(|&h| h + 1 == being && tokens[being].deprel == "cop") else {
        return;
    };
    if tokens[it].upos != Upos::Pron || !matches!(lower(&tokens[it]).as_str(), "l'" | "le") {
        return;
    }
    let (above, relation) = (tokens[it].head, tokens[it].deprel.clone());
    for token in tokens.iter_mut().filter(|t| t.head == Some(it)) {
        token.head = Some(being);
    }
    tokens[being].head = above;
    let relation = if relation == "advcl:cleft" { "advcl" } else { &relation };
    relation.clone_into(&mut tokens[being].deprel);
    attach(tokens, it, being, "obj");
}

/// `À en croire les voisins, …`: an infinitive has no subject behind it.
fn believing(tokens: &mut [Token], whom: usize) {
    let Some(verb) = tokens[whom].head.filter(|&v| v < whom && depends(&tokens[whom], v, &["nsubj"])) else {
        return;
    };
    let bare = own(tokens, verb, &["mark"]).is_some_and(|m| lower(&tokens[m]) == "à");
    if bare && is_inf(&tokens[verb]) && !has(tokens, verb, &["aux", "obj"]) {
        "obj".clone_into(&mut tokens[whom].deprel);
    }
}

/// `Certains commerçants`: which are meant is a quality of theirs.
fn some(tokens: &mut [Token], which: usize) {
    let plural = matches!(lower(&tokens[which]).as_str(), "certains" | "certaines");
    if plural && tokens[which].upos == Upos::Det && tokens[which].deprel == "det" {
        "amod".clone_into(&mut tokens[which].deprel);
        tokens[which].upos = Upos::Adj;
        "certain".clone_into(&mut tokens[which].lemma);
    }
}

/// `La Kényane Mercy Chebet`: a people with an article, and a name.
fn people(tokens: &mut [Token], name: usize) {
    const ENDINGS: &[&str] = &[
        "ais", "aise", "ien", "ienne", "ain", "aine", "ois", "oise", "an", "ane", "ol", "ole", "éen", "éenne",
    ];
    let Some(people) = name.checked_sub(1).filter(|&p| depends(&tokens[name], p, &["flat"])) else { return };
    let article = people.checked_sub(1).is_some_and(|d| {
        tokens[d].head == Some(people)
            && matches!(lower(&tokens[d]).as_str(), "le" | "la" | "l'" | "du" | "au")
    });
    let family =
        (name + 1 < tokens.len()).then_some(name + 1).filter(|&f| depends(&tokens[f], people, &["flat"]));
    let named = ENDINGS.iter().any(|e| tokens[people].form.ends_with(e));
    let Some(family) = family.filter(|_| article && named) else { return };
    attach(tokens, name, people, "appos");
    for part in tokens.iter_mut().skip(family).filter(|t| depends(t, people, &["flat"])) {
        part.head = Some(name);
    }
}

/// `valorise l'action 41,50 euros`: how much, not which one.
fn priced(tokens: &mut [Token], sum: usize) {
    let Some(thing) = tokens[sum].head.filter(|&t| t < sum && depends(&tokens[sum], t, &["nmod"])) else {
        return;
    };
    let money = matches!(lower(&tokens[sum]).as_str(), "euros" | "dollars" | "francs" | "livres");
    let counted = own(tokens, sum, &["nummod"]).is_some_and(|n| n == thing + 1);
    let verb =
        tokens[thing].head.filter(|&v| depends(&tokens[thing], v, &["obj"]) && tokens[v].upos == Upos::Verb);
    if let Some(verb) = verb.filter(|_| money && counted && !has(tokens, sum, &["case"])) {
        attach(tokens, sum, verb, "obj");
    }
}

/// `Odile a le sentiment que le quartier change.`: what is felt is the whole clause.
fn feeling(tokens: &mut [Token], que: usize) {
    let Some(verb) = tokens[que].head.filter(|&v| que < v && depends(&tokens[que], v, &["obj"])) else {
        return;
    };
    let Some(noun) = tokens[verb].head.filter(|&n| n + 1 == que && tokens[verb].deprel == "acl:relcl") else {
        return;
    };
    let felt =
        matches!(lower(&tokens[noun]).as_str(), "sentiment" | "impression" | "certitude" | "conviction");
    let had = tokens[noun].head.is_some_and(|h| tokens[h].lemma == "avoir");
    if felt && had && matches!(lower(&tokens[que]).as_str(), "que" | "qu'") {
        "mark".clone_into(&mut tokens[que].deprel);
        tokens[que].upos = Upos::Sconj;
        tokens[que].feats = Features::none();
        "acl".clone_into(&mut tokens[verb].deprel);
    }
}

/// `a diminué de 41 % ; dans le second, de 17 %`: the same, elsewhere.
fn elsewhere(tokens: &mut [Token], amount: usize) {
    let Some(verb) = tokens[amount].head.filter(|&v| v < amount && depends(&tokens[amount], v, &["obl"]))
    else {
        return;
    };
    let Some(stop) = (verb..amount).rfind(|&i| tokens[i].form == ";") else { return };
    let place = (stop..amount).find(|&i| depends(&tokens[i], amount, &["obl"]));
    if let Some(place) = place.filter(|_| has(tokens, amount, &["nummod"])) {
        "conj".clone_into(&mut tokens[amount].deprel);
        "nmod".clone_into(&mut tokens[place].deprel);
    }
}

/// `Les moins de 15 ans, qui représentent …`: told of them, not of the years.
fn age_group(tokens: &mut [Token], verb: usize) {
    let years =
        tokens[verb].head.filter(|&y| tokens[verb].deprel == "acl:relcl" && lower(&tokens[y]) == "ans");
    let group = years.filter(|&y| tokens[y].relation() == "nmod").and_then(|y| tokens[y].head);
    if let Some(group) = group.filter(|&g| matches!(lower(&tokens[g]).as_str(), "moins" | "plus")) {
        tokens[verb].head = Some(group);
    }
}

/// `m'a appris à nager`: whom one teaches to do something is an object, as with `oblige`.
fn taught(tokens: &mut [Token], whom: usize) {
    let Some(verb) = tokens[whom].head.filter(|&v| whom < v && depends(&tokens[whom], v, &["iobj"])) else {
        return;
    };
    let clitic = matches!(lower(&tokens[whom]).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous");
    let act = own(tokens, verb, &["xcomp"]).and_then(|act| own(tokens, act, &["mark"]));
    let to = act.is_some_and(|m| lower(&tokens[m]) == "à");
    if clitic && to && tokens[verb].lemma == "apprendre" && !has(tokens, verb, &["obj"]) {
        "obj".clone_into(&mut tokens[whom].deprel);
    }
}

/// `à une heure et demie de route`: of the whole measure.
fn and_a_half(tokens: &mut [Token], of: usize) {
    let Some(half) = of.checked_sub(2).filter(|&h| matches!(lower(&tokens[h]).as_str(), "demi" | "demie"))
    else {
        return;
    };
    if tokens[of].relation() == "nmod"
        && tokens[half].relation() == "conj"
        && tokens[of].head == tokens[half].head
    {
        tokens[of].head = Some(half);
    }
}

/// `Que vous reproche-t-on ?`: beside what is asked for, a clitic is whom it is done to; whom one blames is not what for.
fn asked_of(tokens: &mut [Token], whom: usize) {
    let Some(verb) = tokens[whom].head.filter(|&v| whom < v && depends(&tokens[whom], v, &["obj", "iobj"]))
    else {
        return;
    };
    let clitic = matches!(lower(&tokens[whom]).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous");
    let what = (0..whom).any(|i| depends(&tokens[i], verb, &["obj"]) && lower(&tokens[i]).starts_with("qu"));
    if clitic && what {
        let deprel = if tokens[verb].lemma == "reprocher" { "dep" } else { "iobj" };
        deprel.clone_into(&mut tokens[whom].deprel);
    }
}

/// `ce n'est pas moi qui le fixe, c'est la criée`: without `qui` or `que` it is a clause beside the cleft.
fn beside_cleft(tokens: &mut [Token], clause: usize) {
    let joined = (0..clause).any(|i| {
        tokens[i].head == Some(clause) && matches!(lower(&tokens[i]).as_str(), "qui" | "que" | "qu'")
    });
    if tokens[clause].deprel == "advcl:cleft" && has(tokens, clause, &["cop"]) && !joined {
        "parataxis".clone_into(&mut tokens[clause].deprel);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn mended(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn what_being_leads_to() {
        let clause = "c'/PRON/6/expl:subj est/AUX/6/cop que/SCONJ/6/mark personne/PRON/6/nsubj ne/ADV/6/advmod paie/VERB/0/root";
        assert_eq!(mended(clause), "6/nsubj:outer 6/cop 6/mark 6/nsubj 6/advmod 0/root");
        let one = "C'/PRON/4/expl:subj est/AUX/4/cop un/DET/4/det film/NOUN/0/root qui/PRON/6/nsubj dure/VERB/4/advcl:cleft";
        assert_eq!(mended(one), "4/nsubj 4/cop 4/det 0/root 6/nsubj 4/acl:relcl");
        let the = one.replace("un/DET", "le/DET");
        assert_eq!(mended(&the), "4/expl:subj 4/cop 4/det 0/root 6/nsubj 4/advcl:cleft");
    }

    #[test]
    fn how_many_have_a_verb() {
        let whose =
            "Combien/ADV/4/obj de/ADP/3/case salariés/NOUN/1/nmod compte/VERB/0/root Nordéa/PROPN/4/obj";
        assert_eq!(mended(whose), "4/obj 3/case 1/obl:arg 0/root 4/nsubj");
        let they = "Combien/ADV/4/obj de/ADP/3/case trains/NOUN/1/nmod roulent/VERB/0/root";
        assert_eq!(mended(they), "4/advmod 3/det 4/nsubj 0/root");
    }

    #[test]
    fn a_pronoun_before_its_verb() {
        let were =
            "meilleurs/ADJ/0/root que/SCONJ/4/mark nous/PRON/4/nsubj l'/PRON/1/advcl:cleft étions/AUX/4/cop";
        assert_eq!(mended(were), "0/root 5/mark 5/nsubj 5/obj 1/advcl");
    }

    #[test]
    fn persons_and_their_companies() {
        let name = "la/DET/2/det société/NOUN/0/root de/ADP/4/case transport/NOUN/2/nmod Cars/PROPN/4/appos";
        assert_eq!(mended(name), "2/det 0/root 4/case 2/nmod 2/nmod");
        let boss = "La/DET/2/det volonté/NOUN/0/root du/ADP/4/case PDG/NOUN/2/nmod Mark/PROPN/4/appos";
        assert_eq!(mended(boss), "2/det 0/root 4/case 2/nmod 4/appos");
        let age = "Claire/PROPN/0/root ,/PUNCT/4/punct 61/NUM/4/nummod ans/NOUN/1/appos";
        assert_eq!(mended(age), "0/root 4/punct 4/nummod 1/nmod");
    }
}
