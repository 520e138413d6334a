// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import JobModel
import PipelineModel

/// The verb that someone probably meant who typed one that there is not; the parser itself only knows near options.
struct VerbSuggestion {
    /// With the verbs that were right before it, as in `queues pause`.
    let verb: String

    /// `nil` where every verb of `arguments` exists, or none is near the first that does not.
    init?(_ arguments: [String], of root: any ParsableCommand.Type) {
        var command = root
        var known: [String] = []
        for word in arguments where !word.hasPrefix("-") {
            let verbs = command.configuration.subcommands
            if let next = verbs.first(where: { $0._commandName == word }) {
                command = next
                known.append(word)
                continue
            }
            guard let near = Nearest.name(to: word, among: verbs.map { $0._commandName }),
                // Of two or three letters hardly one is left where two are mistyped.
                word.count > 3 || near.first == word.first
            else { return nil }
            verb = (known + [near]).joined(separator: " ")
            return
        }
        return nil
    }

    /// As a question.
    func words(_ language: ReportLanguage) -> String {
        switch language {
        case .french: "Vouliez-vous dire « greffier \(verb) » ?"
        case .english: "Did you mean 'greffier \(verb)'?"
        }
    }
}
