//! Names as they stand in IRIs.

use deunicode::deunicode;

/// Lower-case ASCII letters and digits, joined by single hyphens; apostrophes vanish. Empty where the name
/// has no letter or digit that ASCII can spell.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in deunicode(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_plain_ascii() {
        assert_eq!(slug("Élodie  N'Guyen-Roux (CEO)"), "elodie-nguyen-roux-ceo");
        assert_eq!(slug("¿?"), "");
    }
}
