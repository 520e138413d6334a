// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Words of labels and dates.
extension ReportLanguage {
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
