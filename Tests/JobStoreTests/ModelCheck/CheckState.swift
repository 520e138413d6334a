// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import StoreModel

/// A store in the course of a check, with what only the check remembers.
struct CheckState: Hashable {
    var model: StoreModel
    /// One for each job.
    var ghosts: [Ghost]

    struct Ghost: Hashable {
        /// Ends with success that the store took, since the job was started or started anew.
        var completions = 0
        /// Whether a cancellation was taken, since then.
        var isCancelled = false
    }

    var jobs: [JobRow] { model.runs[0].jobs }
    var status: RunStatus { model.runs[0].row.status }

    /// How the jobs stand, for people who read how a promise was broken.
    var told: String {
        let told = jobs.enumerated().map { index, row in
            var words = ["job \(index) \(row.state.rawValue)"]
            let number = row.condition.leaseNumber
            if number > 0 { words.append(number == 1 ? "first lease" : "a later lease") }
            if let owner = row.condition.owner { words.append("held by \(owner)") }
            if row.condition.cancelRequested { words.append("to be stopped") }
            if row.condition.attempts > 0 { words.append("attempts \(row.condition.attempts)") }
            return words.joined(separator: ", ")
        }
        return told.joined(separator: "; ")
    }

    /// Forgets what the rules never look at, so that there are finitely many states.
    ///
    /// Lease numbers are only compared for equality with the latest, and nobody forgets a lease: whether there are one
    /// or more earlier ones is all that can matter, so that numbers above 2 stand as 2. The log, results, errors and the
    /// moments of the past are written and never read again.
    mutating func forget() {
        model.runs[0].attempts = []
        model.runs[0].row.startedAt = nil
        model.runs[0].row.error = nil
        for index in model.runs[0].jobs.indices {
            let number = model.runs[0].jobs[index].condition.leaseNumber
            model.runs[0].jobs[index].condition.leaseNumber = min(2, number)
            model.runs[0].jobs[index].startedAt = nil
            model.runs[0].jobs[index].result = nil
            model.runs[0].jobs[index].error = nil
        }
    }

    /// The same number for states that differ only by the names of the workers and, where `jobsSwap`, of the jobs.
    func key(_ workers: [String], jobsSwap: Bool) -> Int {
        var least = Int.max
        for names in [workers, workers.reversed()] {
            let codes = jobs.indices.map { code($0, names) }
            for order in jobsSwap ? [codes, codes.reversed()] : [codes] {
                least = min(least, order.reduce(RunStatus.allCases.firstIndex(of: status) ?? 0) { $0 << 24 | $1 })
            }
        }
        return least
    }

    /// Whether only names tell this state from another: what a key that is the same has to mean.
    func isSame(as other: CheckState, _ workers: [String], jobsSwap: Bool) -> Bool {
        for isRenamed in [false, true] {
            var copy = self
            for job in jobs.indices where isRenamed {
                let owner = jobs[job].condition.owner
                copy.model.runs[0].jobs[job].condition.owner = owner.map { $0 == workers[0] ? workers[1] : workers[0] }
            }
            if copy == other { return true }
            if jobsSwap, copy.swapped == other { return true }
        }
        return false
    }

    /// The same with the two jobs in each other's place.
    private var swapped: CheckState {
        var copy = self
        for (job, from) in zip(jobs.indices, jobs.indices.reversed()) {
            copy.model.runs[0].jobs[job].condition = jobs[from].condition
            copy.model.runs[0].jobs[job].finishedAt = jobs[from].finishedAt
            copy.ghosts[job] = ghosts[from]
        }
        return copy
    }

    /// All that is left of one job, in 24 bits.
    private func code(_ job: Int, _ workers: [String]) -> Int {
        let condition = jobs[job].condition
        let state = JobState.allCases.firstIndex(of: condition.state) ?? 0
        let due = condition.dueAt.map { $0 == CheckStep.now ? 1 : 2 } ?? 0
        let owner = condition.owner.flatMap(workers.firstIndex).map { $0 + 1 } ?? 0
        let flags = (condition.cancelRequested ? 1 : 0) | (ghosts[job].isCancelled ? 2 : 0)
        var code = 0
        func add(_ value: Int, bits: Int) {
            precondition(value >> bits == 0, "a field of a job grew beyond what the check makes room for")
            code = code << bits | value
        }
        add(state, bits: 4)
        add(condition.leaseNumber, bits: 2)
        add(owner, bits: 2)
        add(condition.attempts, bits: 4)
        add(condition.crashes, bits: 2)
        add(condition.interruptions, bits: 3)
        add(due, bits: 2)
        add(flags, bits: 2)
        add(ghosts[job].completions, bits: 3)
        return code
    }
}
