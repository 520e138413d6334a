// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import PipelineModel

/// Writes the report of a run from its jobs: the contents of run.json.
struct RunReportBuilder: Sendable {
    let run: RunRow
    let jobs: [JobRow]
    let verdict: RunVerdict
    let now: Date
    /// `kind/number` by kind, for stages that left no result.
    let versions: [String: String]

    init(claimed: ClaimedJob, verdict: RunVerdict, parts: EngineParts) {
        run = claimed.run
        jobs = claimed.jobs.filter { !$0.isDelivery }
        self.verdict = verdict
        now = parts.clock.now()
        versions = parts.stages.mapValues { $0.description.versionText }
    }

    /// Of a run that may go on.
    init(_ story: RunStory) {
        run = story.run
        jobs = story.jobs.filter { !$0.isDelivery }
        verdict = RunVerdict(story.run.status, reason: story.run.error)
        now = story.run.finishedAt ?? story.run.submittedAt
        versions = [:]
    }

    /// The report.
    ///
    /// `names` are the artifacts to list, in this order; `nil` lists all that were made.
    func report(publishing names: [String]?) -> RunReport {
        var report = RunReport(
            run: run.id,
            pipeline: run.pipeline,
            status: verdict.status,
            trigger: run.trigger,
            input: run.input,
            submittedAt: Timestamp.text(run.submittedAt),
            greffier: GreffierVersion.current
        )
        report.tags = run.tags
        report.startedAt = run.startedAt.map(Timestamp.text)
        report.finishedAt = Timestamp.text(now)
        report.stages = jobs.map(stage)
        report.artifacts = artifacts(names)
        report.warnings = jobs.flatMap(warnings)
        report.degraded = distinct(jobs.flatMap { $0.result?.degraded ?? [] })
        report.review = distinct(jobs.flatMap { $0.result?.review ?? [] })
        report.quality = jobs.compactMap { $0.result?.quality }.min()
        report.corrected = jobs.compactMap(\.result).lastCorrection
        report.corrects = jobs.compactMap(\.result).correctedRun
        report.duplicateOf = run.duplicateOf
        report.parent = RunPayload(stored: run.payload).parent
        report.children = jobs.filter { !$0.isWholeList }.flatMap { $0.result?.children ?? [] }
        for job in jobs { report.collections.merge(job.result?.collections ?? [:]) { _, last in last } }
        report.error = verdict.reason.map { .init($0.error, stage: $0.stage, attempts: $0.attempts) }
        return report
    }

    private func stage(_ job: JobRow) -> RunReport.StageReport {
        RunReport.StageReport(
            name: job.stage,
            kind: job.kind,
            status: job.result?.isPassedOver == true ? .skipped : job.state,
            attempts: job.tries,
            cached: job.isCached,
            durationMS: job.durationMS,
            version: job.result?.version ?? versions[job.kind] ?? job.kind
        )
    }

    private func artifacts(_ names: [String]?) -> [Artifact] {
        let made = made()
        guard let names else { return made.map(\.artifact) }
        return names.flatMap { name in
            if name.contains("*") { return made.map(\.artifact).filter { ItemName.matches($0.name, pattern: name) } }
            let items = made.filter { $0.isOfItem && ItemName.isNumbered($0.artifact.name, from: name) }
            let single = made.last { !$0.isOfItem && $0.artifact.name == name }
            return (single.map { [$0] } ?? items).map(\.artifact)
        }
    }

    /// Each artifact once: of a stage that goes through a list what it gathered, or as long as it did not, what was made
    /// of single items.
    private func made() -> [(artifact: Artifact, isOfItem: Bool)] {
        let succeeded = jobs.filter { $0.state == .succeeded }
        let gathered = Set(succeeded.filter(\.isWholeList).map(\.stage))
        return succeeded.flatMap { job -> [(Artifact, Bool)] in
            if let origin = job.fan?.origin, gathered.contains(origin) { return [] }
            return (job.result?.artifacts ?? []).map { (job.fan?.numbered($0) ?? $0, job.fan != nil) }
        }
    }

    /// Those of the stage, and that it failed when the run goes on without it.
    private func warnings(_ job: JobRow) -> [RunWarning] {
        // Those of a whole list are those of its items.
        var warnings = job.isWholeList ? [] : job.result?.warnings ?? []
        for index in warnings.indices where warnings[index].stage == nil { warnings[index].stage = job.stage }
        if job.isOptional, job.state == .failed, let error = job.error {
            warnings.append(RunWarning(error, stage: job.stage))
        }
        return warnings
    }

    private func distinct(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }
}
