// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import Glibc

/// Looks at a daemon, its workers and its files once a second while an episode is played.
///
/// To be used by one thread.
final class SoakWatch {
    /// Something that happened to the processes.
    struct Event {
        enum Kind: String {
            case daemonEnded, workerKilled, workersStopped
        }

        var seconds: Double
        var kind: Kind
    }

    private(set) var samples: [SoakSample] = []
    private(set) var events: [Event] = []
    private var workspace: ChaosWorkspace?
    private var began = Monotonic.now()
    private var life = 1
    private var next = 0.0
    /// What takes long to count is counted seldom.
    private var nextCount = 0.0
    private var disk = 0
    private var ended = 0
    /// Called with each sample.
    private let tell: (SoakSample) -> Void

    init(tell: @escaping (SoakSample) -> Void) { self.tell = tell }

    /// Starts the clock.
    func begin(_ workspace: ChaosWorkspace) {
        self.workspace = workspace
        began = Monotonic.now()
    }

    /// Takes a sample where one is due, and notes what struck the workers.
    func look(at daemon: pid_t, isCalm: Bool, _ struck: [EpisodeResult.Strike], handedIn: Int) {
        let now = Monotonic.now() - began
        for strike in struck {
            events.append(Event(seconds: now, kind: strike.fault == "kill" ? .workerKilled : .workersStopped))
        }
        guard now >= next, let workspace, let process = ProcessLook(daemon) else { return }
        next = now + 1
        if now >= nextCount {
            nextCount = now + 15
            count(in: workspace)
        }
        let workers = Workers.children(of: daemon).compactMap { ProcessLook($0) }
        let sample = SoakSample(
            seconds: now,
            life: life,
            isCalm: isCalm,
            memory: process.memory,
            descriptors: process.descriptors,
            threads: process.threads,
            workers: workers.count,
            workerMemory: workers.map(\.memory).max() ?? 0,
            workerDescriptors: workers.map(\.descriptors).max() ?? 0,
            workerThreads: workers.map(\.threads).max() ?? 0,
            database: ["", "-wal"].reduce(0) { $0 + Self.size(workspace.jobs + $1) },
            disk: disk,
            handedIn: handedIn,
            ended: ended
        )
        samples.append(sample)
        tell(sample)
    }

    /// The daemon is gone.
    func noteEnd() {
        events.append(Event(seconds: Monotonic.now() - began, kind: .daemonEnded))
        life += 1
    }

    private func count(in workspace: ChaosWorkspace) {
        disk = ["state", "outbox"].reduce(0) { $0 + Self.usage(workspace.root + "/" + $1) }
        let sql = "SELECT count(*) FROM runs WHERE finished_at IS NOT NULL"
        ended = (try? workspace.jobTable(patience: 0.5).read { try Int.fetchOne($0, sql: sql) }) ?? ended
    }

    private static func size(_ path: String) -> Int {
        var facts = stat()
        return lstat(path, &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// Bytes that a folder takes on disk.
    private static func usage(_ folder: String) -> Int {
        var sum = 0
        for name in FileManager.default.enumerator(atPath: folder) ?? .init() {
            var facts = stat()
            // As in stat(2): blocks of 512 bytes, whatever the disk's own are.
            if let name = name as? String, lstat(folder + "/" + name, &facts) == 0 { sum += Int(facts.st_blocks) * 512 }
        }
        return sum
    }
}
