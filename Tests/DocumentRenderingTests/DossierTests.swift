// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import Testing
import WorkerProtocol
import XMLStreams

/// The templates that come with Greffier.
@Suite("Shipped dossiers")
struct DossierTests {
    static let templates = ["dossier", "dossier-en"]

    private func fill(_ template: String, _ profile: Data) throws -> Data {
        try DOCXTemplate.render(
            template: try Support.repositoryFile("pipelines/templates/\(template).docx"),
            profile: profile,
            options: template == "dossier" ? Support.options : Support.english
        )
    }

    @Test("all words of the profile stand in the document, and no tag is left", arguments: templates, Support.examples)
    func words(template: String, name: String) throws {
        let profile = try Support.example(name)
        let data = try fill(template, profile)
        let archive = try ZipReader(data: data)
        var text = ""
        for part in archive.names where part.hasSuffix(".xml") || part.hasSuffix(".rels") {
            let bytes = try archive.data(part)
            _ = try XMLTree(data: bytes)
            #expect(!String(decoding: bytes, as: UTF8.self).contains("{{"), "\(part)")
        }
        for part in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] where archive.contains(part) {
            text += try WordFile.paragraphs(data, part).joined(separator: "\n") + "\n"
        }
        #expect(Support.missingWords(of: try Support.texts(profile), in: text) == [])
    }

    @Test("an empty profile gives a document without sections", arguments: templates)
    func empty(template: String) throws {
        let texts = try WordFile.paragraphs(try fill(template, Data("{}".utf8))).filter { !$0.isEmpty }
        #expect(texts == [template == "dossier" ? "DOSSIER DE COMPÉTENCES" : "CANDIDATE PROFILE"])
    }

    @Test("a full profile shows every section under its heading")
    func full() throws {
        let dated = ["startDate": "2020-01", "endDate": "2021-02"]
        let profile = try Support.profile([
            "basics": ["name": "Ada", "label": "R&D", "summary": "S", "email": "ada@example.org"],
            "work": [["position": "P"].merging(dated) { $1 }], "projects": [["name": "J"].merging(dated) { $1 }],
            "education": [["area": "E"].merging(dated) { $1 }], "certificates": [["name": "C", "date": "2020-01"]],
            "languages": [["language": "L", "x-greffier": ["cefr": "B2"]]], "publications": [["name": "U"]],
            "awards": [["title": "A"]], "volunteer": [["organization": "V"]], "interests": [["name": "I"]],
            "references": [["name": "R"]], "skills": [["name": "K", "keywords": ["k"]], ["name": "Z"]],
            "x-greffier": ["licences": ["B"]],
        ])
        let texts = try WordFile.paragraphs(try fill("dossier", profile))
        let headings = [
            "Profil", "Compétences", "Expérience professionnelle", "Projets", "Formation", "Certifications", "Langues",
            "Publications", "Distinctions", "Engagements", "Centres d’intérêt", "Références", "Permis de conduire",
        ]
        #expect(texts.filter(headings.contains) == headings)
        #expect(texts.contains("P⇥janv. 2020 – févr. 2021"))
        #expect(texts.contains("B2"))
    }

    @Test("500 positions are filled in")
    func many() throws {
        let works: [[String: Any]] = (0..<500).map { ["position": "Position \($0)", "highlights": ["a & b", "c"]] }
        let texts = try WordFile.paragraphs(try fill("dossier", try Support.profile(["work": works])))
        #expect(texts.count { $0.hasPrefix("Position ") } == 500)
        #expect(texts.count { $0 == "a & b" } == 500)
    }
}
