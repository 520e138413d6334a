// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
import DurableFiles
import Foundation
import JobModel
import Testing

/// Vectors of FIPS 180-4's examples and of NIST's SHA-256 short message tests.
@Suite(.serialized)
struct SHA256Tests {
    private static let vectors: [(Data, String)] = [
        (Data(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (Data("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Data("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            Data(
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"
                    .utf8
            ),
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
        (Data(repeating: 0x61, count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        (Data([0xBD]), "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    ]

    @Test("known digests come out, with and without the processor's extensions", arguments: [0, 1])
    func knownVectors(accelerated: Int32) {
        csystem_sha256_accelerate(accelerated)
        defer { csystem_sha256_accelerate(1) }
        for (data, digest) in Self.vectors { #expect(SHA256.hex(data) == digest) }
    }

    @Test("pieces of any size give the digest of the whole")
    func pieces() {
        let whole = Data((0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let expected = SHA256.hex(whole)
        for size in [1, 3, 55, 56, 63, 64, 65, 127, 128, 200, 999] {
            var hash = SHA256()
            var rest = whole[...]
            while !rest.isEmpty {
                Data(rest.prefix(size)).withUnsafeBytes { hash.update($0) }
                rest = rest.dropFirst(size)
            }
            #expect(hash.hex == expected, "pieces of \(size)")
        }
    }

    @Test("both ways agree on every length up to three blocks")
    func lengths() {
        for count in 0...200 {
            let data = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ count) })
            csystem_sha256_accelerate(0)
            let portable = SHA256.hex(data)
            csystem_sha256_accelerate(1)
            #expect(SHA256.hex(data) == portable)
        }
    }

    @Test("HMAC-SHA256 is that of RFC 4231")
    func vectors() {
        #expect(
            HexDigits.lower(HMAC.sha256(Data("Hi There".utf8), key: Data(repeating: 0x0B, count: 20)))
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        )
        #expect(
            HexDigits.lower(HMAC.sha256(Data("what do ya want for nothing?".utf8), key: Data("Jefe".utf8)))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        )
        #expect(
            HexDigits.lower(
                HMAC.sha256(
                    Data("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                    key: Data(repeating: 0xAA, count: 131)
                )
            ) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        )
    }
}
