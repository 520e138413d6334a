// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import ProfileModel

/// A profile that a person corrected and dropped, checked.
///
/// What is empty or `null` in it counts as taken out. Names that a profile does not have are left out and told.
struct DroppedProfile {
    /// All that a profile holds, without the reasons for a look, which the drop ends.
    let tree: JSONValue
    /// Places of names that a profile does not have, as in `basics.nmae`.
    let unknownNames: [String]
    /// Kinds of sensitive data that stood in it and may not be kept.
    let sensitive: [String]

    /// `keepsSensitive` is the setting `privacy.keep_sensitive`; without it sensitive data are left out.
    ///
    /// Throws `correction.empty`, `correction.not_json` and `correction.invalid`.
    init(_ data: Data, keepsSensitive: Bool = false) throws {
        do {
            self = try Self(checking: data, keepsSensitive: keepsSensitive)
        } catch let mistake as ProfileMistake {
            throw mistake.error
        }
    }

    private init(checking data: Data, keepsSensitive: Bool) throws {
        guard let full = try WrittenProfile(data).full else { throw GreffierError(.correctionEmpty) }
        if let objection = ProfileRules.objection(to: full) {
            throw GreffierError(.correctionInvalid, objection)
        }
        var known = try WrittenProfile.profile(full.text)
        unknownNames = known.unknownNames(in: full)
        sensitive = keepsSensitive ? [] : (known.greffier?.sensitive ?? [:]).keys.sorted()
        if !keepsSensitive { known.greffier?.sensitive = nil }
        tree = try Self.tree(of: known)
        if tree.object?.count == 0 {
            throw GreffierError(
                .correctionInvalid,
                ErrorDetail("it has no part of a profile", french: "il ne contient aucune partie d’un profil")
            )
        }
    }

    /// The tree of a profile that Greffier wrote, to compare a dropped one with.
    static func tree(of profile: Profile) throws -> JSONValue {
        var profile = profile
        profile.greffier?.review = nil
        let tree = try JSONValue(parsing: CanonicalJSON.compact(profile)).withoutEmpties
        return (tree ?? .object(JSONObject())).canonical
    }
}

extension ProfileMistake {
    /// The same of a drop.
    var error: GreffierError {
        switch kind {
        case .blank: GreffierError(.correctionEmpty)
        case .noText, .notJSON: GreffierError(.correctionNotJSON, words)
        case .notObject, .misfit: GreffierError(.correctionInvalid, words)
        }
    }
}
