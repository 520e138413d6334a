// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Testing

@Suite("The catalogue of error codes")
struct ErrorCodeTests {
    @Test("names each code once, as area.reason, with texts in both languages")
    func catalogue() {
        #expect(Set(ErrorCode.all.map(\.name)).count == ErrorCode.all.count)
        for code in ErrorCode.all {
            #expect(code.name.split(separator: ".").count == 2)
            for text in [code.message, code.messageFR, code.hint, code.hintFR] { #expect(text.hasSuffix(".")) }
        }
    }

    @Test("has the apostrophes that French has", arguments: ErrorCode.all)
    func apostrophes(code: ErrorCode) {
        for text in [code.messageFR, code.hintFR] {
            #expect(text.firstMatch(of: /\p{L}'\p{L}/) == nil, "\(code.name): \(text)")
        }
    }
}
