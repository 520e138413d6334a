// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import Glibc

/// A daemon whose workers hang when they are told to, so that work is under way for as long as a check needs it.
final class RecoveryBench {
    let workspace: ChaosWorkspace
    private(set) var daemon: Child
    private var dropped = 0

    /// Seconds after which something that must happen has not happened.
    private static let patience = 30.0

    /// Starts the daemon, and has its worker read one document; a stage may take `timeout`.
    init(program: String, name: String, timeout: String) throws {
        workspace = try ChaosWorkspace(name: name, program: program, grace: "500ms", timeout: timeout)
        daemon = try workspace.start(["daemon"], plan: "", log: workspace.log)
        drop()
        try expect("SELECT 1 FROM runs WHERE status = 'succeeded'")
    }

    /// Ends the daemon and its workers, and removes the workspace unless somebody wants to look at it.
    func close(keeping isKept: Bool) {
        for worker in workers { kill(worker, SIGKILL) }
        daemon.signal(SIGKILL)
        awaitEnd()
        if !isKept { workspace.remove() }
    }

    /// The worker processes of the daemon.
    var workers: [pid_t] { Workers.children(of: daemon.pid) }

    /// Hangs the workers, drops a document, and waits until its first job runs; gives the job's number.
    func jobUnderWay() throws -> Int {
        for worker in workers { kill(worker, SIGSTOP) }
        drop()
        return try number("SELECT id FROM jobs WHERE state = 'running' AND kind = 'extract'")
    }

    private func drop() {
        let document = Document(number: dropped, pipeline: "notes", way: .dropped(slowly: false), variant: dropped)
        dropped += 1
        let path = workspace.root + "/hand/" + document.name
        try? document.bytes.write(to: URL(fileURLWithPath: path))
        rename(path, workspace.root + "/inbox/notes/" + document.name)
    }

    func startDaemon() throws { daemon = try workspace.start(["daemon"], plan: "", log: workspace.log) }

    /// Waits for the end of a daemon that was killed.
    func awaitEnd() { _ = daemon.wait(seconds: Self.patience) }

    /// Ends the daemon by SIGTERM, and gives the seconds that took.
    func terminate() throws -> Double {
        guard daemon.catches(SIGTERM) else { throw ChaosError("it does not listen to SIGTERM") }
        let told = Monotonic.now()
        daemon.signal(SIGTERM)
        guard daemon.wait(seconds: Self.patience) == .exited(0) else {
            throw ChaosError("SIGTERM did not end it politely")
        }
        return Monotonic.now() - told
    }

    // MARK: Asking

    /// Waits until the query has a row, and gives the seconds since the daemon's start.
    func seconds(until sql: String) throws -> Double {
        _ = try number(sql)
        return Monotonic.now() - daemon.started
    }

    /// Waits until the query has a row.
    func expect(_ sql: String) throws { _ = try number(sql) }

    /// Waits until the query has a row, and gives its first number.
    func number(_ sql: String) throws -> Int {
        let deadline = Monotonic.now() + Self.patience
        var problem = ""
        while Monotonic.now() < deadline {
            do {
                let found = try workspace.jobTable(patience: 1).read { try Int.fetchOne($0, sql: sql) }
                if let found { return found }
            } catch {
                problem = " (\(error))"
            }
            usleep(2000)
        }
        throw ChaosError("never true: \(sql)\(problem)")
    }

    /// Waits until these processes are gone.
    func expectGone(_ processes: [pid_t]) throws {
        let deadline = Monotonic.now() + Self.patience
        while processes.contains(where: { kill($0, 0) == 0 }) {
            guard Monotonic.now() < deadline else { throw ChaosError("worker still there: \(processes)") }
            usleep(1000)
        }
    }
}
