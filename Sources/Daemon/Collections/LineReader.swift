// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// Reads a file line by line, never more of it at once than its longest line.
struct LineReader {
    private let path: String
    private let file: FileHandle
    private var rest = Data()
    private var isAtEnd = false

    init(_ path: String) throws {
        self.path = path
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw GreffierError(.storeUnavailable, detail: "\(path) cannot be read")
        }
        self.file = file
    }

    /// The next line without its end; `nil` behind the last.
    mutating func next() throws -> Data? {
        while true {
            if let end = rest.firstIndex(of: 10) {
                let line = Data(rest[..<end])
                rest = rest[(end + 1)...]
                return line
            }
            if isAtEnd {
                defer { rest = Data() }
                return rest.isEmpty ? nil : Data(rest)
            }
            do {
                let more = try file.read(upToCount: 1 << 20) ?? Data()
                isAtEnd = more.isEmpty
                rest = Data(rest) + more
            } catch {
                throw GreffierError(.storeUnavailable, detail: path, cause: error)
            }
        }
    }
}
