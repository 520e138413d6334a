// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Logging

/// Keeps `outbox/<pipeline>/index.html`: the last 30 days, one line a file.
///
/// The folders themselves are the truth: each page is made from what stands in the outbox, so that what people moved or
/// removed is gone from it too. Reports are read once and remembered.
actor OutboxIndex {
    /// Days shown.
    static let days = 30

    private let directory: FilePath
    private let timeZone: TimeZone
    private let language: ReportLanguage
    private let clock: any WallClock
    private let interval: Duration
    private let logger: Logger
    private let executor = FileExecutor(label: "outbox.index")
    private var rows: [FilePath: OutboxRow] = [:]
    private var due: Set<String> = []
    private var pause: Task<Void, Never>?
    private var notBefore = ContinuousClock.now

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(
        directory: FilePath,
        timeZone: TimeZone,
        language: ReportLanguage,
        clock: any WallClock,
        interval: Duration,
        logger: Logger
    ) {
        self.directory = directory
        self.timeZone = timeZone
        self.language = language
        self.clock = clock
        self.interval = interval
        self.logger = logger
    }

    /// Marks the page of a pipeline as out of date; `folder` is what changed, relative to the outbox.
    func touch(_ pipeline: String, folder: FilePath?) {
        if let folder { rows[folder] = nil }
        due.insert(pipeline)
        guard pause == nil else { return }
        let moment = notBefore
        pause = Task { [weak self] in
            try? await Task.sleep(until: moment, clock: .continuous)
            await self?.flush()
        }
    }

    /// Writes the pages that are due.
    func flush() {
        pause = nil
        let began = ContinuousClock.now
        for pipeline in due.sorted() {
            do {
                try write(pipeline)
            } catch {
                // The page is a convenience: its failure never fails a delivery, and the next delivery tries again.
                logger.warning("index page not written", metadata: ["pipeline": "\(pipeline)", "reason": "\(error)"])
            }
        }
        due = []
        // A large outbox may take a while to list: never more than a tenth of the time goes into its page.
        let now = ContinuousClock.now
        notBefore = now + max(interval, (now - began) * 10)
    }

    private func write(_ pipeline: String) throws {
        let now = clock.now()
        let first = Timestamp.day(now.addingTimeInterval(-Double(Self.days - 1) * 86400), in: timeZone)
        let base = directory / pipeline
        var shown: [FilePath: OutboxRow] = [:]
        for shelf in try Files.list(base).map(\.text) where Self.isShelf(shelf, from: first) {
            for name in try Files.list(base / shelf) {
                let folder = FilePath(pipeline) / shelf / name
                if let row = row(of: folder, under: FilePath(shelf) / name, from: first) { shown[folder] = row }
            }
        }
        rows = rows.filter { !$0.key.text.hasPrefix(pipeline + "/") }.merging(shown) { $1 }
        let page = OutboxPage(
            pipeline: pipeline,
            rows: Array(shown.values),
            madeAt: now,
            timeZone: timeZone,
            language: language
        )
        try Files.writeAtomically(Data(page.html.utf8), to: base / "index.html", mode: Outbox.fileMode)
    }

    private static func isShelf(_ name: String, from first: String) -> Bool {
        if name == DeliveryLayout.failedShelf { return true }
        return name.utf8.count == 10 && name >= first && name.utf8.first.map { (0x30...0x39).contains($0) } == true
    }

    private func row(of folder: FilePath, under link: FilePath, from first: String) -> OutboxRow? {
        if let known = rows[folder] { return known.day >= first ? known : nil }
        guard let data = try? Files.read(directory / folder / DeliveryLayout.reportName),
            let report = try? CanonicalJSON.decode(RunReport.self, from: data),
            let submitted = Timestamp.date(report.submittedAt)
        else { return nil }
        let day = Timestamp.day(submitted, in: timeZone)
        guard day >= first else { return nil }
        return OutboxRow(report: report, submitted: submitted, day: day, link: link.text, language: language)
    }
}
