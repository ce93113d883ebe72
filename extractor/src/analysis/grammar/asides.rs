//! French words that are set in, and what stands behind them.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens. `X, assure-t-il, n'a rien vendu` says that
//! X sold nothing, whatever the parser hangs on `assure`; `a depuis signé` is one verb; `ont découvert dans le journal que …`
//! has its content, `finit toujours par compter` its infinitive and `reproche à X des méthodes` its object; a name between
//! commas behind a noun is that noun's.

use super::{attach, lower};
use crate::analysis::sentence::{Features, Token, Upos};
use crate::analysis::{Language, verb_of};

/// Verbs whose content stands behind `que`.
const CONTENT: &[&str] = &[
    "apprendre",
    "découvrir",
    "annoncer",
    "dire",
    "affirmer",
    "déclarer",
    "expliquer",
    "préciser",
    "indiquer",
    "constater",
    "révéler",
    "confirmer",
    "assurer",
    "promettre",
    "jurer",
    "rappeler",
    "écrire",
    "lire",
    "comprendre",
    "entendre",
    "croire",
    "estimer",
    "reconnaître",
    "savoir",
];

/// Verbs that give, ask or blame: what, and whom behind `à`.
const GIVING: &[&str] = &[
    "reprocher",
    "donner",
    "offrir",
    "demander",
    "proposer",
    "imposer",
    "promettre",
    "fournir",
    "apporter",
    "accorder",
    "verser",
    "distribuer",
    "infliger",
    "réclamer",
    "emprunter",
    "prêter",
    "vendre",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    compounds(tokens);
    inserted(tokens);
    contents(tokens);
    endings(tokens);
    given(tokens);
    contraries(tokens);
    names(tokens);
    nationals(tokens);
    times(tokens);
    suits(tokens);
    kin(tokens);
    agents(tokens);
    prepositions(tokens);
    verbs(tokens);
}

fn has(tokens: &[Token], head: usize, relations: &[&str]) -> bool {
    tokens.iter().any(|t| t.head == Some(head) && relations.contains(&t.relation()))
}

/// Let `new` stand where `old` does, with all that hangs on `old`.
fn replace(tokens: &mut [Token], old: usize, new: usize) {
    let (head, deprel) = (tokens[old].head, tokens[old].deprel.clone());
    for token in tokens.iter_mut().filter(|t| t.head == Some(old)) {
        token.head = Some(new);
    }
    tokens[new].head = head;
    tokens[new].deprel = deprel;
}

/// `Caudron a depuis signé à Besançon`: `avoir` before a participle is its auxiliary, an adverb between the two or not.
fn compounds(tokens: &mut [Token]) {
    for has_done in 0..tokens.len() {
        let token = &tokens[has_done];
        let finite = token.lemma == "avoir" && token.feats.is("VerbForm", "Fin") && token.relation() != "aux";
        let done = (has_done + 1..tokens.len().min(has_done + 4)).find(|&i| {
            tokens[i].head == Some(has_done)
                && matches!(tokens[i].relation(), "xcomp" | "ccomp")
                && tokens[i].upos == Upos::Verb
                && tokens[i].feats.is("VerbForm", "Part")
                && !tokens[i].feats.is("Tense", "Pres")
        });
        let Some(done) =
            done.filter(|&d| finite && !has(tokens, has_done, &["obj"]) && !has(tokens, d, &["nsubj"]))
        else {
            continue;
        };
        replace(tokens, has_done, done);
        attach(tokens, has_done, done, "aux:tense");
        tokens[has_done].upos = Upos::Aux;
        for between in &mut tokens[has_done + 1..done] {
            if between.head == Some(done) && between.upos == Upos::Adp {
                between.upos = Upos::Adv;
                "advmod".clone_into(&mut between.deprel);
            }
        }
    }
}

