//! [`Settings`]: how the server behaves; [`State`]: what every handler may use.

use super::HttpError;
use super::auth::Access;
use super::gate::Gate;
use super::metrics::Metrics;
use super::networks::Networks;
use super::outbound::{Client, OutboundSettings};
use super::rate::Rate;
use super::sparql::{Answers, LongQueries};
use crate::view::corpus::{corpus, renewed};
use crate::view::filter::ClaimFilter;
use crate::view::fulltext::Index;
use crate::view::list::Asking;
use crate::view::node;
use crate::view::record::Corpus;
use dixit_extractor::pipeline::Extractor;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::store::{Outbound, Store};
use oxigraph::model::NamedOrBlankNode;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Where the server listens unless told otherwise.
pub const DEFAULT_BIND: &str = "127.0.0.1:7878";

/// How many uploads are extracted at a time; each uses all cores anyway.
const UPLOADS: usize = 1;

/// How the server behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address to listen on.
    pub bind: String,
    /// Base of the IRIs in the store, ending in `/`.
    pub base: String,
    /// How long a query may take unless it asks for more.
    pub timeout: Duration,
    /// How long it may ask for.
    pub max_timeout: Duration,
    /// Whether queries see all graphs together unless they say otherwise.
    pub union_default_graph: bool,
    /// How many queries run at a time.
    pub max_queries: usize,
    /// How many more may wait.
    pub queue: usize,
    /// How long one waits.
    pub queue_wait: Duration,
    /// Most rows or triples of an answer.
    pub max_rows: usize,
    /// Largest body of a request, in bytes.
    pub max_body: usize,
    /// Memory of the process, in bytes, above which running queries are stopped; none by default.
    pub max_memory: Option<u64>,
    /// Requests a minute that one address may make; 0 for any number.
    pub rate_limit: u32,
    /// Whether the address of a client is the one that a proxy in front names.
    pub behind_proxy: bool,
    /// Queries that take longer are logged.
    pub slow_query: Duration,
    /// Who may change what.
    pub access: Access,
    /// What TLS connections are made with; without it, connections are plain.
    pub tls: Option<Arc<rustls::ServerConfig>>,
    /// Whom `SERVICE` and `LOAD` may ask.
    pub outbound: OutboundSettings,
}

impl Default for Settings {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            bind: DEFAULT_BIND.to_owned(),
            base: "http://localhost:7878/".to_owned(),
            timeout: Duration::from_secs(30),
            max_timeout: Duration::from_secs(300),
            union_default_graph: true,
            max_queries: (2 * cores).max(4),
            queue: 64,
            queue_wait: Duration::from_secs(10),
            max_rows: 1_000_000,
            max_body: 32 << 20,
            max_memory: None,
            rate_limit: 0,
            behind_proxy: false,
            slow_query: Duration::from_secs(5),
            access: Access::default(),
            tls: None,
            outbound: OutboundSettings::default(),
        }
    }
}

/// What every handler may use. A copy shares everything with its original.
#[derive(Debug, Clone)]
pub struct State {
    /// The store.
    pub store: Store,
    /// How the server behaves.
    pub settings: Settings,
    /// Lets so many queries run at a time.
    pub gate: Gate,
    /// The queries that are not tried where they are read.
    pub long_queries: LongQueries,
    /// Short answers, until the store changes.
    pub answers: Answers,
    /// Lets so many uploads be extracted at a time.
    pub works: Gate,
    /// Lets so many requests of one client through.
    pub rate: Rate,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    client: Option<Arc<Client>>,
    shared: Arc<Shared>,
}

/// What a store holds.
#[derive(Debug)]
pub struct Counts {
    /// Quads.
    pub quads: usize,
    /// Documents.
    pub documents: usize,
    /// Claims.
    pub claims: usize,
    /// Entities.
    pub entities: usize,
    /// Named graphs.
    pub graphs: Vec<String>,
}

