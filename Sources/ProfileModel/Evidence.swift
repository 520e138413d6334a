// SPDX-License-Identifier: GPL-3.0-or-later

/// evidence.json: by JSON pointer into profile.json (or offer.json), where each value stands in the document.
package typealias Evidence = [String: EvidenceEntry]

/// The proof of one value.
package struct EvidenceEntry: Codable, Sendable, Equatable {
    /// From 1; `null` for formats without pages.
    package var page: Int?
    /// Line of text.md, from 1; `null` where the words stand in an attached file alone, and for what a person said.
    package var line: Int?
    /// `[x0, y0, x1, y1]` in points from the top left; `null` without geometry.
    package var bbox: [Double]?
    /// The words of the document, as they stand there.
    package var quote: String
    /// From 0 to 1.
    package var confidence: Double
    package var source: Source
    /// The rule that made a derived value from its quotes; `null` for values that stand in the document.
    package var derivation: String?

    package init(
        page: Int?,
        line: Int?,
        bbox: [Double]?,
        quote: String,
        confidence: Double,
        source: Source,
        derivation: String? = nil
    ) {
        self.page = page
        self.line = line
        self.bbox = bbox
        self.quote = quote
        self.confidence = confidence
        self.source = source
        self.derivation = derivation
    }

    /// Who read the value.
    package enum Source: String, Codable, Sendable {
        case rules, model, both, attachment, link, person
    }

    private enum CodingKeys: String, CodingKey {
        case page, line, bbox, quote, confidence, source, derivation
    }

    /// Writes every key, with `null` where there is no value.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(page, forKey: .page)
        try container.encode(line, forKey: .line)
        try container.encode(bbox, forKey: .bbox)
        try container.encode(quote, forKey: .quote)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(source, forKey: .source)
        try container.encode(derivation, forKey: .derivation)
    }
}
