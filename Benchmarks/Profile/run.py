# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the reading of CVs by rules beside a plain Python reader and prints the tables; called by
scripts/bench-profile.

    run.py PROFILE_BENCH [--rounds N]
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

import machine

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Milliseconds for a CV; how many times more one of 100 times the length may cost.
GOAL_MS, GOAL_RATIO = 30, 100


def lines_of(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def verdict(holds):
    return "yes" if holds else "no"


def row(name, times, goal=None):
    middle = statistics.median(times)
    end = f"median ≤ {goal} | {verdict(middle <= goal)}" if goal else " | "
    print(f"| {name} | {len(times)} | {middle:.1f} | {percentile(times, 0.95):.1f} | {max(times):.1f} | {end} |")


def peer_times(texts, rounds):
    """The processor time of the plain Python reader for each text, to the same bytes of JSON."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from peer_structure import structure

    times = []
    for text in texts:
        own = []
        for _ in range(rounds):
            before = resource.getrusage(resource.RUSAGE_SELF)
            json.dumps(structure(text), ensure_ascii=False, indent=2)
            after = resource.getrusage(resource.RUSAGE_SELF)
            own.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        times.append(statistics.median(own))
    return times


def files_table(bench, rounds, scratch):
    samples = os.environ.get("GREFFIER_SAMPLES")
    if not samples:
        print("GREFFIER_SAMPLES is not set: no files are read.\n")
        return
    folder = pathlib.Path(samples)
    folder = folder / "cvs" if (folder / "cvs").is_dir() else folder
    files = sorted(str(path) for path in folder.iterdir() if path.is_file())
    found = lines_of([bench, "files", "--rounds", str(rounds), "--texts", scratch, *files])
    print("| reader, ms of user and system time a CV, extraction left out | files | median | p95 | worst | goal | met |")
    print("|---|---|---|---|---|---|---|")
    times = [statistics.median(line["ms"]) for line in found]
    two = [statistics.median(line["ms"]) for line in found if line["pages"] == 2]
    row("**greffier**: document.json to profile.json and evidence.json", times, GOAL_MS)
    if two:
        row("of these the files of two pages", two)
    texts = [(pathlib.Path(scratch) / (pathlib.Path(line["file"]).name + ".txt")).read_text() for line in found]
    peer = peer_times(texts, rounds)
    if peer:
        row("plain Python: text to JSON by regular expressions, no evidence", peer)
    print()


SHAPES = {
    "realistic": "a CV of positions, studies, lists: 2, 20, 200 pages",
    "one-section": "one section of 10,000 lines",
    "one-line": "one line of 200 KB",
    "one-word-lines": "10,000 lines of one word",
    "capitals": "10,000 lines in capitals",
    "dates": "10,000 lines of dates",
    "wrapped-list": "a list of 10,000 lines, each ending in a comma",
    "bold-list": "10,000 bold lines",
}


def shapes_table(bench, rounds):
    print("| made-up document | 1/100 of it, ms | 1/10, ms | whole, ms | whole to 1/100 | goal | met |")
    print("|---|---|---|---|---|---|---|")
    by_shape = {}
    for line in lines_of([bench, "shapes", "--rounds", str(rounds)]):
        by_shape.setdefault(line["shape"], []).append(line)
    for shape, found in by_shape.items():
        times = [statistics.median(line["ms"]) for line in sorted(found, key=lambda line: line["share"])]
        ratio = times[-1] / times[0]
        cells = " | ".join(f"{time:.1f}" for time in times)
        print(f"| {SHAPES.get(shape, shape)} | {cells} | {ratio:.0f} | ≤ {GOAL_RATIO} | {verdict(ratio <= GOAL_RATIO)} |")
    print()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    machine.show()
    print()
    with tempfile.TemporaryDirectory(prefix="greffier-bench-profile.") as scratch:
        files_table(options.bench, options.rounds, scratch)
        shapes_table(options.bench, options.rounds)
    load = lines_of([options.bench, "load", "--rounds", str(options.rounds)])[0]
    print(f"Lexicons, {load['files']} files, read once by a daemon: {statistics.median(load['ms']):.0f} ms.")


if __name__ == "__main__":
    main()
