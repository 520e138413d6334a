// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import Foundation
import JSONSchemas
import JobModel
import ProfileModel
import Profiles

extension ProfileAnalysis {
    /// What was read, with what people corrected in it, oldest correction first; nobody need look any more.
    ///
    /// Levels, canonical names and months that follow from corrected values are worked out anew. Throws `store.corrupt`
    /// for a correction that cannot be read.
    package func corrected(_ outcome: Outcome, by corrections: [Data], in document: Document) throws -> Outcome {
        guard !corrections.isEmpty else { return outcome }
        var result = outcome
        var corrected = CorrectedProfile(try DroppedProfile.tree(of: outcome.profile), outcome.evidence)
        for data in corrections { corrected.apply(try ProfileCorrection(data)) }
        result.profile = try CanonicalJSON.decode(Profile.self, from: Data(corrected.tree.text.utf8))
        result.evidence = corrected.evidence
        followUp(&result, corrected.changes, before: outcome.profile, in: document)
        Self.followPlace(&result, corrected.changes, before: outcome.profile)
        followPhone(&result, corrected.changes)
        dropSensitive(&result)
        let grounded = try GroundedProfile(result.profile, result.evidence, in: document, isCorrected: true)
        (result.profile, result.evidence) = (grounded.profile, grounded.evidence)
        let ended = Set(WarningKind.profiles.map(\.code))
        result.warnings = outcome.warnings.filter { !ended.contains($0.code) } + grounded.warnings
        let reversed = corrected.tree.reversedEntries
        if reversed.contains(where: { entry in corrected.changes.contains { $0.isWithin(entry) } }) {
            result.warnings.append(RunWarning(.reversedDates))
        }
        return result
    }

    /// Works out what follows from changed values; what a person stated himself stays.
    private func followUp(_ outcome: inout Outcome, _ changes: Set<String>, before: Profile, in document: Document) {
        let hasNewPeriods = outcome.profile.periods != before.periods
        let isOpen = changes.contains { place in Self.sources.contains { place.hasPrefix($0) } }
        guard isOpen else { return }
        let total = outcome.profile.greffier?.monthsTotal
        let proof = outcome.evidence["/x-greffier/months_total"]
        if hasNewPeriods { dropMonths(&outcome) }
        derived.complete(&outcome.profile, &outcome.evidence, in: document)
        guard let proof, !hasNewPeriods || proof.source == .person && proof.derivation == nil else { return }
        outcome.profile.greffier?.monthsTotal = total
        outcome.evidence["/x-greffier/months_total"] = proof
    }

    private func followPhone(_ outcome: inout Outcome, _ changes: Set<String>) {
        guard changes.contains(where: { "/basics/phone".hasPrefix($0) }) else { return }
        derived.followPhone(
            &outcome.profile,
            &outcome.evidence,
            statesWritten: changes.contains("/basics/x-greffier/phone_written")
        )
    }

    /// What people added of sensitive data while the settings allowed it goes with that.
    private func dropSensitive(_ outcome: inout Outcome) {
        guard !keepsSensitive, outcome.profile.greffier?.sensitive != nil else { return }
        outcome.profile.greffier?.sensitive = nil
        for place in outcome.evidence.keys where place.hasPrefix("/x-greffier/sensitive/") {
            outcome.evidence[place] = nil
        }
    }

    /// Sections and values from which others follow.
    private static let sources = ["/work", "/education", "/skills", "/languages", "/x-greffier/reference_date"]

    /// Takes out counts of months that nobody stated: the periods they were counted over are others now.
    private func dropMonths(_ outcome: inout Outcome) {
        for index in (outcome.profile.skills ?? []).indices {
            for name in (outcome.profile.skills?[index].greffier?.months ?? [:]).keys {
                let place = JSONPointer.appending(name, to: "/skills/\(index)/x-greffier/months")
                guard outcome.evidence[place]?.derivation != nil else { continue }
                outcome.evidence[place] = nil
                outcome.profile.skills?[index].greffier?.months?[name] = nil
            }
            if outcome.profile.skills?[index].greffier?.months?.isEmpty == true {
                outcome.profile.skills?[index].greffier?.months = nil
            }
        }
    }
}

extension Profile {
    /// What months are counted over.
    fileprivate var periods: [[String?]] {
        let today = [greffier?.referenceDate]
        return [today] + (work ?? []).map { [$0.startDate, $0.endDate, $0.greffier?.current.map { "\($0)" }] }
    }
}

extension String {
    /// Whether a place is that of `entry`, within it, or holds it.
    fileprivate func isWithin(_ entry: String) -> Bool {
        self == entry || hasPrefix(entry + "/") || entry.hasPrefix(self + "/")
    }
}
