//! Uses of verbs that no relation says (`la colle prend`), though relations have the verb: those of `data/*/senses.txt`.
//!
//! Each competes with the forms of the relations for what is said; where it wins, the claim keeps its verb as an open
//! relation.

use super::form::{Form, FormKind};
use super::reading::Reading;
use crate::analysis::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The uses of each language, in the notation of [`Form`].
pub(super) const USES: [(Language, &str); 3] = [
    (Language::French, include_str!("../data/fr/senses.txt")),
    (Language::English, include_str!("../data/en/senses.txt")),
    (Language::German, include_str!("../data/de/senses.txt")),
];

/// What a form has in the place of its relation if no relation says it.
const NO_RELATION: usize = usize::MAX;

static FORMS: LazyLock<HashMap<(Language, String), Vec<Form>>> = LazyLock::new(|| {
    let mut uses: HashMap<(Language, String), Vec<Form>> = HashMap::new();
    let lines =
        USES.iter().flat_map(|&(language, list)| list.lines().map(move |line| (language, line.trim())));
    for (language, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        if let Ok(form) = Form::parse(line, language, FormKind::Verb) {
            uses.entry((language, form.key())).or_default().push(Form { relation: NO_RELATION, ..form });
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
    let list = FORMS.get(&(language, key.to_owned()));
    let active = !reading.passive;
    list.into_iter().flatten().filter(move |form| active || !form.animate)
}

/// Whether a verb with this preposition, whatever its subject and object, says what no relation says: `sortir [avec]`.
#[must_use]
pub fn leaves_open(language: Language, verb: &str, marker: &str, passive: bool) -> bool {
    let whatever = |form: &Form| {
        form.takes(Some(marker)) && form.passive == passive && form.nouns.is_empty() && form.doers.is_empty()
    };
    FORMS.get(&(language, super::phrase::key(language, verb))).is_some_and(|forms| forms.iter().any(whatever))
}
