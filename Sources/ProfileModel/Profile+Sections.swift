// SPDX-License-Identifier: GPL-3.0-or-later

extension Profile {
    /// Who the person is and how to reach them.
    package struct Basics: Codable, Sendable, Equatable {
        package var name: String?
        package var label: String?
        package var image: String?
        package var email: String?
        /// E.164 where it could be derived, else as written.
        package var phone: String?
        package var url: String?
        package var summary: String?
        package var location: Location?
        package var profiles: [NetworkProfile]?
        package var greffier: Greffier?
        package init() {}

        private enum CodingKeys: String, CodingKey {
            case name, label, image, email, phone, url, summary, location, profiles
            case greffier = "x-greffier"
        }

        /// What JSON Resume has no key for.
        package struct Greffier: Codable, Sendable, Equatable {
            /// The phone number as printed, where `phone` is its E.164 form.
            package var phoneWritten: String?
            package init() {}

            private enum CodingKeys: String, CodingKey {
                case phoneWritten = "phone_written"
            }
        }
    }

    /// A place as far as the CV names it.
    package struct Location: Codable, Sendable, Equatable {
        package var address: String?
        package var postalCode: String?
        package var city: String?
        /// ISO 3166-1 alpha-2.
        package var countryCode: String?
        package var region: String?
        package init() {}
    }

    /// An account on a network.
    package struct NetworkProfile: Codable, Sendable, Equatable {
        package var network: String?
        package var username: String?
        package var url: String?
        package init() {}
    }

    /// One position.
    package struct Work: Codable, Sendable, Equatable {
        package var name: String?
        package var position: String?
        package var location: String?
        package var description: String?
        package var url: String?
        package var startDate: String?
        /// Absent for a current position.
        package var endDate: String?
        package var summary: String?
        package var highlights: [String]?
        package var greffier: Greffier?
        package init() {}

        private enum CodingKeys: String, CodingKey {
            case name, position, location, description, url, startDate, endDate, summary, highlights
            case greffier = "x-greffier"
        }

        /// What JSON Resume has no key for.
        package struct Greffier: Codable, Sendable, Equatable {
            /// `permanent`, `fixed_term`, `internship`, `apprenticeship`, `temporary`, `freelance`.
            package var contract: String?
            package var current: Bool?
            /// Of the position, in the classifications that the workspace has imported.
            package var codes: [TaxonomyCode]?
            package init() {}
        }
    }

    /// Unpaid work.
    package struct Volunteer: Codable, Sendable, Equatable {
        package var organization: String?
        package var position: String?
        package var url: String?
        package var startDate: String?
        package var endDate: String?
        package var summary: String?
        package var highlights: [String]?
        package init() {}
    }

    /// One course of study.
    package struct Education: Codable, Sendable, Equatable {
        package var institution: String?
        package var url: String?
        package var area: String?
        package var studyType: String?
        package var startDate: String?
        package var endDate: String?
        package var score: String?
        package var courses: [String]?
        package var greffier: Greffier?
        package init() {}

        private enum CodingKeys: String, CodingKey {
            case institution, url, area, studyType, startDate, endDate, score, courses
            case greffier = "x-greffier"
        }

        /// What JSON Resume has no key for.
        package struct Greffier: Codable, Sendable, Equatable {
            /// Level of the European Qualifications Framework, 1 to 8.
            package var eqf: Int?
            package init() {}
        }
    }

    package struct Award: Codable, Sendable, Equatable {
        package var title: String?
        package var date: String?
        package var awarder: String?
        package var summary: String?
        package init() {}
    }

    package struct Certificate: Codable, Sendable, Equatable {
        package var name: String?
        package var date: String?
        package var url: String?
        package var issuer: String?
        package init() {}
    }

    package struct Publication: Codable, Sendable, Equatable {
        package var name: String?
        package var publisher: String?
        package var releaseDate: String?
        package var url: String?
        package var summary: String?
        package init() {}
    }

    /// One skill, or one named group with its skills as `keywords`.
    package struct Skill: Codable, Sendable, Equatable {
        package var name: String?
        package var level: String?
        package var keywords: [String]?
        package var greffier: Greffier?
        package init() {}

        private enum CodingKeys: String, CodingKey {
            case name, level, keywords
            case greffier = "x-greffier"
        }

        /// What JSON Resume has no key for.
        package struct Greffier: Codable, Sendable, Equatable {
            /// Canonical names of the skill or of its keywords, by the alias lexicon.
            package var canonical: [String]?
            /// Months of work in which the canonical skill is named, by canonical name.
            package var months: [String: Int]?
            /// Of the skill or of its keywords, in the classifications that the workspace has imported.
            package var codes: [TaxonomyCode]?
            package init() {}
        }
    }

    package struct Language: Codable, Sendable, Equatable {
        package var language: String?
        /// As printed.
        package var fluency: String?
        package var greffier: Greffier?
        package init() {}

        private enum CodingKeys: String, CodingKey {
            case language, fluency
            case greffier = "x-greffier"
        }

        /// What JSON Resume has no key for.
        package struct Greffier: Codable, Sendable, Equatable {
            /// A1 to C2, or `native`.
            package var cefr: String?
            package init() {}
        }
    }

    package struct Interest: Codable, Sendable, Equatable {
        package var name: String?
        package var keywords: [String]?
        package init() {}
    }

    package struct Reference: Codable, Sendable, Equatable {
        package var name: String?
        package var reference: String?
        package init() {}
    }

    package struct Project: Codable, Sendable, Equatable {
        package var name: String?
        package var description: String?
        package var highlights: [String]?
        package var keywords: [String]?
        package var startDate: String?
        package var endDate: String?
        package var url: String?
        package var roles: [String]?
        package var entity: String?
        package var type: String?
        package init() {}
    }
}
