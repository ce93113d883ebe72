"""Lemmas as edit rules: a small class per way of turning a form into its lemma.

A rule is a string, so that the Rust side can read it from the model file:

    case ";" cut ";" add        case: "k" keep the form's case, "l" lower-case it first
                                cut:  how many characters to take off the end
                                add:  what to put there instead
    "=" lemma                   the whole lemma (irregular or very frequent words)

`rule_for` finds the cheapest rule; `apply` is its inverse.
"""


def rule_for(form, lemma):
    """The edit rule that turns `form` into `lemma`."""
    keep = suffix_rule("k", form, lemma)
    lower = suffix_rule("l", form.lower(), lemma)
    best = min((r for r in (keep, lower) if r), key=lambda r: (r[0], r[1][0] == "l"), default=None)
    if best is None or best[0] > 7:
        return "=" + lemma
    return best[1]


def suffix_rule(case, form, lemma):
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    if common == 0:
        return None
    cut, add = len(form) - common, lemma[common:]
    return cut + len(add), f"{case};{cut};{add}"


def apply(rule, form):
    """The lemma of `form` under `rule`; None when the rule does not fit the form."""
    if rule.startswith("="):
        return rule[1:]
    case, cut, add = rule.split(";", 2)
    base = form.lower() if case == "l" else form
    cut = int(cut)
    if cut > len(base):
        return None
    return base[: len(base) - cut] + add
