// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import LoopbackServer
import Synchronization
import TestThreads
import Testing

@Suite("Pipelines that ask a language model with prompts", .ownThreads)
struct PromptTests {
    private static let text = "Contrat R&D <C++> \"Müller & Söhne\"\nLe poste est à Nantes.\n"

    // MARK: Support

    /// A workspace with the pipelines of the examples, whose greffier.yaml names this server.
    private func workspace(_ address: String?, context: Int = 8192) throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        let examples = Programs.checkout + "/Examples/pipelines"
        for file in ["letters.yaml", "summaries.yaml"] {
            try FileManager.default.copyItem(
                atPath: examples + "/" + file,
                toPath: workspace.root + "/pipelines/" + file
            )
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: examples + "/prompts") {
            try FileManager.default.copyItem(
                atPath: examples + "/prompts/" + file,
                toPath: workspace.root + "/pipelines/prompts/" + file
            )
        }
        if let address {
            try "models: {default: {endpoints: [\"\(address)\"], context: \(context)}}\n"
                .write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        }
        try FileManager.default.createDirectory(
            atPath: workspace.root + "/inbox/summaries",
            withIntermediateDirectories: true
        )
        return workspace
    }

    private func drop(in workspace: ScratchWorkspace, _ text: String = text) throws {
        try workspace.drop(bytes: Data(text.utf8), as: "contrat.txt", into: "summaries")
    }

    /// What `runs show --events` prints, as objects.
    private func events(_ workspace: ScratchWorkspace) throws -> [[String: Any]] {
        let outcome = try workspace.greffier("runs", "show", "contrat.txt", "--events", "--json")
        return try outcome.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// Kinds and texts of the events, the address of the server left out.
    private func story(_ workspace: ScratchWorkspace) throws -> [String] {
        try events(workspace).map { event in
            let (kind, text) = (event["kind"] as? String ?? "", event["text"] as? String ?? "")
            return kind == "model.began" ? kind : text.isEmpty ? kind : "\(kind) \(text)"
        }
    }

    private func status(_ workspace: ScratchWorkspace) throws -> String? {
        let outcome = try workspace.greffier("why", "contrat.txt", "--json")
        let story = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return (story?["run"] as? [String: Any])?["status"] as? String
    }

    // MARK: Tests

    @Test(
        "the pipelines of the examples check, with a warning where no model is named, and docs/pipelines.md shows one"
    )
    func examples() throws {
        let named = try workspace("http://127.0.0.1:9").greffier("pipelines", "check")
        #expect(named.status == 0 && !named.output.contains("warning"), "\(named.output)")
        #expect(named.output.contains("letters.yaml: letters checks") && named.output.contains("summaries checks"))
        let without = try workspace(nil).greffier("pipelines", "check")
        #expect(without.status == 0, "\(without.output)")
        #expect(without.output.contains("pipelines/summaries.yaml:7:"), "\(without.output)")
        #expect(without.output.contains("warning: stage 'summary' asks a language model"), "\(without.output)")
        let doctor = try workspace(nil).greffier("doctor")
        #expect(doctor.status == 4, "\(doctor.output)")
        let words = "warn  pipelines: pipelines/summaries.yaml:7: stage 'summary' asks a language model"
        #expect(doctor.output.contains(words), "\(doctor.output)")
        #expect(doctor.output.contains("fail  model default: "), "\(doctor.output)")
        let dead = try workspace("http://127.0.0.1:\(try UnusedPort.take())").greffier("doctor")
        #expect(dead.status == 4 && dead.output.contains("fail  model default: "), "\(dead.output)")
        let page = try String(contentsOfFile: Programs.checkout + "/docs/pipelines.md", encoding: .utf8)
        let file = try String(contentsOfFile: Programs.checkout + "/Examples/pipelines/letters.yaml", encoding: .utf8)
        #expect(page.contains("```yaml\n" + file + "```"))
    }

    @Test("mistakes in prompts are told by `pipelines check` with file, line and column, and exit 1")
    func mistakes() throws {
        let workspace = try workspace("http://127.0.0.1:9")
        let prompt = workspace.root + "/pipelines/prompts/summary.mustache"
        try "Sum up\n  {{documnt}}\n".write(toFile: prompt, atomically: true, encoding: .utf8)
        let check = try workspace.greffier("pipelines", "check")
        #expect(check.status == 1)
        #expect(
            check.output.contains("pipelines/prompts/summary.mustache:2:3: unknown value 'documnt'"),
            "\(check.output)"
        )
        #expect(check.output.contains("did you mean 'document'?"), "\(check.output)")
    }

    @Test("a document reaches the model byte for byte, and its answer is published; the same again asks nobody")
    func summary() throws {
        let server = try PromptServer { _, _, stream in
            stream.write("Un poste R&D ")
            stream.write("<C++> à Nantes.")
            stream.end()
        }
        let workspace = try workspace(server.address)
        try drop(in: workspace)
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let prompt = try #require(server.prompts.first)
        #expect(
            prompt.contains("<document>\nContrat R&D <C++> \"Müller & Söhne\"\nLe poste est à Nantes.\n</document>")
        )
        #expect(prompt.contains("the document contrat.txt in five sentences") && !prompt.contains("{{"))
        let folder = try #require(workspace.published("summaries").first)
        let made = try String(contentsOfFile: folder + "/summary.md", encoding: .utf8)
        #expect(made == "Un poste R&D <C++> à Nantes.\n")
        let told = try story(workspace)
        #expect(
            told.starts(with: ["stage.began", "model.began"]) && told.last == "stage.ended succeeded",
            "\(told)"
        )
        let text = told.filter { $0.hasPrefix("model.text") }.map { $0.dropFirst("model.text ".count) }.joined()
        #expect(text == "Un poste R&D <C++> à Nantes.")
        let shown = try workspace.greffier("runs", "show", "contrat.txt", "--events").output
        #expect(shown.contains("summary  begins") && shown.contains("\nUn poste R&D <C++> à Nantes.\n"), "\(shown)")

        try drop(in: workspace)
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        #expect(workspace.published("summaries").count == 2 && server.prompts.count == 1)
    }

    @Test("a letter for each offer, as the schema says, with passages of the offers; what breaks it is asked again")
    func letters() throws {
        let broken = Mutex(false)
        let server = try PromptServer { _, prompt, stream in
            let isFirst = broken.withLock { broken in
                defer { broken = true }
                return !broken
            }
            let subject =
                prompt.firstRange(of: "The job: ").map { prompt[$0.upperBound...].prefix { $0 != "\n" } } ?? ""
            stream.say(isFirst ? #"{"subject":"x"}"# : #"{"subject":"\#(subject)","body":"R&D <C++>","passages":[1]}"#)
        }
        let workspace = try workspace(server.address)
        // The other pipelines ask nobody.
        try workspace.setAnalysis("rules")
        try workspace.setAnalysis("rules", of: "offers")
        for (folder, inbox) in [("offers", "offers"), ("cvs", "cv")] {
            let examples = Programs.checkout + "/Examples/" + folder
            for name in try FileManager.default.contentsOfDirectory(atPath: examples).sorted().prefix(3) {
                try workspace.drop(examples + "/" + name, as: name, into: inbox)
            }
        }
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let outcome = try workspace.greffier("run", "letters", "--json")
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        let folder = try #require(workspace.published("letters").first)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("letter-") }
        #expect(names.sorted() == ["letter-1.json", "letter-2.json", "letter-3.json"])
        let schema = try JSONSchema(
            parsing: Data(
                contentsOf: URL(fileURLWithPath: workspace.root + "/pipelines/prompts/letter.schema.json")
            )
        )
        for name in names {
            let letter = try JSONValue(parsing: Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
            #expect(schema.errors(in: letter).isEmpty && letter[key: "body"]?.string == "R&D <C++>")
        }
        #expect(server.prompts.count == 4, "three letters, and one a second time")
        #expect(server.prompts.allSatisfy { $0.contains("[1] ") && $0.contains("\"maxLength\":1400") })
        #expect(server.prompts.count { $0.contains("An earlier answer broke these rules") } == 1)
        let table = try String(contentsOfFile: folder + "/letters.csv", encoding: .utf8)
        #expect(table.split(separator: "\r\n").count == 4, "\(table)")
    }

    @Test("a run that is cancelled in the middle of an answer hangs up, and says so to who watches")
    func cancelled() throws {
        let hungUp = Mutex(false)
        let server = try PromptServer { _, _, stream in
            stream.write("Un début ")
            let isClosed = stream.waitForHangUp()
            hungUp.withLock { $0 = isClosed }
        }
        let workspace = try workspace(server.address)
        let daemon = try workspace.startDaemon()
        try drop(in: workspace)
        try Programs.wait(for: "the beginning of the answer") {
            try story(workspace).last == "model.text Un début "
        }
        #expect(try workspace.greffier("cancel", "contrat.txt").status == 0)
        try Programs.wait(for: "the end of the run") { try status(workspace) == "cancelled" }
        try Programs.wait(for: "the server to notice") { hungUp.withLock { $0 } }
        #expect(try story(workspace).last == "stage.ended cancelled")
        #expect(daemon.stop() == 0)
    }

    @Test("a daemon killed in the middle of an answer asks anew at its next start; who follows sees both")
    func killed() throws {
        let server = try PromptServer { call, _, stream in
            if call == 1 {
                stream.write("Perdu")
                _ = stream.waitForHangUp()
            } else {
                stream.say("Gardé")
            }
        }
        let workspace = try workspace(server.address)
        let first = try workspace.startDaemon()
        try drop(in: workspace)
        try Programs.wait(for: "the beginning of the answer") { try story(workspace).last == "model.text Perdu" }
        first.killHard()
        let second = try workspace.startDaemon()
        // Ends with the run.
        let followed = try workspace.greffier("runs", "show", "contrat.txt", "--events", "--follow")
        #expect(followed.status == 0)
        #expect(try status(workspace) == "succeeded")
        #expect(followed.output.contains("Perdu\n") && followed.output.contains("Gardé\n"), "\(followed.output)")
        #expect(followed.output.contains("summary  begins again; what it told before is void"), "\(followed.output)")
        #expect(
            try story(workspace) == [
                "stage.began", "model.began", "model.text Perdu", "stage.ended interrupted", "stage.began",
                "model.began", "model.text Gardé", "model.done stop", "stage.ended succeeded",
            ]
        )
        let folder = try #require(workspace.published("summaries").first)
        #expect(try String(contentsOfFile: folder + "/summary.md", encoding: .utf8) == "Gardé\n")
        #expect(second.stop() == 0)
    }

    @Test("without a model a run waits without burning an attempt, and goes on once there is one")
    func waits() throws {
        let server = try PromptServer { _, _, stream in stream.say("Enfin.") }
        let workspace = try workspace(nil)
        let daemon = try workspace.startDaemon()
        try drop(in: workspace)
        try Programs.wait(for: "the reason") {
            try workspace.greffier("why", "contrat.txt").output.contains("model.unconfigured")
        }
        let jobs = try workspace.greffier("jobs", "list", "--run", "contrat.txt", "--json").output
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(jobs.utf8)) as? [[String: Any]])
        let job = try #require(rows.first { $0["stage"] as? String == "summary" })
        #expect(job["queue"] as? String == "model" && job["attempts"] as? Int ?? 0 == 0, "\(job)")
        #expect(daemon.stop() == 0)
        try "models: {default: {endpoints: [\"\(server.address)\"]}}\n"
            .write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let again = try workspace.startDaemon()
        try Programs.wait(for: "the summary") { try status(workspace) == "succeeded" }
        #expect(again.stop() == 0)
    }

    @Test("a prompt that does not fit is refused with the counts and never sent")
    func neverCut() throws {
        let server = try PromptServer { _, _, stream in stream.say("x") }
        let workspace = try workspace(server.address, context: 2048)
        try drop(in: workspace, String(repeating: "Une phrase de plus dans ce document. ", count: 400))
        #expect(
            try workspace.greffier("daemon", "--drain").status != 0
                || !workspace.published("summaries", failed: true).isEmpty
        )
        let folder = try #require(workspace.published("summaries", failed: true).first)
        let error = try #require(try workspace.report(folder)["error"] as? [String: Any])
        #expect(error["code"] as? String == "model.context" && error["attempts"] as? Int == 1, "\(error)")
        #expect((error["message"] as? String)?.contains("room for 2048") == true, "\(error)")
        #expect(server.prompts.isEmpty)
        let page = try String(contentsOfFile: folder + "/ERROR.txt", encoding: .utf8)
        #expect(page.contains("larger than the language model's context"), "\(page)")
        #expect(page.contains("dépasse ce que permet le contexte du modèle"), "\(page)")
        #expect(page.contains("room for 2048") && page.contains("« for_each »"), "\(page)")
    }
}
