// SPDX-License-Identifier: GPL-3.0-or-later

/// The number of a job in its store, as people type it: `greffier jobs show 17`.
package struct JobID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    package var description: String { String(number) }

    package static func < (left: JobID, right: JobID) -> Bool { left.number < right.number }
}
