//! Answers to SPARQL queries: the four standard formats, RDF, and a table for people.

use super::columns::{UnicodeWidthStr, one_line, padding, truncate};
use super::rdf::{self, Version};
use anstyle::Style;
use dixit_extractor::rdf::vocabulary::PREFIXES;
use oxigraph::io::RdfFormat;
use oxigraph::model::Term;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{
    QueryEvaluationError, QueryResults, QuerySolution, QuerySolutionIter, QueryTripleIter,
};
use std::io::{self, Write};

/// Why an answer could not be written out whole.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The evaluation failed on the way.
    #[error(transparent)]
    Evaluation(#[from] QueryEvaluationError),
    /// The output failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Write solutions or a boolean in a standard format.
///
/// # Errors
/// When the evaluation or the output fails.
pub fn write_solutions(
    results: QueryResults<'_>,
    format: QueryResultsFormat,
    out: impl Write,
) -> Result<(), AnswerError> {
    let serializer = QueryResultsSerializer::from_format(format);
    match results {
        QueryResults::Boolean(value) => {
            serializer.serialize_boolean_to_writer(out, value)?;
        }
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().to_vec();
            let mut writer = serializer.serialize_solutions_to_writer(out, variables)?;
            for solution in solutions {
                writer.serialize(&solution?)?;
            }
            writer.finish()?;
        }
        QueryResults::Graph(triples) => write_graph(triples, RdfFormat::NTriples, out)?,
    }
    Ok(())
}

/// Write a graph in an RDF format, with the project's prefixes.
///
/// # Errors
/// When the evaluation or the output fails.
pub fn write_graph(
    triples: QueryTripleIter<'_>,
    format: RdfFormat,
    out: impl Write,
) -> Result<(), AnswerError> {
    let mut writer = rdf::writer(format, out)?;
    for triple in triples {
        let triple = triple?;
        if rdf::can_hold(format, Version::usual(format), triple.object.as_ref()) {
            writer.serialize_triple(&triple)?;
        }
    }
    writer.finish()?;
    Ok(())
}

/// Write solutions as a table for people: IRIs shortened by the known prefixes, columns aligned.
///
/// # Errors
/// When the evaluation or the output fails.
pub fn write_table(
    results: QueryResults<'_>,
    width: Option<usize>,
    out: &mut impl Write,
) -> Result<(), AnswerError> {
    match results {
        QueryResults::Boolean(value) => writeln!(out, "{}", if value { "yes" } else { "no" })?,
        QueryResults::Graph(triples) => write_graph(triples, RdfFormat::Turtle, out)?,
        QueryResults::Solutions(solutions) => table_of(solutions, width, out)?,
    }
    Ok(())
}

fn table_of(
    solutions: QuerySolutionIter<'_>,
    width: Option<usize>,
    out: &mut impl Write,
) -> Result<(), AnswerError> {
    let header: Vec<String> = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
    let rows = solutions.map(|row| row.map(|row| cells(&row))).collect::<Result<Vec<_>, _>>()?;
    let widths = column_widths(&header, &rows, width);
    line(out, &header, &widths, Style::new().bold())?;
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    line(out, &rule, &widths, Style::new().dimmed())?;
    for row in &rows {
        line(out, row, &widths, Style::new())?;
    }
    let found = if rows.len() == 1 { "1 row".to_owned() } else { format!("{} rows", rows.len()) };
    let dim = Style::new().dimmed();
    writeln!(out, "{dim}{found}{dim:#}")?;
    Ok(())
}

fn cells(row: &QuerySolution) -> Vec<String> {
    row.values().iter().map(|term| term.as_ref().map_or_else(String::new, plain)).collect()
}

fn line(out: &mut impl Write, cells: &[String], widths: &[usize], style: Style) -> io::Result<()> {
    for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let text = truncate(cell, *width);
        let last = index + 1 == cells.len();
        let gap = if last { 0 } else { padding(&text, *width) + 2 };
        write!(out, "{style}{text}{style:#}{:1$}", "", gap)?;
    }
    writeln!(out)
}

/// As wide as the content; when that is too much, the widest columns give way first.
fn column_widths(header: &[String], rows: &[Vec<String>], width: Option<usize>) -> Vec<usize> {
    let column = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index)).chain(header.get(index));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..header.len()).map(column).collect();
    let Some(total) = width else { return widths };
    let room = total.saturating_sub(2 * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > 8) else { break };
        *widest -= 1;
    }
    widths
}

/// A term in few signs: a prefixed name, a literal's own text.
#[must_use]
pub fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => short_iri(node.as_str()),
        Term::Literal(literal) => one_line(literal.value()),
        other => other.to_string(),
    }
}

/// `https://w3id.org/dixit/relation/lags` as `rel:lags`; other IRIs as they are.
#[must_use]
pub fn short_iri(iri: &str) -> String {
    let name =
        |local: &str| !local.is_empty() && local.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c));
    let short = PREFIXES.iter().find_map(|(prefix, namespace)| {
        iri.strip_prefix(namespace).filter(|local| name(local)).map(|local| format!("{prefix}:{local}"))
    });
    short.unwrap_or_else(|| iri.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_known_iris_only() {
        assert_eq!(short_iri("https://w3id.org/dixit/relation/lags"), "rel:lags");
        assert_eq!(short_iri("https://w3id.org/dixit/relation/a/b"), "https://w3id.org/dixit/relation/a/b");
        assert_eq!(short_iri("http://example.org/"), "http://example.org/");
    }

    #[test]
    fn wide_columns_give_way_first() {
        let header = vec!["a".to_owned(), "b".to_owned()];
        let rows = vec![vec!["x".repeat(50), "short".to_owned()]];
        assert_eq!(column_widths(&header, &rows, Some(40)), [33, 5]);
        assert_eq!(column_widths(&header, &rows, None), [50, 5]);
    }
}
