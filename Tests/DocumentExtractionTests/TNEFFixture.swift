// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A `winmail.dat` written for tests.
struct TNEFFixture {
    private(set) var data = Data([0x78, 0x9F, 0x3E, 0x22, 1, 0])

    init() { add(0x0008_9006, Data([0, 0, 1, 0]), level: 1) }

    /// One attribute; `error` makes its sum wrong.
    mutating func add(_ number: UInt32, _ value: Data, level: UInt8 = 2, error: UInt16 = 0) {
        let sum = value.reduce(error) { $0 &+ UInt16($1) }
        data.append(level)
        data.append(Self.bytes(number) + Self.bytes(UInt32(value.count)) + value + Self.bytes(sum))
    }

    /// A file with its short name, and properties where there are any.
    mutating func attach(_ title: String, _ content: Data, properties: [Data] = [], error: UInt16 = 0) {
        add(0x0006_9002, Data(count: 14))
        add(0x0001_8010, Data(title.utf8) + [0])
        add(0x0006_800F, content, error: error)
        if properties.isEmpty { return }
        add(0x0006_9005, properties.reduce(Self.bytes(UInt32(properties.count)), +))
    }

    static func number(_ property: UInt16, _ value: UInt32) -> Data {
        bytes(UInt16(3)) + bytes(property) + bytes(value)
    }

    static func text(_ property: UInt16, _ value: String) -> Data {
        let content = value.utf16.reduce(into: Data()) { $0 += bytes($1) } + [0, 0]
        return bytes(UInt16(0x1F)) + bytes(property) + bytes(UInt32(1)) + bytes(UInt32(content.count))
            + content + Data(count: -content.count & 3)
    }

    /// A property that has a name of its own.
    static func named(_ name: String, _ value: UInt32) -> Data {
        let content = name.utf16.reduce(into: Data()) { $0 += bytes($1) } + [0, 0]
        return bytes(UInt16(3)) + bytes(UInt16(0x8001)) + Data(count: 16) + bytes(UInt32(1))
            + bytes(UInt32(content.count)) + content + Data(count: -content.count & 3) + bytes(value)
    }

    static func bytes<Number: FixedWidthInteger>(_ number: Number) -> Data {
        withUnsafeBytes(of: number.littleEndian) { Data($0) }
    }
}
