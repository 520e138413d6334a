// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import TestThreads
import Testing

/// `greffier evaluate`, without a workspace.
@Suite("Measuring the reading of CVs on the command line", .ownThreads)
struct EvaluateTests {
    private func evaluate(_ documents: String, _ truth: String, _ more: String...) throws -> Programs.Outcome {
        try Programs.run(
            Programs.greffier,
            ["evaluate", "--documents", documents, "--truth", truth] + more,
            environment: ["GREFFIER_WORKSPACE": ""],
            directory: "/"
        )
    }

    /// A set of labelled CVs, and a little under what the rules reach on it, so that a loss is seen.
    struct Gate: Sendable, CustomTestStringConvertible {
        var folder: String
        var documents: Int
        /// Fields that are not always right; all others are.
        var floors: [String: Double]
        var macro: Double
        var testDescription: String { folder }
    }

    private static let gates = [
        Gate(folder: "evaluation", documents: 8, floors: [:], macro: 0.99),
        Gate(folder: "evaluation-second", documents: 6, floors: ["skills": 0.97], macro: 0.99),
        Gate(folder: "evaluation-third", documents: 16, floors: ["skills": 0.98], macro: 0.99),
        Gate(
            folder: "evaluation-fourth",
            documents: 15,
            floors: [
                "label": 0.95, "work.entry": 0.97, "work.position": 0.97, "education.degree": 0.97,
                "education.start": 0.97,
                "education.end": 0.95, "languages.level": 0.95, "certificates": 0.94,
            ],
            macro: 0.98
        ),
        Gate(
            folder: "evaluation-fifth",
            documents: 19,
            floors: [
                "work.entry": 0.95, "work.employer": 0.96, "work.position": 0.96, "work.start": 0.97, "work.end": 0.97,
                "education.institution": 0.95, "education.degree": 0.97, "education.start": 0.96, "education.end": 0.97,
                "skills": 0.97, "languages": 0.93, "languages.level": 0.92, "certificates": 0.95,
            ],
            macro: 0.98
        ),
        Gate(folder: "evaluation-seventh", documents: 12, floors: ["skills": 0.98], macro: 0.99),
        Gate(
            folder: "evaluation-eighth",
            documents: 12,
            floors: ["work.entry": 0.95, "work.employer": 0.97, "work.position": 0.95, "work.end": 0.97],
            macro: 0.99
        ),
        Gate(folder: "evaluation-ninth", documents: 12, floors: ["certificates": 0.94], macro: 0.99),
        Gate(folder: "evaluation-twelfth", documents: 27, floors: ["certificates": 0.95, "skills": 0.98], macro: 0.99),
    ]

