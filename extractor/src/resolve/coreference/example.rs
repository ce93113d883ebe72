//! `je` of nobody in particular, in what is told for an example.

use crate::analysis::{Language, Sentence};

/// `Imaginons que je sois client`, `Par exemple, si je suis locataire, …`: nobody's `je`.
#[must_use]
pub fn is_example(sentence: &Sentence) -> bool {
    const SUPPOSE: [&str; 6] = ["imaginons", "mettons", "admettons", "supposons", "imagine", "imaginez"];
    let lower = |i: usize| sentence.tokens.get(i).map(|t| t.form.to_lowercase()).unwrap_or_default();
    let supposed = (0..sentence.tokens.len().min(3))
        .any(|i| SUPPOSE.contains(&lower(i).as_str()) && lower(i + 1) == "que");
    let case = || {
        (0..sentence.tokens.len()).any(|i| {
            lower(i) == "par" && lower(i + 1) == "exemple" && matches!(lower(i + 3).as_str(), "si" | "s'")
        })
    };
    sentence.language == Language::French && (supposed || case())
}
