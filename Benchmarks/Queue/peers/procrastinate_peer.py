# SPDX-License-Identifier: GPL-3.0-or-later
"""procrastinate on a PostgreSQL cluster of its own: async tasks, LISTEN/NOTIFY, a pool of connections."""
import asyncio
import glob
import os
import pwd
import subprocess
import time

import procrastinate
import psycopg

import marks
from peer import Peer

SUPERUSER = "postgres"


def programs():
    """The folder of the newest PostgreSQL server on this machine."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: float(path.split("/")[4]))
    if not found:
        raise FileNotFoundError("the package postgresql is not installed")
    return os.path.dirname(found[-1])


def as_server_user(command, folder):
    """PostgreSQL refuses root: there the user of its package runs it."""
    if os.geteuid() != 0:
        return command
    user = pwd.getpwnam(SUPERUSER)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--init-groups", *command]


def conninfo(config):
    return f"host=127.0.0.1 port={config['port']} user={SUPERUSER} dbname=postgres"


def application(config, connections):
    connector = procrastinate.PsycopgConnector(
        conninfo=conninfo(config), min_size=connections, max_size=connections,
    )
    app = procrastinate.App(connector=connector)

    @app.task(name="job", queue="bench")
    async def job(handed_in):
        marks.perform(handed_in)

    return app, job


class ProcrastinatePeer(Peer):
    title = "procrastinate on PostgreSQL"
    packages = ("procrastinate", "psycopg")
    durable_settings = "synchronous_commit = on"
    relaxed_settings = "synchronous_commit = off"
    # Of 1, 5, 10 and 20, and two workers of 10; its 64 submitters are tasks over ten connections.
    concurrency = 5
    shapes = {1: (1, 1), "many": (1, 64)}

    def server_version(self):
        said = subprocess.run([f"{programs()}/postgres", "--version"], capture_output=True, text=True).stdout
        return "PostgreSQL " + said.split()[2]

    def prepare(self):
        folder = os.path.join(self.scratch, "postgres")
        os.makedirs(folder, mode=0o700)
        bin = programs()
        subprocess.run(
            as_server_user([f"{bin}/initdb", "-D", f"{folder}/data", "-A", "trust", "-U", SUPERUSER, "--no-sync"], folder),
            check=True, stdout=subprocess.DEVNULL, cwd=folder,
        )
        settings = {
            "port": self.config["port"], "listen_addresses": "127.0.0.1", "unix_socket_directories": "",
            "shared_buffers": "1GB", "max_wal_size": "4GB", "max_connections": "200",
            "synchronous_commit": "on" if self.durable else "off",
        }
        flags = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        server = subprocess.Popen(
            as_server_user([f"{bin}/postgres", "-D", f"{folder}/data", *flags], folder),
            stdout=subprocess.DEVNULL, stderr=open(os.path.join(self.scratch, "postgres.log"), "w"), cwd=folder,
        )
        for _ in range(100):
            try:
                psycopg.connect(conninfo(self.config)).close()
                break
            except psycopg.OperationalError:
                time.sleep(0.1)
        asyncio.run(self.make_tables())
        return [server]

    async def make_tables(self):
        app, _ = application(self.config, 1)
        async with app.open_async():
            await app.schema_manager.apply_schema_async()

    def client(self):
        """For latencies: one connection, one job at a time."""
        app, job = application(self.config, 1)
        loop = asyncio.new_event_loop()
        loop.run_until_complete(app.open_async())
        return lambda handed_in: loop.run_until_complete(job.defer_async(handed_in=handed_in))

    def submit_many(self, threads, jobs):
        loop = asyncio.new_event_loop()
        app, job = application(self.config, min(threads, 10))
        loop.run_until_complete(app.open_async())
        failures = []

        async def submit(share):
            for _ in range(share):
                while True:
                    try:
                        await job.defer_async(handed_in=0)
                        break
                    except Exception as error:
                        failures.append(f"{type(error).__name__}: {error}")

        async def submit_all():
            await asyncio.gather(*(submit(jobs // threads + (i < jobs % threads)) for i in range(threads)))

        yield
        loop.run_until_complete(submit_all())
        return failures

    def work(self):
        async def run():
            app, _ = application(self.config, self.concurrency + 2)
            async with app.open_async():
                await app.run_worker_async(queues=["bench"], concurrency=self.concurrency)

        asyncio.run(run())

    def left(self):
        with psycopg.connect(conninfo(self.config)) as db:
            return db.execute("SELECT count(*) FROM procrastinate_jobs WHERE status <> 'succeeded'").fetchone()[0]


THE_PEER = ProcrastinatePeer
