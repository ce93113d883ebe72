//! A request as HTTP/1.1 writes it: nothing panics, nothing fails inside.

#![no_main]

use dixit_server::http::probe::Probe;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PROBE: LazyLock<Probe> = LazyLock::new(|| Probe::new().expect("a store in memory"));

fuzz_target!(|bytes: &[u8]| {
    let _ = PROBE.request(bytes);
});
