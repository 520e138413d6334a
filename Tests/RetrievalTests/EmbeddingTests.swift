// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Retrieval
import Testing

@Suite("Embeddings")
struct EmbeddingTests {
    @Test("lexical vectors have length 1, are the same each time, and lie within the dimension")
    func shape() throws {
        let embedder = LexicalEmbedder()
        #expect(embedder.dimension >= 4096)
        let text = "Développeuse d'applications, dix ans d'expérience."
        let vectors = embedder.vectors([text, text], language: .french)
        let vector = try #require(vectors.first)
        #expect(vectors == [vector, vector])
        #expect(abs(vector.dot(vector) - 1) < 1e-5)
        #expect(vector.indices.allSatisfy { $0 < UInt32(embedder.dimension) })
    }

    @Test("texts alike are nearer than others, across inflections and spelling mistakes")
    func likeness() {
        let texts = [
            "Développeur d'applications mobiles", "Développeuse d'une application mobile",
            "Devellopeur aplications mobile",
            "Boulanger pâtissier à Quimper",
        ]
        let vectors = LexicalEmbedder().vectors(texts, language: .french)
        let near = vectors[0].dot(vectors[1])
        let misspelt = vectors[0].dot(vectors[2])
        let far = vectors[0].dot(vectors[3])
        #expect(near > 0.5)
        #expect(misspelt > 3 * far)
        #expect(near > misspelt)
    }

    @Test("a text without words has the zero vector")
    func zero() throws {
        let vector = try #require(LexicalEmbedder().vectors([" … !"], language: .any).first)
        #expect(vector.indices.isEmpty)
        #expect(SparseVector(encoded: vector.encoded) == vector)
    }

    @Test("the stored form gives back indices exactly and values to half a step of 127")
    func coding() throws {
        let vector = SparseVector([0: 0.5, 3: -0.25, 300: 1, 70_000: 0.125, .max: 0.001, 9: 0, 10: .nan])
        let back = try #require(SparseVector(encoded: vector.encoded))
        #expect(back.indices == [0, 3, 300, 70_000, .max])
        for (one, other) in zip(vector.values, back.values) { #expect(abs(one - other) <= 1.0 / 254 + 1e-6) }
    }

    @Test("bytes that are no vector are refused")
    func damagedCoding() {
        let good = SparseVector([1: 1, 2: 2, 500: 3]).encoded
        #expect(SparseVector(encoded: Data()) == nil)
        #expect(SparseVector(encoded: Data([2]) + good.dropFirst()) == nil)
        #expect(SparseVector(encoded: good + Data([0])) == nil)
        for length in 0..<good.count { #expect(SparseVector(encoded: good.prefix(length)) == nil) }
        #expect(SparseVector(encoded: Data([1, 0, 0, 128, 63, 255, 255, 255, 255, 255, 1])) == nil)
    }

    @Test("fusion stretches each leg, weighs them, and gives a silent leg's share to the other")
    func fusion() {
        let both = Fusion.combine([(0.7, [1: 10, 2: 5, 3: 0]), (0.3, [1: 0.2, 3: 0.6])])
        #expect(abs((both[1] ?? 0) - 0.7) < 1e-9)
        #expect(abs((both[2] ?? 0) - 0.35) < 1e-9)
        #expect(abs((both[3] ?? 0) - 0.3) < 1e-9)
        #expect(Fusion.combine([(0.7, [1: 4, 2: 2]), (0.3, [:])]) == [1: 1, 2: 0])
        #expect(Fusion.combine([]).isEmpty)
    }

    @Test("the language is guessed from common words, and left open where there are too few")
    func languageGuess() {
        #expect(SearchLanguage(guessedFrom: "Il est dans la maison avec une amie et il est content") == .french)
        #expect(SearchLanguage(guessedFrom: "She was in the house with her friend and they were glad") == .english)
        #expect(SearchLanguage(guessedFrom: "Java Kotlin Swift") == .any)
        #expect(SearchLanguage(tag: "fr-CA") == .french)
        #expect(SearchLanguage(tag: "de") == .any)
    }
}
