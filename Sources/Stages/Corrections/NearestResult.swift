// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import PipelineModel

/// Which of several results a dropped one was made from.
enum NearestResult {
    /// Of the results of several files the one that the dropped one was made from: that which shares most with it.
    ///
    /// Of equals the first, which is the newest. Throws `correction.ambiguous` where none shares anything.
    static func index(
        to dropped: JSONValue,
        among bases: [JSONValue],
        of results: [PublishedResult]
    ) throws -> Int {
        guard bases.count > 1 else { return 0 }
        let own = LeafCounts(dropped)
        let shares = bases.map { base -> Double in
            let their = LeafCounts(base)
            let all = own.all + their.all
            return all == 0 ? 0 : 2 * Double(own.shared(with: their)) / Double(all)
        }
        let most = shares.max() ?? 0
        guard most > 0, let index = shares.firstIndex(of: most) else {
            let runs = results.map(\.run.short).joined(separator: ", ")
            throw GreffierError(.correctionAmbiguous, ErrorDetail("runs \(runs)", french: "traitements \(runs)"))
        }
        return index
    }
}
