//! Where nodes are drawn: a force layout after Fruchterman and Reingold (1991) with a pull to the middle, from
//! a fixed start, so that the same graph always looks the same. O(rounds · (V² + E)), for some hundred nodes.

use petgraph::unionfind::UnionFind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// A place, in units of the picture.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// How far away another one is.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// How often forces are applied.
const ROUNDS: u32 = 400;

/// Distance that two linked nodes of no size settle at.
const STEP: f64 = 90.0;

/// How many rounds push overlapping nodes apart at the end.
const SPREAD: usize = 200;

/// The golden angle: points along a spiral at it never line up.
const GOLDEN: f64 = 2.399_963_229_728_653;

/// Places for nodes with these radii. `edges` are pairs of nodes with a strength of 1 or more. What hangs
/// together is arranged by itself, and the parts are set side by side.
#[must_use]
pub fn arrange(radii: &[f64], edges: &[(usize, usize, f64)]) -> Vec<Point> {
    let mut places = vec![Point::default(); radii.len()];
    let mut boxes = Vec::new();
    for part in parts(radii.len(), edges) {
        let number: HashMap<usize, usize> = part.iter().enumerate().map(|(at, node)| (*node, at)).collect();
        let own =
            |(a, b, strength): &(usize, usize, f64)| Some((*number.get(a)?, *number.get(b)?, *strength));
        let inner: Vec<(usize, usize, f64)> = edges.iter().filter_map(own).collect();
        let sizes: Vec<f64> = part.iter().map(|node| radii[*node]).collect();
        let at = arrange_part(&sizes, &inner);
        boxes.push((part, at, sizes));
    }
    pack(&boxes, &mut places);
    places
}

/// The nodes that hang together, the largest parts first.
fn parts(count: usize, edges: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let mut sets = UnionFind::new(count);
    for (a, b, _) in edges {
        sets.union(*a, *b);
    }
    let mut parts = BTreeMap::<usize, Vec<usize>>::new();
    for (node, set) in sets.into_labeling().into_iter().enumerate() {
        parts.entry(set).or_default().push(node);
    }
    let mut parts: Vec<Vec<usize>> = parts.into_values().collect();
    parts.sort_by_key(|part| (Reverse(part.len()), part[0]));
    parts
}

/// A part with its places and radii.
type Part = (Vec<usize>, Vec<Point>, Vec<f64>);

/// Set parts in rows, as many as make the whole about half as wide again as high, with room for labels between.
fn pack(parts: &[Part], places: &mut [Point]) {
    const ROOM: f64 = 90.0;
    let extent = |(_, at, sizes): &Part| {
        let ends = |value: fn(&Point) -> f64| {
            let each = at.iter().zip(sizes);
            each.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (point, size)| {
                (low.min(value(point) - size), high.max(value(point) + size))
            })
        };
        (ends(|point| point.x), ends(|point| point.y))
    };
    let areas: f64 = parts
        .iter()
        .map(|part| {
            let ((left, right), (top, bottom)) = extent(part);
            (right - left + ROOM) * (bottom - top + ROOM / 2.0)
        })
        .sum();
    let widest =
        parts.iter().map(|part| extent(part).0).map(|(left, right)| right - left).fold(0.0, f64::max);
    let row_width = (areas * 1.5).sqrt().max(widest + ROOM);
    let (mut x, mut y, mut row_height) = (0.0, 0.0, 0.0_f64);
    for part in parts {
        let ((left, right), (top, bottom)) = extent(part);
        if x > 0.0 && x + right - left > row_width {
            (x, y, row_height) = (0.0, y + row_height + ROOM / 2.0, 0.0);
        }
        for (node, at) in part.0.iter().zip(&part.1) {
            places[*node] = Point { x: at.x - left + x, y: at.y - top + y };
        }
        x += right - left + ROOM;
        row_height = row_height.max(bottom - top);
    }
}

/// The force layout of nodes that hang together.
fn arrange_part(radii: &[f64], edges: &[(usize, usize, f64)]) -> Vec<Point> {
    let mut at = start(radii.len(), edges);
    let mut degree = vec![1.0; radii.len()];
    for (a, b, _) in edges {
        degree[*a] += 1.0;
        degree[*b] += 1.0;
    }
    let mut heat = STEP;
    for _ in 0..ROUNDS {
        let forces = forces(&at, edges, &degree);
        for (point, force) in at.iter_mut().zip(forces) {
            let length = force.x.hypot(force.y).max(1e-9);
            let step = length.min(heat) / length;
            point.x += force.x * step;
            point.y += force.y * step;
        }
        heat = (heat * 0.985).max(0.5);
    }
    spread(&mut at, radii);
    at
}

