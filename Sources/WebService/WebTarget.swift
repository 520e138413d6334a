// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The address that a request line names, taken apart.
struct WebTarget: Sendable, Equatable {
    var path: String
    /// Decoded one by one, so that an encoded slash divides nothing.
    var segments: [String]
    var query: [String: String]

    /// `nil` for what is no path, has bytes that are no text, or holds control characters.
    init?(_ target: String) {
        guard target.first == "/", target.utf8.count <= 4096 else { return nil }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        var segments: [String] = []
        for part in parts[0].split(separator: "/") {
            guard let segment = Self.decoded(part, plusIsBlank: false) else { return nil }
            segments.append(segment)
        }
        self.segments = segments
        query = [:]
        for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(sides[0], plusIsBlank: true),
                let value = sides.count > 1 ? Self.decoded(sides[1], plusIsBlank: true) : ""
            else { return nil }
            query[name] = value
        }
    }

    private static func decoded(_ text: Substring, plusIsBlank: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard let result = String(validating: bytes, as: UTF8.self),
            result.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return nil }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
