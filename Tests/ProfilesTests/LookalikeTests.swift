// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import Testing

/// Words that look like something else.
@Suite("Lookalikes")
struct LookalikeTests {
    private func profile(_ lines: String...) throws -> Profile {
        try CVReading.read(CVReading.document(paragraphs: lines)).profile
    }

    @Test("Programming languages under skills are skills, spoken ones are languages")
    func programmingLanguages() throws {
        let read = try profile(
            "Eleanor Howells",
            "Backend Developer",
            "eleanor@mail.example",
            "TECHNICAL SKILLS",
            "Languages: Java, SQL, Kotlin",
            "Tools: Git, Jenkins",
            "WORK HISTORY",
            "Backend Developer, Castlegate Insurance Group, Cardiff",
            "December 2021 – Present"
        )
        let skills = (read.skills ?? []).flatMap { $0.keywords ?? [$0.name ?? ""] }
        #expect(Set(skills).isSuperset(of: ["Java", "SQL", "Kotlin", "Git", "Jenkins"]))
        #expect(read.languages == nil)
    }

    @Test("A permis d'exploitation is no driving licence, a permis B is one")
    func licences() throws {
        let read = try profile(
            "Camille Exemple",
            "Chef de partie",
            "camille@courriel.example",
            "DIVERS",
            "Permis d'exploitation",
            "Permis B, véhicule"
        )
        #expect(read.greffier?.licences == ["B"])
    }
}
