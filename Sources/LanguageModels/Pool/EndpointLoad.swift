// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// What one server of a model is doing, and what it would take to do more.
struct EndpointLoad: Sendable, Equatable {
    /// A prompt that the server has.
    private struct Work: Equatable {
        var job: PoolJob
        var began: Date
        /// Tokens of it that the server need not read again.
        var kept: Int
        /// When its reading should be over.
        var readUntil: Date
        /// When its answer should be there.
        var ends: Date
    }

    /// Prompts that it works on at once; 1 until that is known.
    var slots = 1
    /// The window, where it is known.
    var context: Int?
    var breaker: EndpointBreaker
    var rate: EndpointRate
    private(set) var speed = EndpointSpeed()
    private var work: [Int: Work] = [:]
    /// When the slots will be free whose prompts nobody wants any more: a server reads a prompt to its end, whether or not
    /// anybody still waits for the answer.
    private(set) var ghosts: [Date] = []
    /// The last prompts, of which the server may have kept the beginning.
    private var recent: [String] = []

    /// A server never reads longer than this for nobody, in seconds.
    private static let longestGhost = 300.0
    /// Shorter common beginnings save nothing.
    private static let leastPrefix = 256

    init(breaker: EndpointBreaker, rate: EndpointRate) {
        self.breaker = breaker
        self.rate = rate
    }

    /// When a slot should be free: `now` where one is.
    ///
    /// `planned` are the ends of prompts that will go there first.
    func isFree(after planned: [Date], now: Date) -> Date {
        let slots = breaker.state(now: now) == .halfOpen ? 1 : slots
        let ends = (work.values.map { Self.end(of: $0, $0.ends, now: now) } + ghosts.filter { $0 > now } + planned)
            .sorted()
        return ends.count < slots ? now : ends[ends.count - slots]
    }

    /// When something that was to end at `expected` should: what is late already is given a quarter of its time more, a second
    /// at least.
    private static func end(of work: Work, _ expected: Date, now: Date) -> Date {
        expected > now ? expected : now.addingTimeInterval(max(1, now.timeIntervalSince(work.began) / 4))
    }

    /// Seconds from the first byte sent to the end of the answer.
    func duration(of job: PoolJob) -> Double {
        speed.reading(job.promptTokens - kept(of: job)) + speed.writing(limit: job.outputLimit)
    }

    /// Tokens of a prompt that the server need not read again.
    func kept(of job: PoolJob) -> Int {
        let length = job.prompt.utf8.count
        let common = recent.map { $0.commonUTF8(with: job.prompt) }.max() ?? 0
        return common < Self.leastPrefix ? 0 : job.promptTokens * common / max(1, length)
    }

    mutating func begin(_ job: PoolJob, now: Date) {
        ghosts.removeAll { $0 <= now }
        let kept = kept(of: job)
        let reading = speed.reading(job.promptTokens - kept)
        let work = Work(
            job: job,
            began: now,
            kept: kept,
            readUntil: now.addingTimeInterval(reading),
            ends: now.addingTimeInterval(reading + speed.writing(limit: job.outputLimit))
        )
        self.work[job.id] = work
        rate.take(job.budget, now: now)
        recent.removeAll { $0 == job.prompt }
        recent.append(job.prompt)
        if recent.count > max(2, min(slots, 8)) { recent.removeFirst() }
    }

    mutating func end(_ id: Int, _ end: PoolSchedule.End, _ progress: PoolSchedule.Progress, now: Date) {
        guard let work = work.removeValue(forKey: id) else { return }
        let took = now.timeIntervalSince(work.began)
        switch end {
        case .answered(let reply):
            breaker.succeed()
            learn(reply, of: work, took: took, progress)
        case .failed(let error):
            breaker.fail(error, after: took, now: now)
            // What it had kept may be gone with it.
            if error.isOfServer { recent = [] }
            // One whose answer nobody waited for any longer may still be at it.
            if progress == .reading, error.code == .modelBusy { haunt(work, now: now) }
        case .cancelled:
            if progress == .reading { haunt(work, now: now) }
        }
        if case .answered = end { return }
        if progress == .unsent || progress == .reading { rate.giveBack(work.job.budget, now: now) }
    }

    private mutating func learn(_ reply: ChatReply, of work: Work, took: Double, _ progress: PoolSchedule.Progress) {
        var wait: Double?
        if case .writing(let since) = progress { wait = since.timeIntervalSince(work.began) }
        speed.learn(reply, of: work.job, kept: work.kept, took: took, firstPiece: wait)
        let used = (reply.promptTokens ?? work.job.promptTokens) + (reply.outputTokens ?? work.job.outputLimit)
        rate.giveBack(max(0, work.job.budget - used), now: work.began.addingTimeInterval(took))
    }

    /// Keeps the slot of a prompt that nobody waits for until the server should have read it.
    private mutating func haunt(_ work: Work, now: Date) {
        let read = Self.end(of: work, work.readUntil, now: now)
        ghosts.append(min(read, now.addingTimeInterval(Self.longestGhost)))
    }
}

extension String {
    /// The length in UTF-8 of the beginning that both have.
    func commonUTF8(with other: String) -> Int {
        var (left, right) = (self, other)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                var index = 0
                let end = min(left.count, right.count)
                while index < end, left[index] == right[index] { index += 1 }
                return index
            }
        }
    }
}
