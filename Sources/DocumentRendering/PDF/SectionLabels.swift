// SPDX-License-Identifier: GPL-3.0-or-later

/// The headings and fixed words of a drawn profile.
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

    static func of(_ language: RenderLanguage) -> SectionLabels {
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
        empty: "Ce profil ne contient aucune information."
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
        empty: "This profile holds no information."
    )
}
