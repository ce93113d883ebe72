"""Treebanks to training examples: which file is used how, label inventories, batches.

`SOURCES` is the one list of what the model is trained on; the model card is written from it.
Every development set is split: its last sentences (`held_out`) are never trained on and are what
`evaluate.py` reports; the rest is training material.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from . import conllu, lemmas

ENTITY_TYPES = ["PER", "ORG", "LOC", "PROD", "WORK", "EVENT", "NORP", "MISC"]
TAGS = ["O"] + [f"{bio}-{t}" for t in ENTITY_TYPES for bio in "BI"]
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
IGNORED = -100


@dataclass
class Source:
    name: str  # file stem without the split
    language: str
    licence: str
    splits: list[tuple[str, int]]  # (split, sentences held out from its end)
    repeat: float = 1.0  # how often an epoch sees each sentence


SOURCES = [
    Source("fr_sequoia", "fr", "LGPL-LR", [("train", 0), ("dev", 212)], 1.5),
    Source("fr_rhapsodie", "fr", "CC BY-SA 4.0", [("train", 0), ("dev", 250)], 1.5),
    Source("fr_parisstories", "fr", "CC BY-SA 4.0", [("train", 0), ("dev", 200)], 1.5),
    Source("fr_gsd", "fr", "CC BY-SA 4.0", [("dev", 250)], 2.0),
    Source("fr_pud", "fr", "CC BY-SA 3.0", [("", 0)], 1.0),
    Source("en_ewt", "en", "CC BY-SA 4.0", [("train", 0), ("dev", 400)], 0.8),
    Source("en_gum", "en", "CC BY 4.0", [("train", 0), ("dev", 300)], 1.0),
    Source("en_pud", "en", "CC BY-SA 3.0", [("", 0)], 0.6),
    Source("de_gsd", "de", "CC BY-SA 4.0", [("dev", 200)], 2.0),
    Source("de_pud", "de", "CC BY-SA 3.0", [("", 0)], 1.0),
    Source("es_pud", "es", "CC BY-SA 3.0", [("", 0)], 0.6),
    Source("it_pud", "it", "CC BY-SA 3.0", [("", 0)], 0.6),
]


@dataclass
class Example:
    treebank: str
    sent_id: str
    tokens: list[conllu.Token]
    entities: list[str] | None  # BIO tags, or None where nobody annotated them
    pieces: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)  # position of each word's first piece
    labels: dict[str, list[int]] = field(default_factory=dict)


def load(treebanks, ner):
    """(training examples, held-out examples), each with its source's repeat factor in a dict."""
    annotated = read_entities(Path(ner) / "fr.tsv")
    train, held_out = [], []
    for source in SOURCES:
        for split, kept_back in source.splits:
            stem = f"{source.name}-{split}" if split else source.name
            examples = [
                Example(source.name, s.sent_id, s.tokens, entities_of(source.name, s, annotated))
                for s in conllu.read(Path(treebanks) / f"{stem}.conllu.xz")
            ]
            cut = len(examples) - kept_back
            train += examples[:cut]
            held_out += examples[cut:]
    return train, held_out


def read_entities(path):
    """fr.tsv -> {(treebank, sent_id): [(first, last, type)]}; an empty list is an annotated absence."""
    found = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("#"):
            continue
        treebank, sent_id, first, last, kind = line.split("\t")[:5]
        spans = found.setdefault((treebank, sent_id), [])
        if first != "-":
            spans.append((int(first), int(last), kind))
    return found


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "object": "PROD", "abstract": "MISC", "animal": "MISC", "plant": "MISC", "substance": "MISC", "time": None}  # fmt: skip


def entities_of(treebank, sentence, annotated):
    if treebank == "en_gum":
        return bio(len(sentence.tokens), gum_names(sentence.tokens))
    spans = annotated.get((treebank, sentence.sent_id))
    return None if spans is None else bio(len(sentence.tokens), spans)


