// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("Messages: files and text wrapped in other forms")
struct MailOldFormsTests {
    private let plain = "Content-Type: text/plain; charset=utf-8\n\nCi-joint mon CV."

    private func outlook(_ fixture: TNEFFixture, text: String? = nil) -> Data {
        let file = MailFixture.file("winmail.dat", "application/ms-tnef", fixture.data)
        return MailFixture.message(MailFixture.multipart("mixed", [text ?? plain, file]))
    }

    private func files(of message: Data, _ places: [Int]) throws -> [Data] {
        try DocumentExtractor().attachments(of: message, name: "a.eml", places: places, options: .init())
    }

    /// As uuencode(1) writes it.
    private func uuencoded(_ name: String, _ data: Data, isWhole: Bool = true) -> String {
        func character(_ value: UInt8) -> String { value == 0 ? "`" : String(UnicodeScalar(value + 0x20)) }
        var lines = ["begin 644 \(name)"]
        for start in stride(from: 0, to: data.count, by: 45) {
            let line = [UInt8](data[start..<min(start + 45, data.count)])
            var text = character(UInt8(line.count))
            for place in stride(from: 0, to: line.count, by: 3) {
                let group = (line[place...].prefix(3) + [0, 0]).prefix(3).map { UInt32($0) }
                let bits = group[0] << 16 | group[1] << 8 | group[2]
                for shift in [18, 12, 6, 0] as [UInt32] { text += character(UInt8(bits >> shift & 0x3F)) }
            }
            lines.append(text)
        }
        return (lines + (isWhole ? ["`", "end"] : [])).joined(separator: "\n")
    }

    // MARK: winmail.dat

    @Test("the files in a winmail.dat are files of the message, by their long names")
    func tnef() throws {
        var fixture = TNEFFixture()
        fixture.add(0x0006_9007, TNEFFixture.bytes(UInt32(1252)) + TNEFFixture.bytes(UInt32(0)), level: 1)
        fixture.attach(
            "CVAMLI~1.DOC",
            MailFixture.docx,
            properties: [
                TNEFFixture.named("Drapeau", 7), TNEFFixture.number(0x3705, 1),
                TNEFFixture.text(0x3707, "..\\CV Amélie.docx"),
            ]
        )
        fixture.attach("lettre.pdf", Data("%PDF-1.4\n1 0 obj".utf8))
        let message = outlook(fixture)
        let document = try MailFixture.read(message)
        #expect(document.documents == ["CV Amélie.docx", "lettre.pdf"])
        #expect(document.attachments.count == 2 && document.warnings.isEmpty && document.skippedParts.isEmpty)
        #expect(document.rendering.lines.last?.text == "Ci-joint mon CV.")
        #expect(try files(of: message, [1, 0]) == [Data("%PDF-1.4\n1 0 obj".utf8), MailFixture.docx])
    }

    @Test("what a winmail.dat holds beside files is named, and only where something is lost")
    func tnefWithout() throws {
        var fixture = TNEFFixture()
        #expect(try MailFixture.read(outlook(fixture)).skippedParts == ["winmail.dat": "alternative"])
        #expect(try MailFixture.read(outlook(fixture)).warnings.isEmpty)
        let empty = outlook(fixture, text: "Content-Type: text/plain\n\n \n")
        #expect(try MailFixture.read(empty).skippedParts == ["winmail.dat": "tnef"])
        fixture.attach("Message", Data([1]), properties: [TNEFFixture.number(0x3705, 5)])
        let document = try MailFixture.read(outlook(fixture))
        #expect(document.attachments.isEmpty && document.skippedParts == ["Message": "tnef"])
        #expect(document.warnings.first?.messageFR.contains("Message (format propre à Outlook)") == true)
    }

    @Test("a winmail.dat that is damaged or cut gives the files before the damage, and says so")
    func tnefDamaged() throws {
        var fixture = TNEFFixture()
        fixture.attach("un.txt", Data("un".utf8))
        let sound = fixture.data.count
        fixture.attach("deux.txt", Data("deux".utf8), error: 1)
        let document = try MailFixture.read(outlook(fixture))
        #expect(document.documents == ["un.txt"])
        #expect(document.skippedParts == ["winmail.dat": "damaged", "deux.txt": "empty"])
        for length in stride(from: 7, to: sound, by: 1) {
            let file = MailFixture.file("winmail.dat", "application/ms-tnef", fixture.data.prefix(length))
            let cut = try MailFixture.read(MailFixture.message(MailFixture.multipart("mixed", [plain, file])))
            #expect(!cut.skippedParts.isEmpty && cut.documents.isEmpty, "\(length)")
        }
    }

