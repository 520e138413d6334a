// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import JobModel

/// One look at an inbox: what lies there, and what cannot be looked at.
///
/// Blocks.
struct InboxScan {
    /// A file that was found.
    struct Found: Sendable {
        let claim: Spool.Claim
        let status: FileStatus
    }

    private(set) var files: [Found] = []
    /// `.greffier` folders: spools of inboxes on other mounts.
    private(set) var spools: [FilePath] = []
    private(set) var problems: [FilePath: GreffierError] = [:]
    /// Folders that the system's limit keeps from being watched.
    private(set) var beyondLimit = 0
    /// Folders that cannot be watched for another reason.
    private(set) var refused = 0

    private let watch: (FilePath) -> FolderWatcher.Outcome
    private let others: Set<FilePath>
    private let pipeline: String

    /// `watch` is called for each folder before it is listed, so that nothing falls between; `others` are inboxes of
    /// their own, which may lie inside this one.
    init(
        _ folder: FilePath,
        pipeline: String,
        others: Set<FilePath>,
        watch: @escaping (FilePath) -> FolderWatcher.Outcome
    ) {
        self.pipeline = pipeline
        self.others = others
        self.watch = watch
        look(into: folder, inbox: folder, tags: [])
    }

    private mutating func look(into folder: FilePath, inbox: FilePath, tags: [String]) {
        switch watch(folder) {
        case .watched: break
        case .limitReached: beyondLimit += 1
        case .refused: refused += 1
        }
        do {
            // Only the folder itself is held while it is read: people may nest more of them than files can be open.
            var folders: [FilePath] = []
            try Files.holding(folder, below: inbox) { held in
                for name in try Files.list(held) {
                    if try look(at: name, of: held, in: folder, inbox, tags) == .directory { folders.append(name) }
                }
            }
            for name in folders where !others.contains(folder / name) {
                look(into: folder / name, inbox: inbox, tags: tags + [name.text])
            }
        } catch let error as FileError where error.path == folder && error.isNotFound {
            // Gone, or a link by now, which the next look at its parent finds.
        } catch {
            let reason = (error as? FileError)?.reason ?? "\(error)"
            problems[folder] = GreffierError(.intakeUnreadable, detail: reason)
        }
    }

    /// Notes what is called `name`; returns what it is, where it is not to be left alone.
    private mutating func look(
        at name: FilePath,
        of held: FilePath,
        in folder: FilePath,
        _ inbox: FilePath,
        _ tags: [String]
    ) throws -> FileStatus.Kind? {
        let path = folder / name
        if try name == Spool.localName && Spool.isOurs(held / name) { spools.append(path) }
        if Canary.isName(name) { Canary.sweep(held / name) }
        if LeftAlone.contains(name) { return nil }
        guard let status = try Files.status(held / name) else { return nil }
        if status.kind != .directory {
            let claim = Spool.Claim(path: path, inbox: inbox, pipeline: pipeline, tags: tags)
            files.append(Found(claim: claim, status: status))
        }
        return status.kind
    }

    /// Files beside the inboxes, which no pipeline will ever take: reported, not passed over.
    ///
    /// A README.md there is for people.
    static func strays(in root: FilePath, inboxes: Set<FilePath>) -> [FilePath: GreffierError] {
        var problems: [FilePath: GreffierError] = [:]
        for name in (try? Files.list(root)) ?? [] where !LeftAlone.contains(name) && name != FilePath("README.md") {
            let path = root / name
            if inboxes.contains(where: { $0 == path || $0.components(below: path) != nil }) { continue }
            guard let status = try? Files.status(path) else { continue }
            guard status.kind != .directory || holdsFiles(path) else { continue }
            problems[path] = GreffierError(.intakeUnknownPipeline, detail: "no pipeline takes from here")
        }
        return problems
    }

    private static func holdsFiles(_ folder: FilePath) -> Bool {
        let names = (try? Files.list(folder)) ?? []
        return names.contains { !LeftAlone.contains($0) }
    }
}
