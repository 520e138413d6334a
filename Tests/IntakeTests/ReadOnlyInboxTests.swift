// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import JobModel
import Testing

@testable import Intake

/// Folders that nothing can be taken out of: files are copied, once as long as they stay as they are.
///
/// Root may write where the mode says no; there the folder is mounted read-only instead.
@Suite(.timeLimit(.minutes(10)), .enabled(if: ReadOnlyFolder.isPossible, "root may not mount here"))
struct ReadOnlyInboxTests {
    private let fixture: IntakeFixture
    private let inbox: ReadOnlyFolder

    init() throws {
        fixture = try IntakeFixture()
        inbox = try ReadOnlyFolder(inboxOf: fixture)
    }

    private var sums: [String] { fixture.registry.runs.compactMap(\.input?.sha256).sorted() }

    /// Another process after a restart.
    private func restart() -> Intake { fixture.intake(settle: .milliseconds(20)) }

    private func settle() async throws {
        let intake = restart()
        try await fixture.drain(intake)
        await intake.scanNow()
    }

    @Test("a file is copied and stays, once for ever as long as it is unchanged, again when it changes")
    func once() async throws {
        try inbox.write("first", to: "cv.txt")
        try inbox.write("other", to: "paris/b.txt")
        for _ in 0..<3 { try await settle() }
        #expect(fixture.registry.names == ["b.txt", "cv.txt"])
        #expect(fixture.registry.runs.first { $0.input?.name == "b.txt" }?.tags == ["paris"])
        #expect(try Files.read(fixture.inbox / "cv.txt") == Data("first".utf8))
        try inbox.write("second", to: "cv.txt")
        for _ in 0..<2 { try await settle() }
        #expect(sums == ["first", "other", "second"].map { SHA256.hex(Data($0.utf8)) }.sorted())
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
    }

    @Test("new times on the same bytes are no new file")
    func touched() async throws {
        try inbox.write("same", to: "cv.txt")
        try await settle()
        try inbox.change {
            let times = [timespec(tv_sec: 1_700_000_000, tv_nsec: 0), timespec(tv_sec: 1_700_000_000, tv_nsec: 0)]
            #expect(utimensat(AT_FDCWD, (inbox.source / "cv.txt").text, times, 0) == 0)
        }
        for _ in 0..<2 { try await settle() }
        #expect(fixture.registry.runs.count == 1)
    }

    @Test("an inbox that is away for a while and comes back brings nothing back")
    func away() async throws {
        try inbox.write("same", to: "cv.txt")
        try await settle()
        try inbox.change { try Files.rename(inbox.source / "cv.txt", to: fixture.path / "aside") }
        try await settle()
        try inbox.change { try Files.rename(fixture.path / "aside", to: inbox.source / "cv.txt") }
        try await settle()
        #expect(fixture.registry.runs.count == 1)
    }

    @Test("it is polled without a canary, says that it copies, and the inbox beside it has events")
    func status() async throws {
        let intake = fixture.intake(by: .events)
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.inboxes.contains { $0.pipeline == "offers" && $0.reason == .tested } }
            let status = await intake.status().inboxes.first { $0.pipeline == "cv" }
            #expect(status?.mode == .polling)
            #expect(status?.reason == .readOnly)
            #expect(status?.canary == .notTried)
            #expect(status?.copies == true)
        }
        #expect(try fixture.left(in: fixture.inbox).isEmpty)
    }

    @Test("an incomplete file is waited for as anywhere else")
    func incomplete() async throws {
        let pdf = SampleFile(.pdf, size: 2000, seed: 4)
        try inbox.change { try Writer.append(pdf.bytes.prefix(900), to: inbox.source / "a.pdf") }
        let intake = fixture.intake(settle: .milliseconds(20), giveUp: .seconds(3600))
        for _ in 0..<5 { await intake.scanNow() }
        #expect(fixture.registry.runs.isEmpty)
        try inbox.change { try Writer.append(pdf.bytes.dropFirst(900), to: inbox.source / "a.pdf") }
        try await fixture.drain(intake)
        #expect(sums == [SHA256.hex(Data(pdf.bytes))])
    }

    @Test("a crash between the copy and the ledger makes no second run")
    func crashBeforeLedger() async throws {
        try inbox.write("once", to: "cv.txt")
        let claim = Spool.Claim(path: fixture.inbox / "cv.txt", inbox: fixture.inbox, pipeline: "cv", tags: [])
        guard case .entry = try fixture.spool.copy(claim, known: nil) else {
            Issue.record("not copied")
            return
        }
        for _ in 0..<2 { try await settle() }
        #expect(sums == [SHA256.hex(Data("once".utf8))])
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
    }

    @Test("a crash in the middle of the copy leaves nothing that is taken")
    func crashInCopy() async throws {
        try inbox.write("whole", to: "cv.txt")
        let entry = SpoolEntry(in: fixture.spool.directory, run: ULID())
        try Files.makeDirectories(entry.folder)
        try Files.write(Data("wh".utf8), to: entry.folder / ".copy", mode: 0o600, sync: false)
        try await settle()
        #expect(sums == [SHA256.hex(Data("whole".utf8))])
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
    }

    @Test("a link is reported and not copied")
    func link() async throws {
        try inbox.change { #expect(symlink("/etc/passwd", (inbox.source / "cv.txt").text) == 0) }
        let intake = restart()
        try await fixture.drain(intake)
        #expect(await intake.status().problems.map(\.code) == ["intake.outside"])
        #expect(fixture.registry.runs.isEmpty)
    }

    @Test("a ledger that cannot be read pauses, and makes no second run afterwards")
    func ledgerUnreadable() async throws {
        try inbox.write("once", to: "cv.txt")
        // A folder in its place: neither read nor written.
        try Files.makeDirectories(fixture.path / "state/taken.jsonl")
        let intake = restart()
        for _ in 0..<3 { await intake.scanNow() }
        #expect(fixture.registry.runs.isEmpty)
        #expect(await intake.status().paused == "store.unavailable")
        try Files.removeTree(fixture.path / "state/taken.jsonl")
        try await fixture.drain(intake)
        for _ in 0..<2 { try await settle() }
        #expect(fixture.registry.runs.count == 1)
    }
}
