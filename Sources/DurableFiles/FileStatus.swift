// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import Glibc

/// What stat(2) says of a file.
package struct FileStatus: Sendable, Equatable {
    /// What kind of entry it is.
    package enum Kind: Sendable, Equatable {
        case file, directory, link, fifo, socket, device
    }

    package let kind: Kind
    package let bytes: Int
    /// Nanoseconds since 1970.
    package let modified: Int64
    /// Nanoseconds since 1970 of the last change to content, name or rights; nobody can set it back.
    package let changed: Int64
    package let device: UInt64
    package let inode: UInt64
    /// The permission bits, set-id and sticky included.
    package let mode: UInt32
    package let owner: UInt32

    init(_ found: stat) {
        kind =
            switch found.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            case S_IFLNK: .link
            case S_IFIFO: .fifo
            case S_IFSOCK: .socket
            default: .device
            }
        bytes = Int(found.st_size)
        modified = Int64(found.st_mtim.tv_sec) * 1_000_000_000 + Int64(found.st_mtim.tv_nsec)
        changed = Int64(found.st_ctim.tv_sec) * 1_000_000_000 + Int64(found.st_ctim.tv_nsec)
        device = UInt64(found.st_dev)
        inode = UInt64(found.st_ino)
        mode = found.st_mode & 0o7777
        owner = found.st_uid
    }
}

extension Date {
    /// Nanoseconds since 1970, as the times of files are counted.
    package var fileTime: Int64 { Int64(timeIntervalSince1970 * 1e9) }
}
