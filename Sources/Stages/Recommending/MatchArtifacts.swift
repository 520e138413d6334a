// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import Matching
import PipelineModel
import ProfileModel

/// The files that recommendations are published as.
struct MatchArtifacts: Sendable {
    let language: ReportLanguage

    func made(_ recommendations: Recommendations) -> [StageOutput.Made] {
        let page = RecommendationsPage(language: language).html(recommendations)
        let table = RecommendationsTable(language: language).text(recommendations)
        return [
            .init(
                name: "recommendations.json",
                mediaType: "application/json",
                data: Data(recommendations.json)
            ),
            .init(name: "recommendations.csv", mediaType: "text/csv", data: Data(table.utf8)),
            .init(name: "index.html", mediaType: "text/html", data: Data(page.utf8)),
        ]
    }
}
