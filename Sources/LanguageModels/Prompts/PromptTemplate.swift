// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
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
            let place = "\(name):\(error.line):\(error.column)"
            throw GreffierError(
                .templateInvalid,
                ErrorDetail("\(place): \(error.words.english)", french: "\(place) : \(error.words.french)"),
                cause: error
            )
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
            throw PromptMistake(line: line, column: error.context.columnNumber, words(error.error))
        } catch {
            throw PromptMistake(line: 1, column: 1, invalid)
        }
    }

    private static let invalid = ErrorDetail("this is not valid Mustache", french: "ce n’est pas du Mustache valable")

    private static func words(_ error: any Error) -> ErrorDetail {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect:
            ErrorDetail(
                "this closes another section than the one that is open",
                french: "ceci ferme une autre section que celle qui est ouverte"
            )
        case .unfinishedName:
            ErrorDetail(
                "this tag has no proper name, or is not closed by }}",
                french: "cette balise n’a pas de nom convenable, ou n’est pas fermée par }}"
            )
        case .expectedSectionEnd:
            ErrorDetail("a section is still open at the end", french: "une section est encore ouverte à la fin")
        case .invalidSetDelimiter:
            ErrorDetail("these are no delimiters", french: "ce ne sont pas des délimiteurs")
        default: invalid
        }
    }
}

/// What is wrong at one place of a prompt.
package struct PromptMistake: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    /// From 1.
    package var column: Int
    package var words: ErrorDetail

    init(line: Int, column: Int, _ words: ErrorDetail) {
        self.line = line
        self.column = column
        self.words = words
    }

    package var description: String { "\(line):\(column): \(words.english)" }
}
