"""All sentences that a network learns from, in one file: what `distil.py` reads, so that a GPU need not wait for Python.

    python -m dixit_training.pool --start-from ../model/analyser.dixit --treebanks DIR --ner DIR --raw DIR --out pool.xz

Pieces and labels are those of the model file's vocabulary and label sets. Five kinds of sentences:
  - gold: the treebanks' training sentences, and those of them that were roughened as automatic transcripts look;
  - names: sentences that teach entities only (`names.py`);
  - made: French sentences made from gold ones, with their trees (`made.py`);
  - raw: text without annotation, cut into words: `*.LANGUAGE.conllu` in the folder `--raw`, of which the forms are read
    (`dixit analyse` writes such files);
  - held: the held-out sentences, for scores alone.
"""

import argparse
import io
import lzma
import random
from pathlib import Path

import numpy as np
import torch

from . import conllu, data, made, names, pieces, restore

KINDS = ["gold", "rough", "names", "made", "raw", "held"]
WORD_LABELS = ["upos", "feats", "lemma", "entity", "head", "deprel", "treebank"]
LONGEST = 160  # pieces of a raw or made sentence
ROUGH, ROUNDS = 0.25, 2  # share of the gold sentences that are also roughened; copies with other names


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--start-from", required=True, help="the model file whose vocabulary and labels are used")
    p.add_argument("--treebanks", required=True, help="folder of *.conllu.xz")
    p.add_argument("--ner", required=True, help="folder with fr.tsv")
    p.add_argument("--raw", help="folder of *.LANGUAGE.conllu")
    p.add_argument("--out", required=True, type=Path)
    p.add_argument("--seed", type=int, default=5)
    return p.parse_args()


def main():
    o = options()
    rng = random.Random(o.seed)
    _, inventory, vocabulary, scores, _ = restore.restore(o.start_from)
    cutter = pieces.Pieces(vocabulary, scores)
    train, held_out = data.load(o.treebanks, o.ner)
    for example in train + held_out:
        inventory.encode(example, cutter)
    more = names.Names(train, held_out)
    once = {s.name: 1.0 for s in data.SOURCES}
    found = {
        "gold": [e for e in train if not e.names_only],
        "names": [e for e in train if e.names_only],
        "made": [data.Example(t, "", tokens, None) for t, tokens in made.sentences(train, rng)],
        "raw": list(raw(o.raw)) if o.raw else [],
        "held": held_out,
    }
    for _ in range(ROUNDS):
        found["names"] += data.with_other_names(train, inventory, cutter, rng, more, once)
    found["rough"] = [r for e in found["gold"] if rng.random() < ROUGH and (r := data.roughened(e, rng))]
    rows = []
    for kind in KINDS:
        for example in found[kind]:
            known = example.pieces or inventory.encode(example, cutter)
            if known and (kind not in ("made", "raw") or len(example.pieces) <= LONGEST):
                rows.append((kind, example))
        print(f"{kind}: {sum(k == kind for k, _ in rows)} sentences", flush=True)
    write(o.out, rows)
    print(f"{o.out}: {o.out.stat().st_size / 1e6:.1f} MB")


def raw(folder):
    """Sentences of the unannotated texts, each once; only their words are known."""
    seen = set()
    for path in sorted(Path(folder).glob("*.conllu")):
        language = path.suffixes[-2][1:]
        for sentence in conllu.read(path):
            forms = tuple(t.form for t in sentence.tokens)
            if len(forms) > 2 and forms not in seen:
                seen.add(forms)
                yield data.Example(f"{language}_raw", "", names.tokens_of(forms), None, names_only=True)


