# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the dossier by one peer over and over and prints a JSON object: its milliseconds of processor time.

    peers.py PEER FOLDER ROUNDS

The finished document is left in FOLDER as PEER.docx or PEER.pdf.
"""
import html
import io
import json
import pathlib
import re
import sys
import time

import content

folder = pathlib.Path(sys.argv[2])
profile = content.profile()


def docxtpl():
    from docxtpl import DocxTemplate

    template = (folder / "docxtpl.docx").read_bytes()

    def make():
        document = DocxTemplate(io.BytesIO(template))
        document.render(profile, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make, "docx"


def python_docx():
    import docx

    def make():
        document = docx.Document()
        basics = profile["basics"]
        document.sections[0].header.paragraphs[0].text = basics["name"]
        document.sections[0].footer.paragraphs[0].text = basics["label"]
        document.add_heading(basics["name"], level=1)
        document.add_paragraph(" · ".join((basics["email"], basics["phone"], basics["location"]["city"])))
        document.add_paragraph(basics["summary"])
        document.add_heading("Expérience", level=2)
        for work in profile["work"]:
            document.add_heading(f"{work['position']}, {work['name']}", level=3)
            document.add_paragraph(f"{work['startDate']} – {work.get('endDate', '')}, {work['location']}")
            document.add_paragraph(work["summary"])
            for deed in work["highlights"]:
                document.add_paragraph(deed, style="List Bullet")
        document.add_heading("Compétences", level=2)
        table = document.add_table(rows=0, cols=3, style="Light Grid Accent 1")
        for skill in profile["skills"]:
            for cell, text in zip(table.add_row().cells, (skill["name"], skill["level"], ", ".join(skill["keywords"]))):
                cell.text = text
        document.add_heading("Formation", level=2)
        for school in profile["education"]:
            document.add_paragraph(f"{school['studyType']} {school['area']}, {school['institution']}")
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make, "docx"


def blocks():
    """The dossier as (kind, text) for engines that set text."""
    basics = profile["basics"]
    result = [
        ("h1", basics["name"]), ("p", basics["label"]),
        ("p", " · ".join((basics["email"], basics["phone"], basics["location"]["city"]))), ("p", basics["summary"]),
        ("h2", "Expérience"),
    ]
    for work in profile["work"]:
        result.append(("h3", f"{work['position']}, {work['name']}"))
        result.append(("p", f"{work['startDate']} – {work.get('endDate', '')}, {work['location']}"))
        result.append(("p", work["summary"]))
        result += [("li", deed) for deed in work["highlights"]]
    result.append(("h2", "Compétences"))
    result += [("row", (skill["name"], skill["level"], ", ".join(skill["keywords"]))) for skill in profile["skills"]]
    result.append(("h2", "Formation"))
    for school in profile["education"]:
        result.append(("p", f"{school['studyType']} {school['area']}, {school['institution']}"))
    return result


def page():
    parts, open_list, open_table = [], False, False
    for kind, text in blocks():
        if open_list and kind != "li":
            parts.append("</ul>")
        if open_table and kind != "row":
            parts.append("</table>")
        if kind == "li" and not open_list:
            parts.append("<ul>")
        if kind == "row" and not open_table:
            parts.append("<table>")
        open_list, open_table = kind == "li", kind == "row"
        if kind == "row":
            parts.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in text) + "</tr>")
        else:
            parts.append(f"<{kind}>{html.escape(text)}</{kind}>")
    style = """@page { size: A4; margin: 20mm; @bottom-center { content: "Page " counter(page) } }
        body { font: 10pt/1.35 Lato, "DejaVu Sans" } td { border: 0.5pt solid #888; padding: 2pt 6pt }"""
    name = html.escape(profile["basics"]["name"])
    return (
        f'<html lang="fr"><head><title>{name}</title><style>{style}</style></head>'
        f'<body>{"".join(parts)}</body></html>'
    )


def weasyprint(variant=None):
    from weasyprint import HTML

    source = page()
    return lambda: HTML(string=source).write_pdf(pdf_variant=variant, pdf_tags=bool(variant)), "pdf"


def reportlab():
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()

    def make():
        story, rows = [], []
        for kind, text in blocks():
            if kind == "row":
                rows.append([Paragraph(html.escape(cell), styles["BodyText"]) for cell in text])
                continue
            if rows:
                story.append(Table(rows))
                rows = []
            text = html.escape(text)
            if kind == "li":
                story.append(ListFlowable([ListItem(Paragraph(text, styles["BodyText"]))], bulletType="bullet"))
            else:
                name = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3"}.get(kind, "BodyText")
                story.append(Paragraph(text, styles[name]))
        out = io.BytesIO()
        SimpleDocTemplate(out, pagesize=A4, title=profile["basics"]["name"]).build(story)
        return out.getvalue()

    return make, "pdf"


def typst(variant=None):
    import typst as engine

    def literal(text):
        return re.sub(r"([\\#$*_`<>@\[\]~=+/'\"-])", r"\\\1", text)

    def source(number):
        """Each time another name: the compiler remembers what it has set."""
        lines = [
            '#set document(title: "Soazig Exemple", date: datetime(year: 2026, month: 1, day: 2))',
            '#set text(lang: "fr", size: 11pt)',
            '#set page(paper: "a4", numbering: "1")',
        ]
        rows = []
        for kind, text in blocks():
            if kind == "row":
                rows.append(", ".join(f"[{literal(cell)}]" for cell in text))
                continue
            if rows:
                lines.append("#table(columns: 3, " + ", ".join(rows) + ")")
                rows = []
            mark = {"h1": "= ", "h2": "= ", "h3": "== ", "li": "- "}.get(kind, "")
            lines.append(mark + literal(text) + (f" {number}" if kind == "h1" else "") + ("" if kind == "li" else "\n"))
        return "\n".join(lines).encode()

    counter = iter(range(10**9))
    standards = [variant] if variant else []
    return lambda: engine.compile(source(next(counter)), pdf_standards=standards), "pdf"


PEERS = {
    "docxtpl": docxtpl, "python-docx": python_docx, "weasyprint": weasyprint,
    "weasyprint-ua": lambda: weasyprint("pdf/ua-1"), "reportlab": reportlab, "typst": typst,
    "typst-ua": lambda: typst("ua-1"),
}


def main():
    peer, rounds = sys.argv[1], int(sys.argv[3])
    make, kind = PEERS[peer]()
    for _ in range(3):
        made = make()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        made = make()
        times.append(1000 * (time.process_time() - start))
    (folder / f"{peer}.made.{kind}").write_bytes(made)
    print(json.dumps({"bytes": len(made), "milliseconds": times}))


main()
