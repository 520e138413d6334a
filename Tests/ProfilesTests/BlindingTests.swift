// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import TestLexicons
import Testing

/// What a blind variant says in the place of what it withholds.
@Suite("Blinding")
struct BlindingTests {
    private static let code = "K7M2-9QXD"

    private static func blind(_ profile: Profile, _ options: BlindOptions = .init()) throws -> Profile {
        try ProfileBlinder(lexicons: try ShippedLexicons.shared.get()).blind(profile, code: code, options: options)
    }

    /// A profile of this person that says `text` of themselves.
    private static func summary(_ text: String, name: String = "Soazig Le Goff") throws -> String {
        var profile = Profile()
        var basics = Profile.Basics()
        basics.name = name
        basics.email = "s.legoff@courriel.example"
        basics.phone = "+33639981811"
        basics.url = "https://soaziglegoff.example.org"
        basics.location = .init()
        basics.location?.city = "Strasbourg"
        basics.summary = text
        profile.basics = basics
        return try blind(profile).basics?.summary ?? ""
    }

    private static func position(_ text: String) throws -> String {
        var work = Profile.Work()
        work.position = text
        var profile = Profile()
        profile.work = [work]
        return try blind(profile).work?.first?.position ?? ""
    }

    @Test(
        "a title has the form that both genders share",
        arguments: [
            ("Développeuse front-end senior", "Développeur front-end senior"),
            ("Développeur front-end senior", "Développeur front-end senior"),
            ("Assistante administrative et financière", "Assistant administratif et financier"),
            ("Responsable administrative et financière", "Responsable administratif et financier"),
            ("Directrice commerciale", "Directeur commercial"), ("Infirmière", "Infirmier"),
            ("Aide-soignante", "Aide-soignant"), ("Chargée de clientèle", "Chargé de clientèle"),
            ("Technicienne supérieure de laboratoire", "Technicien supérieur de laboratoire"),
            ("Ingénieure d'études", "Ingénieur d'études"), ("Comptable (H/F)", "Comptable"),
            ("CHEFFE DE PROJET", "CHEF DE PROJET"), ("Waitress", "Waiter"), ("Salesman", "Salesperson"),
            ("Administrative assistant", "Administrative assistant"), ("Account executive", "Account executive"),
            ("Sales representative", "Sales representative"), ("Lead front-end", "Lead front-end"),
            ("Conducteur·rice de travaux", "Conducteur de travaux"),
            ("Office manager", "Office manager"), ("Nurse", "Nurse"),
        ]
    )
    func titles(title: String, shared: String) throws {
        #expect(try Self.position(title) == shared)
    }

    @Test(
        "what the writer says of themselves agrees with nobody",
        arguments: [
            ("Passionnée par le web, je cherche un poste.", "Passionné par le web, je cherche un poste."),
            ("Curieuse, rigoureuse et motivée, j'aime le détail.", "Curieux, rigoureux et motivé, j'aime le détail."),
            ("Je suis une développeuse expérimentée.", "Je suis un développeur expérimenté."),
            ("Assistante de direction depuis 10 ans.", "Assistant de direction depuis 10 ans."),
            ("Elle est diplômée de l'école.", "Il est diplômé de l'école."),
            (
                "She leads her team and they trust her.",
                "The candidate leads the candidate’s team and they trust the candidate."
            ),
            ("Entreprise certifiée, équipe motivée.", "Entreprise certifiée, équipe motivée."),
            ("Journée de travail avec la directrice.", "Journée de travail avec la directrice."),
        ]
    )
    func sentences(text: String, shared: String) throws {
        #expect(try Self.summary(text) == shared)
    }

    @Test(
        "facts about the person go out of running text",
        arguments: [
            ("34 ans, je cherche un poste.", "je cherche un poste."),
            ("Je dirige une équipe, mariée, deux enfants.", "Je dirige une équipe."),
            ("De nationalité belge, je vis en France.", "je vis en France."),
            ("Basée à Strasbourg, mobile.", "Basé à …, mobile."),
        ]
    )
    func facts(text: String, shared: String) throws {
        #expect(try Self.summary(text) == shared)
    }

