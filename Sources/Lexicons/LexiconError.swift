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
        /// Both in French.
        package var french: (message: String, remedy: String)

        package static func == (left: Self, right: Self) -> Bool {
            (left.file, left.line, left.message, left.remedy) == (right.file, right.line, right.message, right.remedy)
        }

        /// A word is to be taken away that no file before `file` has.
        static func noWord(_ word: String, of kind: Lexicons.Kind, file: String, line: Int) -> Mistake {
            Mistake(
                file: file,
                line: line,
                message: "'\(word)' is no word of [\(kind.rawValue)]",
                remedy: "remove the line, or spell the word as the file that has it",
                french: (
                    "« \(word) » n’est pas un mot de [\(kind.rawValue)]",
                    "retirez la ligne, ou écrivez le mot comme le fichier qui le contient"
                )
            )
        }

        package var description: String { "\(file):\(line): \(message); \(remedy)" }
    }

    package var description: String {
        mistakes.map(\.description).joined(separator: "\n")
    }
}
