"""More names in more places: copies of annotated sentences with other names of the same types.

Entities are rare and their names rarer still, so a network learns the names it saw. Here a name is
replaced by one of its type, from another training sentence or from the lists in `../names`, and
the lists' names are put into a few carrier sentences. Only entities are learned from such copies,
and from the sentences that were written for this project with their names marked (`written`).

Dai & Adel, "An analysis of simple data augmentation for named entity recognition", COLING 2020.
"""

import re
from pathlib import Path

from . import conllu, entities

LISTS = Path(__file__).parent.parent / "names"
VOWELS = "aâàeéèêiîoôuyhœAÂÀEÉÈÊIÎOÔUYHŒÉÎ"
SWAPPED_IN_GUM = {"PER", "ORG", "LOC"}  # its other types are wider than those of the lists
MARKED = re.compile(r"\[([A-Z]+) ([^\]]+)\]|([^\[]+)")
CLITIC = r"-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en)\b"
WORD = {
    "fr": re.compile(
        r"\d+(?:[.,\u202f\u00a0 ]\d+)*|(?:[A-ZÉ]\.-?)+(?!\w)|(?:Dr|St|Ste|Mgr|cf|vs|etc|env)\.|[Aa]ujourd['’]hui|"
        rf"(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)|{CLITIC}|(?:(?!{CLITIC})[\w’'-])+|\S"
    ),
    "de": re.compile(r"\d+(?:[.,:]\d+)*\.?(?= )|\d+(?:[.,]\d+)*|(?:[A-ZÄÖÜ]\.)+|(?:Dr|Prof|St|Nr|Mio|Mrd|bzw|ca|etc)\.|[\w-]+(?:['’]\w+)*['’]?|\S"),
    "en": re.compile(r"\d+(?:[.,:]\d+)*|(?:[A-Z]\.)+|(?:Dr|Mr|Mrs|Ms|St|Inc|vs|etc|Sen|Gov|Gen|Prof)\.|\w+(?:['’]\w+)*['’]?|\S"),
}  # fmt: skip


class Names:
    """Names by type, as tuples of forms; those of English texts apart from the others."""

    def __init__(self, examples, held_out):
        self.seen = {(english, kind): [] for kind in entities.TYPES for english in (False, True)}
        for example in examples:
            for first, last, kind in sorted(entities.spans(example.entities or [])):
                if example.treebank[:2] != "en" or kind in SWAPPED_IN_GUM:
                    name = tuple(t.form for t in example.tokens[first : last + 1])
                    self.seen[example.treebank[:2] == "en", kind].append(name)
        unseen = {
            tuple(t.form for t in e.tokens[first : last + 1])
            for e in held_out
            for first, last, _ in entities.spans(e.entities or [])
        } - {name for names in self.seen.values() for name in names}
        listed = {path.stem: [tuple(line.split()) for line in lines(path)] for path in LISTS.glob("[A-Z]*.txt")}
        # What the held-out sentences ask for must not be learned from a list.
        self.listed = {kind: [n for n in names if n not in unseen] for kind, names in listed.items()}
        self.carriers = {path.suffixes[0][1:]: [line.split() for line in lines(path)] for path in sorted(LISTS.glob("carriers.*.txt"))}

    def pick(self, kind, english, rng, like=None):
        """Some name of a type; `like` a form whose first sound (vowel or not) the article before asks for."""
        for _ in range(20):
            if kind == "PER" and rng.random() < 0.5:
                name = rng.choice(self.listed["FIRST"]) + rng.choice(self.listed["LAST"])
                name = name[1:] if rng.random() < 0.25 else name
            elif kind == "PER" or rng.random() < 0.5:
                name = rng.choice(self.seen[english, kind] or self.seen[False, kind])
            else:
                name = rng.choice(self.listed[kind])
            if like is None or (name[0][0] in VOWELS) == (like[0] in VOWELS):
                return name
        return None

    def swapped(self, example, rng, share=0.7):
        """(forms, tags) with a share of the names replaced."""
        tokens, tags = example.tokens, example.entities
        forms, out, at = [], [], 0
        for first, last, kind in [*sorted(entities.spans(tags)), (len(tokens), len(tokens), None)]:
            forms += [t.form for t in tokens[at:first]]
            out += tags[at:first]
            if kind is None:
                break
            name = None
            may = tokens[first].form[:1].isupper() and (example.treebank[:2] != "en" or kind in SWAPPED_IN_GUM)
            if may and rng.random() < share:
                article = first > 0 and tokens[first - 1].form.lower() in ("l'", "d'", "le", "la", "du", "au", "de", "a", "an")
                name = self.pick(kind, example.treebank[:2] == "en", rng, tokens[first].form if article else None)
            name = name or tuple(t.form for t in tokens[first : last + 1])
            forms += name
            out += entities.bio(len(name), [(0, len(name) - 1, kind)])
            at = last + 1
        return forms, out

    def carried(self, language, rng):
        """(forms, tags) of a carrier sentence."""
        forms, tags = [], []
        for word in rng.choice(self.carriers[language]):
            kind = word[1:-1] if word.startswith("{") else None
            name = self.pick(kind, language == "en", rng) if kind else (word,)
            forms += name
            tags += entities.bio(len(name), [(0, len(name) - 1, kind)]) if kind else ["O"]
        return forms, tags


def written():
    """(language, forms, tags) of the sentences in `../names/written.*.txt`, whose names stand in brackets with their type."""
    for path in sorted(LISTS.glob("written.*.txt")):
        language = path.suffixes[0][1:]
        for line in lines(path):
            forms, tags = [], []
            for kind, name, text in MARKED.findall(line):
                words = WORD[language].findall(name or text)
                forms += words
                tags += entities.bio(len(words), [(0, len(words) - 1, kind)] if kind else [])
            yield language, forms, tags


def lines(path):
    return [line for line in path.read_text(encoding="utf8").splitlines() if line]


def tokens_of(forms):
    kind = lambda form: "X" if any(c.isalnum() for c in form) else "PUNCT"
    return [conllu.Token(form, "_", kind(form), "_", 0, "root") for form in forms]
