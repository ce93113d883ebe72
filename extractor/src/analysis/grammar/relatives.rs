//! French relative clauses and participles on the noun that they agree with.
//!
//! Reads and changes: heads and relations of one sentence's tokens. `les habitants du village qui partent` tells of
//! those who leave, whatever the parser says, because the verb stands in the plural; and `, qu'on m'a refusée` goes back
//! to a feminine noun and is nothing that was said.

mod absolutes;

use super::{ancestors, attach, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    objects(tokens);
    named(tokens);
    brought_in(tokens);
    speakers(tokens);
    antecedents(tokens);
    parts(tokens);
    of_which(tokens);
    one_of(tokens);
    sought(tokens);
    absolutes::mend(tokens);
}

/// `un des villages de la vallée qui a gardé son école`: of the one where the verb stands in the singular, of all where it
/// stands in the plural.
fn one_of(tokens: &mut [Token]) {
    for clause in 0..tokens.len() {
        let Some(noun) = tokens[clause].head.filter(|&n| tokens[clause].deprel == "acl:relcl" && n < clause)
        else {
            continue;
        };
        let chain: Vec<usize> = std::iter::once(noun).chain(ancestors(tokens, noun)).collect();
        let one = chain.windows(2).find(|pair| {
            let (many, one) = (pair[0], pair[1]);
            let form = lower(&tokens[one]);
            let part = matches!(form.as_str(), "un" | "une") && tokens[one].upos != Upos::Det;
            part && one < many && tokens[many].relation() == "nmod" && tokens[many].feats.is("Number", "Plur")
        });
        let Some(&[many, one]) = one else { continue };
        let subject = relative_subject(tokens, clause);
        let Some(finite) = finite_of(tokens, clause).filter(|_| subject.is_some()) else { continue };
        match tokens[finite].feats.get("Number") {
            Some("Sing") => attach(tokens, clause, one, "acl:relcl"),
            Some("Plur") if noun != many => attach(tokens, clause, many, "acl:relcl"),
            _ => {}
        }
    }
}

/// `des outils pour les agents qui soient simples`: what one looks for, in the subjunctive, is what is not known yet.
fn sought(tokens: &mut [Token]) {
    let determined = |tokens: &[Token], noun: usize, value: &str| {
        tokens.iter().any(|t| {
            t.head == Some(noun)
                && t.relation() == "det"
                && (t.feats.is("Definite", value) || value == "Def" && t.feats.is("Poss", "Yes"))
        })
    };
    for clause in 0..tokens.len() {
        let Some(noun) = tokens[clause].head.filter(|&n| tokens[clause].deprel == "acl:relcl" && n < clause)
        else {
            continue;
        };
        let Some(finite) = finite_of(tokens, clause) else { continue };
        let known = determined(tokens, noun, "Def") && tokens[noun].relation() == "nmod";
        let wished = tokens[finite].feats.is("Mood", "Sub") && relative_subject(tokens, clause).is_some();
        let above = tokens[noun].head.filter(|&a| known && wished && a < noun);
        let agrees = |a: usize| match (tokens[finite].feats.get("Number"), tokens[a].feats.get("Number")) {
            (Some(verb), Some(noun)) => verb == noun,
            _ => true,
        };
        if let Some(above) =
            above.filter(|&a| tokens[a].upos == Upos::Noun && !determined(tokens, a, "Def") && agrees(a))
        {
            attach(tokens, clause, above, "acl:relcl");
        }
    }
}

/// The `qui` of a relative clause.
fn relative_subject(tokens: &[Token], clause: usize) -> Option<usize> {
    (0..clause).find(|&i| {
        tokens[i].head == Some(clause) && tokens[i].relation() == "nsubj" && lower(&tokens[i]) == "qui"
    })
}

/// The finite word of a clause.
fn finite_of(tokens: &[Token], clause: usize) -> Option<usize> {
    let group = |i: usize| {
        i == clause || tokens[i].head == Some(clause) && matches!(tokens[i].relation(), "aux" | "cop")
    };
    (0..tokens.len()).find(|&i| group(i) && tokens[i].feats.is("VerbForm", "Fin"))
}

/// Verbs that take `de`, whatever it leads to.
const TAKE_OF: &[&str] = &[
    "parler",
    "disposer",
    "rêver",
    "hériter",
    "bénéficier",
    "profiter",
    "manquer",
    "souffrir",
    "dépendre",
    "douter",
    "jouir",
    "témoigner",
    "user",
    "abuser",
    "découler",
    "résulter",
    "provenir",
    "sortir",
    "venir",
];

