#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a server all that Greffier asks of Ollama, by Ollama's own Python client, and prints what the client understood as
one JSON object; a shape that it does not accept ends the program with its error.

usage: ollama_client.py URL MODEL
"""
import json
import sys

import ollama

client, model = ollama.Client(host=sys.argv[1]), sys.argv[2]
question = [{"role": "user", "content": "Bonjour"}]
shape = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
whole = client.chat(model, question, format=shape, options={"num_ctx": 8192, "num_predict": 8})
pieces = list(client.chat(model, question, stream=True))
show = client.show(model)
try:
    client.chat("missing", question)
    missing = None
except ollama.ResponseError as error:
    missing = {"status": error.status_code, "error": error.error}
print(json.dumps({
    "models": [[entry.model, entry.digest, entry.size, entry.details.quantization_level] for entry in client.list().models],
    "running": [[entry.model, entry.context_length] for entry in client.ps().models],
    "window": show.modelinfo["llama.context_length"],
    "capabilities": show.capabilities,
    "whole": [whole.message.content, whole.done, whole.done_reason, whole.prompt_eval_count, whole.eval_count],
    "pieces": [piece.message.content for piece in pieces],
    "ends": [piece.done for piece in pieces],
    "last": [pieces[-1].done_reason, pieces[-1].total_duration, pieces[-1].load_duration, pieces[-1].prompt_eval_duration],
    "vectors": client.embed(model, ["a", "b"]).embeddings,
    "pull": [[step.status, step.total, step.completed] for step in client.pull(model, stream=True)],
    "missing": missing,
}))
