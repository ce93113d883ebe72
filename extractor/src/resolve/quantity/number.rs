//! [`Number`]: an exact integer where the text gives one, a decimal otherwise.

use std::fmt;

/// Whole numbers beyond this are no longer exact in a double.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The value of a number as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// Anything else; never infinite or not-a-number.
    Decimal(f64),
}

impl Number {
    /// The nearest [`Number`] to a computed value, free of the noise of binary fractions.
    #[must_use]
    pub fn from_f64(value: f64) -> Self {
        let bounded = if value.is_finite() { value } else { f64::MAX };
        if bounded.abs() >= EXACT {
            return Self::Decimal(bounded);
        }
        let clean = if bounded.abs() < 1e9 { (bounded * 1e6).round() / 1e6 } else { bounded };
        if clean.fract() == 0.0 {
            // Within ±2^53, so the cast is exact.
            #[allow(clippy::cast_possible_truncation)]
            return Self::Integer(clean as i64);
        }
        Self::Decimal(clean)
    }

    /// As a double.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        match self {
            #[allow(clippy::cast_precision_loss)]
            Self::Integer(value) => value as f64,
            Self::Decimal(value) => value,
        }
    }

    /// As an integer, where it is one.
    #[must_use]
    pub fn as_integer(self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(value),
            Self::Decimal(_) => None,
        }
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) if a.checked_mul(b).is_some() => Self::Integer(a * b),
            _ => Self::from_f64(self.as_f64() * other.as_f64()),
        }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) if a.checked_add(b).is_some() => Self::Integer(a + b),
            _ => Self::from_f64(self.as_f64() + other.as_f64()),
        }
    }

    /// With the opposite sign.
    #[must_use]
    pub fn negated(self) -> Self {
        self.times(Self::Integer(-1))
    }

    /// As JSON.
    #[must_use]
    pub fn to_json(self) -> serde_json::Value {
        match self {
            Self::Integer(value) => value.into(),
            Self::Decimal(value) => value.into(),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => write!(f, "{value}"),
            Self::Decimal(value) => write!(f, "{value}"),
        }
    }
}
