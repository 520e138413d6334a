// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import Glibc

/// The people and programs around the daemon: they drop files, insert rows, run commands, and note what is acknowledged.
///
/// Nothing here waits: what takes time is asked for again by `poll`.
struct Hands {
    /// A command under way.
    private struct Command {
        let child: Child
        /// What it submits.
        let submission: Document?
    }

    private let workspace: ChaosWorkspace
    private var commands: [Command] = []
    /// Files that are being written, with the half that is still to come.
    private var halves: [(file: FileHandle, rest: Data, due: Double)] = []
    /// Plans of commands that cancel whatever runs next.
    private var wishes: [String] = []
    /// Rows that found the door locked.
    private var rows: [Document] = []

    init(_ workspace: ChaosWorkspace) { self.workspace = workspace }

    mutating func perform(_ step: EpisodeScript.Step, _ ledger: inout Ledger) {
        switch step {
        case .handIn(let document): handIn(document, &ledger)
        case .cancel(let document, let plan):
            ledger.cancel(document.name)
            start(["cancel", document.name], plan: plan)
        case .cancelRunning(let plan): wishes.append(plan)
        case .retry(let document, let plan):
            start(["retry", document.name], plan: plan)
        case .maintain(let plan): start(["maintain"], plan: plan)
        }
    }

    private mutating func handIn(_ document: Document, _ ledger: inout Ledger) {
        ledger.handIn(document)
        switch document.way {
        case .dropped(let isSlow): drop(document, slowly: isSlow)
        case .row: rows.append(document)
        case .submitted(let plan):
            place(document)
            start(["submit", document.pipeline, path(of: document)], plan: plan, submitting: document)
        }
    }

    /// Goes on with what could not be done at once.
    mutating func poll(_ ledger: inout Ledger) {
        let now = Monotonic.now()
        for half in halves where half.due <= now {
            half.file.write(half.rest)
            try? half.file.close()
        }
        halves.removeAll { $0.due <= now }
        rows = rows.filter { !insert($0) }
        if let plan = wishes.last, let name = running() {
            wishes.removeLast()
            ledger.cancel(name)
            start(["cancel", name], plan: plan)
        }
        commands.removeAll { command in
            guard let end = command.child.poll() else { return false }
            if end == .stopped {
                command.child.signal(SIGCONT)
                return false
            }
            if let submission = command.submission, end == .exited(0) { ledger.acknowledge(submission) }
            return true
        }
    }

    /// Ends what is under way, and notes which files and rows were taken.
    mutating func finish(_ ledger: inout Ledger) {
        // Nothing runs any more that could be cancelled.
        wishes = []
        while !halves.isEmpty || !commands.isEmpty || !rows.isEmpty {
            poll(&ledger)
            usleep(2000)
        }
        let taken = takenRows()
        for entry in ledger.all where !entry.isAcknowledged {
            switch entry.document.way {
            case .dropped:
                if access(inbox(entry.document), F_OK) != 0 { ledger.acknowledge(entry.document) }
            case .row: if taken.contains(path(of: entry.document)) { ledger.acknowledge(entry.document) }
            case .submitted: break
            }
        }
    }

    // MARK: Files

    func path(of document: Document) -> String { workspace.root + "/hand/" + document.name }

    private func inbox(_ document: Document) -> String {
        "\(workspace.root)/inbox/\(document.pipeline)/\(document.name)"
    }

    private func place(_ document: Document) {
        try? document.bytes.write(to: URL(fileURLWithPath: path(of: document)))
    }

    private mutating func drop(_ document: Document, slowly isSlow: Bool) {
        let target = inbox(document)
        guard isSlow else {
            place(document)
            rename(path(of: document), target)
            return
        }
        let (first, rest) = (document.bytes.prefix(20), document.bytes.dropFirst(20))
        guard FileManager.default.createFile(atPath: target, contents: nil) else { return }
        guard let file = FileHandle(forWritingAtPath: target) else { return }
        file.write(first)
        halves.append((file, Data(rest), Monotonic.now() + 0.06))
    }

    // MARK: Rows

    /// Whether the row is in; somebody who stands still may hold the lock.
    private func insert(_ document: Document) -> Bool {
        guard case .row(let key) = document.way else { return true }
        place(document)
        do {
            try door().write { db in
                try db.execute(
                    sql: "INSERT INTO submissions (pipeline, path, dedupe_key) VALUES (?, ?, ?)",
                    arguments: [document.pipeline, path(of: document), key]
                )
            }
            return true
        } catch {
            return false
        }
    }

    private func takenRows() -> Set<String> {
        let paths = try? door().read { db in
            try String.fetchSet(db, sql: "SELECT path FROM submissions WHERE status <> 'new'")
        }
        return paths ?? []
    }

    private func door() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(0.05)
        return try DatabaseQueue(path: workspace.door, configuration: configuration)
    }

    // MARK: Commands

    /// The document of a stage that runs now.
    private func running() -> String? {
        let sql = """
            SELECT r.input_name FROM jobs j JOIN runs r ON r.id = j.run
            WHERE j.state = 'running' AND j.kind = 'extract' AND r.input_name IS NOT NULL LIMIT 1
            """
        return try? workspace.jobTable().read { try String.fetchOne($0, sql: sql) }
    }

    private mutating func start(_ arguments: [String], plan: String, submitting document: Document? = nil) {
        let log = workspace.root + "/commands.log"
        guard let child = try? workspace.start(arguments, plan: plan, log: log) else { return }
        commands.append(Command(child: child, submission: document))
    }
}
