//! [`Names`]: the IRIs of a document and everything that hangs on it.
//!
//! All of them are readable, stable and made from the document's own IRI, so nothing stored needs a
//! blank node and a citation still opens after the document was extracted again.

use super::RdfError;
use crate::slug::slug;
use crate::source::Segment;
use oxigraph::model::NamedNode;

/// Makes the IRIs of one document.
#[derive(Debug, Clone)]
pub struct Names {
    base: String,
    document: NamedNode,
}

/// The graphs that documents share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedGraph {
    /// Labels and types of entities, merged over all documents.
    Entities,
    /// The vocabulary and the relation lexicon.
    Ontology,
    /// Links between claims of different documents.
    Links,
    /// Human verdicts; never written by extraction.
    Reviews,
}

impl SharedGraph {
    const fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Ontology => "ontology",
            Self::Links => "links",
            Self::Reviews => "reviews",
        }
    }

    /// Its IRI below `base` (which ends in `/`).
    ///
    /// # Errors
    /// When the base is no IRI.
    pub fn iri(self, base: &str) -> Result<NamedNode, RdfError> {
        node("base", format!("{base}graph/{}", self.name()))
    }
}

impl Names {
    /// For the document with this IRI (`{base}document/{slug}`).
    ///
    /// # Errors
    /// When it is no IRI or has another form.
    pub fn new(document: &str) -> Result<Self, RdfError> {
        let base = document
            .rfind("document/")
            .map(|at| document[..at].to_owned())
            .ok_or_else(|| RdfError::BadDocument(document.to_owned()))?;
        Ok(Self { base, document: node("document", document)? })
    }

    /// The base of every IRI, ending in `/`.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The document, which is also the name of its graph.
    #[must_use]
    pub const fn document(&self) -> &NamedNode {
        &self.document
    }

    /// `{document}/turn/{number}`.
    #[must_use]
    pub fn turn(&self, number: usize) -> NamedNode {
        self.part("turn", number)
    }

    /// The turn's IRI for turns, `{document}/segment/{n}` for the `index`th (0-based) segment otherwise.
    #[must_use]
    pub fn segment(&self, index: usize, segment: &Segment) -> NamedNode {
        match &segment.turn {
            Some(turn) => self.turn(turn.number),
            None => self.part("segment", index + 1),
        }
    }

    /// `{document}/{kind}/{number}`.
    #[must_use]
    pub fn part(&self, kind: &str, number: usize) -> NamedNode {
        child(&self.document, &format!("{kind}/{number}"))
    }

    /// What this document says of an entity: `{document}/occurrence/{the entity's last segment}`.
    #[must_use]
    pub fn occurrence(&self, entity: &NamedNode) -> NamedNode {
        let last = entity.as_str().rsplit('/').next().unwrap_or_default();
        child(&self.document, &format!("occurrence/{last}"))
    }

    /// The node of a speaker: `{base}entity/{slug}` for a name, `{document}/speaker/…` for a mere part.
    #[must_use]
    pub fn speaker(&self, name: &str) -> NamedNode {
        if is_nameless(name) {
            return child(&self.document, &format!("speaker/{}", slug_or_hash(name)));
        }
        NamedNode::new_unchecked(format!("{}entity/{}", self.base, slug_or_hash(name)))
    }

    /// The node of a source that is neither a speaker nor an entity: `{document}/source/{slug}`.
    #[must_use]
    pub fn source(&self, name: &str) -> NamedNode {
        child(&self.document, &format!("source/{}", slug_or_hash(name)))
    }

    /// The node of the program that made the claims: `{base}run/dixit-{version}`.
    #[must_use]
    pub fn run(&self) -> NamedNode {
        NamedNode::new_unchecked(format!("{}run/dixit-{}", self.base, env!("CARGO_PKG_VERSION")))
    }
}

/// Whether a speaker's name is only a part (`narrator`, `unknown`, a bare `Q`), so that two documents'
/// speakers of that name are not the same.
#[must_use]
pub fn is_nameless(name: &str) -> bool {
    crate::source::is_nameless(name) || name.chars().filter(|c| c.is_alphanumeric()).count() < 2
}

/// The slug, or for a name without any letter (`?`) a short hash of it.
fn slug_or_hash(name: &str) -> String {
    let slug = slug(name);
    if slug.is_empty() { super::hash::short(name) } else { slug }
}

/// `{parent}/{path}`; the parent is an IRI and the path made of slugs and numbers, so this is one too.
pub(super) fn child(parent: &NamedNode, path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/{path}", parent.as_str()))
}

/// An IRI that came from outside.
pub(super) fn node(field: &'static str, iri: impl Into<String>) -> Result<NamedNode, RdfError> {
    let iri = iri.into();
    NamedNode::new(iri.clone()).map_err(|source| RdfError::BadIri { field, iri, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nameless_speakers_stay_in_their_document() {
        let names = Names::new("http://localhost:7878/document/harbour").unwrap();
        assert_eq!(
            names.speaker("narrator").as_str(),
            "http://localhost:7878/document/harbour/speaker/narrator"
        );
        assert_eq!(names.speaker("Q").as_str(), "http://localhost:7878/document/harbour/speaker/q");
        assert_eq!(names.speaker("Ann Lee").as_str(), "http://localhost:7878/entity/ann-lee");
    }

    #[test]
    fn other_documents_are_refused() {
        assert!(matches!(Names::new("http://example.org/x"), Err(RdfError::BadDocument(_))));
        assert!(matches!(Names::new("a b/document/c"), Err(RdfError::BadIri { .. })));
    }
}
