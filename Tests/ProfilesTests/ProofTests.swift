// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import ProfileModel
import TestLexicons
import Testing

@testable import Profiles

/// Values stand in the document in one, and to find that out takes time in line with its length.
@Suite("Proof of values")
struct ProofTests {
    private static let head = ["Claire Duval", "06 39 98 10 01", "claire.duval@courriel.example", ""]

    @Test(
        "What stands on both sides of a date becomes two values, whatever brackets lack their partner",
        arguments: [
            ("Vendeuse (mars 2019 – juin 2020 Acme", "Vendeuse"),
            ("Vendeuse (stage 2019 – 2021 Acme) Lyon", "Vendeuse"),
            ("Vendeuse (2019 – 2020 Acme (Lyon)", "Vendeuse"),
        ]
    )
    func brackets(line: String, title: String) throws {
        let reading = try CVReading.read(Self.head + ["EXPÉRIENCE", line, "• Conseil et encaissement"])
        let work = try #require(reading.profile.work?.first)
        #expect(work.position?.hasPrefix(title) == true)
        #expect(work.startDate == "2019" || work.startDate == "2019-03")
    }

    @Test("Words between two brackets stay with those before them")
    func innerBrackets() throws {
        let reading = try CVReading.read(
            Self.head + ["EXPÉRIENCE", "2019 – 2021", "Vendeuse (CDI) en boulangerie (Vannes)", "Le Panier Breton"]
        )
        #expect(reading.profile.work?.first?.position == "Vendeuse (CDI) en boulangerie")
    }

    @Test("A summary that a line about the person's nationality interrupts keeps its longer part")
    func interruptedSummary() throws {
        let reading = try CVReading.read(
            Self.head + [
                "PROFIL", "Quinze ans de commerce.", "Nationalité : belge", "Équipes de douze personnes,",
                "budgets et inventaires compris.", "", "EXPÉRIENCE", "2019 – 2021 Vendeuse, Acme",
            ]
        )
        let summary = "Équipes de douze personnes, budgets et inventaires compris."
        #expect(reading.profile.basics?.summary == summary)
        #expect(reading.evidence["/basics/summary"]?.quote == summary)
    }

    @Test("A project and a certificate keep the side of their date that names them")
    func sides() throws {
        let reading = try CVReading.read(
            Self.head + [
                "EXPÉRIENCE", "2019 – 2021 Vendeuse, Acme", "", "PROJETS", "Site d’une chorale 2020 Jardin partagé", "",
                "CERTIFICATIONS", "CACES 2019 R489, catégorie 3",
            ]
        )
        #expect(reading.profile.projects?.first?.name == "Site d’une chorale")
        #expect(reading.profile.certificates?.first?.name?.hasPrefix("CACES") == true)
    }

    @Test("A rule of plus signs or hashes within a text is no part of it")
    func signs() throws {
        let reading = try CVReading.read(
            Self.head + [
                "PROFIL", "Quinze ans de commerce de détail", "+ + + +", "et huit à la tête d’une équipe, C++ et C#.",
                "",
                "EXPÉRIENCE", "2019 – 2021 Vendeuse, Acme",
            ]
        )
        #expect(reading.profile.basics?.summary?.hasSuffix("C++ et C#.") == true)
        #expect(GroundingKey("C++ / C#, +33 6 – # 4 + 5").bytes == Array("c++c#+33645".utf8))
    }

    @Test("A publication stops at its date, and no text goes on behind a line of which only the start is read")
    func ends() throws {
        let long = "Quinze ans de commerce " + String(repeating: "d ", count: 1_500)
        let reading = try CVReading.read(
            Self.head + [
                "PROFIL", long, "et huit à la tête d’une équipe.", "", "EXPÉRIENCE", "2019 – 2021 Vendeuse, Acme", "",
                "PUBLICATIONS", "Le Goff (Lyon) et (Vannes 2017 – 2018, Croix-Exemple",
            ]
        )
        #expect(reading.profile.publications?.first?.name?.contains("Croix") == false)
    }

    @Test("To prove a profile takes work in line with its length")
    func work() throws {
        func searched(_ entries: Int) throws -> Int {
            let lines = (0..<entries).flatMap { index in
                ["\(1960 + index % 60) – \(1961 + index % 60)", "Vendeuse n° \(index), Acme", "• Conseil \(index)", ""]
            }
            let document = CVReading.document(Self.head + ["EXPÉRIENCE"] + lines)
            let reading = RulesReader(lexicons: try ShippedLexicons.shared.get())
                .read(document, submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
            #expect(reading.profile.work?.count == entries)
            var text = GroundingText(document)
            #expect(Grounding.check(reading.profile, evidence: reading.evidence, text: &text) == [])
            return text.searched
        }
        // Entries with longer numbers have longer quotes.
        #expect(try searched(1_000) < 12 * searched(100))
    }
}
