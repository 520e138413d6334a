// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobStore
import JobStoreSQLite
import Testing

@Suite("SQLite store against the model")
struct DifferentialTests {
    /// `GREFFIER_SEEDS=FIRST:COUNT` takes others, for longer looks and to replay one.
    private static let seeds: [UInt64] = {
        let parts = ProcessInfo.processInfo.environment["GREFFIER_SEEDS"]?.split(separator: ":").compactMap {
            UInt64($0)
        }
        guard let parts, parts.count == 2 else { return Array(1...16) }
        return Array(parts[0]..<parts[0] + parts[1])
    }()

    @Test("answers and looks like the model after every one of thousands of calls")
    func sameAsModel() async throws {
        var reach = StoreComparison.Reach()
        for seed in Self.seeds {
            try await TemporaryStore.with { path in
                var opened = 0
                let comparison = StoreComparison {
                    opened += 1
                    return try SQLiteJobStore(path: path + "\(opened)", role: .engine)
                }
                reach = reach + (try await comparison.run(seed: seed, count: 160))
            }
        }
        print("differential: \(reach)")
        #expect(reach.operations == Self.seeds.count * 160)
        // Below these the calls would be about nothing.
        let least = Self.seeds.count
        #expect(reach.claims > 25 * least && reach.accepted > 15 * least && reach.refused > 5 * least)
        #expect(reach.ended > least && reach.lists > least / 2)
    }
}
