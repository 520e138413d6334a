// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// What an earlier run showed: who stood in which list, with how many points.
package struct ShownLists: Sendable, Equatable {
    /// Offers and candidates by id, as they were called then.
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
                candidates[match.candidate.id] = match.candidate
                forOffers[entry.offer.id]?[match.candidate.id] = Int((match.score * 10).rounded())
            }
        }
        for entry in recommendations.candidates {
            candidates[entry.candidate.id] = entry.candidate
            forCandidates[entry.candidate.id] = [:]
            for match in entry.offers {
                offers[match.offer.id] = match.offer
                forCandidates[entry.candidate.id]?[match.offer.id] = Int((match.score * 10).rounded())
            }
        }
    }

    // MARK: As bytes

    func write(to writer: inout ByteWriter) {
        let known = offers.values.sorted { $0.id < $1.id }
        let people = candidates.values.sorted { $0.id < $1.id }
        writer.number(known.count)
        for offer in known { for text in [offer.id, offer.source, offer.title] { writer.text(text) } }
        writer.number(people.count)
        for person in people { for text in [person.id, person.source, person.name] { writer.text(text) } }
        let offerPlaces = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1.id, $0) })
        let places = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.id, $0) })
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
            people.append(.init(id: try reader.text(), source: try reader.text(), name: try reader.text()))
        }
        let (offerIDs, ids) = (known.map(\.id), people.map(\.id))
        forOffers = try Self.lists(&reader, offerIDs, ids)
        forCandidates = try Self.lists(&reader, ids, offerIDs)
        offers = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        candidates = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
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
