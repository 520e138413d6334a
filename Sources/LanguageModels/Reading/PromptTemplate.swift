// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Mustache

/// A prompt as a Mustache file.
///
/// What is filled in stays as it is: nothing is escaped, as it would be for HTML.
package struct PromptTemplate: Sendable {
    private let template: MustacheTemplate

    /// Parses the text of the file `name`.
    ///
    /// Throws `template.invalid`.
    package init(_ text: String, name: String) throws {
        do {
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
        } catch {
            throw GreffierError(.templateInvalid, detail: "\(name): \(error)", cause: error)
        }
    }

    /// The prompt with `values` filled in: texts, truth values and lists of texts.
    package func render(_ values: [String: any Sendable]) -> String {
        template.render(values)
    }
}
