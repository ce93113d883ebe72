//! [`Place`]: where a claim stands: its quote with the words around it, its turn with the turns around that.

use super::claims::ClaimView;
use super::documents::{DocumentView, SegmentView};
use super::node;
use super::related::Related;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::store::Store;
use oxigraph::model::NamedNode;
use oxigraph::store::StorageError;
use schemars::JsonSchema;
use serde::Serialize;

/// Code points of the words before and after a quote.
const AROUND: usize = 64;

/// Most claims about the same subject that are named.
const SAME_SUBJECT: usize = 100;

/// Where a claim stands.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Place {
    /// The quote with the words around it, which are of the same turn or section.
    pub quote: Quote,
    /// The turn or section before.
    pub before: Option<SegmentView>,
    /// The turn or section it stands in.
    pub here: Option<SegmentView>,
    /// The turn or section after.
    pub after: Option<SegmentView>,
    /// IRIs of other claims with the same subject.
    pub same_subject: Vec<String>,
    /// IRIs of claims that say the same.
    pub same: Vec<String>,
    /// IRIs of claims that say the opposite.
    pub opposite: Vec<String>,
}

/// A quote as a text quote selector of the Web Annotation Data Model.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// The words before.
    pub prefix: String,
    /// The words after.
    pub suffix: String,
}

impl Place {
    /// The place of a claim.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(
        store: &Store,
        claim: &ClaimView,
        document: Option<&DocumentView>,
        related: &Related,
    ) -> Result<Self, StorageError> {
        let segments = document.map_or(&[][..], |document| &document.segments[..]);
        let holds = |segment: &SegmentView| segment.start <= claim.start && claim.start < segment.end;
        let at = segments.iter().position(holds);
        let near = |step: isize| at.and_then(|at| segments.get(at.checked_add_signed(step)?)).cloned();
        let here = near(0);
        let ids = |claims: &[ClaimView]| claims.iter().map(|claim| claim.id.clone()).collect();
        Ok(Self {
            quote: Quote::of(claim, here.as_ref()),
            before: near(-1),
            after: near(1),
            here,
            same_subject: same_subject(store, claim)?,
            same: ids(&related.same),
            opposite: ids(&related.opposite),
        })
    }
}

impl Quote {
    fn of(claim: &ClaimView, here: Option<&SegmentView>) -> Self {
        let (mut prefix, mut suffix) = (String::new(), String::new());
        if let Some(segment) = here {
            let start = claim.start.saturating_sub(segment.start);
            let end = claim.end.saturating_sub(segment.start);
            let from = start.saturating_sub(AROUND);
            prefix = segment.text.chars().skip(from).take(start - from).collect();
            suffix = segment.text.chars().skip(end).take(AROUND).collect();
        }
        Self { exact: claim.quote.clone(), prefix, suffix }
    }
}

fn same_subject(store: &Store, claim: &ClaimView) -> Result<Vec<String>, StorageError> {
    let subject = claim.subject.as_ref().and_then(|subject| NamedNode::new(subject.iri.as_ref()?).ok());
    let Some(subject) = subject else { return Ok(Vec::new()) };
    let claims = node::with(store, dx::SUBJECT, subject.as_ref())?;
    let others = claims.into_iter().map(NamedNode::into_string).filter(|other| *other != claim.id);
    Ok(others.take(SAME_SUBJECT).collect())
}
