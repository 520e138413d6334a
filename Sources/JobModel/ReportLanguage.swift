// SPDX-License-Identifier: GPL-3.0-or-later

/// The language of the words that are ours in scores, tables and pages.
package enum ReportLanguage: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// The language of a workspace setting such as `fr`, `fr-FR` or `en_GB`; French for any other.
    package init(setting: String) {
        self = setting.lowercased().hasPrefix("en") ? .english : .french
    }

    /// The text of the two that fits.
    package func text(_ french: String, _ english: String) -> String { self == .french ? french : english }

    /// A colon with the spaces that the language puts around it, for pages: no line begins with it.
    package var colon: String { text("\u{A0}: ", ": ") }

    /// The same for terminals and plain text, where people search with the keys of their keyboard.
    package var plainColon: String { text(" : ", ": ") }
}
