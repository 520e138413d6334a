// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import StoreModel

/// What is explored: a run of two jobs, two workers, and what people may do.
struct CheckShape: Sendable {
    var name: String
    /// Each in a queue of its own, so that a worker may ask for either.
    var jobs: [NewJob]
    var workers = ["worker a", "worker b"]
    var limits = JobRules()
    /// Whether the jobs may change places without making a difference.
    var isSymmetric = false
    var allowsRetry = false

    private static func job(_ number: Int, after: [String] = [], kind: String = "work") -> NewJob {
        Samples.job(
            kind == DeliveryJob.kind ? kind : "stage \(number)",
            after: after,
            kind: kind,
            queue: "queue \(number)",
            attempts: 3
        )
    }

    private static let chain = [job(0), job(1, after: ["stage 0"])]

    /// Two jobs that know nothing of each other.
    ///
    /// Deaths are counted to three instead of five: the count stands beside everything else and multiplies all states.
    static let sideBySide = CheckShape(
        name: "two jobs side by side",
        jobs: [job(0), job(1)],
        limits: JobRules(interruptionLimit: 3),
        isSymmetric: true
    )
    static let oneAfterTheOther = CheckShape(name: "one job after the other", jobs: chain)
    static let withDelivery = CheckShape(
        name: "a job and its delivery",
        jobs: [job(0), job(1, after: ["stage 0"], kind: DeliveryJob.kind)]
    )
    static let doneAgain = CheckShape(
        name: "one job after the other, done again at any moment",
        jobs: chain,
        limits: JobRules(interruptionLimit: 2),
        allowsRetry: true
    )

    /// Everything that may be tried in any state.
    var steps: [CheckStep] {
        var steps: [CheckStep] = []
        for job in jobs.indices {
            steps += workers.map { .claim(worker: $0, job: job) }
            for end in CheckStep.End.allCases { steps += CheckStep.Shown.allCases.map { .end(job: job, end, $0) } }
            steps += [.cancel(job: job), .timeComes(job: job)]
            if allowsRetry { steps.append(.retry(job: job)) }
        }
        return steps + workers.map { .death(survivor: $0) } + [.death(survivor: nil)]
    }

    /// A store in which the run was just submitted.
    func start(_ flaw: ModelRules.Flaw?) throws -> CheckState {
        var model = StoreModel()
        model.rules = ModelRules(limits, flaw: flaw)
        model.queues = [:]
        _ = try model.submit(Samples.run(jobs))
        return CheckState(model: model, ghosts: jobs.map { _ in CheckState.Ghost() })
    }
}
