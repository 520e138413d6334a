// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import FoundationEssentials
import JobModel
import Matching
import Pages
import PipelineModel

/// What `segment` publishes.
struct SegmentFiles {
    private let report: SegmentReport
    private let rows: [Segmenter.Row]
    private let language: ReportLanguage

    init(_ report: SegmentReport, _ rows: [Segmenter.Row], language: ReportLanguage) {
        self.report = report
        self.rows = rows
        self.language = language
    }

    var made: [StageOutput.Made] {
        get throws {
            let chart = SegmentChart(report, language: language).svg
            let page = SegmentPage(report, language: language).html
            return [
                .init(name: "segments.json", mediaType: "application/json", data: try CanonicalJSON.pretty(report)),
                .init(name: "segments.csv", mediaType: "text/csv", data: Data(table.utf8)),
                .init(name: "segments.svg", mediaType: "image/svg+xml", data: Data(chart.utf8)),
                .init(name: "segments.html", mediaType: "text/html", data: Data(page.utf8)),
            ]
        }
    }

    /// One line a person.
    private var table: String {
        let names = Dictionary(
            report.segments.map { ($0.id, language.text($0.nameFR, $0.name)) },
            uniquingKeysWith: { first, _ in first }
        )
        let lines = rows.map { row -> [CSVText.Cell] in
            [
                .text(row.measures.person), .text(row.segment),
                .text(names[row.segment] ?? language.text("Sans segment", "Unassigned")), .text(row.previous),
                .text(row.cluster), .number("\(row.measures.events)"), .number(Self.text(row.measures.recency)),
                .number(Self.text(row.measures.frequency)), .number(Self.text(row.measures.intensity)),
            ]
        }
        return CSVText.text([header] + lines, language: language)
    }

    private var header: [CSVText.Cell] {
        let french = [
            "personne", "segment", "nom", "segment précédent", "groupe proposé", "événements",
            "jours depuis le dernier", "dossiers", "événements par dossier",
        ]
        let english = [
            "person", "segment", "name", "previous segment", "proposed cluster", "events", "days since the last",
            "cases", "events a case",
        ]
        return (language == .french ? french : english).map { .text($0) }
    }

    /// Without the decimals that say nothing.
    private static func text(_ value: Double) -> String { Int(exactly: value).map { "\($0)" } ?? "\(value)" }
}
