// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import ProfileModel

/// An offer as read, with what people corrected in it.
struct CorrectedOffer {
    private(set) var offer: Offer
    private(set) var evidence: Evidence

    /// Applies corrections, oldest first; `day` is that of the run (`YYYY-MM-DD`).
    ///
    /// Throws what decoding throws.
    init(_ offer: Offer, _ evidence: Evidence, by corrections: [OfferCorrection], on day: String) throws {
        var corrected = CorrectedProfile(try DroppedOffer.tree(of: offer), evidence)
        for correction in corrections {
            switch correction.change {
            case .edit(let base, let wanted): corrected.apply(base: base, wanted: wanted)
            case .mark(let mark):
                let now = corrected.tree
                corrected.apply(base: now, wanted: Self.marked(now, mark, on: day))
            }
        }
        self.offer = try CanonicalJSON.decode(Offer.self, from: Data(corrected.tree.text.utf8))
        self.evidence = corrected.evidence
    }

    /// An offer that is opened has no last day that is over.
    private static func marked(_ tree: JSONValue, _ mark: String, on day: String) -> JSONValue {
        guard var object = tree.object else { return tree }
        var own = object["x-greffier"]?.object ?? JSONObject()
        own["status"] = .string(mark)
        if mark == OfferCorrection.open, let last = own["valid_until"]?.string, last < day {
            own["valid_until"] = Optional.none
        }
        object["x-greffier"] = .object(own)
        return .object(object)
    }
}
