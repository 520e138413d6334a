# SPDX-License-Identifier: GPL-3.0-or-later
"""Processor time of reading PDF and DOCX, beside the peers."""
import statistics
import subprocess

import programs

# (title, the command for one file)
PDF_PROGRAMS = [
    ("pdftotext (process)", lambda file: ["pdftotext", file, "-"]),
    ("pdftotext -raw (process)", lambda file: ["pdftotext", "-raw", file, "-"]),
    ("pdftotext -bbox-layout (process)", lambda file: ["pdftotext", "-bbox-layout", file, "-"]),
]
# Pages of a set above which slow libraries are left out.
SLOW_PAGES = 400
# (title, library, whether it is slow)
PDF_LIBRARIES = [
    ("pypdfium2, plain text", "pypdfium2", False),
    ("PyMuPDF, plain text", "pymupdf", False),
    ("PyMuPDF, spans as JSON", "pymupdf-spans", False),
    ("pdfminer.six", "pdfminer", True),
    ("pdfplumber", "pdfplumber", True),
]
DOCX_LIBRARIES = [("docx2txt", "docx2txt"), ("python-docx, with tables", "python-docx"), ("markitdown", "markitdown")]


def page_count(file):
    found = subprocess.run(["pdfinfo", file], stdout=subprocess.PIPE, text=True, check=True).stdout
    return int(next(line for line in found.splitlines() if line.startswith("Pages:")).split()[1])


def measure_pdf(tools, files, rounds):
    """Rows (title, medians by file) of one set of PDFs."""
    rows = [("greffier: text, boxes, looks, order, visibility, JSON", programs.own_times(tools.own, files, rounds))]
    for title, command in PDF_PROGRAMS:
        rows.append((title, programs.program_times(command, files, rounds)))
    for mode, title in (("text", "text"), ("all", "text, boxes, looks")) if tools.poppler_floor else []:
        rows.append((f"poppler-glib in C: {title}", programs.floor_times(tools.poppler_floor, [mode], files, rounds)))
    pages = sum(map(page_count, files))
    for title, library, is_slow in PDF_LIBRARIES if tools.python else []:
        if is_slow and pages > SLOW_PAGES:
            continue
        programs.say(f"  {title}")
        count = 1 if is_slow and pages > 100 else rounds
        rows.append((title, programs.library_times(tools.python, library, files, count)))
    return [(title, programs.medians(times)) for title, times in rows]


def show_pdf(title, files, rows):
    pages = {str(file): page_count(file) for file in files}
    bases = [
        next((times for name, times in rows if name == base), None)
        for base in ("pdftotext (process)", "poppler-glib in C: text")
    ]
    print(f"\n#### {title}: {len(files)} {'file' if len(files) == 1 else 'files'}, {sum(pages.values())} pages\n")
    print("| reader | ms a page | to pdftotext, with its start | to poppler's text in C | files not read |")
    print("|---|---|---|---|---|")
    for name, times in rows:
        cells = [f"{sum(times.values()) / sum(pages[file] for file in times):.2f}"]
        for base in bases:
            common = [file for file in times if file in base] if base else []
            cells.append(f"{sum(times[f] for f in common) / sum(base[f] for f in common):.2f}" if common else "–")
        print(f"| {name} | {' | '.join(cells)} | {len(files) - len(times)} |")


def measure_phases(tools, files, rounds):
    return programs.lines([tools.own, "phases", "--rounds", rounds, *files])[0]


def show_phases(title, found):
    phases = found["phases"]
    total = sum(phases.values())
    order = ["poppler", "visibility", "order", "encoding"]
    shares = " | ".join(f"{phases[name] / found['pages']:.2f} ms, {100 * phases[name] / total:.0f} %" for name in order)
    print(f"| {title} | {shares} |")


def measure_docx(tools, files, rounds):
    rows = [("greffier: text, looks, order, visibility, JSON", programs.own_times(tools.own, files, rounds))]
    for mode, title in (("all", "each part that we look into"), ("body", "the body alone")) if tools.docx_floor else []:
        found = programs.floor_times(tools.docx_floor, [mode], files, rounds)
        rows.append((f"libzip + libxml2 in C: parse {title}", found))
    for title, library in DOCX_LIBRARIES if tools.python else []:
        programs.say(f"  {title}")
        rows.append((title, programs.library_times(tools.python, library, files, rounds)))
    if tools.pandoc:
        programs.say("  pandoc")
        command = lambda file: [tools.pandoc, "-f", "docx", "-t", "plain", file]
        rows.append(("pandoc -t plain (process)", programs.program_times(command, files, min(rounds, 3))))
    return [(title, programs.medians(times)) for title, times in rows]


def show_docx(title, files, rows):
    own = rows[0][1]
    print(f"\n#### {title}: {len(files)} files\n")
    print("| reader | median ms a file | slowest | greffier to it, median of files | files not read |")
    print("|---|---|---|---|---|")
    for name, times in rows:
        ratio = statistics.median(own[file] / times[file] for file in times if file in own)
        print(
            f"| {name} | {statistics.median(times.values()):.2f} | {max(times.values()):.1f} | {ratio:.2f} "
            f"| {len(files) - len(times)} |"
        )
