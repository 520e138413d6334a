// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import Glibc
import JobModel
import PipelineModel
import Testing

@testable import Intake

@Suite(.timeLimit(.minutes(10)))
struct IntakeTests {
    private let fixture: IntakeFixture

    init() throws { fixture = try IntakeFixture() }

    @Test("a dropped file becomes one run with its bytes, and leaves the inbox and the spool")
    func simple() async throws {
        try fixture.drop("Jean Dupont", as: "jean.txt")
        let intake = fixture.intake()
        try await fixture.running(intake) { await fixture.registry.waitForRuns(1) }
        try await fixture.drain(intake)
        let run = try #require(fixture.registry.runs.first)
        #expect(run.pipeline == "cv")
        #expect(run.trigger == .inbox)
        #expect(run.input?.name == "jean.txt")
        #expect(run.input?.mediaType == "text/plain")
        #expect(try await fixture.content(of: run) == "Jean Dupont")
        #expect(try fixture.left(in: fixture.inbox).isEmpty)
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
    }

    @Test("files dropped while it runs are met by events, or by polling", arguments: [IntakeOptions.Mode.auto, .poll])
    func whileRunning(mode: IntakeOptions.Mode) async throws {
        let intake = fixture.intake(mode: mode)
        try await fixture.running(intake) {
            try fixture.drop("one", as: "one.txt")
            await fixture.registry.waitForRuns(1)
            try fixture.drop("two", as: "two.txt")
            await fixture.registry.waitForRuns(2)
        }
        #expect(fixture.registry.names == ["one.txt", "two.txt"])
    }

