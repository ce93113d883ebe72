"""Sentences for the parity test: what the Rust analyser must give for them.

Words are separated by spaces, as the tokeniser would cut them.
"""

import torch

from . import conllu, data, entities, evaluate, trees

SENTENCES = [
    ("fr", "La mairie de Saint-Malo a supprimé 120 postes l' an dernier , selon Claire Le Goff ."),
    ("fr", "Je ne crois pas que nos clients du Nord reviendront avant l' été ."),
    ("fr", "Qu' est -ce qui vous a poussée à quitter le journal ?"),
    ("fr", "euh ben on a commencé à trois dans un garage puis ça a grandi"),
    ("fr", "Les serres , construites par Vaudin & Fils en 1998 , valent aujourd'hui 2,4 millions d' euros ."),
    ("en", "The ferry company Nordlys hasn't paid its 45 drivers since Monday ."),
    ("en", "If we had listened to the engineers , the bridge would never have closed ."),
    ("en", "Maria Okafor , who runs the archive , says that half of the tapes are lost ."),
    ("en", "so what happens next i honestly don't know"),
    ("de", "Die Stadtwerke Lübeck haben im März 300 neue Busse bestellt ."),
    ("de", "Warum wurde der Bericht , den Sie geschrieben hatten , nie veröffentlicht ?"),
    ("es", "El alcalde anunció que la fábrica cerrará en diciembre ."),
    ("it", "Secondo Giulia Ferri il museo riaprirà dopo due anni di lavori ."),
]


@torch.no_grad()
def cases(trained, exported, inventory):
    """One dictionary a sentence: words, pieces, the exported network's analysis and some scores.

    `scores` holds the exported network's best score a word of `upos`, `feats`, `lemma`, `entity` and
    the score of its chosen arc; `trained` the same of the network before it was cut to 8 bits.
    """
    cutter = exported.cutter()
    return [case(language, text.split(), trained, exported, inventory, cutter) for language, text in SENTENCES]


def case(language, words, trained, exported, inventory, cutter):
    example = data.Example("", "", [conllu.Token(w, "_", "X", "_", 0, "root") for w in words], None)
    inventory.encode(example, cutter)
    ids, first = torch.tensor([example.pieces]), torch.tensor([example.first])
    out, before = exported(ids, first), trained(ids, first)
    heads = torch.tensor(trees.decode(out["arc"][0].numpy()).tolist())[None]
    labels = exported.label_logits(out["label_dep"], out["label_head"], heads)[0]
    rules = out["lemma"][0].topk(4, dim=-1).indices
    pick = lambda values, kind: [values[v] for v in out[kind][0].argmax(-1)]
    return {
        "language": language,
        "words": words,
        "pieces": example.pieces,
        "heads": heads[0].tolist(),
        "deprel": [inventory.deprels[v] for v in labels.argmax(-1)],
        "upos": pick(data.UPOS, "upos"),
        "feats": pick(inventory.feats, "feats"),
        "lemma": [evaluate.lemma(w, [inventory.rules[v] for v in row]) for w, row in zip(words, rules)],
        "tags": entities.decode(out["entity"][0].numpy()),
        "scores": best(out, heads),
        "trained": best(before, heads),
    }


def best(out, heads):
    rounded = lambda values: [round(v, 4) for v in values.tolist()]
    found = {kind: rounded(out[kind][0].max(-1).values) for kind in ("upos", "feats", "lemma", "entity")}
    found["arc"] = rounded(out["arc"][0].gather(1, heads[0][:, None])[:, 0])
    return found
