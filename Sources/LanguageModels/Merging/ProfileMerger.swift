// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// The merge while it goes on: starts from the rules' profile and changes it section by section.
struct ProfileMerger {
    let rules: (profile: Profile, evidence: Evidence)
    let model: (profile: Profile, evidence: Evidence)
    var profile: Profile
    var evidence: Evidence
    var conflicts: [MergeConflict] = []

    /// Lists whose entries may move: their evidence is put together anew.
    private static let movingLists = ["/work", "/education", "/certificates", "/skills", "/languages"]
    private static let highestConfidence = 0.99
    private static let doubt = 0.8

    init(rules: (profile: Profile, evidence: Evidence), model: (profile: Profile, evidence: Evidence)) {
        self.rules = rules
        self.model = model
        profile = rules.profile
        evidence = rules.evidence.filter { pointer, _ in !Self.movingLists.contains { pointer.hasPrefix($0 + "/") } }
    }

    /// Where a value stands in the two readings and in the merged profile.
    struct Address {
        var rules: String
        var model: String
        var merged: String

        func appending(_ step: String) -> Address {
            Address(rules: rules + step, model: model + step, merged: merged + step)
        }
    }

    /// The merged value of one field; its evidence goes to the merged place.
    ///
    /// `prefersModel` says whose value stands when `agrees` says no.
    mutating func pick(
        _ own: String?,
        _ other: String?,
        at place: Address,
        prefersModel: Bool = false,
        agrees: (String, String) -> Bool = Agreement.text
    ) -> String? {
        guard let other else { return own }
        guard let own else {
            copy(model.evidence, from: place.model, to: place.merged)
            return other
        }
        let ownEntry = rules.evidence[place.rules]
        let otherEntry = model.evidence[place.model]
        if agrees(own, other) {
            evidence[place.merged]?.source = .both
            if let first = ownEntry?.confidence, let second = otherEntry?.confidence {
                evidence[place.merged]?.confidence = min(Self.highestConfidence, 1 - (1 - first) * (1 - second))
            }
            return own
        }
        conflicts.append(
            MergeConflict(
                pointer: place.merged,
                rulesQuote: ownEntry?.quote ?? own,
                modelQuote: otherEntry?.quote ?? other,
                kept: prefersModel ? .model : .rules
            )
        )
        if prefersModel { copy(model.evidence, from: place.model, to: place.merged) }
        evidence[place.merged]?.confidence *= Self.doubt
        return prefersModel ? other : own
    }

    /// Copies the evidence of a value and of all below it.
    mutating func copy(_ source: Evidence, from old: String, to new: String) {
        for (pointer, entry) in source {
            if pointer == old {
                evidence[new] = entry
            } else if pointer.hasPrefix(old + "/") {
                evidence[new + pointer.dropFirst(old.count)] = entry
            }
        }
    }

    /// Marks the evidence of a value, which the rules gave, as seen by both.
    mutating func confirm(_ pointer: String, by other: EvidenceEntry?) {
        guard let own = evidence[pointer]?.confidence else { return }
        evidence[pointer]?.source = .both
        evidence[pointer]?.confidence = min(Self.highestConfidence, 1 - (1 - own) * (1 - (other?.confidence ?? 0)))
    }

    /// Tells a person of each disagreement, with the place that it is about as its proof.
    mutating func noteConflicts() {
        guard !conflicts.isEmpty else { return }
        var own = profile.greffier ?? Profile.Greffier()
        var review = own.review ?? []
        for conflict in conflicts {
            if var entry = evidence[conflict.pointer] {
                entry.derivation = "review"
                evidence["/x-greffier/review/\(review.count)"] = entry
            }
            review.append(conflict.reviewText)
        }
        own.review = review
        profile.greffier = own
    }
}
