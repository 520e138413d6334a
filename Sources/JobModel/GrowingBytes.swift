// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// Bytes that grow at their end, and become `Data` without being copied.
///
/// For files of hundreds of megabytes, whose copies cost as much as their making. It has one owner: whoever takes the
/// data ends it.
package struct GrowingBytes: ~Copyable, ByteSink {
    private var start: UnsafeMutableRawPointer
    private var capacity: Int
    /// How many bytes were appended.
    package private(set) var count = 0

    /// `capacity` is the number of bytes that are expected: what grows by doubling is copied as often.
    ///
    /// Memory that stays unused costs nothing: the system gives it page by page.
    package init(capacity: Int = 0) {
        self.capacity = max(64, capacity)
        start = .allocate(byteCount: self.capacity, alignment: 1)
    }

    deinit { start.deallocate() }

    package mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    package mutating func append(bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        if bytes.count > capacity - count { grow(by: bytes.count) }
        (start + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }

    /// Makes room for that many more, and for as many again as there are.
    private mutating func grow(by more: Int) {
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = larger
    }

    /// Calls `body` with what was appended so far.
    package borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Hands over what was appended.
    package consuming func data() -> Data {
        let (start, count) = (start, count)
        discard self
        return Data(bytesNoCopy: start, count: count, deallocator: .custom { start, _ in start.deallocate() })
    }
}
