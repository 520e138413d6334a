// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB

/// A workspace of one episode, with short patience and small pipelines.
final class ChaosWorkspace {
    let root: String
    /// `greffier` of a build with the trait.
    private let program: String
    private let manager = FileManager.default

    var log: String { root + "/daemon.log" }
    var faults: String { root + "/faults" }
    var jobs: String { root + "/state/jobs.sqlite" }
    var door: String { root + "/submissions/submissions.sqlite" }

    /// `grace` is how long running stages may go on at a shutdown, `timeout` how long a stage of a note may take.
    init(name: String, program: String, grace: String = "200ms", timeout: String = "10s") throws {
        root = "/tmp/greffier-chaos-\(name)"
        self.program = program
        try? manager.removeItem(atPath: root)
        for folder in ["pipelines", "inbox/notes", "inbox/cv", "inbox/lists", "outbox", "hand", "faults"] {
            try manager.createDirectory(atPath: root + "/" + folder, withIntermediateDirectories: true)
        }
        try write("", to: "processes")
        try write(Self.settings(grace: grace), to: "greffier.yaml")
        try write(Self.notes(timeout: timeout), to: "pipelines/notes.yaml")
        for (name, text) in Self.pipelines { try write(text, to: "pipelines/\(name).yaml") }
    }

    func remove() { try? manager.removeItem(atPath: root) }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: root + "/" + name, atomically: true, encoding: .utf8)
    }

    /// Starts `greffier` with these arguments and this plan of faults.
    func start(_ arguments: [String], plan: String, environment: [String: String] = [:], log: String) throws -> Child {
        let variables = [
            "GREFFIER_WORKSPACE": root, "GREFFIER_FAILPOINTS": plan, "GREFFIER_FAILPOINTS_FOLDER": faults,
            "GREFFIER_HTTP_ENABLED": "false", "TZ": "UTC",
        ]
        let child = try Child(program, arguments, environment: variables.merging(environment) { $1 }, log: log)
        // For who looks into a workspace that was kept.
        if let notes = FileHandle(forWritingAtPath: root + "/processes") {
            notes.seekToEndOfFile()
            notes.write(Data("\(child.started) \(child.pid) \(arguments) \(plan)\n".utf8))
        }
        return child
    }

    /// Runs a command to its end and gives what it printed; `nil` where it did not end with 0.
    func command(_ arguments: [String]) throws -> String? {
        let output = root + "/command.out"
        try? manager.removeItem(atPath: output)
        let child = try start(arguments, plan: "", log: output)
        guard child.wait(seconds: 30) == .exited(0) else { return nil }
        return try? String(contentsOfFile: output, encoding: .utf8)
    }

    /// The job table, for questions only; a lock is waited for as long as `patience` says, in seconds.
    func jobTable(patience: Double = 0) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        if patience > 0 { configuration.busyMode = .timeout(patience) }
        return try DatabaseQueue(path: jobs, configuration: configuration)
    }

    private static func settings(grace: String) -> String {
        """
        timezone: UTC
        intake: {settle: 40ms, give_up: 1s, rescan: 1s}
        engine: {grace: \(grace), pause: 20ms, longest_pause: 100ms}
        maintenance: "* * * * *"
        submissions: {allow: [/]}
        """
    }

    private static func notes(timeout: String) -> String {
        """
        pipeline: notes
        inbox: notes
        stages:
          text: {use: extract}
        publish: [text.md]
        retry: {attempts: 5, base: 20ms, cap: 100ms}
        timeout: \(timeout)
        """
    }

    private static let pipelines = [
        "cv": """
        pipeline: cv
        inbox: cv
        stages:
          text: {use: extract}
          profile: {use: profile, from: text, analysis: rules}
          index: {use: index, from: {text: text, profile: profile}, collection: candidates}
        publish: [profile.json]
        retry: {attempts: 5, base: 20ms, cap: 100ms}
        timeout: 10s
        """,
        "lists": """
        pipeline: lists
        inbox: lists
        stages:
          text: {use: extract}
          lines: {use: pick, for_each: "text.document.json#/pages", fields: {number: /number}}
          all: {use: collect, from: lines}
        publish: [all.json]
        retry: {attempts: 5, base: 20ms, cap: 100ms}
        timeout: 10s
        """,
        "ticks": """
        pipeline: ticks
        schedule: "* * * * *"
        stages:
          matches: {use: recommend, candidates: candidates, offers: offers, top: 3}
        publish: [recommendations.json]
        retry: {attempts: 5, base: 20ms, cap: 100ms}
        timeout: 10s
        """,
    ]
}
