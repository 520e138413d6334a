// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import ProfileModel
import Profiles
import SeededRandom
import TestLexicons
import Testing

/// Text of every unlikely shape: an answer each time, each value proved, and work in line with length.
@Suite("Hostile shapes")
struct HostileShapesTests {
    @Test(
        "Ten thousand lines of one kind are read, and every value is proved",
        arguments: ["mot", "MOT", "2019 – 2021 Vendeuse, Acme", "COMPÉTENCES", "مهندس", "👩‍💻🎓", "\u{AD}"]
    )
    func manyLines(line: String) throws {
        _ = try CVReading.read([String](repeating: line, count: 10_000))
    }

    @Test("A whole CV without line breaks, of 200 KB, invents nobody")
    func oneLine() throws {
        let piece = "Claire Duval claire.duval@courriel.example 06 39 98 10 01 EXPÉRIENCE 2019 – 2021 Vendeuse, Acme "
        let reading = try CVReading.read([String(repeating: piece, count: 200_000 / piece.utf8.count)])
        #expect(reading.profile.work == nil)
    }

    @Test("A CV with odd characters between its letters is read as if they were not there")
    func invisible() throws {
        let lines = [
            "Claire Duval", "06 39 98 10 01", "claire.duval@courriel.example", "", "EXPE\u{301}RI\u{AD}ENCE",
            "2019 – 2023 Ven\u{AD}deuse, Le Panier Breton, Vannes", "", "F O R M A T I O N",
            "2018 Bac pro Commerce, Lyce\u{301}e Fermat, Rennes",
        ]
        let reading = try CVReading.read(lines)
        #expect(reading.isCV)
        #expect(reading.profile.work?.count == 1)
        #expect(reading.profile.education?.count == 1)
    }

    @Test("Random bytes read as text give proved values or none", arguments: 1...8)
    func randomBytes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let bytes = (0..<20_000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let text = String(decoding: bytes, as: UTF8.self)
        _ = try CVReading.read(lines: text)
    }

    @Test(
        "Work grows with the number of lines, not with its square",
        arguments: [
            ["EXPÉRIENCE"]: ["2019 – 2021 Vendeuse, Acme"], ["FORMATION"]: ["2019 – 2021 BTS Commerce, Lycée Fermat"],
            ["TRAVAUX"]: ["Langues : anglais, français"], ["PROFIL"]: ["EXPÉRIENCE", "Vendeuse"],
            ["RÉFÉRENCES"]: ["Claire Duval", "06 39 98 10 01", "c.duval@courriel.example", "FORMATION"],
        ]
    )
    func linear(head: [String], unit: [String]) throws {
        let reader = RulesReader(lexicons: try ShippedLexicons.shared.get())
        func read(_ lines: Int) {
            let document = CVReading.document(paragraphs: head + (0..<lines / unit.count).flatMap { _ in unit })
            _ = reader.read(document, submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
        }
        // Eight times the lines; a quadratic step would show as sixty-four times.
        #expect(ProcessorTime.grows(atMost: 14, from: { read(1_000) }, to: { read(8_000) }), "\(head)")
    }
}
