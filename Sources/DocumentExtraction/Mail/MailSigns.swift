// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Tells a message by the fields that it begins with (RFC 5322).
///
/// Text that somebody begins with `From:` and `Subject:` is text: a message has been through programs, which leave fields
/// of their own.
struct MailSigns {
    private var fields: [String: String] = [:]
    /// Whether it begins like a mailbox file.
    private var isMailbox = false

    private static let letter: Set<String> = ["from", "to", "cc", "subject", "date", "sender", "reply-to"]
    private static let transport: Set<String> = [
        "received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature", "x-mailer",
        "user-agent", "content-transfer-encoding", "authentication-results", "arc-seal", "x-originating-ip", "list-id",
        "x-mozilla-status", "thread-index",
    ]

    /// Reads the fields at the start of a text in lower case.
    init(_ head: Substring) {
        for line in head.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(200) {
            if fields.isEmpty, !isMailbox, line.hasPrefix("from ") || line.hasPrefix(">from ") {
                isMailbox = true
                continue
            }
            if line.first == " " || line.first == "\t", !fields.isEmpty { continue }
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
                line[..<colon].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return }
            let name = String(line[..<colon])
            if fields[name] == nil { fields[name] = String(line[line.index(after: colon)...]).trimmingSpaces }
        }
    }

    /// A message, a saved page, or `nil` for text; `name` is in lower case.
    func kind(named name: String) -> FileKind? {
        let isTyped = fields["content-type"]?.contains("/") == true
        let letter = fields.keys.count { Self.letter.contains($0) }
        let transport = fields.keys.count { Self.transport.contains($0) } + (isTyped ? 1 : 0)
        if fields["mime-version"] != nil, isTyped, isPage || name.hasSuffix(".mht") || name.hasSuffix(".mhtml") {
            return .mht
        }
        if letter >= 1 && transport >= 1 || transport >= 2 { return .eml }
        if isMailbox && letter >= 2 || name.hasSuffix(".eml") && letter >= 1 { return .eml }
        return nil
    }

    /// Whether a browser or an office program saved it.
    private var isPage: Bool {
        if fields["snapshot-content-location"] != nil || fields["from"]?.hasPrefix("<saved by") == true { return true }
        let people = ["from", "to", "received", "message-id", "subject"]
        return fields["content-type"]?.hasPrefix("multipart/related") == true && !people.contains { fields[$0] != nil }
    }
}
