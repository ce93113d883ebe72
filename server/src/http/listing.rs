//! Lists and other answers that depend on parameters, in every form: JSON, a page, or RDF of what is listed.

use super::negotiate;
use super::parameters::{self, Pair};
use super::reader::Reader;
use super::shown::{Form, OFFERS, rdf};
use super::stream;
use super::{HttpError, State, cache};
use crate::pages::Context;
use crate::render::rdf::Version;
use crate::view::list::Asking;
use crate::view::resource::about;
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;
use schemars::JsonSchema;
use serde::Serialize;
use std::io::Write;

/// Makes the page of something that was asked for with these parameters.
pub type Page<V> = fn(&V, &[Pair], &Context<'_>) -> Markup;

/// How something is read and shown.
pub struct Listing<V> {
    /// Read it as the parameters want it.
    pub read: fn(&State, &Asking<'_>, &[Pair]) -> Result<V, HttpError>,
    /// The IRIs of what is in it: its RDF.
    pub iris: fn(&V) -> Vec<String>,
    /// Where the next page starts.
    pub next: fn(&V) -> Option<&str>,
    /// Its page; `None` where that is made elsewhere.
    pub page: Option<Page<V>>,
}

/// JSON of a list: what is in it, and the address of the next page.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "PageOf{V}")]
pub struct Linked<V> {
    #[serde(flatten)]
    value: V,
    /// Where the next page is; none when this is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_page: Option<String>,
}

/// Answer a request for a list.
pub async fn respond<V: Serialize + 'static>(
    request: HttpRequest,
    state: web::Data<State>,
    listing: Listing<V>,
) -> HttpResponse {
    make(&request, &state, listing).await.unwrap_or_else(|error| error.respond(&request))
}

async fn make<V: Serialize + 'static>(
    request: &HttpRequest,
    state: &web::Data<State>,
    listing: Listing<V>,
) -> Result<HttpResponse, HttpError> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let method = request.method().to_string();
        return Err(HttpError::MethodNotAllowed { method, allowed: "GET, HEAD, OPTIONS" });
    }
    let offer = negotiate::choose(request, OFFERS)?;
    let pairs = parameters::decode(request.query_string())?;
    // A page depends on who reads it; data depends on the store alone.
    let is_page = matches!(offer.what, Form::Html);
    if let Some(unchanged) = cache::unchanged(request, state).filter(|_| !is_page) {
        return Ok(unchanged);
    }
    let version = negotiate::version(request)?.unwrap_or(Version::Rdf11);
    let (job, reader, path) = (state.clone(), Reader::of(request), request.path().to_owned());
    let response = stream::answer(state, &state.gate, state.settings.timeout, move |output| {
        let asking =
            Asking { store: &job.store, base: &job.settings.base, cancellation: Some(output.token()) };
        let value = (listing.read)(&job, &asking, &pairs).map_err(|error| output.failure(error))?;
        output.begin(offer.content_type());
        let bytes = match offer.what {
            Form::Html => {
                let page =
                    listing.page.ok_or_else(|| HttpError::NotAcceptable("application/json".to_owned()))?;
                page(&value, &pairs, &reader.context(&job.settings)).into_string().into_bytes()
            }
            Form::Json => json(&value, (listing.next)(&value), &path, &pairs)?,
            Form::Rdf(format) => {
                let mut quads = Vec::new();
                for iri in (listing.iris)(&value) {
                    quads.extend(about(&job.store, &iri)?);
                }
                rdf(quads, format, version)?
            }
        };
        output.write_all(&bytes).map_err(|error| output.failure(error))
    })
    .await?;
    Ok(if is_page { response } else { cache::stamp(response, state) })
}

fn json<V: Serialize>(
    value: &V,
    next: Option<&str>,
    path: &str,
    pairs: &[Pair],
) -> Result<Vec<u8>, HttpError> {
    let next_page = next.map(|next| {
        let kept = pairs.iter().filter(|(name, _)| name != "after");
        let mut address: Vec<(&str, &str)> =
            kept.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        address.push(("after", next));
        format!("{path}?{}", parameters::encode(&address))
    });
    serde_json::to_vec_pretty(&Linked { value, next_page })
        .map_err(|error| HttpError::Internal(error.to_string()))
}
