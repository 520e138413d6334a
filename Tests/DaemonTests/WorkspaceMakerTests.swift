// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import Testing

/// What `greffier init` makes.
@Suite("Making workspaces")
struct WorkspaceMakerTests {
    /// The folder of this repository, which holds what comes with Greffier.
    private static let share = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private func made(_ language: String?) throws -> (settings: String, pipeline: String, templates: [String]) {
        let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }
        let result =
            switch language {
            case "en"?: try WorkspaceMaker.make(at: root.path, language: .english, share: Self.share)
            default: try WorkspaceMaker.make(at: root.path, share: Self.share)
            }
        #expect(result.language == (language == "en" ? .english : .french))
        // Once more, as somebody does who is not sure: what is there stays, in its language.
        #expect(try WorkspaceMaker.make(at: root.path, share: Self.share).language == result.language)
        func text(_ path: String) throws -> String {
            try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        let templates = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "pipelines/templates").path
        )
        return (try text("greffier.yaml"), try text("pipelines/cv.yaml"), templates)
    }

    @Test("a workspace is French unless asked for in English, and then its dossiers are English too")
    func languages() throws {
        let french = try made(nil)
        #expect(french.settings.contains("\n# language: fr\n") && french.pipeline.contains("templates/dossier.docx"))
        let english = try made("en")
        #expect(english.settings.contains("\nlanguage: en\n"))
        #expect(english.pipeline.contains("templates/dossier-en.docx"))
        #expect(!english.pipeline.contains("templates/dossier.docx"))
        #expect(english.templates.contains("dossier-en.docx") && french.templates.contains("dossier.docx"))
    }
}
