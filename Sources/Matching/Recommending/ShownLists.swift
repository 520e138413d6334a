// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// What an earlier run showed: who stood in which list, with how many points.
///
/// Candidates go by `CandidateReference.identity`, so that a newer document of a person is no new candidate.
package struct ShownLists: Sendable, Equatable {
    /// Offers by id and candidates, as they were called then.
    var offers: [String: Scores.OfferReference] = [:]
    var candidates: [String: Recommendations.CandidateReference] = [:]
    /// Offer → candidate → tenths of points.
    var forOffers: [String: [String: Int]] = [:]
    /// Candidate → offer → tenths of points.
    var forCandidates: [String: [String: Int]] = [:]

    package init(_ recommendations: Recommendations) {
        for entry in recommendations.offers {
            offers[entry.offer.id] = entry.offer
            forOffers[entry.offer.id] = [:]
            for match in entry.candidates {
                candidates[match.candidate.identity] = match.candidate
                forOffers[entry.offer.id]?[match.candidate.identity] = Int((match.score * 10).rounded())
            }
        }
        for entry in recommendations.candidates {
            let identity = entry.candidate.identity
            candidates[identity] = entry.candidate
            forCandidates[identity] = [:]
            for match in entry.offers {
                offers[match.offer.id] = match.offer
                forCandidates[identity]?[match.offer.id] = Int((match.score * 10).rounded())
            }
        }
    }

    /// The same with the identities that candidates have now.
    ///
    /// A document may have got another person since: it was found to be a version of another one, or nobody had
    /// looked yet.
    func naming(_ present: [Recommendations.CandidateReference]) -> ShownLists {
        let now = Dictionary(present.map { ($0.id, $0.identity) }) { first, _ in first }
        var names: [String: String] = [:]
        for (identity, reference) in candidates {
            if let new = now[reference.id], new != identity { names[identity] = new }
        }
        guard !names.isEmpty else { return self }
        var lists = self
        func renamed<Value>(_ values: [String: Value]) -> [String: Value] {
            // What has its name already stays what it is.
            let kept = values.filter { names[$0.key] == nil }
            let moved = values.filter { names[$0.key] != nil }.sorted { $0.key < $1.key }
            return kept.merging(moved.map { (names[$0.key] ?? $0.key, $0.value) }) { first, _ in first }
        }
        lists.candidates = renamed(candidates)
        lists.forCandidates = renamed(forCandidates)
        lists.forOffers = forOffers.mapValues(renamed)
        return lists
    }

    // MARK: As bytes

    func write(to writer: inout ByteWriter) {
        let known = offers.values.sorted { $0.id < $1.id }
        let people = candidates.values.sorted { $0.identity < $1.identity }
        writer.number(known.count)
        for offer in known { for text in [offer.id, offer.source, offer.title] { writer.text(text) } }
        writer.number(people.count)
        for person in people {
            for text in [person.id, person.source, person.name, person.person ?? ""] { writer.text(text) }
        }
        let offerPlaces = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1.id, $0) })
        let places = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.identity, $0) })
        Self.write(forOffers, from: offerPlaces, to: places, &writer)
        Self.write(forCandidates, from: places, to: offerPlaces, &writer)
    }

    private static func write(
        _ lists: [String: [String: Int]],
        from owners: [String: Int],
        to members: [String: Int],
        _ writer: inout ByteWriter
    ) {
        writer.number(lists.count)
        for (owner, list) in lists.sorted(by: { $0.key < $1.key }) {
            writer.number(owners[owner] ?? 0)
            writer.number(list.count)
            for (member, tenths) in list.sorted(by: { $0.key < $1.key }) {
                writer.number(members[member] ?? 0)
                writer.number(tenths)
            }
        }
    }

    init(_ reader: inout ByteReader) throws(ByteReader.Damage) {
        var known: [Scores.OfferReference] = []
        for _ in 0..<(try reader.count()) {
            known.append(.init(id: try reader.text(), source: try reader.text(), title: try reader.text()))
        }
        var people: [Recommendations.CandidateReference] = []
        for _ in 0..<(try reader.count()) {
            var person = Recommendations.CandidateReference(
                id: try reader.text(),
                source: try reader.text(),
                name: try reader.text()
            )
            let whose = try reader.text()
            person.person = whose.isEmpty ? nil : whose
            people.append(person)
        }
        let (offerIDs, ids) = (known.map(\.id), people.map(\.identity))
        forOffers = try Self.lists(&reader, offerIDs, ids)
        forCandidates = try Self.lists(&reader, ids, offerIDs)
        offers = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        candidates = Dictionary(people.map { ($0.identity, $0) }) { first, _ in first }
    }

    private static func lists(
        _ reader: inout ByteReader,
        _ owners: [String],
        _ members: [String]
    ) throws(ByteReader.Damage) -> [String: [String: Int]] {
        let count = try reader.count()
        var lists: [String: [String: Int]] = [:]
        lists.reserveCapacity(count)
        for _ in 0..<count {
            let owner = try reader.number()
            var list: [String: Int] = [:]
            for _ in 0..<(try reader.count()) {
                let (member, tenths) = (try reader.number(), try reader.number())
                guard member < members.count else { throw ByteReader.Damage() }
                list[members[member]] = tenths
            }
            guard owner < owners.count else { throw ByteReader.Damage() }
            lists[owners[owner]] = list
        }
        return lists
    }
}
