//! A ready picture of a graph as SVG: laid out, labelled, with a legend, for light and dark grounds.
//!
//! A picture holds some hundred nodes at most: those with the most claims are drawn, and the picture says how
//! many there are. Several claims between two nodes are one line. Every node and line is a link and has its
//! words as a tooltip; nothing is loaded from anywhere.

mod curve;
mod labels;
mod layout;
mod shape;

use super::columns::Table;
use super::palette::{self, KINDS};
use super::xml::Xml;
use crate::graph::{Network, Node};
use curve::Curve;
use dixit_extractor::resolve::{Certainty, Polarity};
use labels::{Area, Taken};
use layout::Point;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::io::{self, Write};

/// How many nodes are drawn unless told otherwise.
pub const NODES: usize = 120;

/// The most that can be drawn, and read.
pub const MOST_NODES: usize = 500;

/// Lines are labelled when there are no more of them.
const LABELLED_LINES: usize = 80;

const MARGIN: f64 = 24.0;
const HEADING: f64 = 48.0;
const LEGEND_ROW: f64 = 22.0;
const LEGEND_COLUMN: f64 = 170.0;

/// Colours of the grounds, of text and of lines; the second set is for those who like it dark.
const STYLE: &str = "\
svg{background:#fff;font-family:system-ui,sans-serif;max-width:100%;height:auto}\
text{fill:#1b1f24;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}\
.quiet{fill:#57606a}.line{fill:none;stroke:#6e7781;stroke-opacity:.75}.tip{fill:#6e7781}\
.node{stroke:#fff;stroke-width:1.5}\
.denied{stroke-dasharray:7 4}.unsure{stroke-dasharray:2 3}\
a:focus .node,a:hover .node{stroke:#1b1f24}a:hover .line,a:focus .line{stroke:#1b1f24;stroke-opacity:1}\
@media(prefers-color-scheme:dark){svg{background:#14181d}text{fill:#e6edf3;stroke:#14181d}\
.quiet{fill:#9aa4ae}.line{stroke:#8b949e}.tip{fill:#8b949e}.node{stroke:#14181d}\
a:focus .node,a:hover .node{stroke:#e6edf3}a:hover .line,a:focus .line{stroke:#e6edf3}}";

/// Draw a graph, with at most so many nodes.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(network: &Network, nodes: usize, out: impl Write) -> io::Result<()> {
    Picture::of(network, nodes.clamp(1, MOST_NODES)).write(out)
}

/// A node as drawn.
struct Dot<'a> {
    node: &'a Node,
    at: Point,
    radius: f64,
}

/// All claims from one node to another.
struct Line<'a> {
    ends: (usize, usize),
    label: &'a str,
    url: &'a str,
    words: String,
    weight: usize,
    denied: bool,
    unsure: bool,
}

struct Picture<'a> {
    network: &'a Network,
    dots: Vec<Dot<'a>>,
    lines: Vec<Line<'a>>,
    legend: Vec<Entry>,
    width: f64,
    height: f64,
}

impl<'a> Picture<'a> {
    fn of(network: &'a Network, most: usize) -> Self {
        let shown = shown(network, most);
        let places: HashMap<NodeIndex, usize> =
            shown.iter().enumerate().map(|(place, node)| (*node, place)).collect();
        let lines = lines(network, &places);
        let radii: Vec<f64> =
            shown.iter().map(|node| palette::size(network.graph[*node].claims.len())).collect();
        #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 claims")]
        let pairs: Vec<(usize, usize, f64)> =
            lines.iter().map(|line| (line.ends.0, line.ends.1, line.weight as f64)).collect();
        let at = layout::arrange(&radii, &pairs);
        let dots: Vec<Dot<'a>> = shown
            .into_iter()
            .zip(at)
            .zip(radii)
            .map(|((node, at), radius)| Dot { node: &network.graph[node], at, radius })
            .collect();
        let legend = legend(&dots, &lines);
        let mut picture = Self { network, dots, lines, legend, width: 0.0, height: 0.0 };
        picture.fit();
        picture
    }