/// `L'entreprise, assure-t-il, n'avait soutenu personne`: the subject before the commas is that of the clause behind them.
fn inserted(tokens: &mut [Token]) {
    for clitic in 2..tokens.len().saturating_sub(2) {
        let form = lower(&tokens[clitic]);
        let they = matches!(form.trim_start_matches("-t"), "-il" | "-elle" | "-ils" | "-elles");
        let Some(verb) = tokens[clitic].head.filter(|&v| they && v + 1 == clitic) else { continue };
        let aside = verb > 0 && tokens[verb - 1].form == "," && tokens[clitic + 1].form == ",";
        let subject = (0..verb).find(|&i| {
            tokens[i].head == Some(verb)
                && tokens[i].relation() == "nsubj"
                && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
        });
        let clause = (clitic + 2..tokens.len()).find(|&i| {
            tokens[i].head == Some(verb)
                && matches!(tokens[i].relation(), "ccomp" | "conj" | "parataxis" | "xcomp")
                && matches!(tokens[i].upos, Upos::Verb | Upos::Adj | Upos::Noun)
        });
        let (Some(_), Some(clause), true) = (subject, clause, aside) else { continue };
        if has(tokens, clause, &["nsubj", "mark"]) {
            continue;
        }
        let (head, deprel) = (tokens[verb].head, tokens[verb].deprel.clone());
        for (at, token) in tokens.iter_mut().enumerate() {
            let around = at < verb.saturating_sub(1) || at > clitic + 1;
            if token.head == Some(verb) && around && at != clause {
                token.head = Some(clause);
            }
        }
        tokens[clause].head = head;
        tokens[clause].deprel = deprel;
        attach(tokens, verb, clause, "parataxis");
        attach(tokens, clitic, verb, "nsubj");
    }
}

/// `ont découvert dans le journal que l'affaire est vendue`: what they discovered is no part of the paper.
fn contents(tokens: &mut [Token]) {
    for clause in 3..tokens.len() {
        let noun = tokens[clause].head.filter(|_| tokens[clause].relation() == "acl");
        let que = |i: &usize| {
            tokens[*i].head == Some(clause) && matches!(lower(&tokens[*i]).as_str(), "que" | "qu'" | "qu’")
        };
        // `avait juré à la radio, que l'usine rouvrirait`
        let apart = |&i: &usize| {
            tokens[i].relation() == "obj"
                && i > 0
                && tokens[i - 1].form == ","
                && has(tokens, clause, &["nsubj"])
        };
        let that = (0..clause).find(que).filter(|i| tokens[*i].relation() == "mark" || apart(i));
        let verb =
            noun.filter(|&n| that.is_some() && tokens[n].relation() == "obl").and_then(|n| tokens[n].head);
        let knows = verb.is_some_and(|v| {
            CONTENT.contains(&tokens[v].lemma.as_str()) && !has(tokens, v, &["obj", "ccomp", "xcomp"])
        });
        if let Some(verb) = verb.filter(|_| knows) {
            attach(tokens, clause, verb, "ccomp");
            if let Some(that) = that {
                "mark".clone_into(&mut tokens[that].deprel);
                tokens[that].upos = Upos::Sconj;
                tokens[that].feats = Features::none();
            }
        }
    }
}

/// `finit toujours par compter`: the infinitive goes on with the verb.
fn endings(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let infinitive = tokens[act].feats.is("VerbForm", "Inf") && tokens[act].relation() == "advcl";
        let verb = tokens[act]
            .head
            .filter(|&v| v < act && matches!(tokens[v].lemma.as_str(), "finir" | "commencer" | "terminer"));
        let by = tokens[..act]
            .iter()
            .any(|t| t.head == Some(act) && matches!(t.relation(), "mark" | "case") && lower(t) == "par");
        if let Some(verb) = verb.filter(|&v| infinitive && by && !has(tokens, v, &["obj"])) {
            attach(tokens, act, verb, "xcomp");
        }
    }
}

/// `reproche à son entraîneuse des méthodes`: what is given is nothing of whom it is given to.
fn given(tokens: &mut [Token]) {
    for what in 3..tokens.len() {
        let whom = tokens[what].head.filter(|&n| n < what && tokens[what].relation() == "nmod");
        let Some(whom) = whom.filter(|&n| matches!(tokens[n].relation(), "obl" | "iobj")) else { continue };
        let Some(verb) = tokens[whom].head.filter(|&v| GIVING.contains(&tokens[v].lemma.as_str())) else {
            continue;
        };
        let to = tokens[..whom].iter().any(|t| {
            t.head == Some(whom) && t.relation() == "case" && matches!(t.lemma.as_str(), "à" | "au")
        });
        let article = whom + 1;
        let some = tokens[article].head == Some(what) && lower(&tokens[article]) == "des";
        if to && some && !has(tokens, verb, &["obj", "ccomp", "xcomp"]) {
            attach(tokens, what, verb, "obj");
            attach(tokens, article, what, "det");
            tokens[article].upos = Upos::Det;
        }
    }
}

