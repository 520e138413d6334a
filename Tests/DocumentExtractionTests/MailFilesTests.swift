// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("Messages: files and pictures")
struct MailFilesTests {
    private let plain = "Content-Type: text/plain; charset=utf-8\n\nCi-joint mon CV."

    private func mixed(_ parts: [String]) -> Data {
        MailFixture.message(MailFixture.multipart("mixed", [plain] + parts))
    }

    @Test("documents are told from other files by what they are")
    func kinds() throws {
        let pdf = Data("%PDF-1.4\n1 0 obj".utf8)
        let sheet = CraftedZip.data([
            ("mimetype", Data("application/vnd.oasis.opendocument.spreadsheet".utf8))
        ])
        let document = try MailFixture.read(
            mixed([
                MailFixture.file("cv.bin", "application/octet-stream", MailFixture.docx),
                MailFixture.file("lettre.pdf", "application/pdf", pdf),
                MailFixture.file("note.txt", "text/plain", Data("Bonjour".utf8)),
                MailFixture.file("notes.ods", "application/vnd.oasis.opendocument.spreadsheet", sheet),
                MailFixture.file("rdv.ics", "text/calendar", Data("BEGIN:VCALENDAR".utf8)),
                MailFixture.file("moi.vcf", "text/vcard", Data("BEGIN:VCARD".utf8)),
                MailFixture.file("winmail.dat", "application/ms-tnef", Data([0x78, 0x9F, 0x3E, 0x22, 0, 1])),
                MailFixture.file("cv.pdf", "application/pdf", Data([0, 1, 2, 3])),
                MailFixture.file("vide.pdf", "application/pdf", Data()),
                MailFixture.file("table.csv", "text/csv", Data("a;b".utf8)),
                MailFixture.file("dossier.zip", "application/zip", CraftedZip.data([("cv.txt", Data("a".utf8))])),
            ])
        )
        #expect(document.documents == ["cv.bin", "lettre.pdf", "note.txt", "cv.pdf", "dossier.zip"])
        #expect(
            document.skippedParts == [
                "notes.ods": "format", "rdv.ics": "calendar", "moi.vcf": "contact", "winmail.dat": "tnef",
                "vide.pdf": "empty", "table.csv": "format",
            ]
        )
        #expect(document.attachments.count == 11)
        #expect(document.attachments[0].mediaType?.hasSuffix("wordprocessingml.document") == true)
        #expect(document.attachments[0].bytes == MailFixture.docx.count)
        #expect(
            document.attachments[2].sha256 == "9172e8eec99f144f72eca9a568759580edadb2cfd154857f07e657569493bc44"
        )
        let warning = try #require(document.warnings.first)
        #expect(document.warnings.map(\.code) == ["document.parts_skipped"])
        #expect(warning.messageFR.contains("winmail.dat (format propre à Outlook)"))
    }

    @Test("pictures of the text and logos are no documents, scans are where they are accepted")
    func pictures() throws {
        let html = MailFixture.multipart(
            "related",
            [
                "Content-Type: text/html\n\n<p>a</p><img src='cid:logo@a'>",
                MailFixture.file("fond.png", "image/png", MailFixture.picture(90_000), fields: "Content-ID: <fond>\n"),
            ],
            boundary: "in"
        )
        let parts = [
            html,
            MailFixture.file("logo.png", "image/png", MailFixture.picture(90_000), fields: "Content-ID: <logo@a>\n"),
            MailFixture.file("petit.png", "image/png", MailFixture.picture(900)),
            MailFixture.file("scan.png", "image/png", MailFixture.picture(90_000)),
        ]
        let message = MailFixture.message(MailFixture.multipart("mixed", parts))
        let document = try MailFixture.read(message)
        #expect(document.images.map(\.name) == ["fond.png", "logo.png"])
        #expect(document.documents == ["scan.png"])
        #expect(document.skippedParts == ["petit.png": "decoration"])
        let strict = try MailFixture.read(message, accept: ["eml", "pdf"])
        #expect(strict.documents.isEmpty)
        #expect(strict.skippedParts["scan.png"] == "not_accepted")
        #expect(try MailFixture.read(message, accept: ["eml", "PNG"]).documents == ["scan.png"])
    }

    @Test("names are read in every way that programs write them, and hold no folders")
    func names() throws {
        let names = [
            "attachment; filename*=utf-8''CV%20Am%C3%A9lie.txt": "CV Amélie.txt",
            "attachment; filename*0*=iso-8859-1'fr'CV%20Am%E9; filename*1=\"lie.txt\"": "CV Amélie.txt",
            "attachment; filename=\"=?utf-8?B?Q1YgQW3DqWxpZS50eHQ=?=\"": "CV Amélie.txt",
            "attachment; filename=\"=?utf-8?Q?CV_?=\n =?utf-8?Q?Am=C3=A9lie.txt?=\"": "CV Amélie.txt",
            "attachment; filename=CV Amélie.txt ; size=3": "CV Amélie.txt",
            "attachment; filename=\"..\\..\\etc/CV Amélie.txt\"": "CV Amélie.txt",
            "attachment; filename=\"a\\\"b.txt\"": "a\"b.txt", "attachment; filename=\"..\"": "part-1.txt",
            "attachment": "part-1.txt",
        ]
        for (disposition, name) in names {
            let part = "Content-Type: text/plain\nContent-Disposition: \(disposition)\n\nTexte"
            let document = try MailFixture.read(mixed([part]))
            #expect(document.documents == [name], "\(disposition)")
        }
    }

    @Test("a forwarded message is a document by its subject, also where it was encoded")
    func forwarded() throws {
        let inner = MailFixture.message(plain + "\n")
        let raw = "Content-Type: message/rfc822\n\n" + String(decoding: inner, as: UTF8.self)
        let encoded = MailFixture.file("copie.eml", "message/rfc822", inner)
        let message = mixed([raw, encoded])
        let document = try MailFixture.read(message)
        #expect(document.documents == ["Candidature à l'accueil.eml", "copie.eml"])
        let parts = try DocumentExtractor().attachments(of: message, name: "a.eml", places: [0, 1], options: .init())
        for part in parts { #expect(try MailFixture.read(part).rendering.lines.last?.text == "Ci-joint mon CV.") }
    }

    @Test("files come out as they went in")
    func contents() throws {
        let bytes = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7) })
        let data = mixed([
            MailFixture.file("a.pdf", "application/pdf", bytes), MailFixture.file("b.pdf", "x/y", Data("b".utf8)),
        ])
        let parts = try DocumentExtractor().attachments(of: data, name: "a.eml", places: [1, 0], options: .init())
        #expect(parts == [Data("b".utf8), bytes])
        #expect(throws: GreffierError.self) {
            try DocumentExtractor().attachments(of: data, name: "a.eml", places: [2], options: .init())
        }
    }

    @Test("deep, many and cut parts end in text and a word about the rest")
    func limits() throws {
        var nested = plain
        for level in 0..<30 { nested = MailFixture.multipart("mixed", [nested], boundary: "b\(level)") }
        #expect(try MailFixture.read(MailFixture.message(nested)).skippedParts == ["multipart/mixed": "limit"])
        let many = MailFixture.multipart("mixed", Array(repeating: plain, count: 3000))
        let wide = try MailFixture.read(MailFixture.message(many))
        #expect(wide.skippedParts == ["multipart/mixed": "limit"])
        #expect(wide.rendering.lines.count > 900)
        let whole = mixed([MailFixture.file("cv.docx", "application/x", MailFixture.docx)])
        let cut = try MailFixture.read(Data(whole.dropLast(200)))
        #expect(cut.skippedParts["multipart/mixed"] == "cut")
        #expect(cut.documents == ["cv.docx"])
        #expect(cut.warnings.map(\.code) == ["document.parts_skipped"])
    }

    @Test("parts are found without a stated boundary, and a boundary that begins another is not taken for it")
    func boundaries() throws {
        let lost = MailFixture.multipart("mixed", [plain]).replacing("; boundary=\"=_b\"", with: "")
        #expect(try MailFixture.read(MailFixture.message(lost)).rendering.lines.last?.text == "Ci-joint mon CV.")
        let inner = MailFixture.multipart("alternative", ["Content-Type: text/plain\n\nclair"], boundary: "=_b2")
        let message = MailFixture.multipart("mixed", [inner, "Content-Type: text/plain\n\nsuite"])
        let lines = try MailFixture.read(MailFixture.message(message)).rendering.lines.map(\.text)
        #expect(lines.suffix(2) == ["clair", "suite"])
    }
}
