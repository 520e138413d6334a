// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo
import FoundationEssentials

/// Receives the bytes that cairo writes.
final class CairoSink {
    private var data = Data()

    /// The bytes that `body` has written by the function and the closure it is given.
    static func collect<Failure: Error>(
        _ body: (_ write: cairo_write_func_t, _ closure: UnsafeMutableRawPointer) throws(Failure) -> Void
    ) throws(Failure) -> Data {
        let sink = CairoSink()
        let write: cairo_write_func_t = { closure, bytes, count in
            guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
            Unmanaged<CairoSink>.fromOpaque(closure).takeUnretainedValue().data.append(bytes, count: Int(count))
            return CAIRO_STATUS_SUCCESS
        }
        try body(write, Unmanaged.passUnretained(sink).toOpaque())
        return withExtendedLifetime(sink) { sink.data }
    }
}
