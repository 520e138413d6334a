// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import Glibc
import Intake
import JobModel
import Synchronization
import Testing

/// Somebody who may write into an inbox changes it while it is read: what lies outside stays where it is, unread.
@Suite(.timeLimit(.minutes(10)))
struct RaceTests {
    private let fixture: IntakeFixture
    /// What must not be touched: a folder of the same file system that the service may change.
    private let kept: FilePath
    private static let names = ["jean.txt", "anna.txt", "zoe.txt"]

    init() throws {
        fixture = try IntakeFixture()
        kept = fixture.path / "kept"
        try Files.makeDirectories(kept, mode: 0o755)
        for name in Self.names { try Files.write(Data("a secret".utf8), to: kept / name, mode: 0o644, sync: false) }
    }

    /// A thread that does the same over and over until it is told to end.
    private final class Hand: Sendable {
        private let isWanted = Atomic(true)
        private let turns = Atomic(0)
        private let ended = DispatchSemaphore(value: 0)

        init(_ turn: @escaping @Sendable () -> Void) {
            let thread = Thread { [self] in
                while isWanted.load(ordering: .relaxed) {
                    turn()
                    turns.add(1, ordering: .relaxed)
                }
                ended.signal()
            }
            thread.start()
        }

        var count: Int { turns.load(ordering: .relaxed) }

        func end() async {
            isWanted.store(false, ordering: .relaxed)
            await withCheckedContinuation { done in
                DispatchQueue.global().async { [ended] in
                    ended.wait()
                    done.resume()
                }
            }
        }
    }

    private func secretsAreKept() throws -> Bool {
        try Self.names.allSatisfy { try Files.read(kept / $0) == Data("a secret".utf8) }
            && Files.list(kept).count == Self.names.count
    }

    /// Has the inbox looked at while `hand` changes it thousands of times: no secret is moved, and none is read.
    private func expectSecretsKept(from hand: Hand) async throws {
        let intake = fixture.intake(settle: .milliseconds(1), giveUp: .milliseconds(20))
        var looks = 0
        while hand.count < 5000 || looks < 200 {
            await intake.scanNow()
            looks += 1
        }
        await hand.end()
        #expect(try secretsAreKept())
        for run in fixture.registry.runs {
            let input = try #require(run.input)
            #expect(try await fixture.blobs.read(input.sha256) != Data("a secret".utf8))
        }
    }

    @Test("a folder of an inbox that turns into a link to elsewhere, thousands of times, gives nothing of elsewhere")
    func swappedFolder() async throws {
        let (folder, real, link) = (fixture.inbox / "2026", fixture.path / "real", fixture.path / "link")
        #expect(symlink(kept.text, link.text) == 0)
        try Files.makeDirectory(real)
        try Files.rename(real, to: folder)
        let (names, kept) = (Self.names, kept)
        let hand = Hand {
            // Whatever was taken meanwhile is there again, files by the names that lie elsewhere among it.
            _ = symlink(kept.text, link.text)
            _ = mkdir(folder.text, 0o755)
            for name in names {
                let path = (folder / name).text
                let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644)
                if file >= 0 {
                    _ = write(file, "dropped!", 8)
                    close(file)
                }
            }
            // The link and the folder change places, and back.
            try? Files.exchange(folder, with: link)
            try? Files.exchange(folder, with: link)
        }
        try await expectSecretsKept(from: hand)
    }

    @Test("a file that turns into a link to elsewhere while it is taken is never read through it")
    func swappedFile() async throws {
        let (file, link) = (fixture.inbox / "jean.txt", fixture.path / "link")
        #expect(symlink((kept / "jean.txt").text, link.text) == 0)
        let kept = kept
        let hand = Hand {
            _ = symlink((kept / "jean.txt").text, link.text)
            let written = open(file.text, O_WRONLY | O_CREAT | O_NOFOLLOW, 0o644)
            if written >= 0 {
                _ = write(written, "dropped!", 8)
                close(written)
            }
            try? Files.exchange(file, with: link)
            try? Files.exchange(file, with: link)
        }
        try await expectSecretsKept(from: hand)
    }

    @Test("a row's path that turns into a link to elsewhere is judged by the file that is open")
    func swappedRow() async throws {
        let (allowed, other) = (fixture.path / "allowed", fixture.path / "other")
        try Files.makeDirectory(allowed)
        try fixture.drop("dropped!", as: ".source/jean.txt")
        try Files.rename(fixture.inbox / ".source", to: allowed / "folder")
        #expect(symlink(kept.text, other.text) == 0)
        let hand = Hand {
            try? Files.exchange(allowed / "folder", with: other)
            try? Files.exchange(allowed / "folder", with: other)
        }
        var submission = FileSubmission(.file(allowed / "folder/jean.txt"), pipeline: "cv", trigger: .row)
        submission.allowed = [allowed.text]
        var hasGoneThrough = false
        while hand.count < 5000 || !hasGoneThrough {
            do {
                _ = try await fixture.submitter.submit(submission)
                hasGoneThrough = true
            } catch let error as GreffierError {
                #expect([.intakeNotAllowed, .intakeNotFound].contains(error.code), "\(error)")
            }
        }
        await hand.end()
        for run in fixture.registry.runs {
            let input = try #require(run.input)
            #expect(try await fixture.blobs.read(input.sha256) == Data("dropped!".utf8))
        }
    }

    @Test("a spool that somebody else put into an inbox is left alone", .enabled(if: geteuid() == 0))
    func foreignSpool() async throws {
        let spool = fixture.inbox / ".greffier"
        let entry = spool / ULID(date: Date()).text
        try Files.makeDirectories(entry, mode: 0o755)
        let meta = #"{"schema":1,"pipeline":"cv","tags":[],"path":"/x","time":"2026-11-20T08:00:00.000Z"}"#
        try Files.write(Data(meta.utf8), to: entry / "meta.json", mode: 0o644, sync: false)
        try Files.write(Data("forged".utf8), to: entry / "forged.txt", mode: 0o644, sync: false)
        #expect(chown(spool.text, 54321, 54321) == 0)
        let intake = fixture.intake()
        await intake.scanNow()
        #expect(fixture.registry.runs.isEmpty)
        #expect(try Files.status(entry / "forged.txt") != nil)
    }
}
