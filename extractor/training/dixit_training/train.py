"""Train the analyser.

    python -m dixit_training.train --encoder E5 --treebanks DIR --ner DIR --out work/ [--epochs 5]

Writes `work/checkpoint.pt` after every epoch (weights, inventories, pieces); `export.py` makes the
model file from it. Two cores need about 2 s a step and 400 steps an epoch; a GPU is not needed.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch

from . import data, encoder, evaluate, model, pieces

WEIGHTS = {"upos": 0.5, "feats": 0.5, "lemma": 0.5, "entity": 0.5, "arc": 1.0, "label": 1.0}


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--encoder", required=True, help="e5-small-q4.bin or model.safetensors")
    p.add_argument("--treebanks", required=True, help="folder of *.conllu.xz")
    p.add_argument("--ner", required=True, help="folder with fr.tsv")
    p.add_argument("--out", default="work")
    p.add_argument("--layers", type=int, default=8)
    p.add_argument("--vocabulary", type=int, default=96_000)
    p.add_argument("--epochs", type=float, default=5)
    p.add_argument("--batch", type=int, default=2500, help="padded pieces a batch")
    p.add_argument("--encoder-lr", type=float, default=2e-4)
    p.add_argument("--heads-lr", type=float, default=1e-3)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--steps", type=int, help="stop after so many steps (a trial run)")
    return p.parse_args()


def main():
    o = options()
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    torch.set_flush_denormal(True)
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)

    pretrained = encoder.load(o.encoder)
    train, held_out = data.load(o.treebanks, o.ner)
    inventory = data.Inventory.learn(train)
    vocabulary, scores, rows = pieces.prune(
        pretrained.pieces, pretrained.scores, pretrained.tensors, {t.form for e in train for t in e.tokens}, o.vocabulary
    )
    cutter = pieces.Pieces(vocabulary, scores)
    for example in train + held_out:
        inventory.encode(example, cutter)
    sizes = {name: len(values) for name, values in inventory.index.items()}
    print(f"{len(train)} sentences to train on, {len(held_out)} held out; {len(vocabulary)} pieces; labels {sizes}", flush=True)

    net = model.build(pretrained, o.layers, rows, sizes)
    groups = [
        {"params": list(net.encoder.parameters()) + [net.position] + list(net.norm.parameters()), "lr": o.encoder_lr, "weight_decay": 0.01},
        {"params": net.heads.parameters(), "lr": o.heads_lr, "weight_decay": 0.01},
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    per_epoch = len(data.batches(data.epoch(train, inventory, cutter, random.Random(0)), o.batch))
    total = o.steps or int(per_epoch * o.epochs)
    warm = max(1, int(0.06 * total))
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm))))

    def save():
        torch.save({
            "weights": net.state_dict(), "inventory": (inventory.feats, inventory.rules, inventory.deprels),
            "pieces": vocabulary, "scores": scores, "rows": rows, "layers": o.layers, "options": vars(o),
        }, out / "checkpoint.new")  # fmt: skip
        (out / "checkpoint.new").replace(out / "checkpoint.pt")

    step, started, running = 0, time.time(), 0.0
    for number in range(math.ceil(o.epochs)):
        net.train()
        for batch in data.batches(data.epoch(train, inventory, cutter, rng), o.batch, rng):
            if step == total:
                break
            arrays = {k: torch.from_numpy(v) for k, v in data.tensors(batch).items()}
            with torch.autocast("cpu", torch.bfloat16):
                result = net(arrays["pieces"], arrays["first"])
                value = model.loss(net, result, arrays, WEIGHTS)
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            rate.step()
            step += 1
            running = value.item() if step == 1 else 0.98 * running + 0.02 * value.item()
            if step % 20 == 0:
                print(f"step {step}/{total}  loss {running:.3f}  {(time.time() - started) / step:.2f} s/step", flush=True)
        save()
        print(f"epoch {number + 1}", flush=True)
        evaluate.report(net, held_out, inventory, quick=number + 1 < math.ceil(o.epochs))
        if step == total:
            break


if __name__ == "__main__":
    main()
