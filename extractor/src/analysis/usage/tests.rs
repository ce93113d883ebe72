//! One way of marking words a document: keys, evidence, and what the tables cannot overrule.

use super::*;
use crate::analysis::{Features, Language};
use crate::span::CharSpan;

fn token(form: &str, lemma: &str, upos: Upos, head: Option<usize>, deprel: &str) -> Token {
    let mut token = Token::bare(CharSpan::new(0, form.chars().count()), form.to_owned());
    (token.lemma, token.upos, token.head, token.deprel) = (lemma.to_owned(), upos, head, deprel.to_owned());
    token
}

fn with(feats: &str, mut token: Token) -> Token {
    token.feats = Features::parse(feats);
    token
}

fn sentence(language: Language, tokens: Vec<Token>) -> Sentence {
    Sentence { span: CharSpan::new(0, 1), language, tokens, entities: Vec::new() }
}

/// Labels by their place.
struct Listed(&'static [&'static str]);

impl Names for Listed {
    fn bundle(&self, label: usize) -> &str {
        self.0[label]
    }

    fn relation(&self, label: usize) -> &str {
        self.0[label]
    }
}

fn list(logits: &[(usize, f32)]) -> Vec<Candidate> {
    logits.iter().map(|&(label, logit)| Candidate { label, logit }).collect()
}

fn bundles(logits: &[(usize, f32)]) -> Likely {
    Likely { bundles: list(logits), relations: Vec::new() }
}

#[test]
fn keys_go_from_the_part_of_speech_to_the_form() {
    let tokens = [
        token("À", "à", Upos::Adp, Some(3), "case"),
        token("travers", "travers", Upos::Noun, Some(0), "fixed"),
        token("2", "2", Upos::Num, Some(3), "nummod"),
        token("jeunes", "jeune", Upos::Noun, None, "root"),
        token("a", "avoir", Upos::Aux, Some(5), "aux:tense"),
        token("Été", "être", Upos::Verb, Some(3), "conj"),
        with("Number=Sing|Person=3", token("on", "on", Upos::Pron, Some(5), "nsubj")),
        with("Gender=Fem|Number=Sing", token("la", "le", Upos::Det, Some(3), "det")),
    ];
    let below = Below::of(&tokens);
    let keys = |index: usize| keys::of_bundle(&tokens, index, &below).join(", ");
    assert_eq!(keys(0), "f ADP, f ADP =à, f ADP =à travers");
    assert_eq!(keys(2), "f NUM, f NUM 0, f NUM =2");
    assert_eq!(
        keys(3),
        "f NOUN, f NOUN es, f NOUN es @GN, f NOUN -es, f NOUN -nes, f NOUN =jeunes, f NOUN =jeunes @GN"
    );
    assert_eq!(keys(4), "f AUX, f AUX =a, f AUX =a :aux:tense, f AUX =a @");
    assert_eq!(keys(5), "f VERB, f VERB -té, f VERB -été, f VERB -té +:tensea, f VERB =été, f VERB =été @S3");
}

#[test]
fn keys_for_relations_have_the_head_and_the_preposition() {
    let tokens = [
        token("parle", "parler", Upos::Verb, None, "root"),
        token("à", "à", Upos::Adp, Some(3), "case"),
        token("la", "le", Upos::Det, Some(3), "det"),
        token("ville", "ville", Upos::Noun, Some(0), "obl:arg"),
    ];
    let below = Below::of(&tokens);
    assert!(keys::of_relation(&tokens, 0, &below).is_empty());
    let keys = keys::of_relation(&tokens, 3, &below).join(", ");
    let wanted = "d NOUN, d NOUN >VERB, d NOUN >VERB à, d NOUN >VERB à d, d NOUN à ^parler, d NOUN =ville";
    assert_eq!(keys, format!("{wanted}, d NOUN =ville >VERB"));
}

#[test]
fn only_likely_labels_are_candidates() {
    assert_eq!(candidates(&[0.0, 9.0, 2.0, f32::NAN, 12.0]), list(&[(4, 12.0), (1, 9.0)]));
    assert!(candidates(&[]).is_empty());
    assert_eq!(candidates(&[1.0; 20]).len(), MOST);
}

