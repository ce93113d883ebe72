//! How old somebody is: `I was fifteen`, `71 years old`, `71 Jahre alt`.

use super::super::Slots;
use super::{is_years, join_predicate};
use crate::analysis::Language;
use crate::claims::circumstance::is_time_noun;
use crate::claims::phrase;
use crate::claims::proposition::Object;
use crate::claims::tree::Tree;

/// Fill the slots with an age, if one is told.
pub(super) fn fill(tree: &Tree<'_>, main: usize, slots: &mut Slots) -> bool {
    let Some(age) = age(tree, main) else { return false };
    // `I was fifteen`: the number alone says it.
    if age == main {
        let old = if tree.language() == Language::German { " alt" } else { " old" };
        slots.relation.key.push_str(old);
    } else {
        join_predicate(tree, main, slots);
    }
    slots.used.push(age);
    slots.objects.push(Object::Phrase(phrase::argument(tree, age)));
    true
}

/// `71 years old`, `71 Jahre alt`: the age is what is said, as in `a 71 ans`.
fn age(tree: &Tree<'_>, main: usize) -> Option<usize> {
    let old = matches!(
        (tree.language(), tree.lemma(main).as_str()),
        (Language::English, "old") | (Language::German, "alt")
    );
    if is_years(tree, main) {
        return Some(main);
    }
    tree.with(main, &["obl", "nmod"]).find(|&years| {
        old && years + 1 == main
            && is_time_noun(tree, years)
            && tree.first(years, &["nummod"]).is_some()
            && tree.first(years, &["case"]).is_none()
    })
}
