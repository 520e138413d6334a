// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Work in folders that others may rename, or put links in the place of, while it is done.
extension Files {
    /// `O_PATH`, which Swift does not import: the folder is a place to start from and need not be readable.
    private static let pathOnly: Int32 = 0o10_000_000

    /// Opens `folder` step by step from `base`, following no link below that, and calls `body` with a path that leads to the
    /// folder that is open, whatever its name leads to by now.
    ///
    /// `base` itself may be a link. The path is good for as long as `body` runs; its errors name `folder` all the same.
    /// Throws `FileError` (`isNotFound`) where a step is no folder, and EXDEV where `folder` does not lie below `base`.
    package static func holding<Result>(
        _ folder: FilePath,
        below base: FilePath,
        _ body: (FilePath) throws -> Result
    ) throws -> Result {
        let steps = folder == base ? [] : folder.components(below: base)
        guard let steps, !steps.contains(FilePath("..")) else { throw FileError(.open, path: folder, code: EXDEV) }
        var held = try Descriptor(base, pathOnly | O_DIRECTORY)
        for step in steps { held = try Descriptor(step, in: held, pathOnly | O_DIRECTORY | O_NOFOLLOW, named: folder) }
        return try naming(folder, held, body)
    }

    /// The same for a folder that no link may stand for.
    static func holding<Result>(_ folder: FilePath, _ body: (FilePath) throws -> Result) throws -> Result {
        try naming(folder, Descriptor(folder, pathOnly | O_DIRECTORY | O_NOFOLLOW), body)
    }

    private static func naming<Result>(
        _ folder: FilePath,
        _ held: borrowing Descriptor,
        _ body: (FilePath) throws -> Result
    ) throws -> Result {
        let path = FilePath("/proc/self/fd/\(held.number)")
        do {
            return try body(path)
        } catch let error as FileError {
            if error.path == path { throw FileError(error.operation, path: folder, code: error.code) }
            guard let inside = error.path.components(below: path) else { throw error }
            throw FileError(error.operation, path: inside.reduce(folder) { $0 / $1 }, code: error.code)
        }
    }
}
