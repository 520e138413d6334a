// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing

@Suite("RTF: tables, notes, changes, comments, pictures")
struct RTFTests {
    /// What the extractor makes of a body behind these tables of the file.
    private func read(_ body: String, tables: String = "") throws -> Document {
        let document = try Fixture.read(Data((#"{\rtf1\ansi\ansicpg1252"# + tables + body + "}").utf8), name: "a.rtf")
        #expect(document.counts?.unexplained == 0)
        #expect(document.counts?.characters == document.characterCount)
        return document
    }

    private func texts(_ blocks: [Block]) -> [String] {
        blocks.map { block in block.table.map { describe($0) } ?? block.lines.map(\.text).joined(separator: "/") }
    }

    /// `a|b:2` for a row of two cells of which the second spans two columns, `^2` for two rows.
    private func describe(_ table: Table) -> String {
        let rows = table.rows.map { row in
            row.map { cell in
                let spans =
                    (cell.columnSpan > 1 ? ":\(cell.columnSpan)" : "") + (cell.rowSpan > 1 ? "^\(cell.rowSpan)" : "")
                return texts(cell.blocks).joined(separator: "+") + spans
            }.joined(separator: "|")
        }
        return "(" + rows.joined(separator: " ") + ")"
    }

    @Test("a title in very many pieces is read in the time that its length takes")
    func piecemealTitle() throws {
        let document = try read(#"{\info "# + String(repeating: #"{\title Lettre}"#, count: 20_000) + #"}Texte\par"#)
        #expect(document.metadata.title?.count == 120_000)
    }

    @Test("cells that are merged stand once, with the columns and rows that they cover")
    func mergedCells() throws {
        let document = try read(
            #"""
            \trowd\cellx1000\cellx2000\cellx3000\pard\intbl a\cell b\cell c\cell\row
            \trowd\cellx1000\cellx3010\pard\intbl d\cell e\cell\row
            \trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000\pard\intbl f\cell g\cell h\cell\row
            \trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl i\cell j\cell k\cell\row
            \trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell l\cell m\cell\row
            \pard fin\par
            """#
        )
        #expect(texts(document.pages[0].blocks) == ["(a|b|c d|e:2 f+g:2|h i^2|j|k l|m)", "fin"])
    }

    @Test("a table in a cell stands in that cell, and rows of the inner one do not change the outer one")
    func nestedTables() throws {
        let inner =
            #"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par non}"#
        let document = try read(
            #"\trowd\clcbpat0\cellx1000\cellx2000\pard\intbl a\par "# + inner + inner
                + #"\pard\intbl b\cell c\cell\row\pard fin\par"#
        )
        #expect(texts(document.pages[0].blocks) == ["(a+(x|y x|y)+b|c)", "fin"])
    }

    @Test("white text in a cell is hidden or not by what its row paints there, in a table of several rows")
    func whiteText() throws {
        let colors = #"{\colortbl;\red255\green255\blue255;\red0\green0\blue128;}"#
        let row = #"\pard\intbl\cf1 un\cell deux\cell\row"#
        let document = try read(
            #"\trowd\clcbpat2\cellx1000\cellx2000"# + row + #"\trowd\cellx1000\clcbpat2\cellx2000"# + row
                + #"\pard\plain fin\par"#,
            tables: colors
        )
        #expect(texts(document.pages[0].blocks) == ["(un| |deux)", "fin"])
        #expect(document.hidden.map(\.text) == ["deuxun"])
    }

    @Test("notes follow the paragraph or table of their mark, a box its paragraph")
    func notes() throws {
        func note(_ text: String, _ more: String = "") -> String {
            #"{\super\chftn}{\footnote"# + more + #"\pard\plain{\super\chftn} "# + text + "}"
        }
        let document = try read(
            "Premier" + note("Une") + #" suite{\footnote * Propre}\par "#
                + #"\trowd\cellx1000\cellx2000\pard\intbl a"# + note("Deux") + #"\cell b\cell\row "#
                + #"\pard Fin"# + note("Trois", #"\ftnalt"#)
                + #"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard Encadre\par}}{\shprslt\par deux fois\par}}\par"#
        )
        let blocks = document.pages[0].blocks
        #expect(
            texts(blocks) == [
                "Premier[1] suite", "Une", "* Propre", "(a[2]|b)", "Deux", "Fin[i]", "Encadre", "Trois",
            ]
        )
        #expect(
            blocks.map(\.kind) == [
                .paragraph, .footnote, .footnote, .table, .footnote, .paragraph, .textBox, .footnote,
            ]
        )
        #expect(blocks.map(\.marker) == [nil, "[1]", nil, nil, "[2]", nil, nil, "[i]"])
    }

    @Test("tracked deletions stand apart with author and date, moved text stands once, insertions are text")
    func revisions() throws {
        let authors = #"{\*\revtbl {Unknown;}{Jean Petit;}{Ana;}}"#
        // 2026-01-02 03:04, a Friday.
        let date = 5 << 29 | 126 << 20 | 1 << 16 | 2 << 11 | 3 << 6 | 4
        let signed = Int32(truncatingIfNeeded: date)
        let document = try read(
            #"Un{\deleted\revauthdel1\revdttmdel"# + "\(signed)"
                + #" deux\par trois}{\deleted\revauthdel2 quatre} cinq "#
                + #"{\revised\revauth1 six}{\mvf sept}{\mvt  sept}\par"#,
            tables: authors
        )
        #expect(document.plainText == "Un cinq six sept")
        #expect(
            document.deletions == [
                .init(author: "Jean Petit", date: "2026-01-02T03:04:00", text: "deux\ntrois"),
                .init(author: "Ana", text: "quatre"),
            ]
        )
        #expect(document.counts?.apart == ["deleted": 15, "moved": 4])
    }

    @Test("comments stand apart with author, date and the text that they are about")
    func comments() throws {
        let date = 126 << 20 | 2 << 16 | 3 << 11 | 10 << 6
        let document = try read(
            #"Parle {\*\atrfstart 7}dix langues{\*\atrfend 7}{\*\atnid JP}{\*\atnauthor Jean Petit}\chatn"#
                + #"{\*\annotation{\*\atnref 7}{\*\atndate "# + "\(date)"
                + #"}\pard\plain{\chatn }Vraiment ?\par Lesquelles ?}"#
                + #" couramment\par"#
        )
        #expect(document.plainText == "Parle dix langues couramment")
        #expect(
            document.comments == [
                .init(
                    author: "Jean Petit",
                    date: "2026-02-03T10:00:00",
                    text: "Vraiment ?\nLesquelles ?",
                    anchor: "dix langues"
                )
            ]
        )
        #expect(document.counts?.apart["comment"] == 20)
    }

    @Test("a table in a comment keeps its words")
    func commentOfTable() throws {
        let document = try read(
            #"Mot{\*\annotation Voir\par\trowd\cellx900\cellx1800\pard\intbl a\cell b\cell\row\pard fin} suite\par"#
        )
        #expect(document.plainText == "Mot suite")
        #expect(document.comments.map(\.text) == ["Voir\na\nb\nfin"])
    }

    @Test("pictures are listed with their description, embedded files named; what repeats them is not")
    func pictures() throws {
        let property = #"{\sp{\sn wzDescription}{\sv Portrait de Jean}}"#
        let document = try read(
            #"a{\*\shppict{\pict{\*\picprop{\sp{\sn wzName}{\sv Image 1}}"# + property
                + #"}\pngblip\picw10{\*\blipuid 00ff}89504e47}}{\nonshppict{\pict\wmetafile8 0100}}"#
                + #"{\shp{\*\shpinst{\sp{\sn pib}{\sv{\pict\jpegblip ffd8}}}{\sp{\sn wzDescription}{\sv Logo}}}}"#
                + #"{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 0105}{\result{\pict\emfblip 01}montant}}\par"#,
            tables: #"{\*\listpicture{\pict\pngblip 8950}}"#
        )
        #expect(document.plainText == "amontant")
        #expect(document.images.map(\.description) == ["Portrait de Jean", "Logo", nil])
        #expect(document.counts?.images == 3)
        #expect(document.counts?.skipped == [.init(name: "Excel.Sheet.8", reason: "embedded_object")])
        #expect(document.warnings.map(\.code) == ["document.parts_skipped"])
    }

    @Test("definitions of lists, old and new, are no text; of text in two forms the one in Unicode is read")
    func leaks() throws {
        let lists =
            #"{\*\listtable{\list{\listlevel{\leveltext\'02\'00.;}{\levelnumbers\'01;}}{\listname Titre;}\listid1}}"#
            + #"{\*\listoverridetable{\listoverride\listid1\listoverridecount1{\lfolevel{\listlevel{\leveltext x;}}}\ls1}}"#
            + #"{\listoverridetable{\listoverride{\footnote non}\par{\leveltext y;}}}"#
        let document = try read(
            #"\pard{\pn\pnlvlbody{\pntxtb (}{\pntxta )}}\ls1{\listtext 1.\tab}un\par "#
                + #"\pard{\upr{?}{\*\ud{\u268Capek}}}\par{\*\inconnu\par{\header non}}fin\par"#,
            tables: lists
        )
        #expect(texts(document.pages[0].blocks) == ["un", "Čapek", "fin"])
        #expect(document.pages[0].blocks.map(\.marker) == ["1.", nil, nil])
    }

    @Test("text of notes that are never closed is read, and an old box is read once")
    func unclosed() throws {
        #expect(
            texts(try read(#"Texte{\footnote Note{\footnote Autre"#).pages[0].blocks) == ["Texte", "Note", "Autre"]
        )
        let box = #"{\*\do\dobxpage{\dptxbxtext\pard Cadre\par}}"#
        #expect(texts(try read("Un" + box + #"\par deux\par"#).pages[0].blocks) == ["Un", "Cadre", "deux"])
        #expect(texts(try read(#"Un{\shp{\shprslt"# + box + #"}}\par deux\par"#).pages[0].blocks) == ["Un", "deux"])
    }
}
