//! Verbs: `DeepSeek nous a surpassés`, `The firm works for Google`, `La charte a été signée par Orange`.
//!
//! The object is the direct object, else the content clause, the attribute, the marked complement, or
//! the first oblique that is no circumstance; its preposition becomes part of the relation. A bare noun
//! that leans on its verb (`avoir peur de`, `take part in`) joins the relation, and its complement is
//! the object.

mod acted;
mod direct;
mod leaning;
mod located;
mod ranges;

use super::super::attribution::{MEANING, inserted_reporter, means, quoted_before};
use super::super::circumstance::{self, oblique_role};
use super::super::lexicon::Lexicon;
use super::super::phrase;
use super::super::predicate::{Predicate, is_left_apart, is_reflexive, mark_and_negation, passage, verb_key};
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::reader::{Gap, contracted_marker};
use super::super::tree::{Tree, join_words};
use super::complement::{content_noun, join_wellbeing, settle_arriving, settle_calling, settle_grudge};
use super::idiom::{join_locution, join_scattered};
pub use super::object::clause_phrase;
use super::object::{dislocated_complement, is_set_against};
use super::passive::{is_asked_for, is_governed, is_motive, is_sorting, state};
use super::places::is_only_where;
use super::said_of::join_said;
use super::{Slots, asked};
use crate::analysis::{Language, Upos};
use crate::resolve::QualifierRole;
use crate::resolve::relations::{Lexicon as Relations, ObjectKind, Reading};
pub(super) use acted::governed_state;
use acted::settle_acting;
use direct::{direct, join_attribute, join_called};
pub(in crate::claims) use direct::{have_done, is_second_predicate};
use leaning::join_nouns;
use ranges::{end_of_range, is_asked_after, is_how_long, is_share, join_stranded};

/// Fill the slots of a verbal predicate. `gap` is the place of a relative pronoun's antecedent.
#[must_use]
pub fn slots(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, gap: Option<&Gap>) -> Slots {
    let relation = relation(tree, lexicon, predicate);
    if let Some(slots) = state(tree, predicate, &relation) {
        return slots;
    }
    let mut slots = Slots {
        rule: if predicate.kind == PredicateKind::Passive { "passive" } else { "verbal" },
        relation,
        ..Slots::default()
    };
    let asked = matches!(gap, Some(Gap { role: "obj", .. }));
    if content_noun(tree, lexicon, predicate).is_none() && join_locution(tree, predicate, asked, &mut slots) {
        if !slots.objects.is_empty() {
            return slots;
        }
    } else if join_nouns(tree, lexicon, predicate, asked, &mut slots) {
        return slots;
    }
    join_scattered(tree, predicate, &mut slots);
    if let Some(Gap { role: "obj", antecedent, .. }) = gap {
        slots.objects.push(Object::Phrase(phrase::argument(tree, *antecedent)));
        // `une espèce qu'on croyait éteinte`
        let attribute = tree.with(predicate.main, &["xcomp"]).find(|&x| tree.has_pos(x, &[Upos::Adj]));
        if let Some(attribute) = attribute {
            slots.used.push(attribute);
            join_attribute(tree, attribute, &mut slots);
        }
        join_stranded(tree, predicate.main, &mut slots);
        return slots;
    }
    if tree.first(predicate.main, &["obj", "ccomp"]).is_none()
        && let Some((noun, marker)) = dislocated_complement(tree, predicate.main)
    {
        slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), marker]);
        slots.relation.marker = Some(marker.to_owned());
        slots.used.push(noun);
        push_coordinated(tree, noun, &mut slots);
        return slots;
    }
    let agent = |&d: &usize| tree.token(d).deprel == "obl:agent" && !is_motive(tree, d);
    let by_agent =
        predicate.kind == PredicateKind::Passive && tree.with(predicate.main, &["obl"]).any(|d| agent(&d));
    if by_agent {
        join_called(tree, predicate, &mut slots);
    } else {
        direct(tree, predicate, &mut slots);
    }
    join_wellbeing(tree, predicate, &mut slots);
    join_said(tree, lexicon, predicate, &mut slots);
    // `a assuré le maire devant la presse`: what it says was quoted before it.
    let says = inserted_reporter(tree, lexicon, predicate.main).is_some()
        || quoted_before(tree, lexicon, predicate.main).is_some();
    if slots.objects.is_empty() && !says && !asks_how_much(tree, predicate) && !asks_what(tree, predicate) {
        marked(tree, lexicon, predicate, gap, &mut slots);
    }
    settle_acting(tree, lexicon, predicate, &mut slots);
    settle_arriving(tree, predicate, &mut slots);
    settle_grudge(tree, predicate, &mut slots);
    settle_calling(tree, predicate, &mut slots);
    slots
}

