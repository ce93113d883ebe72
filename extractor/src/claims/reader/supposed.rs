//! What is only supposed: `Quand on a vingt ans, on voyage`, `Ajoutez du sel, vous verrez`, `Soit on vend, soit on emprunte`;
//! and what clauses side by side share: the condition that the first one opens with.
//!
//! It must read the sentences above, and must not read `Quand la guerre a éclaté, il est parti` (it did break out).

use super::super::circumstance::{self, clause_role};
use super::super::frame::Frame;
use super::super::lexicon::Lexicon;
use super::super::phrase;
use super::super::predicate::{Predicate, is_reflexive, is_verb, verb_key};
use super::super::proposition::{Circumstance, Phrase};
use super::super::tree::Tree;
use super::Reader;
use super::clause::is_clause;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, QualifierRole};

/// The most words of a condition that is told again beside a further clause.
const LONGEST: usize = 20;

impl Reader<'_> {
    /// `Quand il pleut, la route ferme et les bus s'arrêtent`: what the first clause opens with holds for the next, too, and
    /// for what is thought (`Si la banque refuse, je crois que l'usine fermera`).
    pub(super) fn share_condition(&mut self, predicate: &Predicate, clause: usize, frame: Frame) -> Frame {
        let tree = self.tree;
        let first = predicate.head;
        let own = tree.with(clause, &["advcl"]).any(|a| tree.is_finite_clause(a) && a < clause);
        let thought =
            tree.is(clause, &["ccomp"]) && self.lexicon.thought(&verb_key(tree, predicate.main)).is_some();
        if tree.language() != Language::French || own || !(thought || is_next(tree, first, clause)) {
            return frame;
        }
        let opening = tree.with(first, &["advcl"]).filter(|&a| a < first && tree.is_finite_clause(a));
        let shared: Vec<(usize, QualifierRole)> = opening
            .filter_map(|a| match clause_role(tree, self.lexicon, a) {
                Some(QualifierRole::Condition) if !is_conceded(tree, a) => {
                    Some((a, QualifierRole::Condition))
                }
                Some(QualifierRole::Time) if is_habitual(tree, a) => Some((a, QualifierRole::Time)),
                _ => None,
            })
            .collect();
        let mut frame = frame;
        for (opening, role) in shared {
            let phrase = phrase::whole(tree, opening);
            if phrase.last - phrase.first > LONGEST {
                continue;
            }
            self.lasting.push((clause, Circumstance { role, phrase }));
            let si = tree.with(opening, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "si" | "s'"));
            if si {
                frame = frame.with(Modality::Hypothetical).at_most(Certainty::Unknown);
            }
        }
        frame
    }

    /// `Il est possible que la digue cède`, `il est faux que X`, `il est souhaitable que X`: how sure the clause that an
    /// impersonal adjective judges is.
    pub(super) fn judged(&self, predicate: &Predicate, clause: usize, frame: Frame, denied: bool) -> Frame {
        let tree = self.tree;
        let main = predicate.main;
        let it = tree
            .with(main, &["expl", "nsubj"])
            .any(|s| matches!(tree.lower(s).as_str(), "il" | "c'" | "ce" | "it" | "es"));
        if !it || !tree.has_pos(main, &[Upos::Adj]) {
            return frame;
        }
        let word = tree.lemma(main);
        if matches!(
            word.as_str(),
            "faux"
                | "inexact"
                | "exclu"
                | "impossible"
                | "hors"
                | "false"
                | "untrue"
                | "falsch"
                | "unmöglich"
                | "ausgeschlossen"
        ) {
            let sure = matches!(word.as_str(), "faux" | "inexact" | "false" | "untrue" | "falsch");
            let frame = Frame { denied: frame.denied ^ !denied, ..frame };
            return if denied && !sure { frame.at_most(Certainty::Possible) } else { frame };
        }
        let wished = matches!(
            word.as_str(),
            "souhaitable"
                | "nécessaire"
                | "indispensable"
                | "impératif"
                | "urgent"
                | "important"
                | "essentiel"
                | "desirable"
                | "necessary"
                | "essential"
                | "wünschenswert"
                | "notwendig"
                | "nötig"
        );
        let that = tree
            .with(clause, &["mark"])
            .any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'" | "that" | "dass"));
        if wished && that {
            return frame.with(Modality::Obligation);
        }
        // `il est rare qu'un ministre s'excuse`
        if word == "rare" && !denied {
            return frame.at_most(Certainty::Unknown);
        }
        let key = format!("être {word}");
        match self.lexicon.hedging_predicate(&key).or_else(|| self.lexicon.hedging_predicate(&word)) {
            Some(_) if denied => frame.at_most(Certainty::Unknown),
            Some(certainty) => frame.at_most(certainty),
            None if denied && matches!(word.as_str(), "sûr" | "certain" | "évident" | "vrai" | "exact") => {
                frame.at_most(Certainty::Possible)
            }
            None => frame,
        }
    }

    /// `Enlevez les vitrines, et les visiteurs reviendront`: what is asked for is the condition of what follows.
    pub(super) fn under_request(&mut self, request: usize, clause: usize) {
        let tree = self.tree;
        let (first, _) = tree.extent(request);
        let opens = tree.extent(clause).0;
        let own =
            |d: usize| d > request && d < opens && tree.is_within(d, request) && !tree.is_within(d, clause);
        let last = (request..opens).filter(|&d| d == request || own(d)).max().unwrap_or(request);
        let last = (request..=last).rev().find(|&i| !tree.has_pos(i, &[Upos::Punct, Upos::Cconj]));
        let phrase = Phrase { head: request, first: first.min(request), last: last.unwrap_or(request) };
        if phrase.last - phrase.first <= LONGEST {
            self.lasting.push((clause, Circumstance { role: QualifierRole::Condition, phrase }));
        }
    }

    /// `Plus le prix monte, moins les gens achètent`: the first clause states nothing by itself, and is the condition of the
    /// second.
    pub(super) fn along(&mut self, predicate: &Predicate, frame: Frame) -> Frame {
        let tree = self.tree;
        let head = predicate.head;
        let above = tree
            .head(head)
            .and_then(|h| goes_along(tree, h))
            .filter(|&f| f != head || tree.is(head, &["reparandum"]));
        let Some(first) = goes_along(tree, head).or(above) else { return frame };
        if first == head {
            return frame.with(Modality::Hypothetical).at_most(Certainty::Unknown);
        }
        let phrase = phrase::whole(tree, first);
        let comma = (first + 1..tree.len()).find(|&i| tree.token(i).form == ",").unwrap_or(first + 1);
        let phrase = Phrase { last: phrase.last.min(comma - 1).max(phrase.first), ..phrase };
        self.lasting.push((head, Circumstance { role: QualifierRole::Condition, phrase }));
        let mut frame = frame;
        frame.modality.remove(&Modality::Hypothetical);
        frame.ceiling = frame.ceiling.filter(|&c| c != Certainty::Unknown);
        frame
    }

    /// `Ajoutez du sel, vous verrez la différence`: a request that the parser hangs on what would come of it.
    pub(super) fn supposes_request(&mut self, predicate: &Predicate, frame: Frame) -> Frame {
        let tree = self.tree;
        let Some(request) = tree.with(predicate.head, &["advcl"]).find(|&a| is_request_before(tree, a))
        else {
            return frame;
        };
        self.visited[request] = true;
        let phrase = phrase::whole(tree, request);
        self.lasting.push((predicate.head, Circumstance { role: QualifierRole::Condition, phrase }));
        frame.with(Modality::Hypothetical).at_most(Certainty::Unknown)
    }
}

