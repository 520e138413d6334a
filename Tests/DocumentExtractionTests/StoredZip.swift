// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Writes archives for tests: entries stored as they are, in order, so that broken ones can be made too.
enum StoredZip {
    /// An archive of `entries`.
    static func data(_ entries: [(name: String, data: Data)]) -> Data {
        var body = Data()
        var directory = Data()
        for (name, data) in entries {
            let offset = UInt32(body.count)
            let fields = header(name: name, data: data)
            body += little(UInt32(0x0403_4B50)) + fields + Data(name.utf8) + data
            directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + fields
            directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(offset)
            directory += Data(name.utf8)
        }
        let end =
            little(UInt32(0x0605_4B50)) + little(UInt32(0)) + little(UInt16(entries.count))
            + little(UInt16(entries.count))
            + little(UInt32(directory.count)) + little(UInt32(body.count)) + little(UInt16(0))
        return body + directory + end
    }

    /// A DOCX with this body, and further parts and relationships of the main part.
    static func docx(
        _ body: String,
        parts: [String: String] = [:],
        relationships: String = "",
        main: String = "word/document.xml"
    ) -> Data {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let file = main.split(separator: "/").last.map(String.init) ?? main
        var entries = [
            (
                "_rels/.rels",
                "<Relationships xmlns='\(package)'><Relationship Id='r1' Type='\(office)/officeDocument' Target='\(main)'/></Relationships>"
            ),
            (main, "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"),
            ("\(folder)/_rels/\(file).rels", "<Relationships xmlns='\(package)'>\(relationships)</Relationships>"),
        ]
        entries += parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return data(entries.map { ($0.0, Data($0.1.utf8)) })
    }

    /// The archive with further entries; it must be one of this writer's own.
    static func adding(_ entries: [(name: String, data: Data)], to archive: Data) throws -> Data {
        var all: [(String, Data)] = []
        var offset = archive.startIndex
        func number(_ at: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(archive[at + $1]) << (8 * $1) }
        }
        while number(offset, 4) == 0x0403_4B50 {
            let (size, name) = (number(offset + 18, 4), number(offset + 26, 2))
            let start = offset + 30
            all.append(
                (
                    String(decoding: archive[start..<start + name], as: UTF8.self),
                    Data(archive[(start + name)..<(start + name + size)])
                )
            )
            offset = start + name + size
        }
        return data(all + entries)
    }

    /// The declarations that parts of a DOCX need.
    static let namespaces = """
        xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
        xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
        xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
        xmlns:v='urn:schemas-microsoft-com:vml' \
        xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'
        """

    /// From "version needed" to the length of the extra field, which both kinds of header share.
    private static func header(name: String, data: Data) -> Data {
        little(UInt16(20)) + little(UInt16(0x0800)) + little(UInt16(0)) + little(UInt32(0)) + little(checksum(data))
            + little(UInt32(data.count)) + little(UInt32(data.count)) + little(UInt16(name.utf8.count))
            + little(UInt16(0))
    }

    private static func little(_ value: some FixedWidthInteger) -> Data {
        withUnsafeBytes(of: value.littleEndian) { Data($0) }
    }

    /// CRC-32 (IEEE 802.3).
    private static func checksum(_ data: Data) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
