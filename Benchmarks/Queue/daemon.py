# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of the real daemon, in workspaces of its own: pick-up of foreign rows, memory, and other writers beside it."""
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

PIPELINE = """pipeline: bench
description: One stage, nothing published
stages:
  text: {use: extract}
publish: []
"""


class Workspace:
    """A workspace with one small pipeline, and the daemon in it; ended at the end, however that comes."""

    def __init__(self, greffier, folder):
        self.greffier = greffier
        self.folder = pathlib.Path(folder)
        self.daemon = None
        self.run("init", str(folder))
        for file in (self.folder / "pipelines").glob("*.yaml"):
            file.unlink()
        (self.folder / "pipelines" / "bench.yaml").write_text(PIPELINE)
        with open(self.folder / "greffier.yaml", "a") as settings:
            settings.write(f"\nsubmissions: {{allow: [{self.folder}]}}\n")
        self.jobs = self.folder / "state" / "jobs.sqlite"
        self.log = self.folder / "daemon.log"

    def run(self, *arguments):
        command = [self.greffier, *arguments]
        if arguments[0] != "init":
            command += ["--workspace", str(self.folder)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def query(self, sql):
        with sqlite3.connect(f"file:{self.jobs}?mode=ro", uri=True, timeout=30) as db:
            return db.execute(sql).fetchall()

    def start(self):
        with open(self.log, "a") as log:
            self.daemon = subprocess.Popen([self.greffier, "daemon", "--workspace", str(self.folder)], stdout=log, stderr=log)
        for _ in range(300):
            if f'"pid" : {self.daemon.pid}' in self.run("status", "--json"):
                return
            time.sleep(0.1)
        raise TimeoutError("the daemon does not start: " + self.log.read_text()[-500:])

    def resident(self):
        for line in open(f"/proc/{self.daemon.pid}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.daemon and self.daemon.poll() is None:
            self.daemon.send_signal(signal.SIGTERM)
            try:
                self.daemon.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.daemon.kill()
                self.daemon.wait()

    def text_file(self, name):
        """A file that no other has the bytes of, so that no memo helps."""
        path = self.folder / f"{name}.txt"
        path.write_text(f"Jean Martin\nDéveloppeur\n{name}\n", encoding="utf-8")
        return path


def percentiles(values):
    values = sorted(values)
    return {"samples": len(values), "p50_ms": values[len(values) // 2], "p99_ms": values[min(len(values) - 1, int(0.99 * len(values)))]}


def foreign_rows(greffier, folder, samples):
    """From the INSERT of another program (its own commit included) to the claim of the first stage by the idle daemon."""
    randomness = random.Random(1)
    with Workspace(greffier, folder) as workspace:
        workspace.start()
        time.sleep(1)
        door = sqlite3.connect(workspace.folder / "submissions" / "submissions.sqlite", timeout=30)
        inserted = {}
        for number in range(samples):
            path = workspace.text_file(f"row-{number}")
            time.sleep(randomness.uniform(0.15, 0.35))
            moment = time.time()
            with door:
                row = door.execute("INSERT INTO submissions (pipeline, path) VALUES ('bench', ?)", (str(path),)).lastrowid
            inserted[row] = moment
        runs = wait_for(lambda: dict(door.execute("SELECT id, run_id FROM submissions WHERE status = 'succeeded'")), samples)
        started = dict(workspace.query("SELECT run, min(started_at) FROM jobs GROUP BY run"))
        door.close()
    return percentiles([started[runs[row]] - moment * 1000 for row, moment in inserted.items()])


def wait_for(look, count):
    for _ in range(600):
        found = look()
        if len(found) >= count:
            return found
        time.sleep(0.1)
    raise TimeoutError(f"{len(found)} of {count} after a minute")


def memory(greffier, queue_bench, folder, rows, seconds):
    """Resident memory of a daemon that works on a long queue."""
    with Workspace(greffier, folder) as workspace:
        workspace.start()
        empty = workspace.resident()
        workspace.stop()
        workspace.run("submit", "bench", str(workspace.text_file("queued")))
        started = time.monotonic()
        subprocess.run([queue_bench, "fill", str(workspace.jobs), "--rows", str(rows - 1)], check=True)
        filled = time.monotonic() - started
        workspace.start()
        most = 0
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            most = max(most, workspace.resident())
            time.sleep(0.1)
        done = workspace.query("SELECT count(*) FROM runs WHERE finished_at IS NOT NULL")[0][0]
    if not done:
        raise RuntimeError("the daemon did nothing: " + workspace.log.read_text()[-500:])
    return {"rows": rows, "empty_bytes": empty, "resident_bytes": most, "done": done, "fill_seconds": filled}


class Tally:
    """Calls of the command line: how many, how long at most, and what went wrong."""

    def __init__(self):
        self.calls = self.locked = self.others = 0
        self.longest = 0.0
        self.first_error = ""

    def call(self, command):
        started = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True)
        self.longest = max(self.longest, time.monotonic() - started)
        self.calls += 1
        said = (done.stdout + done.stderr).lower()
        if done.returncode != 0 or "locked" in said or "busy" in said:
            self.first_error = self.first_error or (done.stderr or done.stdout).strip()[:200]
            if "locked" in said or "busy" in said:
                self.locked += 1
            else:
                self.others += 1


def soak(greffier, queue_bench, folder, seconds):
    """Four processes that write, and the command line that asks, beside a working daemon; errors of any of them."""
    with Workspace(greffier, folder) as workspace:
        workspace.start()
        writers = [
            subprocess.Popen(
                [queue_bench, "writer", str(workspace.jobs), "--seconds", str(seconds)], stdout=subprocess.PIPE, text=True
            )
            for _ in range(3)
        ]
        submits, status = Tally(), Tally()
        place = ["--workspace", str(workspace.folder)]
        end = time.monotonic() + seconds

        def ask():
            while time.monotonic() < end:
                status.call([greffier, "status", "--json", *place])
                time.sleep(0.05)

        asking = ThreadPoolExecutor(1).submit(ask)
        number = 0
        while time.monotonic() < end:
            number += 1
            submits.call([greffier, "submit", "bench", str(workspace.text_file(f"soak-{number}")), *place])
        asking.result()
        wrote = [json.loads(writer.communicate()[0]) for writer in writers]
        done = workspace.query("SELECT count(*) FROM runs WHERE status = 'succeeded'")[0][0]
    said = workspace.log.read_text().lower()
    errors = [submits.first_error, status.first_error, *(writer["first_error"] for writer in wrote)]
    return {
        "seconds": seconds, "writes": submits.calls + sum(writer["writes"] for writer in wrote), "questions": status.calls,
        "runs_done": done,
        "locked": submits.locked + status.locked + sum(writer["locked"] for writer in wrote)
        + said.count("locked") + said.count("busy"),
        "other_errors": submits.others + status.others + sum(writer["other_errors"] for writer in wrote),
        "longest_write_ms": max(writer["max_ms"] for writer in wrote),
        "p99_write_ms": max(writer["p99_ms"] for writer in wrote),
        "longest_command_ms": 1000 * max(submits.longest, status.longest),
        "first_error": next((error for error in errors if error), ""),
    }
