"""Train the analyser.

    python -m dixit_training.train --encoder E5 --treebanks DIR --ner DIR --out work/ [--epochs 5]
    python -m dixit_training.train --start-from ../model/analyser.dixit --treebanks DIR --ner DIR --out work/ \
        --epochs 1 --encoder-lr 1e-4 --heads-lr 5e-4 --frozen 4

The first starts from the pretrained encoder, the second goes on from a finished model.

Writes `work/checkpoint.pt` now and then and after every epoch (weights, inventories, pieces); `export.py` makes the
model file from it. Two cores need about 2 s a step and 400 steps an epoch; a GPU is not needed.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch

from . import data, encoder, evaluate, model, names, pieces, restore

WEIGHTS = {"upos": 0.5, "feats": 1.0, "lemma": 0.5, "entity": 1.0, "treebank": 0.1, "arc": 1.0, "label": 1.0}

SAVED_EVERY = 60  # steps
FAST_BF16 = hasattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported") and torch.ops.mkldnn._is_mkldnn_bf16_supported()  # elsewhere 32 bits are faster


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    start = p.add_mutually_exclusive_group(required=True)
    start.add_argument("--encoder", help="e5-small-q4.bin or model.safetensors")
    start.add_argument("--start-from", help="a model file (.dixit) to go on from")
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
    p.add_argument("--repeat", type=repeats, default={}, help="how often an epoch sees sources: en_ewt=0.2,fr_gsd=2 (others: data.py)")
    p.add_argument("--frozen", type=int, default=0, help="first layers of the encoder that are left as they are")
    p.add_argument("--averaged", type=float, default=0.99, help="the weights kept are a moving average; 0 keeps the last ones")
    p.add_argument("--threads", type=int, default=torch.get_num_threads())
    p.add_argument("--steps", type=int, help="stop after so many steps (a trial run)")
    return p.parse_args()


def repeats(text):
    return {name: float(times) for name, times in (part.split("=") for part in text.split(","))}


def prepare(o, train):
    """(network, inventory, vocabulary, scores, embedding rows) to start from."""
    if o.start_from:
        return restore.restore(o.start_from)
    pretrained = encoder.load(o.encoder)
    inventory = data.Inventory.learn(train)
    vocabulary, scores, rows = pieces.prune(
        pretrained.pieces, pretrained.scores, pretrained.tensors, {t.form for e in train for t in e.tokens}, o.vocabulary
    )
    sizes = {name: len(values) for name, values in inventory.index.items()}
    return model.build(pretrained, o.layers, rows, sizes), inventory, vocabulary, scores, rows


class Average:
    """A moving average of the network's weights, which scores better than the last weights do."""

    def __init__(self, net, decay):
        self.net, self.decay, self.seen = net, decay, 0
        self.weights = [p.detach().clone() for p in net.parameters()]

    @torch.no_grad()
    def follow(self):
        self.seen += 1
        decay = min(self.decay, self.seen / (self.seen + 9))
        torch._foreach_lerp_(self.weights, list(self.net.parameters()), 1 - decay)

    @torch.no_grad()
    def swap(self):
        """Exchange the average and the network's own weights."""
        for mine, theirs in zip(self.weights, self.net.parameters()):
            kept = theirs.clone()
            theirs.copy_(mine)
            mine.copy_(kept)


def main():
    o = options()
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    rng = random.Random(o.seed)
    torch.set_flush_denormal(True)
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)

    train, held_out = data.load(o.treebanks, o.ner)
    net, inventory, vocabulary, scores, rows = prepare(o, train)
    cutter = pieces.Pieces(vocabulary, scores)
    for example in train + held_out:
        inventory.encode(example, cutter)
    more = names.Names(train, held_out)
    sizes = {name: len(values) for name, values in inventory.index.items()}
    print(f"{len(train)} sentences to train on, {len(held_out)} held out; {len(vocabulary)} pieces; labels {sizes}", flush=True)

    average = Average(net, o.averaged)
    epoch = lambda rng: data.batches(data.epoch(train, inventory, cutter, rng, more=more, repeat=o.repeat), o.batch, rng)
    total = o.steps or int(len(epoch(random.Random(0))) * o.epochs)
    optimiser, rate = optimiser_of(net, o, total)

    def save():
        torch.save({
            "weights": net.state_dict(), "inventory": (inventory.feats, inventory.rules, inventory.deprels),
            "pieces": vocabulary, "scores": scores, "rows": rows, "layers": len(net.encoder.layers), "options": vars(o),
        }, out / "checkpoint.new")  # fmt: skip
        (out / "checkpoint.new").replace(out / "checkpoint.pt")

    step, started, running = 0, time.time(), 0.0
    for number in range(math.ceil(o.epochs)):
        net.train()
        for batch in epoch(rng):
            if step == total:
                break
            value = learn(net, optimiser, batch)
            rate.step()
            average.follow()
            step += 1
            running = value if step == 1 else 0.98 * running + 0.02 * value
            if step % 20 == 0:
                print(f"step {step}/{total}  loss {running:.3f}  {(time.time() - started) / step:.2f} s/step", flush=True)
            if step % SAVED_EVERY == 0:
                average.swap()
                save()
                average.swap()
        average.swap()
        save()
        print(f"epoch {number + 1}", flush=True)
        evaluate.report(net, held_out, inventory, quick=number + 1 < math.ceil(o.epochs))
        average.swap()
        if step == total:
            break


def optimiser_of(net, o, total):
    """(optimiser, schedule): the rate rises for a sixteenth of the steps, then falls to nothing."""
    bottom = [*net.encoder.layers[: o.frozen].parameters(), net.position, *net.norm.parameters()]
    for weight in bottom if o.frozen else []:
        weight.requires_grad_(False)
    encoder_weights = [*net.encoder.parameters(), net.position, *net.norm.parameters()]
    groups = [
        {"params": [w for w in encoder_weights if w.requires_grad], "lr": o.encoder_lr, "weight_decay": 0.01},
        {"params": net.heads.parameters(), "lr": o.heads_lr, "weight_decay": 0.01},
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    warm = max(1, int(0.06 * total))
    rate = lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, rate)


def learn(net, optimiser, batch):
    """One step; the loss."""
    arrays = {k: torch.from_numpy(v) for k, v in data.tensors(batch).items()}
    with torch.autocast("cpu", torch.bfloat16, enabled=FAST_BF16):
        value = model.loss(net, net(arrays["pieces"], arrays["first"]), arrays, WEIGHTS)
    optimiser.zero_grad(set_to_none=True)
    value.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimiser.step()
    return value.item()


if __name__ == "__main__":
    main()
