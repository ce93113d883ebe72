//! `/language/{code}?to=PATH`: chooses the language of the pages and goes back to where the reader was.

use super::HttpError;
use super::reader::LANGUAGE;
use crate::pages::Tongue;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

/// How long the choice is kept, in days.
const DAYS: i64 = 365;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/language/{code}", web::get().to(choose));
}

/// Where the reader was.
#[derive(Deserialize)]
struct Back {
    to: Option<String>,
}

async fn choose(request: HttpRequest, code: web::Path<String>, back: web::Query<Back>) -> HttpResponse {
    let Some(tongue) = Tongue::of_code(&code) else {
        return HttpError::NotFound(request.path().to_owned()).respond(&request);
    };
    let cookie = Cookie::build(LANGUAGE, tongue.code())
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .max_age(Duration::days(DAYS))
        .finish();
    let to = back.into_inner().to.filter(|to| is_own(to)).unwrap_or_else(|| "/".to_owned());
    HttpResponse::SeeOther().cookie(cookie).insert_header((header::LOCATION, to)).finish()
}

/// Whether an address leads to this server whatever its name: a path, and no other server's in disguise.
fn is_own(address: &str) -> bool {
    let mut chars = address.chars();
    chars.next() == Some('/')
        && !matches!(chars.next(), Some('/' | '\\'))
        && !address.chars().any(|c| c.is_control() || c == '\\')
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn leads_nowhere_else() {
        for own in ["/", "/claims?q=a%20b", "/resource?iri=http%3A%2F%2Fexample.org"] {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "",
            "//example.org",
            "/\\example.org",
            "https://example.org",
            "/a\r\nSet-Cookie: x",
            "/\t/example.org",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}
