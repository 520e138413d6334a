# SPDX-License-Identifier: GPL-3.0-or-later
"""Where workers tell that a job was done: files in memory that every process appends to.

One byte a job, or for latencies sixteen: when it was handed in and when it started (CLOCK_MONOTONIC, which all
processes of a machine share).
"""
import os
import struct
import time

_files = {}


def _append(name, data):
    if name not in _files:
        _files[name] = os.open(os.path.join(os.environ["QUEUE_PEER_MARKS"], name), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(_files[name], data)


def perform(handed_in):
    """The whole job: nothing but its mark. `handed_in` is 0, or nanoseconds where the latency is wanted."""
    if handed_in:
        _append("stamps", struct.pack("<qq", handed_in, time.monotonic_ns()))
    _append("done", b".")


def count(folder):
    try:
        return os.stat(os.path.join(folder, "done")).st_size
    except FileNotFoundError:
        return 0


def latencies(folder):
    """Milliseconds from handing in to start, sorted."""
    with open(os.path.join(folder, "stamps"), "rb") as file:
        data = file.read()
    pairs = struct.iter_unpack("<qq", data)
    return sorted((started - handed_in) / 1e6 for handed_in, started in pairs)