def write(path, rows):
    """The rows (kind, encoded example) as flat arrays."""
    sources = sorted({e.treebank for _, e in rows})
    place = {name: i for i, name in enumerate(sources)}
    flat = lambda lists, kind: np.fromiter((v for values in lists for v in values), kind)
    arrays = {
        "kind": np.array([KINDS.index(k) for k, _ in rows], np.uint8),
        "source": np.array([place[e.treebank] for _, e in rows], np.uint8),
        "sources": np.array(sources),
        "words": np.array([len(e.first) for _, e in rows], np.uint16),
        "pieces": flat((e.pieces[1:-1] for _, e in rows), np.uint32),
        "cut": flat((np.diff([*e.first, len(e.pieces) - 1]) for _, e in rows), np.uint8),
    }
    for label in WORD_LABELS:
        arrays[label] = flat((e.labels[label] for _, e in rows), np.int16)
    # Heads compress better as distances; IGNORED stays.
    here = flat((range(1, len(e.first) + 1) for _, e in rows), np.int16)
    head = arrays["head"]
    arrays["head"] = np.where(head > 0, head - here + 1000, head).astype(np.int16)
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    path.write_bytes(lzma.compress(buffer.getvalue(), preset=6))


class Pool:
    """The sentences on a device; `batch(ids)` gives what `data.tensors` gives, padded to a multiple of eight pieces."""

    def __init__(self, path, device):
        held = np.load(io.BytesIO(lzma.decompress(Path(path).read_bytes())))
        self.kind, self.source, self.sources = held["kind"], held["source"], [str(s) for s in held["sources"]]
        self.words = held["words"].astype(np.int64)
        self.word_at = np.concatenate([[0], np.cumsum(self.words)])
        cut = held["cut"].astype(np.int64)
        piece_end = np.concatenate([[0], np.cumsum(cut)])
        self.piece_at = piece_end[self.word_at]
        self.lengths = np.diff(self.piece_at)  # without the marks of start and end
        sentence = np.repeat(np.arange(len(self.words)), self.words)
        here = np.arange(len(sentence)) - self.word_at[sentence] + 1
        head = held["head"].astype(np.int64)
        on = lambda values: torch.tensor(values, device=device)
        self.pieces = on(held["pieces"].astype(np.int64))
        self.first = on(piece_end[:-1] - self.piece_at[sentence] + 1)
        self.labels = {name: on(held[name].astype(np.int64)) for name in WORD_LABELS if name != "head"}
        self.labels["head"] = on(np.where(head > 500, head - 1000 + here, head))
        self.device = device
        self.starts = {name: on(values) for name, values in (("word", self.word_at), ("piece", self.piece_at))}

    def ids(self, *kinds):
        return np.flatnonzero(np.isin(self.kind, [KINDS.index(k) for k in kinds]))

    def batch(self, ids):
        n, t = int(self.words[ids].max()), int(self.lengths[ids].max()) + 2
        t = (t + 7) // 8 * 8
        ids = torch.tensor(ids, device=self.device)
        grid = lambda starts, size: starts[ids][:, None] + torch.arange(size, device=self.device)[None]
        word, last = grid(self.starts["word"], n), self.starts["word"][ids + 1][:, None]
        real = word < last
        word = word.clamp(max=len(self.first) - 1)
        piece, end = grid(self.starts["piece"], t - 1), self.starts["piece"][ids + 1][:, None]
        body = self.pieces[piece.clamp(max=len(self.pieces) - 1)]
        body = torch.where(piece < end, body, torch.where(piece == end, pieces.EOS, pieces.PAD))
        out = {
            "pieces": torch.cat([torch.full_like(body[:, :1], pieces.BOS), body], dim=1),
            "first": torch.where(real, self.first[word], 0),
            "words": real,
            "word": word,
            "ids": ids,
        }
        return out | {name: torch.where(real, values[word], data.IGNORED) for name, values in self.labels.items()}

    def batches(self, ids, size, rng=None):
        """Batches of at most `size` padded pieces, sentences of like length together."""
        noise = rng.random(len(ids)) * 4 if rng is not None else 0
        ids = ids[np.argsort(self.lengths[ids] + noise, kind="stable")]
        out, start = [], 0
        for end in range(1, len(ids) + 1):
            if end == len(ids) or (end + 1 - start) * (self.lengths[ids[end]] + 10) > size:
                out.append(ids[start:end])
                start = end
        if rng is not None:
            rng.shuffle(out)
        return out


if __name__ == "__main__":
    main()
