// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("What somebody has done again", .ownThreads)
struct RetryTests {
    /// A worker that greets and crashes at its first request, until it is mended.
    private final class FragileWorker {
        private let folder = "/tmp/greffier-fragile-" + UUID().uuidString
        var path: String { folder + "/worker" }

        init() throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let body = """
                [ -e '\(folder)/mended' ] && exec '\(Programs.worker)' "$@"
                '\(Programs.worker)' "$@" </dev/null
                head -c 1 >/dev/null
                kill -SEGV $$
                """
            try body.write(toFile: folder + "/body", atomically: true, encoding: .utf8)
            // A link: a file that was just written cannot be run while some forked process holds it open.
            let script = Programs.fixture("workers/pretender")
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: script)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func mend() throws { try Data().write(to: URL(fileURLWithPath: folder + "/mended")) }
    }

    @Test("a document that crashed its worker is read again when its run is retried, and is not refused from memory")
    func poisoned() throws {
        let worker = try FragileWorker()
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_WORKER": worker.path])
        let daemon = try workspace.startDaemon()
        try workspace.drop(bytes: Data("Camille Exemple\nComptable\n".utf8), as: "camille.txt")
        try Programs.wait(for: "the failure") { !workspace.published(failed: true).isEmpty }
        let failed = try #require(workspace.published(failed: true).first)
        #expect((try workspace.report(failed)["error"] as? [String: Any])?["code"] as? String == "worker.crashed")
        try worker.mend()
        #expect(try workspace.greffier("retry", "camille.txt").status == 0)
        let status = {
            try (workspace.greffier("why", "camille.txt", "--json").object()["run"] as? [String: Any])?["status"]
        }
        try Programs.wait(for: "the end") { ["succeeded", "failed"].contains(try status() as? String) }
        #expect(try status() as? String == "succeeded")
        #expect(daemon.stop() == 0)
    }
}