    @Test(
        "the name and ways to the person go out of running text",
        arguments: [
            ("Je m'appelle Soazig Le Goff.", "Je m'appelle K7M2-9QXD."),
            ("SOAZIG LE GOFF est recommandée par S. Le Goff.", "K7M2-9QXD est recommandée par K7M2-9QXD."),
            ("Madame Le Goff dirige le projet.", "K7M2-9QXD dirige le projet."),
            ("Écrivez à s.legoff@courriel.example.", "Écrivez à."),
            ("Tél. : 06 39 98 18 11, disponible.", "disponible."),
            ("Voir https://soaziglegoff.example.org ou github.com/sgoff", "Voir ou"),
            (
                "Le site www.mairie.example compte 10 000 000 visites.",
                "Le site www.mairie.example compte 10 000 000 visites."
            ),
        ]
    )
    func person(text: String, shared: String) throws {
        #expect(try Self.summary(text) == shared)
    }

    @Test("a word that is a name is one where it is written as one")
    func commonNames() throws {
        #expect(
            try Self.summary("Murs de pierre avec Pierre.", name: "Pierre Roux") == "Murs de pierre avec K7M2-9QXD."
        )
        #expect(try Self.summary("Work with Li Na on Na.", name: "Li Na") == "Work with K7M2-9QXD on Na.")
    }

    @Test("names of firms, skills and pastimes agree with nobody; a mother tongue is C2, however it is said")
    func names() throws {
        let json = """
            {"basics": {"name": "Ada Martin"},
             "work": [{"name": "Coopérative Laitière", "location": "Mécavallée", "description": "Entreprise créée en 1990"}],
             "skills": [{"name": "Responsive design"}], "interests": [{"name": "Randonnée"}],
             "languages": [{"language": "English", "fluency": "native"}, {"language": "Anglais", "fluency": "courant"}]}
            """
        let profile = try JSONDecoder().decode(Profile.self, from: Data(json.utf8))
        let blind = try Self.blind(profile)
        #expect(blind.work == profile.work && blind.skills == profile.skills && blind.interests == profile.interests)
        #expect(blind.languages?.map(\.fluency) == ["C2", "courant"])
    }

    @Test("skills, work, dates and levels stay, references and all addresses go")
    func whole() throws {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = "Ruby Martin"
        profile.basics?.image = "data:image/png;base64,AAAA"
        profile.basics?.location = .init()
        profile.basics?.location?.address = "12 rue des Lilas"
        profile.basics?.location?.city = "Lyon"
        profile.basics?.location?.region = "Auvergne-Rhône-Alpes"
        profile.basics?.location?.countryCode = "FR"
        var skill = Profile.Skill()
        skill.name = "Ruby"
        skill.keywords = ["Python", "SQL"]
        profile.skills = [skill]
        var language = Profile.Language()
        language.language = "Arabe"
        language.fluency = "langue maternelle"
        language.greffier = .init()
        language.greffier?.cefr = "native"
        profile.languages = [language]
        var school = Profile.Education()
        school.institution = "Lycée Jules Ferry"
        school.area = "Informatique"
        school.startDate = "1999"
        school.endDate = "2001-06"
        school.courses = ["Option du Lycée Jules Ferry"]
        profile.education = [school]
        profile.references = [.init()]
        profile.greffier = .init()
        profile.greffier?.withheld = ["birth_date"]
        profile.greffier?.sensitive = ["age": "51"]
        profile.greffier?.monthsTotal = 120
        let blind = try Self.blind(profile, .init(schools: true, studyDates: true))
        #expect(blind.basics?.name == Self.code && blind.basics?.image == nil)
        #expect(blind.basics?.location?.region == "Auvergne-Rhône-Alpes" && blind.basics?.location?.city == nil)
        #expect(blind.skills == profile.skills)
        #expect(blind.languages?.first?.greffier?.cefr == "C2" && blind.languages?.first?.fluency == "C2")
        #expect(blind.education?.first?.institution == nil && blind.education?.first?.endDate == nil)
        #expect(blind.education?.first?.courses == ["Option du …"])
        #expect(blind.references == nil && blind.greffier?.withheld == nil && blind.greffier?.sensitive == nil)
        #expect(blind.greffier?.monthsTotal == 120)
        let open = try Self.blind(profile)
        #expect(open.education == profile.education)
    }
}
