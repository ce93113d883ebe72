//! What nodes, edges and rows of tables carry: one list of columns, which every format writes.
//!
//! Values are scalars. An edge that stands for several claims has the distinct values of text joined by
//! ` | `, and of anything else the common value or none.

use crate::graph::{Edge, Network, Node, View};
use crate::view::record::{Corpus, Quantity, Record, last_segment};
use dixit_extractor::resolve::{Certainty, Polarity};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io;

/// Stands between the values of several claims.
const SEPARATOR: &str = " | ";

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A count or offset.
    Integer(u64),
    /// A number, never infinite.
    Decimal(f64),
    /// Yes or no.
    Flag(bool),
}

impl std::fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Decimal(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
        }
    }
}

/// What kind of values a column has: one, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Decimal,
    /// Yes or no.
    Flag,
}

/// Name and kind of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name, unique among the columns of nodes, or of edges.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
}

type Found<'a> = Option<Value<'a>>;

fn text(text: &str) -> Found<'_> {
    (!text.is_empty()).then_some(Value::Text(Cow::Borrowed(text)))
}

fn owned<'a>(text: String) -> Found<'a> {
    (!text.is_empty()).then_some(Value::Text(Cow::Owned(text)))
}

const fn integer<'a>(number: u64) -> Found<'a> {
    Some(Value::Integer(number))
}

fn decimal<'a>(number: Option<f64>) -> Found<'a> {
    number.filter(|number| number.is_finite()).map(Value::Decimal)
}

/// A column of claims.
pub struct ClaimColumn {
    /// Name and kind.
    pub column: Column,
    /// Its value for a claim.
    pub value: for<'a> fn(&'a Corpus, &'a Record) -> Option<Value<'a>>,
}

macro_rules! columns {
    ($($name:literal $kind:ident $value:expr),* $(,)?) => {
        &[$(ClaimColumn { column: Column { name: $name, kind: Kind::$kind }, value: $value }),*]
    };
}

/// What a claim carries wherever it is shown. No name is one that Gephi, Cytoscape or NetworkX keeps for itself.
pub const CLAIM: &[ClaimColumn] = columns![
    "claim" Text |_, claim| text(last_segment(&claim.id)),
    "url" Text |_, claim| text(&claim.id),
    "quote" Text |_, claim| text(&claim.quote),
    "speaker" Text |_, claim| text(&claim.speaker),
    "speaker_iri" Text |_, claim| text(&claim.speaker_iri),
    "role" Text |_, claim| text(claim.role.map_or("", |role| role.name())),
    "polarity" Text |_, claim| text(claim.polarity.name()),
    "certainty" Text |_, claim| text(claim.certainty.name()),
    "modality" Text |_, claim| owned(names(claim)),
    "attribution" Text |_, claim| owned(sources(claim)),
    "asserted" Flag |_, claim| Some(Value::Flag(claim.asserted)),
    "tense" Text |_, claim| text(claim.tense.map_or("", |tense| tense.name())),
    "number" Decimal |_, claim| decimal(quantity(claim).and_then(Quantity::number)),
    "number_min" Decimal |_, claim| decimal(quantity(claim).and_then(|quantity| quantity.min)),
    "number_max" Decimal |_, claim| decimal(quantity(claim).and_then(|quantity| quantity.max)),
    "unit" Text |_, claim| text(quantity(claim).and_then(|quantity| quantity.unit.as_deref()).unwrap_or("")),
    "approximate" Flag |_, claim| quantity(claim).map(|quantity| Value::Flag(quantity.approximate)),
    "number_text" Text |_, claim| text(quantity(claim).map_or("", |quantity| &quantity.text)),
    "time" Text |_, claim| text(claim.time.as_ref().and_then(|time| time.1.as_deref()).unwrap_or("")),
    "time_text" Text |_, claim| text(claim.time.as_ref().map_or("", |time| &time.0)),
    "qualifiers" Text |_, claim| owned(qualifiers(claim)),
    "document" Text |corpus, claim| text(slug(corpus, claim)),
    "document_iri" Text |_, claim| text(&claim.document),
    "document_title" Text |corpus, claim| text(corpus.documents.get(&claim.document).map_or("", |d| &d.title)),
    "document_date" Text |corpus, claim| {
        text(corpus.documents.get(&claim.document).and_then(|d| d.date.as_deref()).unwrap_or(""))
    },
    "section" Text |_, claim| text(claim.section.map_or("", |section| section.name())),
    "turn" Integer |_, claim| claim.turn.map(Value::Integer),
    "quote_start" Integer |_, claim| integer(claim.start),
    "quote_end" Integer |_, claim| integer(claim.end),
    "language" Text |_, claim| text(&claim.language),
    "subject_text" Text |_, claim| text(claim.subject.as_ref().map_or("", |party| &party.text)),
    "relation_text" Text |_, claim| text(&claim.relation.text),
    "object_text" Text |_, claim| text(claim.object.as_ref().map_or("", |party| &party.text)),
    "confidence" Decimal |_, claim| decimal(claim.confidence),
    "check_worthiness" Decimal |_, claim| decimal(claim.check_worthiness),
];

