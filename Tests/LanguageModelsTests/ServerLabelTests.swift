// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import Testing

@testable import LanguageModels

@Suite("Which program a server is") struct ServerLabelTests {
    private static let cases: [(String, String?, ServerLabel)] = [
        ("http://127.0.0.1:8080", "llamacpp", .llamaServer), ("http://host:8000", "vllm", .vllm),
        ("http://host:8000", "me", .llamaCppPython), ("http://host:1234", "organization_owner", .lmStudio),
        ("http://host", nil, .compatible), ("http://host", "somebody", .compatible),
        ("https://gateway.example", "mistralai", .mistral), ("https://api.mistral.ai", "somebody", .mistral),
        ("https://api.mistral.ai", "vllm", .mistral), ("https://notmistral.ai", "vllm", .vllm),
    ]

    @Test("the owner of its models tells, and Mistral's own address before it", arguments: cases)
    func programs(address: String, owner: String?, program: ServerLabel) throws {
        let server = ModelServer(base: try #require(URL(string: address)), apiKey: nil, http: HTTPClient())
        let model = ListedModel(name: "mistral", owner: owner)
        #expect(OpenAIBackend(server: server).program(of: model) == program)
    }
}
