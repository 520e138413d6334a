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
            for name in try Files.list(folder) {
                let path = folder / name
                if name == Spool.localName { spools.append(path) }
                if Canary.isName(name) { Canary.sweep(path) }
                if LeftAlone.contains(name) { continue }
                guard let status = try Files.status(path) else { continue }
                if status.kind != .directory {
                    let claim = Spool.Claim(path: path, inbox: inbox, pipeline: pipeline, tags: tags)
                    files.append(Found(claim: claim, status: status))
                } else if !others.contains(path) {
                    look(into: path, inbox: inbox, tags: tags + [name.text])
                }
            }
        } catch {
            let reason = (error as? FileError)?.reason ?? "\(error)"
            problems[folder] = GreffierError(.intakeUnreadable, detail: reason)
        }
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
