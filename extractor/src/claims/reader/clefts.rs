//! What a clause hands on to those beside it and below: what a cleft denies, what a relative clause is about, hearsay, and
//! what a request would bring about, and since when what follows is so.

use super::super::circumstance;
use super::super::frame::Frame;
use super::super::lexicon::List;
use super::super::mood::Mood;
use super::super::phrase;
use super::super::predicate::{Predicate, is_verb};
use super::super::proposition::{Circumstance, Object, Phrase, PredicateKind};
use super::super::role;
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use super::relative::{Gap, bearer, contracted_marker, relative_gap};
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, QualifierRole};

impl Reader<'_> {
    /// `aurait avoué qu'il …`, `aurait gagné en trichant`: what is told under hearsay is hearsay.
    pub(super) fn told_of(&self, predicate: &Predicate, frame: &Frame) -> Frame {
        let mood = Mood::read(self.tree, self.lexicon, predicate, frame);
        let hearsay =
            mood.modality.contains(&Modality::Hearsay) && !frame.modality.contains(&Modality::Hearsay);
        if hearsay && self.tree.language() == Language::French {
            frame.clone().with(Modality::Hearsay).at_most(Certainty::Possible)
        } else {
            frame.clone()
        }
    }

    /// `X a augmenté, Y a doublé et ne baisse plus`: a clause without a subject has that of the one right before it.
    pub(super) fn sibling_subject(&self, first: usize, clause: usize) -> Option<Phrase> {
        let tree = self.tree;
        let own = |verb: usize| {
            tree.with(verb, &["nsubj"])
                .find(|&s| s < verb && tree.feature(s, "PronType") != Some("Rel") && tree.lower(s) != "qui")
        };
        let alone = tree.first(clause, &["nsubj", "expl", "csubj"]).is_none();
        let before = tree
            .with(first, &["conj"])
            .rfind(|&c| c < clause && is_verb(tree, c) && tree.is_finite_clause(c))?;
        (alone && tree.is(clause, &["conj"]) && tree.language() == Language::French)
            .then(|| own(before))
            .flatten()
            .map(|s| phrase::argument(tree, s))
    }

    /// `l'outil avec lequel Paul coupe le bois`, `les bateaux auxquels on garantit un prix`: beside an object, what the
    /// clause is about is a circumstance.
    pub(super) fn beside_object(&self, gap: &Gap, slots: &Slots) -> Option<Circumstance> {
        let (tree, pronoun) = (self.tree, gap.pronoun.filter(|_| gap.role == "obl")?);
        let phrase = phrase::argument(tree, gap.antecedent);
        let filled = |o: &Object| matches!(o, Object::Phrase(p) if p.contains(gap.antecedent));
        let role = match contracted_marker(&tree.lower(pronoun)) {
            Some("à") => QualifierRole::Beneficiary,
            Some(_) => return None,
            None if tree.with(pronoun, &["case"]).any(|c| tree.lower(c) == "avec") => {
                let person = self.lexicon.noun_kind(&tree.lemma(gap.antecedent)) == Some("Person");
                if person { QualifierRole::Manner } else { QualifierRole::Instrument }
            }
            None => role::refined(tree, self.lexicon, pronoun),
        };
        let french = tree.language() == Language::French && tree.first(gap.antecedent, &["case"]).is_none();
        (french && !slots.objects.is_empty() && !slots.objects.iter().any(filled))
            .then_some(Circumstance { role, phrase })
    }

    /// `un rapport que Paul a lu puis rangé`: the verbs of a relative clause side by side share what it is about.
    pub(super) fn shared_gap(&self, predicate: &Predicate, clause: usize) -> Option<Gap> {
        let (tree, head) = (self.tree, predicate.head);
        let noun = tree.head(head).filter(|_| tree.token(head).deprel == "acl:relcl")?;
        let gap = relative_gap(tree, head, bearer(tree, noun));
        let lists = |list| self.lexicon.lists(list, &tree.lemma(clause));
        let open = is_verb(tree, clause)
            && tree.first(clause, &["obj", "ccomp", "xcomp", "nsubj", "expl", "cop"]).is_none()
            && !tree.with(clause, &["obl"]).any(|o| tree.token(o).deprel == "obl:arg")
            && !lists(List::Intransitive)
            && !lists(List::Unaccusative);
        (gap.role == "obj" && open && tree.language() == Language::French).then_some(gap)
    }

    /// `Ce n'est pas l'argent qui manque`: the clause is denied of what the cleft names.
    pub(super) fn denied_focus(&mut self, clause: usize, focus: usize, frame: &Frame) {
        let tree = self.tree;
        let inner = Frame { denied: !frame.denied, ..frame.clone() };
        if tree.token(clause).deprel == "acl:relcl" {
            return self.adnominal(clause, focus, &inner);
        }
        let gap = relative_gap(tree, clause, bearer(tree, focus));
        self.clause(clause, None, Some(gap), inner);
    }
}

/// `c'est elle que j'embaucherais`: what a cleft names may be a pronoun that stands by itself.
pub(super) fn may_be_focus(tree: &Tree<'_>, focus: usize) -> bool {
    let strong = matches!(
        tree.lower(focus).as_str(),
        "moi"
            | "toi"
            | "lui"
            | "elle"
            | "nous"
            | "vous"
            | "eux"
            | "elles"
            | "cela"
            | "ça"
            | "celui-ci"
            | "celle-ci"
            | "celui-là"
            | "celle-là"
            | "ceux-ci"
            | "ceux-là"
    );
    tree.has_pos(focus, &[Upos::Noun, Upos::Propn])
        || tree.language() == Language::French && tree.has_pos(focus, &[Upos::Pron]) && strong
}

