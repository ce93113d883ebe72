//! The body of a request, bounded; and the parts of a body that has several.

use super::{HttpError, State};
use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use futures_util::{StreamExt, TryStreamExt, stream};

/// A body as the framework gives it, or why it does not.
pub type Taken = Result<web::Bytes, actix_web::Error>;

/// The bytes of a body.
///
/// # Errors
/// When it is too large or was cut off.
pub fn bytes(body: Taken, state: &State) -> Result<web::Bytes, HttpError> {
    body.map_err(|error| match error.as_response_error().status_code() {
        StatusCode::PAYLOAD_TOO_LARGE => HttpError::TooLarge(state.settings.max_body),
        _ => HttpError::BadRequest(format!("the body cannot be read: {error}")),
    })
}

/// A part of a `multipart/form-data` body.
#[derive(Debug, Clone)]
pub struct Part {
    /// The file's name.
    pub file: Option<String>,
    /// Its media type.
    pub media_type: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The parts of a body.
///
/// # Errors
/// When it is no `multipart/form-data`.
pub async fn parts(request: &HttpRequest, body: web::Bytes) -> Result<Vec<Part>, HttpError> {
    let broken = |error: actix_multipart::MultipartError| {
        HttpError::BadRequest(format!("the body is no good multipart/form-data: {error}"))
    };
    let payload = stream::once(async { Ok(body) }).boxed_local();
    let mut fields = Multipart::new(request.headers(), payload);
    let mut parts = Vec::new();
    while let Some(mut field) = fields.try_next().await.map_err(broken)? {
        let mut bytes = Vec::new();
        while let Some(piece) = field.try_next().await.map_err(broken)? {
            bytes.extend_from_slice(&piece);
        }
        parts.push(Part {
            file: field.content_disposition().and_then(|given| given.get_filename()).map(str::to_owned),
            media_type: field.content_type().map(|kind| kind.essence_str().to_owned()),
            bytes,
        });
    }
    Ok(parts)
}
