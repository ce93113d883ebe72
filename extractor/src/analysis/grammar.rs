//! What grammar rules out in a parsed sentence, mended.
//!
//! Reads and changes: heads and relations of one sentence's tokens. The network chooses each word's relation
//! alone and has seen few questions and few comparisons; what is mended here is never ambiguous: a verb has
//! one subject, French doubles it by a clitic after the verb (`Paul vient-il ?`), a name before a comma and a
//! whole clause is called to (`Mrs Keller, has the city paid?`), German `als` and `wie` compare and do not
//! coordinate, `werden` with an infinitive is a future, a noun before its preposition (`meiner Meinung nach`) no object,
//! `d'ici` is one preposition, a participle after `a dit le maire` is the mayor's, a relative clause tells of a noun that its
//! verb agrees with, a French clause has its subject, and a noun behind a comma says again who `ils` are. The modules say what each mends. The tree keeps its one root.

mod adverbials;
mod amounts;
#[cfg(test)]
pub(crate) mod any_tree;
mod apposed;
mod arguments;
mod asides;
mod attributes;
mod behind;
mod bounds;
mod complements;
mod compounds;
mod conjunctions;
mod copulas;
mod doubles;
mod english;
mod excepted;
mod extraposed;
#[cfg(test)]
mod fixture;
mod followed;
mod fronted;
mod gapped;
mod german;
mod groups;
mod having;
mod helped;
mod influence;
mod initials;
mod labels;
mod leaning;
mod measured;
mod moods;
mod nicknames;
mod offices;
mod purposes;
mod qualities;
mod quantified;
mod questions;
mod relatives;
mod requests;
mod sayings;
mod second_complements;
mod siblings;
mod slips;
mod spans;
mod spoken;
mod storeys;
mod subjects;
mod talk;
mod talked;
mod turned;
mod unseen_verbs;
mod until;
mod variants;
mod whence;
mod words;

pub(crate) use initials::are_initials;
pub(crate) use second_complements::gets;

use super::Language;
use super::sentence::{Features, Sentence, Token, Upos};

/// Mend a sentence. Where what is mended here and there would go round in a circle, the sentence stays as it was parsed.
pub(super) fn mend(sentence: &mut Sentence) {
    let parsed = sentence.tokens.clone();
    if sentence.language == Language::French {
        questions::unname(sentence);
    }
    mend_tree(sentence);
    if sentence.language == Language::French {
        apposed::mend(sentence);
    }
    if !sentence.is_tree() {
        sentence.tokens = parsed;
    }
}

fn mend_tree(sentence: &mut Sentence) {
    let tokens = &mut sentence.tokens;
    addressed(tokens);
    match sentence.language {
        Language::French => {
            variants::mend(tokens);
            talked::mend(tokens);
            doubled_subjects(tokens);
            until::mend(tokens);
            conjunctions::mend(tokens);
            requests::mend(tokens);
            purposes::mend(tokens);
            goes_on_saying(tokens);
            unseen_verbs::mend(tokens);
            moods::mend(tokens);
            groups::mend(tokens);
            gone(tokens);
            helped::mend(tokens);
            having::mend(tokens);
            doubles::mend(tokens);
            arguments::mend(tokens);
            relatives::mend(tokens);
            sayings::mend(tokens);
            slips::mend(tokens);
            subjects::mend(tokens);
            questions::mend(tokens);
            labels::mend(tokens);
            offices::mend(tokens);
            nicknames::mend(tokens);
            talk::mend(tokens);
            amounts::mend(tokens);
            quantified::mend(tokens);
            leaning::mend(tokens);
            attributes::mend(tokens);
            asides::mend(tokens);
            whence::mend(tokens);
            words::mend(tokens);
            complements::mend(tokens);
            followed::mend(tokens);
            copulas::mend(tokens);
            siblings::mend(tokens);
            excepted::mend(tokens);
            second_complements::mend(tokens);
            measured::mend(tokens);
            storeys::mend(tokens);
            spoken::mend(tokens);
            influence::mend(tokens);
            fronted::mend(tokens);
            turned::mend(tokens);
            adverbials::mend(tokens);
            compounds::mend(tokens);
            qualities::mend(tokens);
            extraposed::mend(tokens);
            having::settle(tokens);
            spans::mend(tokens);
            behind::mend(tokens);
            initials::mend(tokens);
        }
        Language::German => german::mend(tokens),
        Language::English => english::mend(tokens),
        _ => {}
    }
}

