// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Outbox
import Testing

@Suite("Retention in the outbox")
struct OutboxRetentionTests {
    private let fixture: OutboxFixture
    private let day = 86_400.0

    init() throws { fixture = try OutboxFixture() }

    /// A month of one success and one failure: both end when they are delivered.
    private func twoOld() async throws -> (good: String, bad: String) {
        let good = try await fixture.deliver(try await fixture.delivery("jean.txt", artifacts: ["profile.json": "{}"]))
        let bad = try await fixture.deliver(try await fixture.delivery("vide.pdf", error: .init(.documentEmpty)))
        return (good, bad)
    }

    @Test("folders of runs that ended before the date go, published and failed; younger ones stay")
    func results() async throws {
        let old = try await twoOld()
        fixture.clock.advance(by: 40 * day)
        let young = try await fixture.deliver(
            try await fixture.delivery("anna.txt", submitted: "2026-12-28T10:00:00.000Z")
        )
        let cutoff = fixture.clock.now().addingTimeInterval(-30 * day)
        #expect(try await fixture.outbox.removeResults(endedBefore: cutoff, dryRun: true) == 2)
        #expect(try fixture.names(old.good).count == 3)
        #expect(try await fixture.outbox.removeResults(endedBefore: cutoff) == 2)
        #expect(try fixture.names("cv/failed").isEmpty)
        #expect(try Files.status(fixture.path / "outbox" / "cv/2026-11-20") == nil)
        #expect(try fixture.names(young) == ["anna.txt", "run.json"])
        await fixture.outbox.flush()
        #expect(try !fixture.names("cv").contains { $0.hasPrefix(".tmp") })
        #expect(try !fixture.text("cv/index.html").contains("jean.txt"))
        #expect(try fixture.text("cv/index.html").contains("anna.txt"))
    }

    @Test("a dry run changes nothing: empty folders of days stay, and no page is written")
    func dryRun() async throws {
        _ = try await twoOld()
        for day in ["2026-11-19", "2026-11-21"] {
            try Files.makeDirectories(fixture.path / "outbox/cv" / FilePath(day))
        }
        await fixture.outbox.flush()
        try Files.remove(fixture.path / "outbox/cv/index.html")
        let before = try fixture.names("cv")
        let cutoff = fixture.clock.now().addingTimeInterval(30 * day)
        #expect(try await fixture.outbox.removeResults(endedBefore: cutoff, dryRun: true) == 2)
        #expect(try await fixture.outbox.removeOriginals(endedBefore: cutoff, dryRun: true) == 2)
        await fixture.outbox.flush()
        #expect(try fixture.names("cv") == before)
        #expect(before == ["2026-11-19", "2026-11-20", "2026-11-21", "failed"])
    }

    @Test("what people put into an old folder stays, alone")
    func notes() async throws {
        let old = try await twoOld()
        try fixture.put("à rappeler", at: "\(old.good)/note.txt")
        #expect(try await fixture.outbox.removeResults(endedBefore: fixture.clock.now().addingTimeInterval(1)) == 2)
        #expect(try fixture.names(old.good) == ["note.txt"])
        // It is no folder of ours any more.
        #expect(try await fixture.outbox.removeResults(endedBefore: fixture.clock.now().addingTimeInterval(day)) == 0)
    }

    @Test("originals go out of their folders, and everything else stays")
    func originals() async throws {
        let old = try await twoOld()
        let cutoff = fixture.clock.now().addingTimeInterval(1)
        #expect(try await fixture.outbox.removeOriginals(endedBefore: cutoff, dryRun: true) == 2)
        #expect(try fixture.names(old.good).contains("jean.txt"))
        #expect(try await fixture.outbox.removeOriginals(endedBefore: cutoff) == 2)
        #expect(try fixture.names(old.good) == ["profile.json", "run.json"])
        #expect(try fixture.names(old.bad) == ["ERROR.txt", "run.json"])
        #expect(try await fixture.outbox.removeOriginals(endedBefore: cutoff) == 0)
    }

    @Test("folders that are not ours, and days to come, are left alone")
    func strangers() async throws {
        try fixture.put("x", at: "cv/2020-01-01/mine/file.txt")
        try fixture.put("x", at: "cv/archive/file.txt")
        try fixture.put("not json", at: "cv/2020-01-01/odd/run.json")
        #expect(try await fixture.outbox.removeResults(endedBefore: fixture.clock.now()) == 0)
        #expect(try fixture.names("cv/2020-01-01") == ["mine", "odd"])
    }

    @Test("staging that a delivery left long ago goes, and that of this hour stays")
    func staging() async throws {
        try fixture.put("half", at: "cv/.tmp-01ABC-1/jean.txt")
        #expect(try await fixture.outbox.removeStaleStaging(before: Date().addingTimeInterval(-3600)) == 0)
        #expect(try await fixture.outbox.removeStaleStaging(before: Date().addingTimeInterval(3600), dryRun: true) == 1)
        #expect(try await fixture.outbox.removeStaleStaging(before: Date().addingTimeInterval(3600)) == 1)
        #expect(try fixture.names("cv").isEmpty)
    }
}
