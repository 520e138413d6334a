// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import JobModel
import Synchronization
import Testing

@testable import Intake

/// How the intake finds out whether events come, and what it does when they stop.
@Suite(.timeLimit(.minutes(10)))
struct WatchingTests {
    private let fixture: IntakeFixture

    init() throws { fixture = try IntakeFixture() }

    private func inbox(_ intake: Intake) async -> InboxStatus? {
        await intake.status().inboxes.first { $0.pipeline == "cv" }
    }

    /// What `state/intake.json` says.
    private func written() throws -> IntakeStatus {
        try CanonicalJSON.decode(IntakeStatus.self, from: Files.read(fixture.path / "state/intake.json"))
    }

    @Test("an inbox on a local disk is tested by a canary, which is no document and leaves nothing behind")
    func canary() async throws {
        let intake = fixture.intake(by: .events)
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.inboxes.allSatisfy { $0.reason == .tested } && $0.inboxes.count == 2 }
            #expect(try fixture.left(in: fixture.inbox).isEmpty)
            #expect(fixture.registry.runs.isEmpty)
            #expect(try written().inboxes.map(\.mode) == [.events, .events])
            #expect(try written().inboxes.map(\.canary) == [.ok, .ok])
        }
    }

    @Test("a canary that a kill left behind is swept; a file of that name that holds something is not")
    func leftover() async throws {
        let name = ".greffier-canary-" + ULID().text
        let other = ".greffier-canary-" + ULID().text
        try fixture.drop("", as: name)
        try fixture.drop("", as: name + ".new")
        try fixture.drop("a letter", as: other)
        try fixture.drop("", as: ".greffier-canary-mine")
        await fixture.intake().scanNow()
        #expect(try fixture.left(in: fixture.inbox) == [other, ".greffier-canary-mine"].sorted())
        #expect(fixture.registry.runs.isEmpty)
    }

    @Test("an inbox whose canary does not come back is polled, and its files are taken in")
    func deaf() async throws {
        let intake = fixture.intake(poll: .milliseconds(30), rescan: .seconds(3600), canaryPatience: .milliseconds(50))
        let stopper = try Stopper(folder: fixture.path)
        try await stopper.stop()
        await intake.use(stopper)
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.inboxes.first?.canary == .missing }
            let status = await inbox(intake)
            #expect(status?.mode == .polling)
            #expect(status?.reason == .noEvent)
            try fixture.drop("x", as: "cv.txt")
            await fixture.registry.waitForRuns(1)
        }
        #expect(try fixture.left(in: fixture.inbox).isEmpty)
        stopper.goOn()
    }

    @Test("events that come late after all bring an inbox back to events")
    func lateCanary() async throws {
        let intake = fixture.intake(
            poll: .milliseconds(30),
            rescan: .milliseconds(100),
            canaryPatience: .milliseconds(50)
        )
        let stopper = try Stopper(folder: fixture.path)
        try await stopper.stop()
        await intake.use(stopper)
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.inboxes.first?.canary == .missing }
            stopper.goOn()
            // The next one to fly is told of: on a slow machine only with more patience.
            try await fixture.wait(intake) { $0.inboxes.first?.reason == .tested }
        }
    }

    @Test("when events were lost everything is looked at", .timeLimit(.minutes(10)))
    func overflow() async throws {
        let limit =
            Int(
                try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            ) ?? 16_384
        let intake = fixture.intake(by: .events)
        let stopper = try Stopper(folder: fixture.path)
        await intake.use(stopper)
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.inboxes.allSatisfy { $0.reason == .tested } && $0.inboxes.count == 2 }
            try await stopper.stop()
            // Nothing but events of no consequence, and more of them than the kernel keeps.
            let noise = fixture.inbox / "a.part"
            try fixture.drop("", as: "a.part")
            for _ in 0..<(limit / 2 + 10) {
                try Files.setMode(noise, 0o600)
                try Files.rename(noise, to: fixture.inbox / "b.part")
                try Files.rename(fixture.inbox / "b.part", to: noise)
            }
            try fixture.drop("lost", as: "lost.txt")
            stopper.goOn()
            await fixture.registry.waitForRuns(1)
        }
        #expect(fixture.registry.names == ["lost.txt"])
    }

    @Test("an inbox that is removed, or moved away, is made again and watched", arguments: ["remove", "move"])
    func madeAgain(how: String) async throws {
        let intake = fixture.intake(by: .events)
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.inboxes.allSatisfy { $0.reason == .tested } && $0.inboxes.count == 2 }
            if how == "remove" {
                try Files.removeTree(fixture.inbox)
            } else {
                try Files.rename(fixture.inbox, to: fixture.path / "elsewhere")
            }
            // It comes back by itself: nobody has to make it.
            while try Files.status(fixture.inbox) == nil { try await Task.sleep(for: .milliseconds(5)) }
            try Files.write(Data("x".utf8), to: fixture.path / "x", mode: 0o644, sync: false)
            try Files.rename(fixture.path / "x", to: fixture.inbox / "cv.txt")
            await fixture.registry.waitForRuns(1)
        }
        #expect(fixture.registry.names == ["cv.txt"])
    }

    @Test("a watch says whether the folder is there")
    func refused() throws {
        let watcher = try FolderWatcher {}
        #expect(watcher.watch(fixture.inbox) == .watched)
        #expect(watcher.watch(fixture.inbox / "nowhere") == .refused)
    }

    @Test("polling where events are not wanted is what it says it is")
    func configured() async throws {
        let intake = fixture.intake(by: .polling)
        await intake.scanNow()
        let status = await inbox(intake)
        #expect(status?.mode == .polling)
        #expect(status?.reason == .configured)
        #expect(status?.canary == .notTried)
    }

    @Test("intake.json of a version that wrote no inboxes is still read")
    func olderFile() throws {
        let data = Data(#"{"idle":true,"paused":null,"problems":[],"waiting":[]}"#.utf8)
        #expect(try CanonicalJSON.decode(IntakeStatus.self, from: data).inboxes.isEmpty)
    }
}

