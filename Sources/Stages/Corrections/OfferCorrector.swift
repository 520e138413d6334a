// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
package import PipelineModel
import ProfileModel

/// Makes a correction of a dropped offer, or of a file that closes or opens one by its name.
package struct OfferCorrector: Corrector {
    package init() {}

    package var artifact: String { "offer.json" }

    package func check(_ dropped: DroppedCorrection) throws {
        if dropped.mark == nil { _ = try DroppedOffer(dropped.data) }
    }

    package func correction(_ dropped: DroppedCorrection, of results: [PublishedResult]) throws -> MadeCorrection {
        if let mark = dropped.mark {
            // Of several files with the name the one that came last is opened, and all that are open are closed: they are
            // one offer to who closes it.
            var made = MadeCorrection(of: 0, data: OfferCorrection(.mark(mark), run: dropped.run).data)
            if mark == OfferCorrection.closed {
                made.others = results.indices.dropFirst().filter { !Self.isClosed(results[$0]) }
            }
            return made
        }
        let offer = try DroppedOffer(dropped.data)
        let bases = try results.map { try DroppedOffer.tree(of: CanonicalJSON.decode(Offer.self, from: $0.data)) }
        let index = try NearestResult.index(to: offer.tree, among: bases, of: results)
        guard !Self.isOther(offer.tree, bases[index]) else { throw GreffierError(.correctionOtherOffer) }
        let change = OfferCorrection.Change.edit(base: bases[index], wanted: offer.tree)
        var made = MadeCorrection(of: index, data: OfferCorrection(change, run: dropped.run).data)
        if !offer.unknownNames.isEmpty {
            let names = offer.unknownNames.prefix(10).joined(separator: ", ")
            made.warnings = [RunWarning(.offerNames, detail: names + (offer.unknownNames.count > 10 ? ", …" : ""))]
        }
        return made
    }

    private static func isClosed(_ result: PublishedResult) -> Bool {
        let offer = try? CanonicalJSON.decode(Offer.self, from: result.data)
        return offer?.greffier?.status == OfferCorrection.closed
    }

    /// Whether it is an offer for another job: another title, and next to nothing of what was read.
    private static func isOther(_ dropped: JSONValue, _ base: JSONValue) -> Bool {
        guard let own = dropped[key: "title"], let their = base[key: "title"], own != their else { return false }
        let (left, right) = (LeafCounts(dropped.withoutOwn), LeafCounts(base.withoutOwn))
        return min(left.all, right.all) >= 4 && left.shared(with: right) * 10 < min(left.all, right.all)
    }
}

extension JSONValue {
    /// Without what every offer has in common with many.
    fileprivate var withoutOwn: JSONValue {
        guard let object else { return self }
        return .object(JSONObject(object.members.filter { $0.key != "x-greffier" }.map { ($0.key, $0.value) }))
    }
}
