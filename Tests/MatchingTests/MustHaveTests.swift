// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Matching
import ProfileModel
import Testing

/// Verdicts on must-haves against those of people who read the same offers and CVs.
@Suite("Must-haves", .enabled(if: Samples.folder != nil, "GREFFIER_SAMPLES names no folder"))
struct MustHaveTests {
    /// What people said of one must-have: a CV that is named nowhere lacks it.
    private struct Label: Decodable {
        var text: String
        var kind: String
        var met: [String]
        var unknown: [String]
        var doubtful: [String]?

        func verdict(of candidate: String) -> String {
            met.contains(candidate) ? "met" : unknown.contains(candidate) ? "unknown" : "missing"
        }

        func isDoubtful(_ candidate: String) -> Bool {
            doubtful?.contains { $0.hasPrefix(candidate) } == true
        }
    }

    private struct Labels: Decodable {
        struct Offer: Decodable {
            var mustHaves: [Label]
            private enum CodingKeys: String, CodingKey { case mustHaves = "must_haves" }
        }
        var offers: [String: Offer]
    }

    /// Offers at which nobody looked while the rules were mended.
    private static let aside: Set<String> = ["offer-18", "offer-21", "offer-24"]

    private struct Count {
        var right = 0
        var all = 0
        var clearRight = 0
        var clear = 0

        mutating func add(_ isRight: Bool, isDoubtful: Bool) {
            all += 1
            right += isRight ? 1 : 0
            guard !isDoubtful else { return }
            clear += 1
            clearRight += isRight ? 1 : 0
        }

        var share: Double { Double(right) / Double(max(1, all)) }
        var clearShare: Double { Double(clearRight) / Double(max(1, clear)) }
    }

    @Test("the verdicts are those of people who read offers and CVs, in 95 of 100 pairs")
    func verdicts() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/must-haves.json")
        let labels = try JSONDecoder().decode(Labels.self, from: Data(contentsOf: file))
        let verbose = ProcessInfo.processInfo.environment["GREFFIER_VERBOSE"] != nil
        let candidates = try Samples.candidates()
        var (seen, aside) = (Count(), Count())
        for offer in try Samples.offers() {
            let id = offer.reference.id
            guard let wanted = labels.offers[id]?.mustHaves else { continue }
            let isAside = Self.aside.contains(id)
            let prepared = Fixtures.scorer.prepare([offer])
            for candidate in candidates {
                let score = Fixtures.scorer.scores(
                    profile: candidate.profile,
                    evidence: [:],
                    offers: prepared,
                    asOf: "2026-11-20"
                ).offers[0]
                for label in wanted {
                    let own = Self.find(label, in: score)
                    // Half-way counts as missing.
                    let verdict = own.map { $0.verdict == .partly ? "missing" : $0.verdict.rawValue } ?? "not asked"
                    let truth = label.verdict(of: candidate.reference.id)
                    let isDoubtful = label.isDoubtful(candidate.reference.id)
                    if isAside {
                        aside.add(verdict == truth, isDoubtful: isDoubtful)
                    } else {
                        seen.add(verdict == truth, isDoubtful: isDoubtful)
                        if verbose, verdict != truth {
                            print(
                                "WRONG",
                                id,
                                label.kind,
                                label.text,
                                "|",
                                candidate.reference.id,
                                "| truth",
                                truth,
                                "own",
                                own?.verdict.rawValue ?? "-",
                                "|",
                                own?.text ?? "-",
                                "|",
                                own?.cvQuote ?? "-",
                                isDoubtful ? "doubtful" : ""
                            )
                        }
                    }
                }
            }
        }
        print("MEASURE must-haves: seen", seen.share, "of", seen.all, "clear", seen.clearShare, "of", seen.clear)
        print("MEASURE must-haves: aside", aside.share, "of", aside.all, "clear", aside.clearShare, "of", aside.clear)
        #expect(seen.all + aside.all == 3552)
        #expect(seen.share >= 0.95)
        #expect(aside.share >= 0.95)
    }

    /// The must-have of a score that people meant by theirs.
    private static func find(_ label: Label, in score: Scores.OfferScore) -> Scores.MustHave? {
        let words = Set(label.text.lowercased().split { !$0.isLetter && !$0.isNumber })
        func shared(_ must: Scores.MustHave) -> Int {
            let own = Set("\(must.text) \(must.offerQuote ?? "")".lowercased().split { !$0.isLetter && !$0.isNumber })
            return own.intersection(words).count
        }
        let kinds = score.categories.reduce(into: [String: String]()) { names, category in
            for item in category.items { names[item.text] = category.name }
        }
        let names = ["skill": "skills", "language": "languages", "degree": "education", "years": "experience"]
        let same = score.mustHaves.filter { kinds[$0.text] == names[label.kind] }
        return same.max { shared($0) < shared($1) }.flatMap { shared($0) > 0 || same.count == 1 ? $0 : nil }
    }
}
