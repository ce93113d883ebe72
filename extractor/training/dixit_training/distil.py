"""Train several deep teachers, then the analyser on what they agree in: the work of a GPU, within a given time.

    python -m dixit_training.distil --pool pool.xz --start-from M --encoder E5 --layers 12 --seed 1 --seconds 150 --out t1
    python -m dixit_training.distil --pool pool.xz --start-from M --teachers t1 t2 t3 --seconds 300 --out s1

`M` is a model file: the vocabulary, the embeddings, which stay as they are, and the label sets are its own.

A teacher has more layers of the pretrained encoder than the analyser and learns from annotated and made sentences, with
dropout inside the encoder too. The student (with `--teachers`) learns from the same ones, from the mean of the teachers'
probabilities for them, and from that alone where nobody annotated anything.

Hinton, Vinyals & Dean, "Distilling the knowledge in a neural network", 2015; of parsers: Kuncoro et al.,
"Distilling an ensemble of greedy dependency parsers into one MST parser", EMNLP 2016.

The rate of learning follows the clock, so that a run ends when its time is over, whatever the machine.
Writes `OUT/checkpoint.pt` (the weights of the best scores, in 16 bits, without what M has; `export.py --start-from M` makes
a model file of it) and prints the held-out sentences' scores now and then.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from . import data, encoder, model, pieces, restore, train
from .pool import Pool

SOFT = ("upos", "feats", "lemma", "entity")
WARM = 0.05  # of the time
# How often an epoch sees a sentence of a kind; gold sentences besides by their treebank (`data.SOURCES`).
SHARES = {"gold": 1.0, "rough": 0.5, "names": 0.35, "made": 0.35, "raw": 1.0}
BY_LANGUAGE = {"raw": {"fr": 1.3, "de": 1.5, "en": 0.7}}


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pool", required=True)
    p.add_argument("--start-from", required=True, help="the model file that vocabulary, labels and embeddings come from")
    p.add_argument("--encoder", help="E5, to start from; else the layers of --lower or of --start-from")
    p.add_argument("--lower", type=Path, help="folder of a run whose lower layers and heads are started from")
    p.add_argument("--layers", type=int, default=8)
    p.add_argument("--teachers", nargs="*", type=Path, default=[], help="folders of their runs")
    p.add_argument("--seconds", type=float, required=True)
    p.add_argument("--batch", type=int, default=8000, help="padded pieces a batch")
    p.add_argument("--encoder-lr", type=float, default=2.5e-4)
    p.add_argument("--heads-lr", type=float, default=1.5e-3)
    p.add_argument("--inside", type=float, default=0.1, help="dropout inside the encoder")
    p.add_argument("--lost", type=float, default=0.04, help="share of the pieces that are made unknown")
    p.add_argument("--gold", type=float, default=0.5, help="weight of annotation against the teachers where there are both")
    p.add_argument("--averaged", type=float, default=0.998)
    p.add_argument("--every", type=float, default=30, help="seconds between scores")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--few", type=int, help="only so many sentences of a kind (a trial run)")
    p.add_argument("--out", required=True, type=Path)
    return p.parse_args()


def main():
    o = options()
    started = time.time()
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    torch.backends.cuda.matmul.allow_tf32 = True
    device = "cuda" if torch.cuda.is_available() else "cpu"
    o.out.mkdir(parents=True, exist_ok=True)
    finished, inventory, *_ = restore.restore(o.start_from)
    net = prepare(o, finished).to(device)
    pool = Pool(o.pool, device)
    soft = Soft(o, pool, finished, inventory) if o.teachers else None
    print(f"{o.out}: ready after {time.time() - started:.0f} s, {len(pool.words)} sentences", flush=True)

    def save(mean):
        torch.save({
            "mean": mean,
            "weights": {k: v.half().cpu() for k, v in net.state_dict().items()},
            "inventory": (inventory.feats, inventory.rules, inventory.deprels),
            "layers": len(net.encoder.layers), "options": {k: str(v) for k, v in vars(o).items()},
        }, o.out / "checkpoint.new")  # fmt: skip
        (o.out / "checkpoint.new").replace(o.out / "checkpoint.pt")

    learn(o, net, pool, soft, started, save)


def fresh(finished, layers, inside=0.0):
    """A network of so many layers with the embeddings and label sets of a finished one."""
    norm = finished.norm.weight.detach(), finished.norm.bias.detach()
    ff, width = finished.encoder.layers[0].fi.weight.shape
    sizes = {name: getattr(finished.heads, name).out_features for name in (*SOFT, "treebank")}
    sizes["deprel"] = finished.heads.label.out_features
    position = finished.position.detach().clone()
    return model.Analyser(width, model.HEADS, ff, model.EPS, layers, sizes, finished.word, position, norm, inside=inside)


def prepare(o, finished):
    """The network to start with."""
    net = fresh(finished, o.layers, o.inside)
    if not o.encoder:
        weights = torch.load(o.lower / "checkpoint.pt", weights_only=False)["weights"] if o.lower else finished.state_dict()
        net.load_state_dict({name: weights.get(name, value) for name, value in net.state_dict().items()})
        return net
    pretrained = encoder.load(o.encoder)
    net.encoder.start_from(pretrained)
    get = lambda name: torch.tensor(pretrained.tensors[name])
    with torch.no_grad():
        net.position.copy_(get("emb.pos") + get("emb.type")[0])
        net.norm.weight.copy_(get("emb.ln.w"))
        net.norm.bias.copy_(get("emb.ln.b"))
    return net


class Soft:
    """What the teachers say of every word of the pool: mean probabilities, in 16 bits."""

    @torch.no_grad()
    def __init__(self, o, pool, finished, inventory):
        device = pool.device
        nets = [teacher(path, finished).to(device).eval() for path in o.teachers]
        words = len(pool.first)
        sizes = {name: len(inventory.index[name]) for name in (*SOFT, "deprel")}
        self.of = {name: torch.zeros(words, size, dtype=torch.float16, device=device) for name, size in sizes.items()}
        counts = torch.tensor(pool.words * (pool.words + 1))
        self.arc_at = torch.cat([torch.zeros(1, dtype=torch.long), counts.cumsum(0)]).to(device)
        self.arc = torch.zeros(int(counts.sum()), dtype=torch.float16, device=device)
        self.head = torch.zeros(words, dtype=torch.long, device=device)
        self.sizes = torch.tensor(pool.words, device=device)
        ids = chosen(o, pool, ("gold", "rough", "names", "made", "raw"))
        for batch_ids in pool.batches(ids, 4 * o.batch):
            self.ask(nets, pool.batch(batch_ids), device)

    def ask(self, nets, batch, device):
        real, at = batch["words"], batch["word"]
        shares = {name: 0.0 for name in SOFT}
        arc, label = 0.0, 0.0
        outs = []
        for net in nets:
            with autocast(device):
                out = net(batch["pieces"], batch["first"])
            for name in SOFT:
                shares[name] = shares[name] + out[name].float().softmax(-1) / len(nets)
            arcs = out["arc"].float().masked_fill(~model.with_root(real)[:, None, :], model.MASKED)
            arc = arc + arcs.softmax(-1) / len(nets)
            outs.append(out)
        heads = torch.where(batch["head"] >= 0, batch["head"], arc.argmax(-1))
        for net, out in zip(nets, outs):
            with autocast(device):
                label = label + net.heads.label_logits(out["label_dep"], out["label_head"], heads).float().softmax(-1) / len(nets)
        for name, values in {**shares, "deprel": label}.items():
            self.of[name][at[real]] = values[real].half()
        self.head[at[real]] = heads[real]
        place, inside = self.places(batch)
        self.arc[place[inside]] = arc[inside].half()

    def places(self, batch):
        """Where each arc score of a batch [B,N,N+1] stands, and which of them stand for something."""
        real, n = batch["words"], batch["words"].shape[1]
        size = self.sizes[batch["ids"]][:, None, None]
        row = torch.arange(n, device=real.device)[None, :, None]
        column = torch.arange(n + 1, device=real.device)[None, None, :]
        inside = (row < size) & (column <= size)
        return torch.where(inside, self.arc_at[batch["ids"]][:, None, None] + row * (size + 1) + column, 0), inside

    def loss(self, net, out, batch, gold):
        """Cross-entropy with the teachers' probabilities; `gold` [B,N] says how much annotation takes of a word's weight."""
        real, at = batch["words"], batch["word"]
        total = 0.0
        for name in SOFT:
            weight = train.WEIGHTS[name] * torch.where(batch[name] >= 0, 1 - gold, 1.0)
            total = total + soft_loss(out[name], self.of[name][at], weight, real)
        weight = torch.where(batch["head"] >= 0, 1 - gold, 1.0)
        place, inside = self.places(batch)
        arcs = out["arc"].float().masked_fill(~model.with_root(real)[:, None, :], model.MASKED)
        wanted = torch.where(inside, self.arc[place].float(), 0.0)
        total = total + soft_loss(arcs, wanted, weight, real)
        labels = net.heads.label_logits(out["label_dep"], out["label_head"], torch.where(real, self.head[at], 0))
        return total + soft_loss(labels, self.of["deprel"][at], weight, real)


def teacher(path, finished):
    saved = torch.load(path / "checkpoint.pt", weights_only=False, map_location="cpu")
    net = fresh(finished, saved["layers"])
    net.load_state_dict(saved["weights"])
    return net


def soft_loss(scores, wanted, weight, real):
    each = -(wanted.float() * scores.float().log_softmax(-1)).sum(-1)
    return (each * weight)[real].sum() / real.sum()


def autocast(device):
    return torch.autocast(device, torch.bfloat16, enabled=device == "cuda" or train.FAST_BF16)


def chosen(o, pool, kinds):
    """The sentences of some kinds, or a few of each."""
    return np.concatenate([pool.ids(kind)[: o.few] for kind in kinds])


def epoch(o, pool, rng, kinds):
    """Ids of one epoch's sentences."""
    repeat = {s.name: s.repeat for s in data.SOURCES}
    out = []
    for kind in kinds:
        ids = chosen(o, pool, (kind,))
        names = [pool.sources[s] for s in pool.source[ids]]
        by_language = BY_LANGUAGE.get(kind, {})
        times = np.array([SHARES[kind] * (repeat.get(n, 1.0) if kind in ("gold", "rough") else by_language.get(n[:2], 1.0)) for n in names])
        out.append(np.repeat(ids, np.floor(times + rng.random(len(ids))).astype(int)))
    return np.concatenate(out)


