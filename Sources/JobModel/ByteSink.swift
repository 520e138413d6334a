// SPDX-License-Identifier: GPL-3.0-or-later

/// What bytes are appended to.
package protocol ByteSink: ~Copyable {
    mutating func append(_ byte: UInt8)
    mutating func append(bytes: UnsafeRawBufferPointer)
}

extension ByteSink where Self: ~Copyable {
    /// Appends characters as they are.
    package mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Appends a text in UTF-8.
    package mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension [UInt8]: ByteSink {
    package mutating func append(bytes: UnsafeRawBufferPointer) { append(contentsOf: bytes) }
}
