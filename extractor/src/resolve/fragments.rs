//! What verbless sentences say by standing where they do: a topic answered (`Le problème ? Le leadership.`), a
//! question answered (`Combien de personnes ? – Environ 3 600.`), a list continued (`Nous comptons : 923 cartes`).

mod acts;
mod affirmed;
mod because;
mod leads;
mod lists;
mod parts;
mod presented;
mod topics;

use super::builder::{Builder, answered, identity};
use super::claim::{Argument, Claim, Link, LinkKind, Modality, Polarity, Qualifier, QualifierRole};
use super::document::Place;
use super::mention::Mentions;
use crate::analysis::{Language, Upos};
use crate::claims::circumstance::{is_linking_phrase, is_time_noun, oblique_role};
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::reader::is_question;
use crate::claims::tree::Tree;
use crate::claims::{Circumstance, Object, Phrase};
use crate::span::CharSpan;
pub use acts::{ActAsked, asked};
use parts::Part;
pub use presented::without;

/// Longest answer that is read as one, in tokens.
const LONGEST_ANSWER: usize = 45;

/// The claims of a sentence that has no main clause. What is not `silent` has a clause beside or below that says something:
/// then only what answers a question is read (`Environ 300, si l'on compte les enfants`).
#[must_use]
pub fn claims(
    mentions: &Mentions<'_>,
    place: Place,
    anchor: Option<jiff::civil::Date>,
    earlier: &[Claim],
    silent: bool,
) -> Vec<Claim> {
    let fragment = || Fragment { mentions, place, builder: Builder::new(mentions, place, anchor) };
    if presented::answers(mentions, place) {
        return fragment().answered_question(earlier);
    }
    if let Some(reason) = fragment().reason(earlier) {
        return vec![reason];
    }
    if !silent {
        let tree = Tree::new(mentions.document.sentence(place));
        let root = tree.sentence.root();
        let figure = tree.has_pos(root, &[Upos::Num]) || tree.first(root, &["nummod"]).is_some();
        // `Ma sœur, qui est comptable.`: the relative clause says something of what answers.
        let told = tree.has_pos(root, &[Upos::Noun, Upos::Propn]) && tree.language() == Language::French;
        let marked = presented::copula(&tree).is_none() || tree.first(root, &["case"]).is_some();
        let answers = is_verbless(&tree) && marked && (figure || told || conditions(&tree).next().is_some());
        return if answers { fragment().answered_question(earlier) } else { Vec::new() };
    }
    if let Some(topic) = topics::answered(mentions, place) {
        return vec![topic];
    }
    let fragment = fragment();
    let answers = fragment.answered_question(earlier);
    if !answers.is_empty() {
        return answers;
    }
    let qualities = fragment.of_qualities(earlier);
    if !qualities.is_empty() {
        return qualities;
    }
    let one = fragment.affirmed(earlier).or_else(|| fragment.of_some(earlier));
    match one.or_else(|| fragment.same_quality(earlier)) {
        Some(claim) => vec![claim],
        None => fragment.list_item(earlier),
    }
}

/// `Oui, pour le 27 novembre.`: what a bare answer adds to the claim that it confirms.
pub fn add_circumstances(
    mentions: &Mentions<'_>,
    place: Place,
    anchor: Option<jiff::civil::Date>,
    answer: &mut Claim,
) {
    let fragment = Fragment { mentions, place, builder: Builder::new(mentions, place, anchor) };
    let document = &mentions.document;
    let tree = Tree::new(document.sentence(place));
    let mut parts = parts::parts(&tree);
    let told = |p: &Part| document.span(place, p.phrase.first, p.phrase.last).start < answer.end;
    // `En partie.` is the answer itself.
    if parts.first().is_some_and(told) {
        parts.remove(0);
    }
    if is_verbless(&tree) && !parts.is_empty() && parts.iter().all(|p| p.circumstance) {
        fragment.add(answer, &parts);
        answer.end =
            parts.last().map_or(answer.end, |p| document.span(place, p.phrase.first, p.phrase.last).end);
        answer.quote = document.transcript.text.slice(answer.span()).to_owned();
    }
}

