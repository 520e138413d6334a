// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A place for one store file, and the `sqlite3` shell beside it, as an administrator would use it.
enum TemporaryStore {
    static func with(_ body: (_ path: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("jobs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appendingPathComponent("jobs.sqlite").path)
    }

    /// What the shell prints for `sql`, without the last line end.
    ///
    /// Throws when the shell reports an error.
    static func sqlite(_ path: String, _ sql: String) throws -> String {
        // The shell prints what the first word set.
        try shell(path, "PRAGMA busy_timeout=5000; \(sql)").split(separator: "\n").dropFirst().joined(separator: "\n")
    }

    /// The SQL that makes the store again.
    static func dump(_ path: String) throws -> String {
        try shell(path, ".dump").trimmingCharacters(in: .newlines)
    }

    private static func shell(_ path: String, _ command: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-batch", "-bail", path, command]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
        return text
    }
}
