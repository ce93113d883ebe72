//! SHA-256 in hexadecimal.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// All 64 digits.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The first 12 digits, for names.
pub fn short(text: &str) -> String {
    let mut hex = sha256(text);
    hex.truncate(12);
    hex
}
