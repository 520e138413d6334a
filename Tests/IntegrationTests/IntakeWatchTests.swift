// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import TestThreads
import Testing

/// What the daemon makes of the machine that it watches, as an administrator sees it.
@Suite("Watching and the door, with real processes", .ownThreads)
struct IntakeWatchTests {
    private static let text = """
        Camille Exemple
        Comptable
        camille@courriel.example
        """

    /// The findings of `greffier doctor` about one check.
    private func findings(_ check: String, _ workspace: ScratchWorkspace) throws -> [[String: Any]] {
        let output = try workspace.greffier("doctor", "--json").output
        let all = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
        return all.filter { $0["check"] as? String == check }
    }

    /// Waits for what other processes do.
    @Test("doctor tells how each inbox is watched, and that the canary came back")
    func canary() throws {
        let workspace = try ScratchWorkspace()
        let daemon = try workspace.startDaemon()
        try Programs.wait(for: "the canary") {
            let found = try findings("inbox cv", workspace)
            return (found.first?["detail"] as? String)?.contains("canary ok") == true
        }
        let found = try #require(try findings("inbox cv", workspace).first)
        #expect(found["verdict"] as? String == "ok")
        #expect((found["detail"] as? String)?.hasPrefix("events: ") == true)
        let left = try FileManager.default.contentsOfDirectory(atPath: workspace.root + "/inbox/cv")
        #expect(left.allSatisfy { !$0.hasPrefix(".greffier-canary") })
        #expect(daemon.stop() == 0)
    }

    @Test("with intake.mode poll a file goes through, and doctor says why it is polled")
    func polling() throws {
        let workspace = try ScratchWorkspace(
            environment: ["GREFFIER_INTAKE_MODE": "poll", "GREFFIER_INTAKE_POLL": "200ms"]
        )
        let daemon = try workspace.startDaemon()
        try workspace.drop(bytes: Data(Self.text.utf8), as: "cv.txt")
        try Programs.wait(for: "the result") { !workspace.published().isEmpty }
        let detail = try findings("inbox cv", workspace).first?["detail"] as? String
        #expect(detail == "polling: as intake.mode says, canary not tried")
        #expect(daemon.stop() == 0)
    }

    /// Whether this machine lets a process have limits of its own.
    static let mayUnshare: Bool = {
        let outcome = try? Programs.run("/usr/bin/unshare", ["-Ur", "true"])
        return outcome?.status == 0
    }()

    @Test(
        "beyond the limit on watches folders are polled, and doctor names the limit and the command that raises it",
        .enabled(if: mayUnshare, "no namespaces of users here")
    )
    func watchLimit() throws {
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_INTAKE_POLL": "200ms"])
        for index in 0..<6 {
            let folder = workspace.root + "/inbox/cv/\(index)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let script = """
            echo 4 > /proc/sys/user/max_inotify_watches || exit 77
            exec "$0" daemon --workspace "$1"
            """
        let daemon = Process()
        daemon.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        daemon.arguments = ["-Ur", "sh", "-c", script, Programs.greffier, workspace.root]
        daemon.environment = Programs.environment(workspace.environment)
        daemon.standardOutput = FileHandle.nullDevice
        daemon.standardError = FileHandle.nullDevice
        try daemon.run()
        defer {
            kill(daemon.processIdentifier, SIGKILL)
            daemon.waitUntilExit()
        }
        try Programs.wait(for: "the warning") {
            let detail = try findings("inbox cv", workspace).first?["detail"] as? String
            return detail?.contains("max_user_watches") == true || !daemon.isRunning
        }
        try #require(daemon.isRunning, "the limit cannot be set here")
        let found = try #require(try findings("inbox cv", workspace).first)
        #expect(found["verdict"] as? String == "warn")
        #expect((found["remedy"] as? String)?.contains("sysctl fs.inotify.max_user_watches=") == true)
        try workspace.drop(bytes: Data(Self.text.utf8), as: "cv.txt", into: "cv/5")
        try Programs.wait(for: "the result") { !workspace.published().isEmpty }
    }

    @Test("a lock forgotten in a shell stops neither inbox nor shutdown; doctor names the shell; the row goes in later")
    func forgottenLock() throws {
        let workspace = try ScratchWorkspace()
        let daemon = try workspace.startDaemon()
        let door = workspace.root + "/submissions/submissions.sqlite"
        try Data(Self.text.utf8).write(to: URL(fileURLWithPath: workspace.root + "/submissions/letter.txt"))
        let shell = Process()
        let input = Pipe()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        shell.arguments = [door]
        shell.standardInput = input
        shell.standardOutput = output
        try shell.run()
        defer { if shell.isRunning { shell.terminate() } }
        let lines = """
            .timeout 10000
            INSERT INTO submissions(pipeline, path) VALUES ('cv', '\(workspace.root)/submissions/letter.txt');
            BEGIN EXCLUSIVE;
            SELECT 'held';

            """
        input.fileHandleForWriting.write(Data(lines.utf8))
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "held\n")

        try workspace.drop(bytes: Data(Self.text.utf8), as: "cv.txt")
        try Programs.wait(for: "the file of the inbox") { workspace.published().contains { $0.contains("/cv-") } }
        let found = try #require(try findings("submissions file", workspace).first)
        #expect(found["verdict"] as? String == "warn")
        #expect(
            (found["detail"] as? String)?.contains("sqlite3 (process \(shell.processIdentifier))") == true,
            "\(found)"
        )
        let status = try workspace.greffier("status", "--json").output
        #expect(status.contains(#""submissions" : "locked""#), "\(status)")
        #expect(daemon.stop() == 0)

        let again = try workspace.startDaemon()
        try input.fileHandleForWriting.write(contentsOf: Data("ROLLBACK;\n.quit\n".utf8))
        shell.waitUntilExit()
        // The row may have been taken over before the lock: either way it ends, once.
        try Programs.wait(for: "the row") {
            try Programs.sqlite(door, "SELECT status FROM submissions") == "succeeded\n"
        }
        #expect(workspace.published().filter { $0.contains("/letter-") }.count == 1)
        #expect(try findings("submissions file", workspace).first?["verdict"] as? String == "ok")
        #expect(again.stop() == 0)
    }

    @Test("the same bytes with --again ignore the memo, and without it do not")
    func again() throws {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/cv.txt"
        try Data(Self.text.utf8).write(to: URL(fileURLWithPath: file))
        for arguments in [[], [], ["--again"]] {
            let outcome = try workspace.greffier(["run", "cv", file] + arguments)
            #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        }
        var cached: [Int] = []
        let reports = try workspace.published().map(workspace.report)
        for report in reports.sorted(by: { ($0["run"] as? String ?? "") < ($1["run"] as? String ?? "") }) {
            let stages = try #require(report["stages"] as? [[String: Any]])
            cached.append(stages.count { $0["cached"] as? Bool == true })
        }
        #expect(cached.count == 3)
        #expect(cached.first == 0)
        #expect(cached.dropFirst().first ?? 0 >= 3)
        #expect(cached.last == 0)
    }
}
