// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
package import Foundation
import Glibc
import Synchronization

/// Answers of models by what they depend on, one small file each: `cache/models/ab/ab12…`.
///
/// Files and not a database: measured with 20,000 answers of 2 KB, a file is written in 46 µs and read, checked and marked
/// as used in 10 µs, where a SQLite table without any sync takes 64 µs and 42 µs, and keeps its size when pruned. A name is
/// given to a whole file only; what a power cut leaves of one fails its checksum and is no answer. Only the owner may read
/// the files. Several processes may use one folder. Calls that block have threads of their own.
package final class AnswerCache: Sendable {
    private let directory: FilePath
    private let limit: Int
    private let readers = FileQueues(label: "answers", width: 2)
    /// One at a time, so that the sum of bytes is right.
    private let writer = FileQueues(label: "answers.writer", width: 1)
    /// `nil` until the files were counted.
    private let bytes = Mutex<Int?>(nil)

    /// Answers may take 256 MiB; those that were not used for longest go first.
    package static let usualLimit = 256 << 20

    /// `directory` is made for the first answer.
    package init(directory: String, limit: Int = usualLimit) {
        self.directory = FilePath(directory)
        self.limit = limit
    }

    /// The answer, marked as used; `nil` where there is none that is whole.
    func answer(for key: String) async -> KeptAnswer? {
        let path = path(key)
        return try? await readers.run {
            guard let data = try? Files.read(path) else { return nil }
            guard let answer = KeptAnswer(file: data) else {
                try? Files.remove(path)
                return nil
            }
            _ = try path.withCString { utimensat(AT_FDCWD, $0, nil, 0) }
            return answer
        }
    }

    /// Keeps an answer in place of an earlier one; survives the death of the process.
    ///
    /// Throws `FileError`.
    func keep(_ answer: KeptAnswer, for key: String) async throws {
        let data = try answer.file()
        try await writer.run { [self] in
            let path = path(key)
            try Files.makeDirectories(path.parent, mode: 0o700)
            let temporary = path.parent / ".tmp-\(UInt64.random(in: .min ... .max))"
            do {
                try Files.write(data, to: temporary, mode: 0o600, sync: false)
                try Files.rename(temporary, to: path)
            } catch {
                try? Files.remove(temporary)
                throw error
            }
            let known = bytes.withLock { $0 }
            let total = try known.map { $0 + data.count } ?? entries().reduce(0) { $0 + $1.bytes }
            bytes.withLock { $0 = total }
            if total > limit { try shrink() }
        }
    }

    /// Forgets an answer.
    func drop(_ key: String) async {
        let path = path(key)
        try? await writer.run { try Files.remove(path) }
    }

    /// Removes the answers that were not used since `date`, and what dead processes left; returns how many answers.
    ///
    /// With `dryRun` only counts. Throws `FileError`.
    package func prune(unusedSince date: Date, dryRun: Bool = false) async throws -> Int {
        try await writer.run { [self] in
            let old = try entries().filter { $0.modified < date.fileTime }
            if dryRun { return old.count { !$0.isTemporary } }
            for entry in old { try Files.remove(entry.path) }
            bytes.withLock { $0 = nil }
            return old.count { !$0.isTemporary }
        }
    }

    // MARK: Files

    private struct Entry {
        var path: FilePath
        var bytes: Int
        var modified: Int64
        var isTemporary: Bool
    }

    private func path(_ key: String) -> FilePath { directory / String(key.prefix(2)) / key }

    private func entries() throws -> [Entry] {
        try Files.list(directory).flatMap { shelf in
            try Files.list(directory / shelf).compactMap { name in
                let path = directory / shelf / name
                // Another process may have removed it meanwhile.
                guard let status = try Files.status(path), status.kind == .file else { return nil }
                let isTemporary = name.text.hasPrefix(".tmp-")
                return Entry(path: path, bytes: status.bytes, modified: status.modified, isTemporary: isTemporary)
            }
        }
    }

    /// Removes those that were not used for longest until a tenth of the room is free, so that not every answer does this.
    private func shrink() throws {
        let entries = try entries().sorted { $0.modified < $1.modified }
        var total = entries.reduce(0) { $0 + $1.bytes }
        for entry in entries where total > limit / 10 * 9 {
            try Files.remove(entry.path)
            total -= entry.bytes
        }
        bytes.withLock { $0 = total }
    }
}
