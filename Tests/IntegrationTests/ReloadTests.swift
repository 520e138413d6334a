// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("A daemon whose files are edited", .ownThreads)
struct ReloadTests {
    private func edit(_ workspace: ScratchWorkspace, _ file: String, _ text: String) throws {
        try text.write(toFile: workspace.root + "/" + file, atomically: true, encoding: .utf8)
    }

    /// Has the daemon read its files anew; what it then tells systemd.
    private func reload(_ daemon: DaemonProcess) throws -> String {
        daemon.socket.drain()
        daemon.send(SIGHUP)
        let begun = try #require(daemon.socket.wait(for: "RELOADING=1"), "\(daemon.logged)")
        #expect(begun.contains(/^MONOTONIC_USEC=[0-9]+$/.anchorsMatchLineEndings()))
        return try #require(daemon.socket.wait(for: "READY=1"), "\(daemon.logged)")
    }

    private func configuration(_ workspace: ScratchWorkspace) throws -> [String: Any]? {
        try workspace.greffier("status", "--json").object()["configuration"] as? [String: Any]
    }

    @Test("takes over settings at SIGHUP, names those that want a restart, and refuses a file with mistakes whole")
    func settings() throws {
        let workspace = try ScratchWorkspace(environment: DaemonHTTP.environment)
        try edit(workspace, "greffier.yaml", "language: en\n")
        let daemon = try workspace.startDaemon()
        let http = try DaemonHTTP(workspace)
        #expect(try configuration(workspace) == nil)

        try edit(workspace, "greffier.yaml", "language: en\nqueues: {cpu: 1}\nworkers: {processes: 1}\n")
        let waiting = try reload(daemon)
        #expect(waiting.contains("wait for a restart of the service: workers"), "\(waiting)")
        #expect(daemon.logged.contains("a changed setting holds from now on"))
        #expect(try configuration(workspace)?["restart"] as? [String] == ["workers"])

        try edit(workspace, "greffier.yaml", "language: en\nqueues: {cpu: many}\n")
        let refused = try reload(daemon)
        #expect(refused.contains("greffier.yaml is refused, what it said before stays in force"), "\(refused)")
        // A verb reads the file as it is now, and tells what the daemon refused.
        let status = try workspace.greffier("status")
        #expect(status.status == 4 && status.errors.contains("queues.cpu"), "\(status.errors)")
        #expect(daemon.logged.contains("greffier.yaml does not check; the last one stays"))
        let ready = try http.ask("GET", "/readyz", isKnown: false)
        #expect(ready.status == 200 && ready.text.contains("greffier.yaml is refused"), "\(ready.text)")
        #expect(!ready.text.contains("queues.cpu"))

        try edit(workspace, "greffier.yaml", "language: en\n")
        #expect(try reload(daemon).split(separator: "\n").contains("STATUS=watching the inboxes"))
        #expect(try configuration(workspace) == nil)
        #expect(daemon.stop() == 0)
    }

    @Test(
        "goes on by a pipeline as it was before an edit with mistakes, says so in French and English, and takes it mended"
    )
    func pipelines() throws {
        let workspace = try ScratchWorkspace()
        let daemon = try workspace.startDaemon()
        let file = workspace.root + "/pipelines/cv.yaml"
        let sound = try String(contentsOfFile: file, encoding: .utf8)
        try edit(workspace, "pipelines/cv.yaml", sound.replacing("use: extract", with: "use: extrct"))
        let refused = try reload(daemon)
        #expect(refused.contains("pipelines/cv.yaml est refusé, la version d’avant reste en vigueur"), "\(refused)")
        #expect(daemon.logged.contains("pipeline does not check; the last one stays"))
        let french = try Programs.run(
            Programs.greffier,
            ["status", "--workspace", workspace.root],
            environment: ["LC_ALL": "fr_FR.UTF-8"]
        )
        #expect(french.output.contains("pipelines/cv.yaml refusé (l’ancienne version reste)"), "\(french.output)")
        let english = try Programs.run(
            Programs.greffier,
            ["status", "--workspace", workspace.root],
            environment: ["LC_ALL": "en_GB.UTF-8"]
        )
        #expect(english.output.contains("pipelines/cv.yaml refused (the last one stays)"), "\(english.output)")

        try workspace.drop(bytes: Data("Camille Exemple\nComptable\n".utf8), as: "camille.txt")
        try Programs.wait(for: "the result") { !workspace.published().isEmpty }

        try edit(workspace, "pipelines/cv.yaml", sound)
        #expect(try reload(daemon).contains("STATUS=surveille les dépôts"))
        #expect(daemon.stop() == 0)
    }

    @Test("gives signs of life while it works and while it rests, and none while its database does not answer")
    func watchdog() throws {
        let workspace = try ScratchWorkspace()
        let daemon = try workspace.startDaemon(["WATCHDOG_USEC": "400000"])
        for _ in 0..<5 { #expect(daemon.socket.wait(for: "WATCHDOG=1") != nil) }

        // A writer that does not let go: the engine's loop waits for it.
        let other = Process()
        let input = Pipe()
        let output = Pipe()
        other.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        other.arguments = [workspace.root + "/state/jobs.sqlite"]
        other.standardInput = input
        other.standardOutput = output
        try other.run()
        input.fileHandleForWriting.write(Data(".timeout 60000\nBEGIN IMMEDIATE;\nSELECT 'held';\n".utf8))
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).contains("held"))
        // A beat may be on its way still; after it none comes, where five would be due.
        _ = daemon.socket.wait(for: "WATCHDOG=1", seconds: 1)
        daemon.socket.drain()
        #expect(daemon.socket.wait(for: "WATCHDOG=1", seconds: 2) == nil)
        input.fileHandleForWriting.write(Data("ROLLBACK;\n.quit\n".utf8))
        other.waitUntilExit()
        #expect(daemon.socket.wait(for: "WATCHDOG=1") != nil, "\(daemon.logged)")
        #expect(daemon.stop() == 0)
    }
}
