"""How often words of a kind have which bundle of features and which relation, in each treebank of a language.

    python -m dixit_training.usage --treebanks DIR --ner DIR --out ../model/usage

Writes one table a language, which `extractor/src/analysis/usage` reads (`table.rs` states the format, `keys.rs` the
keys). A key is kept where it tells more than the more general keys before it. Held-out sentences are not counted.
"""

import argparse
from collections import Counter, defaultdict
from math import log
from pathlib import Path

from . import data

TREEBANKS = {
    "fr": ["fr_gsd", "fr_sequoia", "fr_rhapsodie", "fr_parisstories"],
    "en": ["en_ewt", "en_gum"],
    "de": ["de_gsd"],
}
LAYERS = {"fr": "fd", "en": "f", "de": "fd"}  # f: features, d: dependency relations, where they gain by it
LEAST = {"f": 2, "d": 4}  # words of a key
GAIN = {"f": 1.0, "d": 5.0}  # nats that a key must tell of all its words together
RARE = 0.02  # the share of a key's words below which a label is left out
DOUBT, DOUBT_A_LABEL, UNSEEN, FLOOR = 1.0, 0.5, 1e-4, 1e-6  # as in `table.rs`
FUNCTION_WORDS = {"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"}
DIGITS = tuple("0123456789")
LABELS = {"f": lambda token: token.feats, "d": lambda token: token.deprel}


def feature(token, name):
    return next((p[len(name) + 1 :] for p in token.feats.split("|") if p.startswith(name + "=")), "")


def written(token):
    """The word in lower case, with a straight apostrophe: `qu’` is counted as `qu'`."""
    return token.form.lower().replace("’", "'")


class Below:
    """What the words below each word say about it."""

    def __init__(self, tokens):
        n = len(tokens)
        self.fixed, self.case = [""] * n, [""] * n  # the first word of its fixed expression; its preposition
        self.auxiliaries, self.subject = [""] * n, [""] * n  # as `Below` in `keys.rs` says
        self.marked, self.kinds = [set() for _ in range(n)], [set() for _ in range(n)]
        for i, token in enumerate(tokens):
            head, relation = token.head - 1, token.deprel
            if head < 0:
                continue
            if token.upos in KINDS:
                self.kinds[head].add(KINDS[token.upos])
            if token.upos in ("ADP", "SCONJ") and i < head and not self.case[head]:
                self.case[head] = written(token)
            if relation == "fixed" and head < i:
                self.fixed[head] = self.fixed[head] or written(token)
            elif relation.startswith("aux"):
                self.auxiliaries[head] += relation[3:] + token.lemma[:1]
            elif relation.startswith("expl"):
                self.auxiliaries[head] += "e"
            elif relation.startswith("nsubj"):
                self.subject[head] = feature(token, "Number")[:1] + feature(token, "Person")[:1]
            if relation == "det" or relation == "case" and feature(token, "Definite"):
                self.marked[head] |= {name[0] for name in ("Gender", "Number") if feature(token, name)}


KINDS = {"DET": "d", "NUM": "n", "AUX": "v", "PUNCT": "p"}


def keys_of(tokens, layer):
    """The keys of each token, the most general first."""
    below = Below(tokens)
    keys = {"f": features_keys, "d": relation_keys}[layer]
    return [[f"{layer} {key}" for key in dict.fromkeys(keys(tokens, i, below))] for i in range(len(tokens))]


def features_keys(tokens, i, below):
    token = tokens[i]
    form, lemma, upos = written(token), token.lemma.lower(), token.upos
    last = lambda word, of: word[-1:] if word[-1:] and word[-1:] in of else "-"
    marked = "@" + "".join(sorted(below.marked[i]))
    found = [upos]
    if upos == "PROPN":
        found.append(f"{upos} :{token.deprel.split(':')[0]}{marked}")
    if form[:1] in DIGITS:
        found.append(f"{upos} 0")
    elif upos in ("ADJ", "NOUN"):
        found.append(f"{upos} {last(lemma, 'esxz')}{last(form, 'sxz')}")
    if upos == "NOUN":
        found.append(f"{found[-1]} {marked}")
    if upos in ("VERB", "ADJ", "NOUN", "PROPN", "ADV"):
        found += [f"{upos} -{form[-2:]}", f"{upos} -{form[-3:]}"]
    if upos == "VERB":
        found.append(f"{upos} -{form[-2:]} +{below.auxiliaries[i]}")
    found.append(f"{upos} ={form}")
    if below.fixed[i]:
        found.append(f"{upos} ={form} {below.fixed[i]}")
    elif upos in FUNCTION_WORDS:
        found.append(f"{upos} ={form} :{token.deprel}")
    if upos in ("VERB", "AUX"):
        found.append(f"{upos} ={form} @{below.subject[i]}")
    elif upos == "NOUN":
        found.append(f"{upos} ={form} {marked}")
    return found


