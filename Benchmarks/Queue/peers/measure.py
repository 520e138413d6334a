# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures one peer under one durability and prints JSON: measure.py PEER durable|relaxed JOBS SAMPLES."""
import importlib.metadata
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import marks
import peer
from written import WrittenBytes

HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 120


class Failed(Exception):
    pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Measurement:
    """A peer with its servers and workers running, in a scratch folder; ends and removes all of it at the end."""

    def __init__(self, name, durable):
        base = os.environ.get("QUEUE_PEER_SCRATCH") or None
        self.scratch = tempfile.mkdtemp(prefix="queue-peer-", dir=base)
        os.chmod(self.scratch, 0o711)
        self.marks = tempfile.mkdtemp(prefix="queue-peer-", dir="/dev/shm")
        self.config = {"peer": name, "scratch": self.scratch, "durable": durable, "port": free_port()}
        os.environ["QUEUE_PEER_MARKS"] = self.marks
        os.environ["QUEUE_PEER_CONFIG"] = json.dumps(self.config)
        # What peers say while they are ended is of no interest; what went wrong before is told by the failure.
        self.log = open(os.path.join(self.scratch, "log"), "w")
        self.servers = []
        self.workers = []
        self.submitters = []

    def __enter__(self):
        try:
            self.peer = peer.make(self.config)
            self.servers = self.peer.prepare()
            for _ in range(self.peer.workers):
                self.workers.append(self.start("work", stdout=subprocess.DEVNULL))
            client = self.peer.client()
            for _ in range(20):
                client(0)
            self.wait(20, "the first jobs")
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self, *arguments, **options):
        program = [sys.executable, "-W", "ignore", os.path.join(HERE, "process.py"), *arguments]
        return subprocess.Popen(program, stderr=self.log, **options)

    def wait(self, count, what):
        end = time.monotonic() + LIMIT
        while marks.count(self.marks) < count:
            if time.monotonic() > end:
                raise Failed(f"{what} took more than {LIMIT} s: {marks.count(self.marks)} of {count} done")
            if any(worker.poll() is not None for worker in self.workers):
                raise Failed(f"a worker ended while waiting for {what}")
            time.sleep(0.001)

    def throughput(self, shape, jobs):
        """Jobs a second from the first submission to the last end, bytes written a job, and failures."""
        processes, threads = shape
        shares = [jobs // processes + (index < jobs % processes) for index in range(processes)]
        self.submitters = [
            self.start("submit", str(threads), str(share), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for share in shares
        ]
        for submitter in self.submitters:
            if submitter.stdout.readline().strip() != "ready":
                raise Failed("a submitter did not start")
        before = marks.count(self.marks)
        written = WrittenBytes(self.scratch)
        start = time.monotonic()
        for submitter in self.submitters:
            submitter.stdin.write("go\n")
            submitter.stdin.flush()
        self.wait(before + jobs, "the jobs")
        # The mark stands before the end is written down.
        while self.peer.left():
            if time.monotonic() - start > LIMIT:
                raise Failed("some jobs were never done")
            time.sleep(0.001)
        seconds = time.monotonic() - start
        failures = [failure for submitter in self.submitters for failure in json.loads(submitter.stdout.readline())]
        bytes_written = written.stop()
        if marks.count(self.marks) != before + jobs:
            raise Failed(f"{marks.count(self.marks) - before} marks for {jobs} jobs")
        for submitter in self.submitters:
            submitter.stdin.close()
            submitter.wait()
        self.submitters = []
        return {
            "submitters": processes * threads, "processes": processes, "jobs": jobs, "jobs_per_second": jobs / seconds,
            "bytes_per_job": bytes_written and bytes_written / jobs, "failed_calls": len(failures), "failure": failures[0] if failures else "",
        }

    def latency(self, samples):
        client = self.peer.client()
        randomness = random.Random(1)
        client(0)
        for _ in range(samples):
            # At any moment of a worker's own rhythm.
            time.sleep(randomness.uniform(0.02, 0.12))
            before = marks.count(self.marks)
            client(time.monotonic_ns())
            self.wait(before + 1, "a job alone")
        found = marks.latencies(self.marks)
        return {
            "samples": len(found), "p50_ms": found[len(found) // 2],
            "p99_ms": found[min(len(found) - 1, int(0.99 * len(found)))],
        }

    def __exit__(self, *_):
        for process in self.submitters:
            process.kill()
        # The servers last: workers take their leave of them.
        for group in (self.submitters, self.workers, self.servers[::-1]):
            for process in group:
                process.send_signal(signal.SIGINT)
            for process in group:
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        self.log.close()
        shutil.rmtree(self.scratch, ignore_errors=True)
        shutil.rmtree(self.marks, ignore_errors=True)


def main():
    name, durability, jobs, samples = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    result = {"measure": "peer", "peer": name, "durability": durability}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with Measurement(name, durability == "durable") as measurement:
            this = measurement.peer
            result |= {
                "title": this.title, "is_sqlite": this.is_sqlite,
                "settings": this.durable_settings if this.durable else this.relaxed_settings,
                "versions": {package: importlib.metadata.version(package) for package in this.packages},
            }
            if samples:
                result["latency"] = measurement.latency(samples)
            result["server"] = this.server_version()
            result["throughput"] = {}
            for count, shape in this.shapes.items():
                rounds = [measurement.throughput(shape, jobs) for _ in range(this.rounds)]
                rounds.sort(key=lambda found: found["jobs_per_second"])
                result["throughput"][str(count)] = rounds[len(rounds) // 2]
    except Exception as error:
        result["error"] = f"{type(error).__name__}: {error}"
    print(json.dumps(result), flush=True)
    return 1 if "error" in result else 0


if __name__ == "__main__":
    sys.exit(main())
