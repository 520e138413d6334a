# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures character recognition beside the tesseract command: processor time, time that passes, words found.

    measure(own, files, rounds, scratch)   own: document-bench; files: PDFs that have a text, which is the truth

Alone:  python3 Benchmarks/Documents/ocr.py BIN FOLDER [ROUNDS]
Both start as processes of their own, load their languages and read one page; tesseract gets one thread, as it has none
to spare in a daemon either (OMP_THREAD_LIMIT=1).
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import measures
import programs

LANGUAGES = "fra+eng"
# Dots an inch at which pages are scanned, and whether as a PDF of pictures.
SCANS = [("PNG, 300 dots an inch", 300, False), ("PNG, 150 dots an inch", 150, False), ("PDF of pictures, 300 dots an inch", 300, True)]


def timed(command):
    """Milliseconds of processor time and of the clock for one run, and what it prints."""
    with tempfile.TemporaryFile() as output:
        found = programs.measured(command, output, {**os.environ, "OMP_THREAD_LIMIT": "1"})
        output.seek(0)
        text = output.read().decode()
    if not found:
        raise SystemExit(f"bench-documents: {command[0]} failed on {command[-1]}")
    return *found, text


def scan(file, dots, folder):
    """The first page of a PDF as a picture."""
    name = folder / f"{file.stem}-{dots}"
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", "-f", "1", "-l", "1", "-singlefile", file, name], check=True)
    return name.with_suffix(".png")


def picture_pdf(file, dots, folder):
    """The first page of a PDF as a PDF that holds one JPEG and no text."""
    name = folder / f"{file.stem}-{dots}-scan"
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-jpeg", "-f", "1", "-l", "1", "-singlefile", file, name], check=True)
    data = name.with_suffix(".jpg").read_bytes()
    at = next(at for at in range(2, len(data)) if data[at] == 0xFF and data[at + 1] in (0xC0, 0xC1, 0xC2))
    rows, columns = int.from_bytes(data[at + 5 : at + 7]), int.from_bytes(data[at + 7 : at + 9])
    colors = "DeviceGray" if data[at + 9] == 1 else "DeviceRGB"
    width, height = columns * 72 / dots, rows * 72 / dots
    content = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /I Do Q".encode()
    entries = f"/Subtype /Image /Width {columns} /Height {rows} /ColorSpace /{colors} /BitsPerComponent 8 /Filter /DCTDecode"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(data), data),
    ]
    result, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(result)
    result += b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, start)
    path = name.with_suffix(".pdf")
    path.write_bytes(result)
    return path


def truth(file):
    done = subprocess.run(["pdftotext", "-raw", "-f", "1", "-l", "1", file, "-"], stdout=subprocess.PIPE, text=True, check=True)
    return measures.words(done.stdout)


def own_words(own, file):
    line = programs.lines([own, "text", file])[0]
    return measures.words(line.get("text", ""))


def measure(own, files, rounds, scratch):
    """Prints the table; nothing where the command is not installed."""
    if not shutil.which("tesseract"):
        return programs.say("recognition is not measured without the tesseract command: scripts/setup --documents")
    expected = {file: truth(file) for file in files}
    files = [file for file in files if len(expected[file]) >= 50]
    print(f"\n### Recognition: the first pages of {len(files)} CVs and offers, scanned\n")
    print("| scans | processor ms a page: greffier, tesseract, ratio | ms of the clock | words found: greffier, tesseract |")
    print("|---|---|---|---|")
    for title, dots, is_pdf in SCANS:
        programs.say(f"recognition: {title}")
        own_times, peer_times, own_found, peer_found = [], [], [], []
        for file in files:
            picture = scan(file, dots, scratch)
            given = picture_pdf(file, dots, scratch) if is_pdf else picture
            own_runs = [timed([own, "read", "--recognise", "--rounds", 1, given]) for _ in range(rounds)]
            peer = ["tesseract", picture, "-", "-l", LANGUAGES]
            peer_runs = [timed(peer) for _ in range(rounds)]
            own_times.append([statistics.median(run[part] for run in own_runs) for part in (0, 1)])
            peer_times.append([statistics.median(run[part] for run in peer_runs) for part in (0, 1)])
            own_found.append(measures.recall(expected[file], own_words(own, given)))
            peer_found.append(measures.recall(expected[file], measures.words(peer_runs[0][2])))
        cells = []
        for part in (0, 1):
            mine, theirs = (statistics.mean(times[part] for times in found) for found in (own_times, peer_times))
            cells.append(f"{mine:.0f}, {theirs:.0f}, {mine / theirs:.2f}")
        found = f"{statistics.mean(own_found):.3f}, {statistics.mean(peer_found):.3f}"
        print(f"| {title} | {cells[0]} | {cells[1]} | {found} |")


if __name__ == "__main__":
    own, folder = pathlib.Path(sys.argv[1]) / "document-bench", pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="bench-ocr-") as scratch:
        measure(own, sorted(folder.rglob("*.pdf")), int(sys.argv[3]) if len(sys.argv) > 3 else 3, pathlib.Path(scratch))
