// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Retrieval

/// A collection as one portable file: JSON Lines, described in docs/operations.md.
///
/// The first line says what it is, each further one is an entry, and the last one is the SHA-256 of all bytes before it.
package struct CollectionFile: Sendable {
    private let library: Library

    package init(_ workspace: Workspace, readOnly: Bool) throws {
        library = try ServiceFactory.library(workspace, readOnly: readOnly)
    }

    init(_ library: Library) { self.library = library }

    /// What went into a file, or came out of one.
    package struct Report: Codable, Sendable, Equatable {
        package var collection: String
        package var entries: Int
        /// Vectors that went along; the others are made again.
        package var vectors: Int
        package var embedder: String?
    }

    /// Why a file is not taken.
    package enum Failure: Error, Sendable, Equatable {
        case unknownCollection(String)
        case exists(String)
        /// It is no such file, of a later version, cut short or changed; with the line, from 1.
        case notWhole(line: Int)
    }

    private struct Head: Codable {
        var greffierCollection = 1
        var collection: String
        var space: VectorSpace?
        var exportedAt: String

        enum CodingKeys: String, CodingKey {
            case collection, space
            case greffierCollection = "greffier_collection"
            case exportedAt = "exported_at"
        }
    }

    private struct Foot: Codable {
        var entries: Int
        var sha256: String
    }

    /// Writes a collection into a new file.
    ///
    /// Throws `Failure` and `GreffierError`.
    package func write(_ collection: String, to path: String) async throws -> Report {
        guard try await library.collections().contains(where: { $0.name == collection }) else {
            throw Failure.unknownCollection(collection)
        }
        guard !FileManager.default.fileExists(atPath: path) else { throw Failure.exists(path) }
        let space = try await library.servingSpace(of: collection)
        var report = Report(collection: collection, entries: 0, vectors: 0, embedder: space?.identity)
        let writer = try LineWriter(path + ".part")
        defer { writer.discard() }
        try writer.add(Head(collection: collection, space: space, exportedAt: Timestamp.text(Date())))
        var last = ""
        while true {
            let entries = try await library.exported(from: collection, after: last, space: space)
            guard let end = entries.last else { break }
            for entry in entries {
                try writer.add(entry)
                report.vectors += entry.passages.filter { $0.vector != nil }.count
            }
            report.entries += entries.count
            last = end.id
        }
        try writer.add(Foot(entries: report.entries, sha256: writer.digest))
        try writer.finish(as: path)
        return report
    }

    /// Reads a file into a collection, its own by default.
    ///
    /// The file is checked to its end before anything is changed. Throws `Failure` and `GreffierError`.
    package func read(_ path: String, into name: String?) async throws -> Report {
        let head = try Self.check(path)
        let collection = name ?? head.collection
        var report = Report(collection: collection, entries: 0, vectors: 0, embedder: head.space?.identity)
        var batch: [ExportedEntry] = []
        var reader = try LineReader(path)
        _ = try reader.next()
        var line = 1
        while let text = try reader.next() {
            line += 1
            if (try? JSONDecoder().decode(Foot.self, from: text)) != nil { break }
            guard let entry = try? JSONDecoder().decode(ExportedEntry.self, from: text) else {
                throw Failure.notWhole(line: line)
            }
            batch.append(entry)
            if batch.count == 100 { try await take(&batch, head.space, collection, &report) }
        }
        try await take(&batch, head.space, collection, &report)
        return report
    }

    private func take(
        _ batch: inout [ExportedEntry],
        _ space: VectorSpace?,
        _ collection: String,
        _ report: inout Report
    ) async throws {
        guard !batch.isEmpty || report.entries == 0 else { return }
        report.vectors += try await library.take(batch, space: space, into: collection)
        report.entries += batch.count
        batch = []
    }

    /// Reads it to the end and compares the digest.
    private static func check(_ path: String) throws -> Head {
        var reader = try LineReader(path)
        var digest = SHA256()
        guard let first = try reader.next(), let head = try? JSONDecoder().decode(Head.self, from: first),
            head.greffierCollection == 1
        else { throw Failure.notWhole(line: 1) }
        func add(_ line: Data) {
            line.withUnsafeBytes { digest.update($0) }
            Data([10]).withUnsafeBytes { digest.update($0) }
        }
        add(first)
        var line = 1
        while let text = try reader.next() {
            line += 1
            if let foot = try? JSONDecoder().decode(Foot.self, from: text) {
                guard foot.sha256 == digest.hex, foot.entries == line - 2 else { throw Failure.notWhole(line: line) }
                return head
            }
            guard (try? JSONDecoder().decode(ExportedEntry.self, from: text)) != nil else {
                throw Failure.notWhole(line: line)
            }
            add(text)
        }
        throw Failure.notWhole(line: line + 1)
    }
}
