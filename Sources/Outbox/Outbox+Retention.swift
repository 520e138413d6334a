// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
package import Foundation
import Glibc
import JobModel

/// What leaves the outbox by age, where the settings say so.
///
/// The folders themselves are asked, not the job table: its rows may be gone long before.
extension Outbox {
    /// Removes the folders of runs that ended before `date`, published and failed ones; returns how many.
    ///
    /// What people put into them stays, with its folder. With `dryRun` only counts. Stops between two folders when the
    /// task is cancelled.
    package func removeResults(endedBefore date: Date, dryRun: Bool = false) async throws -> Int {
        try await forEachFolder(endedBefore: date, dryRun: dryRun) { folder in
            dryRun ? true : try takeAway(folder, endedBefore: date)
        }
    }

    /// Removes the originals out of the folders of runs that ended before `date`; returns how many.
    package func removeOriginals(endedBefore date: Date, dryRun: Bool = false) async throws -> Int {
        try await forEachFolder(endedBefore: date, dryRun: dryRun) { folder in
            try removeOriginal(of: folder, endedBefore: date, dryRun: dryRun)
        }
    }

    /// Removes the staging folders of deliveries that were cut off before `date`; returns how many.
    ///
    /// The start of a daemon clears them all; this is for what a delivery leaves when its own clearing up fails.
    package func removeStaleStaging(before date: Date, dryRun: Bool = false) async throws -> Int {
        try await perform {
            var count = 0
            for pipeline in try pipelines() {
                for name in try Files.list(pipeline) where name.text.hasPrefix(".tmp-") {
                    guard let found = try Files.status(pipeline / name), found.changed < date.fileTime else { continue }
                    count += 1
                    if !dryRun { try clearStaging(named: name, in: pipeline) }
                }
            }
            return count
        }
    }

    // MARK: Steps

    /// Counts the folders for which `body` gives `true`; each is a step of its own, so that deliveries go on between.
    private func forEachFolder(
        endedBefore date: Date,
        dryRun: Bool,
        _ body: @escaping @Sendable (FilePath) throws -> Bool
    ) async throws -> Int {
        let last = Timestamp.day(date, in: timeZone)
        var count = 0
        for pipeline in try await perform(pipelines) {
            let before = count
            for shelf in try await perform({ try Files.list(pipeline) }) where Self.mayHold(shelf.text, until: last) {
                let beforeShelf = count
                for name in try await perform({ try Files.list(pipeline / shelf) }) {
                    try Task.checkCancellation()
                    let folder = pipeline / shelf / name
                    if try await perform({ try ended(folder, before: date) && body(folder) }) { count += 1 }
                }
                if !dryRun, count > beforeShelf, shelf.text != DeliveryLayout.failedShelf {
                    try await perform { try removeIfEmpty(pipeline / shelf) }
                }
            }
            if !dryRun, count > before { await touchIndex(pipeline.name.text) }
        }
        return count
    }

    private func pipelines() throws -> [FilePath] {
        try Files.list(directory).filter { !$0.text.hasPrefix(".") }.map { directory / $0 }
            .filter { try Files.status($0)?.kind == .directory }
    }

    /// Days up to the one of the date, and the failed: a run cannot end before the day it was submitted on.
    private static func mayHold(_ shelf: String, until day: String) -> Bool {
        if shelf == DeliveryLayout.failedShelf { return true }
        return shelf.utf8.count == 10 && shelf <= day && shelf.utf8.first.map { (0x30...0x39).contains($0) } == true
    }

    private func ended(_ folder: FilePath, before date: Date) -> Bool {
        report(in: folder).map { Self.ended($0, before: date) } ?? false
    }

    private static func ended(_ report: RunReport, before date: Date) -> Bool {
        report.finishedAt.flatMap(Timestamp.date).map { $0 < date } ?? false
    }

    /// Whether the folder was removed.
    ///
    /// It steps aside first: a delivery that replaces it at this moment either comes before, and is seen, or makes its
    /// own folder at the free name.
    private func takeAway(_ folder: FilePath, endedBefore date: Date) throws -> Bool {
        let pipeline = folder.parent.parent
        let aside = pipeline / ".tmp-old-\(UInt64.random(in: .min ... .max))"
        do {
            try Files.rename(folder, to: aside)
        } catch let error as FileError where error.isNotFound { return false }
        guard ended(aside, before: date) else {
            do { try Files.renameExclusively(aside, to: folder) } catch let error as FileError where error.exists {
                try retire(aside, into: folder)
            }
            return false
        }
        try clear(aside, into: folder)
        try Files.sync(folder.parent)
        return true
    }

    /// Whether there was an original to remove.
    ///
    /// By way of the open folder: one that takes its name meanwhile keeps its own.
    private func removeOriginal(of folder: FilePath, endedBefore date: Date, dryRun: Bool) throws -> Bool {
        let open = try Descriptor(folder, O_RDONLY | O_DIRECTORY)
        let inside = FilePath("/proc/self/fd/\(open.number)")
        guard let report = report(in: inside), Self.ended(report, before: date),
            let name = DeliveryLayout.originalName(of: report), try Files.status(inside / name) != nil
        else { return false }
        if !dryRun { try Files.remove(inside / name) }
        return true
    }

    private func removeIfEmpty(_ shelf: FilePath) throws {
        do { try Files.remove(shelf) } catch let error as FileError where error.exists {}
    }
}