    /// Move everything so that it begins at the margin, below heading and legend, with room for labels at the sides.
    fn fit(&mut self) {
        const LABEL_ROOM: f64 = 110.0;
        let span = |low: f64, high: f64| if low.is_finite() { (low, high) } else { (0.0, 0.0) };
        let least = |value: fn(&Dot<'_>) -> f64| self.dots.iter().map(value).fold(f64::INFINITY, f64::min);
        let most = |value: fn(&Dot<'_>) -> f64| self.dots.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
        let (left, right) = span(least(|dot| dot.at.x - dot.radius), most(|dot| dot.at.x + dot.radius));
        let (top, bottom) = span(least(|dot| dot.at.y - dot.radius), most(|dot| dot.at.y + dot.radius));
        self.width = (right - left + 2.0 * (MARGIN + LABEL_ROOM)).max(560.0);
        #[expect(clippy::cast_precision_loss, reason = "a dozen entries")]
        let rows = (self.legend.len() as f64 / self.columns()).ceil();
        let above = HEADING + rows * LEGEND_ROW + MARGIN;
        let (dx, dy) = (MARGIN + LABEL_ROOM - left, above - top);
        for dot in &mut self.dots {
            dot.at.x += dx;
            dot.at.y += dy;
        }
        self.height = bottom + dy + MARGIN + LEGEND_ROW;
    }

    fn write(&self, out: impl Write) -> io::Result<()> {
        let mut xml = Xml::begin(out)?;
        let (w, h) = (number(self.width), number(self.height));
        let attributes = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", &*format!("0 0 {w} {h}")),
            ("width", &w),
            ("height", &h),
            ("role", "group"),
        ];
        xml.open("svg", &attributes)?;
        xml.text("title", &[], &self.heading())?;
        xml.text("desc", &[], &self.network.description())?;
        xml.text("style", &[], STYLE)?;
        xml.text("text", &[("x", &number(MARGIN)), ("y", "32"), ("font-size", "16")], &self.heading())?;
        let mut taken = Taken::default();
        for dot in &self.dots {
            taken.take(Area::around(dot.at, dot.radius * 2.0, dot.radius * 2.0));
        }
        for line in &self.lines {
            self.line(&mut xml, line)?;
        }
        for dot in &self.dots {
            self::dot(&mut xml, dot)?;
        }
        self.labels(&mut xml, &mut taken)?;
        self.write_legend(&mut xml)?;
        xml.close("svg")?;
        xml.finish()
    }

    fn heading(&self) -> String {
        let (all, shown) = (self.network.graph.node_count(), self.dots.len());
        let view = match self.network.view {
            crate::graph::View::Entities => "What is claimed about whom",
            crate::graph::View::Claims => "Claims and what they say of each other",
            crate::graph::View::Speakers => "Who speaks about what",
        };
        if shown < all { format!("{view}: {shown} of {all} nodes") } else { format!("{view}: {all} nodes") }
    }

    fn line<W: Write>(&self, xml: &mut Xml<W>, line: &Line<'_>) -> io::Result<()> {
        let (from, to) = (&self.dots[line.ends.0], &self.dots[line.ends.1]);
        let Some(curve) = Curve::between(from, to) else { return Ok(()) };
        link(xml, line.url)?;
        let class = match (line.denied, line.unsure) {
            (true, _) => "line denied",
            (false, true) => "line unsure",
            (false, false) => "line",
        };
        #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 claims")]
        let stroke = number((1.0 + (line.weight as f64).ln() * 1.2).min(7.0));
        xml.open("path", &[("class", class), ("d", &curve.path()), ("stroke-width", &stroke)])?;
        xml.text("title", &[], &line.words)?;
        xml.close("path")?;
        xml.empty("path", &[("class", "tip"), ("d", &curve.tip())])?;
        unlink(xml, line.url)
    }

    /// Names of nodes, those with the most claims first; then what lines say, where there is room.
    fn labels<W: Write>(&self, xml: &mut Xml<W>, taken: &mut Taken) -> io::Result<()> {
        for dot in &self.dots {
            let size = (10.0 + dot.radius * 0.25).min(18.0);
            let text = labels::cut(&dot.node.label, 34);
            let inside = |area: &Area| area.x >= 0.0 && area.x + area.width <= self.width;
            let area = labels::beside(taken, dot.at, dot.radius, &text, size);
            if let Some(area) = area.filter(inside) {
                write_label(xml, area, size, "", &text)?;
            }
        }
        for line in self.lines.iter().filter(|_| self.lines.len() <= LABELLED_LINES) {
            let curve = Curve::between(&self.dots[line.ends.0], &self.dots[line.ends.1]);
            let Some(middle) = curve.map(|curve| curve.middle()) else { continue };
            let text = labels::cut(line.label, 24);
            let area = Area::around(middle, labels::width(&text, 9.0), 11.0);
            if taken.take_free(area) {
                write_label(xml, area, 9.0, "quiet", &text)?;
            }
        }
        Ok(())
    }

    fn columns(&self) -> f64 {
        ((self.width - 2.0 * MARGIN) / LEGEND_COLUMN).floor().max(1.0)
    }

    fn write_legend<W: Write>(&self, xml: &mut Xml<W>) -> io::Result<()> {
        let columns = self.columns();
        xml.open("g", &[("font-size", "12")])?;
        for (index, entry) in self.legend.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a dozen entries")]
            let index = index as f64;
            let at = Point {
                x: MARGIN + (index % columns) * LEGEND_COLUMN + 8.0,
                y: HEADING + (index / columns).floor() * LEGEND_ROW + LEGEND_ROW / 2.0,
            };
            entry.write(xml, at)?;
        }
        xml.close("g")
    }
}

