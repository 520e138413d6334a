// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import PipelineModel
import Stages
import Testing

@Suite("Stages over event logs")
struct EventStagesTests {
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let day = Date(timeIntervalSince1970: 1_795_132_800)

    private func sample() throws -> Data {
        try Data(contentsOf: Self.checkout.appending(path: "Examples/events/permis.csv"))
    }

    /// An input whose file and artifacts are these bytes.
    private func input(
        _ kind: String,
        _ log: Data,
        _ options: [String: OptionValue] = [:],
        segments: Data? = nil,
        bytes: Int? = nil
    ) -> StageInput {
        var spec = StageSpec(name: "s", kind: kind, options: options)
        if segments != nil { spec.from = ["users": "users"] }
        let artifacts =
            segments.map {
                [
                    Artifact(
                        name: "segments.json",
                        sha256: "segments",
                        bytes: $0.count,
                        stage: "users",
                        mediaType: "application/json"
                    )
                ]
            } ?? []
        return StageInput(
            run: ULID(),
            pipeline: "delays",
            stage: spec,
            file: RunInput(name: "log.csv", sha256: "log", bytes: bytes ?? log.count, mediaType: "text/csv"),
            artifacts: artifacts,
            submittedAt: Self.day,
            read: { $0 == "segments" ? segments ?? Data() : log }
        )
    }

    private func segment(_ input: StageInput, previous: Data? = nil) async throws -> StageOutput {
        try await SegmentStage(language: .french) { _, _ in previous }.run(input)
    }

    private func delays(_ input: StageInput, _ language: ReportLanguage = .french) async throws -> StageOutput {
        try await DelaysStage(language: language).run(input)
    }

    private func data(_ output: StageOutput, _ name: String) throws -> Data {
        try #require(output.artifacts.first { $0.name == name }?.data)
    }

    private func errors(_ output: StageOutput, _ name: String) throws -> [String] {
        let schema = Self.checkout.appending(path: "docs/schemas/\(name).schema.json")
        return try JSONSchema(parsing: Data(contentsOf: schema))
            .errors(in: JSONValue(parsing: data(output, name + ".json"))).map(\.description)
    }

