// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import Matching
import ProfileModel
package import Retrieval

/// The offers and candidates of collections, as recommendations take them.
package struct MatchSources: Sendable {
    private let library: Library

    package init(_ library: Library) { self.library = library }

    /// All offers of these collections, closed ones marked as such.
    package func offers(in collections: [String], on day: String) async throws -> [OfferSource] {
        var sources: [OfferSource] = []
        for collection in collections {
            let entries = try await library.entries(in: collection)
            sources += entries.compactMap { entry in
                let closed = entry.isOpen(on: day) ? nil : entry.status == .closed ? "closed" : "expired"
                return entry.offerEntry.map {
                    OfferSource(entry: $0, fingerprint: entry.artifactSHA256, closed: closed)
                }
            }
        }
        return sources
    }

    /// The newest document of each candidate of these collections; contents are read where they are needed.
    package func candidates(in collections: [String], on day: String) async throws -> [CandidateSource] {
        var sources: [CandidateSource] = []
        for collection in collections {
            sources += try await library.rankedOutlines(in: collection, on: day).map { [library] entry in
                let id = entry.id
                return CandidateSource(
                    reference: .init(id: id, source: entry.source, name: entry.title, person: entry.person),
                    fingerprint: entry.artifactSHA256
                ) { try library.readEntry(id)?.quotedCandidate }
            }
        }
        return sources
    }

    /// What people decided about candidates of these collections; what holds of one document of a person holds of all.
    package func judged(in collections: [String]) async throws -> JudgedPairs {
        let judgements = try await library.judgements()
        var judged = JudgedPairs()
        guard !judgements.isEmpty else { return judged }
        var people: [String: String] = [:]
        var members: [String: [String]] = [:]
        for collection in collections {
            for entry in try await library.outlines(in: collection) {
                guard let person = entry.person else { continue }
                people[entry.id] = person
                members[person, default: []].append(entry.id)
            }
        }
        for judgement in judgements {
            guard let outcome = Recommendations.Outcome(rawValue: judgement.outcome) else { continue }
            let ids = people[judgement.candidate].flatMap { members[$0] } ?? [judgement.candidate]
            for id in ids { judged[judgement.offer, id] = outcome }
        }
        return judged
    }
}
