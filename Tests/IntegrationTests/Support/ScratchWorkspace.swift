// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A workspace of its own for one test, made by `greffier init` and removed at the end.
final class ScratchWorkspace {
    let root: String
    let environment: [String: String]

    init(environment: [String: String] = [:]) throws {
        root = "/tmp/greffier-test-" + UUID().uuidString
        // Daemons of tests run side by side: those that are to serve HTTP ask for a port of their own.
        self.environment = [
            "GREFFIER_INTAKE_SETTLE": "100ms", "GREFFIER_INTAKE_GIVE_UP": "1s", "GREFFIER_HTTP_ENABLED": "false",
            "TZ": "UTC",
        ].merging(environment) { _, new in new }
        let outcome = try Programs.run(Programs.greffier, ["init", root])
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Runs a verb in this workspace.
    @discardableResult
    func greffier(_ arguments: String...) throws -> Programs.Outcome { try greffier(arguments) }

    /// Runs a verb in this workspace.
    @discardableResult
    func greffier(_ arguments: [String]) throws -> Programs.Outcome {
        try Programs.run(Programs.greffier, arguments + ["--workspace", root], environment: environment)
    }

    /// Adds a pipeline of the examples, and the inbox that it watches.
    func addExample(_ pipeline: String, inbox: String) throws {
        try FileManager.default.copyItem(
            atPath: Programs.checkout + "/Examples/pipelines/\(pipeline).yaml",
            toPath: root + "/pipelines/\(pipeline).yaml"
        )
        try FileManager.default.createDirectory(
            atPath: "\(root)/inbox/\(inbox)",
            withIntermediateDirectories: true
        )
    }

    /// Names a language model's server in greffier.yaml, and says how CVs are read.
    func useModel(_ address: String, named model: String? = nil, analysis: String = "merge") throws {
        let name = model.map { ", model: \($0)" } ?? ""
        try "models: {default: {endpoints: [\"\(address)\"]\(name)}}\n"
            .write(toFile: root + "/greffier.yaml", atomically: true, encoding: .utf8)
        try setAnalysis(analysis)
    }

    /// Says how CVs, or the documents of another pipeline, are read: `rules`, `model` or `merge`.
    func setAnalysis(_ analysis: String, of pipeline: String = "cv") throws {
        let path = root + "/pipelines/\(pipeline).yaml"
        try String(contentsOfFile: path, encoding: .utf8)
            .replacing("analysis: merge", with: "analysis: \(analysis)")
            .write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Copies a file into an inbox under `name`.
    func drop(_ source: String, as name: String, into inbox: String = "cv") throws {
        try FileManager.default.copyItem(atPath: source, toPath: root + "/inbox/\(inbox)/" + name)
    }

    /// Writes a file into an inbox.
    func drop(bytes: Data, as name: String, into inbox: String = "cv") throws {
        try bytes.write(to: URL(fileURLWithPath: root + "/inbox/\(inbox)/" + name))
    }

    /// Starts the daemon and returns once it says that it is ready.
    func startDaemon(_ environment: [String: String] = [:]) throws -> DaemonProcess {
        try DaemonProcess(workspace: self, environment: environment)
    }

    /// Every published folder of a pipeline, as absolute paths; `failed` ones apart.
    func published(_ pipeline: String = "cv", failed: Bool = false) -> [String] {
        let base = root + "/outbox/" + pipeline
        let manager = FileManager.default
        let days = ((try? manager.contentsOfDirectory(atPath: base)) ?? []).filter { day in
            failed ? day == "failed" : day.count == 10 && day.first?.isNumber == true
        }
        return days.flatMap { day in
            ((try? manager.contentsOfDirectory(atPath: base + "/" + day)) ?? []).map { base + "/" + day + "/" + $0 }
        }.sorted()
    }

    /// run.json of a published folder.
    func report(_ folder: String) throws -> [String: Any] { try Programs.object(folder + "/run.json") }
}

/// A running `greffier daemon`, waited for by its readiness message and ended at the latest with this object.
final class DaemonProcess {
    let process = Process()
    let log: String
    /// What it tells the service manager.
    let socket = NotifySocket()
    /// Kept, for the folder goes with it.
    private let workspace: ScratchWorkspace

    init(workspace: ScratchWorkspace, environment: [String: String] = [:]) throws {
        self.workspace = workspace
        log = workspace.root + "/daemon.log"
        process.executableURL = URL(fileURLWithPath: Programs.greffier)
        process.arguments = ["daemon", "--workspace", workspace.root]
        process.environment = Programs.environment(workspace.environment)
            .merging(["NOTIFY_SOCKET": socket.path].merging(environment) { _, new in new }) { _, new in new }
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(fileURLWithPath: log)) }
        let handle = FileHandle(forWritingAtPath: log)
        handle?.seekToEndOfFile()
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let isReady = socket.waitForReady(seconds: 180)
        try #require(
            isReady,
            "the daemon did not become ready: \((try? String(contentsOfFile: log, encoding: .utf8)) ?? "")"
        )
    }

    deinit { if process.isRunning { killHard() } }

    /// What it has logged so far.
    var logged: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// kill -9, and its end.
    func killHard() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// SIGTERM, and its end; returns the exit status.
    func stop() -> Int32 {
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        return process.terminationStatus
    }
}
