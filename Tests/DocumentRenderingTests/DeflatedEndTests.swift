// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import SeededRandom
import TestThreads
import Testing

@Suite("Ends of compressed streams", .ownThreads(perTest: 2))
struct DeflatedEndTests {
    @Test("bytes whose Adler-32 ends with a carriage return are told, and a filler moves its end")
    func fillers() {
        var random = SplitMix64(seed: 20_261_123)
        var ambiguous = 0
        for _ in 0..<4_000 {
            let bytes = (0..<(1 + random.below(3_000))).map { _ in UInt8(random.below(256)) }
            // RFC 1950, the first of its two sums.
            let sum = bytes.reduce(1) { ($0 + Int($1)) % 65_521 }
            #expect(DeflatedEnd.isAmbiguous(bytes) == (sum % 256 == 0x0D))
            ambiguous += DeflatedEnd.isAmbiguous(bytes) ? 1 : 0
            let padded = DeflatedEnd.padded(bytes, by: 9)
            #expect(!DeflatedEnd.isAmbiguous(padded))
            #expect(padded.starts(with: bytes) && padded.count <= bytes.count + 2)
        }
        #expect(ambiguous > 4)
    }

    @Test("no stream of hundreds of pages ends with a carriage return")
    func manyPages() throws {
        let work = (0..<1_000).map { place in
            ["position": "Rôle \(place)", "name": "Société \(place * 7919 % 1_000)", "startDate": "2001-02"]
        }
        let profile = try Support.profile(["basics": ["name": "Ada"], "work": work])
        let pdf = try ProfilePDF.render(profile: profile, options: Support.look("classic"))
        #expect(pdf.range(of: Data("\r\nendstream".utf8)) == nil)
    }
}
