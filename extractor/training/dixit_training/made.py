"""French sentences that treebanks rarely have, made from those they do have, with their trees.

Of 9,000 French training sentences 283 are questions and 52 have guillemets; interviews are full of both. A declarative
sentence is turned into a question, a quotation with its speaker, a dislocation, a cleft or an answer: words are added or moved and
everything else stays as it was annotated. What is said may be odd, its structure is not. The attachments follow Sequoia
and GSD: `expl:subj` for the subject that repeats a noun, `parataxis:insert` for who says it.
"""

import copy

from .conllu import Token

VOWELS = "aeiouyàâäéèêëîïôöùûüœhAEIOUYÀÂÉÈÊÎÔÛŒH"
CLITICS = {"me", "m'", "te", "t'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "y", "en", "nous", "vous"}
SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")
QUOTES = [("«", "»")] * 4 + [("“", "”"), ("„", "“"), ('"', '"')]
MARKS = {mark for pair in QUOTES for mark in pair}
ASKING = ["Pourquoi"] * 4 + ["Comment"] * 3 + ["Quand", "Où"]
SAYS = """explique affirme déclare dit précise souligne estime ajoute raconte confie rappelle assure résume reconnaît insiste
    prévient admet répond poursuit soupire plaisante regrette constate observe note indique juge conclut lance confirme nuance
    martèle glisse témoigne détaille annonce sourit tranche""".split()
SAY = "expliquent affirment disent assurent racontent répondent estiment regrettent préviennent".split()
SAID = """expliqué affirmé déclaré dit précisé souligné estimé ajouté raconté confié rappelé assuré résumé reconnu insisté prévenu
    admis répondu poursuivi regretté constaté indiqué jugé conclu lancé confirmé annoncé""".split()
OPENINGS = [
    ("INTJ", "discourse", w) for w in ("Oui", "Oui", "Bon", "Ben", "Eh bien", "Ah", "Oh", "Merci", "Euh", "Hélas")
] + [("ADV", "discourse", "Non"), ("ADV", "discourse", "Non"), ("ADV", "advmod", "Alors"), ("VERB", "discourse", "Voilà")]


class Word:
    """A token whose head is another word, not a place: words can come and go."""

    def __init__(self, form, upos, head, deprel, lemma="", feats=None):
        self.form, self.upos, self.head, self.deprel, self.lemma, self.feats = form, upos, head, deprel, lemma, feats

    def feature(self, key):
        return dict(p.split("=", 1) for p in (self.feats or "").split("|") if "=" in p).get(key)


def words_of(tokens):
    words = [Word(t.form, t.upos, None, t.deprel, t.lemma, t.feats) for t in tokens]
    for word, token in zip(words, tokens):
        word.head = words[token.head - 1] if token.head else None
    return words


def tokens_of(words):
    """Features of added words are None: nothing is learned from them."""
    place = {id(word): i for i, word in enumerate(words, start=1)}
    head = lambda word: place[id(word.head)] if word.head else 0
    return [Token(w.form, w.lemma, w.upos, w.feats, head(w), w.deprel) for w in words]


def part_of(words, top):
    """`top` and all that hangs on it, in order."""

    def under(word):
        while word is not None and word is not top:
            word = word.head
        return word is top

    return [w for w in words if under(w)]


def together(words, part):
    at = words.index(part[0])
    return words[at : at + len(part)] == part


def children(words, head, *deprels):
    return [w for w in words if w.head is head and w.deprel in deprels]


def punct(form, head):
    return Word(form, "PUNCT", head, "punct", form, "_")


def lower(words):
    first = words[0]
    if first.upos not in ("PROPN", "NUM") and first.form[:1].isupper() and not first.form[1:2].isupper():
        first.form = first.form[0].lower() + first.form[1:]


def upper(words):
    words[0].form = words[0].form[:1].upper() + words[0].form[1:]


def elided(word, following):
    silent = following.form[:1] in VOWELS and following.form[:1] not in "hH" and following.form not in ("onze", "oui")
    return word[:-1] + "'" if silent else word


def inverted(pronoun, verb):
    """`-t-il` behind `a`, `-il` behind `est`."""
    linked = pronoun in ("il", "elle", "on") and verb[-1] in "aec"
    return ("-t-" if linked else "-") + pronoun


def root_of(words):
    return next(w for w in words if w.head is None)


def finite(words, root):
    verbs = [root, *children(words, root, "aux:tense", "aux:pass", "cop", "aux:caus", "aux")]
    return next((w for w in verbs if w.feature("VerbForm") == "Fin"), None)


def clause(words):
    """(root, finite verb, subject before it) of a plain statement, otherwise None."""
    root = root_of(words)
    unfit = ("parataxis", "dislocated", "vocative", "reparandum", "csubj")
    if words[-1].form != "." or any(w.form in MARKS or w.form in ":;()?!" or w.deprel.startswith(unfit) for w in words):
        return None
    verb, subjects = finite(words, root), children(words, root, *SUBJECTS)
    if verb is None or len(subjects) != 1 or verb.feature("Mood") not in ("Ind", "Cnd"):
        return None
    return (root, verb, subjects[0]) if words.index(subjects[0]) < words.index(verb) else None


def noun_clause(words):
    """The same where the subject is no pronoun."""
    found = clause(words)
    third = found and found[1].feature("Person") in ("3", None)
    return found if third and found[2].upos in ("NOUN", "PROPN") else None


def clitics_start(words, root, verb):
    """Where the verb's negation and pronouns begin."""
    at = words.index(verb)
    while at and words[at - 1].head in (root, verb):
        before = words[at - 1]
        pronoun = before.upos == "PRON" and before.deprel not in SUBJECTS and before.form.lower() in CLITICS
        if not pronoun and before.form.lower() not in ("ne", "n'"):
            break
        at -= 1
    return at


def pronoun_for(noun, verb):
    return ("elle" if noun.feature("Gender") == "Fem" else "il") + ("s" if verb.feature("Number") == "Plur" else "")


def asked(words, root, rng):
    """As a question, often with a word that asks and one that joins it to what was said."""
    words[-1].form = "?"
    upper(words)
    if rng.random() < 0.6:
        lower(words)
        form = rng.choice(ASKING)
        words.insert(0, Word(form, "ADV", root, "advmod", form.lower()))
    if rng.random() < 0.25:
        lower(words)
        form, upos, deprel = rng.choice([("Et", "CCONJ", "cc"), ("Mais", "CCONJ", "cc"), ("Alors", "ADV", "advmod"), ("Or", "CCONJ", "cc")])
        words.insert(0, Word(form, upos, root, deprel, form.lower()))
    return words


def complex_inversion(words, rng, _speakers):
    """`Pourquoi la mairie a-t-elle fermé la gare ?`"""
    if found := noun_clause(words):
        root, verb, subject = found
        form = inverted(pronoun_for(subject, verb), verb.form)
        words.insert(words.index(verb) + 1, Word(form, "PRON", root, "expl:subj", "lui"))
        return asked(words, root, rng)


def inversion(words, rng, _speakers):
    """`Ne l'avez-vous pas vue ?`"""
    found = clause(words)
    if not found or found[2].form.lower() not in ("il", "elle", "ils", "elles", "on", "nous", "vous", "tu"):
        return None
    root, verb, subject = found
    if words.index(subject) + 1 != clitics_start(words, root, verb) or len(words) < 5:
        return None
    words.remove(subject)
    subject.form = inverted(subject.form.lower(), verb.form)
    words.insert(words.index(verb) + 1, subject)
    return asked(words, root, rng)


def est_ce_que(words, rng, _speakers):
    """`Comment est-ce que la gare a brûlé ?`"""
    if not (found := clause(words)):
        return None
    root = found[0]
    lower(words)
    words[-1].form = "?"
    frame = [Word("est", "AUX", root, "cop", "être"), Word("-ce", "PRON", root, "expl:subj", "ce")]
    frame.append(Word(elided("que", words[0]), "SCONJ", root, "mark", "que"))
    chance = rng.random()
    if chance < 0.5:
        form = rng.choice(ASKING)
        frame.insert(0, Word(form, "ADV", root, "advmod", form.lower()))
    elif chance < 0.6:
        frame.insert(0, Word("Et", "CCONJ", root, "cc", "et"))
    upper(frame)
    return frame + words


def what_inverted(words, rng, _speakers):
    """`Que propose la mairie ?`, `C'est un pont que propose la mairie.`, `Le pont que propose la mairie`."""
    if not (found := noun_clause(words)):
        return None
    root, verb, subject = found
    objects = [w for w in children(words, root, "obj") if w.upos in ("NOUN", "PROPN")]
    if root is not verb or len(objects) != 1 or subject.deprel != "nsubj" or children(words, root, "conj"):
        return None
    who, what, end = part_of(words, subject), part_of(words, objects[0]), words[-1]
    if words[: words.index(root)] != who or words[len(who) + 1 : len(who) + 1 + len(what)] != what:
        return None
    rest = words[len(who) + 1 + len(what) : -1]
    if len(who) > 8 or len(what) > 12:
        return None
    lower(who)
    if rng.random() < 0.5:
        end.form = "?"
        return [Word(elided("Que", root), "PRON", root, "obj", "que"), root, *who, *rest, end]
    top = objects[0]
    lower(what)
    top.head, top.deprel, root.head, end.head = None, "root", top, top
    if rng.random() < 0.6:
        root.deprel, joined = "advcl:cleft", Word(elided("que", root), "SCONJ", root, "mark", "que")
        frame = [Word("C'", "PRON", top, "expl:subj", "ce"), Word("est", "AUX", top, "cop", "être")]
        return [*frame, *what, joined, root, *who, *rest, end]
    root.deprel, joined = "acl:relcl", Word(elided("que", root), "PRON", root, "obj", "que", "PronType=Rel")
    upper(what)
    return [*what, joined, root, *who, *rest] + ([end] if rng.random() < 0.5 else [])


def saying(head, rng, speakers):
    """(verb, words) of `explique Anne Morel`, `a-t-elle dit`."""
    verb = Word("", "VERB", head, "parataxis:insert")
    past = rng.random() < 0.3
    if rng.random() < 0.22:
        pronoun = rng.choice(["il", "elle", "il", "elle", "ils", "elles", "on"])
        many = pronoun[-1] == "s"
        verb.form = rng.choice(SAID if past else SAY if many else SAYS)
        who = lambda behind: Word(inverted(pronoun, behind), "PRON", verb, "nsubj", "lui")
        if not past:
            return verb, [verb, who(verb.form)]
        has = "ont" if many else "a"
        return verb, [Word(has, "AUX", verb, "aux:tense", "avoir"), who(has), verb]
    part = copy.deepcopy(rng.choice(speakers))
    top = root_of(part)
    top.head, top.deprel = verb, "nsubj"
    many = top.upos == "NOUN" and top.feature("Number") == "Plur"
    verb.form = rng.choice(SAID if past else SAY if many else SAYS)
    has = [Word("ont" if many else "a", "AUX", verb, "aux:tense", "avoir")] if past else []
    to = []
    if not past and rng.random() < 0.1 and verb.form[0] not in VOWELS:
        to = [Word(rng.choice(["nous", "me", "lui"]), "PRON", verb, "iobj")]
    return verb, [*to, *has, verb, *part]


def quoted(words, rng, speakers):
    """`« La gare a brûlé », explique Anne Morel.`, `La gare, explique-t-elle, a brûlé.`, with and without quotation marks."""
    root, end = root_of(words), words[-1]
    if end.form not in ".!?" or any(w.form in MARKS or w.form in "()" or w.deprel.startswith("parataxis") for w in words):
        return None
    if finite(words, root) is None and rng.random() < 0.7:
        return None
    words.pop()
    marks = rng.choice(QUOTES) if rng.random() < 0.6 else None
    verb, inserted = saying(root, rng, speakers)
    places = inner_commas(words, root) if rng.random() < 0.3 else []
    if places:
        at = rng.choice(places)
        comma = words[at]
        comma.head = verb
        if marks and rng.random() < 0.5:
            words[at : at + 1] = [punct(marks[1], root), comma, *inserted, punct(",", verb), punct(marks[0], root)]
        else:
            words[at + 1 : at + 1] = [*inserted, punct(",", verb)]
        return ([punct(marks[0], root), *words, punct(marks[1], root)] if marks else words) + [end]
    tail = [end] if end.form in "?!" else []
    if marks:
        tail.append(punct(marks[1], root))
    if not tail or marks and (end.form == "." or rng.random() < 0.5):
        tail.append(punct(",", verb))
    opening = [punct(marks[0], root)] if marks and rng.random() < 0.88 else []  # or a sentence before opened it
    return [*opening, *words, *tail, *inserted, punct(".", root)]


def inner_commas(words, root):
    """Commas that only the root's own arcs span: a speaker may stand there."""

    def free(at):
        return not any(
            w.head not in (None, root) and w.upos != "PUNCT" and (words.index(w.head) < at) != (i < at) for i, w in enumerate(words)
        )

    return [i for i, w in enumerate(words) if w.form == "," and 1 < i < len(words) - 3 and free(i)]


def in_marks(words, rng, _speakers):
    """In quotation marks, wholly or with but one of them, as sentences of a long quotation are; behind a dash."""
    if any(w.form in MARKS for w in words):
        opened = False
        for word in (w for w in words if w.form == '"'):
            word.form, opened = "»" if opened else "«", not opened
        return words
    root, marks, chance = root_of(words), rng.choice(QUOTES), rng.random()
    if chance > 0.8:
        return [punct(rng.choice("—–-"), root), *words]
    if chance < 0.4 or chance > 0.6:
        words.insert(len(words) - (rng.random() < 0.5), punct(marks[1], root))
    return [punct(marks[0], root), *words] if chance < 0.6 else words


def answer(words, rng, _speakers):
    """`Oui, mais la gare a brûlé.`"""
    root, (upos, deprel, forms) = root_of(words), rng.choice(OPENINGS)
    lower(words)
    first, *more = forms.split()
    top = Word(first, upos, root, deprel, first.lower())
    added = [top] + [Word(form, upos, top, "fixed", form) for form in more]
    if rng.random() < 0.8:
        added.append(punct(",", top))
    if rng.random() < 0.15 and words[0].upos != "CCONJ":
        added.append(Word("mais", "CCONJ", root, "cc", "mais"))
    return added + words


def dislocation(words, rng, _speakers):
    """`La gare, elle a brûlé.`, `Elle a brûlé, la gare.`"""
    if not (found := noun_clause(words)):
        return None
    root, verb, subject = found
    part, at = part_of(words, subject), clitics_start(words, root, verb)
    if subject.upos != "NOUN" or not together(words, part) or len(part) > 10 or words.index(part[-1]) + 1 != at:
        return None
    is_ = verb.lemma == "être" and verb.deprel == "cop" and verb.form[0] in VOWELS and words[at] is verb and rng.random() < 0.5
    form = "c'" if is_ else pronoun_for(subject, verb)
    pronoun = Word(form, "PRON", root, subject.deprel, "ce" if is_ else "lui")
    subject.deprel = "dislocated"
    comma = punct(",", subject)
    if rng.random() < 0.3:
        start = words.index(part[0])
        words[start:at] = [pronoun]
        lower(part)
        words[-1:-1] = [comma, *part]
        upper(words)
    else:
        words[at:at] = [comma, pronoun] if rng.random() < 0.8 else [pronoun]
    return words


def cleft(words, rng, _speakers):
    """`C'est la mairie qui ferme la gare.`"""
    if not (found := noun_clause(words)):
        return None
    root, verb, subject = found
    part = part_of(words, subject)
    if words[: len(part)] != part or len(part) > 9:
        return None
    deprel, many, denied = subject.deprel, verb.feature("Number") == "Plur", rng.random() < 0.15
    lower(words)
    subject.head, subject.deprel, root.head, root.deprel = None, "root", subject, "advcl:cleft"
    words[-1].head = subject
    frame = [Word("sont" if many else "est", "AUX", subject, "cop", "être")]
    if denied:
        frame = [Word("ne" if many else "n'", "ADV", subject, "advmod", "ne"), *frame, Word("pas", "ADV", subject, "advmod", "pas")]
    this = Word("Ce" if denied or many else "C'", "PRON", subject, "expl:subj", "ce")
    who = Word("qui", "PRON", root, deprel, "qui", "PronType=Rel")
    return [this, *frame, *part, who, *words[len(part) :]]


MAKERS = [
    (complex_inversion, 1.0), (inversion, 2.0), (est_ce_que, 0.33), (what_inverted, 2.0), (quoted, 1.0), (in_marks, 0.4),
    (answer, 0.4), (dislocation, 0.5), (cleft, 0.7),
]  # fmt: skip


def speakers_of(examples):
    """Subjects that may say something: people with their titles above all, as words of their own."""
    found = []
    for example in examples:
        if example.treebank not in ("fr_sequoia", "fr_gsd", "fr_pud"):
            continue
        words = words_of(example.tokens)
        for top in (w for w in words if w.deprel.startswith("nsubj") and w.upos in ("PROPN", "NOUN")):
            part = part_of(words, top)
            named = top.upos == "PROPN" and any(w.deprel in ("flat:name", "appos") for w in part)
            if len(part) > 9 or not together(words, part) or any(w.form in MARKS or w.form in "()" for w in part):
                continue
            if named or len(top.form) % 6 == 0:
                top.head = None
                lower(part)
                found.append(copy.deepcopy(part[:-1] if part[-1].form == "," else part))
    return found


def sentences(train, rng, share=1.0):
    """(treebank, tokens) of the sentences made from `train`; `share` scales how many."""
    speakers = speakers_of(train)
    for example in train:
        usable = example.treebank[:2] == "fr" and example.treebank != "fr_pud" and not example.names_only
        if not usable or not 3 < len(example.tokens) < 32:
            continue
        for maker, often in MAKERS:
            for _ in range(int(often * share) + (rng.random() < often * share % 1)):
                made = maker(words_of(example.tokens), rng, speakers)
                if made and maker is not answer and rng.random() < 0.12:
                    made = answer(made, rng, speakers)
                if made:
                    yield example.treebank, tokens_of(made)
