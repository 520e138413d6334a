// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import Testing

/// A terminal that a test looks at from the other side.
final class PseudoTerminal {
    private let master: Int32
    private let name: String

    init(columns: Int, rows: Int) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(master >= 0)
        var (unlocked, number): (Int32, UInt32) = (0, 0)
        // TIOCSPTLCK and TIOCGPTN, which Swift does not import.
        try #require(ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        name = "/dev/pts/\(number)"
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
    }

    deinit { close(master) }

    /// The side that a program writes to.
    func slave() throws -> FileHandle {
        let descriptor = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(descriptor >= 0)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// What was written up to and with `mark`, or to the end where it does not come; lines end as in files, though the
    /// terminal itself adds to their ends.
    func read(until mark: String) -> String {
        var bytes: [UInt8] = []
        let wanted = Array(mark.utf8)
        var byte: UInt8 = 0
        while !bytes.suffix(wanted.count).elementsEqual(wanted), Glibc.read(master, &byte, 1) == 1 {
            if byte != UInt8(ascii: "\r") { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
