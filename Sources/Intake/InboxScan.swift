// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import JobModel
import PipelineModel

/// One look at the inboxes: what lies there, whose it is, and what cannot be looked at.
///
/// Blocks.
struct InboxScan {
    /// A folder that a pipeline takes files from.
    struct Inbox: Sendable, Equatable {
        let path: FilePath
        let pipeline: String
    }

    /// A file that was found.
    struct Found: Sendable {
        let claim: Spool.Claim
        let status: FileStatus
    }

    private(set) var files: [Found] = []
    /// `.greffier` folders: spools of inboxes on other mounts.
    private(set) var spools: [FilePath] = []
    private(set) var problems: [FilePath: GreffierError] = [:]
    /// Whether some folder cannot be watched.
    private(set) var needsPolling = false

    private let watch: (FilePath) -> Bool
    private let inboxes: [Inbox]

    /// `watch` is called for each folder before it is listed, so that nothing falls between.
    init(_ inboxes: [Inbox], in root: FilePath, watch: @escaping (FilePath) -> Bool) {
        self.inboxes = inboxes
        self.watch = watch
        if !watch(root) { needsPolling = true }
        for inbox in inboxes { look(into: inbox.path, of: inbox, tags: []) }
        lookForStrays(in: root)
    }

    private mutating func look(into folder: FilePath, of inbox: Inbox, tags: [String]) {
        if !watch(folder) { needsPolling = true }
        do {
            for name in try Files.list(folder) {
                let path = folder / name
                if name == Spool.localName { spools.append(path) }
                if LeftAlone.contains(name) { continue }
                guard let status = try Files.status(path) else { continue }
                if status.kind != .directory {
                    files.append(Found(claim: .init(path: path, pipeline: inbox.pipeline, tags: tags), status: status))
                } else if !inboxes.contains(where: { $0.path == path }) {
                    look(into: path, of: inbox, tags: tags + [name.text])
                }
            }
        } catch {
            problems[folder] = GreffierError(.intakeUnreadable, detail: Self.reason(error))
        }
    }

    /// Files that no pipeline will ever take are reported, not passed over.
    private mutating func lookForStrays(in root: FilePath) {
        guard let names = try? Files.list(root) else { return }
        for name in names where !LeftAlone.contains(name) {
            let path = root / name
            if inboxes.contains(where: { $0.path == path || $0.path.components(below: path) != nil }) { continue }
            guard let status = try? Files.status(path) else { continue }
            let isStray = status.kind != .directory || Self.holdsFiles(path)
            if isStray { problems[path] = GreffierError(.intakeUnknownPipeline, detail: "no pipeline takes from here") }
        }
    }

    private static func holdsFiles(_ folder: FilePath) -> Bool {
        let names = (try? Files.list(folder)) ?? []
        return names.contains { !LeftAlone.contains($0) }
    }

    private static func reason(_ error: any Error) -> String { (error as? FileError)?.reason ?? "\(error)" }
}
