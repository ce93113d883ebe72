"""Eight bits for the inputs and weights of the network's linear layers.

A layer's input is coded channel by channel: `u8 = round(gain * x + shift)`, held to 0..255. The gains
share the difficulty between activations and weights (Xiao et al., "SmoothQuant", ICML 2023): what a
channel's gain takes from a wide input it gives to that channel's weights. Ranges are fixed beforehand,
on training sentences, not measured at run time: that saves a pass over the data, and a sentence's
analysis does not depend on its neighbours in a batch.

Weights are rounded one channel after the other; the error of each is made good by those that
follow, as far as the training sentences tell (Frantar et al., "GPTQ", ICLR 2023).
"""

from dataclasses import dataclass

import numpy as np
import torch

from .pieces import PAD

WEIGHT_LEVELS = 63  # 7 bits: no overflow in the 16-bit sums of processors without VNNI
LEVELS = 255
BALANCE = (0.3, 0.5, 0.65, 0.8, 1.0)  # what share of a channel's width the gain takes away
CLIP = (1.0, 0.9, 0.8, 0.7, 0.6)  # the part of the widest channel's range that is kept
ROWS = 3000  # of the input that are looked at when balance and clip are chosen


@dataclass
class Coding:
    """gain and shift [K] of a layer's input, in f32."""

    gain: np.ndarray
    shift: np.ndarray

    def encode(self, x):
        return np.clip(np.rint(x * self.gain + self.shift), 0, LEVELS)


@dataclass
class Matrix:
    """i8 weights [K,N], a scale a column, and the bias that goes with them: y = (codes @ weights) * scale + bias."""

    weights: np.ndarray
    scale: np.ndarray
    bias: np.ndarray


@torch.no_grad()
def observe(net, batches):
    """{linear layer: rows of its input f32 [R,K]}, the padding left out."""
    seen, real, hooks = {}, None, []

    def look(name, inputs):
        rows = inputs[0][real] if name.startswith("encoder") else inputs[0].flatten(0, 1)
        seen.setdefault(name, []).append(rows.float().numpy())

    net.eval()
    for name, module in net.named_modules():
        if isinstance(module, torch.nn.Linear) and name != "heads.label":
            hooks.append(module.register_forward_pre_hook(lambda _module, inputs, name=name: look(name, inputs)))
    for pieces, first in batches:
        real = pieces != PAD
        net(pieces, first)
    for hook in hooks:
        hook.remove()
    return {name: np.concatenate(rows) for name, rows in seen.items()}


def choose_coding(x, matrices, one_shift=False):
    """The coding of input rows [R,K] with the least error in the outputs of `matrices` (each [K,N]).

    With `one_shift`, the shift is the same whole number for all channels.
    """
    low, high = x.min(0), x.max(0)
    half = ((high - low) / 2).clip(1e-6)
    sample = x[np.random.default_rng(0).permutation(len(x))[:ROWS]]
    # Every output counts as much as its spread.
    matrix = np.concatenate([m / max(np.std(sample @ m), 1e-6) for m in matrices], axis=1)
    reach, wanted = np.abs(matrix).max(1).clip(1e-8), sample @ matrix
    best = None
    for balance in BALANCE:
        smooth = half**balance / reach ** (1 - balance)
        for clip in CLIP:
            coding = fitted(low / smooth * clip, high / smooth * clip, smooth, one_shift)
            rough = matrix / coding.gain[:, None]
            scale = np.abs(rough).max(0) / WEIGHT_LEVELS
            weights = np.round(rough / scale) * scale
            got = (coding.encode(sample) - coding.shift) @ weights
            error = ((got - wanted) ** 2).mean()
            if best is None or error < best[0]:
                best = error, coding
    return best[1]


def fitted(low, high, smooth, one_shift):
    """The coding under which channels that reach from `low` to `high` once divided by `smooth` fit in u8."""
    if one_shift:
        down, up = max(-low.min(), 0.0), max(high.max(), 1e-6)
        unit = LEVELS / (down + up)
        shift = np.full(len(low), np.rint(down * unit))
    else:
        unit = LEVELS / (high - low).max()
        shift = LEVELS / 2 - (low + high) / 2 * unit
    return Coding((unit / smooth).astype(np.float32), shift.astype(np.float32))


def quantise(x, coding, matrix, bias):
    """The 8-bit form of y = x @ matrix + bias for coded inputs."""
    codes = coding.encode(x)
    matrix = matrix / coding.gain[:, None]
    mean = codes.mean(0)
    centred = (codes - mean).astype(np.float64)
    moments = centred.T @ centred / len(centred)
    scale = column_scales(matrix, np.diag(moments))
    weights = round_in_turn(matrix, scale, moments)
    # The mean of the output is kept: it is known for the inputs seen, shift and rounding included.
    bias = bias + (x.mean(0) * coding.gain) @ matrix - mean @ (weights * scale)
    return Matrix(weights.astype(np.int8), scale.astype(np.float32), bias.astype(np.float32))


def column_scales(matrix, importance):
    """For each column the scale of least squared error, of a few."""
    limit = np.abs(matrix).max(0).clip(1e-8)
    best, least = limit / WEIGHT_LEVELS, np.full(len(limit), np.inf)
    for shrink in np.linspace(1.0, 0.6, 21):
        scale = limit * shrink / WEIGHT_LEVELS
        error = importance @ (rounded(matrix, scale) * scale - matrix) ** 2
        best, least = np.where(error < least, scale, best), np.minimum(error, least)
    return best


def rounded(values, scale):
    return np.clip(np.round(values / scale), -WEIGHT_LEVELS, WEIGHT_LEVELS)


def round_in_turn(matrix, scale, moments):
    """GPTQ: rows of `matrix` are rounded by falling importance, the rest makes good each one's error."""
    order = np.argsort(-np.diag(moments))
    moments = moments[np.ix_(order, order)]
    moments = moments + np.eye(len(moments)) * 0.01 * np.diag(moments).mean()
    inverse = np.linalg.cholesky(np.linalg.inv(moments)).T  # upper
    left, out = matrix[order].astype(np.float64), np.empty_like(matrix)
    for k, row in enumerate(order):
        out[row] = rounded(left[k], scale)
        error = (left[k] - out[row] * scale) / inverse[k, k]
        left[k + 1 :] -= np.outer(inverse[k, k + 1 :], error)
    return out
