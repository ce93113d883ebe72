//! Parts of what is said elsewhere: `l'un d'eux` is one of the patients, `certains de mes collègues` some of those of whoever
//! speaks, `sept élus de sa majorité` of the mayor's.
//!
//! Reads: a French phrase whose complement is a pronoun or has a possessive, and what that was found to mean.

use super::coreference::{Referent, article_of, is_possessive};
use super::document::{Place, slug, words_as_written};
use super::mention::Mentions;
use super::noun_label::noun_label;
use crate::analysis::{EntityMention, Language, Upos};
use crate::claims::Phrase;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// Longest owner without a name that is told, in words.
const LONGEST: usize = 4;

/// What the phrase says with the noun or the owner in the place of the word that takes it up.
#[must_use]
pub fn spelt_out(mentions: &Mentions<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let tree = Tree::new(mentions.document.sentence(place));
    if tree.language() != Language::French {
        return None;
    }
    of_them(mentions, &tree, place, phrase).or_else(|| of_theirs(mentions, &tree, place, phrase))
}

/// `l'un d'eux`, `deux d'entre elles`.
fn of_them(mentions: &Mentions<'_>, tree: &Tree<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let them = tree.with(phrase.head, &["nmod", "obl"]).find(|&c| {
        c == phrase.last
            && matches!(tree.lower(c).as_str(), "eux" | "elles")
            && tree.has_pos(c, &[Upos::Pron])
    })?;
    let (there, noun) = mentions.coreference.noun_of(place, them)?;
    let known = mentions.coreference.referent(place, them)?;
    let plural = Tree::new(mentions.document.sentence(there)).feature(noun, "Number") == Some("Plur");
    let common = known.label.starts_with(char::is_lowercase) && known.label.split(' ').count() <= LONGEST;
    let first = tree.with(them, &["case"]).min()?;
    let own = part(tree, phrase, first).filter(|_| plural && common)?;
    let label = format!("{own} des {}", known.label);
    Some(Referent { slug: slug(&label), label, kind: known.kind })
}

/// `un de ses proches`, `sept élus de sa propre majorité`.
fn of_theirs(mentions: &Mentions<'_>, tree: &Tree<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let possessive = (phrase.head + 1..phrase.last).find(|&i| is_possessive(tree, i))?;
    let noun = tree.head(possessive).filter(|&n| n > possessive && tree.extent(n).1 == phrase.last)?;
    let of = |c: usize| matches!(tree.lower(c).as_str(), "de" | "d'" | "d'entre");
    let case = tree.with(noun, &["case"]).filter(|&c| of(c) && c + 1 == possessive).max()?;
    // `mon collègue Paul Roux` has a name of his own.
    let called = |e: &EntityMention| {
        let beside = |i: usize| tree.head(i) == Some(noun) && tree.first(i, &["case"]).is_none();
        (e.tokens.start..e.tokens.end).any(beside)
    };
    if tree.sentence.entities.iter().any(called) {
        return None;
    }
    let owner = mentions.coreference.referent(place, possessive)?;
    let named = mentions.registry.find(&owner.label).is_some();
    let of_owner = if named {
        super::coreference::owned(
            tree.language(),
            &Referent { label: String::new(), ..owner.clone() },
            &owner,
        )
        .label
    } else {
        let (there, noun) = mentions.coreference.noun_of(place, possessive)?;
        let short = owner.label.split(' ').count() <= LONGEST && there != place;
        let tree = Tree::new(mentions.document.sentence(there));
        let article = article_of(&tree, noun, &owner.label).filter(|_| short)?;
        format!(" {article}{}", owner.label)
    };
    let rest: Vec<usize> =
        (possessive + 1..=phrase.last).skip_while(|&i| i < noun && tree.lemma(i) == "propre").collect();
    let rest = words_as_written(&tree.sentence.tokens, &rest);
    let article = article_of(tree, noun, &rest)?;
    let own = part(tree, phrase, case)?;
    let label = format!("{own} {article}{rest}{of_owner}");
    let lemma =
        if tree.has_pos(phrase.head, &[Upos::Noun]) { tree.lemma(phrase.head) } else { tree.lemma(noun) };
    let kind = Lexicon::of(tree.language()).noun_kind(&lemma).unwrap_or("Thing");
    Some(Referent { slug: slug(&label), label, kind })
}

