"""Treebanks to training examples: which file is used how, label inventories, batches.

`SOURCES` is the one list of the treebanks that the model is trained on; the model card is written from it. Sentences
written for their names (`names.written`) come beside them and teach entities only.
Every development set is split: its last sentences (`held_out`) are never trained on and are what
`evaluate.py` reports; the rest is training material.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from . import conllu, conventions, entities, lemmas, names

TAGS = entities.TAGS
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
    Source("en_ewt", "en", "CC BY-SA 4.0", [("train", 0), ("dev", 400)], 0.5),
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
    entities: list[str] | None  # BIO tags (None where one is open), or None where nobody annotated them
    names_only: bool = False  # nothing but the entities is learned from it
    pieces: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)  # position of each word's first piece
    labels: dict[str, list[int]] = field(default_factory=dict)


def load(treebanks, ner):
    """(training examples, held-out examples)."""
    annotated = entities.Annotations(ner)
    train, held_out = [], []
    for source in SOURCES:
        for split, kept_back in source.splits:
            stem = f"{source.name}-{split}" if split else source.name
            examples = [
                Example(source.name, s.sent_id, s.tokens, annotated.of(source.name, s))
                for s in conllu.read(Path(treebanks) / f"{stem}.conllu.xz")
            ]
            cut = len(examples) - kept_back
            train += examples[:cut]
            held_out += examples[cut:]
    for example in train:
        if example.entities is None:
            example.entities = annotated.partly(example)
        for token in example.tokens:
            conventions.align(example.treebank, token)
    for language, forms, tags in names.written():
        train.append(Example(f"{language}_written", "", names.tokens_of(forms), tags, names_only=True))
    return train, held_out


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
            "treebank": {s.name: i for i, s in enumerate(SOURCES)},
        }

    @classmethod
    def learn(cls, examples):
        feats, rules, deprels = Counter(), Counter(), Counter()
        for token in (t for e in examples if not e.names_only for t in e.tokens):
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
        tokens, open_ = example.tokens, [IGNORED] * len(example.tokens)
        example.pieces, example.first = ids, first
        example.labels = {"entity": [get("entity", e) for e in example.entities or [None] * len(tokens)]}
        if example.names_only:
            example.labels |= {name: open_ for name in ("upos", "feats", "lemma", "head", "deprel", "treebank")}
            return True
        example.labels |= {
            "upos": [get("upos", t.upos) for t in tokens],
            "feats": open_ if example.treebank in conventions.UNUSED_FEATURES else [get("feats", t.feats) for t in tokens],
            "lemma": [self.lemma(t) for t in tokens],
            "head": [t.head for t in tokens],
            "deprel": [get("deprel", t.deprel) for t in tokens],
            "treebank": [get("treebank", example.treebank)] * len(tokens),
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
    return Example(example.treebank, example.sent_id, tokens, entities, example.names_only)


def epoch(examples, inventory, pieces, rng, rough_share=0.08, more=None, repeat=None):
    """One epoch's examples: each by its source's repeat factor, a share of them roughened.

    With `more` (names.Names), every sentence annotated with names also comes with other names.
    """
    repeat = {s.name: s.repeat for s in SOURCES} | (repeat or {})
    out = []
    for example in examples:
        times = repeat.get(example.treebank, 1.0)
        copies = int(times) + (rng.random() < times - int(times))
        for _ in range(copies):
            rough = roughened(example, rng) if rng.random() < rough_share else None
            if rough and inventory.encode(rough, pieces):
                out.append(rough)
            elif example.pieces:
                out.append(example)
    return out + (with_other_names(examples, inventory, pieces, rng, more, repeat) if more else [])


def with_other_names(examples, inventory, pieces, rng, more, repeat):
    """Copies of annotated sentences with other names, and carrier sentences: one for eight of them."""
    share = lambda e: repeat.get(e.treebank, 1.0) * (0.4 if e.treebank == "en_gum" else 0.7)
    named = [e for e in examples if any(t not in ("O", None) for t in e.entities or []) and None not in e.entities]
    made = [more.swapped(e, rng) for e in named if rng.random() < share(e)]
    languages = [language for language in CARRIED for _ in range(CARRIED[language])]
    made += [more.carried(rng.choice(languages), rng) for _ in range(len(made) // 8)]
    out = []
    for forms, tags in made:
        copy = Example("", "", names.tokens_of(forms), tags, names_only=True)
        if rng.random() < 0.06:
            for token in copy.tokens:
                token.form = token.form.lower()
        if inventory.encode(copy, pieces):
            out.append(copy)
    return out


CARRIED = {"fr": 6, "en": 1, "de": 2}


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
