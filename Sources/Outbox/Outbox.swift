// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
import DurableFiles
import Failpoints
package import Foundation
package import JobModel
package import Logging

/// The folders where people find what became of their files: the only writer of `outbox/`.
///
/// A folder is made beside its place (`outbox/<pipeline>/.tmp-<run>…`, on the same mount), brought to the disk, and
/// appears whole by one rename: `outbox/<pipeline>/<YYYY-MM-DD>/<stem>-<id8>/`, or `outbox/<pipeline>/failed/<stem>-<id8>/`.
package struct Outbox: RunDelivery {
    let directory: FilePath
    let blobs: BlobStore
    let timeZone: TimeZone
    let clock: any WallClock
    let logger: Logger
    private let queues = FileQueues(label: "outbox", width: 4)
    private let turns = DeliveryTurns()
    private let index: OutboxIndex

    /// `timeZone` decides the day in folder names, `language` is that of index pages; `indexInterval` is the least time
    /// between two writes of an index page.
    package init(
        directory: String,
        blobs: BlobStore,
        timeZone: TimeZone,
        language: ReportLanguage = .french,
        clock: any WallClock = SystemClock(),
        logger: Logger,
        indexInterval: Duration = .seconds(3)
    ) {
        self.directory = FilePath(directory)
        self.blobs = blobs
        self.timeZone = timeZone
        self.clock = clock
        self.logger = logger
        index = OutboxIndex(
            directory: self.directory,
            timeZone: timeZone,
            language: language,
            clock: clock,
            interval: indexInterval,
            logger: logger
        )
    }

    package func deliver(_ delivery: Delivery, isCurrent: @Sendable () async throws -> Bool) async throws -> String {
        let layout = DeliveryLayout(delivery, timeZone: timeZone, now: clock.now())
        let staging = directory / layout.pipeline / ".tmp-\(layout.report.run)-\(UInt32.random(in: .min ... .max))"
        do {
            try Failpoint.hit(.deliveryBegin) { FileError(.create, path: staging, code: $0).report }
            try await perform { try stage(layout, at: staging) }
            try Failpoint.hit(.deliveryStaged) { FileError(.sync, path: staging, code: $0).report }
            let folder = try await turns.take(layout.report.run) {
                guard try await isCurrent() else { throw CancellationError() }
                return try await perform { try publish(layout, from: staging) }
            }
            await index.touch(layout.pipeline, folder: folder)
            return folder.text
        } catch {
            // Not in the cancelled task: what was staged must go in any case. A folder that was replaced may stand in
            // its place by now, with files of people.
            await Task { try? await perform { try clearStaging(named: staging.name, in: staging.parent) } }.value
            throw error
        }
    }

    /// Clears away what deliveries that were cut off left behind, and brings the index pages up to date.
    ///
    /// For the start of the one process that delivers: it must not run beside a delivery.
    package func prepare() async throws {
        let pipelines = try await perform {
            try Files.makeDirectories(directory)
            let names = try Files.list(directory).filter { try Files.status(directory / $0)?.kind == .directory }
            for name in names { try clearStaging(in: directory / name) }
            return names
        }
        for name in pipelines where !name.text.hasPrefix(".") { await index.touch(name.text, folder: nil) }
    }

    /// Writes the index pages that are due, now.
    ///
    /// For the end of the process, and of a drain.
    package func flush() async { await index.flush() }

    /// Marks the page of a pipeline as out of date.
    func touchIndex(_ pipeline: String) async { await index.touch(pipeline, folder: nil) }

    func perform<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await queues.run { try FileError.reporting(body) }
    }
}
