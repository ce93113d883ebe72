//! German subjects and objects taken for one another, where forms and order leave no doubt.
//!
//! Reads and changes: heads and relations. A clause has one subject; a relative pronoun or a pronoun behind the verb
//! that shows no case is the object beside it; an infinitive with `zu` before a verb without a subject is the subject.

use super::super::attach;
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend subjects and objects.
pub(super) fn mend(tokens: &mut [Token]) {
    relative_objects(tokens);
    pronoun_objects(tokens);
    all(tokens);
    datives(tokens);
    infinitive_subjects(tokens);
    the_others(tokens);
    grown(tokens);
    lost(tokens);
    by_hand(tokens);
    above_all(tokens);
    clauses_beside(tokens);
    bare_objects(tokens);
    since(tokens);
    reflexives(tokens);
    ordinals(tokens);
}

fn of(tokens: &[Token], head: usize, relations: &[&str]) -> Option<usize> {
    tokens.iter().position(|t| t.head == Some(head) && relations.contains(&t.relation()))
}

/// `das meine Schwester führt`: with a subject beside it, a relative pronoun that shows no case is the object.
fn relative_objects(tokens: &mut [Token]) {
    for pronoun in 1..tokens.len() {
        let token = &tokens[pronoun];
        let relative =
            token.feats.get("PronType").is_some_and(|t| t.contains("Rel")) && token.relation() == "nsubj";
        let open = matches!(token.form.as_str(), "die" | "das" | "was" | "welche" | "welches");
        let Some(verb) = token.head.filter(|&v| relative && open && v > pronoun) else { continue };
        let subject = (pronoun + 1..verb).any(|i| {
            tokens[i].head == Some(verb)
                && tokens[i].relation() == "nsubj"
                && !tokens[i].feats.is("Case", "Dat")
        });
        if subject && of(tokens, verb, &["obj", "cop"]).is_none() {
            "obj".clone_into(&mut tokens[pronoun].deprel);
        }
    }
}

/// `ein Imker kauft sie uns ab`: behind the verb, with a noun as the subject before it, such a pronoun is the object.
fn pronoun_objects(tokens: &mut [Token]) {
    for pronoun in 1..tokens.len() {
        let token = &tokens[pronoun];
        let open = token.relation() == "nsubj" && matches!(token.form.as_str(), "sie" | "es" | "das");
        let Some(verb) = token.head.filter(|&v| open && tokens[v].upos == Upos::Verb) else { continue };
        let finite = (0..pronoun).rev().find(|&i| {
            (i == verb || tokens[i].head == Some(verb) && tokens[i].relation() == "aux")
                && tokens[i].feats.get("Mood").is_some()
        });
        let first = (0..finite.unwrap_or(0)).any(|i| {
            let noun = matches!(tokens[i].upos, Upos::Noun | Upos::Propn);
            tokens[i].head == Some(verb) && tokens[i].relation() == "nsubj" && noun
        });
        if first && of(tokens, verb, &["obj"]).is_none() {
            "obj".clone_into(&mut tokens[pronoun].deprel);
        }
    }
}

/// `Das Lachen entspannt alle`: a pronoun for people without a preposition is no circumstance, and no article.
fn all(tokens: &mut [Token]) {
    for pronoun in 1..tokens.len() {
        let token = &tokens[pronoun];
        let people = matches!(token.form.as_str(), "alle" | "viele" | "beide" | "einige" | "manche");
        let Some(verb) = token.head.filter(|_| people && matches!(token.relation(), "obl" | "obj")) else {
            continue;
        };
        let apart = tokens.iter().any(|t| t.head == Some(pronoun));
        if apart || verb > pronoun && token.relation() == "obl" || of(tokens, verb, &["nsubj"]).is_none() {
            continue;
        }
        if tokens[pronoun].relation() == "obj" || of(tokens, verb, &["obj"]).is_none() {
            "obj".clone_into(&mut tokens[pronoun].deprel);
            tokens[pronoun].upos = Upos::Pron;
        }
    }
}

