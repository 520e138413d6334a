// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import JobModel
import Logging
import Outbox

/// An outbox and a blob store in a folder of their own, removed with the fixture.
final class OutboxFixture: Sendable {
    let path: FilePath
    let blobs: BlobStore
    let outbox: Outbox
    let clock = ManualClock(Timestamp.date("2026-11-20T09:00:00.000Z") ?? Date())

    init(language: ReportLanguage = .french) throws {
        path = try Files.resolve(FilePath(NSTemporaryDirectory())) / "greffier-\(UUID().uuidString)"
        try Files.makeDirectory(path, mode: 0o755)
        blobs = BlobStore(directory: (path / "blobs").text)
        outbox = Outbox(
            directory: (path / "outbox").text,
            blobs: blobs,
            timeZone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
            language: language,
            clock: clock,
            logger: Logger(label: "test"),
            indexInterval: .milliseconds(1)
        )
    }

    deinit { try? Files.removeTree(path) }

    /// A run of `name` with the texts given as artifacts; with `error`, a failed one.
    func delivery(
        _ name: String?,
        run: ULID = ULID(),
        content: String = "original",
        artifacts: [String: String] = [:],
        error: GreffierError? = nil,
        submitted: String = "2026-11-19T23:30:00.000Z",
        mediaType: String = "text/plain"
    ) async throws -> Delivery {
        var input: RunInput?
        if let name {
            let hash = try await blobs.store(Data(content.utf8))
            input = RunInput(name: name, sha256: hash, bytes: content.utf8.count, mediaType: mediaType)
        }
        var report = RunReport(
            run: run,
            pipeline: "cv",
            status: error == nil ? .succeeded : .failed,
            trigger: .inbox,
            input: input,
            submittedAt: submitted,
            greffier: "0.1.0"
        )
        report.error = error.map { RunReport.ErrorReport($0, stage: "text", attempts: 2) }
        for (name, text) in artifacts.sorted(by: { $0.key < $1.key }) {
            let hash = try await blobs.store(Data(text.utf8))
            report.artifacts.append(
                Artifact(name: name, sha256: hash, bytes: text.utf8.count, stage: "x", mediaType: "text/plain")
            )
        }
        return Delivery(
            report: report,
            artifacts: report.artifacts,
            submittedAt: Timestamp.date(submitted) ?? Date()
        )
    }

    /// Delivers under a lease that holds.
    func deliver(_ delivery: Delivery) async throws -> String { try await outbox.deliver(delivery) { true } }

    func names(_ folder: String) throws -> [String] {
        try Files.list(path / "outbox" / folder).map(\.text).sorted()
    }

    func text(_ file: String) throws -> String {
        String(decoding: try Files.read(path / "outbox" / file), as: UTF8.self)
    }

    func put(_ text: String, at file: String) throws {
        try Files.makeDirectories((path / "outbox" / file).parent)
        try Files.writeAtomically(Data(text.utf8), to: path / "outbox" / file)
    }
}