/// Whether the clause goes on behind a comma or `et` in the same breath.
fn is_next(tree: &Tree<'_>, first: usize, clause: usize) -> bool {
    let opens = tree.extent(clause).0;
    let joint = tree.with(clause, &["cc"]).next();
    let goes_on = joint.is_none_or(|c| matches!(tree.lower(c).as_str(), "et" | "puis" | "ou" | "ni"));
    let before = tree.token(opens).form.as_str();
    let comma = before == ","
        || opens.checked_sub(1).is_some_and(|p| tree.token(p).form == ",")
        || tree.with(clause, &["punct"]).any(|p| p < clause && tree.token(p).form == ",");
    let parted = (first..clause).any(|i| matches!(tree.token(i).form.as_str(), ";" | ":" | "–" | "—" | "»"));
    let finite = tree.is_finite_clause(clause) && is_clause(tree, clause);
    let bound = tree.is(clause, &["conj"]) && (comma || joint.is_some());
    first < clause && finite && goes_on && !parted && (bound || tree.is(clause, &["parataxis"]) && comma)
}

fn is_conceded(tree: &Tree<'_>, clause: usize) -> bool {
    tree.with(clause, &["mark"]).any(|m| m > 0 && tree.lower(m - 1) == "même" || tree.lower(m) == "même")
}

