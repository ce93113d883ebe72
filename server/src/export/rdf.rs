//! The claims of a graph as RDF: what the store says of each claim and its parts, and of what it refers to.
//!
//! Beside the claims come the entities, relations, speakers, turns and documents they name, each once. The full
//! text of documents is left out (`dixit dump` has it), and so are the bare triples of claims that are not
//! among those exported. Quads are handed on one by one.

use dixit_extractor::rdf::vocabulary::{dx, nif, prov, rdf};
use dixit_extractor::rdf::{Format, Options, RdfError, write_quads};
use dixit_extractor::store::{Store, StoreError};
use oxigraph::model::{
    GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term,
};
use std::collections::{BTreeSet, VecDeque};
use std::io::{self, Write};

/// What leads from a claim, or a part of it, to something it refers to.
const REFERENCES: &[NamedNodeRef<'static>] = &[
    dx::SUBJECT,
    dx::OBJECT,
    dx::RELATION,
    dx::SPEAKER,
    dx::SOURCE,
    dx::DOCUMENT_OF,
    dx::TURN_OF,
    dx::SEGMENT_OF,
    prov::WAS_GENERATED_BY,
];

/// What is said of a document and fills no page of a part of the store.
const WHOLE_TEXT: &[NamedNodeRef<'static>] = &[dx::TEXT, nif::IS_STRING, dx::MENTIONS, dx::DIAGNOSTIC];

/// Write the claims of these IRIs.
///
/// # Errors
/// When the store cannot be read or `out` cannot be written.
pub fn write(
    store: &Store,
    claims: impl Iterator<Item = Result<String, StoreError>>,
    (format, options): (Format, Options),
    out: impl Write,
) -> Result<(), RdfError> {
    let quads = Quads { store, claims, ready: VecDeque::new(), others: BTreeSet::new() };
    write_quads(quads, format, options, out)
}

/// The quads of claims, and then of what they refer to.
struct Quads<'a, C> {
    store: &'a Store,
    claims: C,
    ready: VecDeque<Quad>,
    others: BTreeSet<String>,
}

impl<C: Iterator<Item = Result<String, StoreError>>> Iterator for Quads<'_, C> {
    type Item = Result<Quad, RdfError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(quad) = self.ready.pop_front() {
                return Some(Ok(quad));
            }
            let read = match self.claims.next() {
                Some(claim) => claim.map_err(io::Error::other).and_then(|claim| self.claim(&claim)),
                None => self.others.pop_first().map_or(Ok(false), |other| self.other(&other)),
            };
            match read {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error.into())),
            }
        }
    }
}

impl<C> Quads<'_, C> {
    /// What the store says of a node, in a fixed order.
    fn about(&self, iri: &str) -> io::Result<Vec<Quad>> {
        let node = NamedNode::new(iri).map_err(io::Error::other)?;
        let subject = NamedOrBlankNodeRef::NamedNode(node.as_ref());
        let quads = self.store.oxigraph().quads_for_pattern(Some(subject), None, None, None);
        let mut quads = quads.collect::<Result<Vec<Quad>, _>>().map_err(io::Error::other)?;
        quads.sort_by_cached_key(|quad| {
            // The class first, which is how the text formats are read best.
            (quad.predicate.as_ref() != rdf::TYPE, quad.predicate.to_string(), quad.object.to_string())
        });
        Ok(quads)
    }

    /// A claim, its parts (`{claim}/…`), and its bare triple where it stands as one.
    fn claim(&mut self, claim: &str) -> io::Result<bool> {
        let inside = format!("{claim}/");
        let mut parts = VecDeque::from([claim.to_owned()]);
        let mut seen = BTreeSet::new();
        while let Some(part) = parts.pop_front() {
            let quads = self.about(&part)?;
            if part == claim {
                self.ready.extend(bare(&quads));
            }
            for quad in &quads {
                let Term::NamedNode(object) = &quad.object else { continue };
                if object.as_str().starts_with(&inside) {
                    if seen.insert(object.as_str().to_owned()) {
                        parts.push_back(object.as_str().to_owned());
                    }
                } else if REFERENCES.contains(&quad.predicate.as_ref()) {
                    self.others.insert(object.as_str().to_owned());
                }
            }
            self.ready.extend(quads);
        }
        Ok(true)
    }

    /// Something a claim refers to. Other claims stay out: they are exported themselves, or not wanted.
    fn other(&mut self, iri: &str) -> io::Result<bool> {
        let mut quads = self.about(iri)?;
        let is = |class: NamedNodeRef<'_>| {
            quads.iter().any(|quad| {
                quad.predicate.as_ref() == rdf::TYPE
                    && matches!(&quad.object, Term::NamedNode(node) if node.as_ref() == class)
            })
        };
        let (claim, document) = (is(dx::CLAIM), is(dx::DOCUMENT));
        quads.retain(|quad| {
            let whole = document && WHOLE_TEXT.contains(&quad.predicate.as_ref());
            !claim && !whole && !quad.predicate.as_str().contains("/relation/")
        });
        self.ready.extend(quads);
        Ok(true)
    }
}

