#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranks the queries of a relevance file by SQLite's full-text index with its own tokenizer, which is what a search costs
nothing to have, and prints the mean nDCG@10.

usage: plain.py FILE
"""
import json
import math
import re
import sqlite3
import sys


def ndcg(ranking, relevant):
    gains = [1 / math.log2(rank + 2) for rank, found in enumerate(ranking[:10]) if found in relevant]
    return sum(gains) / sum(1 / math.log2(rank + 2) for rank in range(min(10, len(relevant))))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        judged = json.load(file)
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2')")
    for text in judged["documents"]:
        base.execute("INSERT INTO t VALUES (?, ?)", (text["id"], text.get("title", "") + "\n" + text["text"]))
    values = []
    for query in judged["queries"]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query["query"]))
        rows = base.execute("SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (words,))
        values.append(ndcg([row[0] for row in rows], query["relevant"]))
    print(f"SQLite FTS5, unicode61: nDCG@10 {sum(values) / len(values):.3f} over {len(values)} queries")


main()
