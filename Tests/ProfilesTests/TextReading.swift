// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Profiles
import Testing

/// Reads text as the reader of text files hands it on: a block for each run of lines, and every value proved.
enum TextReading {
    static func document(_ lines: [String]) -> Document {
        let blocks = lines.split { $0.isEmpty }.map { lines in
            Block(kind: .paragraph, lines: lines.map { Line(spans: [Span(text: $0)]) })
        }
        return Document(mediaType: "text/plain", pages: [Document.Page(number: 1, blocks: blocks)])
    }

    static func read(_ lines: [String]) throws -> ProfileReading {
        let document = document(lines)
        let reading = RulesReader(lexicons: try ShippedLexicons.shared.get()).read(
            document,
            submittedAt: Date(timeIntervalSince1970: 1_795_000_000)
        )
        #expect(Grounding.check(reading.profile, evidence: reading.evidence, document: document) == [])
        return reading
    }
}
