// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import ProfileModel

/// An offer that a person corrected and dropped, checked.
///
/// What is empty or `null` in it counts as taken out. Names that an offer does not have are left out and told.
struct DroppedOffer {
    let tree: JSONValue
    /// Places of names that an offer does not have, as in `x-greffier.statut`.
    let unknownNames: [String]

    /// Throws `correction.empty`, `correction.not_json`, `correction.invalid` and `correction.misplaced`.
    init(_ data: Data) throws {
        let written: WrittenProfile
        do {
            written = try WrittenProfile(data)
        } catch let mistake as ProfileMistake {
            throw mistake.error
        }
        guard let full = written.full else { throw GreffierError(.correctionEmpty) }
        if ["basics", "work", "education"].contains(where: { full[key: $0] != nil }) {
            throw GreffierError(.correctionMisplaced)
        }
        if let objection = OfferRules.objection(to: full) { throw GreffierError(.correctionInvalid, objection) }
        let offer = try Self.offer(full)
        unknownNames = try full.names(missingIn: JSONValue(parsing: CanonicalJSON.compact(offer)))
        tree = try Self.tree(of: offer)
        guard tree.object?.count != 0 else {
            throw GreffierError(
                .correctionInvalid,
                ErrorDetail("it has no part of an offer", french: "il ne contient aucune partie d’une offre")
            )
        }
    }

    private static func offer(_ full: JSONValue) throws -> Offer {
        do {
            return try CanonicalJSON.decode(Offer.self, from: Data(full.text.utf8))
        } catch let error as DecodingError {
            throw GreffierError(.correctionInvalid, error.words)
        }
    }

    /// The tree of an offer that Greffier wrote, to compare a dropped one with.
    static func tree(of offer: Offer) throws -> JSONValue {
        let tree = try JSONValue(parsing: CanonicalJSON.compact(offer)).withoutEmpties
        return (tree ?? .object(JSONObject())).canonical
    }
}
