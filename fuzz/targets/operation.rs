//! An operation of the interface's description, with any values for its parameters and any body: nothing panics, nothing fails inside.

#![no_main]

use dixit_server::http::probe::Probe;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PROBE: LazyLock<Probe> = LazyLock::new(|| Probe::new().expect("a store in memory"));

fuzz_target!(|bytes: &[u8]| {
    let _ = PROBE.operation(bytes);
});