extension Intake {
    /// Takes events from this watcher instead of one of its own.
    func use(_ stopper: Stopper) {
        watcher = stopper.watcher
        stopper.onNews { [loop] in loop.ring() }
    }
}

/// A watcher whose thread can be stopped: what the kernel tells piles up meanwhile, as on a machine that is busy.
final class Stopper: Sendable {
    private final class Gate: Sendable {
        private struct State {
            var shouldStop = false
            var isStopped = false
            var onNews: @Sendable () -> Void = {}
        }

        private let state = Mutex(State())
        private let open = DispatchSemaphore(value: 0)

        var isStopped: Bool { state.withLock { $0.isStopped } }

        func onNews(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.onNews = body } }
        func close() { state.withLock { $0.shouldStop = true } }

        func release() {
            state.withLock { $0.shouldStop = false }
            open.signal()
        }

        func pass() {
            let stops = state.withLock { state in
                state.isStopped = state.shouldStop
                return state.shouldStop
            }
            if stops { open.wait() }
            state.withLock { $0.onNews }()
        }
    }

    let watcher: FolderWatcher
    private let gate = Gate()
    private let folder: FilePath

    /// `folder` is where it makes a folder of its own.
    init(folder: FilePath) throws {
        self.folder = folder / "nudges"
        try Files.makeDirectories(self.folder, mode: 0o755)
        watcher = try FolderWatcher { [gate] in gate.pass() }
        #expect(watcher.watch(self.folder) == .watched)
    }

    /// Calls `body` for news while it goes on.
    func onNews(_ body: @escaping @Sendable () -> Void) { gate.onNews(body) }

    /// Returns once the thread stands still.
    func stop() async throws {
        gate.close()
        try Files.write(Data(), to: folder / UUID().uuidString, mode: 0o644, sync: false)
        while !gate.isStopped { try await Task.sleep(for: .milliseconds(2)) }
    }

    func goOn() { gate.release() }
}
