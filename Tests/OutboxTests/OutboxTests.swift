// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import JobModel
import Outbox
import Synchronization
import Testing

struct OutboxTests {
    private let fixture: OutboxFixture

    init() throws { fixture = try OutboxFixture() }

    @Test("a success appears whole, under the day of its submission in the time zone, readable by the group")
    func success() async throws {
        let delivery = try await fixture.delivery(
            "Jean Dupont.txt",
            artifacts: ["profile.json": "{}", "text.md": "# Jean"]
        )
        let folder = try await fixture.deliver(delivery)
        #expect(folder == "cv/2026-11-20/Jean Dupont-\(delivery.report.run.short)")
        #expect(try fixture.names(folder) == ["Jean Dupont.txt", "profile.json", "run.json", "text.md"])
        #expect(try fixture.text("\(folder)/Jean Dupont.txt") == "original")
        for name in try fixture.names(folder) {
            #expect(try Files.status(fixture.path / "outbox" / folder / name)?.mode == 0o640)
        }
        #expect(try Files.status(fixture.path / "outbox" / folder)?.mode == 0o750)
        await fixture.outbox.flush()
        #expect(try !fixture.names("cv").contains { $0.hasPrefix(".tmp-") })
        let report = try CanonicalJSON.decode(RunReport.self, from: Data(fixture.text("\(folder)/run.json").utf8))
        #expect(report.status == .succeeded)
        #expect(report.finishedAt == "2026-11-20T09:00:00.000Z")
    }

    @Test("a failure says in French and English what happened, what was tried and what to do")
    func failure() async throws {
        let delivery = try await fixture.delivery(
            "secret.pdf",
            artifacts: ["text.md": "début"],
            error: GreffierError(.documentEncrypted)
        )
        let folder = try await fixture.deliver(delivery)
        #expect(folder == "cv/failed/secret-\(delivery.report.run.short)")
        #expect(try fixture.names(folder) == ["ERROR.txt", "run.json", "secret.pdf", "text.md"])
        let note = try fixture.text("\(folder)/ERROR.txt")
        let french = try #require(note.range(of: ErrorCode.documentEncrypted.messageFR))
        let english = try #require(note.range(of: ErrorCode.documentEncrypted.message))
        #expect(french.lowerBound < english.lowerBound)
        #expect(note.contains(ErrorCode.documentEncrypted.hintFR))
        #expect(note.contains(ErrorCode.documentEncrypted.hint))
        #expect(note.contains("greffier retry \(delivery.report.run.short)"))
        #expect(note.contains("2 tentatives"))
        #expect(note.contains("20 novembre 2026"))
    }

    @Test("a scheduled run without a file takes the pipeline's name")
    func scheduled() async throws {
        let delivery = try await fixture.delivery(nil, artifacts: ["recommendations.json": "{}"])
        let folder = try await fixture.deliver(delivery)
        #expect(folder == "cv/2026-11-20/cv-\(delivery.report.run.short)")
        #expect(try fixture.names(folder) == ["recommendations.json", "run.json"])
    }

    @Test("the original keeps its name, a clashing artifact is numbered, and neither can pose as the report")
    func clashes() async throws {
        let one = try await fixture.deliver(
            try await fixture.delivery("profile.json", content: "mine", artifacts: ["profile.json": "theirs"])
        )
        #expect(try fixture.text("\(one)/profile.json") == "mine")
        #expect(try fixture.text("\(one)/profile-2.json") == "theirs")
        let two = try await fixture.deliver(try await fixture.delivery("RUN.json", content: "forged"))
        #expect(try fixture.names(two) == ["RUN-2.json", "run.json"])
        #expect(try fixture.text("\(two)/run.json") != "forged")
    }

    @Test(
        "any name goes out as it came in",
        arguments: [
            "l'été \"final\".pdf", "CV 👩‍💻.pdf", "deux\nlignes.txt", String(repeating: "x", count: 251) + ".pdf", "-rf",
        ]
    )
    func names(name: String) async throws {
        let folder = try await fixture.deliver(try await fixture.delivery(name))
        #expect(try fixture.names(folder).contains(name))
    }

    @Test("what stands for a link is a text note, not a document")
    func notes() async throws {
        let delivery = try await fixture.delivery(
            "cv.pdf",
            error: GreffierError(.intakeOutside),
            mediaType: "inode/symlink"
        )
        #expect(try fixture.names(try await fixture.deliver(delivery)) == ["ERROR.txt", "cv.pdf.txt", "run.json"])
    }

    @Test("a delivery whose lease was lost leaves nothing")
    func lostLease() async throws {
        let delivery = try await fixture.delivery("jean.txt")
        await #expect(throws: CancellationError.self) { try await fixture.outbox.deliver(delivery) { false } }
        #expect(try fixture.names("cv").isEmpty)
    }

