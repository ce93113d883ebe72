//! [`Construction`]: in what kind of clause a gold claim stands, as the analyser sees it.
//!
//! The clause is that of the gold claim's relation word where it stands in the quote, else of the word at
//! the top of the quote. Where several names fit, the one that comes first in [`Construction`] is taken:
//! the more special before the more common.

use super::GoldClaim;
use super::wording;
use crate::analysis::{Sentence, Upos};
use crate::resolve::{Extraction, Modality};
use crate::span::CharSpan;
use serde::Serialize;

/// A kind of clause, most special first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Construction {
    /// Stands in a sentence that asks.
    Question,
    /// A reply without a finite verb, which takes its predicate from the question.
    Answer,
    /// What somebody says, writes or thinks, in a clause of its own or as a quotation.
    Reported,
    /// `Il y a une faille`, `there are two`.
    Existential,
    /// `C'est lui qui a signé`.
    Cleft,
    /// `Le texte a été voté`.
    Passive,
    /// `…, qui compte 40 membres`.
    Relative,
    /// `créé en 2021 par deux amis`.
    Participial,
    /// `pour réduire les coûts`, `veut partir`.
    Infinitive,
    /// `plus lent que`, `moins de voyageurs qu'une voiture`.
    Comparison,
    /// `Le projet est solide`.
    Copular,
    /// `Bertrand Coste, son directeur`.
    Apposition,
    /// A second verb or a second noun after `et`, `ou`, a comma.
    Coordination,
    /// Carried by a noun: `l'arrivée du ministre`.
    Nominal,
    /// A sentence without a finite verb.
    Verbless,
    /// A finite verb with its subject.
    Verbal,
}

/// Words between what is compared.
const THAN: [&str; 4] = ["que", "qu'", "than", "als"];

impl Construction {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Reported => "reported",
            Self::Existential => "existential",
            Self::Cleft => "cleft",
            Self::Passive => "passive",
            Self::Relative => "relative",
            Self::Participial => "participial",
            Self::Infinitive => "infinitive",
            Self::Comparison => "comparison",
            Self::Copular => "copular",
            Self::Apposition => "apposition",
            Self::Coordination => "coordination",
            Self::Nominal => "nominal",
            Self::Verbless => "verbless",
            Self::Verbal => "verbal",
        }
    }

    /// The construction of a gold claim in an analysed document; `None` where no sentence is.
    #[must_use]
    pub fn at(analysed: &Extraction, gold: &GoldClaim) -> Option<Self> {
        let segments = analysed.transcript.segments.iter().zip(&analysed.sentences);
        let mut sentences = segments.flat_map(|(segment, sentences)| {
            let replies = segment.turn.as_ref().is_some_and(|turn| turn.answers.is_some());
            sentences.iter().enumerate().map(move |(i, sentence)| (sentence, replies && i == 0))
        });
        let (sentence, replies) = sentences.find(|(sentence, _)| sentence.span.overlaps(&gold.span()))?;
        let clause = Clause::of(sentence, gold)?;
        Some(if gold.modality.contains(&Modality::Question) || clause.asks() {
            Self::Question
        } else if replies && clause.is_verbless() {
            Self::Answer
        } else if gold.attribution.len() > 1 || clause.is_content() {
            Self::Reported
        } else {
            clause.construction()
        })
    }
}

/// The word that carries a gold claim, in its sentence.
#[derive(Debug, Clone, Copy)]
struct Clause<'a> {
    sentence: &'a Sentence,
    head: usize,
}

impl<'a> Clause<'a> {
    fn of(sentence: &'a Sentence, gold: &GoldClaim) -> Option<Self> {
        let within: Vec<usize> = inside(sentence, gold.span());
        let relation: Vec<String> = gold.relation.iter().flat_map(|w| wording::content(w)).collect();
        let says = |&&i: &&usize| {
            let token = &sentence.tokens[i];
            let stems = [wording::content(&token.form), wording::content(&token.lemma)].concat();
            stems.iter().any(|s| relation.iter().any(|r| wording::same(s, r)))
        };
        let outside = |&&i: &&usize| sentence.tokens[i].head.is_none_or(|head| !within.contains(&head));
        let head = match within.iter().find(says) {
            Some(&word) => content_word(sentence, word),
            None => predicate_of(sentence, *within.iter().find(outside)?),
        };
        Some(Self { sentence, head })
    }

