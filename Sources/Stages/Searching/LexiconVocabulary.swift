// SPDX-License-Identifier: GPL-3.0-or-later
package import Lexicons
package import Retrieval

/// Knows the spellings of what searches ask of fields: `k8s` is Kubernetes, `English` is anglais, `cheffe` is chef.
package struct LexiconVocabulary: FieldVocabulary {
    private let lexicons: Lexicons

    package init(_ lexicons: Lexicons) { self.lexicons = lexicons }

    package func spellings(of value: String, field: SearchField) -> [String] {
        switch field {
        case .skill: SkillNames(lexicons: lexicons).asked(value)
        case .language: [lexicons.languageCode(value)].compactMap { $0 }
        case .title: [lexicons.neutralTitle(value)]
        case .degree: [lexicons[.diplomas].entry(value)?.canonical].compactMap { $0 }
        case .name, .city, .employer, .school, .source, .tag: []
        }
    }
}