/// `Le train part-il ?`, `La ville a-t-elle payé ?`: the pronoun repeats the subject.
fn doubled_subjects(tokens: &mut [Token]) {
    for clitic in 0..tokens.len() {
        let token = &tokens[clitic];
        let inverted = token.upos == Upos::Pron && token.form.starts_with(['-', '‑']);
        if !inverted || token.relation() != "nsubj" && token.deprel != "expl:subj" {
            continue;
        }
        let head = token.head;
        let named = (0..clitic).find(|&i| {
            let t = &tokens[i];
            t.head == head && t.relation() == "nsubj" && !t.feats.is("PronType", "Int")
        });
        // `C'est nous qui payons, rappelle-t-elle`: what she says is no subject.
        let said = named.filter(|&i| tokens.iter().any(|t| t.head == Some(i) && t.relation() == "cop"));
        if let Some(said) = said {
            "ccomp".clone_into(&mut tokens[said].deprel);
            "nsubj".clone_into(&mut tokens[clitic].deprel);
            continue;
        }
        if named.is_some() {
            "expl:subj".clone_into(&mut tokens[clitic].deprel);
        }
    }
}

/// `Mrs Keller, how many homes has the city built?`: whoever is called to was taken for a subject or, with the
/// question hung on the name, for all that is said.
fn addressed(tokens: &mut [Token]) {
    let comma = tokens.iter().position(|t| t.form == ",");
    let Some(comma) = comma.filter(|&comma| (1..=4).contains(&comma)) else { return };
    let inside = |token: &Token| matches!(token.upos, Upos::Propn | Upos::Noun | Upos::Adj);
    let outside = |i: &usize| tokens[*i].head.is_none_or(|head| head >= comma);
    let mut tops = (0..comma).filter(outside);
    let (Some(name), None) = (tops.next(), tops.next()) else { return };
    if !tokens[..comma].iter().all(inside) || !tokens[..comma].iter().any(|t| starts_upper(&t.form)) {
        return;
    }
    match tokens[name].head {
        Some(verb) if tokens[name].relation() == "nsubj" => {
            let other = |t: &Token| t.head == Some(verb) && t.relation() == "nsubj";
            if tokens[comma..].iter().any(other) {
                "vocative".clone_into(&mut tokens[name].deprel);
            }
        }
        None => {
            let clause = (comma..tokens.len()).find(|&i| {
                tokens[i].head == Some(name)
                    && matches!(tokens[i].relation(), "acl" | "parataxis" | "appos" | "conj" | "ccomp")
                    && is_whole_clause(tokens, i)
            });
            let Some(clause) = clause else { return };
            for token in tokens[comma..].iter_mut().filter(|token| token.head == Some(name)) {
                token.head = Some(clause);
            }
            tokens[clause].head = None;
            "root".clone_into(&mut tokens[clause].deprel);
            attach(tokens, name, clause, "vocative");
        }
        _ => {}
    }
}

/// Whether a clause has a finite verb and its subject, and no relative pronoun or conjunction that subordinates it.
fn is_whole_clause(tokens: &[Token], head: usize) -> bool {
    let mut own = tokens.iter().filter(|t| t.head == Some(head));
    let finite = |t: &Token| t.feats.is("VerbForm", "Fin");
    let verb =
        finite(&tokens[head]) || own.clone().any(|t| matches!(t.relation(), "aux" | "cop") && finite(t));
    let subject = own.clone().any(|t| t.relation() == "nsubj");
    let bound = own.any(|t| t.relation() == "mark" || t.feats.is("PronType", "Rel"));
    verb && subject && !bound
}

fn starts_upper(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
}

/// `la moitié des familles sont parties`: a bare word that is also a noun (`partie`, `sortie`) says where they went.
fn gone(tokens: &mut [Token]) {
    const WITH_BEING: [(&str, &str); 7] = [
        ("partie", "partir"),
        ("sortie", "sortir"),
        ("venue", "venir"),
        ("entrée", "entrer"),
        ("arrivée", "arriver"),
        ("rentrée", "rentrer"),
        ("montée", "monter"),
    ];
    for word in 0..tokens.len() {
        let of = |relations: &[&str]| {
            tokens.iter().position(|t| t.head == Some(word) && relations.contains(&t.relation()))
        };
        let form = tokens[word].form.to_lowercase();
        let verb = WITH_BEING.iter().find(|(noun, _)| form.trim_end_matches('s') == *noun);
        // `est partie furieuse`: how she left.
        let how = tokens.iter().position(|t| depends(t, word, &["amod"])).filter(|&a| a > word);
        let bare = of(&["det", "case", "nummod"]).is_none() && of(&["amod"]) == how;
        if let (Upos::Noun, true, Some((_, verb)), Some(copula)) =
            (tokens[word].upos, bare, verb, of(&["cop"]))
        {
            "aux:tense".clone_into(&mut tokens[copula].deprel);
            tokens[word].upos = Upos::Verb;
            (*verb).clone_into(&mut tokens[word].lemma);
            tokens[word].feats = Features::parse("Gender=Fem|Tense=Past|VerbForm=Part");
            if let Some(how) = how {
                "xcomp".clone_into(&mut tokens[how].deprel);
            }
        }
    }
}

