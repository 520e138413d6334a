#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a tiny model of random weights with the vocabulary of Mistral 7B v0.3, as the package mistral-common ships it
(Apache-2.0): what it writes is nonsense, what it counts is true.

usage: make_vocabulary_gguf.py OUT
"""
import glob
import os
import sys

import gguf
import mistral_common
import numpy as np
import sentencepiece

WIDTH, HEADS, KEYS, INNER = 64, 4, 2, 64
TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'system' %}[INST] {{ m['content'] }}\n\n"
    "{% elif m['role'] == 'user' %}{% if loop.index0 == 0 or messages[loop.index0-1]['role'] != 'system' %}[INST] {% endif %}"
    "{{ m['content'] }}[/INST]{% elif m['role'] == 'assistant' %} {{ m['content'] }}{{ eos_token }}{% endif %}{% endfor %}"
)


def kind(pieces, token):
    types = gguf.TokenType
    if pieces.is_unknown(token):
        return int(types.UNKNOWN)
    if pieces.is_control(token):
        return int(types.CONTROL)
    return int(types.BYTE if pieces.is_byte(token) else types.NORMAL)


def main():
    folder = os.path.join(os.path.dirname(mistral_common.__file__), "data")
    pieces = sentencepiece.SentencePieceProcessor(model_file=glob.glob(f"{folder}/*240323.model.v3")[0])
    tokens = range(pieces.vocab_size())
    writer = gguf.GGUFWriter(sys.argv[1], "llama")
    writer.add_name("mistral-vocabulary")
    writer.add_context_length(32768)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KEYS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(1e6)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([pieces.id_to_piece(token).encode() for token in tokens])
    writer.add_token_types([kind(pieces, token) for token in tokens])
    writer.add_token_scores([pieces.get_score(token) for token in tokens])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)
    writer.add_chat_template(TEMPLATE)
    random = np.random.default_rng(1)
    ones, keys = np.ones(WIDTH, np.float32), WIDTH // HEADS * KEYS
    shapes = {
        "token_embd": (len(tokens), WIDTH), "output": (len(tokens), WIDTH), "blk.0.attn_q": (WIDTH, WIDTH),
        "blk.0.attn_k": (keys, WIDTH), "blk.0.attn_v": (keys, WIDTH), "blk.0.attn_output": (WIDTH, WIDTH),
        "blk.0.ffn_gate": (INNER, WIDTH), "blk.0.ffn_up": (INNER, WIDTH), "blk.0.ffn_down": (WIDTH, INNER),
    }
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", ones)
    for name, shape in shapes.items():
        writer.add_tensor(f"{name}.weight", (random.standard_normal(shape) * 0.1).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


main()
