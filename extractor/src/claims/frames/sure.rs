//! `Anna reste convaincue que X`: to stay so is to be so.
//!
//! Reads and changes: the tree, in which `reste` heads the adjective. The adjective takes its place and `reste` that of a
//! copula, so that whose conviction it is is read as with `est convaincue`.

use super::Clearing;
use crate::analysis::{Features, Upos};

impl Clearing {
    /// Let the adjective of a conviction be the predicate.
    pub(super) fn staying_sure(&mut self) {
        for staying in 0..self.sentence.tokens.len() {
            if let Some(sure) = self.conviction(staying) {
                self.put_first(staying, sure);
            }
        }
    }

    /// The adjective behind `rester`, with what somebody is sure of.
    fn conviction(&self, staying: usize) -> Option<usize> {
        let tokens = &self.sentence.tokens;
        if !matches!(tokens[staying].lemma.as_str(), "rester" | "demeurer")
            || tokens[staying].upos != Upos::Verb
        {
            return None;
        }
        let sure = self.sentence.children(staying).find(|&c| {
            let form = self.lower(c);
            let stem = form.trim_end_matches('s').trim_end_matches('e');
            c > staying
                && tokens[c].relation() == "xcomp"
                && matches!(stem, "convaincu" | "persuadé" | "certain" | "sûr" | "conscient")
        })?;
        let content = |c: usize| c > sure && matches!(tokens[c].relation(), "ccomp" | "xcomp");
        let below = self.sentence.children(sure).any(content);
        let aux = self.sentence.children(staying).any(|c| tokens[c].relation() == "aux");
        (below && !aux && tokens[staying].feats.is("VerbForm", "Fin")).then_some(sure)
    }

    fn put_first(&mut self, staying: usize, sure: usize) {
        let form = self.lower(sure);
        let stem = form.trim_end_matches('s').trim_end_matches('e').to_owned();
        let tokens = &mut self.sentence.tokens;
        for (at, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(staying) && at != sure {
                token.head = Some(sure);
            }
        }
        (tokens[sure].head, tokens[sure].deprel) = (tokens[staying].head, tokens[staying].deprel.clone());
        tokens[sure].upos = Upos::Adj;
        tokens[sure].lemma = stem;
        tokens[sure].feats = Features::none();
        tokens[staying].head = Some(sure);
        tokens[staying].upos = Upos::Aux;
        "être".clone_into(&mut tokens[staying].lemma);
        "cop".clone_into(&mut tokens[staying].deprel);
        self.changed = true;
    }
}
