// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("The command line", .ownThreads)
struct CommandLineTests {
    private static let cv = Data(
        """
        Camille Exemple
        Comptable
        camille@courriel.example

        EXPÉRIENCE PROFESSIONNELLE
        Comptable – Société Exemple, Nantes
        mars 2019 – juin 2024
        """.utf8
    )

    private func json(_ outcome: Programs.Outcome) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    }

    @Test("usage errors end with 2, a missing workspace with 4, help with 0")
    func exitCodes() throws {
        #expect(try Programs.run(Programs.greffier, ["fly"]).status == 2)
        #expect(try Programs.run(Programs.greffier, ["status", "--colour"]).status == 2)
        let lost = try Programs.run(Programs.greffier, ["status"], directory: "/")
        #expect(lost.status == 4)
        #expect(lost.errors.contains("greffier init"))
        let help = try Programs.run(Programs.greffier, ["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("daemon") && help.errors.isEmpty)
        #expect(try Programs.run(Programs.greffier, ["--version"]).output == "0.1.0\n")
    }

    @Test(
        "of a mistyped verb the one that was probably meant is named, in the language of the terminal",
        arguments: [
            (["retyr", "jean.pdf"], "greffier retry"), (["Status"], "greffier status"),
            (["rnu", "cv"], "greffier run"),
            (["queues", "puase", "model"], "greffier queues pause"), (["runs", "shwo"], "greffier runs show"),
        ]
    )
    func mistypedVerb(arguments: [String], meant: String) throws {
        for (locale, words) in [
            ("fr_FR.UTF-8", "Vouliez-vous dire « \(meant) » ?"), ("C.UTF-8", "Did you mean '\(meant)'?"),
        ] {
            let outcome = try Programs.run(Programs.greffier, arguments, environment: ["LC_ALL": locale])
            #expect(outcome.status == 2 && outcome.output.isEmpty)
            #expect(outcome.errors.hasSuffix("\n\(words)\n"), "\(outcome.errors)")
        }
    }

    @Test(
        "where no verb is near, or the verb is right, none is proposed",
        arguments: [["fly"], ["recrutement"], ["status", "--jsn"], ["retry"], ["queues", "pause"]]
    )
    func noVerbNear(arguments: [String]) throws {
        let outcome = try Programs.run(Programs.greffier, arguments, environment: ["LC_ALL": "fr_FR.UTF-8"])
        #expect(outcome.status == 2 && !outcome.errors.contains("Vouliez-vous dire « greffier"), "\(outcome.errors)")
    }

    @Test("a mistake in greffier.yaml is named with its line and ends with 4")
    func brokenSettings() throws {
        let workspace = try ScratchWorkspace()
        try "langage: fr\n".write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let outcome = try workspace.greffier("status")
        #expect(outcome.status == 4)
        #expect(outcome.errors.contains("greffier.yaml:1:1") && outcome.errors.contains("did you mean 'language'?"))
    }

    @Test("run copies the file, waits, and prints candidate and folder; every question is answered with no daemon")
    func runAndAsk() throws {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/camille.txt"
        try Self.cv.write(to: URL(fileURLWithPath: file))
        let run = try workspace.greffier("run", "cv", file, "--json")
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        let rows = try #require(try json(run) as? [[String: Any]])
        #expect(rows.first?["candidate"] as? String == "Camille Exemple")
        #expect(rows.first?["status"] as? String == "succeeded")
        #expect(FileManager.default.fileExists(atPath: file))

        let status = try #require(try json(workspace.greffier("status", "--json")) as? [String: Any])
        #expect((status["runs"] as? [String: Any])?["succeeded"] as? Int == 1)
        let why = try #require(try json(workspace.greffier("why", "camille.txt", "--json")) as? [String: Any])
        let report = try #require(why["run"] as? [String: Any])
        #expect(report["status"] as? String == "succeeded")
        let id = try #require(report["id"] as? String)
        #expect(try workspace.greffier("why", id).output.contains("camille.txt"))
        let jobs = try #require(try json(workspace.greffier("jobs", "list", "--json")) as? [[String: Any]])
        #expect(
            jobs.compactMap { $0["stage"] as? String }.sorted() == [
                "dossier", "index", "profile", "publish", "scores", "text",
            ]
        )
        let job = try #require(jobs.first?["job"] as? Int)
        #expect(try workspace.greffier("jobs", "show", "\(job)").status == 0)
        #expect(try workspace.greffier("why", "nobody.pdf").status == 2)
        #expect(try workspace.greffier("retry", "nobody.pdf").status == 2)
        #expect(try workspace.greffier("run", "fly", file).status == 2)
        let missing = try workspace.greffier("run", "cv", "/nowhere.txt")
        #expect(missing.status == 2 && missing.errors.contains("/nowhere.txt"), "\(missing.errors)")
        let queues = try #require(try json(workspace.greffier("queues", "list", "--json")) as? [[String: Any]])
        #expect(Set(queues.compactMap { $0["name"] as? String }) == ["cpu", "model", "render", "notify"])
        let pipelines = try #require(try json(workspace.greffier("pipelines", "list", "--json")) as? [[String: Any]])
        #expect(pipelines.compactMap { $0["name"] as? String } == ["cv", "feedback", "offers", "recommendations"])
        #expect(try workspace.greffier("pipelines", "check").status == 0)
        let found = try workspace.greffier("search", "comptable", "--json").object()
        let hits = try #require(found["hits"] as? [[String: Any]])
        #expect(hits.first?["source"] as? String == "camille.txt")
    }

    @Test("who names a pipeline whose file does not check is told the mistake, and not that there is no such pipeline")
    func brokenPipeline() throws {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": "fr_FR.UTF-8"])
        #expect(try workspace.greffier("run", "cv", "/absent.txt").errors.contains("/absent.txt"))
        let file = workspace.root + "/pipelines/cv.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("use: profile,", with: "use: profil,").write(toFile: file, atomically: true, encoding: .utf8)
        for verb in ["run", "submit"] {
            let told = try workspace.greffier(verb, "cv", file)
            #expect(told.status == 2 && told.errors.hasPrefix("pipeline.invalid : "), "\(told.errors)")
            #expect(told.errors.contains("genre d’étape inconnu : « profil » — vouliez-vous dire « profile » ?"))
            #expect(told.errors.contains("cv.yaml:") && !told.errors.contains("unknown"), "\(told.errors)")
        }
        #expect(try workspace.greffier("run", "fly", file).errors.contains("intake.unknown_pipeline : "))
    }

    @Test("retry of one stage does it and what depends on it again; the run keeps its id")
    func retryStage() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Self.cv, as: "camille.txt")
        try workspace.greffier("daemon", "--drain")
        let retried = try workspace.greffier("retry", "camille.txt", "--stage", "profile", "--json")
        #expect(retried.status == 0, "\(retried.output) \(retried.errors)")
        let answer = try #require(try json(retried) as? [String: Any])
        let restarted = try #require(answer["restarted"] as? [String])
        #expect(restarted.contains("publish") && !restarted.contains("text"))
        #expect((answer["run"] as? String)?.count == 26)
        #expect(try workspace.greffier("retry", "camille.txt", "--stage", "nothing").status == 2)
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        #expect(workspace.published().count == 1)
    }

    @Test(
        "doctor finds nothing to mend in a new workspace but the daemon that does not run, and names a broken pipeline"
    )
    func doctor() throws {
        let workspace = try ScratchWorkspace()
        let healthy = try workspace.greffier("doctor", "--json")
        let findings = try #require(try json(healthy) as? [[String: Any]])
        #expect(healthy.status == 0, "\(healthy.output)")
        let wanting = findings.filter { $0["verdict"] as? String != "ok" }.compactMap { $0["check"] as? String }
        // Whether anything keeps the clock right is the machine's affair.
        #expect(wanting.filter { $0 != "clock" } == ["daemon"])
        try "pipeline: cv\nstages: {t: {use: extrat}}\n"
            .write(toFile: workspace.root + "/pipelines/cv.yaml", atomically: true, encoding: .utf8)
        let broken = try workspace.greffier("doctor")
        #expect(broken.status == 4)
        #expect(broken.output.contains("greffier pipelines check"))
        let check = try workspace.greffier("pipelines", "check")
        #expect(check.status == 1)
        #expect(check.output.contains("did you mean 'extract'?"))
    }

    @Test("nobody else looks into the state folder, and a run without files answers in JSON too")
    func stateIsPrivate() throws {
        let workspace = try ScratchWorkspace()
        let mode = try FileManager.default.attributesOfItem(atPath: workspace.root + "/state")[.posixPermissions]
        #expect(mode as? Int == 0o700)
        let rows = try #require(try json(workspace.greffier("run", "recommendations", "--json")) as? [[String: Any]])
        #expect(rows.first?["status"] as? String == "succeeded")
        #expect((rows.first?["folder"] as? String)?.hasPrefix("recommendations/") == true)
    }

    @Test("status counts what waits in the inboxes, not what is left alone there")
    func waiting() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Self.cv, as: "cv.txt")
        try workspace.drop(bytes: Self.cv, as: "README.md")
        for name in ["~$cv.docx", "lettre.pdf.part", "Thumbs.db"] { try workspace.drop(bytes: Self.cv, as: name) }
        let folder = workspace.root + "/inbox/cv/@eaDir"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.cv.write(to: URL(fileURLWithPath: folder + "/vignette.jpg"))
        try Self.cv.write(to: URL(fileURLWithPath: workspace.root + "/inbox/README.md"))
        #expect(try workspace.greffier("status", "--json").object()["inbox"] as? Int == 2)
    }

    @Test("status shows ten failures and says that there are more")
    func manyFailures() throws {
        let workspace = try ScratchWorkspace()
        let files = (1...12).map { "\(workspace.root)/vide-\($0).txt" }
        for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
        #expect(try workspace.greffier(["run", "cv"] + files).status == 3)
        let status = try workspace.greffier("status").output
        #expect(status.contains("12 failed") && status.contains("and 2 more: greffier runs list --status failed"))
    }

    @Test("output that cannot be written is told and ends with 4")
    func unwritableOutput() throws {
        let file = Programs.fixture("documents/plain.txt")
        let full = try Programs.run("/bin/sh", ["-c", "exec '\(Programs.greffier)' extract '\(file)' > /dev/full"])
        #expect(full.status == 4 && full.errors.contains("standard output: "), "\(full.errors)")
    }

    @Test("a file is found by its name, whether its accents are composed or taken apart")
    func accents() throws {
        let workspace = try ScratchWorkspace()
        for (written, asked) in [("e\u{301}te\u{301}.txt", "\u{E9}t\u{E9}.txt"), ("no\u{EB}l.txt", "noe\u{308}l.txt")] {
            let file = "\(workspace.root)/\(written)"
            try Self.cv.write(to: URL(fileURLWithPath: file))
            #expect(try workspace.greffier("submit", "cv", file).status == 0)
            let why = try workspace.greffier("why", asked, "--json")
            #expect(why.status == 0, "\(why.errors)")
        }
    }

    @Test("what no pipeline takes is explained by why, not called unfinished")
    func strayFile() throws {
        let workspace = try ScratchWorkspace()
        try Self.cv.write(to: URL(fileURLWithPath: workspace.root + "/inbox/perdu.txt"))
        #expect(try workspace.greffier("daemon", "--drain").status == 4)
        let why = try workspace.greffier("why", "perdu.txt")
        #expect(why.output.contains("pipelines list"), "\(why.output)")
    }

    @Test("a second daemon refuses, naming the first; the first drains politely on SIGTERM")
    func twoDaemons() throws {
        let workspace = try ScratchWorkspace()
        let daemon = try workspace.startDaemon()
        let second = try workspace.greffier("daemon")
        #expect(second.status == 4)
        #expect(second.errors.contains("\(daemon.process.processIdentifier)"))
        #expect(daemon.stop() == 0)
    }

    @Test("a row in the submissions table becomes a run, and its result is written back")
    func submissionsDoor() throws {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/submissions/camille.txt"
        try Self.cv.write(to: URL(fileURLWithPath: file))
        let door = workspace.root + "/submissions/submissions.sqlite"
        let daemon = try workspace.startDaemon()
        for (pipeline, path) in [("cv", file), ("fly", file), ("cv", "/nowhere.txt")] {
            let insert = try Programs.run(
                "/usr/bin/sqlite3",
                [door, ".timeout 5000", "INSERT INTO submissions(pipeline, path) VALUES ('\(pipeline)', '\(path)')"]
            )
            #expect(insert.status == 0, "\(insert.errors)")
        }
        var status: [String] = []
        let deadline = ContinuousClock.now + .seconds(180)
        while ContinuousClock.now < deadline {
            status = try Programs.sqlite(door, "SELECT status FROM submissions ORDER BY id")
                .split(separator: "\n").map(String.init)
            if status == ["succeeded", "refused", "refused"] { break }
            Thread.sleep(forTimeInterval: 0.1)
        }
        let errors = try Programs.sqlite(door, "SELECT id, error FROM submissions")
        #expect(status == ["succeeded", "refused", "refused"], "\(errors)")
        let row = try Programs.sqlite(door, "SELECT folder, run_id FROM submissions WHERE id = 1")
        #expect(row.contains("/camille-"))
        #expect(daemon.stop() == 0)
    }

    @Test("the service unit verifies with the built program and exposes little")
    func unit() throws {
        let outcome = try Programs.run(Programs.checkout + "/scripts/check-unit", [Programs.greffier])
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
    }
}
