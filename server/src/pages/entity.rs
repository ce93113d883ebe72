//! An entity: what is claimed about it, and what it claims.

use super::{Context, layout, links, parts, words};
use crate::view::entities::EntityView;
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(view: &EntityView, context: &Context<'_>) -> Markup {
    let kind = words::kind(&view.kind).map_or(&*view.kind, |said| context.say(said));
    let body = html! {
        h1 { (view.label) }
        p.facts { (kind) @if !view.aliases.is_empty() { " · " (context.say(["also ", "aussi "])) (view.aliases.join(", ")) } }
        (parts::forms(&view.id, Some(&links::claims_with(&view.id)), context))
        @if !view.about.is_empty() { h2 { (context.say(["Claims about it", "Affirmations à son sujet"])) } (parts::quoted(&view.about, context)) }
        @if !view.by.is_empty() { h2 { (context.say(["Claims by it", "Ses affirmations"])) } (parts::quoted(&view.by, context)) }
        @if view.about.is_empty() && view.by.is_empty() {
            p.empty { (context.say(["No claim is about it.", "Aucune affirmation à son sujet."])) }
        }
    };
    layout::page(&view.label, &body, &[("/", context.say(["Documents", "Documents"]))], context)
}
