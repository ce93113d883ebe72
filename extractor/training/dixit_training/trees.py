"""Arc scores to one rooted tree: Chu-Liu-Edmonds with exactly one word under the root.

Chu & Liu 1965; Edmonds 1967; the single-root search follows Zmigrod, Vieira & Cotterell,
"Please mind the root", EMNLP 2020 (here the plain way: the best tree for each likely root).
"""

import numpy as np


def decode(scores):
    """scores [N, N+1] (row word, column head, column 0 root) -> heads [N], 0 for the root."""
    n = len(scores)
    square = np.full((n + 1, n + 1), -np.inf)
    square[1:, :] = scores
    np.fill_diagonal(square, -np.inf)
    greedy = square[1:].argmax(axis=1)
    if (greedy == 0).sum() == 1 and not cycle(np.concatenate([[0], greedy])):
        return greedy
    best, best_score = None, -np.inf
    for root in np.argsort(-square[1:, 0])[: min(n, 5)]:
        forced = square.copy()
        forced[1:, 0] = -np.inf
        forced[root + 1, :] = -np.inf
        forced[root + 1, 0] = square[root + 1, 0]
        heads = edmonds(forced)
        value = sum(square[d, h] for d, h in enumerate(heads) if d)
        if value > best_score:
            best, best_score = heads, value
    return np.array(best[1:])


def edmonds(scores):
    n = len(scores)
    heads = np.zeros(n, int)
    heads[1:] = scores[1:].argmax(axis=1)
    loop = cycle(heads)
    if not loop:
        return heads
    inside = np.zeros(n, bool)
    inside[loop] = True
    outside = [i for i in range(n) if not inside[i]]
    place = {node: i for i, node in enumerate(outside)}
    c = len(outside)
    small = np.full((c + 1, c + 1), -np.inf)
    enter, leave = {}, {}
    for d in outside[1:]:
        small[place[d], :c] = scores[d, outside]
        best = max(loop, key=lambda h: scores[d, h])
        small[place[d], c], leave[place[d]] = scores[d, best], best
    for h in outside:
        best = max(loop, key=lambda d: scores[d, h] - scores[d, heads[d]])
        small[c, place[h]], enter[place[h]] = scores[best, h] - scores[best, heads[best]], best
    np.fill_diagonal(small, -np.inf)
    inner = edmonds(small)
    out = heads.copy()
    for d in outside[1:]:
        h = inner[place[d]]
        out[d] = leave[place[d]] if h == c else outside[h]
    entry = enter[inner[c]]
    out[entry] = outside[inner[c]]
    return out


def cycle(heads):
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node and state[node] == 1:
            return path[path.index(node):]
        for seen in path:
            state[seen] = 2
    return []
