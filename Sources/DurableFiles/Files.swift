// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
package import FoundationEssentials
import Glibc

/// File work that survives a power cut, in small steps.
///
/// All calls block: see `FileQueues` and `FileExecutor`.
///
/// Everything throws `FileError`, and nothing else.
package enum Files {
    /// Waits until the file or the directory (its list of names) is on the disk.
    package static func sync(_ path: FilePath) throws {
        try Descriptor(path, O_RDONLY | O_NONBLOCK).sync()
    }

    /// Makes `path` hold `data`, or what it held before: temporary file beside it, fsync, rename, fsync of the folder.
    ///
    /// `mode` is set whatever the umask.
    package static func writeAtomically(_ data: some ContiguousBytes, to path: FilePath, mode: UInt32 = 0o640) throws {
        let temporary = path.parent / ".tmp-\(UInt64.random(in: .min ... .max))"
        do {
            try write(data, to: temporary, mode: mode, sync: true)
            try rename(temporary, to: path)
        } catch {
            try? remove(temporary)
            throw error
        }
        try sync(path.parent)
    }

    /// Writes a file that must not exist yet.
    package static func write(_ data: some ContiguousBytes, to path: FilePath, mode: UInt32, sync: Bool) throws {
        let file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        try file.setMode(mode)
        try data.withUnsafeBytes { try file.write($0) }
        if sync { try file.sync() }
    }

    /// The whole content of a regular file.
    package static func read(_ path: FilePath) throws -> Data {
        let file = try Descriptor(path, O_RDONLY | O_NONBLOCK)
        let size = try file.status().bytes
        var data = Data(count: size)
        let count = try data.withUnsafeMutableBytes { buffer in
            var done = 0
            while done < buffer.count {
                let got = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]))
                if got == 0 { break }
                done += got
            }
            return done
        }
        return count == size ? data : data.prefix(count)
    }

    /// What is at `path` itself, links not followed; `nil` where there is nothing.
    package static func status(_ path: FilePath) throws -> FileStatus? {
        try status(path, with: lstat)
    }

    /// What `path` leads to, links followed; `nil` where there is nothing.
    package static func target(_ path: FilePath) throws -> FileStatus? {
        try status(path, with: stat)
    }

    private static func status(
        _ path: FilePath,
        with call: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
    ) throws -> FileStatus? {
        var found = stat()
        if try path.withCString({ call($0, &found) }) == 0 { return FileStatus(found) }
        let error = FileError(.status, path: path)
        if error.isNotFound { return nil }
        throw error
    }

    /// The path with every link resolved.
    ///
    /// Throws where it does not exist.
    package static func resolve(_ path: FilePath) throws -> FilePath {
        let resolved = try path.withCString { realpath($0, nil) }
        guard let resolved else { throw FileError(.status, path: path) }
        defer { free(resolved) }
        return FilePath(
            bytes: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) }
        )
    }

    /// Whether this process may make, rename and remove names in the folder; `false` on a read-only mount too.
    ///
    /// Throws where the folder is not there.
    package static func mayChange(names folder: FilePath) throws -> Bool {
        let flags = Int32(AT_EACCESS)
        if try folder.withCString({ faccessat(AT_FDCWD, $0, W_OK | X_OK, flags) }) == 0 { return true }
        let error = FileError(.status, path: folder)
        if error.isDenied || error.isReadOnly { return false }
        throw error
    }

    /// Bytes that may still be written to the file system of `path`.
    package static func freeBytes(_ path: FilePath) throws -> Int {
        var bytes: Int64 = 0
        if try path.withCString({ csystem_free_bytes($0, &bytes) }) != 0 { throw FileError(.status, path: path) }
        return Int(bytes)
    }
}
