"""The trained network as an ONNX graph with 8-bit weights.

Inputs, with B sentences padded to T pieces and N words:

    embedded [B,T,D] f32    normalised sums of piece and position vectors
    mask     [B,1,Q,T] f32  0 for a piece, MASKED for padding; Q is T, or 1 where the run time broadcasts
    first    [B,N] i64      each word's first piece, as an index into the B*T pieces

Outputs: upos, feats, lemma, entity [B,N,*], arc [B,N,N+1], label_dep [B,N,L], label_head [B,N+1,L].

Every matrix product with weights is `MatMulInteger` of u8 activations and i8 weights (`quantise.py`).
The map from an activation to its u8 costs next to nothing: it is part of the layer norm or the
attention values before it, and only rounding is left to `QuantizeLinear`. So there are two layer norms
on each sum: one for the 32-bit stream, one that gives codes.
"""

import numpy as np
import onnx
from onnx import TensorProto, checker, helper, numpy_helper

from . import quantise

OPSET = 23  # the first with `Attention`
UNPREPARED = (".fo", "heads.arc")  # layers that read a GELU, which cannot take up the coding's shift
WORDS = ("upos", "feats", "lemma", "entity", "arc_dep", "arc_head", "label_dep", "label_head")  # heads that read the words


def calibrate(net, batches):
    """{linear layer: (coding of its input, 8-bit weights)}."""
    rows = quantise.observe(net, batches)
    state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    groups = [[name] for name in rows if not name.startswith("heads.") or name == "heads.arc"]
    groups.append(["heads." + name for name in WORDS])
    found = {}
    for group in groups:
        x = rows[group[0] if len(group) == 1 else "heads.arc_head"]  # which is the words and the root
        matrices = [state[name + ".weight"].T for name in group]
        coding = quantise.choose_coding(x, matrices, one_shift=group[0].endswith(UNPREPARED))
        for name, matrix in zip(group, matrices):
            found[name] = coding, quantise.quantise(rows[name], coding, matrix, state[name + ".bias"])
    return found


class Graph:
    """A list of nodes and constants under construction."""

    def __init__(self, weights, layers):
        self.weights, self.layers = weights, layers
        self.nodes, self.constants = [], {}

    def constant(self, name, value):
        self.constants.setdefault(name, numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def op(self, kind, inputs, output, outputs=None, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, outputs or [output], name=output, **attributes))
        return outputs or output

    def linear(self, codes, name, output=None, then=None):
        """The linear layer `name` of the codes of its input, or its outputs mapped by `then` (gain, shift)."""
        output = output or name
        matrix = self.layers[name][1]
        gain, shift = then or (1.0, 0.0)
        self.constant("0.u8", np.uint8(0))
        self.constant("0.i8", np.int8(0))
        self.constant(name + ".w", matrix.weights)
        self.constant(name + ".scale", (matrix.scale * gain).astype(np.float32))
        self.constant(name + ".b", (matrix.bias * gain + shift).astype(np.float32))
        self.op("MatMulInteger", [codes, name + ".w", "0.u8", "0.i8"], output + ".i32")
        self.op("Cast", [output + ".i32"], output + ".f32", to=TensorProto.FLOAT)
        self.op("Mul", [output + ".f32", name + ".scale"], output + ".scaled")
        return self.op("Add", [output + ".scaled", name + ".b"], output)

    def into(self, name):
        """Gain and shift of the input of the linear layer `name`."""
        coding = self.layers[name][0]
        return coding.gain, coding.shift

    def coded(self, x, name):
        """`x` as the u8 input of the linear layer `name`, by a product with its gain and, for most layers, a sum."""
        gain, shift = self.into(name)
        self.op("Mul", [x, self.constant(name + ".gain", gain)], name + ".gained")
        if name.endswith(UNPREPARED):
            return self.round(name + ".gained", name + ".u8", shift[0])
        self.op("Add", [name + ".gained", self.constant(name + ".shift", shift)], name + ".shifted")
        return self.round(name + ".shifted", name + ".u8")

    def round(self, x, output, shift=0):
        """`x` plus `shift` as whole numbers of 0..255."""
        one, shift = self.constant("one", np.float32(1)), self.constant(f"{int(shift)}.u8", np.uint8(shift))
        return self.op("QuantizeLinear", [x, one, shift], output)

    def layer_norm(self, x, name, eps, then=None, output=None):
        """The layer norm `name` of `x`, or its outputs mapped by `then` (gain, shift)."""
        output = output or name
        gain, shift = then or (1.0, 0.0)
        weight = self.constant(output + ".weight", (self.weights[name + ".weight"].numpy() * gain).astype(np.float32))
        bias = self.constant(output + ".bias", (self.weights[name + ".bias"].numpy() * gain + shift).astype(np.float32))
        return self.op("LayerNormalization", [x, weight, bias], output, axis=-1, epsilon=eps)

    def gelu(self, x):
        return self.op("Gelu", [x], x + ".gelu")


