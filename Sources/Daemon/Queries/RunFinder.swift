// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import Intake
private import JobModel
package import JobStore

/// Finds what a person means by a file name, a path, a run's number or its end, or a job's number.
package struct RunFinder: Sendable {
    private let workspace: Workspace
    private let store: any RunQueries

    package init(workspace: Workspace, store: any RunQueries) {
        self.workspace = workspace
        self.store = store
    }

    /// What was found.
    package enum Found: Sendable {
        case run(RunRow)
        /// The run of a job that was named by its number.
        case job(JobRow, RunRow)
        /// A file that lies in an inbox or in the spool and is no run yet.
        case waitingFile(String)
        /// Several runs end in these characters.
        case ambiguous([RunRow])
        case nothing
    }

    /// Looks `text` up: job number, run number, its end, folder, file name (the newest run), file in an inbox.
    ///
    /// The path of a file in an inbox means that file. With `waitingFirst` its bare name does too, even where an earlier
    /// file of that name became a run.
    package func find(_ text: String, waitingFirst: Bool = false) async throws -> Found {
        let path = URL(fileURLWithPath: text).standardizedFileURL.path
        if path.hasPrefix(workspace.inbox + "/"), FileManager.default.fileExists(atPath: path) {
            return .waitingFile(path)
        }
        if waitingFirst, text.contains("."), let path = waitingFile(text) { return .waitingFile(path) }
        if let number = Int64(text), let job = try await store.job(JobID(number)),
            let run = try await store.run(job.run)
        {
            return .job(job, run)
        }
        if let id = ULID(text), let run = try await store.run(id) { return .run(run) }
        if let found = try await byEnd(text) { return found }
        if let run = try await byPlace(text) { return .run(run) }
        if let path = waitingFile(text) { return .waitingFile(path) }
        return .nothing
    }

    private func byEnd(_ text: String) async throws -> Found? {
        guard (4...26).contains(text.utf8.count), text.utf8.allSatisfy({ $0 < 128 && $0 > 47 }) else { return nil }
        var filter = RunFilter()
        filter.idSuffix = text
        filter.limit = 10
        let runs = try await store.runs(filter)
        if runs.count > 1 { return .ambiguous(runs) }
        return runs.first.map { .run($0) }
    }

    private func byPlace(_ text: String) async throws -> RunRow? {
        let path = URL(fileURLWithPath: text).standardizedFileURL.path
        let outbox = workspace.outbox + "/"
        if path.hasPrefix(outbox) {
            let parts = path.dropFirst(outbox.count).split(separator: "/")
            var filter = RunFilter()
            filter.folder = parts.prefix(3).joined(separator: "/")
            if let run = try await store.runs(filter).first { return run }
        }
        return try await newest(named: (text as NSString).lastPathComponent)
    }

    /// The newest run of a file of this name, however its accents are written.
    ///
    /// Keyboards compose them, a Mac's folders and archives take them apart; the store compares bytes.
    private func newest(named name: String) async throws -> RunRow? {
        let isPlain = name.utf8.allSatisfy { $0 < 128 }
        let other = [name.precomposedStringWithCanonicalMapping, name.decomposedStringWithCanonicalMapping]
        var newest: RunRow?
        for form in isPlain ? [name] : [name] + other {
            var filter = RunFilter()
            filter.inputName = form
            filter.limit = 1
            guard let run = try await store.runs(filter).first else { continue }
            if run.submittedAt > newest?.submittedAt ?? .distantPast { newest = run }
        }
        return newest
    }

    private func waitingFile(_ text: String) -> String? {
        let manager = FileManager.default
        let name = (text as NSString).lastPathComponent
        if let items = manager.enumerator(atPath: workspace.inbox) {
            for case let item as String in items where (item as NSString).lastPathComponent == name {
                return workspace.inbox + "/" + item
            }
        }
        return SpoolLook.files(in: [workspace.spool]).first { ($0.path as NSString).lastPathComponent == name }?.path
    }
}
