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

@Suite("Feedback and recommendations over a library")
struct FeedbackStageTests {
    private struct Fixed: LexiconSource {
        let set: LexiconSet
        func current() async -> LexiconSet { set }
    }

    private final class Desk {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-feedback-\(ULID().text)")
        let library: Library
        let lexicons: Fixed

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            library = try Library(path: folder.appending(path: "library.sqlite").path)
            lexicons = Fixed(set: .init(lexicons: try ShippedLexicons.shared.get(), digest: "test"))
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func put(_ value: some Codable & Sendable, _ source: String, _ title: String, in collection: String)
            async throws
            -> String
        {
            let data = try CanonicalJSON.compact(CollectionDocument(value: value, evidence: [:]))
            let entry = NewLibraryEntry(
                inputSHA256: source,
                source: source,
                run: ULID(),
                language: "fr",
                artifactSHA256: "\(source) \(data.hashValue)",
                data: data,
                title: title,
                lines: []
            )
            return try await library.upsert(entry, in: collection)
        }

        func person(_ name: String, _ source: String, _ skills: [String]) async throws -> String {
            var profile = Profile()
            profile.basics = .init()
            profile.basics?.name = name
            profile.basics?.email = source + "@example.org"
            profile.basics?.label = "Comptable"
            profile.skills = skills.map { name in
                var skill = Profile.Skill()
                skill.name = name
                return skill
            }
            return try await put(profile, source + ".pdf", name, in: "candidates")
        }

        func offer(_ title: String, _ source: String) async throws -> String {
            var offer = Offer()
            offer.title = title
            offer.skills = [.init(name: "Excel", level: "required"), .init(name: "Paie", level: "required")]
            return try await put(offer, source + ".pdf", title, in: "offers")
        }

        func run(_ stage: some Stage, file: Data? = nil, options: [String: OptionValue] = [:]) async throws
            -> StageOutput
        {
            let input = StageInput(
                run: ULID(),
                pipeline: "p",
                stage: StageSpec(name: "s", kind: stage.description.kind, options: options),
                file: file.map { RunInput(name: "retours.csv", sha256: "x", bytes: $0.count, mediaType: "text/csv") },
                artifacts: [],
                submittedAt: Date(timeIntervalSince1970: 1_795_000_000),
                read: { _ in file ?? Data() }
            )
            return try await stage.run(input)
        }

        var feedback: FeedbackStage { FeedbackStage(library: library, lexicons: lexicons) }

        var recommend: RecommendStage {
            RecommendStage(
                library: library,
                lexicons: lexicons,
                language: .french,
                timeZone: .gmt,
                cache: folder.appending(path: "cache").path
            ) { _, _ in nil }
        }

        func recommendations(_ options: [String: OptionValue] = [:]) async throws -> Recommendations {
            let output = try await run(recommend, options: options)
            return try CanonicalJSON.decode(Recommendations.self, from: output.artifacts[0].data)
        }
    }

