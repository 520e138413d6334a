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
        let made = try status(path)?.mode ?? 0
        // Below systemd's unit no call may name a set-group-id bit, even one that is there already.
        if made & 0o777 != mode { try setMode(path, mode | made & UInt32(S_ISGID)) }
        return true
    }

    /// Makes the directory and those above it that are missing, and makes their names durable.
    package static func makeDirectories(_ path: FilePath, mode: UInt32 = 0o750) throws {
        if try target(path)?.kind == .directory { return }
        let parent = path.parent
        if parent != path, parent.bytes != path.bytes { try makeDirectories(parent, mode: mode) }
        if try makeDirectory(path, mode: mode) { try sync(parent) }
    }

    /// Sets the permission bits; without the set-group-id bit where this process may not set that.
    package static func setMode(_ path: FilePath, _ mode: UInt32) throws {
        if try path.withCString({ chmod($0, mode) }) == 0 { return }
        let error = FileError(.mode, path: path)
        let plain = mode & ~UInt32(S_ISGID)
        guard error.code == EPERM, plain != mode else { throw error }
        if try path.withCString({ chmod($0, plain) }) != 0 { throw error }
    }

    /// Removes a file, a link or an empty directory; nothing there is no error.
    package static func remove(_ path: FilePath) throws {
        if try path.withCString({ unlink($0) }) == 0 { return }
        let error = FileError(.remove, path: path)
        if error.isNotFound { return }
        guard try status(path)?.kind == .directory else { throw error }
        if try path.withCString({ rmdir($0) }) != 0 { throw FileError(.remove, path: path) }
    }

    /// Removes a directory with all that it holds, never following links, not even such as are put in the place of a folder
    /// meanwhile; nothing there is no error.
    package static func removeTree(_ path: FilePath) throws {
        if try status(path)?.kind == .directory {
            do {
                try holding(path) { held in for name in try list(held) { try removeTree(held / name) } }
            } catch let error as FileError where error.isNotFound || error.code == ELOOP {
                // No folder any longer: what is there now is removed as what it is.
            }
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
