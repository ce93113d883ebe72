//! `/graph`: a form that says what to draw, and the place where the script draws it.
//!
//! The form's fields are the parameters of `/graph/{view}`, which sends the graph as JSON, and of `/export`,
//! so the address of the page says what is seen, and what is seen can be exported as it is.

use super::layout::Needs;
use super::words::Said;
use super::{Context, layout, words};
use dixit_extractor::resolve::{Certainty, Modality, Polarity};
use maud::{Markup, html};

/// What the page loads.
const NEEDS: Needs = Needs { styles: &["graph.css"], module: Some("graph.js"), wide: true };

/// The views: name in the address, name on the page, what they show.
const VIEWS: &[(&str, Said, Said)] = &[
    (
        "entities",
        ["Entities", "Entités"],
        [
            "nodes are what claims are about, edges are claims",
            "les nœuds sont ce dont on parle, les arêtes des affirmations",
        ],
    ),
    (
        "speakers",
        ["Speakers", "Locuteurs"],
        ["who speaks about what, who agrees with whom", "qui parle de quoi, qui est d’accord avec qui"],
    ),
    (
        "claims",
        ["Claims", "Affirmations"],
        [
            "which claims support or contradict each other",
            "quelles affirmations s’appuient ou se contredisent",
        ],
    ),
];

/// Layouts: name for the script, name on the page.
const LAYOUTS: &[(&str, Said)] = &[
    ("force", ["by forces", "par forces"]),
    ("concentric", ["concentric", "concentrique"]),
    ("layers", ["in layers", "en couches"]),
    ("circle", ["circle", "cercle"]),
    ("grid", ["grid", "grille"]),
];

/// Formats of exports: name in the address, name on the page.
const FORMATS: &[(&str, &str)] = &[
    ("gexf", "GEXF (Gephi)"),
    ("graphml", "GraphML"),
    ("cytoscape", "Cytoscape.js"),
    ("dot", "Graphviz DOT"),
    ("csv", "CSV (nodes, edges)"),
    ("quotes", "CSV (quotes)"),
    ("ttl", "Turtle"),
    ("jsonld", "JSON-LD"),
    ("svg", "SVG"),
];

/// What the script says, by the name it has there.
const SAID: &[(&str, Said)] = &[
    ("loading", ["Drawing…", "Dessin en cours…"]),
    (
        "nothing",
        [
            "Nothing fits these filters. Loosen one of them.",
            "Rien ne correspond à ces filtres. Assouplissez-en un.",
        ],
    ),
    ("failed", ["The graph cannot be drawn: ", "Le graphe ne peut pas être dessiné : "]),
    ("nodes", ["nodes", "nœuds"]),
    ("edges", ["edges", "arêtes"]),
    ("open", ["Open its page", "Ouvrir sa page"]),
    ("expand", ["Show its neighbours", "Montrer ses voisins"]),
    ("only", ["Only it and its neighbours", "Seulement lui et ses voisins"]),
    ("hide", ["Hide it", "Le masquer"]),
    ("sentences", ["What is said", "Ce qui est dit"]),
    ("claims", ["claims", "affirmations"]),
    (
        "hint",
        [
            "Choose a node or an edge: an edge lists the sentences behind it, a double click on a node shows its neighbours.",
            "Choisissez un nœud ou une arête : une arête donne ses phrases, un double clic sur un nœud montre ses voisins.",
        ],
    ),
    ("more", ["more", "de plus"]),
];

/// The page.
#[must_use]
pub fn page(values: &[(String, String)], context: &Context<'_>) -> Markup {
    let title = context.say(["Graph", "Graphe"]);
    let words: serde_json::Map<String, serde_json::Value> =
        SAID.iter().map(|(name, said)| ((*name).to_owned(), context.say(*said).into())).collect();
    let body = html! {
        h1.visually-hidden { (title) }
        div.graph-page #graph-page data-words=(serde_json::Value::from(words)) data-base=(context.settings.base) {
            (form(values, context))
            section.stage aria-label=(title) {
                div.bar {
                    p #state role="status" { (context.say(["Drawing…", "Dessin en cours…"])) }
                    input #find type="search" aria-label=(context.say(["Find in the graph", "Chercher dans le graphe"])) placeholder=(context.say(["Find…", "Chercher…"]));
                    label { (context.say(["Layout ", "Disposition "]))
                        select #layout { @for (name, said) in LAYOUTS { option value=(name) { (context.say(*said)) } } }
                    }
                    button.quiet type="button" #fit { (context.say(["Fit", "Ajuster"])) }
                    button.quiet type="button" #reload { (context.say(["Start again", "Recommencer"])) }
                    (exports(context))
                }
                div #canvas tabindex="0" role="img" aria-label=(context.say(["The graph; the table below has the same nodes", "Le graphe ; le tableau plus bas a les mêmes nœuds"])) {}
                noscript { p.empty { (context.say(["Drawing needs scripts. The exports work without.", "Le dessin demande des scripts. Les exports s’en passent."])) } }
                (legend(context))
            }
            aside #details aria-live="polite" aria-label=(context.say(["Details", "Détails"])) {
                p.hint { (context.say(SAID[11].1)) }
            }
        }
        details #as-table {
            summary { (context.say(["The nodes as a table", "Les nœuds en tableau"])) }
            div.scroll {}
        }
    };
    layout::page_with(title, &body, (&[], NEEDS), context)
}

