// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo
import FoundationEssentials

/// Receives the bytes that cairo writes.
enum CairoSink {
    /// The bytes that `body` has written by the function and the closure it is given.
    static func collect<Failure: Error>(
        _ body: (_ write: cairo_write_func_t, _ closure: UnsafeMutableRawPointer) throws(Failure) -> Void
    ) throws(Failure) -> Data {
        // By its address alone: cairo writes some bytes at a time, thousands of times a page.
        let bytes = UnsafeMutablePointer<[UInt8]>.allocate(capacity: 1)
        bytes.initialize(to: [])
        defer {
            bytes.deinitialize(count: 1)
            bytes.deallocate()
        }
        bytes.pointee.reserveCapacity(64 << 10)
        let write: cairo_write_func_t = { closure, data, count in
            guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
            closure.assumingMemoryBound(to: [UInt8].self).pointee
                .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
            return CAIRO_STATUS_SUCCESS
        }
        try body(write, UnsafeMutableRawPointer(bytes))
        return Data(bytes.pointee)
    }
}
