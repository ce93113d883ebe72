//! [`Roles`]: what somebody named was said to be or to do, so that a noun that fits no other leads back to the name:
//! `l'élue` to a mayor, `cet agriculteur de 48 ans` to who was just named, `la quadragénaire` to whom the text is about.
//!
//! Reads: trees, the mentions so far, the kinship of nouns in `data/{fr,en,de}/references.tsv`. A noun that somebody's
//! office or doing answers to needs nobody near; others take up the only person near whom they agree with, or the one
//! whom the text speaks of most. Nouns for a part in a story (`la victime`, `le juge`) take up nobody by themselves.

use super::Referent;
use super::candidate::{self, Candidate, Rank};
use super::inhabitants::{is_demonym, is_told_inhabitant};
use super::lexicon::{Gender, References, WordClass};
use super::rank::{REACH, Stand};
use crate::analysis::Upos;
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// How often whom a text is about is mentioned at least, and how many times as often as anybody else.
const OFTEN: usize = 3;
const AHEAD: usize = 2;

/// What those named were called and do.
#[derive(Debug, Default)]
pub struct Roles {
    /// Slug to nouns and verbs.
    known: BTreeMap<String, BTreeSet<String>>,
}

/// How a noun takes somebody up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grade {
    /// `la quadragénaire`, `cet éleveur`: always somebody known.
    Epithet,
    /// `l'infirmière`: somebody known where nobody else is near.
    Trade,
}

impl Roles {
    /// Learn from a mention of somebody named: the nouns beside it, what it is said to be, the verbs it is subject of.
    pub fn learn(&mut self, tree: &Tree<'_>, token: usize, referent: &Referent) {
        let known = self.known.entry(referent.slug.clone()).or_default();
        let common = |i: usize| {
            tree.has_pos(i, &[Upos::Noun]) && !candidate::is_named(tree.sentence, i)
                || is_told_inhabitant(tree, i)
        };
        // `L'ancienne adjointe comparaît`: what took somebody up calls them so from here on.
        let told_apart = |t: &usize| !matches!(tree.lemma(*t).as_str(), "homme" | "femme");
        known.extend(Some(token).filter(|&t| common(t)).filter(told_apart).map(|t| tree.lemma(t)));
        let unmarked = |i: usize| tree.first(i, &["case"]).is_none();
        let apposed: Vec<usize> = tree.with(token, &["appos"]).filter(|&a| common(a)).collect();
        // `petit-fils du fondateur et directeur général`: what has no article of its own is said of the name as well.
        let joined = apposed.iter().flat_map(|&a| {
            let (first, last) = tree.extent(a);
            (first..=last).filter(|&i| tree.is(i, &["conj"]) && tree.first(i, &["det", "case"]).is_none())
        });
        known.extend(apposed.iter().copied().chain(joined).filter(|&a| common(a)).map(|a| tree.lemma(a)));
        // `juge Anna Roux` makes her no judge.
        if let Some(before) = token.checked_sub(1).filter(|&b| !tree.has_pos(b, &[Upos::Verb, Upos::Aux])) {
            known.insert(tree.lower(before).trim_end_matches('.').to_owned());
        }
        known.extend(age(tree, token).map(str::to_owned));
        known.extend(told(tree, token));
        let Some(head) = tree.head(token) else { return };
        let beside = tree.is(token, &["appos", "flat", "nmod"]) && unmarked(token) && common(head);
        let said = tree.is(token, &["nsubj"]);
        if beside || said {
            known.insert(tree.lemma(head));
            known.extend(tree.with(head, &["appos"]).filter(|&a| beside && common(a)).map(|a| tree.lemma(a)));
        }
        if said {
            let further = tree.with(head, &["conj"]).filter(|&c| tree.first(c, &["nsubj"]).is_none());
            known.extend(further.map(|c| tree.lemma(c)));
            let added: Vec<usize> =
                tree.with(head, &["advcl", "dislocated"]).filter(|&a| a < token).collect();
            known.extend(added.iter().filter(|&&a| common(a)).map(|&a| tree.lemma(a)));
            // `Nommée à la tête de l'hôpital, …`
            let verbs = added.into_iter().chain([head]);
            let mut led =
                verbs.flat_map(|verb| tree.with(verb, &["obl", "iobj", "nmod"]).collect::<Vec<_>>());
            known.extend(led.find(|&o| tree.lemma(o) == "tête").map(|_| "tête".to_owned()));
        }
    }

