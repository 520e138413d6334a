// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import Glibc
import JobModel
import LanguageModels
import PipelineModel
import Testing

@Suite("Settings of language models")
struct ModelSettingsTests {
    private func model(_ text: String) throws -> Settings.Model {
        let settings = try Settings.load("models:\n  default: \(text)\n", file: "greffier.yaml", environment: [:])
        return try #require(settings.models["default"])
    }

    private func mistakes(_ text: String) -> [Mistake] {
        do {
            _ = try Settings.load("models:\n  default: \(text)\n", file: "greffier.yaml", environment: [:])
            return []
        } catch {
            for mistake in error.all {
                #expect(mistake.messageFR != mistake.message && mistake.remedyFR != mistake.remedy, "\(mistake)")
            }
            return error.all
        }
    }

    private func key(_ text: String, _ environment: [String: String]) throws -> ModelKey? {
        let model = try model("{endpoints: [h], key: \(text)}")
        return try ModelConfiguration(model, name: "default", environment: environment).key
    }

    @Test("an endpoint is an address or a list of what differs there")
    func endpoints() throws {
        let model = try model(
            """
            {model: mistral, key: {env: A}, context: 8192, endpoints: [
              "http://one:11434/api/chat",
              {url: https://two/v1, model: ministral-8b, key: {credential: two-key}, context: 16384, parallel: 4}]}
            """
        )
        let whole = try ModelConfiguration(model, name: "default", environment: ["A": "a-1"])
        let narrowed = whole.endpoints.map { whole.narrowed(to: $0) }
        #expect(narrowed.map { $0.endpoints[0].url.absoluteString } == ["http://one:11434", "https://two"])
        #expect(narrowed.map(\.model) == ["mistral", "ministral-8b"])
        #expect(narrowed.map(\.context) == [8192, 16_384])
        #expect(narrowed.map(\.parallel) == [nil, 4])
        #expect(narrowed[0].key == .value("a-1"))
        // One server's key is never sent to another, not even in place of one that is missing.
        guard case .missing = narrowed[1].key else {
            Issue.record("\(String(describing: narrowed[1].key))")
            return
        }
    }

    @Test("a lone address or a lone list of keys is a list of one", arguments: ["http://h:1", "{url: \"http://h:1\"}"])
    func loneEndpoint(text: String) throws {
        #expect(try model("{endpoints: \(text)}").endpoints == [.init(url: "http://h:1")])
    }

    @Test("limits, rates and prices are read with their units")
    func limits() throws {
        let model = try model(
            """
            {endpoints: [h], keep_alive: 10m, warm_up: true, parallel: 3, timeout: 20m,
             rate: {requests_per_minute: 30, tokens_per_minute: 1.5e5},
             price: {input: 0.1, output: 0.3, currency: eur}}
            """
        )
        let configuration = try ModelConfiguration(model, name: "default", environment: [:])
        #expect(configuration.keepAlive == .seconds(600))
        #expect(configuration.warmUp)
        #expect(configuration.parallel == 3)
        #expect(configuration.timeout == .seconds(1200))
        #expect(configuration.rate == ModelRate(requestsPerMinute: 30, tokensPerMinute: 150_000))
        let price = try #require(configuration.price)
        #expect(price.currency == "EUR")
        #expect(price.cost(promptTokens: 2_000_000, outputTokens: 1_000_000) == 0.5)
    }

    @Test("without a word, the model stays loaded for half an hour and nothing is bounded")
    func defaults() throws {
        let configuration = try ModelConfiguration(model("{endpoints: [h]}"), name: "default", environment: [:])
        #expect(configuration.keepAlive == .seconds(1800))
        #expect(!configuration.warmUp && configuration.parallel == nil && configuration.timeout == nil)
        #expect(configuration.rate == ModelRate() && configuration.price == nil && configuration.key == nil)
        #expect(try model("{endpoints: [h], keep_alive: forever}").keepAlive == nil)
        #expect(try model("{endpoints: [h], keep_alive: 0s}").keepAlive == 0)
    }

