// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JobModel
import Matching
package import PipelineModel
import ProfileModel
package import WorkerPool
import WorkerProtocol

/// `report`: scores.json, shortlist.json or recommendations.json → a printed report: score sheet, shortlist, digest of
/// the night; as DOCX from a Word template, drawn as PDF, or as plain text.
package struct ReportStage: Stage {
    private let workers: WorkerPool
    private let language: String
    private let timeZone: TimeZone

    /// `language` (`fr` or `en`) is the workspace's; a stage may name its own; `timeZone` decides on the day.
    package init(workers: WorkerPool, language: String, timeZone: TimeZone) {
        self.workers = workers
        self.language = language
        self.timeZone = timeZone
    }

    package static var kind: StageKindDescription {
        var kind = StageKindDescription(
            kind: "report",
            version: 2,
            queue: "render",
            options: [
                "template": .file, "formats": .choices(["docx", "pdf", "txt"]), "as": .string,
                "language": .choice(["fr", "en"]), "missing": .choice(["blank", "error"]), "logo": .file,
                "colour": .colour, "fonts": .strings, "top": .count, "company": .named(TemplateData.companyFields),
            ],
            inputs: Self.sources.map { .init($0, isRequired: false) } + [.init("profile.json", isRequired: false)],
            makes: ["<as>.<formats>"]
        )
        kind.requiredOptions = ["as", "formats"]
        return kind
    }

    private static let sources = ["scores.json", "shortlist.json", "recommendations.json"]

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        [language, Timestamp.day(input.submittedAt, in: timeZone), input.file?.name ?? "", input.pipeline]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        var data = TemplateData()
        if input.artifact("profile.json") != nil {
            data.profile = try CanonicalJSON.decode(Profile.self, from: try await input.data("profile.json"))
            guard data.profile.noCandidate == nil else { return StageOutput(warnings: [RunWarning(.noDossier)]) }
        }
        data.today = Timestamp.day(input.submittedAt, in: timeZone)
        data.company = input.company
        let report = try await report(input, data.profile)
        data.report = report
        let base = input.stage.options["as"]?.string ?? input.stage.name
        let logo = try await input.file("logo")
        var output = StageOutput()
        for format in input.stage.options["formats"]?.strings ?? [] {
            let (type, document) = try await document(format, of: report, data, logo: logo, for: input)
            output.artifacts.append(.init(name: "\(base).\(format)", mediaType: type, data: document))
        }
        return output
    }

    private func document(
        _ format: String,
        of report: Report,
        _ data: TemplateData,
        logo: Data?,
        for input: StageInput
    ) async throws -> (mediaType: String, data: Data) {
        let options = input.renderOptions(language: language)
        switch format {
        case "txt": return ("text/plain", Data(ReportText.text(report).utf8))
        case "pdf":
            let drawn = try await workers.renderReport(
                try CanonicalJSON.compact(report),
                logo: logo,
                options: options,
                for: input.workerAttempt
            )
            return (RenderFormat.pdf.mediaType, drawn)
        default:
            let filled = try await workers.renderDOCX(
                template: try await input.template(),
                profile: try CanonicalJSON.compact(data),
                logo: logo,
                options: options,
                for: input.workerAttempt
            )
            return (RenderFormat.docx.mediaType, filled)
        }
    }

    /// The report of what the stage takes.
    private func report(_ input: StageInput, _ profile: Profile) async throws -> Report {
        let language = ReportLanguage(setting: input.stage.options["language"]?.string ?? language)
        let top = input.stage.options["top"]?.int
        let found = Self.sources.filter { input.artifact($0) != nil }
        guard let source = found.first else {
            throw GreffierError(
                .stageInput,
                .init(
                    "a report is made of \(Self.sources.joined(separator: ", ")), and there is none of them",
                    french: "un rapport se fait de \(Self.sources.joined(separator: ", ")), et il n’y en a aucun"
                )
            )
        }
        let data = try await input.data(source)
        switch source {
        case "scores.json":
            let name = profile.basics?.name ?? input.file?.name ?? input.pipeline
            return ScoreSheet(language: language, most: top ?? 3).report(
                try CanonicalJSON.decode(Scores.self, from: data),
                candidate: name,
                source: input.file?.name ?? ""
            )
        case "shortlist.json":
            return ShortlistReport(language: language, most: top ?? 10)
                .report(try CanonicalJSON.decode(Shortlist.self, from: data))
        default:
            return NightDigest(language: language, most: top ?? 5)
                .report(try CanonicalJSON.decode(Recommendations.self, from: data))
        }
    }
}
