//! [`config`]: two PEM files, a certificate chain and its private key, to what TLS connections are made with.
//!
//! The protocol is [rustls](https://docs.rs/rustls), TLS 1.2 and 1.3, its arithmetic ring: no C library of the system
//! takes part. The files are read before the server listens, and again when they have changed ([`renewed`]).

mod renewed;

use renewed::Renewed;
use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why no TLS connections can be made with the files given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsError {
    /// One of the two files is not named.
    #[error("TLS needs both --tls-certificate and --tls-key: {0} is missing")]
    Half(&'static str),
    /// A file cannot be read.
    #[error("cannot read the {what} '{}'", path.display())]
    Read {
        /// Which of the two.
        what: &'static str,
        /// Where it should be.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file holds nothing of its kind.
    #[error("'{}' holds no {what}: give a PEM file with '-----BEGIN {label}-----'", path.display())]
    Nothing {
        /// Which of the two.
        what: &'static str,
        /// Where it should be.
        path: PathBuf,
        /// What a PEM file calls it.
        label: &'static str,
    },
    /// A file is damaged.
    #[error("the {what} '{}' is damaged: {why}", path.display())]
    Damaged {
        /// Which of the two.
        what: &'static str,
        /// Where it is.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// The key is another certificate's.
    #[error(
        "the private key '{}' does not belong to the first certificate of '{}': give the pair, the server's own certificate first",
        key.display(),
        certificate.display()
    )]
    Mismatch {
        /// The certificates' file.
        certificate: PathBuf,
        /// The key's file.
        key: PathBuf,
    },
    /// They cannot be used.
    #[error("the certificate '{}' cannot be used: {why}", certificate.display())]
    Unusable {
        /// The certificates' file.
        certificate: PathBuf,
        /// What is wrong.
        why: String,
    },
}

const CERTIFICATE: (&str, &str) = ("certificate", "CERTIFICATE");
const KEY: (&str, &str) = ("private key", "PRIVATE KEY");

/// What TLS connections are made with.
///
/// # Errors
/// When a file is missing, unreadable or damaged, or the two do not belong together.
pub fn config(certificate: &Path, key: &Path) -> Result<ServerConfig, TlsError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let renewed = Renewed::new(certificate, key, provider.clone())?;
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| unusable(certificate, &error))?.with_no_client_auth();
    Ok(builder.with_cert_resolver(Arc::new(renewed)))
}

/// The chain and the key as the two files have them now.
fn pair(certificate: &Path, key: &Path, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
    let pem = read(CERTIFICATE, certificate)?;
    let chain = CertificateDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>();
    let chain = chain.map_err(|error| unfit(CERTIFICATE, certificate, &error))?;
    if chain.is_empty() {
        return Err(unfit(CERTIFICATE, certificate, &pem::Error::NoItemsFound));
    }
    let pem = read(KEY, key)?;
    let private = PrivateKeyDer::from_pem_slice(&pem).map_err(|error| unfit(KEY, key, &error))?;
    CertifiedKey::from_der(chain, private, provider).map_err(|error| match error {
        rustls::Error::InconsistentKeys(_) => {
            TlsError::Mismatch { certificate: certificate.to_owned(), key: key.to_owned() }
        }
        error => unusable(certificate, &error),
    })
}

fn unusable(certificate: &Path, error: &rustls::Error) -> TlsError {
    TlsError::Unusable { certificate: certificate.to_owned(), why: error.to_string() }
}

fn read((what, _): (&'static str, &str), path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::Read { what, path: path.to_owned(), source })
}

fn unfit((what, label): (&'static str, &'static str), path: &Path, error: &pem::Error) -> TlsError {
    let path = path.to_owned();
    match error {
        pem::Error::NoItemsFound => TlsError::Nothing { what, path, label },
        error => TlsError::Damaged { what, path, why: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertifiedKey, generate_simple_self_signed};

    fn pair() -> (String, String) {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        (cert.pem(), signing_key.serialize_pem())
    }

    #[test]
    fn a_pair_is_taken_and_every_mistake_is_named() {
        let scratch = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = scratch.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let ((certificate, key), (_, other)) = (pair(), pair());
        let (good, its) = (file("cert.pem", &certificate), file("key.pem", &key));
        assert!(config(&good, &its).is_ok());
        let says = |certificate: &Path, key: &Path| config(certificate, key).unwrap_err().to_string();
        let missing = says(&scratch.path().join("none.pem"), &its);
        assert!(missing.contains("cannot read the certificate") && missing.contains("none.pem"), "{missing}");
        let mismatch = says(&good, &file("other.pem", &other));
        assert!(mismatch.contains("other.pem' does not belong to"), "{mismatch}");
        let swapped = says(&its, &good);
        assert!(swapped.contains("holds no certificate"), "{swapped}");
        let keyless = says(&good, &good);
        assert!(keyless.contains("holds no private key"), "{keyless}");
        let cut = file("cut.pem", &certificate[..certificate.len() / 2]);
        assert!(says(&cut, &its).contains("cut.pem"), "{}", says(&cut, &its));
        let nonsense = file("bad.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assert!(says(&nonsense, &its).contains("bad.pem"), "{}", says(&nonsense, &its));
    }
}