/// What all copies of a [`State`] have in common.
#[derive(Debug)]
struct Shared {
    /// Tells the states of different processes apart.
    epoch: u64,
    /// How often the store was changed.
    revision: AtomicU64,
    /// When it was changed last, in seconds of Unix time.
    changed: AtomicU64,
    /// Held by whoever writes.
    writer: Mutex<()>,
    /// What it holds, with the revision that was counted.
    counts: Mutex<Option<(u64, Arc<Counts>)>>,
    /// The revisions since its claims were read, each with the one document it changed, if it was one.
    changes: Mutex<Vec<(u64, Option<String>)>>,
    /// Its claims, with the revision they are of.
    corpus: Mutex<Option<(u64, Arc<Corpus>)>>,
    /// Its words, with the revision they are of.
    index: Mutex<Option<(u64, Arc<Index>)>>,
    /// Graphs of its claims.
    networks: Networks,
    /// The extractor, made when it is first needed.
    extractor: OnceLock<Result<Arc<Extractor>, String>>,
}

impl State {
    /// The state of a server that begins.
    #[must_use]
    pub fn new(store: Store, settings: Settings) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "any 64 bits of it do")]
        let epoch = now.as_nanos() as u64 ^ u64::from(std::process::id()) << 32;
        Self {
            gate: Gate::new(settings.max_queries, settings.queue, settings.queue_wait),
            long_queries: LongQueries::default(),
            answers: Answers::default(),
            works: Gate::new(UPLOADS, settings.queue, settings.queue_wait),
            rate: Rate::new(settings.rate_limit),
            metrics: Arc::default(),
            client: Client::new(&settings.outbound).map(Arc::new),
            shared: Arc::new(Shared {
                epoch,
                revision: AtomicU64::new(0),
                changed: AtomicU64::new(now.as_secs()),
                writer: Mutex::new(()),
                counts: Mutex::new(None),
                changes: Mutex::default(),
                corpus: Mutex::new(None),
                index: Mutex::new(None),
                networks: Networks::default(),
                extractor: OnceLock::new(),
            }),
            store,
            settings,
        }
    }

    /// Change the store: one at a time, so that writers never conflict, and known to whoever asks with an `ETag`.
    ///
    /// # Errors
    /// When `change` fails.
    pub fn write<T>(&self, change: impl FnOnce(&Store) -> Result<T, HttpError>) -> Result<T, HttpError> {
        self.change(None, change)
    }

    /// Change one document of the store, and nothing of others but what they share. What was read of others stays.
    ///
    /// # Errors
    /// When `change` fails.
    pub fn write_document<T>(
        &self,
        document: &str,
        change: impl FnOnce(&Store) -> Result<T, HttpError>,
    ) -> Result<T, HttpError> {
        self.change(Some(document.to_owned()), change)
    }

    fn change<T>(
        &self,
        document: Option<String>,
        change: impl FnOnce(&Store) -> Result<T, HttpError>,
    ) -> Result<T, HttpError> {
        let _writer = self.shared.writer.lock().unwrap_or_else(PoisonError::into_inner);
        // A change that fails may have done some of its work.
        let changed = change(&self.store);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        self.shared.changed.store(now, Ordering::Release);
        let mut changes = self.shared.changes.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.shared.revision.fetch_add(1, Ordering::AcqRel);
        changes.push((before + 1, document));
        changed
    }

    /// How often the store was changed since the server began.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.shared.revision.load(Ordering::Acquire)
    }

    /// A name for the store as it is now.
    #[must_use]
    pub fn etag(&self) -> String {
        format!("{:x}-{}", self.shared.epoch, self.revision())
    }

    /// When the store was changed last; when the server began if it was not.
    #[must_use]
    pub fn changed(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.shared.changed.load(Ordering::Acquire))
    }

    /// What the store holds; counted once for each state of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn counts(&self) -> Result<Arc<Counts>, HttpError> {
        let mut counted = self.shared.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let revision = self.revision();
        if let Some((_, counts)) = counted.as_ref().filter(|(of, _)| *of == revision) {
            return Ok(counts.clone());
        }
        let number = |class| node::of_class(&self.store, class).map(|found| found.len());
        let mut graphs = Vec::new();
        for graph in self.store.oxigraph().named_graphs() {
            if let NamedOrBlankNode::NamedNode(graph) = graph? {
                graphs.push(graph.into_string());
            }
        }
        graphs.sort();
        let counts = Arc::new(Counts {
            quads: self.store.oxigraph().len()?,
            documents: number(dx::DOCUMENT)?,
            claims: number(dx::CLAIM)?,
            entities: number(dx::ENTITY_CLASS)?,
            graphs,
        });
        *counted = Some((revision, counts.clone()));
        Ok(counts)
    }

    /// What asks the store for as long as it takes.
    fn asking(&self) -> Asking<'_> {
        Asking { store: &self.store, base: &self.settings.base, cancellation: None }
    }

    /// The claims of the store; read once for each state of it, or of the documents that have changed. Nothing stops the
    /// reading: whoever asks next has use for it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn corpus(&self) -> Result<Arc<Corpus>, HttpError> {
        let mut read = self.shared.corpus.lock().unwrap_or_else(PoisonError::into_inner);
        let revision = self.revision();
        if let Some((_, corpus)) = read.as_ref().filter(|(of, _)| *of == revision) {
            return Ok(corpus.clone());
        }
        let corpus = match read.take().and_then(|(of, before)| Some((before, self.changed_since(of)?))) {
            Some((before, documents)) => renewed(&self.asking(), &before, &documents)?,
            None => corpus(&self.asking(), &ClaimFilter::default())?,
        };
        let corpus = Arc::new(corpus);
        *read = Some((revision, corpus.clone()));
        let mut changes = self.shared.changes.lock().unwrap_or_else(PoisonError::into_inner);
        changes.retain(|(later, _)| *later > revision);
        Ok(corpus)
    }

    /// The documents that were changed after a revision; `None` where something else was.
    fn changed_since(&self, revision: u64) -> Option<BTreeSet<String>> {
        let changes = self.shared.changes.lock().unwrap_or_else(PoisonError::into_inner);
        changes.iter().filter(|(later, _)| *later > revision).map(|(_, document)| document.clone()).collect()
    }

    /// The words of the store; after a change, what is in other documents is kept.
    ///
    /// # Errors
    /// When the store fails.
    pub fn index(&self) -> Result<Arc<Index>, HttpError> {
        let mut made = self.shared.index.lock().unwrap_or_else(PoisonError::into_inner);
        let revision = self.revision();
        if let Some((_, index)) = made.as_ref().filter(|(of, _)| *of == revision) {
            return Ok(index.clone());
        }
        let corpus = self.corpus()?;
        let index = Arc::new(match made.as_ref() {
            Some((_, before)) => before.renewed(&corpus),
            None => Index::of(&corpus),
        });
        *made = Some((revision, index.clone()));
        Ok(index)
    }

    /// The graphs that were made last.
    #[must_use]
    pub fn networks(&self) -> &Networks {
        &self.shared.networks
    }

    /// Who asks other servers for `SERVICE` and `LOAD`; nobody unless the settings allow it.
    #[must_use]
    pub fn outbound(&self) -> Option<Arc<dyn Outbound>> {
        self.client.clone().map(|client| client as Arc<dyn Outbound>)
    }

    /// The extractor; the first call loads the language model.
    ///
    /// # Errors
    /// When the model is damaged.
    pub fn extractor(&self) -> Result<Arc<Extractor>, HttpError> {
        let made = self
            .shared
            .extractor
            .get_or_init(|| Extractor::new().map(Arc::new).map_err(|error| error.to_string()));
        made.clone().map_err(HttpError::Internal)
    }
}
