//! French words that the parser takes for others: `a failli partir`, `n'a rien versé`, `Qu'ils regardent !`.
//!
//! Reads and changes: parts of speech, features, heads and relations of one sentence's tokens.

use super::{ancestors, attach, gapped, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    lawyers(tokens);
    any_at_all(tokens);
    participles(tokens);
    narrowly(tokens);
    nothing(tokens);
    occasions(tokens);
    makes_of_it(tokens);
    hardly(tokens);
    as_well(tokens);
    sold(tokens);
    durations_first(tokens);
    who_presides(tokens);
    wished(tokens);
    put_first(tokens);
    gapped::mend(tokens);
    contracted(tokens);
}

/// `se plaignent des morsures`: a preposition is no article.
fn contracted(tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|t| t.upos == Upos::Adp && t.lemma == "un") {
        "de".clone_into(&mut token.lemma);
    }
}

/// `Son avocat, Me Ludovic Sanchez`: the address and the names are one, headed by the first name.
fn lawyers(tokens: &mut [Token]) {
    for address in 0..tokens.len() {
        if !matches!(tokens[address].form.as_str(), "Me" | "Mᵉ") {
            continue;
        }
        let name = address + 1;
        let names = tokens[name..].iter().take_while(|t| t.upos == Upos::Propn).take(4).count();
        let group = address..name + names;
        let outside = |i: &usize| tokens[*i].head.is_none_or(|h| !group.contains(&h));
        let Some(top) = group.clone().find(outside).filter(|_| names > 0) else { continue };
        let (head, deprel) = (tokens[top].head, tokens[top].deprel.clone());
        let beside = address > 1 && tokens[address - 1].form == "," && head.is_some_and(|h| h < address - 1);
        let noun = head.is_some_and(|h| tokens[h].upos == Upos::Noun);
        for token in tokens.iter_mut().filter(|t| t.head.is_some_and(|h| group.contains(&h))) {
            token.head = Some(name);
        }
        for part in group.filter(|&i| i != name) {
            attach(tokens, part, name, "flat:name");
        }
        tokens[address].upos = Upos::Noun;
        tokens[name].head = head;
        tokens[name].deprel = if beside && noun { "appos".to_owned() } else { deprel };
    }
}

/// `mieux que n'importe quel fonds`: `n'importe` belongs to the noun.
fn any_at_all(tokens: &mut [Token]) {
    for matters in 1..tokens.len().saturating_sub(2) {
        let which = matches!(lower(&tokens[matters + 1]).as_str(), "quel" | "quelle" | "quels" | "quelles");
        if lower(&tokens[matters]) != "importe" || lower(&tokens[matters - 1]) != "n'" || !which {
            continue;
        }
        let noun = (matters + 2..tokens.len().min(matters + 5)).find(|&i| tokens[i].upos == Upos::Noun);
        let Some(noun) = noun else { continue };
        if tokens[noun].head == Some(matters) {
            let (head, deprel) = (tokens[matters].head, tokens[matters].deprel.clone());
            tokens[noun].head = head;
            tokens[noun].deprel = if head.is_some() { "obl".to_owned() } else { deprel };
        } else if ancestors(tokens, noun).any(|a| a == matters) {
            continue;
        }
        for token in tokens.iter_mut().filter(|t| t.head == Some(matters)) {
            token.head = Some(noun);
        }
        for word in [matters - 1, matters, matters + 1] {
            attach(tokens, word, noun, "det");
            tokens[word].upos = Upos::Det;
        }
    }
}

