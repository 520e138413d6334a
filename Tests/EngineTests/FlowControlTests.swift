// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Foundation
import JobModel
import JobStore
import PipelineModel
import Synchronization
import Testing

@Suite("What the engine holds back, and for how long", .timeLimit(.minutes(10)))
struct FlowControlTests {
    /// One place for each queue: what runs next is the engine's choice alone.
    private static var one: EngineSettings {
        var settings = Workbench.quick
        settings.slots = ["cpu": 1, "model": 1, "render": 1]
        return settings
    }

    /// Remembers in which order stages ran.
    private final class Order: Sendable {
        private let kept = Mutex<[String]>([])
        var names: [String] { kept.withLock { $0 } }
        func add(_ name: String) { kept.withLock { $0.append(name) } }
    }

    /// How many run at once, by what a stage is told to count under, and the most there ever were.
    private final class Crowd: Sendable {
        private let counts = Mutex<(now: Int, most: Int)>((0, 0))
        var most: Int { counts.withLock { $0.most } }
        func enter() {
            counts.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
        }
        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test("a run of low priority overtakes one of high priority that came ten minutes a level later")
    func ageing() async throws {
        let bench = try Workbench()
        let order = Order()
        let stage = ScriptedStage("read") { input, _ in
            order.add(input.payload ?? "")
            return .made("text")
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")])
        let now = Date()
        // Five levels are worth fifty minutes of waiting.
        for (name, priority, minutes) in [("urgent", 5, 0.0), ("fresh", 0, 0), ("aged", 0, -51), ("waits", 0, -49)] {
            let date = now.addingTimeInterval(minutes * 60)
            _ = try await bench.submitWithoutFile(pipeline, payload: name, priority: priority, at: date)
        }
        let engine = bench.engine([stage], settings: Self.one)
        try await bench.running(engine) { _ in _ = try await engine.drain() }
        #expect(order.names == ["aged", "urgent", "waits", "fresh"])
    }

    @Test("a paused queue lets go on what runs and starts nothing, others work on, and it goes on when resumed")
    func pause() async throws {
        let bench = try Workbench()
        let (begun, release) = (Gate(), Gate())
        let slow = ScriptedStage("slow") { _, call in
            if call == 1 {
                begun.open()
                await release.wait()
            }
            return .made("slow")
        }
        let draw = ScriptedStage("draw", queue: "render")
        let kinds = ["draw": draw.description]
        let pipeline = try await bench.pipeline([StageSpec(name: "slow", kind: "slow")], name: "slow")
        let drawing = try await bench.pipeline([StageSpec(name: "draw", kind: "draw")], name: "draw")
        let running = try await bench.submit(pipeline, text: "1")
        let engine = bench.engine([slow, draw], settings: Self.one)
        try await bench.running(engine) { events in
            await begun.wait()
            let held = try await bench.submit(pipeline, text: "2")
            try await bench.store.pause(queue: "cpu", now: Date())
            release.open()
            let other = try await bench.submit(drawing, text: "3", kinds: kinds)
            let left = try await engine.drain(horizon: 30).left
            // What ran ended; its delivery waits in the same queue.
            #expect(try await bench.states(running)["slow"] == .succeeded)
            #expect(try await bench.states(other)["draw"] == .succeeded)
            #expect(try await bench.states(held)["slow"] == .ready && slow.calls == 1)
            #expect(left.map(\.run) == [running, held, other])
            for item in left {
                guard case .paused("cpu", _) = item.blocker else {
                    Issue.record("\(item.stage) waits for \(item.blocker)")
                    continue
                }
            }
            try await bench.store.resume(queue: "cpu")
            #expect(await events.end(of: held)?.status == .succeeded)
        }
    }

    @Test("jobs of one key run one at a time, over runs, pipelines and queues")
    func concurrency() async throws {
        let bench = try Workbench()
        let crowd = Crowd()
        let body: @Sendable (StageInput, Int) async throws -> StageOutput = { input, _ in
            crowd.enter()
            defer { crowd.leave() }
            // Long enough for others to come in, had they been let.
            try await Task.sleep(for: .milliseconds(5))
            return .made(input.stage.name)
        }
        let stages = [ScriptedStage("read", body), ScriptedStage("draw", queue: "render", body)]
        let kinds = Dictionary(uniqueKeysWithValues: stages.map { ($0.description.kind, $0.description) })
        let limit = ConcurrencyLimit(key: "{tag}", limit: 1)
        let first = try await bench.pipeline(
            [
                StageSpec(name: "a", kind: "read", concurrency: limit),
                StageSpec(name: "b", kind: "draw", concurrency: limit),
            ],
            name: "first"
        )
        let second = try await bench.pipeline([StageSpec(name: "c", kind: "read", concurrency: limit)], name: "second")
        for index in 0..<8 {
            _ = try await bench.submit(first, text: "\(index)", kinds: kinds)
            _ = try await bench.submit(second, text: "second \(index)", kinds: kinds)
        }
        var settings = Workbench.quick
        settings.slots = ["cpu": 4, "render": 4]
        let engine = bench.engine(stages, settings: settings)
        try await bench.running(engine) { _ in
            let summary = try await engine.drain()
            #expect(summary.isEmpty)
        }
        #expect(crowd.most == 1)
        #expect(stages.map(\.calls) == [16, 8])
    }

    @Test("a rate of two a second with a burst of one starts a stage every half second of the clock")
    func rate() async throws {
        let bench = try Workbench()
        let clock = ManualClock(Date(timeIntervalSince1970: 1_790_000_000))
        let (read, starts) = (ScriptedStage("read"), AsyncStream.makeStream(of: Date.self))
        let asked = ScriptedStage("ask") { input, _ in
            starts.continuation.yield(clock.now())
            return .made(input.stage.name)
        }
        let limit = RateLimit(name: "slow", requests: Allowance(perSecond: 2, burst: 1), tokens: nil)
        try await bench.store.setRates([limit], now: clock.now())
        let pipeline = try await bench.pipeline([StageSpec(name: "ask", kind: "ask", rate: "slow")])
        for index in 0..<4 {
            _ = try await bench.submitWithoutFile(pipeline, payload: "\(index)", at: clock.now())
        }
        let free = try await bench.pipeline([StageSpec(name: "text", kind: "read")], name: "free")
        let engine = bench.engine([read, asked], settings: Workbench.quick, clock: clock)
        try await bench.running(engine) { events in
            var iterator = starts.stream.makeAsyncIterator()
            var seen: [Date] = []
            for _ in 0..<4 {
                if let start = await iterator.next() { seen.append(start) }
                // What has no rate goes past those that wait for theirs.
                let run = try await bench.submitWithoutFile(free, payload: UUID().uuidString, at: clock.now())
                #expect(await events.end(of: run)?.status == .succeeded)
                #expect(asked.calls == seen.count)
                clock.advance(by: 0.25)
                _ = try await bench.submitWithoutFile(free, payload: UUID().uuidString, at: clock.now())
                clock.advance(by: 0.25)
            }
            let gaps = zip(seen, seen.dropFirst()).map { $1.timeIntervalSince($0) }
            #expect(gaps == [0.5, 0.5, 0.5])
        }
    }

    @Test("a drain waits for a rate that opens soon, and names one that does not with its time")
    func drainAndRates() async throws {
        for (perSecond, isLeft) in [(20.0, false), (0.001, true)] {
            let bench = try Workbench()
            let limit = RateLimit(name: "slow", requests: Allowance(perSecond: perSecond, burst: 1), tokens: nil)
            let pipeline = try await bench.pipeline([StageSpec(name: "ask", kind: "ask", rate: "slow")])
            for index in 0..<3 { _ = try await bench.submit(pipeline, text: "\(index)") }
            let stage = ScriptedStage("ask")
            var settings = Workbench.quick
            settings.rates = [limit]
            let engine = bench.engine([stage], settings: settings)
            try await bench.running(engine) { _ in
                let left = try await engine.drain(horizon: 30).left
                #expect(left.count == (isLeft ? 2 : 0) && stage.calls == (isLeft ? 1 : 3))
                for item in left {
                    guard case .rate("slow", let until) = item.blocker else {
                        Issue.record("waits for \(item.blocker)")
                        continue
                    }
                    #expect(until > Date().addingTimeInterval(500))
                }
            }
        }
    }

    @Test("the tokens that a stage reports are taken from its rate, and what was looked up costs nothing")
    func tokens() async throws {
        let bench = try Workbench()
        let limit = RateLimit(
            name: "model",
            requests: Allowance(perSecond: 1e-5, burst: 5),
            tokens: Allowance(perSecond: 1e-5, burst: 1000)
        )
        try await bench.store.setRates([limit], now: Date())
        let stage = ScriptedStage("ask") { input, _ in
            var output = StageOutput.made(input.stage.name)
            output.tokens = 400
            return output
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "ask", kind: "ask", rate: "model")])
        try await bench.running(bench.engine([stage])) { events in
            for (text, requests, tokens) in [("1", 4.0, 600.0), ("1", 4, 600), ("2", 3, 200), ("3", 2, -200)] {
                let run = try await bench.submit(pipeline, text: text)
                #expect(await events.end(of: run)?.status == .succeeded)
                let rate = try #require(try await bench.store.rates().first)
                #expect(abs((rate.requests?.level ?? 0) - requests) < 0.01)
                #expect(abs((rate.tokens?.level ?? 0) - tokens) < 0.01)
            }
        }
        // Overdrawn: the next one waits.
        let engine = bench.engine([stage])
        _ = try await bench.submit(pipeline, text: "4")
        try await bench.running(engine) { _ in
            let summary = try await engine.drain()
            #expect(summary.left.count == 1)
        }
        #expect(stage.calls == 3)
    }

