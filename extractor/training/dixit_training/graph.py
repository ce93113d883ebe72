"""The trained network as an ONNX graph with 8-bit weights.

Inputs, with B sentences padded to T pieces and N words:

    embedded [B,T,D] f32    normalised sums of piece and position vectors
    mask     [B,1,Q,T] f32  0 for a piece, MASKED for padding; Q is T, or 1 where the run time broadcasts
    first    [B,N] i64      each word's first piece, as an index into the B*T pieces

Outputs: upos, feats, lemma, entity [B,N,*], arc [B,N,N+1], label_dep [B,N,L], label_head [B,N+1,L].

Every matrix product with weights is `MatMulInteger` of u8 activations and i8 weights, one scale a
column. The activations' ranges are fixed beforehand (`calibrate`), not measured at run time: that
saves a pass over the data, and a sentence's analysis does not depend on its neighbours in a batch.
"""

import numpy as np
import torch
from onnx import TensorProto, checker, helper, numpy_helper

from .pieces import PAD

OPSET = 23  # the first with `Attention`
WEIGHT_LEVELS = 63  # 7 bits: no overflow in the 16-bit sums of processors without VNNI
APART = (".fi", ".fo")  # the layers whose inputs have such channels
WIDE = 16  # channels of a layer's input whose range is too wide for 8 bits


@torch.no_grad()
def calibrate(net, batches):
    """{linear layer: (channels of its input that are treated apart, low, high)}.

    A few channels of the encoder are far larger than the rest and would take all of the 8 bits. The
    others lie within [low, high]; what the wide channels have beyond that is multiplied in f32
    (Dettmers et al., "LLM.int8()", NeurIPS 2022).
    """
    lows, highs = {}, {}

    def widen(name, x):
        low, high = x.amin(0), x.amax(0)
        lows[name] = torch.minimum(lows.get(name, low), low)
        highs[name] = torch.maximum(highs.get(name, high), high)

    observe(net, batches, widen)
    return {name: split_range(lows[name], highs[name], WIDE if name.endswith(APART) else 0) for name in lows}


def split_range(low, high, count):
    """The `count` channels without which the range is narrowest, found one by one, and that range."""
    low, high, wide = low.clone(), high.clone(), []
    second = lambda values: values.sort().values[1].item()
    for _ in range(count):
        down, up = int(low.argmin()), int(high.argmax())
        gain_down, gain_up = second(low) - low[down].item(), second(-high) + high[up].item()
        wide.append(down if gain_down > gain_up else up)
        low[wide[-1]] = high[wide[-1]] = 0.0
    return sorted(wide), min(low.min().item(), 0.0), max(high.max().item(), 0.0)


def observe(net, batches, look):
    """Call `look(name, rows)` with the input of every linear layer, the padding left out."""
    real = None
    hooks = []
    for name, module in net.named_modules():
        if isinstance(module, torch.nn.Linear) and name != "heads.label":
            hooks.append(module.register_forward_pre_hook(
                lambda _module, inputs, name=name: look(name, inputs[0][real] if name.startswith("encoder") else inputs[0].flatten(0, 1))
            ))  # fmt: skip
    net.eval()
    for pieces, first in batches:
        real = pieces != PAD
        net(pieces, first)
    for hook in hooks:
        hook.remove()


class Graph:
    """A list of nodes and constants under construction."""

    def __init__(self, weights, ranges):
        self.weights, self.ranges = weights, ranges
        self.nodes, self.constants, self.quantised = [], {}, {}

    def constant(self, name, value):
        self.constants.setdefault(name, numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def op(self, kind, inputs, output, outputs=None, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, outputs or [output], name=output, **attributes))
        return outputs or output

    def linear(self, x, name, output=None):
        """x @ W.T + b of the module `name`, in 8 bits."""
        output = output or name
        wide, *limits = self.ranges[name]
        scale, zero = activation_scale(*limits)
        at = self.quantise(x, scale, zero)
        matrix = self.weights[name + ".weight"].numpy().T
        columns, weight = quantise_columns(matrix)
        self.constant(name + ".w", weight)
        self.constant(name + ".w.zero", np.int8(0))
        self.constant(name + ".scale", (columns * scale).astype(np.float32))
        self.op("MatMulInteger", [at, name + ".w", at + ".zero", name + ".w.zero"], output + ".i32")
        self.op("Cast", [output + ".i32"], output + ".f32", to=TensorProto.FLOAT)
        self.op("Mul", [output + ".f32", name + ".scale"], output + ".scaled")
        bias = self.constant(name + ".b", self.weights[name + ".bias"].numpy())
        if not name.endswith(APART):
            return self.op("Add", [output + ".scaled", bias], output)
        beyond = self.beyond(x, wide, -zero * scale, (255 - zero) * scale)
        excess = self.constant(name + ".wide", matrix[wide])
        self.op("MatMul", [beyond, excess], output + ".excess")
        self.op("Add", [output + ".excess", bias], output + ".biased")
        return self.op("Add", [output + ".scaled", output + ".biased"], output)

    def quantise(self, x, scale, zero):
        """The name of `x` in 8 bits; layers that read the same tensor share it."""
        key = (x, float(scale), zero)
        if key not in self.quantised:
            at = self.quantised[key] = f"{x}.u8.{len(self.quantised)}"
            self.constant(at + ".scale", scale)
            self.constant(at + ".zero", np.uint8(zero))
            self.op("QuantizeLinear", [x, at + ".scale", at + ".zero"], at)
        return self.quantised[key]

    def beyond(self, x, channels, low, high):
        """What the channels of `x` have outside [low, high]."""
        self.constant(x + ".channels", np.array(channels, np.int64))
        self.op("Gather", [x, x + ".channels"], x + ".wide", axis=2)
        bounds = [self.constant(x + ".low", np.float32(low)), self.constant(x + ".high", np.float32(high))]
        self.op("Clip", [x + ".wide", *bounds], x + ".within")
        return self.op("Sub", [x + ".wide", x + ".within"], x + ".beyond")

    def layer_norm(self, x, name, eps):
        weight = self.constant(name + ".weight", self.weights[name + ".weight"].numpy())
        bias = self.constant(name + ".bias", self.weights[name + ".bias"].numpy())
        return self.op("LayerNormalization", [x, weight, bias], name, axis=-1, epsilon=eps)

    def gelu(self, x):
        return self.op("Gelu", [x], x + ".gelu")


