//! `dixit serve` with a certificate of its own: TLS from end to end.

use crate::support::{Scratch, Server};
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// A store `graph`, and the files `cert.pem` and `key.pem`. Gives the certificate.
fn with_certificate() -> (Scratch, String) {
    let scratch = Scratch::with_store();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned(), "127.0.0.1".to_owned()]).unwrap();
    scratch.write("cert.pem", made.cert.pem());
    scratch.write("key.pem", made.signing_key.serialize_pem());
    (scratch, made.cert.pem())
}

/// A client that trusts this certificate alone.
fn client(certificate: &str) -> Agent {
    let root = Certificate::from_pem(certificate.as_bytes()).unwrap();
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&[root])).build();
    let config = Agent::config_builder().tls_config(tls).timeout_global(Some(Duration::from_secs(30)));
    config.proxy(None).build().new_agent()
}

#[test]
fn answers_over_tls_and_not_without() {
    let (scratch, certificate) = with_certificate();
    let flags = ["--tls-certificate", "cert.pem", "--tls-key", "key.pem"];
    let command = [&["serve", "-l", "graph", "--bind", "127.0.0.1:0"][..], &flags].concat();
    let server = Server::start(scratch.command(&command));
    let address = format!("https://{}", server.address());
    let client = client(&certificate);
    let mut answer = client.get(format!("{address}/healthz")).call().unwrap();
    assert_eq!(answer.headers()["strict-transport-security"], "max-age=31536000");
    assert!(answer.body_mut().read_to_string().unwrap().contains("ok"));
    let query = client.post(format!("{address}/sparql")).content_type("application/sparql-query");
    let mut answer =
        query.header("Accept", "text/csv").send("SELECT ?q { ?c dx:polarity dx:Denied ; dx:quote ?q }");
    let rows = answer.as_mut().unwrap().body_mut().read_to_string().unwrap();
    assert!(rows.contains("The mayor did not support the project"), "{rows}");
    let stranger = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap().cert.pem();
    assert!(self::client(&stranger).get(format!("{address}/healthz")).call().is_err());
    let plain = server.try_ask("GET", "/healthz", &[], "");
    assert!(plain.is_none_or(|answer| !answer.contains("200 OK")), "it answers without TLS");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_renewed_certificate_is_served_without_a_restart() {
    let (scratch, before) = with_certificate();
    let flags = ["--tls-certificate", "cert.pem", "--tls-key", "key.pem", "--bind", "127.0.0.1:0"];
    let server = Server::start(scratch.command(&[&["serve", "-l", "graph"][..], &flags].concat()));
    let address = format!("https://{}/healthz", server.address());
    let answers = |certificate: &str| client(certificate).get(&address).call().is_ok();
    assert!(answers(&before));
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    scratch.write("cert.pem", made.cert.pem());
    scratch.write("key.pem", made.signing_key.serialize_pem());
    let after = made.cert.pem();
    // The files are looked at once a second; so many tries are far more than that takes.
    let renewed = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        answers(&after)
    });
    assert!(renewed, "the certificate from before is still served");
    assert!(!answers(&before), "both certificates are served");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn files_that_do_not_fit_are_named() {
    let (scratch, certificate) = with_certificate();
    let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    scratch.write("other.pem", other.signing_key.serialize_pem());
    scratch.write("cut.pem", &certificate[..40]);
    for (certificate, key, says) in [
        ("none.pem", "key.pem", "cannot read the certificate 'none.pem'"),
        ("cert.pem", "other.pem", "'other.pem' does not belong to"),
        ("cert.pem", "cert.pem", "'cert.pem' holds no private key"),
        ("cut.pem", "key.pem", "cut.pem"),
    ] {
        let flags = ["serve", "-l", "graph", "--tls-certificate", certificate, "--tls-key", key];
        scratch.fails(&flags, 2, &[says]);
    }
    scratch.fails(&["serve", "-l", "graph", "--tls-key", "key.pem"], 2, &["--tls-certificate is missing"]);
}
