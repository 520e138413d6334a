// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that is wrong with the lexicon files, all at once.
package struct LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
    package var mistakes: [Mistake]

    /// One wrong line.
    package struct Mistake: Sendable, Equatable {
        package var file: String
        /// From 1.
        package var line: Int
        package var message: String
    }

    package var description: String {
        mistakes.map { "\($0.file):\($0.line): \($0.message)" }.joined(separator: "\n")
    }
}