    fn has(&self, test: impl Fn(&str) -> bool) -> bool {
        self.sentence.children(self.head).any(|child| test(&self.sentence.tokens[child].deprel))
    }

    fn deprel(&self) -> &'a str {
        &self.sentence.tokens[self.head].deprel
    }

    fn form(&self) -> Option<&'a str> {
        self.sentence.tokens[self.head].feats.get("VerbForm")
    }

    fn asks(&self) -> bool {
        self.sentence.tokens.last().is_some_and(|token| token.form == "?")
    }

    fn is_verbless(&self) -> bool {
        let finite = |feats: &crate::analysis::Features| feats.is("VerbForm", "Fin");
        !self.sentence.tokens.iter().any(|token| finite(&token.feats))
    }

    /// Whether it is, or stands in, the content of saying or thinking.
    fn is_content(&self) -> bool {
        let mut at = Some(self.head);
        for _ in 0..self.sentence.tokens.len() {
            let Some(token) = at.map(|i| &self.sentence.tokens[i]) else { return false };
            if token.relation() == "ccomp" {
                return true;
            }
            at = token.head;
        }
        false
    }

    fn construction(&self) -> Construction {
        let token = &self.sentence.tokens[self.head];
        let verb = matches!(token.upos, Upos::Verb | Upos::Aux) || self.has(|d| d.starts_with("cop"));
        let alone = !self.has(|d| d.starts_with("aux"));
        match self.deprel() {
            _ if self.is_existential() => Construction::Existential,
            _ if self.is_cleft() => Construction::Cleft,
            _ if self.has(|d| d.ends_with(":pass") || d == "obl:agent") && !alone => Construction::Passive,
            "acl:relcl" => Construction::Relative,
            d if d.starts_with("acl") && self.form() == Some("Part") => Construction::Participial,
            _ if verb && alone && self.form() == Some("Part") => Construction::Participial,
            _ if verb && self.form() == Some("Inf") => Construction::Infinitive,
            _ if self.compares() => Construction::Comparison,
            _ if self.has(|d| d.starts_with("cop")) => Construction::Copular,
            d if d.starts_with("appos") => Construction::Apposition,
            _ if !verb && self.has(|d| d.starts_with("appos")) => Construction::Apposition,
            "conj" => Construction::Coordination,
            _ if self.is_verbless() => Construction::Verbless,
            _ if !verb => Construction::Nominal,
            _ => Construction::Verbal,
        }
    }

    fn is_existential(&self) -> bool {
        let lower = |i: usize| self.sentence.tokens[i].form.to_lowercase();
        self.sentence.children(self.head).any(|child| {
            let token = &self.sentence.tokens[child];
            token.relation() == "expl" && matches!(lower(child).as_str(), "y" | "there")
                || lower(child) == "es" && self.sentence.tokens[self.head].lemma == "geben"
        })
    }

    /// `c'est X qui …`: a relative clause whose noun is itself the predicate of `c'est`.
    fn is_cleft(&self) -> bool {
        let Some(head) = self.sentence.tokens[self.head].head else { return false };
        let presents = |child: usize| {
            let token = &self.sentence.tokens[child];
            token.relation() == "nsubj"
                && matches!(token.form.to_lowercase().as_str(), "c'" | "c’" | "ce" | "it")
        };
        let relative = matches!(self.deprel(), "acl:relcl" | "advcl:cleft" | "acl:cleft");
        relative && self.sentence.children(head).any(presents)
    }

    /// A comparative with what it is compared to.
    fn compares(&self) -> bool {
        let below = self.sentence.subtree(self.head);
        let token = |i: &usize| &self.sentence.tokens[*i];
        let comparative = |i: &usize| {
            let lemma = token(i).lemma.to_lowercase();
            token(i).feats.is("Degree", "Cmp")
                || matches!(lemma.as_str(), "plus" | "moins" | "aussi" | "autant")
        };
        let than = |i: &usize| {
            let form = token(i).form.to_lowercase().replace('’', "'");
            THAN.contains(&form.as_str()) && matches!(token(i).relation(), "case" | "mark")
        };
        let first = below.iter().position(comparative);
        first.is_some_and(|at| below[at..].iter().any(than))
    }
}

