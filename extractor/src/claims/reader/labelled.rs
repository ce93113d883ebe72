//! What a noun phrase, a colon and what stands behind it say: `Prix du billet : 8 euros`, `Ma passion : la photographie`,
//! `Deux solutions : bloquer l'accès ou payer un gardien`, `Nordnet : simple à installer, peu d'options`.
//!
//! Reads: a sentence without a finite verb. It must not read `Photo : Anne Roy`, `Samedi : concert`, `Contact : la mairie`
//! (bare nouns of a form or a programme), nor what a quotation or a clause goes on with.

use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::is_verb;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::rules::Slots;
use super::super::rules::verbless::have;
use super::super::tree::Tree;
use super::Reader;
use super::clause::act_phrase;
use super::emit::statement;
use crate::analysis::{EntityType, Language, Upos};

/// The longest sentence that is read so, in tokens.
const LONGEST: usize = 45;
/// The longest label.
const LONGEST_LABEL: usize = 9;
/// Bare nouns that lead to what they are: `Résultat : 300 postes supprimés`.
const LEADING: &[&str] = &[
    "résultat",
    "objectif",
    "but",
    "bilan",
    "conséquence",
    "conclusion",
    "constat",
    "solution",
    "remède",
    "défi",
    "enjeu",
    "atout",
    "avantage",
    "inconvénient",
    "bémol",
    "défaut",
    "qualité",
    "mission",
    "ambition",
    "priorité",
    "raison",
    "cause",
    "motif",
    "verdict",
    "condition",
    "consigne",
    "règle",
    "preuve",
    "exemple",
    "surprise",
    "difficulté",
    "nouveauté",
    "particularité",
    "spécialité",
    "passion",
    "loisir",
    "moyen",
    "méthode",
    "secret",
    "problème",
    "crainte",
    "espoir",
];

/// What is said of the label.
struct Said {
    object: Phrase,
    has: bool,
}

impl Reader<'_> {
    /// `Coût des travaux : 6 millions d'euros.`: what is told by a label and what stands behind its colon.
    pub(super) fn labelled(&mut self, root: usize, frame: &Frame) -> bool {
        let tree = self.tree;
        let before = self.found.len();
        if let Some((label, figure)) = figure(tree, root).or_else(|| aim(tree, self.lexicon, root)) {
            self.say_of_label(root, label, &Said { object: figure, has: false }, frame);
        } else if let Some((label, parts)) = parts(tree, self.lexicon) {
            for said in &parts {
                self.say_of_label(root, label, said, frame);
            }
        }
        self.found.len() > before
    }

    /// `Nordnet : simple à installer, peu d'options`, where an adjective heads the sentence.
    pub(super) fn labelled_quality(&mut self, root: usize, frame: &Frame) -> bool {
        let tree = self.tree;
        let bare = tree.has_pos(root, &[Upos::Adj]) && tree.first(root, &["cop", "aux", "mark"]).is_none();
        bare && (0..root).any(|i| tree.token(i).form == ":") && self.labelled(root, frame)
    }

    fn say_of_label(&mut self, root: usize, label: Phrase, said: &Said, frame: &Frame) {
        let language = self.tree.language();
        let (key, kind) = match language {
            _ if said.has => (have(language), PredicateKind::Verb),
            Language::French => ("être", PredicateKind::Copula),
            Language::German => ("sein", PredicateKind::Copula),
            _ => ("be", PredicateKind::Copula),
        };
        let relation =
            RelationPhrase { lemma: key.to_owned(), key: key.to_owned(), kind, ..RelationPhrase::default() };
        let slots = Slots { rule: "verbless", objects: Vec::new(), relation, used: Vec::new() };
        let quote = (label.first, said.object.last);
        let object = Some(Object::Phrase(said.object));
        self.push(root, Some(label), object, &slots, &statement(), Vec::new(), frame, quote);
    }
}

/// What a sentence of a label, a colon and a figure is about, and the figure: of a label that says of what (`Prix du
/// billet : 8 euros`).
fn figure(tree: &Tree<'_>, root: usize) -> Option<(Phrase, Phrase)> {
    const LONGEST: usize = 24;
    let colon = (root + 1..tree.len()).find(|&i| tree.token(i).form == ":")?;
    let label = phrase::argument(tree, root);
    let named =
        tree.first(root, &["nmod"]).is_some_and(|n| n < colon) && tree.first(root, &["nummod"]).is_none();
    let counts = |i: usize| tree.has_pos(i, &[Upos::Num]) || tree.first(i, &["nummod"]).is_some();
    let figure = tree.dependents(root).iter().copied().find(|&d| {
        d > colon
            && tree.is(d, &["appos", "nmod", "parataxis"])
            && counts(d)
            && tree.first(d, &["nsubj", "cop", "conj"]).is_none()
    })?;
    let figure = phrase::argument(tree, figure);
    let whole = tree.has_pos(root, &[Upos::Noun])
        && tree.len() < LONGEST
        && label.last + 1 == colon
        && (label.first..=figure.last).all(|i| !is_verb(tree, i) || !tree.is_finite(i));
    (whole && named && figure.first <= colon + 3).then_some((label, figure))
}

