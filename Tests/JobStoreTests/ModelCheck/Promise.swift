// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import StoreModel

/// What must hold whatever happens, in whatever order.
enum Promise: String, Equatable, CaseIterable, CustomStringConvertible {
    case oneLiveLease = "never two live leases of one job"
    case lateIsRefused = "a late word is refused and changes nothing"
    case finalIsFinal = "an ended job stays as it ended"
    case numbersGrow = "every claim raises the lease number, and nothing lowers it"
    case attemptsAreBounded = "no job tries, crashes or dies more often than it may"
    case attemptsAreHonest = "only an end of the stage itself burns an attempt"
    case deathsAreCounted = "a death counts, and gives the job back or sets it aside"
    case livingKeepTheirs = "a death takes nothing from the living"
    case claimsAreLogged = "each claim that ends is in the log, once"
    case effectsOnce = "a success is taken once"
    case cancelledStaysCancelled = "a cancelled job is not run again"
    case rowIsWhole = "owner, due time and cancellation agree with the state"
    case dependentsWait = "a job waits for what it depends on, and for nothing else"
    case runAgrees = "the run stands as its jobs do"
    case runsCanEnd = "workers and time can bring every run to its end"

    var description: String { rawValue }

    // MARK: Steps

    /// The promises that this step breaks; brings the ghosts up to date.
    static func broken(
        by step: CheckStep,
        _ isTaken: Bool,
        _ before: CheckState,
        _ after: inout CheckState
    ) -> [Promise] {
        var broken: [Promise] = []
        for job in before.jobs.indices {
            let (old, new) = (before.jobs[job].condition, after.jobs[job].condition)
            if new.leaseNumber < old.leaseNumber { broken.append(.numbersGrow) }
            if case .retry = step {
                if old != new { after.ghosts[job] = CheckState.Ghost() }
                continue
            }
            broken += Self.broken(old, new, by: step, of: job, isTaken)
            if !isLogged(job, before, after) { broken.append(.claimsAreLogged) }
        }
        if case .end(let job, let end, let shown) = step {
            let isLate = shown == .earlier || before.jobs[job].state != .running
            if isLate, isTaken || after.model != before.model { broken.append(.lateIsRefused) }
            if isTaken, end == .finish { after.ghosts[job].completions += 1 }
            if after.ghosts[job].completions > 1 { broken.append(.effectsOnce) }
        }
        if case .cancel(let job) = step, isTaken, !before.jobs[job].isDelivery { after.ghosts[job].isCancelled = true }
        return broken
    }

    private static func broken(
        _ old: JobCondition,
        _ new: JobCondition,
        by step: CheckStep,
        of job: Int,
        _ isTaken: Bool
    ) -> [Promise] {
        var broken: [Promise] = []
        if old.state.isFinal, new != old { broken.append(.finalIsFinal) }
        var isRightlyClaimed = new.state != .running || old.state == .running
        var mayBurn = false
        var mayCrash = false
        switch step {
        case .claim(let worker, job) where isTaken:
            isRightlyClaimed =
                new.state == .running && new.owner == worker && new.leaseNumber == old.leaseNumber + 1
        case .end(job, .finish, _), .end(job, .failPassing, _), .end(job, .failForGood, _): mayBurn = true
        case .end(job, .crash, _): mayCrash = true
        case .death(let survivor): broken += Self.broken(old, new, sparing: survivor)
        default: break
        }
        if !isRightlyClaimed { broken.append(.numbersGrow) }
        if new.attempts != old.attempts + (mayBurn && isTaken ? 1 : 0), !old.cancelRequested {
            broken.append(.attemptsAreHonest)
        }
        if new.crashes != old.crashes, !mayCrash { broken.append(.attemptsAreHonest) }
        return broken
    }

    private static func broken(_ old: JobCondition, _ new: JobCondition, sparing survivor: String?) -> [Promise] {
        guard old.state == .running, old.owner != survivor else {
            // What waited for a job that was cancelled by this death is cancelled with it.
            return old == new || old.state == .waiting ? [] : [.livingKeepTheirs]
        }
        if old.cancelRequested { return new.state == .cancelled ? [] : [.cancelledStaysCancelled] }
        let isBack = new.state == .ready || new.state == .failed
        return isBack && new.interruptions == old.interruptions + 1 ? [] : [.deathsAreCounted]
    }

    private static func isLogged(_ job: Int, _ before: CheckState, _ after: CheckState) -> Bool {
        let (old, new) = (before.jobs[job], after.jobs[job])
        let rows = after.model.runs[0].attempts.filter { $0.job == old.id }
        let ends = old.state == .running && new.state != .running
        return rows.map(\.number) == (ends ? [old.condition.leaseNumber] : [])
    }

    // MARK: States

    /// The promises that this state breaks.
    static func broken(in state: CheckState, _ limits: JobRules) -> [Promise] {
        var broken: [Promise] = []
        for (job, ghost) in zip(state.jobs.indices, state.ghosts) {
            let row = state.jobs[job]
            if liveLeases(job, state.model) > 1 { broken.append(.oneLiveLease) }
            broken += Self.broken(row.condition, limits)
            let isStopping = row.state == .running && row.condition.cancelRequested
            if ghost.isCancelled, !isStopping, !row.state.isFinal { broken.append(.cancelledStaysCancelled) }
            if !waitsRightly(row, state.jobs) { broken.append(.dependentsWait) }
        }
        return agrees(state) ? broken : broken + [.runAgrees]
    }

    /// Leases given out for a job under which an end would be taken.
    private static func liveLeases(_ job: Int, _ model: StoreModel) -> Int {
        CheckStep.Shown.allCases.count { shown in
            var tried = model
            return CheckStep.end(job: job, .giveBack, shown).perform(on: &tried)
        }
    }

    private static func broken(_ job: JobCondition, _ limits: JobRules) -> [Promise] {
        let isBounded =
            job.attempts <= job.maxAttempts && job.crashes <= limits.crashLimit
            && job.interruptions <= limits.interruptionLimit
        // What can still be claimed has to have an attempt left for it.
        let isSpent = !job.state.isFinal && job.attempts >= job.maxAttempts
        let isWhole =
            (job.owner != nil) == (job.state == .running)
            && (job.dueAt != nil) == (job.state == .retrying || job.state == .snoozed)
            && (!job.cancelRequested || job.state == .running)
        return (isBounded && !isSpent ? [] : [.attemptsAreBounded]) + (isWhole ? [] : [.rowIsWhole])
    }

    private static func waitsRightly(_ row: JobRow, _ jobs: [JobRow]) -> Bool {
        let sources = row.isDelivery ? jobs.filter { !$0.isDelivery } : jobs.filter { row.dependsOn.contains($0.stage) }
        switch row.state {
        case .waiting: return sources.contains { !$0.state.isFinal }
        case .skipped: return sources.contains { $0.state == .failed || $0.state == .skipped }
        case .cancelled: return true
        default: return sources.allSatisfy { row.isDelivery ? $0.state.isFinal : $0.state == .succeeded }
        }
    }

    private static func agrees(_ state: CheckState) -> Bool {
        let states = state.jobs.map(\.state)
        if state.status.isFinal != states.allSatisfy(\.isFinal) { return false }
        switch state.status {
        case .queued: return !states.contains(.running)
        case .running: return state.jobs.contains { $0.condition.leaseNumber > 0 }
        case .succeeded: return states.allSatisfy { $0 == .succeeded }
        case .failed: return states.contains(.failed) || state.jobs.contains { $0.isDelivery && $0.state == .cancelled }
        case .cancelled: return states.contains(.cancelled) && !states.contains(.failed)
        }
    }
}
