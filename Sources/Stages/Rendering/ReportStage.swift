// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JobModel
package import Lexicons
import Matching
package import PipelineModel
import ProfileModel
import Profiles
package import Retrieval
package import WorkerPool
import WorkerProtocol

/// `report`: scores.json, shortlist.json or recommendations.json → a printed report: score sheet, shortlist, digest of
/// the night; as DOCX from a Word template, drawn as PDF, or as plain text.
package struct ReportStage: Stage {
    private let workers: WorkerPool
    private let language: String
    private let timeZone: TimeZone
    private let lexicons: any LexiconSource
    private let library: Library

    /// `language` (`fr` or `en`) is the workspace's; a stage may name its own; `timeZone` decides on the day.
    ///
    /// The codes of blind reports are made with the secret of `library`, which knows the candidates of lists.
    package init(
        workers: WorkerPool,
        language: String,
        timeZone: TimeZone,
        lexicons: any LexiconSource,
        library: Library
    ) {
        self.workers = workers
        self.language = language
        self.timeZone = timeZone
        self.lexicons = lexicons
        self.library = library
    }

    package static var kind: StageKindDescription {
        var kind = StageKindDescription(
            kind: "report",
            version: 5,
            queue: "render",
            options: [
                "template": .file, "formats": .choices(["docx", "pdf", "txt"]), "as": .string,
                "language": .choice(["fr", "en"]), "missing": .choice(["blank", "error"]), "logo": .file,
                "colour": .colour, "fonts": .strings, "top": .count, "company": .named(TemplateData.companyFields),
                "blind": .boolOr(BlindOptions.names),
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
            + (await input.blindMemoInputs(lexicons))
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        var data = TemplateData()
        let blind = try await blinding(input)
        if input.artifact("profile.json") != nil {
            data.profile = try CanonicalJSON.decode(Profile.self, from: try await input.data("profile.json"))
            guard data.profile.noCandidate == nil else { return StageOutput(warnings: [RunWarning(.noDossier)]) }
        }
        data.today = Timestamp.day(input.submittedAt, in: timeZone)
        data.company = input.company
        let report = try await report(input, data.profile, blind)
        if let blind { data.profile = try blind.profile(data.profile) }
        data.report = report
        let base = input.stage.options["as"]?.string ?? input.stage.name
        let logo = try await input.file("logo")
        var output = StageOutput()
        for format in input.stage.options["formats"]?.strings ?? [] {
            let (type, document) = try await document(format, of: report, data, logo: logo, for: input)
            output.artifacts.append(.init(name: "\(base).\(format)", mediaType: type, data: document.data))
            output.warnings += document.notes.warnings
        }
        return output
    }

    private func document(
        _ format: String,
        of report: Report,
        _ data: TemplateData,
        logo: Data?,
        for input: StageInput
    ) async throws -> (mediaType: String, document: DrawnDocument) {
        let options = input.renderOptions(language: language)
        switch format {
        case "txt": return ("text/plain", .init(data: Data(ReportText.text(report).utf8)))
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
            return (RenderFormat.docx.mediaType, .init(data: filled))
        }
    }

    private func blinding(_ input: StageInput) async throws -> BlindReport? {
        guard let options = BlindOptions(input.stage.options["blind"]) else { return nil }
        return BlindReport(
            options: options,
            secret: try await library.secret(),
            lexicons: await lexicons.current().lexicons
        )
    }

    /// The report of what the stage takes.
    private func report(_ input: StageInput, _ profile: Profile, _ blind: BlindReport?) async throws -> Report {
        let language = ReportLanguage(setting: input.stage.options["language"]?.string ?? language)
        let top = input.stage.options["top"]?.int
        guard let source = Self.sources.first(where: { input.artifact($0) != nil }) else { throw Self.noSource }
        let data = try await input.data(source)
        switch source {
        case "scores.json":
            var scores = try CanonicalJSON.decode(Scores.self, from: data)
            var name = profile.basics?.name ?? input.file?.name ?? input.pipeline
            if let blind {
                guard input.artifact("profile.json") != nil else { throw Self.noProfile }
                (scores, name) = try blind.scores(scores, of: profile)
            }
            return ScoreSheet(language: language, most: top ?? 3)
                .report(scores, candidate: name, source: blind == nil ? input.file?.name ?? "" : "")
        case "shortlist.json":
            var list = try CanonicalJSON.decode(Shortlist.self, from: data)
            if let blind { list = try blind.shortlist(list, try await profiles(list.candidates.map(\.candidate.id))) }
            return ShortlistReport(language: language, most: top ?? 10).report(list)
        default:
            var night = try CanonicalJSON.decode(Recommendations.self, from: data)
            if let blind {
                let ids = night.offers.flatMap { $0.candidates.map(\.candidate.id) }
                night = try blind.night(night, try await profiles(ids))
            }
            return NightDigest(language: language, most: top ?? 5).report(night)
        }
    }

    /// The profiles of entries that are still in the library.
    private func profiles(_ ids: [String]) async throws -> [String: Profile] {
        var found: [String: Profile] = [:]
        for id in Set(ids) { found[id] = try await library.entry(id)?.candidateEntry?.profile }
        return found
    }

    private static let noSource = GreffierError(
        .stageInput,
        .init(
            "a report is made of \(sources.joined(separator: ", ")), and there is none of them",
            french: "un rapport se fait de \(sources.joined(separator: ", ")), et il n’y en a aucun"
        )
    )

    /// Without the profile nobody can say which words of the quotes are the candidate's name.
    private static let noProfile = GreffierError(
        .stageInput,
        .init(
            "a blind score sheet needs profile.json: name its stage in `from` too",
            french: "une fiche d’évaluation anonyme demande profile.json : nommez aussi son étape dans « from »"
        )
    )
}
