//! Uses of verbs that no relation says (`la colle prend`), though relations have the verb: those of `data/*/senses.txt`.
//!
//! Each competes with the forms of the relations for what is said; where it wins, the claim keeps its verb as an open
//! relation.

use super::form::{Form, FormKind};
use super::lexicon::Reading;
use crate::analysis::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The French uses, in the notation of [`Form`].
pub(super) const FRENCH: &str = include_str!("../data/fr/senses.txt");

/// What a form has in the place of its relation if no relation says it.
const NO_RELATION: usize = usize::MAX;

static USES: LazyLock<HashMap<String, Vec<Form>>> = LazyLock::new(|| {
    let lines = FRENCH.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut uses: HashMap<String, Vec<Form>> = HashMap::new();
    for line in lines {
        if let Ok(form) = Form::parse(line, Language::French, FormKind::Verb) {
            uses.entry(form.key()).or_default().push(Form { relation: NO_RELATION, ..form });
        }
    }
    uses
});

/// The uses of a verb that no relation says, by its key. Who a passive is said of is not who acts.
pub(super) fn uses<'a>(
    language: Language,
    key: &str,
    reading: Reading<'_>,
) -> impl Iterator<Item = &'a Form> + use<'a> {
    let list = (language == Language::French).then(|| USES.get(key)).flatten();
    let active = !reading.passive;
    list.into_iter().flatten().filter(move |form| active || !form.animate)
}
