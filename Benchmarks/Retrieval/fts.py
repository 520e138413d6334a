# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite FTS5 alone (unicode61) with the chunks that the bench program makes; prints what that prints of its own.

    fts.py RETRIEVAL_BENCH [--documents N]
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

texts = [json.loads(line) for line in subprocess.run(
    [sys.argv[1], "texts", *sys.argv[2:]], stdout=subprocess.PIPE, check=True, text=True
).stdout.splitlines()]
documents, queries = texts[:-1], texts[-1]
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "fts.sqlite")
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")
    db.execute("create virtual table t using fts5(body)")
    start, processor = time.perf_counter(), time.process_time()
    for chunks in documents:
        db.execute("begin")
        db.executemany("insert into t values (?)", [(chunk,) for chunk in chunks])
        db.execute("commit")
    milliseconds = 1000 * (time.perf_counter() - start)
    processor = 1000 * (time.process_time() - processor)
    searches = []
    for words in queries:
        start = time.perf_counter()
        match = " OR ".join(f'"{word}"' for word in words)
        db.execute(
            "select rowid, snippet(t, 0, '[', ']', '…', 20) from t where t match ? order by bm25(t) limit 10", (match,)
        ).fetchall()
        searches.append(1000 * (time.perf_counter() - start))
    db.execute("pragma wal_checkpoint(truncate)")
    chunks = sum(map(len, documents))
    print(json.dumps({
        "name": "SQLite FTS5 unicode61 alone", "chunks": chunks, "milliseconds": milliseconds,
        "processorMilliseconds": processor,
        "fileBytes": os.path.getsize(path), "searches": searches,
    }))
