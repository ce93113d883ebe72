//! [`bare`]: a sentence without the words that only put it forward: `est-ce que`, `le problème, c'est que`.
//!
//! Reads: a parsed sentence. Gives: the same sentence with those words hung on its real predicate as `discourse`, so
//! that no rule takes `est` for a copula or `c'` for a subject. Tokens keep their places: a proposition read from
//! the bare tree quotes the sentence as it is written. `None` where there is nothing to clear away.

mod act;
mod only;
mod plain;
mod sure;
mod which;

use super::lexicon::{Lexicon, List};
use super::tree::join_words;
use crate::analysis::{Language, Sentence, Token, Upos};

/// The relation of a word that only puts the sentence forward.
pub const FRAME: &str = "discourse";

/// The sentence without its frame.
#[must_use]
pub fn bare(sentence: &Sentence) -> Option<Sentence> {
    let mut clearing = Clearing { sentence: sentence.clone(), changed: false };
    if sentence.language == Language::French {
        clearing.asking();
        clearing.which_noun();
        clearing.reporters();
        clearing.callings();
        clearing.act_put_last();
        clearing.need_put_last();
        clearing.only_doing();
        clearing.staying_sure();
        clearing.plainly();
    }
    clearing.outer_copula();
    clearing.insertions();
    clearing.changed.then_some(clearing.sentence)
}

struct Clearing {
    sentence: Sentence,
    changed: bool,
}

impl Clearing {
    fn lower(&self, index: usize) -> String {
        self.sentence.tokens[index].form.to_lowercase().replace('’', "'")
    }

    fn is_verb(&self, index: usize) -> bool {
        matches!(self.sentence.tokens[index].upos, Upos::Verb | Upos::Aux)
    }

    /// `Est-ce que vous partez`, `Qu'est-ce qui manque`, `Pourquoi est-ce que`.
    fn asking(&mut self) {
        let count = self.sentence.tokens.len();
        for at in 0..count.saturating_sub(3) {
            let asks = self.lower(at) == "est"
                && self.lower(at + 1) == "-ce"
                && matches!(self.lower(at + 2).as_str(), "que" | "qu'" | "qui");
            if !asks {
                continue;
            }
            let before =
                at.checked_sub(1).filter(|&b| matches!(self.lower(b).as_str(), "qu'" | "que" | "qui"));
            let frame: Vec<usize> = before.into_iter().chain(at..at + 3).collect();
            if let Some(real) = self.real_predicate(&frame, at + 3) {
                self.hang(&frame, real);
                // `Une question revient : est-ce que vous partez ?`: it is no content of the verb before.
                let token = &mut self.sentence.tokens[real];
                if at > 0 && token.relation() == "ccomp" && self.sentence.tokens[at - 1].form == ":" {
                    "parataxis".clone_into(&mut self.sentence.tokens[real].deprel);
                }
            }
        }
    }

    /// `Le feu s'est propagé, a précisé le maire`: somebody after a verb of saying that is set off by a comma says it,
    /// though the parser took the clause for a coordinated one and its subject for an object.
    fn reporters(&mut self) {
        let lexicon = Lexicon::of(self.sentence.language);
        for verb in 1..self.sentence.tokens.len() {
            let token = &self.sentence.tokens[verb];
            let says = lexicon.speech(&token.lemma.to_lowercase()).is_some_and(|act| act != "ask");
            if !self.is_verb(verb) || token.relation() != "conj" || !says {
                continue;
            }
            let children: Vec<usize> = self.sentence.children(verb).collect();
            let relation = |c: usize| self.sentence.tokens[c].relation();
            let whole =
                children.iter().all(|&c| !matches!(relation(c), "nsubj" | "expl" | "ccomp" | "cc" | "csubj"));
            let first = children.iter().copied().filter(|&c| relation(c) == "aux").min().unwrap_or(verb);
            let comma = first > 0 && matches!(self.lower(first - 1).as_str(), "," | "»" | "\"" | "”");
            let speaker = children.iter().copied().find(|&c| {
                let noun = &self.sentence.tokens[c];
                let lemma = noun.lemma.to_lowercase();
                let somebody = noun.upos == Upos::Propn
                    || lexicon.title(&lemma).is_some()
                    || matches!(lexicon.noun_kind(&lemma), Some("Person" | "Organization"));
                c > verb && relation(c) == "obj" && somebody
            });
            if let Some(speaker) = speaker.filter(|_| whole && comma) {
                "nsubj".clone_into(&mut self.sentence.tokens[speaker].deprel);
                "parataxis".clone_into(&mut self.sentence.tokens[verb].deprel);
                self.changed = true;
            }
        }
    }