/// `un outil dont les paysans n'ont plus besoin`, `un projet dont le maire est fier`: what `dont` stands for is the
/// complement of a bare noun behind the verb, of a pronominal verb or of an adjective, and no owner of the subject.
fn of_which(tokens: &mut [Token]) {
    for dont in 1..tokens.len() {
        let Some(above) = tokens[dont].head.filter(|&h| h > dont && lower(&tokens[dont]) == "dont") else {
            continue;
        };
        let subject = tokens[above].relation() == "nsubj" && tokens[dont].relation() == "nmod";
        let Some(verb) = (if subject { tokens[above].head } else { Some(above) }) else { continue };
        let bare = |o: usize| {
            tokens[o].upos == Upos::Noun
                && !tokens
                    .iter()
                    .any(|t| t.head == Some(o) && matches!(t.relation(), "det" | "nummod" | "amod"))
        };
        let object =
            (verb + 1..tokens.len()).find(|&o| tokens[o].head == Some(verb) && tokens[o].relation() == "obj");
        let pronominal = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "expl:pv");
        let verbal = tokens[verb].upos == Upos::Verb;
        // `dont le siège se trouve à Lyon`: with a complement of its own the verb takes no other.
        let led = subject && has(tokens, verb, &["obl"]);
        let takes = object.is_none()
            && !led
            && verbal
            && (pronominal || TAKE_OF.contains(&tokens[verb].lemma.as_str()));
        let leans = verbal && object.is_some_and(bare);
        let copular = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "cop");
        let quality =
            copular && tokens[verb].upos == Upos::Adj && OF_SOMETHING.contains(&tokens[verb].lemma.as_str());
        if !(takes || leans || quality) || tokens[verb].head.is_some_and(|h| h >= dont) {
            continue;
        }
        attach(tokens, dont, verb, "obl:arg");
        let noun = (0..dont).rev().find(|&n| is_noun(&tokens[n]));
        if tokens[verb].relation() == "parataxis"
            && let Some(noun) = noun.filter(|&n| n + 1 == dont && !ancestors(tokens, n).any(|a| a == verb))
        {
            attach(tokens, verb, noun, "acl:relcl");
        }
    }
}

/// Adjectives that take `de`.
const OF_SOMETHING: &[&str] = &[
    "fier",
    "originaire",
    "responsable",
    "content",
    "satisfait",
    "capable",
    "sûr",
    "certain",
    "conscient",
    "amoureux",
    "jaloux",
    "proche",
    "digne",
    "coupable",
    "victime",
    "dépendant",
    "friand",
    "fou",
    "heureux",
];

/// `une formation, qu'on m'a refusée`: a clause after a comma, whose participle agrees with the object just named, was
/// taken for what is said.
fn objects(tokens: &mut [Token]) {
    for mark in 2..tokens.len() {
        let que = matches!(tokens[mark].form.to_lowercase().as_str(), "que" | "qu'" | "qu’");
        if !que || tokens[mark].relation() != "mark" {
            continue;
        }
        let Some(verb) = tokens[mark].head.filter(|&v| v > mark && tokens[v].relation() == "ccomp") else {
            continue;
        };
        let Some(governor) = tokens[verb].head else { continue };
        if tokens[mark - 1].form != "," {
            told_already(tokens, mark, verb, governor);
            continue;
        }
        let named = (0..mark).rev().find(|&i| {
            tokens[i].head == Some(governor) && tokens[i].relation() == "obj" && tokens[i].upos == Upos::Noun
        });
        let Some(noun) = named.filter(|&n| is_below(tokens, mark - 2, n)) else { continue };
        let object = |t: &Token| t.head == Some(verb) && matches!(t.relation(), "obj" | "ccomp" | "xcomp");
        let participle = tokens[verb].feats.is("VerbForm", "Part");
        if participle && agrees(&tokens[noun], &tokens[verb]) && !tokens.iter().any(object) {
            attach(tokens, verb, noun, "acl:relcl");
            attach(tokens, mark, verb, "obj");
            tokens[mark].upos = Upos::Pron;
            tokens[mark].feats = Features::parse("PronType=Rel");
        }
    }
}

/// `je le dis aux étudiantes que j'encadre`: what is said is named already, and the clause lacks its object.
fn told_already(tokens: &mut [Token], mark: usize, verb: usize, governor: usize) {
    let noun = mark - 1;
    let told = tokens[..governor].iter().any(|t| {
        t.head == Some(governor)
            && t.relation() == "obj"
            && matches!(t.form.to_lowercase().as_str(), "le" | "l'" | "l’")
    });
    let object =
        |t: &Token| t.head == Some(verb) && matches!(t.relation(), "obj" | "ccomp" | "xcomp" | "cop");
    if told
        && tokens[noun].upos == Upos::Noun
        && tokens[noun].head == Some(governor)
        && !tokens.iter().any(object)
    {
        attach(tokens, verb, noun, "acl:relcl");
        attach(tokens, mark, verb, "obj");
        tokens[mark].upos = Upos::Pron;
        tokens[mark].feats = Features::parse("PronType=Rel");
    }
}

