//! `/turns`, `/entities`, `/relations`: lists of what a store holds besides documents and claims. A turn, an entity and
//! a relation have addresses of their own, which their IRIs are.

use super::listing::{self, Listing};
use super::parameters::Pair;
use super::{HttpError, State};
use crate::pages;
use crate::view::catalogue::{self, EntitySummary, Listed, RelationSummary, Wanted};
use crate::view::documents::SegmentView;
use crate::view::list::Asking;
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::StoreError;
use serde::Serialize;

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
        read: |_, asking, pairs| read(asking, pairs, catalogue::turns),
        iris: |listed| listed.items.iter().map(|turn| turn.id.clone()).collect(),
        next: |listed| listed.next.as_deref(),
        page: Some(pages::lists::turns),
    };
    listing::respond(request, state, listing).await
}

async fn entities(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Listed<EntitySummary>> {
        read: |_, asking, pairs| read(asking, pairs, catalogue::entities),
        iris: |listed| listed.items.iter().map(|entity| entity.id.clone()).collect(),
        next: |listed| listed.next.as_deref(),
        page: Some(pages::lists::entities),
    };
    listing::respond(request, state, listing).await
}

async fn relations(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Listed<RelationSummary>> {
        read: |_, asking, pairs| read(asking, pairs, catalogue::relations),
        iris: |listed| listed.items.iter().map(|relation| relation.id.clone()).collect(),
        next: |listed| listed.next.as_deref(),
        page: Some(pages::lists::relations),
    };
    listing::respond(request, state, listing).await
}

/// Read a list as the parameters want it.
pub fn read<T: Serialize>(
    asking: &Asking<'_>,
    pairs: &[Pair],
    list: fn(&Asking<'_>, &Wanted) -> Result<Listed<T>, StoreError>,
) -> Result<Listed<T>, HttpError> {
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Ok(list(asking, &Wanted::from_pairs(pairs)?)?)
}
