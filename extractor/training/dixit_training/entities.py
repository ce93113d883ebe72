"""Named entities of the training sentences: where they are read from, and how far they go.

Three kinds of annotation:
  - whole: every name is marked, everything else is `O`: the files of hand-made annotations, and
    the `Entity=` column of English GUM;
  - part: some names are marked, every other word that may be one is left open (`None`, ignored in
    the loss), the rest is `O`;
  - none: the treebanks that nobody annotated.

The rows of an annotation file: treebank, sentence, first and last token (from 0), type; a sentence
without entities has dashes. In files whose name ends in `-part` sentences are annotated in part.
"""

import re
from pathlib import Path

import numpy as np

TYPES = ["PER", "ORG", "LOC", "PROD", "WORK", "EVENT", "NORP", "MISC"]
TAGS = ["O"] + [f"{bio}-{t}" for t in TYPES for bio in "BI"]
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "object": "PROD", "abstract": "MISC", "animal": "MISC", "plant": "MISC", "substance": "MISC", "time": None}  # fmt: skip
OWN = Path(__file__).parent.parent / "entities"  # what was annotated for this project
LONGEST, TINY = 16, 1e-7
PARALLEL = re.compile(r"^[a-z]{2}_pud$")


class Annotations:
    """All annotation files, by treebank and sentence."""

    def __init__(self, ner):
        self.whole, self.part = {}, {}
        for path in [Path(ner) / "fr.tsv", *sorted(OWN.glob("*.tsv"))]:
            into = self.part if path.stem.endswith("-part") else self.whole
            for key, spans in read(path).items():
                into.setdefault(key, []).extend(spans)
        self.partial_treebanks = {treebank for treebank, _ in self.part}
        self.names_of_parallel = {}

    def of(self, treebank, sentence):
        """The BIO tags of a wholly annotated sentence, otherwise None."""
        if treebank == "en_gum":
            return bio(len(sentence.tokens), gum_names(sentence.tokens))
        spans = self.whole.get((treebank, sentence.sent_id))
        if spans is None:
            return None
        if PARALLEL.match(treebank):
            forms = [t.form for t in sentence.tokens]
            self.names_of_parallel[sentence.sent_id] = {tuple(forms[a : b + 1]): kind for a, b, kind in spans}
        return bio(len(sentence.tokens), spans)

    def partly(self, example):
        """Tags of a sentence annotated in part; None where that would say nothing.

        In the parallel treebanks a name that is written the same in French has its French type.
        """
        if PARALLEL.match(example.treebank):
            spans = matches(forms_of(example), self.names_of_parallel.get(example.sent_id, {}))
        elif example.treebank in self.partial_treebanks:
            spans = self.part.get((example.treebank, example.sent_id), [])
        else:
            return None
        return left_open(example.tokens, bio(len(example.tokens), spans))


def forms_of(sentence):
    return [t.form for t in sentence.tokens]


def read(path):
    """{(treebank, sentence): [(first, last, type)]}; an empty list is an annotated absence."""
    found = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("#"):
            continue
        treebank, sent_id, first, last, kind = line.split("\t")[:5]
        spans = found.setdefault((treebank, sent_id), [])
        if first != "-":
            spans.append((int(first), int(last), kind))
    return found


