//! The languages Dixit tells apart.

use std::fmt;
use std::str::FromStr;

/// A language by its ISO 639-1 code. French, English and German have their own rules;
/// Spanish and Italian are in the model; anything else is handled neutrally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// `fr`
    French,
    /// `en`
    English,
    /// `de`
    German,
    /// `es`
    Spanish,
    /// `it`
    Italian,
    /// Any other two-letter code; `un` where it is unknown.
    Other([u8; 2]),
}

impl Language {
    /// The language nobody could tell.
    pub const UNKNOWN: Self = Self::Other(*b"un");

    /// The two-letter code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::French => "fr",
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Other(code) => str::from_utf8(code).unwrap_or("un"),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A language code that is not two ASCII letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a language code: use two letters of ISO 639-1, such as fr, en or de")]
pub struct BadLanguage(String);

impl FromStr for Language {
    type Err = BadLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let lower = code.to_ascii_lowercase();
        Ok(match lower.as_str() {
            "fr" => Self::French,
            "en" => Self::English,
            "de" => Self::German,
            "es" => Self::Spanish,
            "it" => Self::Italian,
            other => match other.as_bytes() {
                [a @ b'a'..=b'z', b @ b'a'..=b'z'] => Self::Other([*a, *b]),
                _ => return Err(BadLanguage(code.to_owned())),
            },
        })
    }
}

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
