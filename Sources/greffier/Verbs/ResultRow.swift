// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore
import ProfileModel

/// A run with what a recruiter looks for: who it is, the best offer, and where to look.
struct ResultRow: Encodable {
    var file: String
    var status: String
    var candidate: String?
    var offer: String?
    /// 0 to 100.
    var score: Double?
    /// Relative to the outbox.
    var folder: String?
    var reason: String?

    /// The rows of these runs in file-name order, read from their published folders.
    static func rows(of runs: [RunRow], in workspace: Workspace) -> [ResultRow] {
        runs.compactMap { run in run.input.map { row(run, file: $0.name, in: workspace) } }.sorted { $0.file < $1.file }
    }

    private static func row(_ run: RunRow, file: String, in workspace: Workspace) -> ResultRow {
        var row = ResultRow(file: file, status: run.status.rawValue, folder: run.folder)
        row.reason = run.error.map {
            workspace.settings.language == "fr" ? $0.error.code.messageFR : $0.error.code.message
        }
        guard let folder = run.folder else { return row }
        func decoded<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value? {
            let url = URL(fileURLWithPath: "\(workspace.outbox)/\(folder)/\(name)")
            return (try? Data(contentsOf: url)).flatMap { try? CanonicalJSON.decode(type, from: $0) }
        }
        row.candidate = decoded(Profile.self, "profile.json")?.basics?.name
        if let best = decoded(Scores.self, "scores.json")?.offers.first {
            row.offer = best.offer.title
            row.score = best.score
        }
        return row
    }

    static func table(_ rows: [ResultRow]) -> TextTable {
        var table = TextTable("FILE", "CANDIDATE", "BEST OFFER", "SCORE", "FOLDER")
        for row in rows {
            table.add(
                row.file,
                row.candidate ?? (row.reason == nil ? "–" : row.status),
                row.offer ?? row.reason ?? "–",
                row.score.map { String(format: "%.1f", $0) } ?? "–",
                row.folder ?? "–"
            )
        }
        return table
    }
}
