# SPDX-License-Identifier: GPL-3.0-or-later
"""One process of a measured peer: `process.py work`, or `process.py submit THREADS JOBS`.

A submitter prints `ready`, waits for a line, submits, prints its failures as JSON and waits for the end of its input,
so that what it wrote can still be read from /proc.
"""
import json
import sys

import peer


def main():
    this = peer.current()
    if sys.argv[1] == "work":
        return this.work()
    steps = this.submit_many(int(sys.argv[2]), int(sys.argv[3]))
    next(steps)
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        next(steps)
    except StopIteration as end:
        print(json.dumps(end.value), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
