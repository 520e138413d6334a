// SPDX-License-Identifier: GPL-3.0-or-later

/// How a part's bytes were made fit for mail (RFC 2045, 6); no encoding makes them more than they were.
enum TransferEncoding: Equatable {
    case none, base64, quoted, uuencoded
    /// One that this program does not read, yEnc for example.
    case unknown

    /// The encoding that a field names; none where there is no field.
    init(_ value: ArraySlice<UInt8>?) {
        let name = String(decoding: (value ?? []).prefix { $0 != 0x3B && $0 != 0x20 }, as: UTF8.self).lowercased()
        switch name {
        case "", "7bit", "8bit", "binary", "7-bit", "8-bit": self = .none
        case "base64": self = .base64
        case "quoted-printable": self = .quoted
        case "uuencode", "x-uuencode", "uue", "x-uue": self = .uuencoded
        default: self = .unknown
        }
    }

    /// The bytes as they were.
    func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .base64: Self.base64(bytes)
        case .quoted: Self.quoted(bytes, isText: true)
        case .uuencoded: UUFiles(Array(bytes)).files.first?.data ?? []
        case .none, .unknown: Array(bytes)
        }
    }

    /// Base64, reading past what is none: line ends, spaces, what a mailing list put behind.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            let value = alphabet[Int(byte)]
            if value < 64 {
                bits = bits << 6 | UInt32(value)
                count += 1
                guard count == 4 else { continue }
                result.append(UInt8(truncatingIfNeeded: bits >> 16))
                result.append(UInt8(truncatingIfNeeded: bits >> 8))
                result.append(UInt8(truncatingIfNeeded: bits))
                (bits, count) = (0, 0)
            } else if byte == 0x3D {
                flush(&result, bits, count)
                (bits, count) = (0, 0)
            }
        }
        flush(&result, bits, count)
        return result
    }

    private static func flush(_ result: inout [UInt8], _ bits: UInt32, _ count: Int) {
        if count == 3 { result.append(UInt8(truncatingIfNeeded: bits >> 10)) }
        if count == 3 { result.append(UInt8(truncatingIfNeeded: bits >> 2)) }
        if count == 2 { result.append(UInt8(truncatingIfNeeded: bits >> 4)) }
    }

    /// Quoted-printable; what is no escape stands for itself.
    ///
    /// `isText` drops white space at the end of lines, which is added on the way.
    static func quoted(_ bytes: ArraySlice<UInt8>, isText: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var lines = MailLines(bytes)
        var start = bytes.startIndex
        while let line = lines.next() {
            let ending = bytes[line.endIndex..<lines.position]
            let text = isText ? line.dropLast(line.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count) : line
            let isSoft = isText && text.last == 0x3D
            append(isSoft ? text.dropLast() : text, to: &result)
            if !isSoft { result += ending }
            start = lines.position
        }
        result += bytes[start...]
        return result
    }

    private static func append(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
        var index = line.startIndex
        while index < line.endIndex {
            if line[index] == 0x3D, index + 2 < line.endIndex, let high = digit(line[index + 1]),
                let low = digit(line[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(line[index])
                index += 1
            }
        }
    }

    /// The value of a hexadecimal digit.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static let alphabet: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 256)
        let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, digit) in digits.utf8.enumerated() { table[Int(digit)] = UInt8(value) }
        // The alphabet for addresses (RFC 4648, 5), which some programs send.
        table[0x2D] = 62
        table[0x5F] = 63
        return table
    }()
}
