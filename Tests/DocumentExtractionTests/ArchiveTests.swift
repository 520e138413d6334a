// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("ZIP archives of documents")
struct ArchiveTests {
    private let text = Data("Jean Petit\nCuisinier".utf8)

    private func read(_ entries: [(String, Data)], accept: [String] = []) throws -> Document {
        try DocumentExtractor().extract(
            CraftedZip.data(entries),
            name: "a.zip",
            options: ExtractOptions(accept: accept)
        )
    }

    @Test("files are listed with what they are, those of programs are not")
    func listing() throws {
        let archive = CraftedZip.data([("a.txt", text)])
        let document = try read([
            ("dossier/", Data()), ("dossier/cv.txt", text), ("dossier/cv.docx", MailFixture.docx),
            ("cv.xlsx", Data([1, 0, 2])),
            ("__MACOSX/._cv.txt", text), (".DS_Store", text), ("dossier/Thumbs.db", text), ("~$cv.docx", text),
            ("autre.zip", archive), ("vide.txt", Data()), ("windows\\lettre.txt", text), ("notes.csv", text),
        ])
        #expect(document.mediaType == "application/zip")
        #expect(document.plainText.isEmpty)
        #expect(document.documents == ["dossier/cv.txt", "dossier/cv.docx", "windows/lettre.txt"])
        #expect(
            document.skippedParts == [
                "cv.xlsx": "format", "autre.zip": "archive", "vide.txt": "empty", "notes.csv": "format",
            ]
        )
        #expect(document.attachments.count == 7)
        #expect(document.warnings.first?.messageFR.contains("autre.zip (une archive dans une archive)") == true)
    }

    @Test("an empty file is named among those that were not read, and an archive of nothing else is empty")
    func emptyFiles() throws {
        let warning = try #require(try read([("cv.txt", text), ("vide.pdf", Data())]).warnings.first)
        #expect(warning.messageFR == "1 partie(s) n’ont pas été lues : vide.pdf (vide).")
        let error = #expect(throws: GreffierError.self) { _ = try read([("vide.pdf", Data())]) }
        #expect(error?.code == .documentEmpty)
    }

    @Test("paths that lead out of the archive are names like any other")
    func traversal() throws {
        let document = try read([
            ("../../etc/cv.txt", text), ("/root/cv.txt", text), ("C:\\cv.txt", text), ("./a/../cv.txt", text),
        ])
        #expect(document.documents == ["etc/cv.txt", "root/cv.txt", "C:/cv.txt", "a/cv.txt"])
    }

    @Test("files of one name are all read, parts of one name in a document are refused")
    func twins() throws {
        let archive = CraftedZip.data([
            ("cv.txt", text), ("CV.TXT", Data("Autre".utf8)), ("cv.txt", Data("Encore".utf8)),
        ])
        let parts = try DocumentExtractor().attachments(
            of: archive,
            name: "a.zip",
            places: [2, 0, 1],
            options: .init()
        )
        #expect(parts == [Data("Encore".utf8), text, Data("Autre".utf8)])
        #expect(
            Fixture.failure(CraftedZip.adding([("WORD/document.xml", text)], to: MailFixture.docx), name: "a.docx")
                == .documentCorrupt
        )
    }

    @Test("names are read in UTF-8 and in the code page of DOS")
    func names() throws {
        #expect(try read([("Amélie.txt", text)]).documents == ["Amélie.txt"])
        var bytes = CraftedZip.data([("Am#lie.txt", text)])
        // Without the flag for UTF-8, é is 0x82 (code page 437).
        for place in bytes.indices where bytes[place] == 0x23 { bytes[place] = 0x82 }
        for place in bytes.indices.dropLast(3) {
            let mark = bytes[place..<place + 4]
            if mark == Data([0x50, 0x4B, 3, 4]) { bytes[place + 7] = 0 }
            if mark == Data([0x50, 0x4B, 1, 2]) { bytes[place + 9] = 0 }
        }
        let document = try DocumentExtractor().extract(bytes, name: "a.zip", options: .init())
        #expect(document.documents == ["Amélie.txt"])
    }

    @Test("an archive without documents says why")
    func refusals() throws {
        func failure(_ entries: [(String, Data)]) -> ErrorCode? {
            Fixture.failure(CraftedZip.data(entries), name: "a.zip")
        }
        #expect(failure([("a.xlsx", Data([1, 0, 2]))]) == .documentUnsupported)
        #expect(failure([("a/", Data())]) == .documentUnsupported)
        let pictures = [("[Content_Types].xml", text), ("word/media/1.png", MailFixture.picture(90_000))]
        #expect(failure(pictures) == .documentUnsupported)
        #expect(failure((0..<1001).map { ("\($0).txt", text) }) == .documentTooLarge)
        var sealed = CraftedZip.data([("cv.pdf", text)])
        for place in sealed.indices.dropLast(3) {
            let mark = sealed[place..<place + 4]
            if mark == Data([0x50, 0x4B, 3, 4]) { sealed[place + 6] |= 1 }
            if mark == Data([0x50, 0x4B, 1, 2]) { sealed[place + 8] |= 1 }
        }
        #expect(Fixture.failure(sealed, name: "a.zip") == .documentEncrypted)
        let options = ExtractOptions(accept: ["pdf"])
        #expect(
            Fixture.failure(CraftedZip.data([("a.txt", text)]), name: "a.zip", options: options) == .documentUnsupported
        )
    }

    @Test("a damaged file and those beyond the limit are told, the others are read")
    func limits() throws {
        var broken = CraftedZip.data([("un.txt", text), ("deux.txt", Data("Deux".utf8))])
        let place = try #require(broken.firstRange(of: Data("Jean".utf8)))
        broken[place.lowerBound] = 0x4B
        let document = try DocumentExtractor().extract(broken, name: "a.zip", options: .init())
        #expect(document.documents == ["deux.txt"])
        #expect(document.skippedParts == ["un.txt": "damaged"])
        let many = try read((0..<250).map { ("\($0).txt", text) })
        #expect(many.documents.count == 200)
        #expect(many.skippedParts["249.txt"] == "limit")
        var options = ExtractOptions()
        options.limits.inflatedBytes = 100
        let tight = try DocumentExtractor().extract(
            CraftedZip.data([("a.txt", text), ("b.txt", Data(repeating: 0x61, count: 200)), ("c.txt", text)]),
            name: "a.zip",
            options: options
        )
        #expect(tight.documents == ["a.txt"])
        #expect(tight.skippedParts == ["b.txt": "limit", "c.txt": "limit"])
    }
}
