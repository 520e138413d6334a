// SPDX-License-Identifier: GPL-3.0-or-later
import CSystem

/// What holds a path: a disk of this machine, or somebody else's over the network.
package struct FileSystemKind: Sendable, Equatable {
    /// As in `nfs`; `other` for those of this machine.
    package let name: String
    /// Locks and write-ahead logs cannot be trusted there, and changes made elsewhere send no events.
    package let isNetwork: Bool

    /// Magic numbers of linux/magic.h and of the file systems' own sources.
    private static let network: [Int64: String] = [
        0x6969: "nfs", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x517B: "smb", 0x0102_1997: "9p", 0x6573_5546: "fuse",
        0x5346_414F: "afs", 0x7375_7245: "coda", 0x00C3_6400: "ceph", 0x0BD0_0BD0: "lustre", 0x4750_4653: "gpfs",
        0x7461_636F: "ocfs2", 0x0116_1970: "gfs2", 0x564C: "ncp", 0x786F_4256: "vboxsf", 0x6A65_6A63: "prl_fs",
    ]

    /// Asks statfs(2).
    ///
    /// FUSE counts as network, since it often is and never promises more. Throws `FileError`.
    package init(holding path: FilePath) throws {
        var magic: Int64 = 0
        if try path.withCString({ csystem_file_system($0, &magic) }) != 0 { throw FileError(.status, path: path) }
        let found = Self.network[magic & 0xFFFF_FFFF]
        name = found ?? "other"
        isNetwork = found != nil
    }
}