def bio(length, spans):
    tags = ["O"] * length
    for first, last, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if last < length and all(t == "O" for t in tags[first : last + 1]):
            tags[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
    return tags


def spans(tags):
    """BIO -> {(first, last, type)}; an I after another type opens a new span."""
    found, start, kind = set(), None, None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            found.add((start, i - 1, kind))
            start = None
        if tag not in ("O", None) and start is None:
            start, kind = i, tag[2:]
    return found


def decode(scores):
    """Scores [N, tags] -> BIO: the likeliest cut into names and other words, then each name's type.

    The Rust side (`analysis/decode/entities.rs`) does the same and says why.
    """
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights /= weights.sum(axis=1, keepdims=True)
    begins, insides = weights[:, 1::2], weights[:, 2::2]
    log = lambda values: np.log(values + TINY)
    outside, begin, inside = log(weights[:, 0]), log(begins.sum(axis=1)), log(insides.sum(axis=1))
    kinds = log((begins + insides) / (1 - weights[:, :1] + TINY))
    best, back = [0.0], []
    for last in range(len(scores)):
        score, cut = best[last] + outside[last], (last, None)
        for start in range(last, max(-1, last - LONGEST), -1):
            agreed = kinds[start : last + 1].mean(axis=0)
            kind = int(agreed.argmax())
            value = best[start] + begin[start] + inside[start + 1 : last + 1].sum() + agreed[kind]
            if value > score:
                score, cut = value, (start, kind)
        best.append(score)
        back.append(cut)
    found, end = [], len(scores)
    while end > 0:
        start, kind = back[end - 1]
        if kind is not None:
            found.append((start, end - 1, TYPES[kind]))
        end = start
    return bio(len(scores), found)


def matches(forms, names):
    """The spans of `names` (tuples of forms, with their types) in a sentence, longest first."""
    found = []
    for name, kind in sorted(names.items(), key=lambda item: -len(item[0])):
        for at in range(len(forms) - len(name) + 1):
            if tuple(forms[at : at + len(name)]) == name:
                found.append((at, at + len(name) - 1, kind))
    return found


def left_open(tokens, tags):
    """`None` for words that may belong to a name nobody marked: proper nouns and what hangs on them."""
    may_be = {i for i, t in enumerate(tokens) if tags[i] == "O" and t.upos in ("PROPN", "X", "SYM")}
    near = {i for i, t in enumerate(tokens) if t.head - 1 in may_be}
    near |= {tokens[i].head - 1 for i in may_be}
    capital = {i for i, t in enumerate(tokens) if i and t.form[:1].isupper() and t.upos != "PRON"}
    german_noun = {i for i in capital if tokens[i].upos == "NOUN"} - near
    return [None if tag == "O" and i in may_be | near | (capital - german_noun) else tag for i, tag in enumerate(tags)]


def gum_names(tokens):
    """The spans of GUM's `Entity=` column that are headed by a proper noun, without their tails."""
    mentions, open_ = [], []
    for index, token in enumerate(tokens):
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", entity_of(token)):
            fields = part.strip("()").split("-")
            if part.startswith("("):
                open_.append((fields[0], fields[1] if len(fields) > 1 else "", index))
            if part.endswith(")"):
                for i in range(len(open_) - 1, -1, -1):
                    if open_[i][0] == fields[0]:
                        _, kind, first = open_.pop(i)
                        mentions.append((first, index, kind))
                        break
    names = []
    for first, last, kind in mentions:
        name = proper_core(tokens, first, last, kind)
        if name and GUM_TYPES.get(kind):
            names.append((*name, GUM_TYPES[kind]))
    return names


def proper_core(tokens, first, last, kind):
    """The name inside a mention that a proper noun heads: the words tagged as parts of a name (NNP, NNPS) beside it.

    `of` and `for` join names (`University of Portsmouth`; people only to a title: `Earl of Snowdon`), so does `and` where
    what follows is no mention of its own.
    """
    inside = range(first, last + 1)
    heads = [i for i in inside if not first <= tokens[i].head - 1 <= last]
    if len(heads) != 1 or tokens[heads[0]].upos != "PROPN" or re.search("@|//", tokens[heads[0]].form):
        return None
    start = end = heads[0]
    of = lambda: kind != "person" or start == end
    while first < start and (back := before(tokens, start, kind)) and first <= start - back:
        start -= back
    while words := next((n for n in (1, 2, 3) if end + n <= last and behind(tokens, end, n, of())), 0):
        end += words
    return start, end


OF = ("of", "for", "of the", "for the")


def part_of_name(token):
    return token.xpos in ("NNP", "NNPS")


def before(tokens, start, kind):
    """How many words before `start` go on with the name that begins there."""
    token = tokens[start - 1]
    if token.deprel == "nmod:poss" and ")" in entity_of(token):
        return 0  # whose it is
    if part_of_name(token):
        return 1
    if token.form == "-" and start > 1 and part_of_name(tokens[start - 2]):
        return 2
    named_after_place = kind in ("organization", "place", "event") and token.xpos == "JJ" and token.form[:1].isupper()
    return int(named_after_place and tokens[start].head - 1 != start - 1 and token.head > start)


def behind(tokens, end, n, of):
    """Whether the `n` words after `end` go on with the name that ends there."""
    token, between = tokens[end + n], " ".join(t.form.lower() for t in tokens[end + 1 : end + n])
    if n == 1 and token.xpos == "CD":
        return part_of_name(tokens[end]) and token.head - 1 == end and not re.fullmatch(r"[12]\d{3}", token.form)
    if not part_of_name(token):
        return False
    return between in ("", "-", "&") or of and between in OF or between == "and" and "(" not in entity_of(token)


def entity_of(token):
    """The brackets of a token's mentions; a merged token has those of all its words."""
    return "".join(re.findall(r"(?:^|\|)Entity=([^|]*)", token.misc))