/// `Notre objectif : former 200 agents.`: an aim and the act that it is.
fn aim(tree: &Tree<'_>, lexicon: &Lexicon, root: usize) -> Option<(Phrase, Phrase)> {
    let aims = lexicon.lists(List::Plans, &tree.lemma(root))
        || matches!(
            tree.lemma(root).as_str(),
            "défi" | "enjeu" | "priorité" | "rêve" | "stratégie" | "solution"
        );
    let colon = (root + 1..tree.len()).find(|&i| tree.token(i).form == ":")?;
    let label = phrase::argument(tree, root);
    let act = tree.with(root, &["parataxis", "acl", "appos", "xcomp"]).find(|&a| {
        a > colon && tree.feature(a, "VerbForm") == Some("Inf") && tree.first(a, &["nsubj"]).is_none()
    })?;
    let whole = aims && tree.first(root, &["det"]).is_some() && label.last + 1 == colon;
    let starts = tree.extent(act).0 <= colon + 2 && tree.language() == Language::French;
    (whole && starts).then(|| (label, act_phrase(tree, act)))
}

/// A label and what stands behind its colon, part by part.
fn parts(tree: &Tree<'_>, lexicon: &Lexicon) -> Option<(Phrase, Vec<Said>)> {
    let colon = (1..tree.len()).find(|&i| tree.token(i).form == ":")?;
    let finite = |i: usize| is_verb(tree, i) && tree.is_finite(i) && !is_within_relative(tree, i);
    if tree.language() != Language::French || tree.len() > LONGEST || (0..tree.len()).any(finite) {
        return None;
    }
    let (label, named) = label(tree, lexicon, colon)?;
    let end = (colon + 1..tree.len())
        .rev()
        .find(|&i| !tree.has_pos(i, &[Upos::Punct, Upos::Sym]) || tree.token(i).form == "%")?;
    let odd = |i: usize| {
        matches!(
            tree.token(i).form.as_str(),
            ":" | "?" | "«" | "\"" | "“" | "(" | "–" | "—" | "-" | "/" | "|"
        )
    };
    if (colon + 1..tree.len()).any(odd) {
        return None;
    }
    let infinitive = (colon + 1..=end).find(|&i| tree.feature(i, "VerbForm") == Some("Inf"));
    if let Some(act) = infinitive.filter(|&a| opens(tree, colon + 1, a)) {
        let object = Phrase { head: act, first: colon + 1, last: end };
        return (!named).then(|| (label, vec![Said { object, has: false }]));
    }
    let parts = segments(tree, colon + 1, end);
    // `Lyon : trois blessés`: a headline says where, and a single thing with a name is no description.
    let place = tree
        .sentence
        .entities
        .iter()
        .any(|e| e.kind == EntityType::Location && e.tokens.contains(label.head));
    let alone = parts.len() == 1;
    let said: Option<Vec<Said>> = parts.into_iter().map(|part| said(tree, lexicon, part, named)).collect();
    let plain = |s: &Said| {
        let kind = lexicon.noun_kind(&tree.lemma(s.object.head)) == Some("Place");
        !named || !(alone && s.has) && (!place || kind && !s.has)
    };
    said.filter(|s| !s.is_empty() && s.iter().all(plain)).map(|said| (label, said))
}

/// Whether only clitics and a negation stand before the infinitive.
fn opens(tree: &Tree<'_>, start: usize, act: usize) -> bool {
    (start..act).all(|i| {
        tree.has_pos(i, &[Upos::Pron])
            || matches!(tree.lower(i).as_str(), "ne" | "pas" | "plus" | "d'" | "de" | "n'")
    })
}

fn is_within_relative(tree: &Tree<'_>, verb: usize) -> bool {
    std::iter::successors(Some(verb), |&v| tree.head(v))
        .take(6)
        .any(|v| tree.token(v).deprel == "acl:relcl" || tree.is(v, &["acl"]))
}