    /// Who answers to the noun by what they were called or do: the only one, or the only one near.
    #[must_use]
    pub fn answering<'c>(
        &self,
        stand: Stand<'_>,
        candidates: impl Fn() -> Vec<&'c Candidate>,
    ) -> Option<Referent> {
        let Stand { tree, token, order, .. } = stand;
        let lexicon = Lexicon::of(tree.language());
        let person = [tree.lemma(token), tree.lower(token)]
            .iter()
            .any(|noun| lexicon.noun_kind(noun) == Some("Person"));
        let kin = kin(tree, token).or(person.then_some(&[]))?;
        if !is_definite(tree, token) || is_public_body(tree, token) {
            return None;
        }
        let called = tree.lemma(token);
        let fits = |slug: &str| {
            let known = self.known.get(slug);
            let answers = |k: &&str| match k.strip_prefix('-') {
                Some(ending) => known.is_some_and(|known| known.iter().any(|word| word.ends_with(ending))),
                None => known.is_some_and(|known| known.contains(*k)),
            };
            known.is_some_and(|known| known.contains(&called)) || kin.iter().any(answers)
        };
        let gender = candidate::gender(tree, token, "Person");
        last_alone(&agreeing(&candidates(), gender, |c| fits(&c.referent.slug)), order)
    }

    /// Whom the noun takes up. `told` says whether a narrator speaks.
    #[must_use]
    pub fn find<'c>(
        &self,
        stand: Stand<'_>,
        candidates: impl Fn() -> Vec<&'c Candidate>,
        told: bool,
    ) -> Option<Referent> {
        let Stand { tree, token, order, .. } = stand;
        if let Some(one) = self.answering(stand, &candidates) {
            return Some(one);
        }
        let grade = grade(tree, token).filter(|_| told)?;
        if !is_definite(tree, token) && !is_former_office(tree, token) {
            return None;
        }
        let candidates = &candidates();
        let gender = candidate::gender(tree, token, "Person").or_else(|| demonym_gender(tree, token));
        let called = tree.lemma(token);
        let known = |c: &Candidate| self.known.get(&c.referent.slug).is_some_and(|k| k.contains(&called));
        if let Some(one) = last_alone(&agreeing(candidates, gender, known), order) {
            return Some(one);
        }
        let lemma = format!("{called} {:?}", candidate::plural(tree, token));
        let near = |c: &&Candidate| c.order + REACH >= order;
        if candidates.iter().copied().filter(near).any(|c| !c.named && c.lemma == lemma) {
            return None;
        }
        let persons = agreeing(candidates, gender, |c| c.referent.kind == "Person");
        let main = main_person(candidates).filter(|m| persons.iter().any(|c| c.referent == **m));
        // Who is near, even where their name does not show a gender that others' names do.
        let beside: Vec<&Candidate> = candidates.iter().copied().filter(near).collect();
        let close = agreeing(&beside, gender, |c| c.referent.kind == "Person");
        // `la créatrice`: not some name without a gender, where the text is about a woman.
        let unsure = |one: &Candidate| gender.is_some() && one.gender.is_none();
        let sure =
            |m: &Referent| persons.iter().any(|c| c.referent == *m && c.gender == gender && gender.is_some());
        if let Some(main) = main.filter(|m| sure(m) && close.iter().all(|c| c.referent == **m || unsure(c))) {
            return Some(main.clone());
        }
        let just: Vec<&&Candidate> = close.iter().filter(|c| c.order + 1 == order).collect();
        match (&close[..], &just[..]) {
            ([], _) => main.cloned().or_else(|| only_of_gender(candidates, gender, order)),
            ([one], _)
                if grade == Grade::Epithet
                    || stands_alone(candidates, one, gender, order)
                    || opens_on(stand, candidates, one, gender)
                    || only_of_gender(candidates, gender, order).as_ref() == Some(&one.referent) =>
            {
                Some(one.referent.clone())
            }
            // Of several near, the only one of the sentence before.
            ([_, _, ..], [one])
                if grade == Grade::Epithet || stands_alone(candidates, one, gender, order) =>
            {
                Some(one.referent.clone())
            }
            _ => main.filter(|m| close.iter().any(|c| c.referent == **m)).cloned(),
        }
    }
}