    @Test("known lines are taken by name, file, e-mail or id; of the others each says why in both languages")
    func lines() async throws {
        let desk = try Desk()
        let offer = try await desk.offer("Comptable (H/F)", "offre-1")
        let zoe = try await desk.person("Zoé Martin", "zoe", ["Excel"])
        let ali = try await desk.person("Ali Roy", "ali", ["Excel", "Paie"])
        _ = try await desk.person("Ali Roy", "autre", ["Excel"])
        let text = """
            offre;candidat;décision
            offre-1.pdf;MARTIN Zoé;refusée
            \(offer);ali@example.org;entretien
            Comptable (H/F);Ali Roy;refusé
            Cuisinier;zoe;refusé
            offre-1;Inconnu;refusé
            offre-1;\(zoe);peut-être
            """
        let output = try await desk.run(desk.feedback, file: Data(text.utf8))
        let report = try CanonicalJSON.decode(FeedbackReport.self, from: output.artifacts[0].data)
        #expect(report.taken.map(\.candidate) == [zoe, ali])
        #expect(
            report.refused.map(\.code) == [
                "ambiguous_candidate", "unknown_offer", "unknown_candidate", "unknown_outcome",
            ]
        )
        #expect(report.refused.map(\.line) == [4, 5, 6, 7])
        #expect(report.refused.allSatisfy { !$0.messageFR.isEmpty && $0.messageFR != $0.message })
        #expect(output.warnings.map(\.code) == ["feedback.lines_refused"])
        let lists = try await desk.recommendations()
        #expect(lists.offers[0].candidates.contains { $0.candidate.id == ali && $0.standing.outcome == .interviewed })
        #expect(!lists.offers[0].candidates.contains { $0.candidate.id == zoe })
        #expect(lists.offers[0].remarks.rejected == 1)
        #expect(try await desk.library.removeJudgements(of: "retours.csv") == 2)
        let undone = try await desk.recommendations()
        #expect(undone.offers[0].candidates.contains { $0.candidate.id == zoe })
        await #expect(throws: GreffierError.self) { try await desk.run(desk.feedback, file: Data("a;b".utf8)) }
    }

    @Test("decisions name original files, so that they hold for entries that are made anew")
    func anew() async throws {
        let desk = try Desk()
        let offer = try await desk.offer("Comptable", "o")
        let zoe = try await desk.person("Zoé", "zoe", ["Excel"])
        _ = try await desk.run(desk.feedback, file: Data("offre,candidat,suite\no,zoe,refusée".utf8))
        #expect(try await desk.library.remove(zoe, from: "candidates"))
        let other = try await desk.person("Zoé", "zoe", ["Excel"])
        #expect(other != zoe)
        let kept = try #require(try await desk.library.judgements().first)
        #expect(kept.candidate == other && kept.offer == offer)
        #expect(try await desk.recommendations().offers[0].candidates.isEmpty)
    }

    @Test(
        "a dropped file takes another one's decisions back, and warns where there are none; a later one of the name holds"
    )
    func takingBack() async throws {
        let desk = try Desk()
        _ = try await desk.offer("Comptable", "o")
        _ = try await desk.person("Zoé", "zoe", ["Excel"])
        let decisions = Data("offre,candidat,suite\no,zoe,refusée".utf8)
        _ = try await desk.run(desk.feedback, file: decisions)
        for _ in 1...2 {
            let undoing = try await desk.run(desk.feedback, file: FeedbackFile.undoing("retours.csv"))
            let report = try CanonicalJSON.decode(FeedbackReport.self, from: undoing.artifacts[0].data)
            #expect(report.undone == .init(feedback: "retours.csv", decisions: 1) && undoing.warnings.isEmpty)
            #expect(try await desk.library.judgements().isEmpty)
        }
        _ = try await desk.run(desk.feedback, file: decisions)
        #expect(try await desk.library.judgements().count == 1)
        let unknown = try await desk.run(desk.feedback, file: FeedbackFile.undoing("autre.csv"))
        #expect(unknown.warnings.map(\.code) == ["feedback.nothing_undone"])
        #expect(try await desk.library.judgements().count == 1)
    }

    @Test("enough decisions change the weights of a stage that names none, and one that names its own keeps them")
    func weights() async throws {
        let desk = try Desk()
        let offer = try await desk.offer("Comptable", "o")
        var text = "offer,candidate,outcome\n"
        for number in 0..<24 {
            let skilled = number % 2 == 0
            let id = try await desk.person("N\(number)", "n\(number)", skilled ? ["Excel", "Paie"] : ["Soudure"])
            text += "\(offer),\(id),\(skilled ? "hired" : "rejected")\n"
        }
        let before = try await desk.recommendations()
        let output = try await desk.run(desk.feedback, file: Data(text.utf8))
        let report = try CanonicalJSON.decode(FeedbackReport.self, from: output.artifacts[0].data)
        let learned = try #require(report.weights)
        #expect(learned.isInForce && learned.judgements == 24)
        #expect(try #require(learned.scoring).skills > ScoringWeights().skills)
        #expect(try await desk.library.learned() == learned)
        let fixed: [String: OptionValue] = ["weights": .string("default")]
        let same = try await desk.recommendations(fixed)
        #expect(same.offers[0].candidates[0].score == before.offers[0].candidates[0].score)
    }

    @Test("a damaged file of what was kept is dropped, and the files are the same")
    func damaged() async throws {
        let desk = try Desk()
        _ = try await desk.offer("Comptable", "o")
        for number in 0..<5 { _ = try await desk.person("N\(number)", "n\(number)", ["Excel"]) }
        let first = try await desk.run(desk.recommend, options: ["shortlists": .bool(true)])
        let cache = desk.folder.appending(path: "cache")
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: cache.path).first)
        let path = cache.appending(path: file)
        var bytes = try Data(contentsOf: path)
        bytes[bytes.count / 2] ^= 0xFF
        try bytes.write(to: path)
        let second = try await desk.run(desk.recommend, options: ["shortlists": .bool(true)])
        #expect(first.artifacts.dropLast().map(\.data) == second.artifacts.dropLast().map(\.data))
        #expect(first.artifacts.map(\.name).last == "manifest.json")
        #expect(first.artifacts.count == 5 && ItemName.matches(first.artifacts[3].name, pattern: "shortlist-*.html"))
    }

    @Test("several collections are recommended from together")
    func collections() async throws {
        let desk = try Desk()
        _ = try await desk.offer("Comptable", "o")
        _ = try await desk.person("A", "a", ["Excel"])
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = "B"
        profile.basics?.label = "Comptable"
        _ = try await desk.put(profile, "b.pdf", "B", in: "vivier")
        let both = try await desk.recommendations(["candidates": .list([.string("candidates"), .string("vivier")])])
        #expect(both.offers[0].candidates.map(\.candidate.name) == ["A", "B"])
    }
}
