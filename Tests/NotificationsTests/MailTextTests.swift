// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import SeededRandom
import Testing

@testable import Notifications

@Suite("Messages as mail") struct MailTextTests {
    static func message(_ subject: String, _ text: String = "Bonjour\n") -> Message {
        Message(
            id: "01JDBBBBBBBBBBBBBBBBBBBBBB",
            kind: .failed,
            at: Date(timeIntervalSince1970: 1_763_885_124),
            subject: subject,
            text: text,
            short: "court",
            count: 1,
            happenings: []
        )
    }

    private func mail(_ message: Message, from: Mailbox = Mailbox(name: "Greffier", address: "g@example.org")) -> String
    {
        String(decoding: MailText(from: from, to: "rh@example.org", message: message).data, as: UTF8.self)
    }

    private func headers(_ mail: String) -> [String] {
        guard let end = mail.range(of: "\r\n\r\n") else { return [] }
        return mail[..<end.lowerBound].replacing("\r\n ", with: " ").components(separatedBy: "\r\n")
    }

    @Test("it has the headers that mail needs, in ASCII and short lines")
    func headers() {
        let text = mail(
            Self.message("Réf. 3 : jean.pdf n’a pas pu être traité – œuvre 日本語 " + String(repeating: "é", count: 100))
        )
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { 0x20...0x7E ~= $0 } })
        let headers = headers(text)
        #expect(headers[0] == "Date: Sun, 23 Nov 2025 08:05:24 +0000")
        #expect(headers.contains("From: Greffier <g@example.org>") && headers.contains("To: <rh@example.org>"))
        #expect(
            headers.contains {
                $0.hasPrefix("Message-ID: <01jdbbbbbbbbbbbbbbbbbbbbbb.") && $0.hasSuffix("@example.org>")
            }
        )
        #expect(headers.contains("Auto-Submitted: auto-generated"))
        #expect(headers.count == 9)
    }

    @Test(
        "nothing in a subject or a name makes a second header",
        arguments: [
            "a\r\nBcc: x@y.z", "a\nBcc: x@y.z", "a\rBcc: x", "\0", "=?utf-8?Q?=0D=0ABcc:_x?=", "a\u{2028}Bcc: x",
            " x ", "", "\u{85}Bcc: x",
        ]
    )
    func injection(_ subject: String) {
        let text = mail(Self.message(subject), from: Mailbox(name: subject, address: "g@example.org"))
        #expect(headers(text).count == 9)
        #expect(!text.contains("\r\nBcc"))
        let others = text.utf8.filter { $0 < 0x20 && $0 != 0x0D && $0 != 0x0A }
        #expect(others.isEmpty)
    }

    @Test("a plain subject stays readable, an encoded one says the same")
    func subjects() throws {
        #expect(MailText.encoded("Hello world", after: 9) == "Hello world")
        for text in ["déjà vu", "=?x", "日本語のテキスト👩‍👩‍👧‍👦".appending(String(repeating: "é", count: 80))] {
            let words = MailText.encoded(text, after: 9).components(separatedBy: "\r\n ")
            #expect(words.allSatisfy { $0.utf8.count <= 75 })
            let decoded = try words.map { word in
                let base64 = word.replacing("=?utf-8?B?", with: "").replacing("?=", with: "")
                return String(decoding: try #require(Data(base64Encoded: base64)), as: UTF8.self)
            }
            #expect(decoded.joined() == text)
        }
    }

    @Test("any text comes out of quoted-printable as it went in", arguments: 0..<50)
    func quotedPrintable(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let letters: [Character] = ["a", "é", "=", ".", " ", "\t", "\n", "日", "👍", "z", "0", "-"]
        let text = String(
            (0..<Int.random(in: 0..<400, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" }
        )
        let encoded = MailText.quotedPrintable(text)
        let lines = encoded.components(separatedBy: "\r\n")
        #expect(
            lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") && !$0.hasSuffix(" ") && !$0.hasSuffix("\t") }
        )
        var bytes: [UInt8] = []
        let source = Array(encoded.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)
        var index = 0
        while index < source.count {
            if source[index] == 0x3D {
                bytes.append(UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16) ?? 0)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == text + "\n")
    }

    @Test("dates are those of the calendar")
    func dates() {
        let cases: [(Double, String)] = [
            (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_399, "Mon, 28 Feb 2000 23:59:59 +0000"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"), (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 +0000"),
        ]
        for (seconds, text) in cases { #expect(MailText.date(Date(timeIntervalSince1970: seconds)) == text) }
    }

    @Test("senders are read with and without a name")
    func mailboxes() {
        #expect(Mailbox("a@b.org") == Mailbox(address: "a@b.org"))
        #expect(Mailbox("Le greffe <a@b.org>") == Mailbox(name: "Le greffe", address: "a@b.org"))
        #expect(Mailbox("\"Le, greffe\" <a@b.org>") == Mailbox(name: "Le, greffe", address: "a@b.org"))
        for text in ["", "a", "<a>", "x <a@b.org> y", "x\n <a@b.org>", "a@b.org, c@d.org"] {
            #expect(Mailbox(text) == nil)
        }
    }
}
