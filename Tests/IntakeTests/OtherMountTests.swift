// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import JobModel
import Testing

@testable import Intake

/// Disks that come, go and fill up under a running intake.
@Suite(
    .timeLimit(.minutes(10)),
    .enabled(if: geteuid() == 0 && ReadOnlyFolder.isPossible, "only root may mount, and not everywhere")
)
struct OtherMountTests {
    private let fixture: IntakeFixture

    init() throws { fixture = try IntakeFixture() }

    @Test(
        "an inbox on another mount has its spool there, and every file arrives whole",
        arguments: IntakeFixture.Way.allCases
    )
    func otherMount(way: IntakeFixture.Way) async throws {
        let disk = try TemporaryMount(on: fixture.inbox)
        let file = SampleFile(.pdf, size: 90_000, seed: 21)
        let intake = fixture.intake(by: way)
        try await fixture.running(intake) {
            await intake.scanNow()
            try Files.makeDirectories(fixture.inbox / "paris", mode: 0o755)
            try await Writer.write(
                file.bytes,
                to: fixture.inbox / "paris" / file.name,
                chunks: 3,
                pause: .milliseconds(10)
            )
            await fixture.registry.waitForRuns(1)
        }
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.runs.compactMap(\.input?.sha256) == [SHA256.hex(Data(file.bytes))])
        #expect(fixture.registry.runs.first?.tags == ["paris"])
        #expect(try fixture.left(in: fixture.inbox) == [".greffier", "paris"])
        #expect(try fixture.left(in: fixture.inbox / ".greffier").isEmpty)
        #expect(try fixture.left(in: fixture.inbox / "paris").isEmpty)
        disk.end()
    }

    @Test("a crash with files in the spool of another mount goes on from there")
    func crashOnOtherMount() async throws {
        let disk = try TemporaryMount(on: fixture.inbox)
        let path = try fixture.drop("once", as: "cv.txt")
        guard case .entry(let entry) = try fixture.spool.take(.init(path: path, pipeline: "cv", tags: [])) else {
            Issue.record("not taken")
            return
        }
        #expect(entry.folder.parent == fixture.inbox / ".greffier")
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.runs.count == 1)
        #expect(fixture.registry.runs.first?.id == entry.run)
        disk.end()
    }

    @Test("a disk that is mounted over an inbox, or taken away from it, is noticed without an event")
    func comesAndGoes() async throws {
        let intake = fixture.intake(settle: .milliseconds(30), poll: .milliseconds(30), rescan: .seconds(3600))
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.inboxes.count == 2 && $0.inboxes.allSatisfy { $0.reason == .tested } }
            let disk = try TemporaryMount(on: fixture.inbox)
            try fixture.drop("on the disk", as: "disk.txt")
            await fixture.registry.waitForRuns(1)
            try await fixture.wait(intake) { $0.inboxes.contains { $0.fileSystem == "tmpfs" && $0.reason == .tested } }
            disk.end()
            try fixture.drop("below", as: "below.txt")
            await fixture.registry.waitForRuns(2)
        }
        #expect(fixture.registry.names == ["below.txt", "disk.txt"])
    }

    @Test("a disk that is full pauses with its reason, fails nothing, and goes on by itself when there is room")
    func fullDisk() async throws {
        let disk = try TemporaryMount(on: fixture.path / "state", kibibytes: 256)
        let file = SampleFile(.pdf, size: 150_000, seed: 22)
        try Files.write(Data(count: 180_000), to: fixture.path / "state/filler", mode: 0o600, sync: false)
        try Files.write(Data(file.bytes), to: fixture.inbox / file.name, mode: 0o644, sync: false)
        let intake = fixture.intake(by: .polling)
        try await fixture.running(intake) {
            try await fixture.wait(intake) { $0.paused == "store.full" }
            #expect(fixture.registry.runs.isEmpty)
            // Nothing half-written keeps the disk full.
            #expect(try Files.list(fixture.path / "state/blobs/tmp").isEmpty)
            try Files.remove(fixture.path / "state/filler")
            await intake.scanNow()
            await fixture.registry.waitForRuns(1)
        }
        #expect(await intake.status().paused == nil)
        #expect(fixture.registry.runs.compactMap(\.input?.sha256) == [SHA256.hex(Data(file.bytes))])
        disk.end()
    }

    @Test("an inbox whose own disk is full is reported and stops no other inbox")
    func fullInbox() async throws {
        let disk = try TemporaryMount(on: fixture.inbox, kibibytes: 16)
        try fixture.drop("x", as: "cv.txt")
        // Not a byte and not a name more fits.
        var number = 0
        while (try? Files.write(Data(count: 4096), to: fixture.inbox / ".full-\(number)", mode: 0o600, sync: false))
            != nil
        {
            number += 1
        }
        try Files.makeDirectories(fixture.path / "inbox/offers", mode: 0o755)
        try Files.write(Data("y".utf8), to: fixture.path / "inbox/offers/offer.txt", mode: 0o644, sync: false)
        let intake = fixture.intake()
        try await fixture.running(intake) {
            await fixture.registry.waitForRuns(1)
            try await fixture.wait(intake) { $0.problems.map(\.code) == ["store.full"] }
            #expect(await intake.status().paused == nil)
            #expect(fixture.registry.names == ["offer.txt"])
            for index in 0..<number { try Files.remove(fixture.inbox / ".full-\(index)") }
            try? Files.remove(fixture.inbox / ".full-\(number)")
            await fixture.registry.waitForRuns(2)
        }
        #expect(fixture.registry.names == ["cv.txt", "offer.txt"])
        disk.end()
    }
}