/// `C'est le groupe portugais Duval qui …`: a noun with its name is known, whatever adjectives it has.
pub(super) fn is_named(tree: &Tree<'_>, noun: usize) -> bool {
    let name = |d: usize| d > noun && tree.has_pos(d, &[Upos::Propn]) && tree.first(d, &["case"]).is_none();
    tree.language() == Language::French && tree.with(noun, &["nmod", "appos", "flat"]).any(name)
}

/// What a request before `et` would bring about is supposed: `Demandez-lui et il vous dira tout`, `Ajoutez du sel, vous verrez`.
pub(super) fn follows_request(tree: &Tree<'_>, predicate: &Predicate, clause: usize) -> bool {
    let and = || tree.is(clause, &["conj"]) && tree.with(clause, &["cc"]).any(|c| tree.lower(c) == "et");
    let future = || {
        let group = || std::iter::once(clause).chain(tree.with(clause, &["aux", "cop"]));
        let comma = (predicate.head..clause).any(|i| tree.token(i).form == ",");
        let parted = (predicate.head..clause).any(|i| matches!(tree.token(i).form.as_str(), ":" | ";" | "–"));
        comma && !parted && group().any(|v| tree.feature(v, "Tense") == Some("Fut"))
    };
    tree.language() == Language::French
        && clause > predicate.head
        && predicate.chain.contains(&tree.head(clause).unwrap_or(clause))
        && tree.is_finite_clause(clause)
        && tree.first(clause, &["nsubj"]).is_some()
        && (and() || future())
}

/// `Avouez que c'est cher`, `Notez que …`, `Disons que …`: what one is asked to admit is stated.
pub(super) fn asks_to_admit(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let admits = matches!(
        tree.lemma(predicate.main).as_str(),
        "avouer"
            | "reconnaître"
            | "noter"
            | "savoir"
            | "rappeler"
            | "admettre"
            | "convenir"
            | "remarquer"
            | "oublier"
    ) || tree.lower(predicate.main) == "disons";
    let that = |c: usize| tree.with(c, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"));
    tree.with(predicate.main, &["ccomp"])
        .filter(|_| admits && tree.language() == Language::French)
        .find(|&c| tree.is_finite_clause(c) && that(c))
}

/// `Les plans, c'est une amie qui les dessine`: the clause takes up what stands before it.
pub(super) fn takes_up_what_is_put_first(tree: &Tree<'_>, main: usize) -> bool {
    let taken_up = |clause: usize| {
        tree.with(clause, &["obj"]).any(|o| {
            let clitic = matches!(tree.lower(o).as_str(), "le" | "la" | "l'" | "les");
            clitic
                && tree.with(main, &["dislocated"]).any(|d| {
                    d < main
                        && tree
                            .feature(d, "Number")
                            .zip(tree.feature(o, "Number"))
                            .is_none_or(|(a, b)| a == b)
                })
        })
    };
    tree.exactly(main, "acl:relcl").any(taken_up)
}

/// `depuis que j'ai dix ans`: an age that was reached, which nobody is said to have now.
pub(super) fn is_former_age(tree: &Tree<'_>, clause: usize) -> bool {
    tree.language() == Language::French
        && tree.lemma(clause) == "avoir"
        && tree
            .with(clause, &["mark"])
            .any(|m| tree.lower(m) == "depuis" || tree.expression(m).starts_with("depuis"))
        && tree.with(clause, &["obj"]).any(|o| tree.lemma(o) == "an" && tree.first(o, &["nummod"]).is_some())
}

/// `nous a proposé de racheter la ferme`, `m'a offert de payer`: of what is offered, the giver does it.
pub(super) fn gives(tree: &Tree<'_>, verb: usize, act: usize) -> bool {
    tree.language() == Language::French
        && matches!(tree.lemma(verb).as_str(), "proposer" | "offrir")
        && matches!(
            tree.lemma(act).as_str(),
            "acheter"
                | "racheter"
                | "payer"
                | "aider"
                | "prêter"
                | "verser"
                | "financer"
                | "embaucher"
                | "recruter"
                | "héberger"
                | "rembourser"
                | "accompagner"
                | "fournir"
                | "livrer"
                | "remplacer"
                | "offrir"
                | "donner"
        )
}

/// `Ça fait dix ans que …`, `ça faisait un moment`: the words only say since when.
pub(super) fn tells_since(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let main = predicate.main;
    let points = tree
        .with(main, &["nsubj", "expl"])
        .any(|s| matches!(tree.lower(s).as_str(), "ça" | "cela" | "il" | "ce"));
    let since = |o: usize| {
        circumstance::is_time_noun(tree, o)
            || tree.first(o, &["nummod"]).is_some() && tree.exactly(o, "acl:relcl").next().is_some()
    };
    let makes = points && predicate.kind == PredicateKind::Verb && tree.lemma(main) == "faire";
    // `Il y a trois ans que la mine est fermée`
    let ago = tree.lemma(main) == "avoir"
        && main > 1
        && tree.lower(main - 1) == "y"
        && tree.lower(main - 2) == "il";
    let clause = |o: usize| {
        tree.with(o, &["acl", "advcl", "ccomp"]).any(|c| tree.is_finite_clause(c) && follows(tree, c, o))
    };
    tree.with(main, &["obj"]).find(|&o| makes && since(o) || ago && since(o) && clause(o))
}

/// Whether `que` opens the clause right behind the noun.
fn follows(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    tree.with(clause, &["mark"]).any(|m| m == noun + 1 && matches!(tree.lower(m).as_str(), "que" | "qu'"))
}
