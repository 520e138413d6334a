# SPDX-License-Identifier: GPL-3.0-or-later
"""Huey on SQLite. https://huey.readthedocs.io: results off, no periodic tasks, workers as processes or threads."""
import os
import sqlite3

from huey import SqliteHuey

import marks
from peer import Peer


def queue(scratch, fsync):
    made = SqliteHuey("bench", filename=os.path.join(scratch, "huey.db"), results=False, fsync=fsync)

    @made.task()
    def job(handed_in):
        marks.perform(handed_in)

    return made, job


class HueyPeer(Peer):
    title = "Huey, SqliteHuey"
    packages = ("huey",)
    is_sqlite = True
    rounds = 3
    durable_settings = "fsync=True (its default does the same here)"
    relaxed_settings = "fsync=False"
    # Of 1, 2, 4 and 8 threads and 2 and 4 processes this was the fastest on two cores.
    consumer_workers = 2
    consumer_kind = "process"
    # 64 threads, or 2 processes of 32, were slower.
    shapes = {1: (1, 1), "many": (2, 1)}

    def fsync(self):
        return self.durable

    def prepare(self):
        queue(self.scratch, self.fsync())
        return []

    def client(self):
        _, job = queue(self.scratch, self.fsync())
        return job

    def work(self):
        made, _ = queue(self.scratch, self.fsync())
        made.create_consumer(
            workers=self.consumer_workers, worker_type=self.consumer_kind, periodic=False, initial_delay=0.1,
        ).run()

    def left(self):
        with sqlite3.connect(os.path.join(self.scratch, "huey.db")) as db:
            return db.execute("SELECT count(*) FROM task").fetchone()[0]


class HueyDefaultPeer(HueyPeer):
    title = "Huey, SqliteHuey as it comes"
    durable_settings = "no setting: SQLite's own synchronous=FULL"

    def fsync(self):
        return None if self.durable else False


THE_PEER = HueyPeer