/// `Quand le vent tourne, les bateaux rentrent`: whenever it does, both verbs in the present, and no date is told.
pub(super) fn is_habitual(tree: &Tree<'_>, clause: usize) -> bool {
    // `Il est 5 heures lorsque l'équipe entre`: told of once.
    let once =
        tree.head(clause).is_some_and(|h| circumstance::is_time_noun(tree, h) || quotes_behind(tree, h));
    let whenever = !once
        && tree.with(clause, &["mark", "advmod"]).any(|m| {
            matches!(tree.lower(m).as_str(), "quand" | "lorsque" | "lorsqu'" | "chaque")
                && tree.head(m) == Some(clause)
                || tree.expression(m).starts_with("dès que")
                || tree.expression(m).starts_with("chaque fois")
                || is_as_soon(tree, clause, m)
        });
    let present = |head: usize| {
        let perfect = tree.with(head, &["aux"]).any(|a| !tree.token(a).deprel.ends_with(":pass"));
        let group = || std::iter::once(head).chain(tree.with(head, &["aux", "cop"]));
        let now = group()
            .any(|v| tree.feature(v, "Tense") == Some("Pres") && tree.feature(v, "VerbForm") == Some("Fin"));
        now && !perfect
    };
    let dated =
        tree.sentence.tokens.iter().any(|t| t.form.len() == 4 && t.form.chars().all(|c| c.is_ascii_digit()));
    let now = |i: usize| matches!(tree.lower(i).as_str(), "soudain" | "aujourd'hui" | "hier" | "enfin");
    tree.language() == Language::French
        && whenever
        && (present(clause) || recurs(tree, clause))
        && tree.head(clause).is_some_and(present)
        && !dated
        && !(0..tree.len()).any(now)
}

/// What happens once in a life, or at one time of it.
const ONCE: &[&str] = &[
    "naître",
    "arriver",
    "commencer",
    "débuter",
    "rencontrer",
    "apprendre",
    "découvrir",
    "entendre",
    "décider",
    "partir",
    "quitter",
    "entrer",
    "devenir",
    "créer",
    "fonder",
    "perdre",
    "recevoir",
    "lancer",
    "ouvrir",
    "rejoindre",
    "mourir",
    "épouser",
    "acheter",
    "reprendre",
    "obtenir",
    "tomber",
    "venir",
    "revenir",
    "rentrer",
    "voir",
];

/// `Quand j'ai fini mes devoirs, je joue`: what is done again and again, by somebody who is no third person and of no age; what
/// happens once in a life (`Quand je suis né, …`) is told in the present now and then.
fn recurs(tree: &Tree<'_>, clause: usize) -> bool {
    let perfect = tree.with(clause, &["aux"]).any(|a| {
        tree.feature(a, "Tense") == Some("Pres")
            && tree.feature(a, "Mood") == Some("Ind")
            && tree.token(a).deprel == "aux:tense"
    });
    let anybody = |s: usize| {
        matches!(tree.lower(s).as_str(), "je" | "j'" | "tu" | "on" | "nous" | "vous" | "quelqu'un")
            || tree.with(s, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "chaque"))
    };
    let aged = tree.head(clause).is_some_and(|h| tree.with(h, &["obj"]).any(|o| tree.lemma(o) == "an"));
    perfect
        && !aged
        && !ONCE.contains(&tree.lemma(clause).as_str())
        && tree.with(clause, &["nsubj"]).any(anybody)
}

/// `Je pense qu'il a raison, même si je ne suis pas expert`: what speakers grant against what they think is no thought.
pub(super) fn granted_by_speaker(tree: &Tree<'_>, clause: usize, frame: &Frame) -> Frame {
    const GRANTING: &[&str] =
        &["même si", "même s'", "bien que", "bien qu'", "alors que", "alors qu'", "tandis que", "tandis qu'"];
    let (first, last) = tree.extent(clause);
    let first = (first..last).find(|&i| !tree.has_pos(i, &[Upos::Punct])).unwrap_or(first);
    let opening = format!("{} {}", tree.lower(first), tree.lower(last.min(first + 1)));
    let grants = GRANTING.contains(&opening.as_str()) || tree.lower(first) == "quoique";
    let mut inner = frame.clone();
    let thought = frame.modality.contains(&Modality::Opinion)
        && !frame.modality.contains(&Modality::Reported)
        && frame.ceiling == Some(Certainty::Probable);
    if grants && thought && tree.language() == Language::French {
        inner.modality.remove(&Modality::Opinion);
        inner.ceiling = None;
    }
    inner
}

