# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets texts whose order is known as PDF, by engines that have nothing to do with ours: WeasyPrint and Typst."""
import html
import json
import random
import re

PAGE = """
@page { size: A4; margin: 22mm 20mm; @top-center { content: "%s"; font-size: 8pt }
        @bottom-center { content: "Page " counter(page); font-size: 8pt } }
body { font: 10pt/1.35 "DejaVu Serif"; hyphens: auto; text-align: justify }
h2 { font-size: 13pt; text-align: left } .note { float: footnote; font-size: 8pt; text-align: left }
"""


def weasyprint(markup, style, file, language="fr", tagged=False):
    from weasyprint import HTML

    page = f'<html lang="{language}"><head><style>{style}</style></head><body>{markup}</body></html>'
    HTML(string=page).write_pdf(file, pdf_tags=tagged)
    return file


def typst(source, file):
    import typst

    typst.compile(source.encode(), output=str(file))
    return file


def typst_text(text):
    """Text as Typst takes it literally."""
    return re.sub(r"([\\#$*_`<>@\[\]~=+/'\"-])", r"\\\1", text)


# Single flow

def handbook(folder, pages):
    """Paragraphs (kind, text) of a French manual in HTML: titles and the prose that is in French."""
    result = []
    for file in sorted(folder.glob("*.html")):
        source = file.read_text(encoding="utf-8")
        source = re.sub(r"<pre.*?</pre>", " ", source, flags=re.S)
        for kind, text in re.findall(r'<(h2|div) class="(?:title|para)">(.*?)</(?:h2|div)>', source, re.S):
            text = " ".join(html.unescape(re.sub(r"<[^>]+>", " " if "<div" in text else "", text)).split())
            french = len(re.findall(r"\b(?:le|la|les|des|une?|est|dans|pour|qui|que|avec|sur)\b", text.lower()))
            english = len(re.findall(r"\b(?:the|of|is|are|and|to|which|with)\b", text.lower()))
            if kind == "h2" and 3 < len(text) < 100 or 80 < len(text) < 2500 and french > 4 * english + 2:
                result.append(("title" if kind == "h2" else "text", text))
    size, kept = 0, []
    for kind, text in result:
        kept.append((kind, text))
        size += len(text)
        if size > 2900 * pages:
            break
    return with_notes(kept)


def with_notes(paragraphs):
    """Some of the shorter paragraphs become footnotes of the one before."""
    result = []
    for index, (kind, text) in enumerate(paragraphs):
        is_note = kind == "text" and len(text) < 300 and index % 40 == 3 and result and result[-1][0] == "text"
        result.append(("note" if is_note else kind, text))
    return result


def flow_weasyprint(paragraphs, file):
    parts = []
    for kind, text in paragraphs:
        text = html.escape(text)
        if kind == "title":
            parts.append(f"<h2>{text}</h2>")
        elif kind == "note":
            parts[-1] = parts[-1].removesuffix("</p>") + f'<span class="note">{text}</span></p>'
        else:
            parts.append(f"<p>{text}</p>")
    return weasyprint("".join(parts), PAGE % "Le cahier de l’administrateur", file)


def flow_typst(paragraphs, file):
    parts = [
        '#set page(paper: "a4", margin: 2.2cm, header: align(center, text(8pt)[Le cahier de l’administrateur]), '
        'numbering: "1 / 1")',
        '#set text(lang: "fr", size: 10pt, hyphenate: true)',
        "#set par(justify: true)",
    ]
    for kind, text in paragraphs:
        text = typst_text(text)
        if kind == "title":
            parts.append(f"#heading(level: 2)[{text}]")
        elif kind == "note":
            parts[-1] += f"#footnote[{text}]"
        else:
            parts.append(text)
    return typst("\n\n".join(parts), file)


def flow_text(paragraphs):
    """The text in its order; a footnote follows the paragraph of its mark."""
    return "\n".join(text for _, text in paragraphs)


# CVs

class CV:
    """The parts of a fictional CV (JSON Resume) as (title, lines)."""

    def __init__(self, truth):
        basics = truth.get("basics", {})
        self.name = basics.get("name", "")
        self.label = basics.get("label", "")
        self.contact = [basics[key] for key in ("email", "phone") if basics.get(key)]
        self.contact += [basics.get("location", {}).get("city", "")] if basics.get("location", {}).get("city") else []
        self.work = [
            (
                f"{entry.get('startDate', '')} – {entry.get('endDate', 'aujourd’hui')}",
                f"{entry.get('position', '')}, {entry.get('name', '')}",
                entry.get("highlights", []),
            )
            for entry in truth.get("work", [])
        ]
        self.education = [
            (entry.get("endDate", ""), f"{entry.get('studyType', '')} {entry.get('area', '')}, {entry.get('institution', '')}")
            for entry in truth.get("education", [])
        ]
        self.skills = [
            (group.get("name", ""), ", ".join(group.get("keywords", []))) for group in truth.get("skills", [])
        ]
        self.languages = [f"{item.get('language', '')} : {item.get('fluency', '')}" for item in truth.get("languages", [])]

    @property
    def aside(self):
        yield "Contact", self.contact
        yield "Compétences", [f"{name} : {words}" if words else name for name, words in self.skills]
        yield "Langues", self.languages


