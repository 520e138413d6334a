#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a tiny model of random weights in Mistral's shape, for tests of servers: it writes nonsense, but quickly.

The tokenizer is made by hand: Mistral v3's control tokens, all bytes, ASCII and French letters, and pieces of JSON.
With --bias a constant feature in the first dimension favours closing quotes and braces, so that random text ends.

usage: make_tiny_gguf.py OUT [--embd 64] [--layers 2] [--ctx 32768] [--bias] [--pool]
"""
import argparse

import gguf
import numpy as np

CONTROL = ["[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]"]
LETTERS = ["\u2581"] + [chr(code) for code in range(33, 127)] + list("éèêëàâîïôöûüçñÉÀŒœ’–—€•")
MERGES = ['{"', '":', '",', '"}', '"]', '}]', "th", "er", "in", "an", "on", "re", "\u2581a", "\u2581t", "\u2581s", "\u2581p",
          "en", "es", "io", "ion", "ing", "20", "19", "201", "202", "@", ".c", "co", "com"]
TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'system' %}[INST] {{ m['content'] }}\n\n"
    "{% elif m['role'] == 'user' %}{% if loop.index0 == 0 or messages[loop.index0-1]['role'] != 'system' %}[INST] {% endif %}"
    "{{ m['content'] }}[/INST]{% elif m['role'] == 'assistant' %} {{ m['content'] }}{{ eos_token }}{% endif %}{% endfor %}"
)


def vocabulary():
    """Tokens as (text, type, score), each once."""
    kinds = gguf.TokenType
    entries = [("<unk>", kinds.UNKNOWN, 0.0), ("<s>", kinds.CONTROL, 0.0), ("</s>", kinds.CONTROL, 0.0)]
    entries += [(text, kinds.CONTROL, 0.0) for text in CONTROL]
    entries += [(f"<0x{byte:02X}>", kinds.BYTE, 0.0) for byte in range(256)]
    entries += [(text, kinds.NORMAL, -100.0) for text in dict.fromkeys(LETTERS)]
    entries += [(text, kinds.NORMAL, -1.0 - rank) for rank, text in enumerate(MERGES) if text not in LETTERS]
    return entries


def likelihood(text, kind):
    """How much a token is favoured where --bias is given."""
    if text in ('"', '"}', '",', '"]'):
        return 5.0
    if text in ("}", "]"):
        return 4.0
    if text == "</s>":
        return 4.5
    if len(text) == 1 and text.isalnum():
        return 2.0
    return {gguf.TokenType.BYTE: -3.0, gguf.TokenType.CONTROL: -9.0, gguf.TokenType.UNKNOWN: -9.0}.get(kind, 0.0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    for name, usual in (("embd", 64), ("layers", 2), ("heads", 4), ("kv", 2), ("ff", 128), ("ctx", 32768), ("seed", 7)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--name", default="tiny-mistral")
    parser.add_argument("--bias", action="store_true")
    parser.add_argument("--pool", action="store_true")
    options = parser.parse_args()

    entries = vocabulary()
    width, head = options.embd, options.embd // options.heads
    writer = gguf.GGUFWriter(options.out, "llama")
    writer.add_name(options.name)
    writer.add_description("random weights, for tests")
    writer.add_file_type(0)
    writer.add_context_length(options.ctx)
    writer.add_embedding_length(width)
    writer.add_block_count(options.layers)
    writer.add_feed_forward_length(options.ff)
    writer.add_head_count(options.heads)
    writer.add_head_count_kv(options.kv)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(1e6)
    writer.add_rope_dimension_count(head)
    writer.add_vocab_size(len(entries))
    if options.pool:
        writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([text.encode() for text, _, _ in entries])
    writer.add_token_types([int(kind) for _, kind, _ in entries])
    writer.add_token_scores([score for _, _, score in entries])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)
    writer.add_chat_template(TEMPLATE)

    random = np.random.default_rng(options.seed)

    def weights(rows, columns, scale=0.08):
        return (random.standard_normal((rows, columns)) * scale).astype(np.float32)

    embedding, output = weights(len(entries), width, 0.5), weights(len(entries), width, 0.15)
    if options.bias:
        embedding[:, 0] = 4.0
        output[:, 0] = np.array([likelihood(text, kind) for text, kind, _ in entries], np.float32) / 3.5
    ones = np.ones(width, np.float32)
    writer.add_tensor("token_embd.weight", embedding)
    writer.add_tensor("output_norm.weight", ones)
    writer.add_tensor("output.weight", output)
    for layer in range(options.layers):
        block = f"blk.{layer}."
        writer.add_tensor(block + "attn_norm.weight", ones)
        writer.add_tensor(block + "ffn_norm.weight", ones)
        for name, rows, columns in (
            ("attn_q", width, width), ("attn_k", options.kv * head, width), ("attn_v", options.kv * head, width),
            ("attn_output", width, width), ("ffn_gate", options.ff, width), ("ffn_up", options.ff, width),
            ("ffn_down", width, options.ff),
        ):
            writer.add_tensor(f"{block}{name}.weight", weights(rows, columns))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


main()
