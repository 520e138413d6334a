// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HostileFiles
import TestThreads
import Testing

/// The table of docs/documents.md, held against the repository.
@Suite("What docs/documents.md promises", .ownThreads)
struct DocumentsPageTests {
    /// A line of the table: what, its fixture, the file of its test and the test's name.
    private struct Row {
        var what: String
        var fixture: String
        var suite: String
        var test: String
    }

    private func rows() throws -> [Row] {
        let page = try String(contentsOfFile: Programs.checkout + "/docs/documents.md", encoding: .utf8)
        let title = try #require(page.range(of: "\n## Formats, tricks and attacks, and their tests\n"))
        return page[title.upperBound...].split(separator: "\n").compactMap { line in
            guard let match = line.wholeMatch(of: /\| (.+?) \| `([^`]+)` \| `([^`]+)`: (.+) \|/) else { return nil }
            return Row(
                what: String(match.1),
                fixture: String(match.2),
                suite: String(match.3),
                test: String(match.4)
            )
        }
    }

    /// All files below Tests by their paths.
    private func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: Programs.checkout + "/Tests")
    }

    /// The names of the tests in a source.
    private func names(in path: String) throws -> [String] {
        let source = try String(contentsOfFile: Programs.checkout + "/Tests/" + path, encoding: .utf8)
        return source.matches(of: /@Test\(\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
    }

    @Test("each fixture and each test that its table names exists")
    func named() throws {
        let rows = try rows()
        #expect(rows.count >= 100)
        let files = try files()
        for row in rows {
            #expect(files.contains { $0.hasSuffix("/" + row.fixture) }, "\(row.what): \(row.fixture)")
            let sources = files.filter { $0.hasSuffix("/\(row.suite).swift") }
            let found = try sources.flatMap(names)
            #expect(found.contains(row.test), "\(row.what): \(row.suite) has no test “\(row.test)”")
        }
    }

    @Test("no attack is left out of its table")
    func attacks() throws {
        let named = Set(try rows().filter { $0.suite == "HostileFileTests" }.map(\.what))
        for file in HostileFile.all { #expect(named.contains(file.attack), "\(file.attack)") }
    }
}
