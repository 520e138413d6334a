// SPDX-License-Identifier: GPL-3.0-or-later
import CStemmer

/// One Snowball stemmer.
///
/// Not to be shared between threads: each call overwrites the buffer of the one before.
final class Stemmer {
    private let handle: OpaquePointer

    /// `nil` where libstemmer does not know `algorithm` (an English language name, as in `french`).
    init?(_ algorithm: String) {
        guard let handle = sb_stemmer_new(algorithm, nil) else { return nil }
        self.handle = handle
    }

    deinit { sb_stemmer_delete(handle) }

    /// The stem of a lower-case word in UTF-8; the word itself where libstemmer runs out of memory.
    func stem(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            guard let stem = sb_stemmer_stem(handle, bytes.baseAddress, Int32(clamping: bytes.count)) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            return String(
                decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))),
                as: UTF8.self
            )
        }
    }
}