    @Test("numbers of a winmail.dat that promise too much end the reading of it")
    func tnefHostile() throws {
        for properties in [
            [Data(repeating: 0xFF, count: 40)], [TNEFFixture.bytes(UInt32(0x1001)) + Data(repeating: 0xFF, count: 8)],
            [TNEFFixture.bytes(UInt32(0x3707_001F)) + Data(repeating: 0xFF, count: 8)],
        ] {
            var fixture = TNEFFixture()
            fixture.attach("cv.txt", Data("a".utf8), properties: properties)
            #expect(try MailFixture.read(outlook(fixture)).documents == ["cv.txt"])
        }
        var many = TNEFFixture()
        for _ in 0..<1500 { many.attach("cv.txt", Data("a".utf8)) }
        let document = try MailFixture.read(outlook(many))
        #expect(document.attachments.count == 1000 && document.skippedParts["winmail.dat"] == "damaged")
    }

    // MARK: uuencode

    @Test("files written into the text are files of the message and no text of it")
    func uuencode() throws {
        let bytes = Data((0..<500).map { UInt8(truncatingIfNeeded: $0 * 7) })
        let body =
            "Bonjour,\n\n\(uuencoded("C:\\CV Amélie.pdf", bytes))\nCordialement\n\(uuencoded("a.txt", Data("a".utf8)))\n"
        let message = MailFixture.message("Content-Type: text/plain; charset=utf-8\n\n" + body)
        let document = try MailFixture.read(message)
        #expect(document.rendering.lines.map(\.text).suffix(2) == ["Bonjour,", "Cordialement"])
        #expect(document.documents == ["CV Amélie.pdf", "a.txt"] && document.warnings.isEmpty)
        #expect(try files(of: message, [0, 1]) == [bytes, Data("a".utf8)])
        // Spaces at the end of lines are lost on the way.
        let trimmed = MailFixture.message(
            "Content-Type: text/plain\n\n"
                + uuencoded("a.pdf", Data(count: 100)).replacing("`", with: " ")
                .split(separator: "\n").map { $0.replacing(#/ +$/#, with: "") }.joined(separator: "\n")
        )
        #expect(try files(of: trimmed, [0]) == [Data(count: 100)])
    }

    @Test("a part may be uuencoded as a whole")
    func uuencodedPart() throws {
        let part = """
            Content-Type: application/pdf; name="cv.pdf"
            Content-Transfer-Encoding: x-uuencode

            \(uuencoded("autre.pdf", Data("%PDF-1.4\n1 0 obj".utf8)))
            """
        let message = MailFixture.message(MailFixture.multipart("mixed", [plain, part]))
        #expect(try MailFixture.read(message).documents == ["cv.pdf"])
        #expect(try files(of: message, [0]) == [Data("%PDF-1.4\n1 0 obj".utf8)])
    }

    @Test("a file that ends too soon is told, and words that begin like one are words")
    func uuencodedCut() throws {
        let cut = uuencoded("cv.txt", Data("Expérience".utf8), isWhole: false) + "\nla suite"
        let document = try MailFixture.read(MailFixture.message("Content-Type: text/plain\n\n" + cut))
        #expect(document.documents == ["cv.txt"] && document.skippedParts == ["cv.txt": "cut"])
        #expect(document.rendering.lines.last?.text == "la suite")
        for text in ["begin 644 times over", "begin 644 a\nend of it", "begin again\nM", "begin 644\nend"] {
            let words = try MailFixture.read(MailFixture.message("Content-Type: text/plain\n\n\(text)\nfin"))
            #expect(words.attachments.isEmpty, "\(text)")
            #expect(words.rendering.lines.map(\.text).joined(separator: "\n").hasSuffix("\(text)\nfin"))
        }
    }

    // MARK: S/MIME

    /// An element of BER; `nil` as length for one that does not tell it.
    private func element(_ tag: UInt8, _ content: Data, tellsLength: Bool = true) -> Data {
        guard tellsLength else { return Data([tag, 0x80]) + content + [0, 0] }
        return Data([
            tag, 0x83, UInt8(content.count >> 16), UInt8(content.count >> 8 & 0xFF), UInt8(content.count & 0xFF),
        ])
            + content
    }

    private func sealed(_ content: Data, kind: UInt8 = 2, isStreamed: Bool = false) -> Data {
        let pieces = stride(from: 0, to: content.count, by: 64).reduce(into: Data()) {
            $0 += element(0x04, content.dropFirst($1).prefix(64))
        }
        let octets = isStreamed ? element(0x24, pieces, tellsLength: false) : element(0x04, content)
        let inner =
            element(0x06, Data([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1]))
            + element(0xA0, octets, tellsLength: !isStreamed)
        let signed =
            element(0x02, Data([1])) + element(0x31, Data())
            + element(0x30, inner, tellsLength: !isStreamed) + element(0x31, Data())
        return element(
            0x30,
            element(0x06, Data([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, kind]))
                + element(0xA0, element(0x30, signed, tellsLength: !isStreamed), tellsLength: !isStreamed),
            tellsLength: !isStreamed
        )
    }

    private func message(_ sealed: Data, kind: String) -> String {
        MailFixture.file("smime.p7m", "application/pkcs7-mime; smime-type=\(kind)", sealed)
    }

    @Test("a message inside its signature is read like any other", arguments: [false, true])
    func signed(isStreamed: Bool) throws {
        let parts = [plain, MailFixture.file("cv.docx", "application/x", MailFixture.docx)]
        let content = Data(MailFixture.multipart("mixed", parts).replacing("\n", with: "\r\n").utf8)
        let signed = message(sealed(content, isStreamed: isStreamed), kind: "signed-data")
        for data in [MailFixture.message(signed), MailFixture.message(MailFixture.multipart("mixed", [signed]))] {
            let document = try MailFixture.read(data)
            #expect(document.rendering.lines.last?.text == "Ci-joint mon CV.")
            #expect(document.documents == ["cv.docx"] && document.warnings.isEmpty)
            #expect(try files(of: data, [0]) == [MailFixture.docx])
        }
    }

    @Test("the signature beside the text is named and costs nothing")
    func signedBeside() throws {
        let parts = [plain, MailFixture.file("smime.p7s", "application/pkcs7-signature", Data([0x30, 0x80]))]
        let document = try MailFixture.read(MailFixture.message(MailFixture.multipart("signed", parts)))
        #expect(document.rendering.lines.last?.text == "Ci-joint mon CV.")
        #expect(document.skippedParts == ["smime.p7s": "signature"] && document.warnings.isEmpty)
    }

    @Test("what is encrypted or damaged is named with what it is")
    func encrypted() throws {
        let secret = message(sealed(Data("x".utf8), kind: 3), kind: "enveloped-data")
        let error = #expect(throws: GreffierError.self) { try MailFixture.read(MailFixture.message(secret)) }
        #expect(error?.code == .documentEncrypted)
        let mixed = MailFixture.message(MailFixture.multipart("mixed", [plain, secret]))
        #expect(try MailFixture.read(mixed).skippedParts == ["smime.p7m": "encrypted"])
        #expect(try MailFixture.read(mixed).warnings.first?.messageFR.contains("smime.p7m (chiffrée)") == true)
        let whole = sealed(Data(plain.utf8))
        for length in 0..<40 {
            let cut = message(whole.prefix(length), kind: "signed-data")
            let document = try MailFixture.read(MailFixture.message(MailFixture.multipart("mixed", [plain, cut])))
            #expect(document.skippedParts == ["smime.p7m": "damaged"], "\(length)")
        }
    }

    @Test("signatures around signatures without end are given up")
    func signedDeep() throws {
        var content = Data(plain.utf8)
        for _ in 0..<30 {
            content = Data(message(sealed(content), kind: "signed-data").utf8)
        }
        let document = try MailFixture.read(MailFixture.message(String(decoding: content, as: UTF8.self)))
        #expect(document.skippedParts == ["smime.p7m": "limit"])
    }
}