/// `parle au contraire d'une purge`: the purge is what is spoken of.
fn contraries(tokens: &mut [Token]) {
    for contrary in 2..tokens.len() {
        let set = lower(&tokens[contrary]) == "contraire" && lower(&tokens[contrary - 1]) == "au";
        let Some(verb) =
            tokens[contrary].head.filter(|&v| set && v < contrary && tokens[v].upos == Upos::Verb)
        else {
            continue;
        };
        for token in &mut tokens[contrary + 1..] {
            if token.head == Some(contrary) && token.relation() == "nmod" {
                token.head = Some(verb);
                "obl:arg".clone_into(&mut token.deprel);
            }
        }
        "advmod".clone_into(&mut tokens[contrary].deprel);
        tokens[contrary].upos = Upos::Adv;
        attach(tokens, contrary - 1, contrary, "fixed");
    }
}

/// `selon son chef de file, Bruno Massol, le conseil …`: a name between commas is the noun's before it.
fn names(tokens: &mut [Token]) {
    for name in 3..tokens.len() {
        let bare = tokens[name].upos == Upos::Propn
            && tokens[name].relation() == "obl"
            && tokens[name - 1].form == ","
            && !has(tokens, name, &["case", "det"]);
        let end =
            (name + 1..tokens.len()).find(|&i| tokens[i].head != Some(name) || tokens[i].upos != Upos::Propn);
        let closed = end.is_some_and(|end| tokens[end].form == ",");
        let Some(verb) = tokens[name].head.filter(|_| bare && closed) else { continue };
        let noun = (0..name - 1).rev().find(|&i| {
            tokens[i].head == Some(verb) && tokens[i].relation() == "obl" && tokens[i].upos == Upos::Noun
        });
        if let Some(noun) = noun.filter(|&n| name - n <= 6 && has(tokens, n, &["det"])) {
            attach(tokens, name, noun, "appos");
        }
    }
}

/// `Josiane Amiel et sa belle-fille, Samia Amiel`: the name is the daughter-in-law's.
fn kin(tokens: &mut [Token]) {
    for name in 4..tokens.len() {
        let apposed = tokens[name].upos == Upos::Propn
            && tokens[name].relation() == "appos"
            && tokens[name - 1].form == ",";
        let Some(first) = tokens[name].head.filter(|_| apposed) else { continue };
        let noun = name - 2;
        let joined = tokens[noun].upos == Upos::Noun
            && tokens[noun].relation() == "conj"
            && tokens[noun].head == Some(first)
            && tokens[first].upos == Upos::Propn;
        let own = |t: &Token| t.head == Some(noun) && t.relation() == "det" && t.lemma == "son";
        if joined && tokens[..noun].iter().any(own) {
            attach(tokens, name, noun, "appos");
        }
    }
}

/// `Reprise par deux salariées, l'usine …`: who follows a participle behind `par` has done it.
fn agents(tokens: &mut [Token]) {
    for agent in 2..tokens.len() {
        let participle = tokens[agent].head.filter(|&v| {
            v < agent
                && tokens[agent].deprel == "obl:arg"
                && tokens[v].upos == Upos::Verb
                && tokens[v].feats.is("VerbForm", "Part")
                && !tokens[v].feats.is("Tense", "Pres")
                && matches!(tokens[v].relation(), "advcl" | "acl")
        });
        let by = tokens[..agent]
            .iter()
            .any(|t| t.head == Some(agent) && t.relation() == "case" && lower(t) == "par");
        let counted = has(tokens, agent, &["det", "nummod"]) || tokens[agent].upos == Upos::Propn;
        if participle.is_some_and(|v| by && counted && !has(tokens, v, &["aux", "obj"])) {
            "obl:agent".clone_into(&mut tokens[agent].deprel);
        }
    }
}

