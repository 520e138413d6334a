// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of languages as tesseract has them: `fra`, `eng`, `chi_sim`.
package enum RecognitionLanguage {
    /// Those that are recognised unless others are named; the most likely one first.
    package static let usual = ["fra", "eng"]
    /// Languages side by side at the most: each costs time on every word.
    package static let most = 6

    /// Whether `name` may name a language: three small letters, and up to two words behind lines.
    ///
    /// It becomes part of a file's name, so nothing else is let through.
    package static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.first?.count == 3 else { return false }
        return parts.allSatisfy { part in (1...8).contains(part.count) && part.allSatisfy { (97...122).contains($0) } }
    }

    /// The Debian package that holds what is known of a language.
    package static func package(of name: String) -> String { "tesseract-ocr-" + name.replacing("_", with: "-") }
}
