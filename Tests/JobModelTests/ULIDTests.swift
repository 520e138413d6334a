// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import Testing

@Suite("ULID")
struct ULIDTests {
    @Test("sorts by time and survives a round trip through text")
    func sortsByTime() throws {
        let early = ULID(date: Date(timeIntervalSince1970: 1_700_000_000))
        let late = ULID(date: Date(timeIntervalSince1970: 1_700_000_001))
        #expect(early < late)
        #expect(ULID(early.text.lowercased()) == early)
        #expect(early.text.hasPrefix("01HF7YAT00"))
        #expect(early.short.count == 8)
    }

    @Test(
        "refuses what is not a ULID",
        arguments: ["", "01HF7YAT0", "01HF7YAT00UUUUUUUUUUUUUUUU", "81HF7YAT00AAAAAAAAAAAAAAAA"]
    )
    func refuses(text: String) { #expect(ULID(text) == nil) }
}
