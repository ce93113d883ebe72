"""Words to pieces: SentencePiece's unigram model over a pruned vocabulary.

Each word is normalised, given the word-start mark `▁`, and cut into the pieces whose summed log
probability is highest (Viterbi); a character that no piece covers is one `<unk>`. The Rust side
(`analysis/pieces.rs`) does the same on the same table, and a test compares the two.

Kudo, "Subword regularization", ACL 2018.
"""

import functools
import itertools
import unicodedata

BOS, PAD, EOS, UNK = 0, 1, 2, 3
MAX_PIECES = 12  # a word
WORD_START = "▁"
FOLDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "\u00ad": None, "\u200b": None})


def normalise(word):
    return unicodedata.normalize("NFKC", word).translate(FOLDED).replace(" ", "")


def is_kept(piece):
    """Latin letters of Europe, digits, punctuation, currency: what the pruned vocabulary holds."""
    return all(c == WORD_START or ord(c) < 0x180 or c in "ȘșȚț…€‰™→" or 0x2010 <= ord(c) <= 0x203A for c in piece)


def prune(pieces, scores, tensors, words, limit):
    """The `limit` likeliest European pieces, plus every piece that `words` use.

    Returns (pieces, scores, embedding rows), in the original order.
    """
    kept = [i for i, p in enumerate(pieces) if i > UNK and is_kept(p)]
    whole = Pieces([p if i <= UNK or is_kept(p) else None for i, p in enumerate(pieces)], scores)
    touched = {i for w in words for i in whole.cut(w)} - set(range(UNK + 1))
    likely = (i for i in sorted(kept, key=lambda i: -scores[i]) if i not in touched)
    chosen = touched | set(itertools.islice(likely, max(0, limit - len(touched))))
    order = list(range(UNK + 1)) + sorted(chosen)
    return [pieces[i] for i in order], scores[order], tensors["emb.word"][order]


class Pieces:
    """The cutter; `None` among the pieces is an entry that is never produced."""

    def __init__(self, pieces, scores):
        self.table = {p: (i, float(scores[i])) for i, p in enumerate(pieces) if i > UNK and p is not None}
        self.longest = max(len(p) for p in self.table)
        self.unknown_score = float(min(scores)) - 10.0
        self.cut = functools.lru_cache(maxsize=None)(self._cut)

    def _cut(self, word):
        text = WORD_START + normalise(word)
        best = [0.0] + [float("-inf")] * len(text)
        back = [None] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self.longest) + 1):
                entry = self.table.get(text[start:end])
                if entry is None:
                    if end > start + 1:
                        continue
                    entry = (UNK, self.unknown_score)
                score = best[start] + entry[1]
                if score > best[end]:
                    best[end], back[end] = score, (start, entry[0])
        ids, at = [], len(text)
        while at > 0:
            at, piece = back[at]
            ids.append(piece)
        return tuple(reversed(ids))[:MAX_PIECES]
