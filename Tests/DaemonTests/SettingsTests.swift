// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import JobModel
import JobStore
import PipelineModel
import Testing

@Suite("Settings")
struct SettingsTests {
    private func load(_ text: String, _ environment: [String: String] = [:]) throws -> Settings {
        try Settings.load(text, file: "greffier.yaml", environment: environment)
    }

    private func mistakes(_ text: String, _ environment: [String: String] = [:]) -> [Mistake] {
        do {
            _ = try Settings.load(text, file: "greffier.yaml", environment: environment)
            return []
        } catch {
            for mistake in error.all {
                #expect(mistake.messageFR != mistake.message && mistake.remedyFR != mistake.remedy, "\(mistake)")
            }
            return error.all
        }
    }

    @Test("an empty file gives the defaults", arguments: ["", "# nothing here\n", "---\n"])
    func empty(text: String) throws { #expect(try load(text) == Settings()) }

    @Test("every key is read from the file and overridden by its variable")
    func keys() throws {
        let settings = try load(
            """
            language: en
            workers: {processes: 4}
            intake: {settle: 500ms}
            submissions: {allow: [/srv/in]}
            models:
              default: {endpoints: [http://127.0.0.1:11434], model: mistral, context: 8192}
            """,
            ["GREFFIER_LANGUAGE": "fr", "GREFFIER_QUEUES_CPU": "7", "GREFFIER_INTAKE_GIVE_UP": "3s"]
        )
        #expect(settings.language == "fr")
        #expect(settings.workers.processes == 4)
        #expect(settings.intake.settle == 0.5)
        #expect(settings.intake.giveUp == 3)
        #expect(settings.queues.cpu == 7)
        #expect(settings.submissions.allow == ["/srv/in"])
        #expect(settings.models["default"]?.context == 8192)
    }

    @Test("rates read as people write them, spread evenly unless a burst is allowed")
    func rates() throws {
        let settings = try load(
            "rates:\n  mistral: {requests: 60/m, burst: 10, tokens: 100000/m}\n  disk: {requests: 2/s}\n  free: {tokens: 24/d}\n"
        )
        #expect(settings.rates.map(\.name) == ["disk", "free", "mistral"])
        #expect(settings.rates[0].requests == Allowance(perSecond: 2, burst: 1) && settings.rates[0].tokens == nil)
        #expect(settings.rates[1].requests == nil)
        #expect(settings.rates[1].tokens == Allowance(perSecond: 24.0 / 86_400, burst: 24))
        #expect(settings.rates[2].requests == Allowance(perSecond: 1, burst: 10))
        #expect(settings.rates[2].tokens == Allowance(perSecond: 100_000.0 / 60, burst: 100_000))
    }

    @Test(
        "rates that bound nothing or cannot be read are refused with their line",
        arguments: [
            "a: {}", "a: 60/m", "a: {burst: 3}", "a: {tokens: 5/m, burst: 3}", "a: {requests: 60}",
            "a: {requests: 60/w}", "a: {requests: 0/m}", "a: {requests: -1/m}", "a: {requests: nan/m}",
            "a: {requests: 1/m, burst: 0}", "a: {request: 1/m}", "a: {requests: 1/m/s}",
        ]
    )
    func refusedRates(text: String) {
        let found = mistakes("language: fr\nrates:\n  \(text)\n")
        #expect(!found.isEmpty && found.allSatisfy { $0.line == 3 }, "\(found)")
    }

    @Test("ages and the maintenance schedule take never, and nothing that is neither")
    func retention() throws {
        let settings = try load(
            "retention: {rows: never, cache: 5d, results: 400d, originals: 30m}\nmaintenance: never",
            ["GREFFIER_RETENTION_ROWS": "1s"]
        )
        // A shorter age would take rows away from under those who wait for them.
        #expect(settings.retention.rows == 3600)
        #expect(settings.retention.cache == 432_000)
        #expect(settings.retention.results == 34_560_000)
        #expect(settings.retention.originals == 1800)
        #expect(settings.maintenance == nil)
        #expect(try load("maintenance: 0 4 * * sun").maintenance == "0 4 * * sun")
        #expect(mistakes("maintenance: every night").first?.message.contains("five fields of cron") == true)
        #expect(mistakes("retention: {results: soon}").first?.message.contains("or never") == true)
    }

    @Test("embedding is lexical, or a model with its endpoints; GREFFIER_EMBEDDING is either word or address")
    func embedding() throws {
        #expect(try load("").embedding == nil)
        #expect(try load("embedding: lexical").embedding == nil)
        let text = "embedding: {endpoints: [http://127.0.0.1:11434], model: bge-m3}"
        #expect(try load(text).embedding?.model == "bge-m3")
        #expect(try load(text, ["GREFFIER_EMBEDDING": "lexical"]).embedding == nil)
        let moved = try load(text, ["GREFFIER_EMBEDDING": "http://127.0.0.1:2"]).embedding
        #expect(moved?.endpoints.map(\.url) == ["http://127.0.0.1:2"])
        #expect(moved?.model == "bge-m3")
        #expect(mistakes("embedding: bge-m3").first?.remedy.contains("endpoints") == true)
        #expect(mistakes("embedding: {model: bge-m3}").first?.message == "embedding names no endpoint")
        #expect(mistakes("embedding: {endpoints: [x y], modl: z}").count == 2)
        #expect(mistakes("", ["GREFFIER_EMBEDDING": "ftp://h"]).first?.message.contains("GREFFIER_EMBEDDING") == true)
    }

    @Test("LLM_URL is the endpoint of the default model unless the file names one")
    func modelURL() throws {
        #expect(
            try load("", ["LLM_URL": "http://127.0.0.1:1234"]).models["default"]?.endpoints.map(\.url)
                == ["http://127.0.0.1:1234"]
        )
        let named = try load("models: {default: {endpoints: [http://127.0.0.1:1]}}", ["LLM_URL": "http://127.0.0.1:2"])
        #expect(named.models["default"]?.endpoints.map(\.url) == ["http://127.0.0.1:1"])
        #expect(mistakes("", ["LLM_URL": "ftp://h"]).first?.message.contains("LLM_URL") == true)
    }

    @Test("a typing error is named with its line and the nearest key")
    func typingErrors() {
        let found = mistakes("language: fr\nwokers: {processes: 2}\nintake: {setle: 2s}\n")
        #expect(found.map(\.line) == [2, 3])
        #expect(found[0].remedy == "did you mean 'workers'?")
        #expect(found[1].remedy == "did you mean 'settle'?")
    }

    @Test(
        "values that do not fit are refused",
        arguments: [
            "language: de", "workers: {processes: many}", "workers: 3", "intake: {settle: soon}", "[a, b]",
            "language: [",
            "models: {default: {model: mistral}}", "models: {default: {endpoints: [http://x], key: sk-123}}",
            "models: {default: {endpoints: [http://x], provider: openapi}}",
        ]
    )
    func refused(text: String) { #expect(!mistakes(text).isEmpty) }

    @Test("a variable that does not fit is refused by name")
    func refusedVariable() {
        #expect(
            mistakes("", ["GREFFIER_WORKERS_PROCESSES": "two"]).first?.message.contains("GREFFIER_WORKERS_PROCESSES")
                == true
        )
    }
}
