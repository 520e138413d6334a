// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import Intake
private import JobModel
private import JobStore
package import Matching
private import Retrieval
private import Stages

extension ServiceFactory {
    /// The weights learned last of what people decided; `nil` where nobody decided anything yet.
    package static func learnedWeights(_ workspace: Workspace) async throws -> LearnedWeights? {
        try await library(workspace, readOnly: true).learned()
    }

    /// What people decided, oldest first.
    package static func decisions(_ workspace: Workspace) async throws -> [FeedbackDecision] {
        let library = try library(workspace, readOnly: true)
        var titles: [String: String] = [:]
        var decisions: [FeedbackDecision] = []
        for judgement in try await library.judgements() {
            for id in [judgement.offer, judgement.candidate] where titles[id] == nil {
                titles[id] = try await library.entry(id)?.title
            }
            decisions.append(
                FeedbackDecision(
                    judgement: judgement,
                    offerTitle: titles[judgement.offer],
                    candidateName: titles[judgement.candidate]
                )
            )
        }
        return decisions
    }

    /// Takes back the decisions of a run or a file, and learns anew of those that stay; returns how many there were.
    ///
    /// Leaves a run that does the same, so that a library made again from the runs forgets them too.
    package static func undoJudgements(_ workspace: Workspace, of runOrFile: String) async throws -> Int {
        let library = try library(workspace, readOnly: false)
        let meant = try await library.judgements().filter {
            $0.file == runOrFile || $0.run == runOrFile.uppercased()
        }
        guard !meant.isEmpty else { return 0 }
        try await recordUndoing(of: runOrFile, by: Set(meant.map(\.run)), in: workspace)
        _ = try await library.removeJudgements(of: runOrFile)
        let lexicons = try LexiconFiles.load(workspace).lexicons
        let day = Timestamp.day(Date(), in: workspace.timeZone)
        try await FeedbackLearning(library: library, lexicons: lexicons).learn(asOf: day)
        return meant.count
    }

    /// Hands a file that takes the decisions back to the pipelines that took them.
    private static func recordUndoing(
        of runOrFile: String,
        by runs: Set<String>,
        in workspace: Workspace
    ) async throws {
        let store = try control(workspace)
        let submitter = FileSubmitter(
            registry: store,
            catalogue: pipelines(workspace),
            blobs: blobs(workspace)
        )
        var names: Set<String> = []
        for run in runs.compactMap(ULID.init) { if let row = try await store.run(run) { names.insert(row.pipeline) } }
        for name in names.sorted() {
            let file = FileSubmission.Source.data(FeedbackFile.undoing(runOrFile), name: "undo.json")
            do {
                _ = try await submitter.submit(FileSubmission(file, pipeline: name, trigger: .cli))
            } catch let error as GreffierError where [.intakeUnknownPipeline, .pipelineInvalid].contains(error.code) {
                // Taken out or broken since: the decisions go, but a library made again from the runs has them.
                continue
            }
        }
        try await store.close()
    }
}