    /// `Karim Haddad, délégué du personnel`: a participle set off behind a name, which is also what people are called.
    fn callings(&mut self) {
        for word in 2..self.sentence.tokens.len() {
            let token = &self.sentence.tokens[word];
            let participle = token.upos == Upos::Verb && token.feats.is("VerbForm", "Part");
            let lower = self.lower(word);
            // Not `accusé de vol` or `élu en 2020`, which tell what was done.
            let called = matches!(
                lower.trim_end_matches(['e', 's']),
                "délégué" | "député" | "retraité" | "salarié" | "employé"
            );
            let name = token.head.filter(|&h| h < word && self.sentence.tokens[h].upos == Upos::Propn);
            let agent = self.sentence.children(word).any(|c| {
                matches!(self.sentence.tokens[c].relation(), "aux" | "nsubj" | "obj" | "mark")
                    || self.sentence.children(c).any(|m| self.lower(m) == "par")
            });
            if name.is_none() || !(participle && called) || agent || self.lower(word - 1) != "," {
                continue;
            }
            let children: Vec<usize> = self.sentence.children(word).collect();
            for child in children {
                if self.sentence.tokens[child].relation() == "obl" {
                    "nmod".clone_into(&mut self.sentence.tokens[child].deprel);
                }
            }
            self.sentence.tokens[word].upos = Upos::Noun;
            self.sentence.tokens[word].lemma = lower;
            "appos".clone_into(&mut self.sentence.tokens[word].deprel);
            self.changed = true;
        }
    }

    /// The predicate that the words of a frame stand before.
    fn real_predicate(&self, frame: &[usize], from: usize) -> Option<usize> {
        let top = frame.iter().find_map(|&f| match self.sentence.tokens[f].head {
            Some(head) if frame.contains(&head) => None,
            Some(head) if head >= from => Some(head),
            _ => self.sentence.children(f).find(|&c| {
                c >= from
                    && matches!(
                        self.sentence.tokens[c].relation(),
                        "ccomp" | "advcl" | "acl" | "parataxis" | "csubj"
                    )
            }),
        })?;
        Some(self.clause_above(top, frame))
    }

    /// Function words of a frame may hang below the predicate; climb to it.
    fn clause_above(&self, from: usize, frame: &[usize]) -> usize {
        let mut at = from;
        while let Some(head) = self.sentence.tokens[at].head {
            let inside = !self.is_verb(at)
                && matches!(self.sentence.tokens[at].relation(), "nsubj" | "obj" | "obl" | "advmod");
            if !inside || frame.contains(&head) {
                break;
            }
            at = head;
        }
        at
    }

    /// Hang the frame's words on `real`, and put `real` where the frame's own top stood.
    fn hang(&mut self, frame: &[usize], real: usize) {
        let outside = |head: Option<usize>| head.is_none_or(|h| !frame.contains(&h));
        let top = frame.iter().copied().find(|&f| outside(self.sentence.tokens[f].head));
        let before = self.sentence.tokens.clone();
        if let Some(top) = top.filter(|&t| self.sentence.tokens[t].head != Some(real)) {
            if !self.sentence.is_within(real, top) {
                return;
            }
            let (head, deprel) = (self.sentence.tokens[top].head, self.sentence.tokens[top].deprel.clone());
            self.sentence.tokens[real].head = head;
            self.sentence.tokens[real].deprel = deprel;
        }
        for index in 0..self.sentence.tokens.len() {
            let below = self.sentence.tokens[index].head.is_some_and(|h| frame.contains(&h));
            if frame.contains(&index) {
                FRAME.clone_into(&mut self.sentence.tokens[index].deprel);
                self.sentence.tokens[index].head = Some(real);
            } else if below && index != real {
                self.sentence.tokens[index].head = Some(real);
            }
        }
        self.keep_or(before);
    }

    /// Keep what was changed, or what was before where no tree has come of it.
    fn keep_or(&mut self, before: Vec<Token>) {
        if self.sentence.is_tree() {
            self.changed = true;
        } else {
            self.sentence.tokens = before;
        }
    }

    /// `on va dire`, `you know`, between commas or at an end: what is said stands around it.
    fn insertions(&mut self) {
        const LONGEST: usize = 5;
        let lexicon = Lexicon::of(self.sentence.language);
        let count = self.sentence.tokens.len();
        let mut at = 0;
        while at < count {
            let inserted = (2..=LONGEST.min(count - at)).rev().find(|&length| {
                let words: Vec<String> = (at..at + length).map(|i| self.lower(i)).collect();
                lexicon.lists(List::Inserted, &join_words(&words)) && self.is_set_off(at, at + length)
            });
            if let Some(length) = inserted {
                let frame: Vec<usize> = (at..at + length).collect();
                let outside = |&f: &usize| self.sentence.tokens[f].head.is_none_or(|h| !frame.contains(&h));
                let top = frame.iter().copied().find(outside);
                if let Some(real) = top.and_then(|t| self.sentence.tokens[t].head) {
                    self.hang(&frame, real);
                }
            }
            at += inserted.unwrap_or(1);
        }
    }

