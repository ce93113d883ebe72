//! `La crise ne fait que commencer`: the verb behind `que` is what happens, and nobody makes it happen.
//!
//! Reads and changes: the tree, in which `fait` heads the infinitive. The infinitive takes its place and all that hangs on
//! it, with the time and the person that `fait` tells.

use super::{Clearing, FRAME};

impl Clearing {
    /// Let the infinitive behind `ne … faire que` be the predicate.
    pub(super) fn only_doing(&mut self) {
        for doing in 0..self.sentence.tokens.len() {
            if let Some(act) = self.only_act(doing) {
                self.lead_with(doing, act);
            }
        }
    }

    /// The infinitive of `ne fait que commencer`, by its `fait`.
    fn only_act(&self, doing: usize) -> Option<usize> {
        let tokens = &self.sentence.tokens;
        if tokens[doing].lemma != "faire" || !self.is_verb(doing) {
            return None;
        }
        let denied =
            self.sentence.children(doing).any(|c| c < doing && matches!(self.lower(c).as_str(), "ne" | "n'"));
        let act = self.sentence.children(doing).find(|&act| {
            tokens[act].relation() == "xcomp" && tokens[act].feats.is("VerbForm", "Inf") && act > doing
        })?;
        let only = (doing + 1..act).any(|t| {
            matches!(self.lower(t).as_str(), "que" | "qu'")
                && matches!(tokens[t].head, Some(h) if h == act || h == doing)
        });
        let thing = self.sentence.children(doing).any(|c| c > doing && tokens[c].relation() == "obj");
        (denied && only && !thing).then_some(act)
    }

    /// Put the act where the verb before it stands.
    fn lead_with(&mut self, doing: usize, act: usize) {
        let tokens = &mut self.sentence.tokens;
        for token in tokens.iter_mut().filter(|token| token.head == Some(doing)) {
            token.head = Some(act);
        }
        (tokens[act].head, tokens[act].deprel) = (tokens[doing].head, tokens[doing].deprel.clone());
        tokens[act].feats = tokens[doing].feats.clone();
        tokens[doing].head = Some(act);
        FRAME.clone_into(&mut tokens[doing].deprel);
        self.changed = true;
    }
}
