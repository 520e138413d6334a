# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one peer over one set and prints a JSON object a line: what it is, times in ms, the rows it found.

    peers.py PEER FOLDER SET
"""
import json
import pathlib
import sys
import tempfile
import time

import numpy as np

DIMENSION, LIMIT = 384, 10
folder, name = pathlib.Path(sys.argv[2]), sys.argv[3]
base = np.fromfile(folder / f"{name}.base", np.float32).reshape(-1, DIMENSION)
queries = np.fromfile(folder / f"{name}.queries", np.float32).reshape(-1, DIMENSION)


def measure(scan, search, build=0.0, warm=10):
    """Times `search` for every query after a few that do not count."""
    for query in queries[:warm]:
        search(query)
    times, rows = [], []
    for query in queries:
        start = time.perf_counter()
        found = search(query)
        times.append(1000 * (time.perf_counter() - start))
        rows.append([int(row) for row in found])
    print(json.dumps({"scan": scan, "buildMilliseconds": build, "times": times, "rows": rows}), flush=True)


def timed(body):
    start = time.perf_counter()
    made = body()
    return made, 1000 * (time.perf_counter() - start)


def best(scores, rows=None):
    top = np.argpartition(-scores, LIMIT)[:LIMIT]
    top = top[np.argsort(-scores[top])]
    return top if rows is None else rows[top]


def numpy_exact():
    measure("numpy, f32", lambda query: best(base @ query))


def faiss_flat():
    import faiss

    faiss.omp_set_num_threads(1)
    index = faiss.IndexFlatIP(DIMENSION)
    index.add(base)
    measure("faiss IndexFlatIP", lambda query: index.search(query[None], LIMIT)[1][0])


def faiss_binary():
    import faiss

    faiss.omp_set_num_threads(1)
    signs = np.packbits(base > 0, axis=1)
    index = faiss.IndexBinaryFlat(DIMENSION)
    index.add(signs)
    for keep in (16, 32, 64, 128):

        def search(query):
            rows = index.search(np.packbits(query > 0)[None], keep * LIMIT)[1][0]
            return best(base[rows] @ query, rows)

        measure(f"faiss binary ×{keep}, rescored by numpy", search)


def faiss_hnsw():
    import faiss

    faiss.omp_set_num_threads(1)
    index = faiss.IndexHNSWFlat(DIMENSION, 16, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = 200
    _, build = timed(lambda: index.add(base))
    for ef in (32, 64, 128, 256):
        index.hnsw.efSearch = ef
        measure(f"faiss HNSW, ef {ef}", lambda query: index.search(query[None], LIMIT)[1][0], build)


def hnswlib_graph():
    import hnswlib

    index = hnswlib.Index("ip", DIMENSION)
    index.init_index(len(base), ef_construction=200, M=16, random_seed=1)
    index.set_num_threads(1)
    _, build = timed(lambda: index.add_items(base, num_threads=1))
    for ef in (32, 64, 128, 256):
        index.set_ef(ef)
        measure(f"hnswlib, ef {ef}", lambda query: index.knn_query(query, LIMIT, num_threads=1)[0][0], build)


def usearch_exact():
    from usearch.index import MetricKind, search

    measure(
        "usearch, exact f32",
        lambda query: search(base, query, LIMIT, MetricKind.IP, exact=True, threads=1).keys,
    )


def usearch_graph():
    from usearch.index import Index

    index = Index(ndim=DIMENSION, metric="ip", dtype="f32", connectivity=16, expansion_add=200, expansion_search=64)
    _, build = timed(lambda: index.add(np.arange(len(base)), base, threads=1))
    for ef in (64, 128, 256):
        index.expansion_search = ef
        measure(f"usearch HNSW, ef {ef}", lambda query: index.search(query, LIMIT, threads=1).keys, build)


def sqlite_vec_tables():
    import sqlite3

    import sqlite_vec

    for label, column, insert, match, extra in (
        ("sqlite-vec, f32 cosine", f"v float[{DIMENSION}] distance_metric=cosine", "?", "?", ""),
        ("sqlite-vec, f32 L2", f"v float[{DIMENSION}]", "?", "?", ""),
        ("sqlite-vec, int8", f"v int8[{DIMENSION}]", "vec_quantize_int8(?, 'unit')", "vec_quantize_int8(?, 'unit')", ""),
        ("sqlite-vec, bit ×64, rescored", f"v bit[{DIMENSION}]", "vec_quantize_binary(?)", "vec_quantize_binary(?)", "r"),
    ):
        db = sqlite3.connect(":memory:")
        db.enable_load_extension(True)
        sqlite_vec.load(db)
        plus = ", +f blob" if extra else ""
        db.execute(f"create virtual table t using vec0({column}{plus})")

        def fill():
            with db:
                for row, vector in enumerate(base):
                    data = vector.tobytes()
                    if extra:
                        db.execute(f"insert into t(rowid, v, f) values (?, {insert}, ?)", (row, data, data))
                    else:
                        db.execute(f"insert into t(rowid, v) values (?, {insert})", (row, data))

        _, build = timed(fill)
        if extra:
            sql = (
                f"select rowid from (select rowid, f from t where v match {match} and k = {64 * LIMIT}) "
                f"order by vec_distance_cosine(f, ?) limit {LIMIT}"
            )
        else:
            sql = f"select rowid from t where v match {match} and k = {LIMIT} order by distance"

        def search(query):
            data = query.tobytes()
            return [row for row, in db.execute(sql, (data, data) if extra else (data,))]

        measure(label, search, build, warm=2)


def pgvector():
    import pgserver
    import psycopg

    with tempfile.TemporaryDirectory() as place:
        server = pgserver.get_server(place)
        with psycopg.connect(server.get_uri(), autocommit=True) as db:
            db.execute("create extension vector")
            db.execute(f"create table t (id int, v vector({DIMENSION}))")

            def fill():
                with db.cursor().copy("copy t from stdin") as copy:
                    for row, vector in enumerate(base):
                        copy.write_row((row, "[" + ",".join(map(repr, vector.tolist())) + "]"))

            _, build = timed(fill)
            db.execute("set max_parallel_workers_per_gather = 0")

            def search(query):
                text = "[" + ",".join(map(repr, query.tolist())) + "]"
                return [row for row, in db.execute(f"select id from t order by v <#> %s::vector limit {LIMIT}", (text,))]

            measure("pgvector, sequential scan", search, build, warm=2)
            db.execute("set maintenance_work_mem = '1GB'")
            db.execute("set max_parallel_maintenance_workers = 0")
            index = "create index on t using hnsw (v vector_ip_ops) with (m = 16, ef_construction = 64)"
            _, build = timed(lambda: db.execute(index))
            for ef in (40, 100, 200):
                db.execute(f"set hnsw.ef_search = {ef}")
                measure(f"pgvector HNSW, ef {ef}", search, build)
        server.cleanup()


PEERS = {
    "numpy": numpy_exact, "faiss-flat": faiss_flat, "faiss-binary": faiss_binary, "faiss-hnsw": faiss_hnsw,
    "hnswlib": hnswlib_graph, "usearch": usearch_exact, "usearch-graph": usearch_graph, "sqlite-vec": sqlite_vec_tables,
    "pgvector": pgvector,
}
PEERS[sys.argv[1]]()
