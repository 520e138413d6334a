// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import ProfileModel

/// An offer in the making, with the proof of each value.
struct OfferDraft {
    var offer = Offer()
    var evidence: Evidence = [:]
    /// Whether different last days are printed.
    var contradictsDates = false
    /// Whether more skills are printed than are taken.
    var hasTooMany = false

    /// Proves the value at `pointer` by words of an item.
    ///
    /// A quote that stands within one line names that line; one over several lines names the first.
    mutating func prove(
        _ pointer: String,
        by item: OfferItem,
        _ quote: String,
        _ confidence: Double,
        derivation: String? = nil
    ) {
        guard let first = item.lines.first else { return }
        let line = item.lines.first { $0.text.contains(quote) } ?? first
        prove(pointer, by: line, quote, confidence, derivation: derivation)
    }

    /// Proves the value at `pointer` by words of a line.
    mutating func prove(
        _ pointer: String,
        by line: TextLine,
        _ quote: String,
        _ confidence: Double,
        derivation: String? = nil
    ) {
        let box = line.box.map { box in [box.x0, box.y0, box.x1, box.y1].map { ($0 * 100).rounded() / 100 } }
        evidence[pointer] = EvidenceEntry(
            page: line.page,
            line: line.number,
            bbox: box,
            quote: quote,
            confidence: confidence,
            source: .rules,
            derivation: derivation
        )
    }

    /// Reaches `x-greffier`, made on first use.
    mutating func update(_ change: (inout Offer.Greffier) -> Void) {
        var greffier = offer.greffier ?? Offer.Greffier()
        change(&greffier)
        offer.greffier = greffier
    }
}
