// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// Runs to submit, and a moment to begin at.
enum Samples {
    static let start = Date(timeIntervalSince1970: 1_790_000_000)

    static func job(
        _ stage: String,
        after: [String] = [],
        kind: String = "work",
        queue: String = "cpu",
        optional: Bool = false,
        attempts: Int = 3,
        concurrency: ConcurrencyLimit? = nil,
        rate: String? = nil,
        forEach: ForEach? = nil
    ) -> NewJob {
        NewJob(
            stage: stage,
            kind: kind,
            queue: queue,
            dependsOn: after,
            isOptional: optional,
            maxAttempts: attempts,
            timeout: 60,
            concurrency: concurrency,
            rate: rate,
            forEach: forEach
        )
    }

    static func delivery(after stages: [String]) -> NewJob {
        job(DeliveryJob.kind, after: stages, kind: DeliveryJob.kind)
    }

    /// text → profile → publish.
    static let chain = [job("text"), job("profile", after: ["text"]), delivery(after: ["text", "profile"])]

    /// list → letters, for each → book → publish.
    static func fanned(optional: Bool = false) -> [NewJob] {
        [
            job("list"),
            job("letters", after: ["list"], optional: optional, forEach: ForEach("list.list.json#/people")),
            job("book", after: ["letters"], optional: optional), delivery(after: ["list", "letters", "book"]),
        ]
    }

    /// Items of a list, numbered from 1.
    static func items(_ count: Int) -> [Artifact] {
        (1...max(1, count)).prefix(count).map { number in
            Artifact(name: "item.json", sha256: "item\(number)", bytes: 2, stage: "list", mediaType: "application/json")
        }
    }

    static func run(
        _ jobs: [NewJob] = chain,
        pipeline: String = "cv",
        file: String? = "jean.pdf",
        tags: [String] = ["paris"],
        sha256: String = "ab12",
        at date: Date = start,
        priority: Int = 0,
        notBefore: Date? = nil,
        submission: String? = nil
    ) -> NewRun {
        NewRun(
            id: ULID(date: date),
            pipeline: pipeline,
            pipelineSHA256: "feed",
            trigger: .inbox,
            tags: tags,
            input: file.map { RunInput(name: $0, sha256: sha256, bytes: 12, mediaType: "application/pdf") },
            submittedAt: date,
            priority: priority,
            notBefore: notBefore,
            submissionID: submission,
            jobs: jobs
        )
    }

    static func result(_ stage: String) -> StageCompletion {
        let artifact = Artifact(
            name: "\(stage).json",
            sha256: "cd34",
            bytes: 2,
            stage: stage,
            mediaType: "application/json"
        )
        return StageCompletion(StageResult(artifacts: [artifact], collections: ["candidates": "1"], version: "work/1"))
    }
}

extension JobStore {
    /// Claims from the queue `cpu` for all sample kinds.
    func claim(
        _ owner: String = "one",
        slots: Int = 10,
        kinds: Set<String> = ["work", DeliveryJob.kind],
        at date: Date = Samples.start
    ) async throws -> [ClaimedJob] {
        try await claim(ClaimRequest(owner: owner, slots: ["cpu": slots], kinds: kinds, now: date)).jobs
    }

    /// Claims what must be the only ready job.
    func claimOne(_ stage: String, at date: Date = Samples.start, owner: String = "one") async throws -> ClaimedJob {
        let jobs = try await claim(owner, at: date)
        guard let job = jobs.first, jobs.count == 1, job.job.stage == stage else {
            throw Unexpected(description: "claimed \(jobs.map(\.job.stage)), not \(stage)")
        }
        return job
    }

    /// Fails a claimed job with this code, to be tried again a minute later.
    @discardableResult
    func fail(_ claimed: ClaimedJob, _ code: ErrorCode, at date: Date = Samples.start) async throws -> Committed? {
        let failure = JobFailure(GreffierError(code, detail: "why"), retryAt: date.addingTimeInterval(60))
        return try await fail(claimed.lease, failure, now: date)
    }

    @discardableResult
    func succeed(_ claimed: ClaimedJob, at date: Date = Samples.start) async throws -> Committed? {
        try await finish(claimed.lease, Samples.result(claimed.job.stage), now: date)
    }

    /// Ends the run of a claimed delivery with the verdict over its jobs.
    @discardableResult
    func deliver(_ claimed: ClaimedJob, to folder: String = "cv/jean", at date: Date = Samples.start) async throws
        -> Committed?
    {
        try await finishRun(claimed.lease, verdict: RunVerdict(over: claimed.jobs), folder: folder, now: date)
    }

    /// The jobs of a run in the order of the pipeline.
    func rows(_ run: ULID) async throws -> [JobRow] {
        var filter = JobFilter()
        filter.run = run
        filter.limit = 2000
        return try await jobs(filter)
    }

    /// The job of this stage.
    func row(_ stage: String, of run: ULID) async throws -> JobRow {
        guard let row = try await rows(run).first(where: { $0.stage == stage }) else {
            throw Unexpected(description: "no stage \(stage)")
        }
        return row
    }

    /// Submits a run of these jobs.
    @discardableResult
    func start(_ jobs: [NewJob], at date: Date = Samples.start, priority: Int = 0) async throws -> ULID {
        try await submit(Samples.run(jobs, at: date, priority: priority)).run
    }

    /// Brings a run of `Samples.fanned` to where its letters are claimed and their list is not read.
    func claimUnreadList(optional: Bool = false) async throws -> ClaimedJob {
        try await start(Samples.fanned(optional: optional))
        try await succeed(claimOne("list"))
        return try await claimOne("letters")
    }

    /// Does everything that can be claimed, until nothing is left.
    func finishAll(at date: Date = Samples.start) async throws {
        while case let jobs = try await claim(at: date), !jobs.isEmpty {
            for job in jobs { _ = try await (job.job.isDelivery ? deliver(job, at: date) : succeed(job, at: date)) }
        }
    }

    func states(_ run: ULID) async throws -> [String: JobState] {
        Dictionary(uniqueKeysWithValues: try await rows(run).map { ($0.stage, $0.state) })
    }
}

/// A claim that the test did not expect.
struct Unexpected: Error, CustomStringConvertible {
    var description: String
}
