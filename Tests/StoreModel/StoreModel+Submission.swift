// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import JobStore

extension StoreModel {
    package mutating func submit(_ run: NewRun) throws -> SubmittedRun {
        let graph = try RunGraph(plan: run.jobs)
        if let known = known(run) { return SubmittedRun(run: known, isNew: false) }
        let row = RunRow(
            id: run.id,
            pipeline: run.pipeline,
            snapshotSHA256: run.pipelineSHA256,
            trigger: run.trigger,
            tags: run.tags,
            input: run.input,
            status: .queued,
            submittedAt: run.submittedAt.stored,
            startedAt: nil,
            finishedAt: nil,
            priority: run.priority,
            usesMemo: run.usesMemo,
            payload: run.payload,
            duplicateOf: original(of: run),
            folder: nil,
            error: nil,
            request: run.request
        )
        let start = run.notBefore.flatMap { $0 > run.submittedAt ? $0.stored : nil }
        let jobs = plan(run.jobs, graph, of: run, notBefore: start)
        runs.append(Run(row: row, submissionID: run.submissionID, jobs: jobs))
        if run.payload != nil { cancelUnderCancelled(runs.count - 1) }
        return SubmittedRun(run: run.id, isNew: true)
    }

    private func known(_ run: NewRun) -> ULID? {
        if index(of: run.id) != nil { return run.id }
        return runs.first { $0.submissionID != nil && $0.submissionID == run.submissionID }?.row.id
    }

    /// The earliest run that brought the same bytes into the same pipeline.
    private func original(of run: NewRun) -> ULID? {
        guard let input = run.input else { return nil }
        let same = runs.map(\.row).filter { $0.input?.sha256 == input.sha256 && $0.pipeline == run.pipeline }
        return same.min { ($0.submittedAt, $0.id) < ($1.submittedAt, $1.id) }?.id
    }

    /// Jobs for these stages: those that wait for nothing are ready, or snoozed until `notBefore`.
    mutating func plan(_ jobs: [NewJob], _ graph: RunGraph, of run: NewRun, notBefore: Date?) -> [JobRow] {
        let first = Set(graph.settle().map(\.id))
        return zip(jobs, graph.nodes).map { job, node in
            lastJob += 1
            let isFirst = first.contains(node.id)
            let state: JobState = isFirst ? (notBefore == nil ? .ready : .snoozed) : .waiting
            return JobRow(
                id: JobID(lastJob),
                run: run.id,
                stage: job.stage,
                kind: job.kind,
                queue: job.queue,
                priority: run.priority,
                dependsOn: job.dependsOn,
                isOptional: job.isOptional,
                concurrency: job.concurrency?.filled(for: run),
                rate: job.rate,
                fan: job.forEach.map(Fan.unread),
                timeout: max(1, (job.timeout * 1000).rounded(.down)) / 1000,
                condition: JobCondition(
                    state: state,
                    maxAttempts: max(1, job.maxAttempts),
                    dueAt: isFirst ? notBefore : nil
                ),
                startedAt: nil,
                finishedAt: nil,
                durationMS: 0,
                isCached: false,
                result: nil,
                error: nil
            )
        }
    }

    package func outcomes(ofSubmissions ids: [String]) -> [String: RunOutcome] {
        var outcomes: [String: RunOutcome] = [:]
        for run in runs {
            guard let id = run.submissionID, ids.contains(id) else { continue }
            outcomes[id] = RunOutcome(
                run: run.row.id,
                status: run.row.status,
                folder: run.row.folder,
                error: run.row.error?.error.inBothLanguages
            )
        }
        return outcomes
    }

    // MARK: Schedules

    package mutating func ticksDone(pipeline: String, expression: String, now: Date) -> Date {
        if let known = schedules[pipeline], known.expression == expression { return known.doneUntil }
        schedules[pipeline] = Schedule(expression: expression, doneUntil: now.stored)
        return now.stored
    }

    package mutating func fire(_ run: NewRun, tick: Date) throws -> SubmittedRun {
        let moment = Tick(pipeline: run.pipeline, moment: tick.stored)
        if let known = ticks[moment] { return SubmittedRun(run: known, isNew: false) }
        let submitted = try submit(run)
        ticks[moment] = submitted.run
        if let done = schedules[run.pipeline]?.doneUntil {
            schedules[run.pipeline]?.doneUntil = max(done, tick.stored)
        }
        return submitted
    }
}
