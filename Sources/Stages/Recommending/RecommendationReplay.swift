// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import Foundation
private import JobModel
package import Lexicons
import Matching
package import PipelineModel
package import ProfileModel
package import Retrieval

/// Makes recommendations again from their manifest, or says what is no longer as it was.
package struct RecommendationReplay: Sendable {
    private let library: Library
    private let lexicons: LexiconSet
    /// Reads bytes from the blob store by SHA-256.
    private let read: @Sendable (_ sha256: String) async throws -> Data

    package init(library: Library, lexicons: LexiconSet, read: @escaping @Sendable (String) async throws -> Data) {
        self.library = library
        self.lexicons = lexicons
        self.read = read
    }

    /// The files made again, and what differs: nothing where all are the same to the byte.
    ///
    /// Nothing is made where the rules or an input differ. Throws what the library throws.
    package func run(
        _ manifest: RecommendationManifest
    ) async throws -> (artifacts: [StageOutput.Made], differences: [ReplayDifference]) {
        guard manifest.schema == RecommendationManifest.schema,
            let language = ReportLanguage(rawValue: manifest.rules.language),
            let weights = ScoringWeights(named: manifest.settings.weights)
        else { return ([], [.schema(manifest.schema)]) }
        let scorer = Scorer.standard(lexicons: lexicons.lexicons, weights: weights, language: language)
        var differences: [ReplayDifference] = []
        let offers = try await offers(manifest, &differences)
        let candidates = try await candidates(manifest, &differences)
        let previous = try await previous(manifest, &differences)
        var task = RecommendationTask(
            offers: offers,
            candidates: candidates,
            asOf: manifest.asOf,
            generatedAt: manifest.generatedAt
        )
        task.basis = lexicons.digest
        task.judged = manifest.inputs.feedback.judged
        task.previous = previous
        let queues = FileQueues(label: "greffier.recommend", width: 1)
        let meaning = try await MeaningSource(library).choice(for: scorer, task, on: queues)
        let recommender = Recommender(scorer: scorer, options: manifest.settings.lists).measuring(meaning.reader)
        differences = try rules(manifest, recommender.scorer) + differences
        guard differences.isEmpty else { return ([], differences) }
        let artifacts = try await make(task, recommender, manifest)
        let hashes = Dictionary(artifacts.map { ($0.name, SHA256.hex($0.data)) }) { first, _ in first }
        let names = Set(hashes.keys).union(manifest.outputs.map(\.name))
        let wanted = Dictionary(manifest.outputs.map { ($0.name, $0.sha256) }) { first, _ in first }
        return (artifacts, names.sorted().filter { hashes[$0] != wanted[$0] }.map { .output($0) })
    }

    private func make(
        _ task: RecommendationTask,
        _ recommender: Recommender,
        _ manifest: RecommendationManifest
    ) async throws -> [StageOutput.Made] {
        let files = MatchArtifacts(
            language: recommender.scorer.language,
            hasShortlists: manifest.settings.shortlists
        )
        return try await FileQueues(label: "greffier.recommend", width: 1).run {
            files.made(try recommender.run(task).recommendations)
        }
    }

    // MARK: What was and what is

    private func rules(_ manifest: RecommendationManifest, _ scorer: Scorer) throws -> [ReplayDifference] {
        let (then, now) = (manifest.rules, RecommendationManifest.Rules(scorer))
        var differences: [ReplayDifference] = []
        if then.scorer != now.scorer { differences.append(.scorer(then.scorer, now.scorer)) }
        if then.stage != now.stage { differences.append(.stage(then.stage, now.stage)) }
        if then.meaning != now.meaning { differences.append(.meaning(then.meaning ?? "–", now.meaning ?? "–")) }
        if manifest.inputs.lexicons != lexicons.digest { differences.append(.lexicons) }
        let feedback = manifest.inputs.feedback
        if try feedback.hash() != feedback.sha256 { differences.append(.feedback) }
        return differences
    }

    private func offers(
        _ manifest: RecommendationManifest,
        _ differences: inout [ReplayDifference]
    ) async throws -> [OfferSource] {
        var present: [String: LibraryEntry] = [:]
        for collection in Set(manifest.settings.offers) {
            for entry in try await library.entries(in: collection) { present[entry.id] = entry }
        }
        var sources: [OfferSource] = []
        for document in manifest.inputs.offers {
            guard let entry = present[document.id] else {
                differences.append(.offerGone(document.source))
                continue
            }
            guard entry.artifactSHA256 == document.sha256, var offer = entry.offerEntry else {
                differences.append(.offerChanged(document.source))
                continue
            }
            offer.reference = .init(id: document.id, source: document.source, title: document.title)
            sources.append(OfferSource(entry: offer, fingerprint: document.sha256, closed: document.closed))
        }
        return sources
    }

    private func candidates(
        _ manifest: RecommendationManifest,
        _ differences: inout [ReplayDifference]
    ) async throws -> [CandidateSource] {
        var present: [String: String] = [:]
        for collection in Set(manifest.settings.candidates) {
            for entry in try await library.outlines(in: collection) { present[entry.id] = entry.artifactSHA256 }
        }
        var sources: [CandidateSource] = []
        for document in manifest.inputs.candidates {
            guard let hash = present[document.id] else {
                differences.append(.candidateGone(document.source))
                continue
            }
            guard hash == document.sha256 else {
                differences.append(.candidateChanged(document.source))
                continue
            }
            sources.append(
                CandidateSource(
                    reference: .init(
                        id: document.id,
                        source: document.source,
                        name: document.title,
                        person: document.person
                    ),
                    fingerprint: document.sha256
                ) { [library] in try library.readEntry(document.id)?.quotedCandidate }
            )
        }
        return sources
    }

    private func previous(
        _ manifest: RecommendationManifest,
        _ differences: inout [ReplayDifference]
    ) async throws -> ShownLists? {
        guard let previous = manifest.inputs.previous, let hash = previous.sha256 else { return nil }
        guard let data = try? await read(hash),
            let shown = try? CanonicalJSON.decode(Recommendations.self, from: data)
        else {
            differences.append(.previousGone(previous.run))
            return nil
        }
        return ShownLists(shown)
    }
}

extension RecommendationManifest.Settings {
    fileprivate var lists: RecommendationOptions {
        RecommendationOptions(
            top: top,
            explained: explained,
            diversity: diversity,
            perCandidate: perCandidate,
            perOffer: perOffer
        )
    }
}
