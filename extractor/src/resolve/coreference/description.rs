//! [`Descriptions`]: nouns that somebody or something named was called by, so that `la ministre`, `le réseau social`
//! or `the company` can be led back to the name.
//!
//! Only a bare definite noun takes up a name, and only when exactly one name answers to it.

use super::Referent;
use super::candidate::{Candidate, Rank, is_named};
use super::company::{company, is_institution, just_named};
use super::lexicon::{Being, References, WordClass};
use super::rank::Stand;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::{Tree, join_words};
use crate::resolve::christened::given_name;
use crate::resolve::document::Document;
use crate::resolve::entities::name_kind;
use std::collections::BTreeMap;

/// How far a description that is no office reaches, in sentences.
const REACH: usize = 3;

/// What names were called by.
#[derive(Debug, Default)]
pub struct Descriptions {
    /// Noun, with its adjectives and without, to the names and the last sentence each was called so.
    called: BTreeMap<String, BTreeMap<String, (usize, Referent)>>,
    /// An office and what it is of (`maire dole`), to the names of those who are said to hold it.
    held: BTreeMap<String, BTreeMap<String, Referent>>,
}

impl Descriptions {
    /// Learn from an apposition, a title before a name, or `X est un Y`.
    pub fn learn(
        &mut self,
        tree: &Tree<'_>,
        token: usize,
        order: usize,
        found: &Candidate,
        label: impl Fn(usize) -> Referent,
    ) {
        if !found.named {
            return;
        }
        self.learn_office(tree, token, &found.referent);
        let mut nouns = Vec::new();
        if let Some(head) =
            tree.head(token).filter(|&h| tree.has_pos(h, &[Upos::Noun]) && !is_named(tree.sentence, h))
        {
            // `des outils de calcul de bilan Carbone`: several are not called by one name.
            let several = tree.feature(head, "Number") == Some("Plur")
                && found.plural != Some(true)
                && tree.with(token, &["conj"]).next().is_none();
            let beside = tree.is(token, &["appos", "flat", "nmod"])
                && tree.first(token, &["case"]).is_none()
                && !(several && tree.language() == Language::French);
            let said = tree.is(token, &["nsubj"]) && tree.first(head, &["cop"]).is_some();
            if beside || said {
                nouns.push(head);
            }
        }
        nouns.extend(
            tree.with(token, &["appos"])
                .filter(|&a| tree.has_pos(a, &[Upos::Noun]) && !is_named(tree.sentence, a)),
        );
        nouns.extend(christened(tree, token));
        for noun in nouns {
            let kind = Lexicon::of(tree.language()).noun_kind(&tree.lemma(noun));
            let person =
                kind == Some("Person") || Lexicon::of(tree.language()).title(&tree.lemma(noun)).is_some();
            let somebody = found.referent.kind == "Person";
            let either = References::of(tree.language()).is(WordClass::Either, &tree.lemma(noun));
            let differs =
                kind.is_some() && person != somebody || kind.is_none() && person != somebody && person;
            if differs && !(either && found.referent.kind == "Organization") {
                continue;
            }
            // The label of the whole phrase where the noun carries the name.
            let referent = if tree.is_within(token, noun) && tree.is(token, &["appos", "flat"]) {
                let whole = label(noun);
                if whole.kind == found.referent.kind { whole } else { found.referent.clone() }
            } else {
                found.referent.clone()
            };
            for key in [key(tree, noun), tree.lemma(noun)] {
                self.called.entry(key).or_default().insert(referent.slug.clone(), (order, referent.clone()));
            }
        }
    }

    /// Learn from `Paul Roy, maire de Dole` and `Anne Roux préside le comité des fêtes` who has an office of a place or body.
    fn learn_office(&mut self, tree: &Tree<'_>, name: usize, who: &Referent) {
        if who.kind != "Person" || tree.language() != Language::French {
            return;
        }
        let common = |i: usize| tree.has_pos(i, &[Upos::Noun]) && !is_named(tree.sentence, i);
        let mut nouns: Vec<usize> = tree.with(name, &["appos"]).filter(|&a| common(a)).collect();
        let head = tree.head(name);
        nouns.extend(head.filter(|&h| common(h) && tree.is(name, &["appos", "flat", "nsubj"])));
        // `Président du comité depuis 2012, Paul Roy …`
        let fronted = head.filter(|_| tree.is(name, &["nsubj"])).into_iter().flat_map(|verb| {
            let before = tree.with(verb, &["advcl", "dislocated", "obl", "parataxis", "appos"]);
            before.filter(|&a| a < name && tree.first(a, &["case", "det"]).is_none()).collect::<Vec<_>>()
        });
        nouns.extend(fronted.filter(|&a| common(a)));
        let mut keys: Vec<String> = nouns.into_iter().filter_map(|noun| office_key(tree, noun)).collect();
        let presides = head.filter(|&h| tree.is(name, &["nsubj"]) && tree.lemma(h) == "présider");
        let body = presides.and_then(|verb| tree.first(verb, &["obj"]));
        keys.extend(body.map(|body| format!("président {}", plain_words(tree, body))));
        for key in keys {
            self.held.entry(key).or_default().insert(who.slug.clone(), who.clone());
        }
    }

