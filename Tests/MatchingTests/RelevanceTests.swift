// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Relevance", .enabled(if: Samples.folder != nil, "GREFFIER_SAMPLES names no folder"))
struct RelevanceTests {
    @Test("the best candidates stand first for the sample offers")
    func ranking() throws {
        let folder = try #require(Samples.folder)
        let grades = try JSONDecoder().decode(
            [String: [String: Int]].self,
            from: Data(contentsOf: folder.appending(path: "relevance.json"))
        )
        let scorer = Fixtures.scorer
        var candidates: [String: CandidateFeatures] = [:]
        for file in try files(in: folder.appending(path: "truth")) {
            let profile = try JSONDecoder().decode(Profile.self, from: Data(contentsOf: file))
            candidates[stem(file)] = scorer.features(of: profile, evidence: [:], asOf: "2026-11-20")
        }
        var results: [(name: String, gain: Double)] = []
        let verbose = ProcessInfo.processInfo.environment["GREFFIER_VERBOSE"] != nil
        for file in try files(in: folder.appending(path: "offers")) {
            let reading = OfferReader(lexicons: Fixtures.lexicons).read(try Samples.offer(file))
            if verbose { show(reading, file) }
            let features = scorer.features(of: reading.offer, evidence: reading.evidence)
            let truth = try #require(grades[stem(file)])
            let ranked = candidates.map { (id: $0.key, tenths: scorer.assess($0.value, features).tenths) }
            results.append((stem(file), gain(ranked, truth)))
            if verbose {
                let top = ranked.sorted { ($1.tenths, $0.id) < ($0.tenths, $1.id) }.prefix(9)
                print(stem(file), top.map { "\($0.id):\($0.tenths)/\(truth[$0.id] ?? 0)" }.joined(separator: " "))
            }
        }
        let mean = results.map(\.gain).reduce(0, +) / Double(results.count)
        // Every third offer was kept aside while the rules were written.
        let held = results.enumerated().filter { $0.offset % 3 == 2 }.map(\.element.gain)
        let seen = results.enumerated().filter { $0.offset % 3 != 2 }.map(\.element.gain)
        print("nDCG@10: all", mean, "seen", average(seen), "held out", average(held))
        for result in results where result.gain < 0.95 { print("  ", result.name, result.gain) }
        #expect(mean >= 0.95)
    }

    private func show(_ reading: OfferReading, _ file: URL) {
        let offer = reading.offer
        print(
            "==",
            file.lastPathComponent,
            offer.title ?? "?",
            "|",
            offer.company ?? "?",
            "|",
            offer.location?.city ?? "?",
            "|",
            offer.type ?? "?",
            "|",
            offer.greffier?.years ?? -1,
            offer.greffier?.eqf ?? -1
        )
        print(
            "  ",
            (offer.skills ?? []).map { "\($0.name)(\($0.level?.prefix(1) ?? "?"))" }.joined(separator: ", "),
            "|",
            (offer.greffier?.languages ?? []).map { "\($0.language) \($0.cefr ?? "-")" }.joined(separator: ", ")
        )
    }

    /// The samples as recommendations take them.
    private func market() throws -> (offers: [OfferEntry], candidates: [CandidateEntry]) {
        let folder = try #require(Samples.folder)
        let candidates = try files(in: folder.appending(path: "truth")).map { file in
            let profile = try JSONDecoder().decode(Profile.self, from: Data(contentsOf: file))
            return CandidateEntry(
                reference: .init(id: stem(file), source: stem(file) + ".pdf", name: profile.basics?.name ?? ""),
                profile: profile,
                evidence: [:]
            )
        }
        let offers = try files(in: folder.appending(path: "offers")).map { file in
            let reading = OfferReader(lexicons: Fixtures.lexicons).read(try Samples.offer(file))
            return OfferEntry(
                reference: .init(id: stem(file), source: file.lastPathComponent, title: reading.offer.title ?? ""),
                offer: reading.offer,
                evidence: reading.evidence
            )
        }
        return (offers, candidates)
    }

    private func recommendations(
        _ market: (offers: [OfferEntry], candidates: [CandidateEntry]),
        _ options: RecommendationOptions,
        language: ReportLanguage = .french
    ) throws -> Recommendations {
        try Recommender(scorer: Fixtures.scorer.with(language: language), options: options).recommendations(
            offers: market.offers,
            candidates: market.candidates,
            asOf: "2026-11-20",
            generatedAt: "2026-11-20T01:00:00.000Z"
        )
    }

