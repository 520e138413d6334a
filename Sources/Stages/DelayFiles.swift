// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import FoundationEssentials
import JobModel
import Matching
import Pages
import PipelineModel

/// What `delays` publishes.
struct DelayFiles {
    private let report: DelayReport
    private let open: [OpenCase]
    private let language: ReportLanguage

    init(_ report: DelayReport, _ open: [OpenCase], language: ReportLanguage) {
        self.report = report
        self.open = open
        self.language = language
    }

    var made: [StageOutput.Made] {
        get throws {
            let chart = DelayChart(report, language: language).svg
            let page = DelayPage(report, language: language).html
            return [
                .init(name: "delays.json", mediaType: "application/json", data: try CanonicalJSON.pretty(report)),
                .init(name: "delays.csv", mediaType: "text/csv", data: Data(table.utf8)),
                .init(name: "delays.svg", mediaType: "image/svg+xml", data: Data(chart.utf8)),
                .init(name: "delays.html", mediaType: "text/html", data: Data(page.utf8)),
            ]
        }
    }

    /// One line for each case that goes on, and one for each step that it stands in.
    private var table: String {
        let whole = language.text("dossier entier", "whole case")
        let lines = open.flatMap { open in
            [row(open, whole, open.since, open.elapsedDays, open.outlook)]
                + open.steps.map { row(open, $0.step, $0.since, $0.elapsedDays, $0.outlook) }
        }
        return CSVText.text([header] + lines, language: language)
    }

    private var header: [CSVText.Cell] {
        let french = [
            "dossier", "personne", "segment", "étape", "depuis", "jours écoulés", "reste P50 (jours)",
            "reste P80 (jours)", "reste P95 (jours)", "fini à 80 % le", "d’après",
        ]
        let english = [
            "case", "person", "segment", "step", "since", "elapsed days", "left P50 (days)", "left P80 (days)",
            "left P95 (days)", "done by (80%)", "from",
        ]
        return (language == .french ? french : english).map { .text($0) }
    }

    private func row(
        _ open: OpenCase,
        _ step: String,
        _ since: String,
        _ elapsed: Double,
        _ outlook: OpenCase.Outlook
    ) -> [CSVText.Cell] {
        let left = [outlook.remaining.p50, outlook.remaining.p80, outlook.remaining.p95]
        return [
            .text(open.case), .text(open.person ?? ""),
            .text(open.segment.map { DelayPage.segmentName($0, language) } ?? ""), .text(step), .text(since),
            .number("\(elapsed)"),
        ] + left.map { .number($0.map { "\($0)" } ?? "") } + [.text(outlook.p80Day ?? ""), .text(basis(outlook.basis))]
    }

    private func basis(_ basis: OpenCase.Basis) -> String {
        switch basis {
        case .segment: language.text("l’étape dans ce segment", "the step in this segment")
        case .all: language.text("l’étape, tous segments réunis", "the step in all segments")
        case .tooFewCases: language.text("trop peu de cas", "too few cases")
        case .noneClosed: language.text("aucun terminé", "none has ended")
        case .longerThanAny: language.text("plus long que tous les autres", "longer than any other")
        }
    }
}
