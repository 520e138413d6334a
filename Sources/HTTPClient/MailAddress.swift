// SPDX-License-Identifier: GPL-3.0-or-later

/// Addresses of people as mail servers understand them (RFC 5321, 4.1.2), without quotes, comments and routes.
package enum MailAddress {
    /// Whether it can stand between angle brackets as it is: `name@host`, ASCII, nothing that ends a line or a command.
    package static func isPlain(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard address.utf8.count <= 254, parts.count == 2, parts[0].utf8.count <= 64 else { return false }
        let isLocal = parts[0].split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isAtomText) }
        let isHost = parts[1].split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
                    && label.first != "-" && label.last != "-"
            }
        return isLocal && isHost
    }

    /// Whether it is an ASCII letter or digit.
    package static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isAtomText(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}
