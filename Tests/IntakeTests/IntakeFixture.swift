// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import Intake
import JobModel
import Logging

/// A workspace of its own with a registry in memory; removed with the fixture.
final class IntakeFixture: Sendable {
    let path: FilePath
    let blobs: BlobStore
    let registry = RecordingRegistry()
    let catalogue = FixedCatalogue()

    init() throws {
        path = try Files.resolve(FilePath(NSTemporaryDirectory())) / "greffier-\(UUID().uuidString)"
        try Files.makeDirectories(path / "inbox/cv", mode: 0o755)
        try Files.makeDirectories(path / "state", mode: 0o755)
        blobs = BlobStore(directory: (path / "state/blobs").text)
    }

    deinit { try? Files.removeTree(path) }

    var inbox: FilePath { path / "inbox/cv" }

    /// An intake that settles fast; a new one stands for the process after a restart.
    func intake(
        settle: Duration = .milliseconds(80),
        giveUp: Duration = .milliseconds(400),
        mode: IntakeOptions.Mode = .auto,
        minimumFree: Int = 0
    ) -> Intake {
        let options = IntakeOptions(
            mode: mode,
            settle: settle,
            giveUp: giveUp,
            poll: .milliseconds(50),
            minimumFree: minimumFree
        )
        return Intake(
            inbox: (path / "inbox").text,
            state: (path / "state").text,
            registry: registry,
            catalogue: catalogue,
            blobs: blobs,
            options: options,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    var submitter: FileSubmitter { FileSubmitter(registry: registry, catalogue: catalogue, blobs: blobs) }

    /// Writes a file at once, without a temporary name.
    @discardableResult
    func drop(_ text: String, as name: String) throws -> FilePath {
        let target = inbox / name
        try Files.makeDirectories(target.parent, mode: 0o755)
        try Files.write(Data(text.utf8), to: target, mode: 0o644, sync: false)
        return target
    }

    /// Runs the service while `body` runs.
    func running<Value: Sendable>(_ intake: Intake, _ body: () async throws -> Value) async throws -> Value {
        let service = Task { try await intake.run() }
        defer { service.cancel() }
        return try await body()
    }

    /// Looks until nothing is left that would go on by itself.
    func drain(_ intake: Intake) async throws {
        while await !intake.isIdle().idle { try await Task.sleep(for: .milliseconds(20)) }
    }

    func content(of run: NewRun) async throws -> String {
        String(decoding: try await blobs.read(run.input?.sha256 ?? ""), as: UTF8.self)
    }

    /// What is left in a folder of the fixture, spools included.
    func left(in folder: FilePath) throws -> [String] { try Files.list(folder).map(\.text).sorted() }
}
