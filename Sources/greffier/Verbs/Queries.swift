// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore

/// What verbs that only ask have in common.
enum Queries {
    /// The job store, read-only: the daemon may run or not.
    static func open(_ workspace: Workspace) throws -> any RunQueries & QueueControl {
        do {
            return try ServiceFactory.queries(workspace)
        } catch let error as GreffierError {
            throw Ending.notReady(error.message)
        }
    }

    /// The run that `text` names; ends with a helpful message when there is none or more than one.
    static func run(_ text: String, in workspace: Workspace, store: any RunQueries) async throws -> RunRow {
        switch try await RunFinder(workspace: workspace, store: store).find(text) {
        case .run(let run), .job(_, let run): return run
        case .waitingFile(let path):
            throw Ending.notReady("\(Terminal.safe(path)) lies in the inbox and has not been taken yet")
        case .ambiguous(let runs): throw ambiguous(text, runs)
        case .nothing: throw unknown(text)
        }
    }

    static func ambiguous(_ text: String, _ runs: [RunRow]) -> Ending {
        let names = runs.map { "\($0.id.text)  \(Terminal.safe($0.input?.name ?? $0.pipeline))" }.joined(
            separator: "\n  "
        )
        return .usage("several runs end in \(Terminal.safe(text)); name one in full:\n  \(names)")
    }

    static func unknown(_ text: String) -> Ending {
        .usage("no file, run or job is known as '\(Terminal.safe(text))'; see `greffier runs list`")
    }
}

/// Counts the files that lie in the inboxes.
enum InboxCount {
    static func files(in workspace: Workspace) -> Int {
        guard let items = FileManager.default.enumerator(atPath: workspace.inbox) else { return 0 }
        var count = 0
        for case let item as String in items {
            let name = (item as NSString).lastPathComponent
            // The README of an inbox is for people, dotfiles are nobody's documents.
            guard !name.hasPrefix("."), name != "README.md",
                items.fileAttributes?[.type] as? FileAttributeType == .typeRegular
            else { continue }
            count += 1
        }
        return count
    }
}

/// A run as lists print it.
struct RunReportRow: Encodable {
    /// The whole identifier.
    var run: String
    /// Its last eight characters, as in folder names.
    var id: String
    var pipeline: String
    var status: String
    var trigger: String
    var file: String?
    var submittedAt: String
    var startedAt: String?
    var finishedAt: String?
    /// Relative to the outbox.
    var folder: String?
    var code: String?
    /// Why it failed, in the workspace's language.
    var reason: String?
    var duplicateOf: String?

    init(_ row: RunRow, language: String) {
        run = row.id.text
        id = row.id.short
        pipeline = row.pipeline
        status = row.status.rawValue
        trigger = row.trigger.rawValue
        file = row.input?.name
        submittedAt = Timestamp.text(row.submittedAt)
        startedAt = row.startedAt.map(Timestamp.text)
        finishedAt = row.finishedAt.map(Timestamp.text)
        folder = row.folder
        code = row.error?.error.code.name
        reason = row.error.map { language == "fr" ? $0.error.messageFR : $0.error.message }
        duplicateOf = row.duplicateOf?.text
    }

    private enum CodingKeys: String, CodingKey {
        case run, id, pipeline, status, trigger, file, folder, code, reason
        case submittedAt = "submitted_at"
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case duplicateOf = "duplicate_of"
    }
}

/// A queue as lists print it.
struct QueueReport: Encodable {
    var name: String
    var ready: Int
    var running: Int
    var waiting: Int
    var later: Int
    var pausedAt: String?
    /// The code of what the queue waits for.
    var breaker: String?
    var breakerUntil: String?

    init(_ row: QueueRow) {
        name = row.name
        ready = row.ready
        running = row.running
        waiting = row.waiting
        later = row.later
        pausedAt = row.pausedAt.map(Timestamp.text)
        breaker = row.breaker?.code
        breakerUntil = row.breaker.map { Timestamp.text($0.until) }
    }

    static func table(_ rows: [QueueReport]) -> TextTable {
        var table = TextTable("QUEUE", "READY", "RUNNING", "WAITING", "LATER", "STATE")
        for row in rows {
            let state = row.pausedAt != nil ? "paused" : row.breaker.map { "waits: \($0)" } ?? "open"
            table.add(row.name, "\(row.ready)", "\(row.running)", "\(row.waiting)", "\(row.later)", state)
        }
        return table
    }

    private enum CodingKeys: String, CodingKey {
        case name, ready, running, waiting, later, breaker
        case pausedAt = "paused_at"
        case breakerUntil = "breaker_until"
    }
}
