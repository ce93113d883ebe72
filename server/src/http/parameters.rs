//! The parameters of a request: pairs of `application/x-www-form-urlencoded`, from its address or its body.

use super::HttpError;
use actix_web::HttpRequest;
use actix_web::http::header;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

/// A name and a value.
pub type Pair = (String, String);

/// `a=b&c=d` as pairs.
///
/// # Errors
/// When they are not UTF-8.
pub fn decode(text: &str) -> Result<Vec<Pair>, HttpError> {
    raw(text).map(|(key, value)| Ok((plain(key)?, plain(value)?))).collect()
}

/// The first value of a parameter, with no other decoded.
///
/// # Errors
/// When it is not UTF-8.
pub fn only(text: &str, name: &str) -> Result<Option<String>, HttpError> {
    // A name may be escaped, though nobody has to.
    let called =
        |key: &str| key == name || key.contains(['%', '+']) && plain(key).is_ok_and(|key| key == name);
    raw(text).find(|(key, _)| called(key)).map(|(_, value)| plain(value)).transpose()
}

/// Names and values as they are sent.
fn raw(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// A name or a value without its escapes.
fn plain(piece: &str) -> Result<String, HttpError> {
    let spaced: Vec<u8> = piece.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }).collect();
    let decoded = percent_decode(&spaced).decode_utf8().map(std::borrow::Cow::into_owned);
    decoded.map_err(|_| HttpError::BadRequest("the parameters are not UTF-8".to_owned()))
}

/// The first value of a parameter.
#[must_use]
pub fn one<'a>(pairs: &'a [Pair], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// A parameter that is on when it is there, unless it says `false`, `0` or `no`.
#[must_use]
pub fn flag(pairs: &[Pair], name: &str) -> Option<bool> {
    one(pairs, name).map(|value| !matches!(value, "false" | "0" | "no"))
}

/// Pairs as an address has them.
#[must_use]
pub fn encode(pairs: &[(&str, &str)]) -> String {
    let plain = |piece| utf8_percent_encode(piece, NON_ALPHANUMERIC);
    let pairs: Vec<String> =
        pairs.iter().map(|(key, value)| format!("{}={}", plain(key), plain(value))).collect();
    pairs.join("&")
}

/// The media type of a request's body, in lower case and without its parameters.
#[must_use]
pub fn media_type(request: &HttpRequest) -> String {
    let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    given.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A body as text.
///
/// # Errors
/// When it is not UTF-8, or says that it is something else.
pub fn text<'a>(request: &HttpRequest, body: &'a [u8]) -> Result<&'a str, HttpError> {
    let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let charset = given.unwrap_or_default().split(';').skip(1).find_map(|part| {
        let (name, value) = part.trim().split_once('=')?;
        name.eq_ignore_ascii_case("charset").then(|| value.trim_matches('"').to_ascii_lowercase())
    });
    match charset.as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii") => {}
        Some(other) => {
            return Err(HttpError::UnsupportedMediaType {
                given: format!("charset={other}"),
                wanted: "UTF-8".to_owned(),
            });
        }
    }
    str::from_utf8(body).map_err(|_| HttpError::BadRequest("the body is not UTF-8".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn pairs_are_decoded() {
        let pairs = decode("a=b+c&d=%C3%A9&&e").unwrap();
        assert_eq!(one(&pairs, "a"), Some("b c"));
        assert_eq!(one(&pairs, "d"), Some("é"));
        assert_eq!(flag(&pairs, "e"), Some(true));
        assert!(decode("a=%FF").is_err());
        assert_eq!(only("a=%FF&%64=%C3%A9&d=f", "d").unwrap().as_deref(), Some("é"));
        assert_eq!(only("ad=1", "d").unwrap(), None);
        assert!(only("a=%FF", "a").is_err());
        assert_eq!(decode(&encode(&[("a b", "c&é")])).unwrap(), [("a b".to_owned(), "c&é".to_owned())]);
    }

    #[test]
    fn bodies_are_utf_8() {
        let typed = |value: &'static str| {
            TestRequest::post().insert_header((header::CONTENT_TYPE, value)).to_http_request()
        };
        assert_eq!(text(&typed("a/b; charset=\"UTF-8\""), b"x").unwrap(), "x");
        assert!(text(&typed("a/b; charset=UTF-16"), b"x").is_err());
        assert!(text(&typed("a/b"), b"\xff").is_err());
        assert_eq!(media_type(&typed("A/B; c=d")), "a/b");
    }
}
