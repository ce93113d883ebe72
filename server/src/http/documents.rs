//! `/documents`: the documents of the store; and, with a token that has the scope `documents`, bringing one or many
//! (`POST`), putting one in the place of another (`PUT`), and taking one out (`DELETE`).
//!
//! | request | what |
//! |---|---|
//! | `POST /documents?name=talk.txt` with a text | one document |
//! | `POST /documents` with `multipart/form-data` | every file in it, each a document |
//! | `PUT /documents/{slug}` with a text | this document, new or instead of what was there |
//! | `DELETE /documents/{slug}` | takes it out |
//!
//! Whoever accepts `text/event-stream` hears of each document as it is stored; others get the whole list at the end.
//! A document that is reported as stored is on disk.

mod upload;

use super::auth::{self, Scope};
use super::body::{self, Taken};
use super::cache::Precondition;
use super::catalogue::wanted;
use super::listing::{self, Listing};
use super::parameters;
use super::shown::{self, Resource};
use super::{HttpError, State};
use crate::pages;
use crate::view::catalogue::{self, Listed};
use crate::view::documents::{DocumentView, Summary};
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
pub use upload::Uploaded;
use upload::{Source, Upload};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/documents", web::to(documents))
        .route("/documents.{ending}", web::to(documents))
        .route("/documents/{slug}", web::to(document));
}

async fn documents(request: HttpRequest, body: Taken, state: web::Data<State>) -> HttpResponse {
    if request.method() == Method::POST {
        return bring(&request, body, &state).await.unwrap_or_else(|error| error.respond(&request));
    }
    let listing = Listing::<Listed<Summary>> {
        read: |state, _, pairs| Ok(catalogue::documents(&*state.corpus()?, &wanted(pairs)?)?),
        iris: |listed| listed.items.iter().map(|document| document.id.clone()).collect(),
        next: |listed| listed.next.as_deref(),
        page: Some(pages::lists::documents),
    };
    listing::respond(request, state, listing).await
}

async fn document(
    request: HttpRequest,
    slug: web::Path<String>,
    body: Taken,
    state: web::Data<State>,
) -> HttpResponse {
    let done = match *request.method() {
        Method::PUT => replace(&request, &slug, body, &state).await,
        Method::DELETE => remove(&request, &slug, &state).await,
        _ => {
            let resource = Resource {
                read: |state, iri| Ok(DocumentView::read(&state.store, iri)?),
                page: pages::document::page,
                graph: true,
            };
            return shown::respond(request, state, resource).await;
        }
    };
    done.unwrap_or_else(|error| error.respond(&request))
}

/// The texts of a `POST`.
async fn bring(
    request: &HttpRequest,
    body: Taken,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let who = auth::require(request, state, Scope::Documents).await?;
    let body = body::bytes(body, state)?;
    let pairs = parameters::decode(request.query_string())?;
    let sources = if parameters::media_type(request) == "multipart/form-data" {
        let parts = body::parts(request, body).await?;
        let files = parts.into_iter().filter_map(|part| Some(Source { name: part.file?, bytes: part.bytes }));
        files.collect()
    } else {
        let name = parameters::one(&pairs, "name").filter(|name| !name.is_empty()).ok_or_else(|| {
            HttpError::BadRequest("say what the text is called: POST /documents?name=talk.txt".to_owned())
        })?;
        vec![Source { name: name.to_owned(), bytes: body.to_vec() }]
    };
    if sources.is_empty() {
        return Err(HttpError::BadRequest(
            "there is no file in the request: give each part a filename".to_owned(),
        ));
    }
    tracing::info!(token = who, documents = sources.len(), "upload");
    let upload = Upload::new(sources, &pairs, &state.settings.base, Precondition::of(request))?;
    upload::respond(request, state, upload).await
}

async fn replace(
    request: &HttpRequest,
    slug: &str,
    body: Taken,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let who = auth::require(request, state, Scope::Documents).await?;
    let name = format!("{slug}.txt");
    if dixit_extractor::source::slug(&name) != slug {
        return Err(HttpError::BadRequest(format!(
            "'{slug}' is no slug: use lower-case letters a to z, digits and single hyphens"
        )));
    }
    tracing::info!(token = who, slug, "replace");
    let pairs = parameters::decode(request.query_string())?;
    let source = Source { name, bytes: body::bytes(body, state)?.to_vec() };
    let upload = Upload::new(vec![source], &pairs, &state.settings.base, Precondition::of(request))?;
    upload::respond(request, state, upload).await
}

async fn remove(
    request: &HttpRequest,
    slug: &str,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let who = auth::require(request, state, Scope::Documents).await?;
    tracing::info!(token = who, slug, "remove");
    let document = format!("{}document/{slug}", state.settings.base);
    if oxigraph::model::NamedNodeRef::new(&document).is_err() {
        return Err(HttpError::NotFound(request.path().to_owned()));
    }
    let (precondition, path) = (Precondition::of(request), request.path().to_owned());
    let job = state.clone();
    let done = web::block(move || {
        job.write_document(&document, |store| {
            precondition.check(&job, true)?;
            let found = store.remove_document(&document)?;
            store.oxigraph().flush()?;
            if found { Ok(()) } else { Err(HttpError::NotFound(path)) }
        })
    });
    done.await.map_err(|error| HttpError::Internal(error.to_string()))??;
    Ok(HttpResponse::NoContent().finish())
}
