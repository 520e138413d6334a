// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Synchronization
import WorkerProtocol

/// The small documents in Tests/Fixtures/documents.
enum Fixture {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/documents")

    /// Tests run side by side, but poppler must not.
    static let gate = Mutex(())

    /// The bytes of a fixture.
    static func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

    /// What the extractor makes of a fixture.
    static func document(_ name: String) throws -> Document {
        try read(try data(name), name: name)
    }

    /// What the extractor makes of `data`.
    static func read(_ data: Data, name: String) throws -> Document {
        try gate.withLock { _ in try DocumentExtractor().extract(data, name: name, options: .init()) }
    }

    /// The error code that extracting `data` ends with, or `nil` where it succeeds.
    static func failure(_ data: Data, name: String, options: ExtractOptions = .init()) -> ErrorCode? {
        error(data, name: name, options: options)?.code
    }

    /// The error that extracting `data` ends with, or `nil` where it succeeds.
    static func error(_ data: Data, name: String, options: ExtractOptions = .init()) -> GreffierError? {
        gate.withLock { _ in
            do throws(GreffierError) {
                _ = try DocumentExtractor().extract(data, name: name, options: options)
                return nil
            } catch {
                return error
            }
        }
    }

    /// Whether `parts` stand in `text` one after the other.
    static func holds(_ text: String, inOrder parts: [String]) -> Bool {
        var rest = Substring(text)
        for part in parts {
            guard let range = rest.range(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
