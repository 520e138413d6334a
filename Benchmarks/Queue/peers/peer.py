# SPDX-License-Identifier: GPL-3.0-or-later
"""What every peer has to say of itself."""
import importlib
import json
import os
import threading


class Peer:
    """One queue under one durability. Made anew in each process from QUEUE_PEER_CONFIG.

    `shapes`: how many submitters -> (processes, threads in each); "many" is the fastest found on two cores.
    """

    #: As in the table.
    title = ""
    #: Packages whose versions are shown.
    packages = ()
    #: Each throughput is the median of so many runs.
    rounds = 1
    #: Whether jobs live in an SQLite file.
    is_sqlite = False
    #: Worker processes.
    workers = 1
    shapes = {1: (1, 1), "many": (1, 64)}
    #: What is set, by durability, in words.
    durable_settings = ""
    relaxed_settings = ""

    def __init__(self, config):
        self.config = config
        self.scratch = config["scratch"]
        self.durable = config["durable"]

    def server_version(self):
        """The name and version of the server it needs, or nothing."""
        return ""

    def prepare(self):
        """Once, before any worker: servers and tables. Gives processes to be ended later, the last first."""
        return []

    def client(self):
        """A function that hands one job in and returns once that is acknowledged."""
        raise NotImplementedError

    def work(self):
        """Runs jobs until the process is ended."""
        raise NotImplementedError

    def left(self):
        """How many jobs the store says are not done; called after the last mark, outside of any hurry."""
        return 0

    def submit_many(self, threads, jobs):
        """Hands `jobs` in from `threads` callers; yields once when ready, ends when all are acknowledged.

        The value returned is the number of times that a call failed and was made again.
        """
        clients = [self.client() for _ in range(threads)]
        failures = []
        start = threading.Event()

        def loop(client, share):
            start.wait()
            for _ in range(share):
                while True:
                    try:
                        client(0)
                        break
                    except Exception as error:  # every peer has errors of its own; all are counted and shown
                        failures.append(f"{type(error).__name__}: {error}")

        shares = [jobs // threads + (index < jobs % threads) for index in range(threads)]
        running = [threading.Thread(target=loop, args=pair) for pair in zip(clients, shares)]
        for thread in running:
            thread.start()
        yield
        start.set()
        for thread in running:
            thread.join()
        return failures


def current():
    """The peer that this process is to be part of."""
    config = json.loads(os.environ["QUEUE_PEER_CONFIG"])
    return make(config)


def make(config):
    module = importlib.import_module(config["peer"])
    return module.THE_PEER(config)