def build(net, layers):
    """The serialised ONNX model of `net`; `layers` is what `calibrate` gave."""
    g = Graph({k: v.float() for k, v in net.state_dict().items()}, layers)
    width, depth = net.position.shape[1], len(net.encoder.layers)
    name = "encoder.layers.{}".format
    x, codes = "embedded", g.coded("embedded", name(0) + ".qkv")
    for number, layer in enumerate(net.encoder.layers):
        total = encoder_layer(g, x, codes, name(number), layer)
        if number + 1 < depth:
            norm, following = name(number) + ".oln", name(number + 1) + ".qkv"
            x = g.layer_norm(total, norm, layer.oln.eps)
            codes = g.round(g.layer_norm(total, norm, layer.oln.eps, g.into(following), norm + ".coded"), following + ".u8")
    g.constant("flat", np.array([-1, width], np.int64))
    g.op("Reshape", [total, "flat"], "pieces")
    g.op("Gather", ["pieces", "first"], "words", axis=0)
    heads(g, name(depth - 1) + ".oln", net.encoder.layers[-1].oln.eps, width)
    return serialise(g, width)


def codings(net, layers):
    """Gain and shift of the input of every linear layer, in the order of the products in the graph."""
    nodes = onnx.load_model_from_string(build(net, layers)).graph.node
    names = [node.input[1].removesuffix(".w") for node in nodes if node.op_type == "MatMulInteger"]
    pairs = [values for name in names for values in (layers[name][0].gain, layers[name][0].shift)]
    return np.concatenate(pairs).astype("<f4").tobytes()


def encoder_layer(g, x, codes, name, layer):
    """The sum that the layer's last norm is taken of."""
    eps, width = layer.aln.eps, layer.qkv.weight.shape[1]
    ones, zeros = np.ones(2 * width, np.float32), np.zeros(2 * width, np.float32)
    gain, shift = g.into(name + ".ao")  # the weights of attention add up to 1: what is done to the values is done to their mean
    qkv = g.linear(codes, name + ".qkv", then=(np.concatenate([ones, gain]), np.concatenate([zeros, shift])))
    q, k, v = g.op("Split", [qkv], name + ".split", [f"{name}.{part}" for part in "qkv"], axis=2, num_outputs=3)
    mixed = g.op("Attention", [q, k, v, "mask"], name + ".mixed", q_num_heads=layer.heads, kv_num_heads=layer.heads)
    mixed = g.linear(g.round(mixed, name + ".ao.u8"), name + ".ao")
    total = g.op("Add", [x, mixed], name + ".sum1")
    x = g.layer_norm(total, name + ".aln", eps)
    codes = g.round(g.layer_norm(total, name + ".aln", eps, g.into(name + ".fi"), name + ".aln.coded"), name + ".fi.u8")
    inner = g.gelu(g.linear(codes, name + ".fi"))
    return g.op("Add", [x, g.linear(g.coded(inner, name + ".fo"), name + ".fo")], name + ".sum2")


def heads(g, norm, eps, width):
    gain, shift = g.into("heads.upos")  # all heads that read words share it
    coded = g.layer_norm("words", norm, eps, (gain, shift), norm + ".coded")
    words = g.round(coded, "words.u8")
    for name in ("upos", "feats", "lemma", "entity"):
        g.linear(words, "heads." + name, name)
    # The root's row goes in front of the words: a [B,1,D] copy of it for each sentence.
    g.constant("root", (g.weights["heads.root"].numpy() * gain + shift).astype(np.float32).reshape(1, 1, width))
    g.op("Shape", ["words"], "batch", start=0, end=1)
    g.constant("ones", np.ones(2, np.int64))
    g.op("Concat", ["batch", "ones"], "root.shape", axis=0)
    g.op("Expand", ["root", "root.shape"], "roots")
    g.op("Concat", ["roots", coded], "candidates", axis=1)
    candidates = g.round("candidates", "candidates.u8")
    dep = g.gelu(g.linear(words, "heads.arc_dep"))
    head = g.gelu(g.linear(candidates, "heads.arc_head"))
    asked = g.linear(g.coded(dep, "heads.arc"), "heads.arc")
    g.op("Transpose", [head], "arc_head.t", perm=[0, 2, 1])
    g.op("MatMul", [asked, "arc_head.t"], "arc")
    g.linear(words, "heads.label_dep", "label_dep")
    g.linear(candidates, "heads.label_head", "label_head")


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
