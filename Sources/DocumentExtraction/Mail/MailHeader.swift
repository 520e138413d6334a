// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The fields before the body of a message or of one of its parts (RFC 5322, 2.2).
struct MailHeader {
    /// In order; names in lower case, values unfolded and otherwise as they stand.
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// Where the body begins.
    private(set) var end: Int

    /// Bytes and fields of one header at the most; what follows is body.
    private static let limits = (bytes: 1 << 20, fields: 1000)

    /// Reads fields from the start of `bytes` up to the first empty line, or up to a line that is no field.
    ///
    /// A first line of a mailbox file (`From jean@… Sat Nov 21…`) is stepped over.
    init(_ bytes: ArraySlice<UInt8>) {
        var lines = MailLines(bytes.prefix(Self.limits.bytes))
        end = bytes.startIndex
        while fields.count < Self.limits.fields, let line = lines.next() {
            if line.isEmpty, !fields.isEmpty {
                end = lines.position
                return
            }
            guard line.isEmpty || end == bytes.startIndex && Self.isMailboxLine(line) || take(line) else { return }
            end = lines.position
        }
    }

    private mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
        if line.first == 0x20 || line.first == 0x09 {
            guard let last = fields.indices.last else { return false }
            fields[last].value.append(0x20)
            fields[last].value += line.drop { $0 == 0x20 || $0 == 0x09 }
            return true
        }
        guard let field = Self.field(line) else { return false }
        fields.append((field.name, Array(field.value)))
        return true
    }

    private static func isMailboxLine(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "From ".utf8) || line.starts(with: ">From ".utf8)
    }

    /// The name and value of a line that begins a field.
    static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
        guard let colon = line.prefix(128).firstIndex(of: 0x3A), colon > line.startIndex else { return nil }
        let name = line[..<colon].reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
        guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        return (String(decoding: name, as: UTF8.self).lowercased(), value)
    }

    /// The value of the first field of this name.
    func value(_ name: String) -> ArraySlice<UInt8>? { fields.first { $0.name == name }.map { $0.value[...] } }

    /// The same as text on one line, encoded words read.
    func text(_ name: String) -> String? {
        guard let value = value(name) else { return nil }
        let text = TextCleaning.clean(EncodedWords.decode(value)).trimmingSpaces
        return text.isEmpty ? nil : text
    }

    /// The value of a field that has parameters, `nil` where there is no such field.
    func parameters(_ name: String) -> MailParameters? { value(name).map { MailParameters($0) } }
}

/// Lines of bytes without their ends, whether CR LF, LF or CR alone.
struct MailLines {
    private let bytes: ArraySlice<UInt8>
    /// Where the next line begins.
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The next line, `nil` behind the last.
    mutating func next() -> ArraySlice<UInt8>? {
        guard position < bytes.endIndex else { return nil }
        let rest = bytes[position...]
        guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            position = bytes.endIndex
            return rest
        }
        position = end + 1
        if bytes[end] == 0x0D, position < bytes.endIndex, bytes[position] == 0x0A { position += 1 }
        return rest[..<end]
    }
}
