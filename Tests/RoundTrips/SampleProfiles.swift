// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
package import Foundation
import JobModel
package import ProfileModel

/// The profiles of labelled samples, where `GREFFIER_SAMPLES` names their folder (`truth/` in it).
package enum SampleProfiles {
    package static let folder = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]

    /// A profile with the stem of its file.
    package struct Sample: Sendable {
        package var name: String
        package var profile: Profile
        /// The bytes of profile.json.
        package var json: Data
    }

    /// All of them, by name.
    package static func all() throws -> [Sample] {
        let folder = URL(fileURLWithPath: folder ?? "").appending(path: "truth")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".json") }.map { name in
            let data = try Data(contentsOf: folder.appending(path: name))
            let profile = try CanonicalJSON.decode(LabelledTruth.self, from: data).profile
            return Sample(
                name: String(name.dropLast(".json".count)),
                profile: profile,
                json: try CanonicalJSON.pretty(profile)
            )
        }
    }
}
