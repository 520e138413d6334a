// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
private import JobModel

/// One message on the pipe between the daemon and a worker: a JSON header and attached bytes.
///
/// Layout, all integers little-endian: `u32` magic `GRF1`, `u32` header length, `u32` attachment count, `u64` length of
/// each attachment, the header, the attachments.
package struct Frame: Sendable, Equatable {
    package static let magic: UInt32 = 0x3146_5247
    /// Bytes of a header at the most.
    package static let maximumHeader = 1 << 20
    package static let maximumAttachments = 16
    /// Bytes of one attachment at the most.
    package static let maximumAttachment = 512 << 20

    package var header: Data
    package var attachments: [Data]

    package init(header: Data, attachments: [Data] = []) {
        self.header = header
        self.attachments = attachments
    }

    /// Encodes `message` as the header.
    package init(_ message: some Encodable, attachments: [Data] = []) throws {
        self.init(header: try CanonicalJSON.compact(message), attachments: attachments)
    }

    /// Decodes the header.
    package func message<Message: Decodable>(_ type: Message.Type) throws -> Message {
        try CanonicalJSON.decode(type, from: header)
    }

    /// The bytes before the header: magic, lengths.
    package var preamble: Data {
        var data = Data()
        data.append(littleEndian: Self.magic)
        data.append(littleEndian: UInt32(header.count))
        data.append(littleEndian: UInt32(attachments.count))
        for attachment in attachments { data.append(littleEndian: UInt64(attachment.count)) }
        return data
    }

    /// Reads one frame through `read`, which must return exactly as many bytes as asked, or `nil` at the end.
    ///
    /// Returns `nil` at an end before the first byte. Throws `FrameError` for anything but a whole, well-formed frame
    /// within the limits, whose attachments hold `total` bytes in all at the most; nothing is allocated for a length
    /// before it is checked.
    package static func read(total: Int = .max, _ read: (Int) throws -> Data?) throws -> Frame? {
        guard let fixed = try read(12) else { return nil }
        guard fixed.littleEndian(UInt32.self, at: 0) == magic else { throw FrameError.malformed("magic") }
        let headerLength = Int(fixed.littleEndian(UInt32.self, at: 4))
        let count = Int(fixed.littleEndian(UInt32.self, at: 8))
        guard headerLength <= maximumHeader else { throw FrameError.malformed("header of \(headerLength) bytes") }
        guard count <= maximumAttachments else { throw FrameError.malformed("\(count) attachments") }
        func exactly(_ length: Int) throws -> Data {
            guard length > 0 else { return Data() }
            guard let data = try read(length), data.count == length else { throw FrameError.truncated }
            return data
        }
        let lengths = try exactly(8 * count)
        let header = try exactly(headerLength)
        var left = total
        let attachments = try (0..<count).map { index in
            let length = lengths.littleEndian(UInt64.self, at: 8 * index)
            guard length <= UInt64(min(maximumAttachment, left)) else {
                throw FrameError.malformed("attachment of \(length) bytes")
            }
            left -= Int(length)
            return try exactly(Int(length))
        }
        return Frame(header: header, attachments: attachments)
    }
}

/// Why a frame could not be read.
package enum FrameError: Error, Sendable, Equatable {
    case malformed(String)
    case truncated
}

extension Data {
    fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    fileprivate func littleEndian<Value: FixedWidthInteger>(_ type: Value.Type, at offset: Int) -> Value {
        var value: Value = 0
        for index in 0..<MemoryLayout<Value>.size {
            value |= Value(truncatingIfNeeded: self[startIndex + offset + index]) << Value(8 * index)
        }
        return value
    }
}
