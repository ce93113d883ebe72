"""A model file back to a network that can be trained on: the inverse of `export.py`.

The weights come back as the 8-bit graph holds them (the channels treated apart exactly), so that a
model can be trained further without the checkpoint it was made from.
"""

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from . import container, data, model

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

    weights = linear_weights(graph, constants)
    weights["heads.root"] = torch.tensor(constants["root"].reshape(-1))
    label = floats("label")
    weights["heads.label.weight"] = label[: -len(metadata["deprel"])].view(len(metadata["deprel"]), -1)
    weights["heads.label.bias"] = label[-len(metadata["deprel"]) :]
    weights |= {name: torch.tensor(value) for name, value in constants.items() if ".aln." in name or ".oln." in name}
    state = net.state_dict()
    net.load_state_dict({name: weights.get(name, value) for name, value in state.items()})
    missing = set(state) - set(weights) - {"position", "norm.weight", "norm.bias"}
    if not all(name.startswith("heads.treebank") for name in missing):
        raise ValueError(f"{path}: no weights for {sorted(missing)}")
    vocabulary = container.unpack_pieces(sections["piece_offsets"], sections["piece_text"])
    return net, inventory, vocabulary, floats("piece_scores").numpy(), rows


def linear_weights(graph, constants):
    """The weights of every linear layer, in 32 bits again."""
    weights = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        activations, matrix = node.input[:2]
        name = matrix.removesuffix(".w")
        scale = constants[name + ".scale"] / constants[activations + ".scale"]
        value = constants[matrix].astype(np.float32) * scale
        if name + ".wide" in constants:
            value[constants[wide_channels(graph, name)]] = constants[name + ".wide"]
        weights[name + ".weight"] = torch.tensor(value.T.copy())
        weights[name + ".bias"] = torch.tensor(constants[name + ".b"])
    return weights


def wide_channels(graph, name):
    """The constant that lists the channels of a layer's input that are treated apart."""
    by_output = {output: node for node in graph.node for output in node.output}
    beyond = next(n for n in graph.node if n.op_type == "MatMul" and n.input[1] == name + ".wide").input[0]
    return by_output[by_output[beyond].input[0]].input[1]
