//! Exports of large stores that hold one document at a time, so that a million claims take no more memory than a
//! thousand.
//!
//! | format | what is held |
//! |---|---|
//! | CSV of quotes, CSV of edges (view *entities*) | the claims of one document |
//! | Turtle, TriG, N-Quads, JSON-LD, RDF/XML | the IRIs of one document's claims, and of what all refer to |
//! | GEXF, GraphML, Cytoscape.js JSON, DOT, CSV of nodes (view *entities*) | the claims of one document, a few numbers a node and an edge, the names of entities |
//!
//! The last say of each node where it stands in the whole graph (PageRank, betweenness, community), so that the store is
//! read three times ([`Streamed`]). For pictures, the other views and parts of a graph, [`super::write`] holds the graph and
//! its claims.

use super::csv::{self, CsvOptions};
use super::streamed::Streamed;
use super::{Format, WriteOptions, rdf, write_table};
use crate::graph::{Aggregate, Network, Options, View, entities};
use crate::view::corpus::{documents_of, of_document, total};
use crate::view::list::Asking;
use crate::view::record::Corpus;
use dixit_extractor::rdf::{Options as RdfOptions, RdfError};
use dixit_extractor::store::StoreError;
use std::io::{self, Write};

/// Up to so many claims are read at once, which is many times as fast and takes some hundred megabytes.
pub const AT_ONCE: usize = 200_000;

/// Whether the store has so many claims that their memory counts for more than the time.
///
/// # Errors
/// When the store fails.
pub fn pays(asking: &Asking<'_>) -> Result<bool, StoreError> {
    Ok(total(asking)? > AT_ONCE)
}

/// Whether a part of a graph can be written document by document.
#[must_use]
pub fn fits(format: Format, view: View, options: &Options) -> bool {
    let whole = options.around.is_none()
        && options.between.is_none()
        && options.limit.is_none()
        && options.min_claims == 0
        && !options.connected;
    let edges = view == View::Entities && options.aggregate == Aggregate::None;
    whole && (format == Format::Quotes || format.rdf().is_some() || (edges && format != Format::Svg))
}

/// Write the claims that the filter of the options lets through; gives how many they are.
///
/// # Errors
/// When the store cannot be read or `out` cannot be written.
pub fn write(
    asking: &Asking<'_>,
    options: &Options,
    (format, written): (Format, WriteOptions),
    mut out: impl Write,
) -> Result<usize, RdfError> {
    let failed = |error: StoreError| RdfError::from(io::Error::other(error));
    if !matches!(format, Format::Quotes | Format::Edges) && format.rdf().is_none() {
        let graph = Streamed::of(asking, options).map_err(failed)?;
        write_table(&graph, (format, written), out)?;
        return Ok(graph.claims());
    }
    let documents = documents_of(asking, &options.filter).map_err(failed)?;
    let parts = documents.iter().map(|document| of_document(asking, &options.filter, document));
    let tables = CsvOptions { bom: written.bom };
    let mut count = 0;
    if let Some(format) = format.rdf() {
        let claims = parts.flat_map(|part| match part {
            Ok(corpus) => corpus.claims.into_iter().map(|claim| Ok(claim.id)).collect::<Vec<_>>(),
            Err(error) => vec![Err(error)],
        });
        let claims = claims.inspect(|_| count += 1);
        rdf::write(asking.store, claims, (format, RdfOptions { rdf11: !written.rdf12 }), out)?;
        return Ok(count);
    }
    if format == Format::Edges {
        let none = Network::new(View::Entities, Corpus::default().into());
        csv::begin_edges(&none, tables, &mut out)?;
    } else {
        csv::begin_quotes(tables, &mut out)?;
    }
    for part in parts {
        let corpus = part.map_err(failed)?;
        count += corpus.claims.len();
        if format == Format::Edges {
            csv::add_edges(&entities::build(corpus.into(), options), &mut out)?;
        } else {
            csv::add_quotes(&corpus, corpus.claims.iter(), &mut out)?;
        }
    }
    out.flush()?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::network;
    use crate::view::filter::ClaimFilter;
    use crate::view::sample;

    /// What is written document by document, and what is written of the whole graph.
    fn both(format: Format, pairs: &[(&str, &str)]) -> (Vec<u8>, Vec<u8>) {
        let store = sample::store();
        store.put_document(&sample::quay()).unwrap();
        let asking = Asking { store: &store, base: sample::BASE, cancellation: None };
        let filter = ClaimFilter::from_pairs(pairs.iter().copied()).unwrap();
        let options = Options { filter, ..Options::default() };
        let (mut streamed, mut whole) = (Vec::new(), Vec::new());
        let count = write(&asking, &options, (format, WriteOptions::default()), &mut streamed).unwrap();
        let network = network(&asking, View::Entities, &options).unwrap();
        assert_eq!(count, network.chosen.len());
        super::super::write(&store, &network, (format, WriteOptions::default()), &mut whole).unwrap();
        (streamed, whole)
    }

    #[test]
    fn document_by_document_is_the_same_as_at_once() {
        for format in Format::ALL.iter().copied().filter(|format| *format != Format::Svg) {
            for pairs in [&[][..], &[("speaker", "ann")], &[("document", "quay")]] {
                let (streamed, whole) = both(format, pairs);
                let [streamed, whole] =
                    [streamed, whole].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                assert!(streamed.len() > 400, "{streamed}");
                assert_eq!(streamed, whole, "{} {pairs:?}", format.name());
            }
        }
    }

    #[test]
    fn what_needs_the_whole_graph_is_not_streamed() {
        let plain = Options::default();
        let part = Options { limit: Some(3), ..Options::default() };
        assert!(fits(Format::Quotes, View::Speakers, &plain) && !fits(Format::Quotes, View::Speakers, &part));
        assert!(fits(Format::Edges, View::Entities, &plain) && !fits(Format::Edges, View::Speakers, &plain));
        assert!(fits(Format::Gexf, View::Entities, &plain) && !fits(Format::Gexf, View::Claims, &plain));
        assert!(!fits(Format::Svg, View::Entities, &plain));
    }
}
