//! Content negotiation: the form that a request asks for, by the ending of its address (`/sparql.csv`), by `format=`,
//! or by the `Accept` header with its qualities (RFC 9110, section 12).

use super::HttpError;
use super::parameters;
use crate::render::rdf::Version;
use actix_web::HttpRequest;
use actix_web::http::header;

/// Something the server can send: its media type, other names for it, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Offer<T: 'static> {
    /// The media type that is sent.
    pub media_type: &'static str,
    /// Other media types that ask for the same.
    pub also: &'static [&'static str],
    /// Endings of addresses and values of `format=` that ask for it.
    pub endings: &'static [&'static str],
    /// What is sent.
    pub what: T,
}

impl<T> Offer<T> {
    /// Its media type as the header says it.
    #[must_use]
    pub fn content_type(&self) -> String {
        let charset = if self.media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
        format!("{}{charset}", self.media_type)
    }

    fn is_called(&self, name: &str) -> bool {
        self.endings.contains(&name) || self.media_type == name || self.also.contains(&name)
    }
}

/// The offer the request likes best; among equals the first. Where it says nothing, the first.
///
/// # Errors
/// When none is acceptable.
pub fn choose<'a, T>(request: &HttpRequest, offers: &'a [Offer<T>]) -> Result<&'a Offer<T>, HttpError> {
    choose_named(request, format(request)?.as_deref(), offers)
}

/// As [`choose`], with the `format=` of the request's body.
///
/// # Errors
/// When none is acceptable.
pub fn choose_named<'a, T>(
    request: &HttpRequest,
    format: Option<&str>,
    offers: &'a [Offer<T>],
) -> Result<&'a Offer<T>, HttpError> {
    let unavailable = || {
        let types: Vec<&str> = offers.iter().map(|offer| offer.media_type).collect();
        HttpError::NotAcceptable(types.join(", "))
    };
    let wanted = ending(request.path())
        .map(str::to_owned)
        .or_else(|| format.map(|name| name.trim().replace(' ', "+").to_ascii_lowercase()));
    if let Some(name) = wanted {
        return offers.iter().find(|offer| offer.is_called(&name)).ok_or_else(unavailable);
    }
    let accept = request.headers().get_all(header::ACCEPT).filter_map(|value| value.to_str().ok());
    best(accept, offers).ok_or_else(unavailable)
}

/// The `format=` of the address.
///
/// # Errors
/// When the parameters cannot be read.
pub fn format(request: &HttpRequest) -> Result<Option<String>, HttpError> {
    Ok(parameters::only(request.query_string(), "format")?.filter(|format| !format.is_empty()))
}

/// The version of RDF that is asked for: by `version=1.2` in the address, or beside a media type that is accepted, as
/// RDF 1.2 registers it (`Accept: text/turtle;version=1.2`).
///
/// # Errors
/// When there is no such version, or the parameters cannot be read.
pub fn version(request: &HttpRequest) -> Result<Option<Version>, HttpError> {
    let given = parameters::only(request.query_string(), "version")?;
    match given.as_deref().filter(|version| !version.is_empty()) {
        Some("1.1") => return Ok(Some(Version::Rdf11)),
        Some("1.2") => return Ok(Some(Version::Rdf12)),
        Some(other) => {
            return Err(HttpError::BadRequest(format!(
                "the parameter 'version' is '{other}': use 1.1 or 1.2"
            )));
        }
        None => {}
    }
    let accept = request.headers().get_all(header::ACCEPT).filter_map(|value| value.to_str().ok());
    let accept = accept.filter(|value| value.contains("version"));
    let named = accept.flat_map(|value| value.split([',', ';'])).find_map(|part| {
        match part.trim().strip_prefix("version=")?.trim_matches('"') {
            "1.1" => Some(Version::Rdf11),
            "1.2" => Some(Version::Rdf12),
            _ => None,
        }
    });
    Ok(named)
}

/// The endings that any form has. What stands behind another dot is part of a name.
const ENDINGS: &[&str] =
    &["json", "xml", "csv", "tsv", "srj", "srx", "html", "ttl", "nt", "nq", "trig", "rdf", "jsonld"];

/// The ending of an address that says the form.
#[must_use]
pub fn ending(path: &str) -> Option<&str> {
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    ENDINGS.contains(&ending).then_some(ending)
}

