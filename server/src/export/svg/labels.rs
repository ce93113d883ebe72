//! Labels that collide with nothing: each takes the first free place beside its node, or none.

use super::layout::Point;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A box, in units of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

impl Area {
    /// Around a point.
    #[must_use]
    pub fn around(centre: Point, width: f64, height: f64) -> Self {
        Self { x: centre.x - width / 2.0, y: centre.y - height / 2.0, width, height }
    }

    /// Whether it has something in common with another.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// What is taken already.
#[derive(Debug, Default)]
pub struct Taken {
    nodes: Vec<Area>,
    labels: Vec<Area>,
}

impl Taken {
    /// Take the place of a node.
    pub fn take(&mut self, area: Area) {
        self.nodes.push(area);
    }

    /// Take a place for a label if it is free.
    pub fn take_free(&mut self, area: Area) -> bool {
        self.take_on(area, None)
    }

    /// Take a place for a label if nothing is there, or nothing but the node that it names.
    fn take_on(&mut self, area: Area, own: Option<Area>) -> bool {
        let node = |taken: &Area| Some(*taken) != own && taken.overlaps(&area);
        let free = !self.nodes.iter().any(node) && !self.labels.iter().any(|taken| taken.overlaps(&area));
        if free {
            self.labels.push(area);
        }
        free
    }
}

/// How wide text is drawn, about: a column of a sans-serif face is 0.57 of its size.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "labels are short")]
pub fn width(text: &str, size: f64) -> f64 {
    text.width() as f64 * size * 0.57
}

/// Text cut to so many columns.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// Nodes as large as this have their label on them where there is no place beside.
const LARGE: f64 = 14.0;

/// The area of a label beside a node: right, left, below, above, then at the corners, then below and above but moved
/// aside, or on a large node; `None` where all are taken.
pub fn beside(taken: &mut Taken, node: Point, radius: f64, text: &str, size: f64) -> Option<Area> {
    let (width, height) = (width(text, size), size * 1.25);
    let (side, corner) = (radius + 4.0 + width / 2.0, radius * 0.75 + 3.0);
    let level = radius + 2.0 + height / 2.0;
    let places = [
        (side, 0.0),
        (-side, 0.0),
        (0.0, level),
        (0.0, -level),
        (corner + width / 2.0, corner),
        (corner + width / 2.0, -corner),
        (-corner - width / 2.0, corner),
        (-corner - width / 2.0, -corner),
        (width / 4.0, level),
        (-width / 4.0, level),
        (width / 4.0, -level),
        (-width / 4.0, -level),
    ];
    let beside = places.into_iter().find_map(|(dx, dy)| {
        let area = Area::around(Point { x: node.x + dx, y: node.y + dy }, width, height);
        taken.take_free(area).then_some(area)
    });
    beside.or_else(|| {
        let (area, own) = (Area::around(node, width, height), Area::around(node, 2.0 * radius, 2.0 * radius));
        (radius >= LARGE && taken.take_on(area, Some(own))).then_some(area)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_take_free_places_until_there_is_none() {
        let mut taken = Taken::default();
        let node = Point::default();
        taken.take(Area::around(node, 20.0, 20.0));
        let mut areas = Vec::new();
        while let Some(area) = beside(&mut taken, node, 10.0, "a label", 12.0) {
            areas.push(area);
        }
        assert!(areas.len() >= 4, "{}", areas.len());
        for (index, area) in areas.iter().enumerate() {
            assert!(areas[index + 1..].iter().all(|other| !area.overlaps(other)));
        }
    }

    #[test]
    fn long_labels_are_cut_by_columns() {
        assert_eq!(cut("short", 10), "short");
        assert_eq!(cut("a rather long label", 10), "a rather…");
        assert_eq!(cut("漢字漢字漢字", 7), "漢字漢…");
    }
}
