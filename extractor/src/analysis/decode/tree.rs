//! [`best`]: arc scores to one rooted tree.
//!
//! Chu-Liu-Edmonds (Chu & Liu 1965; Edmonds 1967) with exactly one word under the root; the search
//! for the root follows Zmigrod, Vieira & Cotterell, "Please mind the root" (EMNLP 2020) in its plain
//! form: the best tree for each of the likeliest roots. Nearly always the greedy heads are a tree
//! already and nothing is searched.

/// How many words are tried as the root.
const ROOTS: usize = 5;

/// A square matrix: `at(dependent, head)`, node 0 being the root.
#[derive(Clone)]
struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    fn new(size: usize) -> Self {
        Self { size, cells: vec![f64::NEG_INFINITY; size * size] }
    }

    fn at(&self, dependent: usize, head: usize) -> f64 {
        self.cells[dependent * self.size + head]
    }

    fn set(&mut self, dependent: usize, head: usize, score: f64) {
        self.cells[dependent * self.size + head] = score;
    }

    /// Every node's best head; the root's is itself.
    fn greedy(&self) -> Vec<usize> {
        let head = |dependent: usize| {
            let row = &self.cells[dependent * self.size..(dependent + 1) * self.size];
            first_max(0..self.size, |h| row[h]).unwrap_or(0)
        };
        (0..self.size).map(|d| if d == 0 { 0 } else { head(d) }).collect()
    }
}

fn first_max(items: impl IntoIterator<Item = usize>, score: impl Fn(usize) -> f64) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for item in items {
        let value = score(item);
        if best.is_none_or(|(_, top)| value > top) {
            best = Some((item, value));
        }
    }
    best.map(|(item, _)| item)
}

/// The head of each word: 0 is the root, `i + 1` is word `i`. Row `i` of `scores` holds word `i`'s
/// score for each of these heads. Exactly one word's head is the root, and there is no cycle,
/// whatever the scores.
pub(super) fn best(scores: &[&[f32]]) -> Vec<usize> {
    let size = scores.len() + 1;
    let mut square = Matrix::new(size);
    for (word, row) in scores.iter().enumerate() {
        for (head, &score) in row.iter().enumerate().take(size) {
            if head != word + 1 && score.is_finite() {
                square.set(word + 1, head, f64::from(score));
            }
        }
    }
    let greedy = square.greedy();
    if greedy[1..].iter().filter(|&&h| h == 0).count() == 1 && cycle(&greedy).is_empty() {
        return greedy[1..].to_vec();
    }
    let mut roots: Vec<usize> = (1..size).collect();
    roots.sort_by(|&a, &b| square.at(b, 0).total_cmp(&square.at(a, 0)));
    let mut found: Option<(Vec<usize>, f64)> = None;
    for root in roots.into_iter().take(ROOTS) {
        let heads = edmonds(&rooted(&square, root));
        let value: f64 = (1..size).map(|d| square.at(d, heads[d])).sum();
        if is_tree(&heads) && found.as_ref().is_none_or(|(_, top)| value > *top) {
            found = Some((heads, value));
        }
    }
    found.map_or_else(|| flat(size), |(heads, _)| heads[1..].to_vec())
}

/// Only `root` may stand under the root, and nowhere else.
fn rooted(square: &Matrix, root: usize) -> Matrix {
    let mut forced = square.clone();
    for node in 1..square.size {
        forced.set(node, 0, f64::NEG_INFINITY);
        forced.set(root, node, f64::NEG_INFINITY);
    }
    forced.set(root, 0, square.at(root, 0).max(f64::MIN));
    forced
}

fn is_tree(heads: &[usize]) -> bool {
    heads[1..].iter().filter(|&&h| h == 0).count() == 1 && cycle(heads).is_empty()
}

/// The first word on top, all others below it.
fn flat(size: usize) -> Vec<usize> {
    (1..size).map(|word| usize::from(word > 1)).collect()
}

