// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel

/// The prompt files with which a CV is read: one frame, and one task for each group of sections.
package struct CVPrompts: Sendable {
    private let frame: PromptTemplate
    private let tasks: [CVSectionGroup: String]

    /// The files that are needed, in the folder `prompts` of the pipelines.
    package static let fileNames = [frameName] + CVSectionGroup.allCases.map(\.fileName)
    private static let frameName = "cv.mustache"

    /// Takes the files' texts by file name.
    ///
    /// Throws `template.invalid` for one that is missing or wrong.
    package init(texts: [String: String]) throws {
        func text(_ name: String) throws -> String {
            guard let text = texts[name] else {
                throw GreffierError(.templateInvalid, detail: "prompts/\(name) is missing")
            }
            return text
        }
        frame = try PromptTemplate(text(Self.frameName), name: Self.frameName)
        var tasks: [CVSectionGroup: String] = [:]
        for group in CVSectionGroup.allCases {
            tasks[group] = try PromptTemplate(text(group.fileName), name: group.fileName).render([:])
        }
        self.tasks = tasks
    }

    /// All that the files say, for telling one set of them from another.
    package var fingerprint: String {
        CVSectionGroup.allCases.map { prompt($0, lines: "", errors: []) }.joined(separator: "\n")
    }

    /// The prompt for one group; the lines come before all that differs between groups and tries, so that a server which
    /// keeps the beginning of prompts reads a CV once.
    func prompt(_ group: CVSectionGroup, lines: String, errors: [String]) -> String {
        frame.render([
            "lines": lines, "task": tasks[group] ?? "", "schema": group.schema.source.text,
            "hasErrors": !errors.isEmpty,
            "errors": errors,
        ])
    }
}
