// SPDX-License-Identifier: GPL-3.0-or-later

/// A level of the Common European Framework of Reference for Languages, with mother tongue above it.
enum CEFRLevel: Int, Sendable, Comparable {
    case a1 = 1
    case a2, b1, b2, c1, c2, native

    /// Reads `B2`, `b2`, `native`; `nil` for anything else.
    init?(_ text: String) {
        switch text.uppercased() {
        case "A1": self = .a1
        case "A2": self = .a2
        case "B1": self = .b1
        case "B2": self = .b2
        case "C1": self = .c1
        case "C2": self = .c2
        case "NATIVE": self = .native
        default: return nil
        }
    }

    static func < (left: CEFRLevel, right: CEFRLevel) -> Bool { left.rawValue < right.rawValue }
}
