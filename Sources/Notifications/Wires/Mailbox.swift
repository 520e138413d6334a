// SPDX-License-Identifier: GPL-3.0-or-later
private import HTTPClient

/// An address with the name that people read: `Greffier <greffier@example.org>`.
package struct Mailbox: Sendable, Equatable {
    package var name: String
    package var address: String

    package init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }

    /// Reads an address, with or without a name before it; `nil` for anything else.
    package init?(_ text: String) {
        if MailAddress.isPlain(text) {
            self.init(address: text)
        } else if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
            let address = String(text[text.index(after: open)...].dropLast())
            let name = text[..<open].split(separator: " ").joined(separator: " ")
            let isLine = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            guard MailAddress.isPlain(address), isLine else { return nil }
            self.init(
                name: name.hasPrefix("\"") && name.hasSuffix("\"") ? String(name.dropFirst().dropLast()) : name,
                address: address
            )
        } else {
            return nil
        }
    }
}