fn quantity(claim: &Record) -> Option<&Quantity> {
    claim.quantity.as_ref()
}

fn slug<'a>(corpus: &'a Corpus, claim: &'a Record) -> &'a str {
    corpus.documents.get(&claim.document).map_or_else(|| last_segment(&claim.document), |d| &d.slug)
}

/// `prediction reported`
fn names(claim: &Record) -> String {
    claim.modality.iter().map(|modality| modality.name()).collect::<Vec<_>>().join(" ")
}

/// `Ann > investors`
fn sources(claim: &Record) -> String {
    claim.attribution.iter().map(|source| source.name.as_str()).collect::<Vec<_>>().join(" > ")
}

/// `time: next spring; place: in Arlen`
fn qualifiers(claim: &Record) -> String {
    let said = claim.qualifiers.iter().map(|(role, words)| format!("{}: {words}", role.name()));
    said.collect::<Vec<_>>().join("; ")
}

/// What several claims have to say in one column.
fn together<'a>(
    column: &ClaimColumn,
    corpus: &'a Corpus,
    mut claims: impl Iterator<Item = &'a Record>,
) -> Found<'a> {
    let mut all: Vec<Found<'a>> = Vec::new();
    let first = (column.value)(corpus, claims.next()?);
    for claim in claims {
        let value = (column.value)(corpus, claim);
        if value != first && !all.contains(&value) {
            all.push(value);
        }
    }
    if all.is_empty() {
        return first;
    }
    if column.column.kind != Kind::Text {
        return None;
    }
    let parts: Vec<String> =
        std::iter::once(first).chain(all).flatten().map(|value| value.to_string()).collect();
    owned(parts.join(SEPARATOR))
}

/// The columns of nodes.
#[must_use]
pub fn of_nodes() -> Vec<Column> {
    NODE.iter().map(|(column, _)| *column).collect()
}

type NodeColumn = (Column, for<'a> fn(&'a Network, &'a Node) -> Option<Value<'a>>);

macro_rules! node_columns {
    ($($name:literal $kind:ident $value:expr),* $(,)?) => {
        &[$((Column { name: $name, kind: Kind::$kind }, $value)),*]
    };
}

const NODE: &[NodeColumn] = node_columns![
    "name" Text |_, node| text(&node.label),
    "type" Text |_, node| text(node.kind),
    "iri" Text |_, node| text(&node.iri),
    "aliases" Text |_, node| owned(node.aliases.join(SEPARATOR)),
    "claims" Integer |_, node| integer(node.claims.len() as u64),
    "as_subject" Integer |_, node| integer(node.as_subject as u64),
    "as_object" Integer |_, node| integer(node.as_object as u64),
    "as_speaker" Integer |_, node| integer(node.as_speaker as u64),
    "documents" Integer |network, node| integer(documents(network, node)),
    "degree" Integer |_, node| integer(node.measures.degree as u64),
    "in_degree" Integer |_, node| integer(node.measures.in_degree as u64),
    "out_degree" Integer |_, node| integer(node.measures.out_degree as u64),
    "component" Integer |_, node| integer(node.measures.component as u64),
    "community" Integer |_, node| integer(node.measures.community as u64),
    "pagerank" Decimal |_, node| decimal(Some(node.measures.pagerank)),
    "betweenness" Decimal |_, node| decimal(Some(node.measures.betweenness)),
];

/// Columns of claims that nodes which are claims have as well.
const CLAIM_NODE: &[&str] = &[
    "quote",
    "speaker",
    "polarity",
    "certainty",
    "modality",
    "attribution",
    "number",
    "number_min",
    "number_max",
    "unit",
    "time",
    "document",
    "document_title",
    "document_date",
    "turn",
];

