// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("What a person sees", .ownThreads)
struct ScreenTests {
    /// What verbs print of a failed file with a name that would steer a terminal and of one that waits, with what changes
    /// from run to run replaced.
    private func screens(_ locale: String) throws -> String {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": locale])
        try workspace.drop(bytes: Data(), as: "vide\u{1B}[2J\u{7}.pdf")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        try workspace.greffier("queues", "pause", "cpu")
        let file = workspace.root + "/attente.txt"
        try Data("Jean Exemple\nSoudeur\n".utf8).write(to: URL(fileURLWithPath: file))
        #expect(try workspace.greffier("submit", "cv", file).status == 0)
        let calls = [
            ["status"], ["runs", "list"], ["jobs", "list"], ["jobs", "logs", "1"], ["queues", "list"],
            ["pipelines", "list"], ["why", "attente.txt"], ["why", "vide\u{1B}[2J\u{7}.pdf"], ["collections"],
            ["daemon", "--drain"], ["maintain", "--dry-run"], ["why", "0"], ["why", "nobody.pdf"],
            ["retry", "attente.txt", "--stage", "nothing"], ["queues", "pause", "nothing"],
            ["jobs", "show", "999"], ["run", "nothing", file], ["run", "cv", "/nowhere.pdf"],
            ["collections", "show", "nothing"], ["status", "--workspace", "/nowhere"],
        ]
        let rows = try JSONSerialization.jsonObject(
            with: Data(workspace.greffier("runs", "list", "--json").output.utf8)
        )
        let runs = (rows as? [[String: Any]] ?? []).compactMap { $0["run"] as? String }
        #expect(runs.count == 2)
        return try calls.map { call in
            let outcome =
                try call.contains("--workspace")
                ? Programs.run(Programs.greffier, call, environment: workspace.environment) : workspace.greffier(call)
            // The log of --drain is not for a person.
            let errors = call.first == "daemon" ? "" : outcome.errors
            #expect(!(outcome.output + errors).contains("\u{1B}") && !(outcome.output + errors).contains("\u{7}"))
            let shown = call.map { $0.replacing("\u{1B}", with: "ESC").replacing("\u{7}", with: "BEL") }
            let line = "$ greffier \(shown.joined(separator: " "))   → \(outcome.status)\n"
            return try normal(line + outcome.output + errors, workspace, runs)
        }.joined(separator: "\n")
    }

    private func normal(_ text: String, _ workspace: ScratchWorkspace, _ runs: [String]) throws -> String {
        let ends = try Regex(runs.map { $0.suffix(8).lowercased() }.joined(separator: "|"))
        return text.replacing(workspace.root, with: "ROOT")
            .replacing(/20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/, with: "TIME")
            .replacing(/\b01[0-9A-HJKMNP-TV-Z]{24}\b/, with: "RUN")
            .replacing(ends) { _ in "RUNENDED" }
            .replacing(/\b\d+([.,]\d+)? (ms|s|min|h)\b/, with: "SPAN")
            // A column is as wide as what it happens to hold.
            .replacing(#/SPAN +/#, with: "SPAN  ")
            .replacing(#/ +(?=\n)/#, with: "")
    }

    @Test("tables and errors are as kept, in both languages, and no name steers the terminal", arguments: ["en", "fr"])
    func kept(language: String) throws {
        let locale = language == "fr" ? "fr_FR.UTF-8" : "en_GB.UTF-8"
        try Snapshot.expect(try screens(locale), is: "screens.\(language).txt")
    }

    @Test("an end that several runs have is told with both, in both languages", arguments: ["en", "fr"])
    func ambiguous(language: String) throws {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": language == "fr" ? "fr_FR.UTF-8" : "en_GB.UTF-8"])
        let file = workspace.root + "/a.txt"
        try Data("Jean\n".utf8).write(to: URL(fileURLWithPath: file))
        for _ in 0..<2 { #expect(try workspace.greffier("submit", "cv", file).status == 0) }
        // Chance gives two runs one end once in a million files.
        let database = workspace.root + "/state/jobs.sqlite"
        let end = "0ABC"
        _ = try Programs.sqlite(database, "PRAGMA foreign_keys=0; UPDATE runs SET id = substr(id, 1, 22) || '\(end)'")
        let runs = try Programs.sqlite(database, "SELECT id FROM runs").split(separator: "\n")
        #expect(Set(runs).count == 2)
        for verb in ["why", "retry", "cancel"] {
            let told = try workspace.greffier(verb, end.lowercased())
            #expect(told.status == 2 && told.output.isEmpty, "\(told.output)")
            #expect(told.errors.contains(language == "fr" ? "nommez-en un" : "name one in full"), "\(told.errors)")
            for run in runs { #expect(told.errors.contains(run), "\(told.errors)") }
        }
    }

    @Test(
        "output into a pipe that is closed ends quietly",
        arguments: [
            "--help", "runs list", "pipelines list", "templates fields", "doctor", "--generate-completion-script bash",
        ]
    )
    func closedPipe(verb: String) throws {
        let workspace = try ScratchWorkspace()
        let place = verb.hasPrefix("-") || verb.hasPrefix("templates") ? "" : "--workspace '\(workspace.root)'"
        // The reader is gone before the first byte.
        let command = "{ sleep 0; '\(Programs.greffier)' \(verb) \(place); echo $? >&2; } | true"
        let outcome = try Programs.run("/bin/bash", ["-c", command])
        let status = Int32(outcome.errors.trimmingCharacters(in: .whitespacesAndNewlines))
        #expect(status == 0 || verb == "doctor" && status == 4, "\(outcome.errors)")
    }
}
