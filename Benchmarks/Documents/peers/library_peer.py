# SPDX-License-Identifier: GPL-3.0-or-later
"""Has one Python library read files in this process, as its documentation advises for text.

    library_peer.py LIBRARY time ROUNDS FILE…   one JSON object a line: file, processor time of each round in ms
    library_peer.py LIBRARY text FILE…          one JSON object a line: file, text

Imports and set-up are not counted, opening each file is.
"""
import importlib.metadata
import json
import logging
import sys
import time
import warnings


def pypdfium2_text():
    import pypdfium2

    def read(path):
        document = pypdfium2.PdfDocument(path)
        parts = []
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            parts.append(text.get_text_range())
            text.close()
            page.close()
        document.close()
        return "\n".join(parts)

    return read


def pymupdf_text():
    import pymupdf

    def read(path):
        with pymupdf.open(path) as document:
            return "\n".join(page.get_text("text") for page in document)

    return read


def pymupdf_spans():
    import pymupdf

    # Blocks, lines and spans with box, font, size and colour; pictures are not copied.
    flags = pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES

    def read(path):
        with pymupdf.open(path) as document:
            return json.dumps([page.get_text("dict", flags=flags) for page in document])

    return read


def pdfminer_text():
    from pdfminer.high_level import extract_text

    return extract_text


def pdfplumber_text():
    import pdfplumber

    def read(path):
        with pdfplumber.open(path) as document:
            parts = []
            for page in document.pages:
                parts.append(page.extract_text())
                page.close()
            return "\n".join(parts)

    return read


def docx2txt_text():
    import docx2txt

    return docx2txt.process


def python_docx_text():
    import docx
    from docx.table import Table

    def lines(container):
        for item in container.iter_inner_content():
            if isinstance(item, Table):
                for row in item.rows:
                    for cell in row.cells:
                        yield from lines(cell)
            else:
                yield item.text

    return lambda path: "\n".join(lines(docx.Document(path)))


def markitdown_text():
    import markitdown

    converter = markitdown.MarkItDown(enable_plugins=False)
    return lambda path: converter.convert(path).text_content


LIBRARIES = {
    "pypdfium2": (pypdfium2_text, "pypdfium2"),
    "pymupdf": (pymupdf_text, "PyMuPDF"),
    "pymupdf-spans": (pymupdf_spans, "PyMuPDF"),
    "pdfminer": (pdfminer_text, "pdfminer.six"),
    "pdfplumber": (pdfplumber_text, "pdfplumber"),
    "docx2txt": (docx2txt_text, "docx2txt"),
    "python-docx": (python_docx_text, "python-docx"),
    "markitdown": (markitdown_text, "markitdown"),
}


def main():
    library, verb, *rest = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    make, package = LIBRARIES[library]
    read = make()
    version = importlib.metadata.version(package)
    rounds = int(rest.pop(0)) if verb == "time" else 1
    results = {file: {"file": file, "version": version} for file in rest}
    for _ in range(rounds):
        for file, result in results.items():
            start = time.process_time()
            try:
                text = read(file)
            except Exception as error:  # a peer that fails on a file is shown as such, not hidden
                result["error"] = f"{type(error).__name__}: {error}"[:200]
                continue
            result.setdefault("ms", []).append(1000 * (time.process_time() - start))
            if verb == "text":
                result["text"] = text
    for result in results.values():
        print(json.dumps(result))


if __name__ == "__main__":
    main()