/// The noun phrase before the colon, and whether it names something: `Mes atouts`, `Résultat`, `Le Petit Café`.
fn label(tree: &Tree<'_>, lexicon: &Lexicon, colon: usize) -> Option<(Phrase, bool)> {
    let plain = [Upos::Det, Upos::Noun, Upos::Propn, Upos::Adj, Upos::Adp, Upos::Num, Upos::Adv];
    if colon > LONGEST_LABEL || !(0..colon).all(|i| tree.has_pos(i, &plain)) {
        return None;
    }
    let outside = |i: usize| tree.head(i).is_none_or(|h| h >= colon);
    let mut heads =
        (0..colon).filter(|&i| outside(i) && tree.has_pos(i, &[Upos::Noun, Upos::Propn, Upos::Adj]));
    let head = heads.next()?;
    let led = tree.has_pos(0, &[Upos::Adp]) || heads.next().is_some();
    let named = tree.has_pos(head, &[Upos::Propn]);
    let determined = tree.with(head, &["det"]).any(|d| {
        d < head && (tree.feature(d, "Definite") == Some("Def") || tree.feature(d, "Poss") == Some("Yes"))
    });
    let counted = tree.with(head, &["nummod"]).any(|n| n < head);
    let only = tree.with(head, &["amod", "det"]).any(|a| {
        matches!(tree.lemma(a).as_str(), "seul" | "autre" | "premier" | "dernier" | "principal" | "unique")
    });
    let leading = LEADING.contains(&tree.lemma(head).as_str());
    let kind = lexicon.noun_kind(&tree.lemma(head));
    let somebody = kind == Some("Person");
    // `Le Petit Café`, `La ferme`
    let capital = (1..colon).any(|i| tree.token(i).form.starts_with(char::is_uppercase));
    let kind_named =
        determined && kind.is_some() && !somebody && tree.first(head, &["amod", "nmod"]).is_none();
    let thing = named
        && tree.sentence.entities.iter().all(|e| e.kind != EntityType::Person || !e.tokens.contains(head));
    let fits = if named { thing } else { !somebody && (determined || counted || only || leading) };
    let named = named || capital && determined || kind_named;
    (!led && fits).then_some((Phrase { head, first: 0, last: colon - 1 }, named))
}

/// What stands between commas and conjunctions.
fn segments(tree: &Tree<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut first = start;
    for i in start..=end {
        let joins = tree.has_pos(i, &[Upos::Cconj]) && matches!(tree.lower(i).as_str(), "et" | "ou" | "mais");
        let comma = matches!(tree.token(i).form.as_str(), "," | ";");
        // `du pain et du vin` are two, `rouge et bleu` of one noun is one.
        let starts = |i: usize| tree.has_pos(i, &[Upos::Det, Upos::Num, Upos::Propn, Upos::Noun, Upos::Adv]);
        if comma || joins && i < end && starts(i + 1) {
            if first < i {
                found.push((first, i - 1));
            }
            first = i + 1;
        }
    }
    if first <= end {
        found.push((first, end));
    }
    found
}

/// What one part says of the label: that it is so, or that it has it.
fn said(tree: &Tree<'_>, lexicon: &Lexicon, (first, last): (usize, usize), named: bool) -> Option<Said> {
    let outside = |i: usize| tree.head(i).is_none_or(|h| h < first || h > last);
    let nominal = [Upos::Noun, Upos::Propn, Upos::Adj, Upos::Num, Upos::Pron, Upos::Sym];
    let degree = (first..=last)
        .find(|&i| matches!(tree.lower(i).as_str(), "peu" | "beaucoup" | "plus" | "moins" | "assez"));
    let opens = tree.has_pos(first, &[Upos::Noun]).then_some(first);
    let head =
        opens.or_else(|| (first..=last).find(|&i| outside(i) && tree.has_pos(i, &nominal))).or(degree)?;
    let object = Phrase { head, first, last };
    if tree.has_pos(first, &[Upos::Adp, Upos::Sconj, Upos::Pron, Upos::Verb]) {
        return None;
    }
    if !named {
        return tree.has_pos(head, &nominal).then_some(Said { object, has: false });
    }
    let quality = tree.has_pos(head, &[Upos::Adj]);
    let one = tree.with(head, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"));
    // `La bioinformatique : les enjeux`: a headline names what it is about.
    let definite = tree.with(head, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"));
    if definite {
        return None;
    }
    // `excellent logiciel`, but `cadre agréable`
    let judged =
        tree.with(head, &["amod"]).any(|a| a < head) && lexicon.noun_kind(&tree.lemma(head)).is_some();
    let is = one || judged && degree.is_none_or(|d| d != first) || tree.has_pos(head, &[Upos::Propn]);
    let bare = tree.first(head, &["nummod"]).is_none();
    Some(Said { object, has: !(quality || bare && is) })
}
