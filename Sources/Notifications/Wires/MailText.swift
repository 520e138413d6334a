// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

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
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let civil = civil(days)
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((days % 7) + 7) % 7]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return "\(weekday), \(civil.day) \(months[civil.month - 1]) \(civil.year) \(time.joined(separator: ":")) +0000"
    }

    /// The day in the Gregorian calendar that is so many days after 1970-01-01.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }

    // MARK: Encodings

    /// Encoded words of RFC 2047 where the text needs them, folded; `after` is how much of the first line is taken.
    static func encoded(_ text: String, after taken: Int, isPhrase: Bool = false) -> String {
        let line = MessageWriter.line(text, most: 500)
        let isPlain =
            line.utf8.allSatisfy { 0x20...0x7E ~= $0 } && !line.contains("=?") && taken + line.utf8.count <= 78
            && !line.hasPrefix(" ") && !line.hasSuffix(" ")
            && (!isPhrase || line.utf8.allSatisfy { isAtom($0) || $0 == 0x20 })
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

    private static func isAtom(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

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
                let piece = isSafe ? String(UnicodeScalar(byte)) : "=" + hex(byte)
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

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}