/// `« … », a dit le maire, précisant que …`: the participle goes with the verb that reports, not with what it reports.
fn goes_on_saying(tokens: &mut [Token]) {
    for participle in 0..tokens.len() {
        let token = &tokens[participle];
        let present =
            token.upos == Upos::Verb && token.feats.is("VerbForm", "Part") && token.feats.is("Tense", "Pres");
        if !present || !matches!(token.relation(), "advcl" | "acl" | "parataxis" | "conj") {
            continue;
        }
        let Some(quoted) = token.head.filter(|&h| h < participle) else { continue };
        let follows = |i: usize, relation: &str| {
            tokens.iter().enumerate().any(|(at, t)| {
                t.head == Some(i) && t.relation() == relation && (i + 1..participle).contains(&at)
            })
        };
        let reports = |i: &usize| {
            ancestors(tokens, *i).any(|h| h == quoted)
                && tokens[*i].relation() == "parataxis"
                && tokens[*i].upos == Upos::Verb
                && follows(*i, "nsubj")
        };
        let comma = tokens[participle - 1].form == ",";
        if let Some(verb) = (quoted + 1..participle).rev().find(reports).filter(|_| comma) {
            attach(tokens, participle, verb, "advcl");
        }
    }
}

fn ancestors(tokens: &[Token], from: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(tokens[from].head, |&h| tokens[h].head).take(tokens.len())
}

/// The form in lower case, its apostrophe straight.
fn lower(token: &Token) -> String {
    token.form.to_lowercase().replace('’', "'")
}

/// Whether a token depends on `head` by one of the relations.
fn depends(token: &Token, head: usize, relations: &[&str]) -> bool {
    token.head == Some(head) && relations.contains(&token.relation())
}

fn has(tokens: &[Token], head: usize, relations: &[&str]) -> bool {
    tokens.iter().any(|t| depends(t, head, relations))
}

