# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the making of documents beside its peers in one run and prints the tables; called by scripts/bench-rendering.

    run.py RELEASE_FOLDER PYTHON [--quick] [--only documents|pages|dossiers]

Times are processor time of one thread, the median and the least of many documents, except where it says otherwise.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import machine

HERE = pathlib.Path(__file__).resolve().parent
PEERS = [
    ("docxtpl", "DOCX from a template"), ("python-docx", "DOCX from nothing"), ("reportlab", "PDF, untagged"),
    ("typst", "PDF, tagged"), ("typst-ua", "PDF/UA-1"), ("weasyprint", "PDF, untagged"), ("weasyprint-ua", "PDF/UA-1"),
]

DESIGNS = ["classic", "sidebar", "dossier"]


def say(text):
    print(text, file=sys.stderr, flush=True)


def line_of(command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        say(f"{' '.join(str(part) for part in command[:3])} failed")
        return None
    return json.loads(done.stdout)


def row(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


class Documents:
    """One dossier of three pages by every engine."""

    def __init__(self, release, python, folder, rounds):
        self.bench, self.python, self.folder, self.rounds = release / "rendering-bench", python, folder, rounds
        self.medians = {}

    def show(self):
        print("\n### A dossier of three pages\n")
        print("| engine | makes | median ms | least ms | KB |\n|---|---|---|---|---|", flush=True)
        folder = self.folder
        own = ["--rounds", str(max(20, self.rounds))]
        self.entry(
            "**greffier**", "DOCX from a template",
            line_of([
                self.bench, "template", folder / "greffier.docx", folder / "profile.json", *own,
                "--output", folder / "greffier.made.docx",
            ]),
        )
        for design in DESIGNS:
            self.entry(
                "**greffier**", f"PDF/UA-1 and PDF/A-2a, {design}",
                line_of([
                    self.bench, "draw", folder / "profile.json", *own, "--design", design,
                    "--output", folder / f"greffier.{design}.pdf",
                ]),
            )
        for peer, makes in PEERS:
            found = line_of([self.python, HERE / "peers.py", peer, folder, str(self.rounds)])
            self.entry(peer.removesuffix("-ua"), makes, found)
        self.office()

    def entry(self, name, makes, found):
        if not found:
            return
        times = found["milliseconds"]
        self.medians[(name.strip("*"), makes)] = statistics.median(times)
        row([name, makes, f"{statistics.median(times):.1f}", f"{min(times):.1f}", f"{found['bytes'] / 1000:.0f}"])

    def office(self):
        """LibreOffice, which makes a PDF of the filled document: the first one of a process, and each further one."""
        program = shutil.which("soffice")
        if not program:
            say("LibreOffice is left out: there is no soffice")
            return
        source, more = self.folder / "greffier.made.docx", 10
        files = []
        for number in range(1 + more):
            files.append(self.folder / f"office-{number}.docx")
            shutil.copy(source, files[-1])
        cold, further = [], []
        for _ in range(2 if self.rounds < 20 else 5):
            one = self.convert(program, files[:1])
            all_ = self.convert(program, files)
            if one is None or all_ is None:
                return
            cold.append(one)
            further.append((all_ - one) / more)
        size = (self.folder / "out" / "office-0.pdf").stat().st_size
        for makes, times in (("PDF of the DOCX, cold", cold), ("PDF of the DOCX, warm", further)):
            self.entry("LibreOffice", makes, {"milliseconds": times, "bytes": size})
        found = line_of([self.bench, "office", source, "--count", "11"])
        if found:
            found["milliseconds"] = found["milliseconds"][1:]
            self.entry("**greffier** by LibreOffice", "PDF of the DOCX, by the clock", found)

    def convert(self, program, files):
        """Milliseconds of processor time of one process that converts `files`."""
        out = self.folder / "out"
        before = os.times()
        profile = self.folder / "office-profile"
        subprocess.run(
            [
                program, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", "pdf",
                "--outdir", out, *files,
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ, SAL_USE_VCLPLUGIN="svp"),
        )
        after = os.times()
        shutil.rmtree(profile, ignore_errors=True)
        if not all((out / file.with_suffix(".pdf").name).exists() for file in files):
            say("LibreOffice did not convert every file")
            return None
        used = after.children_user + after.children_system - before.children_user - before.children_system
        return 1000 * used


def pages(release, folder, lengths):
    print("\n### Long documents\n")
    print("| pages | s | ms a page | KB a page in the file | KiB of memory a page |\n|---|---|---|---|---|", flush=True)
    found = []
    for length in lengths:
        rounds = "3" if length < 300 else "1"
        line = line_of([
            release / "rendering-bench", "pages", folder / "profile.json", "--pages", str(length), "--rounds", rounds,
        ])
        if not line:
            continue
        time_ = statistics.median(line["milliseconds"])
        memory = (line["memoryPeak"] - line["memoryBefore"]) / line["pages"]
        found.append((line["pages"], time_ / line["pages"], memory))
        row([
            f"{line['pages']:,}", f"{time_ / 1000:.2f}", f"{time_ / line['pages']:.2f}",
            f"{line['bytes'] / line['pages'] / 1000:.1f}", f"{memory:.0f}",
        ])
    return found


def dossiers(release, folder, count):
    print("\n### Many dossiers, through the stage and its worker processes\n")
    print("| dossiers (DOCX + PDF) | workers | s | a minute |\n|---|---|---|---|", flush=True)
    rates = {}
    for processes in (1, 2):
        line = line_of([
            release / "rendering-bench", "dossiers", folder / "greffier.docx", folder / "profile.json",
            "--count", str(count), "--processes", str(processes),
        ])
        if line:
            rates[processes] = 60 * line["dossiers"] / line["seconds"]
            row([f"{count:,}", str(processes), f"{line['seconds']:.1f}", f"{rates[processes]:,.0f}"])
    return rates


def goals(documents, long, rates):
    print("\n### Goals\n\n| asked | measured | holds |\n|---|---|---|")
    fill = documents.medians.get(("greffier", "DOCX from a template"))
    drawn = [documents.medians.get(("greffier", f"PDF/UA-1 and PDF/A-2a, {design}")) for design in DESIGNS]
    if fill:
        row(["a template of three pages filled in ≤ 5 ms", f"{fill:.1f} ms", "yes" if fill <= 5 else "no"])
    if all(drawn):
        text = f"{min(drawn):.1f} to {max(drawn):.1f} ms by design"
        row(["a conforming PDF of three pages in ≤ 15 ms", text, "yes" if max(drawn) <= 15 else "no"])
    if len(long) > 1:
        times = [entry[1] for entry in long]
        growth = times[-1] / min(times)
        text = f"{times[-1]:.2f} ms a page at {long[-1][0]:,} pages, {min(times):.2f} at best"
        row(["time linear up to 1,000 pages", text, "yes" if growth <= 1.3 else "no"])
        memory = [entry[2] for entry in long[1:]]
        text = " to ".join(f"{value:.0f}" for value in (min(memory), max(memory))) + " KiB a page"
        row(["memory a page does not grow", text, "yes" if memory[-1] <= 1.3 * memory[0] else "no"])
    if 2 in rates:
        row(["1,000 dossiers a minute on 2 cores", f"{rates[2]:,.0f}", "yes" if rates[2] >= 1000 else "no"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("release", type=pathlib.Path)
    parser.add_argument("python")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=["documents", "pages", "dossiers"])
    options = parser.parse_args()
    started = time.monotonic()
    machine.show()
    with tempfile.TemporaryDirectory(prefix="bench-rendering-") as name:
        folder = pathlib.Path(name)
        subprocess.run([options.python, HERE / "templates.py", folder], check=True)
        documents, long, rates = Documents(options.release, options.python, folder, 10 if options.quick else 50), [], {}
        if options.only in (None, "documents"):
            documents.show()
        if options.only in (None, "pages"):
            long = pages(options.release, folder, (10, 100) if options.quick else (10, 30, 100, 300, 1000))
        if options.only in (None, "dossiers"):
            rates = dossiers(options.release, folder, 100 if options.quick else 1000)
    goals(documents, long, rates)
    say(f"{time.monotonic() - started:.0f} s")


main()
