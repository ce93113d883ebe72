//! French verbs that the parser takes for nouns, adjectives or adverbs.
//!
//! Reads and changes: parts of speech, lemmas, features, heads and relations of one sentence's tokens. Where a sentence has
//! no finite verb, a word right behind a noun that is nothing but a verb form heads it: `Le gérant nie farouchement`.

use super::{attach, depends, has, lower};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::sentence::{Features, Token, Upos};
use crate::analysis::{Language, verb_of};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    taken_for_verbs(tokens);
    subordinate(tokens);
    let finite = |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux) && t.feats.is("VerbForm", "Fin");
    let ends = tokens.last().is_some_and(|t| matches!(t.form.as_str(), "." | "!" | "?" | "»" | "…"));
    if !ends || tokens.iter().any(finite) {
        return;
    }
    let found = (1..tokens.len() - 1)
        .find_map(|word| Some((word, subject_before(tokens, word)?, verb(tokens, word)?)));
    let Some((word, subject, lemma)) = found else { return };
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    put_on_top(tokens, word, root);
    let plural = tokens[word].form.ends_with("ent") && tokens[subject].feats.is("Number", "Plur");
    make_verb(&mut tokens[word], lemma, plural);
    attach(tokens, subject, word, "nsubj");
    settle_complements(tokens, word, subject);
}

/// Read the token as a verb in the present.
fn make_verb(token: &mut Token, lemma: String, plural: bool) {
    let number = if plural { "Plur" } else { "Sing" };
    token.lemma = lemma;
    token.upos = Upos::Verb;
    token.feats = Features::parse(&format!("Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin"));
}

/// `Alors que la ville redouble de prudence, …`: what has a subject and a subordinator, and no copula, is a verb where it can be one.
fn subordinate(tokens: &mut [Token]) {
    for word in 1..tokens.len().saturating_sub(1) {
        let clause = matches!(tokens[word].relation(), "advcl" | "ccomp")
            && has(tokens, word, &["nsubj"])
            && has(tokens, word, &["mark"])
            && !has(tokens, word, &["cop", "aux"]);
        let Some(lemma) = clause.then(|| verb(tokens, word)).flatten() else { continue };
        let plural = tokens[word].form.ends_with("ent");
        make_verb(&mut tokens[word], lemma, plural);
    }
}

/// `uMap agents publics`: a noun behind a name that no verb has a form like is no verb.
fn taken_for_verbs(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let form = lower(&tokens[word]);
        let named = depends(&tokens[word - 1], word, &["nsubj"]) && tokens[word - 1].upos == Upos::Propn;
        if !named
            || tokens[word].upos != Upos::Verb
            || !form.ends_with('s')
            || has(tokens, word, &["aux", "obj"])
        {
            continue;
        }
        let lemma =
            Lexicon::of(Language::French, Upos::Noun).and_then(|l| l.lemmas(&form).into_iter().next());
        let Some(lemma) = lemma.filter(|_| verb_of(Language::French, &form).is_none()) else { continue };
        let (above, relation) = (tokens[word].head, tokens[word].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(word) && t.relation() != "amod") {
            token.head = Some(word - 1);
        }
        (tokens[word - 1].head, tokens[word - 1].deprel) = (above, relation);
        attach(tokens, word, word - 1, "flat:name");
        tokens[word].upos = Upos::Noun;
        tokens[word].lemma = lemma;
        tokens[word].feats = Features::parse("Number=Plur");
    }
}

/// The verb that the word is a form of, where it is no word of the kind that it was taken for.
fn verb(tokens: &[Token], word: usize) -> Option<String> {
    let token = &tokens[word];
    let form = lower(token);
    if token.feats.is("VerbForm", "Part") {
        return other_verb(tokens, word);
    }
    let taken = matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Adv);
    let bare = !has(tokens, word, &["det", "case", "nummod"]);
    let inflected = !form.ends_with(['é', 's', 'u', 'r']) && !form.ends_with("ée") && !form.ends_with("ant");
    let known = |upos| Lexicon::of(Language::French, upos).is_some_and(|l| !l.lemmas(&form).is_empty());
    // `L'association presse le ministère`: no noun stands as an adjective before an article.
    let before_article = token.upos == Upos::Adj && tokens[word + 1].upos == Upos::Det;
    let other = known(Upos::Adj) || known(Upos::Noun) && !before_article;
    if !taken || !bare || !inflected || form != token.form || other {
        return None;
    }
    verb_of(Language::French, &form)
}