def bio(length, spans):
    tags = ["O"] * length
    for first, last, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if last < length and all(t == "O" for t in tags[first : last + 1]):
            tags[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
    return tags


def gum_names(tokens):
    """The spans of GUM's `Entity=` column that are headed by a proper noun, without their tails."""
    spans, open_ = [], []
    for index, token in enumerate(tokens):
        value = re.search(r"(?:^|\|)Entity=([^|]*)", token.misc)
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", value.group(1)) if value else []:
            fields = part.strip("()").split("-")
            if part.startswith("("):
                open_.append((fields[0], fields[1] if len(fields) > 1 else "", index))
            if part.endswith(")"):
                for i in range(len(open_) - 1, -1, -1):
                    if open_[i][0] == fields[0]:
                        _, kind, first = open_.pop(i)
                        spans.append((first, index, kind))
                        break
    names = []
    for first, last, kind in spans:
        name = proper_core(tokens, first, last)
        if name and GUM_TYPES.get(kind):
            names.append((*name, GUM_TYPES[kind]))
    return names


def proper_core(tokens, first, last):
    """The name inside a mention: its proper-noun head with the flat and compound words beside it."""
    inside = range(first, last + 1)
    heads = [i for i in inside if not first <= tokens[i].head - 1 <= last]
    if len(heads) != 1 or tokens[heads[0]].upos != "PROPN":
        return None
    start = end = heads[0]
    joins = ("flat", "compound", "nummod", "goeswith", "nmod:desc")
    def belongs(i):
        return tokens[i].upos in ("PROPN", "NUM", "X") or (tokens[i].upos in ("ADJ", "NOUN", "ADP", "DET", "PUNCT", "CCONJ") and tokens[i].form[:1].isupper())
    while start > first and belongs(start - 1) and tokens[start - 1].deprel.startswith(joins + ("amod",)):
        start -= 1
    while end < last and belongs(end + 1) and tokens[end + 1].deprel.startswith(joins):
        end += 1
    return start, end


class Inventory:
    """The label sets, learned from the training examples and stored in the model file."""

    def __init__(self, feats, rules, deprels):
        self.feats, self.rules, self.deprels = feats, rules, deprels
        self.index = {
            "upos": {v: i for i, v in enumerate(UPOS)},
            "feats": {v: i for i, v in enumerate(feats)},
            "lemma": {v: i for i, v in enumerate(rules)},
            "deprel": {v: i for i, v in enumerate(deprels)},
            "entity": {v: i for i, v in enumerate(TAGS)},
        }

    @classmethod
    def learn(cls, examples):
        feats, rules, deprels = Counter(), Counter(), Counter()
        for token in (t for e in examples for t in e.tokens):
            feats[token.feats] += 1
            rules[lemmas.rule_for(token.form, token.lemma)] += 1
            deprels[token.deprel] += 1
        often = lambda counts, least: [v for v, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])) if n >= least]
        return cls(often(feats, 2), often(rules, 3), often(deprels, 3))

    def encode(self, example, pieces, positions=510):
        """Fill in pieces and labels; False when the sentence is too long for the encoder."""
        ids, first = [0], []
        for token in example.tokens:
            first.append(len(ids))
            ids += pieces.cut(token.form)
        ids.append(2)
        if len(ids) > positions:
            return False
        get = lambda kind, value: self.index[kind].get(value, IGNORED)
        example.pieces, example.first = ids, first
        example.labels = {
            "upos": [get("upos", t.upos) for t in example.tokens],
            "feats": [get("feats", t.feats) for t in example.tokens],
            "lemma": [self.lemma(t) for t in example.tokens],
            "head": [t.head for t in example.tokens],
            "deprel": [get("deprel", t.deprel) for t in example.tokens],
            "entity": [get("entity", e) for e in example.entities or [None] * len(example.tokens)],
        }
        return True

    def lemma(self, token):
        """Any known rule that gives the lemma will do where the cheapest is too rare to be one."""
        rules = self.index["lemma"]
        for rule in (lemmas.rule_for(token.form, token.lemma), "=" + token.lemma):
            if rule in rules:
                return rules[rule]
        return IGNORED


def roughened(example, rng):
    """A copy as automatic transcripts look: lower case, no punctuation. None where nothing is left."""
    kept = [i for i, t in enumerate(example.tokens) if t.upos != "PUNCT"]
    heads_outside = {example.tokens[i].head - 1 for i in kept} - set(kept) - {-1}
    if len(kept) < 2 or heads_outside or len(kept) == len(example.tokens):
        return None
    lower = rng.random() < 0.7
    place = {old: new for new, old in enumerate(kept, start=1)}
    tokens = []
    for i in kept:
        t = example.tokens[i]
        form = t.form.lower() if lower else t.form
        tokens.append(conllu.Token(form, t.lemma, t.upos, t.feats, place.get(t.head - 1, 0), t.deprel, t.misc))
    entities = example.entities and [example.entities[i] for i in kept]
    return Example(example.treebank, example.sent_id, tokens, entities)


def epoch(examples, inventory, pieces, rng, rough_share=0.08):
    """One epoch's examples: each by its source's repeat factor, a share of them roughened."""
    repeat = {s.name: s.repeat for s in SOURCES}
    out = []
    for example in examples:
        times = repeat[example.treebank]
        copies = int(times) + (rng.random() < times - int(times))
        for _ in range(copies):
            rough = roughened(example, rng) if rng.random() < rough_share else None
            if rough and inventory.encode(rough, pieces):
                out.append(rough)
            elif example.pieces:
                out.append(example)
    return out


def batches(examples, size, rng=None):
    """Batches of at most `size` padded pieces, sentences of like length together."""
    noise = (lambda: rng.random() * 4) if rng else (lambda: 0)
    ordered = sorted(examples, key=lambda e: len(e.pieces) + noise())
    out, current = [], []
    for example in ordered:
        if current and (len(current) + 1) * max(len(example.pieces), len(current[-1].pieces)) > size:
            out.append(current)
            current = []
        current.append(example)
    if current:
        out.append(current)
    if rng:
        rng.shuffle(out)
    return out


def tensors(batch):
    """Arrays of one batch: pieces [B,T], first [B,N], word mask, and labels [B,N] (IGNORED padded)."""
    t = max(len(e.pieces) for e in batch)
    n = max(len(e.first) for e in batch)
    pad = lambda rows, width, fill: np.array([r + [fill] * (width - len(r)) for r in rows], np.int64)
    out = {
        "pieces": pad([e.pieces for e in batch], t, 1),
        "first": pad([e.first for e in batch], n, 0),
        "words": np.array([[1] * len(e.first) + [0] * (n - len(e.first)) for e in batch], bool),
    }
    for name in batch[0].labels:
        out[name] = pad([e.labels[name] for e in batch], n, IGNORED)
    return out