#[test]
fn a_document_follows_what_it_resembles() {
    assert_eq!(shares(&[-5.0, -5.0]), [0.5, 0.5]);
    let sure = shares(&[-300.0, -100.0]);
    assert!(sure[1] > 0.999, "{sure:?}");
}

#[test]
fn the_tables_decide_where_the_network_wavers_and_only_there() {
    let chances = [vec![0.001, 0.9], vec![0.9, 0.001]];
    let chosen = |logits: [f32; 2], shares: [f64; 2]| {
        best(&list(&[(0, logits[0]), (1, logits[1])]), &chances, &shares, 0.6, |_| 0.0)
    };
    assert_eq!(chosen([1.0, 0.5], [1.0, 0.0]), 1);
    assert_eq!(chosen([1.0, 0.5], [0.0, 1.0]), 0);
    assert_eq!(chosen([9.0, 0.5], [1.0, 0.0]), 0);
}

#[test]
fn numerals_of_a_document_are_marked_alike() {
    // All but the last sentence are plainly marked as one treebank has it; the last numeral could be either.
    let names = Listed(&["_", "Number=Plur", "NumType=Card"]);
    let marked = |first: usize| {
        let numeral = || with(names.0[first], token("3", "3", Upos::Num, None, "root"));
        let mut sentences: Vec<Sentence> =
            (0..30).map(|_| sentence(Language::French, vec![numeral()])).collect();
        let mut likely = vec![vec![bundles(&[(first, 5.0)])]; 29];
        likely.push(vec![bundles(&[(3 - first, 3.0), (first, 2.9)])]);
        sentences[29].tokens[0].feats = Features::parse(names.0[3 - first]);
        settle(&mut sentences, &likely, &names);
        sentences[29].tokens[0].feats.as_str().to_owned()
    };
    assert_eq!(marked(2), "NumType=Card");
    assert_eq!(marked(1), "Number=Plur");
}

#[test]
fn an_article_has_the_gender_of_its_noun() {
    let names = Listed(&["Case=Nom|Gender=Masc|Number=Sing", "Case=Nom|Gender=Neut|Number=Sing"]);
    let noun = with(names.0[0], token("Unternehmen", "Unternehmen", Upos::Noun, None, "root"));
    let article = with(names.0[0], token("ein", "ein", Upos::Det, Some(1), "det"));
    let mut sentences = [sentence(Language::German, vec![article, noun])];
    let wavering = bundles(&[(0, 2.0), (1, 1.0)]);
    settle(&mut sentences, &[vec![wavering.clone(), wavering]], &names);
    let genders: Vec<_> = sentences[0].tokens.iter().map(|t| t.feats.get("Gender")).collect();
    assert_eq!(genders, [Some("Neut"); 2]);
}

#[test]
fn a_noun_has_the_case_of_its_article() {
    let names = Listed(&["Case=Acc|Gender=Masc|Number=Sing", "Case=Dat|Gender=Masc|Number=Sing"]);
    let article = with(names.0[1], token("dem", "der", Upos::Det, Some(1), "det"));
    let noun = with(names.0[0], token("Verein", "Verein", Upos::Noun, None, "root"));
    let mut sentences = [sentence(Language::German, vec![article, noun])];
    settle(&mut sentences, &[vec![bundles(&[(1, 9.0)]), bundles(&[(0, 3.0), (1, 2.5)])]], &names);
    assert_eq!(sentences[0].tokens[1].feats.get("Case"), Some("Dat"));
}

#[test]
fn an_article_knows_the_gender_of_a_person_better_than_a_list() {
    let names = Listed(&["Gender=Fem|Number=Sing", "Gender=Masc|Number=Sing"]);
    let article = with("Gender=Fem|Number=Sing", token("la", "le", Upos::Det, Some(1), "det"));
    let noun = with(names.0[0], token("maire", "maire", Upos::Noun, None, "root"));
    let mut sentences = [sentence(Language::French, vec![article, noun])];
    settle(&mut sentences, &[vec![bundles(&[(0, 9.0)]), bundles(&[(0, 6.0), (1, 4.0)])]], &names);
    assert_eq!(sentences[0].tokens[1].feats.as_str(), names.0[0]);
}
