// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
package import JobModel

/// A file call that failed: which, where and with which `errno`.
///
/// Callers look at `code` and turn what they cannot handle into a `GreffierError` by `report`.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The step that failed.
    package enum Operation: String, Sendable {
        case open, read, write, sync, rename, remove, create, list, status, mode, copy
    }

    package let operation: Operation
    package let path: FilePath
    /// As in errno.h.
    package let code: Int32

    package init(_ operation: Operation, path: FilePath, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    static let invalid = EINVAL

    package var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
    package var exists: Bool { code == EEXIST || code == ENOTEMPTY }
    package var isDenied: Bool { code == EACCES || code == EPERM }
    package var isReadOnly: Bool { code == EROFS }
    package var isFull: Bool { code == ENOSPC || code == EDQUOT }
    package var crossesMounts: Bool { code == EXDEV }
    package var isNameTooLong: Bool { code == ENAMETOOLONG }

    package var description: String { "\(operation.rawValue) \(path.text): \(reason)" }

    /// What the system calls the code, as in `No space left on device`.
    package var reason: String {
        // Linux's strerror is thread-safe for the codes of the kernel: their texts are constants.
        String(cString: strerror(code))
    }

    /// `store.full` where the disk is, `store.unavailable` for all else.
    ///
    /// The detail names the folder, not the file: file names are personal data.
    package var report: GreffierError {
        let detail = "\(operation.rawValue) in \(path.parent.text): \(reason)"
        return GreffierError(isFull ? .storeFull : .storeUnavailable, detail: detail)
    }

    /// Runs `body` and turns a `FileError` into its report.
    package static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as FileError { throw error.report }
    }
}
