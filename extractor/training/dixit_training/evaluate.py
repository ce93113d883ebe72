"""Score the analyser on the held-out sentences, treebank by treebank.

    python -m dixit_training.evaluate work/checkpoint.pt --treebanks DIR --ner DIR
    python -m dixit_training.evaluate ../model/analyser.dixit --treebanks DIR --ner DIR

UAS, LAS (full labels, punctuation counted), UPOS, UFeats (the whole bundle), lemma and entity F1
(exact span and type), on gold words, multiword tokens counted as one.
"""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from . import data, lemmas, pieces, trees

COLUMNS = ["UAS", "LAS", "UPOS", "feats", "lemma"]


@torch.no_grad()
def predict(net, examples, inventory, quick=False):
    """Yield (example, prediction) with heads, deprel, upos, feats, lemma, tags of each word."""
    net.eval()
    for batch in data.batches(examples, 4000):
        arrays = {k: torch.from_numpy(v) for k, v in data.tensors(batch).items()}
        out = net(arrays["pieces"], arrays["first"])
        heads = torch.zeros_like(arrays["head"])
        for i, example in enumerate(batch):
            n = len(example.first)
            scores = out["arc"][i, :n, : n + 1].float().numpy()
            heads[i, :n] = torch.from_numpy(scores.argmax(1) if quick else trees.decode(scores))
        labels = net.heads.label_logits(out["label_dep"], out["label_head"], heads).argmax(-1)
        picks = {k: out[k].argmax(-1) for k in ("upos", "feats", "entity")}
        order = out["lemma"].topk(4, dim=-1).indices
        for i, example in enumerate(batch):
            n = len(example.first)
            yield example, {
                "head": heads[i, :n].tolist(),
                "deprel": [inventory.deprels[v] for v in labels[i, :n]],
                "upos": [data.UPOS[v] for v in picks["upos"][i, :n]],
                "feats": [inventory.feats[v] for v in picks["feats"][i, :n]],
                "lemma": [lemma(t.form, [inventory.rules[v] for v in order[i, j]]) for j, t in enumerate(example.tokens)],
                "tags": [data.TAGS[v] for v in picks["entity"][i, :n]],
            }


def lemma(form, rules):
    """The first rule that fits the form."""
    return next((l for l in (lemmas.apply(r, form) for r in rules) if l), form)


def spans(tags):
    """BIO -> {(first, last, type)}; an I after another type opens a new span."""
    found, start, kind = set(), None, None
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and tag != f"I-{kind}":
            found.add((start, i - 1, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]
    return found


def scores(net, examples, inventory, quick=False):
    hits, entity = defaultdict(lambda: np.zeros(6)), defaultdict(lambda: np.zeros(3))
    for example, got in predict(net, [e for e in examples if e.pieces], inventory, quick):
        row = hits[example.treebank]
        for i, gold in enumerate(example.tokens):
            arc = got["head"][i] == gold.head
            row += [1, arc, arc and got["deprel"][i] == gold.deprel, got["upos"][i] == gold.upos,
                    got["feats"][i] == gold.feats, got["lemma"][i] == gold.lemma]  # fmt: skip
        if example.entities is not None:
            want, have = spans(example.entities), spans(got["tags"])
            entity[example.treebank] += [len(want & have), len(have), len(want)]
    return hits, entity


def report(net, examples, inventory, quick=False):
    hits, entity = scores(net, examples, inventory, quick)
    print(f"{'held out':18}{'words':>8}" + "".join(f"{c:>8}" for c in COLUMNS) + f"{'NER F1':>8}")
    for name in sorted(hits):
        row = hits[name]
        both, have, want = entity[name] if name in entity else (0, 0, 0)
        f1 = f"{200 * both / (have + want):8.1f}" if have + want else "       -"
        print(f"{name:18}{int(row[0]):8}" + "".join(f"{100 * v / row[0]:8.1f}" for v in row[1:]) + f1, flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model", type=Path, help="checkpoint.pt of a training run, or an exported model file")
    p.add_argument("--treebanks", required=True, help="folder of *.conllu.xz")
    p.add_argument("--ner", required=True, help="folder with fr.tsv")
    p.add_argument("--threads", type=int, default=torch.get_num_threads())
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    from . import export, exported  # they import this module

    if o.model.suffix == ".pt":
        net, inventory, saved = export.load(o.model)
        cutter = pieces.Pieces(saved["pieces"], saved["scores"])
    else:
        net = exported.Exported(o.model, o.threads)
        inventory, cutter = net.inventory(), net.cutter()
    _, held_out = data.load(o.treebanks, o.ner)
    for example in held_out:
        inventory.encode(example, cutter)
    report(net, held_out, inventory)


if __name__ == "__main__":
    main()
