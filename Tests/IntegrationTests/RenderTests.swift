// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

/// `greffier render`, which needs no workspace: every call runs where none is.
@Suite("Making documents on the command line", .ownThreads)
struct RenderTests {
    private static let profile = Programs.fixture("profiles/soazig-le-goff.json")
    private static let template = Programs.checkout + "/pipelines/templates/dossier.docx"

    private func render(
        _ arguments: String...,
        language: String = "C",
        input: String? = nil,
        directory: String = "/"
    ) throws -> Programs.Outcome {
        try Programs.run(
            Programs.greffier,
            ["render"] + arguments,
            environment: ["LC_ALL": language, "GREFFIER_WORKSPACE": ""],
            directory: directory,
            input: input
        )
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "greffier-render-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func start(_ path: String, _ count: Int) throws -> Data {
        try Data(contentsOf: URL(filePath: path)).prefix(count)
    }

    @Test("makes the formats asked for, and tells their paths")
    func formats() throws {
        try withFolder { folder in
            let made = try render(Self.profile, "--template", Self.template, "--output", folder + "/new/deep")
            #expect(made.status == 0, "\(made.errors)")
            let wanted = ["soazig-le-goff.docx", "soazig-le-goff.pdf"]
            #expect(try names(folder + "/new/deep") == wanted)
            #expect(made.output == wanted.map { "\(folder)/new/deep/\($0)\n" }.joined())
            #expect(try start(folder + "/new/deep/soazig-le-goff.docx", 2) == Data("PK".utf8))
            #expect(try start(folder + "/new/deep/soazig-le-goff.pdf", 5) == Data("%PDF-".utf8))
        }
    }

    @Test("without a template takes the one that ships; without a folder writes where one stands")
    func usualTemplate() throws {
        try withFolder { folder in
            let made = try render("-", "--format", "docx", input: Self.profile, directory: folder)
            #expect(made.status == 0 && made.output == "profile.docx\n", "\(made.errors)")
            #expect(try names(folder) == ["profile.docx"])
        }
    }

    @Test("a preview is a picture of each page")
    func preview() throws {
        try withFolder { folder in
            let made = try render(
                Self.profile,
                "--format",
                "pdf",
                "--preview",
                "--design",
                "sidebar",
                "--output",
                folder
            )
            #expect(made.status == 0, "\(made.errors)")
            let pictures = try names(folder).filter { $0.hasSuffix(".png") }
            #expect(pictures.count >= 2 && pictures[0] == "soazig-le-goff.pdf-1.png")
            for picture in pictures {
                #expect(try start("\(folder)/\(picture)", 4) == Data([0x89, 0x50, 0x4E, 0x47]))
            }
        }
    }

    @Test("pages of a Word document are drawn by LibreOffice; without it one reason is told")
    func wordPreview() throws {
        try withFolder { folder in
            let none = try render(
                Self.profile,
                "--format",
                "docx",
                "--preview",
                "--libreoffice",
                "never",
                "--output",
                folder,
                language: "fr_FR.UTF-8"
            )
            #expect(none.status == 0 && none.errors.contains("pas d’images"), "\(none.errors)")
            #expect(try names(folder) == ["soazig-le-goff.docx"])
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice") else { return }
            let made = try render(Self.profile, "--format", "docx", "--preview", "--force", "--output", folder)
            #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
            #expect(try names(folder).contains("soazig-le-goff.docx-1.png"))
        }
    }

    @Test("a blind variant has a code for a name, in the files' names too")
    func blind() throws {
        try withFolder { folder in
            let made = try render(Self.profile, "--blind", "--withhold", "schools", "--json", "--output", folder)
            let answer = try made.object()
            let code = try #require(answer["code"] as? String)
            #expect(code.count == 9)
            #expect(try names(folder) == ["profile-\(code).docx", "profile-\(code).pdf"])
            let again = try render(Self.profile, "--blind", "--json", "--output", folder).object()
            #expect(again["code"] as? String != code)
            let named = try render(Self.profile, "--blind", "--code", "A-12", "--format", "pdf", "--output", folder)
            #expect(named.output == "\(folder)/profile-A-12.pdf\n")
        }
    }

