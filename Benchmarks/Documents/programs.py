# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the programs that are measured and gathers their processor time."""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def say(text):
    print(text, file=sys.stderr, flush=True)


def lines(command):
    """The JSON objects that `command` prints, one a line."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def measured(command, output=subprocess.DEVNULL, environment=None):
    """Milliseconds of processor time, user and system, and of the clock for one run of a program; None where it fails."""
    start = time.monotonic()
    child = subprocess.Popen(
        [str(part) for part in command], stdout=output, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    passed = 1000 * (time.monotonic() - start)
    return None if child.returncode else (1000 * (usage.ru_utime + usage.ru_stime), passed)


def program_times(make, files, rounds):
    """Milliseconds of each round for each file of a program that reads one file."""
    times = {str(file): [] for file in files}
    for _ in range(rounds):
        for file in files:
            found = measured(make(file))
            times[str(file)].append(found and found[0])
    return {file: None if None in found else found for file, found in times.items()}


def own_times(program, files, rounds):
    return {line["file"]: line["ms"] for line in lines([program, "read", "--rounds", rounds, *files])}


def library_times(python, library, files, rounds):
    found = lines([python, HERE / "peers" / "library_peer.py", library, "time", rounds, *files])
    return {line["file"]: None if "error" in line else line["ms"] for line in found}


def floor_times(program, options, files, rounds):
    """Times of a C floor, which prints a line of numbers for each file."""
    done = subprocess.run(
        [str(part) for part in (program, *options, rounds, *files)], stdout=subprocess.PIPE, text=True, check=True
    )
    rows = [[float(number) for number in line.split()] for line in done.stdout.splitlines()]
    return {str(file): row for file, row in zip(files, rows)}


def medians(times):
    """The median of each file's rounds, without files that failed."""
    return {file: statistics.median(found) for file, found in times.items() if found}


def compile_floor(source, packages, folder):
    """Compiles a C floor; its path, or None where a library is missing."""
    program = folder / source.removesuffix(".c")
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", *packages], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    if flags.returncode:
        say(f"no floor from {source}: {flags.stderr.splitlines()[0]}")
        return None
    subprocess.run(["cc", "-O2", HERE / source, "-o", program, *flags.stdout.split()], check=True)
    return program
