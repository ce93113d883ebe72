"""Score the analyser on the held-out sentences, treebank by treebank.

    python -m dixit_training.evaluate work/checkpoint.pt --treebanks DIR --ner DIR
    python -m dixit_training.evaluate ../model/analyser.dixit --treebanks DIR --ner DIR
    python -m dixit_training.evaluate ../../target/release/dixit --treebanks DIR --ner DIR

The first scores the trained network, the second its 8-bit export in ONNX Runtime, the third what
the program makes of it. UAS, LAS (full labels, punctuation counted), UPOS, features (the whole
bundle), lemma and entity F1 (exact span and type), on gold words, multiword tokens counted as one.
"""

import argparse
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from . import conllu, data, entities, lemmas, pieces, trees

COLUMNS = ["UAS", "LAS", "UPOS", "feats", "lemma"]


@torch.no_grad()
def predict(net, examples, inventory, quick=False):
    """Yield (example, prediction) with heads, deprel, upos, feats, lemma, tags of each word."""
    net.eval()
    for batch in data.batches([e for e in examples if e.pieces], 4000):
        arrays = {k: torch.from_numpy(v) for k, v in data.tensors(batch).items()}
        out = net(arrays["pieces"], arrays["first"])
        heads = torch.zeros_like(arrays["head"])
        for i, example in enumerate(batch):
            n = len(example.first)
            scores = out["arc"][i, :n, : n + 1].float().numpy()
            heads[i, :n] = torch.from_numpy(scores.argmax(1) if quick else trees.decode(scores))
        labels = net.heads.label_logits(out["label_dep"], out["label_head"], heads).argmax(-1)
        picks = {k: out[k].argmax(-1) for k in ("upos", "feats")}
        order = out["lemma"].topk(4, dim=-1).indices
        for i, example in enumerate(batch):
            n = len(example.first)
            yield example, {
                "head": heads[i, :n].tolist(),
                "deprel": [inventory.deprels[v] for v in labels[i, :n]],
                "upos": [data.UPOS[v] for v in picks["upos"][i, :n]],
                "feats": [inventory.feats[v] for v in picks["feats"][i, :n]],
                "lemma": [lemma(t.form, [inventory.rules[v] for v in order[i, j]]) for j, t in enumerate(example.tokens)],
                "tags": entities.decode(out["entity"][i, :n].float().numpy()),
            }


def run_program(program, examples):
    """As `predict`, the annotation being what `dixit analyse --tokenized` writes, of one file a treebank."""
    for treebank in sorted({e.treebank for e in examples}):
        yield from run_on_file(program, [e for e in examples if e.treebank == treebank])


def run_on_file(program, examples):
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf8") as file:
        for example in examples:
            for i, token in enumerate(example.tokens, start=1):
                file.write(f"{i}\t{token.form}" + "\t_" * 8 + "\n")
            file.write("\n")
        file.flush()
        command = [str(program), "analyse", file.name, "--format", "conllu", "--tokenized"]
        written = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf8").stdout
    blocks = [b for b in written.split("\n\n") if b.strip()]
    for example, block in zip(examples, blocks, strict=True):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        column = lambda index: [row[index] for row in rows]
        misc = [dict(p.split("=", 1) for p in m.split("|") if "=" in p) for m in column(conllu.MISC)]
        yield example, {
            "head": [int(h) for h in column(conllu.HEAD)], "deprel": column(conllu.DEPREL), "upos": column(conllu.UPOS),
            "feats": column(conllu.FEATS), "lemma": column(conllu.LEMMA), "tags": [m.get("NER", "O") for m in misc],
        }  # fmt: skip


def lemma(form, rules):
    """The first rule that fits the form."""
    return next((l for l in (lemmas.apply(r, form) for r in rules) if l), form)


def scores(predictions):
    """Sums by treebank: words, then the right ones of each column; entities found, given, wanted."""
    hits, entity = defaultdict(lambda: np.zeros(6)), defaultdict(lambda: np.zeros(3))
    for example, got in predictions:
        row = hits[example.treebank]
        for i, gold in enumerate(example.tokens):
            arc = got["head"][i] == gold.head
            row += [1, arc, arc and got["deprel"][i] == gold.deprel, got["upos"][i] == gold.upos,
                    got["feats"][i] == gold.feats, got["lemma"][i] == gold.lemma]  # fmt: skip
        if example.entities is not None:
            want, have = entities.spans(example.entities), entities.spans(got["tags"])
            entity[example.treebank] += [len(want & have), len(have), len(want)]
    return hits, entity


def report(net, examples, inventory, quick=False):
    show(*scores(predict(net, examples, inventory, quick)))


def show(hits, entity):
    print(f"{'held out':18}{'words':>8}" + "".join(f"{c:>8}" for c in COLUMNS) + f"{'NER F1':>8}")
    for name in sorted(hits) + ["all"]:
        row = sum(hits.values()) if name == "all" else hits[name]
        both, have, want = sum(entity.values()) if name == "all" and entity else entity.get(name, (0, 0, 0))
        f1 = f"{200 * both / (have + want):8.1f}" if have + want else "       -"
        print(f"{name:18}{int(row[0]):8}" + "".join(f"{100 * v / row[0]:8.1f}" for v in row[1:]) + f1, flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model", type=Path, help="a checkpoint (.pt), a model file (.dixit) or the dixit program")
    p.add_argument("--treebanks", required=True, help="folder of *.conllu.xz")
    p.add_argument("--ner", required=True, help="folder with fr.tsv")
    p.add_argument("--threads", type=int, default=torch.get_num_threads())
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    from . import export, exported  # they import this module

    _, held_out = data.load(o.treebanks, o.ner)
    if o.model.suffix == ".pt":
        net, inventory, saved = export.load(o.model)
        cutter = pieces.Pieces(saved["pieces"], saved["scores"])
    elif o.model.suffix == ".dixit":
        net = exported.Exported(o.model, o.threads)
        inventory, cutter = net.inventory(), net.cutter()
    else:
        show(*scores(run_program(o.model, held_out)))
        return
    for example in held_out:
        inventory.encode(example, cutter)
    report(net, held_out, inventory)


if __name__ == "__main__":
    main()
