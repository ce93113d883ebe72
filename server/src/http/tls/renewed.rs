//! [`Renewed`]: the certificate and key that new connections get, read again when their files have changed.
//!
//! A connection that begins looks at the files' sizes and times, at most once a second; connections that stand keep what
//! they have. A pair that cannot be used, such as one of which half is written yet, is logged, and the one before stays.

use super::{TlsError, pair};
use rustls::crypto::CryptoProvider;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// How long the files are taken to be as they were.
const REST: Duration = Duration::from_secs(1);

/// The pair of two files, as new as they are.
pub struct Renewed {
    certificate: PathBuf,
    key: PathBuf,
    provider: Arc<CryptoProvider>,
    held: Mutex<Held>,
}

/// The pair, and what the files were like when it was read.
struct Held {
    pair: Arc<CertifiedKey>,
    read: [Option<Stamp>; 2],
    looked: Instant,
}

/// A file's size in bytes and when it was written; a copy in its place differs in one of them.
type Stamp = (u64, Option<SystemTime>);

impl Renewed {
    /// The pair of these files.
    ///
    /// # Errors
    /// When a file is missing, unreadable or damaged, or the two do not belong together.
    pub fn new(certificate: &Path, key: &Path, provider: Arc<CryptoProvider>) -> Result<Self, TlsError> {
        let read = [certificate, key].map(stamp);
        let pair = Arc::new(pair(certificate, key, &provider)?);
        let held = Mutex::new(Held { pair, read, looked: Instant::now() });
        Ok(Self { certificate: certificate.to_owned(), key: key.to_owned(), provider, held })
    }

    /// The pair as it is at a time.
    fn at(&self, now: Instant) -> Arc<CertifiedKey> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if now.saturating_duration_since(held.looked) >= REST {
            held.looked = now;
            let read = [&*self.certificate, &*self.key].map(stamp);
            if read != held.read {
                held.read = read;
                self.renew(&mut held);
            }
        }
        held.pair.clone()
    }

    fn renew(&self, held: &mut Held) {
        match pair(&self.certificate, &self.key, &self.provider) {
            Ok(pair) => {
                held.pair = Arc::new(pair);
                tracing::info!(certificate = %self.certificate.display(), "a renewed certificate is served");
            }
            Err(error) => {
                let cause = error.source().map(|source| format!(": {source}")).unwrap_or_default();
                tracing::warn!("{error}{cause}; the certificate read before is still served");
            }
        }
    }
}

impl ResolvesServerCert for Renewed {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.at(Instant::now()))
    }
}

impl fmt::Debug for Renewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Renewed")
            .field("certificate", &self.certificate)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.len(), about.modified().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertifiedKey as Made, generate_simple_self_signed};

    #[test]
    fn a_pair_is_renewed_when_both_its_halves_are() {
        let scratch = tempfile::tempdir().unwrap();
        let [certificate, key] = ["cert.pem", "key.pem"].map(|name| scratch.path().join(name));
        // Names of different lengths: two certificates written in the same instant still differ.
        let [first, second] = ["a.example", "longer.example"].map(|name| {
            let Made { cert, signing_key } = generate_simple_self_signed([name.to_owned()]).unwrap();
            (cert, signing_key.serialize_pem())
        });
        std::fs::write(&certificate, first.0.pem()).unwrap();
        std::fs::write(&key, first.1).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let renewed = Renewed::new(&certificate, &key, provider).unwrap();
        let mut now = Instant::now();
        let mut served = |rest: Duration| {
            now += rest;
            renewed.at(now).cert[0].clone()
        };
        assert_eq!(served(REST), *first.0.der());
        std::fs::write(&certificate, second.0.pem()).unwrap();
        assert_eq!(served(REST), *first.0.der(), "half a pair is of no use");
        std::fs::remove_file(&key).unwrap();
        assert_eq!(served(REST), *first.0.der(), "nor is one without its key");
        std::fs::write(&key, second.1).unwrap();
        assert_eq!(served(REST / 2), *first.0.der(), "the files are not looked at for each connection");
        assert_eq!(served(REST), *second.0.der());
    }
}
