# SPDX-License-Identifier: GPL-3.0-or-later
"""What a competent afternoon of Python gives: each CV of a folder read, structured by regular expressions, and written
as JSON, as DOCX from a template and as PDF. Started by scripts/bench-peer. No fsync, no queue, no evidence."""

import argparse
import io
import json
import multiprocessing
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pdfplumber
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph
from docxtpl import DocxTemplate
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from peer_structure import structure

# Reading


def read_pdf(path):
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def read_docx(path):
    document = docx.Document(path)
    lines = [p.text for section in document.sections for p in section.header.paragraphs]
    for item in document.iter_inner_content():
        lines += docx_lines(item)
    return "\n".join(lines)


def docx_lines(item):
    if isinstance(item, DocxParagraph):
        return [item.text]
    lines = []
    if isinstance(item, DocxTable):
        for row in item.rows:
            seen = set()
            for cell in row.cells:
                if id(cell._tc) in seen:
                    continue
                seen.add(id(cell._tc))
                for inner in cell.iter_inner_content():
                    lines += docx_lines(inner)
    return lines


def read_txt(path):
    data = Path(path).read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return data.decode("latin-1")


READERS = {".pdf": read_pdf, ".docx": read_docx, ".txt": read_txt}

# Writing


def make_template():
    """A company template with loops, as bytes."""
    document = docx.Document()
    document.add_heading("{{ basics.name }}", 0)
    document.add_paragraph("{{ basics.label }}")
    document.add_paragraph("{{ basics.email }} {{ basics.phone }} {{ basics.url }}")
    document.add_paragraph("{{ basics.summary }}")
    for title, key, first, second in (("Expérience", "work", "position", "name"), ("Formation", "education", "studyType", "institution")):
        document.add_heading(title, 1)
        document.add_paragraph(f"{{%p for entry in {key} %}}")
        document.add_paragraph(f"{{{{ entry.startDate }}}} – {{{{ entry.endDate }}}}  {{{{ entry.{first} }}}}, {{{{ entry.{second} }}}}")
        document.add_paragraph("{%p for item in entry.highlights %}")
        document.add_paragraph("{{ item }}", style="List Bullet")
        document.add_paragraph("{%p endfor %}")
        document.add_paragraph("{%p endfor %}")
    document.add_heading("Compétences", 1)
    document.add_paragraph("{% for skill in skills %}{{ skill.name }}{% if not loop.last %}, {% endif %}{% endfor %}")
    document.add_heading("Langues", 1)
    document.add_paragraph("{%p for item in languages %}")
    document.add_paragraph("{{ item.language }} {{ item.fluency }}")
    document.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def write_docx(profile, path):
    template = DocxTemplate(io.BytesIO(STATE["template"]))
    template.render(profile, autoescape=True)
    template.save(path)


def write_pdf(profile, path):
    styles, story = STATE["styles"], []
    basics = profile.get("basics", {})

    def add(text, style="body"):
        if text and text.strip():
            story.append(Paragraph(escape(text), styles[style]))

    add(basics.get("name", ""), "title")
    add(basics.get("label", ""))
    add(" · ".join(basics[k] for k in ("email", "phone", "url") if k in basics))
    add(basics.get("summary", ""))
    for title, key, first, second in (("Expérience", "work", "position", "name"), ("Formation", "education", "studyType", "institution")):
        if profile.get(key):
            add(title, "heading")
        for entry in profile.get(key, []):
            add(f"{entry.get('startDate', '')} – {entry.get('endDate', '')}  {entry.get(first, '')}, {entry.get(second, '')}")
            for item in entry.get("highlights", []):
                add("• " + item)
            story.append(Spacer(1, 2 * mm))
    for title, key, name in (("Compétences", "skills", "name"), ("Langues", "languages", "language")):
        if profile.get(key):
            add(title, "heading")
            add(", ".join(item[name] for item in profile[key]))
    SimpleDocTemplate(str(path), pagesize=A4, title=basics.get("name", "")).build(story or [Spacer(1, 1)])


# The pool

STATE = {}


def prepare(template, output):
    font = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    name = "Helvetica"
    if font.exists():
        pdfmetrics.registerFont(TTFont("DejaVu", str(font)))
        name = "DejaVu"
    STATE.update(
        template=template, output=Path(output),
        styles={
            "body": ParagraphStyle("body", fontName=name, fontSize=10, leading=13),
            "heading": ParagraphStyle("heading", fontName=name, fontSize=13, leading=17, spaceBefore=8),
            "title": ParagraphStyle("title", fontName=name, fontSize=20, leading=26),
        },
    )


def process(path):
    """(name, seconds, why it failed or None)"""
    started = time.perf_counter()
    try:
        text = READERS[path.suffix.lower()](path)
        if not text.strip():
            raise ValueError("no text")
        profile = structure(text)
        folder = STATE["output"] / path.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "profile.json").write_text(json.dumps(profile, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        write_docx(profile, folder / "profile.docx")
        write_pdf(profile, folder / "profile.pdf")
        return path.name, time.perf_counter() - started, None
    except Exception as error:  # one bad CV must not end the rest
        return path.name, time.perf_counter() - started, f"{type(error).__name__}: {error}"


def main():
    parser = argparse.ArgumentParser(prog="bench-peer")
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    options = parser.parse_args()
    paths = sorted(p for p in options.input.iterdir() if p.suffix.lower() in READERS)
    if not paths:
        sys.exit(f"bench-peer: no PDF, DOCX or TXT in {options.input}")
    options.output.mkdir(parents=True, exist_ok=True)
    template = make_template()
    with multiprocessing.Pool(options.processes, prepare, (template, options.output)) as pool:
        # Interpreters and imports are paid once a day, not once a CV: they are left out of the measure.
        pool.map(time.sleep, [0.2] * options.processes, chunksize=1)
        started = time.perf_counter()
        results = list(pool.imap_unordered(process, paths, chunksize=4))
        elapsed = time.perf_counter() - started
    times = sorted(seconds for _, seconds, why in results if why is None)
    failed = [(name, why) for name, _, why in results if why is not None]
    pick = lambda share: round(1000 * times[min(len(times) - 1, int(share * len(times)))], 1) if times else None
    summary = {
        "documents": len(paths), "failed": len(failed), "processes": options.processes, "seconds": round(elapsed, 2),
        "per_second": round(len(times) / elapsed, 2), "p50_ms": pick(0.5), "p95_ms": pick(0.95),
    }
    if options.json:
        print(json.dumps(summary))
    else:
        print(f"{summary['per_second']} CVs/s: {len(times)} of {len(paths)} in {summary['seconds']} s with "
              f"{options.processes} processes; one takes {summary['p50_ms']} ms (median), {summary['p95_ms']} ms (p95)")
    for name, why in failed[:20]:
        print(f"failed: {name}: {why}", file=sys.stderr)


if __name__ == "__main__":
    main()
