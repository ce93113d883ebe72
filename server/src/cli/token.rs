//! `dixit token`: make a bearer token for a server that may be written to.

use super::output::Output;
use super::{CliError, Outcome, note};
use crate::http::{Scope, make_token};
use clap::{Args, ValueEnum};
use std::io::Write;

/// Make a bearer token for `dixit serve --writable`
///
/// Standard output gets the entry for the file of `--config`, with the token's hash: `dixit token >> dixit.toml`.
/// The token itself is shown once, on standard error.
#[derive(Debug, Args)]
pub struct Token {
    /// Whose it is, for the log
    #[arg(long, value_name = "NAME", default_value = "token")]
    name: String,
    /// What it may do; may be given more than once [default: everything]
    #[arg(long, value_name = "SCOPE")]
    scope: Vec<Scope>,
}

impl ValueEnum for Scope {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

impl Token {
    /// Do it.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn run(self) -> Result<Outcome, CliError> {
        let failed = |error| CliError::Usage(format!("cannot make a token: {error}"));
        let (token, hash) = make_token().map_err(failed)?;
        let scopes = if self.scope.is_empty() { Scope::ALL } else { &self.scope };
        let scopes: Vec<String> = scopes.iter().map(|scope| format!("\"{}\"", scope.name())).collect();
        let name: String = self.name.chars().filter(|c| !c.is_control() && !"\"\\".contains(*c)).collect();
        let mut output = Output::open(None)?;
        let entry =
            format!("[[token]]\nname = \"{name}\"\nhash = \"{hash}\"\nscopes = [{}]\n", scopes.join(", "));
        write!(output, "{entry}").map_err(|error| output.error(error))?;
        output.finish()?;
        note("the token, shown this once:");
        eprintln!("{token}");
        Ok(Outcome::Complete)
    }
}
