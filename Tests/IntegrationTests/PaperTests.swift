// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

/// Blind dossiers, letters and reports that pipelines make.
@Suite("Paper from pipelines", .ownThreads)
struct PaperTests {
    private static let stages = """
          blind:  {use: render, from: profile, template: templates/dossier.docx, formats: [docx, pdf], blind: {schools: true}}
          letter: {use: letter, from: [profile, scores], template: templates/letter-invitation.docx, formats: [docx], as: letter,
                   company: {name: Orvane, city: Nantes}}
          sheet:  {use: report, from: [scores, profile], template: templates/report.docx, formats: [docx, pdf, txt], as: sheet}
        publish: [profile-*.docx, profile-*.pdf, letter.docx, sheet.docx, sheet.pdf, sheet.txt,
        """

    /// Adds stages to a pipeline that ships; `stages` ends with the beginning of what is published.
    private func add(_ stages: String, to pipeline: String, in workspace: ScratchWorkspace) throws {
        let path = "\(workspace.root)/pipelines/\(pipeline).yaml"
        let pieces = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "publish: [")
        try #require(pieces.count == 2)
        try (pieces[0] + stages + " " + pieces[1]).write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func dropOffer(in workspace: ScratchWorkspace) throws {
        let offer = "Développeuse Java (H/F)\n\nCompétences requises : Java, Spring Boot, Kubernetes\n"
        try workspace.drop(bytes: Data(offer.utf8), as: "poste.txt", into: "offers")
    }

    private func drain(_ workspace: ScratchWorkspace) throws {
        let drained = try workspace.greffier("daemon", "--drain")
        try #require(drained.status == 0, "\(drained.output) \(drained.errors)")
    }