/// Which claims to draw, and in which view.
fn form(values: &[(String, String)], context: &Context<'_>) -> Markup {
    let value =
        |name: &str| values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let view = if value("view").is_empty() { "entities" } else { value("view") };
    let text = |name: &'static str, said: Said, hint: Said| {
        html! {
            label { (context.say(said)) input type="text" name=(name) value=(value(name)) placeholder=(context.say(hint)); }
        }
    };
    let polarities: Vec<(&str, Said)> =
        Polarity::ALL.iter().map(|p| (p.name(), words::polarity(*p))).collect();
    let certainties: Vec<(&str, Said)> =
        Certainty::ALL.iter().map(|c| (c.name(), words::certainty(*c))).collect();
    let modalities: Vec<(&str, Said)> =
        Modality::ALL.iter().map(|m| (m.name(), words::modality(*m))).collect();
    let shown = |name: &'static str, said: Said, options: &[(&str, Said)]| {
        let chosen = if value(name).is_empty() { options[0].0 } else { value(name) };
        html! {
            label { (context.say(said))
                select name=(name) {
                    @for (option, said) in options { option value=(option) selected[chosen == *option] { (context.say(*said)) } }
                }
            }
        }
    };
    let choice = |name: &'static str, said: Said, options: &[(&str, Said)]| {
        html! {
            label { (context.say(said))
                select name=(name) {
                    option value="" { (context.say(["any", "toutes"])) }
                    @for (option, said) in options { option value=(option) selected[value(name) == *option] { (context.say(*said)) } }
                }
            }
        }
    };
    html! {
        form.what #what action="/graph" method="get" {
            fieldset.views {
                legend { (context.say(["View", "Vue"])) }
                @for (name, said, means) in VIEWS {
                    label.chip title=(context.say(*means)) {
                        input type="radio" name="view" value=(name) checked[*name == view];
                        span { (context.say(*said)) }
                    }
                }
            }
            (text("text", ["Words", "Mots"], ["in the quote", "dans la citation"]))
            (text("speaker", ["Speaker", "Locuteur"], ["part of the name", "partie du nom"]))
            (text("entity", ["Entity", "Entité"], ["part of the name", "partie du nom"]))
            (text("relation", ["Relation", "Relation"], ["layoffs, rel:lags…", "layoffs, rel:lags…"]))
            (text("document", ["Document", "Document"], ["its slug", "son identifiant"]))
            (choice("polarity", ["Polarity", "Polarité"], &polarities))
            (choice("certainty", ["Certainty", "Certitude"], &certainties))
            (choice("modality", ["Modality", "Modalité"], &modalities))
            (shown("aggregate", ["An edge is", "Une arête est"], &[
                ("relation", ["all claims of a relation", "une relation et ses affirmations"]),
                ("pair", ["all claims of a pair", "une paire et ses affirmations"]),
                ("none", ["one claim", "une affirmation"]),
            ]))
            (shown("loops", ["Claims with one end", "Affirmations à un seul bout"], &[
                ("false", ["left out", "omises"]),
                ("true", ["as loops", "en boucles"]),
            ]))
            (shown("connected", ["Nodes without edges", "Nœuds sans arête"], &[
                ("true", ["left out", "omis"]),
                ("false", ["shown", "montrés"]),
            ]))
            label { (context.say(["At least so many claims", "Au moins tant d’affirmations"]))
                input type="number" name="min_claims" min="0" value=(value("min_claims"));
            }
            label { (context.say(["At most so many nodes", "Au plus tant de nœuds"]))
                input type="number" name="limit" min="1" value=(if value("limit").is_empty() { "300" } else { value("limit") });
            }
            @for (name, value) in values.iter().filter(|(name, _)| ["around", "hops", "from", "to"].contains(&name.as_str())) {
                input type="hidden" name=(name) value=(value);
            }
            p { button type="submit" { (context.say(["Draw", "Dessiner"])) } " " a.quiet href="/graph" { (context.say(["Clear", "Effacer"])) } }
        }
    }
}

fn exports(context: &Context<'_>) -> Markup {
    html! {
        details.menu #export-menu {
            summary { (context.say(["Export", "Exporter"])) }
            ul {
                @for (format, name) in FORMATS {
                    li { a data-format=(format) href={ "/export?view=entities&format=" (format) } download { (name) } }
                }
                li {
                    a data-format="gephi-lite" href="/export?view=entities&format=gephi-lite" target="_blank" rel="noopener" {
                        (context.say(["Open in Gephi Lite", "Ouvrir dans Gephi Lite"]))
                    }
                }
                li { button.quiet type="button" #png { (context.say(["Picture of what is seen (PNG)", "Image de ce qui est vu (PNG)"])) } }
                li { button.quiet type="button" #json { (context.say(["What is seen (Cytoscape.js)", "Ce qui est vu (Cytoscape.js)"])) } }
            }
        }
    }
}

/// Shapes, colours and lines with what they mean.
fn legend(context: &Context<'_>) -> Markup {
    const KINDS: &[&str] = &[
        "Person",
        "Organization",
        "Place",
        "Product",
        "CreativeWork",
        "Event",
        "Group",
        "Thing",
        "Claim",
        "Value",
    ];
    html! {
        ul.legend aria-label=(context.say(["Legend", "Légende"])) {
            @for kind in KINDS {
                @if let Some(said) = words::kind(kind) {
                    li data-kind=(kind) { span class={ "shape " (kind) } aria-hidden="true" {} (context.say(said)) }
                }
            }
            li { span.stroke aria-hidden="true" {} (context.say(["affirmed", "affirmé"])) }
            li { span.stroke.denied aria-hidden="true" {} (context.say(["denied", "nié"])) }
            li { span.stroke.hedged aria-hidden="true" {} (context.say(["hedged or asked", "nuancé ou demandé"])) }
        }
    }
}
