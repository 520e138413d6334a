// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Foundation
import JobModel
import JobStore
import PipelineModel
import ProfileModel
import Retrieval
import Stages

/// Brings into a new library what people decided: from the file that it takes the place of where that can be read, else
/// from the runs that took feedback.
struct DecisionReplay {
    let store: any RunQueries
    let blobs: BlobStore
    let library: Library

    /// Replays all; returns how many decisions hold now or were taken back since.
    ///
    /// `aside` is where the former file lies. May be repeated.
    func callAsFunction(aside: String?) async throws -> Int {
        var count = 0
        if let aside { count = try await library.adoptDecisions(from: aside) }
        let known = Set(try await library.judgedRuns())
        for (run, report) in try await reports() where !known.contains(run.id.text) {
            if let undone = report.undone {
                _ = try await library.removeJudgements(of: undone.feedback, before: run.id.text)
            } else {
                try await library.keep(
                    report.judgements(of: run.id.text, file: run.input?.name ?? ""),
                    of: run.id.text
                )
                count += report.taken.count
            }
            // What was learned then, since candidates and offers to learn from are indexed again only later.
            if let weights = report.weights { try await library.keepWeights(try CanonicalJSON.compact(weights)) }
        }
        return count
    }

    /// What runs have kept of feedback, oldest first; a report that is lost or damaged is left out.
    private func reports() async throws -> [(run: RunRow, report: FeedbackReport)] {
        var found: [(RunRow, FeedbackReport)] = []
        var filter = RunFilter()
        filter.statuses = [.succeeded]
        filter.limit = 500
        while true {
            let runs = try await store.runs(filter)
            for run in runs {
                var jobs = JobFilter()
                jobs.run = run.id
                jobs.kind = FeedbackStage.kind.kind
                for job in try await store.jobs(jobs) {
                    guard let artifact = job.result?.artifacts.first(where: { $0.name == "feedback.json" }),
                        let data = try? await blobs.read(artifact.sha256),
                        let report = try? CanonicalJSON.decode(FeedbackReport.self, from: data)
                    else { continue }
                    found.append((run, report))
                }
            }
            guard runs.count == filter.limit, let last = runs.last else { break }
            filter.before = last.id
        }
        return found.sorted { $0.0.id < $1.0.id }
    }
}