/// `Techniquement parlant, …`: in what sense something is said, and nobody speaks.
pub(super) fn is_way_of_speaking(tree: &Tree<'_>, clause: usize) -> bool {
    let sense = |d: usize| d < clause && tree.is(d, &["advmod"]) && tree.lower(d).ends_with("ment");
    let dependents = tree.dependents(clause);
    tree.language() == Language::French
        && tree.lower(clause) == "parlant"
        && dependents.iter().any(|&d| sense(d))
        && dependents.iter().all(|&d| sense(d) || tree.is(d, &["punct"]))
}

/// `dès que`, `aussitôt que`, `tant que`, of which each word is a mark of the clause.
fn is_as_soon(tree: &Tree<'_>, clause: usize, mark: usize) -> bool {
    let next = mark + 1 < tree.len() && tree.head(mark + 1) == Some(clause);
    matches!(tree.lower(mark).as_str(), "dès" | "aussitôt" | "sitôt" | "tant")
        && tree.head(mark) == Some(clause)
        && next
        && matches!(tree.lower(mark + 1).as_str(), "que" | "qu'")
}

/// `Lorsque je pars, mon père me dit : « Tiens bon »`: words that were said once.
fn quotes_behind(tree: &Tree<'_>, verb: usize) -> bool {
    let says = Lexicon::of(tree.language()).speech(&tree.lemma(verb)).is_some();
    let opens = |i: usize| matches!(tree.token(i).form.as_str(), "«" | "“" | "\"");
    says && (verb + 1..tree.len().min(verb + 4)).any(opens)
}

/// An imperative without subject or subordinator, before its main clause.
fn is_request_before(tree: &Tree<'_>, clause: usize) -> bool {
    let form = tree.lower(clause);
    let comma = tree.with(clause, &["punct"]).any(|p| p > clause && tree.token(p).form == ",");
    tree.language() == Language::French
        && form.ends_with("ez")
        && tree.is_finite(clause)
        && tree.head(clause).is_some_and(|h| clause < h)
        && tree.first(clause, &["nsubj", "expl", "mark", "aux", "cop", "advmod"]).is_none()
        && comma
}

/// `Soit on vend, soit on emprunte`, `Il part ou il reste`: one of several, and not sure which.
pub(super) fn is_alternative(tree: &Tree<'_>, head: usize) -> bool {
    let either = |c: usize| {
        tree.with(c, &["cc", "advmod"])
            .any(|d| d < c && (matches!(tree.lower(d).as_str(), "ou" | "soit") && tree.extent(c).0 + 1 >= d))
    };
    let kind = |c: usize| {
        tree.is_finite_clause(c) && is_clause(tree, c)
            || tree.has_pos(c, &[Upos::Verb]) && tree.has_pos(head, &[Upos::Verb])
            || tree.has_pos(c, &[Upos::Adj])
                && tree.has_pos(head, &[Upos::Adj])
                && tree.first(head, &["cop"]).is_some()
    };
    // `Il faut fermer la vanne, vider le bac ou appeler`: of several acts that one has to do, each is called for.
    let acts = |first: usize| {
        tree.feature(first, "VerbForm") == Some("Inf")
            && tree.with(first, &["conj"]).filter(|&c| is_verb(tree, c)).count() > 1
    };
    let listed = acts(head) || tree.is(head, &["conj"]) && tree.head(head).is_some_and(acts);
    // `Il parle, et elle écoute, ou si l'on veut, elle attend`: not what stands before `et`.
    let joined =
        |c: usize| tree.with(c, &["cc"]).any(|d| matches!(tree.lower(d).as_str(), "et" | "mais" | "donc"));
    let beside = |c: usize| !tree.with(head, &["conj", "parataxis"]).any(|b| b < c && joined(b));
    let supposes = |c: usize| {
        tree.with(c, &["cc"]).any(|d| {
            d + 1 < tree.len()
                && matches!(tree.lower(d + 1).as_str(), "si" | "s'" | "quand" | "lorsque" | "lorsqu'")
        })
    };
    let own = tree.is(head, &["conj", "parataxis"]) && either(head) && !supposes(head);
    let next =
        tree.with(head, &["conj", "parataxis"]).any(|c| either(c) && kind(c) && beside(c) && !supposes(c));
    tree.language() == Language::French && !listed && (own || next)
}