/// Verbs whose `en` says what from or about rather than of whose part: `en informer le maire`, `en déduire la valeur`.
const APART: &[&str] = &[
    "informer",
    "prévenir",
    "avertir",
    "aviser",
    "charger",
    "priver",
    "convaincre",
    "persuader",
    "accuser",
    "dissuader",
    "déduire",
    "conclure",
    "extraire",
    "retirer",
    "sortir",
    "enlever",
    "ôter",
    "écarter",
    "exclure",
    "éloigner",
    "dégager",
    "délivrer",
    "libérer",
    "débarrasser",
    "remplir",
    "couvrir",
    "entourer",
    "remercier",
    "féliciter",
    "recevoir",
    "obtenir",
    "acheter",
];

/// `Le musée a rouvert. Une association en assure la gestion`: the thing of whose part or doing the object is.
#[must_use]
pub fn of_it(mentions: &Mentions<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let tree = Tree::new(mentions.document.sentence(place));
    let head = phrase.head;
    let part = PARTS.contains(&tree.lemma(head).as_str());
    let article = |words: &[&str]| tree.with(head, &["det"]).any(|d| words.contains(&tree.lower(d).as_str()));
    let definite = article(&["le", "la", "l'", "l’", "les"]) || part && article(&["un", "une"]);
    let whose = tree.first(head, &["nmod", "acl", "nummod", "appos", "amod"]).is_none();
    let verb = tree.head(head).filter(|_| tree.is(head, &["obj"]) && definite && whose)?;
    let en = tree.dependents(verb).iter().copied().find(|&d| {
        d < verb
            && tree.lower(d) == "en"
            && tree.has_pos(d, &[Upos::Pron, Upos::Adv])
            && tree.is(d, &["iobj", "obl", "obj"])
    })?;
    let kind = Lexicon::of(tree.language()).noun_kind(&tree.lemma(head));
    let thing = tree.has_pos(head, &[Upos::Noun])
        && !matches!(kind, Some("Person" | "Organization"))
        && !AFFAIRS.contains(&tree.lemma(head).as_str());
    let apart = APART.contains(&tree.lemma(verb).as_str());
    if tree.language() != Language::French || head < verb || !thing || apart && !part {
        return None;
    }
    let owner = mentions.coreference.referent(place, en)?;
    let (there, noun) = mentions.coreference.noun_of(place, en)?;
    // What another sentence names is sure only where this one names nothing else before.
    let other = (0..en).any(|i| {
        let own = tree.is(i, &["nsubj"]) || tree.has_pos(i, &[Upos::Sym]) || tree.is(i, &["nmod"]);
        tree.has_pos(i, &[Upos::Noun, Upos::Propn]) && !own
    });
    let someone = matches!(owner.kind, "Person" | "Organization" | "Place");
    if there != place && other || part && someone {
        return None;
    }
    let thing = noun_label(tree.sentence, phrase);
    let thing = Referent { slug: slug(&thing), label: thing, kind: kind.unwrap_or("Thing") };
    if mentions.registry.find(&owner.label).is_some() {
        return Some(super::coreference::owned(tree.language(), &thing, &owner));
    }
    let sentence = mentions.document.sentence(there);
    super::coreference::owned_by_noun(&Tree::new(sentence), noun, &thing, &owner)
}

/// What belongs to something that happened as often as to a thing: `en chercher la cause`, `en apporter la preuve`.
const AFFAIRS: &[&str] = &[
    "cause",
    "raison",
    "motif",
    "conséquence",
    "effet",
    "résultat",
    "preuve",
    "conclusion",
    "leçon",
    "idée",
    "impression",
    "envie",
    "besoin",
    "droit",
    "occasion",
    "moyen",
    "temps",
    "responsabilité",
    "mérite",
    "possibilité",
    "habitude",
    "intention",
    "force",
    "courage",
    "certitude",
    "conviction",
    "nécessité",
    "nouvelle",
    "signe",
    "peine",
    "honneur",
    "souvenir",
    "sens",
    "faute",
    "prix",
    "bénéfice",
    "fruit",
];

/// Nouns that say how much of it.
const PARTS: &[&str] = &[
    "partie",
    "moitié",
    "tiers",
    "quart",
    "majorité",
    "totalité",
    "part",
    "reste",
    "essentiel",
    "morceau",
    "dizaine",
    "douzaine",
    "vingtaine",
    "trentaine",
    "centaine",
    "millier",
];

/// What stands before the complement, without its article: `un`, `sept élus`.
fn part(tree: &Tree<'_>, phrase: Phrase, complement: usize) -> Option<String> {
    let last = complement.checked_sub(1).filter(|&last| last >= phrase.head)?;
    let label = noun_label(tree.sentence, Phrase { last, ..phrase });
    let label = label.strip_prefix("l'").or_else(|| label.strip_prefix("l’")).unwrap_or(&label);
    (!label.is_empty()).then(|| label.to_owned())
}
