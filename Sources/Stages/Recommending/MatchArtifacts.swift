// SPDX-License-Identifier: GPL-3.0-or-later
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
    func made(
        _ recommendations: Recommendations,
        _ manifest: RecommendationManifest
    ) throws -> [StageOutput.Made] {
        let files = made(recommendations)
        let listing = try CanonicalJSON.pretty(manifest.listing(files))
        return files + [
            .init(name: RecommendationManifest.fileName, mediaType: "application/json", data: listing)
        ]
    }

    func made(_ recommendations: Recommendations) -> [StageOutput.Made] {
        let page = RecommendationsPage(language: language, hasShortlists: hasShortlists).html(recommendations)
        let table = RecommendationsTable(language: language).text(recommendations)
        return [
            .init(
                name: "recommendations.json",
                mediaType: "application/json",
                data: Data(recommendations.json)
            ),
            .init(name: "recommendations.csv", mediaType: "text/csv", data: Data(table.utf8)),
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
}