    /// The only one who is said to hold the office of a place or body: `le maire de Dole`.
    #[must_use]
    pub fn holder(&self, tree: &Tree<'_>, noun: usize) -> Option<&Referent> {
        let definite = tree.with(noun, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"))
            || tree.with(noun, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "du" | "au"));
        let key = office_key(tree, noun).filter(|_| definite && !tree.is(noun, &["appos", "root"]))?;
        let mut holding = self.held.get(&key)?.values();
        holding.next().filter(|_| holding.next().is_none())
    }

    /// Learn from `c'est un club`, where `c'` is a name.
    pub fn call(&mut self, tree: &Tree<'_>, token: usize, order: usize, named: &Candidate) {
        let noun = tree.head(token).filter(|&noun| {
            let indefinite = |d: usize| tree.feature(d, "Definite") == Some("Ind");
            tree.has_pos(noun, &[Upos::Noun]) && tree.with(noun, &["det"]).any(indefinite)
        });
        let kind = |noun| Lexicon::of(tree.language()).noun_kind(&tree.lemma(noun));
        let somebody = named.being == Some(Being::Person);
        let noun = noun.filter(|&noun| named.named && (kind(noun) == Some("Person")) == somebody);
        if let Some(noun) = noun {
            let names = self.called.entry(tree.lemma(noun)).or_default();
            names.insert(named.referent.slug.clone(), (order, named.referent.clone()));
        }
    }

    /// Learn that the noun calls what has the name: `c'est un jeu, il s'appelle Ondo`.
    pub fn christen(&mut self, noun: String, order: usize, name: &Referent) {
        self.called.entry(noun).or_default().insert(name.slug.clone(), (order, name.clone()));
    }

    /// `un collectif, Garde ton bus`: called by a noun for what is no firm.
    fn is_other_body(&self, language: Language, name: &Referent) -> bool {
        let institution = |noun: &str| References::of(language).is(WordClass::Institution, noun);
        self.called
            .iter()
            .filter(|(key, _)| key.split(' ').any(institution))
            .any(|(_, names)| names.values().any(|(_, one)| one.label.ends_with(&name.label)))
    }

    /// Whether the name was called by the noun.
    #[must_use]
    pub fn calls(&self, noun: &str, name: &Referent) -> bool {
        self.called.get(noun).is_some_and(|names| names.contains_key(&name.slug))
    }

    /// Whether the name was called by a noun of which the test holds.
    #[must_use]
    pub fn called_as(&self, name: &Referent, kind: impl Fn(&str) -> bool) -> bool {
        let named = self.called.iter().filter(|(_, names)| names.contains_key(&name.slug));
        named.into_iter().any(|(key, _)| key.split(' ').any(&kind))
    }

    /// The only name that was called by the noun anywhere in a document, for nouns that are no office.
    #[must_use]
    pub fn only_called(&self, tree: &Tree<'_>, token: usize) -> Option<&Referent> {
        let key = key(tree, token);
        if Lexicon::of(tree.language()).title(&tree.lemma(token)).is_some() {
            return None;
        }
        let mut called = self.called.get(&key)?.values();
        let (_, one) = called.next().filter(|_| called.next().is_none())?;
        Some(one)
    }