    @Test("lists that are not all alike cost at most three in a hundred of nDCG@10")
    func diversity() throws {
        let folder = try #require(Samples.folder)
        let grades = try JSONDecoder().decode(
            [String: [String: Int]].self,
            from: Data(contentsOf: folder.appending(path: "relevance.json"))
        )
        let market = try market()
        var (mean, variety): ([Double: Double], [Double: Double]) = ([:], [:])
        for share in [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5] {
            // Without caps, so that diversity is all that moves anybody.
            let options = RecommendationOptions(diversity: share, perCandidate: 1000, perOffer: 1000)
            let result = try recommendations(market, options)
            mean[share] = average(
                try result.offers.map { gain(list: $0, try #require(grades[$0.offer.id])) }
            )
            variety[share] = result.diversity?.variety
        }
        let byScore = try #require(mean[1])
        for share in mean.keys.sorted(by: >) {
            let loss = (1 - (mean[share] ?? 0) / byScore) * 100
            print("share", share, "nDCG@10", mean[share] ?? 0, "loss, %", loss, "variety", variety[share] ?? 0)
        }
        let usual = RecommendationOptions().diversity
        #expect(try #require(mean[usual]) >= 0.97 * byScore)
        #expect(try #require(variety[usual]) > (try #require(variety[1])))
        // With the usual caps on top.
        let capped = try recommendations(market, RecommendationOptions())
        let gains = try capped.offers.map { gain(list: $0, try #require(grades[$0.offer.id])) }
        print("with the usual caps", average(gains))
        #expect(average(gains) >= 0.97 * byScore)
    }

    private func gain(list: Recommendations.ForOffer, _ truth: [String: Int]) -> Double {
        // In the order shown: who stands first counts most.
        let places = list.candidates.enumerated().map { (id: $1.candidate.id, tenths: 1000 - $0) }
        return gain(places, truth)
    }

    @Test("pages of the samples, written where GREFFIER_PAGES says")
    func pages() throws {
        guard let target = ProcessInfo.processInfo.environment["GREFFIER_PAGES"].map({ URL(filePath: $0) }) else {
            return
        }
        func write(_ text: String, _ name: String, _ language: ReportLanguage) throws {
            let folder = target.appending(path: language.rawValue)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let market = try market()
        let person = market.candidates[1]
        for language in [ReportLanguage.french, .english] {
            let scorer = Fixtures.scorer.with(language: language)
            let scores = scorer.scores(
                profile: person.profile,
                evidence: [:],
                offers: market.offers,
                asOf: "2026-11-20"
            )
            let name = person.reference.name
            try write(
                ScoresPage(language: language).html(scores, candidate: name, source: "v002.txt"),
                "scores.html",
                language
            )
            try write(ScoresBrief(language: language).html(scores, candidate: name), "brief.html", language)
            try write(ScoresChart(language: language).html(scores, candidate: name), "chart.html", language)
            let result = try recommendations(market, RecommendationOptions(top: 5), language: language)
            try write(
                RecommendationsPage(language: language, hasShortlists: true).html(result),
                "index.html",
                language
            )
            try write(
                String(decoding: RecommendationsTable(language: language).file(result), as: UTF8.self),
                "recommendations.csv",
                language
            )
            for list in result.offers {
                let page = RecommendedShortlistPage(language: language)
                let text = page.html(list, of: result, isFirst: page.isFirst(result))
                try write(text, RecommendedShortlistPage.name(of: list.offer), language)
            }
            let list = Shortlister(scorer: scorer, top: 8).shortlist(
                market.offers[0],
                isOpen: true,
                candidates: market.candidates,
                in: "candidates",
                asOf: "2026-11-20"
            )
            try write(ShortlistPage(language: language).html(list), "shortlist.html", language)
        }
    }

    private func average(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
    private func stem(_ file: URL) -> String { file.deletingPathExtension().lastPathComponent }

    private func files(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// nDCG@10 with gain 2^grade − 1; candidates of one score in the worst order.
    private func gain(_ ranked: [(id: String, tenths: Int)], _ truth: [String: Int]) -> Double {
        let order = ranked.sorted { left, right in
            left.tenths != right.tenths ? left.tenths > right.tenths : (truth[left.id] ?? 0) < (truth[right.id] ?? 0)
        }
        func sum(_ grades: [Int]) -> Double {
            grades.prefix(10).enumerated().reduce(0) {
                $0 + (pow(2, Double($1.element)) - 1) / log2(Double($1.offset) + 2)
            }
        }
        let ideal = sum(truth.values.sorted(by: >))
        return ideal == 0 ? 1 : sum(order.map { truth[$0.id] ?? 0 }) / ideal
    }
}

@Suite("Load", .enabled(if: ProcessInfo.processInfo.environment["GREFFIER_LOAD"] != nil, "GREFFIER_LOAD is not set"))
struct LoadTests {
    @Test("all pairs of 10,000 candidates and 200 offers")
    func pairs() throws {
        let folder = try #require(Samples.folder)
        let profiles = try FileManager.default
            .contentsOfDirectory(at: folder.appending(path: "truth"), includingPropertiesForKeys: nil)
            .map { try JSONDecoder().decode(Profile.self, from: Data(contentsOf: $0)) }
        let offers = try FileManager.default
            .contentsOfDirectory(at: folder.appending(path: "offers"), includingPropertiesForKeys: nil)
            .map { OfferReader(lexicons: Fixtures.lexicons).read(try Samples.offer($0)) }
        let candidates = (0..<10_000).map { index in
            CandidateEntry(
                reference: .init(id: "c\(index)", source: "\(index).pdf", name: "N\(index)"),
                profile: profiles[index % profiles.count],
                evidence: [:]
            )
        }
        let wanted = (0..<200).map { index in
            let reading = offers[index % offers.count]
            return OfferEntry(
                reference: .init(id: "o\(index)", source: "\(index).pdf", title: reading.offer.title ?? ""),
                offer: reading.offer,
                evidence: reading.evidence
            )
        }
        let clock = ContinuousClock()
        let time = try clock.measure {
            let result = try Recommender(scorer: Fixtures.scorer).recommendations(
                offers: wanted,
                candidates: candidates,
                asOf: "2026-11-20",
                generatedAt: "2026-11-20T01:00:00.000Z"
            )
            #expect(result.offers.count == 200)
        }
        print("MEASURE 2,000,000 pairs with explanations of the top 10 each way:", time)
    }
}