    @Test("a letter speaks of the offer and the company that the command names")
    func letter() throws {
        try withFolder { folder in
            let offer = folder + "/offer.json"
            try Data(#"{"title": "Cheffe de chantier"}"#.utf8).write(to: URL(filePath: offer))
            let made = try render(
                Self.profile,
                "--template",
                Programs.checkout + "/pipelines/templates/letter-refusal.docx",
                "--offer",
                offer,
                "--company",
                "name=Orvane",
                "--company",
                "city=Nantes",
                "--format",
                "docx",
                "--output",
                folder
            )
            #expect(made.status == 0, "\(made.errors)")
            let text = try Programs.run(Programs.greffier, ["extract", folder + "/soazig-le-goff.docx"]).output
            for word in ["Soazig Le Goff", "Cheffe de chantier", "Orvane", "Nantes, "] {
                #expect(text.contains(word), "\(word)")
            }
            let wrong = try render(Self.profile, "--company", "colour=red", "--output", folder)
            #expect(wrong.status == 2 && wrong.errors.contains("signatory"))
            let none = try render(Self.profile, "--offer", Self.profile, "--output", folder + "/x")
            #expect(none.status == 3 && none.errors.contains("no offer"))
        }
    }

    @Test("files that are there stay, unless they are to be replaced")
    func force() throws {
        try withFolder { folder in
            let path = folder + "/soazig-le-goff.pdf"
            try Data("mine".utf8).write(to: URL(filePath: path))
            let refused = try render(Self.profile, "--output", folder, language: "fr_FR.UTF-8")
            #expect(refused.status == 2 && refused.errors.contains("existe déjà"))
            #expect(try names(folder) == ["soazig-le-goff.pdf"])
            #expect(try start(path, 4) == Data("mine".utf8))
            #expect(try render(Self.profile, "--output", folder, "--force").status == 0)
            #expect(try start(path, 4) == Data("%PDF".utf8))
        }
    }

    @Test("each wrong input has one reason, in both languages")
    func wrongInputs() throws {
        try withFolder { folder in
            func write(_ name: String, _ text: String) throws -> String {
                try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
                return "\(folder)/\(name)"
            }
            let cases: [([String], Int32, String, String)] = [
                ([folder + "/none.json"], 2, "none.json", "none.json"),
                ([try write("a.json", "{\"basics\": ")], 3, "no profile: line 1", "pas un profil : ligne 1"),
                ([try write("b.json", "[1]")], 3, "no profile", "pas un profil"),
                (
                    [try write("c.json", #"{"title": "Comptable", "company": "X", "skills": [{"name": "Sage"}]}"#)], 3,
                    "no profile: it has no basics", "pas un profil : il n’a ni basics"
                ),
                ([try write("d.json", #"{"basics": {"name": 3}}"#)], 3, "no profile", "pas un profil"),
                ([try write("e.json", #"{"basics": {}}"#)], 3, "no candidate", "aucune candidature"),
                ([Self.profile, "--template", folder + "/none.docx"], 2, "none.docx", "none.docx"),
                ([Self.profile, "--template", Self.profile], 3, "soazig-le-goff.json:", "soazig-le-goff.json :"),
                ([Self.profile, "--format", "odt"], 2, "no format 'odt'", "pas de format « odt »"),
                ([Self.profile, "--design", "baroque"], 2, "no design 'baroque'", "pas de présentation « baroque »"),
                ([Self.profile, "--colour", "red"], 2, "--colour takes", "--colour prend une couleur"),
                ([Self.profile, "--fonts", " , "], 2, "--fonts takes", "--fonts prend"),
                ([Self.profile, "--company", "colour=red"], 2, "--company takes", "--company prend"),
                ([Self.profile, "--blind", "--withhold", "x"], 2, "not 'x'", "et non « x »"),
                (["-", "--logo", "-"], 2, "Only one file", "Un seul fichier"),
                ([Self.profile, "--withhold", "schools"], 2, "go with --blind", "vont avec --blind"),
                ([Self.profile, "--blind", "--code", "../x"], 2, "--code takes", "--code prend"),
            ]
            for (arguments, status, english, french) in cases {
                for (language, words) in [("C", english), ("fr_FR.UTF-8", french)] {
                    let outcome = try Programs.run(
                        Programs.greffier,
                        ["render"] + arguments + ["--output", folder + "/out"],
                        environment: ["LC_ALL": language, "GREFFIER_WORKSPACE": ""],
                        directory: "/"
                    )
                    #expect(outcome.status == status, "\(arguments) \(outcome.errors)")
                    #expect(outcome.errors.contains(words), "\(arguments) \(outcome.errors)")
                    #expect(outcome.output.isEmpty)
                }
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
        }
    }
}
