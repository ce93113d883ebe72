//! Content negotiation (RFC 9110, section 12): the offer that the `Accept` header likes best.

use super::HttpError;
use actix_web::HttpRequest;
use actix_web::http::header;

/// Something the server can send: its media type, other names for it, and what it is.
pub struct Offer<T: 'static> {
    /// The media type that is sent.
    pub media_type: &'static str,
    /// Other media types that ask for the same.
    pub also: &'static [&'static str],
    /// What is sent.
    pub what: T,
}

/// The offer the request likes best; among equals the first. Without `Accept`, the first.
///
/// # Errors
/// When none is acceptable.
pub fn choose<'a, T>(request: &HttpRequest, offers: &'a [Offer<T>]) -> Result<&'a Offer<T>, HttpError> {
    let accept: Vec<&str> =
        request.headers().get_all(header::ACCEPT).filter_map(|value| value.to_str().ok()).collect();
    best(&accept.join(","), offers).ok_or_else(|| {
        let types: Vec<&str> = offers.iter().map(|offer| offer.media_type).collect();
        HttpError::NotAcceptable(types.join(", "))
    })
}

fn best<'a, T>(accept: &str, offers: &'a [Offer<T>]) -> Option<&'a Offer<T>> {
    if accept.trim().is_empty() {
        return offers.first();
    }
    let ranges: Vec<(String, u16)> = accept.split(',').filter_map(range).collect();
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
fn range(part: &str) -> Option<(String, u16)> {
    let mut pieces = part.split(';').map(str::trim);
    let name = pieces.next().filter(|name| name.contains('/'))?.to_ascii_lowercase();
    let q = pieces.find_map(|piece| piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")));
    let quality = q.map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0)).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies in 0..=1000")]
    Some((name, (quality * 1000.0) as u16))
}

/// The quality of the most specific range that covers a media type.
fn quality(media_type: &str, ranges: &[(String, u16)]) -> u16 {
    let kind = media_type.split('/').next().unwrap_or_default();
    let specificity = |range: &str| match range {
        range if range == media_type => 3,
        "*/*" => 1,
        range if range.strip_suffix("/*") == Some(kind) => 2,
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

    const OFFERS: &[Offer<char>] = &[
        Offer { media_type: "application/sparql-results+json", also: &["application/json"], what: 'j' },
        Offer { media_type: "text/csv", also: &[], what: 'c' },
        Offer { media_type: "text/html", also: &[], what: 'h' },
    ];

    fn chosen(accept: &str) -> Option<char> {
        best(accept, OFFERS).map(|offer| offer.what)
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
}
