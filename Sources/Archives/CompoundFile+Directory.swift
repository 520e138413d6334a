// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

extension CompoundFile {
    /// What the streams of an old Office file say it is.
    package enum Content: Equatable, Sendable {
        case word(isEncrypted: Bool)
        case excel, powerPoint, message
    }

    /// What `data` holds by the names of its streams, or `nil` where none is known.
    ///
    /// Where the directory cannot be followed, its names are searched for in the bytes.
    package static func content(_ data: Data) -> Content? {
        let streams = directory(data)
        func holds(_ name: String) -> Bool {
            streams.isEmpty ? self.holds(name, in: data) : streams.contains { $0.name == name }
        }
        // Messages hold their attachments, documents embed sheets.
        if holds("__properties_version1.0") { return .message }
        if holds("WordDocument") {
            let start = streams.first { $0.name == "WordDocument" }?.offset
            return .word(isEncrypted: start.map { isEncryptedWord(data, at: $0) } ?? false)
        }
        if holds("PowerPoint Document") { return .powerPoint }
        return holds("Workbook") || holds("Book") ? .excel : nil
    }

    /// Bit 8 of the flags behind the mark of the file information block ([MS-DOC] 2.5.2).
    private static func isEncryptedWord(_ data: Data, at offset: Int) -> Bool {
        integer(data, offset, 2) == 0xA5EC && integer(data, offset + 10, 2).map { $0 & 0x100 != 0 } == true
    }

    /// The names of all entries and where their first sectors lie, at most 4,096 sectors of them ([MS-CFB] 2.2 to 2.6).
    private static func directory(_ data: Data) -> [(name: String, offset: Int)] {
        guard let shift = integer(data, 30, 2), shift == 9 || shift == 12, var sector = integer(data, 48, 4) else {
            return []
        }
        let size = 1 << shift
        var result: [(name: String, offset: Int)] = []
        for _ in 0..<4096 where sector < 0xFFFF_FFFA {
            let start = (sector + 1) * size
            guard start + size <= data.count else { break }
            for entry in stride(from: start, to: start + size, by: 128) {
                guard let length = integer(data, entry + 64, 2), (4...64).contains(length),
                    let first = integer(data, entry + 116, 4)
                else { continue }
                let units = stride(from: entry, to: entry + length - 2, by: 2).compactMap { integer(data, $0, 2) }
                let name = String(decoding: units.map { UInt16($0) }, as: UTF16.self)
                result.append((name, (first + 1) * size))
            }
            guard let next = follower(of: sector, size: size, in: data) else { break }
            sector = next
        }
        return result
    }

    /// The sector behind `sector` in its chain; files whose table outgrows the header are followed no further.
    private static func follower(of sector: Int, size: Int, in data: Data) -> Int? {
        let table = sector / (size / 4)
        guard table < 109, let place = integer(data, 76 + table * 4, 4), place < 0xFFFF_FFFA else { return nil }
        return integer(data, (place + 1) * size + sector % (size / 4) * 4, 4)
    }

    private static func integer(_ data: Data, _ offset: Int, _ count: Int) -> Int? {
        guard offset >= 0, offset + count <= data.count else { return nil }
        let start = data.startIndex + offset
        return data[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
