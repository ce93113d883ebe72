//! `/stats`: what the store holds, in numbers.

use super::listing::{self, Listing};
use super::{HttpError, State};
use crate::pages;
use crate::view::count;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/stats", web::to(stats)).route("/stats.{ending}", web::to(stats));
}

async fn stats(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Map<String, Value>> {
        read: |_, asking, _| {
            let counts = count::all(asking.store).map_err(HttpError::from)?;
            Ok(counts.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect())
        },
        iris: |_| Vec::new(),
        next: |_| None,
        page: Some(|counts, _, context| pages::lists::stats(counts, context)),
    };
    listing::respond(request, state, listing).await
}
