// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import Matching

/// How much each category counts, for `greffier recommend --explain-weights`.
enum WeightsReport {
    static func show(_ workspace: Workspace, asJSON: Bool) async throws {
        let learned = try await ServiceFactory.learnedWeights(workspace) ?? WeightLearner().learn([])
        if asJSON { return try Terminal.json(learned) }
        for change in learned.weights where change.from > 0 {
            let now = learned.isInForce ? change.to : change.from
            let name = change.category.padding(toLength: 12, withPad: " ", startingAt: 0)
            let moved =
                now == change.from ? "" : String(format: "  (default %.1f, ×%.2f)", change.from, now / change.from)
            Terminal.print("\(name)\(String(format: "%6.1f", now))\(moved)")
        }
        let decisions = "\(learned.judgements) decision\(learned.judgements == 1 ? "" : "s")"
        guard learned.isInForce else {
            Terminal.print(
                "default weights: \(decisions) so far, and nothing is learned of fewer than \(WeightLearner.least) "
                    + "or where none came further than another for one offer"
            )
            return
        }
        Terminal.print("learned from \(decisions), \(learned.comparisons) comparisons of two candidates for one offer")
        Terminal.print(
            String(
                format: "scores order %.0f%% of these comparisons as people did; with the default weights %.0f%%",
                learned.agreementAfter * 100,
                learned.agreementBefore * 100
            )
        )
        Terminal.print(
            "weights written in a pipeline file stand before these; `weights: default` leaves them out there"
        )
    }
}
