// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

extension StoreModel {
    /// What comes with an event and is kept with the job and in the log.
    struct News {
        var error: GreffierError?
        var done: StageCompletion?
    }

    /// Applies `event` to a job and settles its run; `nil` when the rules refuse it or there is no such job.
    mutating func apply(_ event: JobEvent, to id: JobID, _ news: News = News(), now: Date) -> Committed? {
        guard let place = place(of: id), change(event, place, news, now: now) else { return nil }
        settle(place.run, now: now)
        return Committed(state: self[place].state, run: runs[place.run].row.status)
    }

    /// Applies `event` to a job without looking at its run; whether the rules accept it.
    @discardableResult
    mutating func change(_ event: JobEvent, _ place: Place, _ news: News = News(), now: Date) -> Bool {
        let before = self[place]
        guard let transition = rules.apply(event, to: before.condition) else { return false }
        var job = before
        job.condition = transition.condition
        job.finishedAt = job.state.isFinal ? now : nil
        if job.state == .running, before.state != .running { job.startedAt = now }
        for action in transition.actions {
            switch action {
            case .log(let outcome):
                note(news, in: &job, now: now)
                log(outcome, of: before, in: place.run, news, now: now)
            case .explain(let code):
                let error = news.error ?? GreffierError(code)
                job.error = GreffierError(error.code, detail: error.detail)
            case .forget:
                job.result = nil
                job.isCached = false
                job.error = nil
                job.startedAt = nil
                job.durationMS = 0
            case .settle: break
            }
        }
        self[place] = job
        return true
    }

    private func note(_ news: News, in job: inout JobRow, now: Date) {
        job.durationMS = max(0, Int((now.timeIntervalSince(job.startedAt ?? now) * 1000).rounded()))
        guard let done = news.done else { return }
        job.result = done.result
        job.isCached = done.isCached
        job.error = nil
    }

    private mutating func log(_ outcome: AttemptOutcome, of job: JobRow, in run: Int, _ news: News, now: Date) {
        runs[run].attempts.append(
            AttemptRow(
                run: job.run,
                job: job.id,
                stage: job.stage,
                number: job.condition.leaseNumber,
                owner: job.condition.owner ?? "",
                startedAt: job.startedAt ?? now,
                endedAt: now,
                outcome: news.done?.isCached == true ? .cached : outcome,
                code: news.error?.code.name,
                detail: news.error.flatMap { $0.detail.isEmpty ? nil : $0.detail },
                cause: news.error?.cause
            )
        )
        end(job, outcome, in: run, news, now: now)
        guard let done = news.done else { return }
        if let key = done.memoKey { memo[key] = Memo(result: done.result, usedAt: now) }
        if let rate = job.rate, !job.isWholeList, done.tokens > 0 || done.isCached {
            rates[rate]?.settle(tokens: done.tokens, givingBack: done.isCached, now: now)
        }
    }

    // MARK: Runs

    /// Releases, skips and cancels what the states of a run call for, and ends the run when all of it has ended.
    mutating func settle(_ run: Int, now: Date) {
        for change in runs[run].graph.settle() {
            guard let job = runs[run].jobs.firstIndex(where: { $0.id == change.id }) else { continue }
            self.change(change.event, Place(run: run, job: job), now: now)
        }
        guard runs[run].graph.isFinished, let verdict = undeliveredVerdict(runs[run].jobs) else { return }
        end(run, verdict, folder: nil, now: now)
    }

    /// How a run ends that no delivery ended; `nil` when one did.
    private func undeliveredVerdict(_ jobs: [JobRow]) -> RunVerdict? {
        guard let delivery = jobs.last(where: \.isDelivery) else { return RunVerdict(over: jobs) }
        if delivery.state == .succeeded { return nil }
        let error = delivery.error ?? GreffierError(.stageDefect)
        return RunVerdict(.failed, reason: .init(stage: delivery.stage, error: error, attempts: delivery.tries))
    }

    mutating func end(_ run: Int, _ verdict: RunVerdict, folder: String?, now: Date) {
        guard runs[run].row.finishedAt == nil else { return }
        runs[run].row.status = verdict.status
        runs[run].row.finishedAt = now
        runs[run].row.folder = folder ?? runs[run].row.folder
        runs[run].row.review = verdict.review
        runs[run].row.error = verdict.reason.map {
            .init(
                stage: $0.stage,
                error: GreffierError($0.error.code, detail: $0.error.detail),
                attempts: $0.attempts
            )
        }
    }
}
