// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("The live screen of status", .ownThreads)
struct StatusWatchTests {
    @Test("on a terminal of any size it draws within it, and Ctrl-C gives the terminal back", arguments: [80, 40])
    func terminal(columns: Int) throws {
        let workspace = try ScratchWorkspace(environment: ["TERM": "xterm", "LC_ALL": "fr_FR.UTF-8"])
        try workspace.drop(bytes: Data(), as: "vide\u{1B}[2J\(String(repeating: "e", count: 60)).pdf")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let terminal = try PseudoTerminal(columns: columns, rows: 24)
        let process = try start(workspace, terminal.slave())
        var shown = terminal.read(until: "\u{1B}[J")
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        shown += terminal.read(until: "\u{1B}[?1049l")
        #expect(shown.hasPrefix("\u{1B}[?1049h\u{1B}[?25l") && shown.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
        #expect(!shown.contains("\u{1B}[2J"), "a file's name steers the terminal")
        let picture = shown.components(separatedBy: "\u{1B}[H").dropFirst().first?.components(separatedBy: "\u{1B}[J")
        let rows = (picture?.first ?? "").components(separatedBy: "\n")
            .map { $0.replacing(/\u{1B}\[[0-9;]*[mK]/, with: "") }
        #expect(rows.count <= 24 && rows.allSatisfy { $0.count < columns }, "\(rows)")
        for words in ["service", "débit", "rien ne tourne", "ÉCHOUÉ"] {
            #expect(rows.contains { $0.hasPrefix(words) }, "\(rows)")
        }
        #expect(rows.contains { $0.hasPrefix("cpu ") && $0.hasSuffix("ouverte") })
        #expect(rows.contains { $0.contains("vide\u{FFFD}[2Je") } && rows.contains { $0.contains("Le fichier est") })
    }

    @Test("a dumb terminal and a pipe get plain text, and a reader that leaves ends it quietly")
    func plain() throws {
        let workspace = try ScratchWorkspace(environment: ["TERM": "dumb"])
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        let dumb = try start(workspace, terminal.slave())
        let shown = terminal.read(until: "nothing runs")
        kill(dumb.processIdentifier, SIGTERM)
        dumb.waitUntilExit()
        #expect(dumb.terminationStatus == 0 && !shown.contains("\u{1B}") && shown.contains("not running"))
        let command = "'\(Programs.greffier)' status --watch --workspace '\(workspace.root)' | head -1"
        let piped = try Programs.run("/bin/bash", ["-o", "pipefail", "-c", command], environment: ["TERM": "xterm"])
        #expect(piped.status == 0 && piped.errors.isEmpty, "\(piped.errors)")
        #expect(!piped.output.contains("\u{1B}") && piped.output.contains(workspace.root))
    }

    private func start(_ workspace: ScratchWorkspace, _ terminal: FileHandle) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Programs.greffier)
        process.arguments = ["status", "--watch", "--workspace", workspace.root]
        process.environment = Programs.environment(workspace.environment)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = terminal
        try process.run()
        try terminal.close()
        return process
    }
}
