# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the vectors that all peers are given, the same for the same seed, and their true neighbours.

    sets.py FOLDER [--count N] [--dimension N] [--queries N]

easy: 1,000 clusters that hardly touch. hard: 500 clusters that overlap, in 64 directions of falling weight with a part
that all vectors share, which is nearer to what embedding models give.
"""
import argparse
import pathlib

import numpy as np


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def easy(random, count, dimension):
    centres = random.standard_normal((1000, dimension), dtype=np.float32)
    noise = random.standard_normal((count, dimension), dtype=np.float32)
    return unit(centres[random.integers(0, 1000, count)] + 0.5 * noise)


def hard(random, count, dimension):
    weights = (1 / np.sqrt(1 + np.arange(64))).astype(np.float32)
    directions = np.linalg.qr(random.standard_normal((dimension, 64)))[0].T.astype(np.float32)
    centres = random.standard_normal((500, 64), dtype=np.float32)
    inner = centres[random.integers(0, 500, count)] + 1.2 * random.standard_normal((count, 64), dtype=np.float32)
    shared = random.standard_normal(dimension).astype(np.float32)
    shared /= np.linalg.norm(shared)
    rows = (inner * weights) @ directions + 2 * shared
    return unit(rows + 0.02 * random.standard_normal((count, dimension), dtype=np.float32))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--dimension", type=int, default=384)
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, make in (("easy", easy), ("hard", hard)):
        rows = make(np.random.default_rng(20_261_122), options.count + options.queries, options.dimension)
        base, queries = rows[: options.count], rows[options.count :]
        base.tofile(options.folder / f"{name}.base")
        queries.tofile(options.folder / f"{name}.queries")
        np.argsort(-(queries @ base.T), axis=1, kind="stable")[:, :10].astype(np.int64).tofile(
            options.folder / f"{name}.truth"
        )


main()
