"""The model file: a header, JSON metadata and binary sections, little-endian throughout.

    8 bytes   "DIXITMDL"
    u32       format version (1)
    u32       length of the metadata in bytes
    32 bytes  SHA-256 of everything after these 48 bytes
    metadata  JSON: label inventories, languages, training options, and `sections`:
              {name: [offset, length]}, the offset counted from the start of the file, a multiple of 64
    sections

| section        | content                                                                             |
|----------------|-------------------------------------------------------------------------------------|
| piece_offsets  | u32 a piece and one more: where its text starts in `piece_text`                     |
| piece_text     | UTF-8 of the pieces: four special ones, then all others in the order of their bytes |
| piece_scores   | f32 a piece: its log probability                                                    |
| embeddings     | for each piece, blocks of 32 weights: an f16 scale, 16 bytes of nibbles (the low    |
|                | ones are weights 0-15, the high ones 16-31); weight = (nibble - 8) * scale          |
| positions      | f32 [positions, width]                                                              |
| norm           | f32 [2, width]: weight and bias of the embeddings' layer norm                       |
| label          | f32 [labels, size] and f32 [labels]: the last layer of the label perceptron         |
| network        | ONNX (see graph.py)                                                                 |
| codings        | f32 [2, K] a product with 8-bit weights, in the network's order: gain and shift of  |
|                | its input (see quantise.py); the program does not read them, `restore.py` does      |
"""

import hashlib
import json
import struct
from pathlib import Path

import numpy as np

MAGIC, VERSION, HEADER, ALIGN, BLOCK = b"DIXITMDL", 1, 48, 64, 32


def write(path, metadata, sections):
    """Write the file and return its size."""
    space = 4096  # grows until the metadata fits
    while True:
        at, table = align(HEADER + space), {}
        for name, content in sections.items():
            table[name] = [at, len(content)]
            at = align(at + len(content))
        text = json.dumps({**metadata, "sections": table}, ensure_ascii=False, separators=(",", ":")).encode()
        if len(text) <= space:
            break
        space = align(len(text))
    text = text.ljust(space)
    body = bytearray(text)
    for name, content in sections.items():
        body.extend(b"\0" * (table[name][0] - HEADER - len(body)))
        body.extend(content)
    header = MAGIC + struct.pack("<II", VERSION, len(text)) + hashlib.sha256(body).digest()
    Path(path).write_bytes(header + body)
    return len(header) + len(body)


def read(path):
    """(metadata, {name: bytes}) of a model file."""
    data = Path(path).read_bytes()
    version, length = struct.unpack_from("<II", data, 8)
    if data[:8] != MAGIC or version != VERSION:
        raise ValueError(f"{path}: not a version {VERSION} model file")
    if hashlib.sha256(data[HEADER:]).digest() != data[16:HEADER]:
        raise ValueError(f"{path}: the checksum does not match, the file is damaged")
    metadata = json.loads(data[HEADER : HEADER + length])
    return metadata, {name: data[at : at + size] for name, (at, size) in metadata["sections"].items()}


def align(at):
    return (at + ALIGN - 1) // ALIGN * ALIGN


def pack_rows(rows):
    """f32 [pieces, width] -> blocks of 4 bits. Exact where the rows are such blocks already."""
    blocks = rows.astype(np.float32).reshape(-1, BLOCK)
    peak = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)[:, 0]
    best_scale = np.zeros(len(blocks), np.float16)
    best_error = np.full(len(blocks), np.inf)
    for level in (-8, 7, -7, 6, -6, 5, -5, 4, -4, 3, -3, 2, -2, 1, -1):
        scale = (peak / level).astype(np.float16)
        error = np.abs(unpack_blocks(scale, nibbles(blocks, scale)) - blocks).sum(1)
        better = error < best_error
        best_scale[better], best_error[better] = scale[better], error[better]
    packed = nibbles(blocks, best_scale)
    low, high = packed[:, : BLOCK // 2], packed[:, BLOCK // 2 :]
    out = np.empty((len(blocks), 2 + BLOCK // 2), np.uint8)
    out[:, :2] = best_scale.astype("<f2").view(np.uint8).reshape(-1, 2)
    out[:, 2:] = low | high << 4
    return out.tobytes(), float(best_error.max())


def nibbles(blocks, scale):
    step = scale.astype(np.float32)[:, None]
    return np.clip(np.round(np.divide(blocks, step, out=np.zeros_like(blocks), where=step != 0)) + 8, 0, 15).astype(np.uint8)


def unpack_blocks(scale, packed):
    return (packed.astype(np.float32) - 8) * scale.astype(np.float32)[:, None]


def unpack_rows(content, width):
    """The inverse of `pack_rows`."""
    blocks = np.frombuffer(content, np.uint8).reshape(-1, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2")[:, 0]
    packed = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return unpack_blocks(scale, packed).reshape(-1, width)


def pack_pieces(pieces):
    """(offsets, text) sections of the piece table."""
    encoded = [p.encode() for p in pieces]
    offsets = np.cumsum([0] + [len(p) for p in encoded]).astype("<u4")
    return offsets.tobytes(), b"".join(encoded)


def unpack_pieces(offsets, text):
    at = np.frombuffer(offsets, "<u4")
    return [text[a:b].decode() for a, b in zip(at[:-1], at[1:])]
