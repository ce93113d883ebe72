//! The `dixit` binary: everything is in the library, so that tests can build it without a process.

use std::process::ExitCode;

fn main() -> ExitCode {
    dixit_server::run()
}
