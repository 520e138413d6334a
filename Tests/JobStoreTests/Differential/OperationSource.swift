// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import SeededRandom
import StoreModel

/// Makes up what engines, people and folders ask of a store, one call after the other; the seed fixes all of it.
struct OperationSource {
    private(set) var random: SplitMix64
    private(set) var now = Samples.start
    /// Every lease that was ever given out, the newest last; late workers show any of them.
    private(set) var leases: [Lease] = []
    private var submitted = 0

    static let memoKeys = ["k0", "k1", "k2"]
    private static let pipelines = ["cv", "offers", "nightly"]
    private static let queues = ["cpu", "model", "extra"]
    private static let owners = ["one", "two", "three"]
    private static let kinds: Set<String> = ["work", DeliveryJob.kind]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The next call, to a store that looks like this.
    mutating func next(_ view: StoreView) -> StoreOperation {
        tick()
        let live = view.runs.count { !$0.status.isFinal }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<10 where live < 5, 0..<100 where live == 0: return .submit(run())
        case 0..<34: return .claim(request())
        case 34..<74: return end(view)
        case 74..<78: return tell(view)
        case 78..<80: return .recover(owner: random.pick(Self.owners), now: now)
        case 80..<83: return .cancelJob(job(view), now: now)
        case 83: return .cancelRun(someRun(view), now: now)
        case 84..<88: return .retry(retry(view), now: now)
        case 88: return .pause(queue: random.pick(Self.queues), now: now)
        case 89..<92: return .resume(queue: random.pick(Self.queues))
        case 92: return .setBreaker(random.chance(50) ? breaker() : nil, queue: random.pick(Self.queues))
        case 93: return .setRates(rates(), now: now)
        case 94: return .ticksDone(pipeline: "nightly", expression: random.pick(["2 *", "3 *"]), now: now)
        case 95: return .fire(scheduled(), tick: Samples.start + Double(Int.random(in: 0..<4, using: &random)))
        case 96: return .outcomes(["row-1", "row-2", "row-9"])
        case 97: return .forgetMemos(unusedSince: now.addingTimeInterval(-600))
        default: return .leasesToStop(Array(leases.suffix(12)))
        }
    }

    /// Remembers what was given out.
    mutating func learn(_ answer: StoreOperation.Answer) {
        if case .claimed(let answer) = answer { leases += answer.jobs.map(\.lease) }
    }

    /// Mostly forward, in steps of any length; now and then somebody sets the clock back.
    private mutating func tick() {
        let step = random.pick([0, 0, 0, 1, 17, 999, 1_000, 20_000, 61_000])
        let back = random.chance(2) ? random.pick([-1_000, -120_000]) : 0
        now = now.addingTimeInterval(Double(step + back) / 1000).stored
    }

    // MARK: Runs

    private mutating func run() -> NewRun {
        let row = random.chance(15) ? "row-\(Int.random(in: 1...4, using: &random))" : nil
        submitted += 1
        let early = random.chance(20) ? random.pick([-300.0, 30, 90]) : nil
        return NewRun(
            id: ULID(date: now, using: &random),
            pipeline: random.pick(Self.pipelines),
            pipelineSHA256: "feed",
            trigger: .inbox,
            tags: random.pick([[], ["paris"], ["lyon", "2026"]]),
            input: random.chance(90) ? input() : nil,
            submittedAt: now.addingTimeInterval(random.chance(10) ? -900 : 0),
            priority: random.pick([-1, 0, 0, 0, 1, 3]),
            notBefore: early.map { now.addingTimeInterval($0) },
            submissionID: row,
            usesMemo: random.chance(90),
            payload: random.chance(10) ? #"{"a":1}"# : nil,
            jobs: jobs()
        )
    }

    private mutating func scheduled() -> NewRun {
        var run = run()
        run.pipeline = "nightly"
        run.trigger = .schedule
        run.input = nil
        return run
    }

    private mutating func input() -> RunInput {
        let bytes = random.pick(["ab", "cd", "ef"])
        return RunInput(name: random.pick(["a.pdf", "b.pdf"]), sha256: bytes, bytes: 3, mediaType: "application/pdf")
    }

    /// A graph of one to five stages, as a rule with a delivery; now and then one that is none.
    private mutating func jobs() -> [NewJob] {
        var jobs: [NewJob] = []
        for name in ["a", "b", "c", "d", "e"].prefix(Int.random(in: 1...5, using: &random)) {
            jobs.append(job(name, after: jobs.map(\.stage).filter { _ in random.chance(40) }))
        }
        if random.chance(4) { jobs[0].dependsOn = [jobs[jobs.count - 1].stage] }
        if random.chance(80) { jobs.append(Samples.delivery(after: jobs.map(\.stage))) }
        return jobs
    }

    private mutating func job(_ name: String, after: [String]) -> NewJob {
        var job = Samples.job(
            name,
            after: after,
            kind: random.chance(95) ? "work" : "tomorrow",
            queue: random.pick(Self.queues),
            optional: random.chance(25),
            attempts: Int.random(in: 1...3, using: &random)
        )
        if random.chance(30) { job.concurrency = limit() }
        if random.chance(30) { job.rate = random.pick(["mistral", "mail", "none"]) }
        if random.chance(40), let source = after.first { job.forEach = ForEach("\(source).list.json#/items") }
        return job
    }

    private mutating func limit() -> ConcurrencyLimit {
        let key = random.pick(["server", "server", "{pipeline}", "{sha256}-{tag}"])
        return ConcurrencyLimit(key: key, limit: Int.random(in: 1...2, using: &random))
    }

    // MARK: Engines

    private mutating func request() -> ClaimRequest {
        var slots: [String: Int] = [:]
        for queue in Self.queues where random.chance(75) { slots[queue] = Int.random(in: 0...3, using: &random) }
        let kinds = random.chance(95) ? Self.kinds : Self.kinds.union(["tomorrow"])
        let probing: Set<String> = random.chance(20) ? [random.pick(Array(Self.queues))] : []
        return ClaimRequest(owner: random.pick(Self.owners), slots: slots, kinds: kinds, now: now, probing: probing)
    }

    /// Mostly the end of a running job, as often as not a good one; else what a late worker or a lost one says.
    private mutating func end(_ view: StoreView) -> StoreOperation {
        let running = view.jobs.filter { $0.state == .running }
        guard !running.isEmpty, random.chance(85) else {
            let lease = leases.isEmpty ? Lease(job: JobID(1), number: 1, owner: "one") : random.pick(leases)
            return .end(lease, someEnd(of: view.jobs.first { $0.id == lease.job }, view), now: now)
        }
        let job = random.pick(running)
        let lease = Lease(job: job.id, number: job.condition.leaseNumber, owner: job.condition.owner ?? "")
        return .end(lease, someEnd(of: job, view), now: now)
    }

    private mutating func tell(_ view: StoreView) -> StoreOperation {
        let running = view.jobs.filter { $0.state == .running }.map {
            Lease(job: $0.id, number: $0.condition.leaseNumber, owner: $0.condition.owner ?? "")
        }
        let late = leases.isEmpty ? Lease(job: JobID(1), number: 1, owner: "one") : random.pick(leases)
        let lease = running.isEmpty || random.chance(20) ? late : random.pick(running)
        let events = [RunEvent(.stageBegan), RunEvent(.modelBegan, "http://h"), RunEvent(.modelText, "é€\n")]
        return .tell(lease, Array(events.prefix(Int.random(in: 0...3, using: &random))), now: now)
    }

    private mutating func someEnd(of job: JobRow?, _ view: StoreView) -> StoreOperation.End {
        if random.chance(60) { return success(of: job, view) }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .release
        case 1: return .stopped
        case 2: return .snooze(until: now.addingTimeInterval(random.pick([-5, 0.5, 45])))
        case 3: return .expand(Samples.items(Int.random(in: 0...3, using: &random)))
        default:
            let code = random.pick([ErrorCode.modelBusy, .modelBusy, .documentCorrupt, .storeFull, .workerCrashed])
            let error = GreffierError(code, detail: random.pick(["", "page 3"]))
            return .fail(JobFailure(error, retryAt: now.addingTimeInterval(random.pick([0, 0.25, 60]))))
        }
    }

    private mutating func success(of job: JobRow?, _ view: StoreView) -> StoreOperation.End {
        if let job, job.isDelivery {
            return .finishRun(RunVerdict(over: view.jobs.filter { $0.run == job.run }), folder: "cv/\(job.id)")
        }
        if case .unread? = job?.fan { return .expand(Samples.items(Int.random(in: 0...4, using: &random))) }
        var done = Samples.result(job?.stage ?? "a")
        done.isCached = random.chance(20)
        done.memoKey = random.chance(50) ? random.pick(Self.memoKeys) : nil
        done.tokens = random.pick([0, 0, 3, 40])
        return .finish(done)
    }

    // MARK: People

    private mutating func someRun(_ view: StoreView) -> ULID {
        view.runs.isEmpty || random.chance(5) ? ULID(date: now, using: &random) : random.pick(view.runs).id
    }

    private mutating func job(_ view: StoreView) -> JobID {
        view.jobs.isEmpty || random.chance(5) ? JobID(9999) : random.pick(view.jobs).id
    }

    private mutating func retry(_ view: StoreView) -> RetryRequest {
        var request = RetryRequest(run: someRun(view))
        if random.chance(50), let job = view.jobs.filter({ $0.run == request.run }).randomElement(using: &random) {
            request.scope = .from(stage: random.chance(95) ? job.stage : "none")
        }
        if random.chance(15) { request.replan = .init(snapshotSHA256: "beef", jobs: jobs()) }
        return request
    }

    private mutating func breaker() -> BreakerRow {
        BreakerRow(code: "store.full", detail: "disk", kind: "work", failures: 2, until: now.addingTimeInterval(30.5))
    }

    private mutating func rates() -> [RateLimit] {
        let requests = Allowance(perSecond: random.pick([0.01, 0.2, 3]), burst: random.pick([1, 2, 5]))
        let tokens = Allowance(perSecond: random.pick([0.1, 7]), burst: random.pick([10, 50]))
        let all = [
            RateLimit(name: "mistral", requests: random.chance(80) ? requests : nil, tokens: tokens),
            RateLimit(name: "mail", requests: requests, tokens: nil),
        ]
        return all.filter { _ in random.chance(80) }
    }
}
