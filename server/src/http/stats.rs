//! `/stats`: what the store holds, in numbers.

use super::listing::{self, Listing};
use super::{HttpError, State};
use crate::pages;
use crate::view::count;
use actix_web::{HttpRequest, HttpResponse, web};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/stats", web::to(stats)).route("/stats.{ending}", web::to(stats));
}

/// The counts, each by its name, in the order they are shown.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(transparent)]
pub struct Stats(#[schemars(with = "BTreeMap<String, usize>")] Map<String, Value>);

async fn stats(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Stats> {
        read: |_, asking, _| {
            let counts = count::all(asking.store).map_err(HttpError::from)?;
            Ok(Stats(counts.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect()))
        },
        iris: |_| Vec::new(),
        next: |_| None,
        page: Some(|counts, _, context| pages::lists::stats(&counts.0, context)),
    };
    listing::respond(request, state, listing).await
}