/// The words of a sentence that lie in `span`, marks left out.
fn inside(sentence: &Sentence, span: CharSpan) -> Vec<usize> {
    let chosen = sentence.tokens.iter().enumerate();
    let chosen = chosen.filter(|(_, token)| token.upos != Upos::Punct && span.overlaps(&token.span));
    chosen.map(|(index, _)| index).collect()
}

/// An argument stands for the verb that it belongs to; a second one of a list for itself.
fn predicate_of(sentence: &Sentence, index: usize) -> usize {
    let token = &sentence.tokens[index];
    let argument = matches!(token.relation(), "nsubj" | "obj" | "iobj");
    let own_verb = sentence.children(index).any(|child| sentence.tokens[child].relation() == "cop");
    let head = token.head.filter(|_| argument && !own_verb);
    head.map_or_else(|| content_word(sentence, index), |head| content_word(sentence, head))
}

/// Auxiliaries, copulas and other function words stand for the word that they belong to.
fn content_word(sentence: &Sentence, index: usize) -> usize {
    let mut at = index;
    while let Some(head) = sentence.tokens[at].head {
        if !matches!(sentence.tokens[at].relation(), "aux" | "cop" | "case" | "det" | "fixed" | "mark") {
            break;
        }
        at = head;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analyser, Language};

    /// The construction of the clause of `quote` whose relation is `relation`.
    fn name(language: Language, text: &str, quote: &str, relation: &str) -> &'static str {
        let source = crate::source::SourceText::new(text.to_owned());
        let whole = [CharSpan::new(0, source.len())];
        let sentences = Analyser::embedded().unwrap().analyse(&source, &whole, language).remove(0);
        let start = text[..text.find(quote).unwrap()].chars().count();
        let line = serde_json::json!({
            "quote": quote, "start": start, "end": start + quote.chars().count(), "speaker": "narrator",
            "subject": [], "relation": [relation], "object": [], "polarity": "affirmed",
        });
        let gold = super::super::read_gold(&line.to_string()).unwrap().remove(0);
        let sentence = sentences.iter().find(|s| s.span.overlaps(&gold.span())).unwrap();
        let clause = Clause::of(sentence, &gold).unwrap();
        if clause.is_content() { "reported" } else { clause.construction().name() }
    }

    #[test]
    fn names_french_constructions() {
        for (text, quote, relation, expected) in [
            ("Le marché attire les touristes.", "Le marché attire", "attirer", "verbal"),
            ("Il y a une faille dans le mur.", "une faille", "y avoir", "existential"),
            ("Le texte a été voté par le Sénat.", "Le texte a été voté", "voter", "passive"),
            (
                "Le club, qui compte 40 membres, cherche un terrain.",
                "qui compte 40 membres",
                "compter",
                "relative",
            ),
            ("Le journal créé par deux amis paraît encore.", "créé par deux amis", "créer", "participial"),
            ("Le maire affirme que la ville paiera.", "la ville paiera", "payer", "reported"),
            ("Le pont est solide.", "Le pont est solide", "être", "copular"),
            ("La navette est plus lente que le train.", "plus lente que le train", "être", "comparison"),
            ("Elle vend des pommes et cultive des poires.", "cultive des poires", "cultiver", "coordination"),
        ] {
            assert_eq!(name(Language::French, text, quote, relation), expected, "{text}");
        }
    }

    #[test]
    fn names_english_constructions() {
        for (text, quote, relation, expected) in [
            ("There are two locks on the door.", "two locks", "there be", "existential"),
            ("The law was passed in May.", "The law was passed", "pass", "passive"),
            ("She said that the river was dry.", "the river was dry", "be", "reported"),
            ("The town wants to build a bridge.", "to build a bridge", "build", "infinitive"),
        ] {
            assert_eq!(name(Language::English, text, quote, relation), expected, "{text}");
        }
    }
}
