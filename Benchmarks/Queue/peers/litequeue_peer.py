# SPDX-License-Identifier: GPL-3.0-or-later
"""litequeue: put, pop and done on one table; it has no worker, so this loop is one."""
import os
import sqlite3
import time

from litequeue import LiteQueue

import marks
from peer import Peer


class LiteQueuePeer(Peer):
    title = "litequeue"
    packages = ("litequeue",)
    is_sqlite = True
    rounds = 3
    # Of 1, 2 and 3; and for "many" 64 threads, in one process or two, were slower than two processes.
    workers = 2
    shapes = {1: (1, 1), "many": (2, 1)}
    durable_settings = "PRAGMA synchronous = FULL on its connection"
    relaxed_settings = "as it comes (synchronous = NORMAL)"

    def queue(self):
        made = LiteQueue(os.path.join(self.scratch, "lite.db"), timeout=30)
        if self.durable:
            made.conn.execute("PRAGMA synchronous = FULL")
        return made

    def prepare(self):
        self.queue()
        return []

    def client(self):
        made = self.queue()
        return lambda handed_in: made.put(str(handed_in))

    def work(self):
        made = self.queue()
        while True:
            message = made.pop()
            if message is None:
                time.sleep(0.001)
                continue
            marks.perform(int(message.data))
            made.done(message.message_id)

    def left(self):
        with sqlite3.connect(os.path.join(self.scratch, "lite.db")) as db:
            return db.execute("SELECT count(*) FROM Queue WHERE status <> 2").fetchone()[0]


THE_PEER = LiteQueuePeer
