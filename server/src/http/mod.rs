//! The HTTP server: the SPARQL endpoint and the addresses of the pages; files mirror addresses. What a page
//! looks like is in [`pages`](crate::pages).
//!
//! | address | file |
//! |---|---|
//! | `/` | `index.rs` |
//! | `/sparql`, `/query` | `sparql.rs` |
//! | `/update` | `update.rs` |
//! | `/store`, `/store/{name}` | `store.rs` |
//! | `/documents`, `/documents/{slug}` | `documents.rs` |
//! | `/document/{slug}`, `/document/{slug}/turn/{n}`, `/turns/{slug}/{n}` | `document.rs` |
//! | `/claims` | `claims.rs` |
//! | `/claim/{hash}`, `/claims/{hash}` | `claim.rs` |
//! | `/turns`, `/entities`, `/relations` | `catalogue.rs` |
//! | `/entity/{slug}`, `/entities/{slug}`, `/document/{slug}/speaker/{name}` | `entity.rs` |
//! | `/search` | `search.rs` |
//! | `/queries`, `/queries/{name}` | `queries.rs` |
//! | `/stats` | `stats.rs` |
//! | `/openapi.json`, `/api` | `openapi.rs` |
//! | `/language/{code}` | `language.rs` |
//! | `/graph/{view}`, `/export` | `graph.rs` |
//! | any other IRI of the store | `resource.rs` |
//! | `/assets/…` | `assets.rs` |
//! | `/healthz`, `/readyz` | `health.rs` |
//! | `/metrics` | `metrics.rs` |
//!
//! Around every handler stands `front.rs`: request ids, limits, headers, the log. A handler reads its request, hands
//! the work to a thread that may block, and sends what comes of it; failures have one shape, in `error.rs`. `tls.rs` makes
//! connections safe, `outbound.rs` is the only one that asks other servers, where it may.

mod assets;
mod auth;
mod body;
mod cache;
mod catalogue;
mod claim;
mod claims;
mod document;
mod documents;
mod entity;
mod error;
mod forms;
mod front;
mod gate;
mod graph;
mod health;
mod index;
mod language;
mod listing;
mod memory;
mod metrics;
mod negotiate;
mod networks;
pub mod openapi;
mod outbound;
mod parameters;
pub mod probe;
mod queries;
mod rate;
mod reader;
mod resource;
mod search;
mod shown;
mod sparql;
mod state;
mod stats;
mod store;
mod stream;
#[cfg(test)]
mod tests;
mod tls;
mod update;

pub use auth::{Access, Scope, TokenEntry, is_hash, make as make_token};
pub use error::{HttpError, Place};
pub use outbound::{Allowed, OutboundSettings};
pub use state::{DEFAULT_BIND, Settings, State};
pub use tls::{TlsError, config as tls_config};

use crate::cli::CliError;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, NormalizePath, TrailingSlash, from_fn};
use actix_web::{App, Error, HttpServer, web};
use dixit_extractor::store::Store;
use std::sync::Arc;

/// How long a server that is told to stop lets running requests finish, in seconds.
const FAREWELL_S: u64 = 30;

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
        .app_data(web::PayloadConfig::new(state.settings.max_body))
        .app_data(web::Data::new(state))
        .wrap(Compress::default())
        .wrap(from_fn(front::front))
        .wrap(NormalizePath::new(TrailingSlash::MergeOnly))
        .configure(routes)
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(sparql::routes)
        .configure(update::routes)
        .configure(store::routes)
        .configure(assets::routes)
        .configure(health::routes)
        .configure(metrics::routes)
        .configure(index::routes)
        .configure(language::routes)
        .configure(documents::routes)
        .configure(document::routes)
        .configure(claims::routes)
        .configure(catalogue::routes)
        .configure(search::routes)
        .configure(queries::routes)
        .configure(stats::routes)
        .configure(openapi::routes)
        .configure(claim::routes)
        .configure(entity::routes)
        .configure(graph::routes)
        .default_service(web::to(resource::any));
}

/// Read what lists and graphs are made from beside serving, so that whoever comes first need not wait for it.
fn warm(state: State) {
    std::thread::spawn(move || {
        if let Err(error) = state.corpus() {
            tracing::warn!(%error, "the claims cannot be read");
        }
    });
}

/// Serve until interrupted; then finish what is being done.
///
/// # Errors
/// When the address cannot be listened on.
pub fn serve(store: Store, settings: Settings) -> Result<(), CliError> {
    let bind = settings.bind.clone();
    let failed = |source| CliError::Serve { bind: bind.clone(), source };
    let tls = settings.tls.clone();
    let state = State::new(store, settings);
    warm(state.clone());
    actix_web::rt::System::new()
        .block_on(async {
            // Without delay: the end of an answer in pieces would wait for the client's acknowledgement.
            let server = HttpServer::new(move || app(state.clone()))
                .tcp_nodelay(true)
                .shutdown_timeout(FAREWELL_S);
            let (scheme, server) = match tls {
                Some(tls) => ("https", server.bind_rustls_0_23(&bind, Arc::unwrap_or_clone(tls))?),
                None => ("http", server.bind(&bind)?),
            };
            for address in server.addrs() {
                eprintln!(
                    "Dixit serves {scheme}://{address}/ (SPARQL: {scheme}://{address}/sparql); Ctrl-C stops it"
                );
            }
            server.run().await
        })
        .map_err(failed)
}
