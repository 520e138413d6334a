// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("Messages: fields and text")
struct MailTests {
    private let plain = "Content-Type: text/plain; charset=utf-8\n\n"

    @Test("who wrote to whom about what stands first, and in the metadata")
    func head() throws {
        let document = try MailFixture.read(MailFixture.message(plain + "Bonjour,\n\nCi-joint mon CV.\n"))
        #expect(document.mediaType == "message/rfc822")
        #expect(
            document.rendering.lines.map(\.text) == [
                "From: Amélie Exemple <amelie@courriel.example>", "To: rh@societe.example",
                "Subject: Candidature à l'accueil", "Date: Sat, 21 Nov 2026 14:05:12 +0100 (CET)", "Bonjour,",
                "Ci-joint mon CV.",
            ]
        )
        #expect(document.metadata.title == "Candidature à l'accueil")
        #expect(document.metadata.author == "Amélie Exemple <amelie@courriel.example>")
        #expect(document.metadata.recipient == "rh@societe.example")
        #expect(document.metadata.createdAt == "2026-11-21T14:05:12+01:00")
        #expect(document.attachments.isEmpty)
    }

    @Test(
        "encoded words are read, joined across words and folds, and left alone where they are none",
        arguments: [
            ("=?utf-8?B?w4l0w6k=?= 2026", "Été 2026"), ("=?utf-8?q?=C3?= =?utf-8?q?=A9t=C3=A9?=", "été"),
            ("=?ISO-8859-15?Q?10_=A4?=\n =?ISO-8859-15?Q?_net?=", "10 € net"), ("a =?utf-8?q?b?= c", "a b c"),
            ("=?utf-8*fr?q?=C3=A9?=", "é"), ("=?aucun?q?a?= b", "=?aucun?q?a?= b"), ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
            ("=?utf-8?q?ouvert", "=?utf-8?q?ouvert"), ("Été brut", "Été brut"), ("=?", "=?"),
            ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ]
    )
    func encodedWords(value: String, text: String) throws {
        let head = "Received: x\nFrom: a@b.example\nSubject: \(value)\n"
        let document = try MailFixture.read(MailFixture.message("\ntexte", head: head))
        #expect(document.metadata.title == text)
    }

    @Test(
        "text is read in its transfer encoding and in the charset that it names",
        arguments: [
            ("text/plain; charset=iso-8859-1", "quoted-printable", "caf=E9 =\r\ncr=E8me=\r\n", "café crème"),
            ("text/plain; charset=\"windows-1251\"", "base64", "z/Do4uXy", "Привет"),
            ("text/plain; charset=utf-8", "base64", "w6k=", "é"),
            ("text/plain; charset=utf-8", "8bit", "déjà", "déjà"), ("text/plain", "7bit", "déjà", "déjà"),
            ("text/plain; charset=utf-16le", "base64", "Y2HpAA==", "慣é"),
            ("TEXT/PLAIN; CHARSET=big5", "BASE64", "pKSk5Q==", "中文"),
            ("text/html; charset=koi8-r", "quoted-printable", "<p>=EE=C5=D4</p>", "Нет"),
            ("texte", "7bit", "sans type", "sans type"),
        ]
    )
    func encodings(type: String, encoding: String, body: String, text: String) throws {
        let part = "Content-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)\n"
        let lines = try MailFixture.read(MailFixture.message(part)).rendering.lines.map(\.text)
        #expect(lines.last == text)
    }

    @Test("plain text is preferred to HTML, unless it says nothing; what is not read is told")
    func alternatives() throws {
        let html = "Content-Type: text/html; charset=utf-8\n\n<html><style>p{}</style><p>en HTML</p></html>"
        let both = MailFixture.multipart("alternative", [plain + "en clair", html])
        let first = try MailFixture.read(MailFixture.message(both))
        #expect(first.rendering.lines.last?.text == "en clair")
        #expect(first.skippedParts == ["text/html": "alternative"])
        #expect(first.warnings.isEmpty)
        let empty = MailFixture.multipart("alternative", [plain + " \n\n", html])
        #expect(try MailFixture.read(MailFixture.message(empty)).rendering.lines.last?.text == "en HTML")
        let hollow = MailFixture.multipart("alternative", [plain + "en clair", "Content-Type: text/html\n\n<p> </p>"])
        #expect(try MailFixture.read(MailFixture.message(hollow)).rendering.lines.last?.text == "en clair")
    }

    @Test("files that lie beside one form of the text are kept when another is read")
    func filesInForms() throws {
        let rich = MailFixture.multipart(
            "mixed",
            ["Content-Type: text/html\n\n<p>a</p>", MailFixture.file("cv.docx", "application/x", MailFixture.docx)],
            boundary: "in"
        )
        let message = MailFixture.multipart("alternative", [plain + "en clair", rich])
        #expect(try MailFixture.read(MailFixture.message(message)).documents == ["cv.docx"])
    }

    @Test("flowed lines are joined, quotations and signatures stand apart")
    func flowed() throws {
        let body = "un \ndeux\n> cité \n> encore\ntrois\n-- \nAmélie\n espacé"
        let part = "Content-Type: text/plain; format=flowed\n\n\(body)"
        let lines = try MailFixture.read(MailFixture.message(part)).rendering.lines.map(\.text)
        #expect(lines.suffix(6) == ["un deux", "> cité encore", "trois", "--", "Amélie", "espacé"])
        let tight = "Content-Type: text/plain; format=flowed; delsp=yes\n\nAnti \nconstitution"
        #expect(try MailFixture.read(MailFixture.message(tight)).rendering.lines.last?.text == "Anticonstitution")
    }

    @Test("text in HTML that nobody sees is set apart")
    func hidden() throws {
        let html = "Content-Type: text/html\n\n<p>vu</p><p style='display:none'>caché</p>"
        let document = try MailFixture.read(MailFixture.message(html))
        #expect(document.hidden.map(\.text) == ["caché"])
        #expect(document.warnings.map(\.code) == ["document.hidden_text"])
    }

    @Test("encrypted messages are encrypted, signed ones are read")
    func sealed() throws {
        let sealed = MailFixture.multipart("encrypted", ["Content-Type: application/pgp-encrypted\n\nVersion: 1"])
        #expect(Fixture.failure(MailFixture.message(sealed), name: "a.eml") == .documentEncrypted)
        let opaque = "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nMIIB"
        #expect(Fixture.failure(MailFixture.message(opaque), name: "a.eml") == .documentEncrypted)
        let signature = MailFixture.file("smime.p7s", "application/pkcs7-signature", Data("x".utf8))
        let signed = try MailFixture.read(
            MailFixture.message(MailFixture.multipart("signed", [plain + "signé", signature]))
        )
        #expect(signed.rendering.lines.last?.text == "signé")
        #expect(signed.skippedParts == ["smime.p7s": "signature"])
        #expect(signed.warnings.isEmpty)
    }

    @Test("a page saved as MHT is read as the page, whatever its name")
    func page() throws {
        let parts = [
            "Content-Type: text/html; charset=utf-8\n\n<html><title>CV</title><body><p>Amélie</p></body></html>",
            "Content-Type: text/css\nContent-Location: cid:css\n\np { color: red }",
            "Content-Type: image/png\nContent-Location: a.png\nContent-Transfer-Encoding: base64\n\niVBORw==",
        ]
        let head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0"
        for (head, name) in [(head, "page.mht"), (head, "cv.doc"), ("MIME-Version: 1.0", "cv.doc")] {
            let data = MailFixture.message(MailFixture.multipart("related", parts), head: head)
            let document = try MailFixture.read(data, name: name)
            #expect(document.mediaType == "multipart/related")
            #expect(document.plainText == "Amélie")
            #expect(document.metadata.title == "CV")
            #expect(document.images.count == 1)
            #expect(document.skippedParts == ["cid:css": "resource"])
        }
    }

    @Test(
        "messages are told by the fields of programs, and letters by nobody",
        arguments: [
            ("From: a@b.example\nMessage-ID: <1@b>\n\nx", "a.txt", "message/rfc822"),
            ("Return-Path: <a@b>\nReceived: by x\n\nx", "a", "message/rfc822"),
            ("From a@b.example Sat Nov 21 14:05:12 2026\nFrom: a@b.example\nTo: c\n\nx", "mbox", "message/rfc822"),
            ("X-Notes-Item: a;\n b\nMIME-Version: 1.0\nDate: x\n\nx", "a", "message/rfc822"),
            ("From: Jean Petit\nSubject: Candidature\n\nBonjour", "cv.txt", "text/plain"),
            ("From: Jean Petit\nSubject: Candidature\n\nBonjour", "cv.eml", "message/rfc822"),
            ("Jean Petit\nFrom: 2019\nMessage-ID: 3\nReceived: 4\n", "cv.txt", "text/plain"),
            ("Date: 3 mai\nCuisinier\nMIME-Version: 1.0", "cv.txt", "text/plain"),
            ("Nom: Petit\nMobile: 06\nPermis: B\n", "cv.eml", "text/plain"),
        ]
    )
    func sniffing(text: String, name: String, type: String) throws {
        #expect(try MailFixture.read(Data(text.utf8), name: name).mediaType == type)
    }

    @Test(
        "dates are read as they are written",
        arguments: [
            ("21 Nov 2026 14:05 +0100", "2026-11-21T14:05:00+01:00"),
            ("Sat,21 nov 26 04:05:06 GMT", "2026-11-21T04:05:06Z"),
            ("Fri, 11 Jul 2003 21:00:37 -0700 (PDT)", "2003-07-11T21:00:37-07:00"), ("hier", nil),
            ("32 Nov 2026 1:1", nil),
            ("1 Nov 2026", nil), ("1 Nov 2026 25:00", nil), ("", nil), ("-1 Nov -3 1:1", nil),
        ] as [(String, String?)]
    )
    func dates(text: String, timestamp: String?) throws {
        let head = "Received: x\nFrom: a@b.example\nDate: \(text)\n"
        let document = try MailFixture.read(MailFixture.message("\ntexte", head: head))
        #expect(document.metadata.createdAt == timestamp)
    }

    private static let corpora = ProcessInfo.processInfo.environment["GREFFIER_CORPORA"]

    @Test("messages of other projects are read", .enabled(if: corpora != nil, "GREFFIER_CORPORA is not set"))
    func corpus() throws {
        let folder = URL(fileURLWithPath: try #require(Self.corpora)).appending(path: "formats/eml")
        let words = [
            "incremental-updates": "test incremental updates", "embedded_xhtml_and_img": "This is the subject",
            "EmailWithPNGAtt": "Test Attachment Email", "GroupWiseEml": "test333", "LotusEml": "@XXXX.de",
            "RFC822_dkim": "Is dinner ready?", "RFC822_x-": "RFC822 messages not parsed",
            "ThunderbirdEml": "JUnit test message",
        ]
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count >= words.count)
        for file in files {
            let document = try MailFixture.read(try Data(contentsOf: file), name: "a.txt")
            let word = words.first { file.lastPathComponent.contains($0.key) }?.value ?? ""
            #expect(document.mediaType == "message/rfc822", "\(file.lastPathComponent)")
            #expect(document.plainText.contains(word), "\(file.lastPathComponent): \(document.plainText.prefix(300))")
        }
    }
}
