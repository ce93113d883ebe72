//! `/metrics`: what the server counts, in the text format of OpenMetrics, which Prometheus reads.

use super::{HttpError, State};
use actix_web::{HttpRequest, HttpResponse, web};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::fmt;
use std::time::Duration;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/metrics", web::get().to(metrics));
}

/// How long requests take, in seconds.
const BUCKETS: [f64; 12] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 15.0, 60.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    method: String,
    /// The pattern of the address (`/claims/{hash}`), so that there are few.
    route: String,
    status: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// What is counted.
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    timed_out: Counter,
    out_of_memory: Counter,
    running: Gauge,
    waiting: Gauge,
    claims: Gauge,
    documents: Gauge,
    quads: Gauge,
    store_bytes: Gauge,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("dixit"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
            timed_out: Counter::default(),
            out_of_memory: Counter::default(),
            running: Gauge::default(),
            waiting: Gauge::default(),
            claims: Gauge::default(),
            documents: Gauge::default(),
            quads: Gauge::default(),
            store_bytes: Gauge::default(),
        };
        let registry = &mut metrics.registry;
        registry.register("http_requests", "Requests answered", metrics.requests.clone());
        registry.register("http_request_seconds", "Time until an answer begins", metrics.seconds.clone());
        registry.register(
            "queries_timed_out",
            "Queries stopped by their time limit",
            metrics.timed_out.clone(),
        );
        registry.register(
            "queries_out_of_memory",
            "Queries stopped by the memory limit",
            metrics.out_of_memory.clone(),
        );
        registry.register("queries_running", "Queries running", metrics.running.clone());
        registry.register("queries_waiting", "Queries waiting for their turn", metrics.waiting.clone());
        registry.register("claims", "Claims in the store", metrics.claims.clone());
        registry.register("documents", "Documents in the store", metrics.documents.clone());
        registry.register("quads", "Quads in the store", metrics.quads.clone());
        registry.register("store_size_bytes", "Size of the store on disk", metrics.store_bytes.clone());
        metrics
    }
}

impl Metrics {
    /// A request was answered.
    pub fn request(&self, method: &str, route: String, status: u16, took: Duration) {
        let by_route = Route { route };
        self.seconds.get_or_create(&by_route).observe(took.as_secs_f64());
        let labels = Labels { method: method.to_owned(), route: by_route.route, status: status.into() };
        self.requests.get_or_create(&labels).inc();
    }

    /// A query ran out of time.
    pub fn timed_out(&self) {
        self.timed_out.inc();
    }

    /// A query was stopped because memory was short.
    pub fn out_of_memory(&self) {
        self.out_of_memory.inc();
    }

    fn text(&self, state: &State) -> Result<String, HttpError> {
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.running.set(whole(state.gate.running()));
        self.waiting.set(whole(state.gate.waiting()));
        let counts = state.counts()?;
        self.claims.set(whole(counts.claims));
        self.documents.set(whole(counts.documents));
        self.quads.set(whole(counts.quads));
        self.store_bytes.set(state.store.path().map_or(0, size));
        let mut text = String::new();
        encode(&mut text, &self.registry).map_err(|error| HttpError::Internal(error.to_string()))?;
        Ok(text)
    }
}

/// Bytes of the files in a folder.
fn size(folder: &std::path::Path) -> i64 {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten();
    let bytes: u64 =
        files.filter_map(|file| file.metadata().ok()).filter(|m| m.is_file()).map(|m| m.len()).sum();
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

async fn metrics(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let made = web::block(move || state.metrics.text(&state)).await;
    let made = made.unwrap_or_else(|error| Err(HttpError::Internal(error.to_string())));
    match made {
        Ok(text) => HttpResponse::Ok()
            .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
            .body(text),
        Err(error) => error.respond(&request),
    }
}