/// `gebe es einem Heim`, `schuldet der Bank Geld`: an article in `-em` or `-er` is a dative, which is no object of its own.
fn datives(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|_| tokens[noun].deprel == "obj") else { continue };
        let dative = of(tokens, noun, &["det"]).is_some_and(|d| {
            let feminine = tokens[d].form.ends_with("er") && tokens[d].feats.is("Case", "Dat");
            d < noun && (feminine || tokens[d].form.ends_with("em"))
        });
        let other = (0..tokens.len())
            .any(|i| i != noun && tokens[i].head == Some(verb) && tokens[i].relation() == "obj");
        if dative && other && of(tokens, noun, &["case"]).is_none() {
            "obl:arg".clone_into(&mut tokens[noun].deprel);
            tokens[noun].feats = Features::parse("Case=Dat|Number=Sing");
        }
    }
}

/// `Einen Mann einzusperren kostet Geld`, `Brot wegzuwerfen empört mich`: the act is what costs and appals.
fn infinitive_subjects(tokens: &mut [Token]) {
    for act in 0..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&v| v > act && tokens[act].relation() == "xcomp") else {
            continue;
        };
        let form = tokens[act].form.to_lowercase();
        let inside = form
            .match_indices("zu")
            .any(|(at, _)| at > 0 && [&form[..at], &form[at + 2..]].concat() == tokens[act].lemma);
        let marked = inside || of(tokens, act, &["mark"]).is_some_and(|m| tokens[m].form == "zu");
        let next = act + 1 == verb || act + 2 == verb && tokens[act + 1].form == ",";
        if !marked || !next || of(tokens, verb, &["nsubj", "csubj", "expl", "aux"]).is_some() {
            continue;
        }
        "csubj".clone_into(&mut tokens[act].deprel);
        if let Some(object) = of(tokens, act, &["nsubj"]) {
            "obj".clone_into(&mut tokens[object].deprel);
        }
        if tokens[verb].feats.get("Mood").is_none() {
            tokens[verb].feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        }
    }
}

/// `die anderen sehen fern`: the article belongs to the word beside it, which is the subject.
fn the_others(tokens: &mut [Token]) {
    for article in 0..tokens.len().saturating_sub(1) {
        let noun = article + 1;
        let word = matches!(
            tokens[noun].form.as_str(),
            "anderen" | "meisten" | "beiden" | "übrigen" | "ersten" | "letzten"
        );
        let plural = tokens[article].form.to_lowercase() == "die" && tokens[article].relation() == "nsubj";
        let same = tokens[article].head.is_some() && tokens[article].head == tokens[noun].head;
        if word && plural && same && tokens[noun].relation() == "obl" {
            let deprel = std::mem::replace(&mut tokens[article].deprel, "det".to_owned());
            tokens[article].head = Some(noun);
            tokens[article].upos = Upos::Det;
            tokens[article].feats = Features::parse("Case=Nom|Definite=Def|Number=Plur|PronType=Art");
            tokens[noun].deprel = deprel;
            tokens[noun].upos = Upos::Pron;
            tokens[noun].feats = Features::parse("Case=Nom|Number=Plur|PronType=Ind");
        }
    }
}

/// `ist teurer geworden`: the quality is said, as in `wird teurer`, and its `geworden` only leads to it.
fn grown(tokens: &mut [Token]) {
    for grown in 1..tokens.len() {
        if tokens[grown].form != "geworden" {
            continue;
        }
        // `teurer geworden`, taken for the particle of its quality.
        let above = tokens[grown]
            .head
            .filter(|&q| tokens[grown].relation() == "compound" && tokens[q].upos == Upos::Adj);
        if let Some((above, being)) = above.and_then(|q| Some((q, of(tokens, q, &["cop"])?))) {
            attach(tokens, grown, above, "cop");
            attach(tokens, being, above, "aux");
            continue;
        }
        let Some(quality) = of(tokens, grown, &["xcomp"]).filter(|&q| q < grown) else { continue };
        let copula = of(tokens, quality, &["cop"]).filter(|&c| tokens[c].lemma == "sein");
        let auxiliary = copula.or_else(|| of(tokens, grown, &["aux"]).filter(|&a| tokens[a].lemma == "sein"));
        let Some(auxiliary) = auxiliary.filter(|_| tokens[quality].upos != Upos::Verb) else { continue };
        let (head, deprel) = (tokens[grown].head, tokens[grown].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(grown)) {
            token.head = Some(quality);
        }
        (tokens[quality].head, tokens[quality].deprel) = (head, deprel);
        attach(tokens, grown, quality, "cop");
        attach(tokens, auxiliary, quality, "aux");
        "werden".clone_into(&mut tokens[grown].lemma);
    }
}

