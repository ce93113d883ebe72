//! `/assets/…`: style, scripts and icon, part of the program.

use super::HttpError;
use actix_web::http::header::{self, EntityTag, Header, IfNoneMatch};
use actix_web::{HttpRequest, HttpResponse, web};
use std::hash::{DefaultHasher, Hash, Hasher};

const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

macro_rules! assets {
    ($($name:literal: $media_type:expr),* $(,)?) => {
        &[$(Asset {
            name: $name,
            media_type: $media_type,
            bytes: include_bytes!(concat!("../../assets/", $name)),
        }),*]
    };
}

/// A file of the pages.
struct Asset {
    name: &'static str,
    media_type: &'static str,
    bytes: &'static [u8],
}

/// Every file that is served. Those below `vendor/` have a version in their name and never change.
const ASSETS: &[Asset] = assets! {
    "style.css": CSS,
    "icon.svg": "image/svg+xml",
    "dixit.js": JAVASCRIPT,
    "draw.js": JAVASCRIPT,
    "graph.css": CSS,
    "graph.js": JAVASCRIPT,
    "chart.js": JAVASCRIPT,
    "sparql.css": CSS,
    "sparql.js": JAVASCRIPT,
    "vendor/cytoscape-3.34.4/cytoscape.min.js": JAVASCRIPT,
    "vendor/layout-base-2.0.1/layout-base.js": JAVASCRIPT,
    "vendor/cose-base-2.2.0/cose-base.js": JAVASCRIPT,
    "vendor/cytoscape-fcose-2.2.0/cytoscape-fcose.js": JAVASCRIPT,
    "vendor/yasqe-4.6.2/yasqe.min.css": CSS,
    "vendor/yasqe-4.6.2/yasqe.min.js": JAVASCRIPT,
};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/assets/{name:.+}", web::get().to(asset)).route("/assets/{name:.+}", web::head().to(asset));
}

async fn asset(request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name.as_str()) else {
        return HttpError::NotFound(request.path().to_owned()).respond(&request);
    };
    let tag = EntityTag::new_strong(fingerprint(asset.bytes));
    let age = if asset.name.starts_with("vendor/") { "max-age=31536000, immutable" } else { "no-cache" };
    let mut response =
        if is_known(&request, &tag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((header::CACHE_CONTROL, age)).insert_header(header::ETag(tag.clone()));
    if is_known(&request, &tag) {
        return response.finish();
    }
    response.content_type(asset.media_type).body(asset.bytes)
}

/// Whether the browser has the file of this tag already.
fn is_known(request: &HttpRequest, tag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(tag)),
        Err(_) => false,
    }
}

fn fingerprint(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