/// `Combien gagne une infirmière en fin de carrière ?`: the object is what is asked for.
fn asks_how_much(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let lexicon = Lexicon::of(tree.language());
    lexicon.is_measure(&tree.lemma(predicate.main))
        && tree
            .with(predicate.main, &["advmod", "obj"])
            .any(|d| tree.lower(d) == "combien" && tree.first(d, &["obl", "nmod"]).is_none())
}

/// `Qu'avez-vous trouvé sous le glacier ?`: the object is what is asked for, and the glacier where.
fn asks_what(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    tree.language() == Language::French
        && tree.is(predicate.head, &["root"])
        && tree
            .with(predicate.main, &["obj"])
            .any(|o| o < predicate.head && is_question_word(tree, o) && tree.has_pos(o, &[Upos::Pron]))
}

/// The relation before any complement has joined it.
pub(super) fn relation(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> RelationPhrase {
    let mut keys: Vec<String> = predicate.chain.iter().map(|&v| verb_key(tree, v)).collect();
    // `a fait venir des médecins`: who makes others come does not come.
    let makes = tree.language() == Language::French
        && tree.with(predicate.main, &["aux"]).any(|a| tree.lemma(a) == "faire");
    if let Some(last) = keys.last_mut().filter(|_| makes) {
        *last = format!("faire {last}");
    }
    let mut lemma = String::new();
    for (position, key) in keys.iter().enumerate() {
        if position > 0 {
            let mark =
                mark_and_negation(tree, lexicon, predicate.chain[position - 1], predicate.chain[position]);
            lemma = join_words(
                &[lemma.as_str(), mark.as_str()].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>(),
            );
            lemma.push(' ');
        }
        lemma.push_str(key);
    }
    // `recommande de ne pas partir` is no recommendation to leave.
    for (pair, key) in predicate.chain.windows(2).zip(keys.iter_mut().skip(1)) {
        if is_left_apart(tree, lexicon, pair[0], pair[1]) {
            *key = format!("ne pas {key}");
        }
    }
    // Verbs that only lend mood, time or phase leave the meaning to the last one.
    let kept =
        predicate.chain.windows(2).rposition(|pair| passage(tree, lexicon, pair[0], pair[1]).is_none());
    let key = match kept {
        _ if means(tree, predicate) => MEANING.to_owned(),
        Some(from) => keys[from..].join(" "),
        None => keys.last().cloned().unwrap_or_default(),
    };
    RelationPhrase { tokens: predicate.tokens(tree, lexicon), lemma, key, marker: None, kind: predicate.kind }
}

pub(super) fn is_personal(tree: &Tree<'_>, index: usize) -> bool {
    !matches!(tree.lower(index).as_str(), "en" | "y" | "il" | "le" | "l'")
}

/// An oblique with its preposition: agents of passives, marked complements, then other obliques.
fn marked(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, gap: Option<&Gap>, slots: &mut Slots) {
    let verb = predicate.main;
    let candidates: Vec<usize> = predicate
        .chain
        .iter()
        .rev()
        .flat_map(|&v| tree.with(v, &["obl", "nmod"]))
        .filter(|&d| !slots.used.contains(&d) && !is_reflexive(tree, d) && !is_question_word(tree, d))
        .filter(|&d| !is_set_against(tree, d) && !is_only_where(tree, lexicon, predicate, slots, d))
        .filter(|&d| {
            !is_apart(tree, d) && !matches!(gap, Some(Gap { role: "other", pronoun: Some(p), .. }) if *p == d)
        })
        // `rien de neuf`: an adjective is nothing that is acted on.
        .filter(|&d| !(tree.has_pos(d, &[Upos::Adj]) && tree.first(d, &["det"]).is_none()))
        .collect();
    if let Some(Gap { role: "obl", antecedent, pronoun }) = gap {
        match pronoun.and_then(|p| contracted_marker(&tree.lower(p))) {
            Some(marker) => {
                slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), marker]);
                slots.relation.marker = Some(marker.to_owned());
            }
            None => add_marker(tree, pronoun.unwrap_or(*antecedent), slots),
        }
        slots.used.extend(pronoun.as_ref());
        slots.objects.push(Object::Phrase(phrase::argument(tree, *antecedent)));
        return;
    }
    if let Some(focus) = located::focus_of_need(tree, lexicon, predicate, gap) {
        add_marker(tree, focus, slots);
        push_coordinated(tree, focus, slots);
        return;
    }
    let amounts = || candidates.iter().copied().filter(|&d| d > verb && is_amount(tree, lexicon, verb, d));
    // `passe de 12 à 15 %`: what it comes to goes before what it starts from.
    let ends = |&d: &usize| {
        tree.language() == Language::French && tree.with(d, &["case"]).any(|c| tree.lower(c) == "à")
    };
    let amount = amounts().find(ends).or_else(|| amounts().next());
    let agent = candidates.iter().copied().find(|&d| {
        tree.token(d).deprel == "obl:agent" && !is_motive(tree, d) && tree.first(d, &["case"]).is_some()
    });
    let argument = candidates.iter().copied().find(|&d| {
        let sorts = is_sorting(tree, predicate, d);
        // `montent à pied`, `arrive en retard`
        let how = is_how(tree, lexicon, d);
        let within = located::place(tree, lexicon, predicate, d).is_some();
        (tree.token(d).deprel == "obl:arg" && !how && !within
            || is_asked_for(tree, predicate, slots, d) && !sorts)
            && (!circumstance::is_time_noun(tree, d) || is_asked_after(slots))
            && tree.first(d, &["case"]).is_some()
    });
    // `Bei Schlafwagen liegt die Firma hinter Siemens`: what follows the verb goes before what the verb is known with.
    let sorts = |d: usize| is_sorting(tree, predicate, d);
    let turned = located::is_turned(tree, verb);
    let follows = |&d: &usize| (d > verb || turned) && is_argument(tree, lexicon, d) && !sorts(d);
    let governed = |&d: &usize| is_governed(tree, slots, d) && !sorts(d) && !is_how(tree, lexicon, d);
    let mut others = candidates.iter().copied();
    let other = others.clone().find(follows).or_else(|| others.find(governed));
    let occasion = || candidates.iter().copied().find(|&d| located::is_occasion(tree, lexicon, predicate, d));
    let chosen = agent.or(amount).or(argument).or(other).or_else(occasion);
    let within = || candidates.iter().find_map(|&d| Some((d, located::place(tree, lexicon, predicate, d)?)));
    if let Some((complement, place)) = within().filter(|_| chosen.is_none()) {
        located::join(tree, complement, place, slots);
    } else if let Some(chosen) = chosen {
        if !is_partitive(tree, predicate, slots, chosen) {
            add_marker(tree, chosen, slots);
        }
        slots.used.push(chosen);
        push_coordinated(tree, chosen, slots);
    } else if slots.objects.is_empty() {
        asked::with_preposition(tree, verb, slots);
    }
}

