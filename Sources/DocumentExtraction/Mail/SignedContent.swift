// SPDX-License-Identifier: GPL-3.0-or-later

/// What was signed, in a message whose signature is wrapped around it (S/MIME `signed-data`; RFC 5652, 5.1 and 5.2).
///
/// Nobody looks whether the signature is right: that says nothing of what a document says.
enum SignedContent {
    /// The message inside; `nil` for what is encrypted or cannot be followed.
    static func find(in bytes: [UInt8]) -> [UInt8]? {
        var file = BERBytes(bytes[...])
        guard var info = file.enter(.sequence), info.take(.objectIdentifier)?.elementsEqual(signedData) == true,
            var wrapped = info.enter(.first), var signed = wrapped.enter(.sequence),
            signed.take(.integer) != nil, signed.take(.set) != nil, var content = signed.enter(.sequence),
            content.take(.objectIdentifier) != nil, var inner = content.enter(.first)
        else { return nil }
        return inner.octets()
    }

    /// 1.2.840.113549.1.7.2.
    private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
}

/// Goes over elements in the Basic Encoding Rules (X.690), as far as `SignedContent` needs them.
private struct BERBytes {
    enum Tag: UInt8 {
        case integer = 0x02
        case octets = 0x04
        case objectIdentifier = 0x06
        case pieces = 0x24
        case sequence = 0x30
        case set = 0x31
        case first = 0xA0
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Goes into the next element where it has this tag.
    ///
    /// One that does not tell its length is taken to go on to the end: what follows it is never read.
    mutating func enter(_ tag: Tag) -> BERBytes? {
        guard let length = head(tag) else { return nil }
        return BERBytes(rest.prefix(length ?? rest.count))
    }

    /// The bytes of the next element, which is stepped over, where it has this tag and tells its length.
    mutating func take(_ tag: Tag) -> ArraySlice<UInt8>? {
        guard case .some(.some(let length)) = head(tag), length <= rest.count else { return nil }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }

    /// The next element's bytes, in one piece or in several; those that are there where the end is missing.
    mutating func octets() -> [UInt8]? {
        if let whole = enter(.octets) { return Array(whole.rest) }
        guard var pieces = enter(.pieces) else { return nil }
        var result: [UInt8] = []
        while let piece = pieces.take(.octets) { result += piece }
        return result
    }

    /// Steps over the tag and the length: `nil` for another tag or no length at all, `.some(nil)` for one that is not told.
    private mutating func head(_ tag: Tag) -> Int?? {
        guard rest.first == tag.rawValue, let first = rest.dropFirst().first else { return .none }
        var length = Int(first)
        var bytes = 2
        if first > 0x80 {
            let count = Int(first & 0x7F)
            guard count <= 4, rest.count >= 2 + count else { return .none }
            length = rest.dropFirst(2).prefix(count).reduce(0) { $0 << 8 | Int($1) }
            bytes += count
        }
        rest = rest.dropFirst(bytes)
        return .some(first == 0x80 ? nil : length)
    }
}
