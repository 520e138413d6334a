// SPDX-License-Identifier: GPL-3.0-or-later

/// A structured CV: JSON Resume v1.0.0 (https://jsonresume.org/schema), with what that lacks under `x-greffier`.
///
/// Absent values are absent keys. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
package struct Profile: Codable, Sendable, Equatable {
    package var basics: Basics?
    package var work: [Work]?
    package var volunteer: [Volunteer]?
    package var education: [Education]?
    package var awards: [Award]?
    package var certificates: [Certificate]?
    package var publications: [Publication]?
    package var skills: [Skill]?
    package var languages: [Language]?
    package var interests: [Interest]?
    package var references: [Reference]?
    package var projects: [Project]?
    package var meta: Meta?
    package var greffier: Greffier?

    package init() {}

    private enum CodingKeys: String, CodingKey {
        case basics, work, volunteer, education, awards, certificates, publications, skills, languages, interests
        case references, projects, meta
        case greffier = "x-greffier"
    }

    /// What Greffier knows of the profile as a whole.
    package struct Greffier: Codable, Sendable, Equatable {
        /// The day that "today" and "current" mean, `YYYY-MM-DD`.
        package var referenceDate: String?
        /// Where that day comes from: `document`, `metadata` or `submission`.
        package var referenceSource: String?
        /// Months in work in all, overlaps merged.
        package var monthsTotal: Int?
        /// Driving licences as classes, as in `B`.
        package var licences: [String]?
        /// Times without work or studies, three months and longer.
        package var gaps: [Gap]?
        /// Kinds of sensitive data that were seen and left out, as in `birth_date`.
        package var withheld: [String]?
        /// What was printed of each such kind, where `privacy.keep_sensitive` asks for it.
        package var sensitive: [String: String]?
        /// Why a person should look.
        package var review: [String]?
        /// The document's language (ISO 639-1): `fr` and `en` are those that the rules read, others are only named.
        package var language: String?

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case licences, gaps, withheld, sensitive, review, language
            case referenceDate = "reference_date"
            case referenceSource = "reference_source"
            case monthsTotal = "months_total"
        }
    }

    /// A time that no position, study, project or voluntary work covers.
    package struct Gap: Codable, Sendable, Equatable {
        /// The first month of it, `YYYY-MM`.
        package var startDate: String
        /// The last month of it; absent when it lasts to the reference date.
        package var endDate: String?
        package var months: Int

        package init(startDate: String, endDate: String?, months: Int) {
            self.startDate = startDate
            self.endDate = endDate
            self.months = months
        }
    }

    /// JSON Resume's `meta`.
    package struct Meta: Codable, Sendable, Equatable {
        package var version: String?
        package var lastModified: String?
        package var canonical: String?
        package init() {}
    }
}
