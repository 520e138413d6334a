// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Evaluation
import Foundation
import JobModel
import PipelineModel
import Stages

/// `greffier evaluate`: how well CVs are read, measured on a folder of CVs whose truth is known; and how well offers and
/// searches rank, measured on what people judged.
struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read CVs whose truth is known, and count what is right; needs no workspace.",
        discussion: """
            Label a few of your own CVs as JSON Resume: jean.json tells what jean.pdf says (docs/evaluation.md).
            Example: greffier evaluate --documents cvs --truth truth --field skills
            With --ranking, what people judged is held against how CVs are ranked for offers, or documents for queries.
            Example: greffier evaluate --ranking relevance.json --offers offers --documents cvs
            """
    )
    @Option(name: .long, help: ArgumentHelp("The folder of truth files, NAME.json for NAME.pdf.", valueName: "dir"))
    var truth: String?
    @Option(name: .long, help: ArgumentHelp("The folder of documents.", valueName: "dir"))
    var documents: String?
    @Option(name: .long, help: "List every wrong value of one field instead: expected, found, file.")
    var field: JudgedField?
    @Option(name: .long, help: ArgumentHelp("How many of the worst documents to tell of.", valueName: "n"))
    var worst = 5
    @Option(name: .long, help: "Who reads: rules alone, a language model alone, or both, as the settings name it.")
    var analysis = ProfileAnalysis.Method.Mode.rules
    @Option(name: .long, help: "The model of greffier.yaml that is asked.") var model = StageKindDescription.usualModel
    @OptionGroup(title: "Ranking") var ranking: RankingOptions
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if worst < 0 { throw ValidationError("--worst takes a number from 0.") }
        if ranking.ranking == nil {
            if ranking.isUsed { throw ValidationError("--offers, --collection and --refit go with --ranking.") }
            if truth == nil { throw ValidationError("Missing expected argument '--truth <dir>'") }
            if documents == nil { throw ValidationError("Missing expected argument '--documents <dir>'") }
        }
    }

    func run() async throws {
        do {
            if let file = ranking.ranking {
                try await RankingRun(
                    file: file,
                    options: ranking,
                    documents: documents,
                    truth: truth,
                    workspace: try workspace(),
                    isJSON: output.json
                ).run()
            } else if let truth, let documents {
                try await read(documents, against: truth)
            }
        } catch let unusable as FolderEvaluation.Unusable {
            throw Ending(unusable)
        }
    }

    private func read(_ documents: String, against truth: String) async throws {
        let report = try await FolderEvaluation(
            truths: truth,
            documents: documents,
            workspace: try workspace(),
            method: .init(analysis, model: model)
        ).run()
        tellUnmatched(report)
        if report.documents.isEmpty {
            throw Ending.usage(
                ReportLanguage.ofProcess.text(
                    "Aucun document de \(documents) n’a sa vérité dans \(truth) : jean.json pour jean.pdf.",
                    "No document of \(documents) has its truth in \(truth): jean.json for jean.pdf."
                )
            )
        }
        if output.json {
            try Terminal.json(EvaluationJSON(report, field: field))
        } else if let field {
            WrongValues(report, field: field).print()
        } else {
            EvaluationText(report, worst: worst, .ofProcess).print()
        }
        if report.documents.contains(where: { $0.failure != nil }) { throw Ending.documentsFailed() }
    }

    /// The workspace whose words and models count; `nil` for what ships with the program.
    ///
    /// Rules need none, so that only one that was named and is not there is a failure.
    private func workspace() throws -> Workspace? {
        do {
            return try options.open(usingState: false)
        } catch Workspace.Failure.notFound where analysis == .rules && ranking.collection.isEmpty {
            return nil
        }
    }

    /// On standard error, so that what is printed stays a table or JSON.
    private func tellUnmatched(_ report: EvaluationReport) {
        let language = ReportLanguage.ofProcess
        func tell(_ file: String, _ french: String, _ english: String) {
            Terminal.error(Terminal.safe(file + language.plainColon + language.text(french, english)))
        }
        for name in report.truthsWithoutDocument { tell(name, "document introuvable", "there is no such document") }
        for name in report.documentsWithoutTruth { tell(name, "sans vérité", "there is no truth of it") }
        for (file, doubt) in report.doubts {
            tell(
                file,
                "\(doubt.french) ; cela peut abaisser les chiffres",
                "\(doubt.english): it may lower the figures"
            )
        }
        for document in report.documents {
            if let failure = document.failure {
                let code = failure.code + language.plainColon
                tell(document.file, code + failure.words.french, code + failure.words.english)
            } else if document.isDegraded {
                tell(
                    document.file,
                    "le modèle n’a pas répondu : lu par les règles seules",
                    "the model did not answer: read by rules alone"
                )
            }
        }
    }
}

extension JudgedField: ExpressibleByArgument {}
extension ProfileAnalysis.Method.Mode: ExpressibleByArgument {}

extension Ending {
    /// Names the files that cannot be used, and why.
    init(_ unusable: FolderEvaluation.Unusable) {
        let language = ReportLanguage.ofProcess
        let remedy = unusable.remedy.map { language.text($0.french, $0.english) }
        let lines = unusable.files.map { $0.words(in: language) } + [remedy].compactMap { $0 }
        self = .usage(lines.map(Terminal.safe).joined(separator: "\n"))
    }
}