/// `un quart des effectifs du groupe, qui fabrique des boîtes`: a part does nothing; the clause behind the comma tells of
/// the noun just before it.
fn parts(tokens: &mut [Token]) {
    const PARTS: &[&str] =
        &["quart", "tiers", "moitié", "partie", "part", "dizaine", "centaine", "pourcentage"];
    for who in 3..tokens.len() {
        let opens = lower(&tokens[who]) == "qui" && tokens[who].relation() == "nsubj";
        let Some(clause) = tokens[who].head.filter(|_| opens && tokens[who - 1].form == ",") else {
            continue;
        };
        let part = tokens[clause]
            .head
            .filter(|&n| tokens[clause].deprel == "acl:relcl" && PARTS.contains(&tokens[n].lemma.as_str()));
        let noun = who - 2;
        let nominal = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn);
        let one = tokens[clause].feats.is("Number", "Sing") && !tokens[noun].feats.is("Number", "Plur");
        if part.is_some_and(|part| nominal && one && ancestors(tokens, noun).any(|a| a == part)) {
            attach(tokens, clause, noun, "acl:relcl");
        }
    }
}

/// `« … », soupire le maire, qui cherche un repreneur`: a clause behind the speaker tells of the speaker, though the parser
/// took a noun of what is said.
fn speakers(tokens: &mut [Token]) {
    for who in 4..tokens.len() {
        let opens = tokens[who].form.eq_ignore_ascii_case("qui")
            && tokens[who].relation() == "nsubj"
            && tokens[who - 1].form == ",";
        let Some(clause) = tokens[who].head.filter(|&c| c > who && opens) else { continue };
        let speaker = who - 2;
        let verb = tokens[speaker].head.filter(|&v| {
            v < speaker
                && tokens[speaker].relation() == "nsubj"
                && is_noun(&tokens[speaker])
                && tokens[v].upos == Upos::Verb
                && matches!(tokens[v].relation(), "parataxis" | "root")
        });
        let far = tokens[clause].head.is_some_and(|head| verb.is_some_and(|v| head < v));
        let finite =
            agreeing(tokens, clause).is_some_and(|(verb, _)| agrees(&tokens[speaker], &tokens[verb]));
        if tokens[clause].relation() == "acl" && far && finite {
            attach(tokens, clause, speaker, "acl:relcl");
        }
    }
}

/// `Luc Fischer, économiste à l'université de Caen, qui a conseillé les salariés`: a clause set off behind what a name is
/// called tells of the name, though the parser took the last noun or made it something said.
fn named(tokens: &mut [Token]) {
    for who in 3..tokens.len() {
        let opens = tokens[who].form.eq_ignore_ascii_case("qui")
            && tokens[who].relation() == "nsubj"
            && tokens[who - 1].form == ",";
        let Some(clause) = tokens[who].head.filter(|&c| c > who && opens) else { continue };
        if !matches!(tokens[clause].relation(), "ccomp" | "advcl" | "parataxis") {
            continue;
        }
        let last = who - 2;
        // The name, a comma, and what it is called up to the comma before `qui`.
        let name = std::iter::once(last).chain(ancestors(tokens, last)).find(|&i| {
            tokens[i].upos == Upos::Propn
                && tokens[i].relation() != "flat"
                && tokens[..last].iter().skip(i + 1).any(|t| t.form == ",")
        });
        let Some(name) = name else { continue };
        let called = std::iter::once(last)
            .chain(ancestors(tokens, last))
            .find(|&i| tokens[i].head == Some(name) && matches!(tokens[i].relation(), "appos" | "amod"));
        let apart = called.is_some_and(|c| tokens[..c].iter().skip(name).any(|t| t.form == ","));
        let plural =
            agreeing(tokens, clause).is_some_and(|(verb, _)| tokens[verb].feats.is("Number", "Plur"));
        let described = called.is_some_and(|c| (c..who).any(|i| i > c && tokens[i].upos == Upos::Noun));
        if apart && described && !plural && !is_below(tokens, name, clause) {
            attach(tokens, clause, name, "acl:relcl");
        }
    }
}

