//! [`Allowed`]: an address that may be asked, with everything below it.

use std::str::FromStr;
use ureq::http::Uri;

/// `https://host:port/path`: what is asked must have this scheme, host and port, and this path or one below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    scheme: String,
    host: String,
    port: u16,
    path: String,
}

/// Why an address cannot be allowed or asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{given}' is no address to ask: {why}")]
pub struct NotAllowable {
    given: String,
    why: &'static str,
}

impl Allowed {
    /// Whether an address is this one or below it.
    #[must_use]
    pub fn covers(&self, asked: &Self) -> bool {
        let below = asked.path.strip_prefix(&self.path);
        (&self.scheme, &self.host, self.port) == (&asked.scheme, &asked.host, asked.port)
            && below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/'))
    }

    /// An address, which may have a query.
    ///
    /// # Errors
    /// When it is not of HTTP, or may mean another place than it seems to.
    pub fn asked(given: &str) -> Result<Self, NotAllowable> {
        let bad = |why| NotAllowable { given: given.to_owned(), why };
        let uri = Uri::from_str(given).map_err(|_| bad("it is no URL"))?;
        let scheme = uri.scheme_str().unwrap_or_default().to_ascii_lowercase();
        let default = match scheme.as_str() {
            "http" => 80,
            "https" => 443,
            _ => return Err(bad("use http:// or https://")),
        };
        let authority = uri.authority().ok_or_else(|| bad("it has no host"))?;
        if authority.as_str().contains('@') {
            return Err(bad("leave out the user's name and password"));
        }
        let host = authority.host().trim_end_matches('.').to_ascii_lowercase();
        if host.is_empty() {
            return Err(bad("it has no host"));
        }
        if !uri.path().split('/').all(plain) {
            return Err(bad("leave out '..', '.' and escaped slashes"));
        }
        let port = authority.port_u16().unwrap_or(default);
        Ok(Self { scheme, host, port, path: uri.path().to_owned() })
    }
}

/// Whether a segment of a path is a name, which no server takes for a way upwards.
fn plain(segment: &str) -> bool {
    let undone = segment.to_ascii_lowercase().replace("%2e", ".");
    undone != "."
        && undone != ".."
        && !undone.contains("%2f")
        && !undone.contains("%5c")
        && !undone.contains('\\')
}

impl FromStr for Allowed {
    type Err = NotAllowable;

    fn from_str(given: &str) -> Result<Self, NotAllowable> {
        if given.contains(['?', '#']) {
            return Err(NotAllowable {
                given: given.to_owned(),
                why: "leave out what follows '?' or '#': every query of the address is allowed",
            });
        }
        Self::asked(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_address_and_what_is_below_it_is_covered() {
        for (allowed, asked, covered) in [
            ("https://e.org/sparql", "https://e.org/sparql", true),
            ("https://e.org/sparql", "https://E.org:443/sparql?x=1", true),
            ("https://e.org/sparql", "https://e.org./sparql/more", true),
            ("https://e.org/sparql", "https://e.org/sparql2", false),
            ("https://e.org/sparql", "http://e.org/sparql", false),
            ("https://e.org/sparql", "https://e.org:444/sparql", false),
            ("https://e.org/sparql", "https://e.org/", false),
            ("https://e.org/sparql", "https://e.org.evil.org/sparql", false),
            ("https://e.org", "https://e.org/anything", true),
            ("https://e.org/data/", "https://e.org/data/a.ttl", true),
            ("https://e.org/data/", "https://e.org/database", false),
        ] {
            let (allowed, asked) = (allowed.parse::<Allowed>().unwrap(), Allowed::asked(asked).unwrap());
            assert_eq!(allowed.covers(&asked), covered, "{allowed:?} {asked:?}");
        }
    }

    #[test]
    fn tricks_are_no_addresses() {
        for trick in [
            "",
            "e.org",
            "file:///etc/passwd",
            "ftp://e.org/",
            "https://",
            "https://user@e.org/",
            "https://e.org@evil.org/",
            "https://e.org/a/../b",
            "https://e.org/a/%2E%2e/b",
            "https://e.org/a/.%2e/b",
            "https://e.org/a%2f..%2fb",
            "https://e.org/a\\..\\b",
            "https://e.org/a b",
            "https://é.org/",
        ] {
            assert!(Allowed::asked(trick).is_err(), "{trick}");
        }
        assert!("https://e.org/?a=1".parse::<Allowed>().unwrap_err().to_string().contains("'?'"));
    }

    proptest! {
        #[test]
        fn whatever_is_asked_stays_on_the_host(text in "(https?://)?(e\\.org)?[@:/.?#%a-z0-9\\\\]{0,24}") {
            let allowed: Allowed = "https://e.org/data".parse().unwrap();
            if let Ok(asked) = Allowed::asked(&text) && allowed.covers(&asked) {
                prop_assert_eq!(asked.host.as_str(), "e.org");
                prop_assert!(asked.path == "/data" || asked.path.starts_with("/data/"));
            }
        }
    }
}
