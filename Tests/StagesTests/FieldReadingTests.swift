// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Lexicons
import PipelineModel
import ProfileModel
import Retrieval
import Stages
import TestLexicons
import Testing

/// What `index` lets searches ask for, through the lexicons on both sides.
@Suite("Fields of profiles and offers")
struct FieldReadingTests {
    private static let profile = """
        {"basics": {"name": "Odile Exemple", "label": "Cheffe de projet web", "location": {"city": "Rennes"}},
         "work": [{"name": "Banque Fictive", "position": "Développeuse", "highlights": ["Mise en place de Terraform"]}],
         "education": [{"institution": "Université de Nulle Part", "studyType": "Master", "area": "Informatique"}],
         "skills": [{"name": "Outils", "keywords": ["Kubernetes", "Silae"]}],
         "languages": [{"language": "Anglais", "fluency": "courant"}]}
        """

    private static let offer = """
        {"title": "Chef de projet web", "company": "Atelier Imaginaire", "location": {"city": "Nantes"},
         "skills": [{"name": "k8s", "level": "required"}],
         "x-greffier": {"languages": [{"language": "English", "required": true}]}}
        """

    /// The lexicons that ship, as they never change.
    private struct FixedLexicons: LexiconSource {
        var lexicons: Lexicons

        func current() async -> LexiconSet { LexiconSet(lexicons: lexicons, digest: "fixed") }
    }

    /// The titles that a search finds after `index` has put both into a collection of their own.
    private func found(_ query: String) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-fields-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lexicons = try ShippedLexicons.shared.get()
        let library = try Library(path: folder.appending(path: "library.sqlite").path)
        let stage = IndexStage(library: library, lexicons: FixedLexicons(lexicons: lexicons), timeZone: .gmt)
        for (artifact, text) in [("profile.json", Self.profile), ("offer.json", Self.offer)] {
            _ = try await stage.run(Self.input(artifact, text))
        }
        let vocabulary = LexiconVocabulary(lexicons)
        return try await library.find(SearchRequest(query, in: ["people"], vocabulary: vocabulary)).hits.map(\.title)
            .sorted()
    }

    /// An input whose artifacts have their texts as hashes.
    private static func input(_ artifact: String, _ text: String) -> StageInput {
        let block = Block(kind: .paragraph, lines: [Line(spans: [Span(text: "Parcours")])])
        let pages = [Document.Page(number: 1, blocks: [block])]
        let document = String(decoding: Document(mediaType: "text/plain", pages: pages).json, as: UTF8.self)
        return StageInput(
            run: ULID(),
            pipeline: "cv",
            stage: StageSpec(name: "index", kind: "index", options: ["collection": .string("people")]),
            file: RunInput(name: artifact, sha256: artifact, bytes: 1, mediaType: "application/pdf"),
            tags: ["Été 2026"],
            artifacts: [("document.json", document), (artifact, text)].map {
                Artifact(name: $0.0, sha256: $0.1, bytes: 0, stage: "s", mediaType: "application/json")
            },
            submittedAt: Date(),
            read: { Data($0.utf8) }
        )
    }

    private static let person = "Odile Exemple"
    private static let job = "Chef de projet web"

    @Test(
        "values are found under all their spellings",
        arguments: [
            ("skill:kubernetes", [job, person]), ("compétence:k8s", [job, person]), ("skill:Silae", [person]),
            ("skill:Workday", []), ("skill:terraform", [person]), ("skill:\"mise en place\"", []),
            ("language:english", [job, person]), ("langue:anglais", [job, person]), ("langue:en", [job, person]),
            ("langue:allemand", []), ("title:\"chef de projet\"", [job, person]),
            ("poste:\"cheffe de projet\"", [job, person]), ("poste:développeur", [person]),
            ("employer:\"banque fictive\"", [person]), ("company:atelier", [job]), ("ville:rennes", [person]),
            ("city:nantes", [job]), ("school:\"nulle part\"", [person]), ("diplôme:master", [person]),
            ("degree:bac+5", [person]), ("nom:exemple", [person]), ("tag:\"ete 2026\"", [job, person]),
            ("source:profile", [person]), ("-ville:rennes", [job]),
        ]
    )
    func spellings(query: String, expected: [String]) async throws {
        #expect(try await found(query) == expected, "\(query)")
    }
}