/// `Derrière le projet, il y a …`: a preposition is no verb.
fn prepositions(tokens: &mut [Token]) {
    for word in 0..tokens.len().saturating_sub(1) {
        let preposition =
            matches!(lower(&tokens[word]).as_str(), "derrière" | "devant" | "malgré" | "hormis" | "outre");
        if !preposition || tokens[word].upos != Upos::Verb || has(tokens, word, &["nsubj", "aux"]) {
            continue;
        }
        let noun = (word + 1..tokens.len()).find(|&n| {
            tokens[n].head == Some(word) && tokens[n].relation() == "obj" && tokens[n].upos != Upos::Pron
        });
        let Some(noun) = noun.filter(|_| tokens[word].head.is_some()) else { continue };
        replace(tokens, word, noun);
        "obl:mod".clone_into(&mut tokens[noun].deprel);
        attach(tokens, word, noun, "case");
        tokens[word].upos = Upos::Adp;
    }
}

/// `son directeur l'emmène sur le glacier`: what has a subject and a clitic before it is a verb.
fn verbs(tokens: &mut [Token]) {
    for word in 2..tokens.len() {
        let clitic = tokens[word - 1].head == Some(word)
            && tokens[word - 1].upos == Upos::Pron
            && matches!(tokens[word - 1].relation(), "obj" | "iobj");
        let noun = tokens[word].upos == Upos::Noun && has(tokens, word, &["nsubj"]);
        let bare = !has(tokens, word, &["det", "cop", "case", "nummod"]);
        let form = lower(&tokens[word]);
        let Some(lemma) = verb_of(Language::French, &form).filter(|_| clitic && noun && bare) else {
            continue;
        };
        tokens[word].lemma = lemma;
        tokens[word].upos = Upos::Verb;
        tokens[word].feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        for token in &mut tokens[word + 1..] {
            if token.head == Some(word) && token.relation() == "nmod" {
                "obl:mod".clone_into(&mut token.deprel);
            }
        }
    }
}

/// `la Norvégienne Ingrid Solheim`: where somebody comes from says more of the name behind it.
fn nationals(tokens: &mut [Token]) {
    const ENDINGS: &[&str] =
        &["ien", "ienne", "ais", "aise", "ois", "oise", "ain", "aine", "ol", "ole", "éen", "éenne"];
    const OTHERS: &[&str] = &[
        "Suisse",
        "Belge",
        "Russe",
        "Grec",
        "Grecque",
        "Turc",
        "Turque",
        "Tchèque",
        "Britannique",
        "Slovaque",
    ];
    for from in 1..tokens.len().saturating_sub(1) {
        let name = from + 1;
        let form = &tokens[from].form;
        let demonym = form.starts_with(char::is_uppercase)
            && form.chars().count() > 4
            && (OTHERS.contains(&form.as_str()) || ENDINGS.iter().any(|ending| form.ends_with(ending)))
            && matches!(tokens[from].upos, Upos::Propn | Upos::Noun)
            && matches!(lower(&tokens[from - 1]).as_str(), "le" | "la" | "l'" | "l’");
        let beside = tokens[name].upos == Upos::Propn
            && (tokens[name].head == tokens[from].head && tokens[name].relation() == tokens[from].relation()
                || tokens[name].head == Some(from)
                    && matches!(tokens[name].relation(), "flat" | "appos" | "nmod" | "obj"));
        if demonym && beside {
            replace(tokens, from, name);
            attach(tokens, from, name, "amod");
            tokens[from].upos = Upos::Adj;
        }
    }
}

/// `changer trois fois de calendrier`: the calendar is what is changed, and no part of the times.
fn times(tokens: &mut [Token]) {
    for what in 2..tokens.len() {
        let times = tokens[what].head.filter(|&n| n < what && tokens[what].relation() == "nmod");
        let verb = times.filter(|&n| tokens[n].lemma == "fois").and_then(|n| tokens[n].head);
        let bare = !has(tokens, what, &["det", "nummod"]) && tokens[what].upos == Upos::Noun;
        let changes = |v: usize| {
            tokens[v].upos == Upos::Verb
                && matches!(tokens[v].lemma.as_str(), "changer" | "manquer" | "parler" | "rêver")
        };
        if let Some(verb) = verb.filter(|&v| bare && changes(v)) {
            attach(tokens, what, verb, "obl:arg");
        }
    }
}

