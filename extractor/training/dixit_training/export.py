"""Checkpoint to model file.

    python -m dixit_training.export --checkpoint work/checkpoint.pt --treebanks DIR --ner DIR \
        --out ../model/analyser.dixit --reference ../tests/reference/analyser.json

A checkpoint of `distil.py` lacks what it has from a finished model: --start-from names that model file.

The treebanks' training sentences tell how activations and weights are best cut to 8 bits (quantise.py). The reference is
what the Rust side's parity test compares itself with: the sentences of `reference.py`, analysed by
the trained network and by the exported one.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch

from . import container, data, exported, graph, model, pieces, reference, restore

LANGUAGES = ["fr", "en", "de", "es", "it"]
OPTIONS = ("layers", "vocabulary", "epochs", "batch", "encoder_lr", "heads_lr", "seed")


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", required=True, type=Path)
    p.add_argument("--start-from", type=Path, help="the model file that a run of distil.py started from")
    p.add_argument("--treebanks", required=True)
    p.add_argument("--ner", required=True)
    p.add_argument("--out", required=True, type=Path)
    p.add_argument("--reference", type=Path)
    p.add_argument("--calibration", type=int, default=400, help="sentences that fix the activations' ranges")
    p.add_argument("--threads", type=int, default=torch.get_num_threads())
    return p.parse_args()


def main():
    o = options()
    torch.set_num_threads(o.threads)
    net, inventory, saved = load(o.checkpoint, o.start_from)
    layers = graph.calibrate(net, calibration(o, inventory, pieces.Pieces(saved["pieces"], saved["scores"])))
    o.out.parent.mkdir(parents=True, exist_ok=True)
    size = container.write(o.out, metadata(net, inventory, saved), sections(net, saved, layers))
    print(f"{o.out}: {size / 1e6:.1f} MB")
    if o.reference:
        cases = reference.cases(net, exported.Exported(o.out), inventory)
        o.reference.parent.mkdir(parents=True, exist_ok=True)
        o.reference.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
        print(f"{o.reference}: {len(cases)} sentences")


def load(path, start_from=None):
    """(network, inventory, checkpoint) of a training run."""
    saved = torch.load(path, weights_only=False, map_location="cpu")
    if start_from:
        saved["pieces"], saved["scores"], saved["rows"] = restore.restore(start_from)[2:]
        saved["weights"] = {name: weight.float() for name, weight in saved["weights"].items()}
    saved["pieces"], saved["scores"], saved["rows"] = in_byte_order(saved["pieces"], saved["scores"], saved["rows"])
    inventory = data.Inventory(*saved["inventory"])
    weights = saved["weights"]
    sizes = {name: len(values) for name, values in inventory.index.items()}
    width, ff = weights["position"].shape[1], weights["encoder.layers.0.fi.bias"].shape[0]
    norm = weights["norm.weight"], weights["norm.bias"]
    net = model.Analyser(
        width, model.HEADS, ff, model.EPS, saved["layers"], sizes, torch.tensor(saved["rows"]), weights["position"].clone(), norm
    )  # fmt: skip
    net.load_state_dict(weights)
    return net.eval(), inventory, saved


def in_byte_order(vocabulary, scores, rows):
    """The special pieces, then the others by their UTF-8 bytes, so that the table can be searched."""
    special = list(range(pieces.UNK + 1))
    others = sorted(range(pieces.UNK + 1, len(vocabulary)), key=lambda i: vocabulary[i].encode())
    texts = [vocabulary[i] for i in others]
    if len(set(texts)) != len(texts):
        raise ValueError("the vocabulary holds a piece twice")
    order = special + others
    return [vocabulary[i] for i in order], scores[order], rows[order]


def calibration(o, inventory, cutter):
    """Batches of training sentences, some of them roughened as in training."""
    train, _ = data.load(o.treebanks, o.ner)
    rng = random.Random(0)
    chosen = []
    for example in rng.sample(train, o.calibration):
        rough = data.roughened(example, rng) if rng.random() < 0.2 else None
        if inventory.encode(rough or example, cutter):
            chosen.append(rough or example)
    for batch in data.batches(chosen, 2000):
        arrays = data.tensors(batch)
        yield torch.from_numpy(arrays["pieces"]), torch.from_numpy(arrays["first"])


def metadata(net, inventory, saved):
    return {
        "name": "dixit-analyser",
        "encoder": "multilingual-e5-small",
        "languages": LANGUAGES,
        "width": net.position.shape[1],
        "positions": net.position.shape[0],
        "eps": model.EPS,
        "unknown_score": float(min(saved["scores"])) - 10.0,
        "longest_piece": max(len(p) for p in saved["pieces"][pieces.UNK + 1 :]),
        "max_pieces": pieces.MAX_PIECES,
        "upos": data.UPOS,
        "feats": inventory.feats,
        "lemma": inventory.rules,
        "deprel": inventory.deprels,
        "entity": data.TAGS,
        "training": {k: saved["options"][k] for k in OPTIONS if k in saved["options"]},
        "sources": [[s.name, s.language, s.licence] for s in data.SOURCES],
    }


def sections(net, saved, layers):
    offsets, text = container.pack_pieces(saved["pieces"])
    embeddings, error = container.pack_rows(saved["rows"])
    print(f"largest error of a block of embeddings: {error:g}")
    floats = lambda *tensors: b"".join(t.detach().float().numpy().astype("<f4").tobytes() for t in tensors)
    return {
        "piece_offsets": offsets,
        "piece_text": text,
        "piece_scores": np.asarray(saved["scores"]).astype("<f4").tobytes(),
        "embeddings": embeddings,
        "positions": floats(net.position),
        "norm": floats(net.norm.weight, net.norm.bias),
        "label": floats(net.heads.label.weight, net.heads.label.bias),
        "network": graph.build(net, layers),
        "codings": graph.codings(net, layers),
    }


if __name__ == "__main__":
    main()
