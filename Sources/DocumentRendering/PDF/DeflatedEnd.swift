// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc

/// Keeps compressed streams from ending with a carriage return.
///
/// A line end follows the data of a stream in PDF/A (ISO 19005-2, 6.1.7); behind a carriage return it would make the
/// length ambiguous.
package enum DeflatedEnd {
    /// Whether these bytes, once compressed, end with a carriage return.
    ///
    /// A zlib stream ends with the low byte of the sum of all its bytes and one, modulo 65521 (Adler-32, RFC 1950).
    package static func isAmbiguous(_ bytes: [UInt8]) -> Bool { ends(sum(of: bytes)) }

    /// The bytes with as few of `filler`, which must not be 0, as make them end otherwise.
    package static func padded(_ bytes: [UInt8], by filler: UInt8) -> [UInt8] {
        var sum = sum(of: bytes)
        var result = bytes
        while ends(sum) {
            result.append(filler)
            sum += UInt64(filler)
        }
        return result
    }

    private static func sum(of bytes: [UInt8]) -> UInt64 { bytes.reduce(1) { $0 &+ UInt64($1) } }

    private static func ends(_ sum: UInt64) -> Bool { (sum % 65_521) & 0xFF == 0x0D }

    /// Whether any stream of a document ends like that.
    static func isAmbiguous(in document: Data) -> Bool {
        let end = Array("\r\nendstream".utf8)
        return document.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var start = 0
            while start + end.count <= bytes.count,
                let found = memchr(base + start, Int32(end[0]), bytes.count - end.count + 1 - start)
            {
                if memcmp(found, end, end.count) == 0 { return true }
                start = base.distance(to: found) + 1
            }
            return false
        }
    }
}
