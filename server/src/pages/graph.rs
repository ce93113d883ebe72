//! `/graph`: a form that says what to draw, and the place where the script draws it.
//!
//! The form's fields are the parameters of `/graph/{view}`, which sends the graph as JSON, and of `/export`,
//! so the address of the page says what is seen, and what is seen can be exported as it is.

use super::layout::Needs;
use super::words::Said;
use super::{Context, layout, links, words};
use crate::view::filter::ClaimFilter;
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

/// Kinds of nodes, in the order of the legend.
const KINDS: &[&str] = &[
    "Person",
    "Organization",
    "Place",
    "Product",
    "CreativeWork",
    "Event",
    "Group",
    "Speaker",
    "Thing",
    "Claim",
    "Value",
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
    ("columns", ["Node|Kind|Edges", "Nœud|Genre|Arêtes"]),
];

/// What the keys do in the drawing.
const KEYS: Said = [
    "Keys: arrows go from node to node, Enter shows a node’s neighbours, Delete hides it, Escape lets it go; + and − zoom, 0 fits.",
    "Touches : les flèches vont de nœud en nœud, Entrée montre les voisins, Suppr masque le nœud, Échap le lâche ; + et − zooment, 0 ajuste.",
];

/// The page.
#[must_use]
pub fn page(values: &[(String, String)], context: &Context<'_>) -> Markup {
    let title = context.say(["Graph", "Graphe"]);
    let mut words: serde_json::Map<String, serde_json::Value> =
        SAID.iter().map(|(name, said)| ((*name).to_owned(), context.say(*said).into())).collect();
    let kinds =
        KINDS.iter().filter_map(|kind| Some(((*kind).to_owned(), context.say(words::kind(kind)?).into())));
    words.insert("kinds".to_owned(), kinds.collect::<serde_json::Map<_, _>>().into());
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
                    a.quiet #as-sparql href=(links::query(&claims(values, context))) { (context.say(["Open in SPARQL", "Ouvrir dans SPARQL"])) }
                    button.quiet type="button" #reload { (context.say(["Start again", "Recommencer"])) }
                    (exports(context))
                }
                div #canvas tabindex="0" role="application" aria-describedby="keys"
                    aria-label=(context.say(["The graph; the table below has the same nodes", "Le graphe ; le tableau plus bas a les mêmes nœuds"])) {}
                p.keys #keys { (context.say(KEYS)) }
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

/// A query for the claims that the address means; for all where it means none.
fn claims(values: &[(String, String)], context: &Context<'_>) -> String {
    let pairs = values.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let filter = ClaimFilter::from_pairs(pairs).unwrap_or_default();
    links::claims_like(&filter.patterns(&context.settings.base))
}

/// A choice that leaves all in.
const ANY: Option<Said> = Some(["any", "toutes"]);

/// Which claims to draw, and in which view.
fn form(values: &[(String, String)], context: &Context<'_>) -> Markup {
    let fields = Fields { values, context };
    let view = if fields.value("view").is_empty() { "entities" } else { fields.value("view") };
    let kept = |name: &str| ["around", "hops", "from", "to"].contains(&name);
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
            (fields.of_claims())
            (fields.of_the_drawing())
            @for (name, value) in values.iter().filter(|(name, _)| kept(name)) {
                input type="hidden" name=(name) value=(value);
            }
            p { button type="submit" { (context.say(["Draw", "Dessiner"])) } " " a.quiet href="/graph" { (context.say(["Clear", "Effacer"])) } }
        }
    }
}

/// The fields of the form, with what the address says of them.
struct Fields<'a> {
    values: &'a [(String, String)],
    context: &'a Context<'a>,
}

impl Fields<'_> {
    fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Which claims.
    fn of_claims(&self) -> Markup {
        let part = ["part of the name", "partie du nom"];
        let polarities: Vec<(&str, Said)> =
            Polarity::ALL.iter().map(|p| (p.name(), words::polarity(*p))).collect();
        let certainties: Vec<(&str, Said)> =
            Certainty::ALL.iter().map(|c| (c.name(), words::certainty(*c))).collect();
        let modalities: Vec<(&str, Said)> =
            Modality::ALL.iter().map(|m| (m.name(), words::modality(*m))).collect();
        html! {
            (self.text("text", ["Words", "Mots"], ["in the quote", "dans la citation"]))
            (self.text("speaker", ["Speaker", "Locuteur"], part))
            (self.text("entity", ["Entity", "Entité"], part))
            (self.text("relation", ["Relation", "Relation"], ["layoffs, rel:lags…", "layoffs, rel:lags…"]))
            (self.text("document", ["Document", "Document"], ["its slug", "son identifiant"]))
            (self.choice("polarity", ["Polarity", "Polarité"], ANY, &polarities))
            (self.choice("certainty", ["Certainty", "Certitude"], ANY, &certainties))
            (self.choice("modality", ["Modality", "Modalité"], ANY, &modalities))
            (self.text("time_from", ["Time, from", "Temps, depuis"], ["2024, 2024-05…", "2024, 2024-05…"]))
            (self.text("time_to", ["Time, to", "Temps, jusqu’à"], ["2025, 2025-06…", "2025, 2025-06…"]))
        }
    }

    /// How they are drawn.
    fn of_the_drawing(&self) -> Markup {
        let limit = if self.value("limit").is_empty() { "150" } else { self.value("limit") };
        html! {
            (self.choice("aggregate", ["An edge is", "Une arête est"], None, &[
                ("relation", ["all claims of a relation", "une relation et ses affirmations"]),
                ("pair", ["all claims of a pair", "une paire et ses affirmations"]),
                ("none", ["one claim", "une affirmation"]),
            ]))
            (self.choice("loops", ["Claims with one end", "Affirmations à un seul bout"], None, &[
                ("false", ["left out", "omises"]),
                ("true", ["as loops", "en boucles"]),
            ]))
            (self.choice("connected", ["Nodes without edges", "Nœuds sans arête"], None, &[
                ("true", ["left out", "omis"]),
                ("false", ["shown", "montrés"]),
            ]))
            label { (self.context.say(["At least so many claims", "Au moins tant d’affirmations"]))
                input type="number" name="min_claims" min="0" value=(self.value("min_claims"));
            }
            label { (self.context.say(["At most so many nodes", "Au plus tant de nœuds"]))
                input type="number" name="limit" min="1" value=(limit);
            }
        }
    }

    fn text(&self, name: &'static str, said: Said, hint: Said) -> Markup {
        html! {
            label { (self.context.say(said)) input type="text" name=(name) value=(self.value(name)) placeholder=(self.context.say(hint)); }
        }
    }

    /// One of some; the first of them, or none where that has words, unless the address says another.
    fn choice(&self, name: &'static str, said: Said, none: Option<Said>, options: &[(&str, Said)]) -> Markup {
        let first = options.first().filter(|_| none.is_none()).map_or("", |(option, _)| *option);
        let chosen = if self.value(name).is_empty() { first } else { self.value(name) };
        html! {
            label { (self.context.say(said))
                select name=(name) {
                    @if let Some(none) = none { option value="" { (self.context.say(none)) } }
                    @for (option, said) in options { option value=(option) selected[chosen == *option] { (self.context.say(*said)) } }
                }
            }
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
