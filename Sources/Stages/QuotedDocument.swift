// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
package import Matching
import ProfileModel
package import Retrieval

/// What a collection keeps of one document, read with no more of each proof than its words.
///
/// Scores quote and do not point: where the words stand is most of a document's bytes.
private struct QuotedDocument<Value: Decodable>: Decodable {
    var value: Value
    var evidence: [String: Quote]

    struct Quote: Decodable {
        var quote: String
    }

    var quotes: Evidence {
        evidence.mapValues {
            EvidenceEntry(page: nil, line: nil, bbox: nil, quote: $0.quote, confidence: 1, source: .rules)
        }
    }
}

extension LibraryEntry {
    /// This entry as a candidate whose evidence holds quotes alone; `nil` when it holds something else.
    package var quotedCandidate: CandidateEntry? {
        guard let held = try? CanonicalJSON.decode(QuotedDocument<Profile>.self, from: data) else { return nil }
        return CandidateEntry(
            reference: .init(id: id, source: source, name: held.value.basics?.name ?? title, person: person),
            profile: held.value,
            evidence: held.quotes
        )
    }
}
