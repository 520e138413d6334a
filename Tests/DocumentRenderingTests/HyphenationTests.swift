// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import TestThreads
import Testing
import WorkerProtocol

/// Long words at the ends of lines.
@Suite("Hyphenation", .ownThreads(perTest: 2))
struct HyphenationTests {
    static let hasPatterns = ["fr", "en_GB"].allSatisfy {
        FileManager.default.fileExists(atPath: "/usr/share/hyphen/hyph_\($0).dic")
    }
    private static let words = [
        "fr":
            "L’internationalisation professionnellement constitutionnellement responsabilisation, l’institutionnalisation",
        "en": "Responsibilities for international telecommunications infrastructure, administration notwithstanding",
    ]

    private func profile(_ language: String) throws -> Data {
        let text = try #require(Self.words[language])
        let skills = text.split(separator: " ").map { $0.trimmingCharacters(in: .punctuationCharacters) }
        return try Support.profile([
            "basics": ["name": "Ada", "summary": String(repeating: text + ". ", count: 4)],
            "skills": [["name": "Groupe", "keywords": skills]], "x-greffier": ["language": language],
        ])
    }

    @Test(
        "words are broken where lines would be short, each with one hyphen, and read whole again",
        .enabled(if: hasPatterns, "no patterns: scripts/setup"),
        arguments: ["fr", "en"],
        Support.designs
    )
    func broken(language: String, design: String) throws {
        let profile = try profile(language)
        let options = Support.look(design, language: language)
        let layout = try ProfilePDF.layout(profile: profile, options: options)
        LayoutCheck.check(layout)
        let lines = layout.pages.flatMap(\.texts).map(\.text)
        if design == "sidebar" { #expect(lines.contains { $0.hasSuffix("\u{AD}") }) }
        // A soft hyphen stands nowhere but at the end of a line.
        #expect(!lines.contains { $0.dropLast().contains("\u{AD}") })
        guard let tool = Tool("pdftotext") else { return }
        let pdf = try ProfilePDF.render(profile: profile, options: options)
        let text = String(
            decoding: try tool.run(["-enc", "UTF-8", "%", "-"], input: pdf, suffix: "pdf").output,
            as: UTF8.self
        )
        let whole = text.replacing(/[\u{AD}\u{2010}-]\n\s*/, with: "")
        #expect(Support.missingWords(of: try Support.texts(profile), in: whole) == [])
        if let checker = PDFChecker.shared { #expect(try checker.failures(of: pdf) == []) }
    }

    @Test("addresses, abbreviations and what stands in other languages are left whole")
    func whole() throws {
        let address = "https://internationalisation.responsabilites.example/institutionnalisation"
        let text = "Word \(address) INTERNATIONALISATION constitutionnellement".split(separator: " ")
        let profile = try Support.profile([
            "basics": ["name": "Ada", "summary": String(repeating: text.joined(separator: " ") + " ", count: 5)],
            "x-greffier": ["language": "pl"],
        ])
        let layout = try ProfilePDF.layout(profile: profile, options: Support.look("sidebar"))
        #expect(!layout.pages.flatMap(\.texts).contains { $0.text.contains("\u{AD}") })
    }

    @Test(
        "an address that goes over lines gets no hyphens, also where a line begins within it",
        .enabled(if: hasPatterns, "no patterns: scripts/setup"),
        arguments: 0..<8
    )
    func longAddress(shift: Int) throws {
        let path = String(repeating: "un/chemin/interminable/", count: 6)
        let address = "https://exemple.example/\(path)institutionnalisation?parametre=internationalisation"
        let text = String(repeating: "a ", count: shift * 3) + address
        let profile = try Support.profile([
            "basics": ["name": "Ada"], "work": [["position": "Cheffe", "highlights": [text]]],
        ])
        let layout = try ProfilePDF.layout(profile: profile, options: Support.look("sidebar"))
        #expect(!layout.pages.flatMap(\.texts).contains { $0.text.contains("\u{AD}") })
    }
}
