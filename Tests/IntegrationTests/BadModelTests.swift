// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import ModelServers
import TestThreads
import Testing

@Suite("A language model that cannot be used", .ownThreads)
struct BadModelTests {
    /// What stands at the configured address, what Greffier calls it, and words that must be said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: String
        let english: String
        let french: String
        /// Whether a look tells, without a prompt.
        var isSeenByDoctor = true
        /// The command or the setting that doctor offers.
        var remedy = ""
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "nobody",
            code: "model.unreachable",
            english: "nobody listens there",
            french: "personne n’y écoute",
            remedy: "Start the server"
        ),
        Case(
            name: "web page",
            code: "model.address",
            english: "answers with a web page",
            french: "répond par une page web",
            remedy: "http://127.0.0.1:11434"
        ),
        Case(
            name: "wrong path",
            code: "model.address",
            english: "neither Ollama nor OpenAI-compatible",
            french: "ni un Ollama ni un serveur compatible OpenAI",
            remedy: "the server's base alone"
        ),
        Case(
            name: "redirect",
            code: "model.address",
            english: "redirects to https://elsewhere.example",
            french: "renvoie vers https://elsewhere.example",
            remedy: "the server's base alone"
        ),
        Case(
            name: "unknown authority",
            code: "model.certificate",
            english: "signed by itself",
            french: "auto-signé",
            remedy: "SSL_CERT_FILE"
        ),
        Case(
            name: "http for https",
            code: "model.unreachable",
            english: "write https://",
            french: "écrivez https://",
            remedy: "Start the server"
        ),
        Case(
            name: "https for http",
            code: "model.address",
            english: "write http://",
            french: "écrivez http://",
            remedy: "the server's base alone"
        ),
        Case(
            name: "dead proxy",
            code: "model.proxy",
            english: "http://models.example:11434",
            french: "http://models.example:11434",
            remedy: "no_proxy"
        ),
        Case(
            name: "expired key",
            code: "model.refused",
            english: "API key expired",
            french: "API key expired",
            remedy: "Renew the key"
        ),
        Case(
            name: "loading",
            code: "model.loading",
            english: "still loading",
            french: "charge encore",
            remedy: "Wait"
        ),
        Case(
            name: "wrong name",
            code: "model.missing",
            english: "no model mistrall; nearest: mistral:latest",
            french: "pas de modèle mistrall ; les plus proches : mistral:latest",
            remedy: "greffier models pull mistrall --endpoint http://127.0.0.1:"
        ),
        Case(
            name: "embedding model",
            code: "model.unfit",
            english: "does not support chat",
            french: "does not support chat",
            isSeenByDoctor: false
        ),
        Case(
            name: "small context",
            code: "model.unfit",
            english: "too small for CVs",
            french: "trop petit pour des CV",
            isSeenByDoctor: false
        ),
    ]

    /// The server of a case, kept for as long as the test runs.
    private struct Stand {
        var address: String
        var environment: [String: String] = [:]
        var model: String?
        var keep: [AnyObject]

        init(_ name: String) throws {
            let odd: OddServer? =
                switch name {
                case "nobody": try .nobody()
                case "web page": try .http(200, ["Content-Type": "text/html"], "<!doctype html><p>Hello</p>")
                case "wrong path": try .http(404, [:], "")
                case "redirect": try .http(301, ["Location": "https://elsewhere.example/login?x=1"], "")
                case "unknown authority": try .tls(secure: true)
                case "http for https": try .tls(secure: false)
                case "https for http": try .plainAtSecureAddress()
                case "dead proxy": try .behindDeadProxy()
                case "expired key": try .http(401, [:], #"{"error":{"message":"API key expired","code":401}}"#)
                case "loading":
                    try .http(503, [:], #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#)
                default: nil
                }
            if let odd {
                self = Stand(odd.address, odd.environment, keep: odd)
                return
            }
            let fake =
                switch name {
                case "embedding model":
                    try FakeModel(refusal: #"{"error":"\"mistral\" does not support chat"}"#)
                case "small context": try FakeModel(.openai, context: 1024)
                default: try FakeModel()
                }
            self = Stand(fake.address, keep: fake)
            if name == "wrong name" { model = "mistrall" }
        }

        private init(_ address: String, _ environment: [String: String] = [:], keep: AnyObject) {
            self.address = address
            self.environment = environment
            self.keep = [keep]
        }

        /// A workspace that names it, whose queue looks again so late that `--drain` ends at once.
        func workspace(analysis: String = "merge") throws -> ScratchWorkspace {
            let workspace = try ScratchWorkspace(
                environment: environment.merging(["GREFFIER_ENGINE_PAUSE": "100s"]) { $1 }
            )
            try workspace.useModel(address, named: model, analysis: analysis)
            return workspace
        }
    }

    @Test("models test and doctor say what is wrong and what to do, in both languages", arguments: cases)
    func told(_ bad: Case) throws {
        let stand = try Stand(bad.name)
        let workspace = try stand.workspace()
        if bad.name != "small context" {
            let tested = try workspace.greffier("models", "test", "--json")
            #expect(tested.status == 4, "\(tested.output) \(tested.errors)")
            let models = try #require(
                try JSONSerialization.jsonObject(with: Data(tested.output.utf8)) as? [[String: Any]]
            )
            let endpoint = try #require((models.first?["endpoints"] as? [[String: Any]])?.first)
            #expect(endpoint["code"] as? String == bad.code, "\(tested.output)")
            #expect((endpoint["message"] as? String)?.contains(bad.english) == true, "\(tested.output)")
            #expect((endpoint["message_fr"] as? String)?.contains(bad.french) == true, "\(tested.output)")
            #expect((endpoint["remedy"] as? String)?.isEmpty == false)
            #expect((endpoint["remedy_fr"] as? String)?.isEmpty == false)
            #expect(models.first?["usable"] as? Bool == false)
        }
        let french = try workspace.greffier("models", "test", "--language", "fr")
        #expect(french.output.unwrapped.contains(bad.french), "\(french.output)")

        guard bad.isSeenByDoctor else { return }
        let text = try workspace.greffier("doctor", "--json").output
        let findings = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        let finding = try #require(findings.first { $0["check"] as? String == "model default" })
        #expect(finding["verdict"] as? String == "warn")
        #expect((finding["detail"] as? String)?.contains(bad.english) == true, "\(finding)")
        #expect((finding["detail_fr"] as? String)?.contains(bad.french) == true, "\(finding)")
        #expect((finding["remedy"] as? String)?.contains(bad.remedy) == true, "\(finding)")
    }

    @Test("no document fails for it where the rules can do without", arguments: cases)
    func degrades(_ bad: Case) throws {
        let stand = try Stand(bad.name)
        let workspace = try stand.workspace()
        try workspace.drop(Programs.fixture("models/alix.txt"), as: "alix.txt")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let folder = try #require(workspace.published().first)
        let report = try workspace.report(folder)
        #expect(report["degraded"] as? [String] == ["model"])
        let warnings = report["warnings"] as? [[String: Any]] ?? []
        let warning = try #require(warnings.first { $0["code"] as? String == bad.code }, "\(warnings)")
        #expect((warning["message"] as? String)?.contains(bad.english) == true, "\(warning)")
        #expect((warning["message_fr"] as? String)?.contains(bad.french) == true, "\(warning)")
    }

    @Test("a stage that insists on its model waits, and why says for what and until when", arguments: cases)
    func waits(_ bad: Case) throws {
        let stand = try Stand(bad.name)
        let workspace = try stand.workspace(analysis: "model")
        try workspace.drop(Programs.fixture("models/alix.txt"), as: "alix.txt")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(workspace.published().isEmpty && workspace.published(failed: true).isEmpty, "\(drained.errors)")
        let why = try workspace.greffier("why", "alix.txt", "--json").object()
        let waits = try #require(why["waits_for"] as? String, "\(why)")
        #expect(waits.contains(bad.code) && waits.contains("next look at"), "\(waits)")
        #expect(why["next_try"] != nil, "\(why)")
    }

    @Test("without any model configured, what insists on one waits, and each verb says what to add")
    func unconfigured() throws {
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_ENGINE_PAUSE": "100s", "LLM_URL": ""])
        try workspace.setAnalysis("model")
        let doctor = try workspace.greffier("doctor", "--language", "fr")
        #expect(doctor.status == 4 && doctor.output.contains("ne désigne pas le modèle de langage"), "\(doctor.output)")
        for verb in ["list", "test"] {
            let outcome = try workspace.greffier("models", verb)
            #expect(outcome.status == 4 && outcome.errors.hasPrefix("model.unconfigured: "), "\(outcome.errors)")
        }
        try workspace.drop(Programs.fixture("models/alix.txt"), as: "alix.txt")
        try workspace.greffier("daemon", "--drain")
        #expect(workspace.published(failed: true).isEmpty)
        #expect(try workspace.greffier("why", "alix.txt").output.contains("model.unconfigured"))
    }
}

extension String {
    /// Without the line breaks and indents of a terminal's paragraph.
    fileprivate var unwrapped: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
