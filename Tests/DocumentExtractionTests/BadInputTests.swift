// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("Bad input")
struct BadInputTests {
    @Test(
        "each bad file has its one reason",
        arguments: [
            ("empty.pdf", "document.empty"), ("encrypted.pdf", "document.encrypted"),
            ("truncated.pdf", "document.truncated"),
            ("image-only.pdf", "document.no_text"), ("no-pages.pdf", "document.corrupt"),
            ("not-a-zip.docx", "document.corrupt"),
        ]
    )
    func reasons(name: String, code: String) throws {
        #expect(Fixture.failure(try Fixture.data(name), name: name)?.name == code)
    }

    @Test("kinds that are not read are named, a picture without its end is cut short")
    func kinds() {
        #expect(Fixture.failure(Data([0x89, 0x50, 0x4E, 0x47, 0x0D]), name: "a.pdf") == .documentTruncated)
        #expect(Fixture.failure(Data((0...255).map { UInt8($0) }), name: "a.txt") == .documentUnsupported)
        #expect(Fixture.failure(CraftedZip.data([("a.bin", Data([1, 0, 2]))]), name: "a.docx") == .documentUnsupported)
        #expect(Fixture.failure(Data(" \n\n ".utf8), name: "a.txt") == .documentNoText)
    }

    @Test("a compound file is encrypted OOXML or an old format")
    func compoundFiles() {
        let signature = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        let name = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(Fixture.failure(signature + Data(count: 500) + name, name: "a.docx") == .documentEncrypted)
        #expect(Fixture.failure(signature + Data(count: 500), name: "a.docx") == .documentUnsupported)
    }

    @Test("a pipeline takes the kinds that it names, by content")
    func accept() throws {
        let data = try Fixture.data("plain.txt")
        #expect(Fixture.failure(data, name: "a.txt", options: .init(accept: ["txt"])) == nil)
        #expect(Fixture.failure(data, name: "a.txt", options: .init(accept: ["pdf", "docx"])) == .documentUnsupported)
        let word = try Fixture.data("styles.docx")
        #expect(Fixture.failure(word, name: "a.bin", options: .init(accept: ["docx"])) == nil)
    }

    @Test("archives cut short, with an entry twice, or with too many entries are refused")
    func archives() throws {
        let docx = CraftedZip.docx("<w:p><w:r><w:t>Texte</w:t></w:r></w:p>")
        #expect(Fixture.failure(docx, name: "a.docx") == nil)
        #expect(Fixture.failure(Data(docx.prefix(docx.count / 2)), name: "a.docx") == .documentTruncated)
        let twice = CraftedZip.data([
            ("word/document.xml", Data("<a/>".utf8)), ("WORD/document.xml", Data("<b/>".utf8)),
        ])
        #expect(Fixture.failure(twice, name: "a.docx") == .documentCorrupt)
        var limits = ExtractLimits()
        limits.archiveEntries = 2
        #expect(Fixture.failure(docx, name: "a.docx", options: .init(limits: limits)) == .documentTooLarge)
        limits = ExtractLimits()
        limits.inflatedBytes = 300
        #expect(Fixture.failure(docx, name: "a.docx", options: .init(limits: limits)) == .documentTooLarge)
    }

    @Test("declarations of document types, entities among them, and depth beyond the limit are refused")
    func xml() {
        let declared = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        let document =
            "\(declared)<w:document \(CraftedZip.namespaces)><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
        let zip = CraftedZip.data([("word/document.xml", Data(document.utf8))])
        #expect(Fixture.failure(zip, name: "a.docx") == .documentCorrupt)
        let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 7000)
        #expect(Fixture.failure(CraftedZip.docx(deep), name: "a.docx") == .documentTooLarge)
        #expect(Fixture.failure(CraftedZip.docx("<w:p><w:r></w:p>"), name: "a.docx") == .documentCorrupt)
    }
}