def activation_scale(low, high):
    """Scale and zero point of u8 for the range [low, high], which holds 0."""
    scale = max(high - low, 1e-6) / 255
    return np.float32(scale), int(np.clip(round(-low / scale), 0, 255))


def quantise_columns(weight):
    """i8 weights [K,N] and the scale of each column, the one of least squared error of a few."""
    limit = np.abs(weight).max(0).clip(1e-8)
    best_scale, best_error = limit / WEIGHT_LEVELS, None
    for shrink in np.linspace(1.0, 0.7, 16):
        scale = limit * shrink / WEIGHT_LEVELS
        error = ((np.clip(np.round(weight / scale), -WEIGHT_LEVELS, WEIGHT_LEVELS) * scale - weight) ** 2).sum(0)
        if best_error is None:
            best_error = error
        better = error < best_error
        best_scale, best_error = np.where(better, scale, best_scale), np.where(better, error, best_error)
    quantised = np.clip(np.round(weight / best_scale), -WEIGHT_LEVELS, WEIGHT_LEVELS)
    return best_scale.astype(np.float32), quantised.astype(np.int8)


def build(net, ranges):
    """The serialised ONNX model of `net`."""
    g = Graph({k: v.float() for k, v in net.state_dict().items()}, ranges)
    width = net.position.shape[1]
    x = "embedded"
    for number, layer in enumerate(net.encoder.layers):
        x = encoder_layer(g, x, f"encoder.layers.{number}", layer)
    g.constant("flat", np.array([-1, width], np.int64))
    g.op("Reshape", [x, "flat"], "pieces")
    g.op("Gather", ["pieces", "first"], "words", axis=0)
    heads(g, width)
    return serialise(g, width)


def encoder_layer(g, x, name, layer):
    eps = layer.aln.eps
    qkv = g.linear(x, name + ".qkv")
    q, k, v = g.op("Split", [qkv], name + ".split", [f"{name}.{part}" for part in "qkv"], axis=2, num_outputs=3)
    mixed = g.op("Attention", [q, k, v, "mask"], name + ".mixed", q_num_heads=layer.heads, kv_num_heads=layer.heads)
    mixed = g.linear(mixed, name + ".ao")
    x = g.layer_norm(g.op("Add", [x, mixed], name + ".sum1"), name + ".aln", eps)
    inner = g.gelu(g.linear(x, name + ".fi"))
    return g.layer_norm(g.op("Add", [x, g.linear(inner, name + ".fo")], name + ".sum2"), name + ".oln", eps)


def heads(g, width):
    for name in ("upos", "feats", "lemma", "entity"):
        g.linear("words", "heads." + name, name)
    # The root's row goes in front of the words: a [B,1,D] copy of it for each sentence.
    g.constant("root", g.weights["heads.root"].numpy().reshape(1, 1, width))
    g.op("Shape", ["words"], "batch", start=0, end=1)
    g.constant("ones", np.ones(2, np.int64))
    g.op("Concat", ["batch", "ones"], "root.shape", axis=0)
    g.op("Expand", ["root", "root.shape"], "roots")
    g.op("Concat", ["roots", "words"], "candidates", axis=1)
    dep = g.gelu(g.linear("words", "heads.arc_dep"))
    head = g.gelu(g.linear("candidates", "heads.arc_head"))
    asked = g.linear(dep, "heads.arc")
    g.op("Transpose", [head], "arc_head.t", perm=[0, 2, 1])
    g.op("MatMul", [asked, "arc_head.t"], "arc")
    g.linear("words", "heads.label_dep", "label_dep")
    g.linear("candidates", "heads.label_head", "label_head")


def serialise(g, width):
    value = helper.make_tensor_value_info
    sizes = {n: g.weights[f"heads.{n}.bias"].shape[0] for n in ("upos", "feats", "lemma", "entity", "label_dep", "label_head")}
    inputs = [
        value("embedded", TensorProto.FLOAT, ["B", "T", width]),
        value("mask", TensorProto.FLOAT, ["B", 1, "Q", "T"]),
        value("first", TensorProto.INT64, ["B", "N"]),
    ]
    outputs = [value(n, TensorProto.FLOAT, ["B", "M" if n == "label_head" else "N", size]) for n, size in sizes.items()]
    outputs.append(value("arc", TensorProto.FLOAT, ["B", "N", "M"]))
    graph = helper.make_graph(g.nodes, "analyser", inputs, outputs, list(g.constants.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="dixit-training")
    model.ir_version = 11
    checker.check_model(model)
    return model.SerializeToString()
