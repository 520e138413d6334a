// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Lexicons
import Logging
import PipelineModel
import Retrieval
import StageInputs
import Stages
import TestLexicons
import WorkerPool

/// Makes many dossiers, DOCX and PDF each, by the stage `render` and its worker processes, as a daemon does.
///
/// Every profile differs from all others, so that nothing is kept from one to the next.
struct DossiersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "dossiers", abstract: "Make many dossiers.")
    @Argument(help: "The template.") var template: String
    @Argument(help: "profile.json.") var profile: String
    @Option(help: "How many.") var count = 1000
    @Option(help: "Worker processes.") var processes = 2
    @Option(help: "The worker program; the one beside this program unless stated.") var worker: String?

    struct Line: Encodable {
        var dossiers: Int
        var processes: Int
        var seconds: Double
        var bytes: Int
    }

    func run() async throws {
        let template = try Work.file(template)
        let profiles = try Self.variants(of: try Work.file(profile), count: count)
        let pool = WorkerPool(
            configuration: WorkerPoolConfiguration(executable: worker ?? Work.worker, processes: processes),
            logger: Logger(label: "rendering-bench") { _ in SwiftLogNoOpLogHandler() }
        )
        let folder = FileManager.default.temporaryDirectory.appending(path: "rendering-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let stage = RenderStage(
            workers: pool,
            language: "fr",
            lexicons: FixedLexicons(try ShippedLexicons.shared.get()),
            library: try Library(path: folder.appending(path: "library.sqlite").path)
        )
        let start = ContinuousClock.now
        let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
            var sum = 0
            for (index, profile) in profiles.enumerated() {
                // No more under way than keep every worker busy.
                if index >= 2 * processes { sum += try await group.next() ?? 0 }
                group.addTask { try await Self.dossier(of: profile, template, by: stage) }
            }
            for try await size in group { sum += size }
            return sum
        }
        let time = ContinuousClock.now - start
        await pool.shutdown()
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        try Work.print(Line(dossiers: count, processes: processes, seconds: seconds, bytes: bytes))
    }

    /// The size of one dossier.
    private static func dossier(of profile: Data, _ template: Data, by stage: RenderStage) async throws -> Int {
        let input = StageInput(
            kind: "render",
            options: ["template": .string("dossier.docx")],
            artifacts: ["profile.json": profile],
            files: ["dossier.docx": template]
        )
        return try await stage.run(input).artifacts.reduce(0) { $0 + $1.data.count }
    }

    private static func variants(of profile: Data, count: Int) throws -> [Data] {
        guard var value = try JSONSerialization.jsonObject(with: profile) as? [String: Any],
            var basics = value["basics"] as? [String: Any]
        else { throw ValidationError("a profile without a name") }
        return try (0..<count).map { number in
            basics["name"] = "Soazig Exemple \(number)"
            value["basics"] = basics
            return try JSONSerialization.data(withJSONObject: value)
        }
    }
}
