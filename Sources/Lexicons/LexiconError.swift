// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that is wrong with the lexicon files, all at once.
package struct LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
    package var mistakes: [Mistake]

    /// One wrong line.
    package struct Mistake: Sendable, Equatable, CustomStringConvertible {
        package var file: String
        /// From 1.
        package var line: Int
        package var message: String
        /// What to do about it.
        package var remedy: String

        /// A word is to be taken away that no file before `file` has.
        static func noWord(_ word: String, of kind: Lexicons.Kind, file: String, line: Int) -> Mistake {
            Mistake(
                file: file,
                line: line,
                message: "'\(word)' is no word of [\(kind.rawValue)]",
                remedy: "remove the line, or spell the word as the file that has it"
            )
        }

        package var description: String { "\(file):\(line): \(message); \(remedy)" }
    }

    package var description: String {
        mistakes.map(\.description).joined(separator: "\n")
    }
}