/// Kinds of nodes that are drawn, and what lines mean.
fn legend(dots: &[Dot<'_>], lines: &[Line<'_>]) -> Vec<Entry> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for dot in dots {
        *counts.entry(dot.node.kind).or_default() += 1;
    }
    let kinds = KINDS.iter().filter_map(|(kind, _)| Some(Entry::Kind(kind, *counts.get(kind)?)));
    let mut entries: Vec<Entry> = kinds.collect();
    let any = |test: fn(&Line<'_>) -> bool| lines.iter().any(test);
    let styles = [
        ("line", "affirmed", any(|line| !line.denied && !line.unsure)),
        ("line denied", "denied", any(|line| line.denied)),
        ("line unsure", "not certain", any(|line| line.unsure && !line.denied)),
    ];
    entries.extend(styles.iter().filter(|style| style.2).map(|style| Entry::Style(style.0, style.1)));
    entries.push(Entry::Note("larger: more claims"));
    entries
}

/// The nodes to draw. From the one with the most claims on, the neighbour with the most claims is next, so
/// that what is drawn hangs together; nodes without neighbours are drawn where there is nothing else.
fn shown(network: &Network, most: usize) -> Vec<NodeIndex> {
    let graph = &network.graph;
    let rank = |node: NodeIndex| (graph[node].claims.len(), Reverse(node));
    let linked = |node: &NodeIndex| graph.neighbors_undirected(*node).any(|other| other != *node);
    let mut starts: Vec<NodeIndex> = graph.node_indices().filter(linked).collect();
    if starts.is_empty() {
        starts = graph.node_indices().collect();
    }
    starts.sort_by_key(|node| Reverse(rank(*node)));
    let (mut shown, mut seen) = (Vec::new(), vec![false; graph.node_count()]);
    for start in starts {
        let mut next = BinaryHeap::from([rank(start)]);
        while let Some((_, Reverse(node))) = next.pop() {
            if shown.len() == most {
                break;
            }
            if !std::mem::replace(&mut seen[node.index()], true) {
                shown.push(node);
                next.extend(graph.neighbors_undirected(node).filter(|n| !seen[n.index()]).map(rank));
            }
        }
    }
    shown.sort_by_key(|node| Reverse(rank(*node)));
    shown
}

/// One line for all claims from a node to another, in the order of the first ones.
fn lines<'a>(network: &'a Network, places: &HashMap<NodeIndex, usize>) -> Vec<Line<'a>> {
    let mut found: Vec<Line<'a>> = Vec::new();
    let mut at = HashMap::new();
    for edge in network.graph.edge_references().filter(|edge| edge.source() != edge.target()) {
        let ends = places.get(&edge.source()).zip(places.get(&edge.target()));
        let Some(ends) = ends.map(|(source, target)| (*source, *target)) else { continue };
        let claims = || network.claims_of(edge.weight());
        let denied = claims().all(|claim| claim.polarity == Polarity::Denied);
        let unsure = claims().all(|claim| claim.certainty != Certainty::Certain);
        let line = found.get_mut(*at.entry(ends).or_insert(usize::MAX));
        if let Some(line) = line {
            line.weight += edge.weight().weight();
            line.denied &= denied;
            line.unsure &= unsure;
            continue;
        }
        at.insert(ends, found.len());
        let first = claims().next();
        let quote = first.map_or(String::new(), |claim| format!(" — “{}” ({})", claim.quote, claim.speaker));
        let names = [edge.source(), edge.target()].map(|end| network.graph[end].label.as_str());
        found.push(Line {
            ends,
            label: &edge.weight().label,
            url: first.map_or("", |claim| &claim.id),
            words: format!("{} {} {}{quote}", names[0], edge.weight().label, names[1]),
            weight: edge.weight().weight(),
            denied: denied && first.is_some(),
            unsure: unsure && first.is_some(),
        });
    }
    found
}

