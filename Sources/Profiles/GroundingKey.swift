// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TextFolding

/// The letters and digits of a text in folded form, by which a value and its proof are compared: white space and signs do
/// not count, but `+` and `#` beside a letter or digit, as in `C++`, `C#`, `+33`.
struct GroundingKey: Sendable {
    /// UTF-8.
    private(set) var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    init() {}

    init(_ text: String) { append(text) }

    /// Adds the letters and digits of a further text.
    mutating func append(_ text: String) {
        var last: Unicode.Scalar?
        var pending: [Unicode.Scalar] = []
        for scalar in Folding.fold(text).unicodeScalars {
            if scalar == "+" || scalar == "#" {
                if let last, Self.counts(last) || last == "+" || last == "#", pending.isEmpty {
                    append(scalar)
                } else {
                    pending.append(scalar)
                }
            } else if Self.counts(scalar) {
                for sign in pending { append(sign) }
                pending = []
                append(scalar)
            } else {
                pending = []
            }
            last = scalar
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { bytes.append(UInt8(ascii: scalar)) } else { bytes.append(contentsOf: scalar.utf8) }
    }

    /// Ends it where no quote goes on.
    mutating func close() { bytes.append(0x20) }

    private static func counts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: true
        case ..<0x80: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    /// Whether another key stands in this one, or in a stretch of it; an empty one stands nowhere.
    func contains(_ other: Self, from start: Int = 0, to end: Int? = nil) -> Bool {
        let end = min(end ?? bytes.count, bytes.count)
        let length = other.bytes.count
        guard let first = other.bytes.first, start >= 0, end - start >= length else { return false }
        return bytes.withUnsafeBytes { hay in
            other.bytes.withUnsafeBytes { needle in
                guard let base = hay.baseAddress, let key = needle.baseAddress else { return false }
                var place = base + start
                let last = base + (end - length)
                while place <= last, let found = memchr(place, Int32(first), last - place + 1) {
                    if memcmp(found, key, length) == 0 { return true }
                    place = UnsafeRawPointer(found) + 1
                }
                return false
            }
        }
    }
}
