// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import Glibc
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
        _ = Self.cleared
        path = try Files.resolve(FilePath(NSTemporaryDirectory())) / "\(Self.prefix)\(getpid())-\(UUID().uuidString)"
        try Files.makeDirectories(path / "inbox/cv", mode: 0o755)
        try Files.makeDirectories(path / "state", mode: 0o755)
        blobs = BlobStore(directory: (path / "state/blobs").text)
    }

    deinit { try? Files.removeTree(path) }

    private static let prefix = "greffier-intake-"

    /// Takes away, once a process, what tests that were killed left: first what is mounted there, then the folders.
    private static let cleared: Void = {
        guard let folder = try? Files.resolve(FilePath(NSTemporaryDirectory())),
            let mounts = try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)
        else { return }
        let points = mounts.split(separator: "\n").compactMap { $0.split(separator: " ").dropFirst().first }
        for name in (try? Files.list(folder)) ?? [] where name.text.hasPrefix(prefix) {
            let process = name.text.dropFirst(prefix.count).prefix { $0 != "-" }
            guard let number = pid_t(process), kill(number, 0) != 0, errno == ESRCH else { continue }
            let left = (folder / name).text
            for point in points.reversed() where point.hasPrefix(left + "/") {
                umount2(String(point), Int32(MNT_DETACH))
            }
            try? Files.removeTree(folder / name)
        }
    }()

    var inbox: FilePath { path / "inbox/cv" }

    /// An intake that settles fast; a new one stands for the process after a restart.
    func intake(
        settle: Duration = .milliseconds(80),
        giveUp: Duration = .milliseconds(400),
        mode: IntakeOptions.Mode = .auto,
        poll: Duration = .milliseconds(50),
        rescan: Duration = .seconds(300),
        canaryPatience: Duration = .seconds(60),
        minimumFree: Int = 0,
        clock: any WallClock = SystemClock()
    ) -> Intake {
        let options = IntakeOptions(
            mode: mode,
            settle: settle,
            giveUp: giveUp,
            poll: poll,
            rescan: rescan,
            canaryPatience: canaryPatience,
            minimumFree: minimumFree
        )
        return Intake(
            inbox: (path / "inbox").text,
            state: (path / "state").text,
            registry: registry,
            catalogue: catalogue,
            blobs: blobs,
            options: options,
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// How the intake learns of files: by events alone, or by looking alone.
    enum Way: CaseIterable, Sendable { case events, polling }

    /// An intake that has nothing but events, or nothing but looks, to go by.
    func intake(
        by way: Way,
        settle: Duration = .milliseconds(80),
        giveUp: Duration = .seconds(3600)
    ) -> Intake {
        switch way {
        case .events:
            intake(settle: settle, giveUp: giveUp, mode: .auto, poll: .seconds(3600), rescan: .seconds(3600))
        case .polling: intake(settle: settle, giveUp: giveUp, mode: .poll, poll: .milliseconds(30))
        }
    }

    /// Returns when the intake's account of itself is as wanted.
    func wait(_ intake: Intake, until isAsWanted: (IntakeStatus) -> Bool) async throws {
        while await !isAsWanted(intake.status()) { try await Task.sleep(for: .milliseconds(5)) }
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

    /// Runs the service while `body` runs; returns once it has ended, for its last pass would make the inboxes again.
    func running<Value: Sendable>(_ intake: Intake, _ body: () async throws -> Value) async throws -> Value {
        let service = Task { try await intake.run() }
        let value: Value
        do { value = try await body() } catch {
            service.cancel()
            _ = await service.result
            throw error
        }
        service.cancel()
        _ = await service.result
        return value
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