def learn(o, net, pool, soft, started, save):
    device = pool.device
    rng = np.random.default_rng(o.seed)
    kinds = ("gold", "rough", "names", "made") + (("raw",) if soft else ())
    average = train.Average(net, o.averaged)
    encoder_weights = [*net.encoder.parameters(), net.position, *net.norm.parameters()]
    groups = [
        {"params": encoder_weights, "lr": o.encoder_lr, "weight_decay": 0.01},
        {"params": net.heads.parameters(), "lr": o.heads_lr, "weight_decay": 0.01},
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in groups]
    begun, told, step, number, best = time.time(), time.time(), 0, 0, None
    end = started + o.seconds
    while time.time() < end:
        number += 1
        net.train()
        for ids in pool.batches(epoch(o, pool, rng, kinds), o.batch, rng):
            progress = (time.time() - begun) / (end - begun)
            if progress >= 1:
                break
            for group, rate in zip(optimiser.param_groups, rates):
                group["lr"] = rate * min((progress + 1e-3) / WARM, (1 - progress) / (1 - WARM))
            value = one_step(o, net, pool.batch(ids), soft, optimiser, device)
            average.follow()
            step += 1
            if time.time() - told > o.every:
                told = time.time()
                best = score(o, net, average, pool, save, best, f"{o.out} epoch {number} step {step} loss {value.item():.3f}", told - started)
                net.train()
    score(o, net, average, pool, save, best, f"{o.out} end, epoch {number} step {step}", time.time() - started)


