// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// A program that was started, watched for its end and for standing still.
///
/// Ended at the latest with this object. To be used by one thread.
final class Child {
    /// What waitpid(2) told.
    enum Event: Equatable {
        case exited(Int32)
        case killed(Int32)
        case stopped
    }

    let pid: pid_t
    let started = Monotonic.now()
    private(set) var end: Event?

    /// Output and errors are appended to the file at `log`.
    init(_ program: String, _ arguments: [String], environment: [String: String], log: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let merged = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = merged.map { strdup("\($0)=\($1)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, program, &actions, nil, &words, &variables)
        guard result == 0 else { throw ChaosError("\(program): \(String(cString: strerror(result)))") }
        self.pid = pid
    }

    deinit {
        guard end == nil else { return }
        Glibc.kill(pid, SIGKILL)
        Glibc.kill(pid, SIGCONT)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
    }

    /// What has happened since the last call; an end is told again and again.
    func poll() -> Event? {
        if let end { return end }
        var status: Int32 = 0
        guard waitpid(pid, &status, WNOHANG | WUNTRACED) == pid else { return nil }
        // As in wait(2): Swift does not import the macros.
        if status & 0xFF == 0x7F { return .stopped }
        end = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killed(status & 0x7F)
        return end
    }

    /// Whether it has a handler for this signal, as proc_pid_status(5) tells.
    func catches(_ number: Int32) -> Bool {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
        let mask = line.flatMap { UInt64($0.dropFirst(7).drop { $0 == "\t" || $0 == " " }, radix: 16) } ?? 0
        return mask & (1 << UInt64(number - 1)) != 0
    }

    func signal(_ number: Int32) {
        if end == nil { Glibc.kill(pid, number) }
    }

    /// Waits for the end, letting it go on where it stands still; `nil` after `seconds`, when it is killed.
    ///
    /// `meanwhile` is called again and again.
    func wait(seconds: Double, meanwhile: () -> Void = {}) -> Event? {
        let deadline = Monotonic.now() + seconds
        while Monotonic.now() < deadline {
            meanwhile()
            switch poll() {
            case .stopped: signal(SIGCONT)
            case .none: usleep(1000)
            case let event: return event
            }
        }
        signal(SIGKILL)
        signal(SIGCONT)
        while poll() == nil { usleep(1000) }
        return nil
    }
}