/// `C'est le patron des Rhums Bellevue qui a payé`: behind a name, the clause tells of the noun that `c'est` brings in.
fn brought_in(tokens: &mut [Token]) {
    for who in 4..tokens.len() {
        let relative = matches!(lower(&tokens[who]).as_str(), "qui" | "que" | "qu'");
        let Some(clause) = tokens[who].head.filter(|&c| c > who && relative && tokens[c].relation() == "acl")
        else {
            continue;
        };
        let Some(name) = tokens[clause].head.filter(|&n| n < who && tokens[n].upos == Upos::Propn) else {
            continue;
        };
        let Some(noun) = tokens[name].head.filter(|&n| n < name && tokens[name].relation() == "nmod") else {
            continue;
        };
        let pointing = |t: &Token| {
            t.head == Some(noun) && t.relation() == "nsubj" && matches!(lower(t).as_str(), "c'" | "ce")
        };
        let marked = tokens[who - 1].form != ",";
        let brought = tokens[noun].upos == Upos::Noun && tokens[..noun].iter().any(pointing);
        let number = |t: &Token| t.feats.get("Number").map(str::to_owned);
        let finite = tokens[who..=clause].iter().find(|t| t.feats.is("VerbForm", "Fin"));
        let several = finite.and_then(number);
        let fits = lower(&tokens[who]) != "qui" || several.is_none() || several == number(&tokens[noun]);
        if marked && brought && fits {
            attach(tokens, clause, noun, "acl:relcl");
        }
    }
}

/// A relative clause with `qui` or a participle that does not agree with its noun, where a noun nearby does.
fn antecedents(tokens: &mut [Token]) {
    for clause in 1..tokens.len() {
        let Some(noun) = tokens[clause].head.filter(|&n| n < clause) else { continue };
        if tokens[clause].relation() != "acl" || !is_noun(&tokens[noun]) || is_joined(tokens, noun) {
            continue;
        }
        let Some((agreeing, from)) = agreeing(tokens, clause) else { continue };
        let fits = |at: usize| agrees(&tokens[at], &tokens[agreeing]);
        if fits(noun) || tokens[noun].upos == Upos::Propn {
            continue;
        }
        let near = |&at: &usize| {
            is_noun(&tokens[at])
                && (is_below(tokens, at, noun) || ancestors(tokens, noun).any(|up| up == at))
                && !between(tokens, at, from)
        };
        let better = (0..from).rev().filter(|&at| at != noun).filter(near).find(|&at| fits(at));
        if let Some(better) = better.filter(|&b| !is_below(tokens, b, clause)) {
            tokens[clause].head = Some(better);
        }
    }
}

/// The word of a clause that agrees with its noun, and where the clause begins: the finite verb behind `qui`, or a past
/// participle that stands alone.
fn agreeing(tokens: &[Token], clause: usize) -> Option<(usize, usize)> {
    let own = |i: &usize| tokens[*i].head == Some(clause);
    let children: Vec<usize> = (0..tokens.len()).filter(own).collect();
    let who = children.iter().copied().find(|&c| {
        tokens[c].relation() == "nsubj" && tokens[c].form.eq_ignore_ascii_case("qui") && c < clause
    });
    if let Some(who) = who {
        let finite = |i: usize| tokens[i].feats.is("VerbForm", "Fin");
        let verb = children
            .iter()
            .copied()
            .filter(|&c| matches!(tokens[c].relation(), "aux" | "cop"))
            .chain([clause])
            .find(|&i| finite(i))?;
        return Some((verb, who));
    }
    let participle = tokens[clause].feats.is("VerbForm", "Part") && tokens[clause].feats.is("Tense", "Past");
    let alone = children.iter().all(|&c| !matches!(tokens[c].relation(), "aux" | "nsubj" | "mark" | "cop"));
    (participle && alone).then_some((clause, clause))
}

/// Whether number and gender are the same, as far as both tell them.
fn agrees(noun: &Token, word: &Token) -> bool {
    let same = |feature: &str| match (noun.feats.get(feature), word.feats.get(feature)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    same("Number") && same("Gender")
}

fn is_noun(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn)
}

/// Whether the noun stands with others, which are plural together.
fn is_joined(tokens: &[Token], noun: usize) -> bool {
    tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "conj") || tokens[noun].relation() == "conj"
}

/// Whether a verb stands between a noun and a clause: the noun is out of reach.
fn between(tokens: &[Token], noun: usize, clause: usize) -> bool {
    tokens[noun + 1..clause].iter().any(|t| t.feats.is("VerbForm", "Fin"))
}