    /// Whom the bare definite noun takes up; `whole` has the mentions of the whole document, where they are known.
    #[must_use]
    pub fn find(
        &self,
        stand: Stand<'_>,
        document: Document<'_>,
        candidates: &[Candidate],
        whole: &[Candidate],
    ) -> Option<Referent> {
        let Stand { tree, token, order, .. } = stand;
        let lexicon = Lexicon::of(tree.language());
        let lemma = tree.lemma(token);
        // `le rôle du patron` says what a patron does, not whose it is; `le siège du groupe` is that of a firm.
        let firm = References::of(tree.language()).is(WordClass::Company, &lemma);
        if !is_bare_definite(tree, token) || !firm && is_whose(tree, token) {
            return None;
        }
        let office = lexicon.title(&lemma).is_some() || lexicon.title(&key(tree, token)).is_some();
        if let Some(called) = self.called.get(&key(tree, token)) {
            let mentioned =
                |slug: &str| candidates.iter().rev().find(|c| c.referent.slug == slug).map_or(0, |c| c.order);
            let mut near = called
                .values()
                .filter(|(last, one)| office || mentioned(&one.slug).max(*last) + REACH >= order);
            return match (near.next(), near.next()) {
                (Some((_, one)), None) => Some(one.clone()),
                _ => None,
            };
        }
        let plain = tree.first(token, &["amod"]).is_none();
        if firm {
            let firms = candidates.iter().filter(|c| {
                !is_institution(tree.language(), &c.referent.label)
                    && !self.is_other_body(tree.language(), &c.referent)
            });
            let firms: Vec<Candidate> = firms.cloned().collect();
            let one = plain.then(|| the_one(&firms, "Organization", order)).flatten();
            let one = one.or_else(|| company(stand, document, &firms, whole));
            let one = one.or_else(|| plain.then(|| just_named(stand, &firms)).flatten())?;
            return (!is_another_since(tree.language(), &firms, &one)).then_some(one);
        }
        if !plain {
            return None;
        }
        if let Some(body) = named_for_several(stand, candidates) {
            return Some(body);
        }
        let kind = lexicon.noun_kind(&lemma)?;
        let shown = tree.is_shown(token);
        let product = References::of(tree.language()).is(WordClass::Product, &lemma);
        let body = References::of(tree.language()).is(WordClass::AnyBody, &lemma);
        (product || (shown || body) && kind == "Organization")
            .then(|| the_one_near(candidates, kind, order))
            .flatten()
    }
}

/// `un jeu baptisé Ondo`: the noun whose participle gives it the name.
fn christened(tree: &Tree<'_>, name: usize) -> Option<usize> {
    let verb = tree.head(name).filter(|&v| tree.is(v, &["acl"]))?;
    let noun = tree.head(verb).filter(|&n| tree.has_pos(n, &[Upos::Noun]))?;
    given_name(tree.sentence, noun).filter(|given| given.head == name).map(|_| noun)
}

/// An office with what it is of, in the singular: `maire dole`. Offices alone, where more than one may be meant.
fn office_key(tree: &Tree<'_>, noun: usize) -> Option<String> {
    let lemma = tree.lemma(noun);
    let office = Lexicon::of(tree.language()).title(&lemma).is_some();
    let mut of = tree.with(noun, &["nmod"]).filter(|&c| c > noun && tree.first(c, &["case"]).is_some());
    let of = of.next().filter(|_| office && of.next().is_none())?;
    // `l'ancien maire de Dole` was one.
    let plain = tree.first(noun, &["amod", "conj"]).is_none() && tree.feature(noun, "Number") != Some("Plur");
    plain.then(|| format!("{} {}", lemma.replace("présidente", "président"), plain_words(tree, of)))
}

/// The words of a noun's phrase without what begins or ends it: `comité des fêtes`.
fn plain_words(tree: &Tree<'_>, noun: usize) -> String {
    let (_, last) = tree.extent(noun);
    let near = (noun..=last).take_while(|&i| i == noun || !matches!(tree.lower(i).as_str(), "," | "depuis"));
    near.map(|i| tree.lower(i)).collect::<Vec<_>>().join(" ")
}

/// `Les Amis du canal ont gagné. L'association …`: the only body near whose name is a plural.
fn named_for_several(stand: Stand<'_>, candidates: &[Candidate]) -> Option<Referent> {
    const BODIES: [&str; 7] =
        ["association", "collectif", "fédération", "ong", "mouvement", "troupe", "orchestre"];
    if !BODIES.contains(&stand.tree.lemma(stand.token).as_str()) {
        return None;
    }
    let near = candidates.iter().filter(|c| c.order + super::rank::REACH >= stand.order);
    // `les Veilleurs du Vivarais`, no `Bretons`.
    let several = |c: &&Candidate| {
        let body = c.named && matches!(c.referent.kind, "Organization" | "Group");
        let called = body || c.referent.label.starts_with(char::is_uppercase);
        c.plural == Some(true) && called && c.referent.label.contains(' ') && c.rank <= Rank::Object
    };
    let mut found = near.filter(several);
    let one = found.next()?;
    found.all(|c| c.referent == one.referent).then(|| one.referent.clone())
}

/// The noun with the adjectives that name an office: `directeur général`, `chief executive`.
fn key(tree: &Tree<'_>, noun: usize) -> String {
    let mut parts: Vec<usize> = tree.with(noun, &["amod", "compound"]).chain([noun]).collect();
    parts.sort_unstable();
    let words: Vec<String> =
        parts.into_iter().map(|i| if i == noun { tree.lemma(i) } else { tree.lower(i) }).collect();
    join_words(&words)
}

/// `le rôle du patron`: what a noun is of.
fn is_whose(tree: &Tree<'_>, token: usize) -> bool {
    let of = tree.with(token, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "du" | "au"));
    of && tree.is(token, &["nmod"]) && tree.language() == Language::French
}

