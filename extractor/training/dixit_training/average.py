"""The mean of two checkpoints of one training, which scores better than either.

    python -m dixit_training.average work/first.pt work/second.pt --out work/mean.pt
"""

import argparse
from pathlib import Path

import torch


def mean(first, second):
    """A checkpoint with the mean of the weights; both must have the same labels and pieces."""
    for part in ("inventory", "pieces"):
        if first[part] != second[part]:
            raise ValueError(f"the checkpoints differ in their {part}: they are not of one training")
    other = second["weights"]
    return {**first, "weights": {name: torch.lerp(w, other[name], 0.5) for name, w in first["weights"].items()}}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("checkpoints", nargs=2, type=Path, help="checkpoints of train.py")
    p.add_argument("--out", required=True, type=Path)
    o = p.parse_args()
    torch.save(mean(*(torch.load(path, weights_only=False) for path in o.checkpoints)), o.out)


if __name__ == "__main__":
    main()
