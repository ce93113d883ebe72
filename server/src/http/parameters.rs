//! The parameters of a request: pairs of `application/x-www-form-urlencoded`, from its address or its body.

use super::HttpError;
use actix_web::HttpRequest;
use actix_web::http::header;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A name and a value.
pub type Pair = (String, String);

/// `a=b&c=d` as pairs.
///
/// # Errors
/// When they are not UTF-8.
pub fn decode(text: &str) -> Result<Vec<Pair>, HttpError> {
    let plain = |piece: &str| {
        let spaced = piece.replace('+', " ");
        let decoded = percent_decode_str(&spaced).decode_utf8().map(std::borrow::Cow::into_owned);
        decoded.map_err(|_| HttpError::BadRequest("the parameters are not UTF-8".to_owned()))
    };
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((plain(key)?, plain(value)?))
        })
        .collect()
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
