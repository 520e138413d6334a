// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// The worker processes of one daemon, and what happens to them.
struct Workers {
    private let daemon: pid_t
    private var injuries: [EpisodeScript.Injury]
    /// Workers that hang, with the moment at which they go on.
    private var hanging: [(pid: pid_t, until: Double)] = []

    init(of daemon: pid_t, _ injuries: [EpisodeScript.Injury] = []) {
        self.daemon = daemon
        self.injuries = injuries.sorted { $0.moment < $1.moment }
    }

    /// Does what is due `elapsed` seconds after the daemon's start, and says what struck.
    mutating func poll(_ elapsed: Double) -> [EpisodeResult.Strike] {
        for worker in hanging where worker.until <= elapsed { kill(worker.pid, SIGCONT) }
        hanging.removeAll { $0.until <= elapsed }
        var struck: [EpisodeResult.Strike] = []
        while let next = injuries.first, next.moment <= elapsed {
            let workers = Self.children(of: daemon)
            guard let last = workers.last else { break }
            injuries.removeFirst()
            if let seconds = next.hang {
                for worker in workers { kill(worker, SIGSTOP) }
                hanging += workers.map { ($0, elapsed + seconds) }
            } else {
                kill(last, SIGKILL)
            }
            struck.append(.init(point: "greffier-worker", fault: next.hang == nil ? "kill" : "stop"))
        }
        return struck
    }

    /// Lets all that hang go on.
    mutating func release() {
        for worker in hanging { kill(worker.pid, SIGCONT) }
        hanging = []
    }

    /// The processes that `parent` started and that still run, in the order of their numbers.
    static func children(of parent: pid_t) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter { pid in
            // As in proc_pid_stat(5): the parent is the second word after the name, which may hold anything.
            guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
                let end = text.lastIndex(of: ")")
            else { return false }
            let words = text[text.index(after: end)...].split(separator: " ")
            return words.count > 1 && words[0] != "Z" && pid_t(words[1]) == parent
        }.sorted()
    }
}
