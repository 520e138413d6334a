// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import ProfileModel

extension Profile {
    /// Reads profile.json; throws `stage.input` for what is no profile.
    init(json: Data) throws(GreffierError) {
        do {
            self = try CanonicalJSON.decode(Profile.self, from: json)
        } catch {
            throw GreffierError(.stageInput, detail: "profile.json is not a profile")
        }
    }
}