    @Test(
        "a typing error is named with its line and the nearest key",
        arguments: [
            ("{endpoints: [h], contxt: 1}", "did you mean 'context'?"),
            ("{endpoint: [h]}", "did you mean 'endpoints'?"),
            ("{endpoints: [{url: h, modell: m}]}", "did you mean 'model'?"),
            ("{endpoints: [h], rate: {request_per_minute: 1}}", "did you mean 'requests_per_minute'?"),
            ("{endpoints: [h], price: {inputs: 1, output: 1, currency: EUR}}", "did you mean 'input'?"),
        ]
    )
    func typingErrors(text: String, remedy: String) {
        let found = mistakes(text)
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.line == 2)
        #expect(found.first?.remedy == remedy)
    }

    @Test(
        "what does not fit is refused where it stands",
        arguments: [
            "{endpoints: [\"ftp://h\"]}", "{endpoints: [{model: m}]}", "{endpoints: [{url: \"http://\"}]}",
            "{endpoints: [h, h]}", "{endpoints: []}", "{endpoints: [[h]]}", "{endpoints: [h], context: 12}",
            "{endpoints: [h], parallel: 0}", "{endpoints: [h], keep_alive: soon}", "{endpoints: [h], warm_up: maybe}",
            "{endpoints: [h], timeout: 0s}", "{endpoints: [h], rate: {requests_per_minute: 0}}",
            "{endpoints: [h], rate: {tokens_per_minute: many}}", "{endpoints: [h], price: {input: 1, output: 2}}",
            "{endpoints: [h], price: {input: -1, output: 2, currency: EUR}}", "{endpoints: [h], provider: openapi}",
            "{endpoints: [h], key: {env: A, credential: b}}", "{endpoints: [h], key: {file: /etc/key}}",
            "{endpoints: [h], key: {credential: ../shadow}}", "{endpoints: [h], key: {env: \"\"}}",
        ]
    )
    func refused(text: String) {
        let found = mistakes(text)
        #expect(!found.isEmpty && found.allSatisfy { $0.line == 2 }, "\(found)")
    }

    @Test(
        "a key written into the file is refused, and no complaint repeats it",
        arguments: [
            "k+1/hunter2", "{env: k+1/hunter2}", "{env: hunter2}", "{env: hunter2Qw5rTy9uIo3pAs7dFg1hJk4lZ}",
            "{env: sk-proj-hunter2}", "{env: 2HUNTER}", "{env: HUNTER2QW5RTY9UIO3PAS7DFG1HJK4LZ}",
            "{credential: hunter2Qw5rTy9uIo3pAs7dFg1hJk4lZ}", "{credential: sk-hunter2Qw5rTy9uIo3pAs7dFg1}",
        ]
    )
    func keyInFile(text: String) {
        let found = mistakes("{endpoints: [h], key: \(text)}")
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { !"\($0)".lowercased().contains("hunter") })
    }

    @Test("names of variables and credentials are words, however long")
    func names() throws {
        for text in ["{env: MISTRAL_API_KEY_OF_THE_RECRUITING_TEAM_2}", "{env: _K2}"] {
            guard case .variable = try model("{endpoints: [h], key: \(text)}").key else {
                Issue.record("\(text)")
                continue
            }
        }
        let name = "mistral-key-2025.production_recruitment"
        #expect(try model("{endpoints: [h], key: {credential: \(name)}}").key == .credential(name))
    }

    @Test("a key comes from a variable, and its absence is told by name")
    func variable() throws {
        #expect(try key("{env: K}", ["K": " k-1\n"]) == .value("k-1"))
        #expect(try key("{env: K}", [:])?.missingReason == "the variable K is not set")
        #expect(try key("{env: K}", ["K": ""])?.missingReason == "the variable K is empty")
        guard case .missing(let reason) = try key("{env: K}", ["K": "a\nX-Other: b"]) else {
            Issue.record("a line break would make a header")
            return
        }
        #expect(!reason.english.contains("Other") && !reason.french.contains("Other"))
    }

    @Test("a key comes from systemd's credentials, and what is wrong with one is told by name")
    func credential() throws {
        let folder = NSTemporaryDirectory() + "credentials-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("secret-1\n".utf8).write(to: URL(filePath: folder + "/good"))
        try Data().write(to: URL(filePath: folder + "/blank"))
        try Data(count: 70_000).write(to: URL(filePath: folder + "/large"))
        for name in ["good", "blank", "large"] { #expect(chmod(folder + "/" + name, 0o600) == 0) }
        let environment = ["CREDENTIALS_DIRECTORY": folder]
        #expect(try key("{credential: good}", environment) == .value("secret-1"))
        #expect(try key("{credential: blank}", environment)?.missingReason == "the credential blank is empty")
        for (name, words) in [("absent", "LoadCredential=absent"), ("large", "one short line")] {
            guard case .missing(let reason) = try key("{credential: \(name)}", environment) else {
                Issue.record("\(name) is no key")
                continue
            }
            #expect(reason.english.contains(words), "\(reason)")
            #expect(reason.french.hasPrefix("le secret \(name)"))
        }
        guard case .missing(let reason) = try key("{credential: good}", [:]) else {
            Issue.record("there are no credentials outside systemd")
            return
        }
        #expect(reason.english.contains("LoadCredential=good") && reason.french.contains("LoadCredential=good"))
    }

    @Test("a credential that every account may read is none, and the reason says how to close it")
    func openCredential() throws {
        let folder = NSTemporaryDirectory() + "credentials-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/key"
        try Data("secret-1\n".utf8).write(to: URL(filePath: file))
        let environment = ["CREDENTIALS_DIRECTORY": folder]
        // systemd shows a mask of 440 where one user may read by an access list.
        for (mode, isOpen) in [(0o644, true), (0o604, true), (0o606, true), (0o440, false), (0o400, false)] {
            #expect(chmod(file, mode_t(mode)) == 0)
            let found = try key("{credential: key}", environment)
            guard isOpen else {
                #expect(found == .value("secret-1"))
                continue
            }
            #expect(found?.missingReason?.hasSuffix("chmod 600 \(file)") == true, "\(mode)")
        }
    }

    @Test("no description shows a key")
    func secrets() {
        let key = ModelKey.value("hunter2")
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), String(reflecting: [key]), dumped] {
            #expect(!text.contains("hunter2"))
        }
    }
}

extension ModelKey {
    /// Why there is no key, in English.
    fileprivate var missingReason: String? { if case .missing(let reason) = self { reason.english } else { nil } }
}
