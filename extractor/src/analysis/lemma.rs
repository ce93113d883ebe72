//! [`Rule`]: lemmas as edits of the form, the inverse of `extractor/training/dixit_training/lemmas.py`.
//!
//! A rule is written `case;cut;add` (`k` keeps the case, `l` lower-cases; so many characters are cut
//! off the end; the rest is added), or `=lemma` for a whole lemma.

/// One way to turn a form into its lemma.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rule {
    /// Whatever the form, this is the lemma.
    Whole(String),
    /// Cut characters off the end of the form and put others there.
    Edit {
        /// Whether the form is lower-cased first.
        lower: bool,
        /// How many characters to cut.
        cut: usize,
        /// What to put there.
        add: String,
    },
}

impl Rule {
    /// Read a rule; `None` where it is not written as one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(lemma) = text.strip_prefix('=') {
            return Some(Self::Whole(lemma.to_owned()));
        }
        let mut parts = text.splitn(3, ';');
        let lower = match parts.next()? {
            "l" => true,
            "k" => false,
            _ => return None,
        };
        let cut = parts.next()?.parse().ok()?;
        Some(Self::Edit { lower, cut, add: parts.next()?.to_owned() })
    }

    /// As [`apply`](Self::apply), by an edit alone: what a rule says of one word tells nothing of another.
    pub(super) fn edited(&self, form: &str) -> Option<String> {
        match self {
            Self::Whole(_) => None,
            Self::Edit { .. } => self.apply(form),
        }
    }

    /// The lemma of `form`; `None` where the rule does not fit it or leaves nothing.
    pub(super) fn apply(&self, form: &str) -> Option<String> {
        let lemma = match self {
            Self::Whole(lemma) => lemma.clone(),
            Self::Edit { lower, cut, add } => {
                let mut lemma = if *lower { form.to_lowercase() } else { form.to_owned() };
                for _ in 0..*cut {
                    lemma.pop()?;
                }
                lemma.push_str(add);
                lemma
            }
        };
        (!lemma.is_empty()).then_some(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;

    fn lemma(rule: &str, form: &str) -> Option<String> {
        Rule::parse(rule).unwrap().apply(form)
    }

    #[test]
    fn edits_the_end_of_a_form() {
        assert_eq!(lemma("l;1;", "Chevaliers").as_deref(), Some("chevalier"));
        assert_eq!(lemma("l;3;al", "chevaux").as_deref(), Some("cheval"));
        assert_eq!(lemma("k;0;", "Lübeck").as_deref(), Some("Lübeck"));
        assert_eq!(lemma("=être", "sont").as_deref(), Some("être"));
        assert_eq!(lemma("l;0;;", "a").as_deref(), Some("a;"));
    }

    #[test]
    fn a_rule_that_does_not_fit_gives_nothing() {
        assert_eq!(lemma("k;4;er", "va"), None);
        assert_eq!(lemma("k;2;", "va"), None);
        assert_eq!(lemma("=", "va"), None);
        for text in ["", "x;1;a", "k;a;b", "k", "k;1"] {
            assert_eq!(Rule::parse(text), None, "{text}");
        }
    }
}
