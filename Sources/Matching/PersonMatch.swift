// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What speaks for two profiles being of one person.
package enum PersonMatch: String, Sendable, CaseIterable {
    case email = "same_email"
    case phone = "same_phone"
    case nameAndWork = "same_name_and_work"
    /// The names have nothing in common: a shared mailbox, or that of an agency.
    case emailOfOther = "same_email_other_name"
    case phoneOfOther = "same_phone_other_name"
    /// The work histories have too little in common, or one is missing.
    case name = "same_name"

    /// Whether it takes a person to decide.
    package var isDoubtful: Bool {
        switch self {
        case .email, .phone, .nameAndWork: false
        case .emailOfOther, .phoneOfOther, .name: true
        }
    }

    /// For people.
    package func words(_ language: ReportLanguage) -> String {
        switch self {
        case .email: language.text("même adresse e-mail", "same e-mail address")
        case .phone: language.text("même téléphone", "same phone number")
        case .nameAndWork: language.text("même nom et même parcours", "same name and same work history")
        case .emailOfOther:
            language.text("même adresse e-mail, autre nom", "same e-mail address, another name")
        case .phoneOfOther: language.text("même téléphone, autre nom", "same phone number, another name")
        case .name: language.text("même nom, peu de parcours en commun", "same name, little work in common")
        }
    }
}