/// `geht verloren`: one verb of two words.
fn lost(tokens: &mut [Token]) {
    for participle in 0..tokens.len() {
        let Some(verb) = tokens[participle].head else { continue };
        if tokens[participle].form == "verloren" && tokens[verb].lemma == "gehen" {
            "compound:prt".clone_into(&mut tokens[participle].deprel);
        }
    }
}

/// `knetete den Teig von Hand`: how it is done, and no kind of dough.
fn by_hand(tokens: &mut [Token]) {
    const HOW: [(&str, &str); 8] = [
        ("von", "Hand"),
        ("zu", "Fuß"),
        ("mit", "Absicht"),
        ("aus", "Versehen"),
        ("in", "Ruhe"),
        ("auf", "Dauer"),
        ("zum", "Glück"),
        ("mit", "Mühe"),
    ];
    for noun in 1..tokens.len() {
        let how = HOW.contains(&(tokens[noun - 1].form.as_str(), tokens[noun].form.as_str()));
        // `patrouilliert zu Fuß`: nothing is done to a foot.
        if how && tokens[noun].relation() == "obl" && tokens[noun - 1].form != "von" {
            "advmod".clone_into(&mut tokens[noun].deprel);
            tokens[noun].upos = Upos::Adv;
        }
        let Some(object) = tokens[noun].head.filter(|_| how && tokens[noun].relation() == "nmod") else {
            continue;
        };
        let verb = tokens[object].head.filter(|&v| tokens[v].upos == Upos::Verb);
        if let Some(verb) = verb {
            attach(tokens, noun, verb, "obl");
        }
    }
}

