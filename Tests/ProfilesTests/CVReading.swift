// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import Profiles
import Synchronization
import TestLexicons
import Testing
import WorkerProtocol

/// Reads CVs as the service does, and checks of each reading that every value is proved.
enum CVReading {
    /// Tests run side by side, but poppler must not.
    private static let gate = Mutex(())

    static func read(_ document: Document) throws -> ProfileReading {
        let reading = RulesReader(lexicons: try ShippedLexicons.shared.get()).read(
            document,
            submittedAt: Date(timeIntervalSince1970: 1_795_000_000)
        )
        #expect(Grounding.check(reading.profile, evidence: reading.evidence, document: document) == [])
        return reading
    }

    // MARK: Lines

    /// Lines as the reader of text files hands them on: a block for each run of them.
    static func document(_ lines: [String]) -> Document {
        let blocks = lines.split { $0.isEmpty }.map { lines in
            Block(kind: .paragraph, lines: lines.map { Line(spans: [Span(text: $0)]) })
        }
        return Document(mediaType: "text/plain", pages: [Document.Page(number: 1, blocks: blocks)])
    }

    /// Each line a paragraph of its own, as in many word-processor files.
    static func document(paragraphs: [String]) -> Document { document(paragraphs.flatMap { [$0, ""] }) }

    static func read(_ lines: [String]) throws -> ProfileReading { try read(document(lines)) }

    static func read(lines text: String) throws -> ProfileReading {
        try read(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }

    // MARK: Files

    static func extract(_ data: Data, name: String) throws -> Document {
        try gate.withLock { _ in try DocumentExtractor().extract(data, name: name, options: .init()) }
    }

    static func read(_ data: Data, name: String) throws -> ProfileReading { try read(extract(data, name: name)) }

    /// A file of text or HTML, as its name says.
    static func read(file text: String, name: String = "cv.txt") throws -> ProfileReading {
        try read(Data(text.utf8), name: name)
    }
}
