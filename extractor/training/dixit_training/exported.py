"""A model file run by ONNX Runtime, with the face of `model.Analyser`: to check what was exported."""

import types

import numpy as np
import torch
from torch.nn import functional as F

from . import container, data
from .model import MASKED
from .pieces import PAD, Pieces

OUTPUTS = ["upos", "feats", "lemma", "entity", "arc", "label_dep", "label_head"]


class Exported:
    """`net(pieces, first)` and `net.heads.label_logits(...)` as the trained network has them."""

    def __init__(self, path, threads=1):
        import onnxruntime

        self.metadata, sections = container.read(path)
        width, labels = self.metadata["width"], self.metadata["deprel"]
        floats = lambda name: np.frombuffer(sections[name], "<f4")
        self.rows = container.unpack_rows(sections["embeddings"], width)
        self.position = floats("positions").reshape(-1, width)
        self.norm = [torch.tensor(v) for v in floats("norm").reshape(2, width)]
        split = len(floats("label")) - len(labels)
        self.label = [torch.tensor(v) for v in (floats("label")[:split].reshape(len(labels), -1), floats("label")[split:])]
        self.pieces = container.unpack_pieces(sections["piece_offsets"], sections["piece_text"])
        self.scores = floats("piece_scores")
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(sections["network"], settings, providers=["CPUExecutionProvider"])
        self.heads = types.SimpleNamespace(label_logits=self.label_logits)

    def cutter(self):
        return Pieces(self.pieces, self.scores)

    def inventory(self):
        return data.Inventory(self.metadata["feats"], self.metadata["lemma"], self.metadata["deprel"])

    def eval(self):
        return self

    def __call__(self, pieces, first):
        batch, length = pieces.shape
        summed = torch.tensor(self.rows[pieces.numpy()] + self.position[:length])
        embedded = F.layer_norm(summed, summed.shape[-1:], *self.norm, eps=self.metadata["eps"])
        mask = torch.zeros(batch, 1, length, length).masked_fill_((pieces == PAD)[:, None, None, :], MASKED)
        flat = first + torch.arange(batch)[:, None] * length
        inputs = {"embedded": embedded.numpy(), "mask": mask.numpy(), "first": flat.numpy()}
        return {k: torch.tensor(v) for k, v in zip(OUTPUTS, self.session.run(OUTPUTS, inputs))}

    def label_logits(self, label_dep, label_head, heads):
        index = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, label_head.shape[-1])
        return F.linear(F.relu(label_dep + label_head.gather(1, index)), *self.label)
