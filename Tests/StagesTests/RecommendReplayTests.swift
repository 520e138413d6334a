// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Lexicons
import Matching
import PipelineModel
import ProfileModel
import Retrieval
import Stages
import TestLexicons
import Testing

@Suite("Recommendations made again from their manifest")
struct RecommendReplayTests {
    private struct Fixed: LexiconSource {
        let set: LexiconSet
        func current() async -> LexiconSet { set }
    }

    /// A library with two offers and three candidates, and what its stage published.
    private final class Night {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-replay-\(ULID().text)")
        let library: Library
        let lexicons: LexiconSet
        private(set) var published: [String: Data] = [:]
        private var last: (run: ULID, data: Data)?

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            library = try Library(path: folder.appending(path: "library.sqlite").path)
            lexicons = .init(lexicons: try ShippedLexicons.shared.get(), digest: "test")
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func fill() async throws {
            for (title, skills) in [("Comptable", ["Excel", "Paie"]), ("Cuisinier", ["HACCP"])] {
                var offer = Offer()
                offer.title = title
                offer.skills = skills.map { .init(name: $0, level: "required") }
                try await put(offer, "offre-\(title).pdf", title, in: "offers")
            }
            try await person("Zoé Martin", ["Excel"])
            try await person("Ali Roy", ["Excel", "Paie"])
            try await person("Bea Cole", ["HACCP"])
        }

        @discardableResult
        func person(_ name: String, _ skills: [String]) async throws -> String {
            var profile = Profile()
            profile.basics = .init()
            profile.basics?.name = name
            profile.basics?.label = "Comptable"
            profile.skills = skills.map { name in
                var skill = Profile.Skill()
                skill.name = name
                return skill
            }
            return try await put(profile, name + ".pdf", name, in: "candidates")
        }

        @discardableResult
        private func put(
            _ value: some Codable & Sendable,
            _ source: String,
            _ title: String,
            in collection: String
        ) async throws -> String {
            let data = try CanonicalJSON.compact(CollectionDocument(value: value, evidence: [:]))
            return try await library.upsert(
                NewLibraryEntry(
                    inputSHA256: source,
                    source: source,
                    run: ULID(),
                    language: "fr",
                    artifactSHA256: data.base64EncodedString(),
                    data: data,
                    title: title,
                    lines: []
                ),
                in: collection
            )
        }

        func recommend() async throws -> RecommendationManifest {
            let before = last.map { last in
                PublishedMatches(run: last.run, sha256: "before") {
                    try CanonicalJSON.decode(Recommendations.self, from: last.data)
                }
            }
            let stage = RecommendStage(
                library: library,
                lexicons: Fixed(set: lexicons),
                language: .french,
                timeZone: .gmt,
                cache: folder.appending(path: "cache").path
            ) { _, _ in before }
            let options: [String: OptionValue] = [
                "top": .int(2), "shortlists": .bool(true),
                "weights": .map(["skills": .int(50), "title": .double(12.3)]),
                "exposure": .map(["per_candidate": .int(3)]), "diversity": .double(0.7),
            ]
            let input = StageInput(
                run: ULID(),
                pipeline: "recommendations",
                stage: StageSpec(name: "matches", kind: "recommend", options: options),
                file: nil,
                artifacts: [],
                submittedAt: Date(timeIntervalSince1970: 1_795_000_000),
                read: { _ in throw GreffierError(.stageInput) }
            )
            let output = try await stage.run(input)
            previous = last?.data
            published = Dictionary(uniqueKeysWithValues: output.artifacts.map { ($0.name, $0.data) })
            last = (input.run, try #require(published["recommendations.json"]))
            return try CanonicalJSON.decode(
                RecommendationManifest.self,
                from: try #require(published["manifest.json"])
            )
        }

        /// recommendations.json of the run before the last.
        private(set) var previous: Data?

        func replay(_ manifest: RecommendationManifest, digest: String = "test") async throws -> (
            artifacts: [StageOutput.Made], differences: [ReplayDifference]
        ) {
            let set = LexiconSet(lexicons: lexicons.lexicons, digest: digest)
            return try await RecommendationReplay(library: library, lexicons: set) { [previous] hash in
                guard hash == "before", let previous else { throw GreffierError(.stageInput) }
                return previous
            }.run(manifest)
        }
    }

    @Test("every file is the same to the byte, also after a second run, other decisions and newcomers")
    func same() async throws {
        let night = try Night()
        try await night.fill()
        let first = try await night.recommend()
        #expect(first.outputs.map(\.name).contains("index.html") && first.outputs.count == 5)
        #expect(try await night.replay(first).differences.isEmpty)
        try await night.person("Ivan Petit", ["Paie"])
        let second = try await night.recommend()
        #expect(second.inputs.candidates.count == 4 && second.inputs.previous?.run == first.run)
        // What came later is no part of the run.
        try await night.person("Chloé Roux", ["Excel", "Paie"])
        let made = try await night.replay(second)
        #expect(made.differences.isEmpty)
        for artifact in made.artifacts { #expect(night.published[artifact.name] == artifact.data) }
        #expect(made.artifacts.count == night.published.count - 1)
    }

    @Test("what changed or has gone is named in both languages, and nothing is made")
    func different() async throws {
        let night = try Night()
        try await night.fill()
        _ = try await night.recommend()
        var manifest = try await night.recommend()
        try await night.person("Ali Roy", ["Soudure"])
        manifest.inputs.candidates[0].id = "gone"
        manifest.inputs.offers[1].sha256 = "other"
        manifest.rules.scorer = "score/0"
        manifest.inputs.previous?.sha256 = "nowhere"
        manifest.inputs.feedback.decisions.append(.init(offer: "o", candidate: "c", outcome: .hired))
        let made = try await night.replay(manifest, digest: "imported")
        #expect(made.artifacts.isEmpty)
        #expect(
            Set(made.differences.map(\.code)) == [
                "candidate_changed", "candidate_gone", "offer_changed", "scorer_differs", "previous_gone",
                "lexicons_changed", "feedback_changed",
            ]
        )
        #expect(made.differences.first { $0.code == "candidate_changed" }?.subject == "Ali Roy.pdf")
        #expect(made.differences.allSatisfy { !$0.messageFR.isEmpty && $0.messageFR != $0.message })
        manifest.schema = 2
        #expect(try await night.replay(manifest).differences.map(\.code) == ["manifest_unknown"])
    }

    @Test("a file that differs although its inputs are the same is named")
    func output() async throws {
        let night = try Night()
        try await night.fill()
        var manifest = try await night.recommend()
        manifest.outputs[1].sha256 = "other"
        let made = try await night.replay(manifest)
        #expect(made.differences.map(\.code) == ["output_differs"] && made.artifacts.count == 5)
        #expect(made.differences.first?.subject == manifest.outputs[1].name)
    }
}
