# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the index beside its peers in one run on one thread and prints the tables; called by
scripts/bench-retrieval.

    run.py RETRIEVAL_BENCH FOLDER [--quick]
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

import machine
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
PEERS = ["faiss-flat", "usearch", "faiss-binary", "sqlite-vec", "pgvector", "faiss-hnsw", "hnswlib", "usearch-graph"]
QUICK = ["faiss-flat", "faiss-binary"]
SCANS = "exact,bytes:4,signs:16,signs:32,signs:64,signs:128,suited"
NAMES = {"exact": "exact f32", "bytes": "int8, rescored", "signs": "sign bits, rescored"}
# The last core: interrupts mostly go to the first.
PIN = ["taskset", "-c", str(max(os.sched_getaffinity(0)))]


def lines_of(command):
    done = subprocess.run(PIN + command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        print(f"{' '.join(command[:3])} failed", file=sys.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def scan_of(line):
    """`suited:signs:64` is what the program chooses by itself."""
    name = line["scan"].removeprefix("suited:")
    kind, _, keep = name.partition(":")
    words = NAMES[kind] + (f" ×{keep}" if keep else "")
    return words if name == line["scan"] else f"as it chooses: {words}"


def name_of(line):
    if "kernel" not in line:
        return line["scan"]
    return f"**greffier {line['kernel']}, {scan_of(line)}**"


class Table:
    """The peers over one set, each with numpy measured right before and after it."""

    def __init__(self, bench, folder, name):
        self.files = ["--base", f"{folder}/{name}.base", "--queries", f"{folder}/{name}.queries"]
        self.truth = np.fromfile(folder / f"{name}.truth", np.int64).reshape(-1, 10).tolist()
        self.bench, self.folder, self.name = bench, folder, name
        self.results = {}

    def numpy(self):
        return self.peer("numpy")[0]

    def peer(self, peer):
        return lines_of([sys.executable, str(HERE / "peers.py"), peer, str(self.folder), self.name])

    def own(self, kernel=None):
        chosen = ["--kernel", kernel] if kernel else []
        return lines_of([self.bench, "scan", *self.files, "--scans", SCANS, *chosen])

    def row(self, line, floor):
        middle = statistics.median(line["times"])
        high = float(np.percentile(line["times"], 95))
        recall = statistics.mean(len(set(a) & set(b)) / 10 for a, b in zip(line["rows"], self.truth))
        self.results[name_of(line).strip("*")] = (middle, recall, floor / middle)
        build = line["buildMilliseconds"] / 1000
        cells = [name_of(line), f"{middle:.3f}", f"{high:.3f}", f"{recall:.3f}", f"{build:.1f}", f"{floor / middle:.2f}"]
        print("| " + " | ".join(cells) + " |", flush=True)

    def show(self, peers, kernels):
        print(f"\n{self.name} set:\n")
        print("| engine | p50 ms | p95 ms | recall@10 | build s | times numpy |\n|---|---|---|---|---|---|", flush=True)
        runs = [("own", lambda kernel=kernel: self.own(kernel)) for kernel in kernels]
        runs += [(peer, lambda peer=peer: self.peer(peer)) for peer in peers]
        before = self.numpy()
        self.row(before, statistics.median(before["times"]))
        for _, run in runs:
            lines = run()
            after = self.numpy()
            floor = statistics.median(before["times"] + after["times"])
            for line in lines:
                self.row(line, floor)
            before = after


def bars(easy, hard):
    """What was asked for, with what came out on the hard set."""

    def best(table, kind, recall):
        return max(
            (value for name, value in table.items() if kind in name and value[1] >= recall - 5e-4),
            key=lambda value: value[2],
            default=(float("inf"), 0, 0),
        )

    exact = best(hard, "exact f32", 1)
    bytes_ = best(hard, "int8, rescored", 1)
    signs = best(hard, "sign bits", 0.998)
    peer = best(hard, "faiss binary", 0.998)
    print("\n| asked, hard set | measured | holds |\n|---|---|---|")
    for text, value, holds in (
        ("exact f32 no slower than numpy", f"{exact[2]:.2f} times", exact[2] >= 1),
        ("int8 with rescoring ≥ 2.5 times numpy at recall 1.000", f"{bytes_[2]:.1f} times", bytes_[2] >= 2.5),
        ("sign bits with rescoring ≥ 12 times numpy at recall ≥ 0.998", f"{signs[2]:.1f} times", signs[2] >= 12),
        (
            "and no slower than faiss binary with rescoring",
            f"{signs[0]:.3f} ms against {peer[0]:.3f} ms",
            signs[0] <= peer[0],
        ),
    ):
        print(f"| {text} | {value} | {'yes' if holds else 'no'} |")


def large(bench, quick):
    size = ["--count", "100000"] if quick else []
    lines = lines_of([bench, "large", *size])
    if not lines:
        return
    print(f"\n{lines[0]['vectors']:,} × {lines[0]['dimension']:,}, made up on the spot:\n")
    print("| scan | p50 ms | p95 ms | recall@10 | memory GB | made in s |\n|---|---|---|---|---|---|")
    for line in lines:
        cells = [
            scan_of(line), f"{statistics.median(line['times']):.1f}",
            f"{np.percentile(line['times'], 95):.1f}", f"{line['recall']:.3f}", f"{line['bytes'] / 1e9:.2f}",
            f"{line['buildMilliseconds'] / 1000:.0f}",
        ]
        print("| " + " | ".join(cells) + " |", flush=True)


def words(bench, documents):
    """Both write the same chunks, a document a transaction, and search for the same three words."""
    size = ["--documents", str(documents)]
    own = lines_of([bench, "index", *size])
    peer = lines_of([sys.executable, str(HERE / "fts.py"), bench, *size])
    print("\n| writing and searching, one core | chunks | chunks/s of processor time | by the clock | file MB | p50 ms | p95 ms |")
    print("|---|---|---|---|---|---|---|")
    for name, line in [("**greffier**: words, 4-grams, vectors", line) for line in own] + [
        (line["name"], line) for line in peer
    ]:
        cells = [
            name, f"{line['chunks']:,}", f"{1000 * line['chunks'] / line['processorMilliseconds']:,.0f}",
            f"{1000 * line['chunks'] / line['milliseconds']:,.0f}", f"{line['fileBytes'] / 1e6:.1f}",
            f"{statistics.median(line['searches']):.2f}", f"{np.percentile(line['searches'], 95):.2f}",
        ]
        print("| " + " | ".join(cells) + " |", flush=True)
    for line in own:
        search, ranking = statistics.median(line["searches"]), statistics.median(line["rankings"])
        print(
            f"\nOf a search among {line['chunks']:,} chunks, ranking by words and vectors takes {ranking:.1f} ms; the second "
            f"query, for the words themselves, with the snippets takes the other {search - ranking:.1f} ms.", flush=True
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="few peers, small sets")
    options = parser.parse_args()
    machine.show()
    results = []
    for name in ("easy", "hard"):
        table = Table(options.bench, options.folder, name)
        table.show(QUICK if options.quick else PEERS, [None] if options.quick else [None, "avx2", "popcnt", "plain"])
        results.append(table.results)
    bars(*results)
    large(options.bench, options.quick)
    for documents in [50] if options.quick else [400, 11_112]:
        words(options.bench, documents)


main()
