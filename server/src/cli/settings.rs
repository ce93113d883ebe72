//! How the server behaves, from three places: flags come before the environment, both before the file of `--config`.
//!
//! ```toml
//! bind = "0.0.0.0:7878"
//! timeout-s = 20
//! writable = true
//!
//! [[token]]
//! name = "archive"
//! hash = "$argon2id$v=19$…"      # `dixit token` makes it
//! scopes = ["documents"]
//! ```

use super::CliError;
use crate::http::{
    Access, Allowed, DEFAULT_BIND, OutboundSettings, Scope, Settings, TlsError, TokenEntry, is_hash,
    tls_config,
};
use clap::Args;
use rustls::ServerConfig;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The flags that say how the server behaves.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Server")]
pub struct ServerFlags {
    /// File with settings (TOML); a flag's long name is its key
    #[arg(long, env = "DIXIT_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// One token's hash as `dixit token` prints it; the token may do everything
    #[arg(long, env = "DIXIT_TOKEN_HASH", value_name = "HASH", hide_env_values = true)]
    token_hash: Option<String>,
    #[command(flatten)]
    given: Given,
}

/// What may be set in any of the three places.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Given {
    /// Address to serve on [default: 127.0.0.1:7878]
    #[arg(short, long, env = "DIXIT_BIND", value_name = "HOST:PORT")]
    bind: Option<String>,
    /// Let whoever has a token change the store
    #[arg(long, env = "DIXIT_WRITABLE", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    writable: Option<bool>,
    /// Seconds after which a query is stopped unless it asks for more [default: 30]
    #[arg(long, env = "DIXIT_TIMEOUT_S", value_name = "SECONDS")]
    timeout_s: Option<u64>,
    /// Seconds a query may ask for with timeout= [default: 300]
    #[arg(long, env = "DIXIT_MAX_TIMEOUT_S", value_name = "SECONDS")]
    max_timeout_s: Option<u64>,
    /// Queries ask the unnamed graph alone unless they say otherwise, instead of all graphs together
    #[arg(long, env = "DIXIT_NO_UNION_DEFAULT_GRAPH", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    no_union_default_graph: Option<bool>,
    /// Queries that run at a time [default: twice the processor's cores]
    #[arg(long, env = "DIXIT_MAX_QUERIES", value_name = "N")]
    max_queries: Option<usize>,
    /// Queries that may wait for their turn; the rest is told to try again [default: 64]
    #[arg(long, env = "DIXIT_QUEUE", value_name = "N")]
    queue: Option<usize>,
    /// Seconds that one waits [default: 10]
    #[arg(long, env = "DIXIT_QUEUE_WAIT_S", value_name = "SECONDS")]
    queue_wait_s: Option<u64>,
    /// Most rows of an answer [default: 1000000]
    #[arg(long, env = "DIXIT_MAX_ROWS", value_name = "N")]
    max_rows: Option<usize>,
    /// Largest body of a request, in bytes [default: 33554432]
    #[arg(long, env = "DIXIT_MAX_BODY", value_name = "BYTES")]
    max_body: Option<usize>,
    /// Memory of the process, in MiB, above which running queries are stopped [default: any]
    #[arg(long, env = "DIXIT_MAX_MEMORY_MIB", value_name = "MIB")]
    max_memory_mib: Option<u64>,
    /// Requests a minute that one address may make; 0 for any number [default: 0]
    #[arg(long, env = "DIXIT_RATE_LIMIT", value_name = "N")]
    rate_limit: Option<u32>,
    /// A proxy stands in front: clients are who its Forwarded or X-Forwarded-For header names
    #[arg(long, env = "DIXIT_BEHIND_PROXY", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    behind_proxy: Option<bool>,
    /// Queries that take longer are logged [default: 5]
    #[arg(long, env = "DIXIT_SLOW_QUERY_S", value_name = "SECONDS")]
    slow_query_s: Option<u64>,
    /// Certificate chain for TLS (PEM), the server's own first; needs --tls-key
    #[arg(long, env = "DIXIT_TLS_CERTIFICATE", value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
    /// Private key of the certificate (PEM)
    #[arg(long, env = "DIXIT_TLS_KEY", value_name = "FILE", hide_env_values = true)]
    tls_key: Option<PathBuf>,
    /// Address that SERVICE and LOAD may ask, with everything below it (https://host/path); may be given more than once
    /// [default: none, and both are refused]
    #[arg(long, env = "DIXIT_ALLOW_OUTBOUND", value_delimiter = ',', value_name = "URL")]
    allow_outbound: Vec<String>,
    /// Seconds that one such request may take [default: 10]
    #[arg(long, env = "DIXIT_OUTBOUND_TIMEOUT_S", value_name = "SECONDS")]
    outbound_timeout_s: Option<u64>,
    /// Most bytes of its answer [default: 33554432]
    #[arg(long, env = "DIXIT_OUTBOUND_MAX_BYTES", value_name = "BYTES")]
    outbound_max_bytes: Option<u64>,
    /// Tokens, in the file alone
    #[arg(skip)]
    token: Vec<TokenEntry>,
}

