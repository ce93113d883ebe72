"""CoNLL-U in, sentences of *surface tokens* out.

Reads Universal Dependencies files (plain or xz). A multiword token (French `du`, English
`don't`, German `im`) becomes ONE token: it takes the part of speech, lemma and attachment of its
first syntactic word whose head lies outside it, and the union of its words' features, so that
character offsets stay simple and the tree stays a tree.

Format: https://universaldependencies.org/format.html
"""

import lzma
from dataclasses import dataclass, field

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)


@dataclass
class Token:
    form: str
    lemma: str
    upos: str
    feats: str
    head: int  # 0 is the root, otherwise the 1-based index of the head token
    deprel: str
    misc: str = "_"
    xpos: str = "_"
    words: list[str] = field(default_factory=list)  # the syntactic words of a multiword token


@dataclass
class Sentence:
    sent_id: str
    tokens: list[Token]
    text: str = ""


def open_text(path):
    path = str(path)
    return lzma.open(path, "rt", encoding="utf8") if path.endswith(".xz") else open(path, encoding="utf8")


def read(path):
    """Yield every sentence of a CoNLL-U file, multiword tokens merged."""
    sent_id, text, rows = "", "", []
    with open_text(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield Sentence(sent_id, merge(rows), text)
                sent_id, text, rows = "", "", []
            elif line.startswith("# sent_id = "):
                sent_id = line[12:]
            elif line.startswith("# text = "):
                text = line[9:]
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        yield Sentence(sent_id, merge(rows), text)


def merge(rows):
    """Rows of one sentence -> tokens, multiword ranges collapsed, heads renumbered."""
    ranges = [tuple(map(int, r[ID].split("-"))) for r in rows if "-" in r[ID]]
    surface = {first: row for (first, _), row in zip(ranges, (r for r in rows if "-" in r[ID]))}
    words = {int(r[ID]): r for r in rows if r[ID].isdigit()}
    end_of = dict(ranges)

    groups, index = [], 1
    while index in words:
        last = end_of.get(index, index)
        groups.append(list(range(index, last + 1)))
        index = last + 1
    token_of = {w: t + 1 for t, group in enumerate(groups) for w in group}
    token_of[0] = 0

    tokens = []
    for position, group in enumerate(groups, start=1):
        outer = [w for w in group if token_of[int(words[w][HEAD])] != position]
        main = words[outer[0] if outer else group[0]]
        row = surface.get(group[0]) if len(group) > 1 else main
        tokens.append(
            Token(
                form=row[FORM],
                lemma=main[LEMMA],
                upos=main[UPOS],
                feats=union([main] + [words[w] for w in group if words[w] is not main]),
                head=token_of[int(main[HEAD])] if outer else 0,
                deprel=main[DEPREL],
                xpos=main[XPOS],
                misc=merged_misc(row, [words[w] for w in group]),
                words=[words[w][FORM] for w in group] if len(group) > 1 else [],
            )
        )
    return tokens


def union(rows):
    """The features of all rows; where two disagree the first row wins."""
    found = {}
    for row in rows:
        if row[FEATS] != "_":
            for pair in row[FEATS].split("|"):
                key, value = pair.split("=", 1)
                found.setdefault(key, value)
    return "|".join(f"{k}={found[k]}" for k in sorted(found, key=str.lower)) or "_"


def merged_misc(row, words):
    parts = [p for r in ([row] if row not in words else []) + words for p in r[MISC].split("|") if p != "_"]
    return "|".join(parts) or "_"
