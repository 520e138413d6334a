// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import PipelineModel
import Stages

extension Doctor {
    /// Days whose profiles are summed up.
    private static let days = 30

    /// What the checks of profiles found of late, and how many results wait for a person's look; `nil` before the first.
    func profiles() async -> Finding? {
        let name = "profiles"
        let since = Date().addingTimeInterval(-Double(Self.days) * 86_400)
        guard FileManager.default.fileExists(atPath: workspace.jobsDatabase),
            let store = try? ServiceFactory.queries(workspace)
        else { return nil }
        let counts = try? await store.warnings(of: ProfileStage.kind.kind, since: since)
        let waiting = try? await store.summary(since: since).review
        try? await store.close()
        guard let counts, let waiting, counts.runs > 0 || waiting > 0 else { return nil }
        let codes = counts.byCode.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        var seen = "\(counts.runs) in \(Self.days) days"
        if !codes.isEmpty { seen += "; runs by warning: \(codes.joined(separator: ", "))" }
        let list = codes.joined(separator: ", ")
        let seenFR =
            "\(counts.runs) en \(Self.days) jours" + (list.isEmpty ? "" : " ; passages par avertissement : \(list)")
        if waiting == 0 { return .ok(name, seen).inFrench(seenFR) }
        func looks(_ language: ReportLanguage) -> String {
            language.counted(
                waiting,
                ("attend un regard", "attendent un regard"),
                ("waits for a look", "wait for a look")
            )
        }
        return .warn(
            name,
            "\(seen); \(looks(.english))",
            Remedy.command("greffier runs --review", "then drop corrected profiles back")
        )
        .inFrench(
            "\(seenFR) ; \(looks(.french))",
            Remedy.command("greffier runs --review", "puis redéposez les profils corrigés")
        )
    }
}
