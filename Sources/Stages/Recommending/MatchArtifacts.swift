// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import FoundationEssentials
import JobModel
import Matching
import PipelineModel
import ProfileModel

/// The files that recommendations are published as.
struct MatchArtifacts: Sendable {
    let language: ReportLanguage
    /// Whether each offer gets a page of its own.
    let hasShortlists: Bool

    /// The files with the manifest that lists them.
    ///
    /// They depend on nothing but the lists, so that the largest is written beside the others.
    func made(
        _ recommendations: Recommendations,
        _ manifest: RecommendationManifest,
        on queues: FileQueues
    ) async throws -> [StageOutput.Made] {
        async let first = queues.run { [Listed(Self.data(recommendations))] }
        async let others = queues.run { pages(recommendations).map { Listed($0) } }
        let files = try await first + others
        let listing = try await queues.run { try CanonicalJSON.pretty(manifest.listing(files.map(\.output))) }
        return files.map(\.file) + [
            .init(name: RecommendationManifest.fileName, mediaType: "application/json", data: listing)
        ]
    }

    /// The files without the manifest.
    func made(_ recommendations: Recommendations) -> [StageOutput.Made] {
        [Self.data(recommendations)] + pages(recommendations)
    }

    private static func data(_ recommendations: Recommendations) -> StageOutput.Made {
        .init(
            name: "recommendations.json",
            mediaType: "application/json",
            data: recommendations.json
        )
    }

    private func pages(_ recommendations: Recommendations) -> [StageOutput.Made] {
        let page = RecommendationsPage(language: language, hasShortlists: hasShortlists).html(recommendations)
        let table = RecommendationsTable(language: language).file(recommendations)
        return [
            .init(name: "recommendations.csv", mediaType: "text/csv", data: table),
            .init(name: "index.html", mediaType: "text/html", data: Data(page.utf8)),
        ] + (hasShortlists ? shortlists(recommendations) : [])
    }

    private func shortlists(_ recommendations: Recommendations) -> [StageOutput.Made] {
        let page = RecommendedShortlistPage(language: language)
        let isFirst = page.isFirst(recommendations)
        return recommendations.offers.map { list in
            let text = page.html(list, of: recommendations, isFirst: isFirst)
            let name = RecommendedShortlistPage.name(of: list.offer)
            return .init(name: name, mediaType: "text/html", data: Data(text.utf8))
        }
    }

    /// A file, and what the manifest says of it.
    private struct Listed: Sendable {
        let file: StageOutput.Made
        let output: RecommendationManifest.Output

        init(_ file: StageOutput.Made) {
            self.file = file
            output = .init(name: file.name, bytes: file.data.count, sha256: SHA256.hex(file.data))
        }
    }
}
