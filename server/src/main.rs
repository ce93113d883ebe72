//! The `dixit` binary: everything is in the library, so that tests can build it without a process.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Queries and extraction make many short strings, on one thread for another.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    dixit_server::run()
}
