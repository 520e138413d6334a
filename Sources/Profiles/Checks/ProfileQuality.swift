// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import ProfileModel

/// How much of what a CV usually says is likely right in a profile, from 0 to 1.
///
/// The confidences of the name, the contact data, positions, studies, skills and languages, weighted 2, 2, 2.5, 1, 1 and
/// 0.5; what was not found counts as nothing, so that finding more never lowers the result. What is no CV has at most 0.3.
package struct ProfileQuality {
    /// With two decimals.
    package let value: Double

    /// Below this a person should look, where a pipeline says nothing else.
    package static let least = 0.6

    /// What a document that is no CV has at most.
    private static let mostOfOthers = 0.3

    package init(_ profile: Profile, _ evidence: Evidence) {
        func mean(_ section: String) -> Double {
            let own = evidence.filter { $0.key.hasPrefix(section + "/") && $0.value.derivation == nil }
            // In one order: the last digit of a sum hangs on it, and that of a dictionary is another each time.
            return own.isEmpty ? 0 : own.map(\.value.confidence).sorted().reduce(0, +) / Double(own.count)
        }
        func best(_ pointers: String...) -> Double { pointers.compactMap { evidence[$0]?.confidence }.max() ?? 0 }
        let parts: [(weight: Double, confidence: Double)] = [
            (2, best("/basics/name")), (2, best("/basics/email", "/basics/phone")), (2.5, mean("/work")),
            (1, mean("/education")), (1, mean("/skills")), (0.5, mean("/languages")),
        ]
        let total = parts.reduce(0) { $0 + $1.weight * $1.confidence } / parts.reduce(0) { $0 + $1.weight }
        let isCV = profile.greffier?.review?.contains(WarningKind.notACV.reason) != true
        value = ((isCV ? total : min(total, Self.mostOfOthers)) * 100).rounded() / 100
    }
}
