//! Flags that say which claims are meant: one a parameter of [`ClaimFilter`], so that the command line and the
//! addresses of the server say the same in the same words.

use super::CliError;
use crate::view::filter::{ClaimFilter, PARAMETERS};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use std::sync::LazyLock;

/// The flags of [`PARAMETERS`], in its order: `number_min` is `--number-min`.
static FLAGS: LazyLock<Vec<String>> =
    LazyLock::new(|| PARAMETERS.iter().map(|(name, _)| name.replace('_', "-")).collect());

/// The flags as they were given.
#[derive(Debug, Clone, Default)]
pub struct FilterFlags {
    pairs: Vec<(String, String)>,
}

impl FilterFlags {
    /// What they mean.
    ///
    /// # Errors
    /// When a value does not fit its flag.
    pub fn filter(&self) -> Result<ClaimFilter, CliError> {
        ClaimFilter::from_pairs(self.pairs.iter().map(|(name, value)| (name, value))).map_err(|error| {
            let flag = error.name.replace('_', "-");
            CliError::Usage(format!("--{flag} '{}' does not fit: use {}", error.value, error.wanted))
        })
    }
}

impl Args for FilterFlags {
    fn augment_args(command: Command) -> Command {
        PARAMETERS.iter().zip(FLAGS.iter()).fold(command, |command, ((name, help), flag)| {
            let flag = Arg::new(*name)
                .long(flag.as_str())
                .help(*help)
                .value_name("VALUE")
                .action(ArgAction::Append)
                .help_heading("Which claims (given twice: either will do)");
            command.arg(flag)
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FilterFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let values = |name: &'static str| matches.get_many::<String>(name).into_iter().flatten();
        let pairs = PARAMETERS
            .iter()
            .flat_map(|(name, _)| values(name).map(|value| ((*name).to_owned(), value.clone())))
            .collect();
        Ok(Self { pairs })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
