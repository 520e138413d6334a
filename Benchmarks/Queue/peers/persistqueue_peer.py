# SPDX-License-Identifier: GPL-3.0-or-later
"""persist-queue, SQLiteAckQueue: put, get and ack; it has no worker, so this loop is one.

Acknowledged rows are cleared now and then, as its documentation says: it scans them at every get.
"""
import os
import sqlite3
import time

import persistqueue

import marks
from peer import Peer


class PersistQueuePeer(Peer):
    title = "persist-queue, SQLiteAckQueue"
    packages = ("persist-queue",)
    is_sqlite = True
    rounds = 3
    # Two worker processes take some jobs twice, so there is one; 64 threads were slower than two processes.
    shapes = {1: (1, 1), "many": (2, 1)}
    durable_settings = "as it comes (SQLite's synchronous = FULL)"
    relaxed_settings = "PRAGMA synchronous = NORMAL on its connections"

    def queue(self):
        made = persistqueue.SQLiteAckQueue(os.path.join(self.scratch, "persist"), multithreading=True, timeout=30)
        if not self.durable:
            for connection in (made._getter, made._putter):
                connection.execute("PRAGMA synchronous = NORMAL")
        return made

    def prepare(self):
        self.queue()
        return []

    def client(self):
        # One object for all threads of a process, as it is meant to be.
        if not hasattr(self, "shared"):
            self.shared = self.queue()
        return self.shared.put

    def work(self):
        made = self.queue()
        done = 0
        while True:
            try:
                item = made.get(block=False, raw=True)
            except persistqueue.exceptions.Empty:
                time.sleep(0.001)
                continue
            marks.perform(item["data"])
            made.ack(id=item["pqid"])
            done += 1
            if done % 500 == 0:
                made.clear_acked_data(max_delete=1000, keep_latest=0)

    def left(self):
        with sqlite3.connect(os.path.join(self.scratch, "persist", "data.db")) as db:
            return db.execute("SELECT count(*) FROM ack_queue_default WHERE status <> 5").fetchone()[0]


THE_PEER = PersistQueuePeer