/// How many documents speak of a node.
fn documents(network: &Network, node: &Node) -> u64 {
    let mut found: Vec<&str> =
        node.claims.iter().map(|claim| network.corpus.claims[*claim].document.as_str()).collect();
    found.sort_unstable();
    found.dedup();
    found.len() as u64
}

/// Looks at a node.
pub type OnNode<'l> = &'l mut dyn FnMut(&NodeRow<'_>) -> io::Result<()>;

/// Looks at an edge.
pub type OnEdge<'l> = &'l mut dyn FnMut(&EdgeRow<'_>) -> io::Result<()>;

/// Something with nodes and edges that a format can write, one after the other. The writers hold one row at a
/// time, so they need no more memory for a million edges than for ten.
pub trait Table {
    /// What it is, in a line.
    fn description(&self) -> String;
    /// Columns of nodes, beside identity and label.
    fn node_columns(&self) -> Vec<Column>;
    /// Columns of edges, beside identity, ends, label and weight.
    fn edge_columns(&self) -> Vec<Column>;
    /// Look at every node.
    ///
    /// # Errors
    /// When `look` fails, or the node cannot be read.
    fn each_node(&self, look: OnNode<'_>) -> io::Result<()>;
    /// Look at every edge.
    ///
    /// # Errors
    /// When `look` fails, or the edge cannot be read.
    fn each_edge(&self, look: OnEdge<'_>) -> io::Result<()>;
}

/// A node as formats write it.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeRow<'a> {
    /// Unique among nodes and edges.
    pub id: Cow<'a, str>,
    /// What it is called.
    pub label: Cow<'a, str>,
    /// Kind of thing, for its colour.
    pub kind: &'a str,
    /// Number of claims, for its size.
    pub claims: usize,
    /// A value a column.
    pub values: Vec<Option<Value<'a>>>,
}

/// An edge as formats write it.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeRow<'a> {
    /// Unique among nodes and edges.
    pub id: Cow<'a, str>,
    /// Identity of the node it leaves.
    pub source: Cow<'a, str>,
    /// Identity of the node it reaches.
    pub target: Cow<'a, str>,
    /// What it says.
    pub label: Cow<'a, str>,
    /// What it says, and which one it is among those that say so between the same two nodes: `lags`, `lags (2)`.
    pub kind: Cow<'a, str>,
    /// Number of claims it stands for.
    pub weight: usize,
    /// Whether the source says that it is not so.
    pub denied: bool,
    /// Whether the source is less than certain.
    pub unsure: bool,
    /// Address of the claim, of the first where there are several.
    pub url: Cow<'a, str>,
    /// The words, of the first claim where there are several.
    pub quote: Cow<'a, str>,
    /// A value a column.
    pub values: Vec<Option<Value<'a>>>,
}

/// The columns of claims whose names are listed, in that order.
fn selected(names: &'static [&'static str]) -> impl Iterator<Item = &'static ClaimColumn> {
    names.iter().filter_map(|name| CLAIM.iter().find(|column| column.column.name == *name))
}

/// The claim at the other end of a link.
const OTHER: &[(Column, &str)] = &[
    (Column { name: "other_claim", kind: Kind::Text }, "claim"),
    (Column { name: "other_url", kind: Kind::Text }, "url"),
    (Column { name: "other_quote", kind: Kind::Text }, "quote"),
    (Column { name: "other_speaker", kind: Kind::Text }, "speaker"),
];

/// Columns of edges that are not of one claim.
const EDGE: &[Column] = &[
    Column { name: "relation", kind: Kind::Text },
    Column { name: "relation_iri", kind: Kind::Text },
    Column { name: "claims", kind: Kind::Integer },
    Column { name: "denied_claims", kind: Kind::Integer },
    Column { name: "unsure_claims", kind: Kind::Integer },
];

impl Table for Network {
    fn description(&self) -> String {
        description(self.view, self.graph.node_count(), self.graph.edge_count())
    }

    fn node_columns(&self) -> Vec<Column> {
        node_columns()
    }

    fn edge_columns(&self) -> Vec<Column> {
        edge_columns(self.view)
    }

    fn each_node(&self, look: OnNode<'_>) -> io::Result<()> {
        self.nodes().try_for_each(|row| look(&row))
    }

