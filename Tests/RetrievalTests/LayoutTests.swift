// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import JobModel
import TestThreads
import Testing

@testable import Retrieval

@Suite("Collections that an earlier program left behind", .ownThreads(perTest: 4))
struct LayoutTests {
    private static let stores = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/stores")

    private static func file(_ layout: Int) -> URL { stores.appending(path: "library-\(layout).sql") }

    private static let schema = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2"

    /// A file of a layout as the program of then wrote it: a collection with two entries.
    private func old(_ layout: Int) throws -> LibraryFixture {
        let fixture = try LibraryFixture()
        let dump = try String(contentsOf: Self.file(layout), encoding: .utf8)
        #expect(try fixture.shell(dump) == "")
        #expect(try fixture.shell("PRAGMA user_version") == "\(layout)")
        return fixture
    }

    @Test("are kept of each layout, the present one too, as its steps make them")
    func kept() async throws {
        let isWriting = ProcessInfo.processInfo.environment["GREFFIER_UPDATE_DOCS"] != nil
        for layout in 1...Library.layout {
            if isWriting, !FileManager.default.fileExists(atPath: Self.file(layout).path) { try await write(layout) }
            let fixture = try old(layout)
            guard layout > 1 else { continue }
            // A step that was released never changes: what it made then it makes today.
            let earlier = try old(layout - 1)
            try earlier.step(layout)
            #expect(try earlier.shell(Self.schema) == fixture.shell(Self.schema), "layout \(layout)")
        }
    }

    /// Writes the fixture of a layout that has none yet.
    private func write(_ layout: Int) async throws {
        let fixture: LibraryFixture
        if layout == 1 {
            fixture = try LibraryFixture()
            try await fill(fixture)
            try await fixture.returnToFirstLayout()
        } else {
            fixture = try old(layout - 1)
            try fixture.step(layout)
        }
        let dump = try fixture.shell(".dump")
        try "-- Collections of layout \(layout).\n\(dump)\nPRAGMA user_version = \(layout);\n"
            .write(to: Self.file(layout), atomically: true, encoding: .utf8)
    }

    private func fill(_ fixture: LibraryFixture) async throws {
        let library = try fixture.open()
        _ = try await library.upsert(LibraryFixture.entry("jean", "Soudeur à Brest"), in: "candidates")
        _ = try await library.upsert(LibraryFixture.entry("zoe", "Comptable à Nantes"), in: "candidates")
    }

    @Test(
        "are brought up to date by whoever opens them first, keep every entry and are searched",
        arguments: 1...Library.layout
    )
    func upgraded(from layout: Int) async throws {
        for access in [Library.Access.readWrite, .readOnly] {
            let fixture = try old(layout)
            let entries = try fixture.shell("SELECT id, input_sha256, source, run, title FROM entries ORDER BY 1")
            #expect(entries.split(separator: "\n").count == 2)
            let library = try fixture.open(access)
            #expect(try await library.search("soudeur", in: "candidates").map(\.title) == ["jean"])
            #expect(try await library.search("comptable", in: "candidates").map(\.title) == ["zoe"])
            #expect(try fixture.shell("SELECT id, input_sha256, source, run, title FROM entries ORDER BY 1") == entries)
            #expect(try fixture.shell("PRAGMA user_version") == "\(Library.layout)")
            let new = try LibraryFixture()
            try await fill(new)
            #expect(try fixture.shell(Self.schema) == new.shell(Self.schema))
        }
    }

    @Test("of a newer program are refused in both languages, and not touched")
    func newer() async throws {
        let fixture = try LibraryFixture()
        try await fill(fixture)
        _ = try fixture.shell("PRAGMA user_version = \(Library.layout + 1)")
        for access in [Library.Access.readWrite, .readOnly] {
            let error = #expect(throws: GreffierError.self) { try fixture.open(access) }
            #expect(error?.code == .storeNewer)
        }
        #expect(try fixture.shell("PRAGMA user_version") == "\(Library.layout + 1)")
        #expect(try fixture.shell("SELECT count(*) FROM entries") == "2")
    }
}

extension LibraryFixture {
    /// What the `sqlite3` shell prints for a command, without the last line end.
    fileprivate func shell(_ command: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // A command must not begin with a comment, which would be taken for an option.
        process.arguments = ["sqlite3", "-batch", "-bail", path, command.hasPrefix("--") ? "\n" + command : command]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
        return text.trimmingCharacters(in: .newlines)
    }

    /// Makes the step to `layout`, as `Library.migrate` does.
    fileprivate func step(_ layout: Int) throws {
        let queue = try DatabaseQueue(path: path, configuration: Library.configuration())
        try queue.write { db in
            try db.execute(sql: Library.steps[layout - 1])
            try db.execute(sql: "PRAGMA user_version = \(layout)")
        }
        try queue.close()
    }
}
