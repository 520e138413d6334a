# SPDX-License-Identifier: GPL-3.0-or-later
"""Celery on a Redis server of its own. Its guide on optimizing: no results, a large prefetch, no gossip."""
import os
import shutil
import subprocess
import time

from celery import Celery

import marks
from peer import Peer


def application(port):
    app = Celery("bench", broker=f"redis://127.0.0.1:{port}/0")
    app.conf.update(
        task_ignore_result=True, worker_prefetch_multiplier=256, broker_pool_limit=64, worker_send_task_events=False,
        worker_hijack_root_logger=False, broker_connection_retry_on_startup=True, task_default_delivery_mode="persistent",
    )

    @app.task(name="bench.job")
    def job(handed_in):
        marks.perform(handed_in)

    return app, job


class CeleryPeer(Peer):
    title = "Celery on Redis"
    packages = ("celery", "redis")
    durable_settings = "appendonly yes, appendfsync always"
    relaxed_settings = "appendonly yes, appendfsync everysec"
    # Of solo, two solo, prefork -c 2 and threads -c 4 this was the fastest by far on two cores.
    pool = ("--pool", "solo")
    shapes = {1: (1, 1), "many": (2, 1)}

    def server_version(self):
        said = subprocess.run(["redis-server", "--version"], capture_output=True, text=True).stdout
        return "Redis " + said.split("v=")[1].split()[0]

    def prepare(self):
        program = shutil.which("redis-server")
        if not program:
            raise FileNotFoundError("redis-server is not installed")
        folder = os.path.join(self.scratch, "redis")
        os.makedirs(folder)
        port = str(self.config["port"])
        sync = "always" if self.durable else "everysec"
        server = subprocess.Popen(
            [program, "--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes",
             "--appendfsync", sync, "--daemonize", "no"],
            stdout=subprocess.DEVNULL,
        )
        import redis

        connection = redis.Redis(port=self.config["port"])
        for _ in range(100):
            try:
                connection.ping()
                return [server]
            except redis.ConnectionError:
                time.sleep(0.1)
        server.kill()
        raise TimeoutError("redis-server does not answer")

    def client(self):
        _, job = application(self.config["port"])
        return lambda handed_in: job.apply_async((handed_in,), retry=False)

    def work(self):
        app, _ = application(self.config["port"])
        app.worker_main([
            "worker", "--loglevel", "ERROR", "--without-gossip", "--without-mingle", "--without-heartbeat", "--hostname",
            f"bench{os.getpid()}@%h", *self.pool,
        ])

    def left(self):
        import redis

        connection = redis.Redis(port=self.config["port"])
        return connection.llen("celery") + connection.hlen("unacked")


THE_PEER = CeleryPeer
