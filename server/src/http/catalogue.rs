//! `/turns`, `/entities`, `/relations`: lists of what a store holds besides documents and claims. A turn, an entity and
//! a relation have addresses of their own, which their IRIs are.

use super::listing::{self, Listing};
use super::parameters::Pair;
use super::{HttpError, State};
use crate::pages;
use crate::view::catalogue::{self, EntitySummary, Listed, RelationSummary, Wanted};
use crate::view::documents::SegmentView;
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    for (path, service) in [("/turns", web::to(turns)), ("/turns.{ending}", web::to(turns))] {
        config.route(path, service);
    }
    for (path, service) in [("/entities", web::to(entities)), ("/entities.{ending}", web::to(entities))] {
        config.route(path, service);
    }
    for (path, service) in [("/relations", web::to(relations)), ("/relations.{ending}", web::to(relations))] {
        config.route(path, service);
    }
}

async fn turns(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Listed<SegmentView>> {
        read: |_, asking, pairs| Ok(catalogue::turns(asking, &wanted(pairs)?)?),
        iris: |listed| listed.items.iter().map(|turn| turn.id.clone()).collect(),
        next: |listed| listed.next.as_deref(),
        page: Some(pages::lists::turns),
    };
    listing::respond(request, state, listing).await
}

async fn entities(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Listed<EntitySummary>> {
        read: |state, _, pairs| Ok(catalogue::entities(&*state.corpus()?, &wanted(pairs)?)?),
        iris: |listed| listed.items.iter().map(|entity| entity.id.clone()).collect(),
        next: |listed| listed.next.as_deref(),
        page: Some(pages::lists::entities),
    };
    listing::respond(request, state, listing).await
}

async fn relations(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Listed<RelationSummary>> {
        read: |state, asking, pairs| Ok(catalogue::relations(asking, &*state.corpus()?, &wanted(pairs)?)?),
        iris: |listed| listed.items.iter().map(|relation| relation.id.clone()).collect(),
        next: |listed| listed.next.as_deref(),
        page: Some(pages::lists::relations),
    };
    listing::respond(request, state, listing).await
}

/// What of a list the parameters want.
///
/// # Errors
/// When a value does not fit.
pub fn wanted(pairs: &[Pair]) -> Result<Wanted, HttpError> {
    Ok(Wanted::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))?)
}
