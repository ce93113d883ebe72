"""A model file back to a network that can be trained on: the inverse of `export.py`.

The weights come back as the 8-bit graph holds them, so that a model can be trained further without
the checkpoint it was made from.
"""

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from . import container, data, model

NORMS = (".aln.weight", ".aln.bias", ".oln.weight", ".oln.bias")


def restore(path):
    """(network, inventory, pieces, scores, embedding rows) of a model file."""
    metadata, sections = container.read(path)
    width = metadata["width"]
    graph = onnx.load_model_from_string(sections["network"]).graph
    constants = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
    floats = lambda name: torch.tensor(np.frombuffer(sections[name], "<f4").copy())
    rows = container.unpack_rows(sections["embeddings"], width)
    inventory = data.Inventory(metadata["feats"], metadata["lemma"], metadata["deprel"])
    sizes = {name: len(values) for name, values in inventory.index.items()}
    layers = sum(node.op_type == "Attention" for node in graph.node)
    ff = constants["encoder.layers.0.fi.b"].shape[0]
    position, norm = floats("positions").view(-1, width), floats("norm").view(2, width)
    net = model.Analyser(width, model.HEADS, ff, model.EPS, layers, sizes, torch.tensor(rows), position, norm)

    codings = read_codings(graph, constants, np.frombuffer(sections["codings"], "<f4"))
    weights = linear_weights(constants, codings)
    weights |= {name: torch.tensor(v) for name, v in constants.items() if name.endswith(NORMS)}
    gain, shift = codings["heads.upos"]
    weights["heads.root"] = torch.tensor((constants["root"].reshape(-1) - shift) / gain)
    last = f"encoder.layers.{layers - 1}.oln."  # the last norm gives codes alone
    weights[last + "weight"] = torch.tensor(constants[last + "coded.weight"] / gain)
    weights[last + "bias"] = torch.tensor((constants[last + "coded.bias"] - shift) / gain)
    label = floats("label")
    weights["heads.label.weight"] = label[: -len(metadata["deprel"])].view(len(metadata["deprel"]), -1)
    weights["heads.label.bias"] = label[-len(metadata["deprel"]) :]
    state = net.state_dict()
    net.load_state_dict({name: weights.get(name, value) for name, value in state.items()})
    missing = set(state) - set(weights) - {"position", "norm.weight", "norm.bias"}
    if not all(name.startswith("heads.treebank") for name in missing):
        raise ValueError(f"{path}: no weights for {sorted(missing)}")
    vocabulary = container.unpack_pieces(sections["piece_offsets"], sections["piece_text"])
    return net, inventory, vocabulary, floats("piece_scores").numpy(), rows


def read_codings(graph, constants, values):
    """{linear layer: (gain, shift) of its input}."""
    found, at = {}, 0
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            size = len(constants[node.input[1]])
            found[node.input[1].removesuffix(".w")] = values[at : at + size], values[at + size : at + 2 * size]
            at += 2 * size
    return found


def linear_weights(constants, codings):
    """The weights of every linear layer, in 32 bits again."""
    weights = {}
    for name, (gain, shift) in codings.items():
        matrix, bias = constants[name + ".w"] * constants[name + ".scale"], constants[name + ".b"].copy()
        bias += shift @ matrix
        matrix *= gain[:, None]
        if name.endswith(".qkv"):  # the attention's values are already codes of what reads them
            gain, shift = codings[name.removesuffix(".qkv") + ".ao"]
            matrix[:, -len(gain) :] /= gain
            bias[-len(gain) :] = (bias[-len(gain) :] - shift) / gain
        weights[name + ".weight"] = torch.tensor(matrix.T.astype(np.float32))
        weights[name + ".bias"] = torch.tensor(bias.astype(np.float32))
    return weights
