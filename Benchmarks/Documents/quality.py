# SPDX-License-Identifier: GPL-3.0-or-later
"""How well documents are read, beside the peers; run by the Python of the virtual environment.

    quality.py BIN SCRATCH BOOKS [--samples DIR] [--corpora DIR] [--pages N]
"""
import argparse
import pathlib
import statistics
import subprocess

import goldens
import measures
import programs
import sets
import tricks
import typesetting

PDF_LIBRARIES = [("pypdfium2", "pypdfium2"), ("PyMuPDF", "pymupdf"), ("pdfplumber", "pdfplumber")]
DOCX_LIBRARIES = [("docx2txt", "docx2txt"), ("python-docx, with tables", "python-docx"), ("markitdown", "markitdown")]


def own(options, files):
    """What we read of files, by file."""
    return {line["file"]: line for line in programs.lines([options.bin / "document-bench", "text", *files])}


def by_program(command, files):
    result = {}
    for file in files:
        done = subprocess.run([str(p) for p in command(file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        result[str(file)] = done.stdout.decode("utf-8", "replace")
    return result


def by_library(options, library, files):
    found = programs.lines([options.python, programs.HERE / "peers" / "library_peer.py", library, "text", *files])
    return {line["file"]: line.get("text", "") for line in found}


def pdf_texts(options, files, with_slow=True):
    """(reader, text by file) of all readers of PDF."""
    found = own(options, files)
    yield "greffier", {file: line.get("text", "") for file, line in found.items()}
    yield "greffier, without what it marks as header or footer", {file: line.get("body", "") for file, line in found.items()}
    yield "pdftotext", by_program(lambda file: ["pdftotext", file, "-"], files)
    yield "pdftotext -raw", by_program(lambda file: ["pdftotext", "-raw", file, "-"], files)
    for title, library in PDF_LIBRARIES[: None if with_slow else 2]:
        yield title, by_library(options, library, files)


def single_flow(options):
    manual = sets.book("debian-handbook", "usr/share/doc/debian-handbook/html/fr-FR", options.books)
    if not manual:
        return
    paragraphs = typesetting.handbook(manual, options.pages)
    expected = typesetting.flow_text(paragraphs)
    notes = sum(kind == "note" for kind, _ in paragraphs)
    print("\n### Long PDF of one flow with known text\n")
    for engine, make in (("WeasyPrint", typesetting.flow_weasyprint), ("Typst", typesetting.flow_typst)):
        programs.say(f"setting {len(paragraphs)} paragraphs by {engine}")
        file = make(paragraphs, options.scratch / f"flow-{engine}.pdf")
        pages = subprocess.run(["pdfinfo", file], stdout=subprocess.PIPE, text=True).stdout.split("Pages:")[1].split()[0]
        print(f"\n{engine}: {pages} pages, {len(expected.split())} words, {notes} footnotes, header and footer on each page.\n")
        print("| reader | similarity | order of words |\n|---|---|---|")
        for reader, texts in pdf_texts(options, [file], with_slow=False):
            text = texts[str(file)]
            order = measures.order(measures.words(expected), measures.words(text))
            print(f"| {reader} | {measures.similarity(expected, text):.4f} | {order:.4f} |")


def layouts(options):
    truths = options.samples and options.samples / "truth"
    if not truths or not truths.is_dir():
        return
    cvs = typesetting.read_cvs(truths, 6)
    made, expected = {}, {}
    for name, layout in typesetting.LAYOUTS:
        programs.say(f"setting {len(cvs)} CVs: {name}")
        made[name] = []
        for index, cv in enumerate(cvs):
            markup = layout(cv)
            file = options.scratch / f"layout-{len(made)}-{index}.pdf"
            made[name].append(typesetting.weasyprint(markup, typesetting.CV_STYLE, file))
            expected[str(file)] = measures.words(typesetting.plain(markup))
    name = "grid by Typst"
    made[name] = []
    for index, cv in enumerate(cvs):
        file = options.scratch / f"layout-typst-{index}.pdf"
        expected[str(file)] = measures.words(typesetting.cv_typst(cv, file))
        made[name].append(file)
    pandoc_cvs(options, made, expected)
    files = [file for group in made.values() for file in group]
    readers = [(reader, texts) for reader, texts in pdf_texts(options, files) if "," not in reader]
    print(f"\n### Order of words in CVs of several columns and tables\n")
    print("| layout | files | " + " | ".join(reader for reader, _ in readers) + " |")
    print("|---|---|" + "---|" * len(readers))
    scores = {reader: [] for reader, _ in readers}
    for name, group in made.items():
        cells = []
        for reader, texts in readers:
            found = [measures.order(expected[str(file)], measures.words(texts[str(file)])) for file in group]
            scores[reader] += found
            cells.append(f"{statistics.mean(found):.4f}")
        print(f"| {name} | {len(group)} | {' | '.join(cells)} |")
    print(f"| mean | {len(files)} | " + " | ".join(f"{statistics.mean(scores[reader]):.4f}" for reader, _ in readers) + " |")
    print(f"| worst file | | " + " | ".join(f"{min(scores[reader]):.4f}" for reader, _ in readers) + " |")


def pandoc_cvs(options, made, expected):
    """The sample CVs in DOCX, turned into PDF by pandoc and WeasyPrint."""
    name = "CVs in DOCX by pandoc and WeasyPrint"
    for index, source in enumerate(sets.by_ending(options.samples, "docx")):
        done = subprocess.run(["pandoc", "-f", "docx", "-t", "html", source], stdout=subprocess.PIPE, text=True)
        if done.returncode:
            continue
        file = typesetting.weasyprint(done.stdout, typesetting.CV_STYLE, options.scratch / f"layout-pandoc-{index}.pdf")
        truth = measures.words(typesetting.plain(done.stdout))
        # Text in boxes is lost by pandoc, and some layout tables are too wide for the page: nothing to compare.
        shown = by_program(lambda file: ["pdftotext", "-raw", file, "-"], [file])[str(file)]
        if len(truth) >= 50 and measures.recall(truth, measures.words(shown)) > 0.9:
            made.setdefault(name, []).append(file)
            expected[str(file)] = truth


def pandoc_goldens(options):
    folder = options.corpora and options.corpora / "pandoc-docx"
    if not folder or not folder.is_dir():
        return
    expected = {}
    for native in sorted(folder.glob("*.native")):
        golden = goldens.Golden(native.read_text(encoding="utf-8"))
        if len(measures.words(golden.text)) >= 5:
            expected[str(native.with_suffix(".docx"))] = golden
    files = list(expected)
    found = own(options, files)
    readers = [("greffier", {f: line.get("text", "") for f, line in found.items()}, {f: line.get("aside", "") for f, line in found.items()})]
    readers += [(title, by_library(options, library, files), {}) for title, library in DOCX_LIBRARIES]
    readers.append(("pandoc -t plain", by_program(lambda file: ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", file], files), {}))
    print(f"\n### Words of pandoc's expected trees: {len(files)} DOCX of five words and more\n")
    print("| reader | recall of words | order | files below 0.9 |\n|---|---|---|---|")
    for title, texts, asides in readers:
        recalls, orders = [], []
        for file, golden in expected.items():
            main, aside = measures.words(golden.text), measures.words(golden.aside)
            read = measures.words(texts[file])
            recalls.append(measures.recall(main + aside, read + measures.words(asides.get(file, ""))))
            orders.append(measures.order(main, read))
        low = sum(value < 0.9 for value in recalls)
        print(f"| {title} | {statistics.mean(recalls):.4f} | {statistics.mean(orders):.4f} | {low} |")


def hidden(options):
    print("\n### Hidden text\n")
    print("| trick | greffier | handed on as text by |\n|---|---|---|")
    for kind, made in (("PDF", tricks.PDF), ("DOCX", tricks.DOCX)):
        write = tricks.pdf if kind == "PDF" else tricks.docx
        for index, trick in enumerate(made):
            file = write(trick, options.scratch / f"trick-{index}.{kind.lower()}")
            line = own(options, [file])[str(file)]
            reasons = sorted({entry["reason"] for entry in line.get("hidden", []) if "SECRETWORD" in entry["text"]})
            verdict = f"set apart: {', '.join(reasons)}" if reasons and "SECRETWORD" not in line.get("text", "") else "**not found**"
            libraries = [("pdftotext", None), *PDF_LIBRARIES] if kind == "PDF" else DOCX_LIBRARIES
            given = []
            for title, library in libraries:
                text = by_library(options, library, [file]) if library else by_program(lambda f: ["pdftotext", f, "-"], [file])
                if "SECRETWORD" in text[str(file)]:
                    given.append(title)
            print(f"| {kind}: {trick[0]} | {verdict} | {', '.join(given) or 'none'} |")
    files = [file for ending in ("pdf", "docx") for file in sets.by_ending(options.samples, ending)]
    flagged = words = 0
    for line in own(options, files).values():
        words += len(measures.words(line.get("text", "")))
        flagged += sum(len(measures.words(entry["text"])) for entry in line.get("hidden", []))
    print(f"\nOf {words} words of {len(files)} CVs and offers that hide nothing, {flagged} are set apart as hidden.")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("scratch", type=pathlib.Path)
    parser.add_argument("books", type=pathlib.Path)
    parser.add_argument("--python", required=True)
    parser.add_argument("--samples", type=pathlib.Path)
    parser.add_argument("--corpora", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=110)
    options = parser.parse_args()
    pandoc_goldens(options)
    layouts(options)
    single_flow(options)
    hidden(options)


if __name__ == "__main__":
    main()