/// `sont partis, sauf deux`, `est aux deux tiers ouvert`: what is left out, or how far it is so, is nothing that is acted on.
fn is_apart(tree: &Tree<'_>, complement: usize) -> bool {
    let excepts =
        |c: usize| matches!(tree.expression(c).as_str(), "sauf" | "hormis" | "hors" | "excepté" | "à part");
    tree.language() == Language::French
        && (tree.with(complement, &["case"]).any(excepts) || circumstance::is_share_before(tree, complement))
}

/// `mange de la viande`, `tue des milliards d'insectes`: behind a verb that takes objects and no `de`, the word is an article.
fn is_partitive(tree: &Tree<'_>, predicate: &Predicate, slots: &Slots, noun: usize) -> bool {
    let mut cases = tree.with(noun, &["case"]);
    let of = |c: usize| matches!(tree.lower(c).as_str(), "de" | "d'" | "du" | "des");
    let (Some(case), None) = (cases.next(), cases.next()) else { return false };
    let relations = Relations::embedded();
    let verb = &slots.relation.key;
    let takes_of = || {
        let reading = Reading { object: ObjectKind::Thing, ..Reading::default() };
        relations.verbal(Language::French, verb, Some("de"), reading).is_some_and(|found| found.exact)
    };
    tree.language() == Language::French
        && predicate.kind == PredicateKind::Verb
        && of(case)
        && noun > predicate.main
        && (tree.lower(case) == "des" || tree.first(noun, &["det"]).is_some() || tree.lower(case) == "du")
        && !takes_of()
        && relations.is_transitive(Language::French, verb)
        && tree.dependents(predicate.main).iter().all(|&d| !is_reflexive(tree, d))
}