impl ServerFlags {
    /// All three places together, for a store whose IRIs start with `base`.
    ///
    /// # Errors
    /// When the file cannot be read or understood, or the settings do not fit together.
    pub fn settings(&self, base: String) -> Result<Settings, CliError> {
        let file = self.config.as_deref().map(read).transpose()?.unwrap_or_default();
        let given = self.given.over(&file);
        let default = Settings::default();
        let seconds =
            |given: Option<u64>, default| given.map_or(default, |s: u64| Duration::from_secs(s.max(1)));
        let timeout = seconds(given.timeout_s, default.timeout);
        let outbound = outbound(&given)?;
        Ok(Settings {
            bind: given.bind.unwrap_or_else(|| DEFAULT_BIND.to_owned()),
            base,
            timeout,
            max_timeout: seconds(given.max_timeout_s, default.max_timeout).max(timeout),
            union_default_graph: !given.no_union_default_graph.unwrap_or(false),
            max_queries: given.max_queries.unwrap_or(default.max_queries).max(1),
            queue: given.queue.unwrap_or(default.queue),
            queue_wait: seconds(given.queue_wait_s, default.queue_wait),
            max_rows: given.max_rows.unwrap_or(default.max_rows),
            max_body: given.max_body.unwrap_or(default.max_body),
            max_memory: given.max_memory_mib.map(|mebibytes| mebibytes.saturating_mul(1 << 20)),
            rate_limit: given.rate_limit.unwrap_or(default.rate_limit),
            behind_proxy: given.behind_proxy.unwrap_or(false),
            slow_query: given.slow_query_s.map_or(default.slow_query, Duration::from_secs),
            access: access(given.writable.unwrap_or(false), self.tokens(&file))?,
            outbound,
            tls: tls(given.tls_certificate.as_deref(), given.tls_key.as_deref())?.map(Arc::new),
        })
    }

    /// Whether the store is to be opened for writing.
    ///
    /// # Errors
    /// When the file cannot be read or understood.
    pub fn writable(&self) -> Result<bool, CliError> {
        let file = self.config.as_deref().map(read).transpose()?.unwrap_or_default();
        Ok(self.given.writable.or(file.writable).unwrap_or(false))
    }

    fn tokens(&self, file: &Given) -> Vec<TokenEntry> {
        let one = self.token_hash.as_ref().map(|hash| TokenEntry {
            name: "environment".to_owned(),
            hash: hash.clone(),
            scopes: Scope::ALL.to_vec(),
        });
        one.into_iter().chain(file.token.iter().cloned()).collect()
    }
}

fn access(writable: bool, tokens: Vec<TokenEntry>) -> Result<Access, CliError> {
    if let Some(bad) = tokens.iter().find(|token| !is_hash(&token.hash)) {
        let name = &bad.name;
        return Err(CliError::Usage(format!(
            "the token '{name}' has no Argon2 hash: make both token and hash with `dixit token`"
        )));
    }
    match (writable, tokens.is_empty()) {
        (false, _) => Ok(Access::default()),
        (true, false) => Ok(Access::writable(tokens)),
        (true, true) => Err(CliError::Usage(
            "--writable needs a token: make one with `dixit token`, and name its hash in the file of --config or with --token-hash".to_owned(),
        )),
    }
}

fn outbound(given: &Given) -> Result<OutboundSettings, CliError> {
    let mut settings = OutboundSettings::default();
    for address in &given.allow_outbound {
        let allowed = address.parse::<Allowed>();
        settings
            .allowed
            .push(allowed.map_err(|error| CliError::Usage(format!("--allow-outbound: {error}")))?);
    }
    if let Some(seconds) = given.outbound_timeout_s {
        settings.timeout = Duration::from_secs(seconds.max(1));
    }
    settings.max_bytes = given.outbound_max_bytes.unwrap_or(settings.max_bytes);
    Ok(settings)
}

