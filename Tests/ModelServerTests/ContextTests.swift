// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import LanguageModels
import ModelServers
import Testing

extension RealServerTests {
    @Suite("Windows") struct ContextTests {
        @Test("a prompt that cannot fit is refused, and the server never sees it", arguments: Server.allCases)
        func refusedHere(server: Server) async throws {
            let server = try await server.start()
            let proxy = try FaultProxy(before: server.url)
            defer { proxy.stop() }
            let prompt = String(repeating: "Comptable à Nantes. ", count: 2000)
            let error = try await failure(
                model(at: proxy.url, context: RealServers.context),
                ChatRequest(prompt: prompt, maximumOutput: 50)
            )
            #expect(error.code == .modelContext)
            #expect(proxy.chatCount == 0)
        }

        @Test("where the guess was too low the server's refusal is understood", arguments: Server.allCases)
        func refusedThere(server: Server) async throws {
            let isTold = server == .llama
            let server = try await server.start()
            // Its vocabulary has hardly a word: every letter is a token, more than twice of what is guessed. Without its
            // counts of tokens the client has its guess alone.
            let proxy = try FaultProxy(before: server.url, hidesCounts: true)
            defer { proxy.stop() }
            let prompt = String(repeating: "Comptable à Nantes. ", count: 600)
            #expect(TokenEstimate.tokens(in: prompt) + 200 < RealServers.context)
            let error = try await failure(
                model(at: proxy.url, context: RealServers.context),
                ChatRequest(prompt: prompt, maximumOutput: 50)
            )
            // llama-cpp-python ends a stream that cannot be with nothing at all: no answer, and no reason either.
            #expect(error.code == (isTold ? .modelContext : .modelUngrounded), "\(error.message)")
            #expect(proxy.chatCount == 1)
        }

        @Test(
            "the guess of tokens is at least what Mistral’s own vocabulary makes of a text",
            arguments: ["french", "english", "chinese", "json", "cv", "numbers"]
        )
        func estimate(kind: String) async throws {
            let server = try await RealServers.shared.vocabulary()
            for text in try Self.texts(kind) {
                let answer = try await server.post("/tokenize", ["content": text])
                let truth = try #require(answer["tokens"] as? [Any]).count
                let guess = TokenEstimate.tokens(in: text)
                #expect(guess >= truth, "\(kind): \(guess) guessed, \(truth) true, \(text.prefix(60))")
                #expect(guess < truth * 3, "\(kind): \(guess) guessed, \(truth) true: far too careful")
            }
        }

        private static func texts(_ kind: String) throws -> [String] {
            switch kind {
            case "french":
                [
                    """
                    Responsable de la comptabilité générale et analytique, j’ai conduit pendant huit ans la clôture mensuelle \
                    de quatre filiales, l’établissement des liasses fiscales et la mise en place d’un nouvel outil de gestion.
                    """
                ]
            case "english":
                [
                    """
                    Senior accountant with eight years of experience closing the books of four subsidiaries, preparing tax \
                    returns and rolling out a new planning tool across two countries. Fluent in French and English.
                    """
                ]
            case "chinese": ["我叫王小明,毕业于北京大学计算机科学与技术专业,拥有八年软件开发经验,熟悉分布式系统、数据库和云计算。"]
            case "json":
                [
                    #"{"work":[{"employer":{"line":12,"text":"Société Exemple"},"position":{"line":12,"text":"Comptable"},"start":{"line":13,"text":"mars 2019"},"end":null,"details":{"from":14,"to":18}}]}"#
                ]
            case "cv":
                [
                    """
                    1| Alix Fictive
                    2| alix.fictive@courriel.example · 06 39 98 12 34 · Nantes
                    3| EXPÉRIENCE PROFESSIONNELLE
                    4| 03/2019 – 08/2023  Comptable, Société Exemple (44)
                    5| • Tenue de la comptabilité de 12 clients, TVA, paie (Sage 100, Excel)
                    """
                ]
            default: ["06 39 98 12 34, 03/2019-08/2023, 44000, +33 (0)2 40 12 34 56, 1 250 000 €, 12,5 %, 2024-01-31"]
            }
        }
    }
}