/// `Le repreneur mise sur l'emballage`: a participle that does not agree with the noun before it is another verb's form.
fn other_verb(tokens: &[Token], word: usize) -> Option<String> {
    let token = &tokens[word];
    let noun = token.head.filter(|&n| n + 1 == word && token.relation() == "acl")?;
    let clash = tokens[noun].feats.is("Gender", "Masc") && token.feats.is("Gender", "Fem");
    let lemmas = Lexicon::of(Language::French, Upos::Verb)?.lemmas(&lower(token));
    lemmas.into_iter().find(|lemma| clash && *lemma != token.lemma)
}

/// The noun phrase that ends right before the word, or before the comma that closes what is set behind it.
fn subject_before(tokens: &[Token], word: usize) -> Option<usize> {
    let last = if tokens[word - 1].form == "," { word.checked_sub(2)? } else { word - 1 };
    let nominal = |i: &usize| matches!(tokens[*i].upos, Upos::Noun | Upos::Propn);
    let chain = std::iter::successors(Some(last), |&i| tokens[i].head.filter(|&h| h < word && h != i));
    let noun = chain.take(tokens.len()).filter(nominal).last()?;
    let named = tokens[noun].upos == Upos::Propn || has(tokens, noun, &["det"]);
    (named && !has(tokens, noun, &["case"])).then_some(noun)
}

/// Let the word head the sentence instead of its old root, and take what hung on that from the word on.
fn put_on_top(tokens: &mut [Token], word: usize, root: usize) {
    if word == root {
        return;
    }
    tokens[word].head = None;
    "root".clone_into(&mut tokens[word].deprel);
    let moves = |t: &Token, at: usize| {
        t.head == Some(root) && (root > word || at > word || t.relation() == "punct" && at + 1 == word)
    };
    for (at, token) in tokens.iter_mut().enumerate() {
        if at != word && moves(token, at) {
            token.head = Some(word);
        }
    }
    if root > word {
        let label = if tokens[root].upos == Upos::Noun { "obj" } else { "advmod" };
        attach(tokens, root, word, label);
    }
}

/// What was set beside the subject or hung on the noun behind the verb is the verb's.
fn settle_complements(tokens: &mut [Token], word: usize, subject: usize) {
    for at in word + 1..tokens.len() {
        if tokens[at].head == Some(subject) {
            tokens[at].head = Some(word);
        }
        if tokens[at].head != Some(word) || has(tokens, at, &["case"]) {
            continue;
        }
        if matches!(tokens[at].relation(), "appos" | "nmod" | "amod") && tokens[at].upos == Upos::Noun {
            "obj".clone_into(&mut tokens[at].deprel);
        } else if tokens[at].relation() == "amod" || lower(&tokens[at]).ends_with("ment") {
            "advmod".clone_into(&mut tokens[at].deprel);
            tokens[at].upos = Upos::Adv;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended as mended_by, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        mended_by(mend, words)
    }

    #[test]
    fn a_word_that_is_only_a_verb_heads_the_sentence() {
        let denies =
            "Le/DET/2/det gérant/NOUN/4/nsubj nie/ADV/4/advmod farouchement/ADJ/0/root ./PUNCT/4/punct";
        assert_eq!(mended(denies), "2/det 3/nsubj 0/root 3/advmod 3/punct");
        let urges =
            "Le/DET/2/det club/NOUN/0/root presse/ADJ/2/amod la/DET/5/det ville/NOUN/2/appos ./PUNCT/2/punct";
        assert_eq!(mended(urges), "2/det 3/nsubj 0/root 5/det 3/obj 3/punct");
    }

    #[test]
    fn nouns_and_adjectives_stay() {
        let big = "Une/DET/2/det ville/NOUN/0/root moderne/ADJ/2/amod ./PUNCT/2/punct";
        assert_eq!(mended(big), tree(&tokens(big)));
        let march = "La/DET/2/det marche/NOUN/0/root ./PUNCT/2/punct";
        assert_eq!(mended(march), tree(&tokens(march)));
    }
}
