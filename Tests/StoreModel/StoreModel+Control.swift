// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

extension StoreModel {
    package mutating func cancel(run: ULID, now: Date) throws -> CancelAnswer {
        guard let index = index(of: run) else { throw GreffierError(.runUnknown, detail: "run \(run)") }
        var answer = cancel(index, now: now.stored) { !$0.isDelivery }
        for child in descendants(of: run) where cancel(child, now: now.stored, where: { !$0.isDelivery }).isAnything {
            answer.children.append(runs[child].row.id)
        }
        return answer
    }

    /// Where the runs are of files found in the file of `run`, then of those found in theirs, by their numbers.
    private func descendants(of run: ULID) -> [Int] {
        let children = children(of: run)
        return children + children.flatMap { descendants(of: runs[$0].row.id) }
    }

    private func children(of run: ULID) -> [Int] {
        let found = runs.indices.filter {
            RunPayload(stored: runs[$0].row.payload).parent?.run == run
                && runs[$0].submissionID.map(RunParent.submissions(of: run).contains) == true
        }
        return found.sorted { runs[$0].row.id < runs[$1].row.id }
    }

    /// Cancels a run of a file in the file of one that was cancelled meanwhile.
    mutating func cancelUnderCancelled(_ run: Int) {
        let holder = runs.first { children(of: $0.row.id).contains(run) }
        let jobs = (holder?.jobs ?? []).filter { !$0.isDelivery }
        let isGivenUp = jobs.allSatisfy { $0.state.isFinal || $0.condition.cancelRequested }
        guard isGivenUp, jobs.contains(where: { $0.state == .cancelled || $0.condition.cancelRequested }) else {
            return
        }
        _ = cancel(run, now: runs[run].row.submittedAt) { !$0.isDelivery }
    }

    package mutating func cancel(job: JobID, now: Date) throws -> CancelAnswer {
        guard let place = place(of: job) else { throw GreffierError(.runUnknown, detail: "job \(job)") }
        let stage = self[place].stage
        return cancel(place.run, now: now.stored) { !$0.isDelivery && ($0.id == job || $0.fan?.origin == stage) }
    }

    private mutating func cancel(_ run: Int, now: Date, where isMeant: (JobRow) -> Bool) -> CancelAnswer {
        let before = runs[run].jobs
        for job in before.indices where isMeant(before[job]) { change(.cancel, Place(run: run, job: job), now: now) }
        settle(run, now: now)
        var answer = CancelAnswer(run: runs[run].row.id)
        for (old, new) in zip(before, runs[run].jobs) {
            if new.state == .cancelled, old.state != .cancelled { answer.cancelled.append(new.stage) }
            if new.state == .running, isMeant(new) { answer.stopping.append(new.stage) }
        }
        return answer
    }

    package mutating func retry(_ request: RetryRequest, now: Date) throws -> RetryAnswer {
        var answer = try retryAlone(request, now: now)
        guard request.scope == .unfinished else { return answer }
        for child in descendants(of: request.run).map({ runs[$0].row }) where child.status == .cancelled {
            _ = try retryAlone(RetryRequest(run: child.id), now: now)
            answer.children.append(child.id)
        }
        return answer
    }

    private mutating func retryAlone(_ request: RetryRequest, now: Date) throws -> RetryAnswer {
        let replanned = try request.replan.map { try RunGraph(plan: $0.jobs) }
        guard let run = index(of: request.run) else {
            throw GreffierError(.runUnknown, detail: "run \(request.run)")
        }
        if let replan = request.replan, let graph = replanned { return self.replan(run, replan, graph) }
        let graph = runs[run].graph
        let (stages, begunAnew) = try restarts(request.scope, graph)
        for stage in graph.nodes.map(\.stage) where begunAnew.contains(stage) { forgetItems(of: stage, in: run) }
        var answer = RetryAnswer(run: request.run)
        for job in runs[run].jobs.indices {
            let stage = runs[run].jobs[job].stage
            if stages.contains(stage) {
                change(.restart, Place(run: run, job: job), now: now.stored)
                answer.restarted.append(stage)
            } else if change(.hurry, Place(run: run, job: job), now: now.stored) {
                answer.hurried.append(stage)
            }
        }
        if !answer.restarted.isEmpty { reopen(run) }
        settle(run, now: now.stored)
        return answer
    }

    /// The stages to be done again, and those of them whose list is read again.
    private func restarts(
        _ scope: RetryRequest.Scope,
        _ graph: RunGraph
    ) throws -> (stages: Set<String>, begunAnew: Set<String>) {
        let unfinished = Set(graph.nodes.filter { $0.state.isFinal && $0.state != .succeeded }.map(\.stage))
        switch scope {
        case .from(let stage):
            guard let node = graph.nodes.first(where: { $0.stage == stage }) else {
                throw GreffierError(.runUnknown, detail: "stage \(stage)")
            }
            let all = graph.descendants(of: stage)
            // Where one item is done again, the others stay.
            return (all.union(unfinished), all.subtracting([node.itemOf].compactMap { $0 }))
        case .unfinished where unfinished.isEmpty:
            let all = graph.isFinished ? Set(graph.nodes.map(\.stage)) : []
            return (all, all)
        case .unfinished: return (unfinished.union(graph.nodes.filter(\.isDelivery).map(\.stage)), [])
        }
    }

    /// Makes a stage read its list again.
    private mutating func forgetItems(of stage: String, in run: Int) {
        guard let job = runs[run].jobs.firstIndex(where: { $0.stage == stage }),
            case .read(let list, _)? = runs[run].jobs[job].fan
        else { return }
        runs[run].jobs[job].fan = .unread(list)
        runs[run].jobs.removeAll { $0.fan?.origin == stage }
    }

    /// Takes the jobs of another pipeline text.
    private mutating func replan(_ run: Int, _ replan: RetryRequest.Replan, _ graph: RunGraph) -> RetryAnswer {
        let row = runs[run].row
        let again = NewRun(
            id: row.id,
            pipeline: row.pipeline,
            pipelineSHA256: replan.snapshotSHA256,
            trigger: row.trigger,
            tags: row.tags,
            input: row.input,
            submittedAt: row.submittedAt,
            priority: row.priority,
            jobs: replan.jobs
        )
        runs[run].jobs = plan(replan.jobs, graph, of: again, notBefore: nil)
        runs[run].row.snapshotSHA256 = replan.snapshotSHA256
        reopen(run)
        return RetryAnswer(run: row.id, restarted: replan.jobs.map(\.stage))
    }

    /// The run is to begin again, unless some of it never stopped.
    private mutating func reopen(_ run: Int) {
        if runs[run].jobs.contains(where: { $0.state == .running }) { return }
        runs[run].row.status = .queued
        runs[run].row.startedAt = nil
        runs[run].row.finishedAt = nil
        runs[run].row.error = nil
        runs[run].row.review = []
    }
}
