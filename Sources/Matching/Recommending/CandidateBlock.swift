// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// A `CandidateRecord` as bytes, of which only what is needed is read.
struct CandidateBlock: Sendable {
    private let bytes: [UInt8]
    private let range: Range<Int>

    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    var encoded: ArraySlice<UInt8> { bytes[range] }

    // MARK: Writing

    init(_ record: CandidateRecord, shared: inout SharedTexts) {
        var writer = ByteWriter()
        switch record.kind {
        case .candidate: writer.byte(0)
        case .leftOut(let reason):
            writer.byte(1)
            writer.text(reason)
        case .other: writer.byte(2)
        }
        writer.number(record.likeness.count)
        for term in record.likeness { writer.long(term) }
        writer.number(record.tenths.count)
        for tenths in record.tenths { writer.short(tenths) }
        var own = SharedTexts()
        var pairs = ByteWriter()
        pairs.number(record.words.count)
        for (slot, words) in record.words.sorted(by: { $0.key < $1.key }) {
            pairs.number(slot)
            Self.write(words, to: &pairs, own: &own, shared: &shared)
        }
        writer.texts(own.all)
        writer.bytes += pairs.bytes
        bytes = writer.bytes
        range = 0..<bytes.count
    }

    /// A text is 0 for none, else its place with one bit that tells whether it is shared.
    private static func write(
        _ words: PairWords,
        to writer: inout ByteWriter,
        own: inout SharedTexts,
        shared: inout SharedTexts
    ) {
        writer.number(words.mustHaves.count)
        for must in words.mustHaves {
            writer.byte(UInt8(verdicts.firstIndex(of: must.verdict) ?? 0))
            writer.number(shared.place(of: must.text))
            writer.number(must.cvQuote.map { own.place(of: $0) + 1 } ?? 0)
            writer.number(must.offerQuote.map { shared.place(of: $0) + 1 } ?? 0)
        }
        writer.number(words.reasons.count)
        for reason in words.reasons { writer.number(own.place(of: reason)) }
    }

    private static let verdicts: [Scores.MustHave.Verdict] = [.met, .partly, .missing, .unknown]

    // MARK: Reading

    /// All but the words.
    func head() throws(ByteReader.Damage) -> CandidateRecord {
        var reader = ByteReader(bytes, in: range)
        return try Self.head(&reader)
    }

    private static func head(_ reader: inout ByteReader) throws(ByteReader.Damage) -> CandidateRecord {
        var record = CandidateRecord(kind: .candidate)
        switch try reader.byte() {
        case 0: break
        case 1: record.kind = .leftOut(try reader.text())
        case 2: record.kind = .other
        default: throw ByteReader.Damage()
        }
        let terms = try reader.count(of: 8)
        record.likeness.reserveCapacity(terms)
        for _ in 0..<terms { record.likeness.append(try reader.long()) }
        let offers = try reader.count(of: 2)
        record.tenths.reserveCapacity(offers)
        for _ in 0..<offers { record.tenths.append(try reader.short()) }
        return record
    }

    /// The words of the slots that `wants` names.
    func words(
        _ shared: [String],
        where wants: (Int) -> Bool = { _ in true }
    ) throws(ByteReader.Damage) -> [Int: PairWords] {
        var reader = ByteReader(bytes, in: range)
        _ = try Self.head(&reader)
        let count = try reader.count()
        var own: [Range<Int>] = []
        own.reserveCapacity(count)
        for _ in 0..<count { own.append(try reader.part()) }
        var texts = OwnTexts(ranges: own)
        var words: [Int: PairWords] = [:]
        for _ in 0..<(try reader.number()) {
            let slot = try reader.number()
            let pair = try Self.pair(&reader, &texts, shared, isWanted: wants(slot))
            if let pair { words[slot] = pair }
        }
        return words
    }

    /// The texts of one block, each made once.
    private struct OwnTexts {
        let ranges: [Range<Int>]
        private var made: [String?]

        init(ranges: [Range<Int>]) {
            self.ranges = ranges
            made = Array(repeating: nil, count: ranges.count)
        }

        mutating func text(_ place: Int, _ reader: borrowing ByteReader) throws(ByteReader.Damage) -> String {
            guard ranges.indices.contains(place) else { throw ByteReader.Damage() }
            if let text = made[place] { return text }
            let text = reader.text(at: ranges[place])
            made[place] = text
            return text
        }
    }

    private static func pair(
        _ reader: inout ByteReader,
        _ own: inout OwnTexts,
        _ shared: [String],
        isWanted: Bool
    ) throws(ByteReader.Damage) -> PairWords? {
        var words = PairWords(mustHaves: [], reasons: [])
        for _ in 0..<(try reader.number()) {
            let verdict = Int(try reader.byte())
            let (text, cv, offer) = (try reader.number(), try reader.number(), try reader.number())
            guard isWanted else { continue }
            guard verdicts.indices.contains(verdict), text < shared.count, offer <= shared.count else {
                throw ByteReader.Damage()
            }
            words.mustHaves.append(
                .init(
                    text: shared[text],
                    verdict: verdicts[verdict],
                    cvQuote: cv == 0 ? nil : try own.text(cv - 1, reader),
                    offerQuote: offer == 0 ? nil : shared[offer - 1]
                )
            )
        }
        for _ in 0..<(try reader.number()) {
            let reason = try reader.number()
            if isWanted { words.reasons.append(try own.text(reason, reader)) }
        }
        return isWanted ? words : nil
    }
}
