//! [`Context`]: what a page must know besides what it shows.

use crate::http::Settings;

/// A language of the pages. What the documents say is never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl Tongue {
    /// Every language, in the order in which [`Context::say`] takes them.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its code (BCP 47).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// The language of a code; regions are passed over.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|tongue| tongue.code().eq_ignore_ascii_case(primary))
    }

    /// The language a reader likes best: of an `Accept-Language` header (RFC 9110, section 12.5.4).
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut best = (0.0, Self::default());
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let Some(tongue) = parts.next().and_then(Self::of_code) else { continue };
            let quality = parts.find_map(|part| part.strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f32>);
            let quality = quality.unwrap_or(0.0);
            if quality > best.0 {
                best = (quality, tongue);
            }
        }
        best.1
    }
}

/// Who reads a page, and where.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// How the server behaves.
    pub settings: &'a Settings,
    /// Language of the page.
    pub tongue: Tongue,
    /// Path and query of the page.
    pub address: String,
}

impl<'a> Context<'a> {
    /// A context; `accept` is the `Accept-Language` header, `chosen` the code of a language chosen
    /// before.
    #[must_use]
    pub fn new(settings: &'a Settings, accept: &str, chosen: Option<&str>, address: String) -> Self {
        let tongue = chosen.and_then(Tongue::of_code).unwrap_or_else(|| Tongue::accepted(accept));
        Self { settings, tongue, address }
    }

    /// A text in the language of the page. Every text stands beside its translations, in the order of
    /// [`Tongue::ALL`], so that none can be missing.
    #[must_use]
    pub const fn say<T: Copy>(&self, texts: [T; Tongue::ALL.len()]) -> T {
        texts[self.tongue as usize]
    }

    /// A number with what is counted: `3,600 claims`. Each pair of `nouns` is one and several.
    #[must_use]
    pub fn count(&self, number: usize, nouns: [[&str; 2]; Tongue::ALL.len()]) -> String {
        let [one, several] = self.say(nouns);
        let single = match self.tongue {
            Tongue::English => number == 1,
            Tongue::French => number < 2,
        };
        format!("{}\u{a0}{}", self.number(number), if single { one } else { several })
    }

    /// A whole number with its thousands set apart.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let separator = self.say([",", "\u{202f}"]);
        let mut written = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push_str(separator);
            }
            written.push(digit);
        }
        written
    }

    /// A text with the thousands of its long whole numbers set apart: `≈40000000 phone` as `≈40,000,000 phone`.
    /// Four digits may be a year, and stay.
    #[must_use]
    pub fn grouped(&self, text: &str) -> String {
        let mut written = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
            let (digits, after) = from.split_at(end);
            let fraction = before.ends_with('.') || written.ends_with('.') && before.is_empty();
            written.push_str(before);
            match digits.parse() {
                Ok(number) if digits.len() > 4 && !fraction => written.push_str(&self.number(number)),
                _ => written.push_str(digits),
            }
            rest = after;
        }
        written + rest
    }

    /// Words in the quotation marks of the page's language.
    #[must_use]
    pub fn quoted(&self, words: &str) -> String {
        let [open, close] = self.say([["“", "”"], ["«\u{a0}", "\u{a0}»"]]);
        format!("{open}{words}{close}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_grouped_and_years_are_not() {
        let settings = Settings::default();
        let context = Context::new(&settings, "en", None, String::new());
        for (text, grouped) in [
            ("≈40000000 phone", "≈40,000,000 phone"),
            ("2025–12000", "2025–12,000"),
            ("0.123456", "0.123456"),
            ("none", "none"),
        ] {
            assert_eq!(context.grouped(text), grouped);
        }
    }

    #[test]
    fn follows_what_is_accepted_and_what_is_chosen() {
        for (header, tongue) in [
            ("", Tongue::English),
            ("fr-FR,fr;q=0.9,en;q=0.8", Tongue::French),
            ("de, en-GB;q=0.5, fr;q=0.4", Tongue::English),
            ("ja", Tongue::English),
            ("fr;q=0", Tongue::English),
            ("fr;q=rubbish, en;q=0.1", Tongue::English),
        ] {
            assert_eq!(Tongue::accepted(header), tongue, "{header}");
        }
        let settings = Settings::default();
        let tongue = |chosen| Context::new(&settings, "fr", chosen, String::new()).tongue;
        assert_eq!(tongue(None), Tongue::French);
        assert_eq!(tongue(Some("en")), Tongue::English);
        assert_eq!(tongue(Some("xx")), Tongue::French);
    }

    #[test]
    fn counts_as_the_language_does() {
        let settings = Settings::default();
        let nouns = [["claim", "claims"], ["affirmation", "affirmations"]];
        let count =
            |accept, number| Context::new(&settings, accept, None, String::new()).count(number, nouns);
        assert_eq!(count("en", 0), "0\u{a0}claims");
        assert_eq!(count("en", 1), "1\u{a0}claim");
        assert_eq!(count("en", 1_234_567), "1,234,567\u{a0}claims");
        assert_eq!(count("fr", 0), "0\u{a0}affirmation");
        assert_eq!(count("fr", 3600), "3\u{202f}600\u{a0}affirmations");
    }
}
