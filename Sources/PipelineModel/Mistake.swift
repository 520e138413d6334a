// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// A mistake in a file that a person wrote, with where it is and how to mend it.
package struct Mistake: Sendable, Hashable, Codable, CustomStringConvertible, Error {
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1.
    package var column: Int
    package var message: String
    package var remedy: String
    /// Whether it keeps the file from being used.
    package var severity: Severity
    /// The same in French.
    package var messageFR: String
    package var remedyFR: String

    private enum CodingKeys: String, CodingKey {
        case file, line, column, message, remedy, severity
        case messageFR = "message_fr"
        case remedyFR = "remedy_fr"
    }

    package init(
        file: String,
        line: Int,
        column: Int,
        message: String,
        remedy: String,
        french: (message: String, remedy: String),
        severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
        (messageFR, remedyFR) = french
        self.severity = severity
    }

    /// A mistake whose words come in both languages.
    package init(
        file: String,
        line: Int,
        column: Int,
        _ words: ErrorDetail,
        remedy: ErrorDetail,
        severity: Severity = .error
    ) {
        self.init(
            file: file,
            line: line,
            column: column,
            message: words.english,
            remedy: remedy.english,
            french: (words.french, remedy.french),
            severity: severity
        )
    }

    package enum Severity: String, Sendable, Codable { case error, warning }

    /// The place, the complaint and the remedy on one line, as compilers write them.
    package var description: String { line(message, remedy, warning: "warning: ") }

    /// As `description`, in French.
    package var descriptionFR: String { line(messageFR, remedyFR, warning: "avertissement : ") }

    private func line(_ message: String, _ remedy: String, warning: String) -> String {
        "\(file):\(line):\(column): \(severity == .warning ? warning : "")\(message) — \(remedy)"
    }
}

/// All mistakes of one reading, thrown together.
package struct Mistakes: Error, Sendable, Equatable, CustomStringConvertible {
    package var all: [Mistake]

    package init(_ all: [Mistake]) { self.all = all }

    package var description: String { all.map(\.description).joined(separator: "\n") }

    /// As `description`, in French.
    package var descriptionFR: String { all.map(\.descriptionFR).joined(separator: "\n") }
}
