//! The query page: a form, ready queries, and the answer as a table whose IRIs open. Where scripts run, an
//! editor takes the form's place and answers are shown without a new page.

use super::layout::Needs;
use super::parts::{self, term};
use super::words::{self, Said};
use super::{Context, Tongue, layout, links};
use crate::render::answers::{AnswerError, write_graph};
use crate::view::labels::labels;
use dixit_extractor::rdf::vocabulary::PREFIXES;
use dixit_extractor::store::{Store, queries as ready};
use maud::{Markup, html};
use oxigraph::io::RdfFormat;
use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What the page loads.
const NEEDS: Needs = Needs {
    styles: &["vendor/yasqe-4.6.2/yasqe.min.css", "sparql.css"],
    module: Some("sparql.js"),
    wide: true,
};

/// What the script says, by the name it has there.
const SAID: &[(&str, Said)] = &[
    ("query", ["Query", "Requête"]),
    ("answer", ["Answer", "Réponse"]),
    ("running", ["Asking…", "Recherche…"]),
    ("rows", ["rows", "lignes"]),
    ("triples", ["triples", "triplets"]),
    ("nothing", ["Nothing matches.", "Rien ne correspond."]),
    ("yes", ["Yes", "Oui"]),
    ("no", ["No", "Non"]),
    ("save", ["Save as", "Enregistrer en"]),
    ("table", ["Table", "Tableau"]),
    ("chart", ["Chart", "Diagramme"]),
    ("graph", ["Graph", "Graphe"]),
    ("raw", ["As sent", "Brut"]),
    ("more", ["More rows", "Plus de lignes"]),
    (
        "nograph",
        [
            "No two IRIs stand in one row, so there is nothing to connect.",
            "Aucune ligne n’a deux IRI : il n’y a rien à relier.",
        ],
    ),
    ("by", ["For each", "Pour chaque"]),
    ("value", ["show", "montrer"]),
    ("count", ["number of rows", "nombre de lignes"]),
    ("left", ["more are left out", "autres sont omis"]),
];

/// The page without an answer.
#[must_use]
pub fn empty(context: &Context<'_>) -> Markup {
    let first = ready::all().first().map_or("", |ready| ready.sparql);
    let body = html! {
        (form(first, false, context))
        section #answer aria-live="polite" {}
        (queries(context))
    };
    framed(&body, context)
}

/// The page with an answer; IRIs stand beside what they are called in the store.
///
/// # Errors
/// When the evaluation fails.
pub fn results(
    query: &str,
    results: QueryResults<'_>,
    store: &Store,
    context: &Context<'_>,
) -> Result<Markup, AnswerError> {
    let answer = match results {
        QueryResults::Boolean(value) => {
            html! { p.answer { (context.say(if value { ["Yes", "Oui"] } else { ["No", "Non"] })) } }
        }
        QueryResults::Graph(triples) => {
            let mut bytes = Vec::new();
            write_graph(triples, RdfFormat::Turtle, &mut bytes)?;
            html! { pre tabindex="0" { (String::from_utf8_lossy(&bytes)) } }
        }
        QueryResults::Solutions(solutions) => {
            let header: Vec<String> = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
            let rows = solutions.collect::<Result<Vec<_>, _>>()?;
            let named = |term: &Term| match term {
                Term::NamedNode(iri) => Some(iri.clone()),
                _ => None,
            };
            let iris = rows.iter().flat_map(|row| row.values().iter().flatten()).filter_map(named).collect();
            // An answer without names is better than none.
            let labels = labels(store, &iris, context.tongue.code()).unwrap_or_default();
            html! {
                p.facts { (context.count(rows.len(), [["row", "rows"], ["ligne", "lignes"]])) }
                div.scroll tabindex="0" role="region" aria-label=(context.say(["Answer", "Réponse"])) {
                    table {
                        thead { tr { @for name in &header { th scope="col" { (name) } } } }
                        tbody {
                            @for row in &rows {
                                tr { @for cell in row.values() { td {
                                    @if let Some(cell) = cell { (labelled(cell, &labels, context)) }
                                } } }
                            }
                        }
                    }
                }
            }
        }
    };
    let body = html! {
        (form(query, true, context))
        section #answer aria-live="polite" { h2 { (context.say(["Answer", "Réponse"])) } (answer) }
        (queries(context))
    };
    Ok(framed(&body, context))
}

/// A term, an IRI by what it is called.
fn labelled(cell: &Term, labels: &HashMap<String, String>, context: &Context<'_>) -> Markup {
    let label = match cell {
        Term::NamedNode(iri) => labels.get(iri.as_str()).map(|label| (iri, label)),
        _ => None,
    };
    html! {
        @match label {
            Some((iri, label)) => {
                a href=(links::address(iri.as_str(), context)) { (label) }
                small.iri { (parts::name(iri.as_str(), context)) }
            },
            None => (term(cell, context)),
        }
    }
}

fn framed(body: &Markup, context: &Context<'_>) -> Markup {
    layout::page_with("SPARQL", &html! { h1.visually-hidden { "SPARQL" } (body) }, (&[], NEEDS), context)
}

fn form(query: &str, asked: bool, context: &Context<'_>) -> Markup {
    let words: Map<String, Value> =
        SAID.iter().map(|(name, said)| ((*name).to_owned(), context.say(*said).into())).collect();
    let prefixes: Map<String, Value> =
        PREFIXES.iter().map(|(prefix, namespace)| ((*prefix).to_owned(), (*namespace).into())).collect();
    let names: Vec<&str> = PREFIXES.iter().map(|(prefix, _)| *prefix).collect();
    html! {
        form.ask #ask action="/sparql" method="get" data-words=(Value::from(words)) data-prefixes=(Value::from(prefixes))
            data-base=(context.settings.base) data-run[asked] {
            label for="query" { (context.say(["Query", "Requête"])) }
            textarea #query name="query" rows="12" spellcheck="false" required { (query) }
            p {
                button type="submit" { (context.say(["Run", "Exécuter"])) }
                span.hint {
                    (context.say(["Ctrl + Enter runs, Ctrl + Space completes. These prefixes are known: ", "Ctrl + Entrée exécute, Ctrl + Espace complète. Ces préfixes sont connus : "]))
                    (names.join(", ")) "."
                }
            }
        }
    }
}

/// The ready queries as links.
#[must_use]
pub fn queries(context: &Context<'_>) -> Markup {
    html! {
        details.queries open {
            summary { (context.say(["Ready queries", "Requêtes prêtes"])) }
            ul.ready {
                @for query in ready::all() {
                    @let french = words::query_in_french(query.name).filter(|_| context.tongue == Tongue::French);
                    @let [title, description] = french.unwrap_or([query.title, query.description]);
                    li {
                        a href=(links::query(query.sparql)) data-query=(query.sparql) data-name=(query.name) { (title) }
                        small { (description) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_what_its_iris_are_called() {
        let store = crate::view::sample::store();
        let settings = crate::http::Settings::default();
        let context = Context::new(&settings, "en", None, "/sparql".to_owned());
        let sparql = "SELECT ?entity { ?entity a dx:Entity }";
        let page = results(sparql, store.query(sparql).unwrap(), &store, &context).unwrap().into_string();
        assert!(page.contains(">harbour</a>") && page.contains(">entity/harbour</small>"), "{page}");
    }

    #[test]
    fn every_ready_query_has_its_names_in_french() {
        for query in ready::all() {
            assert!(words::query_in_french(query.name).is_some(), "{}", query.name);
        }
    }
}
