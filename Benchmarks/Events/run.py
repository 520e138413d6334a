# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the reading of event logs, segments and delays beside pandas and lifelines, and compares what they estimate."""
import datetime
import json
import random
import subprocess
import sys
import tempfile
import time
import warnings

import lifelines
import pandas

import machine

# The curves are asked where they step, where nothing is approximated.
warnings.simplefilter("ignore", lifelines.exceptions.ApproximationWarning)

END = datetime.date(2026, 11, 20)
STEPS = {"réception": 4, "complétude": 15, "instruction": 45, "décision": 8}


def log(path, lines):
    """A log of about so many lines, in the same order for the same number."""
    draw = random.Random(lines)
    written, case = 0, 0
    days = [(END - datetime.timedelta(days=number)).isoformat() for number in range(2000)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("case;person;step;start;end;group\n")
        while written < lines:
            case += 1
            person, group, ago = draw.randrange(max(1, lines // 12)), draw.randrange(5), draw.randrange(1900)
            for step, mean in STEPS.items():
                length = int(draw.expovariate(1 / (mean * (1 + group / 4))))
                end = days[ago - length] if ago >= length else ""
                file.write(f"c{case};p{person};{step};{days[ago]};{end};g{group}\n")
                written += 1
                ago -= length
                if ago < 0:
                    break


def peer(path):
    """Processor seconds of pandas and lifelines for the same curves, and the curves by step."""
    start = time.process_time()
    table = pandas.read_csv(path, sep=";", parse_dates=["start", "end"])
    read = time.process_time() - start
    start = time.process_time()
    table = table.drop_duplicates()
    last = max(table["start"].max(), table["end"].max())
    table["closed"] = table["end"].notna()
    table["days"] = (table["end"].fillna(last) - table["start"]).dt.days
    curves = {}
    for step, part in table.groupby("step"):
        curves[step] = lifelines.KaplanMeierFitter().fit(part["days"], part["closed"])
        for _, group in part.groupby("group"):
            lifelines.KaplanMeierFitter().fit(group["days"], group["closed"])
    return read, time.process_time() - start, curves


def compare(report, curves):
    """The greatest difference of a share, and of a quantile in days."""
    share, days = 0.0, 0.0
    for group in report["groups"]:
        if "segment" in group or "step" not in group:
            continue
        curve = curves[group["step"]]
        for point in group["curve"]:
            share = max(share, abs(point["share"] - float(curve.predict(point["days"]))))
        for name, part in (("p50", 0.5), ("p80", 0.2), ("p95", 0.05)):
            theirs = float(curve.percentile(part))
            if name in group:
                days = max(days, abs(group[name]["days"] - theirs))
            elif theirs != float("inf"):
                days = float("inf")
    return share, days


def main():
    program, sizes = sys.argv[1], [int(size) for size in sys.argv[2:]]
    machine.show()
    print("\n| lines | ours: read | segments | delays | JSON | memory | pandas: read | lifelines | greatest difference |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = folder + "/log.csv"
            log(path, size)
            out = subprocess.run([program, path, "--results", folder], check=True, capture_output=True, text=True).stdout
            ours = json.loads(out)
            with open(folder + "/delays.json", encoding="utf-8") as file:
                report = json.load(file)
            read, fit, curves = peer(path)
            share, days = compare(report, curves)
            print(
                f"| {ours['lines']:,} | {ours['read']:.2f} s | {ours['segments']:.2f} s | {ours['delays']:.2f} s "
                f"| {ours['write']:.2f} s | {ours['megabytes']} MB | {read:.2f} s | {fit:.2f} s "
                f"| {share:.5f} of a share, {days:g} days |"
            )
            if share > 0.0001 or days > 0:
                sys.exit("the curves differ from those of lifelines")


main()
