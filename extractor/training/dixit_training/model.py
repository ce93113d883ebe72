"""The network: eight layers of the pretrained encoder and six small heads on each word's first piece.

    part of speech, features (a whole bundle is one class), lemma (an edit rule), entities (BIO): linear
    heads:   biaffine over (word, candidate head), candidate 0 being a learned root vector
    labels:  a two-layer perceptron on the sum of the word's and its head's projections

Dozat & Manning, "Deep biaffine attention for neural dependency parsing", ICLR 2017. The label
perceptron replaces their second biaffine: as good here, and ten times cheaper to run.
"""

import torch
from torch import nn
from torch.nn import functional as F

ARC, LABEL = 256, 256
MASKED = -1e4
HEADS, EPS = 12, 1e-12  # of multilingual-e5-small


class Layer(nn.Module):
    def __init__(self, width, heads, ff, eps, dropout=0.0):
        super().__init__()
        self.heads = heads
        self.drop = nn.Dropout(dropout)
        self.qkv = nn.Linear(width, 3 * width)
        self.ao = nn.Linear(width, width)
        self.aln = nn.LayerNorm(width, eps)
        self.fi = nn.Linear(width, ff)
        self.fo = nn.Linear(ff, width)
        self.oln = nn.LayerNorm(width, eps)

    def forward(self, x, mask):
        b, t, d = x.shape
        qkv = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        lost = self.drop.p if self.training else 0.0
        mixed = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask.to(qkv.dtype), dropout_p=lost)
        x = self.aln(x + self.drop(self.ao(mixed.transpose(1, 2).reshape(b, t, d))))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """From summed, normalised embeddings [B,T,D] to hidden states [B,T,D]."""

    def __init__(self, width, heads, ff, eps, layers, dropout=0.0):
        super().__init__()
        self.layers = nn.ModuleList(Layer(width, heads, ff, eps, dropout) for _ in range(layers))

    def forward(self, x, mask):
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def start_from(self, pretrained):
        with torch.no_grad():
            for i, layer in enumerate(self.layers):
                get = lambda name: torch.tensor(pretrained.tensors[f"l{i}.{name}"])
                layer.qkv.weight.copy_(torch.cat([get("q.w"), get("k.w"), get("v.w")]))
                layer.qkv.bias.copy_(torch.cat([get("q.b"), get("k.b"), get("v.b")]))
                for name in ("ao", "aln", "fi", "fo", "oln"):
                    getattr(layer, name).weight.copy_(get(name + ".w"))
                    getattr(layer, name).bias.copy_(get(name + ".b"))


class Heads(nn.Module):
    def __init__(self, width, sizes, dropout):
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.upos = nn.Linear(width, sizes["upos"])
        self.feats = nn.Linear(width, sizes["feats"])
        self.lemma = nn.Linear(width, sizes["lemma"])
        self.entity = nn.Linear(width, sizes["entity"])
        self.treebank = nn.Linear(width, sizes["treebank"])  # only trained with, to tell conventions apart
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dep, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc = nn.Linear(ARC, ARC)  # (dep U + b) . head
        self.label_dep, self.label_head = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.label = nn.Linear(LABEL, sizes["deprel"])

    def forward(self, words):
        """[B,N,D] -> per-word logits, arc scores [B,N,N+1], label projections of words and heads."""
        words = self.drop(words)
        root = self.root.expand(words.shape[0], 1, -1)
        candidates = torch.cat([root, words], dim=1)
        arc_dep = self.drop(F.gelu(self.arc_dep(words)))
        arc_head = self.drop(F.gelu(self.arc_head(candidates)))
        return {
            "upos": self.upos(words),
            "feats": self.feats(words),
            "lemma": self.lemma(words),
            "entity": self.entity(words),
            "treebank": self.treebank(words),
            "arc": self.arc(arc_dep) @ arc_head.transpose(1, 2),
            "label_dep": self.label_dep(words),
            "label_head": self.label_head(candidates),
        }

    def label_logits(self, label_dep, label_head, heads):
        """Scores [B,N,L] of every label for each word given its head [B,N] (0 is the root)."""
        index = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, label_head.shape[-1])
        return self.label(self.drop(F.relu(label_dep + label_head.gather(1, index))))


class Analyser(nn.Module):
    def __init__(self, width, heads, ff, eps, layers, sizes, embeddings, positions, norm, dropout=0.3, inside=0.0):
        """`dropout` of the heads, `inside` that of the encoder."""
        super().__init__()
        self.encoder = Encoder(width, heads, ff, eps, layers, inside)
        self.heads = Heads(width, sizes, dropout)
        self.register_buffer("word", embeddings, persistent=False)
        self.position = nn.Parameter(positions)  # the type-0 vector is already added
        self.norm = nn.LayerNorm(width, eps)
        with torch.no_grad():
            self.norm.weight.copy_(norm[0])
            self.norm.bias.copy_(norm[1])

    def embed(self, pieces):
        return self.norm(F.embedding(pieces, self.word) + self.position[: pieces.shape[1]])

    def forward(self, pieces, first):
        mask = torch.zeros(pieces.shape, device=pieces.device).masked_fill_(pieces == 1, MASKED)
        hidden = self.encoder(self.embed(pieces), mask[:, None, None, :])
        index = first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        return self.heads(hidden.gather(1, index))


def build(pretrained, layers, embeddings, sizes, dropout=0.3):
    t = pretrained.tensors
    positions = torch.tensor(t["emb.pos"] + t["emb.type"][0])
    norm = torch.tensor(t["emb.ln.w"]), torch.tensor(t["emb.ln.b"])
    model = Analyser(
        pretrained.width, pretrained.heads, pretrained.ff, pretrained.eps, layers, sizes,
        torch.tensor(embeddings), positions, norm, dropout,
    )  # fmt: skip
    model.encoder.start_from(pretrained)
    return model


def loss(model, out, batch, weights):
    """The weighted sum of the heads' cross-entropies (arcs and labels on gold heads)."""
    words = batch["words"]
    total = 0.0
    for name in ("upos", "feats", "lemma", "entity", "treebank"):
        target = batch[name]
        if (target >= 0).any():
            total = total + weights[name] * F.cross_entropy(out[name].flatten(0, 1).float(), target.flatten(), ignore_index=-100)
    if not (batch["head"] >= 0).any():
        return total
    arc = out["arc"].float().masked_fill(~with_root(words)[:, None, :], MASKED)
    total = total + weights["arc"] * F.cross_entropy(arc.flatten(0, 1), batch["head"].flatten(), ignore_index=-100)
    labels = model.heads.label_logits(out["label_dep"], out["label_head"], batch["head"])
    return total + weights["label"] * F.cross_entropy(labels.flatten(0, 1).float(), batch["deprel"].flatten(), ignore_index=-100)


def with_root(words):
    return torch.cat([torch.ones_like(words[:, :1]), words], dim=1)
