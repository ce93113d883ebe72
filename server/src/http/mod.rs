//! The HTTP server: the SPARQL endpoint and the addresses of the pages; files mirror addresses. What a page
//! looks like is in [`pages`](crate::pages).
//!
//! | address | file |
//! |---|---|
//! | `/` | `index.rs` |
//! | `/sparql`, `/query` | `sparql.rs` |
//! | `/document/{slug}`, `/document/{slug}/turn/{n}` | `document.rs` |
//! | `/claims` | `browse.rs` |
//! | `/claim/{hash}` | `claim.rs` |
//! | `/entity/{slug}`, `/document/{slug}/speaker/{name}` | `entity.rs` |
//! | `/language/{code}` | `language.rs` |
//! | `/graph/{view}`, `/export` | `graph.rs` |
//! | any other IRI of the store | `resource.rs` |
//! | `/assets/…`, `/healthz` | `assets.rs` |
//!
//! Everything is read-only; the store is never changed over HTTP.

mod assets;
mod browse;
mod claim;
mod document;
mod entity;
mod error;
mod graph;
mod index;
mod language;
mod negotiate;
mod reader;
mod resource;
mod shown;
mod sparql;
mod stream;
#[cfg(test)]
mod tests;

pub use error::HttpError;

use crate::cli::CliError;
use crate::pages;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, DefaultHeaders, NormalizePath, TrailingSlash};
use actix_web::{App, Error, HttpServer, web};
use dixit_extractor::store::Store;
use std::time::Duration;

/// Where the server listens unless told otherwise.
pub const DEFAULT_BIND: &str = "127.0.0.1:7878";

/// Largest body of a request, in bytes.
const BODY_LIMIT: usize = 1 << 20;

/// How the server behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address to listen on.
    pub bind: String,
    /// Base of the IRIs in the store, ending in `/`.
    pub base: String,
    /// How long a query may take.
    pub timeout: Duration,
    /// Whether queries see all graphs together unless they say otherwise.
    pub union_default_graph: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bind: DEFAULT_BIND.to_owned(),
            base: "http://localhost:7878/".to_owned(),
            timeout: Duration::from_secs(60),
            union_default_graph: true,
        }
    }
}

/// What every handler may use.
#[derive(Debug, Clone)]
pub struct State {
    /// The store.
    pub store: Store,
    /// How the server behaves.
    pub settings: Settings,
}

/// The application: everything but the socket.
pub fn app(
    state: State,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(web::Data::new(state))
        .app_data(web::PayloadConfig::new(BODY_LIMIT))
        .wrap(headers())
        .wrap(Compress::default())
        .wrap(NormalizePath::new(TrailingSlash::MergeOnly))
        .configure(routes)
}

/// The headers of every answer: nothing but our own assets may load, anybody may read.
fn headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add(("Content-Security-Policy", pages::layout::CONTENT_SECURITY_POLICY))
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("Referrer-Policy", "no-referrer"))
        .add(("Access-Control-Allow-Origin", "*"))
        .add(("Access-Control-Expose-Headers", "Content-Type"))
        .add(("Vary", "Accept, Accept-Language, Cookie"))
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(sparql::routes)
        .configure(assets::routes)
        .configure(browse::routes)
        .configure(index::routes)
        .configure(language::routes)
        .configure(document::routes)
        .configure(claim::routes)
        .configure(entity::routes)
        .configure(graph::routes)
        .default_service(web::to(resource::any));
}

/// Serve until interrupted.
///
/// # Errors
/// When the address cannot be listened on.
pub fn serve(store: Store, settings: Settings) -> Result<(), CliError> {
    let bind = settings.bind.clone();
    let failed = |source| CliError::Serve { bind: bind.clone(), source };
    let state = State { store, settings };
    actix_web::rt::System::new()
        .block_on(async {
            let server = HttpServer::new(move || app(state.clone())).bind(&bind)?;
            for address in server.addrs() {
                eprintln!(
                    "Dixit serves http://{address}/ (SPARQL: http://{address}/sparql); Ctrl-C stops it"
                );
            }
            server.run().await
        })
        .map_err(failed)
}
