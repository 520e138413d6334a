// SPDX-License-Identifier: GPL-3.0-or-later

/// The language of index pages.
package enum PageLanguage: String, Sendable {
    case french = "fr"
    case english = "en"

    /// The language of a workspace setting such as `fr`, `fr-FR` or `en_GB`; French for any other.
    package init(setting: String) {
        self = setting.lowercased().hasPrefix("en") ? .english : .french
    }

    /// The text of the two that fits.
    func text(_ french: String, _ english: String) -> String { self == .french ? french : english }

    /// A name in the quotation marks of the language.
    func quoted(_ name: String) -> String { text("« \(name) »", "“\(name)”") }
}
