// SPDX-License-Identifier: GPL-3.0-or-later
import SeededRandom
import Testing

@testable import Retrieval

@Suite("Sentence ends")
struct SentenceSplitterTests {
    private static let pieces = [
        "M", "Mme", "J", "Dupont", "e.g", "tél", "te\u{301}l", "École", "E\u{301}cole", "été", "É", "œuvre", "C++", "3",
        "½", "日本", "русский", "Русский", "😀", "www.exemple.fr", ".", ".", ". ", "! ", "? ", "… ", "...", "»", "”", "\"",
        ")", "«", "(", " ", " ", "  ", "\u{A0}", "\u{202F}", "\t", "•", "—", "-", "’",
    ]

    @Test("lines of any letters and marks are cut where a plain loop cuts them, and cost as many tokens")
    func plain() {
        var random = SplitMix64(seed: 23)
        for _ in 0..<4000 {
            let line = (0..<random.below(14)).map { _ in random.pick(Self.pieces) }.joined()
            let found = SentenceSplitter.sentences([Passage.Segment(line: 0, text: line)])
            #expect(
                found.flatMap { $0.segments.map(\.text) } == PlainSentences.sentences(line),
                "\(line.debugDescription)"
            )
            #expect(TokenEstimate.tokens(line) == PlainSentences.tokens(line), "\(line.debugDescription)")
            #expect(TokenEstimate.tokens(line.dropFirst(2)) == PlainSentences.tokens(String(line.dropFirst(2))))
        }
    }

    @Test("every scalar counts as a letter, space or sign as its properties say")
    func scalars() {
        for value in UInt32(0)..<0x3_0000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a" + String(Character(scalar)) + "b"
            if TokenEstimate.tokens(text) != PlainSentences.tokens(text) { Issue.record("\(value)") }
        }
    }

    @Test("whether a line ends a sentence depends on how the next begins")
    func nextLine() {
        func count(_ next: String) -> Int {
            SentenceSplitter.sentences([.init(line: 0, text: "Fin."), .init(line: 1, text: next)]).count
        }
        #expect(count("Début") == 2)
        #expect(count("«Début") == 2)
        #expect(count("suite") == 1)
        #expect(count("été") == 1)
        #expect(count("École") == 2)
    }
}
