// SPDX-License-Identifier: GPL-3.0-or-later

/// What one run leaves for the next, so that only pairs whose inputs changed are scored again.
///
/// A pair's points and words are a function of the candidate's contents, the offer's contents, and `identity`: the rules,
/// their lexicons, weights, language and month. All are kept by these, and nothing by time or by a change log, so that
/// what is taken from here is what scoring would give. It may be lost at any time.
package struct RecommendationMemory: Sendable {
    /// Of the rules that all points come from.
    package let identity: String
    /// The run that left it.
    package var run = ""
    /// What that run showed.
    package var shown: ShownLists?
    /// Fingerprints of the offers; their places here are the slots of the records.
    var offers: [String] = []
    var shared = SharedTexts()
    /// By the candidate's fingerprint.
    var blocks: [String: CandidateBlock] = [:]

    package init(identity: String) { self.identity = identity }

    private static let mark = "greffier recommendations 2"

    /// As a file.
    package var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(blocks.values.reduce(1 << 16) { $0 + $1.encoded.count + 80 })
        writer.text(Self.mark)
        writer.text(identity)
        writer.text(run)
        writer.byte(shown == nil ? 0 : 1)
        shown?.write(to: &writer)
        writer.texts(offers)
        writer.texts(shared.all)
        writer.number(blocks.count)
        for (fingerprint, block) in blocks.sorted(by: { $0.key < $1.key }) {
            writer.text(fingerprint)
            writer.part(block.encoded)
        }
        return writer.bytes
    }

    /// Reads what `encoded` wrote; `nil` for anything else.
    package init?(_ bytes: [UInt8]) {
        do {
            var reader = ByteReader(bytes)
            guard try reader.text() == Self.mark else { return nil }
            identity = try reader.text()
            run = try reader.text()
            if try reader.byte() == 1 { shown = try ShownLists(&reader) }
            offers = try reader.texts()
            shared = SharedTexts(try reader.texts())
            let count = try reader.count()
            blocks.reserveCapacity(count)
            for _ in 0..<count {
                let fingerprint = try reader.text()
                blocks[fingerprint] = CandidateBlock(bytes: bytes, range: try reader.part())
            }
            guard reader.isAtEnd else { return nil }
        } catch {
            return nil
        }
    }
}