/// `ne convient pas`: with one subject, the verb is `convenir`; those who *convient* are several.
fn suits(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        if lower(&tokens[verb]) != "convient" || tokens[verb].lemma != "convier" {
            continue;
        }
        let several = tokens
            .iter()
            .any(|t| t.head == Some(verb) && t.relation() == "nsubj" && t.feats.is("Number", "Plur"));
        if !several {
            "convenir".clone_into(&mut tokens[verb].lemma);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended, tokens, tree};
    use super::*;

    #[test]
    fn avoir_before_a_participle_is_its_auxiliary() {
        let mut signed = tokens(
            "Luc/PROPN/2/nsubj a/AUX/0/root/VerbForm=Fin depuis/ADP/4/case signé/VERB/2/xcomp/VerbForm=Part",
        );
        "avoir".clone_into(&mut signed[1].lemma);
        mend(&mut signed);
        assert_eq!(tree(&signed), "4/nsubj 4/aux:tense 4/advmod 0/root");
        let mut owns = tokens(
            "Luc/PROPN/2/nsubj a/VERB/0/root/VerbForm=Fin sel/NOUN/2/obj fondu/VERB/2/xcomp/VerbForm=Part",
        );
        "avoir".clone_into(&mut owns[1].lemma);
        mend(&mut owns);
        assert_eq!(tree(&owns), "2/nsubj 0/root 2/obj 2/xcomp");
    }

    #[test]
    fn what_is_set_in_takes_no_subject() {
        let aside = "Océa/PROPN/3/nsubj ,/PUNCT/3/punct assure/VERB/0/root -t-il/PRON/3/expl:subj ,/PUNCT/3/punct \
                     vend/VERB/3/ccomp tout/PRON/6/obj";
        assert_eq!(mended(mend, aside), "6/nsubj 3/punct 6/parataxis 3/nsubj 3/punct 0/root 6/obj");
        let asks =
            "Océa/PROPN/2/nsubj assure/VERB/0/root -t-elle/PRON/2/expl:subj tout/PRON/2/obj ?/PUNCT/2/punct";
        assert_eq!(mended(mend, asks), tree(&tokens(asks)));
    }

    #[test]
    fn what_is_given_and_what_is_known_are_the_verbs() {
        let mut blames = tokens(
            "reproche/VERB/0/root à/ADP/3/case Anna/PROPN/1/obl:arg des/ADP/5/case méthodes/NOUN/3/nmod",
        );
        "reprocher".clone_into(&mut blames[0].lemma);
        mend(&mut blames);
        assert_eq!(tree(&blames), "0/root 3/case 1/obl:arg 5/det 1/obj");
        let of = "parle/VERB/0/root à/ADP/3/case Anna/PROPN/1/obl:arg des/ADP/5/case Monts/NOUN/3/nmod";
        assert_eq!(mended(mend, of), tree(&tokens(of)));
        let mut knows = tokens(
            "découvert/VERB/0/root dans/ADP/3/case journal/NOUN/1/obl:mod que/SCONJ/5/mark ferme/VERB/3/acl",
        );
        "découvrir".clone_into(&mut knows[0].lemma);
        mend(&mut knows);
        assert_eq!(tree(&knows), "0/root 3/case 1/obl:mod 5/mark 1/ccomp");
    }

    #[test]
    fn a_nationality_is_told_of_the_name() {
        let from = "convaincu/VERB/0/root la/DET/3/det Norvégienne/PROPN/1/obj Ingrid/PROPN/1/obj";
        assert_eq!(mended(mend, from), "0/root 4/det 4/amod 1/obj");
        let alone = "convaincu/VERB/0/root la/DET/3/det Norvégienne/PROPN/1/obj hier/ADV/1/advmod";
        assert_eq!(mended(mend, alone), tree(&tokens(alone)));
    }

    #[test]
    fn a_name_between_commas_is_the_nouns() {
        let source = "selon/ADP/3/case son/DET/3/det chef/NOUN/8/obl:mod ,/PUNCT/5/punct Bruno/PROPN/8/obl:mod ,/PUNCT/5/punct \
                      conseil/NOUN/8/nsubj vote/VERB/0/root";
        assert_eq!(mended(mend, source), "3/case 3/det 8/obl:mod 5/punct 3/appos 5/punct 8/nsubj 0/root");
    }
}
