// SPDX-License-Identifier: GPL-3.0-or-later

/// The language of labels and dates.
package enum RenderLanguage: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// The language of a BCP 47 tag; French for `fr…` and for tags that are neither French nor English.
    package init(tag: String) {
        self = tag.lowercased().hasPrefix("en") ? .english : .french
    }

    /// Full month names, January first.
    var months: [String] {
        switch self {
        case .french:
            [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
        case .english:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        }
    }

    /// Month names as they are shortened in running text, January first.
    var shortMonths: [String] {
        switch self {
        case .french:
            [
                "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
            ]
        case .english:
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        }
    }

    /// How an open period ends.
    var present: String {
        switch self {
        case .french: "aujourd’hui"
        case .english: "present"
        }
    }
}