/// `Fabienne Roussel, qui dirige la commune`: what a relative clause says that somebody does, with its object and without.
fn told(tree: &Tree<'_>, token: usize) -> Vec<String> {
    let clauses = tree.exactly(token, "acl:relcl").filter(|&clause| {
        tree.with(clause, &["nsubj"]).any(|s| matches!(tree.lower(s).as_str(), "qui" | "who"))
    });
    clauses
        .flat_map(|clause| {
            let object =
                tree.first(clause, &["obj"]).map(|o| format!("{} {}", tree.lemma(clause), tree.lemma(o)));
            std::iter::once(tree.lemma(clause)).chain(object).collect::<Vec<_>>()
        })
        .collect()
}

/// `L'Italien`, `l'Italienne`: whose article shows no gender.
fn demonym_gender(tree: &Tree<'_>, token: usize) -> Option<Gender> {
    const FEMININE: &[&str] = &["enne", "aise", "oise", "aine", "onne", "ane", "arde", "ote", "ande", "ine"];
    let form = &tree.token(token).form;
    let feminine = FEMININE.iter().any(|ending| form.ends_with(ending));
    is_demonym(tree, token).then_some(if feminine { Gender::Feminine } else { Gender::Masculine })
}

/// `Monique Farge, 58 ans,` is a `quinquagénaire`.
fn age(tree: &Tree<'_>, token: usize) -> Option<&'static str> {
    const DECADES: [&str; 8] = [
        "trentenaire",
        "quadragénaire",
        "quinquagénaire",
        "sexagénaire",
        "septuagénaire",
        "octogénaire",
        "nonagénaire",
        "centenaire",
    ];
    let last =
        tree.sentence.entities.iter().find(|e| e.tokens.contains(token)).map_or(token, |e| e.tokens.end - 1);
    let word = |i: usize| (i < tree.len()).then(|| tree.lower(i));
    let years: usize = word(last + 2)?.parse().ok()?;
    let told = word(last + 1)? == "," && word(last + 3)? == "ans";
    (years / 10).checked_sub(3).filter(|_| told).and_then(|decade| DECADES.get(decade).copied())
}

/// `le conseil départemental`: a noun that calls a person by itself, and a body with its adjective.
fn is_public_body(tree: &Tree<'_>, token: usize) -> bool {
    let institution = References::of(tree.language()).is(WordClass::Institution, &tree.lemma(token));
    institution && tree.first(token, &["amod", "nmod"]).is_some()
}

/// What somebody must have been called, or do, to be called by the noun.
fn kin(tree: &Tree<'_>, token: usize) -> Option<&'static [&'static str]> {
    let references = References::of(tree.language());
    [tree.lemma(token), tree.lower(token)].iter().find_map(|word| references.kin(word))
}

/// The last mention of each who answers, one an entity; who is known to agree goes before those of unknown gender.
fn agreeing<'c>(
    candidates: &[&'c Candidate],
    gender: Option<Gender>,
    fits: impl Fn(&Candidate) -> bool,
) -> Vec<&'c Candidate> {
    let mut last: BTreeMap<&str, &Candidate> = BTreeMap::new();
    for &candidate in candidates.iter().filter(|c| c.named && c.plural != Some(true) && fits(c)) {
        last.insert(&candidate.referent.slug, candidate);
    }
    let all: Vec<&Candidate> = last.into_values().collect();
    let of = |wanted: &dyn Fn(Option<Gender>) -> bool| -> Vec<&'c Candidate> {
        all.iter().copied().filter(|c| wanted(c.gender)).collect()
    };
    let sure = of(&|g| g.is_some() && g == gender);
    if sure.is_empty() { of(&|g| g.is_none() || gender.is_none()) } else { sure }
}

/// The only one; of several the one mentioned near.
fn last_alone(fitting: &[&Candidate], order: usize) -> Option<Referent> {
    let near = || fitting.iter().filter(|c| c.order + REACH >= order);
    match (fitting, near().count()) {
        ([one], _) => Some(one.referent.clone()),
        (_, 1) => near().next().map(|one| one.referent.clone()),
        _ => None,
    }
}

