// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

extension Lexicons {
    /// The code that an imported classification gives to words.
    package struct ClassificationCode: Sendable, Equatable {
        /// `esco` or `rome`.
        package var scheme: String
        package var code: String
        /// Whether the words are the classification's own label, not one of its other names.
        package var isLabel: Bool
    }

    /// The codes of a skill, of each classification that has it under just these words.
    package func codes(ofSkill text: String) -> [ClassificationCode] {
        codes([("esco", .escoSkills), ("rome", .romeSkills)], of: [Folding.key(text)])
    }

    /// The codes of a job title, whatever its gender and marks such as `(H/F)`.
    package func codes(ofTitle text: String) -> [ClassificationCode] {
        codes([("esco", .escoOccupations), ("rome", .romeOccupations)], of: [Folding.key(text), neutralTitle(text)])
    }

    /// The first of the spellings that a classification has decides.
    private func codes(_ schemes: [(name: String, kind: Kind)], of keys: [String]) -> [ClassificationCode] {
        schemes.compactMap { scheme in
            let table = self[scheme.kind]
            guard !table.isEmpty else { return nil }
            for key in keys where !key.isEmpty {
                guard let entry = table.entry(key: key), let code = entry.attributes["code"] else { continue }
                let labels = [entry.canonical] + entry.aliases.prefix(Int(entry.attributes["labels"] ?? "") ?? 0)
                return .init(scheme: scheme.name, code: code, isLabel: labels.contains { Folding.key($0) == key })
            }
            return nil
        }
    }
}

extension Lexicons.Kind {
    /// Whether only an imported classification fills it: what is shipped has no words of it.
    package var isImported: Bool {
        switch self {
        case .escoSkills, .escoOccupations, .romeSkills, .romeOccupations: true
        default: false
        }
    }
}