    @Test("both kinds make what their descriptions say, and JSON that obeys the published schemas")
    func made() async throws {
        let log = try sample()
        let segments = try await segment(input("segment", log))
        #expect(segments.artifacts.map(\.name) == SegmentStage.kind.makes && segments.warnings.isEmpty)
        #expect(try errors(segments, "segments").isEmpty)
        let delays = try await delays(input("delays", log, ["final": .list([.string("Décision")])]))
        #expect(delays.artifacts.map(\.name) == DelaysStage.kind.makes && delays.warnings.isEmpty)
        #expect(try errors(delays, "delays").isEmpty)
        let table = try String(decoding: data(delays, "delays.csv"), as: UTF8.self)
        #expect(table.hasPrefix("\u{FEFF}dossier;personne;segment;étape;") && table.contains(";Instruction;"))
        #expect(
            try String(decoding: data(segments, "segments.csv"), as: UTF8.self).split(separator: "\r\n").count == 131
        )
    }

    @Test("logs with nothing to estimate give results that obey the schemas too, and a warning each")
    func little() async throws {
        let log = Data("dossier;usager;étape;début;fin\n1;p;tri;20/01/2026;\n2;p;tri;21/01/2026;19/01/2026\n".utf8)
        let segments = try await segment(input("segment", log))
        #expect(segments.warnings.map(\.code) == ["events.lines_left_out", "segments.too_few"])
        let delays = try await delays(input("delays", log))
        #expect(delays.warnings.map(\.code) == ["events.lines_left_out", "delays.too_few"])
        let warning = try #require(delays.warnings.first)
        #expect(warning.message.contains("1. The end lies before the start (1; line 3)."), "\(warning.message)")
        #expect(warning.messageFR.contains("La fin précède le début (1\u{A0}; ligne 3)."))
        #expect(try errors(segments, "segments").isEmpty && errors(delays, "delays").isEmpty)
    }

    @Test("delays go by the segments of the stage that they take from")
    func bySegment() async throws {
        let log = try sample()
        let segments = try data(await segment(input("segment", log)), "segments.json")
        let report = try JSONValue(parsing: data(await delays(input("delays", log, segments: segments)), "delays.json"))
        let names = Set(report.value(at: "/groups")?.array?.compactMap { $0.value(at: "/segment")?.string } ?? [])
        #expect(names.contains("recent_high") && !names.contains("Extension"))
    }

    @Test("bounds and labels go on from the run before, unless that was about other persons")
    func previous() async throws {
        let log = try sample()
        let first = try data(await segment(input("segment", log)), "segments.json")
        let second = try await segment(input("segment", log), previous: first)
        let report = try JSONValue(parsing: data(second, "segments.json"))
        #expect(
            report.value(at: "/rules/kept")?.text == "true"
                && report.value(at: "/changes/moves")?.array?.isEmpty == true
        )
        let other = Data(String(decoding: log, as: UTF8.self).replacing(";U", with: ";X").utf8)
        let third = try await segment(input("segment", other), previous: first)
        #expect(third.warnings.map(\.code) == ["segments.other_log"])
        #expect(try JSONValue(parsing: data(third, "segments.json")).value(at: "/changes") == nil)
        // What is no report is no reason to fail.
        #expect(try await segment(input("segment", log), previous: Data("{}".utf8)).warnings.isEmpty)
    }

    @Test("clusters that are asked for and do not stand are told, and the rules are used")
    func noClusters() async throws {
        let lines = (0..<80).map { "\($0);p\($0 / 2);tri;2026-01-05" }
        let log = Data(("case;person;step;start\n" + lines.joined(separator: "\n")).utf8)
        let output = try await segment(input("segment", log, ["method": .string("clusters")]))
        #expect(output.warnings.map(\.code) == ["segments.no_clusters"])
        #expect(output.warnings.first?.messageFR.contains("Moins de 50 personnes") == true)
    }

    @Test("the same log gives the same bytes, in any order of its lines")
    func deterministic() async throws {
        let log = try sample()
        var lines = String(decoding: log, as: UTF8.self).split(separator: "\n").map(String.init)
        lines = [lines[0]] + lines.dropFirst().reversed()
        let turned = Data(lines.joined(separator: "\r\n").utf8)
        for language in ReportLanguage.allCases {
            let first = try await delays(input("delays", log), language)
            let second = try await delays(input("delays", turned), language)
            #expect(zip(first.artifacts, second.artifacts).allSatisfy { $0.data == $1.data })
        }
        let (first, second) = (try await segment(input("segment", log)), try await segment(input("segment", turned)))
        #expect(zip(first.artifacts, second.artifacts).allSatisfy { $0.data == $1.data })
    }

    @Test("a log that is too large is refused before it is read")
    func tooLarge() async throws {
        let error = await #expect(throws: GreffierError.self) {
            try await delays(input("delays", Data(), bytes: 600 << 20))
        }
        #expect(error?.code == .eventsTooLarge && error?.messageFR.contains("512 Mio") == true)
    }

    @Test("formulas in names do no harm in spreadsheets")
    func formulas() async throws {
        let lines = (0..<30).map { "=cmd|\($0);@p\($0 % 10);tri;2026-01-05;" }
        let log = Data(("case;person;step;start;end\n" + lines.joined(separator: "\n")).utf8)
        let table = try String(decoding: data(await delays(input("delays", log)), "delays.csv"), as: UTF8.self)
        #expect(table.contains("'=cmd|1;'@p1;") && !table.contains("\n=cmd"))
    }

    @Test("options are checked with the pipeline, with the place and what is meant")
    func options() throws {
        func complaint(_ options: String) -> String {
            let text = "pipeline: p\ninbox: p\nstages:\n  a: {use: segment}\n  b: {use: delays, \(options)}\n"
            do {
                _ = try PipelineFile.parse(text, file: "p.yaml", kinds: StageCatalogue.descriptions)
                return ""
            } catch {
                return error.all.map { "\($0.line): \($0.message)" }.joined(separator: " ")
            }
        }
        for fine in [
            "as_of: 2026-02-28", "as_of: today", "columns: {case: n°, start: début}", "final: [clos, rejeté]",
            "final: clos", "minimum: 30", "prior: 0", "dates: day_first", "from: a",
        ] {
            #expect(complaint(fine) == "")
        }
        #expect(
            complaint("columns: {file: a}")
                == "5: option 'columns' of stage 'b' takes some of case, person, step, start, end, group, each with a text"
        )
        #expect(complaint("as_of: 2026-02-30").contains("a day such as 2026-11-20, or one of log, today"))
        for wrong in [
            "columns: {case: 3}", "columns: dossier", "as_of: 20/11/2026", "minimum: 0", "prior: -1", "dates: us",
            "method: rules",
        ] {
            #expect(complaint(wrong).hasPrefix("5: "), "\(wrong)")
        }
    }
}
