// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Turns choices into lists with words, and tells what changed since the run before.
struct RecommendationWriter {
    let offers: [Scores.OfferReference]
    let people: [Recommendations.CandidateReference]
    let choice: Choice
    let task: RecommendationTask
    /// What the run before showed, under the present names.
    private let previous: ShownLists?
    /// Others by score for each offer, after those chosen.
    private let others: [[Int]]
    private let offerPlaces: [String: Int]
    /// Open offers and closed ones.
    private let known: Set<String>
    private let places: [String: Int]

    init(board: Board, choice: Choice, task: RecommendationTask) {
        offers = board.offers
        people = board.candidates.map(\.reference)
        previous = task.previous?.naming(people)
        self.choice = choice
        self.task = task
        known = Set(task.offers.lazy.map(\.entry.reference.id))
        offerPlaces = Dictionary(uniqueKeysWithValues: offers.enumerated().map { ($1.id, $0) })
        places = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.identity, $0) })
        others = offers.indices.map { offer in
            let chosen = Set(choice.forOffers[offer])
            return choice.candidatesByScore[offer].prefix(choice.options.explained).map(Int.init)
                .filter { !chosen.contains($0) }
        }
    }

    /// The lists; `board` makes the words that are not kept yet.
    func recommendations(filling board: inout Board) throws -> Recommendations {
        var lists = offers.indices.map { offer in
            (chosen: [Int: Recommendations.ForOffer.Match](), others: [Int: Recommendations.ForOffer.Match]())
        }
        let wanted = wantedPairs()
        var forCandidates: [Recommendations.ForCandidate] = []
        forCandidates.reserveCapacity(people.count)
        try forEachPerson(wanted, &board) { person, words, board in
            for offer in wanted[person] {
                let match = match(offer, person, board.tenths(offer, person), words[offer])
                if choice.forOffers[offer].contains(person) {
                    lists[offer].chosen[person] = match
                } else {
                    lists[offer].others[person] = match
                }
            }
            forCandidates.append(forCandidate(person, words, board))
        }
        let forOffers = offers.indices.map { offer in
            var entry = Recommendations.ForOffer(
                offer: offers[offer],
                candidates: choice.forOffers[offer].compactMap { lists[offer].chosen[$0] }
            )
            entry.others = others[offer].compactMap { lists[offer].others[$0] }
            entry.remarks = remarks(ofOffer: offer, board)
            return entry
        }
        var result = Recommendations(
            generatedAt: task.generatedAt,
            offers: forOffers,
            candidates: forCandidates,
            leftOut: board.leftOut
        )
        result.asOf = String(task.asOf.prefix(10))
        result.gone = gone()
        result.diversity = diversity(board)
        result.exposure = exposure()
        return result
    }

    /// Hands over each person in turn with the words of the pairs that are shown.
    ///
    /// What is kept is read on two threads, some hundred people at a time; only what is missing is made one by one.
    private func forEachPerson(
        _ wanted: [Set<Int>],
        _ board: inout Board,
        _ body: (Int, [Int: PairWords], Board) -> Void
    ) throws {
        let pairs = people.indices.map { wanted[$0].union(choice.forCandidates[$0]) }
        for start in stride(from: 0, to: people.count, by: Self.peopleAtOnce) {
            guard !task.isCancelled() else { throw CancellationError() }
            let some = start..<min(start + Self.peopleAtOnce, people.count)
            let kept = ConcurrentMap.values(some) { [board] in board.keptWords(of: $0, for: pairs[$0]) }
            for (person, words) in zip(some, kept) {
                let isWhole = words.count == pairs[person].count
                body(person, isWhole ? words : try board.words(of: person, for: pairs[person]), board)
            }
        }
    }

    private static let peopleAtOnce = 256

    /// The offers in whose lists each candidate stands.
    private func wantedPairs() -> [Set<Int>] {
        var wanted: [Set<Int>] = Array(repeating: [], count: people.count)
        for offer in offers.indices {
            for person in choice.forOffers[offer] + others[offer] { wanted[person].insert(offer) }
        }
        return wanted
    }

    // MARK: Matches

    private func match(
        _ offer: Int,
        _ person: Int,
        _ tenths: UInt16,
        _ words: PairWords?
    ) -> Recommendations.ForOffer.Match {
        let before = previous?.forOffers[offers[offer].id]?[people[person].identity]
        var match = Recommendations.ForOffer.Match(
            candidate: people[person],
            score: Double(tenths) / 10,
            new: before == nil,
            mustHaves: words?.mustHaves ?? [],
            reasons: words?.reasons ?? []
        )
        match.standing = standing(offer, person, tenths, before)
        match.standing.rank = choice.candidatesByScore[offer].firstIndex(of: Int32(person)).map { $0 + 1 }
        return match
    }

    private func forCandidate(
        _ person: Int,
        _ words: [Int: PairWords],
        _ board: Board
    ) -> Recommendations.ForCandidate {
        let matches = choice.forCandidates[person].map { offer -> Recommendations.ForCandidate.Match in
            let tenths = board.tenths(offer, person)
            let before = previous?.forCandidates[people[person].identity]?[offers[offer].id]
            var match = Recommendations.ForCandidate.Match(
                offer: offers[offer],
                score: Double(tenths) / 10,
                new: before == nil,
                mustHaves: words[offer]?.mustHaves ?? [],
                reasons: words[offer]?.reasons ?? []
            )
            match.standing = standing(offer, person, tenths, before)
            match.standing.rank = choice.offersByScore[person].firstIndex(of: Int32(offer)).map { $0 + 1 }
            return match
        }
        var entry = Recommendations.ForCandidate(candidate: people[person], offers: matches)
        entry.remarks = remarks(ofPerson: person, board)
        return entry
    }

    private func standing(
        _ offer: Int,
        _ person: Int,
        _ tenths: UInt16,
        _ before: Int?
    ) -> Recommendations.Standing {
        var standing = Recommendations.Standing()
        if let before, before != Int(tenths) { standing.previousScore = Double(before) / 10 }
        standing.outcome = task.judged[offers[offer].id, people[person].id]
        return standing
    }

    // MARK: What is not shown

    private func remarks(ofOffer offer: Int, _ board: Board) -> Recommendations.Remarks {
        var remarks = Recommendations.Remarks()
        let id = offers[offer].id
        let before = previous?.forOffers[id]
        remarks.isNew = previous != nil && before == nil
        remarks.rejected = choice.rejectedByOffer[offer]
        let chosen = choice.forOffers[offer]
        let held = choice.candidatesByScore[offer].prefix(chosen.count).map(Int.init).filter { !chosen.contains($0) }
        func why(_ person: Int) -> Recommendations.Mention.Reason {
            choice.heldFromOffers[offer].contains(person) ? .exposure : .likeness
        }
        remarks.heldBack = held.map { mention(people[$0], Int(board.tenths(offer, $0)), why($0)) }
        let shown = Set(chosen.map { people[$0].identity })
        remarks.gone = (before ?? [:]).filter { !shown.contains($0.key) }.compactMap { whose, tenths in
            guard let reference = previous?.candidates[whose] else { return nil }
            guard let person = places[whose] else { return mention(reference, tenths, .withdrawn) }
            if task.judged[id, people[person].id] == .rejected { return mention(people[person], tenths, .rejected) }
            return mention(people[person], tenths, held.contains(person) ? why(person) : .overtaken)
        }.sorted(by: Self.isBefore)
        return remarks
    }

    private func remarks(ofPerson person: Int, _ board: Board) -> Recommendations.Remarks {
        var remarks = Recommendations.Remarks()
        let id = people[person].id
        let before = previous?.forCandidates[people[person].identity]
        remarks.isNew = previous != nil && before == nil
        remarks.rejected = choice.rejectedByCandidate[person]
        let chosen = choice.forCandidates[person]
        let held = choice.offersByScore[person].prefix(chosen.count).map(Int.init).filter { !chosen.contains($0) }
        remarks.heldBack = held.map { mention(offers[$0], Int(board.tenths($0, person)), .exposure) }
        guard let before, !before.isEmpty else { return remarks }
        remarks.gone = before.filter { old in !chosen.contains { offers[$0].id == old.key } }.compactMap {
            old,
            tenths in
            guard let reference = previous?.offers[old] else { return nil }
            guard let offer = offerPlaces[old] else {
                return mention(reference, tenths, known.contains(old) ? .closed : .withdrawn)
            }
            if task.judged[old, id] == .rejected { return mention(reference, tenths, .rejected) }
            return mention(offers[offer], tenths, held.contains(offer) ? .exposure : .overtaken)
        }.sorted(by: Self.isBefore)
        return remarks
    }

    private func mention(
        _ person: Recommendations.CandidateReference,
        _ tenths: Int,
        _ reason: Recommendations.Mention.Reason
    ) -> Recommendations.Mention {
        .init(id: person.id, source: person.source, name: person.name, score: Double(tenths) / 10, reason: reason)
    }

    private func mention(
        _ offer: Scores.OfferReference,
        _ tenths: Int,
        _ reason: Recommendations.Mention.Reason
    ) -> Recommendations.Mention {
        .init(id: offer.id, source: offer.source, name: offer.title, score: Double(tenths) / 10, reason: reason)
    }

    private static func isBefore(_ left: Recommendations.Mention, _ right: Recommendations.Mention) -> Bool {
        (right.score, left.name, left.id) < (left.score, right.name, right.id)
    }

    private func gone() -> Recommendations.Gone? {
        guard let previous else { return nil }
        let offers = previous.offers.values.filter { previous.forOffers[$0.id] != nil && offerPlaces[$0.id] == nil }
        let people = previous.candidates.filter { previous.forCandidates[$0.key] != nil && places[$0.key] == nil }
            .map(\.value)
        return .init(
            offers: offers.sorted { ($0.title, $0.id) < ($1.title, $1.id) },
            candidates: people.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        )
    }

    // MARK: Figures

    private func diversity(_ board: Board) -> Recommendations.Diversity? {
        func mean(_ lists: [[Int]]) -> Double? {
            let values = lists.compactMap { VariedChoice.variety(of: $0) { board.likeness($0, $1) } }
            return values.isEmpty ? nil : ExposureFigures.rounded(values.reduce(0, +) / Double(values.count))
        }
        let byScore = choice.candidatesByScore.map { $0.prefix(choice.options.top).map(Int.init) }
        guard let variety = mean(choice.forOffers), let plain = mean(byScore) else { return nil }
        return .init(share: choice.options.diversity, variety: variety, varietyByScore: plain)
    }

    private func exposure() -> Recommendations.Exposure {
        let top = choice.options.top
        func figures(_ lists: [[Int]], _ orders: [[Int32]], _ held: [Set<Int>], _ members: Int, _ cap: Int)
            -> Recommendations.Exposure.Figures
        {
            let counts = ExposureFigures.counts(lists, of: members)
            let plain = ExposureFigures.counts(orders.map { $0.prefix(top).map(Int.init) }, of: members)
            return .init(
                cap: cap,
                heldBack: held.reduce(0) { $0 + $1.count },
                coverage: ExposureFigures.coverage(counts),
                coverageByScore: ExposureFigures.coverage(plain),
                gini: ExposureFigures.gini(counts),
                giniByScore: ExposureFigures.gini(plain)
            )
        }
        return .init(
            candidates: figures(
                choice.forOffers,
                choice.candidatesByScore,
                choice.heldFromOffers,
                people.count,
                choice.perCandidate
            ),
            offers: figures(
                choice.forCandidates,
                choice.offersByScore,
                choice.heldFromCandidates,
                offers.count,
                choice.perOffer
            )
        )
    }
}
