//! Any other IRI: its properties, the claims with it as relation, and what points to it.

use super::claims::address_of;
use super::{Context, layout, links, parts};
use crate::render::answers::short_iri;
use crate::view::filter::ClaimFilter;
use crate::view::resource::{self, Described};
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(view: &Described, context: &Context<'_>) -> Markup {
    let name =
        view.id.strip_prefix(&context.settings.base).map_or_else(|| short_iri(&view.id), str::to_owned);
    let body = html! {
        h1 { (name) }
        (parts::forms(&view.id, Some(&links::description_of(&view.id)), context))
        @if !view.properties.is_empty() { (parts::properties(&view.properties, context)) }
        @if !view.claims.is_empty() { h2 { (context.say(["Claims with this relation", "Affirmations avec cette relation"])) } (parts::quoted(&view.claims, context))
            @let filter = ClaimFilter::from_pairs([("relation", &view.id)]).unwrap_or_default();
            p { a href=(address_of("/claims", &filter, &[])) { (context.count(view.claims_in_all, [["claim as a table", "claims as a table"], ["affirmation en tableau", "affirmations en tableau"]])) } }
        }
        @if !view.used_in.is_empty() {
            h2 { (context.say(["Used in", "Figure dans"])) }
            div.scroll tabindex="0" role="region" aria-label=(context.say(["Used in", "Figure dans"])) {
                table {
                    tbody {
                        @for quad in &view.used_in {
                            tr {
                                td { (parts::term(&resource::subject(quad), context)) }
                                td { (short_iri(quad.predicate.as_str())) }
                                td { (parts::term(&quad.object, context)) }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::page(&name, &body, &[("/", context.say(["Documents", "Documents"]))], context)
}
