# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the reading of documents beside its peers in one run and prints the tables; called by
scripts/bench-documents.

    run.py BIN VENV [--rounds N] [--only timing|pool|ocr|quality]

BIN holds the release builds, VENV the peers.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import machine
import ocr
import programs
import sets
import timing

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Tools:
    """What is measured, and with what."""

    def __init__(self, options, scratch):
        self.own = options.bin / "document-bench"
        self.worker = options.bin / "greffier-worker"
        python = options.venv / "bin" / "python"
        self.python = python if python.exists() else None
        self.pandoc = shutil.which("pandoc")
        self.poppler_floor = programs.compile_floor("popplerfloor.c", ["poppler-glib"], scratch)
        self.docx_floor = programs.compile_floor("docxfloor.c", ["libzip", "libxml-2.0"], scratch)
        self.books = options.venv / "books"
        self.samples = sets.folder_of("GREFFIER_SAMPLES", ROOT / "Examples")
        self.corpora = sets.folder_of("GREFFIER_CORPORA")


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("venv", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["timing", "pool", "ocr", "quality"])
    return parser.parse_args()


def measure_timing(tools, options):
    books = [sets.book(package, path, tools.books) for package, path, _ in sets.BOOKS]
    pdfs = [(f"Book: {what}", [file]) for file, (_, _, what) in zip(books, sets.BOOKS) if file]
    samples = sets.by_ending(tools.samples, "pdf")
    if samples:
        pdfs.append(("CVs and offers", samples))
    print("\n### PDF: processor time")
    phases = []
    for title, files in pdfs:
        programs.say(f"PDF: {title}")
        timing.show_pdf(title, files, timing.measure_pdf(tools, files, options.rounds))
        phases.append((title, timing.measure_phases(tools, files, options.rounds)))
    print("\n#### Where our time goes, for each page\n")
    print("| set | poppler | visibility | order | encoding |\n|---|---|---|---|---|")
    for title, found in phases:
        timing.show_phases(title, found)
    print("\n### DOCX: processor time")
    for title, folder in (("CVs and offers", tools.samples), ("pandoc's test files", tools.corpora and tools.corpora / "pandoc-docx")):
        files = sets.by_ending(folder, "docx")
        if files:
            programs.say(f"DOCX: {title}")
            timing.show_docx(title, files, timing.measure_docx(tools, files, options.rounds))


def measure_pool(tools):
    """What the sandboxed pool costs, and what a long book takes."""
    tiny = ROOT / "Tests" / "Fixtures" / "documents" / "plain.txt"
    good = ROOT / "Tests" / "Fixtures" / "documents" / "styles.docx"
    overhead = programs.lines([tools.own, "overhead", tiny])[0]
    print("\n### The pool of sandboxed workers\n\n| figure | value |\n|---|---|")
    for share in ("p50", "p99"):
        own, pool = overhead[f"own_{share}_ms"], overhead[f"pool_{share}_ms"]
        print(f"| text of {tiny.stat().st_size} bytes, {share}: in this process, through a worker, difference | {own:.2f} ms, {pool:.2f} ms, {pool - own:.2f} ms |")
    print(f"| the same, when a worker has to be started for it | {overhead['start_ms']:.1f} ms |")
    files = sets.by_ending(tools.samples, "docx") + sets.by_ending(tools.samples, "pdf")
    rates = []
    for cores, processes in (("0", 1), ("0,1", 2), ("0,1", 3)):
        command = ["taskset", "-c", cores, tools.own, "throughput", "--processes", processes, "--rounds", 40, *files]
        rates.append(programs.lines(command)[0]["per_second"])
    told = ", ".join(f"{rate:.0f}" for rate in rates)
    print(f"| {len(files)} CVs and offers a second: one worker on one core, two on two cores, three on two | {told} |")
    print(f"| two cores to one, by two workers and by three | {rates[1] / rates[0]:.2f}, {rates[2] / rates[0]:.2f} |")
    for package, path, what in sets.BOOKS:
        file = sets.book(package, path, tools.books)
        if not file:
            continue
        for part, count in [(sets.first_pages(file, 350, tools), 350), (file, None)]:
            if part and timing.page_count(part) >= (count or 0):
                found = programs.lines([tools.own, "verdict", "--next", good, part])[0]
                print(f"| {what.split(',')[0]}, {timing.page_count(part)} pages: memory of the worker at its peak | {found['peak_mib']:.0f} MiB ({found['verdict']}) |")


def measure_quality(tools, options, scratch):
    """Set apart for its libraries, which only the virtual environment has."""
    if not tools.python:
        return programs.say("quality is not measured without the peers")
    command = [tools.python, programs.HERE / "quality.py", options.bin, scratch, tools.books, "--python", tools.python]
    command += ["--samples", tools.samples] + (["--corpora", tools.corpora] if tools.corpora else [])
    sys.stdout.flush()
    subprocess.run([str(part) for part in command], check=True)


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="bench-documents-") as scratch:
        tools = Tools(options, pathlib.Path(scratch))
        machine.show()
        if options.only in (None, "timing"):
            measure_timing(tools, options)
        if options.only in (None, "pool"):
            measure_pool(tools)
        if options.only in (None, "ocr"):
            ocr.measure(tools.own, sets.by_ending(tools.samples, "pdf"), min(options.rounds, 3), pathlib.Path(scratch))
        if options.only in (None, "quality"):
            measure_quality(tools, options, pathlib.Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main())
