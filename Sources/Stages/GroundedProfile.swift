// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import ProfileModel
import Profiles

/// A profile in which every value has its proof: what has none is taken out, and said.
struct GroundedProfile {
    private(set) var profile: Profile
    private(set) var evidence: Evidence
    private(set) var warnings: [RunWarning] = []

    /// Checks every leaf by the function that defines what proof is.
    ///
    /// Words of a person are proof where the profile `isCorrected`. Throws only what coding throws.
    init(_ profile: Profile, _ evidence: Evidence, in document: Document, isCorrected: Bool = false) throws {
        self.profile = profile
        self.evidence = evidence
        let violations = Set(
            Grounding.check(profile, evidence: evidence, document: document, isCorrected: isCorrected).map(\.pointer)
        )
        guard !violations.isEmpty else { return }
        var pruner = Pruner(violations: violations, evidence: evidence)
        let tree = try JSONSerialization.jsonObject(with: CanonicalJSON.compact(profile))
        let pruned = pruner.prune(tree, at: "", as: "") ?? [String: Any]()
        self.profile = try CanonicalJSON.decode(Profile.self, from: JSONSerialization.data(withJSONObject: pruned))
        self.evidence = pruner.kept
        warnings = [RunWarning(.ungrounded, detail: "\(violations.count)")]
    }

    /// Rebuilds the JSON without the leaves at `violations`, and moves the evidence along as list items close up.
    private struct Pruner {
        let violations: Set<String>
        let evidence: Evidence
        var kept: Evidence = [:]

        mutating func prune(_ value: Any, at old: String, as new: String) -> Any? {
            if violations.contains(old) { return nil }
            if let object = value as? [String: Any] {
                var result: [String: Any] = [:]
                for (key, item) in object {
                    let place = JSONPointer.appending(key, to: old)
                    if let item = prune(item, at: place, as: JSONPointer.appending(key, to: new)) {
                        result[key] = item
                    }
                }
                return result.isEmpty && !object.isEmpty && !old.isEmpty ? nil : result
            }
            if let list = value as? [Any] {
                var result: [Any] = []
                for (index, item) in list.enumerated() {
                    if let item = prune(item, at: "\(old)/\(index)", as: "\(new)/\(result.count)") {
                        result.append(item)
                    }
                }
                return result.isEmpty ? nil : result
            }
            if let entry = evidence[old] { kept[new] = entry }
            return value
        }
    }
}