fn tls(certificate: Option<&Path>, key: Option<&Path>) -> Result<Option<ServerConfig>, TlsError> {
    match (certificate, key) {
        (Some(certificate), Some(key)) => tls_config(certificate, key).map(Some),
        (None, None) => Ok(None),
        (Some(_), None) => Err(TlsError::Half("--tls-key")),
        (None, Some(_)) => Err(TlsError::Half("--tls-certificate")),
    }
}

fn read(path: &Path) -> Result<Given, CliError> {
    let text =
        std::fs::read_to_string(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    toml::from_str(&text).map_err(|error| CliError::Usage(format!("{}: {error}", path.display())))
}

impl Given {
    /// What is given here, and where nothing is, there.
    fn over(&self, other: &Self) -> Self {
        Self {
            bind: self.bind.clone().or_else(|| other.bind.clone()),
            writable: self.writable.or(other.writable),
            timeout_s: self.timeout_s.or(other.timeout_s),
            max_timeout_s: self.max_timeout_s.or(other.max_timeout_s),
            no_union_default_graph: self.no_union_default_graph.or(other.no_union_default_graph),
            max_queries: self.max_queries.or(other.max_queries),
            queue: self.queue.or(other.queue),
            queue_wait_s: self.queue_wait_s.or(other.queue_wait_s),
            max_rows: self.max_rows.or(other.max_rows),
            max_body: self.max_body.or(other.max_body),
            max_memory_mib: self.max_memory_mib.or(other.max_memory_mib),
            rate_limit: self.rate_limit.or(other.rate_limit),
            behind_proxy: self.behind_proxy.or(other.behind_proxy),
            slow_query_s: self.slow_query_s.or(other.slow_query_s),
            allow_outbound: if self.allow_outbound.is_empty() {
                &other.allow_outbound
            } else {
                &self.allow_outbound
            }
            .clone(),
            outbound_timeout_s: self.outbound_timeout_s.or(other.outbound_timeout_s),
            outbound_max_bytes: self.outbound_max_bytes.or(other.outbound_max_bytes),
            tls_certificate: self.tls_certificate.clone().or_else(|| other.tls_certificate.clone()),
            tls_key: self.tls_key.clone().or_else(|| other.tls_key.clone()),
            token: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(file: &Path) -> ServerFlags {
        ServerFlags { config: Some(file.to_owned()), ..ServerFlags::default() }
    }

    #[test]
    fn flags_come_before_the_file() {
        let scratch = tempfile::tempdir().unwrap();
        let file = scratch.path().join("dixit.toml");
        let (_, hash) = crate::http::make_token().unwrap();
        let text = format!(
            "bind = '0.0.0.0:80'\ntimeout-s = 7\nwritable = true\n[[token]]\nname = 'a'\nhash = '{hash}'\nscopes = ['documents']\n"
        );
        std::fs::write(&file, text).unwrap();
        let mut flags = flags(&file);
        flags.given.timeout_s = Some(400);
        let settings = flags.settings("http://e.org/".to_owned()).unwrap();
        assert_eq!((settings.bind.as_str(), settings.timeout.as_secs()), ("0.0.0.0:80", 400));
        assert_eq!(settings.max_timeout.as_secs(), 400);
        assert!(settings.access.writable && settings.access.tokens[0].scopes == [Scope::Documents]);
    }

    #[test]
    fn mistakes_are_named() {
        let scratch = tempfile::tempdir().unwrap();
        let file = scratch.path().join("dixit.toml");
        for (text, says) in [
            ("tiemout-s = 1", "tiemout-s"),
            ("writable = true", "dixit token"),
            (
                "writable = true\n[[token]]\nname = 'a'\nhash = 'secret'\nscopes = []",
                "'a' has no Argon2 hash",
            ),
            ("[[token]]\nname = 'a'\nhash = 'h'\nscopes = ['all']", "documents"),
            ("tls-key = 'key.pem'", "--tls-certificate is missing"),
            ("tls-certificate = 'none.pem'\ntls-key = 'none.pem'", "none.pem"),
            ("allow-outbound = ['file:///etc/']", "file:///etc/"),
        ] {
            std::fs::write(&file, text).unwrap();
            let error = flags(&file).settings(String::new()).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
        assert!(flags(&scratch.path().join("none")).settings(String::new()).is_err());
    }
}
