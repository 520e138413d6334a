// SPDX-License-Identifier: GPL-3.0-or-later

/// A structured job offer: the shape of JSON Resume's draft job schema, with what that lacks under `x-greffier`.
package struct Offer: Codable, Sendable, Equatable {
    package var title: String?
    package var company: String?
    /// The kind of contract as printed, `CDI` or `Permanent` for example.
    package var type: String?
    package var date: String?
    package var description: String?
    package var location: Profile.Location?
    package var remote: String?
    package var salary: String?
    package var experience: String?
    package var responsibilities: [String]?
    package var qualifications: [String]?
    package var skills: [Skill]?
    package var greffier: Greffier?

    package init() {}

    private enum CodingKeys: String, CodingKey {
        case title, company, type, date, description, location, remote, salary, experience, responsibilities
        case qualifications, skills
        case greffier = "x-greffier"
    }

    /// A skill asked for.
    package struct Skill: Codable, Sendable, Equatable {
        package var name: String
        /// `required` or `preferred`.
        package var level: String?
        package var keywords: [String]?
        package var greffier: Greffier?

        package init(name: String, level: String? = nil, keywords: [String]? = nil) {
            self.name = name
            self.level = level
            self.keywords = keywords
        }

        private enum CodingKeys: String, CodingKey {
            case name, level, keywords
            case greffier = "x-greffier"
        }

        /// What JSON Resume's job schema has no key for.
        package struct Greffier: Codable, Sendable, Equatable {
            /// In the classifications that the workspace has imported.
            package var codes: [TaxonomyCode]?
            package init() {}
        }
    }

    /// What JSON Resume's job schema has no key for.
    package struct Greffier: Codable, Sendable, Equatable {
        /// Years of experience asked for, the lower bound.
        package var years: Double?
        /// Lowest level of the European Qualifications Framework asked for.
        package var eqf: Int?
        package var languages: [LanguageAsked]?
        /// The document's language, `fr` or `en`.
        package var language: String?
        /// `open` or `closed`.
        package var status: String?
        /// The last day of applications, `YYYY-MM-DD`: the day after, the offer is closed.
        package var validUntil: String?
        /// The kind of contract: `permanent`, `fixed_term`, `internship`, `apprenticeship`, `temporary`, `freelance`.
        package var contract: String?
        /// The employer's number for the offer.
        package var reference: String?
        /// The first day of work, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        package var startDate: String?
        /// How much the place counts for this offer, beside the weights of the other categories, which sum to 100.
        ///
        /// Without it the weights of the pipeline decide. Of an offer that names no place, or is done from anywhere, the
        /// place never counts.
        package var locationWeight: Double?
        /// Of the title, in the classifications that the workspace has imported.
        package var codes: [TaxonomyCode]?
        package init() {}

        private enum CodingKeys: String, CodingKey {
            case years, eqf, languages, language, status, contract, reference, codes
            case validUntil = "valid_until"
            case startDate = "start_date"
            case locationWeight = "location_weight"
        }
    }

    /// A language asked for.
    package struct LanguageAsked: Codable, Sendable, Equatable {
        package var language: String
        /// A1 to C2; `nil` when no level is named.
        package var cefr: String?
        package var isRequired: Bool
        package init(language: String, cefr: String?, isRequired: Bool) {
            self.language = language
            self.cefr = cefr
            self.isRequired = isRequired
        }

        private enum CodingKeys: String, CodingKey {
            case language, cefr
            case isRequired = "required"
        }
    }
}
