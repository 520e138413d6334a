// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The headings and fixed words of a profile.
struct SectionLabels {
    let untitled: String
    let summary: String
    let skills: String
    let otherSkills: String
    let work: String
    let projects: String
    let education: String
    let certificates: String
    let languages: String
    let publications: String
    let awards: String
    let volunteer: String
    let interests: String
    let references: String
    let licences: String
    let page: String
    let empty: String
    let contact: String
    /// What the pictures show, for those who do not see them.
    let logo: String
    let photo: String
    let dossier: String
    let context: String
    let tasks: String
    let environment: String
    /// What follows a number of years in work, of one and of several.
    private let years: (one: String, many: String)

    /// `1 an d’expérience`, `8 ans d’expérience`.
    func experience(_ count: Int) -> String { "\(count) \(count == 1 ? years.one : years.many)" }

    static func of(_ language: ReportLanguage) -> SectionLabels {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private static let french = SectionLabels(
        untitled: "Profil",
        summary: "Profil",
        skills: "Compétences",
        otherSkills: "Autres",
        work: "Expérience professionnelle",
        projects: "Projets",
        education: "Formation",
        certificates: "Certifications",
        languages: "Langues",
        publications: "Publications",
        awards: "Distinctions",
        volunteer: "Engagements",
        interests: "Centres d’intérêt",
        references: "Références",
        licences: "Permis de conduire",
        page: "Page",
        empty: "Ce profil ne contient aucune information.",
        contact: "Coordonnées",
        logo: "Logo",
        photo: "Photo",
        dossier: "Dossier de compétences",
        context: "Contexte",
        tasks: "Réalisations",
        environment: "Environnement",
        years: ("an d’expérience", "ans d’expérience")
    )

    private static let english = SectionLabels(
        untitled: "Profile",
        summary: "Profile",
        skills: "Skills",
        otherSkills: "Other",
        work: "Professional experience",
        projects: "Projects",
        education: "Education",
        certificates: "Certifications",
        languages: "Languages",
        publications: "Publications",
        awards: "Awards",
        volunteer: "Volunteering",
        interests: "Interests",
        references: "References",
        licences: "Driving licence",
        page: "Page",
        empty: "This profile holds no information.",
        contact: "Contact",
        logo: "Logo",
        photo: "Photo",
        dossier: "Candidate profile",
        context: "Context",
        tasks: "Achievements",
        environment: "Environment",
        years: ("year of experience", "years of experience")
    )
}