/// `durer de 12 à 13 heures`, `passer à 33 heures`, `rise by 3 %`: an amount that the verb asks for.
fn is_amount(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, dependent: usize) -> bool {
    // `a diminué d'un mois`, `d'un tiers`
    let one = tree.with(dependent, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "d'" | "de"))
        && tree.with(dependent, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"))
        && tree.language() == Language::French
        && (circumstance::is_time_noun(tree, dependent)
            || matches!(
                tree.lemma(dependent).as_str(),
                "tiers" | "quart" | "moitié" | "dixième" | "cinquième"
            ));
    // `a doublé entre 2021 et 2022`: years are no amounts.
    let years = circumstance::is_time_noun(tree, dependent)
        && tree.with(dependent, &["case"]).any(|c| tree.lower(c) == "entre");
    lexicon.is_measure(&tree.lemma(verb))
        && tree.lemma(dependent) != "fois"
        && !(years && tree.language() == Language::French)
        && (one
            || is_share(tree, dependent)
            || tree.first(dependent, &["nummod"]).is_some()
            || tree.has_pos(dependent, &[Upos::Num]))
        && !is_how_long(tree, dependent)
}

/// `à pied`, `en retard`: the lists have it as one that says how.
fn is_how(tree: &Tree<'_>, lexicon: &Lexicon, complement: usize) -> bool {
    tree.language() == Language::French
        && circumstance::is_set_phrase(tree, lexicon, complement)
        && oblique_role(tree, lexicon, complement) == QualifierRole::Manner
}

/// Whether an oblique says to whom or what rather than when, why or how.
fn is_argument(tree: &Tree<'_>, lexicon: &Lexicon, dependent: usize) -> bool {
    // `en matière de logement`: a preposition of several words with a noun in it leads a circumstance.
    let complex =
        circumstance::preposition(tree, lexicon, dependent).is_some_and(|(_, noun)| noun != dependent);
    // `attendre en bas`, but `se rendre sur place`
    let goes = || {
        tree.head(dependent).is_some_and(|verb| tree.dependents(verb).iter().any(|&d| is_reflexive(tree, d)))
    };
    let set = || circumstance::is_set_phrase(tree, lexicon, dependent) && !goes();
    if complex || tree.lemma(dependent) == "fois" || set() || is_means(tree, dependent) {
        return false;
    }
    tree.first(dependent, &["case"]).is_some()
        && matches!(
            oblique_role(tree, lexicon, dependent),
            QualifierRole::Topic
                | QualifierRole::Place
                | QualifierRole::Beneficiary
                | QualifierRole::Instrument
        )
        || tree.first(dependent, &["case"]).is_some_and(|case| {
            let origin = oblique_role(tree, lexicon, dependent) == QualifierRole::SourceOf;
            origin && !lexicon.is_attribution(&tree.expression(case))
        })
}

