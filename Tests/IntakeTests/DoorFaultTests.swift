// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import GRDB
import Glibc
import Intake
import JobModel
import Testing

/// A submissions file that is locked, changed, replaced or gone while the door is open.
@Suite(.timeLimit(.minutes(10)))
struct DoorFaultTests {
    private let fixture: IntakeFixture
    private let file: FilePath

    init() throws {
        fixture = try IntakeFixture()
        file = try fixture.drop("Jean Dupont", as: ".source/jean.txt")
    }

    private func insert() throws { try fixture.insert("pipeline, path", "'cv', '\(file.text)'") }
    private var probe: DoorProbe.Verdict { DoorProbe.look(in: fixture.submissions.parent) }

    @Test(
        "a transaction that nobody ends holds rows up and nothing else; they go through once it ends",
        arguments: ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT count(*) FROM submissions"],
        ["COMMIT", "ROLLBACK"]
    )
    func foreignLock(begin: String, end: String) async throws {
        let door = fixture.door()
        await door.poll()
        try insert()
        let shell = try fixture.connect()
        try await shell.writeWithoutTransaction { try $0.execute(sql: begin) }
        for _ in 0..<3 { await door.poll() }
        #expect(fixture.registry.runs.count == (begin == "BEGIN EXCLUSIVE" ? 0 : 1))
        if !begin.contains("SELECT") { #expect(probe == .locked(by: [])) }
        try await shell.writeWithoutTransaction { try $0.execute(sql: end) }
        try await fixture.poll(door) { try fixture.states() == ["queued": 1] }
        #expect(fixture.registry.runs.count == 1)
        #expect(fixture.registry.calls == 1)
        #expect(probe == .open(new: 0))
    }

    @Test("a lock ends no wait for the door's own end", .timeLimit(.minutes(10)))
    func shutdown() async throws {
        let door = fixture.door()
        await door.poll()
        let shell = try fixture.connect()
        try await shell.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        let service = Task { try await door.run() }
        try await Task.sleep(for: .milliseconds(100))
        service.cancel()
        try await service.value
        try await shell.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    }

    @Test("a running door takes rows over as soon as a lock ends, without being asked")
    func released() async throws {
        let door = fixture.door()
        await door.poll()
        try insert()
        let shell = try fixture.connect()
        try await shell.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        let service = Task { try await door.run() }
        try await Task.sleep(for: .milliseconds(100))
        #expect(fixture.registry.runs.isEmpty)
        try await shell.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        await fixture.registry.waitForRuns(1)
        service.cancel()
    }

    /// What a stranger may do to the file, and how it is mended; no statement where the door mends it itself.
    enum Fault: String, CaseIterable, Sendable {
        case dropped, columnGone, view, garbageInPlace, garbageInstead, cutShort, removed, folderInstead

        var mendsItself: Bool { self == .dropped || self == .removed }
    }

    private func strike(_ fault: Fault) throws {
        let path = fixture.submissions
        let garbage = Data(repeating: 0x41, count: 8192)
        switch fault {
        case .dropped: try fixture.execute("DROP TABLE submissions")
        case .columnGone: try fixture.execute("ALTER TABLE submissions RENAME COLUMN payload TO load")
        case .view:
            try fixture.execute("ALTER TABLE submissions RENAME TO other")
            try fixture.execute("CREATE VIEW submissions AS SELECT * FROM other")
        case .garbageInPlace: try garbage.write(to: URL(fileURLWithPath: path.text))
        case .garbageInstead: try Files.writeAtomically(garbage, to: path, mode: 0o660)
        case .cutShort: #expect(truncate(path.text, 5000) == 0)
        case .removed: try Files.remove(path)
        case .folderInstead:
            try Files.remove(path)
            try Files.makeDirectories(path)
        }
    }

    @Test(
        "whatever a stranger does to the file, the door stays up and goes on when it is mended",
        arguments: Fault.allCases
    )
    func fault(fault: Fault) async throws {
        let door = fixture.door()
        await door.poll()
        let service = Task { try await door.run() }
        try insert()
        await fixture.registry.waitForRuns(1)
        try strike(fault)
        for _ in 0..<3 { await door.poll() }
        if !fault.mendsItself {
            guard case .unusable = probe else {
                Issue.record("\(fault): \(probe)")
                return
            }
            // As `greffier doctor` says.
            try Files.rename(fixture.submissions, to: fixture.path / "broken")
        }
        try await fixture.poll(door) { probe == .open(new: 0) }
        try insert()
        await fixture.registry.waitForRuns(2)
        #expect(fixture.registry.runs.count == 2)
        service.cancel()
        try await service.value
    }

    @Test("no file is no fault")
    func missing() { #expect(probe == .missing) }
}