    @Test(
        "no field of the labelled CVs falls under its floor, and confidences are worth what they say",
        arguments: gates
    )
    func floors(gate: Gate) throws {
        let folder = try LabelledFolder(gate.folder)
        defer { folder.remove() }
        let outcome = try evaluate(folder.documents, folder.truth, "--json")
        try #require(outcome.status == 0, "\(outcome.errors)")
        let report = try outcome.object()
        #expect(report["documents"] as? Int == gate.documents && outcome.errors.isEmpty)
        let fields = try #require(report["fields"] as? [String: [String: Any]])
        #expect(fields.count == 19)
        let told = try evaluate(folder.documents, folder.truth, "--worst", "8").output
        for (field, figures) in fields {
            let reached = try #require(figures["f1"] as? Double, "\(field)")
            let floor = gate.floors[field] ?? 1
            #expect(reached >= floor, "\(field): F1 \(reached), at least \(floor)\n\(told)")
        }
        #expect(try #require(report["macro_f1"] as? Double) >= gate.macro)
        #expect(
            try #require((report["calibration"] as? [String: Any])?["expected_error"] as? Double) <= 0.05,
            "\(told)"
        )
    }

    /// Two CVs of a few lines, and what they say; the second telephone number is labelled wrong.
    private func withTwo(_ body: (_ documents: String, _ truth: String) throws -> Void) throws {
        let root = NSTemporaryDirectory() + "greffier-evaluate-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: root) }
        let job =
            #""work": [{"name": "Théâtre Fictif", "position": "Peintre", "startDate": "2019", "endDate": "2022"}]"#
        let labels = #""x-truth": {"language": "fr", "template": "lines"}"#
        var files: [String: String] = [:]
        for (stem, name, digits, labelled) in [
            ("lila", "Lila Marceau", "10 10", "10 10"), ("omar", "Omar Marceau", "20 20", "20 21"),
        ] {
            files["cvs/\(stem).txt"] = """
                \(name)
                Peintre en décors
                \(stem)@exemple.example
                06 39 98 \(digits)

                EXPÉRIENCE
                Peintre, Théâtre Fictif, 2019 - 2022

                """
            files["truth/\(stem).json"] = """
                {"basics": {"name": "\(name)", "label": "Peintre en décors", "email": "\(stem)@exemple.example",
                 "phone": "06 39 98 \(labelled)"}, \(job), \(labels)}
                """
        }
        for (name, text) in files {
            let url = URL(fileURLWithPath: root + "/" + name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
        try body(root + "/cvs", root + "/truth")
    }

    @Test("the figures of each field, group and file are printed, and the worst files with what is wrong in them")
    func text() throws {
        try withTwo { documents, truth in
            let outcome = try evaluate(documents, truth)
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
            let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            #expect(rows.contains(["name", "1.000", "1.000", "1.000", "2", "2", "2"]))
            #expect(rows.contains(["phone", "0.500", "0.500", "0.500", "2", "2", "1"]))
            #expect(rows.contains(["skills", "–", "–", "–", "0", "0", "0"]))
            #expect(rows.contains(["macro", "0.944"]))
            #expect(
                outcome.output.contains("F1 BY LAYOUT           lines (2)")
            )
            #expect(outcome.output.contains("omar.txt  0.889\n  phone: “+33639982020” instead of “06 39 98 20 21”\n"))
            #expect(outcome.output.contains("F1 BY FORMAT           txt (2)"))
            #expect(!outcome.output.contains("lila.txt") && outcome.output.contains("expected calibration error"))
            #expect(try !evaluate(documents, truth, "--worst", "0").output.contains("omar.txt"))
        }
    }

    @Test("--field lists each wrong value of one field, --json everything")
    func fieldAndJSON() throws {
        try withTwo { documents, truth in
            let phones = try evaluate(documents, truth, "--field", "phone").output.split(separator: "\n").last
            #expect(phones == "06 39 98 20 21  +33639982020  omar.txt")
            #expect(try evaluate(documents, truth, "--field", "name").output == "Nothing is wrong in name.\n")
            let report = try evaluate(documents, truth, "--json").object()
            #expect(report["documents"] as? Int == 2 && report["macro_f1"] as? Double == 0.9444)
            #expect((report["warnings"] as? [Any])?.isEmpty == true)
            let fields = try #require(report["fields"] as? [String: [String: Any]])
            #expect(fields["phone"]?["f1"] as? Double == 0.5 && fields["skills"] == nil)
            let files = try #require(report["files"] as? [[String: Any]])
            #expect(files.map { $0["file"] as? String } == ["lila.txt", "omar.txt"])
            #expect((files[1]["mistakes"] as? [[String: String]])?.first?["expected"] == "06 39 98 20 21")
        }
    }

    @Test("what has no partner is told; a document that cannot be read misses all its values and ends with 3")
    func partners() throws {
        try withTwo { documents, truth in
            try Data("{}".utf8).write(to: URL(fileURLWithPath: truth + "/nobody.json"))
            try Data("x".utf8).write(to: URL(fileURLWithPath: documents + "/stray.txt"))
            let told = try evaluate(documents, truth)
            #expect(told.status == 0)
            #expect(told.errors == "nobody.json: there is no such document\nstray.txt: there is no truth of it\n")
            try Data().write(to: URL(fileURLWithPath: documents + "/omar.txt"))
            let failed = try evaluate(documents, truth, "--json")
            #expect(failed.status == 3 && failed.errors.contains("omar.txt: document.empty: "), "\(failed.errors)")
            let fields = try failed.object()["fields"] as? [String: [String: Any]]
            #expect(fields?["name"]?["recall"] as? Double == 0.5 && fields?["name"]?["precision"] as? Double == 1)
        }
    }

    @Test("what is left out is told in French where French is spoken")
    func french() throws {
        try withTwo { documents, truth in
            try Data("{}".utf8).write(to: URL(fileURLWithPath: truth + "/nobody.json"))
            try Data("x".utf8).write(to: URL(fileURLWithPath: documents + "/stray.txt"))
            func errors(_ truth: String) throws -> String {
                try Programs.run(
                    Programs.greffier,
                    ["evaluate", "--documents", documents, "--truth", truth],
                    environment: ["GREFFIER_WORKSPACE": "", "LC_ALL": "fr_FR.UTF-8"],
                    directory: "/"
                ).errors
            }
            #expect(try errors(truth) == "nobody.json : document introuvable\nstray.txt : sans vérité\n")
            #expect(try errors(truth + "/none") == "\(truth)/none : dossier introuvable\n")
            try Data("[".utf8).write(to: URL(fileURLWithPath: truth + "/omar.json"))
            let told = try errors(truth)
            #expect(told.hasPrefix("\(truth)/omar.json : n’est pas un JSON Resume : "), "\(told)")
            #expect(told.contains("\nCorrigez "), "\(told)")
        }
    }

    @Test("a model of the workspace reads too, and it is told where it did not answer")
    func model() throws {
        let model = try FakeModel()
        let workspace = try ScratchWorkspace()
        let files = [
            "greffier.yaml":
                "models: {default: {endpoints: [\"\(model.address)\"]}, away: {endpoints: [\"http://127.0.0.1:\(try UnusedPort.take())\"], model: mistral}}\n",
            "labelled/alix.txt": try String(contentsOfFile: Programs.fixture("models/alix.txt"), encoding: .utf8),
            "labelled/alix.json": #"{"work":[{"name":"Cabinet Imaginaire","position":"assistante comptable"}]}"#,
        ]
        try FileManager.default.createDirectory(atPath: workspace.root + "/labelled", withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: workspace.root + "/" + name)) }
        func right(_ more: String...) throws -> (right: Int?, errors: String) {
            let folder = workspace.root + "/labelled"
            let outcome = try workspace.greffier(
                ["evaluate", "--documents", folder, "--truth", folder, "--json"] + more
            )
            let fields = try outcome.object()["fields"] as? [String: [String: Any]]
            return (fields?["work.entry"]?["right"] as? Int, outcome.errors)
        }
        // The second position is told in a sentence, which the rules leave alone.
        #expect(try right() == (0, ""))
        #expect(try right("--analysis", "merge") == (1, ""))
        #expect(try right("--analysis", "model") == (1, ""))
        let away = try right("--analysis", "merge", "--model", "away")
        #expect(away.right == 0 && away.errors == "alix.txt: the model did not answer: read by rules alone\n")
        let folder = workspace.root + "/labelled"
        let none = try workspace.greffier(
            "evaluate",
            "--documents",
            folder,
            "--truth",
            folder,
            "--analysis",
            "model",
            "--model",
            "none"
        )
        #expect(none.status == 4 && none.errors.hasPrefix("model.unconfigured: "), "\(none.errors)")
    }

    @Test("folders that are not there, truths that are none and unknown fields are mistakes of usage")
    func usage() throws {
        try withTwo { documents, truth in
            #expect(try evaluate(documents, truth + "/none").status == 2)
            #expect(try evaluate(documents + "/lila.txt", truth).errors.contains("is no folder"))
            #expect(try evaluate(documents, documents).status == 2)
            #expect(try evaluate(documents, truth, "--field", "shoe-size").status == 2)
            #expect(try evaluate(documents, truth, "--analysis", "merge").status == 4)
            try Data(#"{"basics":{"name":7}}"#.utf8).write(to: URL(fileURLWithPath: truth + "/omar.json"))
            let broken = try evaluate(documents, truth)
            #expect(
                broken.status == 2
                    && broken.errors.contains("omar.json: is no JSON Resume: /basics/name is not a text\n")
            )
        }
    }

    @Test("all truth files that are none are named at once, by line or place, with what to do")
    func allBad() throws {
        try withTwo { documents, truth in
            try Data("{\n\"basics\": {},,\n".utf8).write(to: URL(fileURLWithPath: truth + "/lila.json"))
            try Data(#"{"work":[{"highlights":"x"}]}"#.utf8).write(to: URL(fileURLWithPath: truth + "/omar.json"))
            let outcome = try evaluate(documents, truth)
            #expect(outcome.status == 2 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("lila.json: is no JSON Resume: line 2, column 14: a name in double quotes"))
            #expect(outcome.errors.contains("omar.json: is no JSON Resume: /work/0/highlights is not a list\n"))
            #expect(outcome.errors.contains("Correct what is named") && !outcome.errors.contains("Swift"))
        }
    }

    @Test("names that a profile does not have, and dates that are none, are told; the figures come all the same")
    func doubts() throws {
        try withTwo { documents, truth in
            let text = """
                {"nam": "Omar", "basics": {"name": "Omar Marceau", "mail": "x", "label": ""}, "$schema": "s", "x-own": {"a": 1},
                 "work": [{"company": "Théâtre Fictif", "position": "Peintre", "startDate": "mars 2019", "endDate": "2022-13"}],
                 "skills": [], "interests": null}
                """
            // As Notepad writes it.
            try (Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)).write(to: URL(fileURLWithPath: truth + "/omar.json"))
            let outcome = try evaluate(documents, truth)
            #expect(outcome.status == 0)
            let told = outcome.errors.split(separator: "\n").map(String.init)
            #expect(
                told == [
                    "omar.json: nam is no name of a profile: it may lower the figures",
                    "omar.json: basics.mail is no name of a profile: it may lower the figures",
                    "omar.json: work[0].company is no name of a profile: it may lower the figures",
                    "omar.json: /work/0/startDate is no date (YYYY, YYYY-MM or YYYY-MM-DD): it may lower the figures",
                    "omar.json: /work/0/endDate is no date (YYYY, YYYY-MM or YYYY-MM-DD): it may lower the figures",
                ]
            )
            let listed = try evaluate(documents, truth, "--json").object()["warnings"] as? [[String: String]]
            #expect(
                listed?.map { "\($0["file"] ?? ""): \($0["message"] ?? ""): it may lower the figures" } == told
            )
        }
    }
}