/// `payer par carte`, `prévenir par courrier`: a bare noun says how.
fn is_means(tree: &Tree<'_>, noun: usize) -> bool {
    let bare = tree.first(noun, &["det", "nummod", "amod", "nmod", "flat"]).is_none();
    let leads = tree.head(noun).is_some_and(|v| {
        matches!(tree.lemma(v).as_str(), "passer" | "commencer" | "finir" | "terminer" | "débuter")
    });
    tree.language() == Language::French
        && tree.has_pos(noun, &[Upos::Noun])
        && bare
        && !leads
        && tree.token(noun).deprel != "obl:agent"
        && tree.with(noun, &["case"]).any(|c| tree.lower(c) == "par")
}

pub(super) fn add_marker(tree: &Tree<'_>, complement: usize, slots: &mut Slots) {
    let markers: Vec<usize> = tree
        .with(complement, &["case", "mark"])
        .filter(|&m| m < complement)
        .flat_map(|m| std::iter::once(m).chain(tree.with(m, &["fixed"])).collect::<Vec<_>>())
        .collect();
    if markers.is_empty() {
        return;
    }
    // `ressemble à de la boue`: the second preposition is half of an article.
    let partitive = matches!(markers[..], [to, of] if tree.lemma(to) != "de"
        && matches!(tree.lower(of).as_str(), "de" | "du" | "des" | "d'")
        && !tree.is(of, &["fixed"])
        && tree.lemma(to) != "près"
        && tree.with(complement, &["det"]).any(|d| d > of));
    let markers = if partitive { &markers[..1] } else { &markers[..] };
    let words: Vec<String> = markers.iter().map(|&m| tree.lemma(m)).collect();
    // `au bord du lac` is cited with its article.
    let cited = || {
        let (words, noun) = circumstance::preposition(tree, Lexicon::of(tree.language()), complement)?;
        let article = words.starts_with("au ") || words.starts_with("aux ");
        (noun == complement && article && tree.language() == Language::French).then_some(words)
    };
    let marker = end_of_range(tree, complement).or_else(cited).unwrap_or_else(|| join_words(&words));
    slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), marker.as_str()]);
    slots.relation.tokens.extend(markers);
    slots.relation.marker = Some(marker);
}

pub(super) fn push_coordinated(tree: &Tree<'_>, head: usize, slots: &mut Slots) {
    if let Some(both) = phrase::mixed(tree, head).or_else(|| phrase::sharing(tree, head)) {
        slots.objects.push(Object::Phrase(both));
        return;
    }
    // `hésite entre deux villas et un chalet`
    let between = slots.relation.marker.as_deref() == Some("entre");
    if let Some(other) = tree.with(head, &["conj"]).last().filter(|_| between) {
        let (one, other) = (phrase::argument(tree, head), phrase::argument(tree, other));
        slots.objects.push(Object::Phrase(Phrase { last: other.last.max(one.last), ..one }));
        return;
    }
    let members =
        if phrase::is_collective(tree, head) { vec![head] } else { phrase::coordinated(tree, head) };
    slots.objects.extend(members.into_iter().map(|m| Object::Phrase(phrase::argument(tree, m))));
    slots
        .objects
        .extend(phrase::listed(tree, head).into_iter().map(|m| Object::Phrase(phrase::argument(tree, m))));
}

/// An interrogative pronoun asks for the object; it is not one.
pub(in crate::claims) fn is_question_word(tree: &Tree<'_>, index: usize) -> bool {
    let int = tree.feature(index, "PronType").is_some_and(|p| p.contains("Int"));
    let word = tree.lower(index);
    let first = tree.language() == Language::French
        && (index <= 1 && matches!(word.as_str(), "quand" | "où")
            || index == 0 && matches!(word.as_str(), "que" | "qu'") && tree.is(index, &["obj"]));
    tree.feature(index, "PronType") == Some("Int") && tree.has_pos(index, &[Upos::Pron, Upos::Adv])
        || first
        || int && matches!(word.as_str(), "quoi" | "what" | "who" | "whom" | "was")
}