/// The words of `combien de trains`: the first and the noun.
fn counted(tree: &Tree<'_>) -> Option<(usize, usize)> {
    let asks = |i: &usize| matches!(tree.lower(*i).as_str(), "combien" | "wieviel" | "wieviele" | "many");
    let many = (0..tree.len()).find(asks)?;
    let noun = |n: usize| tree.has_pos(n, &[Upos::Noun]);
    let below = tree.with(many, &["obl", "nmod"]).find(|&n| noun(n));
    let above = || tree.head(many).filter(|&n| noun(n));
    // The parser may hang `combien` on the verb.
    let of = || tree.len() > many + 1 && matches!(tree.lower(many + 1).as_str(), "de" | "d'" | "d’");
    let behind = || (many + 2..tree.len().min(many + 4)).find(|&n| noun(n)).filter(|_| of());
    below.or_else(above).or_else(behind).map(|noun| (many, noun))
}

/// Whether a sentence states nothing by a verb but in relative clauses and conditions, and asks nothing.
fn is_verbless(tree: &Tree<'_>) -> bool {
    let conditions: Vec<usize> = conditions(tree).collect();
    let copula = presented::copula(tree);
    let below = |i: usize| conditions.iter().any(|&c| tree.is_within(i, c));
    let relatives: Vec<usize> = (0..tree.len()).filter(|&i| tree.token(i).deprel == "acl:relcl").collect();
    let relative = |i: usize| tree.is(i, &["acl"]) || relatives.iter().any(|&r| tree.is_within(i, r));
    !is_question(tree)
        && !(0..tree.len()).any(|i| tree.is_finite(i) && Some(i) != copula && !relative(i) && !below(i))
}

/// The conditions behind a verbless answer.
fn conditions<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = usize> + 't {
    let root = tree.sentence.root();
    tree.with(root, &["advcl"]).filter(move |&c| c > root && is_condition(tree, c))
}

/// `si l'on compte les enfants`
fn is_condition(tree: &Tree<'_>, clause: usize) -> bool {
    let conditions = ["si", "s'", "if", "wenn", "falls", "quand", "when"];
    tree.with(clause, &["mark", "advmod"]).any(|m| conditions.contains(&tree.lower(m).as_str()))
}

/// `Rien du tout.`, `Personne.`: a pronoun that denies what was asked.
fn is_nothing(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Pron]) && Lexicon::of(tree.language()).is_negation(&tree.lower(index))
}

/// A verbless sentence and what is needed to read it.
struct Fragment<'a> {
    mentions: &'a Mentions<'a>,
    place: Place,
    builder: Builder<'a>,
}

