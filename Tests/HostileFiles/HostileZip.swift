// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Writes archives whose headers may lie.
struct HostileZip {
    /// An entry as it is stored, and what its headers claim.
    struct Entry {
        var name: String
        var bytes: Data
        var isDeflated = false
        /// Bytes after inflation, as claimed.
        var claimed: Int?
        /// The entry of another name at whose bytes this one points instead of its own.
        var sharing: String?
    }

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    static let word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

    static func text(_ name: String, _ text: String) -> Entry { Entry(name: name, bytes: Data(text.utf8)) }

    /// A DOCX with this main part and further entries.
    static func docx(_ main: Entry, _ others: [Entry] = [], relationships: String = "") -> Data {
        let root = "<Relationship Id='r1' Type='\(office)/officeDocument' Target='word/document.xml'/>"
        return data(
            [
                text("_rels/.rels", "<Relationships xmlns='\(package)'>\(root)</Relationships>"),
                text(
                    "word/_rels/document.xml.rels",
                    "<Relationships xmlns='\(package)'>\(relationships)</Relationships>"
                ), main,
            ] + others
        )
    }

    /// A DOCX with this text as its main part.
    static func docx(body: String, prefix: String = "") -> Data {
        docx(text("word/document.xml", "\(prefix)<w:document \(word)><w:body>\(body)</w:body></w:document>"))
    }

    /// The relationship of a header part.
    static func header(_ number: Int) -> String {
        "<Relationship Id='h\(number)' Type='\(office)/header' Target='header\(number).xml'/>"
    }

    static func data(_ entries: [Entry]) -> Data {
        var body = Data()
        var directory = Data()
        var offsets: [String: Int] = [:]
        for entry in entries {
            let offset = entry.sharing.flatMap { offsets[$0] } ?? body.count
            let fields = header(entry)
            if entry.sharing == nil {
                offsets[entry.name] = offset
                body += little(UInt32(0x0403_4B50)) + fields + Data(entry.name.utf8) + entry.bytes
            }
            directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + fields + Data(count: 10)
            directory += little(UInt32(offset)) + Data(entry.name.utf8)
        }
        let end =
            little(UInt32(0x0605_4B50)) + Data(count: 4) + little(UInt16(entries.count)) + little(UInt16(entries.count))
        return body + directory + end + little(UInt32(directory.count)) + little(UInt32(body.count)) + Data(count: 2)
    }

    /// From "version needed" to the length of the extra field, which both kinds of header share.
    private static func header(_ entry: Entry) -> Data {
        let checksum = entry.isDeflated ? 0 : checksum(entry.bytes)
        return little(UInt16(20)) + little(UInt16(0x0800)) + little(UInt16(entry.isDeflated ? 8 : 0))
            + little(UInt32(0)) + little(checksum) + little(UInt32(entry.bytes.count))
            + little(UInt32(entry.claimed ?? entry.bytes.count)) + little(UInt16(entry.name.utf8.count))
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
