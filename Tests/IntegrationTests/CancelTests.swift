// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Cancelling what runs", .ownThreads)
struct CancelTests {
    private func cv(_ number: Int) -> Data {
        Data("Camille Exemple\(number)\nComptable\ncamille\(number)@courriel.example\n".utf8)
    }

    /// The worker processes of the daemon: number and state, as in /proc.
    private func workers(of daemon: DaemonProcess) -> [Int32: Character] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        var found: [Int32: Character] = [:]
        for pid in all.compactMap(Int32.init) {
            guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
                let end = stat.lastIndex(of: ")"), stat.contains("(greffier-worke")
            else { continue }
            let fields = stat[stat.index(after: end)...].split(separator: " ")
            guard fields.count > 1, Int32(fields[1]) == daemon.process.processIdentifier else { continue }
            found[pid] = fields[0].first
        }
        return found
    }

    /// Asks until the answer is what is waited for; fails the test when it never is.
    private func why(_ name: String, _ workspace: ScratchWorkspace) throws -> [String: Any] {
        let outcome = try workspace.greffier("why", name, "--json")
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    private func status(_ name: String, _ workspace: ScratchWorkspace) throws -> String? {
        try (why(name, workspace)["run"] as? [String: Any])?["status"] as? String
    }

    @Test("a cancelled run takes its worker process with it, and the next file gets another")
    func killsTheWorker() throws {
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_WORKERS_PROCESSES": "1"])
        let daemon = try workspace.startDaemon()
        try workspace.drop(bytes: cv(1), as: "first.txt")
        try Programs.wait(for: "the first file") { try status("first.txt", workspace) == "succeeded" }
        let before = workers(of: daemon)
        let worker = try #require(before.keys.first)
        #expect(before.count == 1)
        // From now on it answers nothing, as one that hangs in a document.
        kill(worker, SIGSTOP)
        try workspace.drop(bytes: cv(2), as: "second.txt")
        try Programs.wait(for: "the second file's stage") {
            (try why("second.txt", workspace)["doing"] as? [String])?.first?.contains("stage text runs") == true
        }
        #expect(workers(of: daemon)[worker] == "T")
        let answer = try workspace.greffier("cancel", "second.txt", "--json")
        let told = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        #expect(told?["stopping"] as? [String] == ["text"])
        try Programs.wait(for: "the end of the second file") { try status("second.txt", workspace) == "cancelled" }
        try Programs.wait(for: "the end of the worker") { workers(of: daemon)[worker] == nil }
        #expect(workspace.published(failed: true).count == 1)
        try workspace.drop(bytes: cv(3), as: "third.txt")
        try Programs.wait(for: "the third file") { try status("third.txt", workspace) == "succeeded" }
        #expect(workers(of: daemon)[worker] == nil && workers(of: daemon).count == 1)
        #expect(daemon.stop() == 0)
    }
}