impl Fragment<'_> {
    /// The noun phrases that the fragment is made of.
    fn phrases(&self) -> Vec<Phrase> {
        let tree = Tree::new(self.mentions.document.sentence(self.place));
        let root = tree.sentence.root();
        if !is_verbless(&tree) {
            return Vec::new();
        }
        if let Some(acts) = self.acts(&tree) {
            return acts;
        }
        let nominal = |i: usize| {
            tree.has_pos(i, &[Upos::Noun, Upos::Propn, Upos::Num, Upos::Sym])
                || is_nothing(&tree, i)
                || i == 0 && matches!(tree.lower(i).as_str(), "tout" | "everything" | "alles")
        };
        let head = if nominal(root) {
            Some(root)
        } else {
            tree.dependents(root).iter().copied().find(|&d| nominal(d))
        };
        let Some(head) = head else { return Vec::new() };
        let lexicon = Lexicon::of(tree.language());
        // `À six heures et demie.` is one answer.
        if is_time_noun(&tree, head) {
            return vec![phrase::whole(&tree, head)];
        }
        // `2 600 euros, plus les primes`: what comes on top is no second answer.
        let on_top =
            |h: usize| h != head && tree.dependents(h).iter().any(|&d| d < h && tree.lower(d) == "plus");
        let says = |&h: &usize| !is_linking_phrase(&tree, lexicon, h) && !on_top(h);
        phrase::coordinated(&tree, head)
            .into_iter()
            .filter(says)
            .map(|h| phrase::argument(&tree, h))
            .collect()
    }

    /// `Combien d'emplois ? – Environ 3 600.`: the question's claim with its gap filled.
    fn answered_question(&self, earlier: &[Claim]) -> Vec<Claim> {
        let document = &self.mentions.document;
        let sentence = document.sentence(self.place);
        let Some(before) = self.asked_place() else { return Vec::new() };
        let asked = document.sentence(before).span;
        let question = earlier.iter().rev().find(|c| {
            c.rule == "wh-question"
                && asked.start <= c.start
                && c.end <= asked.end
                && c.modality.contains(&Modality::Question)
        });
        let Some(question) = question.filter(|_| sentence.tokens.len() <= LONGEST_ANSWER) else {
            return Vec::new();
        };
        let tree = Tree::new(sentence);
        let parts = parts::parts(&tree);
        let further: Vec<Part> = parts.iter().skip(1).filter(|p| p.circumstance).copied().collect();
        let apart = |phrase: &Phrase| !further.iter().any(|p| p.phrase.contains(phrase.head));
        let mut phrases = self.phrases();
        if !phrases.iter().any(|p| tree.has_pos(p.head, &[Upos::Verb])) {
            phrases.retain(apart);
        }
        // `En 2003, après mon divorce.`: the parser may begin with what stands last.
        if phrases.is_empty() {
            phrases.extend(parts.first().map(|p| p.phrase));
        }
        let told = phrases.into_iter().map(|phrase| {
            let mut claim = self.filled(question, phrase);
            self.add(&mut claim, &further);
            claim
        });
        // `Quel projet préférez-vous ? – D'abord tous`: what only says when or where is none that is.
        told.filter(|c| c.object.is_some() || c.relation.lemma != "être").collect()
    }

    /// The question that is answered: right before, or before other answers to it (`La solidité. Et un bon meunier.`).
    fn asked_place(&self) -> Option<Place> {
        const FURTHER: [&str; 5] = ["et", "puis", "ensuite", "and", "und"];
        let document = &self.mentions.document;
        let mut at = self.place;
        for _ in 0..FURTHER.len() {
            let goes_on = FURTHER.contains(&Tree::new(document.sentence(at)).lower(0).as_str());
            let before = document.before(at)?;
            let answers = document.speaker(before) == document.speaker(self.place)
                && is_verbless(&Tree::new(document.sentence(before)));
            if !goes_on || !answers {
                return Some(before);
            }
            at = before;
        }
        document.before(at)
    }

    /// Add circumstances, and the time that they tell.
    fn add(&self, claim: &mut Claim, parts: &[Part]) {
        let document = &self.mentions.document;
        let tree = Tree::new(document.sentence(self.place));
        let role = |phrase: Phrase| oblique_role(&tree, Lexicon::of(tree.language()), phrase.head);
        let circumstances =
            parts.iter().map(|p| Circumstance { role: role(p.phrase), phrase: p.phrase }).collect();
        let (found, time) = self.builder.loose(circumstances, claim.tense);
        claim.qualifiers.extend(found);
        if time.as_ref().is_some_and(|t| claim.time.is_none() || t.value.is_some()) {
            claim.time = time;
        }
    }

    fn filled(&self, question: &Claim, phrase: Phrase) -> Claim {
        let document = &self.mentions.document;
        let mut claim = self.moved(answered(question, question.polarity), phrase);
        let tree = Tree::new(document.sentence(self.place));
        // `Plus de deux cents.`: no preposition of what was asked.
        let bounds = |case: &usize| self.builder.is_in_quantity(*case, phrase.head);
        let marked = tree.with(phrase.head, &["case"]).any(|case| !bounds(&case))
            && !(claim.object.is_none() && self.is_some_of_it(&tree, phrase));
        let number = Some(phrase).filter(|_| self.counts_subject()).and_then(|phrase| self.number(phrase));
        let mut in_place = false;
        if let Some(number) = number {
            claim.qualifiers.push(number);
        } else if !marked && self.tells_which(&tree, &mut claim, phrase) {
            // It stands where `quel` asked.
            in_place = true;
        } else if !marked && self.asks_how_much(&claim) && self.number(phrase).is_some()
            || marked && claim.object.is_none() && (self.asks_where(&claim) || self.asks_with(&tree, phrase))
        {
            claim.object = Some(self.builder.object(Object::Phrase(phrase)));
            document.text(self.place, phrase).clone_into(&mut claim.surface[2]);
        } else if let Some(whom) = self.asked_of_whom(&claim).filter(|_| !marked) {
            claim.qualifiers.push(whom);
            claim.object = Some(self.builder.object(Object::Phrase(phrase)));
            document.text(self.place, phrase).clone_into(&mut claim.surface[2]);
        } else if tree.feature(phrase.head, "VerbForm") == Some("Part") {
            self.add(&mut claim, &[Part { phrase, circumstance: true }]);
            if let Some(how) = claim.qualifiers.last_mut() {
                how.role = QualifierRole::Manner;
            }
        } else if marked || claim.object.is_some() && claim.subject.is_some() || self.asks_when(&tree, phrase)
        {
            let verb = tree.has_pos(phrase.head, &[Upos::Verb]);
            let phrase = if verb { phrase } else { phrase::circumstance(&tree, phrase.head) };
            self.add(&mut claim, &[Part { phrase, circumstance: true }]);
            if let Some(told) = claim.qualifiers.last_mut() {
                if self.asks_why() {
                    told.role = QualifierRole::Cause;
                } else if self.asks(&["à"]) && self.asks_with(&tree, phrase) {
                    told.role = QualifierRole::Beneficiary;
                }
            }
        } else if claim.object.is_none() && !(claim.subject.is_none() && self.asks(&["qui", "who", "wer"])) {
            claim.object = Some(self.builder.object(Object::Phrase(phrase)));
            document.text(self.place, phrase).clone_into(&mut claim.surface[2]);
        } else {
            claim.subject = Some(Argument::Entity(self.mentions.entity(self.place, phrase)));
            document.text(self.place, phrase).clone_into(&mut claim.surface[0]);
        }
        if let Some(Argument::Value(value)) = &mut claim.object
            && value.unit.is_none()
        {
            value.unit = self.asked_unit();
        }
        let open = question.object.is_none() || in_place;
        if let (true, Some(object), Some(asked)) = (open, &claim.object, self.asked_place())
            && let Some(relation) = self.builder.answered_relation(asked, question, object)
        {
            claim.relation = relation;
        }
        if is_nothing(&tree, phrase.head) {
            claim.polarity = Polarity::Denied;
        }
        self.settled(claim, question)
    }

    /// The claim, linked to the question that it answers.
    fn settled(&self, mut claim: Claim, question: &Claim) -> Claim {
        claim.answers = question.turn;
        "answered-question".clone_into(&mut claim.rule);
        claim.links = vec![Link { kind: LinkKind::Answers, claim: question.id.clone() }];
        claim.id = identity(&self.mentions.document, &claim);
        claim
    }

    /// `Quel rôle jouent les parents ? – Un grand rôle.`, `How many cows do you have? – Forty.`: in the place of what was asked
    /// for.
    fn tells_which(&self, tree: &Tree<'_>, claim: &mut Claim, phrase: Phrase) -> bool {
        // `Quelles relations ? – Courtoises.`: a quality is no thing of that kind.
        if !tree.has_pos(phrase.head, &[Upos::Noun, Upos::Propn, Upos::Num, Upos::Verb]) {
            return false;
        }
        let asked = |text: &String| {
            let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
            matches!(
                first.as_str(),
                "quel" | "quelle" | "quels" | "quelles" | "which" | "welche" | "welchen" | "welches"
            ) || matches!(first.as_str(), "combien" | "how" | "wie" | "wieviel" | "wieviele")
                && self.number(phrase).is_some()
        };
        let Some(slot) = [2, 0].into_iter().find(|&slot| asked(&claim.surface[slot])) else { return false };
        if slot == 2 {
            claim.object = Some(self.builder.object(Object::Phrase(phrase)));
        } else {
            claim.subject = Some(Argument::Entity(self.mentions.entity(self.place, phrase)));
        }
        self.mentions.document.text(self.place, phrase).clone_into(&mut claim.surface[slot]);
        true
    }

    /// `Qu'est-ce que ce métier vous a appris ? – La patience.`: whom the question has in the place of what it asks for.
    fn asked_of_whom(&self, claim: &Claim) -> Option<Qualifier> {
        let Some(Argument::Entity(whom)) = &claim.object else { return None };
        let you = matches!(
            whom.text.to_lowercase().as_str(),
            "vous" | "te" | "t'" | "t’" | "nous" | "lui" | "leur"
        );
        let fits = you && claim.subject.is_some() && self.asks(&["qu'", "qu’", "que"]);
        let span = CharSpan::new(whom.start, whom.end);
        fits.then(|| Qualifier {
            label: Some(whom.label.clone()),
            iri: Some(whom.iri.clone()),
            ..Qualifier::in_words(QualifierRole::Beneficiary, whom.text.clone(), span)
        })
    }

    /// `Combien d'écoles comptez-vous ?`: what a bare number counts.
    fn asked_unit(&self) -> Option<String> {
        let document = &self.mentions.document;
        let tree = Tree::new(document.sentence(self.asked_place()?));
        counted(&tree).map(|(_, noun)| tree.lemma(noun))
    }

    /// `Combien de trains roulent ?`: the number is of those who do it.
    fn counts_subject(&self) -> bool {
        let document = &self.mentions.document;
        let Some(before) = self.asked_place() else { return false };
        let tree = Tree::new(document.sentence(before));
        counted(&tree).is_some_and(|(many, noun)| tree.is(many, &["nsubj"]) || tree.is(noun, &["nsubj"]))
    }

    /// How many, where the answer is a number.
    fn number(&self, phrase: Phrase) -> Option<Qualifier> {
        let Argument::Value(value) = self.builder.object(Object::Phrase(phrase)) else { return None };
        let unit = value.unit.or_else(|| self.asked_unit());
        let span = CharSpan::new(value.start, value.end);
        Some(Qualifier {
            value: value.value.as_ref().and_then(serde_json::Value::as_f64),
            min: value.min,
            max: value.max,
            unit,
            ..Qualifier::in_words(QualifierRole::Extent, value.text, span)
        })
    }

    /// `Combien vous a coûté le four ?`: the answer is what it costs, whomever.
    fn asks_how_much(&self, question: &Claim) -> bool {
        let document = &self.mentions.document;
        let Some(before) = self.asked_place() else { return false };
        let tree = Tree::new(document.sentence(before));
        Lexicon::of(tree.language()).is_measure(&question.relation.lemma)
            && counted(&tree).is_none()
            && (0..tree.len()).any(|i| matches!(tree.lower(i).as_str(), "combien" | "wieviel" | "much"))
    }

    /// Whether the question before has one of the words.
    fn asks(&self, words: &[&str]) -> bool {
        let document = &self.mentions.document;
        let Some(before) = self.asked_place() else { return false };
        let tree = Tree::new(document.sentence(before));
        (0..tree.len().min(3)).any(|i| words.contains(&tree.lower(i).as_str()))
    }

    /// `Pourquoi avez-vous démissionné ? – Par fatigue.`
    fn asks_why(&self) -> bool {
        self.asks(&["pourquoi", "why", "warum", "wieso"])
    }

    /// `Qu'avez-vous ressenti ? – De la fierté.`: an article, and no preposition.
    fn is_some_of_it(&self, tree: &Tree<'_>, phrase: Phrase) -> bool {
        let of = |c: usize| tree.lemma(c) == "de";
        tree.language() == Language::French
            && tree.with(phrase.head, &["case"]).all(of)
            && self.asks(&["que", "qu'", "qu’"])
    }

    /// `Quand avez-vous commencé ? – Le 3 février 1936.`
    fn asks_when(&self, tree: &Tree<'_>, phrase: Phrase) -> bool {
        let timed = is_time_noun(tree, phrase.head) || self.builder.is_time(phrase.head);
        timed && self.asks(&["quand", "when", "wann"])
    }

    /// `Où habitez-vous ? – À Brest.`: the place is the object of a relation that is known.
    fn asks_where(&self, claim: &Claim) -> bool {
        claim.subject.is_some()
            && !claim.relation.iri.starts_with(self.mentions.document.base)
            && self.asks(&["où", "where", "wo"])
    }

    /// `De quoi avez-vous besoin ? – D'un four.`: the answer begins with the preposition of what was asked.
    fn asks_with(&self, answer: &Tree<'_>, phrase: Phrase) -> bool {
        let document = &self.mentions.document;
        let Some(before) = self.asked_place() else { return false };
        let question = Tree::new(document.sentence(before));
        let same = |case: usize| {
            answer.with(phrase.head, &["case"]).any(|c| answer.lemma(c) == question.lemma(case))
        };
        question.language() == Language::French
            && (1..question.len().min(3)).any(|w| {
                matches!(question.lower(w).as_str(), "qui" | "quoi") && question.with(w, &["case"]).any(same)
            })
    }

    /// A claim made where this fragment stands, its quote the phrase.
    fn moved(&self, claim: Claim, phrase: Phrase) -> Claim {
        let document = &self.mentions.document;
        let segment = document.segment(self.place);
        let (speaker, role) = document.speaker(self.place);
        let span = document.span(self.place, phrase.first, phrase.last);
        Claim {
            section: segment.section,
            turn: segment.turn.as_ref().map(|t| t.number),
            speaker: speaker.to_owned(),
            role,
            attribution: vec![speaker.to_owned()],
            quote: document.transcript.text.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            answers: segment.turn.as_ref().and_then(|t| t.answers),
            ..claim
        }
    }
}
