# SPDX-License-Identifier: GPL-3.0-or-later
"""What confinement costs: the start of a worker, a document, memory, each beside the same worker on a kernel that confines
nothing (Tests/Fixtures/workers/machine). Prints a table; ends with 1 where a goal is missed.

  sandbox.py WORKER [FILE...]
"""
import json
import os
import pathlib
import statistics
import struct
import subprocess
import sys
import tempfile
import time

MACHINE = pathlib.Path(__file__).resolve().parents[2] / "Tests/Fixtures/workers/machine"
STARTS, ROUNDS = 40, 200
LIMITS = {"pages": 2000, "inflatedBytes": 300 << 20, "archiveEntries": 10_000, "blocks": 100_000, "characters": 20_000_000}


class Worker:
    """One process, spoken to by frames."""

    def __init__(self, command):
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        )
        self.hello, _ = self.receive()
        self.took = time.perf_counter() - self.begun

    def receive(self):
        magic, header, count = struct.unpack("<III", self.process.stdout.read(12))
        lengths = struct.unpack(f"<{count}Q", self.process.stdout.read(8 * count))
        return json.loads(self.process.stdout.read(header)), [self.process.stdout.read(length) for length in lengths]

    def ask(self, message, *parts):
        header = json.dumps(message).encode()
        lengths = struct.pack(f"<{len(parts)}Q", *map(len, parts))
        self.process.stdin.write(struct.pack("<III", 0x31465247, len(header), len(parts)) + lengths + header + b"".join(parts))
        self.process.stdin.flush()
        while True:
            reply, attachments = self.receive()
            # Words before the reply.
            if "pages" not in reply and "recognising" not in reply:
                return reply, attachments

    def extract(self, name, data):
        options = {"accept": [], "limits": LIMITS, "recognition": RECOGNITION}
        return self.ask({"extract": {"name": name, "options": options}}, data)

    def resident(self):
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def end(self):
        self.process.stdin.close()
        self.process.wait()


RECOGNITION = {"mode": "never", "languages": [], "pages": 0}


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def main():
    worker, files = sys.argv[1], [pathlib.Path(name) for name in sys.argv[2:]]
    documents = [(file.name, file.read_bytes()) for file in files] or [("a.txt", b"Camille Exemple\nComptable\n")]
    starts, plain, locked = [], [], []
    for _ in range(STARTS):
        process = Worker([worker])
        starts.append(process.took * 1000)
        process.end()
    confined = Worker([worker])
    free = Worker([str(MACHINE), "--lacking", "landlock", "--lacking", "seccomp", "--", worker])
    assert "seccomp" in confined.hello["confinement"] and "seccomp" not in free.hello["confinement"]
    for name, data in documents:
        for process in (confined, free):
            process.extract(name, data)
    # In turns, so that what else the machine does meets both.
    for _ in range(max(1, ROUNDS // len(documents))):
        for name, data in documents:
            for process, times in ((confined, locked), (free, plain)):
                begun = time.perf_counter()
                reply, _ = process.extract(name, data)
                times.append((time.perf_counter() - begun) * 1000)
                assert "extracted" in reply, (name, reply)
    resident = confined.resident() / 2**20
    overhead = statistics.median(a - b for a, b in zip(locked, plain))
    for process in (confined, free):
        process.end()
    rows = [
        ("start of a worker to its greeting, median of %d" % STARTS, statistics.median(starts), "ms", 60),
        ("the same, p95", percentile(starts, 0.95), "ms", None),
        ("a document, confined, median of %d" % len(locked), statistics.median(locked), "ms", None),
        ("the same worker on a kernel that confines nothing", statistics.median(plain), "ms", None),
        ("what confinement adds to a document, median of the pairs", overhead, "ms", 2),
        ("in memory after %d documents, idle" % (len(locked) + len(documents)), resident, "MiB", 80),
    ]
    print("| of a worker | measured | asked |\n|---|---|---|")
    for what, value, unit, goal in rows:
        print(f"| {what} | {value:.2f} {unit} | {f'at most {goal} {unit}' if goal else ''} |")
    return int(any(goal is not None and value > goal for _, value, _, goal in rows))


if __name__ == "__main__":
    sys.exit(main())
