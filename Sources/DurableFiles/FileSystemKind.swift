// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls

/// What holds a path: a disk of this machine, or something whose changes this kernel does not see.
package struct FileSystemKind: Sendable, Equatable {
    /// How far a file system is this machine's own.
    package enum Reach: Sendable, Equatable {
        /// Every change goes through this kernel.
        case local
        /// Other machines, a hypervisor or a program of its own write there too.
        case shared
        /// Not in the table.
        case unknown
    }

    /// As `stat -f` calls it; `0x…` for one that is not in the table.
    package let name: String
    package let reach: Reach

    /// Whether inotify(7) tells of every change.
    ///
    /// Not on a shared file system, where only changes made here are told of; nor on an unknown one.
    package var hasTrustedEvents: Bool { reach == .local }

    /// Whether locks and write-ahead logs hold; only on a shared file system they are known not to.
    package var hasTrustedLocks: Bool { reach != .shared }

    /// The kind with the `f_type` of statfs(2): the numbers of linux/magic.h and of the file systems' own sources.
    ///
    /// FUSE counts as shared, since it often is and never promises more.
    package init(magic: Int64) {
        let number = UInt32(truncatingIfNeeded: magic)
        if let found = Self.local[number] {
            name = found
            reach = .local
        } else if let found = Self.shared[number] {
            name = found
            reach = .shared
        } else {
            name = "0x" + String(number, radix: 16)
            reach = .unknown
        }
    }

    /// Asks statfs(2).
    ///
    /// Throws `FileError`.
    package init(holding path: FilePath) throws {
        var magic: Int64 = 0
        if try path.withCString({ csystem_file_system($0, &magic) }) != 0 { throw FileError(.status, path: path) }
        self.init(magic: magic)
    }

    static let local: [UInt32: String] = [
        0xEF53: "ext2/ext3/ext4", 0x5846_5342: "xfs", 0x9123_683E: "btrfs", 0x7372_7279: "btrfs",
        0x2FC1_2FC1: "zfs", 0xF2F5_2010: "f2fs", 0xCA45_1A4E: "bcachefs", 0x3153_464A: "jfs", 0x5265_4973: "reiserfs",
        0x3434: "nilfs2", 0xA501_FCF5: "vxfs", 0x0102_1994: "tmpfs", 0x8584_58F6: "ramfs",
        0x794C_7630: "overlayfs", 0x6175_6673: "aufs", 0xF15F: "ecryptfs", 0x2405_1905: "ubifs", 0x72B6: "jffs2",
        0x4D44: "msdos", 0x2011_BAB0: "exfat", 0x5346_544E: "ntfs", 0x7366_746E: "ntfs3", 0xF995_E849: "hpfs",
        0x4244: "hfs", 0x482B: "hfs+", 0x4246_5331: "befs", 0x0001_1954: "ufs", 0x1954_0119: "ufs",
        0x137F: "minix", 0x138F: "minix", 0x2468: "minix2", 0x2478: "minix2", 0x4D5A: "minix3",
        0xADF5: "adfs", 0xADFF: "affs", 0x1501_3346: "udf", 0x9660: "isofs", 0x7371_7368: "squashfs",
        0xE0F5_E1E2: "erofs", 0x28CD_3D45: "cramfs",
    ]

    static let shared: [UInt32: String] = [
        0x6969: "nfs", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x517B: "smb", 0x0102_1997: "9p", 0x6573_5546: "fuse",
        0x5346_414F: "afs", 0x6B41_4653: "kafs", 0x7375_7245: "coda", 0x00C3_6400: "ceph", 0x0BD0_0BD0: "lustre",
        0x4750_4653: "gpfs", 0x1983_0326: "beegfs", 0xAAD7_AAEA: "panfs", 0x2003_0528: "orangefs",
        0xBEEF_DEAD: "snfs", 0x0131_11A8: "ibrix", 0x6163_6673: "acfs", 0x7461_636F: "ocfs2", 0x0116_1970: "gfs2",
        0x564C: "ncp", 0x786F_4256: "vboxsf", 0x7C7C_6673: "prl_fs", 0xBACB_ACBC: "vmhgfs", 0x6A65_6A63: "fakeowner",
        0x5346_4846: "wslfs", 0x00C0_FFEE: "hostfs", 0x0187: "autofs",
    ]
}