/// What a clause stands under behind `si`: a condition of what one has to do is no duty itself.
pub(super) fn condition(frame: &Frame) -> Frame {
    let mut frame = frame.clone();
    frame.modality.remove(&Modality::Obligation);
    frame.with(Modality::Hypothetical).at_most(Certainty::Unknown)
}

/// `Il se peut qu'ils partent`: what may be so.
pub(super) fn may_be(tree: &Tree<'_>, verb: usize, frame: &Frame) -> Frame {
    let reflexive = || tree.dependents(verb).iter().any(|&d| is_reflexive(tree, d));
    let possible = tree.lemma(verb) == "pouvoir" && reflexive();
    if possible { frame.clone().at_most(Certainty::Possible) } else { frame.clone() }
}

/// `Imaginez que le pont ferme`, `Supposons que …`: what is only thought of.
pub(super) fn imagined(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let main = predicate.main;
    let supposes = matches!(tree.lemma(main).as_str(), "imaginer" | "supposer")
        || matches!(tree.lower(main).as_str(), "admettons" | "mettons");
    let that = |c: usize| tree.with(c, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"));
    tree.with(main, &["ccomp"])
        .filter(|_| supposes && tree.language() == Language::French)
        .find(|&c| tree.is_finite_clause(c) && that(c))
}

/// `Plus le prix monte, moins les gens achètent`: the clause that the next one goes along with.
pub(super) fn goes_along(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let degree = |c: usize| {
        let first = tree.extent(c).0;
        let first = (first..=c).find(|&i| !tree.has_pos(i, &[Upos::Punct, Upos::Cconj]))?;
        let of = first + 1 < tree.len()
            && matches!(tree.lower(first + 1).as_str(), "de" | "d'" | "du" | "des" | "que" | "tard" | "loin");
        let by = matches!(tree.lower(first).as_str(), "plus" | "moins") && tree.head(first) == Some(c) && !of;
        by.then_some(first)
    };
    let beside =
        |c: usize| tree.is(c, &["conj", "parataxis", "reparandum", "advcl"]) && tree.is_finite_clause(c);
    let pair = |c: usize| {
        let (first, second) = if c < head { (c, head) } else { (head, c) };
        (beside(c) && degree(first) == Some(0) && (second == head || degree(second).is_some()))
            .then_some((first, second))
    };
    if tree.language() != Language::French
        || tree.len() < 6
        || !matches!(tree.lower(0).as_str(), "plus" | "moins")
    {
        return None;
    }
    let (first, second) = tree.dependents(head).iter().copied().find_map(pair)?;
    let opens = (first + 1..second).rev().find(|&i| tree.token(i).form == ",")? + 1;
    let opens = if tree.lower(opens) == "et" { opens + 1 } else { opens };
    let next =
        opens + 1 < tree.len() && !matches!(tree.lower(opens + 1).as_str(), "de" | "d'" | "du" | "des");
    (next && matches!(tree.lower(opens).as_str(), "plus" | "moins")).then_some(first)
}

/// `même si`: what follows is conceded.
#[must_use]
pub fn concedes(tree: &Tree<'_>, clause: usize) -> bool {
    tree.language() == Language::French
        && tree.with(clause, &["mark"]).any(|m| {
            let si = matches!(tree.lower(m).as_str(), "si" | "s'");
            si && m > 0 && tree.lower(m - 1) == "même" || tree.expression(m).starts_with("même si")
        })
}

/// `même si on arrêtait tout, elle fondrait`: what is only supposed, as the conditional beside it shows.
pub(super) fn is_supposed(tree: &Tree<'_>, clause: usize) -> bool {
    let conditional = |v: usize| tree.feature(v, "Mood") == Some("Cnd");
    let would =
        tree.head(clause).is_some_and(|h| conditional(h) || tree.with(h, &["aux", "cop"]).any(conditional));
    let future = |v: usize| tree.feature(v, "Tense") == Some("Fut");
    let will = tree.head(clause).is_some_and(|h| future(h) || tree.with(h, &["aux", "cop"]).any(future));
    let now = |v: usize| tree.feature(v, "Tense") == Some("Pres");
    // `Même si la mine ferme, la ville vivra`
    if will && (now(clause) && tree.first(clause, &["aux"]).is_none() || tree.with(clause, &["cop"]).any(now))
    {
        return true;
    }
    let past = |v: usize| tree.feature(v, "Tense") == Some("Imp");
    would && (past(clause) || tree.with(clause, &["aux", "cop"]).any(past))
}
