"""Where a treebank marks features by a convention of its own.

The parallel treebanks (PUD) keep an older convention than the other treebanks of their language.
German has little else, so its PUD is brought in line; for French and English there is enough
without, and the features of PUD are not learned.
"""

UNUSED_FEATURES = {"fr_pud", "en_pud"}
VERB_FORMS = {"VBC": "Fin", "VB": "Inf", "VBN": "Part"}  # German PUD tells them in its own tags


def align(treebank, token):
    """Rewrite the features of one token where its treebank stands apart."""
    if treebank != "de_pud":
        return
    feats = dict(p.split("=", 1) for p in token.feats.split("|") if p != "_")
    if token.upos == "ADV":
        feats.pop("Degree", None)
    if token.upos in ("VERB", "AUX") and token.xpos in VERB_FORMS:
        feats["VerbForm"] = VERB_FORMS[token.xpos]
        if token.xpos == "VBN":
            feats.pop("Tense", None)
        if token.deprel == "aux:pass":
            feats["Voice"] = "Pass"
    token.feats = "|".join(f"{k}={feats[k]}" for k in sorted(feats, key=str.lower)) or "_"