fn is_below(tokens: &[Token], token: usize, top: usize) -> bool {
    token == top || ancestors(tokens, token).any(|up| up == top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    /// The mended tree of a sentence.
    fn mended(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn what_cest_brings_in_is_told_of() {
        let of_noun = "c'/PRON/4/nsubj est/AUX/4/cop le/DET/4/det patron/NOUN/0/root des/ADP/6/case Rhums/PROPN/4/nmod qui/PRON/8/nsubj paie/VERB/6/acl:relcl";
        assert_eq!(mended(of_noun), "4/nsubj 4/cop 4/det 0/root 6/case 4/nmod 8/nsubj 4/acl:relcl");
    }

    #[test]
    fn a_clause_goes_to_the_noun_that_it_agrees_with() {
        assert_eq!(
            mended(
                "habitants/NOUN/0/root/Number=Plur du/ADP/3/case village/NOUN/1/nmod/Number=Sing qui/PRON/5/nsubj partent/VERB/3/acl:relcl/Number=Plur|VerbForm=Fin"
            ),
            "0/root 3/case 1/nmod 5/nsubj 1/acl:relcl"
        );
        assert_eq!(
            mended(
                "habitants/NOUN/0/root/Number=Plur du/ADP/3/case village/NOUN/1/nmod/Number=Sing qui/PRON/5/nsubj part/VERB/3/acl:relcl/Number=Sing|VerbForm=Fin"
            ),
            "0/root 3/case 1/nmod 5/nsubj 3/acl:relcl"
        );
    }

    #[test]
    fn what_was_refused_is_the_object() {
        assert_eq!(
            mended(
                "demandé/VERB/0/root formation/NOUN/1/obj/Gender=Fem|Number=Sing ,/PUNCT/6/punct qu'/SCONJ/6/mark on/PRON/6/nsubj refusée/VERB/1/ccomp/Gender=Fem|Number=Sing|VerbForm=Part"
            ),
            "0/root 1/obj 6/punct 6/obj 6/nsubj 2/acl:relcl"
        );
        let said = "informé/VERB/0/root presse/NOUN/1/obj/Gender=Fem|Number=Sing que/SCONJ/5/mark on/PRON/5/nsubj part/VERB/1/ccomp/VerbForm=Fin";
        assert_eq!(mended(said), "0/root 1/obj 5/mark 5/nsubj 1/ccomp");
    }

    #[test]
    fn a_clause_behind_what_a_name_is_called_tells_of_the_name() {
        let called = "dit/VERB/0/root Luc/PROPN/1/nsubj ,/PUNCT/4/punct économiste/NOUN/2/appos à/ADP/6/case école/NOUN/4/nmod ,/PUNCT/9/punct qui/PRON/9/nsubj aide/VERB/1/ccomp/VerbForm=Fin";
        assert_eq!(
            mended(called),
            "0/root 1/nsubj 4/punct 2/appos 6/case 4/nmod 9/punct 9/nsubj 2/acl:relcl"
        );
        let place = "vit/VERB/0/root à/ADP/3/case école/NOUN/1/obl ,/PUNCT/6/punct qui/PRON/6/nsubj brûle/VERB/3/acl:relcl/VerbForm=Fin";
        assert_eq!(mended(place), "0/root 3/case 1/obl 6/punct 6/nsubj 3/acl:relcl");
    }

    #[test]
    fn whom_it_was_told_is_told_of() {
        let told = "le/PRON/2/obj dis/VERB/0/root étudiantes/NOUN/2/obl que/SCONJ/6/mark je/PRON/6/nsubj encadre/VERB/2/ccomp";
        assert_eq!(mended(told), "2/obj 0/root 2/obl 6/obj 6/nsubj 3/acl:relcl");
        let said = "dis/VERB/0/root étudiantes/NOUN/1/obl que/SCONJ/5/mark je/PRON/5/nsubj pars/VERB/1/ccomp";
        assert_eq!(mended(said), "0/root 1/obl 5/mark 5/nsubj 1/ccomp");
    }

    #[test]
    fn a_clause_behind_the_speaker_tells_of_the_speaker() {
        let said = "village/NOUN/0/root »/PUNCT/1/punct ,/PUNCT/1/punct soupire/VERB/1/parataxis/VerbForm=Fin le/DET/6/det maire/NOUN/4/nsubj ,/PUNCT/9/punct qui/PRON/9/nsubj cherche/VERB/1/acl:relcl/VerbForm=Fin";
        assert_eq!(
            mended(said),
            "0/root 1/punct 1/punct 1/parataxis 6/det 4/nsubj 9/punct 9/nsubj 6/acl:relcl"
        );
    }
}
