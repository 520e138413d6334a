// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Testing

@Suite("Percent encoding") struct PercentEncodingTests {
    @Test("unreserved characters stand for themselves, all other bytes are two upper-case digits")
    func encoded() {
        #expect(PercentEncoding.encoded("aZ09-._~") == "aZ09-._~")
        #expect(PercentEncoding.encoded("é/ %\n") == "%C3%A9%2F%20%25%0A")
        #expect(PercentEncoding.encoded("") == "")
    }

    @Test("who asks for it keeps more characters")
    func kept() {
        #expect(PercentEncoding.encoded("a/b c?d=e", keeping: "/?") == "a/b%20c?d%3De")
    }

    @Test("bytes are written with two digits, small or large")
    func digits() {
        #expect(
            HexDigits.lower([0, 10, 255] as [UInt8]) == "000aff"
                && HexDigits.upper([0, 10, 255] as [UInt8]) == "000AFF"
        )
    }
}
