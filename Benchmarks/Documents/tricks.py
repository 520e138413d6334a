# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that hide text from their readers, each by one trick."""
import zipfile

VISIBLE = "BT /F1 12 Tf 0 g 72 700 Td (Visible words here) Tj ET\n"
WORDS = "72 600 Td (SECRETWORD) Tj ET"

# (name, content of the page, resources, further objects from number 6, entries of the catalogue)
PDF = [
    ("white on white", f"BT /F1 12 Tf 1 g {WORDS}", "", [], ""),
    ("size 0.8", f"BT /F1 0.8 Tf 0 g {WORDS}", "", [], ""),
    ("render mode 3", f"BT /F1 12 Tf 3 Tr {WORDS}", "", [], ""),
    ("opacity 0", f"/G0 gs BT /F1 12 Tf 0 g {WORDS}", "/ExtGState << /G0 << /ca 0 >> >>", [], ""),
    ("under a white box", f"BT /F1 12 Tf 0 g {WORDS} 1 g 60 590 300 30 re f", "", [], ""),
    ("clipped away", f"q 0 0 10 10 re W n BT /F1 12 Tf 0 g {WORDS} Q", "", [], ""),
    (
        "layer off", f"/OC /P1 BDC BT /F1 12 Tf 0 g {WORDS} EMC", "/Properties << /P1 6 0 R >>",
        ["<< /Type /OCG /Name (x) >>"], "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
    ),
    ("off the page", "BT /F1 12 Tf 0 g -500 600 Td (SECRETWORD) Tj ET", "", [], ""),
]

# (name, properties of the run)
DOCX = [
    ("w:vanish", "<w:vanish/>"), ("white", '<w:color w:val="FFFFFF"/>'),
    ("nearly white", '<w:color w:val="FEFEFE"/>'), ("size 1", '<w:sz w:val="2"/>'),
]


def pdf(trick, file):
    _, content, resources, objects, catalog = trick
    content = VISIBLE + content
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        f"/Resources << /Font << /F1 4 0 R >> {resources} >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream", *objects,
    ]
    out, places = "%PDF-1.5\n", []
    for index, part in enumerate(parts):
        places.append(len(out))
        out += f"{index + 1} 0 obj\n{part}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    file.write_bytes(out.encode("latin-1"))
    return file


def docx(trick, file):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            f'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>Visible words here</w:t></w:r></w:p>'
            f"<w:p><w:r><w:rPr>{trick[1]}</w:rPr><w:t>SECRETWORD</w:t></w:r></w:p></w:body></w:document>",
        )
    return file