fn attach(tokens: &mut [Token], token: usize, head: usize, deprel: &str) {
    tokens[token].head = Some(head);
    deprel.clone_into(&mut tokens[token].deprel);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::CharSpan;

    /// The mended tree of a sentence, with its words.
    fn mended(language: Language, words: &str) -> String {
        let tokens = fixture::tokens(words);
        let mut sentence = Sentence { span: CharSpan::new(0, 0), language, tokens, entities: Vec::new() };
        mend(&mut sentence);
        let show = |t: &Token| format!("{}/{}/{}", t.form, t.head.map_or(0, |h| h + 1), t.deprel);
        sentence.tokens.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn werden_with_an_infinitive_is_no_passive() {
        let german = |words| mended(Language::German, words);
        assert_eq!(
            german("Er/PRON/3/nsubj:pass werden/AUX/3/aux:pass wachsen/VERB/0/root"),
            "Er/3/nsubj werden/3/aux wachsen/0/root"
        );
        let passive = "Es/3/nsubj:pass werden/3/aux:pass vergessen/0/root";
        assert_eq!(german("Es/PRON/3/nsubj:pass werden/AUX/3/aux:pass vergessen/VERB/0/root"), passive);
    }

    #[test]
    fn werden_with_a_participle_is_no_future() {
        let german = |words| mended(Language::German, words);
        assert_eq!(
            german("Sie/PRON/3/nsubj werden/AUX/3/aux bezahlt/VERB/0/root"),
            "Sie/3/nsubj:pass werden/3/aux:pass bezahlt/0/root"
        );
        let future = "Sie/3/nsubj werden/3/aux zahlen/0/root";
        assert_eq!(german("Sie/PRON/3/nsubj werden/AUX/3/aux zahlen/VERB/0/root"), future);
    }

    #[test]
    fn what_has_sunk_is_no_quality() {
        let german = |words| mended(Language::German, words);
        assert_eq!(
            german("Preise/NOUN/3/nsubj sind/AUX/3/cop gesunken/ADJ/0/root"),
            "Preise/3/nsubj sind/3/aux:tense gesunken/0/root"
        );
        let state = "Läden/3/nsubj sind/3/cop geschlossen/0/root";
        assert_eq!(german("Läden/NOUN/3/nsubj sind/AUX/3/cop geschlossen/ADJ/0/root"), state);
    }

    #[test]
    fn doppelt_multiplies() {
        let german = |words| mended(Language::German, words);
        assert_eq!(
            german(
                "Sie/PRON/2/nsubj brauchen/VERB/3/advcl doppelt/VERB/0/root so/ADV/5/advmod viel/DET/6/det Zeit/NOUN/3/obj"
            ),
            "Sie/2/nsubj brauchen/0/root doppelt/5/advmod so/5/advmod viel/6/det Zeit/2/obj"
        );
        let participle = "Er/2/nsubj verdoppelt/0/root so/4/advmod viel/2/obj";
        assert_eq!(
            german("Er/PRON/2/nsubj verdoppelt/VERB/0/root so/ADV/4/advmod viel/DET/2/obj"),
            participle
        );
    }

    #[test]
    fn a_german_relative_clause_has_a_subject_and_und_joins_objects() {
        let token = |word: &str| mended(Language::German, word);
        assert_eq!(
            token("kauft/VERB/0/root Brot/NOUN/1/obj und/CCONJ/4/cc Wein/NOUN/1/obj"),
            "kauft/0/root Brot/1/obj und/4/cc Wein/2/conj"
        );
        let two = "kauft/0/root Paul/1/iobj Wein/1/obj";
        assert_eq!(token("kauft/VERB/0/root Paul/PROPN/1/iobj Wein/NOUN/1/obj"), two);
    }

    #[test]
    fn a_noun_with_its_preposition_is_no_object() {
        assert_eq!(
            mended(Language::German, "Berichten/NOUN/3/obj zufolge/ADP/1/case brennt/VERB/0/root"),
            "Berichten/3/obl zufolge/1/case brennt/0/root"
        );
        let behind = "Nach/2/case Berichten/3/obl sucht/0/root";
        assert_eq!(
            mended(Language::German, "Nach/ADP/2/case Berichten/NOUN/3/obj sucht/VERB/0/root"),
            behind
        );
    }

    #[test]
    fn a_circle_is_no_tree() {
        let is_tree = |tokens: Vec<Token>| {
            let span = CharSpan::new(0, 0);
            Sentence { span, language: Language::French, tokens, entities: Vec::new() }.is_tree()
        };
        assert!(is_tree(fixture::tokens("a/NOUN/2/obj b/VERB/0/root")));
        assert!(!is_tree(fixture::tokens("a/NOUN/2/obj b/VERB/1/obj c/VERB/0/root")));
        assert!(!is_tree(fixture::tokens("a/VERB/0/root b/VERB/0/root")));
        assert!(is_tree(Vec::new()));
    }

    #[test]
    fn a_clitic_repeats_the_subject() {
        let french = |words| mended(Language::French, words);
        assert_eq!(
            french("Paul/PROPN/2/nsubj vient/VERB/0/root -il/PRON/2/nsubj"),
            "Paul/2/nsubj vient/0/root -il/2/expl:subj"
        );
        assert_eq!(french("Vient/VERB/0/root -il/PRON/1/nsubj"), "Vient/0/root -il/1/nsubj");
    }

    #[test]
    fn whoever_is_addressed_is_no_subject() {
        assert_eq!(
            mended(
                Language::English,
                "Mrs/PROPN/2/flat Lee/PROPN/6/nsubj ,/PUNCT/2/punct has/AUX/6/aux Rome/PROPN/6/nsubj paid/VERB/0/root"
            ),
            "Mrs/2/flat Lee/6/vocative ,/2/punct has/6/aux Rome/6/nsubj paid/0/root"
        );
        let alone = "Rome/PROPN/3/nsubj ,/PUNCT/1/punct paid/VERB/0/root";
        assert_eq!(mended(Language::English, alone), "Rome/3/nsubj ,/1/punct paid/0/root");
    }

    #[test]
    fn german_als_compares() {
        let german = |words| mended(Language::German, words);
        assert_eq!(
            german("300/NUM/2/nummod mehr/NOUN/0/root als/CCONJ/4/cc 2022/NUM/2/conj"),
            "300/2/nummod mehr/0/root als/4/case 2022/2/obl"
        );
        let both = "Paul/PROPN/0/root als/CCONJ/4/cc auch/ADV/4/advmod Anna/PROPN/1/conj";
        assert_eq!(german(both), "Paul/0/root als/4/cc auch/4/advmod Anna/1/conj");
    }

    #[test]
    fn d_ici_is_a_preposition() {
        let french = |words| mended(Language::French, words);
        assert_eq!(
            french(
                "recruter/VERB/0/root soixante/NUM/1/obj d'/ADP/4/case ici/ADV/2/nmod la/DET/6/det fin/NOUN/1/obj"
            ),
            "recruter/0/root soixante/1/obj d'/6/case ici/3/fixed la/6/det fin/1/obl:mod"
        );
        assert_eq!(
            french("partir/VERB/0/root d'/ADP/3/case ici/ADV/1/advmod deux/NUM/5/nummod ans/NOUN/3/nmod"),
            "partir/0/root d'/5/case ici/2/fixed deux/5/nummod ans/1/obl:mod"
        );
        let place = "partir/VERB/0/root d'/ADP/3/case ici/ADV/1/advmod vite/ADV/1/advmod";
        assert_eq!(french(place), "partir/0/root d'/3/case ici/1/advmod vite/1/advmod");
    }
}
