# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine that figures come from, as a line above them."""
import datetime
import os
import platform
import re


def show():
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) / 1048576
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    print(
        f"Machine: {model[1] if model else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}, "
        f"Linux {platform.release()}. Date: {datetime.date.today()}. Load: {os.getloadavg()[0]:.1f}."
    )
