// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import LanguageModels

@Suite("An answer while it is written") struct AnswerBuilderTests {
    private func end(_ pieces: [String], isJSON: Bool = true, maximumTokens: Int = 100_000) -> ChatReply.Finish? {
        var builder = AnswerBuilder(isJSON: isJSON, maximumTokens: maximumTokens)
        for piece in pieces {
            builder.append(piece)
            if let end = builder.earlyEnd { return end }
        }
        return nil
    }

    @Test("more white space than JSON needs ends it, between values sooner than in a text")
    func whiteSpace() {
        let space = String(repeating: " ", count: 41)
        #expect(end(["{\"a\":", space]) == .loop)
        #expect(end(["{\"a\": \"b", space]) == nil)
        #expect(end(["{\"a\": \"b\\\"", space]) == nil)
        #expect(end(["{\"a\": \"b\\\\\"", space]) == .loop)
        #expect(end(["Table:", space], isJSON: false) == nil)
        #expect(end([String(repeating: " \n", count: 101)], isJSON: false) == .loop)
        #expect(end(["{\"a\":" + String(repeating: " ", count: 40) + "1}"]) == nil)
    }

    @Test("a phrase twelve times and a sentence five times are a circle; a list of different entries is none")
    func repetition() {
        #expect(end(Array(repeating: "abc, ", count: 200), isJSON: false) == .loop)
        let job =
            #"{"employer":{"line":12,"text":"Orvane Systèmes"},"position":null,"location":null,"start":null,"end":null},"#
        #expect(end(Array(repeating: job, count: 6)) == .loop)
        #expect(end(Array(repeating: job, count: 4)) == nil)
        let jobs = (1...60).map { job.replacing("12", with: "\($0)") }
        #expect(end(jobs) == nil)
    }

    @Test("a server that does not stop at the limit is stopped")
    func runaway() {
        let words = (0..<5000).map { "word\($0) " }
        #expect(end(words, isJSON: false, maximumTokens: 100) == .length)
        #expect(end(words, isJSON: false) == nil)
    }

    @Test("the same piece again and again is seen, whatever white space is around it")
    func samePieces() {
        var builder = AnswerBuilder()
        for index in 0..<30 { builder.append(index % 2 == 0 ? "." : " .\n") }
        #expect(builder.repeatsPieces)
        builder.append("x")
        #expect(!builder.repeatsPieces)
    }
}
