// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JSONSchemas
import JobModel
package import PipelineModel
import ProfileModel
import Profiles

/// Makes a correction of a dropped profile.
package struct ProfileCorrector: Corrector {
    private let keepsSensitive: Bool

    /// `keepsSensitive` is the setting `privacy.keep_sensitive`.
    package init(keepsSensitive: Bool = false) { self.keepsSensitive = keepsSensitive }

    package var artifact: String { "profile.json" }

    package func check(_ dropped: DroppedCorrection) throws { try check(dropped.data) }

    package func correction(_ dropped: DroppedCorrection, of results: [PublishedResult]) throws -> MadeCorrection {
        try correction(dropped.data, of: results)
    }

    package func check(_ dropped: Data) throws { _ = try DroppedProfile(dropped) }

    package func correction(_ dropped: Data, of results: [PublishedResult]) throws -> MadeCorrection {
        let dropped = try DroppedProfile(dropped, keepsSensitive: keepsSensitive)
        let bases = try results.map {
            try DroppedProfile.tree(of: CanonicalJSON.decode(Profile.self, from: $0.data))
        }
        let index = try NearestResult.index(to: dropped.tree, among: bases, of: results)
        let base = bases[index]
        if let untruth = ProfileRules.untruth(in: dropped.tree, besides: base) {
            throw GreffierError(.correctionInvalid, untruth)
        }
        if let compared = PersonComparison(dropped.tree, base).isOther {
            throw GreffierError(.correctionOtherPerson, compared)
        }
        let correction = ProfileCorrection(base: base, dropped: dropped.tree)
        var made = MadeCorrection(of: index, data: correction.data)
        made.warnings = Self.warnings(about: dropped)
        return made
    }

    private static func warnings(about dropped: DroppedProfile) -> [RunWarning] {
        var warnings: [RunWarning] = []
        if !dropped.unknownNames.isEmpty {
            let names = dropped.unknownNames.prefix(10).joined(separator: ", ")
            let more = dropped.unknownNames.count > 10 ? ", …" : ""
            warnings.append(RunWarning(.unknownNames, detail: names + more))
        }
        if !dropped.sensitive.isEmpty {
            warnings.append(RunWarning(.sensitiveDropped, detail: dropped.sensitive.joined(separator: ", ")))
        }
        if !dropped.tree.reversedEntries.isEmpty { warnings.append(RunWarning(.reversedDates)) }
        return warnings
    }
}
