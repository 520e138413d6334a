// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
import Glibc

/// Directories and names: create, list, rename, remove.
extension Files {
    /// Renames, replacing what `to` was.
    package static func rename(_ from: FilePath, to: FilePath) throws {
        try renaming(from, to, Glibc.rename)
    }

    /// Renames; fails with `FileError.exists` where `to` exists.
    package static func renameExclusively(_ from: FilePath, to: FilePath) throws {
        try renaming(from, to, csystem_rename_noreplace)
    }

    /// Swaps two names of one file system in one step.
    package static func exchange(_ from: FilePath, with to: FilePath) throws {
        try renaming(from, to, csystem_rename_exchange)
    }

    private static func renaming(
        _ from: FilePath,
        _ to: FilePath,
        _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws {
        let result = try from.withCString { source in try to.withCString { call(source, $0) } }
        if result != 0 { throw FileError(.rename, path: to) }
    }

    /// Makes one directory with exactly `mode`, keeping a set-group-id bit that it inherits; one that exists is left alone.
    ///
    /// Returns whether it was made.
    @discardableResult
    package static func makeDirectory(_ path: FilePath, mode: UInt32 = 0o750) throws -> Bool {
        if try path.withCString({ mkdir($0, mode) }) != 0 {
            let error = FileError(.create, path: path)
            if error.exists, try target(path)?.kind == .directory { return false }
            throw error
        }
        let inherited = try (status(path)?.mode ?? 0) & UInt32(S_ISGID)
        try setMode(path, mode | inherited)
        return true
    }

    /// Makes the directory and those above it that are missing, and makes their names durable.
    package static func makeDirectories(_ path: FilePath, mode: UInt32 = 0o750) throws {
        if try target(path)?.kind == .directory { return }
        let parent = path.parent
        if parent != path, parent.bytes != path.bytes { try makeDirectories(parent, mode: mode) }
        if try makeDirectory(path, mode: mode) { try sync(parent) }
    }

    /// Sets the permission bits.
    package static func setMode(_ path: FilePath, _ mode: UInt32) throws {
        if try path.withCString({ chmod($0, mode) }) != 0 { throw FileError(.mode, path: path) }
    }

    /// Removes a file, a link or an empty directory; nothing there is no error.
    package static func remove(_ path: FilePath) throws {
        if try path.withCString({ unlink($0) }) == 0 { return }
        let error = FileError(.remove, path: path)
        if error.isNotFound { return }
        guard try status(path)?.kind == .directory else { throw error }
        if try path.withCString({ rmdir($0) }) != 0 { throw FileError(.remove, path: path) }
    }

    /// Removes a directory with all that it holds, never following links; nothing there is no error.
    package static func removeTree(_ path: FilePath) throws {
        if try status(path)?.kind == .directory {
            for name in try list(path) { try removeTree(path / name) }
        }
        try remove(path)
    }

    /// The names in a directory, `.` and `..` left out, in no order; nothing there is an empty list.
    package static func list(_ path: FilePath) throws -> [FilePath] {
        guard let stream = try path.withCString({ opendir($0) }) else {
            let error = FileError(.list, path: path)
            if error.isNotFound { return [] }
            throw error
        }
        defer { closedir(stream) }
        var names: [FilePath] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            // The name is read in place: copying the entry would read past its end.
            let start = UnsafeRawPointer(entry).advanced(by: MemoryLayout.offset(of: \dirent.d_name) ?? 19)
            let text = start.assumingMemoryBound(to: CChar.self)
            let name = FilePath(bytes: UnsafeRawBufferPointer(start: start, count: strlen(text)))
            if name != FilePath("."), name != FilePath("..") { names.append(name) }
        }
        if errno != 0 { throw FileError(.list, path: path) }
        return names
    }
}
