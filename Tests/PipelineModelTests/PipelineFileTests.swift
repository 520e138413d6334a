// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import PipelineModel
import Testing

@Suite("Pipeline files")
struct PipelineFileTests {
    private static let kinds: [String: StageKindDescription] = [
        "extract": .init(kind: "extract", version: 1, makes: ["document.json", "text.md"]),
        "profile": .init(
            kind: "profile",
            version: 1,
            options: ["analysis": .choice(["rules", "model", "merge"]), "model": .string],
            inputs: [.init("document.json")],
            makes: ["profile.json", "evidence.json"]
        ),
        "render": .init(
            kind: "render",
            version: 1,
            queue: "render",
            options: ["template": .file, "formats": .choices(["docx", "pdf"]), "as": .string],
            inputs: [.init("profile.json")],
            makes: ["<as>.<formats>"]
        ),
    ]

    private func parse(_ text: String) throws(Mistakes) -> Pipeline {
        try PipelineFile.parse(text, file: "cv.yaml", kinds: Self.kinds)
    }

    private func mistakes(_ text: String) -> [Mistake] {
        do {
            _ = try parse(text)
            return []
        } catch {
            for mistake in error.all {
                #expect(mistake.messageFR != mistake.message && mistake.remedyFR != mistake.remedy, "\(mistake)")
            }
            return error.all
        }
    }

    private static let whole = """
        pipeline: cv
        description: From a CV to a profile
        inbox: cv
        accept: [pdf, docx]
        stages:
          text:    {use: extract}
          profile: {use: profile, from: text, analysis: merge}
          dossier: {use: render, from: profile, template: templates/dossier.docx, formats: [docx, pdf], optional: true}
        publish: [profile.json, profile.docx, profile.pdf, text.md]
        retry: {attempts: 3, base: 1s, cap: 5m}
        timeout: 2m
        """

    @Test("a whole file reads as written, with one job a stage and the delivery last")
    func whole() throws {
        let pipeline = try parse(Self.whole)
        #expect(pipeline.trigger == .inbox(folder: "cv"))
        #expect(pipeline.retry == RetryPolicy(attempts: 3, base: 1, cap: 300))
        #expect(pipeline.timeout == 120)
        #expect(pipeline.stage("dossier")?.isOptional == true)
        #expect(pipeline.stage("dossier")?.options["formats"]?.strings == ["docx", "pdf"])
        let jobs = pipeline.jobs(kinds: Self.kinds)
        #expect(jobs.map(\.stage) == ["text", "profile", "dossier", "publish"])
        #expect(jobs.map(\.queue) == ["cpu", "cpu", "render", "cpu"])
        #expect(jobs.last?.dependsOn == ["text", "profile", "dossier"])
    }

    @Test("all mistakes are reported at once, each with line, column and remedy")
    func manyMistakes() {
        let found = mistakes(
            """
            pipeline: cv
            inbox: cv
            stagse: {}
            stages:
              text: {use: extrat}
              profile: {use: profile, from: txt, analysis: guess, modle: x}
            publish: [profil.json]
            """
        )
        #expect(found.map(\.line) == [3, 5, 6, 6, 6, 6, 7])
        #expect(found[0].remedy == "did you mean 'stages'?")
        #expect(found[1].remedy == "did you mean 'extract'?")
        #expect(found.contains { $0.message.contains("'modle'") && $0.remedy == "did you mean 'model'?" })
        #expect(found.contains { $0.message.contains("takes one of rules, model, merge") })
        #expect(found.contains { $0.message.contains("'txt', which does not exist") })
        #expect(found.last?.remedy == "did you mean 'profile.json'?")
    }

    @Test("a circle of stages is named")
    func circle() {
        let found = mistakes(
            """
            pipeline: cv
            stages:
              a: {use: profile, from: b}
              b: {use: profile, from: a}
            """
        )
        #expect(found.contains { $0.message.contains("a → b → a") })
    }

    @Test("two stages that make one name are a mistake")
    func doubleArtifact() {
        let found = mistakes(
            """
            pipeline: cv
            stages:
              a: {use: extract}
              b: {use: extract}
            """
        )
        #expect(found.contains { $0.message == "stages 'a' and 'b' both make document.json" })
    }

    @Test(
        "what is no pipeline is refused with a reason",
        arguments: [
            "", "[1, 2]", "pipeline: [", "pipeline: cv", "pipeline: CV!\nstages: {t: {use: extract}}",
            "pipeline: cv\nschedule: nightly\nstages: {t: {use: extract}}",
            "pipeline: cv\nschedule: '0 2 * * *'\ntimezone: Mars/Olympus\nstages: {t: {use: extract}}",
            "pipeline: cv\ninbox: ../etc\nstages: {t: {use: extract}}",
            "pipeline: cv\nstages: {publish: {use: extract}}",
        ]
    )
    func refused(text: String) { #expect(!mistakes(text).isEmpty) }

    @Test(
        "durations read as people write them",
        arguments: [("500ms", 0.5), ("10s", 10), ("5m", 300), ("1h", 3600), ("90d", 7_776_000), ("7", 7)]
    )
    func durations(text: String, seconds: Double) { #expect(Durations.seconds(text) == seconds) }

    @Test("what is no duration is none", arguments: ["", "s", "-1s", "ten", "1w", "nan"])
    func noDurations(text: String) { #expect(Durations.seconds(text) == nil) }
}
