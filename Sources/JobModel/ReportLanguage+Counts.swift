// SPDX-License-Identifier: GPL-3.0-or-later

extension ReportLanguage {
    /// The words that go with a number, which stands elsewhere.
    ///
    /// French counts none like one, English like several.
    package func words(
        for count: Int,
        _ french: (one: String, many: String),
        _ english: (one: String, many: String)
    ) -> String {
        switch self {
        case .french: count < 2 ? french.one : french.many
        case .english: count == 1 ? english.one : english.many
        }
    }

    /// A number with its words: `1 fichier refusé`, `2 fichiers refusés`.
    package func counted(
        _ count: Int,
        _ french: (one: String, many: String),
        _ english: (one: String, many: String)
    ) -> String { "\(count) " + words(for: count, french, english) }

    /// The same where English needs no plural: `2 failed`.
    package func counted(_ count: Int, _ french: (one: String, many: String), _ english: String) -> String {
        counted(count, french, (english, english))
    }
}
