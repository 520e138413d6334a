// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// Bytes written to the disk that holds a folder, as its own counter says, whoever wrote them.
///
/// The figure of the process (`write_bytes` in /proc/self/io) counts whole folios that were touched: on kernels with
/// large folios 2 MiB for a write of 4 KiB. It is the second choice, for file systems on no disk of their own.
struct DiskCounter {
    private let path: String?
    private let start: Int

    init(folder: String) {
        var status = stat()
        stat(folder, &status)
        // As in <sys/sysmacros.h>, whose functions are not imported.
        let device = UInt64(status.st_dev)
        let major = (device >> 8) & 0xfff | (device >> 32) & ~0xfff
        let minor = device & 0xff | (device >> 12) & ~0xff
        let path = "/sys/dev/block/\(major):\(minor)/stat"
        self.path = FileManager.default.fileExists(atPath: path) ? path : nil
        start = Self.read(self.path)
    }

    /// Bytes written since this counter was made; all that waits in memory is written first.
    func written() -> Int { Self.read(path) - start }

    private static func read(_ path: String?) -> Int {
        guard let path else { return ProcessFigures.writtenBytes() }
        sync()
        let fields = (try? String(contentsOfFile: path, encoding: .utf8))?.split(whereSeparator: \.isWhitespace) ?? []
        return fields.count > 6 ? (Int(fields[6]) ?? 0) * 512 : 0
    }
}
