// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import TestThreads
import Testing
import WorkerProtocol

/// A profile drawn as PDF.
@Suite("Profile as PDF", .ownThreads(perTest: 2))
struct ProfilePDFTests {
    static let hasPoppler = Tool("pdftotext") != nil

    @Test(
        "every word of the profile is found again by a PDF reader",
        .enabled(if: hasPoppler, "pdftotext is not installed"),
        arguments: Support.examples,
        Support.designs
    )
    func wordsSurvive(name: String, design: String) throws {
        let profile = try Support.example(name)
        let pdf = try ProfilePDF.render(profile: profile, options: Support.look(design))
        let missing = Support.missingWords(of: try Support.texts(profile), in: try text(pdf))
        #expect(missing == [])
    }

    @Test("equal input gives equal bytes")
    func deterministic() throws {
        let profile = try Support.example("soazig-le-goff")
        let first = try ProfilePDF.render(profile: profile, options: Support.options)
        let second = try ProfilePDF.render(profile: profile, options: Support.options)
        #expect(first == second)
        #expect(first.starts(with: Data("%PDF-".utf8)))
    }

    @Test(
        "title, author and date stand in the metadata",
        .enabled(if: Tool("pdfinfo") != nil, "pdfinfo is not installed")
    )
    func metadata() throws {
        let pdf = try ProfilePDF.render(profile: try Support.example("soazig-le-goff"), options: Support.options)
        let info = String(
            decoding: try #require(Tool("pdfinfo")).run(["%"], input: pdf, suffix: "pdf").output,
            as: UTF8.self
        )
        #expect(info.contains("Title:           Soazig Le Goff"))
        #expect(info.contains("Author:          Soazig Le Goff"))
        #expect(info.contains("Nov 20 09:15:02 2026"))
        #expect(info.contains("A4"))
        #expect(info.contains("Tagged:          yes"))
    }

    @Test(
        "letters stay letters, without ligatures that a search would miss and fonts that hold nothing else",
        .enabled(if: hasPoppler && Tool("pdffonts") != nil, "poppler-utils is not installed")
    )
    func ligatures() throws {
        let words = ["confirmée", "affinité", "flux", "efficace", "gestion"]
        let profile = try Support.profile([
            "basics": ["name": "Ada Griffith", "label": "Office efficient", "summary": words.joined(separator: " ")],
            "skills": [["name": "Certifié", "keywords": words]],
        ])
        let pdf = try ProfilePDF.render(profile: profile, options: Support.options)
        let text = try text(pdf)
        for word in words + ["Griffith", "efficient", "Certifié"] { #expect(text.contains(word)) }
        #expect(!text.unicodeScalars.contains { (0xFB00...0xFB06).contains($0.value) })
        let list = try #require(Tool("pdffonts")).run(["%"], input: pdf, suffix: "pdf").output
        let fonts = String(decoding: list, as: UTF8.self).split(separator: "\n").dropFirst(2)
        let names = fonts.compactMap { $0.split(separator: " ").first?.split(separator: "+").last }
        #expect(!names.isEmpty)
        #expect(Set(names).count == names.count)
    }

    @Test("all fonts are embedded", .enabled(if: Tool("pdffonts") != nil, "pdffonts is not installed"))
    func fonts() throws {
        let pdf = try ProfilePDF.render(profile: try Support.example("malgorzata-nowak"), options: Support.options)
        let list = String(
            decoding: try #require(Tool("pdffonts")).run(["%"], input: pdf, suffix: "pdf").output,
            as: UTF8.self
        )
        let fonts = list.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts { #expect(font.contains(" yes yes yes "), "\(font)") }
    }

    @Test("dates and labels follow the language", .enabled(if: hasPoppler, "pdftotext is not installed"))
    func languages() throws {
        let profile = try Support.profile([
            "basics": ["name": "Ada"], "work": [["position": "Engineer", "startDate": "2021-08"]],
        ])
        let french = try text(ProfilePDF.render(profile: profile, options: Support.options))
        let english = try text(ProfilePDF.render(profile: profile, options: Support.english))
        #expect(
            french.contains("Expérience professionnelle") && french.contains("août 2021")
                && french.contains("aujourd’hui")
        )
        #expect(
            english.contains("Professional experience") && english.contains("Aug 2021") && english.contains("present")
        )
    }

    @Test("a mother tongue is told in the language of the document")
    func motherTongue() throws {
        let profile = try Support.profile([
            "basics": ["name": "Ada"], "languages": [["language": "Breton", "x-greffier": ["cefr": "native"]]],
        ])
        for (options, level) in [(Support.options, "langue maternelle"), (Support.english, "native")] {
            let texts = try ProfilePDF.layout(profile: profile, options: options).pages.flatMap(\.texts).map(\.text)
            #expect(texts.contains(level), "\(texts)")
        }
    }

    @Test("an address becomes a link, a script does not")
    func links() throws {
        let profile = try Support.profile([
            "basics": [
                "name": "Ada", "email": "ada(l)'x@example.org", "url": "javascript:alert(1)",
                "phone": "+33 6 39 98 00 00",
                "profiles": [["network": "Code", "url": "https://example.org/~ada"]],
            ]
        ])
        let layout = try ProfilePDF.layout(profile: profile, options: Support.options)
        let links = Set(layout.pages.flatMap(\.texts).compactMap(\.link))
        #expect(links == ["mailto:ada%28l%29%27x@example.org", "tel:+33639980000", "https://example.org/~ada"])
        #expect(try ProfilePDF.render(profile: profile, options: Support.options).count > 1000)
    }

    @Test("a telephone number is drawn as people read it", arguments: Support.designs)
    func phone(design: String) throws {
        let profile = try Support.profile(["basics": ["name": "Ada", "phone": "+33639981811"]])
        for (language, text) in [("fr", "06 39 98 18 11"), ("en", "+33 6 39 98 18 11")] {
            let layout = try ProfilePDF.layout(profile: profile, options: Support.look(design, language: language))
            #expect(layout.pages.flatMap(\.texts).contains { $0.text == text && $0.link == "tel:+33639981811" })
        }
    }

    @Test("what is no profile is refused by name")
    func notAProfile() {
        #expect(throws: GreffierError(.stageInput, detail: "profile.json is not a profile")) {
            try ProfilePDF.render(profile: Data("[1]".utf8), options: Support.options)
        }
    }

    private func text(_ pdf: Data) throws -> String {
        let tool = try #require(Tool("pdftotext"))
        return String(
            decoding: try tool.run(["-enc", "UTF-8", "%", "-"], input: pdf, suffix: "pdf").output,
            as: UTF8.self
        )
    }
}
