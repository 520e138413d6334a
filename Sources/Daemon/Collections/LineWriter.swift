// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// Writes a file of one JSON object a line, with the digest of what stands in it so far.
final class LineWriter {
    private let path: String
    private let file: FileHandle
    private var hash = SHA256()
    private let encoder = JSONEncoder()

    /// Makes the file, in place of what an earlier attempt has left.
    init(_ path: String) throws {
        self.path = path
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // It holds what CVs say: nobody else may read it.
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw GreffierError(.storeUnavailable, detail: path) }
        self.file = file
    }

    var digest: String { hash.hex }

    func add(_ value: some Encodable) throws {
        do {
            let line = try encoder.encode(value) + Data([10])
            line.withUnsafeBytes { hash.update($0) }
            try file.write(contentsOf: line)
        } catch {
            throw GreffierError(.storeUnavailable, detail: path, cause: error)
        }
    }

    /// Gives the file its name once it is on the disk.
    func finish(as name: String) throws {
        do {
            try file.synchronize()
            try file.close()
            try FileManager.default.moveItem(atPath: path, toPath: name)
        } catch {
            throw GreffierError(.storeUnavailable, detail: name, cause: error)
        }
    }

    /// Takes away what was not finished.
    func discard() {
        try? file.close()
        try? FileManager.default.removeItem(atPath: path)
    }
}