/// An address without the ending that says its form.
#[must_use]
pub fn without_ending(path: &str) -> &str {
    ending(path).map_or(path, |ending| &path[..path.len() - ending.len() - 1])
}

fn best<'a, 'b, T>(accept: impl Iterator<Item = &'b str>, offers: &'a [Offer<T>]) -> Option<&'a Offer<T>> {
    let mut accept = accept.filter(|value| !value.trim().is_empty()).peekable();
    if accept.peek().is_none() {
        return offers.first();
    }
    let ranges: Vec<(&str, u16)> = accept.flat_map(|value| value.split(',')).filter_map(range).collect();
    let mut best: Option<(&Offer<T>, u16)> = None;
    for offer in offers {
        let names = std::iter::once(&offer.media_type).chain(offer.also);
        let quality = names.map(|name| quality(name, &ranges)).max().unwrap_or(0);
        if quality > best.map_or(0, |(_, quality)| quality) {
            best = Some((offer, quality));
        }
    }
    best.map(|(offer, _)| offer)
}

/// `text/html;q=0.8` as a range and a quality in thousandths; parameters other than `q` are passed over.
fn range(part: &str) -> Option<(&str, u16)> {
    let mut pieces = part.split(';').map(str::trim);
    let name = pieces.next().filter(|name| name.contains('/'))?;
    let q = pieces.find_map(|piece| piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")));
    let quality = q.map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0)).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies in 0..=1000")]
    Some((name, (quality * 1000.0) as u16))
}

/// The quality of the most specific range that covers a media type.
fn quality(media_type: &str, ranges: &[(&str, u16)]) -> u16 {
    let kind = media_type.split('/').next().unwrap_or_default();
    let specificity = |range: &str| match range {
        range if range.eq_ignore_ascii_case(media_type) => 3,
        "*/*" => 1,
        range if range.strip_suffix("/*").is_some_and(|range| range.eq_ignore_ascii_case(kind)) => 2,
        _ => 0,
    };
    ranges
        .iter()
        .map(|(range, quality)| (specificity(range), *quality))
        .filter(|(specificity, _)| *specificity > 0)
        .max()
        .map_or(0, |(_, quality)| quality)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    const OFFERS: &[Offer<char>] = &[
        Offer {
            media_type: "application/sparql-results+json",
            also: &["application/json"],
            endings: &["json", "srj"],
            what: 'j',
        },
        Offer { media_type: "text/csv", also: &[], endings: &["csv"], what: 'c' },
        Offer { media_type: "text/html", also: &[], endings: &["html"], what: 'h' },
    ];

    fn chosen(accept: &str) -> Option<char> {
        best([accept].into_iter(), OFFERS).map(|offer| offer.what)
    }

    #[test]
    fn follows_qualities_and_specificity() {
        assert_eq!(chosen(""), Some('j'));
        assert_eq!(chosen("*/*"), Some('j'));
        assert_eq!(chosen("text/*"), Some('c'));
        assert_eq!(chosen("application/json"), Some('j'));
        assert_eq!(chosen("text/html,application/xhtml+xml,*/*;q=0.8"), Some('h'));
        assert_eq!(chosen("application/json;q=0.1, text/csv;q=0.5"), Some('c'));
        assert_eq!(chosen("text/csv;q=0, */*;q=0.1"), Some('j'));
        assert_eq!(chosen("image/png"), None);
        assert_eq!(chosen("rubbish"), None);
    }

    #[test]
    fn endings_and_format_come_before_accept() {
        let asked = |address: &str| {
            let request = TestRequest::get().uri(address).insert_header(("Accept", "text/html"));
            choose(&request.to_http_request(), OFFERS).map(|offer| offer.what).ok()
        };
        assert_eq!(asked("/sparql"), Some('h'));
        assert_eq!(asked("/sparql.csv"), Some('c'));
        assert_eq!(asked("/sparql?format=CSV"), Some('c'));
        assert_eq!(asked("/sparql?format=application/json"), Some('j'));
        assert_eq!(asked("/sparql?format="), Some('h'));
        assert_eq!(asked("/sparql.ttl"), None);
        assert_eq!(asked("/entity/inc.com"), Some('h'));
        assert_eq!(without_ending("/claim/a.b.ttl"), "/claim/a.b");
    }
}
