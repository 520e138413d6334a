# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes written to the disk that holds a folder, as its own counter says, whoever wrote them.

/proc/PID/io is of no use here: where the kernel has large folios it counts 2 MiB for a write of 4 KiB.
"""
import os


class WrittenBytes:
    def __init__(self, folder):
        device = os.stat(folder).st_dev
        self.path = f"/sys/dev/block/{os.major(device)}:{os.minor(device)}/stat"
        self.start = self._read()

    def _read(self):
        os.sync()
        try:
            with open(self.path) as file:
                return int(file.read().split()[6]) * 512
        except FileNotFoundError:
            return None

    def stop(self):
        """The bytes since the start; None where the file system is on no disk of its own."""
        end = self._read()
        return None if end is None or self.start is None else end - self.start
