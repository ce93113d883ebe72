//! Who may change the store: bearer tokens with scopes.
//!
//! Only Argon2 hashes of tokens are kept (`dixit token` makes both). Checking one is slow by design, so a token that
//! was right is remembered as its SHA-256, in memory alone; all comparisons take the same time whatever is compared.

use super::{HttpError, State};
use actix_web::http::header;
use actix_web::{HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use constant_time_eq::constant_time_eq_32;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Put documents in, replace and remove them.
    Documents,
    /// SPARQL updates and the Graph Store Protocol: anything at all.
    Update,
}

impl Scope {
    /// Every scope.
    pub const ALL: &'static [Self] = &[Self::Documents, Self::Update];

    /// Its name in the configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Update => "update",
        }
    }
}

/// A token that is known, by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenEntry {
    /// Whose it is, for the log.
    pub name: String,
    /// Its Argon2 hash in PHC form (`$argon2id$…`).
    pub hash: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
}

/// Who may change the store.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// Whether anything can be changed at all.
    pub writable: bool,
    /// Who may.
    pub tokens: Vec<TokenEntry>,
    remembered: Remembered,
}

/// The tokens that were right.
#[derive(Clone, Default)]
struct Remembered {
    tokens: Arc<Mutex<Vec<Right>>>,
    /// Held while a token is checked.
    checking: Arc<Mutex<()>>,
}

/// A token that was right: its SHA-256, and its place in the list.
type Right = ([u8; 32], usize);

impl fmt::Debug for Remembered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Remembered")
    }
}

impl Access {
    /// Changes are possible for whoever has one of the tokens.
    #[must_use]
    pub fn writable(tokens: Vec<TokenEntry>) -> Self {
        Self { writable: true, tokens, remembered: Remembered::default() }
    }

    /// The entry of a token.
    fn entry(&self, token: &str) -> Option<&TokenEntry> {
        let digest: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        let mut known = None;
        for (seen, index) in self.remembered.tokens.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            if constant_time_eq_32(seen, &digest) {
                known = Some(*index);
            }
        }
        let index = known.or_else(|| {
            // One at a time: guesses cannot use up the memory.
            let _one = self.remembered.checking.lock().unwrap_or_else(PoisonError::into_inner);
            let fits =
                |entry: &TokenEntry| argon2::verify_encoded(&entry.hash, token.as_bytes()).unwrap_or(false);
            let index = self.tokens.iter().position(fits)?;
            self.remembered.tokens.lock().unwrap_or_else(PoisonError::into_inner).push((digest, index));
            Some(index)
        })?;
        self.tokens.get(index)
    }
}

/// Let the request pass if it may do what `scope` allows; gives the name of the token.
///
/// # Errors
/// When nothing can be changed, the token is unknown, or may not do this.
pub async fn require(
    request: &HttpRequest,
    state: &web::Data<State>,
    scope: Scope,
) -> Result<String, HttpError> {
    if !state.settings.access.writable {
        return Err(HttpError::ReadOnly);
    }
    let given = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = given.and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
    });
    let token = token.filter(|token| !token.is_empty()).ok_or(HttpError::Unauthorized)?;
    let access = state.settings.access.clone();
    let entry = web::block(move || access.entry(&token).cloned())
        .await
        .map_err(|error| HttpError::Internal(error.to_string()))?
        .ok_or(HttpError::Unauthorized)?;
    if entry.scopes.contains(&scope) { Ok(entry.name) } else { Err(HttpError::Forbidden(scope.name())) }
}

/// A new token of 32 random bytes, and its Argon2id hash (OWASP's parameters).
///
/// # Errors
/// When the system has no random numbers.
pub fn make() -> Result<(String, String), std::io::Error> {
    let (mut secret, mut salt) = ([0; 32], [0; 16]);
    for bytes in [&mut secret[..], &mut salt[..]] {
        getrandom::fill(bytes).map_err(std::io::Error::other)?;
    }
    let token = format!("dixit_{}", URL_SAFE_NO_PAD.encode(secret));
    let config = argon2::Config::owasp2();
    let hash = argon2::hash_encoded(token.as_bytes(), &salt, &config).map_err(std::io::Error::other)?;
    Ok((token, hash))
}

/// Whether a text is an Argon2 hash in PHC form.
#[must_use]
pub fn is_hash(text: &str) -> bool {
    text.starts_with("$argon2") && argon2::verify_encoded(text, b"").is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_hash_alone() {
        let (token, hash) = make().unwrap();
        let (other, other_hash) = make().unwrap();
        assert!(is_hash(&hash) && hash != other_hash && !hash.contains(&token));
        assert!(token.len() >= 40, "{token}");
        let entry = |name: &str, hash: &str| TokenEntry {
            name: name.to_owned(),
            hash: hash.to_owned(),
            scopes: vec![Scope::Documents],
        };
        let access = Access::writable(vec![entry("one", &hash), entry("broken", "$argon2id$x")]);
        for _ in 0..2 {
            assert_eq!(access.entry(&token).map(|entry| entry.name.as_str()), Some("one"));
            assert_eq!(access.entry(&other), None);
            assert_eq!(access.entry(""), None);
        }
        assert!(!is_hash("secret") && !is_hash("$argon2id$x"));
    }
}
