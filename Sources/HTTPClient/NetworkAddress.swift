// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Whether an address of a socket belongs to the public internet.
///
/// By the registries of special addresses (RFC 6890 with its updates): everything else is this machine, its neighbours, a
/// tunnel to them, or nobody.
enum NetworkAddress {
    /// `address` points to a `sockaddr` of `length` bytes; families other than IPv4 and IPv6 are not public.
    static func isPublic(_ address: UnsafeRawPointer, length: Int) -> Bool {
        guard length >= MemoryLayout<sockaddr>.size else { return false }
        switch Int32(address.loadUnaligned(as: sockaddr.self).sa_family) {
        case AF_INET:
            guard length >= MemoryLayout<sockaddr_in>.size else { return false }
            return isPublic(v4: UInt32(bigEndian: address.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6:
            guard length >= MemoryLayout<sockaddr_in6>.size else { return false }
            var long = address.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return withUnsafeBytes(of: &long) { isPublic(v6: Array($0)) }
        default: return false
        }
    }

    /// A host as it stands in an address of the web, where it is a number; `nil` for names.
    static func isPublic(literal host: String) -> Bool? {
        let host = host.trimmingCharacters(in: ["[", "]"])
        var short = in_addr()
        if inet_aton(host, &short) != 0 { return isPublic(v4: UInt32(bigEndian: short.s_addr)) }
        var long = in6_addr()
        let plain = host.prefix { $0 != "%" }
        guard inet_pton(AF_INET6, String(plain), &long) == 1 else { return nil }
        return withUnsafeBytes(of: &long) { isPublic(v6: Array($0)) }
    }

    /// Networks of IPv4 that are not public: address and length of the prefix.
    private static let special: [(UInt32, UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
        (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15),
        (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]

    static func isPublic(v4 address: UInt32) -> Bool {
        !special.contains { network, length in address >> (32 - length) == network >> (32 - length) }
    }

    /// Global unicast is 2000::/3 alone; within it stand documentation, benchmarks, and tunnels that carry an address of
    /// IPv4, which then decides.
    static func isPublic(v6 bytes: [UInt8]) -> Bool {
        guard bytes.count == 16 else { return false }
        func v4(at start: Int) -> UInt32 { bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        let zeros = [UInt8](repeating: 0, count: 12)
        // IPv4 in the clothes of IPv6: ::ffff:a.b.c.d and 64:ff9b::a.b.c.d.
        if bytes.starts(with: zeros.prefix(10) + [0xFF, 0xFF]) { return isPublic(v4: v4(at: 12)) }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B] + zeros.prefix(8)) { return isPublic(v4: v4(at: 12)) }
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes.starts(with: [0x20, 0x02]) { return isPublic(v4: v4(at: 2)) }
        let isSpecial =
            bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8])
            || bytes.starts(with: [0x20, 0x01, 0x00])
                && bytes[3] <= 0x2F
            || bytes.starts(with: [0x3F, 0xFF]) && bytes[2] & 0xF0 == 0
        return !isSpecial
    }
}
