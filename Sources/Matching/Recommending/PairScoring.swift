// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// Scores all pairs, taking from the memory of the run before what has not changed.
///
/// One candidate is read at a time, so that ten thousand need no more room than one; what is kept of each is a few
/// hundred bytes of points and the words of its best pairs.
struct PairScoring {
    let scorer: Scorer
    /// How many of a candidate's best offers have their words kept.
    let explained: Int
    /// The day of the scores.
    let asOf: String
    /// What each slot asks for.
    let wanted: [OfferFeatures]
    /// Their meanings.
    private let meanings: MeaningTable
    /// The memory being written.
    private(set) var memory: RecommendationMemory
    /// Candidates that were read, and pairs that were scored.
    private(set) var counts = RecommendationCounts()

    private let old: RecommendationMemory
    /// The old slot of each slot.
    private let known: [Int?]
    private let isSame: Bool

    /// Equal offers share a slot.
    init(
        _ scorer: Scorer,
        offers: [OfferSource],
        explained: Int,
        asOf: String,
        memory old: RecommendationMemory
    ) {
        self.scorer = scorer
        self.explained = explained
        self.asOf = asOf
        self.old = old
        memory = RecommendationMemory(identity: old.identity)
        memory.shared = old.shared
        var seen: Set<String> = []
        let distinct = offers.filter { seen.insert($0.fingerprint).inserted }
        memory.offers = distinct.map(\.fingerprint)
        wanted = distinct.map { scorer.features(of: $0.entry.offer, evidence: $0.entry.evidence) }
        meanings = MeaningTable(wanted.map { $0.meaning?.vector })
        let places = Dictionary(old.offers.enumerated().map { ($1, $0) }) { first, _ in first }
        known = memory.offers.map { places[$0] }
        isSame = old.offers == memory.offers
    }

    /// The points of one candidate; what is kept of them goes into the memory.
    mutating func record(of source: CandidateSource) throws -> CandidateRecord {
        if let block = memory.blocks[source.fingerprint], let twin = try? block.head() { return twin }
        if let block = old.blocks[source.fingerprint], let record = try? carried(block, of: source) { return record }
        let record = try read(source, CandidateRecord(kind: .candidate))
        memory.blocks[source.fingerprint] = CandidateBlock(record, shared: &memory.shared)
        return record
    }

    /// What the run before kept, brought to the present offers; pairs with new offers are scored.
    private mutating func carried(_ block: CandidateBlock, of source: CandidateSource) throws -> CandidateRecord {
        var record = try block.head()
        if isSame || record.kind != .candidate {
            memory.blocks[source.fingerprint] = block
            return record
        }
        let words = try block.words(old.shared.all)
        let tenths = record.tenths
        guard tenths.count == old.offers.count else { throw ByteReader.Damage() }
        record.tenths = known.map { $0.map { tenths[$0] } ?? 0 }
        for (slot, place) in known.enumerated() {
            if let place { record.words[slot] = words[place] }
        }
        if known.contains(nil) { record = try read(source, record) }
        memory.blocks[source.fingerprint] = CandidateBlock(record, shared: &memory.shared)
        return record
    }

    /// Reads the candidate and scores the pairs that `record` holds nothing of.
    private mutating func read(_ source: CandidateSource, _ record: CandidateRecord) throws -> CandidateRecord {
        var record = record
        guard let features = try features(of: source, &record) else { return record }
        let isFresh = record.tenths.isEmpty
        if isFresh { record.tenths = Array(repeating: 0, count: wanted.count) }
        var assessments: [Int: Assessment] = [:]
        let closeness = meanings.closeness(to: features.meaning)
        for slot in wanted.indices where isFresh || known[slot] == nil {
            let assessment = scorer.assess(features, wanted[slot], closeness: closeness[slot])
            record.tenths[slot] = UInt16(assessment.tenths)
            assessments[slot] = assessment
            counts.scored += 1
        }
        let best = Ranking.best(explained, of: record.tenths)
        record.words = record.words.filter { best.contains($0.key) }
        for slot in best where record.words[slot] == nil {
            let assessment = assessments[slot] ?? scorer.assess(features, wanted[slot], closeness: closeness[slot])
            record.words[slot] = scorer.words(assessment, features, wanted[slot])
        }
        return record
    }

    private mutating func features(
        of source: CandidateSource,
        _ record: inout CandidateRecord
    ) throws -> CandidateFeatures? {
        counts.read += 1
        guard let entry = try source.read() else {
            record = CandidateRecord(kind: .other)
            return nil
        }
        if let reason = entry.profile.noCandidate?.reason {
            record = CandidateRecord(kind: .leftOut(reason))
            return nil
        }
        let features = scorer.features(of: entry.profile, evidence: entry.evidence, asOf: asOf)
        record.likeness = features.likeness
        return features
    }

    /// The words of these slots, kept or made.
    mutating func words(of source: CandidateSource, slots: Set<Int>) throws -> [Int: PairWords] {
        var words = keptWords(of: source, slots: slots)
        let missing = slots.filter { words[$0] == nil }
        guard !missing.isEmpty else { return words }
        var record = CandidateRecord(kind: .candidate)
        guard let features = try features(of: source, &record) else { return words }
        for slot in missing.sorted() {
            words[slot] = scorer.words(scorer.assess(features, wanted[slot]), features, wanted[slot])
        }
        keep(words, of: source)
        return words
    }

    /// The words of these slots that the memory holds.
    func keptWords(of source: CandidateSource, slots: Set<Int>) -> [Int: PairWords] {
        guard let block = memory.blocks[source.fingerprint] else { return [:] }
        return (try? block.words(memory.shared.all) { slots.contains($0) }) ?? [:]
    }

    /// Words that had to be made are there the next time.
    private mutating func keep(_ words: [Int: PairWords], of source: CandidateSource) {
        guard let block = memory.blocks[source.fingerprint], var record = try? block.head() else { return }
        record.words = (try? block.words(memory.shared.all)) ?? [:]
        record.words.merge(words) { kept, _ in kept }
        memory.blocks[source.fingerprint] = CandidateBlock(record, shared: &memory.shared)
    }
}