def one_step(o, net, batch, soft, optimiser, device):
    given = batch["pieces"]
    if o.lost:
        lost = (torch.rand(given.shape, device=given.device) < o.lost) & (given > pieces.UNK)
        given = torch.where(lost, pieces.UNK, given)
    with autocast(device):
        out = net(given, batch["first"])
        value = model.loss(net, out, batch, train.WEIGHTS)
        if soft:
            value = o.gold * value + soft.loss(net, out, batch, o.gold)
    optimiser.zero_grad(set_to_none=True)
    value.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimiser.step()
    return value.detach()


def score(o, net, average, pool, save, best, title, seconds):
    """Print the averaged weights' scores, keep them where they are the best so far; the best."""
    average.swap()
    lines, mean = held_out(o, net, pool)
    print(f"{title}, {seconds:.0f} s: mean {mean:.2f}  {lines}", flush=True)
    if best is None or mean >= best:
        best = mean
        save(mean)
    average.swap()
    return best


@torch.no_grad()
def held_out(o, net, pool):
    """(scores by treebank, mean of labelled attachment over the treebanks); arcs picked word by word."""
    net.eval()
    sums = {}
    for ids in pool.batches(chosen(o, pool, ("held",)), 4 * o.batch):
        batch = pool.batch(ids)
        with autocast(pool.device):
            out = net(batch["pieces"], batch["first"])
            arcs = out["arc"].float().masked_fill(~model.with_root(batch["words"])[:, None, :], model.MASKED)
            heads = arcs.argmax(-1)
            labels = net.heads.label_logits(out["label_dep"], out["label_head"], heads).argmax(-1)
        arc = heads == batch["head"]
        right = [batch["words"], arc & (labels == batch["deprel"])]
        right += [out[name].argmax(-1) == batch[name] for name in ("upos", "feats", "lemma")]
        tags = out["entity"].argmax(-1)
        named = (batch["entity"] > 0) | ((tags > 0) & (batch["entity"] >= 0))
        right += [named, named & (tags == batch["entity"])]
        counts = torch.stack([(r & batch["words"]).sum(1) for r in right], 1).cpu().numpy()
        for i, row in zip(ids, counts):
            name = pool.sources[pool.source[i]]
            sums[name] = sums.get(name, 0) + row
    share = lambda row, at: 100 * row[at] / max(row[0], 1)
    mean = float(np.mean([share(row, 1) for row in sums.values()]))
    both = sum(sums.values())
    rest = " ".join(f"{what} {share(both, at):.2f}" for what, at in (("upos", 2), ("feats", 3), ("lemma", 4)))
    return " ".join(f"{n[3:]} {share(r, 1):.1f}" for n, r in sorted(sums.items())) + f" | {rest} names {100 * both[6] / max(both[5], 1):.1f}", mean


if __name__ == "__main__":
    main()
