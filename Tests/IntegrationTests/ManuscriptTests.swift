// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Manuscripts and exports through the program", .ownThreads)
struct ManuscriptTests {
    private func inside(_ archive: String, _ part: String) throws -> String {
        try Programs.run("/usr/bin/unzip", ["-p", archive, part]).output
    }

    @Test("a manuscript that is dropped becomes an EPUB with its chapters, in the pipeline of the examples")
    func dropped() throws {
        let workspace = try ScratchWorkspace()
        try workspace.addExample("manuscripts", inbox: "manuscripts")
        #expect(try workspace.greffier("pipelines", "check").status == 0)
        let text = """
            PROLOGUE

            La mer montait sur la jetée, et personne ne la regardait.

            Chapitre 1 : Le port

            Il pleuvait depuis trois jours quand elle revint.

            Chapitre 2 : Le large

            Rien ne bougeait plus.
            """
        try workspace.drop(bytes: Data(text.utf8), as: "La nuit des phares.txt", into: "manuscripts")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let folder = try #require(workspace.published("manuscripts").first)
        #expect(try workspace.report(folder)["status"] as? String == "succeeded")
        let epub = folder + "/book.epub"
        #expect(try Data(contentsOf: URL(filePath: epub)).starts(with: Data("PK".utf8)))
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip") else { return }
        let package = try inside(epub, "EPUB/package.opf")
        #expect(package.contains("<dc:title>La nuit des phares</dc:title>"))
        let contents = try inside(epub, "EPUB/nav.xhtml")
        for title in ["PROLOGUE", "Chapitre 1 : Le port", "Chapitre 2 : Le large"] {
            #expect(contents.contains(">\(title)</a>"), "\(title)")
        }
    }

    @Test("the stage `render` publishes every format under a name of its own")
    func everyFormat() throws {
        let workspace = try ScratchWorkspace()
        try Data(
            """
            pipeline: exports
            inbox: exports
            stages:
              text:    {use: extract}
              profile: {use: profile, from: text, analysis: rules}
              dossier: {use: render, from: profile, formats: [html, md, epub, json, europass, csv, flat], language: fr}
            publish: [profile.json, profile.html, profile.md, profile.epub, profile.resume.json, profile.europass.xml,
                      profile.csv, profile.flat.json]

            """.utf8
        ).write(to: URL(filePath: workspace.root + "/pipelines/exports.yaml"))
        try FileManager.default.createDirectory(
            atPath: workspace.root + "/inbox/exports",
            withIntermediateDirectories: true
        )
        #expect(try workspace.greffier("pipelines", "check").status == 0)
        try workspace.drop(Programs.checkout + "/Examples/cvs/olivier-noel.pdf", as: "cv.pdf", into: "exports")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let folder = try #require(workspace.published("exports").first)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(
            Set(names) == [
                "cv.pdf", "run.json", "profile.json", "profile.html", "profile.md", "profile.epub",
                "profile.resume.json", "profile.europass.xml", "profile.csv", "profile.flat.json",
            ]
        )
        let flat = try Programs.object(folder + "/profile.flat.json")
        let name = try #require((flat["identite"] as? [String: Any])?["nom_complet"] as? String)
        for file in ["profile.html", "profile.md", "profile.csv"] {
            #expect(try String(contentsOfFile: folder + "/" + file, encoding: .utf8).contains(name), "\(file)")
        }
        #expect(try Programs.object(folder + "/profile.resume.json")["x-greffier"] == nil)

        // What Europass says dropped into the inbox is the same person.
        try workspace.drop(folder + "/profile.europass.xml", as: "europass.xml", into: "exports")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let again = try #require(workspace.published("exports").first { $0.contains("europass") })
        let first = try Programs.object(folder + "/profile.json")
        let second = try Programs.object(again + "/profile.json")
        #expect((second["basics"] as? [String: Any])?["name"] as? String == name)
        #expect((second["work"] as? [Any])?.count == (first["work"] as? [Any])?.count)
    }
}
