// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Testing

@Suite("Kinds told by content")
struct FileKindTests {
    /// A compound file of one directory sector behind one table, whose last stream starts behind both.
    private func compound(_ names: [String], flags: UInt8 = 0) -> Data {
        var data = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 2040)
        data[30] = 9
        data[48] = 1
        data.replaceSubrange(512..<1024, with: Data(repeating: 0xFF, count: 512))
        for (index, name) in (["Root Entry"] + names).enumerated() {
            let start = 1024 + index * 128
            for (offset, unit) in name.utf16.enumerated() { data[start + offset * 2] = UInt8(unit) }
            data[start + 64] = UInt8(name.utf16.count * 2 + 2)
            data[start + 116] = 2
        }
        data[1536] = 0xEC
        data[1537] = 0xA5
        data[1547] = flags
        return data
    }

    private func failure(_ data: Data, _ name: String = "a.docx") -> GreffierError? {
        Fixture.error(data, name: name)
    }

    @Test(
        "an old Office file is named by its streams, whatever its ending",
        arguments: [
            (["WordDocument", "1Table"], "doc"), (["Workbook"], "xls"), (["Book"], "xls"),
            (["PowerPoint Document"], "ppt"), (["__properties_version1.0", "WordDocument"], "msg"),
            (["WordDocument", "Workbook"], "doc"), (["Other"], "unknown"),
        ]
    )
    func compoundFiles(names: [String], kind: String) {
        let error = failure(compound(names))
        #expect(error?.code == .documentUnsupported)
        #expect(error?.detail == kind)
    }

    @Test("an encrypted .doc is encrypted")
    func encryptedWord() {
        #expect(failure(compound(["WordDocument"], flags: 1))?.code == .documentEncrypted)
        #expect(failure(compound(["WordDocument"], flags: 2))?.code == .documentUnsupported)
        #expect(failure(Data(compound(["WordDocument"], flags: 1).prefix(1600)))?.code == .documentEncrypted)
        #expect(failure(Data(compound(["WordDocument"], flags: 1).prefix(1200)))?.code == .documentUnsupported)
    }

    @Test("a PDF that lost its first line is one by its objects and the table at its end, text with such words is none")
    func headlessPDF() throws {
        let data = Data(CraftedPDF(CraftedPDF.visible).data.dropFirst(9))
        #expect(try Fixture.read(data, name: "a.pdf").plainText == "Visible words here")
        let text = Data("Le fichier finit par startxref 12 et %%EOF".utf8)
        #expect(try Fixture.read(text, name: "a.txt").mediaType == "text/plain")
    }

    @Test(
        "text that mentions the mark of PDF is text",
        arguments: [
            "un fichier commence par %PDF-1.4 et 1 0 obj", "%PDF-x est la marque\n1 0 obj", "a\n%PDF-1.4 sans suite",
        ]
    )
    func mentions(text: String) throws {
        #expect(try Fixture.read(Data(text.utf8), name: "a.txt").mediaType == "text/plain")
    }

    @Test("a file of two kinds is read as the first, with a warning")
    func polyglots() throws {
        let docx = CraftedZip.data([
            ("a.txt", Data("\n%PDF-1.4\n1 0 obj".utf8)),
            (
                "word/document.xml",
                Data(
                    "<w:document \(CraftedZip.namespaces)><w:body><w:p><w:r><w:t>Texte</w:t></w:r></w:p></w:body></w:document>"
                        .utf8
                )
            ),
        ])
        let first = try Fixture.read(docx, name: "a.pdf")
        #expect(first.plainText == "Texte")
        #expect(first.warnings.map(\.code).contains("document.polyglot"))
        let tail = CraftedZip.data([("a.txt", Data("a".utf8))])
        for (front, rear, isTwo) in [("", tail, true), ("<html>\n", Data(), true), ("", Data(), false)] {
            let pdf = try Fixture.data("margin-titles.pdf")
            let document = try Fixture.read(Data(front.utf8) + pdf + rear, name: "a.docx")
            #expect(document.mediaType == "application/pdf")
            #expect(document.warnings.map(\.code).contains("document.polyglot") == isTwo)
        }
        let plain = try Fixture.read(CraftedZip.docx("<w:p><w:r><w:t>Texte</w:t></w:r></w:p>"), name: "a.docx")
        #expect(!plain.warnings.map(\.code).contains("document.polyglot"))
    }
}
