//! Literals: language tags, numbers, dates.

use super::vocabulary::xsd;
use crate::analysis::Language;
use crate::resolve::Value;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};

/// The BCP 47 tag of a language; `und` where it is not known.
#[must_use]
pub fn tag(language: Language) -> String {
    if language == Language::UNKNOWN { "und".to_owned() } else { language.code().to_owned() }
}

/// The language of a tag, region and script dropped.
#[must_use]
pub fn language(tag: &str) -> Language {
    let primary = tag.split('-').next().unwrap_or_default();
    if primary == "und" { Language::UNKNOWN } else { primary.parse().unwrap_or(Language::UNKNOWN) }
}

/// Words of a text in a language.
#[must_use]
pub fn words(text: &str, language: Language) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, tag(language))
}

/// A count or an offset.
#[must_use]
pub fn integer(number: usize) -> Literal {
    Literal::new_typed_literal(number.to_string(), xsd::INTEGER)
}

/// A number as `xsd:decimal` (or `xsd:double` for what a decimal cannot hold). Rust prints the
/// shortest digits that read back as the same number, so nothing is lost.
#[must_use]
pub fn decimal(number: f64) -> Literal {
    if number.is_finite() {
        Literal::new_typed_literal(number.to_string(), xsd::DECIMAL)
    } else {
        Literal::from(number)
    }
}

/// A year, month or day with the datatype of its precision; any other text stays a plain string.
#[must_use]
pub fn date(text: &str) -> Literal {
    Literal::new_typed_literal(text, date_type(text).unwrap_or(xsd::STRING))
}

/// `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, by the shape of the text.
#[must_use]
pub fn date_type(text: &str) -> Option<NamedNodeRef<'static>> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let between = |part: &str, low: u8, high: u8| {
        digits(part, 2) && part.parse::<u8>().is_ok_and(|n| (low..=high).contains(&n))
    };
    match parts.as_slice() {
        [y] if digits(y, 4) => Some(xsd::YEAR),
        [y, m] if digits(y, 4) && between(m, 1, 12) => Some(xsd::YEAR_MONTH),
        [y, m, d] if digits(y, 4) && between(m, 1, 12) && between(d, 1, 31) => Some(xsd::DATE),
        _ => None,
    }
}

/// The literal a value stands for: the number or date with its datatype. A range, which has none,
/// is its own words; its bounds are in the claim's `dx:quantity`.
#[must_use]
pub fn of_value(value: &Value, language: Language) -> Literal {
    match &value.value {
        Some(serde_json::Value::Number(number)) => {
            let text = number.to_string();
            let integral = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            match expand(&value.datatype) {
                Some(datatype) if datatype == xsd::INTEGER && integral => {
                    Literal::new_typed_literal(text, xsd::INTEGER)
                }
                Some(datatype) if datatype != xsd::INTEGER && datatype != xsd::DECIMAL => {
                    Literal::new_typed_literal(text, datatype)
                }
                _ => decimal(number.as_f64().unwrap_or(f64::NAN)),
            }
        }
        Some(serde_json::Value::String(text)) => match expand(&value.datatype) {
            Some(datatype) => Literal::new_typed_literal(text.as_str(), datatype),
            None => Literal::new_simple_literal(text.as_str()),
        },
        Some(other) => Literal::new_simple_literal(other.to_string()),
        None => words(&value.text, language),
    }
}

/// The JSON value of a literal made by [`of_value`].
#[must_use]
pub fn to_value(literal: &Literal) -> serde_json::Value {
    let text = literal.value();
    let datatype = literal.datatype();
    if datatype == xsd::INTEGER
        && let Ok(number) = text.parse::<i64>()
    {
        return number.into();
    }
    if (datatype == xsd::DECIMAL || datatype == xsd::DOUBLE || datatype == xsd::INTEGER)
        && let Some(number) = text.parse().ok().and_then(serde_json::Number::from_f64)
    {
        return number.into();
    }
    text.into()
}

/// `xsd:integer` as a full IRI.
fn expand(datatype: &str) -> Option<NamedNode> {
    match datatype.strip_prefix("xsd:") {
        Some(name) => NamedNode::new(format!("{}{name}", xsd::NAMESPACE)).ok(),
        None => NamedNode::new(datatype).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_take_the_datatype_of_their_precision() {
        assert_eq!(date_type("2025"), Some(xsd::YEAR));
        assert_eq!(date_type("2025-02"), Some(xsd::YEAR_MONTH));
        assert_eq!(date_type("2025-02-03"), Some(xsd::DATE));
        for text in ["2025-W05-WE", "2025-13", "P3Y", "", "03-02-2025"] {
            assert_eq!(date_type(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_keep_every_digit() {
        assert_eq!(decimal(0.93).value(), "0.93");
        assert_eq!(decimal(1e-7).value(), "0.0000001");
        assert_eq!(decimal(3.0).value(), "3");
    }

    #[test]
    fn unknown_languages_have_a_tag() {
        assert_eq!(tag(Language::UNKNOWN), "und");
        assert_eq!(language("und"), Language::UNKNOWN);
        assert_eq!(language("fr-CA"), Language::French);
    }
}