/// `a rénové un cabinet, acheté une maison`: a participle with an object of its own tells what else was done. And `mise`
/// is a participle of *mettre*, never of *miser*.
fn participles(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        if tokens[word].upos != Upos::Verb || !tokens[word].feats.is("VerbForm", "Part") {
            continue;
        }
        let form = lower(&tokens[word]);
        if let Some(stem) =
            tokens[word].lemma.strip_suffix("miser").filter(|_| form.trim_end_matches('s').ends_with("mise"))
        {
            tokens[word].lemma = format!("{stem}mettre");
        }
        let own = |t: &Token, relation: &str| t.head == Some(word) && t.relation() == relation;
        let object = tokens[word + 1..].iter().any(|t| own(t, "obj") && t.upos == Upos::Noun);
        let auxiliary = tokens.iter().any(|t| own(t, "aux"));
        let set_off = matches!(tokens[word - 1].form.as_str(), "," | "et" | "puis");
        let agrees = tokens[word].feats.is("Number", "Plur") || tokens[word].feats.is("Gender", "Fem");
        if tokens[word].relation() != "acl" || !object || auxiliary || !set_off || agrees {
            continue;
        }
        let has = |v: usize| {
            tokens[v].feats.is("VerbForm", "Part")
                && tokens.iter().any(|t| t.head == Some(v) && t.relation() == "aux" && t.lemma == "avoir")
        };
        let verb = ancestors(tokens, word).find(|&v| v < word && has(v));
        if let Some(verb) = verb {
            attach(tokens, word, verb, "conj");
        }
    }
}

/// `La mécanicienne en fait une affaire de principe`: where nothing else is a verb, `en fait` is no adverb.
fn makes_of_it(tokens: &mut [Token]) {
    for of_it in 1..tokens.len().saturating_sub(2) {
        let makes = of_it + 1;
        if lower(&tokens[of_it]) != "en"
            || lower(&tokens[makes]) != "fait"
            || !matches!(tokens[makes + 1].upos, Upos::Det | Upos::Num)
        {
            continue;
        }
        // `en fait 70`
        let number = Some(makes + 1).filter(|&n| tokens[n].upos == Upos::Num && tokens[n].head.is_none());
        let noun = tokens[makes + 1].head.filter(|&n| n > makes && tokens[n].upos == Upos::Noun);
        let Some(noun) = number.or(noun) else { continue };
        let own = |t: &Token, relation: &str| t.head == Some(noun) && t.relation() == relation;
        let subject = tokens[..of_it]
            .iter()
            .any(|t| own(t, "nsubj") || t.head == Some(makes) && t.relation() == "nsubj");
        let verbless = !tokens.iter().any(|t| own(t, "cop"));
        let verb = tokens[makes].upos == Upos::Verb && tokens[makes].relation() != "fixed";
        if !subject || !verbless || verb {
            continue;
        }
        (tokens[makes].head, tokens[makes].deprel) = (tokens[noun].head, tokens[noun].deprel.clone());
        tokens[makes].upos = Upos::Verb;
        "faire".clone_into(&mut tokens[makes].lemma);
        tokens[makes].feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        for (at, token) in tokens.iter_mut().enumerate() {
            let left = at < of_it || matches!(token.relation(), "punct" | "advcl" | "obl");
            if token.head == Some(noun) && left {
                token.head = Some(makes);
            }
        }
        attach(tokens, of_it, makes, "iobj");
        tokens[of_it].upos = Upos::Pron;
        attach(tokens, noun, makes, "obj");
    }
}

/// `Ces ponts, autant les démolir`: what stands before the comma does nothing.
fn as_well(tokens: &mut [Token]) {
    for well in 2..tokens.len().saturating_sub(1) {
        let Some(act) = tokens[well].head.filter(|&v| v > well && tokens[v].feats.is("VerbForm", "Inf"))
        else {
            continue;
        };
        if lower(&tokens[well]) != "autant" || tokens[well - 1].form != "," {
            continue;
        }
        for token in tokens[..well - 1].iter_mut().filter(|t| t.head == Some(act) && t.relation() == "nsubj")
        {
            "dislocated".clone_into(&mut token.deprel);
        }
    }
}