    @Test("a job whose own server is gone holds up no other of its queue")
    func deadBesideGood() async throws {
        let bench = try Workbench()
        let dead = Mutex<ULID?>(nil)
        let stage = ScriptedStage("ask") { input, _ in
            if input.run == dead.withLock({ $0 }) { throw GreffierError(.modelUnreachable) }
            return .made("text")
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "ask", kind: "ask")])
        let first = try await bench.submit(pipeline, usesMemo: false)
        dead.withLock { $0 = first }
        let second = try await bench.submit(pipeline, usesMemo: false)
        try await bench.running(bench.engine([stage], settings: Self.one)) { events in
            #expect(await events.end(of: second)?.status == .succeeded)
        }
        #expect(try await bench.store.run(first)?.finishedAt == nil)
    }

    @Test("after a restart one job looks at once whether the machine is mended, not when the old pause ends")
    func probeAfterRestart() async throws {
        let bench = try Workbench()
        let isDown = Mutex(true)
        let stage = ScriptedStage("ask") { _, _ in
            if isDown.withLock({ $0 }) { throw GreffierError(.modelUnreachable) }
            return .made("text")
        }
        var settings = Self.one
        settings.breakerBase = 7200
        settings.breakerCap = 7200
        let run = try await bench.submit(bench.pipeline([StageSpec(name: "ask", kind: "ask")]))
        let first = bench.engine([stage], settings: settings)
        try await bench.running(first) { _ in
            let summary = try await first.drain()
            #expect(summary.left.count == 1)
        }
        // Still down: one look, and a pause of its own.
        let second = bench.engine([stage], settings: settings)
        try await bench.running(second) { _ in
            let summary = try await second.drain()
            #expect(summary.left.count == 1)
        }
        #expect(stage.calls == 2)
        #expect(try await bench.store.queues().first { $0.name == "cpu" }?.breaker?.failures == 2)
        isDown.withLock { $0 = false }
        try await bench.running(bench.engine([stage], settings: settings)) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(try await bench.store.queues().allSatisfy { $0.breaker == nil })
        #expect(bench.outbox.report(run)?.stages.first?.attempts == 1)
    }
}
