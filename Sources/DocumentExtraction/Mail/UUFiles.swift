// SPDX-License-Identifier: GPL-3.0-or-later

/// Files that older programs wrote into a text, each between `begin 644 name` and `end` (uuencode of POSIX.1).
struct UUFiles {
    /// The text around them.
    private(set) var text: [UInt8] = []
    private(set) var files: [File] = []

    struct File {
        /// As stated, in whatever encoding the text is in.
        let name: ArraySlice<UInt8>
        let data: [UInt8]
        /// Whether its last line is missing or no line of it.
        let isCut: Bool
    }

    init(_ bytes: [UInt8]) {
        var lines = MailLines(bytes[...])
        var kept = 0
        while files.count < MailPart.count, let line = lines.next() {
            guard let name = Self.name(line) else { continue }
            let start = line.startIndex
            var rest = lines
            guard let file = Self.file(name, &rest) else { continue }
            text += bytes[kept..<start]
            files.append(file)
            lines = rest
            kept = lines.position
        }
        text += bytes[kept...]
    }

    /// What follows `begin` and the rights.
    private static func name(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.starts(with: "begin ".utf8) else { return nil }
        let rest = line.dropFirst(6)
        let rights = rest.prefix { (0x30...0x37).contains($0) }
        let name = rest[rights.endIndex...]
        return (3...4).contains(rights.count) && name.first == 0x20 && name.count > 1 ? name.dropFirst() : nil
    }

    /// The lines up to `end`; `nil` where not one is a line of such a file.
    private static func file(_ name: ArraySlice<UInt8>, _ lines: inout MailLines) -> File? {
        var data: [UInt8] = []
        var isWhole = false
        var next = lines
        while let line = next.next() {
            if line.elementsEqual("end".utf8) {
                isWhole = true
                lines = next
                break
            }
            guard append(line, to: &data) else { break }
            lines = next
        }
        return data.isEmpty && !isWhole ? nil : File(name: name, data: data, isCut: !isWhole)
    }

    /// Decodes one line: its length, then four characters for three bytes; `false` where it is none.
    ///
    /// Spaces that a mail server took from its end are there for the decoder; one character more is a check sum.
    private static func append(_ line: ArraySlice<UInt8>, to data: inout [UInt8]) -> Bool {
        guard line.allSatisfy({ (0x20...0x60).contains($0) }) else { return false }
        let count = line.first.map { Int(($0 &- 0x20) & 0x3F) } ?? 0
        let groups = (count + 2) / 3
        guard line.count <= groups * 4 + 2 else { return false }
        var left = count
        var place = line.startIndex + 1
        for _ in 0..<groups {
            var bits: UInt32 = 0
            for _ in 0..<4 {
                let byte = place < line.endIndex ? line[place] : 0x20
                bits = bits << 6 | UInt32((byte &- 0x20) & 0x3F)
                place += 1
            }
            for shift in [16, 8, 0] as [UInt32] where left > 0 {
                data.append(UInt8(truncatingIfNeeded: bits >> shift))
                left -= 1
            }
        }
        return true
    }
}
