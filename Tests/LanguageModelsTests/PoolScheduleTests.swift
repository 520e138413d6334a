// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import SeededRandom
import Testing

@testable import LanguageModels

@Suite("Which prompt goes to which server") struct PoolScheduleTests {
    private let start = Date(timeIntervalSinceReferenceDate: 0)

    private func at(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    private func schedule(_ count: Int, parallel: Int? = nil, rate: ModelRate = ModelRate()) -> PoolSchedule {
        let endpoints = (0..<count).compactMap { URL(string: "http://s\($0)") }
        var configuration = ModelConfiguration(endpoints: endpoints)
        configuration.rate = rate
        var schedule = PoolSchedule(configuration, rest: 10, now: start)
        for index in 0..<count { schedule.learn(slots: parallel ?? 1, context: nil, at: index) }
        return schedule
    }

    private func job(_ id: Int, _ prompt: String = "?", output: Int = 100, not excluded: Set<Int> = []) -> PoolJob {
        var job = PoolJob(id: id, ChatRequest(prompt: prompt, maximumOutput: output))
        job.excluded = excluded
        return job
    }

    private func reply(_ text: String = "", read: Double, write: Double) -> ChatReply {
        ChatReply(
            text: text,
            finish: .stop,
            model: "m",
            endpoint: "e",
            promptTokens: 1000,
            outputTokens: 100,
            duration: .seconds(1000 / read + 100 / write),
            timing: ChatTiming(prompt: .seconds(1000 / read), output: .seconds(100 / write))
        )
    }

    private typealias Start = PoolSchedule.Plan.Start

    /// Has a server answer one prompt at these speeds.
    private func teach(_ schedule: inout PoolSchedule, _ endpoint: Int, read: Double, write: Double) {
        let others = Set(schedule.loads.indices).subtracting([endpoint])
        #expect(schedule.plan([job(-1, not: others)], now: start).starts == [Start(job: -1, endpoint: endpoint)])
        schedule.end(-1, at: endpoint, .answered(reply(read: read, write: write)), .reading, now: start)
    }

    @Test("where all is equal the first server of the settings is asked, and the next one while that works")
    func order() {
        var schedule = schedule(2)
        let plan = schedule.plan([job(1), job(2), job(3)], now: start)
        #expect(plan.starts == [Start(job: 1, endpoint: 0), Start(job: 2, endpoint: 1)])
        #expect(plan.refused.isEmpty)
        #expect(plan.wakeAt != nil)
    }

    @Test("a server gets as many prompts at once as it has slots")
    func slots() {
        var schedule = schedule(1, parallel: 2)
        #expect(schedule.plan([job(1), job(2), job(3)], now: start).starts.map(\.job) == [1, 2])
        schedule.learn(slots: 4, context: nil, at: 0)
        #expect(schedule.plan([job(3), job(4), job(5)], now: start).starts.map(\.job) == [3, 4])
        schedule.end(2, at: 0, .answered(reply(read: 100, write: 10)), .reading, now: at(1))
        #expect(schedule.plan([job(5)], now: at(1)).starts.map(\.job) == [5])
    }

    @Test("the faster server is asked; once it has enough to do the slower one is quicker")
    func speed() {
        var schedule = schedule(2)
        teach(&schedule, 0, read: 30, write: 7)
        teach(&schedule, 1, read: 300, write: 21)
        let first = schedule.plan([job(1), job(2)], now: start)
        #expect(first.starts == [Start(job: 1, endpoint: 1)], "waiting for the fast one is shorter than the slow one")
        let second = schedule.plan([job(2), job(3), job(4)], now: start)
        #expect(second.starts.map(\.endpoint) == [0], "two stand before the fast one")
    }

    @Test("who waits for a fast server does not hold up others that a slow one can have")
    func noHeadOfLine() {
        var schedule = schedule(2)
        teach(&schedule, 0, read: 3000, write: 300)
        teach(&schedule, 1, read: 30, write: 3)
        #expect(schedule.plan([job(1)], now: start).starts == [Start(job: 1, endpoint: 0)])
        let plan = schedule.plan([job(2), job(3, not: [0])], now: start)
        #expect(plan.starts == [Start(job: 3, endpoint: 1)])
        #expect(plan.wakeAt.map { $0 > start } == true)
    }

    @Test("a prompt goes where its beginning was read already")
    func prefix() {
        var schedule = schedule(2, parallel: 4)
        let cv = String(repeating: "12| Comptable chez Exemple, de mars 2014 à juin 2019\n", count: 60)
        #expect(schedule.plan([job(1, not: [0])], now: start).starts.map(\.endpoint) == [1])
        let first = job(2, cv + "Task: work", not: [0])
        #expect(schedule.plan([first], now: start).starts.map(\.endpoint) == [1])
        #expect(schedule.loads[1].kept(of: job(3, cv + "Task: studies")) > 500)
        #expect(schedule.plan([job(3, cv + "Task: studies")], now: start).starts.map(\.endpoint) == [1])
        let other = String(repeating: "7| Architecte chez Modèle, de 2001 à 2004\n", count: 60)
        #expect(schedule.plan([job(4, other)], now: start).starts.map(\.endpoint) == [0], "another CV does not")
    }

    @Test("what was kept is forgotten with the prompts that came after it, and when a server fails")
    func prefixForgotten() {
        var schedule = schedule(1, parallel: 1)
        let prompts = (0..<4).map { number in String(repeating: "line \(number) of a CV\n", count: 50) }
        for (id, prompt) in prompts.enumerated() {
            _ = schedule.plan([job(id, prompt)], now: start)
            schedule.end(id, at: 0, .answered(reply(read: 100, write: 10)), .reading, now: start)
        }
        #expect(schedule.loads[0].kept(of: job(9, prompts[0])) == 0)
        #expect(schedule.loads[0].kept(of: job(9, prompts[3])) > 100)
        _ = schedule.plan([job(9, "?")], now: start)
        schedule.end(9, at: 0, .failed(GreffierError(.modelUnreachable)), .reading, now: start)
        #expect(schedule.loads[0].kept(of: job(9, prompts[3])) == 0)
    }

    @Test("a prompt given up while it is read keeps its slot until the server has read it")
    func ghost() {
        var schedule = schedule(1)
        teach(&schedule, 0, read: 100, write: 10)
        let long = job(1, String(repeating: "Dix ans d’expérience. ", count: 200))
        #expect(schedule.plan([long], now: start).starts.count == 1)
        schedule.end(1, at: 0, .cancelled, .reading, now: at(1))
        let plan = schedule.plan([job(2)], now: at(1))
        #expect(plan.starts.isEmpty, "the server still reads for nobody")
        let free = plan.wakeAt ?? start
        #expect(free > at(5) && free < at(60))
        #expect(schedule.plan([job(2)], now: free).starts.map(\.job) == [2])
    }

    @Test("a prompt given up while its answer is written frees its slot at once")
    func noGhost() {
        var schedule = schedule(1)
        _ = schedule.plan([job(1, String(repeating: "mot ", count: 2000))], now: start)
        schedule.end(1, at: 0, .cancelled, .writing(since: at(0.5)), now: at(1))
        #expect(schedule.plan([job(2)], now: at(1)).starts.map(\.job) == [2])
    }

    @Test("a retry goes to the other server rather than behind its own ghost")
    func ghostElsewhere() {
        var schedule = schedule(2)
        let long = job(1, String(repeating: "mot ", count: 4000))
        _ = schedule.plan([long], now: start)
        schedule.end(1, at: 0, .cancelled, .reading, now: at(0.1))
        #expect(schedule.plan([job(2)], now: at(0.1)).starts == [Start(job: 2, endpoint: 1)])
    }

    @Test("a server that must be mended is left in peace, then one prompt tells whether it is good again")
    func breaker() {
        var schedule = schedule(1, parallel: 4)
        _ = schedule.plan([job(1)], now: start)
        schedule.end(1, at: 0, .failed(GreffierError(.modelUnreachable, detail: "nobody there")), .reading, now: start)
        let refused = schedule.plan([job(2)], now: at(1))
        #expect(refused.refused == [2])
        #expect(schedule.reasons(for: job(2), now: at(1)).map(\.detail) == ["nobody there"])
        #expect(schedule.reasons(for: job(2), now: at(1)).map(\.retryAfter) == [1])
        let half = schedule.plan([job(3), job(4)], now: at(3))
        #expect(half.starts.map(\.job) == [3], "one goes, the other waits for what becomes of it")
        #expect(half.refused.isEmpty)
        schedule.end(3, at: 0, .answered(reply(read: 100, write: 10)), .reading, now: at(4))
        #expect(schedule.plan([job(4), job(5)], now: at(4)).starts.map(\.job) == [4, 5])
    }

    @Test(
        "prompts that fail together on a server that dies open its breaker once, and for as long as it asks at the most"
    )
    func sideBySide() {
        var breaker = EndpointBreaker(rest: 10)
        for _ in 0..<8 { breaker.fail(GreffierError(.modelUnreachable), after: 0, now: start) }
        #expect(breaker.until == at(2))
        breaker.fail(GreffierError(.modelBusy, ErrorDetail("", french: ""), retryAfter: 200), after: 0, now: start)
        #expect(breaker.until == at(200))
        breaker.fail(GreffierError(.modelBusy), after: 0, now: start)
        #expect(breaker.until == at(200), "another failure does not shorten what the server asked for")
    }

    @Test("when the rest of a server is over those who wait for another one are looked at again")
    func wakesForRested() {
        var schedule = schedule(2)
        _ = schedule.plan([job(1)], now: start)
        schedule.end(1, at: 0, .failed(GreffierError(.modelUnreachable)), .reading, now: start)
        #expect(schedule.plan([job(2, output: 9000)], now: start).starts.map(\.endpoint) == [1])
        let plan = schedule.plan([job(3)], now: start)
        #expect(plan.starts.isEmpty && plan.refused.isEmpty)
        #expect(plan.wakeAt == at(2))
        #expect(schedule.plan([job(3)], now: at(2)).starts.map(\.endpoint) == [0])
    }

    @Test("small prompts do not overtake a large one for ever where tokens are scarce")
    func noStarving() {
        var schedule = schedule(1, parallel: 9, rate: ModelRate(tokensPerMinute: 6000))
        #expect(schedule.plan([job(1, output: 900)], now: start).starts.count == 1)
        let plan = schedule.plan([job(2, output: 900), job(3, output: 10)], now: at(1))
        #expect(plan.starts.isEmpty, "the large one stands first")
    }

    @Test("a failure does not make a slow server look fast")
    func slowStaysSlow() {
        var schedule = schedule(2)
        teach(&schedule, 0, read: 7, write: 1)
        teach(&schedule, 1, read: 100, write: 10)
        #expect(schedule.plan([job(1, not: [1])], now: start).starts.count == 1)
        schedule.end(1, at: 0, .failed(GreffierError(.modelBusy)), .writing(since: start), now: start)
        #expect(schedule.plan([job(2)], now: start).starts.map(\.endpoint) == [1])
    }

    @Test("a prompt that was never sent leaves no ghost, one that is late still does")
    func ghostsOfUnsent() {
        var schedule = schedule(1)
        _ = schedule.plan([job(1, String(repeating: "mot ", count: 2000))], now: start)
        schedule.end(1, at: 0, .cancelled, .unsent, now: at(1))
        #expect(schedule.plan([job(2)], now: at(1)).starts.map(\.job) == [2])
        schedule.end(2, at: 0, .cancelled, .reading, now: at(100))
        let plan = schedule.plan([job(3)], now: at(100))
        #expect(plan.starts.isEmpty && plan.wakeAt.map { $0 > at(110) } == true)
    }

    @Test("each rest in a row is twice as long as the last, and a success forgets them")
    func restsGrow() {
        var breaker = EndpointBreaker(rest: 10)
        var now = start
        var rests: [Double] = []
        for _ in 0..<8 {
            breaker.fail(GreffierError(.modelUnreachable), after: 0, now: now)
            rests.append(breaker.until?.timeIntervalSince(now) ?? 0)
            now = breaker.until ?? now
            #expect(breaker.state(now: now) == .halfOpen)
        }
        #expect(rests == [2, 4, 8, 16, 32, 60, 60, 60])
        breaker.succeed()
        breaker.fail(GreffierError(.modelUnreachable), after: 5, now: now)
        #expect(breaker.until?.timeIntervalSince(now) == 10, "asking in vain took 5 s")
    }

    @Test("what may pass by itself opens at the third time in a row, or for as long as the server asks")
    func busy() {
        var breaker = EndpointBreaker(rest: 10)
        breaker.fail(GreffierError(.modelBusy), after: 0, now: start)
        breaker.fail(GreffierError(.modelBusy), after: 0, now: start)
        #expect(breaker.state(now: start) == .closed)
        breaker.fail(GreffierError(.modelUngrounded), after: 0, now: start)
        #expect(breaker.state(now: start) == .open)
        var asked = EndpointBreaker(rest: 10)
        asked.fail(GreffierError(.modelBusy, ErrorDetail("", french: ""), retryAfter: 30), after: 0, now: start)
        #expect(asked.until == at(30))
    }

    @Test(
        "a prompt that does not fit says nothing of the server",
        arguments: [ErrorCode.modelContext, .modelCapability]
    )
    func notTheServersFault(code: ErrorCode) {
        var breaker = EndpointBreaker(rest: 10)
        for _ in 0..<9 { breaker.fail(GreffierError(code), after: 0, now: start) }
        #expect(breaker.state(now: start) == .closed)
    }

    @Test("what a server allows a minute is kept to, and another one may have what it does not")
    func rate() {
        var schedule = schedule(2, parallel: 9, rate: ModelRate(requestsPerMinute: 6))
        let jobs = (1...4).map { job($0) }
        let plan = schedule.plan(jobs, now: start)
        #expect(plan.starts == [Start(job: 1, endpoint: 0), Start(job: 2, endpoint: 1)])
        #expect(plan.wakeAt == at(10))
        #expect(schedule.plan(Array(jobs[2...]), now: at(9)).starts.isEmpty)
        #expect(schedule.plan(Array(jobs[2...]), now: at(10)).starts.count == 2)
    }

    @Test("tokens are taken for the largest answer, and what was not used comes back")
    func tokenRate() {
        var schedule = schedule(1, parallel: 9, rate: ModelRate(tokensPerMinute: 12_000))
        #expect(schedule.plan([job(1, output: 1900)], now: start).starts.count == 1)
        #expect(schedule.plan([job(2, output: 1900)], now: start).starts.isEmpty)
        var small = reply(read: 100, write: 10)
        (small.promptTokens, small.outputTokens) = (60, 40)
        schedule.end(1, at: 0, .answered(small), .reading, now: start)
        #expect(schedule.plan([job(2, output: 1800)], now: start).starts.map(\.job) == [2])
    }

    @Test("a prompt larger than a minute's tokens goes all the same, once the allowance is whole")
    func overdraft() {
        var schedule = schedule(1, parallel: 9, rate: ModelRate(tokensPerMinute: 600))
        #expect(schedule.plan([job(1, output: 5000)], now: start).starts.count == 1)
        let plan = schedule.plan([job(2)], now: start)
        #expect(plan.starts.isEmpty)
        #expect(plan.wakeAt.map { $0 > at(400) } == true)
    }

    @Test("a prompt is not given to a server whose window is too small while another one's is not")
    func window() {
        var schedule = schedule(2)
        schedule.learn(slots: 1, context: 2048, at: 0)
        schedule.learn(slots: 1, context: 32_768, at: 1)
        let long = String(repeating: "mots ", count: 4000)
        #expect(schedule.plan([job(1, long)], now: start).starts == [Start(job: 1, endpoint: 1)])
        let only = schedule.plan([job(2, long, not: [1])], now: start)
        #expect(only.starts == [Start(job: 2, endpoint: 0)], "it says so itself, with the numbers")
    }

    @Test("a server that failed on a prompt is not asked for it again")
    func excluded() {
        var schedule = schedule(2)
        #expect(schedule.plan([job(1, not: [0])], now: start).starts.map(\.endpoint) == [1])
        #expect(schedule.plan([job(2, not: [0, 1])], now: start).refused == [2])
    }

    @Test("without a server's own times those seen here teach its speed")
    func seenTimes() {
        var speed = EndpointSpeed()
        var reply = reply(read: 1, write: 1)
        reply.timing = ChatTiming()
        reply.duration = .seconds(12)
        let job = job(1, output: 200)
        speed.learn(reply, of: job, kept: 0, took: 12, firstPiece: 2)
        #expect(speed.read == 500)
        #expect(speed.write == 10)
        #expect(speed.writing(limit: 100) == 5, "half of what is allowed is written")
        reply.cachedTokens = 1000
        speed.learn(reply, of: job, kept: 0, took: 12, firstPiece: 0.001)
        #expect(speed.read == 500, "what was kept was not read")
    }

    @Test("clocks know the server: fast ones are given up sooner, never later than a slow machine takes")
    func clocks() {
        let slow = AnswerClocks().timeouts(promptTokens: 7000, outputTokens: 1500)
        #expect(slow.firstByte == .seconds(1120))
        var speed = EndpointSpeed()
        speed.learn(reply(read: 1000, write: 100), of: job(1), kept: 0, took: 2, firstPiece: nil)
        let fast = AnswerClocks(speed: speed).timeouts(promptTokens: 7000, outputTokens: 1500)
        #expect(fast.firstByte == .seconds(116))
        #expect(fast.total < slow.total)
        let set = AnswerClocks(limit: .seconds(30)).timeouts(promptTokens: 7000, outputTokens: 1500)
        #expect(set.total == .seconds(30))
        #expect(set.headers == .seconds(30))
        #expect(set.connect == .seconds(5))
    }

    @Test("for any course of events no server has more than its slots, and no prompt is lost", arguments: 0..<40)
    func invariants(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let count = Int.random(in: 1...4, using: &random)
        var schedule = schedule(count, parallel: Int.random(in: 1...3, using: &random))
        var waiting: [PoolJob] = []
        var running: [Int: Int] = [:]
        var settled = 0
        var now = start
        for id in 0..<300 {
            if id < 200 {
                waiting.append(job(id, String(repeating: "x", count: .random(in: 1...4000, using: &random))))
            }
            now = now.addingTimeInterval(.random(in: 0...3, using: &random))
            let plan = schedule.plan(waiting, now: now)
            for start in plan.starts { running[start.job] = start.endpoint }
            settled += plan.refused.count
            waiting.removeAll { job in plan.refused.contains(job.id) || plan.starts.contains { $0.job == job.id } }
            for (endpoint, load) in schedule.loads.enumerated() {
                #expect(running.values.count { $0 == endpoint } <= load.slots)
            }
            #expect(waiting.isEmpty || plan.wakeAt != nil, "who waits is looked at again")
            for (job, endpoint) in running.sorted(by: { $0.key < $1.key }) where Bool.random(using: &random) {
                let end: PoolSchedule.End =
                    switch Int.random(in: 0..<6, using: &random) {
                    case 0: .cancelled
                    case 1: .failed(GreffierError(.modelBusy))
                    case 2: .failed(GreffierError(.modelUnreachable))
                    default: .answered(reply(read: .random(in: 1...900, using: &random), write: 20))
                    }
                schedule.end(job, at: endpoint, end, .reading, now: now)
                running[job] = nil
                settled += 1
            }
        }
        for _ in 0..<2000 where !(waiting.isEmpty && running.isEmpty) {
            let plan = schedule.plan(waiting, now: now)
            settled += plan.refused.count + plan.starts.count + running.count
            for (job, endpoint) in running {
                schedule.end(job, at: endpoint, .cancelled, .writing(since: now), now: now)
            }
            for start in plan.starts {
                schedule.end(start.job, at: start.endpoint, .cancelled, .writing(since: now), now: now)
            }
            running = [:]
            waiting.removeAll { job in plan.refused.contains(job.id) || plan.starts.contains { $0.job == job.id } }
            now = plan.wakeAt ?? now
        }
        #expect(settled == 200)
    }
}
