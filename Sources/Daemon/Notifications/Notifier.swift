// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import Logging
import Notifications
import ServiceLifecycle

/// Tells people what they asked to be told: looks at runs that ended, makes messages of them, and hands these to servers.
///
/// Each step stands in the job store before the next begins, so that a restart goes on where it was. A message that a server
/// took in the very moment of a crash goes a second time, under the same identifier; nothing else does.
actor Notifier: Service {
    let parts: NotifierParts
    private let writer: MessageWriter
    private var control: StormControl
    /// What is in no message yet, by number.
    private var open: [Int: NoticeItem] = [:]
    private var mustLoad = true
    private var isPrepared = false
    private var isStopping = false
    private var complaint: String?
    /// Sending, one task a way: a server that hangs holds up nobody else's messages.
    var sending: [NotificationTarget.Way: Task<Void, Never>] = [:]
    var pauses: [NotificationTarget.Way: WayPause] = [:]
    /// Deliveries that a server took and that could not be written down yet.
    var unwritten: Set<String> = []
    /// That a message stands in the feed, for who watches.
    nonisolated let feedGrew = Broadcast<Void>(buffering: .bufferingNewest(1))
    nonisolated let wakes: AsyncStream<Void>
    nonisolated let wake: AsyncStream<Void>.Continuation

    /// How often it looks without being told to.
    private static let poll = 5.0
    /// How long a server may still answer when the daemon is told to stop.
    private static let grace = Duration.seconds(8)
    /// How long messages are remembered.
    private static let memory = 30 * 86_400.0

    init(_ parts: NotifierParts) {
        self.parts = parts
        writer = MessageWriter(language: parts.language, outbox: parts.outbox)
        let limits = Dictionary(parts.rules.map { ($0.name, $0.limits) }, uniquingKeysWith: { first, _ in first })
        control = StormControl(limits: limits, others: Self.ofStages)
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// A stage's first message goes at once; those of the next ten minutes go together.
    private static let ofStages = StormLimits(wait: 0, again: 600)

    // MARK: Life

    /// Has ends of runs kept from now on, where a rule wants any, and remembers what was sent of late.
    ///
    /// Before anything runs; a store that refuses it then is asked again by each turn.
    func prepare() async throws {
        try await parts.store.watchEndings(!parts.rules.isEmpty)
        let longest = parts.rules.map(\.limits.again).max() ?? 0
        let since = parts.clock.now().addingTimeInterval(-max(3600, longest, Self.ofStages.again))
        for row in try await parts.store.notices(since: since, sentTo: nil, limit: 1000) {
            control.wasSent(rule: row.notice.rule, causes: row.notice.causes, at: row.notice.at)
        }
        _ = try await parts.store.pruneNotices(before: parts.clock.now().addingTimeInterval(-Self.memory))
        isPrepared = true
    }

    func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                await work()
            } onCancel: {
                Task { await self.stop() }
            }
        } onGracefulShutdown: {
            Task { await self.stop() }
        }
    }

    private func stop() {
        isStopping = true
        wake.yield()
    }

    private func work() async {
        var wakes = wakes.makeAsyncIterator()
        while !isStopping {
            let next = await turn()
            let pause = min(Self.poll, max(0.05, next?.timeIntervalSince(parts.clock.now()) ?? Self.poll))
            let alarm = Alarm(after: .seconds(pause)) { [wake] in wake.yield() }
            _ = await wakes.next(isolation: #isolation)
            alarm.cancel()
        }
        await settleSending(within: Self.grace)
    }

    /// Sends what there is to send, and waits for the servers that long: for the end of work without a daemon.
    func flush(within limit: Duration) async {
        _ = await turn(isLast: true)
        await settleSending(within: limit)
    }

    private func settleSending(within limit: Duration) async {
        let tasks = Array(sending.values)
        guard !tasks.isEmpty else { return }
        let alarm = Alarm(after: limit) { for task in tasks { task.cancel() } }
        for task in tasks { await task.value }
        alarm.cancel()
    }

    // MARK: Work

    /// What a stage wants to be told; kept once for each `once`, and sent soon.
    func post(_ happening: Happening, to targets: [NotificationTarget], once: String) async throws {
        let item = NewNoticeItem(
            rule: "stage \(happening.pipeline)/\(happening.stage ?? "")",
            cause: happening.cause,
            targets: targets.map(\.text),
            at: parts.clock.now(),
            content: try happening.stored(),
            once: once
        )
        try await parts.store.note([item], endings: [])
        mustLoad = true
        wake.yield()
    }

    /// One round: looks at what ended, makes messages that are due, has them sent; returns when the next is due.
    func turn(isLast: Bool = false) async -> Date? {
        do {
            if !isPrepared { try await prepare() }
            try await gather()
            try await makeMessages(isLast: isLast)
            let next = try await dispatch()
            complaint = nil
            return [next, control.nextDue].compactMap { $0 }.min()
        } catch {
            if !(error is CancellationError), complaint != "\(error)" {
                complaint = "\(error)"
                parts.logger.warning("notifications wait", metadata: ["error": "\(error)"])
            }
            return nil
        }
    }

    /// Makes something to tell of the runs that ended.
    private func gather() async throws {
        let happenings = RunHappenings(parts: parts)
        while true {
            let endings = try await parts.store.endings(limit: 100)
            if endings.isEmpty { break }
            var items: [NewNoticeItem] = []
            for ending in endings {
                // A run that was removed since has nothing to say.
                if let run = try await parts.store.run(ending.run) { items += try await happenings.items(of: run) }
            }
            try await parts.store.note(items, endings: endings.map(\.number))
            if !items.isEmpty { mustLoad = true }
        }
        guard mustLoad else { return }
        mustLoad = false
        do {
            for item in try await parts.store.openItems() {
                open[item.number] = item
                let cause = StormControl.Cause(rule: item.item.rule, cause: item.item.cause)
                control.happened(item.number, cause, at: item.item.at)
            }
        } catch {
            mustLoad = true
            throw error
        }
    }

    private func makeMessages(isLast: Bool) async throws {
        let now = parts.clock.now()
        // Taken over when all of it is kept: what was made before a failure is not made twice.
        var next = control
        let batches = next.due(now: now, isLast: isLast)
        for batch in batches { try await make(batch, at: now) }
        control = next
        for number in batches.flatMap(\.items) { open[number] = nil }
    }

    private func make(_ batch: StormControl.Batch, at now: Date) async throws {
        let items = batch.items.compactMap { open[$0]?.item }
        let happenings = items.compactMap { try? Happening(stored: $0.content) }
        guard !happenings.isEmpty else { return }
        let id = ULID(date: now)
        let message = writer.message(id: id.text, at: now, happenings, isCollected: batch.isCollected)
        var targets: [String] = []
        for target in items.flatMap(\.targets) where !targets.contains(target) { targets.append(target) }
        let notice = NewNotice(
            id: id,
            rule: batch.rule,
            kind: message.kind.rawValue,
            causes: batch.causes,
            targets: targets,
            at: now,
            subject: message.subject,
            content: try message.stored()
        )
        try await parts.store.make(notice, items: batch.items)
        // Each run is followed to the message that tells of it.
        for happening in message.happenings {
            let metadata: Logger.Metadata = [
                "run": "\(happening.run)", "notice": "\(id)", "kind": "\(happening.kind.rawValue)",
                "request": "\(happening.request ?? "")",
            ]
            parts.logger.info("a notification tells of a run", metadata: metadata.filter { $0.value != "" })
        }
    }
}