    @Test("a dropped CV becomes a blind dossier with a code, a letter for the nearest offer, and a score sheet")
    func paper() throws {
        let workspace = try ScratchWorkspace()
        try add(Self.stages, to: "cv", in: workspace)
        let checked = try workspace.greffier("pipelines", "check")
        #expect(checked.status == 0, "\(checked.output) \(checked.errors)")
        try dropOffer(in: workspace)
        try drain(workspace)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "again.txt")
        try drain(workspace)
        var codes: Set<String> = []
        for name in ["huong", "again"] {
            let folder = try #require(workspace.published().first { $0.contains("/\(name)-") })
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            let blind = try #require(files.first { $0.wholeMatch(of: /profile-[0-9A-Z-]{9}\.docx/) != nil }, "\(files)")
            #expect(files.contains(blind.replacing(".docx", with: ".pdf")))
            codes.insert(blind)
            let profile = try Programs.object(folder + "/profile.json")
            let person = try #require((profile["basics"] as? [String: Any])?["name"] as? String)
            func read(_ file: String) throws -> String {
                try Programs.run(Programs.greffier, ["extract", folder + "/" + file]).output
            }
            #expect(try !read(blind).contains(person) && read(blind).contains(blind.dropFirst(8).prefix(9)))
            let letter = try read("letter.docx")
            #expect(letter.contains(person) && letter.contains("Orvane") && letter.contains("Java"))
            let sheet = try read("sheet.docx")
            #expect(sheet.contains(person) && sheet.contains("Kubernetes") && sheet.contains("sur 100"))
            let drawn = try read("sheet.pdf")
            #expect(drawn.contains(person) && drawn.contains("Kubernetes") && drawn.contains("sur 100"))
            let plain = try String(contentsOfFile: folder + "/sheet.txt", encoding: .utf8)
            #expect(plain.hasPrefix("FICHE D’ÉVALUATION\n\(person)\n"))
        }
        #expect(codes.count == 1, "the same person has the same code")
    }

    @Test("blind letters and reports name a code in the place of the person")
    func blind() throws {
        let workspace = try ScratchWorkspace()
        let stages = """
              letter: {use: letter, from: [profile, scores], template: templates/letter-invitation.docx, formats: [docx], as: lettre,
                       blind: true, colour: "#8A1538"}
              sheet:  {use: report, from: [scores, profile], template: templates/report.docx, formats: [docx, pdf, txt], as: fiche,
                       blind: {schools: true, study_dates: true}, fonts: [Police Qui Manque]}
            publish: [lettre-*.docx, fiche.docx, fiche.pdf, fiche.txt,
            """
        try add(stages, to: "cv", in: workspace)
        let checked = try workspace.greffier("pipelines", "check")
        #expect(checked.status == 0, "\(checked.output) \(checked.errors)")
        try dropOffer(in: workspace)
        try drain(workspace)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try drain(workspace)
        let folder = try #require(workspace.published().first { $0.contains("/huong-") })
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let letter = try #require(files.first { $0.wholeMatch(of: /lettre-[0-9A-Z-]{9}\.docx/) != nil }, "\(files)")
        let code = String(letter.dropFirst(7).prefix(9))
        let profile = try Programs.object(folder + "/profile.json")
        let person = try #require((profile["basics"] as? [String: Any])?["name"] as? String)
        for file in [letter, "fiche.docx", "fiche.pdf", "fiche.txt"] {
            let text = try Programs.run(Programs.greffier, ["extract", folder + "/" + file]).output
            #expect(text.contains(code) && !text.contains(person) && !text.contains("huong.txt"), "\(file): \(text)")
        }
        let run = try workspace.greffier("why", "huong.txt")
        #expect(run.output.contains("Police Qui Manque"), "\(run.output) \(run.errors)")
    }

    @Test(
        "a dropped CV becomes a letter that LibreOffice prints",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice"), "LibreOffice is not installed")
    )
    func printedLetter() throws {
        let workspace = try ScratchWorkspace()
        let stages = """
              letter: {use: letter, from: [profile, scores], template: templates/letter-invitation.docx, formats: [pdf], as: letter,
                       company: {name: Orvane, city: Nantes}}
            publish: [letter.pdf,
            """
        try add(stages, to: "cv", in: workspace)
        try dropOffer(in: workspace)
        try drain(workspace)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try drain(workspace)
        let folder = try #require(workspace.published().first { $0.contains("/huong-") })
        let profile = try Programs.object(folder + "/profile.json")
        let person = try #require((profile["basics"] as? [String: Any])?["name"] as? String)
        let data = try Data(contentsOf: URL(filePath: folder + "/letter.pdf"))
        #expect(data.starts(with: Data("%PDF".utf8)))
        let letter = try Programs.run(Programs.greffier, ["extract", folder + "/letter.pdf"]).output
        for word in [person, "Orvane", "Nantes", "Développeuse Java"] {
            #expect(letter.contains(word), "\(word): \(letter)")
        }
    }

    @Test("an offer becomes a printed shortlist, a night a digest")
    func lists() throws {
        let workspace = try ScratchWorkspace()
        let template = "template: templates/report.docx, formats: [docx, txt]"
        try add(
            "  paper: {use: report, from: shortlist, \(template), as: paper}\npublish: [paper.docx, paper.txt,",
            to: "offers",
            in: workspace
        )
        try add(
            "  digest: {use: report, from: matches, \(template), as: digest}\npublish: [digest.docx, digest.txt,",
            to: "recommendations",
            in: workspace
        )
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try drain(workspace)
        try dropOffer(in: workspace)
        try drain(workspace)
        let folder = try #require(workspace.published("offers").first)
        let list = try String(contentsOfFile: folder + "/paper.txt", encoding: .utf8)
        #expect(list.hasPrefix("PRÉSÉLECTION\n") && list.contains("1 candidat comparé"), "\(list)")
        let run = try workspace.greffier("run", "recommendations")
        try #require(run.status == 0, "\(run.output) \(run.errors)")
        let night = try #require(workspace.published("recommendations").first)
        let digest = try String(contentsOfFile: night + "/digest.txt", encoding: .utf8)
        #expect(digest.hasPrefix("PROPOSITIONS DE LA NUIT\n") && digest.contains("Java"), "\(digest)")
        #expect(FileManager.default.fileExists(atPath: night + "/digest.docx"))
    }
}
