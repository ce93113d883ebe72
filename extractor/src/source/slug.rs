//! File names to slugs: lower-case ASCII letters, digits and single hyphens.

/// The slug of the document in the file `name`: `talks/Élise Roy.fr.txt` gives `elise-roy-fr`.
#[must_use]
pub fn slug(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && is_text_extension(extension) => stem,
        _ => file,
    };
    let slug = crate::slug::slug(stem);
    if slug.is_empty() { "document".to_owned() } else { slug }
}

fn is_text_extension(extension: &str) -> bool {
    ["txt", "md", "markdown", "text", "mdown"].iter().any(|known| known.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn makes_plain_slugs() {
        for (name, expected) in [
            ("meta-genai.fr.txt", "meta-genai-fr"),
            ("/data/Élise Roy (2024).MD", "elise-roy-2024"),
            ("C:\\textes\\L'été à Köln.de.txt", "lete-a-koln-de"),
            ("report.v2", "report-v2"),
            ("…", "document"),
            (".txt", "txt"),
            ("-", "document"),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}
