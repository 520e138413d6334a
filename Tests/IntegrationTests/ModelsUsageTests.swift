// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("greffier models usage", .ownThreads)
struct ModelsUsageTests {
    /// A workspace whose store holds these calls, each the values of `columns`; `at` is in seconds before now.
    private func workspace(_ rows: [String], environment: [String: String] = [:]) throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace(environment: environment)
        // The daemon makes the store.
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        for row in rows { try insert(row, into: workspace) }
        return workspace
    }

    private func insert(_ row: String, into workspace: ScratchWorkspace) throws {
        let columns = """
            at, name, model, pipeline, endpoint, is_cached, prompt_tokens, output_tokens, duration_ms, output_ms, finish, \
            code, cost, currency
            """
        _ = try Programs.sqlite(
            workspace.root + "/state/jobs.sqlite",
            "INSERT INTO model_calls (\(columns)) VALUES (\(row))"
        )
    }

    private static let moment = "unixepoch() * 1000"
    private static let answered =
        "\(moment) - 60000, 'default', 'mistral:latest', 'cv', 'http://one', 0, 3000, 100, 6000, 4000, 'stop', NULL, 0.0125, 'EUR'"
    private static let cached =
        "\(moment) - 60000, 'default', 'mistral:latest', 'cv', 'http://one', 1, 3000, 100, 1, 4000, 'stop', NULL, NULL, NULL"
    private static let broken =
        "\(moment) - 60000, 'large', NULL, NULL, NULL, 0, NULL, NULL, 2000, NULL, NULL, 'model.busy', NULL, NULL"
    private static let old =
        "\(moment) - 20 * 86400000, 'default', 'mistral:latest', 'letters', 'http://two', 0, 7, 8, 9, 4, 'stop', NULL, 2, 'USD'"

    @Test("shows a line for each model and the sums, within 80 columns")
    func table() throws {
        let workspace = try workspace([Self.answered, Self.cached, Self.broken, Self.old])
        let outcome = try workspace.greffier("models", "usage")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("since 20") == true)
        #expect(
            lines.dropFirst() == [
                "MODEL                    CALLS  FAIL  KEPT  IN    OUT  TIME   TOK/S  COST",
                "default: mistral:latest  2      0     50 %  3000  100  6.0 s  25.0   0.0125 EUR",
                "large                    1      1     –     0     0    2.0 s  –      –",
                "total                    3      1     33 %  3000  100  8.0 s  25.0   0.0125 EUR",
                "Answers from memory saved 3100 tokens.",
            ],
            "\(outcome.output)"
        )
    }

    @Test("speaks French, within 80 columns too")
    func french() throws {
        let workspace = try workspace([Self.answered, Self.cached, Self.broken])
        let outcome = try workspace.greffier("models", "usage", "--language", "fr")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("depuis le 20") == true)
        #expect(
            lines.dropFirst() == [
                "MODÈLE            APPELS  ÉCHECS  REPRIS  LUS   ÉCRITS  TEMPS  JET/S  COÛT",
                "default:…:latest  2       0       50 %    3000  100     6,0 s  25,0   0,0125 EUR",
                "large             1       1       –       0     0       2,0 s  –      –",
                "total             3       1       33 %    3000  100     8,0 s  25,0   0,0125 EUR",
                "Les réponses reprises de la mémoire ont épargné 3100 jetons.",
            ],
            "\(outcome.output)"
        )
        #expect(lines.allSatisfy { $0.count <= 80 })
        let day = try workspace.greffier("models", "usage", "--language", "fr", "--by", "day").output
        #expect(day.contains("\nJOUR "), "\(day)")
        let fresh = try ScratchWorkspace().greffier(
            "models",
            "usage",
            "--since",
            "2026-11-01",
            "--language",
            "fr"
        )
        #expect(fresh.output == "Aucun modèle n’a été interrogé depuis le 2026-11-01 00:00:00.\n")
    }

    @Test("a model that its server calls by the path of a file is shown without the folders, and whole in JSON")
    func path() throws {
        let path = "/srv/models/of/a/deep/folder/mistral-7b-instruct-v0.3.Q4_K_M.gguf"
        let workspace = try workspace([Self.answered.replacing("mistral:latest", with: path)])
        let output = try workspace.greffier("models", "usage").output
        #expect(output.contains("\ndefault: mis…Q4_K_M.gguf  1 "), "\(output)")
        #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let groups = try workspace.greffier("models", "usage", "--json").object()["groups"] as? [[String: Any]]
        #expect(groups?.first?["models"] as? [String] == [path])
    }

    @Test("says so where no model was asked, also before the first daemon")
    func nothing() throws {
        let fresh = try ScratchWorkspace()
        let outcome = try fresh.greffier("models", "usage", "--since", "2026-11-01")
        #expect(outcome.status == 0)
        #expect(outcome.output == "No model was asked since 2026-11-01 00:00:00.\n")
        let json = try fresh.greffier("models", "usage", "--json").object()
        #expect((json["groups"] as? [Any])?.isEmpty == true)
        #expect((json["total"] as? [String: Any])?["calls"] as? Int == 0)
        #expect(!FileManager.default.fileExists(atPath: fresh.root + "/state/jobs.sqlite"), "asking makes nothing")
    }

    @Test("prints the documented JSON, by model, pipeline or address")
    func json() throws {
        let workspace = try workspace([Self.answered, Self.cached, Self.broken, Self.old])
        let outcome = try workspace.greffier("models", "usage", "--since", "30d", "--by", "pipeline", "--json").object()
        #expect(outcome["by"] as? String == "pipeline")
        #expect((outcome["since"] as? String)?.hasSuffix("Z") == true)
        let groups = try #require(outcome["groups"] as? [[String: Any]])
        #expect(groups.map { $0["key"] as? String } == ["cv", nil, "letters"])
        let cv = try #require(groups.first)
        let expected: [String: Any] = [
            "key": "cv", "models": ["mistral:latest"], "calls": 2, "failed": 0, "cancelled": 0, "cached": 1,
            "tokens_in": 3000, "tokens_kept": 0, "tokens_out": 100, "tokens_saved": 3100, "duration_ms": 6001,
            "tokens_per_s": 25, "cost": ["EUR": 0.0125],
        ]
        #expect(cv as NSDictionary == expected as NSDictionary)
        let total = try #require(outcome["total"] as? [String: Any])
        #expect(total["calls"] as? Int == 4 && total["key"] == nil)
        #expect(total["cost"] as? [String: Double] == ["EUR": 0.0125, "USD": 2])
        let addresses = try workspace.greffier("models", "usage", "--since", "4w", "--by", "endpoint", "--json")
            .object()
        let keys = (addresses["groups"] as? [[String: Any]])?.map { $0["key"] as? String }
        #expect(keys == ["http://one", nil, "http://two"])
    }

    @Test("counts days by the workspace's time zone, where the night's change of clocks makes 25 hours of one")
    func days() throws {
        let workspace = try workspace([])
        try "timezone: Europe/Paris\n".write(
            toFile: workspace.root + "/greffier.yaml",
            atomically: true,
            encoding: .utf8
        )
        // Midnight in Paris is 22:00 in UTC before the night to 25 October 2026, and 23:00 after it.
        for moment in ["2026-10-24 21:59:59", "2026-10-24 22:00:00", "2026-10-25 22:59:59", "2026-10-25 23:00:00"] {
            let row = Self.answered.replacing("\(Self.moment) - 60000", with: "unixepoch('\(moment)') * 1000")
            try insert(row, into: workspace)
        }
        let outcome = try workspace.greffier("models", "usage", "--since", "2026-10-24", "--by", "day", "--json")
        let groups = try #require(try outcome.object()["groups"] as? [[String: Any]])
        #expect(groups.compactMap { $0["key"] as? String } == ["2026-10-24", "2026-10-25", "2026-10-26"])
        #expect(groups.compactMap { $0["calls"] as? Int } == [1, 2, 1])
        #expect(try outcome.object()["since"] as? String == "2026-10-23T22:00:00.000Z")
    }

    @Test(
        "refuses a span or a grouping that there is not",
        arguments: [
            ["--since", "yesterday"], ["--since", "0d"], ["--since", "-3d"], ["--since", "7"],
            ["--since", "2026-02-30"],
            ["--since", "26-2-3"], ["--since", "999999999999w"], ["--since", ""], ["--by", "hour"],
        ]
    )
    func refused(arguments: [String]) throws {
        let workspace = try ScratchWorkspace()
        let outcome = try workspace.greffier(["models", "usage"] + arguments)
        #expect(outcome.status == 2 && outcome.errors.contains(arguments[0]), "\(outcome.errors)")
    }

    @Test("works beside the daemon, and on a store that an earlier program left behind")
    func besides() throws {
        let workspace = try workspace([Self.answered])
        let daemon = try workspace.startDaemon()
        #expect(try workspace.greffier("models", "usage").output.contains("default: mistral:latest"))
        #expect(daemon.stop() == 0)
        let old = try ScratchWorkspace()
        try FileManager.default.createDirectory(atPath: old.root + "/state", withIntermediateDirectories: true)
        let dump = try String(contentsOfFile: Programs.fixture("stores/jobs-2.sql"), encoding: .utf8)
        // A dump that begins with a comment would be taken for an option.
        _ = try Programs.sqlite(old.root + "/state/jobs.sqlite", "\n" + dump)
        let outcome = try old.greffier("models", "usage")
        #expect(outcome.status == 0 && outcome.output.hasPrefix("No model was asked"), "\(outcome.errors)")
    }
}
