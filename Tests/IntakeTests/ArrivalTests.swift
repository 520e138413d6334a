// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import Intake
import JobModel
import Testing

/// Every way in which programs put files into a folder, with nothing but events and with nothing but looks: each file
/// becomes exactly one run, with all its bytes.
@Suite(.timeLimit(.minutes(10)))
struct ArrivalTests {
    typealias Way = IntakeFixture.Way

    private let fixture: IntakeFixture
    private let pdf = SampleFile(.pdf, size: 6000, seed: 11)
    private let text = SampleFile(.txt, size: 900, seed: 12)

    init() throws { fixture = try IntakeFixture() }

    /// Runs `body` beside the intake, waits for `count` runs, looks once more, and compares the bytes.
    private func expect(
        _ expected: [SampleFile],
        _ way: Way,
        settle: Duration = .milliseconds(80),
        _ body: (Intake) async throws -> Void
    ) async throws {
        let intake = fixture.intake(by: way, settle: settle)
        try await fixture.running(intake) {
            // What is there when it starts is another test's business.
            await intake.scanNow()
            try await body(intake)
            await fixture.registry.waitForRuns(expected.count)
        }
        try await fixture.drain(fixture.intake())
        let sums = fixture.registry.runs.compactMap(\.input?.sha256).sorted()
        #expect(sums == expected.map { SHA256.hex(Data($0.bytes)) }.sorted())
        #expect(try fixture.left(in: fixture.path / "state/spool").isEmpty)
    }

    private func path(_ file: SampleFile) -> FilePath { fixture.inbox / file.name }

    /// Half of the file, closed, and known to be waited for.
    private func dropHalf(_ file: SampleFile, _ intake: Intake) async throws {
        try Writer.append(file.bytes.prefix(file.bytes.count / 2), to: path(file))
        try await fixture.wait(intake) { $0.waiting.contains { $0.reason == .incomplete } }
    }

    @Test("a slow writer is waited for", arguments: Way.allCases)
    func slow(way: Way) async throws {
        try await expect([pdf], way) { _ in
            try await Writer.write(pdf.bytes, to: path(pdf), chunks: 12, pause: .milliseconds(25))
        }
    }

    @Test(
        "a writer that pauses is waited for while it holds the file open, whatever the format",
        arguments: Way.allCases
    )
    func pausing(way: Way) async throws {
        try await expect([text], way, settle: .milliseconds(30)) { _ in
            try await Writer.write(text.bytes, to: path(text), chunks: 3, pause: .milliseconds(200))
        }
    }

    @Test("a transfer that breaks off and is resumed later is one file", arguments: Way.allCases)
    func resumed(way: Way) async throws {
        try await expect([pdf], way) { intake in
            try await dropHalf(pdf, intake)
            // Looked at and left, twice: longer than the time to settle.
            await intake.scanNow()
            try await Task.sleep(for: .milliseconds(200))
            try Writer.append(pdf.bytes.suffix(from: pdf.bytes.count / 2), to: path(pdf))
        }
    }

    @Test(
        "a temporary name is left alone until the rename that ends it",
        arguments: [".part", ".filepart", ".partial", ".crdownload", ".tmp", ".!qb"],
        Way.allCases
    )
    func temporary(ending: String, way: Way) async throws {
        try await expect([text], way) { intake in
            let temporary = fixture.inbox / (text.name + ending)
            try await Writer.write(text.bytes, to: temporary, chunks: 2, pause: .milliseconds(1))
            await intake.scanNow()
            #expect(fixture.registry.runs.isEmpty)
            try Files.rename(temporary, to: path(text))
        }
    }

    @Test("a writer that makes an empty file, closes it and comes back is waited for", arguments: Way.allCases)
    func reopened(way: Way) async throws {
        try await expect([pdf], way) { intake in
            try Writer.append([], to: path(pdf))
            try await fixture.wait(intake) { $0.waiting.contains { $0.reason == .incomplete } }
            for chunk in pdf.bytes.chunks(3) {
                try Writer.append(chunk, to: path(pdf))
                try await Task.sleep(for: .milliseconds(120))
            }
        }
    }

    @Test("a file that is replaced by a rename while it waits is the new one", arguments: Way.allCases)
    func replaced(way: Way) async throws {
        let other = SampleFile(.pdf, size: 5000, seed: 99, name: pdf.name)
        try await expect([other], way) { intake in
            try await dropHalf(pdf, intake)
            try Files.write(Data(other.bytes), to: fixture.path / "new", mode: 0o644, sync: false)
            try Files.rename(fixture.path / "new", to: path(pdf))
        }
    }

    @Test("a file that is cut and written anew while it waits is the new one", arguments: Way.allCases)
    func rewritten(way: Way) async throws {
        let other = SampleFile(.pdf, size: 2500, seed: 98, name: pdf.name)
        try await expect([other], way) { intake in
            try await dropHalf(pdf, intake)
            #expect(truncate(path(pdf).text, 0) == 0)
            try await Writer.write(other.bytes, to: path(pdf), chunks: 4, pause: .milliseconds(20))
        }
    }

