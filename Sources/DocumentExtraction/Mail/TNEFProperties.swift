// SPDX-License-Identifier: GPL-3.0-or-later

/// Properties of an attachment, as a TNEF attribute holds them (MS-OXTNEF, 2.1.3.4): of each its type, its number and its
/// values, those of changing length with their length and padded to four bytes.
struct TNEFProperties {
    /// Those that are looked at.
    enum Number: Int {
        case method = 0x3705
        case longFileName = 0x3707
        case mimeTag = 0x370E
    }

    struct Value {
        let bytes: ArraySlice<UInt8>
        let isUnicode: Bool

        /// The value of a number of four bytes.
        var number: Int? {
            var rest = LittleEndianBytes(bytes)
            return rest.number(4)
        }
    }

    private var values: [Number: Value] = [:]

    subscript(_ number: Number) -> Value? { values[number] }

    /// Reads up to the first property that cannot be followed.
    init(_ bytes: ArraySlice<UInt8>) {
        var rest = LittleEndianBytes(bytes)
        guard let count = rest.number(4) else { return }
        for _ in 0..<count {
            guard let type = rest.number(2), let number = rest.number(2), number < 0x8000 || Self.skipName(&rest),
                let value = Self.value(type, &rest)
            else { return }
            if let known = Number(rawValue: number) { values[known] = value }
        }
    }

    /// A property of a program of its own has a name: a set, then a number or a text.
    private static func skipName(_ rest: inout LittleEndianBytes) -> Bool {
        guard rest.take(16) != nil, let kind = rest.number(4), let count = rest.number(4) else { return false }
        return kind == 0 || rest.takePadded(count) != nil
    }

    /// The last of its values; `nil` where they cannot be followed.
    private static func value(_ type: Int, _ rest: inout LittleEndianBytes) -> Value? {
        let isList = type & 0x1000 != 0
        let size = sizes[type & 0xFFF]
        var count = 1
        if isList || size == nil {
            guard let stated = rest.number(4) else { return nil }
            count = stated
        }
        var last = rest.take(0)
        for _ in 0..<count {
            guard let length = size ?? rest.number(4), let bytes = rest.takePadded(length) else { return nil }
            last = bytes
        }
        return last.map { Value(bytes: $0, isUnicode: type & 0xFFF == 0x1F) }
    }

    /// Bytes of the types of fixed length; those of changing length are texts, objects and plain bytes.
    private static let sizes = [
        0x02: 2, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16,
    ]
}