/// The best heads without a cycle: contract a cycle of greedy heads to one node, solve, expand.
fn edmonds(scores: &Matrix) -> Vec<usize> {
    let heads = scores.greedy();
    let cycle = cycle(&heads);
    if cycle.is_empty() {
        return heads;
    }
    let outside: Vec<usize> = (0..scores.size).filter(|node| !cycle.contains(node)).collect();
    let contracted = outside.len();
    let mut small = Matrix::new(contracted + 1);
    let mut leave = vec![0; contracted];
    let mut enter = vec![0; contracted];
    let gain = |d: usize, h: usize| scores.at(d, h) - scores.at(d, heads[d]);
    for (place, &node) in outside.iter().enumerate() {
        for (other, &head) in outside.iter().enumerate() {
            if place > 0 && place != other {
                small.set(place, other, scores.at(node, head));
            }
        }
        if place > 0 {
            leave[place] = first_max(cycle.iter().copied(), |h| scores.at(node, h)).unwrap_or(0);
            small.set(place, contracted, scores.at(node, leave[place]));
        }
        enter[place] = first_max(cycle.iter().copied(), |d| gain(d, node)).unwrap_or(0);
        small.set(contracted, place, gain(enter[place], node));
    }
    let inner = edmonds(&small);
    let mut out = heads.clone();
    for (place, &node) in outside.iter().enumerate().skip(1) {
        out[node] = if inner[place] == contracted { leave[place] } else { outside[inner[place]] };
    }
    let entry = inner[contracted];
    out[enter[entry]] = outside[entry];
    out
}

/// The nodes of some cycle among the heads, in the order they are met; empty where there is none.
fn cycle(heads: &[usize]) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnPath,
        Done,
    }
    let mut state = vec![State::New; heads.len()];
    for start in 1..heads.len() {
        let mut path = Vec::new();
        let mut node = start;
        while node != 0 && state[node] == State::New {
            state[node] = State::OnPath;
            path.push(node);
            node = heads[node];
        }
        if node != 0 && state[node] == State::OnPath {
            return path.into_iter().skip_while(|&n| n != node).collect();
        }
        for seen in path {
            state[seen] = State::Done;
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decode(rows: &[Vec<f32>]) -> Vec<usize> {
        best(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    /// The best tree by trying all of them.
    fn exhaustive(rows: &[Vec<f32>]) -> f64 {
        let n = rows.len();
        let mut top = f64::NEG_INFINITY;
        for code in 0..(n + 1).pow(u32::try_from(n).unwrap()) {
            let heads: Vec<usize> = std::iter::once(0)
                .chain((0..n).map(|i| code / (n + 1).pow(u32::try_from(i).unwrap()) % (n + 1)))
                .collect();
            if is_tree(&heads) && (1..=n).all(|d| heads[d] != d) {
                top = top.max(score(rows, &heads[1..]));
            }
        }
        top
    }

    fn score(rows: &[Vec<f32>], heads: &[usize]) -> f64 {
        rows.iter().zip(heads).map(|(row, &h)| f64::from(row[h])).sum()
    }

    #[test]
    fn keeps_greedy_heads_that_are_a_tree() {
        assert_eq!(decode(&[vec![0.0, 0.0, 5.0], vec![3.0, 1.0, 0.0]]), [2, 0]);
        assert_eq!(decode(&[vec![-7.0, 9.0]]), [0]);
        assert!(decode(&[]).is_empty());
    }

    #[test]
    fn breaks_a_cycle_where_it_costs_least() {
        // Each of the first two wants the other; the second is the better root.
        let rows = [vec![1.0, 0.0, 9.0, 0.0], vec![2.0, 9.0, 0.0, 0.0], vec![0.0, 0.0, 5.0, 0.0]];
        assert_eq!(decode(&rows), [2, 0, 2]);
    }

    #[test]
    fn senseless_scores_still_give_a_tree() {
        for value in [f32::NAN, f32::NEG_INFINITY, f32::INFINITY, 0.0] {
            let rows = vec![vec![value; 5]; 4];
            let heads: Vec<usize> = std::iter::once(0).chain(decode(&rows)).collect();
            assert!(is_tree(&heads), "{value}: {heads:?}");
        }
    }

    proptest! {
        #[test]
        fn finds_the_best_tree_of_short_sentences(
            rows in (1usize..=4).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(-9.0f32..9.0, n + 1), n))
        ) {
            let heads = decode(&rows);
            prop_assert!((score(&rows, &heads) - exhaustive(&rows)).abs() < 1e-4);
        }

        #[test]
        fn always_gives_one_rooted_tree(
            rows in (1usize..40).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(-9.0f32..9.0, n + 1), n))
        ) {
            let heads: Vec<usize> = std::iter::once(0).chain(decode(&rows)).collect();
            prop_assert!(is_tree(&heads));
        }
    }
}