CV_STYLE = """
@page { size: A4; margin: 15mm } body { font: 9.5pt/1.35 "DejaVu Sans"; margin: 0 } h1 { font-size: 18pt; margin: 0 }
h2 { font-size: 11pt; color: #234; margin: 3mm 0 1mm } p { margin: 0 0 1mm } ul { margin: 0 0 2mm; padding-left: 4mm }
table { border-collapse: collapse; width: 100% } td { vertical-align: top; padding: 1mm 2mm 1mm 0 }
"""


def esc(text):
    return html.escape(text)


def sections(parts):
    return "".join(f"<h2>{esc(title)}</h2>" + "".join(f"<p>{esc(line)}</p>" for line in lines) for title, lines in parts)


def head(cv):
    return f"<h1>{esc(cv.name)}</h1><p><b>{esc(cv.label)}</b></p>"


def tasks(cv):
    parts = ["<h2>Expérience</h2>"]
    for dates, title, lines in cv.work:
        parts.append(f"<p><b>{esc(title)}</b><br>{esc(dates)}</p><ul>{''.join(f'<li>{esc(l)}</li>' for l in lines)}</ul>")
    return "".join(parts)


def schooling(cv):
    return "<h2>Formation</h2>" + "".join(f"<p>{esc(title)}<br>{esc(date)}</p>" for date, title in cv.education)


def main_part(cv):
    return tasks(cv) + schooling(cv)


def bar_left(cv):
    return (
        f'<div style="float:left;width:30%;background:#e8edf2;padding:2mm">{sections(cv.aside)}</div>'
        f'<div style="margin-left:36%">{head(cv)}{main_part(cv)}</div>'
    )


def bar_right(cv):
    return (
        f'{head(cv)}<div style="display:flex"><div style="width:64%">{main_part(cv)}</div>'
        f'<div style="width:30%;margin-left:6%">{sections(cv.aside)}</div></div>'
    )


def bar_dark(cv):
    bar = sections(cv.aside).replace("<h2>", '<h2 style="color:white">')
    return (
        '<div style="display:flex"><div style="width:32%;background:#1d3550;color:white;padding:3mm">'
        f'{bar}</div><div style="width:60%;margin-left:4%">{head(cv)}{main_part(cv)}</div></div>'
    )


def two_cells(cv):
    return (
        f'{head(cv)}<table><tr><td style="width:32%">{sections(cv.aside)}</td>'
        f"<td>{main_part(cv)}</td></tr></table>"
    )


def table_rows(cv):
    rows = "".join(
        f'<tr><td style="width:24%">{esc(dates)}</td><td><b>{esc(title)}</b><br>{"<br>".join(map(esc, lines))}</td></tr>'
        for dates, title, lines in cv.work
    )
    rows2 = "".join(f'<tr><td style="width:24%">{esc(date)}</td><td>{esc(title)}</td></tr>' for date, title in cv.education)
    return (
        f"{head(cv)}{sections([('Contact', cv.contact)])}<h2>Expérience</h2><table>{rows}</table>"
        f"<h2>Formation</h2><table>{rows2}</table>{sections(list(cv.aside)[1:])}"
    )


def skill_grid(cv):
    items = [f"{name} : {words}" if words else name for name, words in cv.skills] + cv.languages
    rows = [items[index : index + 3] for index in range(0, len(items), 3)]
    cells = "".join("<tr>" + "".join(f'<td style="border:1px solid #999;width:33%">{esc(c)}</td>' for c in row) + "</tr>" for row in rows)
    return f"{head(cv)}{sections([('Contact', cv.contact)])}{tasks(cv)}<h2>Compétences</h2><table>{cells}</table>{schooling(cv)}"


def two_columns(cv):
    return (
        f'{head(cv)}<div style="column-count:2;column-gap:8mm">{tasks(cv)}{schooling(cv)}{sections(cv.aside)}</div>'
    )


LAYOUTS = [
    ("bar on the left (float)", bar_left), ("bar on the right (flex box)", bar_right), ("white on a dark bar", bar_dark),
    ("two cells of a table", two_cells), ("table of dates and posts", table_rows), ("grid of skills", skill_grid),
    ("two columns of newspaper", two_columns),
]


def cv_typst(cv, file):
    """A grid with a narrow left column, by Typst."""
    def block(parts):
        return "\n\n".join(f"#heading(level: 2)[{typst_text(t)}]\n\n" + "\n\n".join(map(typst_text, lines)) for t, lines in parts)

    work = [(title, [dates, *lines]) for dates, title, lines in cv.work] + [(title, [date]) for date, title in cv.education]
    source = (
        '#set page(paper: "a4", margin: 1.5cm)\n#set text(lang: "fr", size: 9.5pt)\n'
        f"#grid(columns: (1fr, 2fr), gutter: 8mm, [{block(cv.aside)}], [#heading[{typst_text(cv.name)}]\n\n"
        f"{typst_text(cv.label)}\n\n{block(work)}])\n"
    )
    expected = []
    for title, lines in [*cv.aside, (cv.name, [cv.label]), *work]:
        expected += [title, *lines]
    typst(source, file)
    return "\n".join(expected)


def plain(markup):
    """The text of markup in the order of its source."""
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:b|span)(?: [^>]*)?>", "", markup)))


def read_cvs(folder, count):
    """The fictional CVs of a folder of truths, a fixed choice."""
    files = sorted(folder.glob("*.json"))
    random.Random(7).shuffle(files)
    return [CV(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(files[:count])]
