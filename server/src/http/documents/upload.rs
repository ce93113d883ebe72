//! Texts that a request brings, extracted and stored one after the other.

use crate::http::cache::Precondition;
use crate::http::error::Told;
use crate::http::negotiate::{self, Offer};
use crate::http::parameters::{self, Pair};
use crate::http::stream::{self, Output};
use crate::http::{HttpError, State};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::analysis::Language;
use dixit_extractor::pipeline::{ExtractError, Options};
use dixit_extractor::store::{Change, StoreError};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};
use std::time::Duration;

/// How long one request may take to be extracted.
const ALLOWED: Duration = Duration::from_secs(3600);

/// A text with its file's name.
pub struct Source {
    /// The name, which gives the slug.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Texts and how to read them.
pub struct Upload {
    sources: Vec<Source>,
    options: Options,
    precondition: Precondition,
}

/// What became of texts.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Uploaded {
    /// Each of them, in the order they came.
    documents: Vec<Stored>,
}

/// What became of a text.
#[derive(Debug, Clone, JsonSchema, Serialize)]
struct Stored {
    /// The name it came with.
    name: String,
    /// IRI of the document; none where it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// `added`, `replaced`, `unchanged` or `failed`.
    result: &'static str,
    /// How many claims it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<usize>,
    /// How many turns it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    turns: Option<usize>,
    /// What was odd about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<String>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Told>,
}

/// How its progress is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// All at the end.
    Json,
    /// Server-sent events: `started` and `stored` for each text, then `done`.
    Events,
}

const OFFERS: &[Offer<Telling>] = &[
    Offer { media_type: "application/json", also: &["text/html"], endings: &["json"], what: Telling::Json },
    Offer { media_type: "text/event-stream", also: &[], endings: &[], what: Telling::Events },
];

impl Upload {
    /// Texts, to be read as the parameters `language` and `date` say.
    ///
    /// # Errors
    /// When a parameter does not fit.
    pub fn new(
        sources: Vec<Source>,
        pairs: &[Pair],
        base: &str,
        precondition: Precondition,
    ) -> Result<Self, HttpError> {
        let given = |name| parameters::one(pairs, name).filter(|value| !value.is_empty());
        let language = given("language").map(|code| {
            code.parse::<Language>().map_err(|_| {
                HttpError::BadRequest(format!(
                    "the parameter 'language' is '{code}': use a code such as fr, en or de"
                ))
            })
        });
        let date = given("date").map(|date| match dixit_extractor::rdf::literal::date_type(date) {
            Some(_) => Ok(date.to_owned()),
            None => Err(HttpError::BadRequest(format!(
                "the parameter 'date' is '{date}': use YYYY-MM-DD, YYYY-MM or YYYY"
            ))),
        });
        let options = Options {
            language: language.transpose()?,
            date: date.transpose()?,
            base: base.to_owned(),
            ..Options::default()
        };
        Ok(Self { sources, options, precondition })
    }
}

/// Extract and store, and tell how it went.
///
/// # Errors
/// When nothing could be stored, or too many do so at a time.
pub async fn respond(
    request: &HttpRequest,
    state: &web::Data<State>,
    upload: Upload,
) -> Result<HttpResponse, HttpError> {
    let offer = negotiate::choose(request, OFFERS)?;
    let job = state.clone();
    let mut response = stream::answer(state, &state.works, ALLOWED, move |output| {
        output.begin(offer.content_type());
        carry_out(&job, &upload, offer.what, output)
    })
    .await?;
    if offer.what == Telling::Json {
        *response.status_mut() = StatusCode::CREATED;
    }
    Ok(response)
}

fn carry_out(state: &State, upload: &Upload, telling: Telling, output: &mut Output) -> Result<(), HttpError> {
    let mut stored = Vec::new();
    for source in &upload.sources {
        let begun = serde_json::json!({"name": source.name, "bytes": source.bytes.len()});
        tell(telling, output, "started", &begun);
        let one = match store(state, upload, source) {
            Ok(one) => one,
            // The failure of a text that came alone is the failure of the request.
            Err(error) if upload.sources.len() == 1 && telling == Telling::Json => return Err(error),
            Err(error) => Stored::failed(&source.name, &error),
        };
        tell(telling, output, "stored", &one);
        stored.push(one);
    }
    match telling {
        Telling::Events => tell(telling, output, "done", &serde_json::json!({"documents": stored.len()})),
        Telling::Json => {
            let all = serde_json::to_vec_pretty(&Uploaded { documents: stored });
            output.write_all(&all.map_err(io::Error::from)?)?;
        }
    }
    Ok(())
}

/// Send an event. A client that went away hears nothing; its texts are stored all the same.
fn tell(telling: Telling, output: &mut Output, event: &str, data: &impl Serialize) {
    if telling == Telling::Events {
        let data = serde_json::to_string(data).unwrap_or_default();
        let sent = write!(output, "event: {event}\ndata: {data}\n\n").and_then(|()| output.send_now());
        if let Err(error) = sent {
            tracing::debug!("nobody hears of the upload: {error}");
        }
    }
}

fn store(state: &State, upload: &Upload, source: &Source) -> Result<Stored, HttpError> {
    let extraction = state.extractor()?.extract(&source.name, &source.bytes, &upload.options);
    let extraction = extraction.map_err(|error| match error {
        ExtractError::Source(error) => HttpError::Data(error.to_string()),
        other => HttpError::Internal(other.to_string()),
    })?;
    let change = state.write_document(&extraction.document, |store| {
        let exists = !upload.precondition.is_empty() && is_there(store, &extraction.document)?;
        upload.precondition.check(state, exists)?;
        let change = store.put_document(&extraction)?;
        // On disk before anybody is told, whatever happens to the machine.
        store.oxigraph().flush()?;
        Ok(change)
    })?;
    Ok(Stored {
        name: source.name.clone(),
        id: Some(extraction.document.clone()),
        result: match change {
            Change::Added => "added",
            Change::Replaced => "replaced",
            Change::Unchanged => "unchanged",
        },
        claims: Some(extraction.claims.len()),
        turns: Some(extraction.transcript.segments.iter().filter(|segment| segment.turn.is_some()).count()),
        diagnostics: extraction.transcript.diagnostics.iter().map(ToString::to_string).collect(),
        error: None,
    })
}

fn is_there(store: &dixit_extractor::store::Store, document: &str) -> Result<bool, HttpError> {
    let graph =
        oxigraph::model::NamedNode::new(document).map_err(|error| HttpError::Internal(error.to_string()))?;
    Ok(store.oxigraph().contains_named_graph(graph.as_ref()).map_err(StoreError::from)?)
}

impl Stored {
    fn failed(name: &str, error: &HttpError) -> Self {
        Self {
            name: name.to_owned(),
            id: None,
            result: "failed",
            claims: None,
            turns: None,
            diagnostics: Vec::new(),
            error: Some(error.told()),
        }
    }
}
