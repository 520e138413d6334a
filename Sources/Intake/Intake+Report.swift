// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Logging

/// What people should know: pauses, problems, ways of watching.
extension Intake {
    /// No more problems than this are written down: they have one cause then.
    private static let maximumProblems = 1000

    /// Whether files may be taken in; says so where that changes.
    func hasSpace() -> Bool {
        do {
            try Files.makeDirectories(spool.directory, mode: 0o700)
            let free = try Files.freeBytes(spool.directory)
            if free >= options.minimumFree {
                if paused != nil { logger.notice("taking files in again") }
                paused = nil
                return true
            }
            pause(GreffierError(.storeFull, detail: "\(free >> 20) MiB free, \(options.minimumFree >> 20) MiB wanted"))
        } catch {
            pause((error as? FileError)?.report ?? GreffierError(.storeUnavailable, cause: error))
        }
        return false
    }

    func pause(_ reason: GreffierError) {
        if paused == nil { logger.error("taking in no files for the moment", metadata: ["reason": "\(reason)"]) }
        paused = reason
    }

    /// Keeps the problems that are still there with the time of their beginning, and writes intake.json if it changed.
    func report() {
        noteProblems()
        var current = status()
        // The file is for what lasts; what goes by in seconds would only wear the disk.
        current.waiting = []
        current.idle = true
        if current == written { return }
        do {
            try Files.writeAtomically(CanonicalJSON.pretty(current), to: state / "intake.json", mode: 0o640)
            written = current
        } catch {
            logger.warning("intake.json not written", metadata: ["reason": "\(error)"])
        }
    }

    private func noteProblems() {
        var found = spoolProblems.merging(strays) { first, _ in first }
        for inbox in inboxes.values { found.merge(inbox.problems) { first, _ in first } }
        let now = Timestamp.text(clock.now())
        let before = problems
        let kept = found.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }.prefix(Self.maximumProblems)
        problems = kept.reduce(into: [:]) { result, item in
            let problem = IntakeProblem(path: item.key.text, error: item.value, since: now)
            if let known = before[item.key], known.code == problem.code {
                result[item.key] = known
            } else {
                let metadata: Logger.Metadata = [
                    "path": "\(problem.path)", "code": "\(problem.code)", "detail": "\(problem.detail)",
                ]
                logger.warning("left in the inbox", metadata: metadata.filter { $0.value != "" })
                result[item.key] = problem
            }
        }
    }
}

extension Array {
    /// The elements in runs of `size`.
    func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