    /// Whether a comma or the sentence's end stands on both sides of `first..end`.
    fn is_set_off(&self, first: usize, end: usize) -> bool {
        let mark = |i: usize| self.sentence.tokens[i].upos == Upos::Punct;
        (first == 0 || mark(first - 1)) && (end == self.sentence.tokens.len() || mark(end))
    }

    /// The `c'` of `c'est que personne ne paie` that is marked as any subject: the clause has one of its own behind `que`.
    fn unmarked_outer(&self) -> Option<usize> {
        (0..self.sentence.tokens.len()).find(|&this| {
            let token = &self.sentence.tokens[this];
            // `Sa conviction est que les prix monteront`
            let french = self.sentence.language == Language::French;
            // `Le mieux est que vous parliez`
            let best = french
                && this > 0
                && matches!(
                    self.lower(this).as_str(),
                    "mieux" | "important" | "essentiel" | "idéal" | "principal"
                )
                && matches!(self.lower(this - 1).as_str(), "le" | "l'");
            let noun = token.upos == Upos::Noun && french || best;
            let points = (noun || matches!(self.lower(this).as_str(), "c'" | "ce"))
                && (token.relation() == "nsubj" || best);
            let Some(main) = token.head.filter(|_| points) else { return false };
            let child = |relation: &str, from: usize| {
                self.sentence
                    .children(main)
                    .find(|&c| c > from && c < main && self.sentence.tokens[c].relation() == relation)
            };
            let copula = child("cop", this);
            let mark = copula.and_then(|copula| child("mark", copula).filter(|&m| m == copula + 1));
            let mark = mark.filter(|&mark| noun || mark == this + 2);
            mark.is_some_and(|mark| child("nsubj", mark).is_some())
        })
    }

    /// `Le problème, c'est que personne ne paie`: `c'est que` leads to the clause (`nsubj:outer`).
    fn outer_copula(&mut self) {
        let outer = self.sentence.tokens.iter().position(|t| t.deprel == "nsubj:outer");
        let outer = outer.or_else(|| self.unmarked_outer());
        let Some(outer) = outer else { return };
        let Some(main) = self.sentence.tokens[outer].head else { return };
        let mark =
            self.sentence.children(main).find(|&c| c > outer && self.sentence.tokens[c].relation() == "mark");
        // `The aim is to save the mill`: the act is what the subject is.
        let act = |m: usize| self.sentence.tokens[m].form.eq_ignore_ascii_case("to");
        let english = self.sentence.language == Language::English;
        let Some(mark) = mark.filter(|&m| m < main && !(english && act(m))) else { return };
        let leads = |c: &usize| {
            *c == outer
                || *c == mark
                || (outer < *c && *c < mark && self.sentence.tokens[*c].relation() != "punct")
        };
        let frame: Vec<usize> = self.sentence.children(main).filter(leads).collect();
        for index in frame {
            FRAME.clone_into(&mut self.sentence.tokens[index].deprel);
            self.changed = true;
        }
        for index in 0..outer {
            let token = &mut self.sentence.tokens[index];
            if token.head == Some(main) && token.relation() == "dislocated" {
                FRAME.clone_into(&mut token.deprel);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::conllu;

    fn sentence(words: &str) -> Sentence {
        let lines: Vec<String> = words
            .split_whitespace()
            .enumerate()
            .map(|(i, word)| {
                let parts: Vec<&str> = word.split('/').collect();
                format!(
                    "{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t_",
                    i + 1,
                    parts[0],
                    parts[0],
                    parts[1],
                    parts[2],
                    parts[3]
                )
            })
            .collect();
        let text = format!("{}\n\n", lines.join("\n"));
        let (_, mut sentences) = conllu::lay_out(&conllu::read(&text).unwrap(), Language::French);
        sentences.remove(0)
    }

    #[test]
    fn asking_words_leave_the_predicate() {
        let bare = bare(&sentence("Est/AUX/0/root -ce/PRON/1/expl:subj que/SCONJ/5/mark vous/PRON/5/nsubj partez/VERB/1/ccomp ?/PUNCT/1/punct")).unwrap();
        assert_eq!(bare.root(), 4);
        assert_eq!(bare.tokens[0].deprel, FRAME);
        assert_eq!(bare.tokens[5].head, Some(4));
    }

    #[test]
    fn plain_questions_stay() {
        assert!(bare(&sentence("Partez/VERB/0/root -vous/PRON/1/nsubj ?/PUNCT/1/punct")).is_none());
        assert!(bare(&sentence("Il/PRON/3/nsubj est/AUX/3/cop là/ADV/0/root ./PUNCT/3/punct")).is_none());
    }
}
