//! `Ce que nous voulons, c'est vendre`, `ce dont nous avons besoin, c'est de temps`: what is put last is what the verb
//! before it is about.
//!
//! Reads and changes: the tree, in which the act heads the sentence. The verb of the relative clause takes its place; the
//! act becomes its complement (`ce que`) or its subject (`ce qui m'inquiète, c'est de partir`), and the words that only
//! set the one against the other are hung on the verb as a frame. An act that says what somebody does (`ce que nous
//! avons fait, c'est de fermer`) is left: there the verb says nothing.

use super::{Clearing, FRAME};
use crate::analysis::Upos;

/// The words of such a sentence.
struct Act {
    /// `Ce`, or the noun instead of it (`la seule chose`).
    light: usize,
    /// The relative pronoun.
    pronoun: usize,
    /// The verb of the relative clause.
    verb: usize,
    /// `c'` and `est`.
    pointer: [usize; 2],
    /// The infinitive.
    main: usize,
}

/// The words of `ce dont nous avons besoin, c'est de temps`.
struct Need {
    noun: usize,
    /// `Ce`.
    light: usize,
    /// The verb of the relative clause.
    verb: usize,
    /// `dont`.
    pronoun: usize,
    /// `c'` and `est`.
    pointer: [usize; 2],
}

impl Clearing {
    /// `Ce dont nous avons besoin, c'est de temps`: the noun is the complement of what `dont` hangs on.
    pub(super) fn need_put_last(&mut self) {
        let found = (0..self.sentence.tokens.len()).find_map(|be| self.need(be));
        let Some(Need { noun, light, verb, pronoun, pointer }) = found else { return };
        let [this, be] = pointer;
        // `avoir besoin`: the noun that the verb leans on bears the complement, whatever `dont` was hung on.
        let leaned_on = self.sentence.children(verb).find(|&c| {
            let token = &self.sentence.tokens[c];
            token.relation() == "obj"
                && token.upos == Upos::Noun
                && self.sentence.children(c).next().is_none()
        });
        let before = self.sentence.tokens.clone();
        let tokens = &mut self.sentence.tokens;
        let needed = leaned_on.or(tokens[pronoun].head);
        let top = if tokens[be].head == Some(noun) { noun } else { be };
        for token in tokens.iter_mut() {
            let clause = top == be || token.upos == Upos::Punct;
            if token.head == Some(light) || token.head == Some(top) && clause {
                token.head = Some(verb);
            }
        }
        (tokens[verb].head, tokens[verb].deprel) = (tokens[top].head, tokens[top].deprel.clone());
        tokens[noun].head = needed;
        if needed == Some(verb) { "obl:arg" } else { "nmod" }.clone_into(&mut tokens[noun].deprel);
        for index in [light, pronoun, this, be] {
            tokens[index].head = Some(verb);
            FRAME.clone_into(&mut tokens[index].deprel);
        }
        self.keep_or(before);
    }

    /// The words around the `est` of such a sentence: the noun hangs on it, or it on the noun.
    fn need(&self, be: usize) -> Option<Need> {
        let tokens = &self.sentence.tokens;
        let this = be.checked_sub(1).filter(|&c| self.lower(c) == "c'" && tokens[be].lemma == "être")?;
        let marked = |&noun: &usize| {
            let of = |c: usize| matches!(self.lower(c).as_str(), "de" | "d'" | "du" | "des");
            noun > be && tokens[noun].upos == Upos::Noun && self.sentence.children(noun).any(of)
        };
        let noun = tokens[be].head.into_iter().chain(self.sentence.children(be)).find(marked)?;
        let below = |c: &usize| *c < this && self.lower(*c) == "ce";
        let light = self.sentence.children(noun).chain(self.sentence.children(be)).find(below)?;
        let verb =
            self.sentence.children(light).find(|&c| tokens[c].relation() == "acl" && self.is_verb(c))?;
        let pronoun = (light + 1..verb).find(|&c| self.lower(c) == "dont")?;
        Some(Need { noun, light, verb, pronoun, pointer: [this, be] })
    }

    /// Put the verb of the relative clause where the act stands.
    pub(super) fn act_put_last(&mut self) {
        let found = (0..self.sentence.tokens.len()).find_map(|main| self.act(main));
        let Some(Act { light, pronoun, verb, pointer, main }) = found else { return };
        let complement = self.lower(pronoun) != "qui";
        let before = self.sentence.tokens.clone();
        let tokens = &mut self.sentence.tokens;
        let (head, deprel) = (tokens[main].head, tokens[main].deprel.clone());
        for token in tokens.iter_mut() {
            let ends = token.head == Some(main) && token.upos == Upos::Punct;
            if token.head == Some(light) || ends {
                token.head = Some(verb);
            }
        }
        (tokens[verb].head, tokens[verb].deprel) = (head, deprel);
        tokens[main].head = Some(verb);
        if complement { "xcomp" } else { "csubj" }.clone_into(&mut tokens[main].deprel);
        let mark = self
            .sentence
            .children(main)
            .find(|&c| c < main && self.sentence.tokens[c].relation() == "mark" && !complement);
        let tokens = &mut self.sentence.tokens;
        for index in [light, pronoun, pointer[0], pointer[1]].into_iter().chain(mark) {
            tokens[index].head = Some(verb);
            FRAME.clone_into(&mut tokens[index].deprel);
        }
        self.keep_or(before);
    }

    fn act(&self, main: usize) -> Option<Act> {
        let tokens = &self.sentence.tokens;
        let child =
            |head: usize, fits: &dyn Fn(usize) -> bool| self.sentence.children(head).find(|&c| fits(c));
        let infinitive = |i: usize| tokens[i].feats.is("VerbForm", "Inf");
        let act = self.is_verb(main)
            && (infinitive(main)
                || child(main, &|c| tokens[c].relation() == "aux" && infinitive(c)).is_some());
        if !act {
            return None;
        }
        let this = child(main, &|c| {
            matches!(self.lower(c).as_str(), "c'" | "ce") && matches!(tokens[c].relation(), "nsubj" | "expl")
        })?;
        let be = child(main, &|c| c == this + 1 && tokens[c].lemma == "être" && c < main)?;
        let light = child(main, &|c| {
            c < this
                && matches!(tokens[c].relation(), "dislocated" | "nsubj")
                && (self.lower(c) == "ce" || tokens[c].lemma == "chose")
        })?;
        let verb = child(light, &|c| tokens[c].relation() == "acl" && c < this && self.is_verb(c))?;
        let pronoun = child(verb, &|c| {
            c < verb
                && matches!(self.lower(c).as_str(), "que" | "qu'" | "qui")
                && matches!(tokens[c].relation(), "nsubj" | "obj")
        })?;
        let says = !matches!(tokens[verb].lemma.as_str(), "faire" | "être");
        says.then_some(Act { light, pronoun, verb, pointer: [this, be], main })
    }
}
