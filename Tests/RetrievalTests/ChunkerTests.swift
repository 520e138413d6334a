// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Retrieval
import Testing

@Suite("Chunker")
struct ChunkerTests {
    /// Sentences of nine estimated tokens each.
    private static func sentences(_ count: Int, from first: Int = 0) -> String {
        (first..<(first + count)).map { "Alpha bravo delta n\($0) gamma zulu kilo." }.joined(separator: " ")
    }

    private static func line(_ text: String, _ number: Int, kind: Block.Kind = .paragraph, level: Int? = nil)
        -> TextLine
    {
        TextLine(text: text, number: number, page: 1 + number / 10, kind: kind, level: level, block: number)
    }

    @Test("no text makes no chunk, and a short text one")
    func small() {
        #expect(Chunker().chunks(of: []).isEmpty)
        #expect(Chunker().chunks(of: [Self.line("  \u{E000} ", 1)]).isEmpty)
        let chunks = Chunker().chunks(of: [Self.line("Bonjour.", 7)])
        #expect(chunks.map(\.text) == ["Bonjour."])
        #expect(chunks.map(\.lineRange) == [7...7])
        #expect(chunks.map(\.pageRange) == [1...1])
    }

    @Test("chunks stay within the limit, end at sentences, and repeat the end of the one before")
    func limits() {
        let chunks = Chunker(limit: 100, overlap: 20).chunks(of: [Self.line(Self.sentences(60), 1)])
        #expect(chunks.count > 5)
        for chunk in chunks {
            #expect(chunk.tokens <= 100)
            #expect(TokenEstimate.tokens(chunk.text) == chunk.tokens)
            #expect(chunk.text.hasSuffix("."))
        }
        for (one, next) in zip(chunks, chunks.dropFirst()) {
            let repeated = one.text.split(separator: ".").suffix(2).joined(separator: ".") + "."
            #expect(next.text.hasPrefix(repeated.drop { $0 == " " }))
        }
    }

    @Test("a sentence longer than the limit is cut between words and loses none")
    func longSentence() {
        let words = (0..<400).map { "mot\($0)" }
        let chunks = Chunker(limit: 64, overlap: 0).chunks(of: [Self.line(words.joined(separator: " "), 1)])
        #expect(chunks.allSatisfy { $0.tokens <= 64 })
        #expect(chunks.flatMap { $0.text.split(separator: " ").map(String.init) } == words)
    }

    @Test("a heading begins a new chunk, goes with what follows, and nests by level")
    func headings() {
        let lines = [
            Self.line("Expérience", 1, kind: .heading, level: 1),
            Self.line("Orange", 2, kind: .heading, level: 2),
            Self.line(Self.sentences(30), 3),
            Self.line("Formation", 24, kind: .heading, level: 1),
            Self.line("Licence de lettres.", 25),
        ]
        let chunks = Chunker(limit: 120, overlap: 20).chunks(of: lines)
        #expect(chunks.first?.heading == "Expérience › Orange" || chunks.first?.heading == "Expérience")
        #expect(chunks.dropFirst().dropLast().allSatisfy { $0.heading == "Expérience › Orange" })
        #expect(chunks.last?.heading == "Formation")
        #expect(chunks.last?.text == "Formation\nLicence de lettres.")
        #expect(chunks.last?.places.map(\.line) == [24, 25])
        #expect(chunks.last?.pageRange == 3...3)
    }

    @Test("small sections share a chunk")
    func smallSections() {
        let lines = (0..<5).flatMap { number in
            [
                Self.line("Titre \(number)", number * 2 + 1, kind: .heading, level: 1),
                Self.line("Un mot.", number * 2 + 2),
            ]
        }
        #expect(Chunker().chunks(of: lines).count == 1)
    }

    @Test("ids stay when text before changes, differ for different text, and are unique")
    func stableIDs() {
        let section = [Self.line("Formation", 50, kind: .heading, level: 1), Self.line(Self.sentences(20), 51)]
        let before = [Self.line("Profil", 1, kind: .heading, level: 1), Self.line(Self.sentences(20, from: 100), 2)]
        let changed = [Self.line("Profil", 1, kind: .heading, level: 1), Self.line(Self.sentences(21, from: 200), 2)]
        let first = Chunker(limit: 256).chunks(of: before + section)
        let second = Chunker(limit: 256).chunks(of: changed + section)
        #expect(first.last?.id == second.last?.id)
        #expect(first.first?.id != second.first?.id)
        let same = Chunker(limit: 16, overlap: 0).chunks(
            of: (1..<20).map { Self.line("Alpha bravo delta gamma zulu kilo lima mike.", $0) }
        )
        #expect(Set(same.map(\.id)).count == same.count)
    }

    @Test("abbreviations and initials end no sentence; a sentence may run over lines")
    func sentenceEnds() {
        let text = "M. Dupont et Mme. Durand ont dirigé J. Martin. Puis il partit"
        let lines = [
            TextLine(text: text, number: 1, block: 0), TextLine(text: "vers le sud. Fin.", number: 2, block: 0),
        ]
        let chunks = Chunker(limit: 24, overlap: 0).chunks(of: lines)
        #expect(
            chunks.map(\.text) == [
                "M. Dupont et Mme. Durand ont dirigé J. Martin.", "Puis il partit\nvers le sud. Fin.",
            ]
        )
        #expect(chunks.map(\.pageRange) == [nil, nil])
    }

    @Test("settings out of range are brought into range")
    func clamping() {
        #expect(Chunker(limit: 0, overlap: -5).limit == 16)
        #expect(Chunker(limit: 40, overlap: 400).overlap == 20)
    }
}
