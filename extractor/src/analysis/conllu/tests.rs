use super::*;
use crate::analysis::{EntityMention, EntityType};
use crate::span::TokenSpan;

const GARE: &str = "\
# sent_id = gare-1
# text = Elle n'a pas parlé du train.
1\tElle\tlui\tPRON\t_\tGender=Fem\t4\tnsubj\t_\t_
2\tn'\tne\tADV\t_\tPolarity=Neg\t4\tadvmod\t_\tSpaceAfter=No
3\ta\tavoir\tAUX\t_\t_\t4\taux:tense\t_\t_
3.1\tvide\tvide\tX\t_\t_\t_\t_\t_\t_
4\tpas\tpas\tADV\t_\tPolarity=Neg\t5\tadvmod\t_\t_
5\tparlé\tparler\tVERB\t_\t_\t0\troot\t_\t_
6-7\tdu\t_\t_\t_\t_\t_\t_\t_\t_
6\tde\tde\tADP\t_\t_\t8\tcase\t_\t_
7\tle\tle\tDET\t_\tDefinite=Def|Gender=Masc\t8\tdet\t_\t_
8\ttrain\ttrain\tNOUN\t_\tGender=Masc\t5\tobl:arg\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_

";

#[test]
fn merges_ranges_and_renumbers_heads() {
    let sentences = read(GARE).unwrap();
    assert_eq!(sentences.len(), 1);
    assert_eq!(sentences[0].comment("sent_id"), Some("gare-1"));
    let tokens = &sentences[0].tokens;
    let forms: Vec<&str> = tokens.iter().map(|t| t.form.as_str()).collect();
    assert_eq!(forms, ["Elle", "n'", "a", "pas", "parlé", "du", "train", "."]);
    assert_eq!((tokens[5].upos, tokens[5].head, tokens[5].deprel.as_str()), (Upos::Adp, Some(6), "case"));
    assert_eq!(tokens[5].feats.as_str(), "Definite=Def|Gender=Masc");
    assert_eq!(tokens[5].words, ["de", "le"]);
    assert_eq!(tokens[4].head, None);
    assert_eq!(tokens[7].head, Some(4));
}

#[test]
fn a_range_takes_the_word_that_hangs_outside() {
    let file = "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tdo\tdo\tAUX\t_\tMood=Imp\t3\taux\t_\t_\n\
        2\tn't\tnot\tPART\t_\tPolarity=Neg\t3\tadvmod\t_\t_\n\
        3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n";
    let token = &read(file).unwrap()[0].tokens[0];
    assert_eq!((token.lemma.as_str(), token.deprel.as_str(), token.head), ("do", "aux", Some(1)));
    assert_eq!(token.feats.as_str(), "Mood=Imp|Polarity=Neg");
}

#[test]
fn places_tokens_in_the_text() {
    let (text, laid) = lay_out(&read(GARE).unwrap(), Language::French);
    for token in &laid[0].tokens {
        assert_eq!(text.slice(token.span), token.form);
    }
    assert_eq!(laid[0].span, CharSpan::new(0, 28));
    let untexted = GARE.replace("# text", "# other");
    let (rebuilt, _) = lay_out(&read(&untexted).unwrap(), Language::French);
    assert_eq!(rebuilt.as_str(), text.as_str());
}

#[test]
fn writes_over_the_files_own_tokens_and_comments() {
    let file = read(GARE).unwrap();
    let (_, laid) = lay_out(&file, Language::French);
    let written = write_over(&file, &laid);
    assert!(written.starts_with("# sent_id = gare-1\n# text = Elle n'a pas parlé du train.\n1\tElle\tlui\t"));
    assert!(written.contains("6\tdu\tde\tADP\t_\tDefinite=Def|Gender=Masc\t7\tcase\t_\t_\n"));
    let again = read(&written).unwrap();
    let (_, twice) = lay_out(&again, Language::French);
    assert_eq!(write_over(&again, &twice), written);
}

#[test]
fn bare_tokens_have_blank_columns() {
    let file = read(GARE).unwrap();
    let (_, bare) = lay_out_bare(&file, Language::French);
    assert!(write_over(&file, &bare).contains("7\ttrain\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"));
}

#[test]
fn writes_a_text_with_places_and_entities() {
    let (text, mut laid) = lay_out(&read(GARE).unwrap(), Language::French);
    laid[0].entities = vec![EntityMention { tokens: TokenSpan::new(5, 7), kind: EntityType::Work }];
    let written = write("gare", &text, &laid);
    assert!(
        written
            .starts_with("# newdoc id = gare\n# sent_id = gare-1\n# text = Elle n'a pas parlé du train.\n")
    );
    assert!(written.contains("\tNER=B-WORK|start_char=19|end_char=21\n"));
    assert!(written.contains("\tSpaceAfter=No|NER=I-WORK|start_char=22|end_char=27\n"));
}

#[test]
fn names_the_line_that_is_wrong() {
    let row = |id: &str, upos: &str, head: &str| format!("{id}\tx\tx\t{upos}\t_\t_\t{head}\tdep\t_\t_\n");
    assert_eq!(read("# c\n1\tx\n"), Err(ConlluError::Columns { line: 2, found: 2 }));
    let fails = |file: String| read(&file).unwrap_err().to_string();
    assert!(fails(row("2", "X", "0")).contains("ID '2' out of order"));
    assert!(fails(row("0-1", "X", "0")).contains("ID '0-1' out of order"));
    assert!(fails(row("1-2", "_", "_")).contains("ID '1-2' out of order"));
    assert!(fails(row("1", "X", "5")).contains("head '5' is no word"));
    assert!(fails(row("1", "NAME", "0")).contains("'NAME' is not a universal part of speech"));
    assert!(read("").unwrap().is_empty());
}
