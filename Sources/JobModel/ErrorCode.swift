// SPDX-License-Identifier: GPL-3.0-or-later

/// A stable name `area.reason` for one kind of failure, with its class and its texts in both languages.
///
/// The catalogue (`ErrorCode.all`) is the only place where these texts stand; docs/errors.md is generated from it.
package struct ErrorCode: Hashable, Sendable, BilingualMessage, BilingualHint, CustomStringConvertible {
    /// `area.reason`, as in `document.encrypted`.
    package let name: String
    package let errorClass: ErrorClass
    /// What happened, in plain English, one sentence.
    package let message: String
    /// What happened, in plain French, one sentence.
    package let messageFR: String
    /// What to do next, in English.
    package let hint: String
    /// What to do next, in French.
    package let hintFR: String

    package var description: String { name }

    /// The code of this name, or `nil`.
    package static func named(_ name: String) -> ErrorCode? { byName[name] }

    private static let byName: [String: ErrorCode] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    package static func == (left: ErrorCode, right: ErrorCode) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
