// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import Testing
import WorkerProtocol

/// What each design does with a profile.
@Suite("Designs")
struct DesignTests {
    static let samples = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]

    @Test(
        "no sample profile leaves the page or covers itself, in any design",
        .enabled(if: samples != nil, "GREFFIER_SAMPLES names no folder"),
        arguments: Support.designs
    )
    func sampleProfiles(design: String) throws {
        let folder = URL(filePath: try #require(Self.samples)).appending(path: "truth")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let profile = try Data(contentsOf: folder.appending(path: name))
            let layout = try ProfilePDF.layout(profile: profile, options: Support.look(design))
            LayoutCheck.check(layout, "\(name) \(design)")
            let pdf = try ProfilePDF.render(profile: profile, logo: try Pictures.png(), options: Support.look(design))
            // The length of such a stream would be ambiguous, which PDF/A forbids.
            #expect(pdf.range(of: Data("\r\nendstream".utf8)) == nil, "\(name) \(design)")
        }
    }

    private func texts(_ profile: [String: Any], _ design: String, language: String = "fr") throws -> [String] {
        let options = Support.look(design, language: language)
        let layout = try ProfilePDF.layout(profile: try Support.profile(profile), options: options)
        LayoutCheck.check(layout)
        return layout.pages.flatMap(\.texts).filter { $0.role != .footer && $0.role != .bullet }.map(\.text)
    }

    private let engineer: [String: Any] = [
        "basics": ["name": "Ada", "label": "Ingénieure", "email": "ada@example.org"],
        "skills": [["name": "Langages", "keywords": ["Swift", "Go", "C#"]], ["name": "Docker"]],
        "work": [
            [
                "position": "Cheffe de projet", "name": "Acme", "startDate": "2020-01", "summary": "Refonte du site.",
                "highlights": ["Écrire en C# et en Go", "Mettre en conteneurs avec Docker"],
            ],
            [
                "position": "Développeuse", "name": "Beta", "startDate": "2018-01", "endDate": "2019-12",
                "highlights": ["Écrire", "Environnement technique : Java 8, Oracle"],
            ],
        ],
        "x-greffier": ["months_total": 98],
    ]

    @Test("a dossier begins with title and experience, tells the career by labels and ends with the contact")
    func dossier() throws {
        let texts = try texts(engineer, "dossier")
        #expect(texts.prefix(4) == ["Dossier de compétences", "Ada", "Ingénieure", "8 ans d’expérience"])
        #expect(texts.suffix(2) == ["Coordonnées", "ada@example.org"])
        #expect(texts.contains("Contexte\u{A0}: Refonte du site.") && texts.contains("Réalisations"))
        #expect(texts.contains("Environnement\u{A0}: Go, C#, Docker"))
        #expect(texts.contains("Environnement\u{A0}: Java 8, Oracle") && !texts.contains { $0.contains("technique") })
        let english = try self.texts(engineer, "dossier", language: "en")
        #expect(english.contains("8 years of experience") && english.contains("Context: Refonte du site."))
    }

    @Test("the skills of a dossier stand in a table by group")
    func skillsTable() throws {
        let options = Support.look("dossier")
        let layout = try ProfilePDF.layout(profile: try Support.profile(engineer), options: options)
        let page = layout.pages[0]
        let group = try #require(page.texts.first { $0.text == "Langages" })
        let skills = try #require(page.texts.first { $0.text == "Swift, Go, C#" })
        #expect(abs(group.baseline - skills.baseline) < 0.01)
        let cell = try #require(page.rules.first { $0.box.overlaps(group.box) })
        #expect(cell.box.maxX < skills.box.x && cell.box.y < group.box.y && cell.box.maxY > group.box.maxY)
        #expect(page.texts.contains { $0.text == "Autres" } && page.texts.contains { $0.text == "Docker" })
        // The tint of the names and the line under the table end together.
        let line = try #require(page.rules.last { $0.box.height < 1 && $0.box.width > cell.box.width })
        let tint = try #require(page.rules.last { $0.color == cell.color && $0.box.y <= line.box.y })
        #expect(abs(tint.box.maxY - line.box.maxY) < 0.01)
    }

    @Test("both columns of a sidebar flow over pages, each in its place")
    func columns() throws {
        let profile = try Support.profile([
            "basics": ["name": "Ada", "email": "marie-francoise.delacroix@mail.example"],
            "skills": (0..<90).map { ["name": "Group \($0)", "keywords": ["one", "two"]] },
            "work": (0..<40).map { ["position": "Position \($0)", "name": "Employer", "highlights": ["a", "b"]] },
        ])
        let layout = try ProfilePDF.layout(profile: profile, options: Support.look("sidebar"))
        LayoutCheck.check(layout)
        #expect(layout.pages.count > 2)
        for page in layout.pages {
            let tint = try #require(page.rules.first).box
            #expect(tint.x == 0 && tint.maxY == layout.height)
            for text in page.texts {
                let isSide = text.text.hasPrefix("Group") || text.text == "one, two"
                if isSide { #expect(text.box.maxX < tint.maxX) }
                if text.text.hasPrefix("Position") { #expect(text.box.x > tint.maxX) }
            }
        }
        #expect(layout.pages[1].texts.contains { $0.text.hasPrefix("Group") })
        #expect(layout.pages[1].texts.contains { $0.text.hasPrefix("Position") })
        // An address is set smaller before it is broken, for who copies it.
        #expect(layout.pages[0].texts.contains { $0.text == "marie-francoise.delacroix@mail.example" })
    }

    @Test("a colour and fonts of one's own are used, and what such a font lacks comes from others")
    func look() throws {
        let look = RenderLook(design: "classic", colour: "#7A1F5C", fonts: ["No Such Font", "DejaVu Serif"])
        let options = RenderOptions(language: "fr", date: Support.options.date, look: look)
        let layout = try ProfilePDF.layout(profile: try Support.profile(engineer), options: options)
        LayoutCheck.check(layout)
        #expect(layout.pages[0].rules.contains { $0.color == RGB(0x7A1F5C) })
        let usual = try ProfilePDF.layout(profile: try Support.profile(engineer), options: Support.options)
        #expect(layout.pages[0].texts[0].box.width != usual.pages[0].texts[0].box.width)
    }

    // MARK: Pictures

    @Test("a logo is shown undistorted and told to those who do not see it", arguments: Support.designs)
    func logo(design: String) throws {
        let profile = try Support.profile(engineer)
        for data in [try Pictures.png(width: 240, height: 60), Pictures.jpeg] {
            let layout = try ProfilePDF.layout(profile: profile, logo: data, options: Support.look(design))
            LayoutCheck.check(layout)
            let picture = try #require(layout.pages[0].pictures.first)
            #expect(abs(picture.box.width / picture.box.height - (data == Pictures.jpeg ? 1 : 4)) < 0.01)
            #expect(picture.description == "Logo")
        }
    }

    @Test("a logo that cannot be drawn is refused in both languages")
    func badLogos() throws {
        let profile = try Support.profile(engineer)
        let png = try Pictures.png()
        let huge = png.prefix(16) + Data([0, 1, 0, 0, 0, 1, 0, 0]) + png.dropFirst(24)
        var printed = [UInt8](Pictures.jpeg)
        let frame = try #require(printed.indices.first { printed[$0] == 0xFF && printed[$0 + 1] == 0xC0 })
        printed[frame + 9] = 4
        let gif = Data("GIF89a".utf8) + Data([40, 0, 80, 0])
        for logo in [Data("text".utf8), Data(count: 200 << 20), png.prefix(60), huge, Data(printed), gif] {
            let error = #expect(throws: GreffierError.self) {
                try ProfilePDF.render(profile: profile, logo: logo, options: Support.look("dossier"))
            }
            #expect(error?.code == .templateInvalid)
            #expect(error?.detail.contains("logo") == true && error?.detailFR?.contains("logo") == true)
        }
    }

    @Test("the photo of a profile stands in the sidebar; a broken one is left out")
    func photo() throws {
        func layout(_ bytes: Data) throws -> PageLayout {
            let image = "data:image/jpeg;base64,\(bytes.base64EncodedString())"
            let profile = try Support.profile(["basics": ["name": "Ada", "image": image, "email": "a@b.example"]])
            return try ProfilePDF.layout(profile: profile, options: Support.look("sidebar"))
        }
        let shown = try layout(Pictures.jpeg)
        LayoutCheck.check(shown)
        #expect(shown.pages[0].pictures.map(\.description) == ["Photo"])
        #expect(try layout(Data("text".utf8)).pages[0].pictures.isEmpty)
    }
}
