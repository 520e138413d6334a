// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import Glibc
import JobModel
import Testing

@testable import Intake

/// Writers as scanners, shares and transfer programs are: none of their files may be taken in half.
@Suite(.timeLimit(.minutes(10)))
struct SlowWriterTests {
    private let fixture: IntakeFixture
    private static let body = "%PDF-1.7\n" + String(repeating: "x", count: 4000)
    private static let whole = body + "\n%%EOF\n"

    init() throws { fixture = try IntakeFixture() }

    private func expectWhole(_ expected: String) async throws {
        #expect(fixture.registry.runs.count == 1)
        let run = try #require(fixture.registry.runs.first)
        #expect(try await fixture.content(of: run) == expected)
    }

    @Test("a file written beside and renamed is taken at once, without the settle time")
    func renamed() async throws {
        let intake = fixture.intake(settle: .seconds(1800), giveUp: .seconds(3600))
        let began = ContinuousClock.now
        try await fixture.running(intake) {
            await intake.scanNow()
            try Files.write(Data(Self.whole.utf8), to: fixture.path / "x", mode: 0o644, sync: false)
            try Files.rename(fixture.path / "x", to: fixture.inbox / "cv.pdf")
            await fixture.registry.waitForRuns(1)
        }
        #expect(began.duration(to: .now) < .seconds(600))
        try await expectWhole(Self.whole)
    }

    @Test("a file without its end is taken as it is after the time to give up, an empty one too")
    func giveUp() async throws {
        try fixture.drop(Self.body, as: "cut.pdf")
        try fixture.drop("", as: "empty.txt")
        try fixture.drop("no zip", as: "broken.docx")
        let patient = fixture.intake(settle: .milliseconds(10), giveUp: .seconds(3600))
        while await patient.isIdle().waiting.contains(where: { $0.reason != .incomplete }) {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(await patient.status().waiting.count == 3)
        #expect(fixture.registry.runs.isEmpty)
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.names == ["broken.docx", "cut.pdf", "empty.txt"])
    }

    @Test("a file that somebody still writes to after it was taken is copied again")
    func writesOn() async throws {
        let path = fixture.inbox / "log.txt"
        let number = open(path.text, O_WRONLY | O_CREAT, 0o644)
        #expect(Glibc.write(number, "one ", 4) == 4)
        let spool = fixture.spool
        let entry = try spool.entry(.init(path: path, pipeline: "cv", tags: []))
        #expect(try spool.store(entry, giveUp: .seconds(3600)) == .changing)
        // However wrong the clock on the wall is.
        let early = Spool(
            directory: spool.directory,
            blobs: spool.blobs,
            clock: ManualClock(Date().addingTimeInterval(86400))
        )
        #expect(try early.store(entry, giveUp: .seconds(3600)) == .changing)
        #expect(Glibc.write(number, "two", 3) == 3)
        close(number)
        guard case .input(let input, _) = try spool.store(entry, giveUp: .seconds(3600)) else {
            Issue.record("still changing")
            return
        }
        #expect(try await fixture.blobs.read(input.sha256) == Data("one two".utf8))
    }

    @Test(
        "a file put in the place of another at the moment of taking goes back, and is not lost where the name is taken"
    )
    func replacedAtTheLastMoment() throws {
        let path = try fixture.drop("whole", as: "cv.txt")
        let claim = Spool.Claim(path: path, inbox: fixture.inbox, pipeline: "cv", tags: [])
        let found = try #require(try Files.status(path))
        try Files.writeAtomically(Data("half of ano".utf8), to: path, mode: 0o644)
        #expect(try fixture.spool.take(claim, expected: found) == .changed)
        #expect(try Files.read(path) == Data("half of ano".utf8))
        #expect(try Files.list(fixture.spool.directory).isEmpty)
        let now = try #require(try Files.status(path))
        guard case .entry = try fixture.spool.take(claim, expected: now) else {
            Issue.record("not taken")
            return
        }
    }

    @Test("a clock that is set forward makes no file old that has just been written")
    func clockJump() async throws {
        struct Ahead: WallClock {
            func now() -> Date { Date().addingTimeInterval(7200) }
        }
        let intake = fixture.intake(settle: .seconds(600), giveUp: .seconds(3600), clock: Ahead())
        await intake.scanNow()
        try fixture.drop("just now", as: "cv.txt")
        for _ in 0..<3 { await intake.scanNow() }
        #expect(await intake.status().waiting.map(\.reason) == [.settling])
        #expect(fixture.registry.runs.isEmpty)
    }
}
