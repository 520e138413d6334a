// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// How the file system that holds a path is mounted, and what room it has.
struct MountPoint {
    /// Where it is mounted; a command that mounts it anew needs this name.
    let path: String
    let isReadOnly: Bool
    /// Whether no program on it may be started.
    let forbidsPrograms: Bool
    /// What this user may still write, in bytes and in files; `nil` where the file system does not count files.
    let freeBytes: Int
    let freeFiles: Int?

    /// `nil` where the path cannot be looked at.
    init?(holding path: String) {
        var counts = statvfs()
        guard statvfs(path, &counts) == 0 else { return nil }
        // ST_RDONLY and ST_NOEXEC of sys/statvfs.h.
        isReadOnly = counts.f_flag & 1 != 0
        forbidsPrograms = counts.f_flag & 8 != 0
        freeBytes = Int(clamping: counts.f_bavail).multipliedReportingOverflow(by: Int(counts.f_frsize)).partialValue
        freeFiles = counts.f_files == 0 ? nil : Int(clamping: counts.f_favail)
        self.path = Self.mount(of: path)
    }

    /// The highest folder on the same device.
    private static func mount(of path: String) -> String {
        var folder = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let device = device(of: folder.path)
        while folder.path != "/" {
            let above = folder.deletingLastPathComponent()
            if Self.device(of: above.path) != device { break }
            folder = above
        }
        return folder.path
    }

    static func device(of path: String) -> UInt? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt(status.st_dev) : nil
    }
}