    @Test("a folder dropped whole is taken in, its sub-folders as tags, watched from then on")
    func folder() async throws {
        let intake = fixture.intake()
        try await fixture.running(intake) {
            let outside = fixture.path / "2026"
            try Files.makeDirectories(outside / "paris", mode: 0o755)
            try Files.write(Data("a".utf8), to: outside / "a.txt", mode: 0o644, sync: false)
            try Files.write(Data("b".utf8), to: outside / "paris/b.txt", mode: 0o644, sync: false)
            try Files.rename(outside, to: fixture.inbox / "2026")
            await fixture.registry.waitForRuns(2)
            try fixture.drop("c", as: "2026/paris/c.txt")
            try fixture.drop("d", as: "2026/lyon/rh/d.txt")
            await fixture.registry.waitForRuns(4)
        }
        let tags = Dictionary(uniqueKeysWithValues: fixture.registry.runs.map { ($0.input?.name ?? "", $0.tags) })
        #expect(
            tags == [
                "a.txt": ["2026"], "b.txt": ["2026", "paris"], "c.txt": ["2026", "paris"],
                "d.txt": ["2026", "lyon", "rh"],
            ]
        )
    }

    @Test("names that programs use for themselves stay where they are")
    func leftAlone() async throws {
        let names = [
            "~$cv.docx", "cv.pdf.part", "cv.crdownload", "x.tmp", "y.filepart", ".hidden", "._cv.pdf", ".DS_Store",
            "Thumbs.db",
            "desktop.ini", ".cv.txt.swp", "~syncthing~cv.pdf.tmp", ".~lock.cv.odt#", "@eaDir/cv.jpg",
            ".stversions/old.pdf",
        ]
        for name in names { try fixture.drop("x", as: name) }
        try fixture.drop("x", as: "good.txt")
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.names == ["good.txt"])
        for name in names { #expect(try Files.status(fixture.inbox / name) != nil, "\(name)") }
    }

    @Test(
        "hostile names go through, each as it is",
        arguments: [
            "CV de l'été \"final\".txt", "👩‍💻 cv.txt", "deux\nlignes.txt", "-rf", "meta.json", "$(reboot).txt",
            "%s%n.txt",
            String(repeating: "x", count: 251) + ".txt", "été-e\u{301}.txt", "a\u{202E}fdp.txt", " espace .txt ",
        ]
    )
    func names(name: String) async throws {
        try fixture.drop("texte", as: name)
        try await fixture.drain(fixture.intake())
        let run = try #require(fixture.registry.runs.first)
        #expect(run.input?.name == name)
        #expect(try await fixture.content(of: run) == "texte")
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
    }

    @Test("a name that is no UTF-8 goes through and shows a replacement")
    func rawName() async throws {
        let name = FilePath(bytes: Array("cv-".utf8) + [0xE9] + Array(".txt".utf8))
        try Files.write(Data("latin".utf8), to: fixture.inbox / name, mode: 0o644, sync: false)
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.names == ["cv-\u{FFFD}.txt"])
        #expect(try fixture.left(in: fixture.inbox).isEmpty)
    }

    @Test("two files of one name from two folders, and the same bytes twice, are as many runs")
    func duplicates() async throws {
        try fixture.drop("same", as: "cv.txt")
        try fixture.drop("same", as: "autre/cv.txt")
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.names == ["cv.txt", "cv.txt"])
        #expect(Set(fixture.registry.runs.map(\.id)).count == 2)
    }

    @Test("a link is refused without a look at what it leads to, as is a pipe")
    func links() async throws {
        let secret = fixture.path / "secret.txt"
        try Files.write(Data("secret".utf8), to: secret, mode: 0o644, sync: false)
        try FileManager.default.createSymbolicLink(
            atPath: (fixture.inbox / "cv.txt").text,
            withDestinationPath: secret.text
        )
        try FileManager.default.createSymbolicLink(atPath: (fixture.inbox / "dir").text, withDestinationPath: "/etc")
        #expect(mkfifo((fixture.inbox / "pipe.pdf").text, 0o644) == 0)
        try await fixture.drain(fixture.intake())
        #expect(fixture.registry.names == ["cv.txt", "dir", "pipe.pdf"])
        for run in fixture.registry.runs {
            #expect(try await !fixture.content(of: run).contains("secret"))
            #expect(run.input?.isNote == true)
        }
        #expect(try fixture.left(in: fixture.inbox).isEmpty)
        #expect(try Files.read(secret) == Data("secret".utf8))
    }

    @Test("a file in a folder of no pipeline is reported, not passed over")
    func strays() async throws {
        try Files.makeDirectories(fixture.path / "inbox/typo", mode: 0o755)
        try Files.write(Data("x".utf8), to: fixture.path / "inbox/typo/cv.txt", mode: 0o644, sync: false)
        let intake = fixture.intake()
        try await fixture.drain(intake)
        #expect(await intake.status().problems.map(\.code) == ["intake.unknown_pipeline"])
        let file = try Files.read(fixture.path / "state/intake.json")
        let written = try CanonicalJSON.decode(IntakeStatus.self, from: file)
        #expect(written.problems.first?.path.hasSuffix("inbox/typo") == true)
        #expect(fixture.registry.runs.isEmpty)
        fixture.catalogue.replace([])
        try fixture.drop("y", as: "y.txt")
        try await fixture.drain(intake)
        #expect(await intake.status().problems.count == 2)
        fixture.catalogue.replace(FixedCatalogue.standard)
        try await fixture.drain(intake)
        #expect(fixture.registry.names == ["y.txt"])
    }

    @Test(
        "a file that may not be read stays, is reported once, and goes in when it may",
        .enabled(if: geteuid() != 0, "root may read every file")
    )
    func unreadable() async throws {
        let path = try fixture.drop("x", as: "cv.txt")
        try Files.setMode(path, 0)
        let intake = fixture.intake()
        try await fixture.running(intake) {
            try await fixture.drain(intake)
            #expect(await intake.status().problems.map(\.code) == ["intake.unreadable"])
            try Files.setMode(path, 0o644)
            await fixture.registry.waitForRuns(1)
        }
    }

    @Test("a full disk pauses, fails nothing, and goes on by itself")
    func fullDisk() async throws {
        try fixture.drop("x", as: "cv.txt")
        let poor = fixture.intake(minimumFree: .max)
        while await poor.status().paused == nil {
            _ = await poor.isIdle()
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(await poor.status().paused == "store.full")
        #expect(try fixture.left(in: fixture.inbox) == ["cv.txt"])
        while await poor.status().waiting.map(\.reason) != [.paused] {
            await poor.scanNow()
            try await Task.sleep(for: .milliseconds(10))
        }
        // A look at what is due alone, as at a start or for news of another inbox, forgets nobody.
        _ = await poor.pass(over: .due)
        #expect(await poor.status().waiting.map(\.path) == [(fixture.inbox / "cv.txt").text])
        let rich = fixture.intake()
        fixture.registry.fail(with: GreffierError(.storeFull))
        while await rich.status().paused == nil {
            await rich.scanNow()
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(try fixture.left(in: fixture.path / "state/spool").count == 1)
        fixture.registry.fail(with: nil)
        try await fixture.drain(rich)
        #expect(fixture.registry.names == ["cv.txt"])
    }

    @Test("many files at once all go in, once each")
    func many() async throws {
        for index in 0..<300 { try fixture.drop("cv \(index)", as: "cv-\(index).txt") }
        let intake = fixture.intake()
        try await fixture.running(intake) { await fixture.registry.waitForRuns(300) }
        try await fixture.drain(intake)
        #expect(Set(fixture.registry.names).count == 300)
        #expect(fixture.registry.runs.count == 300)
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
    }
}
