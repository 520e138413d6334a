// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Mustache

/// A prompt as a Mustache file.
///
/// What is filled in stays as it is: nothing is escaped, as it would be for HTML.
package struct PromptTemplate: Sendable {
    private let template: MustacheTemplate

    /// On a line of its own, which Mustache leaves out.
    private static let contentType = "{{% CONTENT_TYPE:TEXT}}\n"

    /// Parses the text of the file `name`.
    ///
    /// Throws `template.invalid` with the place.
    package init(_ text: String, name: String) throws {
        do {
            template = try Self.parse(text)
        } catch {
            let detail = "\(name):\(error.line):\(error.column): \(error.message)"
            throw GreffierError(.templateInvalid, detail: detail, cause: error)
        }
    }

    /// The prompt with `values` filled in: texts, truth values and lists of texts.
    package func render(_ values: [String: any Sendable]) -> String {
        template.render(values)
    }

    /// The prompt with `values` filled in; what they do not hold is left out.
    package func filled(with values: [String: PromptValue]) -> String {
        template.render(values.mapValues(\.filling))
    }

    /// What is wrong with a text as a prompt, in the order of the text; empty where nothing is.
    package static func mistakes(in text: String) -> [PromptMistake] {
        let found = PromptOutline(text).mistakes
        guard found.isEmpty else { return found }
        do {
            _ = try parse(text)
            return []
        } catch {
            return [error]
        }
    }

    private static func parse(_ text: String) throws(PromptMistake) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: contentType + text)
        } catch let error as MustacheTemplate.ParserError {
            let line = max(1, error.context.lineNumber - 1)
            throw PromptMistake(line: line, column: error.context.columnNumber, message: words(error.error))
        } catch {
            throw PromptMistake(line: 1, column: 1, message: "this is not valid Mustache")
        }
    }

    private static func words(_ error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "this closes another section than the one that is open"
        case .unfinishedName: "this tag has no proper name, or is not closed by }}"
        case .expectedSectionEnd: "a section is still open at the end"
        case .invalidSetDelimiter: "these are no delimiters"
        default: "this is not valid Mustache"
        }
    }
}

/// What is wrong at one place of a prompt.
package struct PromptMistake: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    /// From 1.
    package var column: Int
    /// In English.
    package var message: String

    package var description: String { "\(line):\(column): \(message)" }
}