/// `L'homme` at the head of a paragraph: whether the only person near of that gender was a subject there.
fn opens_on(stand: Stand<'_>, candidates: &[&Candidate], one: &Candidate, gender: Option<Gender>) -> bool {
    let near = || candidates.iter().filter(|c| c.order + REACH >= stand.order && c.order < stand.order);
    let unnamed = |c: &&&Candidate| {
        !c.named && c.being == Some(super::lexicon::Being::Person) && c.plural != Some(true)
    };
    stand.opens
        && stand.tree.is(stand.token, &["nsubj"])
        && one.gender == gender
        && near().any(|c| c.referent == one.referent && c.rank == Rank::Subject)
        && !near().filter(unnamed).any(|c| c.gender.is_none() || c.gender == gender)
}

/// Whether the person stood out in the sentence before and nobody unnamed of that gender is near.
fn stands_alone(candidates: &[&Candidate], one: &Candidate, gender: Option<Gender>, order: usize) -> bool {
    let near = || candidates.iter().copied().filter(|c| c.order + 2 >= order && c.order < order);
    let sure = gender.is_some() && one.gender == gender;
    let prominent = near()
        .filter(|c| c.referent == one.referent)
        .any(|c| c.rank <= Rank::Object || sure && c.order + 1 == order);
    let somebody = |c: &&Candidate| c.being == Some(super::lexicon::Being::Person) && c.plural != Some(true);
    let rival = near().filter(somebody).any(|c| {
        c.referent != one.referent && (c.gender.is_none() || gender.is_none() || c.gender == gender)
    });
    prominent && !rival
}

/// The only person of that gender whom the text has named so far, not too long ago.
fn only_of_gender(candidates: &[&Candidate], gender: Option<Gender>, order: usize) -> Option<Referent> {
    const FAR: usize = 9;
    let persons = || candidates.iter().filter(|c| c.named && c.referent.kind == "Person");
    let fitting: Vec<&&Candidate> = persons().filter(|c| c.gender.is_none() || c.gender == gender).collect();
    let last = fitting.last().filter(|c| gender.is_some() && c.gender == gender && c.order + FAR >= order)?;
    fitting.iter().all(|c| c.referent == last.referent).then(|| last.referent.clone())
}

/// Whom the text is mostly about so far.
fn main_person<'c>(candidates: &[&'c Candidate]) -> Option<&'c Referent> {
    let mut counts: BTreeMap<&str, (usize, &Referent)> = BTreeMap::new();
    for &candidate in candidates.iter().filter(|c| c.named && c.referent.kind == "Person") {
        counts.entry(&candidate.referent.slug).or_insert((0, &candidate.referent)).0 += 1;
    }
    let mut ranked: Vec<(usize, &Referent)> = counts.into_values().collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.slug.cmp(&b.1.slug)));
    let (most, main) = *ranked.first()?;
    let next = ranked.get(1).map_or(0, |(n, _)| *n);
    (most >= OFTEN && most >= AHEAD * next).then_some(main)
}

/// Whether and how the noun takes up somebody without having been said of them.
fn grade(tree: &Tree<'_>, token: usize) -> Option<Grade> {
    let (lexicon, references) = (Lexicon::of(tree.language()), References::of(tree.language()));
    let (lemma, form) = (tree.lemma(token), tree.lower(token));
    // `cheffe d'entreprise`
    let whole = tree.with(token, &["nmod"]).map(|n| format!("{lemma} {}", tree.lower(n)));
    let words: Vec<String> = whole.chain([lemma.clone(), form.clone()]).collect();
    let is = |class| words.iter().any(|word| references.is(class, word));
    let young = matches!(lemma.as_str(), "homme" | "femme")
        && tree
            .with(token, &["amod"])
            .any(|a| matches!(tree.lemma(a).as_str(), "jeune" | "vieux" | "vieil") && a < token);
    let other = matches!(lexicon.noun_kind(&lemma), Some("Organization" | "Place" | "Product"));
    let aged = is_aged(tree, token) && !other && !is(WordClass::Thing);
    if is(WordClass::Epithet) || young || aged || is_demonym(tree, token) {
        return Some(Grade::Epithet);
    }
    let person = [&lemma, &form].iter().any(|word| lexicon.noun_kind(word) == Some("Person"));
    let shown = tree.is_shown(token);
    if shown && (person || is_aged(tree, token)) {
        return Some(Grade::Epithet);
    }
    let office = lexicon.title(&lemma).is_some() && !is(WordClass::Craft);
    let part = is(WordClass::Part) || office;
    let former = tree.with(token, &["amod"]).any(|a| tree.lemma(a) == "ancien" && a < token);
    // `L'homme, épaules rentrées, parle bas`: whom the paragraph before was about.
    let plain = matches!(lemma.as_str(), "homme" | "femme") && tree.is(token, &["nsubj"]);
    let part = part && !plain;
    let somebody = person || (former || is_trade(tree, token)) && is_human(tree, token);
    let says = tree.is(token, &["nsubj"]) || candidate::is_source(tree, token);
    (somebody && (former || !part) && says).then_some(Grade::Trade)
}

