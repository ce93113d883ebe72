//! What is written is read back: by other parsers where Rust has them here, by `.ci/readers` with NetworkX,
//! Graphviz and RDFLib.

use super::columns::{Column, EdgeRow, Kind, NodeRow, OnEdge, OnNode, Table, Value};
use super::*;
use crate::graph::{Options, View, sample, shape};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

fn network(view: View) -> Network {
    shape(sample::corpus(), view, &Options::default()).unwrap()
}

fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Elements of a name with their attributes, unescaped, and the text right after their start.
fn elements(xml: &str, wanted: &str) -> Vec<(BTreeMap<String, String>, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                inside = start.name().as_ref() == wanted.as_bytes();
                if inside {
                    let attributes = start.attributes().map(|attribute| {
                        let attribute = attribute.unwrap();
                        let name = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
                        (name, attribute.unescape_value().unwrap().into_owned())
                    });
                    found.push((attributes.collect(), String::new()));
                }
            }
            Event::Text(text) if inside => {
                if let Some(last) = found.last_mut() {
                    last.1.push_str(&text.unescape().unwrap());
                }
            }
            Event::End(_) => inside = false,
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn gexf_declares_what_it_writes_and_keeps_every_value() {
    for (version, namespace) in
        [(Version::V13, "http://gexf.net/1.3"), (Version::Draft12, "http://www.gexf.net/1.2draft")]
    {
        let network = network(View::Entities);
        let xml = text(|out| gexf::write(&network, version, out));
        assert!(xml.contains(&format!("xmlns=\"{namespace}\"")));
        let declared: Vec<String> =
            elements(&xml, "attribute").into_iter().map(|(mut a, _)| a.remove("id").unwrap()).collect();
        let used = elements(&xml, "attvalue");
        assert!(used.iter().all(|(attributes, _)| declared.contains(&attributes["for"])));
        assert_eq!(elements(&xml, "node").len(), network.graph.node_count());
        assert_eq!(elements(&xml, "edge").len(), network.graph.edge_count());
        let quotes: Vec<&String> =
            used.iter().filter(|(a, _)| a["for"] == "quote").map(|(a, _)| &a["value"]).collect();
        assert!(quotes.iter().any(|quote| *quote == &*xml::legal(sample::NASTY)));
        let kinds: Vec<String> =
            elements(&xml, "edge").into_iter().filter_map(|(mut a, _)| a.remove("kind")).collect();
        let wanted = ["lags", "lags (2)", "layoffs", "fails", "leaves", "thinks"];
        assert_eq!(kinds, if version == Version::V13 { &wanted[..] } else { &[] });
    }
}

#[test]
fn graphml_has_its_keys_before_the_graph() {
    let network = network(View::Speakers);
    let xml = text(|out| graphml::write(&network, out));
    assert!(xml.rfind("<key ").unwrap() < xml.find("<graph ").unwrap());
    let keys: Vec<String> =
        elements(&xml, "key").into_iter().map(|(mut a, _)| a.remove("id").unwrap()).collect();
    let data = elements(&xml, "data");
    assert!(data.iter().all(|(attributes, _)| keys.contains(&attributes["key"])));
    assert!(data.iter().any(|(a, text)| a["key"] == "edge_quote" && *text == xml::legal(sample::NASTY)));
    assert_eq!(elements(&xml, "edge").len(), network.graph.edge_count());
}

#[test]
fn cytoscape_is_json_with_every_character() {
    let network = network(View::Entities);
    let json: serde_json::Value = serde_json::from_str(&text(|out| cytoscape::write(&network, out))).unwrap();
    let edges = json["elements"]["edges"].as_array().unwrap();
    assert_eq!(edges.len(), network.graph.edge_count());
    assert!(edges.iter().any(|edge| edge["data"]["quote"] == sample::NASTY));
    let layoffs = edges.iter().find(|edge| edge["data"]["label"] == "layoffs").unwrap();
    assert_eq!(layoffs["data"]["number"], 3600.0);
    assert!(
        edges.iter().all(|edge| edge["data"]
            .as_object()
            .unwrap()
            .values()
            .all(|v| !v.is_array() && !v.is_null()))
    );
}

#[test]
fn endings_and_names_say_the_format() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(*format));
    }
    assert_eq!(Format::from_ending("GEXF"), Some(Format::Gexf));
    assert_eq!(Format::from_ending("rdf"), Some(Format::Rdfxml));
    assert_eq!(Format::from_ending("docx"), None);
}

/// A graph that is never in memory: a ring of so many nodes, every quote the same.
struct Ring(usize);

impl Table for Ring {
    fn description(&self) -> String {
        "a ring".to_owned()
    }

    fn node_columns(&self) -> Vec<Column> {
        vec![Column { name: "claims", kind: Kind::Integer }]
    }

    fn edge_columns(&self) -> Vec<Column> {
        vec![Column { name: "quote", kind: Kind::Text }]
    }

    fn each_node(&self, look: OnNode<'_>) -> io::Result<()> {
        let row = |n: usize| NodeRow {
            id: n.to_string().into(),
            label: Cow::Borrowed("a node"),
            kind: "Thing",
            claims: 1,
            values: vec![Some(Value::Integer(n as u64))],
        };
        (0..self.0).try_for_each(|n| look(&row(n)))
    }

    fn each_edge(&self, look: OnEdge<'_>) -> io::Result<()> {
        let row = |n: usize| EdgeRow {
            id: format!("e{n}").into(),
            source: n.to_string().into(),
            target: ((n + 1) % self.0).to_string().into(),
            label: Cow::Borrowed("next"),
            kind: Cow::Borrowed("next"),
            weight: 1,
            denied: false,
            unsure: false,
            url: Cow::Borrowed(""),
            quote: Cow::Borrowed(sample::NASTY),
            values: vec![Some(Value::Text(Cow::Borrowed(sample::NASTY)))],
        };
        (0..self.0).try_for_each(|n| look(&row(n)))
    }
}

/// Keeps nothing but how much was written at most at a time, and in all.
#[derive(Default)]
struct Meter {
    largest: usize,
    total: usize,
}

impl Write for Meter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.largest = self.largest.max(bytes.len());
        self.total += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn writers_hand_on_one_row_at_a_time() {
    type Writer = fn(&dyn Table, &mut Meter) -> io::Result<()>;
    let writers: [Writer; 6] = [
        |table, out| gexf::write(table, Version::V13, out),
        |table, out| graphml::write(table, out),
        |table, out| cytoscape::write(table, out),
        |table, out| dot::write(table, out),
        |table, out| csv::write_nodes(table, CsvOptions::default(), out),
        |table, out| csv::write_edges(table, CsvOptions::default(), out),
    ];
    for write in writers {
        let (mut few, mut many) = (Meter::default(), Meter::default());
        write(&Ring(10), &mut few).unwrap();
        write(&Ring(20_000), &mut many).unwrap();
        assert!(many.total > few.total * 500);
        assert!(many.largest <= few.largest + 20, "{} {}", few.largest, many.largest);
    }
}
