// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes numbers and texts out of bytes that `ByteWriter` filled, and trusts none of them.
struct ByteReader {
    /// The bytes end too early or say what cannot be.
    struct Damage: Error {}

    let bytes: [UInt8]
    private(set) var position: Int
    private let end: Int

    init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        position = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    var isAtEnd: Bool { position == end }

    mutating func byte() throws(Damage) -> UInt8 {
        guard position < end else { throw Damage() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() throws(Damage) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 56 else { throw Damage() }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return Int(value) }
            shift += 7
        }
    }

    /// A number of things that take at least `size` bytes each.
    mutating func count(of size: Int = 1) throws(Damage) -> Int {
        let value = try number()
        guard value <= (end - position) / size else { throw Damage() }
        return value
    }

    mutating func short() throws(Damage) -> UInt16 {
        guard position + 2 <= end else { throw Damage() }
        defer { position += 2 }
        return UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8
    }

    mutating func long() throws(Damage) -> UInt64 {
        guard position + 8 <= end else { throw Damage() }
        var value: UInt64 = 0
        for index in 0..<8 { value |= UInt64(bytes[position + index]) << (8 * UInt64(index)) }
        position += 8
        return value
    }

    mutating func text() throws(Damage) -> String { text(at: try part()) }

    mutating func texts() throws(Damage) -> [String] {
        let count = try count()
        var values: [String] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try text()) }
        return values
    }

    /// Where the next bytes with a count before them stand; goes past them.
    mutating func part() throws(Damage) -> Range<Int> {
        let count = try count()
        defer { position += count }
        return position..<position + count
    }

    func text(at range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }
}
