// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A ZIP archive made of text with `<?part NAME?>` before each part, entries stored and their sums right.
///
/// An archive mutated as such stops nearly every change at its checksum; this one lets all of them through to the
/// readers of the parts.
enum PartsArchive {
    private static let mark = Data("<?part ".utf8)
    private static let markEnd = Data("?>".utf8)

    static func archive(of text: Data) -> Data {
        var body = Data()
        var directory = Data()
        var count = 0
        for (name, content) in parts(of: text) {
            let fields = header(name: name, content: content)
            directory += little(0x0201_4B50, 4) + little(20, 2) + fields + little(0, 10) + little(body.count, 4) + name
            body += little(0x0403_4B50, 4) + fields + name + content
            count += 1
        }
        let end =
            little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2) + little(directory.count, 4)
            + little(body.count, 4) + little(0, 2)
        return body + directory + end
    }

    private static func parts(of text: Data) -> [(name: Data, content: Data)] {
        var parts: [(Data, Data)] = []
        var rest = text[...]
        while parts.count < 100, let start = rest.firstRange(of: mark),
            let end = rest[start.upperBound...].firstRange(of: markEnd)
        {
            let content = rest[end.upperBound...]
            let next = content.firstRange(of: mark)?.lowerBound ?? rest.endIndex
            let name = rest[start.upperBound..<end.lowerBound].prefix(200)
            if !parts.contains(where: { $0.0 == name }) { parts.append((Data(name), Data(content[..<next]))) }
            rest = rest[next...]
        }
        return parts
    }

    /// From "version needed" to the length of the extra field, which both kinds of header share (APPNOTE 4.3.7).
    private static func header(name: Data, content: Data) -> Data {
        little(20, 2) + little(0x0800, 2) + little(0, 6) + little(Int(sum(content)), 4) + little(content.count, 4)
            + little(content.count, 4) + little(name.count, 2) + little(0, 2)
    }

    private static func little(_ value: Int, _ count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) })
    }

    /// CRC-32 (IEEE 802.3).
    private static func sum(_ data: Data) -> UInt32 {
        ~data.reduce(0xFFFF_FFFF) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