def relation_keys(tokens, i, below):
    token = tokens[i]
    if token.head == 0:
        return []
    head, form, case = tokens[token.head - 1], written(token), below.case[i]
    above = (">" if token.head - 1 < i else "<") + head.upos
    found = [token.upos, f"{token.upos} {above}", f"{token.upos} {above} {case}"]
    found.append(f"{found[-1]} {''.join(sorted(below.kinds[i]))}")
    if case:
        found.append(f"{token.upos} {case} ^{head.lemma.lower()}")
    elif token.upos in ("NOUN", "PROPN", "PRON", "VERB"):
        found.append(f"{token.upos} {above[0]} ^{head.lemma.lower()}")
    found += [f"{token.upos} ={form}", f"{token.upos} ={form} {above}"]
    if token.upos in FUNCTION_WORDS:
        found.append(f"={form} {above[0]}^{head.lemma.lower()}")
    return found


def chances(rows, keys, labels):
    """The probabilities of labels for a word of these keys; `rows` has {key: (words, {label: words})}."""
    values = [UNSEEN] * len(labels)
    for words, counts in (rows[key] for key in keys if key in rows):
        trust = words / (words + DOUBT + DOUBT_A_LABEL * len(counts))
        values = [trust * counts.get(l, 0) / words + (1 - trust) * value for l, value in zip(labels, values)]
    return [value + FLOOR for value in values]


def count(examples, layer):
    """({key: {label: words}}, {key: the keys before it}), the more general keys first."""
    counts, before = defaultdict(Counter), {}
    for example in examples:
        for token, keys in zip(example.tokens, keys_of(example.tokens, layer)):
            for i, key in enumerate(keys):
                counts[key][LABELS[layer](token)] += 1
                before.setdefault(key, keys[:i])
    order = sorted(counts, key=lambda key: (len(before[key]), key))
    return {key: counts[key] for key in order}, before


def table(examples, layers):
    """{key: (words, {label: words})} of the keys that tell something."""
    kept = {}
    for layer in layers:
        counts, before = count(examples, layer)
        for key, seen in counts.items():
            words = sum(seen.values())
            if before[key] and words < LEAST[layer]:
                continue
            without = chances(kept, before[key], list(seen))
            kept[key] = words, {label: n for label, n in seen.most_common() if n >= RARE * words}
            with_it = chances(kept, [*before[key], key], list(seen))
            if before[key] and sum(n * log(a / b) for n, a, b in zip(seen.values(), with_it, without)) <= GAIN[layer]:
                del kept[key]
    return kept


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--treebanks", required=True, help="folder of *.conllu.xz")
    p.add_argument("--ner", required=True, help="folder with fr.tsv")
    p.add_argument("--out", required=True, type=Path)
    o = p.parse_args()
    train, _ = data.load(o.treebanks, o.ner)
    o.out.mkdir(parents=True, exist_ok=True)
    for language, treebanks in TREEBANKS.items():
        tables = [table([e for e in train if e.treebank == treebank], LAYERS[language]) for treebank in treebanks]
        (o.out / f"{language}.tsv").write_text(written(treebanks, tables), encoding="utf8")


def written(treebanks, tables):
    often = Counter(label for t in tables for _, counts in t.values() for label in counts)
    numbers = {label: i for i, (label, _) in enumerate(sorted(often.items(), key=lambda item: (-item[1], item[0])))}
    sources = {s.name: s.licence for s in data.SOURCES}
    lines = ["# How often words have which annotation in the treebanks. Written by dixit_training.usage."]
    lines += [f"# {name}: counts of its training part, {sources[name]}" for name in treebanks]
    lines += ["@ " + "\t".join(treebanks), *(f"> {label}" for label in numbers)]
    for key in sorted({key for t in tables for key in t}):
        columns = [column(*t[key], numbers) if key in t else "" for t in tables]
        lines.append("\t".join([key, *columns]))
    return "\n".join(lines) + "\n"


def column(words, counts, numbers):
    return " ".join(map(str, [words, *(n for label, k in counts.items() for n in (numbers[label], k))]))


if __name__ == "__main__":
    main()
