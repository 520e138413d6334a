// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import PipelineModel
import Testing

@Suite("Lists, keys, rates and schedules in pipeline files")
struct PipelineFlowTests {
    private static let kinds: [String: StageKindDescription] = Dictionary(
        uniqueKeysWithValues: [
            StageKindDescription(kind: "list", version: 1, makes: ["offers.json", "page.html"]),
            StageKindDescription(kind: "letter", version: 1, inputs: [.init("item.json")], makes: ["letter.json"]),
            StageKindDescription(kind: "pair", version: 1, options: ["as": .string], makes: ["<as>.json", "x.json"]),
            StageKindDescription(
                kind: "index",
                version: 1,
                inputs: [.init("offers.json"), .init("letter.json", isRequired: false)]
            ),
            StageKindDescription(
                kind: "pick",
                version: 1,
                options: ["artifact": .string],
                json: .one,
                makes: ["p.json"]
            ),
            StageKindDescription(
                kind: "collect",
                version: 1,
                options: ["as": .string, "artifact": .string],
                json: .every,
                makes: ["<as>.json", "<as>.csv"]
            ),
        ].map { ($0.kind, $0) }
    )

    private func parse(_ text: String, rates: [String]? = ["slow"]) throws(Mistakes) -> Pipeline {
        try PipelineFile.parse("pipeline: p\n" + text, file: "p.yaml", kinds: Self.kinds, rates: rates)
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

    /// The mistakes of a pipeline with these lines under `stages`.
    private func mistakes(stages lines: String...) -> [Mistake] {
        mistakes("stages:\n" + lines.map { "  \($0)\n" }.joined())
    }

    @Test("a list, a key and a rate read as written, and reach the jobs")
    func whole() throws {
        let pipeline = try parse(
            """
            schedule: "0 2 * * *"
            catch_up: all
            priority: -3
            stages:
              all:     {use: list}
              letters: {use: letter, for_each: "all.offers.json#/a~1b/0", concurrency: {key: "{pipeline}-{tag}", limit: 2}}
              again:   {use: pick, for_each: all.offers.json#, item: item.json, concurrency: disk, rate: slow}
              table:   {use: collect, from: letters, as: table}
            """
        )
        #expect(pipeline.catchUp == .all && pipeline.priority == -3)
        let letters = try #require(pipeline.stage("letters"))
        #expect(letters.forEach == ForEach(stage: "all", artifact: "offers.json", pointer: "/a~1b/0"))
        #expect(letters.from.isEmpty && letters.rate == nil)
        let jobs = pipeline.jobs(kinds: Self.kinds)
        #expect(jobs[1].dependsOn == ["all"] && jobs[1].forEach == letters.forEach)
        #expect(jobs[1].concurrency == ConcurrencyLimit(key: "{pipeline}-{tag}", limit: 2) && jobs[1].rate == nil)
        #expect(jobs[2].concurrency == ConcurrencyLimit(key: "disk", limit: 1) && jobs[2].rate == "slow")
        #expect(jobs[3].dependsOn == ["letters"] && jobs[3].forEach == nil)
    }

    @Test("the defaults bound nothing")
    func defaults() throws {
        let pipeline = try parse("stages: {all: {use: list}}")
        #expect(pipeline.catchUp == .once && pipeline.priority == 0)
        let job = try #require(pipeline.jobs(kinds: Self.kinds).first)
        #expect(job.concurrency == nil && job.rate == nil && job.forEach == nil)
    }

    @Test(
        "a list that is none is refused where it stands",
        arguments: [
            ("offers", "'offers' names no list", "for_each: matches"),
            ("all.offers.json#offers", "names no list", "JSON pointer"),
            ("all.offers.json#/a~2", "names no list", "JSON pointer"),
            ("all.page.html#", "page.html, which is no JSON", ".json"),
            ("al.offers.json#", "'al', which does not exist", "did you mean 'all'?"),
            ("all.offer.json#", "'all' makes no offer.json", "did you mean 'offers.json'?"),
            ("letters.letter.json#", "a list of its own", "name the stage that makes the list"),
        ]
    )
    func lists(text: String, message: String, remedy: String) throws {
        let found = mistakes(stages: "all: {use: list}", "letters: {use: letter, for_each: \"\(text)\"}")
        let mistake = try #require(found.first)
        #expect(found.count == 1 && mistake.message.contains(message) && mistake.remedy.contains(remedy), "\(found)")
        #expect(mistake.line == 4 && mistake.column == 36)
    }

    @Test("a list of a list, and a clash of names, say how to go on")
    func clashes() {
        let nested = mistakes(
            stages: "all: {use: list}",
            "letters: {use: letter, for_each: all.offers.json#}",
            "more: {use: pick, for_each: letters.letter.json#}"
        )
        #expect(
            nested.map(\.remedy) == ["gather them with `use: collect, from: letters`, and go through what that makes"]
        )
        let clash = mistakes(
            stages: "all: {use: list}",
            "more: {use: index, from: all, for_each: all.offers.json#, item: offers.json}"
        )
        #expect(clash.map(\.remedy) == ["give the item another name with `item: …`"])
        let circle = mistakes(
            stages: "a: {use: pick, for_each: b.p.json#}",
            "b: {use: collect, from: a, as: p}"
        )
        #expect(circle.contains { $0.message.contains("in a circle: a → b → a") })
    }

