//! Changes of whole graphs, each one transaction.

use super::Target;
use super::data::Rdf;
use crate::http::cache::Precondition;
use crate::http::{HttpError, State};
use dixit_extractor::store::{Store, StoreError, UpdateOptions};
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, Quad};
use sha2::{Digest, Sha256};

/// What is to be done to a graph.
pub enum Change {
    /// Put this in its place.
    Replace(Vec<Rdf>),
    /// Put this beside what it has.
    Add(Vec<Rdf>),
    /// Take it out.
    Delete,
    /// Do this update to it.
    Patch(String),
}

/// What was done.
pub enum Made {
    /// There is a new graph of this IRI.
    Created(String),
    /// A graph that was there is different, or gone.
    Changed,
}

/// Do it.
///
/// # Errors
/// When the data is not well-formed, the graph is not there, or the store fails.
pub fn carry_out(
    state: &State,
    change: Change,
    target: Target,
    precondition: &Precondition,
    path: &str,
) -> Result<Made, HttpError> {
    let base = &state.settings.base;
    // Parsing is done before anybody else has to wait.
    let target = match (&change, target) {
        (Change::Add(files), Target::All) if !files.iter().any(Rdf::is_dataset) => new_graph(files, base)?,
        (Change::Add(_), Target::All) => Target::All,
        (_, Target::All) => {
            let message = "name the graph: ?graph=IRI, ?default, or the graph's own address";
            return Err(HttpError::BadRequest(message.to_owned()));
        }
        (_, target) => target,
    };
    let graph = target.graph();
    let quads = match &change {
        Change::Replace(files) | Change::Add(files) => Some(read(files, graph.as_ref(), base)?),
        Change::Delete | Change::Patch(_) => None,
    };
    state.write(|store| {
        let exists = target.exists(state)?;
        precondition.check(state, exists)?;
        if quads.is_none() && !exists {
            return Err(HttpError::NotFound(path.to_owned()));
        }
        match (&change, quads) {
            (Change::Patch(update), _) => patch(store, update, graph.as_ref(), base)?,
            (Change::Delete, _) => delete(store, graph.as_ref())?,
            (_, quads) => {
                let clear = matches!(change, Change::Replace(_));
                put(store, graph.as_ref(), &quads.unwrap_or_default(), clear)?;
            }
        }
        Ok(match &target {
            Target::Named(graph) if !exists => Made::Created(graph.as_str().to_owned()),
            _ => Made::Changed,
        })
    })
}

fn read(files: &[Rdf], graph: Option<&GraphName>, base: &str) -> Result<Vec<Quad>, HttpError> {
    let base = match graph {
        Some(GraphName::NamedNode(graph)) => graph.as_str(),
        _ => base,
    };
    let mut quads = Vec::new();
    for file in files {
        quads.extend(file.quads(graph, base)?);
    }
    Ok(quads)
}

/// A graph of its own for data that came without a name: named by what is in it, so sending it twice makes one.
fn new_graph(files: &[Rdf], base: &str) -> Result<Target, HttpError> {
    let mut digest = Sha256::new();
    let mut lines: Vec<String> = read(files, None, base)?.iter().map(ToString::to_string).collect();
    lines.sort();
    lines.iter().for_each(|line| digest.update(line.as_bytes()));
    let name: String = digest.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    Ok(Target::Named(NamedNode::new_unchecked(format!("{base}store/{name}"))))
}

fn put(store: &Store, graph: Option<&GraphName>, quads: &[Quad], clear: bool) -> Result<(), HttpError> {
    let mut transaction = store.oxigraph().start_transaction()?;
    if let Some(graph) = graph {
        if clear {
            transaction.clear_graph(graph.as_ref())?;
        }
        if let GraphName::NamedNode(graph) = graph {
            transaction.insert_named_graph(graph.as_ref());
        }
    }
    transaction.extend(quads);
    Ok(transaction.commit()?)
}

fn delete(store: &Store, graph: Option<&GraphName>) -> Result<(), HttpError> {
    let mut transaction = store.oxigraph().start_transaction()?;
    match graph {
        Some(GraphName::NamedNode(graph)) => transaction.remove_named_graph(graph.as_ref())?,
        _ => transaction.clear_graph(GraphNameRef::DefaultGraph)?,
    }
    Ok(transaction.commit()?)
}

/// The update sees the graph alone, as the unnamed one of a store of its own, and what it makes of it takes the
/// graph's place.
fn patch(store: &Store, update: &str, graph: Option<&GraphName>, base: &str) -> Result<(), HttpError> {
    let alone = Store::in_memory()?;
    let graph = graph.cloned().unwrap_or_default();
    let quads = store.oxigraph().quads_for_pattern(None, None, None, Some(graph.as_ref()));
    let mut transaction = alone.oxigraph().start_transaction()?;
    for quad in quads {
        let mut quad = quad?;
        quad.graph_name = GraphName::DefaultGraph;
        transaction.insert(&quad);
    }
    transaction.commit()?;
    let options = UpdateOptions { base: Some(base.to_owned()), ..UpdateOptions::default() };
    alone.update_with(update, &options).map_err(|error| match error {
        StoreError::Syntax(error) => HttpError::syntax(&error, update),
        other => other.into(),
    })?;
    let mut changed = Vec::new();
    for quad in alone.oxigraph() {
        let mut quad = quad?;
        if quad.graph_name != GraphName::DefaultGraph {
            let message = "a PATCH changes one graph: leave out GRAPH, or send the update to /update";
            return Err(HttpError::BadRequest(message.to_owned()));
        }
        quad.graph_name = graph.clone();
        changed.push(quad);
    }
    put(store, Some(&graph), &changed, true)
}