/// `reconnaît le naturaliste`: a noun that ends as those for trades alone do.
fn is_trade(tree: &Tree<'_>, token: usize) -> bool {
    let form = tree.lower(token);
    ["iste", "logue", "trice", "ienne", "euse"].iter().any(|ending| form.ends_with(ending))
}

/// `l'ancien assureur reproche …`: a noun that ends as those for trades do, and does what persons and bodies do.
fn is_human(tree: &Tree<'_>, token: usize) -> bool {
    const ENDINGS: &[&str] =
        &["eur", "euse", "trice", "ier", "ière", "iste", "ien", "ienne", "logue", "ant", "ante"];
    let (lexicon, references) = (Lexicon::of(tree.language()), References::of(tree.language()));
    let form = tree.lower(token);
    !matches!(lexicon.noun_kind(&tree.lemma(token)), Some("Place" | "Product"))
        && ENDINGS.iter().any(|ending| form.ends_with(ending))
        && tree.head(token).is_some_and(|verb| {
            let key = verb_key(tree, verb);
            let speaks = lexicon.speech(&key).is_some() || lexicon.thought(&key).is_some();
            let acts = |class| references.is(class, &key);
            speaks || acts(WordClass::PersonVerb) || acts(WordClass::AgentVerb)
        })
}

/// `L'ancienne adjointe à l'urbanisme de Castelnoy`: an office that one person held, whatever else is told of it.
fn is_former_office(tree: &Tree<'_>, token: usize) -> bool {
    let former = tree.with(token, &["amod"]).any(|a| tree.lemma(a) == "ancien" && a < token);
    let definite = tree.with(token, &["det"]).any(|d| tree.token(d).feats.is("Definite", "Def"));
    former
        && definite
        && tree.is(token, &["nsubj"])
        && tree.feature(token, "Number") != Some("Plur")
        && [tree.lemma(token), tree.lower(token)].iter().any(|noun| {
            let lexicon = Lexicon::of(tree.language());
            lexicon.title(noun).is_some() || lexicon.noun_kind(noun) == Some("Person")
        })
        && !tree.with(token, &["appos"]).any(|a| candidate::is_named(tree.sentence, a))
}

/// `de 48 ans`.
fn is_aged(tree: &Tree<'_>, token: usize) -> bool {
    tree.with(token, &["nmod"]).any(|n| tree.lemma(n) == "an" && tree.first(n, &["nummod"]).is_some())
}

/// `l'élue`, `cet éleveur de 48 ans`, `la tailleuse de pierre`, `l'infirmière, en poste depuis seize ans,`: one person
/// who is known, with nothing that would tell which of several.
fn is_definite(tree: &Tree<'_>, token: usize) -> bool {
    let set_off = |d: usize| {
        let first = tree.extent(d).0;
        first > token && (tree.lower(first - 1) == "," || tree.lower(first) == ",")
    };
    // `ce quadragénaire formé à Grenoble`: what is shown is known, and told more of.
    let shown = tree.is_shown(token);
    let plain = |d: usize| match tree.token(d).relation() {
        "det" | "case" | "punct" | "amod" | "cc" | "advmod" | "conj" => true,
        "nmod" => tree.first(d, &["det"]).is_none() && !candidate::is_named(tree.sentence, d) || set_off(d),
        "acl" => set_off(d) || shown,
        "appos" => set_off(d) && !candidate::is_named(tree.sentence, d) && tree.first(d, &["det"]).is_none(),
        _ => false,
    };
    let definite = tree.with(token, &["det"]).any(|d| {
        let word = tree.token(d);
        word.feats.is("Definite", "Def") || word.feats.is("PronType", "Dem")
    });
    definite
        && tree.has_pos(token, &[Upos::Noun, Upos::Propn])
        && !tree.is(token, &["appos", "conj", "vocative", "root"])
        && tree.feature(token, "Number") != Some("Plur")
        && tree.dependents(token).iter().all(|&d| plain(d))
}
