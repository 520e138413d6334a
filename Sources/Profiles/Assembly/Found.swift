// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// A value that a step read, with where it stands.
struct Found: Sendable, Equatable {
    var value: String
    /// Index of the first line of the quote.
    var line: Int
    /// As it stands in the document.
    var quote: String
    var confidence: Double
    var derivation: Derivation?
    var source: EvidenceEntry.Source = .rules

    init(_ value: String, line: Int, quote: String? = nil, confidence: Double = 0.9, derivation: Derivation? = nil) {
        self.value = value
        self.line = line
        self.quote = quote ?? value
        self.confidence = confidence
        self.derivation = derivation
    }
}

/// How a value that does not stand in the document itself came from its quote.
package enum Derivation: String, Sendable, CaseIterable {
    /// ISO 8601 from a printed date.
    case date
    /// E.164 from a printed phone number.
    case e164
    case country, cefr, eqf, contract, current, network, username, url, licence, language
    /// The canonical name of a skill that the quote names.
    case canonicalSkill = "canonical_skill"
    /// Counted from the periods of work.
    case months
    /// Counted from the time between positions.
    case gap
    case referenceDate = "reference_date"
    /// Put together of parts that stand in the quote in another order, or with other words between them.
    case parts
    /// The kind of what was left out; its quote is empty on purpose.
    case withheld
    case review
    /// The code of the quote in a classification.
    case taxonomy
}

/// One entry of a section before it becomes part of a profile; keys are JSON Resume's.
struct Draft: Sendable, Equatable {
    var fields: [Field: Found] = [:]
    var highlights: [Found] = []
    /// Keywords of a group of skills, or courses.
    var keywords: [Found] = []
    var roles: [Found] = []
    /// The period as read, for counting months.
    var start: PartialDate?
    var end: PartialDate?
    var isCurrent = false
    /// Whether data stated a date of the period that is none of the calendar's.
    var hasImpossibleDate = false
    var contract: Found?
    /// All text of the entry, for finding the skills used in it.
    var lines: [Int] = []

    /// Signs alone are no value: no text proves them.
    subscript(field: Field) -> Found? {
        get { fields[field] }
        set { fields[field] = newValue.flatMap { $0.value.contains { $0.isLetter || $0.isNumber } ? $0 : nil } }
    }

    enum Field: String, Sendable {
        case name, position, location, description, url, startDate, endDate, summary, organization, institution, area
        case studyType, score, title, date, awarder, issuer, publisher, releaseDate, level, language, fluency, reference
        case cefr, eqf, entity, type
    }
}
