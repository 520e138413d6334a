// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import ModelServers
import TestThreads
import Testing

@Suite("The verbs of language models", .ownThreads)
struct ModelVerbsTests {
    private func reports(_ outcome: Programs.Outcome) throws -> [[String: Any]] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]],
            "\(outcome.output) \(outcome.errors)"
        )
    }

    @Test(
        "list names each server, what it has and which is meant, also without a daemon",
        arguments: FakeModel.Kind.allCases
    )
    func list(_ kind: FakeModel.Kind) throws {
        let fake = try FakeModel(kind)
        let workspace = try ScratchWorkspace()
        try workspace.useModel(fake.address)
        let english = try workspace.greffier("models", "list", "--language", "en")
        #expect(english.status == 0 && english.errors.isEmpty, "\(english.errors)")
        #expect(english.output.contains("\n  *  mistral:latest") && english.output.contains("ok    \(fake.address)"))
        let french = try workspace.greffier("models", "list", "--language", "fr")
        #expect(french.output.contains("MODÈLE") && french.output.contains("CHARGÉ"), "\(french.output)")
        let report = try #require(try reports(try workspace.greffier("models", "list", "--json")).first)
        #expect(report["name"] as? String == "default" && report["usable"] as? Bool == true)
        let endpoint = try #require((report["endpoints"] as? [[String: Any]])?.first)
        #expect(endpoint["model"] as? String == "mistral:latest" && endpoint["context"] as? Int == 32_768)
        let model = try #require((endpoint["models"] as? [[String: Any]])?.first)
        #expect(model["meant"] as? Bool == true)
        #expect(fake.promptCount == 0)
    }

    @Test("test asks a real question, and ends with 0 only when every model has a server that answers")
    func exitCodes() throws {
        let fake = try FakeModel()
        let gone = "http://127.0.0.1:\(try UnusedPort.take())"
        let workspace = try ScratchWorkspace()
        func settings(_ text: String) throws {
            try text.write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        }
        try settings("models: {default: {endpoints: [\"\(gone)\", \"\(fake.address)\"]}}\n")
        let one = try workspace.greffier("models", "test", "--json")
        #expect(one.status == 0, "\(one.output)")
        let endpoints = try #require(try reports(one).first?["endpoints"] as? [[String: Any]])
        #expect(endpoints.map { $0["usable"] as? Bool } == [false, true])
        #expect(endpoints.first?["code"] as? String == "model.unreachable")
        #expect((endpoints.last?["trial"] as? [String: Any])?["duration_ms"] is Int)
        #expect(fake.promptCount == 1)

        try settings("models: {away: {endpoints: [\"\(gone)\"]}, default: {endpoints: [\"\(fake.address)\"]}}\n")
        #expect(try workspace.greffier("models", "test").status == 4)
        #expect(try workspace.greffier("models", "test", "default").status == 0)
        #expect(try workspace.greffier("models", "test", "away").status == 4)
        let unknown = try workspace.greffier("models", "test", "defalt", "--language", "en")
        #expect(unknown.status == 2 && unknown.errors.contains("did you mean 'default'?"), "\(unknown.errors)")
        let near = try workspace.greffier("models", "test", "defalt", "--language", "fr")
        #expect(near.status == 2 && near.errors.contains("vouliez-vous dire « default » ?"), "\(near.errors)")
        let far = try workspace.greffier("models", "test", "x", "--language", "fr")
        #expect(far.status == 2 && far.errors.contains("permis : away, default"), "\(far.errors)")
    }

    @Test("no line is wider than 80 columns where names are short", arguments: ["fr", "en"])
    func width(_ language: String) throws {
        let fake = try FakeModel(.openai, context: 1024)
        let workspace = try ScratchWorkspace()
        let gone = "http://127.0.0.1:\(try UnusedPort.take())"
        try "models: {default: {endpoints: [\"\(gone)\", \"\(fake.address)\"], model: mistral}}\n"
            .write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        for verb in ["list", "test"] {
            let output = try workspace.greffier("models", verb, "--language", language).output
            for line in output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test("LLM_URL as other programs have it names the server", arguments: FakeModel.Kind.allCases)
    func environmentAddress(_ kind: FakeModel.Kind) throws {
        let fake = try FakeModel(kind)
        let workspace = try ScratchWorkspace(environment: ["LLM_URL": fake.address + "/generate/stream"])
        let tested = try workspace.greffier("models", "test", "--json")
        #expect(tested.status == 0, "\(tested.output) \(tested.errors)")
        let endpoint = try #require((try reports(tested).first?["endpoints"] as? [[String: Any]])?.first)
        #expect(endpoint["endpoint"] as? String == fake.address && endpoint["model"] as? String == "mistral:latest")
        let asked = fake.promptCount
        try workspace.drop(Programs.fixture("models/alix.txt"), as: "alix.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let report = try workspace.report(try #require(workspace.published().first))
        #expect((report["degraded"] as? [String] ?? []).isEmpty)
        #expect(fake.promptCount - asked == 4, "one for each part of a CV")
    }

    @Test("pull tells each step on standard error and the end on standard output")
    func pull() throws {
        let server = try FakeModelServer.pulling { exchange in
            exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
            for line in [
                #"{"status":"pulling manifest"}"#,
                #"{"status":"pulling aa","digest":"sha256:aa","total":1000,"completed":550}"#,
                #"{"status":"pulling aa","digest":"sha256:aa","total":1000,"completed":1000}"#,
                #"{"status":"verifying sha256 digest"}"#, #"{"status":"success"}"#,
            ] { exchange.chunk(line + "\n") }
            exchange.chunk("")
        }
        defer { server.stop() }
        let workspace = try ScratchWorkspace()
        try workspace.useModel("http://127.0.0.1:\(server.port)")
        let english = try workspace.greffier("models", "pull", "mistral", "--language", "en")
        #expect(english.status == 0 && english.output == "mistral is ready at http://127.0.0.1:\(server.port)\n")
        #expect(
            english.errors == """
                mistral: pulling manifest
                mistral: 50 %, 550 B/1.0 KB
                mistral: 100 %, 1.0 KB/1.0 KB
                mistral: verifying sha256 digest
                mistral: success

                """
        )
        let french = try workspace.greffier("models", "pull", "mistral", "--language", "fr")
        #expect(french.errors.contains("mistral: vérification des empreintes\n"), "\(french.errors)")
        #expect(french.errors.contains("mistral: 50 %, 550 o/1,0 ko\n"), "\(french.errors)")
        let json = try workspace.greffier("models", "pull", "mistral", "--json").object()
        #expect(json["bytes"] as? Int == 1000 && json["model"] as? String == "mistral")

        // An address needs no workspace, and gets no key of another server.
        let alone = try Programs.run(
            Programs.greffier,
            [
                "models", "pull", "mistral", "--endpoint", "http://127.0.0.1:\(server.port)/api", "--workspace",
                "/nowhere",
            ]
        )
        #expect(alone.status == 0, "\(alone.errors)")
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
    }

    @Test("a pull that fails, and one that no Ollama can do, end with 4 and one sentence")
    func pullFails() throws {
        let server = try FakeModelServer.pulling {
            $0.json(#"{"error":"pull model manifest: file does not exist"}"#, status: 500)
        }
        defer { server.stop() }
        let workspace = try ScratchWorkspace()
        try workspace.useModel("http://127.0.0.1:\(server.port)")
        let unknown = try workspace.greffier("models", "pull", "mistrall", "--language", "en")
        #expect(unknown.status == 4 && unknown.errors.contains("Ollama's library has no mistrall"), "\(unknown.errors)")

        let other = try FakeModel(.openai)
        try workspace.useModel(other.address)
        let studio = try workspace.greffier("models", "pull", "mistral", "--language", "fr")
        #expect(studio.status == 4, "\(studio.errors)")
        #expect(studio.errors.contains("n’est pas un Ollama") && studio.errors.contains("lms get"), "\(studio.errors)")
        #expect(try workspace.greffier("models", "pull", "mistral", "--model", "none").status == 2)
        #expect(try workspace.greffier("models", "pull", "mistral", "--endpoint", "ftp://h").status == 4)
    }

    @Test("Ctrl-C ends a pull as SIGTERM does, and the server sees it", arguments: [SIGINT, SIGTERM])
    func interrupted(_ number: Int32) throws {
        let closed = DispatchSemaphore(value: 0)
        let server = try FakeModelServer.pulling { exchange in
            exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
            exchange.chunk(#"{"status":"pulling manifest"}"# + "\n")
            if exchange.waitForClose() { closed.signal() }
        }
        defer { server.stop() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Programs.greffier)
        process.arguments = [
            "models", "pull", "mistral", "--endpoint", "http://127.0.0.1:\(server.port)", "--language", "en",
        ]
        process.environment = Programs.environment([:])
        let errors = Pipe()
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var seen = Data()
        while !String(decoding: seen, as: UTF8.self).contains("pulling manifest") {
            let piece = errors.fileHandleForReading.availableData
            try #require(!piece.isEmpty)
            seen.append(piece)
        }
        kill(process.processIdentifier, number)
        process.waitUntilExit()
        seen.append(errors.fileHandleForReading.readDataToEndOfFile())
        #expect(closed.wait(timeout: .now() + 120) == .success, "its connection is closed")
        #expect(process.terminationReason == .exit && process.terminationStatus == 4)
        #expect(String(decoding: seen, as: UTF8.self).contains("stopped: what is there is kept"))
    }

    @Test("each verb has its help with an example", arguments: ["list", "test", "pull"])
    func help(_ verb: String) throws {
        let outcome = try Programs.run(Programs.greffier, ["models", verb, "--help"])
        #expect(outcome.status == 0 && outcome.output.contains("Example: greffier models \(verb)"))
    }
}