/// Along a spiral from the middle, neighbours of what stands already first, the best linked before others.
fn start(count: usize, edges: &[(usize, usize, f64)]) -> Vec<Point> {
    let mut next_to = vec![Vec::new(); count];
    for (a, b, _) in edges {
        next_to[*a].push(*b);
        next_to[*b].push(*a);
    }
    let mut roots: Vec<usize> = (0..count).collect();
    roots.sort_by_key(|node| (Reverse(next_to[*node].len()), *node));
    let (mut order, mut seen) = (Vec::with_capacity(count), vec![false; count]);
    for root in roots {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut at = order.len();
        order.push(root);
        while at < order.len() {
            for next in &next_to[order[at]] {
                if !std::mem::replace(&mut seen[*next], true) {
                    order.push(*next);
                }
            }
            at += 1;
        }
    }
    let mut places = vec![Point::default(); count];
    for (rank, node) in order.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "some hundred nodes")]
        let rank = rank as f64;
        let (sin, cos) = (rank * GOLDEN).sin_cos();
        let radius = STEP * 0.6 * rank.sqrt();
        places[node] = Point { x: radius * cos, y: radius * sin };
    }
    places
}

/// What pushes and pulls each node: others push, links pull, and so does the middle.
fn forces(at: &[Point], edges: &[(usize, usize, f64)], degree: &[f64]) -> Vec<Point> {
    let mut forces = vec![Point::default(); at.len()];
    for a in 0..at.len() {
        for b in a + 1..at.len() {
            let (dx, dy) = (at[a].x - at[b].x, at[a].y - at[b].y);
            let square = (dx * dx + dy * dy).max(1.0);
            let push = STEP * STEP / square;
            forces[a].x += dx * push;
            forces[a].y += dy * push;
            forces[b].x -= dx * push;
            forces[b].y -= dy * push;
        }
    }
    for (a, b, strength) in edges {
        let (dx, dy) = (at[*a].x - at[*b].x, at[*a].y - at[*b].y);
        // Hubs give way less, or their leaves would be drawn into them.
        let pull = dx.hypot(dy) / STEP * (1.0 + strength.ln()) / degree[*a].min(degree[*b]).sqrt();
        forces[*a].x -= dx * pull;
        forces[*a].y -= dy * pull;
        forces[*b].x += dx * pull;
        forces[*b].y += dy * pull;
    }
    for (force, point) in forces.iter_mut().zip(at) {
        // Pictures are wider than high, and as dense as their labels allow.
        force.x -= point.x * 1.2;
        force.y -= point.y * 1.9;
    }
    forces
}

/// Push nodes apart until none overlaps another, with room for a line of text between them.
fn spread(at: &mut [Point], radii: &[f64]) {
    const GAP: f64 = 14.0;
    for _ in 0..SPREAD {
        let mut moved = false;
        for a in 0..at.len() {
            for b in a + 1..at.len() {
                let wanted = radii[a] + radii[b] + GAP;
                let distance = at[a].distance(at[b]);
                if distance + 0.01 >= wanted {
                    continue;
                }
                moved = true;
                let half = (wanted - distance) / 2.0;
                let (dx, dy) = match distance {
                    none if none < 1e-6 => (1.0, 0.0),
                    some => ((at[a].x - at[b].x) / some, (at[a].y - at[b].y) / some),
                };
                at[a].x += dx * half;
                at[a].y += dy * half;
                at[b].x -= dx * half;
                at[b].y -= dy * half;
            }
        }
        if !moved {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_nothing_changes() {
        let radii: Vec<f64> = (0..60).map(|n| 6.0 + f64::from(n % 7) * 3.0).collect();
        let edges: Vec<(usize, usize, f64)> = (1..60).map(|n| (n, n / 3, 1.0)).collect();
        let places = arrange(&radii, &edges);
        for a in 0..60 {
            for b in a + 1..60 {
                assert!(places[a].distance(places[b]) >= radii[a] + radii[b], "{a} and {b} overlap");
            }
        }
        assert_eq!(places, arrange(&radii, &edges));
        assert!(places.iter().all(|place| place.x.is_finite() && place.y.is_finite()));
    }

    #[test]
    fn linked_nodes_come_nearer_than_others() {
        let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0), (5, 6, 1.0)];
        let places = arrange(&[6.0; 7], &edges);
        assert!(places[0].distance(places[1]) < places[0].distance(places[4]));
        assert!(places[5].distance(places[6]) < places[5].distance(places[0]));
    }

    #[test]
    fn nodes_alone_are_placed_too() {
        assert_eq!(arrange(&[6.0], &[]).len(), 1);
        assert!(arrange(&[], &[]).is_empty());
    }
}