/// `Wir operieren vor allem Kinder`: the two words stress what follows and are no preposition of it.
fn above_all(tokens: &mut [Token]) {
    for all in 1..tokens.len() {
        let stress = tokens[all].form == "allem" && tokens[all - 1].form.eq_ignore_ascii_case("vor");
        let Some(noun) = tokens[all].head.filter(|&n| stress && n > all && tokens[all - 1].head == Some(n))
        else {
            continue;
        };
        let Some(verb) = tokens[noun].head else { continue };
        attach(tokens, all, verb, "advmod");
        attach(tokens, all - 1, all, "case");
        tokens[all].upos = Upos::Adv;
        let cased = of(tokens, noun, &["case"]).is_some();
        if tokens[noun].relation() == "obl" && !cased && of(tokens, verb, &["obj"]).is_none() {
            "obj".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `bekommen ein Gehalt, die Ärzte arbeiten umsonst`: with its noun first and its verb second it is a clause of its own,
/// as no relative clause is.
fn clauses_beside(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let Some(noun) = tokens[verb].head.filter(|&n| n < verb && tokens[verb].deprel.starts_with("acl"))
        else {
            continue;
        };
        let finite = tokens[verb].upos == Upos::Verb && tokens[verb].feats.get("Mood").is_some();
        let Some(subject) = of(tokens, verb, &["nsubj"]).filter(|&s| finite && s + 1 == verb) else {
            continue;
        };
        let first = (noun + 1..subject).find(|&i| tokens[i].form != ",");
        let article = first.is_some_and(|f| tokens[f].head == Some(subject) && tokens[f].relation() == "det")
            || first.is_none();
        let whole = matches!(tokens[subject].upos, Upos::Noun | Upos::Propn) && tokens[noun + 1].form == ",";
        let follows =
            (verb + 1..tokens.len()).any(|i| tokens[i].head == Some(verb) && tokens[i].relation() != "punct");
        let relative = tokens.iter().any(|t| {
            (t.head == Some(verb) || t.head == Some(subject))
                && t.feats.get("PronType").is_some_and(|p| p.contains("Rel"))
        });
        let clause = super::super::ancestors(tokens, noun).find(|&h| tokens[h].upos == Upos::Verb);
        if let (true, Some(clause)) = (article && whole && follows && !relative, clause) {
            attach(tokens, verb, clause, "parataxis");
        }
    }
}

/// `haben die Fahrgäste Autos gekauft`: a bare plural behind the subject is no part of it.
fn bare_objects(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let token = &tokens[noun];
        let hangs = token.upos == Upos::Noun && matches!(token.deprel.as_str(), "nmod" | "appos");
        let Some(subject) = token.head.filter(|&s| hangs && s + 1 == noun) else { continue };
        let plural = token.feats.is("Number", "Plur")
            && !token.feats.is("Case", "Gen")
            && !token.feats.is("Case", "Dat");
        let bare = of(tokens, noun, &["det", "case"]).is_none();
        let whole = tokens[subject].upos == Upos::Noun
            && tokens[subject].relation() == "nsubj"
            && of(tokens, subject, &["det"]).is_some();
        let Some(verb) = tokens[subject].head.filter(|&v| plural && bare && whole && v > noun) else {
            continue;
        };
        if tokens[verb].upos == Upos::Verb && of(tokens, verb, &["obj", "cop"]).is_none() {
            attach(tokens, noun, verb, "obj");
        }
    }
}

/// `fährt seit 1998 Züge`: an object has no preposition; the year has it.
fn since(tokens: &mut [Token]) {
    for year in 1..tokens.len() {
        let number = tokens[year].upos == Upos::Num && tokens[year].form.len() == 4;
        let dated = tokens[year].form.parse::<u32>().is_ok_and(|y| (1500..2150).contains(&y));
        let before = year - 1;
        let marked =
            matches!(tokens[before].form.to_lowercase().as_str(), "seit" | "ab" | "bis" | "vor" | "nach");
        let Some(noun) = tokens[year].head.filter(|&n| number && dated && marked && n > year) else {
            continue;
        };
        let object = tokens[noun].relation() == "obj" && tokens[before].head == Some(noun);
        let Some(verb) = tokens[noun].head.filter(|_| object) else { continue };
        attach(tokens, before, year, "case");
        attach(tokens, year, verb, "obl");
    }
}

/// `weigert sich zu zahlen`: the pronoun belongs to the verb that has it always.
fn reflexives(tokens: &mut [Token]) {
    const ALWAYS: &[&str] =
        &["weigern", "trauen", "bemühen", "entschließen", "verpflichten", "bereiterklären"];
    for pronoun in 1..tokens.len() {
        let Some(act) = tokens[pronoun].head.filter(|_| tokens[pronoun].form == "sich") else { continue };
        let Some(verb) = tokens[act].head.filter(|_| tokens[act].relation() == "xcomp") else { continue };
        let reflexive = ALWAYS.contains(&tokens[verb].lemma.as_str());
        if reflexive && pronoun < act && of(tokens, verb, &["obj"]).is_none() {
            attach(tokens, pronoun, verb, "obj");
        }
    }
}

/// `Den ersten habe ich gebaut`: with an article in `-en` and no preposition it is the object.
fn ordinals(tokens: &mut [Token]) {
    for one in 1..tokens.len() {
        let Some(verb) = tokens[one].head.filter(|_| tokens[one].deprel == "obl") else { continue };
        let article = tokens[one - 1].form.to_lowercase() == "den" && tokens[one - 1].head == Some(one);
        let apart = tokens[one].upos == Upos::Adj && of(tokens, one, &["case", "nmod"]).is_none();
        if article && apart && tokens[verb].upos == Upos::Verb && of(tokens, verb, &["obj", "cop"]).is_none()
        {
            "obj".clone_into(&mut tokens[one].deprel);
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
    fn a_pronoun_without_case_is_the_object_beside_a_subject() {
        let run = "Café/NOUN/0/root das/PRON/4/nsubj/PronType=Rel Anna/PROPN/4/nsubj führt/VERB/1/acl";
        assert_eq!(german(run), "0/root 4/obj 4/nsubj 1/acl");
        let sells = "Café/NOUN/0/root das/PRON/4/nsubj/PronType=Rel Brot/NOUN/4/obj führt/VERB/1/acl";
        assert_eq!(german(sells), "0/root 4/nsubj 4/obj 1/acl");
        let buys = "Imker/NOUN/2/nsubj kauft/VERB/0/root/Mood=Ind sie/PRON/2/nsubj";
        assert_eq!(german(buys), "2/nsubj 0/root 2/obj");
    }

    #[test]
    fn an_act_before_its_verb_is_the_subject() {
        let costs = "Brot/NOUN/2/nsubj wegzuwerfen/VERB/3/xcomp kostet/VERB/0/root";
        let mut tokens = fixture::tokens(costs);
        "wegwerfen".clone_into(&mut tokens[1].lemma);
        mend(&mut tokens);
        assert_eq!(fixture::tree(&tokens), "2/obj 3/csubj 0/root");
        let tries = "Er/PRON/2/nsubj versucht/VERB/0/root wegzuwerfen/VERB/2/xcomp";
        assert_eq!(german(tries), "2/nsubj 0/root 2/xcomp");
    }

    #[test]
    fn a_quality_that_has_come_about_is_said() {
        let dearer = "Mehl/NOUN/3/nsubj ist/AUX/3/cop teurer/ADJ/4/xcomp geworden/VERB/0/root";
        let mut tokens = fixture::tokens(dearer);
        "sein".clone_into(&mut tokens[1].lemma);
        mend(&mut tokens);
        assert_eq!(fixture::tree(&tokens), "3/nsubj 3/aux 0/root 3/cop");
    }

    #[test]
    fn a_bare_plural_is_the_object() {
        let buy = "die/DET/2/det Gäste/NOUN/4/nsubj Autos/NOUN/2/nmod/Number=Plur kauften/VERB/0/root";
        assert_eq!(german(buy), "2/det 4/nsubj 4/obj 0/root");
        let name = "der/DET/2/det Wirt/NOUN/4/nsubj Müller/PROPN/2/appos kaufte/VERB/0/root";
        assert_eq!(german(name), "2/det 4/nsubj 2/appos 0/root");
        let year = "fährt/VERB/0/root seit/ADP/4/case 1998/NUM/4/nummod Züge/NOUN/1/obj";
        assert_eq!(german(year), "0/root 3/case 1/obl 1/obj");
    }

    #[test]
    fn articles_show_the_case() {
        let owes = "schuldet/VERB/0/root der/DET/3/det/Case=Dat Bank/NOUN/1/obj Geld/NOUN/1/obj";
        assert_eq!(german(owes), "0/root 3/det 1/obl:arg 1/obj");
        let first = "Den/DET/2/det ersten/ADJ/3/obl baute/VERB/0/root ich/PRON/3/nsubj";
        assert_eq!(german(first), "2/det 3/obj 0/root 3/nsubj");
    }

    #[test]
    fn above_all_stresses() {
        let above = "operieren/VERB/0/root vor/ADP/4/case allem/DET/4/det Kinder/NOUN/1/obl";
        assert_eq!(german(above), "0/root 3/case 1/advmod 1/obj");
        let before = "stehen/VERB/0/root vor/ADP/4/case allen/DET/4/det Türen/NOUN/1/obl";
        assert_eq!(german(before), "0/root 4/case 4/det 1/obl");
    }

    #[test]
    fn a_clause_with_its_verb_second_tells_of_no_noun() {
        let beside = "zahlt/VERB/0/root Lohn/NOUN/1/obj ,/PUNCT/6/punct die/DET/5/det Ärzte/NOUN/6/nsubj arbeiten/VERB/2/acl/Mood=Ind umsonst/ADV/6/advmod";
        assert_eq!(german(beside), "0/root 1/obj 6/punct 5/det 6/nsubj 1/parataxis 6/advmod");
        let last = "sucht/VERB/0/root Orte/NOUN/1/obj ,/PUNCT/6/punct die/DET/5/det Ärzte/NOUN/6/nsubj mögen/VERB/2/acl/Mood=Ind";
        assert_eq!(german(last), "0/root 1/obj 6/punct 5/det 6/nsubj 2/acl");
    }

    #[test]
    fn by_hand_says_how() {
        let kneads = "knetet/VERB/0/root Teig/NOUN/1/obj von/ADP/4/case Hand/NOUN/2/nmod";
        assert_eq!(german(kneads), "0/root 1/obj 4/case 1/obl");
        let from = "kauft/VERB/0/root Teig/NOUN/1/obj von/ADP/4/case Anna/PROPN/2/nmod";
        assert_eq!(german(from), "0/root 1/obj 4/case 2/nmod");
    }
}
