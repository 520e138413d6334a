// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore
import RecordingLog
import Synchronization
import Testing

@Suite("The record of calls to language models")
struct ModelCallLogTests {
    @Test("calls that find no room while the disk hangs are left out, and the log says how many")
    func hangingDisk() async {
        let (store, log) = (HangingStore(), RecordingLog())
        let calls = ModelCallLog(store, logger: log.logger, mostPending: 2)
        calls.add(Self.call)
        await store.waitForWrite()
        for _ in 1...5 { calls.add(Self.call) }
        store.goOn()
        await calls.flush()
        #expect(store.recorded == [1, 2])
        #expect(Self.told(log) == ["calls to models are not on record: 3"])
    }

    @Test("calls that the store refuses are left out, and the log says how many")
    func refused() async {
        let (store, log) = (HangingStore(refuses: true), RecordingLog())
        let calls = ModelCallLog(store, logger: log.logger)
        calls.add(Self.call)
        store.goOn()
        await calls.flush()
        #expect(Self.told(log) == ["calls to models are not on record: 1"])
    }

    /// What was logged, each with its count of calls.
    private static func told(_ log: RecordingLog) -> [String] {
        log.lines.map { "\($0.message): \($0.metadata["calls"] ?? "")" }
    }

    private static let call = ModelCall(
        at: Date(timeIntervalSince1970: 1_790_000_000),
        name: "default",
        outcome: .cancelled
    )
}

/// A store whose writes wait until it may go on.
private final class HangingStore: ModelCallStore {
    private let refuses: Bool
    private let kept = Mutex<[Int]>([])
    private let began = AsyncStream<Void>.makeStream()
    private let gate = AsyncStream<Void>.makeStream()

    init(refuses: Bool = false) { self.refuses = refuses }

    /// How many calls each write kept.
    var recorded: [Int] { kept.withLock { $0 } }

    func waitForWrite() async { for await _ in began.stream { break } }

    func goOn() { gate.continuation.finish() }

    func record(_ calls: [ModelCall]) async throws {
        began.continuation.yield()
        for await _ in gate.stream {}
        if refuses { throw GreffierError(.storeUnavailable) }
        kept.withLock { $0.append(calls.count) }
    }

    func modelUsage(since: Date, by grouping: ModelUsage.Grouping) async throws -> [ModelUsage.Group] { [] }

    func modelUsage(of run: ULID) async throws -> ModelUsage? { nil }

    func pruneModelCalls(before date: Date, limit: Int) async throws -> Int { 0 }
}