/// The bare triple of a claim that stands as one.
fn bare(quads: &[Quad]) -> Option<Quad> {
    let value = |property: NamedNodeRef<'_>| {
        quads.iter().find(|quad| quad.predicate.as_ref() == property).map(|quad| &quad.object)
    };
    let asserted = matches!(value(dx::ASSERTED)?, Term::Literal(flag) if flag.value() == "true");
    match (value(dx::SUBJECT)?, value(dx::RELATION)?) {
        (Term::NamedNode(subject), Term::NamedNode(relation)) if asserted => Some(Quad {
            subject: NamedOrBlankNode::NamedNode(subject.clone()),
            predicate: relation.clone(),
            object: value(dx::OBJECT)?.clone(),
            graph_name: quads.first().map_or(GraphName::DefaultGraph, |quad| quad.graph_name.clone()),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::corpus::corpus;
    use crate::view::filter::ClaimFilter;
    use crate::view::list::Asking;
    use crate::view::sample;
    use oxigraph::io::RdfParser;

    fn exported(pairs: &[(&str, &str)], format: Format) -> Vec<Quad> {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let filter = ClaimFilter::from_pairs(pairs.iter().copied()).unwrap();
        let corpus = corpus(&asking, &filter).unwrap();
        let mut out = Vec::new();
        let claims = corpus.claims.iter().map(|claim| Ok(claim.id.clone()));
        write(&store, claims, (format, Options { rdf11: true }), &mut out).unwrap();
        let parsed = RdfParser::from_format(format.rdf_format()).for_slice(&out);
        parsed.collect::<Result<Vec<Quad>, _>>().unwrap()
    }

    #[test]
    fn every_format_holds_the_same_triples() {
        let triples = |format| {
            let mut found: Vec<String> = exported(&[], format)
                .into_iter()
                .map(|quad| format!("{} {} {}", quad.subject, quad.predicate, quad.object))
                .collect();
            found.sort();
            found.dedup();
            found
        };
        let all = triples(Format::NQuads);
        assert!(all.len() > 150, "{}", all.len());
        for format in [Format::Turtle, Format::TriG, Format::NTriples, Format::JsonLd, Format::RdfXml] {
            assert_eq!(triples(format), all, "{format:?}");
        }
    }

    #[test]
    fn a_part_of_the_store_holds_its_claims_alone() {
        let quads = exported(&[("polarity", "denied")], Format::NQuads);
        let claims = quads.iter().filter(|quad| {
            quad.predicate.as_ref() == rdf::TYPE && quad.object == Term::from(dx::CLAIM.into_owned())
        });
        assert_eq!(claims.count(), 1);
        assert!(
            quads.iter().all(|quad| !quad.predicate.as_str().contains("/relation/")),
            "a bare triple of a denied claim"
        );
        assert!(quads.iter().any(|quad| quad.predicate.as_ref() == dx::SLUG));
        let bare = exported(&[("relation", "closes")], Format::NQuads);
        assert_eq!(bare.iter().filter(|quad| quad.predicate.as_str().contains("/relation/")).count(), 1);
        assert!(bare.iter().all(|quad| quad.predicate.as_ref() != nif::IS_STRING));
    }
}
