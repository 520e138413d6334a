// SPDX-License-Identifier: GPL-3.0-or-later

/// A profile as the flat JSON that French HR tools exchange: `identite`, `contact`, `experiences`, `formations`,
/// `competences`, `langues`, `certifications`.
///
/// These seven are always there, empty where nothing is known; what a CV has besides follows under French names. Absent
/// values are absent keys. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Described by
/// docs/schemas/flat.schema.json.
package struct FlatProfile: Codable, Sendable, Equatable {
    package var schema = 1
    package var identity = Identity()
    package var contact = Contact()
    package var positions: [Position] = []
    package var studies: [Study] = []
    package var skills: [Skill] = []
    package var languages: [Language] = []
    package var certificates: [Certificate] = []
    package var projects: [Project]?
    package var engagements: [Engagement]?
    package var publications: [Publication]?
    package var awards: [Award]?
    package var interests: [String]?
    package var references: [Reference]?
    /// Driving licences as classes.
    package var licences: [String]?

    private enum CodingKeys: String, CodingKey {
        case schema, contact, publications, references
        case identity = "identite"
        case positions = "experiences"
        case studies = "formations"
        case skills = "competences"
        case languages = "langues"
        case certificates = "certifications"
        case projects = "projets"
        case engagements
        case awards = "distinctions"
        case interests = "centres_interet"
        case licences = "permis"
    }

    /// Who the person is.
    package struct Identity: Codable, Sendable, Equatable {
        package var whole: String?
        package var given: String?
        package var family: String?
        package var title: String?
        package var summary: String?

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case whole = "nom_complet"
            case given = "prenom"
            case family = "nom"
            case title = "titre"
            case summary = "resume"
        }
    }

    /// How to reach them.
    package struct Contact: Codable, Sendable, Equatable {
        package var email: String?
        package var phone: String?
        package var address: String?
        package var postalCode: String?
        package var city: String?
        package var region: String?
        /// ISO 3166-1 alpha-2.
        package var country: String?
        package var site: String?
        package var networks: [Network]?

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case email, region, site
            case phone = "telephone"
            case address = "adresse"
            case postalCode = "code_postal"
            case city = "ville"
            case country = "pays"
            case networks = "reseaux"
        }
    }

    /// An account on a network.
    package struct Network: Codable, Sendable, Equatable {
        package var network: String?
        package var username: String?
        package var url: String?

        private enum CodingKeys: String, CodingKey {
            case url
            case network = "reseau"
            case username = "identifiant"
        }
    }

    /// One position.
    package struct Position: Codable, Sendable, Equatable {
        package var title: String?
        package var employer: String?
        package var place: String?
        package var start: String?
        /// Absent for a current position.
        package var end: String?
        package var isCurrent: Bool?
        /// `cdi`, `cdd`, `stage`, `alternance`, `interim`, `independant`.
        package var contract: String?
        package var description: String?
        package var missions: [String]?
        package var url: String?

        private enum CodingKeys: String, CodingKey {
            case description, missions, url
            case title = "poste"
            case employer = "entreprise"
            case place = "lieu"
            case start = "debut"
            case end = "fin"
            case isCurrent = "en_cours"
            case contract = "contrat"
        }
    }

    /// One course of study.
    package struct Study: Codable, Sendable, Equatable {
        package var degree: String?
        package var area: String?
        package var institution: String?
        package var start: String?
        package var end: String?
        package var result: String?
        /// Level of the European Qualifications Framework, 1 to 8.
        package var level: Int?
        package var courses: [String]?
        package var url: String?

        private enum CodingKeys: String, CodingKey {
            case url
            case degree = "diplome"
            case area = "domaine"
            case institution = "etablissement"
            case start = "debut"
            case end = "fin"
            case result = "mention"
            case level = "niveau_cec"
            case courses = "cours"
        }
    }

    /// One skill, with the group that the CV lists it in.
    package struct Skill: Codable, Sendable, Equatable {
        package var name: String?
        package var group: String?
        package var level: String?

        private enum CodingKeys: String, CodingKey {
            case name = "nom"
            case group = "groupe"
            case level = "niveau"
        }
    }

    package struct Language: Codable, Sendable, Equatable {
        package var language: String?
        /// As printed.
        package var level: String?
        /// A1 to C2, or `natif`.
        package var cefr: String?

        private enum CodingKeys: String, CodingKey {
            case language = "langue"
            case level = "niveau"
            case cefr = "cecrl"
        }
    }

    package struct Certificate: Codable, Sendable, Equatable {
        package var name: String?
        package var issuer: String?
        package var date: String?
        package var url: String?

        private enum CodingKeys: String, CodingKey {
            case date, url
            case name = "nom"
            case issuer = "organisme"
        }
    }

    package struct Project: Codable, Sendable, Equatable {
        package var name: String?
        package var entity: String?
        package var roles: [String]?
        package var start: String?
        package var end: String?
        package var description: String?
        package var points: [String]?
        package var keywords: [String]?
        package var url: String?

        private enum CodingKeys: String, CodingKey {
            case roles, description, points, url
            case name = "nom"
            case entity = "entite"
            case start = "debut"
            case end = "fin"
            case keywords = "mots_cles"
        }
    }

    /// Unpaid work.
    package struct Engagement: Codable, Sendable, Equatable {
        package var role: String?
        package var organization: String?
        package var start: String?
        package var end: String?
        package var description: String?
        package var missions: [String]?
        package var url: String?

        private enum CodingKeys: String, CodingKey {
            case role, description, missions, url
            case organization = "organisme"
            case start = "debut"
            case end = "fin"
        }
    }

    package struct Publication: Codable, Sendable, Equatable {
        package var title: String?
        package var publisher: String?
        package var date: String?
        package var description: String?
        package var url: String?

        private enum CodingKeys: String, CodingKey {
            case date, description, url
            case title = "titre"
            case publisher = "editeur"
        }
    }

    package struct Award: Codable, Sendable, Equatable {
        package var title: String?
        package var awarder: String?
        package var date: String?
        package var description: String?

        private enum CodingKeys: String, CodingKey {
            case date, description
            case title = "titre"
            case awarder = "organisme"
        }
    }

    /// Who speaks for the person, and in which words.
    package struct Reference: Codable, Sendable, Equatable {
        package var name: String?
        package var text: String?

        private enum CodingKeys: String, CodingKey {
            case name = "nom"
            case text = "texte"
        }
    }
}
