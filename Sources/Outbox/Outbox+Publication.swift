// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Failpoints
import Foundation
import Glibc
import JobModel
import Logging

/// The blocking half of a delivery, step by step.
extension Outbox {
    static let fileMode: UInt32 = 0o640
    static let folderMode: UInt32 = 0o750

    /// Makes the folder whole at `staging`, run.json last, and brings it to the disk.
    func stage(_ layout: DeliveryLayout, at staging: FilePath) throws {
        try Files.makeDirectories(staging.parent, mode: Self.folderMode)
        try Files.makeDirectory(staging, mode: 0o700)
        var written: [FilePath] = []
        var lost: [String] = []
        for file in layout.files {
            let target = staging / file.name
            do {
                try copy(file, to: target)
                written.append(target)
            } catch let error as GreffierError where layout.report.status != .succeeded {
                // A failed run must reach its reader even when a part of it is lost.
                logger.error(
                    "left out of a failed folder",
                    metadata: ["run": "\(layout.report.run)", "reason": "\(error)"]
                )
                lost.append(file.name)
            }
        }
        if layout.report.status != .succeeded {
            let note = FailureNote(report: layout.report, lost: lost, timeZone: timeZone).text
            try Files.write(Data(note.utf8), to: staging / DeliveryLayout.noteName, mode: Self.fileMode, sync: false)
            written.append(staging / DeliveryLayout.noteName)
        }
        let report = try CanonicalJSON.pretty(layout.report)
        try Files.write(report, to: staging / DeliveryLayout.reportName, mode: Self.fileMode, sync: false)
        written.append(staging / DeliveryLayout.reportName)
        // All written before the first is waited for: the file system commits them together.
        for path in written { try Files.sync(path) }
        try Files.setMode(staging, Self.folderMode | (Files.status(staging)?.mode ?? 0) & UInt32(S_ISGID))
        try Files.sync(staging)
    }

    private func copy(_ file: DeliveryLayout.File, to target: FilePath) throws {
        let copied: Files.Copied
        do {
            copied = try Files.copy(blobs.location(file.sha256), to: target, mode: Self.fileMode, sync: false)
        } catch let error as FileError where error.isNotFound {
            throw GreffierError(.storeCorrupt, detail: "blob \(file.sha256.prefix(12)) is missing")
        }
        if copied.sha256 != file.sha256 {
            try Files.remove(target)
            throw GreffierError(.storeCorrupt, detail: "blob \(file.sha256.prefix(12)) differs")
        }
    }

    /// Gives the staged folder its name and returns it, relative to the outbox.
    func publish(_ layout: DeliveryLayout, from staging: FilePath) throws -> FilePath {
        let shelf = directory / layout.pipeline / layout.shelf
        try Files.makeDirectories(shelf, mode: Self.folderMode)
        var folder = layout.folder
        try Failpoint.hit(.deliveryBeforeRename) { FileError(.rename, path: staging, code: $0) }
        do {
            try Files.rename(staging, to: directory / folder)
        } catch let error as FileError where error.exists {
            if report(in: directory / folder)?.run != layout.report.run { folder = layout.longFolder }
            try replace(directory / folder, with: staging)
        }
        try Failpoint.hit(.deliveryAfterRename) { FileError(.sync, path: shelf, code: $0) }
        try Files.sync(shelf)
        try Files.sync(staging.parent)
        try Failpoint.hit(.deliverySynced) { FileError(.list, path: shelf, code: $0) }
        if layout.report.status == .succeeded { try withdrawFailure(layout, for: folder) }
        return folder
    }

    /// Puts the staged folder in the place of one that stands, keeping what people put into that.
    private func replace(_ folder: FilePath, with staging: FilePath) throws {
        guard try Files.status(folder) != nil else { return try Files.rename(staging, to: folder) }
        do {
            try Files.exchange(staging, with: folder)
            try retire(staging, into: folder)
        } catch let error as FileError where error.code == EINVAL || error.code == ENOSYS {
            // This file system cannot swap: the old folder steps aside for a moment.
            let aside = staging.parent / (staging.name.text + "-old")
            try Files.rename(folder, to: aside)
            try Files.rename(staging, to: folder)
            try retire(aside, into: folder)
        }
    }

    /// A run that succeeded after all takes its failed folder back; what people put there stays.
    private func withdrawFailure(_ layout: DeliveryLayout, for folder: FilePath) throws {
        let failed = directory / layout.pipeline / DeliveryLayout.failedShelf / layout.folderName
        guard report(in: failed)?.run == layout.report.run else { return }
        try retire(failed, into: directory / folder)
        try Files.sync(failed.parent)
    }

    /// Removes a folder of ours; files that we did not put there move to `heir`.
    func retire(_ old: FilePath, into heir: FilePath) throws {
        let known = report(in: old).map(DeliveryLayout.knownNames) ?? []
        for name in try Files.list(old) where !known.contains(name.text) {
            var target = heir / name
            var number = 2
            while try Files.status(target) != nil {
                target = heir / FileNames.numbered(name.text, number)
                number += 1
            }
            try Files.rename(old / name, to: target)
        }
        try Files.sync(heir)
        try Files.removeTree(old)
    }

    /// The report that a folder holds; `nil` where there is none that can be read.
    func report(in folder: FilePath) -> RunReport? {
        guard let data = try? Files.read(folder / DeliveryLayout.reportName) else { return nil }
        return try? CanonicalJSON.decode(RunReport.self, from: data)
    }

    /// Removes what deliveries that were cut off left in a pipeline's folder.
    ///
    /// One that was cut off while it replaced a folder may hold files of people, which are put where they belong.
    func clearStaging(in pipeline: FilePath) throws {
        for name in try Files.list(pipeline) where name.text.hasPrefix(".tmp-") {
            try clearStaging(named: name, in: pipeline)
        }
    }

    func clearStaging(named name: FilePath, in pipeline: FilePath) throws {
        let path = pipeline / name
        guard let report = report(in: path), let submitted = Timestamp.date(report.submittedAt) else {
            return try Files.removeTree(path)
        }
        let delivery = Delivery(report: report, artifacts: report.artifacts, submittedAt: submitted)
        let heir = directory / DeliveryLayout(delivery, timeZone: timeZone, now: clock.now()).folder
        try clear(path, into: heir)
    }

    /// Removes a folder of ours; files that we did not put there move to `heir`, which is made for them.
    func clear(_ old: FilePath, into heir: FilePath) throws {
        if try holdsOnlyOurs(old) { return try Files.removeTree(old) }
        try Files.makeDirectories(heir, mode: Self.folderMode)
        try retire(old, into: heir)
    }

    /// Whether a folder of ours holds nothing that people put there.
    private func holdsOnlyOurs(_ folder: FilePath) throws -> Bool {
        let known = report(in: folder).map(DeliveryLayout.knownNames) ?? []
        return try Files.list(folder).allSatisfy { known.contains($0.text) }
    }
}