/// `Il se vend trois mille vélos par an`: nobody sells himself, and the bicycles are sold.
fn sold(tokens: &mut [Token]) {
    const DONE: &[&str] = &[
        "vendre",
        "produire",
        "construire",
        "fabriquer",
        "créer",
        "écouler",
        "échanger",
        "consommer",
        "publier",
        "commettre",
    ];
    for verb in 2..tokens.len().saturating_sub(1) {
        let itself =
            matches!(lower(&tokens[verb - 1]).as_str(), "se" | "s'") && tokens[verb - 1].head == Some(verb);
        if !itself || !DONE.contains(&tokens[verb].lemma.as_str()) || lower(&tokens[verb - 2]) != "il" {
            continue;
        }
        let thing = (verb + 1..tokens.len()).find(|&i| {
            tokens[i].head == Some(verb) && tokens[i].relation() == "obj" && tokens[i].upos == Upos::Noun
        });
        if let Some(thing) = thing.filter(|_| tokens[verb - 2].relation() == "nsubj") {
            "expl:subj".clone_into(&mut tokens[verb - 2].deprel);
            "nsubj".clone_into(&mut tokens[thing].deprel);
        }
    }
}

/// `Quatre ans, c'est long`: what is long is put first, and is no time when.
fn durations_first(tokens: &mut [Token]) {
    for noun in 1..tokens.len().saturating_sub(3) {
        let Some(main) = tokens[noun].head.filter(|&v| v > noun + 2) else { continue };
        let own = |t: &Token| t.head == Some(noun);
        let counted = tokens[..noun].iter().any(|t| own(t) && t.relation() == "nummod");
        let bare = !tokens.iter().any(|t| own(t) && matches!(t.relation(), "case" | "det"));
        let opens = tokens[..noun].iter().all(|t| own(t) || t.upos == Upos::Punct);
        let it = matches!(lower(&tokens[noun + 2]).as_str(), "c'" | "ce" | "ça" | "cela")
            && tokens[noun + 2].head == Some(main);
        if counted && bare && opens && it && tokens[noun + 1].form == "," && tokens[noun].relation() == "obl"
        {
            "dislocated".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `Elle n'en parle guère`: an adverb, and nothing that she speaks.
fn hardly(tokens: &mut [Token]) {
    for word in tokens.iter_mut().filter(|t| lower(t) == "guère") {
        word.upos = Upos::Adv;
        if word.relation() == "xcomp" {
            "advmod".clone_into(&mut word.deprel);
        }
    }
}

/// `le syndicat que préside Anne Prigent`: of two objects of a relative clause, the noun right behind its verb is who acts.
fn who_presides(tokens: &mut [Token]) {
    for that in 1..tokens.len().saturating_sub(2) {
        if !matches!(lower(&tokens[that]).as_str(), "que" | "qu'") || tokens[that].relation() != "obj" {
            continue;
        }
        let Some(verb) = tokens[that].head.filter(|&v| v == that + 1 && tokens[v].relation() == "acl") else {
            continue;
        };
        let own = |t: &Token| t.head == Some(verb);
        let subject = tokens.iter().any(|t| own(t) && t.relation() == "nsubj");
        let noun = (verb + 1..tokens.len().min(verb + 5)).find(|&i| {
            own(&tokens[i])
                && tokens[i].relation() == "obj"
                && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
        });
        if let Some(noun) = noun.filter(|_| !subject && tokens[verb].feats.is("VerbForm", "Fin")) {
            "nsubj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `vendre trois fois`: how often is no object.
fn occasions(tokens: &mut [Token]) {
    for word in 0..tokens.len() {
        let counted = tokens.iter().any(|t| t.head == Some(word) && t.relation() == "nummod");
        if tokens[word].lemma == "fois" && tokens[word].relation() == "obj" && counted {
            "obl:mod".clone_into(&mut tokens[word].deprel);
        }
    }
}

/// `La source a failli tarir`: `failli` is a verb that takes the infinitive.
fn narrowly(tokens: &mut [Token]) {
    const HAVE: &[&str] =
        &["ai", "as", "a", "avons", "avez", "ont", "avais", "avait", "avions", "aviez", "avaient"];
    for fails in 1..tokens.len() {
        let before = fails - 1;
        if lower(&tokens[fails]) != "failli" || !HAVE.contains(&lower(&tokens[before]).as_str()) {
            continue;
        }
        let near = (fails + 1..tokens.len()).take(4);
        let Some(verb) = near.into_iter().find(|&v| tokens[v].feats.is("VerbForm", "Inf")) else { continue };
        "faillir".clone_into(&mut tokens[fails].lemma);
        tokens[fails].upos = Upos::Verb;
        tokens[fails].feats = Features::parse("Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part");
        if tokens[verb].head != Some(fails) && !ancestors(tokens, verb).any(|a| a == fails) {
            let (head, deprel) = (tokens[verb].head, tokens[verb].deprel.clone());
            (tokens[fails].head, tokens[fails].deprel) = (head, deprel);
            for token in &mut tokens[..before] {
                if token.head == Some(verb) {
                    token.head = Some(fails);
                }
            }
            for token in tokens.iter_mut().filter(|t| t.relation() == "punct" && t.head == Some(verb)) {
                token.head = Some(fails);
            }
            attach(tokens, verb, fails, "xcomp");
        }
        attach(tokens, before, fails, "aux:tense");
        tokens[before].upos = Upos::Aux;
        "avoir".clone_into(&mut tokens[before].lemma);
        if !tokens[before].feats.is("VerbForm", "Fin") {
            tokens[before].feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        }
    }
}

/// `n'a encore rien versé`: between auxiliary and participle `rien` is what is done, not who does it.
fn nothing(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        if lower(&tokens[word]) != "rien" || tokens[word].relation() != "nsubj" {
            continue;
        }
        let Some(verb) = tokens[word].head.filter(|&v| v > word) else { continue };
        let own = |i: usize| tokens[i].head == Some(verb);
        let enclosed =
            (0..word).any(|i| own(i) && tokens[i].lemma == "avoir" && tokens[i].relation() == "aux");
        if enclosed {
            "obj".clone_into(&mut tokens[word].deprel);
        }
    }
}

/// `Qu'ils regardent les chiffres !`: a main clause that opens with `que` wishes, and has no object there.
fn wished(tokens: &mut [Token]) {
    let Some(that) = tokens.iter().position(|t| t.upos != Upos::Punct) else { return };
    let asks = tokens.last().is_some_and(|t| t.form.contains('?'));
    let opens = matches!(lower(&tokens[that]).as_str(), "que" | "qu'");
    let Some(verb) = tokens[that].head.filter(|&v| v > that && opens && !asks) else { return };
    let main = tokens[verb].head.is_none() && tokens[verb].feats.is("VerbForm", "Fin");
    let subject = tokens[that + 1..verb].iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
    let object = (verb + 1..tokens.len()).find(|&i| {
        let own = tokens[i].head == Some(verb) && tokens[i].upos == Upos::Noun;
        own && matches!(tokens[i].relation(), "obj" | "nsubj")
    });
    // `Que les enfants grandissent vite !`, `Qu'elle est belle !` admire.
    let admires = tokens[verb..].iter().any(|t| t.form.contains('!'))
        && !tokens[verb].feats.is("Mood", "Sub")
        && object.is_none();
    if !main || !subject || admires {
        return;
    }
    if let Some(object) = object {
        "obj".clone_into(&mut tokens[object].deprel);
    }
    tokens[that].upos = Upos::Sconj;
    "mark".clone_into(&mut tokens[that].deprel);
    let number = if tokens[verb].feats.is("Number", "Plur") { "Plur" } else { "Sing" };
    tokens[verb].feats =
        Features::parse(&format!("Mood=Sub|Number={number}|Person=3|Tense=Pres|VerbForm=Fin"));
}

/// `Le reste, nous l'avons emprunté`: a noun put first without preposition is what the clitic repeats.
fn put_first(tokens: &mut [Token]) {
    for noun in 0..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v > noun) else { continue };
        if tokens[noun].upos != Upos::Noun || tokens[noun].relation() != "obl" {
            continue;
        }
        let own = |t: &&Token| t.head == Some(noun);
        let bare = !tokens.iter().filter(own).any(|t| matches!(t.relation(), "case" | "nummod"));
        let definite = tokens
            .iter()
            .filter(own)
            .any(|t| matches!(lower(t).as_str(), "le" | "la" | "les" | "l'" | "ce" | "cette" | "ces"));
        let comma = tokens[noun..verb].iter().position(|t| t.form == ",").map(|at| noun + at);
        let clitic = (noun + 1..verb).find(|&i| {
            tokens[i].head == Some(verb)
                && tokens[i].relation() == "obj"
                && matches!(lower(&tokens[i]).as_str(), "le" | "la" | "l'" | "les")
                || tokens[i].head == Some(verb)
                    && tokens[i].upos == Upos::Pron
                    && !is_when(tokens, noun)
                    && matches!(lower(&tokens[i]).as_str(), "en" | "y")
        });
        let opens = tokens[..noun].iter().all(|t| t.head == Some(noun) || t.upos == Upos::Punct);
        if let (true, Some(comma), Some(clitic)) = (bare && definite && opens, comma, clitic)
            && comma < clitic
        {
            "dislocated".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `L'an dernier, on en a vendu dix`: a time is not what `en` stands for.
fn is_when(tokens: &[Token], noun: usize) -> bool {
    const TIMES: &[&str] = &[
        "an",
        "année",
        "mois",
        "semaine",
        "jour",
        "jeudi",
        "lundi",
        "mardi",
        "mercredi",
        "vendredi",
        "samedi",
        "dimanche",
        "matin",
        "matinée",
        "soir",
        "soirée",
        "nuit",
        "été",
        "hiver",
        "printemps",
        "automne",
        "fois",
        "moment",
        "siècle",
        "week-end",
        "lendemain",
        "veille",
        "heure",
        "époque",
        "temps",
        "saison",
        "instant",
        "décennie",
        "trimestre",
    ];
    let lemma = tokens[noun].lemma.as_str();
    TIMES.contains(&lemma) || tokens[noun].deprel == "obl:tmod"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn a_lawyer_has_one_name() {
        let torn = "avocat/NOUN/6/nsubj ,/PUNCT/4/punct Me/PRON/4/case Ludovic/PROPN/1/nmod Sanchez/PROPN/3/flat:name plaide/VERB/0/root";
        assert_eq!(mended(torn), "6/nsubj 4/punct 4/flat:name 1/appos 4/flat:name 0/root");
    }

    #[test]
    fn en_fait_may_be_a_verb() {
        let torn = "elle/PRON/5/nsubj en/ADP/5/discourse fait/NOUN/2/fixed une/DET/5/det affaire/NOUN/0/root";
        assert_eq!(mended(torn), "3/nsubj 3/iobj 0/root 5/det 3/obj");
        let adverb = "elle/PRON/6/nsubj est/AUX/6/cop en/ADP/6/advmod fait/NOUN/3/fixed une/DET/6/det amie/NOUN/0/root";
        assert_eq!(mended(adverb), "6/nsubj 6/cop 6/advmod 3/fixed 6/det 0/root");
    }

    #[test]
    fn whom_a_relative_clause_names_behind_its_verb_acts() {
        let torn =
            "syndicat/NOUN/0/root que/PRON/3/obj préside/VERB/1/acl:relcl/VerbForm=Fin Anne/PROPN/3/obj";
        assert_eq!(mended(torn), "0/root 3/obj 1/acl:relcl 3/nsubj");
    }

    #[test]
    fn any_at_all_is_no_verb() {
        let torn = "mieux/ADV/0/root que/SCONJ/4/mark n'/ADV/4/advmod importe/VERB/1/ccomp quel/DET/6/det fonds/NOUN/4/obj";
        assert_eq!(mended(torn), "0/root 6/mark 6/det 6/det 6/det 1/obl");
    }

    #[test]
    fn a_participle_with_an_object_is_active() {
        let torn = "a/AUX/2/aux rénové/VERB/0/root/VerbForm=Part un/DET/4/det cabinet/NOUN/2/obj ,/PUNCT/6/punct acheté/VERB/4/acl/VerbForm=Part une/DET/8/det maison/NOUN/6/obj";
        let mut tokens = fixture::tokens(torn);
        "avoir".clone_into(&mut tokens[0].lemma);
        mend(&mut tokens);
        assert_eq!(fixture::tree(&tokens), "2/aux 0/root 4/det 2/obj 6/punct 2/conj 8/det 6/obj");
        let plain = "a/AUX/2/aux rénové/VERB/0/root/VerbForm=Part un/DET/4/det cabinet/NOUN/2/obj ,/PUNCT/6/punct fermé/VERB/4/acl/VerbForm=Part hier/ADV/6/advmod";
        assert_eq!(mended(plain), "2/aux 0/root 4/det 2/obj 6/punct 4/acl 6/advmod");
    }

    #[test]
    fn what_nearly_happened() {
        let torn = "source/NOUN/4/nsubj a/X/4/advmod failli/VERB/2/fixed tarir/VERB/0/root/VerbForm=Inf ./PUNCT/4/punct";
        assert_eq!(mended(torn), "3/nsubj 3/aux:tense 0/root 3/xcomp 3/punct");
    }

    #[test]
    fn nothing_is_done_by_nobody() {
        let torn = "n'/ADV/4/advmod a/AUX/4/aux:tense rien/PRON/4/nsubj versé/VERB/0/root";
        let mut tokens = fixture::tokens(torn);
        "avoir".clone_into(&mut tokens[1].lemma);
        mend(&mut tokens);
        assert_eq!(fixture::tree(&tokens), "4/advmod 4/aux:tense 4/obj 0/root");
        let subject = "rien/PRON/4/nsubj n'/ADV/4/advmod est/AUX/4/aux:pass fait/VERB/0/root";
        assert_eq!(mended(subject), "4/nsubj 4/advmod 4/aux:pass 0/root");
    }

    #[test]
    fn a_clause_that_opens_with_que_wishes() {
        let wish = "Qu'/PRON/3/obj ils/PRON/3/nsubj viennent/VERB/0/root/VerbForm=Fin ./PUNCT/3/punct";
        assert_eq!(mended(wish), "3/mark 3/nsubj 0/root 3/punct");
        let asked = "Que/PRON/2/obj font/VERB/0/root/VerbForm=Fin ils/PRON/2/nsubj ?/PUNCT/2/punct";
        assert_eq!(mended(asked), "2/obj 0/root 2/nsubj 2/punct");
    }

    #[test]
    fn a_noun_put_first_is_repeated() {
        let first = "le/DET/2/det reste/NOUN/6/obl:mod ,/PUNCT/2/punct nous/PRON/6/nsubj l'/PRON/6/obj empruntons/VERB/0/root";
        assert_eq!(mended(first), "2/det 6/dislocated 2/punct 6/nsubj 6/obj 0/root");
        let time = "ce/DET/2/det jour/NOUN/5/obl:mod ,/PUNCT/2/punct elle/PRON/5/nsubj part/VERB/0/root";
        assert_eq!(mended(time), "2/det 5/obl:mod 2/punct 5/nsubj 0/root");
    }
}
