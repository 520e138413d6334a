// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// One statement of an offer: a line, a list item with its wrapped lines, or the value behind a label.
struct OfferItem: Sendable {
    /// Without bullet and label, wrapped lines joined by a space.
    var text: String
    /// The lines it stands on; the first one proves it.
    var lines: [TextLine]
    var context: Context
    /// The words that put it into its context: a heading or a label.
    var heading: String?
    /// Whether a label stands before it on the same line.
    var isLabelled = false
    var isBullet = false

    /// The part of the offer that an item belongs to.
    enum Context: String, Sendable {
        /// Before any heading.
        case opening
        case required, preferred, soft, profile, missions, company, benefits, application
        case title, location, type, date, salary, remote, degree, experience, languages
        /// The label `company`, apart from the section of that name.
        case employer
        case other

        /// Whether what stands there is asked of the candidate.
        var isDemand: Bool {
            switch self {
            case .required, .preferred, .profile, .soft, .degree, .experience, .languages: true
            default: false
            }
        }
    }
}