/// `L'association, installée à Foix, …`: what tells more of what is known.
pub(super) fn is_set_off(tree: &Tree<'_>, token: usize, c: usize) -> bool {
    let (start, _) = tree.extent(c);
    c > token && tree.is(c, &["acl", "amod"]) && start > 0 && tree.token(start - 1).form == ","
        || tree.with(c, &["punct"]).any(|p| p > token && p < c && tree.token(p).form == ",")
            && tree.is(c, &["acl", "amod"])
}

/// `la ministre`, `ce réseau social`: one thing, known, with no complement of its own.
pub(super) fn is_bare_definite(tree: &Tree<'_>, token: usize) -> bool {
    let bare =
        tree.dependents(token).iter().filter(|&&c| tree.lower(c) != "so" && !is_set_off(tree, token, c)).all(
            |&c| matches!(tree.token(c).relation(), "det" | "case" | "punct" | "amod" | "compound" | "cc"),
        );
    let contracted = tree.with(token, &["case"]).any(|c| {
        matches!(tree.lower(c).as_str(), "du" | "au" | "im" | "am" | "zum" | "zur" | "vom" | "beim")
    });
    let definite = tree.with(token, &["det"]).any(|d| {
        let word = tree.token(d);
        word.feats.is("Definite", "Def") || word.feats.is("PronType", "Dem")
    });
    bare && (definite || contracted)
        && tree.has_pos(token, &[Upos::Noun])
        && tree.feature(token, "Number") != Some("Plur")
        && name_kind(tree.sentence, token).is_none()
}

/// The only name of the kind in the last sentences, if it is prominent there; with none there, the only one of the
/// document so far, or one that is named far more often than all others.
fn the_one(candidates: &[Candidate], kind: &str, order: usize) -> Option<Referent> {
    let named = || candidates.iter().filter(|c| c.named && c.referent.kind == kind);
    let mut counts: BTreeMap<&str, (usize, &Referent)> = BTreeMap::new();
    for candidate in named() {
        counts.entry(&candidate.referent.slug).or_insert((0, &candidate.referent)).0 += 1;
    }
    let mut ranked: Vec<(usize, &Referent)> = counts.into_values().collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.slug.cmp(&b.1.slug)));
    let main = ranked.first().filter(|(most, _)| ranked.get(1).is_none_or(|(next, _)| *most >= 3 * next));
    let mut near: Vec<&Referent> =
        named().filter(|c| c.order + super::rank::REACH >= order).map(|c| &c.referent).collect();
    near.sort_by(|a, b| a.slug.cmp(&b.slug));
    near.dedup();
    match near[..] {
        [] => main.map(|(_, referent)| (*referent).clone()),
        [one] if !is_paired(candidates, one) => {
            let prominent = main.is_some_and(|(_, m)| *m == one) || ranked.len() == 1;
            (prominent || the_one_near(candidates, kind, order).is_some() && main.is_none())
                .then(|| one.clone())
        }
        _ => None,
    }
}

/// `la société Verte Étoile`, where that is no known name: whether another company was spoken of since.
fn is_another_since(language: Language, candidates: &[Candidate], one: &Referent) -> bool {
    let since = candidates.iter().rev().take_while(|c| c.referent != *one);
    since.into_iter().any(|c| {
        let noun = c.lemma.split(' ').next().unwrap_or_default();
        // `les effectifs du groupe` brings in none.
        let told = c.referent.label.split(' ').count() > 1;
        !c.named && told && c.plural == Some(false) && References::of(language).is(WordClass::Company, noun)
    })
}

/// Whether it was last named together with another name that is no person: `Orvado et Kemplast ont fusionné`.
fn is_paired(candidates: &[Candidate], one: &Referent) -> bool {
    let Some(last) = candidates.iter().rfind(|c| c.named && c.referent == *one) else { return false };
    let beside = |c: &&Candidate| c.named && c.coordinated && c.order == last.order && c.rank == last.rank;
    last.coordinated
        && candidates.iter().filter(beside).any(|c| c.referent != *one && c.referent.kind != "Person")
}

/// The only name of the kind in the last sentences, a subject or object there.
fn the_one_near(candidates: &[Candidate], kind: &str, order: usize) -> Option<Referent> {
    let somebody = |c: &&Candidate| c.being == Some(Being::Person) && kind != "Person";
    let mut near: Vec<&Candidate> = candidates
        .iter()
        .filter(|c| c.named && c.referent.kind == kind && c.order + super::rank::REACH >= order)
        .filter(|c| !somebody(c))
        .collect();
    near.sort_by(|a, b| a.referent.slug.cmp(&b.referent.slug).then(a.rank.cmp(&b.rank)));
    near.dedup_by(|a, b| a.referent.slug == b.referent.slug);
    match near[..] {
        [one] if one.rank <= Rank::Object => Some(one.referent.clone()),
        _ => None,
    }
}