    @Test("a stage that takes one artifact is told when there is one for each item")
    func many() {
        let one = mistakes(
            stages: "all: {use: list}",
            "letters: {use: letter, for_each: all.offers.json#}",
            "index: {use: index, from: [all, letters]}",
            "pick: {use: pick, from: letters}"
        )
        #expect(one.map(\.line) == [5, 6])
        #expect(one.allSatisfy { $0.message.contains("takes one letter.json, and 'letters' makes one for each item") })
        #expect(one.allSatisfy { $0.remedy.contains("`use: collect, from: letters`") })
    }

    @Test("a stage that takes JSON must be told which where there are several")
    func whichJSON() {
        let several = mistakes(
            stages: "all: {use: list}",
            "both: {use: pair, for_each: all.offers.json#, as: y}",
            "table: {use: collect, from: both, as: t}"
        )
        #expect(several.map(\.remedy) == ["add `artifact: x.json` or another of them"])
        let wrong = mistakes(
            stages: "both: {use: pair, as: y}",
            "table: {use: collect, from: both, as: t, artifact: z.json}",
            "none: {use: collect, as: u}"
        )
        #expect(wrong.map(\.line) == [4, 5])
        #expect(
            wrong[0].message.contains("takes z.json") && wrong[1].message.contains("no stage it takes from makes any")
        )
        #expect(
            mistakes(
                stages: "both: {use: pair, as: y}",
                "table: {use: collect, from: both, as: t, artifact: x.json}"
            ).isEmpty
        )
    }

    @Test(
        "keys, rates, items and policies that do not fit are refused",
        arguments: [
            ("concurrency: {pipeline}", "concurrency has no key"),
            ("concurrency: \"{pipline}\"", "unknown placeholder {pipline}"),
            ("concurrency: \"a{\"", "do not match"), ("concurrency: \"a}\"", "do not match"),
            ("concurrency: \"{file{tag}}\"", "do not match"), ("concurrency: \"\"", "1 to 200 bytes"),
            ("concurrency: {key: a, limit: 0}", "limit must be a whole number from 1"),
            ("concurrency: [a]", "key must be a text"), ("rate: fast", "the settings name no rate 'fast'"),
            ("item: a.json", "item goes with for_each"),
        ]
    )
    func refused(key: String, message: String) {
        let found = mistakes(stages: "all: {use: list, \(key)}")
        #expect(found.contains { $0.message.contains(message) && $0.line == 3 }, "\(found)")
    }

    @Test("a rate that is not there is named with the key of the settings that it needs")
    func unknownRate() {
        let found = mistakes(stages: "all: {use: list, rate: slaw}")
        #expect(
            found.map(\.remedy) == [
                "did you mean 'slow'? Else add `rates: {slaw: {requests: 60/m}}` to greffier.yaml"
            ]
        )
    }

    @Test("an item needs a name of a JSON file", arguments: ["item", "a/b.json", ".json", "a b.json"])
    func items(name: String) {
        let found = mistakes(stages: "all: {use: list}", "p: {use: pick, for_each: all.offers.json#, item: \(name)}")
        #expect(found.first?.message.contains("cannot be the name of an item") == true, "\(found)")
    }

    @Test("catch_up wants a schedule and one of its words, priority a number within bounds")
    func pipelineKeys() {
        #expect(mistakes("catch_up: once\nstages: {a: {use: list}}").map(\.remedy) == ["remove it, or add `schedule`"])
        let word = mistakes("schedule: \"@daily\"\ncatch_up: twice\nstages: {a: {use: list}}")
        #expect(word.map(\.message) == ["catch_up takes one of skip, once, all"] && word.map(\.line) == [3])
        #expect(mistakes("priority: 5000\nstages: {a: {use: list}}").map(\.line) == [2])
    }

    @Test("the priority of a submission and that of its pipeline add up, within bounds")
    func priorities() throws {
        let pipeline = try parse("priority: 10\nstages: {a: {use: list}}")
        let plan = PipelinePlan(pipeline: pipeline, snapshotSHA256: "", jobs: [])
        #expect(plan.priority() == 10 && plan.priority(adding: -4) == 6)
        #expect(plan.priority(adding: .max) == 1010 && plan.priority(adding: .min) == -990)
    }
}
