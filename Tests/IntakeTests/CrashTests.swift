// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import JobModel
import Testing

@testable import Intake

/// Each test stops between two steps, as a power cut would, and lets another intake go on.
@Suite(.timeLimit(.minutes(10)))
struct CrashTests {
    private let fixture: IntakeFixture
    private let claim: Spool.Claim

    init() throws {
        fixture = try IntakeFixture()
        claim = Spool.Claim(path: try fixture.drop("Jean", as: "paris/jean.txt"), pipeline: "cv", tags: ["paris"])
    }

    private func expectOneRun() async throws {
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.runs.count == 1)
        let run = try #require(fixture.registry.runs.first)
        #expect(try await fixture.content(of: run) == "Jean")
        #expect(run.tags == ["paris"])
        #expect(run.input?.name == "jean.txt")
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
        #expect(try fixture.left(in: fixture.inbox / "paris").isEmpty)
    }

    @Test("before the rename: the description stands alone, the file is still in the inbox")
    func beforeRename() async throws {
        try Files.makeDirectories(fixture.spool.directory)
        try fixture.spool.describe(claim, in: SpoolEntry(in: fixture.spool.directory, run: ULID()))
        try await expectOneRun()
    }

    @Test("before the description is written: an empty entry")
    func beforeDescription() async throws {
        try Files.makeDirectories(fixture.spool.directory / ULID().text)
        try await expectOneRun()
    }

    @Test("after the rename")
    func afterRename() async throws {
        _ = try fixture.spool.take(claim)
        #expect(try fixture.left(in: fixture.inbox / "paris").isEmpty)
        try await expectOneRun()
    }

    @Test("after the copy")
    func afterCopy() async throws {
        let entry = try fixture.spool.entry(claim)
        _ = try fixture.spool.store(entry, giveUp: .seconds(3600))
        try await expectOneRun()
    }

    @Test("after the run was made: the same run, not a second one")
    func afterSubmit() async throws {
        let entry = try fixture.spool.entry(claim)
        guard case .input(let input, let meta) = try fixture.spool.store(entry, giveUp: .seconds(3600))
        else {
            Issue.record("not stored")
            return
        }
        try await fixture.spool.submit(entry, input, meta, to: fixture.registry, fixture.catalogue)
        try await expectOneRun()
        #expect(fixture.registry.runs.first?.id == entry.run)
        #expect(fixture.registry.calls == 2)
    }

    @Test("while the spool entry is cleared: the file has gone, its description stands")
    func whileClearing() async throws {
        let entry = try fixture.spool.entry(claim)
        guard case .input(let input, let meta) = try fixture.spool.store(entry, giveUp: .seconds(3600))
        else {
            Issue.record("not stored")
            return
        }
        try await fixture.spool.submit(entry, input, meta, to: fixture.registry, fixture.catalogue)
        try Files.remove(entry.folder / "jean.txt")
        try await expectOneRun()
        #expect(fixture.registry.calls == 1)
    }

    @Test("a spool inside the inbox, as on another mount, goes on too")
    func localSpool() async throws {
        let local = Spool(directory: fixture.inbox / "paris/.greffier", blobs: fixture.blobs, clock: SystemClock())
        _ = try local.entry(claim)
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.names == ["jean.txt"])
        #expect(try fixture.left(in: local.directory).isEmpty)
    }

    @Test("a pipeline that is gone keeps the file in the spool, and says so, until it is back")
    func pipelineGone() async throws {
        _ = try fixture.spool.take(claim)
        fixture.catalogue.replace([])
        let intake = fixture.intake()
        #expect(await intake.isIdle().idle)
        let problems = await intake.status().problems
        #expect(problems.allSatisfy { $0.code == "intake.unknown_pipeline" })
        #expect(problems.contains { $0.path.contains("/spool/") })
        fixture.catalogue.replace(FixedCatalogue.standard)
        try await expectOneRun()
    }
}

extension IntakeFixture {
    /// The spool as the intake has it, for single steps.
    var spool: Spool { Spool(directory: path / "state/spool", blobs: blobs, clock: SystemClock()) }
}

extension Spool {
    /// Takes a file that is there and stays as it is.
    func entry(_ claim: Claim) throws -> SpoolEntry {
        guard case .entry(let entry) = try take(claim) else { throw GreffierError(.intakeNotFound) }
        return entry
    }
}
