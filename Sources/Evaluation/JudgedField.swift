// SPDX-License-Identifier: GPL-3.0-or-later

/// The fields of a CV that are judged; the mean of their F1 is the macro figure.
package enum JudgedField: String, CaseIterable, Sendable {
    case name, label, email, phone, city, url
    /// Employer and position of one entry together.
    case workEntry = "work.entry"
    case workEmployer = "work.employer"
    case workPosition = "work.position"
    case workStart = "work.start"
    /// The end of a position; an entry without one is current, which is a value too.
    case workEnd = "work.end"
    case educationInstitution = "education.institution"
    /// `studyType` and `area` together.
    case educationDegree = "education.degree"
    case educationStart = "education.start"
    case educationEnd = "education.end"
    case skills, languages
    case languagesLevel = "languages.level"
    case certificates

    /// Whether `found` says what `expected` says.
    ///
    /// The level of a language is judged by `LanguageLevel`, which knows its words.
    func accepts(_ found: String, _ expected: String) -> Bool {
        switch self {
        case .name: Likeness.haveSameWords(found, expected)
        case .phone: NationalNumber(found) == NationalNumber(expected)
        case .url: Likeness.address(found) == Likeness.address(expected)
        case .email: Likeness.folded(found) == Likeness.folded(expected)
        case .city, .skills, .languages, .languagesLevel: Likeness.key(found) == Likeness.key(expected)
        case .workStart, .workEnd, .educationStart, .educationEnd: Likeness.isSameDate(found, expected)
        case .label, .workEntry, .workEmployer, .workPosition, .educationInstitution, .educationDegree, .certificates:
            Likeness.areAlike(found, expected)
        }
    }
}
