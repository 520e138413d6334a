# SPDX-License-Identifier: GPL-3.0-or-later
"""One Word template twice, in the tags of Greffier and in those of docxtpl: a tag split over four runs, nested loops over
paragraphs, a loop over table rows, a condition, tags in header and footer.

    templates.py FOLDER      writes greffier.docx, docxtpl.docx, blank.docx and profile.json
"""
import json
import pathlib
import sys

import content
import docx


class Greffier:
    name = "greffier"

    def value(self, path, filters=""):
        return "{{" + path.removeprefix("entry.").replace("entry2", "this") + filters + "}}"

    def each(self, path, _):
        return "{{#each " + path.removeprefix("entry.") + "}}"

    def end(self):
        return "{{/each}}"

    def when(self, path):
        return "{{#if " + path + "}}", "{{/if}}"

    def rows(self, table, path, cells):
        row = table.add_row()
        for index, (cell, text) in enumerate(zip(row.cells, cells)):
            first, last = index == 0, index == len(cells) - 1
            cell.text = ("{{#each " + path + "}}" if first else "") + text + ("{{/each}}" if last else "")


class DocxTpl(Greffier):
    name = "docxtpl"

    def value(self, path, filters=""):
        return "{{ " + path + " }}"

    def each(self, path, variable):
        return "{%p for " + variable + " in " + path + " %}"

    def end(self):
        return "{%p endfor %}"

    def when(self, path):
        return "{%p if " + path + " %}", "{%p endif %}"

    def rows(self, table, path, cells):
        table.add_row().cells[0].text = "{%tr for entry in " + path + " %}"
        for cell, text in zip(table.add_row().cells, cells):
            cell.text = text
        table.add_row().cells[0].text = "{%tr endfor %}"


def split(paragraph, text):
    """`text` over four runs, as a word processor leaves it after corrections."""
    size = max(1, len(text) // 4)
    for start in (0, size, 2 * size, 3 * size):
        paragraph.add_run(text[start : start + size] if start < 3 * size else text[start:]).bold = True


def template(tags, file):
    document = docx.Document()
    value = tags.value
    section = document.sections[0]
    section.header.paragraphs[0].text = value("basics.name")
    section.footer.paragraphs[0].text = value("basics.label")
    split(document.add_heading(level=1), value("basics.name"))
    document.add_paragraph(f"{value('basics.email')} · {value('basics.phone')} · {value('basics.location.city')}")
    start, end = tags.when("basics.summary")
    for text in (start, value("basics.summary"), end):
        document.add_paragraph(text)
    document.add_heading("Expérience", level=2)
    document.add_paragraph(tags.each("work", "entry"))
    document.add_heading(f"{value('entry.position')}, {value('entry.name')}", level=3)
    document.add_paragraph(f"{value('entry.startDate')} – {value('entry.endDate')}, {value('entry.location')}")
    document.add_paragraph(value("entry.summary"))
    document.add_paragraph(tags.each("entry.highlights", "entry2"))
    document.add_paragraph(value("entry2"), style="List Bullet")
    document.add_paragraph(tags.end())
    document.add_paragraph(tags.end())
    document.add_heading("Compétences", level=2)
    table = document.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, ("Domaine", "Niveau", "Détail")):
        cell.text = text
    tags.rows(table, "skills", [value("entry.name"), value("entry.level"), value("entry.keywords")])
    document.add_heading("Formation", level=2)
    document.add_paragraph(tags.each("education", "entry"))
    document.add_paragraph(f"{value('entry.studyType')} {value('entry.area')}, {value('entry.institution')}")
    document.add_paragraph(tags.end())
    document.save(file)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for tags in (Greffier(), DocxTpl()):
        template(tags, folder / f"{tags.name}.docx")
    (folder / "profile.json").write_text(json.dumps(content.profile(), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
