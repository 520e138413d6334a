// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing

/// Bytes that grow and are handed over uncopied.
@Suite struct GrowingBytesTests {
    @Test(arguments: [0, 1, 64, 5_000])
    func whatWasAppendedIsHandedOverInItsOrder(capacity: Int) {
        var bytes = GrowingBytes(capacity: capacity)
        var array: [UInt8] = []
        for number in 0..<300 {
            bytes.append(UInt8(number & 0xFF))
            bytes.append(text: "né en \(number)")
            bytes.append("; ")
            array.append(UInt8(number & 0xFF))
            array.append(text: "né en \(number)")
            array.append("; ")
        }
        #expect(bytes.count == array.count)
        #expect(bytes.withBytes { Array($0) } == array)
        #expect(bytes.data() == Data(array))
    }

    @Test func nothingAppendedIsNoData() {
        #expect(GrowingBytes().data().isEmpty)
    }

    @Test func dataOutlivesItsMaking() {
        let parts = (0..<50).map { number in
            var bytes = GrowingBytes()
            bytes.append(text: String(repeating: "\(number % 10)", count: 1_000))
            return bytes.data()
        }
        for (number, part) in parts.enumerated() {
            #expect(part == Data(String(repeating: "\(number % 10)", count: 1_000).utf8))
        }
    }

    @Test func jsonStringsAreEscapedAsFoundationReadsThem() throws {
        let text = "« \"a\\b\" »\u{0}\u{8}\t\n\u{C}\r\u{1F}/é😀"
        var bytes = GrowingBytes()
        bytes.append(json: text)
        let read = try JSONSerialization.jsonObject(with: bytes.data(), options: .fragmentsAllowed)
        #expect(read as? String == text)
    }
}
