# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the queue and its peers in one run and prints the tables; called by scripts/bench-queue.

    run.py BIN VENV_PYTHON [--jobs N] [--samples N] [--minutes M] [--only ours|peers] [--json FILE]

BIN holds the release builds. Everything is made in a scratch folder on the disk of TMPDIR and removed again.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import daemon
import report

PEERS = ["huey_default_peer", "huey_peer", "litequeue_peer", "persistqueue_peer", "celery_peer", "procrastinate_peer"]
HERE = pathlib.Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("python")
    parser.add_argument("--jobs", type=int, default=5000)
    parser.add_argument("--samples", type=int, default=60)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--only", choices=["ours", "peers"])
    parser.add_argument("--json", type=pathlib.Path)
    return parser.parse_args()


class Bench:
    def __init__(self, options, scratch):
        self.options = options
        self.scratch = scratch
        self.program = str(options.bin / "queue-bench")
        self.greffier = str(options.bin / "greffier")
        self.results = []

    def say(self, text):
        print(text, file=sys.stderr, flush=True)

    def add(self, *results):
        for result in results:
            self.results.append(result)
            self.say("  " + json.dumps(result, ensure_ascii=False))

    def ours(self, verb, *options):
        self.say(f"queue-bench {verb} {' '.join(options)}")
        done = subprocess.run(
            [self.program, verb, "--scratch", self.scratch, *options], stdout=subprocess.PIPE, text=True, check=True
        )
        self.add(*(json.loads(line) for line in done.stdout.splitlines()))

    def measure_ours(self):
        options = self.options
        for durability in ("durable", "relaxed"):
            flags = ["--relaxed"] if durability == "relaxed" else []
            for submitters in ("1", "64"):
                self.ours("throughput", "--submitters", submitters, "--jobs", str(options.jobs), *flags)
            self.ours("latency", "--samples", str(5 * options.samples), *flags)
        self.ours("commits")
        self.ours("claims", "--finished", f"1000,10000,100000,{options.rows}")
        for name, measure in (
            ("foreign_rows", lambda folder: daemon.foreign_rows(self.greffier, folder, options.samples)),
            ("memory", lambda folder: daemon.memory(self.greffier, self.program, folder, options.rows, 10)),
            ("soak", lambda folder: daemon.soak(self.greffier, self.program, folder, 60 * options.minutes)),
        ):
            self.say(f"daemon: {name}")
            folder = os.path.join(self.scratch, name)
            self.add({"measure": name, **measure(folder)})
            shutil.rmtree(folder)

    def measure_peers(self):
        environment = {**os.environ, "QUEUE_PEER_SCRATCH": self.scratch, "PYTHONDONTWRITEBYTECODE": "1"}
        for durability in ("durable", "relaxed"):
            for peer in PEERS:
                if (peer, durability) == ("huey_default_peer", "relaxed"):
                    continue  # The same as huey_peer: nothing is relaxed by default.
                self.say(f"{peer}, {durability}")
                done = subprocess.run(
                    [self.options.python, str(HERE / "peers" / "measure.py"), peer, durability, str(self.options.jobs),
                     str(self.options.samples)],
                    stdout=subprocess.PIPE, text=True, env=environment,
                )
                lines = done.stdout.splitlines()
                missing = {"measure": "peer", "peer": peer, "durability": durability, "error": "it ended without a result"}
                self.add(json.loads(lines[-1]) if lines else missing)


def main():
    options = arguments()
    scratch = tempfile.mkdtemp(prefix="greffier-bench-queue-")
    # PostgreSQL's server runs as a user of its own, and has to get through.
    os.chmod(scratch, 0o711)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    bench = Bench(options, scratch)
    try:
        if options.only != "peers":
            bench.measure_ours()
        if options.only != "ours":
            bench.measure_peers()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        if options.json:
            options.json.write_text("".join(json.dumps(result) + "\n" for result in bench.results))
    missed = report.show(bench.results)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
