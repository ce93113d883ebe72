//! The shape of each kind of node, so that colour is not all that tells them apart; the graph page has the same ones.

use super::super::palette;
use super::layout::Point;
use super::number;
use crate::export::xml::Xml;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Corners on a circle of radius 1 about the middle, y down; a disc where there are none.
const fn corners(kind: &str) -> &'static [(f64, f64)] {
    match kind.as_bytes() {
        b"Organization" => &[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
        b"Place" => &[(0.0, -1.1), (1.0, 0.8), (-1.0, 0.8)],
        b"Product" => &[(0.0, -1.12), (1.12, 0.0), (0.0, 1.12), (-1.12, 0.0)],
        b"CreativeWork" => &[(-0.95, -0.85), (0.35, -0.85), (1.1, 0.0), (0.35, 0.85), (-0.95, 0.85)],
        b"Event" => &[
            (0.0, -1.15),
            (0.34, -0.36),
            (1.1, -0.36),
            (0.48, 0.16),
            (0.7, 0.95),
            (0.0, 0.5),
            (-0.7, 0.95),
            (-0.48, 0.16),
            (-1.1, -0.36),
            (-0.34, -0.36),
        ],
        b"Group" => &[(-0.5, -0.92), (0.5, -0.92), (1.05, 0.0), (0.5, 0.92), (-0.5, 0.92), (-1.05, 0.0)],
        b"Claim" => &[(-1.1, -0.7), (1.1, -0.7), (1.1, 0.7), (-1.1, 0.7)],
        b"Value" => &[
            (-0.35, -1.0),
            (0.35, -1.0),
            (0.35, -0.35),
            (1.0, -0.35),
            (1.0, 0.35),
            (0.35, 0.35),
            (0.35, 1.0),
            (-0.35, 1.0),
            (-0.35, 0.35),
            (-1.0, 0.35),
            (-1.0, -0.35),
            (-0.35, -0.35),
        ],
        _ => &[],
    }
}

/// Draw a node, with words as its tooltip.
pub(super) fn draw<W: Write>(
    xml: &mut Xml<W>,
    kind: &str,
    at: Point,
    radius: f64,
    title: Option<&str>,
) -> io::Result<()> {
    let colour = palette::of_kind(kind).to_string();
    let corners = corners(kind);
    let mut path = String::new();
    for (index, (x, y)) in corners.iter().enumerate() {
        let step = if index == 0 { "M" } else { "L" };
        let _ = write!(path, "{step}{} {}", number(at.x + x * radius), number(at.y + y * radius));
    }
    path.push('Z');
    let [x, y, size] = [at.x, at.y, radius].map(number);
    let mut attributes = vec![("class", "node"), ("fill", colour.as_str())];
    let name = if corners.is_empty() {
        attributes.extend([("cx", x.as_str()), ("cy", &y), ("r", &size)]);
        "circle"
    } else {
        attributes.push(("d", &path));
        "path"
    };
    match title {
        Some(title) => {
            xml.open(name, &attributes)?;
            xml.text("title", &[], title)?;
            xml.close(name)
        }
        None => xml.empty(name, &attributes),
    }
}
