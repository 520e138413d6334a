// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
private import HTTPClient
private import JobModel

/// A message as mail: headers and text as RFC 5322 and MIME (RFC 2045, 2047) want them.
///
/// Whatever stands in a subject or a name, a header stays one header: all that is not plain ASCII text goes encoded, and
/// control characters become spaces.
package struct MailText: Sendable {
    package var from: Mailbox
    package var to: String
    package var message: Message

    package init(from: Mailbox, to: String, message: Message) {
        self.from = from
        self.to = to
        self.message = message
    }

    /// Lines end with CR and LF, and none is longer than 78 characters.
    package var data: Data {
        let host = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
        let headers = [
            "Date: \(Self.date(message.at))",
            "From: \(sender)",
            "To: <\(to)>",
            "Subject: \(Self.encoded(message.subject, after: "Subject: ".count))",
            // The same at each try: mailboxes that get it twice can show it once.
            "Message-ID: <\(message.id.lowercased()).\(Self.tag(of: to))@\(host)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            // Nobody's holiday notice should answer (RFC 3834).
            "Auto-Submitted: auto-generated",
        ]
        return Data((headers.joined(separator: "\r\n") + "\r\n\r\n" + Self.quotedPrintable(message.text)).utf8)
    }

    private var sender: String {
        guard !from.name.isEmpty else { return "<\(from.address)>" }
        return "\(Self.encoded(from.name, after: "From: ".count, isPhrase: true)) <\(from.address)>"
    }

    /// Tells the mails of one message to several people apart, without their addresses.
    private static func tag(of address: String) -> String {
        // FNV-1a, which stays the same from one start to the next.
        let hash = address.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }

    // MARK: Dates

    /// As in `Mon, 23 Nov 2026 08:05:24 +0000`, in English whatever the language.
    static func date(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = [parts.hour, parts.minute, parts.second].map { $0 ?? 0 }.map { ($0 < 10 ? "0" : "") + "\($0)" }
        return "\(weekdays[(parts.weekday ?? 1) - 1]), \(parts.day ?? 1) \(months[(parts.month ?? 1) - 1]) "
            + "\(parts.year ?? 1970) \(time.joined(separator: ":")) +0000"
    }

    // MARK: Encodings

    /// Encoded words of RFC 2047 where the text needs them, folded; `after` is how much of the first line is taken.
    static func encoded(_ text: String, after taken: Int, isPhrase: Bool = false) -> String {
        let line = MessageWriter.line(text, most: 500)
        let isPlain =
            line.utf8.allSatisfy { 0x20...0x7E ~= $0 } && !line.contains("=?") && taken + line.utf8.count <= 78
            && !line.hasPrefix(" ") && !line.hasSuffix(" ")
            && (!isPhrase || line.utf8.allSatisfy { MailAddress.isAlphanumeric($0) || $0 == 0x20 })
        guard !isPlain else { return line }
        // 75 characters of an encoded word hold 45 bytes; characters are not cut in two.
        var words: [String] = []
        var piece: [UInt8] = []
        for character in line {
            let bytes = Array(String(character).utf8)
            for part in bytes.count > 39 ? String(character).unicodeScalars.map({ Array(String($0).utf8) }) : [bytes] {
                if piece.count + part.count > 39 {
                    words.append(word(piece))
                    piece = []
                }
                piece += part
            }
        }
        if !piece.isEmpty { words.append(word(piece)) }
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

    /// RFC 2045, 6.7: lines of at most 76 characters, whatever the text holds.
    static func quotedPrintable(_ text: String) -> String {
        var result = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var length = 0
            let bytes = Array(line.utf8)
            for (index, byte) in bytes.enumerated() {
                let isLast = index == bytes.count - 1
                let isBlank = byte == 0x20 || byte == 0x09
                // A dot at the start of a line is taken care of by the wire, but some servers on the way are not careful.
                let isSafe =
                    (0x21...0x7E).contains(byte) && byte != 0x3D && !(byte == 0x2E && (length == 0 || length == 75))
                    || isBlank && !isLast
                let piece = isSafe ? String(UnicodeScalar(byte)) : "=" + HexDigits.upper([byte])
                if length + piece.utf8.count > 75 {
                    result += "=\r\n"
                    length = 0
                }
                result += piece
                length += piece.utf8.count
            }
            result += "\r\n"
        }
        return result
    }
}
