//! [`Curve`]: the line between two nodes of a picture, as the paths that SVG draws.

use super::layout::Point;
use super::{Dot, number};

/// A line bent a little to its left, so that the one the other way is seen beside it.
pub(super) struct Curve {
    from: Point,
    bend: Point,
    to: Point,
}

impl Curve {
    /// From rim to rim; `None` where the two are at one place.
    pub(super) fn between(from: &Dot<'_>, to: &Dot<'_>) -> Option<Self> {
        let (dx, dy) = (to.at.x - from.at.x, to.at.y - from.at.y);
        let length = dx.hypot(dy);
        if length < 1.0 {
            return None;
        }
        let bend = Point {
            x: f64::midpoint(from.at.x, to.at.x) - dy * 0.12,
            y: f64::midpoint(from.at.y, to.at.y) + dx * 0.12,
        };
        let rim = |dot: &Dot<'_>, gap: f64| {
            let far = dot.at.distance(bend).max(1.0);
            let share = (dot.radius + gap) / far;
            Point { x: dot.at.x + (bend.x - dot.at.x) * share, y: dot.at.y + (bend.y - dot.at.y) * share }
        };
        Some(Self { from: rim(from, 0.0), bend, to: rim(to, 2.0) })
    }

    pub(super) fn path(&self) -> String {
        let Self { from, bend, to } = self;
        let [x1, y1, x2, y2, x3, y3] = [from.x, from.y, bend.x, bend.y, to.x, to.y].map(number);
        format!("M{x1} {y1}Q{x2} {y2} {x3} {y3}")
    }

    /// A small triangle at the end.
    pub(super) fn tip(&self) -> String {
        let (dx, dy) = (self.to.x - self.bend.x, self.to.y - self.bend.y);
        let length = dx.hypot(dy).max(1.0);
        let (dx, dy) = (dx / length, dy / length);
        let back = Point { x: self.to.x - dx * 7.0, y: self.to.y - dy * 7.0 };
        let [x1, y1, x2, y2, x3, y3] = [
            self.to.x,
            self.to.y,
            back.x - dy * 3.0,
            back.y + dx * 3.0,
            back.x + dy * 3.0,
            back.y - dx * 3.0,
        ]
        .map(number);
        format!("M{x1} {y1}L{x2} {y2}L{x3} {y3}Z")
    }

    pub(super) fn middle(&self) -> Point {
        let at = |from: f64, bend: f64, to: f64| 0.25 * from + 0.5 * bend + 0.25 * to;
        Point { x: at(self.from.x, self.bend.x, self.to.x), y: at(self.from.y, self.bend.y, self.to.y) }
    }
}
