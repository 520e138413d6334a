// SPDX-License-Identifier: GPL-3.0-or-later

/// How many tokens of a language model a text is likely to be, without any model's vocabulary.
///
/// Each run of letters and digits counts one for every five characters begun, each other visible character counts one.
/// Subword vocabularies for French and English lie near that; it errs upwards, so that a chunk fits.
package enum TokenEstimate {
    /// The estimate for `text`; 0 for none.
    package static func tokens(_ text: some StringProtocol) -> Int {
        if let count = text.utf8.withContiguousStorageIfAvailable(tokens) { return count }
        var copy = String(text)
        return copy.withUTF8(tokens)
    }

    private static func tokens(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var total = 0
        // How many letters more the last token counted has room for.
        var room = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let kind: Kind
            if byte < 0x80 {
                kind = ascii[Int(byte)]
                position += 1
            } else {
                let (scalar, length) = UTF8Text.decode(bytes, at: position)
                kind = scalar.map(Kind.init) ?? .other
                position += length
            }
            switch kind {
            case .word where room > 0: room -= 1
            case .word:
                total += 1
                room = 4
            case .space: room = 0
            case .other:
                total += 1
                room = 0
            }
        }
        return total
    }

    private enum Kind: UInt8 {
        case word, space, other

        init(_ scalar: Unicode.Scalar) {
            self =
                UTF8Text.isLetter(scalar) || ("0"..."9").contains(scalar)
                ? .word : scalar.properties.isWhitespace ? .space : .other
        }
    }

    private static let ascii = (UInt8(0)..<128).map { Kind(Unicode.Scalar($0)) }
}
