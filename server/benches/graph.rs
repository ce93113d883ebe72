//! How long graphs and lists of 100,000 claims take: building and measuring each view, cutting it, writing it; facets
//! and filters.
//!
//! `cargo bench -p dixit --bench graph` prints the median of several runs. The graph is made by a fixed generator: 20,000 entities in groups of
//! fifty that mostly speak of each other, 200 speakers, some links between claims.

use dixit_extractor::resolve::{Certainty, LinkKind, Polarity};
use dixit_server::export::gexf::{self, Version};
use dixit_server::export::{cytoscape, graphml, svg};
use dixit_server::graph::{Aggregate, Chosen, Options, View, shape};
use dixit_server::view::filter::ClaimFilter;
use dixit_server::view::list;
use dixit_server::view::record::{Corpus, Party, PartyKind, Record, Relation};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{self, Write, sink};
use std::time::{Duration, Instant};

const CLAIMS: usize = 100_000;
const ENTITIES: u64 = 20_000;
const GROUP: u64 = 50;

/// Marsaglia's xorshift: the same numbers every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

fn entity(number: u64) -> Party {
    let label = format!("entity {number}");
    let iri = format!("http://localhost:7878/entity/{number}");
    Party { iri, kind: PartyKind::Entity("Organization"), text: label.clone(), label }
}

fn claim(index: usize, numbers: &mut Numbers) -> Record {
    let group = numbers.below(ENTITIES / GROUP) * GROUP;
    let subject = group + numbers.below(GROUP);
    let object = if numbers.below(10) < 8 { group + numbers.below(GROUP) } else { numbers.below(ENTITIES) };
    let relation = numbers.below(40);
    let id = |index: usize| format!("http://localhost:7878/claim/{index:020x}");
    let link = index.checked_sub(1).filter(|_| numbers.below(10) == 0);
    Record {
        id: id(index),
        document: format!("http://localhost:7878/document/{}", index / 200),
        section: None,
        turn: Some(numbers.below(60)),
        speaker: format!("speaker {}", index % 200),
        speaker_iri: format!("http://localhost:7878/entity/speaker-{}", index % 200),
        role: None,
        language: "en".to_owned(),
        quote: "what somebody said of somebody else, in a sentence of the usual length".to_owned(),
        start: 0,
        end: 70,
        subject: Some(entity(subject)),
        relation: Relation {
            iri: format!("https://w3id.org/dixit/relation/{relation}"),
            label: format!("relation {relation}"),
            lemma: format!("relation {relation}"),
            text: format!("relation {relation}"),
        },
        object: Some(entity(object)),
        quantity: None,
        figures: Vec::new(),
        qualifiers: Vec::new(),
        polarity: Polarity::Affirmed,
        certainty: Certainty::Certain,
        modality: Vec::new(),
        attribution: Vec::new(),
        tense: None,
        time: None,
        confidence: Some(0.9),
        check_worthiness: Some(0.5),
        asserted: true,
        links: link.map(|before| (LinkKind::Supports, id(before))).into_iter().collect(),
    }
}

fn corpus() -> Corpus {
    let mut numbers = Numbers(88_172_645_463_325_252);
    let claims = (0..CLAIMS).map(|index| claim(index, &mut numbers)).collect();
    Corpus::new(claims, BTreeMap::new(), BTreeMap::new())
}

/// How often each thing is done.
const RUNS: usize = 7;

/// Print the median time that something takes with an input that is made anew, outside of the measured time.
fn measure<I, O>(name: &str, input: impl Fn() -> I, run: impl Fn(I) -> O) -> io::Result<()> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let input = input();
            let begun = Instant::now();
            let output = black_box(run(input));
            let took = begun.elapsed();
            drop(output);
            took
        })
        .collect();
    times.sort();
    writeln!(io::stdout(), "{:>8.3} s  {name}", times[RUNS / 2].as_secs_f64())
}

fn main() -> io::Result<()> {
    // `cargo test` runs benches too, to see that they work: that is what compiling them shows.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let corpus = corpus();
    for view in [View::Entities, View::Speakers, View::Claims] {
        let all = Chosen::from(corpus.clone());
        let name = format!("{}: build and measure", view.name());
        measure(&name, || all.clone(), |claims| shape(claims, view, &Options::default()))?;
        let network = shape(all, view, &Options::default()).map_err(io::Error::other)?;
        let (nodes, edges) = (network.graph.node_count(), network.graph.edge_count());
        let name = format!("{}: write JSON of {nodes} nodes and {edges} edges", view.name());
        measure(&name, || (), |()| cytoscape::write(&network, sink()))?;
    }
    let parts = [
        ("aggregated", Options { aggregate: Aggregate::Pair, ..Options::default() }),
        ("two hops around a node", Options { around: Some((vec!["0".to_owned()], 2)), ..Options::default() }),
        (
            "shortest paths",
            Options { between: Some(("0".to_owned(), "19999".to_owned())), ..Options::default() },
        ),
    ];
    for (name, options) in parts {
        let name = format!("entities: {name}");
        measure(&name, || corpus.clone(), |claims| shape(claims, View::Entities, &options))?;
    }
    let filter = |name, value| ClaimFilter::from_pairs([(name, value)]).map_err(io::Error::other);
    let (base, all) = ("http://localhost:7878/", ClaimFilter::default());
    measure("facets of every claim", || (), |()| list::facets(&corpus, &all, base))?;
    for (name, value) in [("speaker", "speaker 7"), ("text", "USUAL length"), ("entity", "entity 11")] {
        let filter = filter(name, value)?;
        measure(&format!("claims by {name}"), || (), |()| corpus.choose(&filter, base))?;
    }
    let network = shape(corpus, View::Entities, &Options::default()).map_err(io::Error::other)?;
    measure("write GEXF", || (), |()| gexf::write(&network, Version::V13, sink()))?;
    measure("write GraphML", || (), |()| graphml::write(&network, sink()))?;
    measure("draw 120 nodes", || (), |()| svg::write(&network, svg::NODES, sink()))
}
