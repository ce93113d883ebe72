//! Requests made of any bytes, and of the seeds of the fuzzers with something changed: see `fuzz/`.

use crate::http::probe::Probe;
use proptest::prelude::*;
use std::path::Path;

/// The seeds: requests as HTTP writes them.
fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// A seed, or two with a piece exchanged, or with bytes put in.
fn changed() -> impl Strategy<Value = Vec<u8>> {
    let seed = || proptest::sample::select(seeds());
    let odd = prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..8),
        any::<String>().prop_map(String::into_bytes),
        proptest::sample::select(vec![
            "%00",
            "%FF",
            "%C3%A9",
            "\u{1f469}",
            "../",
            "&&=",
            ";q=",
            "\"",
            "{",
            "}",
            "-1"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (seed(), seed(), any::<[prop::sample::Index; 4]>(), odd, any::<bool>()).prop_map(
        |(one, other, at, odd, splice)| {
            let at = |index: usize, bytes: &[u8]| at[index].index(bytes.len() + 1);
            let (from, to) = (at(0, &one), at(1, &one));
            let (from, to) = (from.min(to), from.max(to));
            let piece = if splice {
                let (from, to) = (at(2, &other), at(3, &other));
                other[from.min(to)..from.max(to)].to_vec()
            } else {
                odd
            };
            [&one[..from], &piece, if splice { &one[to..] } else { &one[from..] }].concat()
        },
    )
}

#[test]
fn every_seed_is_a_request() {
    let probe = Probe::new().unwrap();
    for seed in seeds() {
        let status = probe.request(&seed);
        let text = String::from_utf8_lossy(&seed).into_owned();
        assert!(status.is_some_and(|status| status.is_success()), "{status:?}: {text}");
    }
    assert!(probe.request(b"").is_none() && probe.request(b"GET\n\n").is_none());
}

#[test]
fn no_bytes_break_a_request() {
    let probe = Probe::new().unwrap();
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) }, |(bytes in changed())| {
        let _ = probe.request(&bytes);
    });
}

#[test]
fn no_bytes_break_a_parameter() {
    let probe = Probe::new().unwrap();
    let value = prop_oneof![
        Just(Vec::new()),
        "-?[0-9]{1,20}(\\.[0-9]{0,3})?".prop_map(String::into_bytes),
        "[a-zA-Z:/#?%*.-]{0,12}".prop_map(String::into_bytes),
        any::<String>().prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..12),
    ];
    let values = proptest::collection::vec(value, 0..40);
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) };
    proptest!(config, |(which in any::<u8>(), values in values)| {
        let _ = probe.operation(&[&[which][..], &values.join(&0)].concat());
    });
}