    @Test("a file that is taken away while it waits is forgotten", arguments: Way.allCases)
    func removed(way: Way) async throws {
        try await expect([text], way) { intake in
            try await dropHalf(pdf, intake)
            try Files.remove(path(pdf))
            try Writer.append(text.bytes, to: path(text))
        }
    }

    @Test("a share that touches the times of a waiting file makes no second one", arguments: Way.allCases)
    func touched(way: Way) async throws {
        try await expect([pdf], way) { intake in
            try await dropHalf(pdf, intake)
            for second in 0..<5 {
                var times = [timespec(tv_sec: 1_700_000_000 + second, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
                times[1] = times[0]
                #expect(utimensat(AT_FDCWD, path(pdf).text, times, 0) == 0)
                await intake.scanNow()
            }
            try Writer.append(pdf.bytes.suffix(from: pdf.bytes.count / 2), to: path(pdf))
        }
    }

    @Test("a folder that is moved in whole is taken, its sub-folders as tags", arguments: Way.allCases)
    func folder(way: Way) async throws {
        let names = ["a.txt", "paris/b.txt", "paris/rh/c.txt"]
        let files = (0..<3).map { SampleFile(.txt, size: 300, seed: UInt64($0)) }
        try await expect(files, way) { _ in
            let staging = fixture.path / "2026"
            for (name, file) in zip(names, files) {
                try Files.makeDirectories((staging / name).parent, mode: 0o755)
                try Files.write(Data(file.bytes), to: staging / name, mode: 0o644, sync: false)
            }
            try Files.rename(staging, to: fixture.inbox / "2026")
        }
        let tags = Dictionary(uniqueKeysWithValues: fixture.registry.runs.map { ($0.input?.name ?? "", $0.tags) })
        #expect(tags == ["a.txt": ["2026"], "b.txt": ["2026", "paris"], "c.txt": ["2026", "paris", "rh"]])
    }

    @Test("a folder made while it runs is watched, and so are those made in it", arguments: Way.allCases)
    func madeLater(way: Way) async throws {
        let late = SampleFile(.txt, size: 300, seed: 5, name: "lyon/rh/late.txt")
        try await expect([late], way) { intake in
            try Files.makeDirectories(fixture.inbox / "lyon", mode: 0o755)
            await intake.scanNow()
            try Files.makeDirectories(fixture.inbox / "lyon/rh", mode: 0o755)
            try Writer.append(late.bytes, to: path(late))
        }
        #expect(fixture.registry.runs.first?.tags == ["lyon", "rh"])
    }

    @Test("the files that Office, editors and systems keep beside a document are never taken", arguments: Way.allCases)
    func leftAlone(way: Way) async throws {
        let names = ["~$cv.docx", ".~lock.cv.odt#", "~WRL0001.tmp", ".cv.swp", "Thumbs.db", ".DS_Store", "cv.txt~"]
        try await expect([text], way) { intake in
            for name in names { try Writer.append([1], to: fixture.inbox / name) }
            try Writer.append(text.bytes, to: path(text))
        }
        #expect(try fixture.left(in: fixture.inbox).filter { $0 != ".greffier" } == names.sorted())
    }

    @Test("a file moved in is taken without the time to settle, by its event", .timeLimit(.minutes(10)))
    func movedIn() async throws {
        try await expect([pdf], .events, settle: .seconds(3600)) { _ in
            try Files.write(Data(pdf.bytes), to: fixture.path / "new", mode: 0o644, sync: false)
            try Files.rename(fixture.path / "new", to: path(pdf))
        }
    }
}

/// A program that writes a file.
enum Writer {
    /// Opens the file at its end, writes, closes.
    static func append(_ bytes: some Sequence<UInt8>, to path: FilePath) throws {
        try append(Array(bytes), to: Descriptor(path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o644))
    }

    /// Holds the file open from the first chunk to the last.
    static func write(_ bytes: [UInt8], to path: FilePath, chunks: Int, pause: Duration) async throws {
        let number = open(path.text, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        try #require(number >= 0)
        defer { close(number) }
        for chunk in bytes.chunks(chunks) {
            let chunk = Array(chunk)
            #expect(Glibc.write(number, chunk, chunk.count) == chunk.count)
            try await Task.sleep(for: pause)
        }
    }

    private static func append(_ bytes: [UInt8], to file: borrowing Descriptor) throws {
        try bytes.withUnsafeBytes { try file.write($0) }
    }
}

extension [UInt8] {
    /// The bytes in `count` pieces of about one size.
    func chunks(_ count: Int) -> [ArraySlice<UInt8>] {
        let size = Swift.max(1, (self.count + count - 1) / count)
        return stride(from: 0, to: self.count, by: size).map { self[$0..<Swift.min($0 + size, self.count)] }
    }
}