/// A line of the legend.
enum Entry {
    Kind(&'static str, usize),
    Style(&'static str, &'static str),
    Note(&'static str),
}

impl Entry {
    fn write<W: Write>(&self, xml: &mut Xml<W>, at: Point) -> io::Result<()> {
        let text = match self {
            Self::Kind(kind, count) => {
                shape::draw(xml, kind, at, 7.0, None)?;
                format!("{} ({count})", spaced(kind))
            }
            Self::Style(class, text) => {
                let [x, y] = [at.x - 9.0, at.y].map(number);
                xml.empty(
                    "path",
                    &[("class", class), ("d", &format!("M{x} {y}h22")), ("stroke-width", "1.5")],
                )?;
                (*text).to_owned()
            }
            Self::Note(text) => (*text).to_owned(),
        };
        let shift = if matches!(self, Self::Note(_)) { -8.0 } else { 18.0 };
        xml.text("text", &[("x", &number(at.x + shift)), ("y", &number(at.y + 4.0))], &text)
    }
}

/// `CreativeWork` as `Creative work`.
fn spaced(kind: &str) -> String {
    let mut spaced = String::new();
    for (index, c) in kind.chars().enumerate() {
        if index > 0 && c.is_uppercase() {
            spaced.push(' ');
            spaced.extend(c.to_lowercase());
        } else {
            spaced.push(c);
        }
    }
    spaced
}

fn dot<W: Write>(xml: &mut Xml<W>, dot: &Dot<'_>) -> io::Result<()> {
    link(xml, &dot.node.iri)?;
    let count = dot.node.claims.len();
    let plural = if count == 1 { "" } else { "s" };
    let title = format!("{} ({}): {count} claim{plural}", dot.node.label, spaced(dot.node.kind));
    shape::draw(xml, dot.node.kind, dot.at, dot.radius, Some(&title))?;
    unlink(xml, &dot.node.iri)
}

fn write_label<W: Write>(xml: &mut Xml<W>, area: Area, size: f64, class: &str, text: &str) -> io::Result<()> {
    // Text stands on its baseline, a quarter of the line above the lower edge.
    let [x, y, size] = [area.x, area.y + area.height * 0.76, size].map(number);
    let mut attributes = vec![("x", x.as_str()), ("y", &y), ("font-size", &size)];
    if !class.is_empty() {
        attributes.push(("class", class));
    }
    xml.text("text", &attributes, text)
}

fn link<W: Write>(xml: &mut Xml<W>, address: &str) -> io::Result<()> {
    if address.is_empty() { Ok(()) } else { xml.open("a", &[("href", address)]) }
}

fn unlink<W: Write>(xml: &mut Xml<W>, address: &str) -> io::Result<()> {
    if address.is_empty() { Ok(()) } else { xml.close("a") }
}

/// A number with one decimal, which is all a picture needs.
fn number(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Options, View, sample, shape as shaped};

    fn drawn(view: View) -> String {
        let network = shaped(sample::corpus(), view, &Options::default()).unwrap();
        let mut out = Vec::new();
        write(&network, NODES, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_picture_has_nodes_lines_labels_and_a_legend() {
        let svg = drawn(View::Entities);
        assert!(svg.contains("<title>DeepSeek (Organization): 2 claims</title>"), "{svg}");
        assert!(svg.contains(">Meta</text>") && svg.contains(">Organization (2)</text>"));
        assert!(svg.contains("prefers-color-scheme:dark"));
        assert!(svg.contains(">not certain</text>"), "a probable claim");
        assert!(!svg.contains("http://www.w3.org/1999/xlink"));
        assert_eq!(svg, drawn(View::Entities));
    }

    #[test]
    fn it_is_well_formed_whatever_the_quotes_hold() {
        for view in [View::Entities, View::Claims, View::Speakers] {
            let svg = drawn(view);
            let mut reader = quick_xml::Reader::from_str(&svg);
            reader.config_mut().check_end_names = true;
            loop {
                match reader.read_event().unwrap() {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::Text(text) => drop(text.unescape().unwrap()),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn a_large_graph_is_cut_and_an_empty_one_is_a_picture() {
        let edges: Vec<(usize, usize)> = (1..300).map(|n| (n, n / 2)).collect();
        let mut out = Vec::new();
        write(&sample::drawn(&edges), 50, &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().contains("50 of 300 nodes"));
        let mut out = Vec::new();
        write(&sample::drawn(&[]), 50, &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().contains("0 nodes"));
    }
}