    fn each_edge(&self, look: OnEdge<'_>) -> io::Result<()> {
        self.edges().try_for_each(|row| look(&row))
    }
}

/// What a graph is, in a line.
pub(super) fn description(view: View, nodes: usize, edges: usize) -> String {
    format!("Dixit: {} of claims; {nodes} nodes, {edges} edges", view.name())
}

/// The columns of nodes, those of nodes that are claims too.
pub(super) fn node_columns() -> Vec<Column> {
    let mut columns = of_nodes();
    columns.extend(selected(CLAIM_NODE).map(|column| column.column));
    columns
}

/// The columns of a view's edges.
pub(super) fn edge_columns(view: View) -> Vec<Column> {
    let mut columns = EDGE.to_vec();
    columns.extend(CLAIM.iter().map(|column| column.column));
    if view != View::Entities {
        columns.extend(OTHER.iter().map(|(column, _)| *column));
    }
    columns
}

impl Network {
    /// Every node as it is written.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeRow<'_>> {
        self.graph.node_weights().map(|node| self.node_row(node))
    }

    /// Every edge as it is written.
    pub(super) fn edges(&self) -> impl Iterator<Item = EdgeRow<'_>> {
        let mut seen = HashMap::new();
        self.graph.raw_edges().iter().map(move |edge| {
            let before = seen.entry((edge.source(), edge.target(), edge.weight.label.as_str())).or_insert(0);
            *before += 1;
            let ends = [edge.source(), edge.target()].map(|end| self.graph[end].iri.as_str());
            self.edge_row(&edge.weight, *before, ends)
        })
    }
}

impl Network {
    pub(super) fn node_row<'a>(&'a self, node: &'a Node) -> NodeRow<'a> {
        let mut values: Vec<Option<Value<'a>>> = NODE.iter().map(|(_, value)| value(self, node)).collect();
        // A number or date belongs to one claim, and says of it what a claim of its own would.
        let claim = node.itself.or_else(|| node.claims.first().copied().filter(|_| node.kind == "Value"));
        let claim = claim.map(|index| &self.corpus.claims[index]);
        values.extend(
            selected(CLAIM_NODE).map(|column| claim.and_then(|claim| (column.value)(&self.corpus, claim))),
        );
        NodeRow {
            id: Cow::Borrowed(&node.iri),
            label: Cow::Borrowed(&node.label),
            kind: node.kind,
            claims: node.claims.len(),
            values,
        }
    }

    pub(super) fn edge_row<'a>(
        &'a self,
        edge: &'a Edge,
        place: usize,
        [source, target]: [&'a str; 2],
    ) -> EdgeRow<'a> {
        let claims = self.claims_of(edge);
        let first = claims.clone().next();
        let denied = claims.clone().filter(|claim| claim.polarity == Polarity::Denied).count();
        let unsure = claims.clone().filter(|claim| claim.certainty != Certainty::Certain).count();
        let mut values = vec![
            text(&edge.label),
            text(&edge.iri),
            integer(edge.claims.len() as u64),
            integer(denied as u64),
            integer(unsure as u64),
        ];
        values.extend(CLAIM.iter().map(|column| together(column, &self.corpus, claims.clone())));
        if self.view != View::Entities {
            let others = edge.others.iter().map(|index| &self.corpus.claims[*index]);
            for (_, name) in OTHER {
                let column = CLAIM.iter().find(|column| column.column.name == *name);
                values.push(column.and_then(|column| together(column, &self.corpus, others.clone())));
            }
        }
        EdgeRow {
            id: Cow::Borrowed(&edge.id),
            source: Cow::Borrowed(source),
            target: Cow::Borrowed(target),
            label: Cow::Borrowed(&edge.label),
            kind: match place {
                1 => Cow::Borrowed(edge.label.as_str()),
                more => Cow::Owned(format!("{} ({more})", edge.label)),
            },
            weight: edge.weight(),
            denied: denied > 0 && denied == edge.claims.len(),
            unsure: unsure > 0 && unsure == edge.claims.len(),
            url: Cow::Borrowed(first.map_or("", |claim| claim.id.as_str())),
            quote: Cow::Borrowed(first.map_or("", |claim| claim.quote.as_str())),
            values,
        }
    }
}

#[cfg(test)]
mod tests;
