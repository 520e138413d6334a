// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// Writes archives for tests, entry by entry, so that broken and lying ones can be made too.
package enum CraftedZip {
    /// An entry as it is stored, and what its headers claim.
    package struct Entry {
        package var name: Data
        package var bytes: Data
        package var isDeflated: Bool
        /// Bytes after inflation, as claimed.
        package var claimed: Int?
        /// The entry of another name at whose bytes this one points instead of its own.
        package var sharing: Data?

        /// A file that is stored as it is, under a name of any bytes.
        package init(nameBytes: Data, _ bytes: Data) {
            self.init("", bytes)
            name = nameBytes
        }

        package init(
            _ name: String,
            _ bytes: Data,
            isDeflated: Bool = false,
            claimed: Int? = nil,
            sharing: String? = nil
        ) {
            self.name = Data(name.utf8)
            self.bytes = bytes
            self.isDeflated = isDeflated
            self.claimed = claimed
            self.sharing = sharing.map { Data($0.utf8) }
        }

        package init(_ name: String, _ text: String) { self.init(name, Data(text.utf8)) }
    }

    /// An archive of `entries`, in order.
    package static func data(_ entries: [Entry]) -> Data {
        var body = Data()
        var directory = Data()
        var offsets: [Data: Int] = [:]
        for entry in entries {
            let offset = entry.sharing.flatMap { offsets[$0] } ?? body.count
            let fields = header(entry)
            if entry.sharing == nil {
                offsets[entry.name] = offset
                body += little(UInt32(0x0403_4B50)) + fields + entry.name + entry.bytes
            }
            directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + fields + Data(count: 10)
            directory += little(UInt32(offset)) + entry.name
        }
        let end =
            little(UInt32(0x0605_4B50)) + Data(count: 4) + little(UInt16(entries.count)) + little(UInt16(entries.count))
        return body + directory + end + little(UInt32(directory.count)) + little(UInt32(body.count)) + Data(count: 2)
    }

    /// An archive of files that are stored as they are.
    package static func data(_ files: [(name: String, data: Data)]) -> Data {
        data(files.map { Entry($0.name, $0.data) })
    }

    /// The archive with further files; it must be one of this writer's own, all of it stored.
    package static func adding(_ files: [(name: String, data: Data)], to archive: Data) -> Data {
        var entries: [Entry] = []
        var offset = archive.startIndex
        func number(_ at: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(archive[at + $1]) << (8 * $1) }
        }
        while number(offset, 4) == 0x0403_4B50 {
            let start = offset + 30 + number(offset + 26, 2)
            let end = start + number(offset + 18, 4)
            entries.append(Entry(nameBytes: Data(archive[offset + 30..<start]), Data(archive[start..<end])))
            offset = end
        }
        return data(entries + files.map { Entry($0.name, $0.data) })
    }

    /// From "version needed" to the length of the extra field, which both kinds of header share (APPNOTE 4.3.7).
    private static func header(_ entry: Entry) -> Data {
        let checksum = entry.isDeflated ? 0 : checksum(entry.bytes)
        return little(UInt16(20)) + little(UInt16(0x0800)) + little(UInt16(entry.isDeflated ? 8 : 0))
            + little(UInt32(0)) + little(checksum) + little(UInt32(entry.bytes.count))
            + little(UInt32(entry.claimed ?? entry.bytes.count)) + little(UInt16(entry.name.count)) + little(UInt16(0))
    }

    private static func little(_ value: some FixedWidthInteger) -> Data {
        withUnsafeBytes(of: value.littleEndian) { Data($0) }
    }

    /// CRC-32 (IEEE 802.3).
    private static func checksum(_ data: Data) -> UInt32 {
        ~data.reduce(0xFFFF_FFFF) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