    @Test("a late worker whose lease held when it looked is replaced by the next holder, whichever is quicker")
    func lateRename() async throws {
        let run = ULID()
        let late = try await fixture.delivery("jean.txt", run: run, error: .init(.stageTimeout))
        let next = try await fixture.delivery("jean.txt", run: run, artifacts: ["profile.json": "new"])
        let fixture = fixture
        let newer = Mutex<Task<String, any Error>?>(nil)
        _ = try await fixture.outbox.deliver(late) {
            // The lease ends at this moment, and the next holder is already at work.
            let task = Task { try await fixture.deliver(next) }
            newer.withLock { $0 = task }
            // Time for it to be done first, if anything lets it.
            for _ in 0..<20 where try fixture.names("cv/2026-11-20").isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            return true
        }
        let folder = try await newer.withLock { $0 }?.value
        // Else the page of the pipeline may just be written, beside its place as well.
        await fixture.outbox.flush()
        #expect(try fixture.names("cv/failed").isEmpty)
        #expect(try fixture.names("cv/2026-11-20").count == 1)
        #expect(try fixture.names(try #require(folder)) == ["jean.txt", "profile.json", "run.json"])
        #expect(try !fixture.names("cv").contains { $0.hasPrefix(".tmp-") })
    }

    @Test("a delivery that fails at its last step leaves no staging behind, and is whole at the next try")
    func failedRename() async throws {
        let delivery = try await fixture.delivery("jean.txt")
        try fixture.put("a file where the day's folder should be", at: "cv/2026-11-20")
        await #expect(throws: GreffierError.self) { try await fixture.deliver(delivery) }
        #expect(try fixture.names("cv") == ["2026-11-20"])
        try Files.remove(fixture.path / "outbox/cv/2026-11-20")
        #expect(try fixture.names(try await fixture.deliver(delivery)) == ["jean.txt", "run.json"])
    }

    @Test("a missing artifact stops a success, and is named in a failure")
    func missingBlob() async throws {
        var good = try await fixture.delivery("jean.txt", artifacts: ["profile.json": "{}"])
        good.artifacts[0].sha256 = String(repeating: "0", count: 64)
        let broken = good
        await #expect { try await fixture.deliver(broken) } throws: { ($0 as? GreffierError)?.code == .storeCorrupt }
        #expect(try fixture.names("cv").isEmpty)
        var bad = try await fixture.delivery("jean.txt", artifacts: ["profile.json": "{}"], error: .init(.storeCorrupt))
        bad.artifacts[0].sha256 = String(repeating: "0", count: 64)
        let folder = try await fixture.deliver(bad)
        #expect(try fixture.names(folder) == ["ERROR.txt", "jean.txt", "run.json"])
        #expect(try fixture.text("\(folder)/ERROR.txt").contains("profile.json"))
    }

    @Test("delivering again replaces the folder, doubles nothing and keeps what people put there")
    func again() async throws {
        let run = ULID()
        let first = try await fixture.deliver(
            try await fixture.delivery("jean.txt", run: run, artifacts: ["old.json": "1", "same.json": "1"])
        )
        try fixture.put("à rappeler", at: "\(first)/note.txt")
        let second = try await fixture.deliver(
            try await fixture.delivery("jean.txt", run: run, artifacts: ["same.json": "2"])
        )
        #expect(second == first)
        #expect(try fixture.names(first) == ["jean.txt", "note.txt", "run.json", "same.json"])
        #expect(try fixture.text("\(first)/same.json") == "2")
        #expect(try fixture.names("cv/2026-11-20").count == 1)
    }

    @Test("a success after a failure takes the failed folder away")
    func mended() async throws {
        let run = ULID()
        let failed = try await fixture.deliver(
            try await fixture.delivery("jean.txt", run: run, error: .init(.stageTimeout))
        )
        try fixture.put("vu", at: "\(failed)/note.txt")
        let folder = try await fixture.deliver(try await fixture.delivery("jean.txt", run: run))
        #expect(try fixture.names("cv/failed").isEmpty)
        #expect(try fixture.names(folder) == ["jean.txt", "note.txt", "run.json"])
    }

    @Test("a folder of another run is never touched")
    func foreignFolder() async throws {
        let delivery = try await fixture.delivery("jean.txt")
        let taken = "cv/2026-11-20/jean-\(delivery.report.run.short)"
        try fixture.put("other", at: "\(taken)/something.txt")
        let folder = try await fixture.deliver(delivery)
        #expect(folder == "cv/2026-11-20/jean-\(delivery.report.run.text.lowercased())")
        #expect(try fixture.names(taken) == ["something.txt"])
    }

    @Test("what a crash left is cleared at the start, and files of people are rescued from it")
    func stale() async throws {
        let delivery = try await fixture.delivery("jean.txt")
        let folder = try await fixture.deliver(delivery)
        try fixture.put("half", at: "cv/.tmp-01ABC/jean.txt")
        try fixture.put(try fixture.text("\(folder)/run.json"), at: "cv/.tmp-01DEF/run.json")
        try fixture.put("mine", at: "cv/.tmp-01DEF/note.txt")
        try await fixture.outbox.prepare()
        await fixture.outbox.flush()
        #expect(try fixture.names("cv") == ["2026-11-20", "index.html"])
        #expect(try fixture.names(folder) == ["jean.txt", "note.txt", "run.json"])
    }

    @Test("a set-group-id outbox hands its group down")
    func groupInheritance() async throws {
        try Files.makeDirectories(fixture.path / "outbox")
        try Files.setMode(fixture.path / "outbox", 0o2750)
        let folder = try await fixture.deliver(try await fixture.delivery("jean.txt"))
        #expect(try Files.status(fixture.path / "outbox" / folder)?.mode == 0o2750)
    }
}
