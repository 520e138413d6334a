# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what becomes of each file of the corpora against a list; called by scripts/test-corpora.

    corpora.py BIN LIST [--update]

LIST has a line for each file: SHA-256, set, file name, verdict (`ok` or the code of the error), codes of warnings.
Files are known by their bytes; their names serve people.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import os
import pathlib
import sys

import programs

# (variable that names the folder, folder in it, endings of files that are no documents)
SETS = [
    ("GREFFIER_CORPORA", "hostile/pdf", ()),
    ("GREFFIER_CORPORA", "hostile/word", ()),
    ("GREFFIER_CORPORA", "formats/eml", ()),
    ("GREFFIER_CORPORA", "formats/html", ()),
    ("GREFFIER_CORPORA", "formats/odt", ()),
    ("GREFFIER_CORPORA", "formats/rtf", (".native",)),
    ("GREFFIER_CORPORA", "pandoc-docx", (".native",)),
    ("GREFFIER_CORPORA", "docxtemplater", (".json", ".js", ".md", ".txt", ".png", ".jpg")),
    ("GREFFIER_SAMPLES", "cvs", ()),
    ("GREFFIER_SAMPLES", "offers", ()),
]
# What one document may take: processor time in all and for each page, memory, and until the next one is read.
CPU_MS, CPU_MS_PER_PAGE, PEAK_MIB, NEXT_MS = 2000, 20, 512, 20_000
# A page whose characters are recognised.
RECOGNITION_MS = 15_000
GOOD = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Fixtures" / "documents" / "styles.docx"


class Expected(collections.namedtuple("Expected", "sha256 set name verdict warnings")):
    @property
    def answer(self):
        return self.verdict, self.warnings


def read_list(path):
    if not path.exists():
        return []
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [Expected(*row) for row in rows]


def write_list(path, rows):
    head = "# SHA-256, set, name, verdict, warnings; written by scripts/test-corpora --update\n"
    path.write_text(head + "".join("\t".join(row) + "\n" for row in sorted(rows, key=lambda row: row[1:3])), encoding="utf-8")


def files_of(variable, folder, leave_out):
    root = os.environ.get(variable)
    if not root:
        return None
    if not pathlib.Path(root).is_dir():
        raise SystemExit(f"test-corpora: {variable} names no folder: {root}")
    path = pathlib.Path(root) / folder
    return sorted(f for f in path.rglob("*") if f.is_file() and f.suffix.lower() not in leave_out) if path.is_dir() else None


def broken_budgets(line):
    pages = line.get("pages", 1)
    recognised = pages if "document.ocr_used" in line.get("warnings", []) or line["verdict"] == "document.no_text" else 0
    if line["cpu_ms"] > CPU_MS + CPU_MS_PER_PAGE * pages + RECOGNITION_MS * recognised:
        yield f"{line['cpu_ms']:.0f} ms of processor time for {pages} pages"
    if line["peak_mib"] > PEAK_MIB:
        yield f"{line['peak_mib']:.0f} MiB"
    if line.get("next_ms", NEXT_MS + 1) > NEXT_MS:
        yield "the next document was not read in time"


def run_set(program, files):
    """(file, its line) for all files, as many at a time as there are processors."""
    def one(file):
        return file, programs.lines([program, "verdict", "--next", GOOD, file])[0]

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(one, files))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("list", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    known = read_list(options.list)
    kept, problems, changes = [], [], []
    print("| set | files | ok | other verdicts | slowest, ms CPU | most memory, MiB | next document, ms | budgets broken | crashes |")
    print("|---|---|---|---|---|---|---|---|---|")
    for variable, folder, leave_out in SETS:
        listed = [row for row in known if row.set == folder]
        files = files_of(variable, folder, leave_out)
        if files is None:
            print(f"| {folder} | skipped: {variable} names no such folder | | | | | | | |")
            kept += listed
            continue
        found = run_set(options.bin / "document-bench", files)
        by_hash = {row.sha256: row for row in listed}
        seen, broken = set(), 0
        for file, line in found:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            row = Expected(digest, folder, file.name, line["verdict"], ",".join(line.get("warnings", [])))
            seen.add(digest)
            kept.append(row)
            expected = by_hash.get(digest)
            if expected is None:
                changes.append(f"{folder}/{file.name}: not in the list; {row.verdict} {row.warnings}")
            elif expected.answer != row.answer:
                changes.append(f"{folder}/{file.name}: {' '.join(row.answer)}, expected {' '.join(expected.answer)}")
            for what in broken_budgets(line):
                broken += 1
                problems.append(f"{folder}/{file.name}: {what}")
            if line["crashed"] or line["verdict"] in ("worker.crashed", "worker.unavailable", "stage.defect"):
                problems.append(f"{folder}/{file.name}: {line['verdict']} {line.get('detail', '')}")
        changes += [f"{folder}/{row.name}: listed and not there" for row in listed if row.sha256 not in seen]
        show(folder, [line for _, line in found], broken)
    if options.update:
        # The same bytes may lie there twice under two names.
        write_list(options.list, {row.sha256 + row.set: row for row in kept}.values())
        print(f"\n{len(changes)} lines changed:" if changes else "\nnothing changed")
    else:
        problems += changes
    for line in changes if options.update else []:
        print(f"- {line}")
    if problems:
        print(f"\n{len(problems)} problems:\n" + "\n".join(f"- {line}" for line in problems))
        return 1
    print("\nall as expected" if not options.update else "")
    return 0


def show(folder, lines, broken):
    verdicts = collections.Counter(line["verdict"] for line in lines)
    ok = verdicts.pop("ok", 0)
    others = ", ".join(f"{code} {count}" for code, count in sorted(verdicts.items())) or "none"
    print(
        f"| {folder} | {len(lines)} | {ok} | {others} | {max(line['cpu_ms'] for line in lines):.0f} "
        f"| {max(line['peak_mib'] for line in lines):.0f} | {max(line.get('next_ms', 0) for line in lines):.0f} "
        f"| {broken} | {sum(line['crashed'] for line in lines)} |",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
